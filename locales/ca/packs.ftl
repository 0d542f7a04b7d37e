# Els programes, tal com els llegeix la gent.
packs-menu = Programes
packs-title = Programes
packs-lead = { $n ->
    [0] No hi ha cap programa instal·lat.
    [one] Hi ha un programa instal·lat.
   *[other] Hi ha { $n } programes instal·lats.
}
packs-head-programme = Programa
packs-head-participation = Participació
packs-head-version = Versió
packs-head-state = Estat
packs-head-basis = Base legal
packs-head-from = Des de
packs-head-to = Fins a
packs-head-mark = Font
packs-head-when = Quan
packs-head-what = Què
packs-head-who = Qui
packs-head-role = Funció
packs-head-part = Paper
packs-head-route = Qui es proposa
packs-head-people = Persones
packs-participation = { $code ->
    [voluntary] Voluntària
    [mandatory] Obligatòria
    [mixed] Obligatòria en part
   *[entitlement_voluntary] S’ha d’oferir; decideix la persona
}
packs-versions = { $n ->
    [one] es conserva una versió
   *[other] es conserven { $n } versions
}
packs-open = Admet persones
packs-closed = No admet ningú més
packs-version-of = Versió { $version }, des del { $date }
packs-for-whom = Per a qui és
packs-window = Admet persones des de { $open } i acaba com a màxim { $close }.
packs-criteria = Cal complir-ho tot. El que no se sap es pregunta, mai no s’endevina.
packs-variants = Té formes pròpies per a:
packs-bases = En què es basa
packs-basis-kind = { $code ->
    [statute] Llei
    [agreement] Conveni entre entitats
    [contract] Contracte
   *[permission] Permís de la persona
}
packs-always = sense data
packs-no-end = sense fi
packs-in-force = Vigent avui
packs-not-in-force = No vigent avui
packs-due = Què toca i quan
packs-due-why = Els dies compten des de les dates de cada persona i es mouen amb elles. El que no està verificat és una proposta i no pas una norma.
packs-not-before = no abans de: { $offset }
packs-person = La persona
packs-agencies = Entitats
packs-route = { $code ->
    [jurisdiction] La que atén tot el territori
    [town] La del municipi de la persona
   *[none] La tria un professional
}
packs-stage-first = amb l’inici
packs-needs = Què inclou el pla
packs-more = Documents, reunions, compromisos i finals
packs-documents = Documents
packs-meetings = Reunions
packs-standards = Què promet el servei
packs-exits = Com pot acabar
packs-no-access = Per què ningú no ha pogut arribar a la persona
packs-signed-by = ho signen { $names }
packs-attended-by = amb { $names }
packs-share = { $percent } % de les persones
packs-retry = { $n ->
    [one] es torna a provar al cap d’un dia
   *[other] es torna a provar al cap de { $n } dies
}
packs-kept = Versions conservades
packs-current = Per a persones noves
packs-older = Es conserva per a qui hi va començar
packs-upgrade-look = Mira què passa si es canvia a la versió més nova
packs-upgrade-title = Voleu canviar a la versió { $version }?
packs-upgrade-lead = { $n ->
    [0] Tothom és ja en aquesta versió.
    [one] Canviaria una persona. Encara no s’ha desat res.
   *[other] Canviarien { $n } persones. Encara no s’ha desat res.
}
packs-upgrade-nobody = No hi ha ningú per canviar.
packs-upgrade-nothing-moves = No canvia cap termini.
packs-upgrade-what = Què canvia, el pitjor primer
packs-upgrade-effect = Efecte
packs-upgrade-kept = El que s’ha fet, s’ha eximit o ha vençut queda com està. La versió anterior es conserva.
packs-upgrade-act = { $n ->
    [one] Canvia una persona
   *[other] Canvia { $n } persones
}
packs-upgraded = { $n ->
    [0] No quedava ningú per canviar.
    [one] S’ha canviat una persona.
   *[other] S’han canviat { $n } persones.
}
packs-effect = { $code ->
    [missed] Ja no es pot fer
    [too_late] Ja no hi ha temps
    [overdue_at_once] Vençut de seguida
    [on_holiday] Cau en un dia d’oficines tancades
    [starts_now] Ja té data
    [moves] Es mou
    [waits] Espera una data
    [drops_out] Ja no s’aplica
   *[stays] Queda igual
}
packs-anchor-admission = l’ingrés a presó
packs-anchor-sentence = la sentència
packs-anchor-planned-release = la sortida prevista
packs-anchor-release = la sortida
packs-offset-on = el dia de { $anchor }
packs-offset-before = { $span } abans de { $anchor }
packs-offset-after = { $span } després de { $anchor }
packs-hours = { $n ->
    [one] 1 hora
   *[other] { $n } hores
}
packs-days = { $n ->
    [one] 1 dia
   *[other] { $n } dies
}
packs-weeks = { $n ->
    [one] 1 setmana
   *[other] { $n } setmanes
}
packs-months = { $n ->
    [one] 1 mes
   *[other] { $n } mesos
}
packs-working-days = { $n ->
    [one] 1 dia hàbil
   *[other] { $n } dies hàbils
}
packs-version-until = fins al { $date }
packs-how-far = De les { $all } regles d’aquesta pàgina, { $read } s’han llegit en una font. Les altres són propostes o coneixement general, i no són llei.
packs-to-sources = Les fonts
packs-window-earliest = Pot acabar com a molt aviat { $when }.
packs-criteria-none = Tothom hi té accés.
packs-stage-begins = Comença { $when }
packs-stage-weight = pesa { $weight } en la càrrega de qui acompanya
packs-stage-nothing = En aquesta etapa no hi ha res amb data pròpia.
packs-stage-any = En qualsevol etapa
packs-due-in = Què cal fer: { $stage }
packs-laid-down = obligatori, digui què digui la persona
packs-repeats = només si la resposta a «{ $offer }» no ha estat sí
packs-on-condition = només si afecta la persona
packs-shared = es mostra un sol cop per a tots els programes
packs-basis-follows = segueix «{ $basis }»
packs-town = { $code ->
    [origin_or_main_stay] d’on ve la persona
   *[intended_settlement] on la persona vol viure
}
packs-conditions = Es mesura per a tothom:
packs-funnel = Passos en què es compten les persones
packs-one-page = una pàgina
packs-reviewed-by = revisat per { $names }
packs-items = Hi consta: { $items }.
packs-quorum = { $n ->
    [one] amb una n’hi ha prou
   *[other] amb { $n } n’hi ha prou
}
packs-may-join = s’hi poden afegir { $names }
packs-chaired-by = dirigida per { $name }
packs-held = { $code ->
    [in_person] presencial
    [video] per vídeo
   *[phone] per telèfon
}
packs-output = en surt «{ $document }»
packs-sources = Fonts
packs-reference = [{ $n }]
packs-sources-none = No s’anomena cap font.
packs-sources-marks = «Llegit a la font» vol dir que algú hi ha llegit la regla. «Proposta pròpia» és el que suggereixen els autors d’aquest reglament. «Coneixement general» és el que es diu al sector i ningú no ha comprovat. Ni l’una ni l’altre no es mostren mai com a llei.
packs-refused = No instal·lats
packs-refused-why = S’han trobat en arrencar el servidor i s’han rebutjat. Les versions anteriors continuen en ús.
packs-refused-version-taken = Aquesta versió ja es va instal·lar amb un altre contingut. Doneu-li una versió nova.
packs-distance-on = el mateix dia
packs-distance-before = { $span } abans
packs-distance-after = { $span } després
packs-line-name = { $programme }, dibuixat com una línia: comença { $from } i acaba { $until }. Les taules de sota diuen el mateix.
packs-line-more = { $first }, i { $n } més
