# La línea del tiempo de un caso en tablas, y la página donde se cierra un hito.
timeline-title = Línea del tiempo
timeline-change-date = Cambiar la fecha de salida
timeline-nothing = Aún no hay ninguna estancia en prisión ni ningún plazo.
timeline-present = Estancia actual
timeline-earlier = Estancia anterior
timeline-admitted = Ingreso: { $date }.
timeline-released = Salida: { $date }.
timeline-planned = Salida prevista: { $date } ({ $kind }).
timeline-no-date = No se sabe ninguna fecha de salida: los plazos esperan.
timeline-chosen = Un profesional eligió esta clase de fecha: { $reason }
timeline-no-milestones = Ningún plazo depende de esta estancia.
timeline-caption = Todos los plazos, primero los más próximos
timeline-head-status = Estado
timeline-head-what = Plazo
timeline-head-due = Vencimiento
timeline-head-who = Quién
timeline-head-rule = Dónde está establecido
timeline-head-act = Qué puede hacer
timeline-open = Abrir
timeline-not-law = Propuesto por el programa, no fijado por norma
timeline-status-no-date = Espera una fecha
timeline-status-projected = Después de la salida
timeline-status-not-applicable = No hace falta
timeline-status-missed = No hecho
timeline-no-day = Sin día
timeline-projected = contado desde la salida prevista
timeline-overdue-days = { $n ->
    [one] un día de retraso
   *[other] { $n } días de retraso
}
timeline-first-due = primer vencimiento { $date }, { $n ->
    [one] un día de retraso
   *[other] { $n } días de retraso
}
timeline-system = El sistema
timeline-met-by = { $who }, hecho { $date }
timeline-exempt-by = { $who }, { $date }: { $reason }
timeline-missed-on = Desde el { $date }: { $reason }
timeline-missed-released-early = salió antes de tiempo
timeline-missed-released = no se hizo antes de la salida
timeline-missed-returned = había vencido cuando la persona volvió a prisión
timeline-not-condition = No afecta a esta persona
timeline-not-too-late = Se empezó demasiado tarde
timeline-not-released = Solo se hace en prisión, y la persona ya está fuera
timeline-not-in-variant = No forma parte de esta variante del programa
timeline-not-taking-part = La persona no ha dicho que sí
timeline-not-said-yes = No hace falta: la persona ya ha dicho que sí
timeline-not-returned = La persona volvió a prisión; la nueva estancia tiene sus propios plazos
timeline-dates = { $n ->
    [one] La única fecha que se ha dado
   *[other] Todas las { $n } fechas que se han dado
}
timeline-dates-caption = Todas las fechas previstas que se han dado, primero las más nuevas
timeline-dates-given = Dada
timeline-dates-value = Fecha
timeline-dates-kind = Clase
timeline-dates-why = Por qué
timeline-withdrawn = Retirada
timeline-from-list = Lista de salidas
timeline-meet-title = Se ha hecho
timeline-meet-date = ¿Qué día?
timeline-meet = Registrar que se ha hecho
timeline-exempt-title = No hace falta hacerlo
timeline-exempt-reason = ¿Por qué no?
timeline-exempt-hint = Lo puede leer todo el mundo que está en el caso
timeline-exempt = Registrar la exención
timeline-take-back-lead = ¿Se registró por error?
timeline-take-back = Deshacerlo
timeline-done-met = Registrado como hecho.
timeline-done-exempt = Se ha registrado la exención, con su motivo.
timeline-done-taken-back = Deshecho. El plazo vuelve a contar.
timeline-error-what = Elija qué ha pasado
timeline-error-date = Escriba el día en que se hizo
timeline-error-future = Escriba hoy o un día anterior
timeline-error-reason = Escriba por qué no hace falta hacerlo
timeline-refused-settled = Alguien ya lo ha cerrado.
timeline-refused-not-applicable = No se aplica a la persona, así que nadie tiene que estar exento.
timeline-refused-nothing = No hay nada que deshacer.
timeline-refused-before-release = Esto se hace después de la salida. Registre primero la salida.
timeline-asked-by = según { $programme }
timeline-also-asks = { $programme } lo pide para el { $date }
timeline-also = también para { $programme }
timeline-also-exempt = no hace falta para { $programme }: { $reason }
timeline-also-not = no se aplica en { $programme }
timeline-beside = Otros programas de la persona piden lo mismo. Hecho una vez, queda hecho para todos.
timeline-exempt-alone = Esto vale solo para { $programme }. Los demás lo siguen pidiendo.
timeline-sentenced = Sentencia del { $date }.
timeline-released-time = Salió el { $date } a las { $time }.
timeline-began = Vuelta a prisión: { $reason }.
