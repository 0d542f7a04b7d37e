# El plan: objetivos, pasos y las versiones que la persona ha respondido.

plan-title = Plan
plan-add-goal = Añadir un objetivo
plan-change-goal = Cambiar el objetivo
plan-add-step = Añadir un paso
plan-change-step = Cambiar el paso
plan-write-note = Escribir una nota
plan-empty = Todavía no hay ningún objetivo
plan-empty-lead = Pregunte a { $name } qué es lo primero, y escríbalo con sus mismas palabras.
plan-finished = { $n ->
    [one] { $n } objetivo terminado
   *[other] { $n } objetivos terminados
}
plan-about = { $domain } · { $done } de { $all ->
    [one] { $all } paso hecho
   *[other] { $all } pasos hechos
}
plan-asked = pedido el { $date }
plan-domain = { $code ->
    [housing] Vivienda
    [papers] Identidad y documentos
    [money] Ingresos, prestaciones y deudas
    [work] Trabajo y formación
    [health] Salud y medicación
    [mental_health] Salud mental
    [substance_use] Alcohol y otras drogas
    [family] Familia y relaciones
    [safety] Seguridad y justicia
   *[belonging] Identidad, esperanza y pertenencia
}
plan-goal-status = { $status ->
    [active] En marcha
    [reached] Alcanzado
   *[dropped] Abandonado
}
plan-step-status = { $status ->
    [not_started] Sin empezar
    [started] Empezado
    [waiting] A la espera de otra parte
    [done] Hecho
   *[cancelled] Anulado
}
plan-withheld-reason = aquí no está abierto a su entidad
plan-no-version = Todavía no se ha mostrado ninguna versión a la persona.
plan-newest = Versión { $number }: { $answer ->
    [agreed] de acuerdo
    [disagreed] en desacuerdo
    [could_not_answer] no pudo responder
   *[none] todavía sin respuesta
}.
plan-changed-since = Ha cambiado desde entonces.

plan-goal-label = Qué se quiere conseguir
plan-goal-hint = Un nombre corto, como «Una habitación para mí»
plan-words-label = Con las palabras de la persona
plan-words-hint = Tal como lo dijo, sin corregirlo
plan-domain-label = De qué trata
plan-domain-hint = Esto decide quién puede leerlo
plan-status-label = Cómo está
plan-drop-label = Si se abandona: por qué
plan-save-goal = Guardar el objetivo
plan-goal-added = Objetivo añadido
plan-goal-saved = Objetivo guardado
plan-step-label = Qué hay que hacer
plan-detail-label = Algo que ayude (opcional)
plan-owner-label = Quién lo hace
plan-owner-person = La persona, o alguien de otra entidad
plan-due-label = Hasta cuándo (opcional)
plan-reason-label = A quién se ha pedido, o por qué se anula
plan-reason-hint = Necesario para «a la espera» y «anulado»
plan-save-step = Guardar el paso
plan-step-added = Paso añadido
plan-step-saved = Paso guardado

plan-conflict = Otra persona lo cambió mientras usted escribía
plan-conflict-lead = No se pierde nada de lo que ha escrito. Compare las dos versiones, cambie el formulario como quiera y vuelva a guardar.
plan-conflict-theirs = Guardado ahora
plan-conflict-yours = Lo suyo, todavía sin guardar

plan-versions = Versiones del plan
plan-versions-lead = Lo que se mostró a { $name }, y la respuesta.
plan-make-version = Guardar esta versión tal como se mostró a { $name }
plan-version-made = Versión guardada. Ahora anote la respuesta.
plan-version-changed = Entretanto otra persona cambió el plan o la respuesta. No se ha guardado nada. Léalo de nuevo y decida.
plan-version-title = Versión { $number }, mostrada el { $date } por { $name }
plan-answer-label = ¿Qué dijo la persona?
plan-answer = { $code ->
    [agreed] De acuerdo
    [disagreed] En desacuerdo
   *[could_not_answer] No pudo responder
}
plan-answer-words = Con sus palabras
plan-answer-by = anotado por { $name }
plan-save-answer = Guardar la respuesta
plan-answer-saved = Respuesta guardada

plan-error-too-long = Use como máximo { $max } caracteres
plan-error-goal-title = Escriba qué se quiere conseguir
plan-error-step-title = Escriba qué hay que hacer
plan-error-domain = Elija de qué trata
plan-error-date = Escriba una fecha real, como 2 4 2027
plan-error-owner = Elija la persona, un compañero o compañera, o una entidad del caso
plan-error-drop-reason = Diga por qué se abandona el objetivo
plan-error-goal-ended = Primero vuelva a activar el objetivo
plan-error-step-reason = Diga a quién se ha pedido, o por qué se anula
plan-error-step-ended = Este paso ha terminado. Primero devuélvalo a «sin empezar»
plan-error-step-status = Elija cómo está el paso
plan-error-empty = El plan todavía no tiene ningún objetivo, y no hay nada que mostrar a la persona.
plan-error-answer = Elija qué dijo la persona
plan-error-answer-words = Escriba con qué no está de acuerdo la persona
plan-error-answered = La persona ya respondió a esta versión. Muestre una nueva para anotar otra respuesta.
