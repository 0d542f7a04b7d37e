# Programmes, as people read them.
packs-menu = Programmes
packs-title = Programmes
packs-lead = { $n ->
    [0] No programme is installed.
    [one] One programme is installed.
   *[other] { $n } programmes are installed.
}
packs-head-programme = Programme
packs-head-participation = Participation
packs-head-version = Version
packs-head-state = State
packs-head-basis = Legal basis
packs-head-from = From
packs-head-to = Until
packs-head-mark = Source
packs-head-when = When
packs-head-what = What
packs-head-who = Who
packs-head-role = Role
packs-head-part = Part
packs-head-route = Who is proposed
packs-head-people = People
packs-participation = { $code ->
    [voluntary] Voluntary
    [mandatory] Mandatory
    [mixed] Partly mandatory
   *[entitlement_voluntary] Must be offered; the person decides
}
packs-versions = { $n ->
    [one] one version kept
   *[other] { $n } versions kept
}
packs-open = Takes people
packs-closed = Takes nobody new
packs-version-of = Version { $version }, since { $date }
packs-for-whom = Who it is for
packs-window = It takes people from { $open } and lets go { $close } at the latest.
packs-criteria = All of this must be met. What is not known is asked, never guessed.
packs-variants = It has forms of its own for:
packs-bases = What it rests on
packs-basis-kind = { $code ->
    [statute] Law
    [agreement] Agreement between agencies
    [contract] Contract
   *[permission] The person’s permission
}
packs-always = not dated
packs-no-end = no end
packs-in-force = In force today
packs-not-in-force = Not in force today
packs-due = What is due when
packs-due-why = Days count from the person’s own dates and move with them. What is not verified is a proposal and not law.
packs-not-before = not before: { $offset }
packs-person = The person
packs-agencies = Agencies
packs-route = { $code ->
    [jurisdiction] The one that serves everywhere
    [town] The one of the person’s town
   *[none] A worker chooses
}
packs-stage-first = with the start
packs-needs = What the plan covers
packs-more = Documents, meetings, standards and endings
packs-documents = Documents
packs-meetings = Meetings
packs-standards = What the service promises
packs-exits = How it can end
packs-no-access = Why nobody could reach the person
packs-signed-by = signed by { $names }
packs-attended-by = with { $names }
packs-share = { $percent } % of people
packs-retry = { $n ->
    [one] try again after one day
   *[other] try again after { $n } days
}
packs-kept = Versions kept
packs-current = For new people
packs-older = Kept for people who began with it
packs-upgrade-look = See what moving to the newest version does
packs-upgrade-title = Move to version { $version }?
packs-upgrade-lead = { $n ->
    [0] Everybody is on this version.
    [one] One person would move. Nothing is saved yet.
   *[other] { $n } people would move. Nothing is saved yet.
}
packs-upgrade-nobody = There is nobody to move.
packs-upgrade-nothing-moves = No deadline changes.
packs-upgrade-what = What changes, worst first
packs-upgrade-effect = Effect
packs-upgrade-kept = What was done, exempted or overdue stays as it is. The older version is kept.
packs-upgrade-act = { $n ->
    [one] Move one person
   *[other] Move { $n } people
}
packs-upgraded = { $n ->
    [0] Nobody was left to move.
    [one] One person was moved.
   *[other] { $n } people were moved.
}
packs-effect = { $code ->
    [missed] Can no longer be done
    [too_late] Too late for it
    [overdue_at_once] Overdue at once
    [on_holiday] Falls on a day when offices are closed
    [starts_now] Gets a date
    [moves] Moves
    [waits] Waits for a date
    [drops_out] No longer applies
   *[stays] Stays
}
packs-anchor-admission = admission to custody
packs-anchor-sentence = the sentence
packs-anchor-planned-release = the planned release
packs-anchor-release = release
packs-offset-on = on the day of { $anchor }
packs-offset-before = { $span } before { $anchor }
packs-offset-after = { $span } after { $anchor }
packs-hours = { $n ->
    [one] 1 hour
   *[other] { $n } hours
}
packs-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
packs-weeks = { $n ->
    [one] 1 week
   *[other] { $n } weeks
}
packs-months = { $n ->
    [one] 1 month
   *[other] { $n } months
}
packs-working-days = { $n ->
    [one] 1 working day
   *[other] { $n } working days
}
packs-version-until = until { $date }
packs-how-far = { $read } of the { $all } rules below were read in a source. The others are proposals or general knowledge, and no law.
packs-to-sources = The sources
packs-window-earliest = It may let go { $when } at the earliest.
packs-criteria-none = Everybody is eligible.
packs-stage-begins = Begins { $when }
packs-stage-weight = weighs { $weight } in a worker’s load
packs-stage-nothing = Nothing has a date of its own in this stage.
packs-stage-any = In any stage
packs-due-in = What is due: { $stage }
packs-laid-down = laid down, whatever the person answers
packs-repeats = only if the answer to “{ $offer }” was not yes
packs-on-condition = only where it concerns the person
packs-shared = shown once for all programmes
packs-basis-follows = follows “{ $basis }”
packs-town = { $code ->
    [origin_or_main_stay] where the person comes from
   *[intended_settlement] where the person means to live
}
packs-conditions = Measured of everybody:
packs-funnel = Steps that people are counted at
packs-one-page = one page
packs-reviewed-by = read over by { $names }
packs-items = In it: { $items }.
packs-quorum = { $n ->
    [one] one of them suffices
   *[other] { $n } of them suffice
}
packs-may-join = { $names } may join
packs-chaired-by = led by { $name }
packs-held = { $code ->
    [in_person] in one room
    [video] by video
   *[phone] by telephone
}
packs-output = makes “{ $document }”
packs-sources = Sources
packs-reference = [{ $n }]
packs-sources-none = No source is named.
packs-sources-marks = “Read in the source” means that somebody has read the rule there. “Own proposal” is what the authors of this rule book suggest. “General knowledge” is what people in the field say and nobody has looked up. Neither is ever shown as law.
packs-refused = Not installed
packs-refused-why = These were found when the server began and were refused. The versions before stay in use.
packs-refused-version-taken = This version was installed before with other content. Give it a new version.
packs-distance-on = on the day
packs-distance-before = { $span } before
packs-distance-after = { $span } after
packs-line-name = { $programme }, drawn as a line: it begins { $from } and ends { $until }. The tables below say the same.
packs-line-more = { $first }, and { $n } more
