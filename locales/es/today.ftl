# Hoy: como mucho tres cosas en rojo.
today-title = Hoy
today-lead = { $date }. { $n ->
    [0] No hay nada en rojo.
    [one] Una cosa no puede esperar.
   *[other] { $n } cosas no pueden esperar.
}
today-none = No hay nada que no pueda esperar.
today-red = Lo que no puede esperar
today-why = Por qué estas
today-why-three = Nunca más de { $n }: a quien se avisa de todo no se le avisa de nada. El resto se cuenta debajo.
today-why-order = Primero, una primera semana fuera sin contacto; después, una salida que nadie ha confirmado; después, lo vencido, empezando por lo más antiguo. Cada persona aparece una vez.
today-because-first-week = En rojo porque la primera semana fuera es la que más decide y nadie ha tenido contacto.
today-because-released = En rojo porque nadie sabe si la persona ya está fuera.
today-because-milestone = En rojo porque ha pasado una fecha del programa.
today-because-step = En rojo porque un paso acordado ha pasado de fecha.
today-act-note = Escribir una nota
today-act-release = Decir si ya ha salido
today-act-timeline = Ver la línea del tiempo
today-act-plan = Abrir el plan
today-rest = Todo lo demás
today-more-red = { $n ->
    [one] Una persona más con algo en rojo
   *[other] { $n } personas más con algo en rojo
}
today-due = { $n ->
    [one] Una persona con algo para hoy o esta semana
   *[other] { $n } personas con algo para hoy o esta semana
}
today-silent = { $n ->
    [one] Una persona sin contacto desde hace { $days } días
   *[other] { $n } personas sin contacto desde hace { $days } días
}
today-requests = { $n ->
    [one] Una petición espera a su entidad
   *[other] { $n } peticiones esperan a su entidad
}
today-notices = { $n ->
    [one] Un aviso sin leer
   *[other] { $n } avisos sin leer
}
today-people = { $n ->
    [one] La única persona que lleva
   *[other] Todas las personas ({ $n })
}
today-team-silent = Casos en silencio del equipo
today-workload = Carga del equipo
