# The case of a person: identity, sections, programmes, the release-day six.
case-title = Plan
case-tabs = Sections of the case
case-tab-plan = Plan
case-tab-timeline = Timeline
case-tab-needs = Needs
case-tab-agencies = People and agencies
case-tab-documents = Documents
case-tab-history = History
case-cancel = Cancel

case-born = Born { $date }.
case-speaks = Speaks { $languages }.
case-interpreter = Interpreter for decisions.
case-reading = Reading: { $needs }.
case-died = Died on { $date }
case-no-date = No release date
case-no-date-why = not known or withdrawn
case-date-passed = Released?
case-date-passed-on = the planned day was { $date }
case-released-today = Leaves today
case-countdown-to = to release, { $date }
case-countdown-since = released { $date }

case-language-ca = Catalan
case-language-es = Spanish
case-language-en = English
case-language-ar = Arabic
case-language-ary = Darija
case-language-fr = French
case-language-ro = Romanian
case-language-pt = Portuguese
case-language-de = German
case-language-it = Italian
case-language-nl = Dutch
case-language-pl = Polish
case-language-ru = Russian
case-language-uk = Ukrainian
case-language-ur = Urdu
case-language-zh = Chinese

case-lead = Lead worker
case-lead-none = None yet. Until then: { $agency }
case-lead-nobody = None yet
case-programme = Programme
case-programme-none = In no programme
case-status = Status
case-status-accepted = Accepted
case-participation-candidate = Candidate
case-participation-offered = Offered
case-participation-accepted = Said yes
case-participation-declined = Declined
case-participation-withdrawn = Withdrawn
case-participation-mandatory = Mandatory
case-participation-no-access = No access

case-flag-overdue = { $n ->
    [one] One deadline overdue
   *[other] { $n } deadlines overdue
}
case-flag-no-bed = No bed
case-flag-no-id = No ID

case-line-admission = Admission
case-line-accepted = { $agency }: accepted
case-line-asked = { $agency }: asked

case-no-plan-title = Plan
case-no-plan = A plan begins with a programme. This person is in none yet.

case-dates = Release date
case-dates-lead = Every change is shown first: what moves, what becomes overdue, who will be told.
case-move-date = Change the release date
case-change-release = Change the release

case-six = Release-day six
case-six-lead = Every person leaves with all six
case-print-sheet = Print the release sheet
case-six-title = { $item }: { $name }
case-six-status = How does it stand?
case-six-ready-hint = It is there
case-six-waiting-hint = Somebody was asked and must answer
case-six-missing-hint = It is not there and nobody has answered
case-six-declined = Does not want it
case-six-declined-hint = The person decided so
case-six-detail = What exactly?
case-six-detail-hint = In the person's language if you can: it stands on their release sheet
case-six-due = By when, if somebody must answer (optional)
case-six-by = by { $date }
case-six-save = Save
case-six-done = Saved: { $item }
case-six-error-status = Choose how it stands
case-six-error-long = Write at most { $max } characters, so that it fits on the sheet
case-six-error-due = Enter a day, month and year, or leave all three empty

case-conflict = Somebody else changed this while you were writing
case-conflict-now = It now says:
case-conflict-yours = What you wrote is still below. Saving puts it in place of theirs.

case-programmes = Programmes
case-programmes-none = No programme is open to this person.
case-ended = Ended { $date }: { $reason }
case-no-access-retry = Try again { $date }
case-act-offer = Record an offer
case-act-accept = Said yes
case-act-decline = Declined
case-act-reopen = Offer it again
case-act-withdraw = The person takes the yes back
case-verdict-eligible = Eligible
case-verdict-not-eligible = Not eligible
case-verdict-not-yet-known = Not yet known
case-why-eligible = Why?
case-criteria = Who it is for
case-criterion-met = Met
case-criterion-not-met = Not met
case-criterion-not-yet-known = Not yet known
case-answer-yes = Yes
case-answer-no = No
case-answer-save = Save the answer
case-answer-missing = Choose an answer
case-answer-begun = Answer saved. A programme is now open to this person.
case-answer-done = Answer saved. It will not be asked again.
case-said-by = Who says so?
case-said-person = The person
case-said-worker = A worker, from what they know
case-enrolment-done = Saved: { $state }
case-event-missing = Choose what happened
case-no-access-title = Nobody could reach the person
case-no-access-why = Why?
case-no-access-hint = proposed: try again { $date }
case-no-access-again = Try again on
case-no-access-save = Record no access
case-no-access-missing = Choose why nobody could reach the person
case-no-access-retry-missing = Enter the day on which to try again
case-end-title = End the programme
case-end-why = Why does it end?
case-end-act = End the programme
case-end-done = The programme has ended. The plan and the history stay.
case-exit-reason-unknown = Choose why it ends
case-refused-not-offered = The programme has not been offered yet. Record the offer first.
case-refused-already-accepted = The person has already said yes.
case-refused-not-a-choice = This programme is mandatory: it is neither offered nor declined.
case-refused-nothing-declined = Nothing was declined, so there is nothing to offer again.
case-refused-nothing-accepted = Nothing was accepted, so there is nothing to take back.
