# Preguntes sobre identitat que han plantejat les llistes.
reviews-title = Preguntes sobre identitat
reviews-lead = { $n ->
    [0] Cap pregunta no espera resposta.
    [one] Una pregunta espera que algú compari dues files.
   *[other] { $n } preguntes esperen que algú compari dues files.
}
reviews-none = Cap llista no ha plantejat cap pregunta.
reviews-question = Pregunta
reviews-since = Plantejada
reviews-found = Resultat
reviews-kind-key-conflict = Un número en dues persones diferents
reviews-kind-shared-identifier = Dos números amb el mateix document
reviews-status-open = Pendent
reviews-status-same = La mateixa persona
reviews-status-different = Dues persones diferents
reviews-status-not-sure = No es pot saber
reviews-lead-one = Totes dues files porten { $identifier }. Compareu-les i digueu què hi trobeu.
reviews-rows = Totes dues files
reviews-field = Camp
reviews-differs = És diferent
reviews-what-found = Qui són?
reviews-no-merge = La resposta es guarda. No s'ajunten els registres.
reviews-answer-missing = Trieu què hi heu trobat
reviews-note = Com ho sabeu?
reviews-note-hint = Opcional; per a qui ho miri després.
reviews-keep = Guarda la resposta
reviews-decided = La resposta s'ha guardat.
reviews-support = { $code ->
    [none] Cap
    [weak] Feble
    [strong] Forta
   *[other] { $code }
}
