# La lista de salidas.
releases-menu = Salidas
releases-title = Salidas
releases-lead-people = { $n ->
    [one] Una persona
   *[other] { $n } personas
}
releases-lead-window = { $n ->
    [one] sale en las próximas { $weeks } semanas
   *[other] salen en las próximas { $weeks } semanas
}
releases-lead-any = { $n ->
    [one] tiene fecha de liberación
   *[other] tienen fecha de liberación
}
releases-lead-no-bed = { $n ->
    [one] Una no tiene cama
   *[other] { $n } no tienen cama
}
releases-lead-and = y
releases-lead-no-id = { $n ->
    [one] una no tiene documento de identidad
   *[other] { $n } no tienen documento de identidad
}
releases-lead-complete = Todas tienen cama y documento de identidad.
releases-empty-title = Todavía no hay ninguna lista de salidas
releases-empty-sentence = Las personas aparecen aquí cuando se importa una lista de salidas o cuando introduce a alguien a mano.
releases-empty-act = Importar una lista de salidas
releases-nobody = Nadie cumple estos filtros.
releases-views = Vistas de esta lista
releases-view-all = Todas
releases-view-no-bed = Sin cama
releases-view-no-id = Sin documento
releases-view-overdue = Algo vencido
releases-view-bad-day = Viernes o víspera de festivo
releases-view-moved = Fecha cambiada esta semana
releases-view-mine = Mis personas
releases-view-passed = La fecha ya ha pasado
releases-view-no-date = Sin fecha
releases-filter-window = Sale
releases-filter-town = Va a
releases-filter-programme = Programa
releases-filter-lead = Gestor de caso
releases-window-4 = En las próximas 4 semanas
releases-window-12 = En las próximas 12 semanas
releases-window-26 = En los próximos 6 meses
releases-window-any = En cualquier momento
releases-any-town = Cualquier municipio
releases-any-programme = Cualquier programa
releases-anyone = Cualquiera
releases-summary = { $first } a { $last } de { $total }, por fecha de salida
releases-page = Página { $page } de { $pages }
releases-fix-first = Primero, esto
releases-fix-who = { $name }, { $date }.
releases-fix-passed = ¿Ha salido? La fecha ha pasado
releases-fix-passed-act = Decir qué ha pasado
releases-fix-bad-day = Sin cama: { $flag }
releases-fix-bad-day-act = Ver los seis del día de salida
releases-fix-overdue = { $what }: { $days ->
    [one] vencido hace un día
   *[other] vencido hace { $days } días
}
releases-fix-overdue-act = Abrir la línea de tiempo
releases-bulk-invitation = Marque personas para imprimir sus hojas o anotar una de las seis cosas
releases-bulk-six = Anotar una de las seis
releases-six-title = Anotar una de las seis cosas
releases-six-back = Volver a la lista
releases-six-nobody = Primero marque personas en la lista.
releases-six-question = { $n ->
    [one] Una de las seis cosas del día de salida, para una persona
   *[other] Una de las seis cosas del día de salida, para { $n } personas
}
releases-six-item = ¿Cuál de las seis?
releases-six-detail-hint = Lo mismo para todas, como «Pedido a la Llar Sant Roc»
releases-six-see = Ver qué cambia
releases-six-preview = { $item } para { $n ->
    [0] nadie
    [one] una persona
   *[other] { $n } personas
}
releases-six-now = Ahora
releases-six-then = Quedaría
releases-six-already = { $name } ya está así.
releases-six-no-custody = { $name }: no consta ninguna estancia en prisión, no hay nada que anotar.
releases-six-act = { $n ->
    [one] Anotarlo para una persona
   *[other] Anotarlo para { $n } personas
}
releases-six-done = { $item }: anotado para { $n ->
    [one] una persona
   *[other] { $n } personas
}
releases-six-meanwhile = Mientras tanto alguien lo ha anotado para estas personas. No se ha guardado nada suyo: vuelva a mirarlo y decida.
releases-six-undo-late = No se ha deshecho: mientras tanto alguien lo ha vuelto a anotar.
releases-six-error-item = Elija una de las seis cosas
releases-six-error-people = Elija al menos una persona y como máximo { $max }
releases-bulk-sheets = Imprimir hojas de salida
releases-caption = Personas que salen de prisión, por fecha de salida
releases-tick-all = Marcar a todas las personas de esta página
releases-head-leaves = Sale
releases-head-person = Persona
releases-head-town = Va a
releases-head-six = Los seis del día de salida
releases-head-missing = Qué falta
releases-head-next = Próximo plazo
releases-flag-friday = Viernes
releases-flag-weekend = Fin de semana
releases-flag-holiday = { $name }
releases-flag-before-holiday = Víspera: { $name }
releases-no-date = Sin fecha
releases-no-date-why = no se sabe o se ha retirado
releases-town-unknown = No se sabe
releases-no-id = Sin documento
releases-no-bed = Sin cama
releases-no-money = Sin dinero
releases-no-travel = Sin transporte
releases-no-medicine = Sin medicación
releases-no-contact = Sin contacto
releases-nothing-ready = Todavía no hay nada listo
releases-no-gaps = No falta nada
releases-nothing-due = Nada pendiente
releases-no-programme = En ningún programa
releases-waiting = pedido
releases-waiting-for = { $item }: { $detail }
releases-view-retry = Volver a intentarlo
releases-retry = Volver a intentarlo
releases-retry-since = nadie pudo ver a la persona; había que volver { $date }
releases-retry-custody = la persona ha entrado o salido desde entonces
releases-retry-legal-status = ha cambiado la situación penal
releases-retry-establishment = ha cambiado de establecimiento
releases-retry-release-type = ha cambiado el tipo de libertad
releases-retry-release-date = ha cambiado la fecha de liberación
releases-fix-retry = Nadie pudo ver a la persona: vuelva a intentarlo
releases-fix-retry-act = Abrir el caso
