# La llista de sortides.
releases-menu = Sortides
releases-title = Sortides
releases-lead-people = { $n ->
    [one] Una persona
   *[other] { $n } persones
}
releases-lead-window = { $n ->
    [one] surt en les pròximes { $weeks } setmanes
   *[other] surten en les pròximes { $weeks } setmanes
}
releases-lead-any = { $n ->
    [one] té data de llibertat
   *[other] tenen data de llibertat
}
releases-lead-no-bed = { $n ->
    [one] Una no té llit
   *[other] { $n } no tenen llit
}
releases-lead-and = i
releases-lead-no-id = { $n ->
    [one] una no té document d'identitat
   *[other] { $n } no tenen document d'identitat
}
releases-lead-complete = Tothom té llit i document d'identitat.
releases-empty-title = Encara no hi ha cap llista de sortides
releases-empty-sentence = Les persones apareixen aquí quan s'importa una llista de sortides o quan introduïu algú a mà.
releases-empty-act = Importa una llista de sortides
releases-nobody = Ningú no compleix aquests filtres.
releases-views = Vistes d'aquesta llista
releases-view-all = Totes
releases-view-no-bed = Sense llit
releases-view-no-id = Sense document
releases-view-overdue = Alguna cosa vençuda
releases-view-bad-day = Divendres o vigília de festiu
releases-view-moved = Data canviada aquesta setmana
releases-view-mine = Les meves persones
releases-view-passed = La data ja ha passat
releases-view-no-date = Sense data
releases-filter-window = Surt
releases-filter-town = Va a
releases-filter-programme = Programa
releases-filter-lead = Gestor de cas
releases-window-4 = En les pròximes 4 setmanes
releases-window-12 = En les pròximes 12 setmanes
releases-window-26 = En els pròxims 6 mesos
releases-window-any = En qualsevol moment
releases-any-town = Qualsevol municipi
releases-any-programme = Qualsevol programa
releases-anyone = Qualsevol
releases-summary = { $first } a { $last } de { $total }, per data de sortida
releases-page = Pàgina { $page } de { $pages }
releases-fix-first = Primer, això
releases-fix-who = { $name }, { $date }.
releases-fix-passed = Ja ha sortit? La data ha passat
releases-fix-passed-act = Digues què ha passat
releases-fix-bad-day = Sense llit: { $flag }
releases-fix-bad-day-act = Mira els sis del dia de sortida
releases-fix-overdue = { $what }: { $days ->
    [one] vençut fa un dia
   *[other] vençut fa { $days } dies
}
releases-fix-overdue-act = Obre la línia de temps
releases-bulk-invitation = Marqueu persones per imprimir-ne els fulls o anotar una de les sis coses
releases-bulk-six = Anota una de les sis
releases-six-title = Anotar una de les sis coses
releases-six-back = Torna a la llista
releases-six-nobody = Primer marqueu persones a la llista.
releases-six-question = { $n ->
    [one] Una de les sis coses del dia de sortida, per a una persona
   *[other] Una de les sis coses del dia de sortida, per a { $n } persones
}
releases-six-item = Quina de les sis?
releases-six-detail-hint = El mateix per a totes, com ara «Demanat a la Llar Sant Roc»
releases-six-see = Mira què canvia
releases-six-preview = { $item } per a { $n ->
    [0] ningú
    [one] una persona
   *[other] { $n } persones
}
releases-six-now = Ara
releases-six-then = Quedaria
releases-six-already = { $name } ja està així.
releases-six-no-custody = { $name }: no consta cap estada a presó, no hi ha res a anotar.
releases-six-act = { $n ->
    [one] Anota-ho per a una persona
   *[other] Anota-ho per a { $n } persones
}
releases-six-done = { $item }: anotat per a { $n ->
    [one] una persona
   *[other] { $n } persones
}
releases-six-meanwhile = Mentrestant algú altre ho ha anotat per a aquestes persones. No s'ha desat res vostre: torneu-ho a mirar i decidiu.
releases-six-undo-late = No s'ha desfet: mentrestant algú ho ha tornat a anotar.
releases-six-error-item = Trieu una de les sis coses
releases-six-error-people = Trieu almenys una persona i com a màxim { $max }
releases-bulk-sheets = Imprimeix fulls de sortida
releases-caption = Persones que surten de presó, per data de sortida
releases-tick-all = Marca tothom d'aquesta pàgina
releases-head-leaves = Surt
releases-head-person = Persona
releases-head-town = Va a
releases-head-six = Els sis del dia de sortida
releases-head-missing = Què falta
releases-head-next = Pròxim termini
releases-flag-friday = Divendres
releases-flag-weekend = Cap de setmana
releases-flag-holiday = { $name }
releases-flag-before-holiday = Vigília: { $name }
releases-no-date = Sense data
releases-no-date-why = no se sap o s'ha retirat
releases-town-unknown = No se sap
releases-no-id = Sense document
releases-no-bed = Sense llit
releases-no-money = Sense diners
releases-no-travel = Sense transport
releases-no-medicine = Sense medicació
releases-no-contact = Sense contacte
releases-nothing-ready = Encara no hi ha res a punt
releases-no-gaps = No falta res
releases-nothing-due = Res pendent
releases-no-programme = En cap programa
releases-waiting = demanat
releases-waiting-for = { $item }: { $detail }
releases-view-retry = Tornar-ho a provar
releases-retry = Tornar-ho a provar
releases-retry-since = ningú no ha pogut veure la persona; calia tornar-hi { $date }
releases-retry-custody = la persona ha entrat o ha sortit des d’aleshores
releases-retry-legal-status = la situació penal ha canviat
releases-retry-establishment = ha canviat d’establiment
releases-retry-release-type = ha canviat el tipus de llibertat
releases-retry-release-date = ha canviat la data de llibertat
releases-fix-retry = Ningú no ha pogut veure la persona: torneu-ho a provar
releases-fix-retry-act = Obre el cas
