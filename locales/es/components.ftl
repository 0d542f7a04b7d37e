# Las piezas de las que están hechas las páginas.

components-breadcrumbs = Ruta
components-language = Idioma
components-filter = Filtrar
components-more-views = Más vistas y filtros
components-section-of = Sección { $n } de { $total }
components-ticked = { $n ->
    [one] { $n } persona marcada
   *[other] { $n } personas marcadas
}
components-untick-all = Desmarcar todo
components-tick-note = Las casillas marcan personas para los botones de encima de la lista.

components-pagination = Paginación
components-pagination-previous = Anterior
components-pagination-next = Siguiente
components-pagination-page = página

components-error-title = Hay un problema
components-error-prefix = Error:
components-banner-success = Hecho
components-banner-important = Importante
components-password-show = Mostrar
components-password-hide = Ocultar
components-password-show-label = Mostrar la contraseña
components-password-hide-label = Ocultar la contraseña
components-date-day = Día
components-date-month = Mes
components-date-year = Año

components-status-not-started = Sin empezar
components-status-started = Empezado
components-status-due-soon = Vence pronto
components-status-overdue = Fuera de plazo
components-status-waiting = En espera
components-status-done = Hecho
components-status-ready = Listo
components-status-missing = Falta
components-status-declined = Rechazado
components-status-exempt = Exento
components-status-cancelled = Cancelado
components-status-needs-permission = Hace falta permiso
components-status-no-access = Sin acceso
components-status-condition = § Condición
components-referral-sent = Enviada
components-referral-accepted = Aceptada
components-referral-question = Pregunta
components-referral-withdrawn = Retirada
components-referral-ended = Terminada

components-six-id = Documento
components-six-bed = Cama
components-six-money = Dinero
components-six-travel = Viaje
components-six-medicine = Medicación
components-six-contact = Contacto
components-six-count = { $n } de 6
components-six-order = Las seis cosas del día de salida, por orden:
components-six-names = documento, cama, dinero, viaje, medicación, contacto
components-six-waiting = Se espera respuesta
components-six-withheld = No se comparte

# Las palabras de la persona, siempre entre comillas.
components-quoted = «{ $words }»

components-withheld-permission = No se muestra: hace falta el permiso de { $name }
components-withheld-rule = No se muestra: { $reason }
components-withheld-ask = Pedirlo
components-why = ¿Por qué?
components-why-decided = Cómo se ha decidido
components-standing-sentence = Puede haber información que, por ley, no se muestra.

components-note-about = Nota sobre { $person }
components-note-saved = Se guarda mientras escribes
components-note-what = Qué ha pasado
components-note-topic = Sobre
components-note-fewer = menos lectores
components-note-text = Lo que importa, en una o dos líneas
components-note-readers = Quién puede leerla: { $readers }.
components-note-readers-change = Cambiarlo
components-note-cancel = Cancelar
components-note-save = Guardar la nota

components-workload = Carga de casos
components-workload-of = { $n } de { $line }
components-workload-over = { $n } por encima de la línea roja

components-progress-leave = Puedes salir de esta página. La encontrarás en
components-progress-jobs = Tareas

components-timeline = Línea de tiempo
components-timeline-name = Línea de tiempo del caso. { $release }.
components-timeline-name-overdue = Línea de tiempo del caso. { $release }. Fuera de plazo: { $overdue }.
components-timeline-release = Liberación
components-timeline-release-on = Liberación el { $date }
components-timeline-release-short = Liberación, { $date }
components-timeline-release-unknown = Aún no se sabe la fecha de liberación
components-timeline-table = Leer la línea de tiempo como tabla
components-timeline-whole = Toda la línea de tiempo
components-timeline-milestones = Hitos
components-timeline-contacts = Contactos
components-timeline-referrals = Derivaciones
components-timeline-admission = Ingreso
components-timeline-follow-up-ends = Fin del seguimiento
components-timeline-inside = { $span }
components-timeline-preparation = Preparación: últimos 3 meses dentro
components-timeline-follow-up = Seguimiento: { $span } fuera
components-timeline-due = para el { $date }
components-timeline-today = Hoy, { $date }
components-timeline-today-short = Hoy
components-timeline-to-come = Por venir
components-timeline-held = Contacto hecho
components-timeline-booked = Reservado
components-change-name = La liberación pasa del { $old } al { $new }, { $shift }.
components-change-new = Nueva: { $date }
components-change-so-far = la fecha hasta ahora
components-town-nearest = No está en la tabla de municipios ({ $place }), así que no lleva a ningún ayuntamiento. ¿Quería decir { $nearest }?
components-town-elsewhere = No está en la tabla de municipios ({ $place }), así que no lleva a ningún ayuntamiento.
components-depth = { $code ->
    [full] Todo
    [summary] Resumen
    [consequence] Solo el efecto
    [existence] Sí o no
   *[none] Nada
}
