# Break-glass: opened at once with a reason, because a life or a child is in danger.
glass-title = Open { $name }’s file to save a life
glass-lead = For danger to a life or a child, and for nothing else.
glass-called-title = Somebody is in danger
glass-called-lead = For police and health services who were called to a person they have no case with.
glass-given-name = Given name
glass-surname = Surname
glass-born = Day of birth
glass-ground = What is in danger
glass-ground-of = { $code ->
    [life] A life
   *[child] A child
}
glass-reason = What happened
glass-reason-hint = One sentence is enough
glass-open-act = Open it and tell who must know
glass-opens = What opens
glass-opens-what = What the rules withhold from you about this person
glass-never = What stays closed
glass-never-what = Information about people who were harmed, and violence the person lived through
glass-ends = For how long
glass-ends-what = { $n } hours
glass-told = Who is told at once
glass-told-what = The lead worker and the data-protection officers
glass-looked-at = Who looks at it
glass-looked-at-what = Somebody else, within { $n } working days
glass-open-until = Open until { $date }, { $time }
glass-needs = What is known
glass-needs-none = Nothing is written down about needs.
glass-need-levels = The person: { $person }. The worker: { $worker }. { $date }
glass-languages = Languages
glass-held-in = Is in
glass-released = Released
glass-lead-worker = Lead worker
glass-case = Open the whole case
glass-close = The danger is over: close it
glass-closed = Closed. What you saw stands in the ledger.
glass-search = Is a life in danger? Name somebody you have no case with
glass-offer = Is a life or a child in danger?
glass-reviews-title = Opened in an emergency
glass-reviews-lead = { $n ->
    [0] Everything was looked at.
    [one] One waits for a review.
   *[other] { $n } wait for a review.
}
glass-reviews-none = Nobody has opened a file in an emergency.
glass-when = When
glass-who = Who
glass-about = About (id of the person)
glass-review-state = Review
glass-overdue = Overdue since { $date }
glass-due = By { $date }
glass-review-title = Opened on { $date }
glass-reviewed-by = Reviewed by
glass-entries = What was looked at then
glass-finding = Was it needed?
glass-finding-of = { $code ->
    [justified] It was needed
   *[not_justified] It was not needed
}
glass-words = What you found, and what follows
glass-words-hint = Needed where it was not needed: who was talked to, what changes
glass-review-act = Write the review down
glass-reviewed = The review is written down.
glass-error-ground = Choose what is in danger
glass-error-reason = Say what happened, in { $n } letters or more
glass-error-born = Enter the day of birth, such as 14 6 1997
glass-error-name = Enter given name and surname
glass-error-nobody = Nobody, or more than one, has this name and day of birth. Look at the spelling; this try stands in the ledger
glass-error-finding = Choose whether it was needed
glass-error-words = Say what follows, in { $n } letters or more
glass-refused-own = You opened this yourself; somebody else reviews it.
glass-refused-reviewed = This was reviewed meanwhile.
