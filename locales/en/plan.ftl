# The plan: goals, steps, and the versions that the person answered.

plan-title = Plan
plan-add-goal = Add a goal
plan-change-goal = Change the goal
plan-add-step = Add a step
plan-change-step = Change the step
plan-write-note = Write a note
plan-empty = No goal yet
plan-empty-lead = Ask { $name } what matters first, and write it down in the same words.
plan-finished = { $n ->
    [one] { $n } finished goal
   *[other] { $n } finished goals
}
plan-about = { $domain } · { $done } of { $all ->
    [one] { $all } step
   *[other] { $all } steps
} done
plan-asked = asked { $date }
plan-domain = { $code ->
    [housing] Housing
    [papers] ID and documents
    [money] Income, benefit and debt
    [work] Work and training
    [health] Health and medication
    [mental_health] Mental health
    [substance_use] Alcohol and other drugs
    [family] Family and relationships
    [safety] Safety and law
   *[belonging] Identity, hope and belonging
}
plan-goal-status = { $status ->
    [active] Being worked on
    [reached] Reached
   *[dropped] Given up
}
plan-step-status = { $status ->
    [not_started] Not started
    [started] Started
    [waiting] Waiting for somebody else
    [done] Done
   *[cancelled] Cancelled
}
plan-withheld-reason = it is not open to your agency here
plan-no-version = No version has been shown to the person yet.
plan-newest = Version { $number }: { $answer ->
    [agreed] agreed
    [disagreed] disagreed
    [could_not_answer] could not answer
   *[none] not answered yet
}.
plan-changed-since = Changed since then.

plan-goal-label = What is to be reached
plan-goal-hint = A short name, such as “A room of my own”
plan-words-label = In the person’s own words
plan-words-hint = As it was said, without correcting it
plan-domain-label = What it is about
plan-domain-hint = This decides who can read it
plan-status-label = How it stands
plan-drop-label = If it is given up: why
plan-save-goal = Save the goal
plan-goal-added = Goal added
plan-goal-saved = Goal saved
plan-step-label = What is to be done
plan-detail-label = Anything that helps (optional)
plan-owner-label = Who does it
plan-owner-person = The person, or somebody of another agency
plan-due-label = By when (optional)
plan-reason-label = Who was asked, or why it is cancelled
plan-reason-hint = Needed for “waiting” and “cancelled”
plan-save-step = Save the step
plan-step-added = Step added
plan-step-saved = Step saved

plan-conflict = Somebody else changed this while you were writing
plan-conflict-lead = Nothing of yours is lost. Compare both, change the form below as you want it, and save again.
plan-conflict-theirs = Saved now
plan-conflict-yours = Yours, not saved yet

plan-versions = Versions of the plan
plan-versions-lead = What { $name } was shown, and the answer.
plan-make-version = Keep this version as shown to { $name }
plan-version-made = Version kept. Now write down the answer.
plan-version-changed = The plan or the answer was changed by somebody else meanwhile. Nothing was saved. Read it again, then decide.
plan-version-title = Version { $number }, shown on { $date } by { $name }
plan-answer-label = What did the person say?
plan-answer = { $code ->
    [agreed] Agreed
    [disagreed] Disagreed
   *[could_not_answer] Could not answer
}
plan-answer-words = In their words
plan-answer-by = written down by { $name }
plan-save-answer = Save the answer
plan-answer-saved = Answer saved

plan-error-too-long = Use no more than { $max } characters
plan-error-goal-title = Enter what is to be reached
plan-error-step-title = Enter what is to be done
plan-error-domain = Choose what it is about
plan-error-date = Enter a real date, such as 2 4 2027
plan-error-owner = Choose the person, a colleague or an agency on the case
plan-error-drop-reason = Say why the goal is given up
plan-error-goal-ended = Make the goal active again first
plan-error-step-reason = Say who was asked, or why it is cancelled
plan-error-step-ended = This step has ended. Set it back to “not started” first
plan-error-step-status = Choose how the step stands
plan-error-empty = The plan has no goal yet, so there is nothing to show to the person.
plan-error-answer = Choose what the person said
plan-error-answer-words = Write down what the person does not agree with
plan-error-answered = The person has answered this version already. Show a new version to write down another answer.
