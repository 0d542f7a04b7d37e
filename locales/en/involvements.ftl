# Who is on a case.
involvements-title = People and agencies
involvements-lead = { $n ->
    [one] One agency is on the case. An agency sees nothing before it has accepted.
   *[other] { $n } agencies are on the case. An agency sees nothing before it has accepted.
}
involvements-no-case = There is no case yet. It begins when the person is a candidate for a programme.
involvements-no-yes = Partners can be asked once the person has said yes to a programme. Until then only the agency that referred sees anything.
involvements-on-the-case = Agencies on the case
involvements-head-agency = Agency
involvements-head-part = Part
involvements-head-since = Since
involvements-head-rule = Rule it rests on
involvements-head-acts = What you can do
involvements-head-reason = Why
involvements-part-referring = Brought the person in
involvements-part-lead = Leads the programme
involvements-part-partner = Helps with one or more needs
involvements-status-proposed = Proposed
involvements-status-invited = Waiting
involvements-status-accepted = On the case
involvements-status-declined = Declined
involvements-status-closed = Closed
involvements-asked-by = asked by { $agency }
involvements-rule-own = Its own record
involvements-rule-own-why = It entered the person, or sent the list
involvements-rule-role = { $role }, { $programme }
involvements-rule-team = The team’s decision
involvements-invite = Invite
involvements-drop = Drop
involvements-take-back = Take back
involvements-close = Close
involvements-colleague = { $name } ({ $n ->
    [one] leads one person
   *[other] leads { $n } people
})
involvements-own-lead = Lead { $programme } yourselves
involvements-own-lead-why = Your agency is on the case and can lead it. Name the lead worker; from then on the case is never without one.
involvements-own-lead-act = Take the lead
involvements-led-since-today = Your agency leads from now on.
involvements-ask = Ask an agency
involvements-ask-why = It will know that you ask, for which programme and when. It learns no name and nothing about the person until it accepts.
involvements-role = { $role } ({ $programme })
involvements-role-other = Another agency
involvements-invited = The agency was invited. It sees nothing about the person until it accepts.
involvements-led = Lead workers
involvements-led-nobody = Nobody leads yet. The lead begins when the lead agency accepts and names a worker.
involvements-led-who = Who
involvements-led-from = From
involvements-led-to = Until
involvements-led-why = Why
involvements-led-now = now
involvements-ended = No longer on the case
involvements-handovers = Hand over the lead
involvements-drop-title = Drop the proposal of { $agency }?
involvements-drop-effect = { $agency } was told nothing and will be told nothing.
involvements-take-back-title = Take back the invitation to { $agency }?
involvements-take-back-effect = { $agency } is told that it need not answer any more. It has seen nothing about { $name }.
involvements-close-title = Close the part of { $agency }?
involvements-close-effect = { $agency } stops seeing { $name } at once. What it recorded itself, it keeps.
involvements-reason = Why
involvements-reason-hint = It stays with the case. Say nothing that the person should not read.
involvements-closed-done = Closed. The agency sees the person no more.
involvements-error-agency = Choose an agency that fits this part
involvements-error-reason = Say why the part ends
involvements-error-reason-long = Use at most { $max } characters
involvements-refused-no-yes = The person has not said yes to this programme, or no longer takes part. Nobody can be asked for it.
involvements-refused-on-the-case = This agency is on the case already, or has been asked.
involvements-refused-partner = The agency that leads and the one that referred decide who is on the case.
involvements-refused-referring = This agency holds its own record of the person. Its view is not closed here.
involvements-refused-leads = The lead worker is of this agency. Hand over the lead first.
involvements-refused-led = An agency leads this programme already.
involvements-refused-lead-asked = Another agency has been asked to lead. Wait for its answer or take the invitation back.
involvements-refused-kind = An agency of this kind cannot lead the programme.
involvements-refused-died = The person has died. Nobody is asked any more.
