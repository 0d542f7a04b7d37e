# The workload of a team, now and in twelve weeks.
workload-title = Workload
workload-lead = { $agency } carries { $load } of { $line }, counted in average people.
workload-over = { $n ->
    [0] Nobody is over their red line.
    [one] One worker is over their red line.
   *[other] { $n } workers are over their red line.
}
workload-of = { $load } of { $line }
workload-of-over = { $load } of { $line }, over the red line
workload-over-spoken = over the red line
workload-team = The whole team
workload-workers = Each worker
workload-worker = Worker
workload-away = Away
workload-people = { $n ->
    [one] { $n } person
   *[other] { $n } people
}
workload-waiting = Counted in: { $n ->
    [one] one case that nobody leads yet
   *[other] { $n } cases that nobody leads yet
} ({ $weight }).
workload-undated = { $n ->
    [one] One person whose dates are not shared with you is counted as an average person.
   *[other] { $n } people whose dates are not shared with you are counted as average people.
}
workload-waiting-link = Answer requests
workload-not-led = Not led yet
workload-line-own = The red line is set for this worker.
workload-line = { $percent } % of a post, { $capacity } for full time.
workload-under = Under the red line for the next twelve weeks.
workload-over-until = Under the red line again from { $date }.
workload-over-throughout = Over the red line for the next twelve weeks.
workload-over-from = Over the red line from { $date }.
workload-now = Now
workload-red-line = Red line
workload-weeks = Week by week
workload-drawn = { $name }: { $load } now, { $most } at the most in the next twelve weeks, red line at { $line }. { $outlook }
workload-reassign = Reassign people
workload-enter-away = Enter an absence
workload-how = How it is counted
workload-how-weights = Each person weighs what the stage of their programme weighs: 1 is an average person. In several programmes the heaviest counts.
workload-how-forecast = The forecast moves everybody through the stages by their dates. Who leaves prison enters the first weeks; whose programme closes weighs nothing more. Nobody new is guessed.
workload-how-line = The red line is what the agency sets for full time, times the share of a post, or a number set for the worker. The team’s red line leaves out who is away.
workload-now-over = { $name } now carries { $load } of { $line }, over the red line.
workload-weeks-hint = Every number of the drawings above. On a narrow screen the table scrolls sideways.
workload-spared = Questions not asked again
workload-spared-hint = Another agency had the answer, and somebody said that it is still true.
workload-programme = Programme
workload-questions = Questions
