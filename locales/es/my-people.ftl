my-people-title = Mis personas
my-people-lead = { $date }. { $n ->
    [0] Hoy no vence nada.
   *[other] { $n } hoy.
}
my-people-first-weeks = { $n ->
    [one] Una está en la primera semana sin ningún contacto.
   *[other] { $n } están en la primera semana sin ningún contacto.
}
my-people-views = Vistas de mis personas
my-people-tab = { $code ->
    [today] Hoy
    [overdue] Vencido
    [silent] { $days } días en silencio
   *[all] Todas
}
my-people-nobody = { $code ->
    [overdue] No hay nada vencido.
    [silent] Ha habido contacto con todo el mundo en los últimos { $days } días.
   *[today] Hoy no vence nada.
}
my-people-none = Todavía no lleva ningún caso
my-people-none-lead = Las personas aparecen aquí cuando su entidad acepta un caso y le nombra.
my-people-none-act = Ver quién sale pronto
my-people-person = Persona
my-people-why = Por qué
my-people-last = Último contacto
my-people-act = Qué se puede hacer
my-people-write = Escribir una nota
my-people-writing = Escribiendo
my-people-no-contact = Todavía ninguno
my-people-tried = { $n ->
    [one] intentado una vez desde entonces
   *[other] intentado { $n } veces desde entonces
}
my-people-for = Por { $name }
my-people-covers = Sustituye a { $names }. Sus personas están marcadas y no cuentan en su carga.
my-people-leaves = Sale { $when }
my-people-passed = El día de libertad ya ha pasado
my-people-inside = Dentro, todavía sin fecha
my-people-community = En la comunidad
my-people-dates-withheld = Fechas no compartidas
my-people-first-week = Primera semana: { $n } días sin contacto
my-people-released = ¿Ya salió? El día era { $date }
my-people-leaves-today = Sale hoy
my-people-leaves-soon = Sale el { $date }
my-people-overdue = { $what }: vencía el { $date }, { $n ->
    [one] hace { $n } día
   *[other] hace { $n } días
}
my-people-due = { $what }: hoy
my-people-silent = { $n } días sin contacto
my-people-next = Siguiente: { $what }, { $date }
my-people-handover = Un traspaso espera su respuesta
my-people-handover-from = { $name } le pide que se haga cargo. Sin respuesta, vuelve después del { $date }.
my-people-answer = Responder
my-people-load = { $people ->
    [one] { $people } persona
   *[other] { $people } personas
}: { $intensive } intensivas ({ $intensive-weight }), { $regular } regulares ({ $regular-weight }), { $light } leves ({ $light-weight }).
my-people-counted = Cómo se cuenta
my-people-counted-weights = Cada persona pesa lo que pesa la fase de su programa: 1 es una persona media. Si está en varios programas, cuenta el más alto.
my-people-counted-line = Su entidad fija { $capacity } para una jornada completa. Usted trabaja el { $percent } %, y su línea roja es { $line }.
my-people-retry = Vuelva a intentarlo: { $why }
my-people-today = Hoy: lo que no puede esperar
my-people-counted-own = Tiene una línea roja propia: { $n }.
my-people-bulk-invitation = Marque personas para imprimir sus hojas o anotar una de las seis cosas
my-people-bulk-reassign = Pasarlas a un compañero
