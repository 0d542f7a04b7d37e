# Palabras que cualquier página puede necesitar: fechas, plazos, listas, respuestas.

common-today = hoy
common-tomorrow = mañana
common-yesterday = ayer
common-days = { $n ->
    [one] { $n } día
   *[other] { $n } días
}
common-weeks = { $n ->
    [one] { $n } semana
   *[other] { $n } semanas
}
common-weeks-and-days = { $weeks } y { $days }
common-months = { $n ->
    [one] { $n } mes
   *[other] { $n } meses
}
common-in-span = dentro de { $span }
common-days-ago = { $n ->
    [one] hace { $n } día
   *[other] hace { $n } días
}
common-day-outside = día { $n } fuera
common-month-outside = mes { $n } fuera
common-days-overdue = { $n ->
    [one] { $n } día de retraso
   *[other] { $n } días de retraso
}
common-sooner = { $span } antes
common-later = { $span } más tarde

common-weekday = { $n ->
    [1] lunes
    [2] martes
    [3] miércoles
    [4] jueves
    [5] viernes
    [6] sábado
   *[7] domingo
}
common-weekday-short = { $n ->
    [1] lun
    [2] mar
    [3] mié
    [4] jue
    [5] vie
    [6] sáb
   *[7] dom
}
# El mes detrás del día: «2 de abril».
common-month-in-date = { $n ->
    [1] de enero
    [2] de febrero
    [3] de marzo
    [4] de abril
    [5] de mayo
    [6] de junio
    [7] de julio
    [8] de agosto
    [9] de septiembre
    [10] de octubre
    [11] de noviembre
   *[12] de diciembre
}
common-month-short = { $n ->
    [1] ene
    [2] feb
    [3] mar
    [4] abr
    [5] may
    [6] jun
    [7] jul
    [8] ago
    [9] sept
    [10] oct
    [11] nov
   *[12] dic
}
common-date-table = { $weekday } { $day } { $month }
common-date-table-year = { $weekday } { $day } { $month } { $year }
common-date-medium-year = { $weekday } { $day } { $month } de { $year }
common-date-long = { $weekday } { $day } { $month }
common-date-long-year = { $weekday } { $day } { $month } de { $year }
common-date-day = { $day } { $month }
common-date-day-year = { $day } { $month } de { $year }
common-date-short-year = { $day } { $month } { $year }

common-list-and = { $before } y { $last }
common-list-and-before-i = { $before } e { $last }
