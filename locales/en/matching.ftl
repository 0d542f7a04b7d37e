# Possible matches: records that may be of one person, put together and taken apart.
matching-title = Possible matches
matching-lead = { $n ->
    [0] No pair of records waits for you.
    [one] One pair of records waits for somebody to compare it.
   *[other] { $n } pairs of records wait for somebody to compare them.
}
matching-none = No two records look alike.
matching-pair = Two records
matching-decided = Decided
matching-since = Found
matching-found = Outcome
matching-likely-head = How likely
matching-likely = { $code ->
    [very] Very likely one person
    [likely] Likely one person
   *[possible] Possibly one person
}
matching-status = { $code ->
    [open] Open
    [same] One person
    [different] Two people
   *[not_sure] Cannot be told
}
matching-question = Is this one person?
matching-both = Both records
matching-field-head = What is compared
matching-record-of = Record of { $agency }
matching-side = { $name }, { $agency }
matching-field = { $code ->
    [given_name] Given names
    [surname] Surnames
    [birth_date] Date of birth
    [sex] Sex
    [identifier] Numbers
    [town] Town
    [birth_country] Country of birth
   *[name_order] Order of the names
}
matching-says = { $grade ->
    [agrees] Agrees
    [close] Close
   *[differs] Differs
}, { $weighs }
matching-weighs = { $code ->
    [much_for] speaks strongly for one person
    [for] speaks for one person
    [little] says little
    [against] speaks against one person
   *[much_against] speaks strongly against one person
}
matching-missing = Not in both records
matching-why = Why this may be { $name }
matching-answer = What did you find?
matching-answer-hint = Your answer stays. No later run of the comparison changes it.
matching-then = { $code ->
    [same] Their records are put together now. That can be undone.
    [different] They are not asked about again.
   *[not_sure] They stay in the list, for somebody who knows more.
}
matching-keys = Keys 1, 2 and 3 choose an answer.
matching-goes-on = If it is one person: whose case goes on?
matching-goes-on-hint = Both have an open case or stay. The other one stops; whoever was in it is told, and sees nothing new until asked in.
matching-goes-on-lead = Led by { $name }, { $agency }
matching-goes-on-no-lead = Nobody leads this case yet
matching-goes-on-no-case = No open case
matching-note = How do you know?
matching-note-hint = Optional; for whoever looks at it later.
matching-keep = Keep the answer
matching-kept = The answer was kept.
matching-by = By
matching-merge-look = Look at how the records were put together
matching-merges = Records that were put together
matching-merged-on = Put together on
matching-state = State
matching-one = One person
matching-two = Two people again
matching-to-give = { $n ->
    [one] One thing to give back
   *[other] { $n } things to give back
}
matching-merge-title = Records put together
matching-side-kept = The person who went on
matching-side-joined = The person who was joined to them
matching-parted = Taken apart
matching-part-title = Take them apart
matching-part-effect = Both people get back everything they had before. What was written since is shown to nobody until you have given it to one of them. Permissions given since are asked for again. Every agency concerned is told.
matching-part-since = { $n ->
    [0] Nothing was written since.
    [one] One thing was written since.
   *[other] { $n } things were written since.
}
matching-part-reason = Why are they two people?
matching-part-act = Take them apart
matching-parted-done = The records were taken apart.
matching-written = Written while they were one
matching-written-lead = You see what kind of thing it is and who wrote it, not what it says. Ask them whom it is about.
matching-what = What
matching-whose = Whose it is
matching-kind = { $code ->
    [episode] A stay in custody
    [answer] An answer
    [case] A case
    [death] A day of death
    [note] A contact note
    [need] An assessed need
    [goal] A goal with its steps
    [document] A document
    [permission] A permission
   *[plan_version] A version of the plan
}
matching-number = number { $n }
matching-given = It was given back.
matching-error-found = Choose what you found
matching-error-goes-on = Choose whose case goes on
matching-error-reason = Say why, in at least { $n } characters
matching-refused-decided = Somebody has decided about these two records already.
matching-refused-different = Somebody decided of two records of these people that they are not one person.
matching-refused-one-already = These two records are held to be one person already.
matching-refused-parted = These records were taken apart already.
matching-refused-later = Other records were put together with these later. Take those apart first.
matching-refused-open-already = This person has an open stay or case already. End that one first.
matching-quality = Quality of matching
matching-quality-lead = How well the comparison of records agrees with what data stewards find. Nobody is named here.
matching-model = Parameters in force
matching-model-is = { $origin ->
    [estimated] Estimated from this database
   *[shipped] Those of the program
}, version { $version }, since { $date }
matching-run = Estimated from
matching-run-was = { $records } records and { $pairs } pairs; about { $missed } pairs of one person were not compared
matching-to-compare = Records that wait to be compared
matching-pairs-of = Pairs: { $status }
matching-decisions = What people decided
matching-decisions-lead = Where the comparison is nearly sure, people should find one person. If they often find two, the parameters should be estimated anew.
matching-from = From { $percent } %
matching-unattended = Pairs that nobody sees
matching-unattended-lead = { $n ->
    [one] One pair waits that nobody sees: neither agency has a data steward. Give somebody at one of them that role.
   *[other] { $n } pairs wait that nobody sees: neither agency has a data steward. Give somebody at one of the two that role.
}
matching-agency = Agency
matching-unattended-pairs = Pairs
matching-unattended-users = Give somebody the role of data steward
