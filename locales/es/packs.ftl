# Los programas, tal como los lee la gente.
packs-menu = Programas
packs-title = Programas
packs-lead = { $n ->
    [0] No hay ningún programa instalado.
    [one] Hay un programa instalado.
   *[other] Hay { $n } programas instalados.
}
packs-head-programme = Programa
packs-head-participation = Participación
packs-head-version = Versión
packs-head-state = Estado
packs-head-basis = Base legal
packs-head-from = Desde
packs-head-to = Hasta
packs-head-mark = Fuente
packs-head-when = Cuándo
packs-head-what = Qué
packs-head-who = Quién
packs-head-role = Función
packs-head-part = Papel
packs-head-route = A quién se propone
packs-head-people = Personas
packs-participation = { $code ->
    [voluntary] Voluntaria
    [mandatory] Obligatoria
    [mixed] Obligatoria en parte
   *[entitlement_voluntary] Debe ofrecerse; decide la persona
}
packs-versions = { $n ->
    [one] se conserva una versión
   *[other] se conservan { $n } versiones
}
packs-open = Admite personas
packs-closed = No admite a nadie más
packs-version-of = Versión { $version }, desde el { $date }
packs-for-whom = Para quién es
packs-window = Admite personas desde { $open } y termina como máximo { $close }.
packs-criteria = Hay que cumplirlo todo. Lo que no se sabe se pregunta, nunca se adivina.
packs-variants = Tiene formas propias para:
packs-bases = En qué se basa
packs-basis-kind = { $code ->
    [statute] Ley
    [agreement] Convenio entre entidades
    [contract] Contrato
   *[permission] Permiso de la persona
}
packs-always = sin fecha
packs-no-end = sin fin
packs-in-force = Vigente hoy
packs-not-in-force = No vigente hoy
packs-due = Qué toca y cuándo
packs-due-why = Los días cuentan desde las fechas de cada persona y se mueven con ellas. Lo que no está verificado es una propuesta y no una norma.
packs-not-before = no antes de: { $offset }
packs-person = La persona
packs-agencies = Entidades
packs-route = { $code ->
    [jurisdiction] La que atiende todo el territorio
    [town] La del municipio de la persona
   *[none] La elige un profesional
}
packs-stage-first = con el inicio
packs-needs = Qué incluye el plan
packs-more = Documentos, reuniones, compromisos y finales
packs-documents = Documentos
packs-meetings = Reuniones
packs-standards = Qué promete el servicio
packs-exits = Cómo puede terminar
packs-no-access = Por qué nadie pudo llegar a la persona
packs-signed-by = lo firman { $names }
packs-attended-by = con { $names }
packs-share = { $percent } % de las personas
packs-retry = { $n ->
    [one] se vuelve a intentar al cabo de un día
   *[other] se vuelve a intentar al cabo de { $n } días
}
packs-kept = Versiones conservadas
packs-current = Para personas nuevas
packs-older = Se conserva para quien empezó con ella
packs-upgrade-look = Ver qué pasa al cambiar a la versión más nueva
packs-upgrade-title = ¿Cambiar a la versión { $version }?
packs-upgrade-lead = { $n ->
    [0] Todas las personas están ya en esta versión.
    [one] Cambiaría una persona. Todavía no se ha guardado nada.
   *[other] Cambiarían { $n } personas. Todavía no se ha guardado nada.
}
packs-upgrade-nobody = No hay nadie que cambiar.
packs-upgrade-nothing-moves = No cambia ningún plazo.
packs-upgrade-what = Qué cambia, lo peor primero
packs-upgrade-effect = Efecto
packs-upgrade-kept = Lo que se hizo, se eximió o venció queda como está. La versión anterior se conserva.
packs-upgrade-act = { $n ->
    [one] Cambiar a una persona
   *[other] Cambiar a { $n } personas
}
packs-upgraded = { $n ->
    [0] No quedaba nadie que cambiar.
    [one] Se ha cambiado a una persona.
   *[other] Se ha cambiado a { $n } personas.
}
packs-effect = { $code ->
    [missed] Ya no se puede hacer
    [too_late] Ya no hay tiempo
    [overdue_at_once] Vencido en el acto
    [on_holiday] Cae en un día de oficinas cerradas
    [starts_now] Ya tiene fecha
    [moves] Se mueve
    [waits] Espera una fecha
    [drops_out] Ya no se aplica
   *[stays] Queda igual
}
packs-anchor-admission = la entrada en prisión
packs-anchor-sentence = la sentencia
packs-anchor-planned-release = la salida prevista
packs-anchor-release = la salida
packs-offset-on = el día de { $anchor }
packs-offset-before = { $span } antes de { $anchor }
packs-offset-after = { $span } después de { $anchor }
packs-hours = { $n ->
    [one] 1 hora
   *[other] { $n } horas
}
packs-days = { $n ->
    [one] 1 día
   *[other] { $n } días
}
packs-weeks = { $n ->
    [one] 1 semana
   *[other] { $n } semanas
}
packs-months = { $n ->
    [one] 1 mes
   *[other] { $n } meses
}
packs-working-days = { $n ->
    [one] 1 día hábil
   *[other] { $n } días hábiles
}
packs-version-until = hasta el { $date }
packs-how-far = De las { $all } reglas de esta página, { $read } se han leído en una fuente. Las demás son propuestas o conocimiento general, y no son ley.
packs-to-sources = Las fuentes
packs-window-earliest = Puede terminar como muy pronto { $when }.
packs-criteria-none = Todo el mundo tiene acceso.
packs-stage-begins = Empieza { $when }
packs-stage-weight = pesa { $weight } en la carga de quien acompaña
packs-stage-nothing = En esta etapa no hay nada con fecha propia.
packs-stage-any = En cualquier etapa
packs-due-in = Qué hay que hacer: { $stage }
packs-laid-down = obligatorio, diga lo que diga la persona
packs-repeats = solo si la respuesta a «{ $offer }» no fue sí
packs-on-condition = solo si afecta a la persona
packs-shared = se muestra una sola vez para todos los programas
packs-basis-follows = sigue a «{ $basis }»
packs-town = { $code ->
    [origin_or_main_stay] de donde viene la persona
   *[intended_settlement] donde la persona quiere vivir
}
packs-conditions = Se mide para todo el mundo:
packs-funnel = Pasos en los que se cuentan las personas
packs-one-page = una página
packs-reviewed-by = revisado por { $names }
packs-items = Contiene: { $items }.
packs-quorum = { $n ->
    [one] basta con una
   *[other] basta con { $n }
}
packs-may-join = pueden unirse { $names }
packs-chaired-by = dirigida por { $name }
packs-held = { $code ->
    [in_person] presencial
    [video] por vídeo
   *[phone] por teléfono
}
packs-output = de ella sale «{ $document }»
packs-sources = Fuentes
packs-reference = [{ $n }]
packs-sources-none = No se nombra ninguna fuente.
packs-sources-marks = «Leído en la fuente» significa que alguien ha leído ahí la regla. «Propuesta propia» es lo que sugieren los autores de este reglamento. «Conocimiento general» es lo que se dice en el sector y nadie ha comprobado. Ninguno se muestra nunca como ley.
packs-refused = No instalados
packs-refused-why = Se encontraron al arrancar el servidor y se rechazaron. Las versiones anteriores siguen en uso.
packs-refused-version-taken = Esta versión ya se instaló con otro contenido. Dele una versión nueva.
packs-distance-on = el mismo día
packs-distance-before = { $span } antes
packs-distance-after = { $span } después
packs-line-name = { $programme }, dibujado como una línea: empieza { $from } y acaba { $until }. Las tablas de abajo dicen lo mismo.
packs-line-more = { $first }, y { $n } más
