# El caso de una persona: identidad, secciones, programas, las seis cosas del día de la salida.
case-title = Plan
case-tabs = Secciones del caso
case-tab-plan = Plan
case-tab-timeline = Línea del tiempo
case-tab-needs = Necesidades
case-tab-agencies = Personas y entidades
case-tab-documents = Documentos
case-tab-history = Historial
case-cancel = Cancelar

case-born = Fecha de nacimiento: { $date }.
case-speaks = Habla { $languages }.
case-interpreter = Hace falta intérprete para las decisiones.
case-reading = Lectura: { $needs }.
case-died = Falleció el { $date }
case-no-date = Sin fecha de salida
case-no-date-why = no se sabe o se ha retirado
case-date-passed = ¿Ha salido?
case-date-passed-on = el día previsto era { $date }
case-released-today = Sale hoy
case-countdown-to = para la salida, { $date }
case-countdown-since = salió { $date }

case-language-ca = catalán
case-language-es = castellano
case-language-en = inglés
case-language-ar = árabe
case-language-ary = dariya
case-language-fr = francés
case-language-ro = rumano
case-language-pt = portugués
case-language-de = alemán
case-language-it = italiano
case-language-nl = neerlandés
case-language-pl = polaco
case-language-ru = ruso
case-language-uk = ucraniano
case-language-ur = urdu
case-language-zh = chino

case-lead = Profesional de referencia
case-lead-none = Aún nadie. Mientras tanto: { $agency }
case-lead-nobody = Aún nadie
case-programme = Programa
case-programme-none = En ningún programa
case-status = Estado
case-status-accepted = Aceptado
case-participation-candidate = Persona candidata
case-participation-offered = Ofrecido
case-participation-accepted = Ha dicho que sí
case-participation-declined = Ha dicho que no
case-participation-withdrawn = Se ha retractado
case-participation-mandatory = Obligatorio
case-participation-no-access = Sin acceso

case-flag-overdue = { $n ->
    [one] Un plazo vencido
   *[other] { $n } plazos vencidos
}
case-flag-no-bed = Sin cama
case-flag-no-id = Sin documentación

case-line-admission = Ingreso
case-line-accepted = { $agency }: aceptado
case-line-asked = { $agency }: pedido

case-no-plan-title = Plan
case-no-plan = El plan empieza con un programa. Esta persona aún no está en ninguno.

case-dates = Fecha de salida
case-dates-lead = Cada cambio se muestra antes: qué se mueve, qué vence, a quién se avisa.
case-move-date = Cambiar la fecha de salida
case-change-release = Cambiar la salida

case-six = Las seis cosas de la salida
case-six-lead = Todo el mundo sale con las seis
case-print-sheet = Imprimir la hoja de salida
case-six-title = { $item }: { $name }
case-six-status = ¿Cómo está?
case-six-ready-hint = Ya está
case-six-waiting-hint = Se ha pedido y alguien debe responder
case-six-missing-hint = No está y nadie ha respondido
case-six-declined = No lo quiere
case-six-declined-hint = Lo ha decidido la persona
case-six-detail = ¿Qué, exactamente?
case-six-detail-hint = En la lengua de la persona si puede: sale en su hoja de salida
case-six-due = Para cuándo, si alguien debe responder (opcional)
case-six-by = para el { $date }
case-six-save = Guardar
case-six-done = Guardado: { $item }
case-six-error-status = Elija cómo está
case-six-error-long = Escriba como máximo { $max } caracteres, para que quepa en la hoja
case-six-error-due = Escriba día, mes y año, o deje los tres en blanco

case-conflict = Otra persona lo ha cambiado mientras escribía
case-conflict-now = Ahora dice:
case-conflict-yours = Lo que ha escrito sigue abajo. Si guarda, ocupa el lugar de lo suyo.

case-programmes = Programas
case-programmes-none = No hay ningún programa abierto a esta persona.
case-ended = Terminado { $date }: { $reason }
case-no-access-retry = Volver a intentarlo { $date }
case-act-offer = Registrar el ofrecimiento
case-act-accept = Ha dicho que sí
case-act-decline = Ha dicho que no
case-act-reopen = Ofrecerlo de nuevo
case-act-withdraw = La persona se retracta
case-verdict-eligible = Puede acceder
case-verdict-not-eligible = No puede acceder
case-verdict-not-yet-known = Aún no se sabe
case-why-eligible = ¿Por qué?
case-criteria = Para quién es
case-criterion-met = Se cumple
case-criterion-not-met = No se cumple
case-criterion-not-yet-known = Aún no se sabe
case-answer-yes = Sí
case-answer-no = No
case-answer-save = Guardar la respuesta
case-answer-missing = Elija una respuesta
case-answer-begun = Respuesta guardada. Ahora hay un programa abierto a esta persona.
case-answer-done = Respuesta guardada. No se volverá a preguntar.
case-said-by = ¿Quién lo dice?
case-said-person = La persona
case-said-worker = Un profesional, por lo que sabe
case-enrolment-done = Guardado: { $state }
case-event-missing = Elija qué ha pasado
case-no-access-title = No se ha podido llegar a la persona
case-no-access-why = ¿Por qué?
case-no-access-hint = propuesta: volver a intentarlo { $date }
case-no-access-again = Volver a intentarlo el
case-no-access-save = Registrar que no hay acceso
case-no-access-missing = Elija por qué no se ha podido llegar a la persona
case-no-access-retry-missing = Escriba el día para volver a intentarlo
case-end-title = Terminar el programa
case-end-why = ¿Por qué termina?
case-end-act = Terminar el programa
case-end-done = El programa ha terminado. El plan y el historial se quedan.
case-exit-reason-unknown = Elija por qué termina
case-refused-not-offered = El programa aún no se ha ofrecido. Registre primero el ofrecimiento.
case-refused-already-accepted = La persona ya ha dicho que sí.
case-refused-not-a-choice = Este programa es obligatorio: ni se ofrece ni se rechaza.
case-refused-nothing-declined = No se ha rechazado nada, no hay nada que volver a ofrecer.
case-refused-nothing-accepted = No se ha aceptado nada, no hay nada de qué retractarse.
