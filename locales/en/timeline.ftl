# The timeline of a case as tables, and a page on which a milestone is settled.
timeline-title = Timeline
timeline-change-date = Change the release date
timeline-nothing = There is no stay in custody and no deadline yet.
timeline-present = Present stay
timeline-earlier = Earlier stay
timeline-admitted = Admitted on { $date }.
timeline-released = Released on { $date }.
timeline-planned = Planned release: { $date } ({ $kind }).
timeline-no-date = No release date is known: deadlines wait.
timeline-chosen = A worker chose this kind of date: { $reason }
timeline-no-milestones = No deadlines hang on this stay.
timeline-caption = Every deadline, soonest first
timeline-head-status = Status
timeline-head-what = Deadline
timeline-head-due = Due
timeline-head-who = Who
timeline-head-rule = Where it is laid down
timeline-head-act = What you can do
timeline-open = Open
timeline-not-law = Proposed by the programme, not laid down
timeline-status-no-date = Waiting for a date
timeline-status-projected = After release
timeline-status-not-applicable = Not needed
timeline-status-missed = Missed
timeline-no-day = No day
timeline-projected = counted from the planned release
timeline-overdue-days = { $n ->
    [one] one day overdue
   *[other] { $n } days overdue
}
timeline-first-due = first due { $date }, { $n ->
    [one] one day overdue
   *[other] { $n } days overdue
}
timeline-system = The system
timeline-met-by = { $who }, done { $date }
timeline-exempt-by = { $who }, { $date }: { $reason }
timeline-missed-on = Since { $date }: { $reason }
timeline-missed-released-early = released early
timeline-missed-released = not done before the release
timeline-missed-returned = overdue when the person returned to custody
timeline-not-condition = Does not concern this person
timeline-not-too-late = The start was too late for it
timeline-not-released = Done in custody only, and the person is out
timeline-not-in-variant = Not part of this programme's variant
timeline-not-taking-part = The person has not said yes
timeline-not-said-yes = Not needed: the person has said yes
timeline-not-returned = The person returned to custody; the new stay has deadlines of its own
timeline-dates = { $n ->
    [one] The one date ever given
   *[other] All { $n } dates ever given
}
timeline-dates-caption = Every planned date ever given, newest first
timeline-dates-given = Given
timeline-dates-value = Date
timeline-dates-kind = Kind
timeline-dates-why = Why
timeline-withdrawn = Withdrawn
timeline-from-list = Release list
timeline-meet-title = It was done
timeline-meet-date = On which day?
timeline-meet = Record it as done
timeline-exempt-title = It need not be done
timeline-exempt-reason = Why not?
timeline-exempt-hint = Everybody on the case can read this
timeline-exempt = Record the exemption
timeline-take-back-lead = Was this recorded by mistake?
timeline-take-back = Take it back
timeline-done-met = Recorded as done.
timeline-done-exempt = The exemption is recorded, with your reason.
timeline-done-taken-back = Taken back. The deadline counts again.
timeline-error-what = Choose what happened
timeline-error-date = Enter the day on which it was done
timeline-error-future = Enter today or an earlier day
timeline-error-reason = Write why it need not be done
timeline-refused-settled = Somebody has settled this already.
timeline-refused-not-applicable = This does not apply to the person, so nobody need be exempt from it.
timeline-refused-nothing = There is nothing to take back.
timeline-refused-before-release = This is done after the release. Record the release first.
timeline-asked-by = by { $programme }
timeline-also-asks = { $programme } asks { $date }
timeline-also = also for { $programme }
timeline-also-exempt = not needed for { $programme }: { $reason }
timeline-also-not = does not apply in { $programme }
timeline-beside = Other programmes of this person ask for the same. Done once, it is done for all of them.
timeline-exempt-alone = This holds for { $programme } alone. The others go on asking.
timeline-sentenced = Sentenced on { $date }.
timeline-released-time = Released on { $date } at { $time }.
timeline-began = Back in custody: { $reason }.
