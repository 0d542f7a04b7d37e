who-sees-title = Who can see what
who-sees-lead = What each agency may see about { $name } today of what others wrote, and why. An agency sees nothing before it is on the case.
who-sees-own-only = Here stands your own agency. What the others see is shown to those who decide on the case.
who-sees-how = Every cell is the answer of the rules at this moment, whether or not anything was written down.
who-sees-why-title = Why can I see this, or not?
who-sees-why-theirs = Why can { $agency } see this, or not?
who-sees-why-lead = The same five questions decide every time, in this order.
who-sees-answer-outside = Withheld: the agency is not on the case
who-sees-answer-not-asked = Withheld: { $name } has not said yes
who-sees-answer-no-agreement = Withheld: no agreement between the agencies is in force
who-sees-answer-closed = Withheld: no rule opens it
who-sees-answer-allowed = Shown because { $name } allowed it
who-sees-answer-rule = Shown because a rule opens it
who-sees-q-case = { $agency } is on the case
who-sees-q-rules = The programme’s rules allow it
who-sees-q-agreement = The agreement is in force
who-sees-q-permission = { $name } said yes
who-sees-q-narrowed = Nobody has narrowed it
who-sees-at-most = At most: { $depth }
who-sees-agreement-given = { $title }, review due { $date }
who-sees-agreement-missing = None is in force. The data-protection officers look after agreements
who-sees-not-needed = It does not depend on this here
who-sees-permission-missing = Not asked yet, answered with no, or stopped. A no changes nothing else
who-sees-narrowed = The lead worker has narrowed it
who-sees-not-narrowed = The lead worker could
who-sees-mark-yes = yes
who-sees-mark-no = no
who-sees-mark-none = not needed
who-sees-rule = Rule
who-sees-closed-by = Kept closed by
who-sees-profile = (profile of { $profile })
who-sees-written = Written down
who-sees-written-text = Whoever opens something of this case is in its history, with agency, day and rule.
who-sees-permission-given = { $interpreted ->
    [yes] Said on { $date } in { $language }, with an interpreter. Ends { $until }
   *[no] Said on { $date } in { $language }. Ends { $until }
}
who-sees-basis = { $code ->
    [statute] A law
    [contract] A contract
    [agreement] An agreement
    [permission] The person’s permission
    [judgement] A decision for this case
    [own_record] An own record
    [public_protection] Public protection
    [own_file] The own file
   *[emergency] An emergency
}
