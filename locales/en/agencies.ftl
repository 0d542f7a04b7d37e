# Agencies and their units.

agencies-menu = Agencies
agencies-title = Agencies
agencies-lead = { $n ->
    [one] One agency works here.
   *[other] { $n } agencies work here.
}
agencies-add = Add an agency
agencies-added = { $name } is added
agencies-saved = The changes are saved
agencies-save = Save changes
agencies-status = State
agencies-closed = Closed
agencies-name = Name of the agency
agencies-name-missing = Enter the name of the agency
agencies-name-long = Enter a name of at most { $n } characters
agencies-name-taken = There is an agency of this name already. Enter another name
agencies-jurisdiction = Jurisdiction
agencies-jurisdiction-missing = Choose the jurisdiction that the agency works in
agencies-kind = Kind of agency
agencies-kind-hint = It decides what the agency may see of a person on whose case it is
agencies-kind-choose = Choose a kind
agencies-kind-missing = Choose the kind of agency; the jurisdiction must know it
agencies-town = Town
agencies-town-hint = Only for an agency that is for one town: people are led to it by their town
agencies-town-nearest = There is no town of this name here. Did you mean { $nearest }?
agencies-town-unknown = Enter a town of the jurisdiction as it is officially called, or leave this empty
agencies-capacity = Cases per full-time worker
agencies-capacity-short = Cases per worker
agencies-capacity-hint = Weighted by stage; the red line of the workload
agencies-capacity-wrong = Enter a number from 1 to { $n }
agencies-units = Units
agencies-units-lead = The establishments of a prison service, or the districts of a town. A worker sees the people of the units assigned to them.
agencies-unit-name = Name of the new unit
agencies-unit-missing = Enter the name of the unit
agencies-unit-taken = The agency has a unit of this name already. Enter another name
agencies-unit-add = Add the unit
agencies-unit-added = The unit { $name } is added. Assign it to somebody, so that its people are seen
agencies-close = Close the agency
agencies-close-lead = Its users can no longer sign in. Nothing is deleted.
agencies-close-act = Close the agency
agencies-close-leading = Not closed: these users lead open cases. They hand them on first.
agencies-closed-done = The agency is closed
agencies-own = You cannot close your own agency. Ask an administrator of another one.
agencies-silent = Days of silence before a case goes to the team (optional)
agencies-silent-hint = Without a contact or an attempt. 14 unless you say otherwise
agencies-silent-wrong = Enter a number from 1 to { $n }, or leave it empty
