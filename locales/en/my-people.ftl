my-people-title = My people
my-people-lead = { $date }. { $n ->
    [0] Nothing is due today.
   *[other] { $n } today.
}
my-people-first-weeks = { $n ->
    [one] One of them is in a first week without a contact.
   *[other] { $n } of them are in a first week without a contact.
}
my-people-views = Views of my people
my-people-tab = { $code ->
    [today] Today
    [overdue] Overdue
    [silent] Silent { $days } days
   *[all] All
}
my-people-nobody = { $code ->
    [overdue] Nothing is overdue.
    [silent] Everybody has been in contact in the last { $days } days.
   *[today] Nothing is due today.
}
my-people-none = You lead nobody yet
my-people-none-lead = People appear here when your agency accepts a case and names you.
my-people-none-act = See who leaves soon
my-people-person = Person
my-people-why = Why
my-people-last = Last contact
my-people-act = What can be done
my-people-write = Write a note
my-people-writing = Writing
my-people-no-contact = None yet
my-people-tried = { $n ->
    [one] tried once since
   *[other] tried { $n } times since
}
my-people-for = For { $name }
my-people-covers = You stand in for { $names }. Their people are marked and do not count in your workload.
my-people-leaves = Leaves { $when }
my-people-passed = Day of release has passed
my-people-inside = Inside, no date yet
my-people-community = In the community
my-people-dates-withheld = Dates are not shared
my-people-first-week = First week: no contact for { $n } days
my-people-released = Released? The day was { $date }
my-people-leaves-today = Leaves today
my-people-leaves-soon = Leaves on { $date }
my-people-overdue = { $what }: due { $date }, { $n ->
    [one] { $n } day overdue
   *[other] { $n } days overdue
}
my-people-due = { $what }: today
my-people-silent = No contact for { $n } days
my-people-next = Next: { $what }, { $date }
my-people-handover = A handover waits for your answer
my-people-handover-from = { $name } asks you to take over. Without an answer it goes back after { $date }.
my-people-answer = Answer
my-people-load = { $people ->
    [one] { $people } person
   *[other] { $people } people
}: { $intensive } intensive ({ $intensive-weight }), { $regular } regular ({ $regular-weight }), { $light } light ({ $light-weight }).
my-people-counted = How it is counted
my-people-counted-weights = Each person weighs what the stage of their programme weighs: 1 is an average person. In several programmes the heaviest counts.
my-people-counted-line = Your agency sets { $capacity } for a full-time worker. You work { $percent } %, so your red line is { $line }.
my-people-retry = Try again: { $why }
my-people-today = Today: what cannot wait
my-people-counted-own = Your red line is set for you: { $n }.
my-people-bulk-invitation = Tick people to print their sheets or to mark one of the six
my-people-bulk-reassign = Give to a colleague
