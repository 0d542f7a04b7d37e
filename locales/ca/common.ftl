# Paraules que qualsevol pàgina pot necessitar: dates, terminis, llistes, respostes.

common-today = avui
common-tomorrow = demà
common-yesterday = ahir
common-days = { $n ->
    [one] { $n } dia
   *[other] { $n } dies
}
common-weeks = { $n ->
    [one] { $n } setmana
   *[other] { $n } setmanes
}
common-weeks-and-days = { $weeks } i { $days }
common-months = { $n ->
    [one] { $n } mes
   *[other] { $n } mesos
}
common-in-span = d’aquí a { $span }
common-days-ago = { $n ->
    [one] fa { $n } dia
   *[other] fa { $n } dies
}
common-day-outside = dia { $n } a fora
common-month-outside = mes { $n } a fora
common-days-overdue = { $n ->
    [one] { $n } dia de retard
   *[other] { $n } dies de retard
}
common-sooner = { $span } abans
common-later = { $span } més tard

common-weekday = { $n ->
    [1] dilluns
    [2] dimarts
    [3] dimecres
    [4] dijous
    [5] divendres
    [6] dissabte
   *[7] diumenge
}
common-weekday-short = { $n ->
    [1] dl.
    [2] dt.
    [3] dc.
    [4] dj.
    [5] dv.
    [6] ds.
   *[7] dg.
}
# El mes darrere del dia, amb la preposició apostrofada: «2 d’abril», «2 de març».
common-month-in-date = { $n ->
    [1] de gener
    [2] de febrer
    [3] de març
    [4] d’abril
    [5] de maig
    [6] de juny
    [7] de juliol
    [8] d’agost
    [9] de setembre
    [10] d’octubre
    [11] de novembre
   *[12] de desembre
}
common-month-short = { $n ->
    [1] gen.
    [2] febr.
    [3] març
    [4] abr.
    [5] maig
    [6] juny
    [7] jul.
    [8] ag.
    [9] set.
    [10] oct.
    [11] nov.
   *[12] des.
}
common-date-table = { $weekday } { $day } { $month }
common-date-table-year = { $weekday } { $day } { $month } { $year }
common-date-medium-year = { $weekday } { $day } { $month } de { $year }
common-date-long = { $weekday } { $day } { $month }
common-date-long-year = { $weekday } { $day } { $month } de { $year }
common-date-day = { $day } { $month }
common-date-day-year = { $day } { $month } de { $year }
common-date-short-year = { $day } { $month } { $year }

common-list-and = { $before } i { $last }
common-list-and-before-i = { $before } i { $last }
