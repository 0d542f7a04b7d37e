# The Releases list.
releases-menu = Releases
releases-title = Releases
releases-lead-people = { $n ->
    [one] One person
   *[other] { $n } people
}
releases-lead-window = { $n ->
    [one] leaves in the next { $weeks } weeks
   *[other] leave in the next { $weeks } weeks
}
releases-lead-any = { $n ->
    [one] has a release date
   *[other] have a release date
}
releases-lead-no-bed = { $n ->
    [one] One has no bed
   *[other] { $n } have no bed
}
releases-lead-and = and
releases-lead-no-id = { $n ->
    [one] one has no ID
   *[other] { $n } have no ID
}
releases-lead-complete = Everybody has a bed and an ID.
releases-empty-title = No release list yet
releases-empty-sentence = People appear here as soon as a release list is imported, or when you enter somebody by hand.
releases-empty-act = Import a release list
releases-nobody = Nobody fits these filters.
releases-views = Views of this list
releases-view-all = All
releases-view-no-bed = No bed
releases-view-no-id = No ID
releases-view-overdue = Something overdue
releases-view-bad-day = Friday or before a holiday
releases-view-moved = Date changed this week
releases-view-mine = My people
releases-view-passed = Date has passed
releases-view-no-date = No date
releases-filter-window = Leaving
releases-filter-town = Going to
releases-filter-programme = Programme
releases-filter-lead = Lead worker
releases-window-4 = In the next 4 weeks
releases-window-12 = In the next 12 weeks
releases-window-26 = In the next 6 months
releases-window-any = Any time
releases-any-town = Any town
releases-any-programme = Any programme
releases-anyone = Anyone
releases-summary = { $first } to { $last } of { $total }, soonest first
releases-page = Page { $page } of { $pages }
releases-fix-first = Fix these first
releases-fix-who = { $name }, { $date }.
releases-fix-passed = Released? The date has passed
releases-fix-passed-act = Say what happened
releases-fix-bad-day = No bed: { $flag }
releases-fix-bad-day-act = Look at the release-day six
releases-fix-overdue = { $what }: { $days ->
    [one] one day overdue
   *[other] { $days } days overdue
}
releases-fix-overdue-act = Open the timeline
releases-bulk-invitation = Tick people to print their sheets or to mark one of the six
releases-bulk-six = Mark one of the six
releases-six-title = Mark one of the six
releases-six-back = Back to the list
releases-six-nobody = Tick people on the list first.
releases-six-question = { $n ->
    [one] One of the release-day six, for one person
   *[other] One of the release-day six, for { $n } people
}
releases-six-item = Which of the six?
releases-six-detail-hint = The same for all of them, such as “Llar Sant Roc was asked”
releases-six-see = See what changes
releases-six-preview = { $item } for { $n ->
    [0] nobody
    [one] one person
   *[other] { $n } people
}
releases-six-now = Now
releases-six-then = Would be
releases-six-already = { $name } stands so already.
releases-six-no-custody = { $name }: nobody knows of a custody, so there is nothing to mark.
releases-six-act = { $n ->
    [one] Mark it for one person
   *[other] Mark it for { $n } people
}
releases-six-done = { $item }: marked for { $n ->
    [one] one person
   *[other] { $n } people
}
releases-six-meanwhile = Somebody else has marked it meanwhile for these people. Nothing of yours was saved: look again, and decide.
releases-six-undo-late = Not taken back: somebody has marked it again meanwhile.
releases-six-error-item = Choose one of the six
releases-six-error-people = Choose at least one person and at most { $max }
releases-bulk-sheets = Print release sheets
releases-caption = People leaving custody, soonest first
releases-tick-all = Tick everybody on this page
releases-head-leaves = Leaves
releases-head-person = Person
releases-head-town = Going to
releases-head-six = Release-day six
releases-head-missing = What is missing
releases-head-next = Next deadline
releases-flag-friday = Friday
releases-flag-weekend = Weekend
releases-flag-holiday = { $name }
releases-flag-before-holiday = Before { $name }
releases-no-date = No date
releases-no-date-why = not known or withdrawn
releases-town-unknown = Not known
releases-no-id = No ID
releases-no-bed = No bed
releases-no-money = No money
releases-no-travel = No travel
releases-no-medicine = No medicine
releases-no-contact = No contact
releases-nothing-ready = Nothing is ready yet
releases-no-gaps = No gaps
releases-nothing-due = Nothing due
releases-no-programme = In no programme
releases-waiting = asked
releases-waiting-for = { $item }: { $detail }
releases-view-retry = Try again
releases-retry = Try again
releases-retry-since = nobody could reach the person; to be tried { $date }
releases-retry-custody = the person came or left since
releases-retry-legal-status = another legal status since
releases-retry-establishment = another establishment since
releases-retry-release-type = another kind of release since
releases-retry-release-date = another release date since
releases-fix-retry = Nobody could reach the person: try again
releases-fix-retry-act = Open the case
