# Release lists: importing them, and what they ask.
imports-menu = Lists
imports-title = Release lists
imports-lead = Each list brings new people and moves dates. Nobody is released by a list.
imports-none = No list has been imported yet
imports-none-lead = The lists you import will stand here, with what became of their rows.
imports-new = Import a list
imports-wizard = Explain a new kind of list
imports-questions = { $n ->
    [one] One question about identity waits for an answer
   *[other] { $n } questions about identity wait for an answer
}
imports-started = { $date }, { $time }
imports-list = List
imports-when = Imported
imports-rows = Rows
imports-new-rows = New
imports-changed = Changed
imports-unchanged = Unchanged
imports-rejected = Rejected
imports-gone = No longer on the list
imports-warnings = Warnings
imports-status = Status
imports-status-previewed = Not imported yet
imports-status-running = Being imported
imports-status-done = Imported
imports-status-failed = Stopped
imports-status-discarded = Not imported
imports-new-lead = First you see what the list would change. Nothing is saved until you import it.
imports-no-source = No kind of list is known for your agency
imports-no-source-lead = Hand in a sample and say what each column means; after that, lists of this kind can be imported.
imports-source = Which list is it?
imports-source-missing = Choose which list it is
imports-file = The file
imports-file-hint = As the system exported it: CSV or Excel (.xlsx).
imports-file-missing = Choose the file of the list
imports-as-of = The day the list was made
imports-as-of-hint = Leave it empty to take the date in the file's name, or else today.
imports-as-of-wrong = Enter a real date, or leave all three boxes empty
imports-look = See what it would change
imports-run-title = List of { $date }
imports-preview-lead = This is what the list would change. Nothing has been imported yet; the file is kept for a day.
imports-older = A newer list, of { $newest }, was imported before
imports-older-meant = I do mean to import the older list
imports-import = { $n ->
    [0] Record the list, nothing changes
    [one] Import one row
   *[other] Import { $n } rows
}
imports-discard = Do not import it
imports-discarded = The list was not imported.
imports-discarded-lead = This list was looked at and not imported. Its file has been deleted.
imports-failed = The import stopped
imports-failed-lead = What had been imported stays. Import the same file again: it begins where this one stopped.
imports-progress = { $done } of { $total } rows
imports-interrupted = The import was cut short. What was imported stays, and it can go on.
imports-go-on = Go on with the import
imports-look-again = Look again
imports-nothing-to-fix = Nothing of this list waits for anybody.
imports-fix-first = To do first
imports-fix-rejected = { $n ->
    [one] One row was not taken
   *[other] { $n } rows were not taken
}
imports-fix-rejected-who = These people are missing from Releases until their row is corrected.
imports-fix-rejected-act = Correct the rows
imports-fix-gone = { $n ->
    [one] One person is no longer on the list
   *[other] { $n } people are no longer on the list
}
imports-fix-gone-who = A list releases nobody: somebody has to say where they are.
imports-fix-gone-act = Say where they are
imports-see-rejected = See the rejected rows
imports-see-warnings = { $n ->
    [one] See one warning
   *[other] See { $n } warnings
}
imports-see-reviews = See the questions about identity
imports-download = Download the rejected rows, to correct them in the file
imports-reasons = Why rows were rejected
imports-reason = Reason
imports-reason-in = { $field }: { $reason }
imports-reason-short-row = The row has fewer cells than the heading
imports-reason-long-row = The row has more cells than the heading
imports-reason-unreadable-text = The text cannot be read; the file may have another encoding
imports-reason-unclosed-quote = A quotation mark opens and does not close; remove it
imports-reason-cell-too-long = The text is longer than anything a list says; shorten it
imports-reason-no-identifier = Enter the number; without it nobody knows who this is
imports-reason-name-missing = Enter the part of the name that is missing
imports-reason-required-missing = Enter a value; this list must have one
imports-reason-value-unknown = Enter a value that this list knows
imports-reason-date-unreadable = Enter a date as this list writes them
imports-reason-date-impossible = There is no such day; enter a real date
imports-reason-date-implausible = Nobody has this date: enter the real one, or leave it empty
imports-reason-birth-in-future = The birth date lies after the day of the list
imports-reason-release-long-past = The release lies more than a year before the list
imports-reason-release-before-admission = The release lies before the admission
imports-reason-release-date-required = Enter the release date; only some legal statuses may lack it
imports-reason-key-on-two-people = The same number stands on two different people
imports-reason-contradicting-rows = Two rows of this person say different things
imports-reason-key-known-on-other-person = This number is known on a different person
imports-caution-unknown-town = A town that is not on the list of towns
imports-caution-unknown-establishment = An establishment that this list does not name; nobody is assigned to it
imports-caution-unknown-value = A value that this list does not explain: kept as written, not yet known
imports-caution-birth-date-missing = No birth date
imports-caution-release-date-missing = No release date, as is allowed here
imports-caution-exact-duplicate = The same row twice
imports-caution-shared-identifier = Another number carries this document too: perhaps one person
imports-finding-open = Waiting
imports-finding-corrected = Corrected
imports-finding-superseded = A later list has answered it
imports-finding-set-aside = Left out
imports-finding-answered = Answered
imports-finding-noted = Noted
imports-field = Field
imports-field-key = Number
imports-field-surname = Surname
imports-field-given-name = Given name
imports-field-birth-date = Birth date
imports-field-birth-country = Country of birth
imports-field-establishment = Establishment
imports-field-admitted-on = Admission
imports-field-sentenced-on = Day of the sentence
imports-field-release-date = Release date
imports-field-release-kind = Kind of release date
imports-field-town = Town
imports-field-legal-status = Legal status
imports-field-sex = Sex
imports-field-release-type = Kind of release
imports-field-document = Identity document
imports-field-support-network = Family support
imports-field-dependent-children = Dependent children
imports-field-no-fixed-abode = No fixed abode
imports-file-too-large = The file is larger than any list. Cut it into several lists
imports-file-not-text = Line { $line } is not text in { $encoding }. Export the list again, or correct the encoding in its description
imports-file-zeroes = Line { $line } holds zero bytes, so the file is not { $encoding }. It is probably UTF-16: export it as UTF-8, or correct the encoding in the description
imports-file-utf8 = The file is written in UTF-8, and the description of this list says { $encoding }. Correct the encoding in the description, or export the list again
imports-fault-no-such-day = The file’s name says “{ $written }”, and there is no such day. Enter the day the list was made
imports-fault-ahead = The list would be of { $date }, which lies ahead. Enter the day it was made, or tick the box if that day is meant
imports-ahead = A day that lies ahead
imports-ahead-meant = I do mean a day that lies ahead
imports-file-workbook = This is an Excel workbook, and this list comes as text. Save it as CSV
imports-file-old-workbook = This is a workbook in the old .xls form. Save it as .xlsx
imports-file-broken-workbook = The workbook does not open. Open it in a spreadsheet program and save it again
imports-file-no-sheet = The workbook has no sheet “{ $wanted }”. It has: { $found }
imports-file-empty = The file is empty. Export the list again
imports-file-missing-column = No column is headed “{ $column }”. Correct the heading in the file. It has: { $found }
imports-file-duplicate-column = Two columns are headed “{ $column }”. Rename the one that is not meant
imports-fault-jurisdiction = The list names the jurisdiction { $name }, which is not set up here
imports-fault-foreign = This list belongs to another agency
imports-fault-older = A newer list, of { $newest }, was imported before. Tick the box if you mean the older one
imports-fault-busy = Another list of this kind is being imported. Try again when it is done
imports-rejected-title = Rejected rows
imports-rejected-lead = Nothing is lost: correct a row here, or download the rows, correct them in the file and import that file.
imports-back-to-run = The list
imports-line = Line
imports-key = Number
imports-correct = Correct
imports-row-title = Line { $n }
imports-row-empty = Fill in the row
imports-save-row = Take the corrected row
imports-corrected-new = The row was taken; the person is new here.
imports-corrected-changed = The row was taken; what it changed has been saved.
imports-corrected-unchanged = The row was taken; it says what was known before.
imports-set-aside = Leave this row out
imports-set-aside-lead = The row stays here with your reason. The same row in a later list stays out too.
imports-set-aside-reason = Why is it left out?
imports-set-aside-act = Leave it out
imports-set-aside-done = The row was left out.
imports-reason-missing = Say why the row is left out
imports-warnings-title = Warnings
imports-warnings-lead = These rows were taken. What stands here is worth a look.
imports-warning = Warning
imports-written = As written
imports-gone-title = No longer on the list
imports-gone-lead = This list should name these people and does not. Nobody is released by it: say where each of them is.
imports-gone-nobody = Nobody is missing on this list.
imports-person = Person
imports-answer = Where are they?
imports-gone-released = Released…
imports-gone-still-here = Still here
imports-gone-elsewhere = Moved elsewhere
imports-gone-answered = The answer was saved.
imports-wizard-lead = Hand in a list as the system exports it. You get a proposal of what each column means, to be read and corrected. Nothing is imported.
imports-sample = A sample of the list
imports-sample-hint = CSV or Excel (.xlsx). It is kept for you alone, for a day at most.
imports-propose = Propose what the columns mean
imports-proposal = What the columns mean
imports-decide = What you have to decide
imports-mapping = Columns
imports-toml = The description of the list
imports-toml-hint = A text in TOML. Messages about mistakes name the line.
imports-save-source = Keep this description
imports-source-saved = The description of “{ $name }” was kept. Lists of this kind can be imported now.
imports-ask-key = Which column holds the number that names a person
imports-ask-release-date = Which column holds the release date
imports-ask-name = Which column holds the name
imports-mapping-lead = For each thing that matters, say which column holds it. Below stand some of its texts.
imports-not-in-list = Not in this list
imports-required = Must not be empty
imports-shape = How the whole name is written
imports-dates = Dates
imports-date-form = How dates are written
imports-date-form-hint = d is the day, m or mon the month, y the year
imports-date-form-2 = Or else
imports-no-other-form = In no other way
imports-date-language = Language of the names of months
imports-values = What the words mean
imports-values-lead = A word that is not explained is kept as written and counts as not yet known.
imports-not-yet-known = Not yet known
imports-name-it = What the list is called
imports-list-title = Title
imports-list-id = Short name
imports-list-id-hint = Small letters, and never another once lists were imported
imports-try = See what it would do
imports-advanced = The description as a text
imports-download-toml = Download the description
imports-save-source-text = Keep this text as it stands
imports-tried = { $rows } rows: { $new } new, { $changed } changed, { $unchanged } unchanged, { $rejected } rejected; { $warnings } warnings
imports-rejected-rows = { $n ->
    [one] One row
   *[other] { $n } rows
}
imports-first-rows = The first rows, as they are read
imports-field-name = Whole name
imports-field-particle = Particle before the surname
imports-code-female = Woman
imports-code-male = Man
imports-code-other = Other
imports-code-sentenced = Sentenced
imports-code-remand = On remand
imports-code-final = End of sentence
imports-code-conditional = Conditional release
imports-code-open-regime = Open regime
imports-code-automatic = Automatic release
imports-code-home-detention = Home detention
imports-code-none = None
imports-code-weak = Weak
imports-code-strong = Strong
imports-code-yes = Yes
imports-code-no = No
imports-no-date = What stands for “no date”
imports-no-date-hint = Such as 31/12/9999. Several with a semicolon between them.
imports-months-of = { $code ->
    [ca] Catalan
    [es] Spanish
    [fr] French
    [de] German
    [it] Italian
    [nl] Dutch
    [pt] Portuguese
   *[en] English
}
imports-whole = Whom the list names
imports-establishments = Which establishments may appear
imports-establishments-any = Any
imports-establishments-these = Only those of the sample: { $names }. Another one is taken with a warning.
imports-horizon = For whom the list is complete
imports-horizon-hint = Whoever should be on a list and is not becomes a question. Nobody is released by it.
imports-horizon-everybody = Everybody in custody there
imports-horizon-nobody = Nobody: the list promises nothing
imports-horizon-days = { $n ->
    [one] Whoever is released within one day
   *[other] Whoever is released within { $n } days
}
