# Release dates: asking, previewing, changing; releases and returns.
custody-title = Change the release date of { $name }
custody-lead = The date so far is { $date }, { $countdown }.
custody-lead-none = No release date is known.
custody-lead-preview = You see everything that the change does before anything is saved.
custody-lead-released = Released on { $date }.
custody-what = What has changed?
custody-what-planned = There is a new planned date
custody-what-planned-hint = Enter it below
custody-what-withdrawn = The date was withdrawn
custody-what-withdrawn-hint = Nobody knows the day now; deadlines wait
custody-what-released = The person has left
custody-what-released-hint = Enter the day below, today or earlier
custody-what-chosen = Another kind of date counts
custody-what-chosen-hint = Choose the kind below; it counts until somebody chooses again
custody-date = Day
custody-date-hint = For example, { $example }
custody-kind = Kind of date
custody-kind-hint = The one in use unless you choose another
custody-see = See what changes
custody-cancel = Leave it as it is
custody-returned = The person is back in custody
custody-not-released = Not released: recorded by mistake
custody-error-what = Choose what has changed
custody-error-date = Enter the new day, with month and year
custody-error-released-date = Enter the day on which the person left
custody-error-return-date = Enter the day on which the person came back
custody-error-legal-status = Choose the legal status
custody-date-before-admission = Enter a date after { $date }, the day of admission
custody-date-past = Enter today or a later day. If the person has left already, choose “The person has left”.
custody-date-too-far = Enter a date within the next 60 years
custody-refused-ended = This stay in custody has ended already.
custody-refused-running = The person is in custody already.
custody-refused-before-admission = The person cannot have left before they came.
custody-refused-future = A day in the future is a planned date, not a release.

