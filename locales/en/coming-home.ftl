# Coming home: the people of a town.
coming-home-menu = Coming home
coming-home-title = Coming home
coming-home-title-town = Coming home to { $town }
coming-home-lead = { $n ->
    [0] Nobody on your cases leaves in the next { $days } days.
    [one] One person on your cases leaves in the next { $days } days.
   *[other] { $n } people on your cases leave in the next { $days } days.
}
coming-home-lead-no-shelter = { $n ->
    [one] One has no shelter.
   *[other] { $n } have no shelter.
}
coming-home-lead-no-id = { $n ->
    [one] One has no ID.
   *[other] { $n } have no ID.
}
coming-home-empty-title = Nobody yet
coming-home-empty = People stand here as soon as your town has accepted a request and is on their case.
coming-home-empty-act = Look at the requests
coming-home-nobody-soon = Nobody leaves in the next { $days } days.
coming-home-only-accepted = Only people on whose case your agency is. Others are not shown and not counted.
coming-home-passed = The date has passed: released?
coming-home-week = Week of { $date }
coming-home-no-date = Date not known
coming-home-elsewhere = On your cases, going to another town
coming-home-head-leaves = Leaves
coming-home-head-person = Person
coming-home-id = ID
coming-home-shelter = Shelter
coming-home-income = Income
coming-home-debt = Debt
coming-home-care = Care
coming-home-ready = Ready
coming-home-waiting = Waiting
coming-home-missing = Missing
coming-home-declined = Declined
coming-home-needs-help = Needs help
coming-home-not-known = Not known
coming-home-date-not-known = Not known
coming-home-town-not-known = Town not known
coming-home-no-lead = no lead worker yet
coming-home-disputes = You say that another town is responsible
coming-home-disputes-why = Whoever referred decides. Until then you see nobody of these.
coming-home-dispute = { $town }, since { $date }: { $reason }
coming-home-town-disputes = { $agency } disputes
coming-home-town-asked = { $agency } was asked
