# Agreements between agencies on what they share. A share that rests on one stops when it ends.
agreements-title = Agreements
agreements-lead = { $live ->
    [0] No agreement is in force or coming.
    [one] One agreement is in force or coming.
   *[other] { $live } agreements are in force or coming.
} { $late ->
    [0] No review is overdue.
    [one] One review is overdue.
   *[other] { $late } reviews are overdue.
}
agreements-add = Add an agreement
agreements-none = No agreement yet
agreements-none-why = Without one, agencies share only what a law lays down. Write down who shares what with whom, and until when.
agreements-name = Title
agreements-parties = Parties
agreements-parties-hint = Each shares with each. A kind of agency stands for all of that kind, now and later
agreements-every = every { $kind }
agreements-what = What is shared
agreements-purposes = What for
agreements-basis = What it rests on
agreements-basis-kind = { $code ->
    [statute] A law
    [agreement] An agreement between agencies
    [contract] A contract for a service
   *[permission] The person’s permission
}
agreements-basis-words = The basis in words
agreements-basis-words-hint = Article, number, day of signature
agreements-security = How it is kept safe
agreements-security-hint = Who has access, how long it is kept, what happens after a loss
agreements-contacts = Contacts
agreements-contacts-hint = Whom each side calls about data
agreements-starts = First day
agreements-starts-hint = For example, 1 1 2027
agreements-ends = Last day
agreements-ends-hint = Leave it empty where none is laid down
agreements-review = Review by
agreements-review-hint = Both sides’ data-protection officers are reminded 30 and 7 days before
agreements-save = Save the agreement
agreements-saved = The agreement is saved.
agreements-standing = { $code ->
    [coming] Not yet in force
    [live] In force
    [review_overdue] Review overdue
   *[ended] Ended
}
agreements-end = End this agreement
agreements-end-lead = It ends at once: what rests on it is refused at the next read. It cannot be taken up again; a new one can be written.
agreements-end-reason = Why it ends
agreements-end-act = End it now
agreements-ended = The agreement has ended. The other parties’ officers are told.
agreements-error-title = Enter a title
agreements-error-parties = Tick two agencies at least, or a kind of agency
agreements-error-own = Tick your own agency too: you look after its agreements only
agreements-error-victim = Take out what concerns people who were harmed: no agreement opens it
agreements-error-purposes = Tick what it is for
agreements-error-basis = Choose what it rests on
agreements-error-basis-words = Enter the article, the number or the day of signature
agreements-error-security = Enter how what is shared is kept safe
agreements-error-contacts = Enter whom each side calls
agreements-error-starts = Enter the first day, such as 1 1 2027
agreements-error-ends = Enter a last day after the first, or leave it empty
agreements-error-review = Enter the day of the review, such as 1 12 2027
agreements-error-review-outside = Enter a day of review between the first day and the last
agreements-error-reason = Enter why it ends
agreements-refused-ended = This agreement has ended already.
