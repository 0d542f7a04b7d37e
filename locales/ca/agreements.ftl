# Convenis entre entitats sobre què comparteixen. El que s’hi basa s’atura quan s’acaba.
agreements-title = Convenis
agreements-lead = { $live ->
    [0] No hi ha cap conveni vigent ni previst.
    [one] Hi ha un conveni vigent o previst.
   *[other] Hi ha { $live } convenis vigents o previstos.
} { $late ->
    [0] Cap revisió no va endarrerida.
    [one] Una revisió va endarrerida.
   *[other] { $late } revisions van endarrerides.
}
agreements-add = Afegeix un conveni
agreements-none = Encara no hi ha cap conveni
agreements-none-why = Sense conveni, les entitats només comparteixen el que mana una llei. Escriviu qui comparteix què amb qui i fins quan.
agreements-name = Títol
agreements-parties = Parts
agreements-parties-hint = Cada part comparteix amb les altres. Un tipus d’entitat val per a totes les d’aquell tipus, ara i més endavant
agreements-every = tota entitat de tipus: { $kind }
agreements-what = Què es comparteix
agreements-purposes = Per a què
agreements-basis = En què es basa
agreements-basis-kind = { $code ->
    [statute] Una llei
    [agreement] Un conveni entre entitats
    [contract] Un contracte de servei
   *[permission] El permís de la persona
}
agreements-basis-words = La base en paraules
agreements-basis-words-hint = Article, número, dia de la signatura
agreements-security = Com es protegeix
agreements-security-hint = Qui hi té accés, quant de temps es guarda, què es fa si es perd
agreements-contacts = Contactes
agreements-contacts-hint = A qui truca cada part per les dades
agreements-starts = Primer dia
agreements-starts-hint = Per exemple, 1 1 2027
agreements-ends = Últim dia
agreements-ends-hint = Deixeu-ho buit si no n’hi ha cap
agreements-review = Revisió abans del
agreements-review-hint = Els delegats de protecció de dades de totes les parts reben un avís 30 i 7 dies abans
agreements-save = Desa el conveni
agreements-saved = El conveni s’ha desat.
agreements-standing = { $code ->
    [coming] Encara no és vigent
    [live] Vigent
    [review_overdue] Revisió endarrerida
   *[ended] Acabat
}
agreements-end = Acabar aquest conveni
agreements-end-lead = S’acaba de seguida: el que s’hi basa es denega a la lectura següent. No es pot reprendre; se’n pot escriure un de nou.
agreements-end-reason = Per què s’acaba
agreements-end-act = Acaba’l ara
agreements-ended = El conveni s’ha acabat. S’avisa els delegats de les altres parts.
agreements-error-title = Escriviu un títol
agreements-error-parties = Marqueu almenys dues entitats o un tipus d’entitat
agreements-error-own = Marqueu també la vostra entitat: només porteu els seus convenis
agreements-error-victim = Traieu el que afecta persones que han patit un dany: cap conveni no ho obre
agreements-error-purposes = Marqueu per a què serveix
agreements-error-basis = Trieu en què es basa
agreements-error-basis-words = Escriviu l’article, el número o el dia de la signatura
agreements-error-security = Escriviu com es protegeix el que es comparteix
agreements-error-contacts = Escriviu a qui truca cada part
agreements-error-starts = Escriviu el primer dia, com ara 1 1 2027
agreements-error-ends = Escriviu un últim dia posterior al primer o deixeu-ho buit
agreements-error-review = Escriviu el dia de la revisió, com ara 1 12 2027
agreements-error-review-outside = Escriviu un dia de revisió entre el primer i l’últim
agreements-error-reason = Escriviu per què s’acaba
agreements-refused-ended = Aquest conveni ja s’ha acabat.
