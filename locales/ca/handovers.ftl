handovers-title = Traspassos
handovers-lead = El cas passa quan l’altra persona diu que sí. Sense resposta en dos dies laborables, es queda on era.
handovers-none = Encara no s’ha fet cap traspàs.
handovers-ask = Traspassa el cas
handovers-to = Qui se’n fa càrrec?
handovers-colleague = { $name }, { $agency }
handovers-held = Dia de la reunió de traspàs (opcional)
handovers-attendance = Qui hi és
handovers-attendee = { $code ->
    [person] La persona
    [from] Qui traspassa
    [to] Qui se’n fa càrrec
    [prison] L’equip de la presó
   *[interpreter] Un intèrpret
}
handovers-reason = Per què
handovers-ask-act = Demana que se’n faci càrrec
handovers-asked = Demanat. El cas és vostre fins que digui que sí.
handovers-said = { $status ->
    [accepted] Ara el cas és vostre
    [declined] Rebutjat; s’ha avisat l’altra persona
   *[returned] Retirat
}
handovers-status = { $status ->
    [asked] Pendent de resposta
    [accepted] Acceptat
    [declined] Rebutjat
   *[returned] Retornat
}
handovers-from-to = De { $from } a { $to }
handovers-asked-on = demanat { $date }
handovers-held-on = Reunió: { $date }
handovers-there = Hi eren: { $who }
handovers-due = Torna si ningú no respon abans que acabi { $date }.
handovers-no-reason = Si no podeu: per què
handovers-accept = Me’n faig càrrec
handovers-decline = No puc
handovers-take-back = Retira la petició
handovers-reassign = Reassigna persones
handovers-reassign-lead = Per a un professional de baixa o que se’n va: doneu les seves persones a un company en un sol acte.
handovers-of = Les persones de qui
handovers-list = Mostra les seves persones
handovers-nobody = Aquest professional no porta ningú.
handovers-people = Qui es reassigna
handovers-reassign-act = Reassigna i avisa el company
handovers-reassigned = { $n ->
    [one] { $n } persona reassignada
   *[other] { $n } persones reassignades
}
handovers-error-to = Trieu un company o una entitat que sigui al cas
handovers-error-same = El cas ja és d’aquest professional
handovers-error-reason = Digueu per què, en poques paraules
handovers-error-people = Marqueu entre una i { $max } persones
handovers-error-no-lead = Encara ningú no porta aquest cas. L’entitat gestora nomena el gestor de cas quan accepta.
handovers-error-not-lead = Només pot traspassar el gestor de cas, qui el substitueix o el seu responsable.
handovers-error-open = Ja hi ha un traspàs d’aquest cas pendent de resposta.
handovers-error-ended = Aquest traspàs ja s’ha respost o ha tornat.
handovers-error-not-asked = Només pot respondre el professional a qui s’ha demanat.
handovers-error-not-yours = Només ho pot retirar qui ho ha demanat.
handovers-error-not-due = Encara hi ha temps per respondre.
handovers-carries = Porta { $load }
handovers-carries-away = Ara és fora. Porta { $load }
handovers-worker = { $name }: { $load }
handovers-worker-away = { $name } (fora): { $load }
handovers-person = { $name } ({ $weight })
handovers-preview = Mira què portarien tots dos
handovers-preview-choose = Marqueu persones i trieu un company per veure què portarien tots dos.
handovers-then = Després
handovers-after = { $n ->
    [one] Si una persona canvia de mans
   *[other] Si { $n } persones canvien de mans
}
handovers-meanwhile = { $n ->
    [one] No s’ha canviat res: algú altre ja ha donat una d’aquestes persones a un company
   *[other] No s’ha canviat res: algú altre ja ha donat { $n } d’aquestes persones a un company
}
handovers-meanwhile-one = { $person } té { $lead } com a gestor de cas des del { $date }, { $time }: { $reason }
handovers-meanwhile-yours = Volíeu donar-les a { $name }. A sota hi ha qui encara porta aquest professional, tal com ho heu marcat.
handovers-error-kind = Aquesta entitat no pot portar un programa en què participa la persona. Acabeu primer el programa o trieu una altra entitat.
handovers-error-not-on-the-case = Aquesta entitat ja no és al cas.
