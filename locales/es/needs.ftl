needs-title = Necesidades
needs-lead = Cada ámbito de la vida tal como lo ve { $name } y tal como lo ve el profesional. Nunca se hace la media.
needs-domain = Ámbito de la vida
needs-by-person = Cómo lo ve { $name }
needs-by-worker = Cómo lo ve el profesional
needs-ask = Preguntar
needs-change = Volver a preguntar
needs-level = { $code ->
    [0] En crisis
    [1] Urgente
    [2] Inestable
    [3] Bastante estable
   *[4] Estable
}
needs-level-hint = { $code ->
    [0] Nada se sostiene
    [1] Necesita ayuda en pocos días
    [2] Hoy se sostiene, mañana quizá no
    [3] Se sostiene, con algo de ayuda
   *[4] Se sostiene
}
needs-not-said = No se dijo
needs-stale = De antes del reingreso
needs-apart = Muy distinto: conviene hablarlo
needs-withheld = Reservado: se queda en la entidad que lo escribió
needs-nobody-asked = Todavía nadie lo ha preguntado
needs-earlier = { $n ->
    [one] { $n } respuesta anterior
   *[other] { $n } respuestas anteriores
}
needs-both = la persona: { $person }; el profesional: { $worker }
needs-ask-person = ¿Cómo lo ve { $name }?
needs-person-words = Con las palabras de la persona (opcional)
needs-ask-worker = ¿Cómo lo ve usted?
needs-worker-words = Con sus propias palabras (opcional)
needs-save = Guardar las dos visiones
needs-saved = Guardado. Las respuestas anteriores se conservan.
needs-error-nobody = Elija qué dice la persona, qué dice usted, o ambas cosas
