# What a person permits: to whom, what, how deep, until when. A no changes nothing.
permissions-title = Permissions
permissions-lead = { $given ->
    [0] { $name } allows nothing yet.
    [one] { $name } allows one thing.
   *[other] { $name } allows { $given } things.
} { $waiting ->
    [0] Nothing waits for an answer.
    [one] One question waits for an answer.
   *[other] { $waiting } questions wait for an answer.
}
permissions-ask = Ask { $name } for permission
permissions-ask-lead = Ask for as little as the help needs. Saying no changes nothing about sentence, regime, leave or release.
permissions-ask-act = Put the question
permissions-asked = The question is written down. Now ask it, and record the answer here.
permissions-waiting = Waiting for an answer
permissions-given = Allowed now
permissions-none = Nothing is allowed now
permissions-none-why = Agencies on the case then see only what a law opens to them, and what they wrote themselves.
permissions-past = { $n ->
    [one] One that is over
   *[other] { $n } that are over
}
permissions-own = Their own page
permissions-own-lead = With a one-time code { $name } reads on any phone what is asked, what is allowed and who looked, and answers without you.
permissions-own-act = Make a code
permissions-code-title = A code for { $name }
permissions-code-lead = Show it, or write it down on paper. It is shown once and kept nowhere.
permissions-code-picture = The code as a picture for a phone’s camera
permissions-code-address = Or type it at { $address }:
permissions-code-until = It is good until { $date }, { $time }.
permissions-code-once = It opens the page as often as needed until one question is answered. A new code ends this one.
permissions-every = Every { $kind } on the case
permissions-to = Who may see it?
permissions-to-hint = Only who is on the case, or asked to come
permissions-what = What may be seen
permissions-what-hint = Tick as little as the help needs
permissions-depth = How much of it
permissions-depth-hint = { $code ->
    [full] All that is written
    [summary] A summary that somebody has written
    [consequence] Only what follows from it, such as “no ground floor”
   *[existence] Only whether there is something
}
permissions-purpose-label = What for
permissions-purpose = { $code ->
    [throughcare] To help before and after release
    [treatment] To give care and treatment
    [safety] To keep a place safe
    [child_protection] To protect a child
    [public_protection] To protect others from harm
   *[oversight] To watch over what was shared
}
permissions-until = Until when
permissions-until-hint = Twelve months after release, or the end of the service, unless the person wants another day
permissions-category = { $code ->
    [row-1] Name and contact
    [row-2] Sentence and dates
    [row-3] Risk assessment
    [row-4] Offence
    [row-5] People who were harmed
    [row-6] Physical health
    [row-7] Drugs and alcohol
    [row-8] Mental health and medication
    [row-9] Housing
    [row-10] Work
    [row-11] Courses and certificates
    [row-12] Money, benefits and debt
    [row-13] Family and children
    [row-14a] Violence lived through
    [row-14b] Violence done
    [row-15] Right to stay
    [row-16] Notes of contacts
   *[row-17] Plan and steps
}
permissions-status = { $code ->
    [asked] Not answered yet
    [given] Allowed
    [refused] Said no
    [withdrawn] Stopped
    [dropped] Taken back
   *[run_out] Run out
}
permissions-ends = Ends { $date }
permissions-asked-by = Asked by { $agency }
permissions-again = { $code ->
    [release] Ask again outside, by { $date }
   *[of_age] Now of age: ask again by { $date }, then it ends
}
permissions-answered = { $way ->
    [spoken] Said on { $date }, explained in { $language }
    [paper] Signed on { $date }, explained in { $language }
   *[code] Answered on their own page on { $date }, in { $language }
}
permissions-interpreted = { $name } interpreted
permissions-witnessed = { $name } was there
permissions-guarded = { $name } spoke beside them
permissions-one = Permission for { $to }
permissions-say = Say this to { $name }
permissions-statement = { $to } asks to see { $what }, until { $date }.
permissions-statement-depth = { $code ->
    [full] They would see all that is written about it.
    [summary] They would see a summary, not everything.
    [consequence] They would see only what follows from it, never why.
   *[existence] They would see only whether there is something, never what.
}
permissions-statement-stop = You can stop it on any day, without saying why. What was read until then cannot be taken back.
permissions-no-effect = Saying no changes nothing: not your sentence, not your regime, not your leave, not your release.
permissions-print = Print this as a form to sign
permissions-said = What does { $name } say?
permissions-yes = Yes
permissions-no = No
permissions-told = It was said that saying no changes nothing about sentence, regime, leave or release
permissions-way = How was it given?
permissions-way-spoken = Said, in front of a witness
permissions-way-paper = Signed on the printed form
permissions-language = In which language was it explained?
permissions-witness = Who was there
permissions-witness-hint = The name of whoever heard it beside you
permissions-interpreter-needed = An interpreter is needed for this person.
permissions-interpreter = Who interpreted (if anybody)
permissions-guardian = Who speaks beside the young person
permissions-guardian-hint = Parent or guardian: both have to say yes
permissions-own-words = What the young person said
permissions-own-words-hint = In their own words, also where they agree
permissions-scan = The signed form, scanned (where it was signed)
permissions-record = Record the answer
permissions-recorded = { $code ->
    [given] Recorded: allowed from now on. Who can see more now is told.
    [refused] Recorded: no. Nothing else changes.
    [withdrawn] Stopped. Who could see is told.
   *[asked] Recorded
}
permissions-drop = Take the question back
permissions-dropped = The question was taken back.
permissions-stop = Stop
permissions-stop-title = Stop it
permissions-stop-lead = { $name } can say stop on any day and need not say why. It acts at once.
permissions-stop-question = Stop { $to } seeing: { $what }?
permissions-stop-now = From now
permissions-stop-now-what = { $to } cannot open it any more.
permissions-stop-today = Today
permissions-stop-today-what = { $to } is told that it was stopped. Nobody has to say why.
permissions-stop-read = What was already read
permissions-stop-read-what = Cannot be taken back. It may not be passed on.
permissions-stop-rest = Bed, money and dates
permissions-stop-rest-what = Nothing changes.
permissions-stop-yes = Yes, stop
permissions-stop-no = No, keep it
permissions-stop-again = It can be allowed again at any time.
permissions-shared = Already seen
permissions-shared-lead = What agencies that this opens to have looked at until now. Stopping does not undo it.
permissions-shared-none = Nobody whom this opens to has looked at it.
permissions-shared-who = Agency
permissions-shared-when = Day
permissions-shared-what = What
permissions-form-title = Form to sign
permissions-form-how = Print it, read it out in full, let it be signed, and scan it back with the answer.
permissions-form-back = The permission
permissions-form-heading = What I allow
permissions-form-yes = Yes, I allow it.
permissions-form-no = No, I do not.
permissions-form-signed = Signed
permissions-form-witness = Witness
permissions-form-day = Day
permissions-form-guardian = Parent or guardian
permissions-error-to = Choose who may see it: an agency on the case
permissions-error-categories = Tick at least one kind of information
permissions-error-not-theirs = Take out what no permission opens: risk assessment, violence done, people who were harmed
permissions-error-depth = Choose how much may be seen
permissions-error-ends = Enter the last day, such as 16 4 2027
permissions-error-ends-past = Enter a day from today on
permissions-error-ends-long = Enter a day within the next { $n } months
permissions-error-said = Choose what the person says
permissions-error-told = Say first that saying no changes nothing, then tick this
permissions-error-language = Choose the language in which it was explained
permissions-error-witness = Enter who was there
permissions-error-guardian = Enter who speaks beside the young person
permissions-error-own-words = Enter what the young person said
permissions-error-scan = Attach the scan of the signed form
permissions-refused-answered = This question has been answered or taken back already.
permissions-refused-not-given = This is not allowed any more, so there is nothing to stop.
