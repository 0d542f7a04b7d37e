# Casos en silencio: cosa de todo el equipo.
silence-title = Casos en silencio
silence-lead = { $n ->
    [0] Nadie lleva { $days } días en silencio.
    [one] Una persona lleva { $days } días o más en silencio.
   *[other] { $n } personas llevan { $days } días o más en silencio.
}
silence-why = Nadie ha hablado con ellas ni lo ha intentado. Quien se hace cargo intenta contactar con la persona; el caso lo sigue llevando quien lo llevaba. Sin contacto ni intento en dos días laborables, vuelve a ser de todos.
silence-none = Se ha contactado a tiempo con todas las personas, o se ha intentado.
silence-person = Persona
silence-since = En silencio
silence-days = { $n ->
    [one] { $n } día
   *[other] { $n } días
}
silence-last = desde el { $date }
silence-lead-worker = Gestor de caso
silence-act = Qué se puede hacer
silence-take-up = Me hago cargo
silence-taken-up = Se ha hecho cargo y se ha avisado a quien lleva el caso
silence-taken = { $name } se hizo cargo el { $date }
silence-yours = Se hizo cargo usted el { $date }
silence-note = Escribir una nota
silence-error-not-yours = Este caso lo lleva otra entidad.
