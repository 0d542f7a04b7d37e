needs-title = Needs
needs-lead = Each part of life as { $name } sees it and as the worker sees it. The two are never averaged.
needs-domain = Part of life
needs-by-person = As { $name } sees it
needs-by-worker = As the worker sees it
needs-ask = Ask
needs-change = Ask again
needs-level = { $code ->
    [0] In crisis
    [1] Urgent
    [2] Unstable
    [3] Mostly stable
   *[4] Stable
}
needs-level-hint = { $code ->
    [0] Nothing holds
    [1] Needs help within days
    [2] Holds today, perhaps not tomorrow
    [3] Holds, with some help
   *[4] Holds
}
needs-not-said = Not said
needs-stale = Before the return to custody
needs-apart = Far apart: worth a talk
needs-withheld = Withheld: it stays with the agency that wrote it
needs-nobody-asked = Nobody has asked yet
needs-earlier = { $n ->
    [one] { $n } earlier answer
   *[other] { $n } earlier answers
}
needs-both = the person: { $person }; the worker: { $worker }
needs-ask-person = How does { $name } see it?
needs-person-words = In the person’s words (optional)
needs-ask-worker = How do you see it?
needs-worker-words = In your words (optional)
needs-save = Save both views
needs-saved = Saved. Earlier answers stay.
needs-error-nobody = Choose what the person says, what you say, or both
