# Fechas de salida: preguntar, mostrar, cambiar; salidas y reingresos.
custody-title = Cambiar la fecha de salida de { $name }
custody-lead = La fecha hasta ahora es { $date }, { $countdown }.
custody-lead-none = No se sabe ninguna fecha de salida.
custody-lead-preview = Verá todo lo que hace el cambio antes de guardar nada.
custody-lead-released = Salió { $date }.
custody-what = ¿Qué ha cambiado?
custody-what-planned = Hay una nueva fecha prevista
custody-what-planned-hint = Escríbala aquí abajo
custody-what-withdrawn = Se ha retirado la fecha
custody-what-withdrawn-hint = Ahora nadie sabe el día; los plazos esperan
custody-what-released = La persona ha salido
custody-what-released-hint = Escriba el día aquí abajo, hoy o antes
custody-what-chosen = Cuenta otra clase de fecha
custody-what-chosen-hint = Elíjala aquí abajo; cuenta hasta que alguien elija otra
custody-date = Día
custody-date-hint = Por ejemplo, { $example }
custody-kind = Clase de fecha
custody-kind-hint = La que se usa, si no elige otra
custody-see = Ver qué cambia
custody-cancel = Dejarlo como está
custody-returned = La persona ha vuelto a prisión
custody-not-released = No ha salido: se registró por error
custody-error-what = Elija qué ha cambiado
custody-error-date = Escriba el nuevo día, con mes y año
custody-error-released-date = Escriba el día en que salió la persona
custody-error-return-date = Escriba el día en que volvió la persona
custody-error-legal-status = Elija la situación penal
custody-date-before-admission = Escriba una fecha posterior al { $date }, el día del ingreso
custody-date-past = Escriba hoy o un día posterior. Si la persona ya ha salido, elija «La persona ha salido».
custody-date-too-far = Escriba una fecha dentro de los próximos 60 años
custody-refused-ended = Esta estancia en prisión ya ha terminado.
custody-refused-running = La persona ya está en prisión.
custody-refused-before-admission = La persona no puede haber salido antes de entrar.
custody-refused-future = Un día futuro es una fecha prevista, no una salida.

