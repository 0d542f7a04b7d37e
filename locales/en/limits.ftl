# What is set about sharing in one case, beside the person's permissions.
limits-title = Limits and single decisions
limits-lead = The programme’s rules are a ceiling. Here it is lowered, and what is decided in the single case is written down.
limits-narrowed-title = Narrowed
limits-narrowed-none = Nothing is narrowed.
limits-everybody = Every agency but the lead’s
limits-at-most = At most
limits-by = { $name }, { $date }
limits-lift = Lift it
limits-lifted = Lifted: the programme’s rules hold again.
limits-narrow = Narrow something
limits-narrow-act = Narrow it
limits-narrowed = Narrowed from now on.
limits-for = For whom
limits-what = What
limits-choose = Choose
limits-reason = Why
limits-decisions-title = Decided in the single case
limits-decisions-none = Nothing was decided in the single case.
limits-until-day = Until { $date }
limits-over = Over
limits-decision-end = End it
limits-decision-ended = The decision has ended.
limits-decide = Decide to share in this case
limits-decide-lead = Only where the programme’s rules say “case by case”. A power to share is not a duty: answer the four questions first.
limits-decide-act = Decide and write it down
limits-decided = The decision is written down.
limits-until = Until when
limits-question = { $code ->
    [other_law] Does another law lay it down, or forbid it?
    [own_task] Does it fit the agency’s own task?
    [interest] Which weighty interest is it for?
   *[necessary] Is it necessary, and the least that serves?
}
limits-level-title = Public protection
limits-level = Level
limits-level-of = { $code ->
    [level-0] On no list
    [level-1] Level 1: one agency manages the risk
    [level-2] Level 2: several agencies meet about it
   *[level-3] Level 3: their heads meet about it
}
limits-level-change = Change the level
limits-level-reason-hint = The meeting and its day
limits-level-act = Set the level
limits-level-set = The level is set.
limits-error-reason = Say why
limits-error-agency = Choose an agency that is on the case
limits-error-category = Choose a kind of information
limits-error-most = Choose how much may be seen at most
limits-error-until = Enter the last day, such as 30 11 2026
limits-error-until-long = Enter a day within the next { $n } days: a single case is no standing order
limits-error-question = { $code ->
    [other_law] Say whether another law lays it down or forbids it
    [own_task] Say how it fits the agency’s own task
    [interest] Name the weighty interest that it is for
   *[necessary] Say why it is necessary, and the least that serves
}
limits-error-level = Choose a level
limits-error-level-same = The case is at this level already
limits-refused-narrowed = This is narrowed already. Lift it first.
