# Today: at most three red things.
today-title = Today
today-lead = { $date }. { $n ->
    [0] Nothing is red.
    [one] One thing cannot wait.
   *[other] { $n } things cannot wait.
}
today-none = Nothing that cannot wait until later today.
today-red = What cannot wait
today-why = Why these
today-why-three = Never more than { $n }: who is warned of everything is warned of nothing. The rest is counted below.
today-why-order = First a first week outside without a contact, then a release that nobody has confirmed, then what is overdue, the longest first. Each person stands here once.
today-because-first-week = Red because the first week outside decides the most, and nobody has been in contact.
today-because-released = Red because nobody knows whether the person is outside.
today-because-milestone = Red because a date of the programme has passed.
today-because-step = Red because a step that was agreed has passed its date.
today-act-note = Write a note
today-act-release = Say whether they were released
today-act-timeline = See the timeline
today-act-plan = Open the plan
today-rest = Everything else
today-more-red = { $n ->
    [one] One more person with something red
   *[other] { $n } more people with something red
}
today-due = { $n ->
    [one] One person with something due today or this week
   *[other] { $n } people with something due today or this week
}
today-silent = { $n ->
    [one] One person without a contact for { $days } days
   *[other] { $n } people without a contact for { $days } days
}
today-requests = { $n ->
    [one] One request waits for your agency
   *[other] { $n } requests wait for your agency
}
today-notices = { $n ->
    [one] One unread notice
   *[other] { $n } unread notices
}
today-people = { $n ->
    [one] The one person you lead
   *[other] All { $n } people
}
today-team-silent = Silent cases of the team
today-workload = Workload of the team
