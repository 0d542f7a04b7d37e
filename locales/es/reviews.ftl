# Preguntas sobre identidad que han planteado las listas.
reviews-title = Preguntas sobre identidad
reviews-lead = { $n ->
    [0] Ninguna pregunta espera respuesta.
    [one] Una pregunta espera que alguien compare dos filas.
   *[other] { $n } preguntas esperan que alguien compare dos filas.
}
reviews-none = Ninguna lista ha planteado preguntas.
reviews-question = Pregunta
reviews-since = Planteada
reviews-found = Resultado
reviews-kind-key-conflict = Un número en dos personas diferentes
reviews-kind-shared-identifier = Dos números con el mismo documento
reviews-status-open = Pendiente
reviews-status-same = La misma persona
reviews-status-different = Dos personas diferentes
reviews-status-not-sure = No se puede saber
reviews-lead-one = Ambas filas llevan { $identifier }. Compárelas y diga qué encuentra.
reviews-rows = Ambas filas
reviews-field = Campo
reviews-differs = Es diferente
reviews-what-found = ¿Quiénes son?
reviews-no-merge = La respuesta se guarda. No se unen los registros.
reviews-answer-missing = Elija qué ha encontrado
reviews-note = ¿Cómo lo sabe?
reviews-note-hint = Opcional; para quien lo mire después.
reviews-keep = Guardar la respuesta
reviews-decided = La respuesta se ha guardado.
reviews-support = { $code ->
    [none] Ninguna
    [weak] Débil
    [strong] Fuerte
   *[other] { $code }
}
