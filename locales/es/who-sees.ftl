who-sees-title = Quién puede ver qué
who-sees-lead = Qué puede ver hoy cada entidad sobre { $name } de lo que escribieron las demás, y por qué. Ninguna entidad ve nada antes de entrar en el caso.
who-sees-own-only = Aquí está su entidad. Lo que ven las demás se muestra a quien decide sobre el caso.
who-sees-how = Cada casilla es la respuesta de las reglas en este momento, se haya escrito algo o no.
who-sees-why-title = ¿Por qué lo veo, o no?
who-sees-why-theirs = ¿Por qué lo ve { $agency }, o no?
who-sees-why-lead = Siempre deciden las mismas cinco preguntas, en este orden.
who-sees-answer-outside = No se muestra: la entidad no está en el caso
who-sees-answer-not-asked = No se muestra: { $name } no ha dicho que sí
who-sees-answer-no-agreement = No se muestra: no hay ningún acuerdo vigente entre las entidades
who-sees-answer-closed = No se muestra: ninguna regla lo abre
who-sees-answer-allowed = Se muestra porque { $name } lo ha permitido
who-sees-answer-rule = Se muestra porque una regla lo abre
who-sees-q-case = { $agency } está en el caso
who-sees-q-rules = Las reglas del programa lo permiten
who-sees-q-agreement = El acuerdo está vigente
who-sees-q-permission = { $name } ha dicho que sí
who-sees-q-narrowed = Nadie lo ha limitado
who-sees-at-most = Como máximo: { $depth }
who-sees-agreement-given = { $title }, revisión prevista el { $date }
who-sees-agreement-missing = No hay ninguno vigente. De los acuerdos se ocupan los delegados de protección de datos
who-sees-not-needed = Aquí no depende de esto
who-sees-permission-missing = Todavía no se ha preguntado, se dijo que no o se detuvo. Un no no cambia nada más
who-sees-narrowed = El gestor de caso lo ha limitado
who-sees-not-narrowed = El gestor de caso podría hacerlo
who-sees-mark-yes = sí
who-sees-mark-no = no
who-sees-mark-none = no hace falta
who-sees-rule = Regla
who-sees-closed-by = Lo mantiene cerrado
who-sees-profile = (perfil de { $profile })
who-sees-written = Queda escrito
who-sees-written-text = Quien abre algo de este caso queda en el historial, con entidad, día y regla.
who-sees-permission-given = { $interpreted ->
    [yes] Dicho el { $date } en { $language }, con intérprete. Termina el { $until }
   *[no] Dicho el { $date } en { $language }. Termina el { $until }
}
who-sees-basis = { $code ->
    [statute] Una ley
    [contract] Un contrato
    [agreement] Un acuerdo
    [permission] El permiso de la persona
    [judgement] Una decisión para este caso
    [own_record] Un registro propio
    [public_protection] La protección pública
    [own_file] El expediente propio
   *[emergency] Una emergencia
}
