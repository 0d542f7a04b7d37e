handovers-title = Handovers
handovers-lead = The lead passes when the other says yes. Without an answer in two working days it stays where it was.
handovers-none = The lead has not been handed over yet.
handovers-ask = Hand over the lead
handovers-to = Who takes over?
handovers-colleague = { $name }, { $agency }
handovers-held = Day of the handover meeting (optional)
handovers-attendance = Who is there
handovers-attendee = { $code ->
    [person] The person
    [from] Who hands over
    [to] Who takes over
    [prison] The prison’s team
   *[interpreter] An interpreter
}
handovers-reason = Why
handovers-ask-act = Ask to take over
handovers-asked = Asked. You lead until they say yes.
handovers-said = { $status ->
    [accepted] You lead now
    [declined] Declined; the other is told
   *[returned] Taken back
}
handovers-status = { $status ->
    [asked] Waiting for an answer
    [accepted] Accepted
    [declined] Declined
   *[returned] Returned
}
handovers-from-to = From { $from } to { $to }
handovers-asked-on = asked on { $date }
handovers-held-on = Meeting: { $date }
handovers-there = There: { $who }
handovers-due = Goes back if nobody answers by { $date }.
handovers-no-reason = If you cannot: why
handovers-accept = Take over
handovers-decline = I cannot
handovers-take-back = Take it back
handovers-reassign = Reassign people
handovers-reassign-lead = For a worker who is ill or leaves: give their people to a colleague in one act.
handovers-of = Whose people
handovers-list = Show their people
handovers-nobody = This worker leads nobody.
handovers-people = Who is reassigned
handovers-reassign-act = Reassign and tell the colleague
handovers-reassigned = { $n ->
    [one] { $n } person reassigned
   *[other] { $n } people reassigned
}
handovers-error-to = Choose a colleague or a partner who is on the case
handovers-error-same = The case is with this worker already
handovers-error-reason = Say why, in a few words
handovers-error-people = Tick between one and { $max } people
handovers-error-no-lead = Nobody leads this case yet. The lead agency names the lead worker when it accepts.
handovers-error-not-lead = Only the lead worker, their deputy or their manager can hand over.
handovers-error-open = A handover of this case already waits for an answer.
handovers-error-ended = This handover has already been answered or has gone back.
handovers-error-not-asked = Only the worker who was asked can answer.
handovers-error-not-yours = Only the worker who asked can take it back.
handovers-error-not-due = There is still time to answer.
handovers-carries = Carries { $load }
handovers-carries-away = Away now. Carries { $load }
handovers-worker = { $name }: { $load }
handovers-worker-away = { $name } (away): { $load }
handovers-person = { $name } ({ $weight })
handovers-preview = See what both carry then
handovers-preview-choose = Tick people and choose a colleague to see what both carry then.
handovers-then = Then
handovers-after = { $n ->
    [one] If one person changes hands
   *[other] If { $n } people change hands
}
handovers-meanwhile = { $n ->
    [one] Nothing was changed: somebody else has given one of these people to a colleague
   *[other] Nothing was changed: somebody else has given { $n } of these people to a colleague
}
handovers-meanwhile-one = { $person } is led by { $lead } since { $date }, { $time }: { $reason }
handovers-meanwhile-yours = You wanted to give them to { $name }. Who is still with this worker stands below, as you ticked it.
handovers-error-kind = This agency cannot lead a programme that the person takes part in. End that programme first, or choose another agency.
handovers-error-not-on-the-case = This agency is no longer on the case.
