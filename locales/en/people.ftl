# People: entered by hand, who they are, corrections, a death.
people-new = Enter a person
people-new-lead = For people who are on no list: who come by themselves, or are out already. Only a name is needed; the rest can come later.
people-new-act = Enter this person
people-entered = { $name } was entered.
people-optional = If you know it
people-not-known = Not known
people-yes = Yes
people-no = No
people-given-name = Given names
people-surname = Surnames
people-surname-hint = As the person writes them, with particles. Somebody with one name has it here or above.
people-birth-date = Date of birth
people-sex = Sex
people-sex-female = Woman
people-sex-male = Man
people-sex-other = Other
people-birth-country = Country of birth
people-town = Town
people-town-hint = Where the person belongs or goes to
people-language = Speaks best
people-also-speaks = Also speaks
people-languages = Languages
people-interpreter = Interpreter needed
people-reading = What helps with reading
people-reading-hint = For example: reads slowly, has no glasses, read it aloud
people-numbers = Numbers
people-numbers-hint = Documents and files, one on each row. Leave a row empty if there is none.
people-number-kind = Kind of number { $n }
people-number = Number { $n }
people-number-document = Identity document
people-number-passport = Passport
people-number-residence-permit = Residence permit
people-number-health-card = Health card
people-number-prison-number = Prison number
people-came = How did the person come?
people-came-by = { $code ->
    [themselves] By themselves
    [family] Family or friends sent them
    [prison] A prison told us, without a list
    [agency] Another agency sent them
   *[outreach] We met them on the street or in a shelter
}
people-custody = Where is the person?
people-custody-inside = In custody
people-custody-released = Out already
people-custody-not-known = Not known
people-admitted = Day of admission, if you know it
people-kind = Kind of release
people-kind-hint = Some programmes are for one kind only
people-if-inside = If they are in custody
people-if-released = If they are out already
people-unit = Establishment
people-legal-status = Legal status
people-leaves = Planned day of release, if you know it
people-released = Day of release
people-known = { $n ->
    [one] Is it this person?
   *[other] Is it one of these { $n } people?
}
people-known-nobody = Among the people whom you may see there is nobody like this.
people-known-question = If not
people-known-different = This is another person. Enter them.
people-born = born { $date }
people-identity = Who this is
people-identity-of = Who { $name } is
people-identity-lead = { $n ->
    [one] One agency keeps a record. A name stands as it was written.
   *[other] { $n } records are held to be of one person. Each says what its agency wrote.
}
people-record-of = Record of { $agency }
people-record-from-list = This record came with a list. The next list may bring the list’s values again.
people-correct = Correct
people-correct-of = Correct the record of { $name }
people-correct-lead = Only your agency’s record changes. What it said before stays in the history.
people-correct-act = Save the correction
people-corrected = The record was corrected.
people-conflict = Somebody changed this record while you wrote. Nothing of yours is lost.
people-conflict-table = Both versions, where they differ
people-conflict-field = Field
people-conflict-theirs = Saved now
people-conflict-yours = What you typed
people-custody-add = Say where the person is
people-custody-act = Save
people-custody-done = Saved. Deadlines run from these dates.
people-died = Died on { $date }
people-death = Record a death
people-death-of = Has { $name } died?
people-death-effect = Notices about the person stop for every agency, and open invitations are taken back. The record and its history stay.
people-death-day = Day of death
people-death-sure = Confirm
people-death-yes = { $name } has died
people-death-act = Record the death
people-death-done = The death was recorded. Notices have stopped.
people-refused-died = The death of this person is recorded already.
people-refused-custody-known = Somebody has already said where the person is.
people-error-name = Enter at least one name
people-error-long = Use at most { $max } characters
people-error-date = Enter a day, a month and a year, or leave all three empty
people-error-born-future = The date of birth lies in the future
people-error-born-long-ago = Check the year of birth
people-error-identifier = Enter a number with letters or digits
people-error-came-by = Say how the person came
people-error-custody = Say where the person is, or that it is not known
people-error-choice = Choose one from the list
people-error-kind = Say which kind of release the planned day is
people-error-unit = Choose an establishment of your agency
people-error-leaves-past = The planned day has passed; if they are out, say so
people-error-released = Enter the day of release
people-error-released-future = The day of release lies in the future; choose “In custody” and give it as planned
people-error-released-before-admission = The release lies before the admission
people-error-released-before-birth = The release lies before the birth
people-error-admitted-future = The admission lies in the future
people-error-died = Enter the day of death
people-error-died-future = The day of death lies in the future
people-error-died-before-birth = The day of death lies before the birth
people-error-sure = Confirm that the person has died
people-sentenced = Day of sentence, if you know it
people-error-too-often = You have asked very often. Wait { $n } minutes, then enter this person.
