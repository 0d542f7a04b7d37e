needs-title = Necessitats
needs-lead = Cada àmbit de la vida tal com el veu { $name } i tal com el veu el professional. No es fa mai la mitjana.
needs-domain = Àmbit de la vida
needs-by-person = Com ho veu { $name }
needs-by-worker = Com ho veu el professional
needs-ask = Pregunta
needs-change = Torna a preguntar
needs-level = { $code ->
    [0] En crisi
    [1] Urgent
    [2] Inestable
    [3] Força estable
   *[4] Estable
}
needs-level-hint = { $code ->
    [0] No s’aguanta res
    [1] Cal ajuda en pocs dies
    [2] Avui s’aguanta, demà potser no
    [3] S’aguanta, amb una mica d’ajuda
   *[4] S’aguanta
}
needs-not-said = No s’ha dit
needs-stale = D’abans del reingrés
needs-apart = Molt diferent: cal parlar-ne
needs-withheld = Reservat: queda a l’entitat que ho ha escrit
needs-nobody-asked = Encara ningú no ho ha preguntat
needs-earlier = { $n ->
    [one] { $n } resposta anterior
   *[other] { $n } respostes anteriors
}
needs-both = la persona: { $person }; el professional: { $worker }
needs-ask-person = Com ho veu { $name }?
needs-person-words = Amb les paraules de la persona (opcional)
needs-ask-worker = Com ho veieu vós?
needs-worker-words = Amb les vostres paraules (opcional)
needs-save = Desa les dues visions
needs-saved = Desat. Les respostes anteriors es conserven.
needs-error-nobody = Trieu què diu la persona, què dieu vós, o totes dues coses
