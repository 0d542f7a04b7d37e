# Invitations that wait for an answer.
requests-menu = Requests
requests-title = Requests
requests-lead = { $n ->
    [0] No agency waits for your answer.
    [one] One agency waits for your answer.
   *[other] { $n } agencies wait for your answer.
}
requests-none = Nothing to answer.
requests-before = Before you accept you see no name and nothing about the person. After that, everybody in your agency who works with people sees the case.
requests-asks = { $part ->
    [lead] { $agency } asks you to lead
   *[partner] { $agency } asks you to help
}
requests-asked-on = Asked on { $date }
requests-lead-worker = Lead worker
requests-lead-worker-hint = One person who answers for the case from now on.
requests-accept-lead = Accept and name the lead worker
requests-accept = Accept
requests-decline = Decline
requests-decline-act = Decline and tell who asked
requests-reason = Why you decline
requests-reason-hint = It is read by who asked, and stays with the case.
requests-accepted = Accepted. Your agency is on the case.
requests-declined = Declined. Who asked was told.
requests-error-lead = Choose the lead worker
requests-error-reason = Say why you decline
requests-town = Asked as the town of { $town }
requests-dispute = It is another town
requests-dispute-reason = Why it is another town
requests-dispute-hint = It is read by who asked, who decides or names the other town. It stays with the case.
requests-dispute-act = Dispute and tell who asked
requests-disputed = Sent. Who asked decides which town it is.
requests-signal-leaves = Leaves on { $date }
requests-signal = A law lets your agency know this before it answers. Everything else opens once you accept.
