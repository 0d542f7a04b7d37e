# Possibles coincidències: registres que poden ser d'una persona, ajuntats i separats.
matching-title = Possibles coincidències
matching-lead = { $n ->
    [0] Cap parell de registres no us espera.
    [one] Un parell de registres espera que algú el compari.
   *[other] { $n } parells de registres esperen que algú els compari.
}
matching-none = No hi ha dos registres que s'assemblin.
matching-pair = Dos registres
matching-decided = Decidit
matching-since = Trobat
matching-found = Resultat
matching-likely-head = Probabilitat
matching-likely = { $code ->
    [very] Molt probablement una persona
    [likely] Probablement una persona
   *[possible] Potser una persona
}
matching-status = { $code ->
    [open] Pendent
    [same] Una persona
    [different] Dues persones
   *[not_sure] No es pot saber
}
matching-question = És una mateixa persona?
matching-both = Tots dos registres
matching-field-head = Què es compara
matching-record-of = Registre de { $agency }
matching-side = { $name }, { $agency }
matching-field = { $code ->
    [given_name] Noms
    [surname] Cognoms
    [birth_date] Data de naixement
    [sex] Sexe
    [identifier] Números
    [town] Municipi
    [birth_country] País de naixement
   *[name_order] Ordre dels noms
}
matching-says = { $grade ->
    [agrees] Coincideix
    [close] S'assembla
   *[differs] És diferent
}, { $weighs }
matching-weighs = { $code ->
    [much_for] indica clarament una sola persona
    [for] indica una sola persona
    [little] diu poc
    [against] indica dues persones
   *[much_against] indica clarament dues persones
}
matching-missing = No és a tots dos registres
matching-why = Per què pot ser { $name }
matching-answer = Què hi heu trobat?
matching-answer-hint = La vostra resposta es manté. Cap comparació posterior no la canvia.
matching-then = { $code ->
    [same] Els seus registres s'ajunten ara. Es pot desfer.
    [different] No se'n torna a preguntar.
   *[not_sure] Continuen a la llista, per a qui en sàpiga més.
}
matching-keys = Les tecles 1, 2 i 3 trien una resposta.
matching-goes-on = Si és una persona: quin expedient continua?
matching-goes-on-hint = Tots dos tenen un expedient o una estada oberts. L'altre s'atura; s'avisa qui hi era, i no veu res de nou fins que se'l convidi.
matching-goes-on-lead = El porta { $name }, { $agency }
matching-goes-on-no-lead = Encara no el porta ningú
matching-goes-on-no-case = Sense expedient obert
matching-note = Com ho sabeu?
matching-note-hint = Opcional; per a qui ho miri després.
matching-keep = Guarda la resposta
matching-kept = La resposta s'ha guardat.
matching-by = Per
matching-merge-look = Mireu com es van ajuntar els registres
matching-merges = Registres que es van ajuntar
matching-merged-on = Ajuntats el
matching-state = Estat
matching-one = Una persona
matching-two = Altre cop dues persones
matching-to-give = { $n ->
    [one] Una cosa per tornar
   *[other] { $n } coses per tornar
}
matching-merge-title = Registres ajuntats
matching-side-kept = La persona que va continuar
matching-side-joined = La persona que s'hi va ajuntar
matching-parted = Separats
matching-part-title = Separeu-los
matching-part-effect = Totes dues persones recuperen tot el que tenien abans. El que s'ha escrit des de llavors no ho veu ningú fins que ho hàgiu donat a una d'elles. Els permisos donats des de llavors es tornen a demanar. S'avisa totes les entitats afectades.
matching-part-since = { $n ->
    [0] Des de llavors no s'ha escrit res.
    [one] Des de llavors s'ha escrit una cosa.
   *[other] Des de llavors s'han escrit { $n } coses.
}
matching-part-reason = Per què són dues persones?
matching-part-act = Separa'ls
matching-parted-done = Els registres s'han separat.
matching-written = Escrit mentre eren una persona
matching-written-lead = Veieu què és i qui ho va escriure, no el que diu. Pregunteu-los de qui tracta.
matching-what = Què
matching-whose = De qui és
matching-kind = { $code ->
    [episode] Una estada a la presó
    [answer] Una resposta
    [case] Un expedient
    [death] Un dia de defunció
    [note] Una nota de contacte
    [need] Una necessitat valorada
    [goal] Un objectiu amb els seus passos
    [document] Un document
    [permission] Un permís
   *[plan_version] Una versió del pla
}
matching-number = número { $n }
matching-given = S'ha tornat.
matching-error-found = Trieu què hi heu trobat
matching-error-goes-on = Trieu quin expedient continua
matching-error-reason = Digueu per què, amb almenys { $n } caràcters
matching-refused-decided = Algú ja ha decidit sobre aquests dos registres.
matching-refused-different = Algú va decidir que dos registres d'aquestes persones no són de la mateixa.
matching-refused-one-already = Aquests dos registres ja es consideren d'una persona.
matching-refused-parted = Aquests registres ja es van separar.
matching-refused-later = Després s'hi van ajuntar altres registres. Separeu abans aquells.
matching-refused-open-already = Aquesta persona ja té una estada o un expedient oberts. Tanqueu-los abans.
matching-quality = Qualitat de les coincidències
matching-quality-lead = Fins a quin punt la comparació de registres coincideix amb el que troben els qui custodien les dades. Aquí no s'anomena ningú.
matching-model = Paràmetres vigents
matching-model-is = { $origin ->
    [estimated] Estimats amb aquesta base de dades
   *[shipped] Els del programa
}, versió { $version }, des del { $date }
matching-run = Estimats a partir de
matching-run-was = { $records } registres i { $pairs } parells; uns { $missed } parells d'una persona no es van comparar
matching-to-compare = Registres pendents de comparar
matching-pairs-of = Parells: { $status }
matching-decisions = El que es va decidir
matching-decisions-lead = On la comparació està gairebé segura, s'hi hauria de trobar una persona. Si sovint en són dues, convé tornar a estimar els paràmetres.
matching-from = Des de { $percent } %
matching-unattended = Parells que ningú no veu
matching-unattended-lead = { $n ->
    [one] Hi ha un parell pendent que ningú no veu: cap de les dues entitats no té gestor de dades. Doneu aquest rol a algú d'una de les dues.
   *[other] Hi ha { $n } parells pendents que ningú no veu: cap de les dues entitats no té gestor de dades. Doneu aquest rol a algú d'una de les dues.
}
matching-agency = Entitat
matching-unattended-pairs = Parells
matching-unattended-users = Doneu a algú el rol de gestor de dades
