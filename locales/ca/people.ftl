# Persones: introduïdes a mà, qui són, correccions, una mort.
people-new = Introdueix una persona
people-new-lead = Per a persones que no són a cap llista: que venen pel seu compte o que ja han sortit. Només cal un nom; la resta pot venir després.
people-new-act = Introdueix aquesta persona
people-entered = S’ha introduït { $name }.
people-optional = Si ho sabeu
people-not-known = No se sap
people-yes = Sí
people-no = No
people-given-name = Nom
people-surname = Cognoms
people-surname-hint = Com els escriu la persona, amb les partícules. Qui té un sol nom, el té aquí o a dalt.
people-birth-date = Data de naixement
people-sex = Sexe
people-sex-female = Dona
people-sex-male = Home
people-sex-other = Altre
people-birth-country = País de naixement
people-town = Municipi
people-town-hint = On pertany o on va la persona
people-language = Llengua que parla millor
people-also-speaks = També parla
people-languages = Llengües
people-interpreter = Cal intèrpret
people-reading = Què l’ajuda a llegir
people-reading-hint = Per exemple: llegeix a poc a poc, no té ulleres, cal llegir-li en veu alta
people-numbers = Números
people-numbers-hint = Documents i expedients, un a cada fila. Deixeu la fila buida si no n’hi ha.
people-number-kind = Tipus del número { $n }
people-number = Número { $n }
people-number-document = Document d’identitat
people-number-passport = Passaport
people-number-residence-permit = Permís de residència
people-number-health-card = Targeta sanitària
people-number-prison-number = Número penitenciari
people-came = Com ha vingut la persona?
people-came-by = { $code ->
    [themselves] Pel seu compte
    [family] L’envia la família o els amics
    [prison] Ens n’ha parlat una presó, sense llista
    [agency] L’envia una altra entitat
   *[outreach] L’hem trobat al carrer o en un alberg
}
people-custody = On és la persona?
people-custody-inside = A la presó
people-custody-released = Ja ha sortit
people-custody-not-known = No se sap
people-admitted = Dia d’ingrés, si el sabeu
people-kind = Tipus de llibertat
people-kind-hint = Alguns programes són només per a un tipus
people-if-inside = Si és a la presó
people-if-released = Si ja ha sortit
people-unit = Centre
people-legal-status = Situació legal
people-leaves = Data de llibertat prevista, si la sabeu
people-released = Dia de sortida
people-known = { $n ->
    [one] És aquesta persona?
   *[other] És una d’aquestes { $n } persones?
}
people-known-nobody = Entre les persones que podeu veure no hi ha ningú així.
people-known-question = Si no ho és
people-known-different = És una altra persona. Introduïu-la.
people-born = data de naixement: { $date }
people-identity = Qui és
people-identity-of = Qui és { $name }
people-identity-lead = { $n ->
    [one] Una entitat en té un registre. El nom hi és com es va escriure.
   *[other] Hi ha { $n } registres que es consideren d’una sola persona. Cadascun diu el que va escriure la seva entitat.
}
people-record-of = Registre de { $agency }
people-record-from-list = Aquest registre va arribar amb una llista. La propera llista pot tornar a portar-ne els valors.
people-correct = Corregeix
people-correct-of = Corregeix el registre de { $name }
people-correct-lead = Només canvia el registre de la vostra entitat. El que deia abans queda a l’historial.
people-correct-act = Desa la correcció
people-corrected = S’ha corregit el registre.
people-conflict = Algú ha canviat aquest registre mentre escrivíeu. No s’ha perdut res del que heu escrit.
people-conflict-table = Les dues versions, on difereixen
people-conflict-field = Camp
people-conflict-theirs = Desat ara
people-conflict-yours = El que heu escrit
people-custody-add = Digues on és la persona
people-custody-act = Desa
people-custody-done = Desat. Els terminis compten des d’aquestes dates.
people-died = Va morir el { $date }
people-death = Registra una mort
people-death-of = Ha mort { $name }?
people-death-effect = S’aturen els avisos sobre la persona per a totes les entitats i es retiren les invitacions obertes. El registre i l’historial es conserven.
people-death-day = Dia de la mort
people-death-sure = Confirmació
people-death-yes = { $name } ha mort
people-death-act = Registra la mort
people-death-done = S’ha registrat la mort. Els avisos s’han aturat.
people-refused-died = La mort d’aquesta persona ja està registrada.
people-refused-custody-known = Algú ja ha dit on és la persona.
people-error-name = Escriviu almenys un nom
people-error-long = Escriviu { $max } caràcters com a màxim
people-error-date = Escriviu dia, mes i any, o deixeu-ho tot buit
people-error-born-future = La data de naixement és futura
people-error-born-long-ago = Reviseu l’any de naixement
people-error-identifier = Escriviu un número amb lletres o xifres
people-error-came-by = Digueu com ha vingut la persona
people-error-custody = Digueu on és la persona, o que no se sap
people-error-choice = Trieu una opció de la llista
people-error-kind = Digueu de quin tipus és la llibertat prevista
people-error-unit = Trieu un centre de la vostra entitat
people-error-leaves-past = La data prevista ja ha passat; si ha sortit, digueu-ho
people-error-released = Escriviu el dia de sortida
people-error-released-future = El dia de sortida és futur; trieu «A la presó» i poseu-lo com a data prevista
people-error-released-before-admission = La sortida és anterior a l’ingrés
people-error-released-before-birth = La sortida és anterior al naixement
people-error-admitted-future = L’ingrés és futur
people-error-died = Escriviu el dia de la mort
people-error-died-future = El dia de la mort és futur
people-error-died-before-birth = El dia de la mort és anterior al naixement
people-error-sure = Confirmeu que la persona ha mort
people-sentenced = Dia de la sentència, si el sabeu
people-error-too-often = Heu preguntat moltes vegades. Espereu { $n } minuts i després doneu d'alta aquesta persona.
