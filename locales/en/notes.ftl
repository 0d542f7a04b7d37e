notes-title = Contact notes
notes-write = Write a note
notes-correct = Correct this note
notes-correct-lead = The old note stays as it is; yours will stand after it.
notes-happened = { $code ->
    [met] Met
    [phoned] Phoned
    [message] Message
    [went_with] Went with them
    [with_partner] With a partner
    [did_not_come] Did not come
   *[no_answer] No answer
}
notes-about = { $code ->
    [housing] Housing
    [papers] ID
    [money] Money
    [work] Work
    [health] Health
    [family] Family
    [safety] Safety
   *[other] Other
}
notes-make-step = Make it a step
notes-step-for = for
notes-step-on = by
notes-more = Another day, or something else for other readers
notes-when = On which day (today, if empty)
notes-second = Also about
notes-second-text = What matters about that
notes-keep = Keep for later
notes-kept = Kept for later. Only you can see it.
notes-saved = Note saved
notes-you = you
notes-your-team = your team
notes-readers-by-topic = Who else can read it, by topic
notes-only-your-agency = only your agency
notes-contacts = { $n ->
    [one] { $n } contact.
   *[other] { $n } contacts.
}
notes-attempts = { $n ->
    [0] No attempts without an answer.
    [one] { $n } attempt without an answer.
   *[other] { $n } attempts without an answer.
}
notes-empty = Nobody has written a note yet.
notes-by = { $name }, { $agency }
notes-attempt = Attempt
notes-corrected = Corrected
notes-see-correction = Read the correction
notes-see-corrected = Corrects an earlier note
notes-withheld = Withheld: { $topic }. It stays with the agency that wrote it.
notes-error-kind = Choose what happened
notes-error-about = Choose what it is about: this decides who can read it
notes-error-beside = Write the whole first: the short form stands beside it
notes-error-nothing = Write one line on what matters
notes-error-step-words = Write what is to be done; it becomes the step
notes-error-future = Enter today or an earlier day