custody-preview-move = Move the release date to { $date }?
custody-preview-first = Set the release date to { $date }?
custody-preview-withdraw = Withdraw the release date?
custody-preview-released-today = Has { $name } left today?
custody-preview-released = Did { $name } leave on { $date }?
custody-preview-take-back = Has { $name } not been released?
custody-nothing-saved = Nothing is saved yet.
custody-sum-moves = { $n ->
    [one] one deadline moves
   *[other] { $n } deadlines move
}
custody-sum-overdue = { $n ->
    [one] one becomes overdue
   *[other] { $n } become overdue
}
custody-sum-lost = { $n ->
    [one] one thing can no longer be done
   *[other] { $n } things can no longer be done
}
custody-sum-waits = { $n ->
    [one] one waits for a date
   *[other] { $n } wait for a date
}
custody-sum-none = No deadline changes.
custody-sum-told = { $n ->
    [one] Only the person will be told.
   *[other] { $n } people will be told.
}
custody-offices-closed = Offices closed { $from } to { $to }
custody-table-lost = { $n ->
    [one] One thing can no longer be done
   *[other] { $n } things can no longer be done
}
custody-table-overdue = { $n ->
    [one] One becomes overdue the moment you save
   *[other] { $n } become overdue the moment you save
}
custody-table-moves = { $n ->
    [one] One deadline moves with the date
   *[other] { $n } deadlines move with the date
}
custody-table-waits = { $n ->
    [one] One deadline waits for a date
   *[other] { $n } deadlines wait for a date
}
custody-table-drops = { $n ->
    [one] One no longer applies
   *[other] { $n } no longer apply
}
custody-caption-lost = Can no longer be done
custody-caption-overdue = Become overdue
custody-caption-moves = Deadlines that move
custody-caption-waits = Deadlines that wait
custody-caption-drops = No longer apply
custody-head-what = Step or deadline
custody-head-now = Now
custody-head-then = Would be
custody-head-result = Result
custody-no-day = No day
custody-then-missed = After release
custody-then-too-late = Too late
custody-then-drops = Not needed
custody-effect-missed = Missed
custody-effect-too-late = Too late
custody-effect-overdue = Overdue at once
custody-effect-holiday = On a holiday
custody-effect-starts = Starts
custody-effect-moves = Moves
custody-effect-waits = Waits
custody-effect-drops = Drops out
custody-nothing-changes = No deadline hangs on this date.
custody-unchanged = { $n ->
    [0] No other deadline exists.
    [one] One other deadline stays as it is.
   *[other] { $n } other deadlines stay as they are.
}
custody-told-title = Who will be told
custody-told-person = By you, in words or on paper
custody-told-lead = { $agency }, lead worker: a message now
custody-told-agency = A message that something changed, without content
custody-told-nobody-else = Not told: anyone else.
custody-save-title = Save the change
custody-reason = Why does it change?
custody-reason-choose = Choose a reason
custody-reason-missing = Choose why it changes
custody-reason-court = Court decision
custody-reason-credit = Days credited
custody-reason-board = Decision of the board
custody-reason-conditional = Conditional release granted or refused
custody-reason-new-sentence = New sentence
custody-reason-list = The prison's list says so
custody-reason-mistake = It was a mistake
custody-reason-other = Another reason
custody-note = Reference or note
custody-note-hint = Kept with the date, for good
custody-told-tick = I have told { $name }, or will today
custody-act-move = { $n ->
    [one] Move date and tell one person
   *[other] Move date and tell { $n } people
}
custody-act-withdraw = { $n ->
    [one] Withdraw date and tell one person
   *[other] Withdraw date and tell { $n } people
}
custody-act-released = { $n ->
    [one] Record the release and tell one person
   *[other] Record the release and tell { $n } people
}
custody-act-take-back = { $n ->
    [one] Take the release back and tell one person
   *[other] Take the release back and tell { $n } people
}
custody-keep = Keep { $date }
custody-save-foot = The old date stays in the history. You can change it again.
custody-done-moved = The release date is now { $date }. { $n ->
    [0] No agency had to be told.
    [one] One agency was told.
   *[other] { $n } agencies were told.
}
custody-done-withdrawn = The release date was withdrawn. { $n ->
    [0] No agency had to be told.
    [one] One agency was told.
   *[other] { $n } agencies were told.
}
custody-done-released = The release is recorded. { $n ->
    [0] No agency had to be told.
    [one] One agency was told.
   *[other] { $n } agencies were told.
}
custody-done-taken-back = The release was taken back. { $n ->
    [0] No agency had to be told.
    [one] One agency was told.
   *[other] { $n } agencies were told.
}
custody-done-chosen = Another kind of date counts now. { $n ->
    [0] No agency had to be told.
    [one] One agency was told.
   *[other] { $n } agencies were told.
}
custody-return-title = { $name } is back in custody
custody-return-lead = A new stay begins in the same case. The plan and the history are carried over, earlier assessments are marked as old, nothing is deleted.
custody-return-date = When did the person come back?
custody-legal-status = Legal status
custody-return-act = Record the return
custody-return-before-release = Enter a day on or after { $date }, the day of the release
custody-done-returned = The return is recorded. The plan goes on.
custody-return-future = Enter a day that is not in the future; a return that is only expected is no return yet
custody-what-sentenced = The day of sentence
custody-what-sentenced-hint = Enter the day below, or leave it empty to take it back. Choose the legal status if it has changed too
custody-what-by-order = No kind is chosen any more
custody-what-by-order-hint = The order of kinds decides again
custody-time = Hour of release
custody-time-hint = If the person has left and somebody wrote it down, for example 9:30. Without it, hours count from midnight
custody-legal-status-hint = If the person was sentenced
custody-legal-status-same = As it is
custody-error-time = Enter the hour with its minutes, for example 9:30
custody-error-sentence-date = Enter the day of sentence, with month and year
custody-sentence-future = Enter a day of sentence that is not in the future
custody-sentence-after-release = Enter a day of sentence no later than { $date }, the day of release
custody-kind-unknown = Choose a kind of date from the list
custody-kind-without-date = Nobody has given a date of this kind. Choose one that has a date, or enter the date.
custody-preview-sentenced = Set the day of sentence to { $date }?
custody-preview-not-sentenced = Take back the day of sentence?
custody-act-sentenced = { $n ->
    [one] Save the day of sentence and tell one person
   *[other] Save the day of sentence and tell { $n } people
}
custody-done-sentenced = The day of sentence is { $date }. { $n ->
    [0] No agency had to be told.
    [one] One agency was told.
   *[other] { $n } agencies were told.
}
custody-done-not-sentenced = The day of sentence was taken back. { $n ->
    [0] No agency had to be told.
    [one] One agency was told.
   *[other] { $n } agencies were told.
}
custody-disagreement-list = The list disagrees: it says { $date } ({ $kind }). A worker’s choice stands: { $reason }.
custody-disagreement = Without a worker’s choice ({ $reason }) the date would be { $date } ({ $kind }).
custody-return-unit = Which establishment?
custody-return-unit-missing = Choose the establishment that the person came to
custody-return-sentenced = Day of sentence
custody-return-sentenced-hint = If there is a sentence for this stay
custody-return-reason = Why is the person back?
custody-return-reason-missing = Choose why the person is back
custody-return-reason-recall = Recall: the release was revoked
custody-return-reason-new-sentence = New sentence
custody-return-reason-remand = On remand
custody-return-reason-fine = Unpaid fine
custody-return-reason-other = Another reason
custody-return-note-hint = Kept with this stay, for good
custody-note-long = Write at most { $max } characters
