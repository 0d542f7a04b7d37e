who-sees-title = Qui pot veure què
who-sees-lead = Què pot veure avui cada entitat sobre { $name } del que han escrit les altres, i per què. Cap entitat no veu res abans d’entrar al cas.
who-sees-own-only = Aquí hi ha la vostra entitat. El que veuen les altres es mostra a qui decideix sobre el cas.
who-sees-how = Cada casella és la resposta de les regles en aquest moment, s’hagi escrit alguna cosa o no.
who-sees-why-title = Per què ho veig, o no?
who-sees-why-theirs = Per què ho veu { $agency }, o no?
who-sees-why-lead = Sempre decideixen les mateixes cinc preguntes, en aquest ordre.
who-sees-answer-outside = No es mostra: l’entitat no és al cas
who-sees-answer-not-asked = No es mostra: { $name } no ha dit que sí
who-sees-answer-no-agreement = No es mostra: no hi ha cap acord vigent entre les entitats
who-sees-answer-closed = No es mostra: cap regla no ho obre
who-sees-answer-allowed = Es mostra perquè { $name } ho ha permès
who-sees-answer-rule = Es mostra perquè una regla ho obre
who-sees-q-case = { $agency } és al cas
who-sees-q-rules = Les regles del programa ho permeten
who-sees-q-agreement = L’acord és vigent
who-sees-q-permission = { $name } ha dit que sí
who-sees-q-narrowed = Ningú no ho ha limitat
who-sees-at-most = Com a màxim: { $depth }
who-sees-agreement-given = { $title }, revisió prevista el { $date }
who-sees-agreement-missing = No n’hi ha cap de vigent. Els acords els porten els delegats de protecció de dades
who-sees-not-needed = Aquí no en depèn
who-sees-permission-missing = Encara no s’ha preguntat, s’ha dit que no o s’ha aturat. Un no no canvia res més
who-sees-narrowed = El gestor de cas ho ha limitat
who-sees-not-narrowed = El gestor de cas podria fer-ho
who-sees-mark-yes = sí
who-sees-mark-no = no
who-sees-mark-none = no cal
who-sees-rule = Regla
who-sees-closed-by = Ho manté tancat
who-sees-profile = (perfil de { $profile })
who-sees-written = Queda escrit
who-sees-written-text = Qui obre alguna cosa d’aquest cas queda a l’historial, amb entitat, dia i regla.
who-sees-permission-given = { $interpreted ->
    [yes] Dit el { $date } en { $language }, amb intèrpret. Acaba el { $until }
   *[no] Dit el { $date } en { $language }. Acaba el { $until }
}
who-sees-basis = { $code ->
    [statute] Una llei
    [contract] Un contracte
    [agreement] Un acord
    [permission] El permís de la persona
    [judgement] Una decisió per a aquest cas
    [own_record] Un registre propi
    [public_protection] La protecció pública
    [own_file] L’expedient propi
   *[emergency] Una emergència
}
