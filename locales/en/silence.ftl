# Silent cases: the team's business.
silence-title = Silent cases
silence-lead = { $n ->
    [0] Nobody has been silent for { $days } days.
    [one] One person has been silent for { $days } days or more.
   *[other] { $n } people have been silent for { $days } days or more.
}
silence-why = Nobody has reached them or tried to. Who takes a case up tries to reach the person; the lead stays where it is. Without a contact or an attempt in two working days it stands here for everybody again.
silence-none = Every person has been reached or tried in time.
silence-person = Person
silence-since = Silent
silence-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
silence-last = since { $date }
silence-lead-worker = Lead worker
silence-act = What can be done
silence-take-up = Take it up
silence-taken-up = You have taken it up, and the lead worker is told
silence-taken = { $name } has taken it up on { $date }
silence-yours = You have taken it up on { $date }
silence-note = Write a note
silence-error-not-yours = Another agency leads this case.
