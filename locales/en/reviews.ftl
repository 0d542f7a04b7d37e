# Questions about identity that lists raised.
reviews-title = Questions about identity
reviews-lead = { $n ->
    [0] No question waits for an answer.
    [one] One question waits for somebody to compare two rows.
   *[other] { $n } questions wait for somebody to compare two rows.
}
reviews-none = No list has raised a question.
reviews-question = Question
reviews-since = Asked
reviews-found = Found
reviews-kind-key-conflict = One number on two different people
reviews-kind-shared-identifier = Two numbers with the same document
reviews-status-open = Waiting
reviews-status-same = The same person
reviews-status-different = Two different people
reviews-status-not-sure = It cannot be told
reviews-lead-one = Both rows carry { $identifier }. Compare them, and say what you find.
reviews-rows = Both rows
reviews-field = Field
reviews-differs = Differs
reviews-what-found = Who are they?
reviews-no-merge = Your answer is kept. Records are not joined by it.
reviews-answer-missing = Choose what you found
reviews-note = How do you know?
reviews-note-hint = Optional; for whoever looks at it next.
reviews-keep = Keep the answer
reviews-decided = The answer was kept.
reviews-support = { $code ->
    [none] None
    [weak] Weak
    [strong] Strong
   *[other] { $code }
}
