# Víctimes i terceres persones, i les normes de protecció que se'n deriven. Només ho veu qui treballa amb víctimes.
victims-title = Víctimes i terceres persones
victims-lead = { $n ->
    [0] La vostra entitat no és en cap cas.
    [one] La vostra entitat és en un cas.
   *[other] La vostra entitat és en { $n } casos.
}
victims-none = Un cas surt aquí quan la vostra entitat ha acceptat de ser-hi.
victims-since = En el cas des de
victims-person = Sobre qui
victims-asked-by = Ho va demanar { $agency }
victims-known = A qui heu anotat
victims-nobody-yet = Encara ningú.
victims-of = Víctimes i terceres persones: { $name }
victims-sealed = El que hi ha aquí està segellat. Només ho llegeix la vostra entitat, i només qui treballa amb víctimes. No és en cap altra pàgina, ni en cap exportació, ni en cap cerca.
victims-add = Afegeix algú
victims-correct = Corregeix
victims-correct-title = Corregiu el que se’n sap
victims-written = Escrit el { $date }
victims-whom = Qui és
victims-whom-is = { $code ->
    [victim] Una víctima
   *[third_party] Una tercera persona
}
victims-name = Nom
victims-relation = Relació amb la persona
victims-relation-hint = Per exemple, exparella, veïna, testimoni
victims-area = Adreça o zona
victims-area-hint = On viu, i els llocs que li importen
victims-contact = Com s’hi contacta
victims-contact-hint = I com no: quin número és compartit, qui podria respondre
victims-must-not = Què no ha de passar
victims-must-not-hint = Deriveu-ne una norma de protecció per a qui l’ha de fer complir
victims-note = Altres coses
victims-save = Desa
victims-saved = S’ha desat i segellat.
victims-remove = Esborra definitivament
victims-remove-lead = El que se’n sap s’esborra i no es pot recuperar. Les normes de protecció es queden fins que les traieu.
victims-remove-act = Esborra definitivament
victims-removed = S’ha esborrat.
victims-rules = Normes de protecció
victims-rules-lead = Qui pot saber de la violència comesa les veu a la pàgina de la persona: presó, llibertat vigilada i policia, i altres a partir del nivell 2 de protecció pública. Per això no hi escriviu cap nom, cap adreça ni cap motiu.
victims-rules-none = No hi ha cap norma en aquest cas.
victims-rule-kind = De què tracta
victims-rule-is = { $code ->
    [no_contact] Cap contacte
    [area] Zona on no ha d’anar
   *[other] No ha de passar
}
victims-rule-words = La norma amb paraules
victims-rule-words-hint = Per exemple, no a Gràcia ni a prop de les seves escoles. No ha de deixar endevinar qui es protegeix
victims-rule-add = Afegeix la norma
victims-rule-added = S’ha afegit la norma.
victims-rule-remove = Treu
victims-rule-removed = S’ha tret la norma.
victims-error-whom = Trieu si és una víctima o una tercera persona
victims-error-name = Escriviu un nom, o una paraula amb què la conegueu
victims-error-kind = Trieu de què tracta la norma
victims-error-words = Escriviu la norma amb paraules
victims-error-gives-away = Traieu el nom o el número: la norma delataria algú
victims-notices-title = Avisos de sortida
victims-notices-due = { $n ->
    [0] Ara no cal dir res a ningú.
    [one] Cal avisar una víctima.
   *[other] Cal avisar { $n } víctimes.
}
victims-notices-lead = Per a víctimes que han demanat que se’ls digui. Un avís té un dia i res més, i no és en cap altra pàgina. S’hi queda fins que digueu que la víctima n’està assabentada; si un dia s’ha mogut dues vegades, només es diu l’últim.
victims-notices-none = Ningú no ha demanat que se l’avisi d’una sortida.
victims-notice = Avís de sortida
victims-notice-of = Avís de sortida: { $name }
victims-notice-lead = Només s’avisa qui ho ha demanat. Ningú del cas, ni la persona, sap que s’avisa algú.
victims-notice-closed = Avui ni una llei vigent ni un permís amb conveni deixen dir cap dia. Quan algun ho permeti, sortirà aquí.
victims-notice-wishes = Què ha demanat la víctima que se li digui
victims-notice-wish = { $code ->
    [planned] quan està prevista la sortida
   *[left] que la persona ha sortit
}
victims-notice-reference = La vostra referència
victims-notice-reference-hint = Amb què trobeu la víctima als vostres arxius, com ara un número d’expedient. No el nom: es llegeix també quan la vostra entitat ja no és en el cas
victims-notice-save = Desa
victims-notice-saved = S’ha desat i segellat.
victims-notice-asked = Ha demanat: { $wishes }. Escrit el { $date }
victims-notice-nothing = Res de nou.
victims-notice-says = { $code ->
    [planned] La sortida està prevista per al { $date }.
    [no_day] Ja no hi ha cap dia de sortida previst.
    [left] La persona va sortir el { $date }.
   *[inside] La persona és en custòdia; el que es va dir abans ja no val.
}
victims-notice-told = S’ha avisat la víctima
victims-notice-told-said = Queda escrit que s’ha avisat la víctima.
victims-notice-was-told = Dit el { $date }: { $news }
victims-notice-end = Ja no vol que se l’avisi
victims-notice-ended = S’ha acabat, i s’ha esborrat el que es va dir.
victims-notice-error-reference = Escriviu la vostra referència
victims-notice-error-name = Traieu el nom de la referència
victims-notice-error-wishes = Trieu què ha demanat la víctima que se li digui