custody-preview-move = ¿Mover la fecha de salida al { $date }?
custody-preview-first = ¿Poner la fecha de salida en { $date }?
custody-preview-withdraw = ¿Retirar la fecha de salida?
custody-preview-released-today = ¿{ $name } ha salido hoy?
custody-preview-released = ¿{ $name } salió { $date }?
custody-preview-take-back = ¿{ $name } no ha salido?
custody-nothing-saved = Aún no se ha guardado nada.
custody-sum-moves = { $n ->
    [one] un plazo se mueve
   *[other] { $n } plazos se mueven
}
custody-sum-overdue = { $n ->
    [one] uno vence
   *[other] { $n } vencen
}
custody-sum-lost = { $n ->
    [one] una cosa ya no se puede hacer
   *[other] { $n } cosas ya no se pueden hacer
}
custody-sum-waits = { $n ->
    [one] uno espera una fecha
   *[other] { $n } esperan una fecha
}
custody-sum-none = Ningún plazo cambia.
custody-sum-told = { $n ->
    [one] Solo se avisará a la persona.
   *[other] Se avisará a { $n } personas.
}
custody-offices-closed = Oficinas cerradas del { $from } al { $to }
custody-table-lost = { $n ->
    [one] Una cosa ya no se puede hacer
   *[other] { $n } cosas ya no se pueden hacer
}
custody-table-overdue = { $n ->
    [one] Uno vence en cuanto guarde
   *[other] { $n } vencen en cuanto guarde
}
custody-table-moves = { $n ->
    [one] Un plazo se mueve con la fecha
   *[other] { $n } plazos se mueven con la fecha
}
custody-table-waits = { $n ->
    [one] Un plazo espera una fecha
   *[other] { $n } plazos esperan una fecha
}
custody-table-drops = { $n ->
    [one] Uno ya no se aplica
   *[other] { $n } ya no se aplican
}
custody-caption-lost = Ya no se pueden hacer
custody-caption-overdue = Vencen
custody-caption-moves = Plazos que se mueven
custody-caption-waits = Plazos que esperan
custody-caption-drops = Ya no se aplican
custody-head-what = Paso o plazo
custody-head-now = Ahora
custody-head-then = Sería
custody-head-result = Resultado
custody-no-day = Sin día
custody-then-missed = Después de la salida
custody-then-too-late = Demasiado tarde
custody-then-drops = No hace falta
custody-effect-missed = No hecho
custody-effect-too-late = Demasiado tarde
custody-effect-overdue = Vence enseguida
custody-effect-holiday = En festivo
custody-effect-starts = Empieza
custody-effect-moves = Se mueve
custody-effect-waits = Espera
custody-effect-drops = Cae
custody-nothing-changes = Ningún plazo depende de esta fecha.
custody-unchanged = { $n ->
    [0] No hay ningún otro plazo.
    [one] Otro plazo se queda como está.
   *[other] { $n } plazos más se quedan como están.
}
custody-told-title = A quién se avisará
custody-told-person = Usted, de palabra o en papel
custody-told-lead = { $agency }, gestor de caso: un mensaje ahora
custody-told-agency = Un mensaje de que algo ha cambiado, sin contenido
custody-told-nobody-else = No se avisa a nadie más.
custody-save-title = Guardar el cambio
custody-reason = ¿Por qué cambia?
custody-reason-choose = Elija un motivo
custody-reason-missing = Elija por qué cambia
custody-reason-court = Decisión judicial
custody-reason-credit = Días abonados
custody-reason-board = Decisión de la junta
custody-reason-conditional = Libertad condicional concedida o denegada
custody-reason-new-sentence = Nueva condena
custody-reason-list = Lo dice la lista de la prisión
custody-reason-mistake = Era un error
custody-reason-other = Otro motivo
custody-note = Referencia o nota
custody-note-hint = Se guarda con la fecha, para siempre
custody-told-tick = Se lo he dicho a { $name }, o lo haré hoy
custody-act-move = { $n ->
    [one] Mover la fecha y avisar a una persona
   *[other] Mover la fecha y avisar a { $n } personas
}
custody-act-withdraw = { $n ->
    [one] Retirar la fecha y avisar a una persona
   *[other] Retirar la fecha y avisar a { $n } personas
}
custody-act-released = { $n ->
    [one] Registrar la salida y avisar a una persona
   *[other] Registrar la salida y avisar a { $n } personas
}
custody-act-take-back = { $n ->
    [one] Deshacer la salida y avisar a una persona
   *[other] Deshacer la salida y avisar a { $n } personas
}
custody-keep = Mantener { $date }
custody-save-foot = La fecha antigua se queda en el historial. Puede cambiarla de nuevo.
custody-done-moved = La fecha de salida ahora es { $date }. { $n ->
    [0] No había que avisar a ninguna entidad.
    [one] Se ha avisado a una entidad.
   *[other] Se ha avisado a { $n } entidades.
}
custody-done-withdrawn = Se ha retirado la fecha de salida. { $n ->
    [0] No había que avisar a ninguna entidad.
    [one] Se ha avisado a una entidad.
   *[other] Se ha avisado a { $n } entidades.
}
custody-done-released = Se ha registrado la salida. { $n ->
    [0] No había que avisar a ninguna entidad.
    [one] Se ha avisado a una entidad.
   *[other] Se ha avisado a { $n } entidades.
}
custody-done-taken-back = Se ha deshecho la salida. { $n ->
    [0] No había que avisar a ninguna entidad.
    [one] Se ha avisado a una entidad.
   *[other] Se ha avisado a { $n } entidades.
}
custody-done-chosen = Ahora cuenta otra clase de fecha. { $n ->
    [0] No había que avisar a ninguna entidad.
    [one] Se ha avisado a una entidad.
   *[other] Se ha avisado a { $n } entidades.
}
custody-return-title = { $name } ha vuelto a prisión
custody-return-lead = Empieza una nueva estancia en el mismo caso. El plan y el historial continúan, las valoraciones anteriores se marcan como antiguas, no se borra nada.
custody-return-date = ¿Cuándo volvió la persona?
custody-legal-status = Situación penal
custody-return-act = Registrar el reingreso
custody-return-before-release = Escriba un día igual o posterior al { $date }, el día de la salida
custody-done-returned = Se ha registrado el reingreso. El plan continúa.
custody-return-future = Escriba un día que no sea futuro; un reingreso que solo se espera todavía no lo es
custody-what-sentenced = El día de la sentencia
custody-what-sentenced-hint = Escriba el día abajo, o déjelo vacío para retirarlo. Elija la situación penal si también ha cambiado
custody-what-by-order = Ya no hay ningún tipo elegido
custody-what-by-order-hint = Vuelve a decidir el orden de los tipos
custody-time = Hora de salida
custody-time-hint = Si la persona ya ha salido y alguien la anotó, por ejemplo 9:30. Sin hora, se cuenta desde medianoche
custody-legal-status-hint = Si la persona ha sido condenada
custody-legal-status-same = Como hasta ahora
custody-error-time = Escriba la hora con los minutos, por ejemplo 9:30
custody-error-sentence-date = Escriba el día de la sentencia, con mes y año
custody-sentence-future = Escriba un día de sentencia que no sea futuro
custody-sentence-after-release = Escriba un día de sentencia no posterior al { $date }, el día de salida
custody-kind-unknown = Elija un tipo de fecha de la lista
custody-kind-without-date = Nadie ha dado ninguna fecha de este tipo. Elija uno que la tenga, o escriba la fecha.
custody-preview-sentenced = ¿Poner el día de la sentencia en { $date }?
custody-preview-not-sentenced = ¿Retirar el día de la sentencia?
custody-act-sentenced = { $n ->
    [one] Guardar el día de la sentencia y avisar a una persona
   *[other] Guardar el día de la sentencia y avisar a { $n } personas
}
custody-done-sentenced = El día de la sentencia es { $date }. { $n ->
    [0] No había que avisar a ninguna entidad.
    [one] Se ha avisado a una entidad.
   *[other] Se ha avisado a { $n } entidades.
}
custody-done-not-sentenced = Se ha retirado el día de la sentencia. { $n ->
    [0] No había que avisar a ninguna entidad.
    [one] Se ha avisado a una entidad.
   *[other] Se ha avisado a { $n } entidades.
}
custody-disagreement-list = La lista no coincide: dice { $date } ({ $kind }). Vale lo que eligió un profesional: { $reason }.
custody-disagreement = Sin la elección de un profesional ({ $reason }) la fecha sería { $date } ({ $kind }).
custody-return-unit = ¿En qué establecimiento?
custody-return-unit-missing = Elija el establecimiento al que ha llegado la persona
custody-return-sentenced = Día de la sentencia
custody-return-sentenced-hint = Si hay sentencia para esta estancia
custody-return-reason = ¿Por qué ha vuelto?
custody-return-reason-missing = Elija por qué ha vuelto la persona
custody-return-reason-recall = Revocación de la libertad
custody-return-reason-new-sentence = Nueva sentencia
custody-return-reason-remand = Prisión preventiva
custody-return-reason-fine = Multa impagada
custody-return-reason-other = Otro motivo
custody-return-note-hint = Se conserva con esta estancia para siempre
custody-note-long = Escriba como máximo { $max } caracteres
