# Words that every page may need: dates, spans, lists, answers.

common-today = today
common-tomorrow = tomorrow
common-yesterday = yesterday
common-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
common-weeks = { $n ->
    [one] { $n } week
   *[other] { $n } weeks
}
common-weeks-and-days = { $weeks } { $days }
common-months = { $n ->
    [one] { $n } month
   *[other] { $n } months
}
common-in-span = in { $span }
common-days-ago = { $n ->
    [one] { $n } day ago
   *[other] { $n } days ago
}
common-day-outside = day { $n } outside
common-month-outside = month { $n } outside
common-days-overdue = { $n ->
    [one] { $n } day overdue
   *[other] { $n } days overdue
}
common-sooner = { $span } sooner
common-later = { $span } later

common-weekday = { $n ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
common-weekday-short = { $n ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
}
# The month as it stands after the day: "2 April".
common-month-in-date = { $n ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
common-month-short = { $n ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
common-date-table = { $weekday } { $day } { $month }
common-date-table-year = { $weekday } { $day } { $month } { $year }
common-date-medium-year = { $weekday } { $day } { $month } { $year }
common-date-long = { $weekday } { $day } { $month }
common-date-long-year = { $weekday } { $day } { $month } { $year }
common-date-day = { $day } { $month }
common-date-day-year = { $day } { $month } { $year }
common-date-short-year = { $day } { $month } { $year }

common-list-and = { $before } and { $last }
common-list-and-before-i = { $before } and { $last }
