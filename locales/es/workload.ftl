# La carga de un equipo, ahora y dentro de doce semanas.
workload-title = Carga de casos
workload-lead = { $agency } lleva { $load } de { $line }, contando en personas de peso medio.
workload-over = { $n ->
    [0] Nadie pasa de la línea roja.
    [one] Una persona del equipo pasa de la línea roja.
   *[other] { $n } personas del equipo pasan de la línea roja.
}
workload-of = { $load } de { $line }
workload-of-over = { $load } de { $line }, por encima de la línea roja
workload-over-spoken = por encima de la línea roja
workload-team = Todo el equipo
workload-workers = Cada profesional
workload-worker = Profesional
workload-away = Fuera
workload-people = { $n ->
    [one] { $n } persona
   *[other] { $n } personas
}
workload-waiting = Se cuentan { $n ->
    [one] un caso que aún no lleva nadie
   *[other] { $n } casos que aún no lleva nadie
} ({ $weight }).
workload-undated = { $n ->
    [one] Una persona cuyas fechas no se comparten con usted cuenta como una persona media.
   *[other] { $n } personas cuyas fechas no se comparten con usted cuentan como personas medias.
}
workload-waiting-link = Responder a las peticiones
workload-not-led = Aún sin gestor
workload-line-own = La línea roja es propia de este profesional.
workload-line = { $percent } % de jornada, { $capacity } a jornada completa.
workload-under = Por debajo de la línea roja las próximas doce semanas.
workload-over-until = Vuelve a estar por debajo de la línea roja a partir del { $date }.
workload-over-throughout = Por encima de la línea roja las próximas doce semanas.
workload-over-from = Por encima de la línea roja a partir del { $date }.
workload-now = Ahora
workload-red-line = Línea roja
workload-weeks = Semana a semana
workload-drawn = { $name }: { $load } ahora, { $most } como máximo en las próximas doce semanas, línea roja en { $line }. { $outlook }
workload-reassign = Reasignar personas
workload-enter-away = Introducir una ausencia
workload-how = Cómo se cuenta
workload-how-weights = Cada persona pesa lo que pesa la fase de su programa: 1 es una persona de peso medio. En varios programas cuenta el que más pesa.
workload-how-forecast = La previsión hace avanzar a todas las personas por las fases según sus fechas. Quien sale de prisión entra en las primeras semanas; cuando un programa se cierra, ya no pesa. No se adivina a nadie nuevo.
workload-how-line = La línea roja es lo que la entidad fija para la jornada completa, por la parte de jornada, o un número propio. La del equipo no cuenta a quien está fuera.
workload-now-over = { $name } lleva ahora { $load } de { $line }, por encima de la línea roja.
workload-weeks-hint = Todos los números de los dibujos de arriba. En una pantalla estrecha la tabla se desplaza hacia los lados.
workload-spared = Preguntas que no se repitieron
workload-spared-hint = Otra entidad tenía la respuesta, y alguien dijo que sigue siendo así.
workload-programme = Programa
workload-questions = Preguntas
