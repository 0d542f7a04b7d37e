# Dates de sortida: preguntar, mostrar, canviar; sortides i reingressos.
custody-title = Canviar la data de sortida de { $name }
custody-lead = La data fins ara és { $date }, { $countdown }.
custody-lead-none = No se sap cap data de sortida.
custody-lead-preview = Veureu tot el que fa el canvi abans de desar res.
custody-lead-released = Va sortir { $date }.
custody-what = Què ha canviat?
custody-what-planned = Hi ha una nova data prevista
custody-what-planned-hint = Escriviu-la aquí sota
custody-what-withdrawn = La data s'ha retirat
custody-what-withdrawn-hint = Ara ningú no sap el dia; els terminis esperen
custody-what-released = La persona ha sortit
custody-what-released-hint = Escriviu el dia aquí sota, avui o abans
custody-what-chosen = Compta una altra mena de data
custody-what-chosen-hint = Trieu-la aquí sota; compta fins que algú en triï una altra
custody-date = Dia
custody-date-hint = Per exemple, { $example }
custody-kind = Mena de data
custody-kind-hint = La que es fa servir, si no en trieu una altra
custody-see = Mostra què canvia
custody-cancel = Deixa-ho com està
custody-returned = La persona torna a ser a la presó
custody-not-released = No ha sortit: es va registrar per error
custody-error-what = Trieu què ha canviat
custody-error-date = Escriviu el nou dia, amb mes i any
custody-error-released-date = Escriviu el dia que va sortir la persona
custody-error-return-date = Escriviu el dia que va tornar la persona
custody-error-legal-status = Trieu la situació penal
custody-date-before-admission = Escriviu una data posterior al { $date }, el dia de l'ingrés
custody-date-past = Escriviu avui o un dia posterior. Si la persona ja ha sortit, trieu «La persona ha sortit».
custody-date-too-far = Escriviu una data dins dels propers 60 anys
custody-refused-ended = Aquesta estada a la presó ja s'ha acabat.
custody-refused-running = La persona ja és a la presó.
custody-refused-before-admission = La persona no pot haver sortit abans d'entrar.
custody-refused-future = Un dia futur és una data prevista, no una sortida.

custody-preview-move = Moure la data de sortida a { $date }?
custody-preview-first = Posar la data de sortida a { $date }?
custody-preview-withdraw = Retirar la data de sortida?
custody-preview-released-today = { $name } ha sortit avui?
custody-preview-released = { $name } va sortir { $date }?
custody-preview-take-back = { $name } no ha sortit?
custody-nothing-saved = Encara no s'ha desat res.
custody-sum-moves = { $n ->
    [one] un termini es mou
   *[other] { $n } terminis es mouen
}
custody-sum-overdue = { $n ->
    [one] un venç
   *[other] { $n } vencen
}
custody-sum-lost = { $n ->
    [one] una cosa ja no es pot fer
   *[other] { $n } coses ja no es poden fer
}
custody-sum-waits = { $n ->
    [one] un espera una data
   *[other] { $n } esperen una data
}
custody-sum-none = Cap termini no canvia.
custody-sum-told = { $n ->
    [one] Només s'avisarà la persona.
   *[other] S'avisaran { $n } persones.
}
custody-offices-closed = Oficines tancades del { $from } al { $to }
custody-table-lost = { $n ->
    [one] Una cosa ja no es pot fer
   *[other] { $n } coses ja no es poden fer
}
custody-table-overdue = { $n ->
    [one] Un venç així que deseu
   *[other] { $n } vencen així que deseu
}
custody-table-moves = { $n ->
    [one] Un termini es mou amb la data
   *[other] { $n } terminis es mouen amb la data
}
custody-table-waits = { $n ->
    [one] Un termini espera una data
   *[other] { $n } terminis esperen una data
}
custody-table-drops = { $n ->
    [one] Un ja no s'aplica
   *[other] { $n } ja no s'apliquen
}
custody-caption-lost = Ja no es poden fer
custody-caption-overdue = Vencen
custody-caption-moves = Terminis que es mouen
custody-caption-waits = Terminis que esperen
custody-caption-drops = Ja no s'apliquen
custody-head-what = Pas o termini
custody-head-now = Ara
custody-head-then = Seria
custody-head-result = Resultat
custody-no-day = Sense dia
custody-then-missed = Després de la sortida
custody-then-too-late = Massa tard
custody-then-drops = No cal
custody-effect-missed = No fet
custody-effect-too-late = Massa tard
custody-effect-overdue = Venç de seguida
custody-effect-holiday = En festiu
custody-effect-starts = Comença
custody-effect-moves = Es mou
custody-effect-waits = Espera
custody-effect-drops = Cau
custody-nothing-changes = Cap termini no penja d'aquesta data.
custody-unchanged = { $n ->
    [0] No hi ha cap altre termini.
    [one] Un altre termini es queda com està.
   *[other] { $n } terminis més es queden com estan.
}
custody-told-title = A qui s'avisarà
custody-told-person = Vosaltres, de paraula o en paper
custody-told-lead = { $agency }, gestor de cas: un missatge ara
custody-told-agency = Un missatge que alguna cosa ha canviat, sense contingut
custody-told-nobody-else = No s'avisa ningú més.
custody-save-title = Desar el canvi
custody-reason = Per què canvia?
custody-reason-choose = Trieu un motiu
custody-reason-missing = Trieu per què canvia
custody-reason-court = Decisió judicial
custody-reason-credit = Dies abonats
custody-reason-board = Decisió de la junta
custody-reason-conditional = Llibertat condicional concedida o denegada
custody-reason-new-sentence = Nova condemna
custody-reason-list = Ho diu la llista de la presó
custody-reason-mistake = Era un error
custody-reason-other = Un altre motiu
custody-note = Referència o nota
custody-note-hint = Es guarda amb la data, per sempre
custody-told-tick = Ho he dit a { $name }, o ho faré avui
custody-act-move = { $n ->
    [one] Mou la data i avisa una persona
   *[other] Mou la data i avisa { $n } persones
}
custody-act-withdraw = { $n ->
    [one] Retira la data i avisa una persona
   *[other] Retira la data i avisa { $n } persones
}
custody-act-released = { $n ->
    [one] Registra la sortida i avisa una persona
   *[other] Registra la sortida i avisa { $n } persones
}
custody-act-take-back = { $n ->
    [one] Desfés la sortida i avisa una persona
   *[other] Desfés la sortida i avisa { $n } persones
}
custody-keep = Mantén { $date }
custody-save-foot = La data antiga es queda a l'historial. Podeu tornar-la a canviar.
custody-done-moved = La data de sortida ara és { $date }. { $n ->
    [0] No calia avisar cap entitat.
    [one] S'ha avisat una entitat.
   *[other] S'han avisat { $n } entitats.
}
custody-done-withdrawn = S'ha retirat la data de sortida. { $n ->
    [0] No calia avisar cap entitat.
    [one] S'ha avisat una entitat.
   *[other] S'han avisat { $n } entitats.
}
custody-done-released = S'ha registrat la sortida. { $n ->
    [0] No calia avisar cap entitat.
    [one] S'ha avisat una entitat.
   *[other] S'han avisat { $n } entitats.
}
custody-done-taken-back = S'ha desfet la sortida. { $n ->
    [0] No calia avisar cap entitat.
    [one] S'ha avisat una entitat.
   *[other] S'han avisat { $n } entitats.
}
custody-done-chosen = Ara compta una altra mena de data. { $n ->
    [0] No calia avisar cap entitat.
    [one] S'ha avisat una entitat.
   *[other] S'han avisat { $n } entitats.
}
custody-return-title = { $name } torna a ser a la presó
custody-return-lead = Comença una nova estada en el mateix cas. El pla i l'historial continuen, les valoracions anteriors es marquen com a antigues, no s'esborra res.
custody-return-date = Quan va tornar la persona?
custody-legal-status = Situació penal
custody-return-act = Registra el reingrés
custody-return-before-release = Escriviu un dia igual o posterior al { $date }, el dia de la sortida
custody-done-returned = S'ha registrat el reingrés. El pla continua.
custody-return-future = Escriviu un dia que no sigui futur; un reingrés que només s'espera encara no ho és
custody-what-sentenced = El dia de la sentència
custody-what-sentenced-hint = Escriviu el dia a sota, o deixeu-lo buit per retirar-lo. Trieu la situació penal si també ha canviat
custody-what-by-order = Ja no hi ha cap tipus triat
custody-what-by-order-hint = Torna a decidir l’ordre dels tipus
custody-time = Hora de sortida
custody-time-hint = Si la persona ja ha sortit i algú la va anotar, per exemple 9:30. Sense hora, es compta des de mitjanit
custody-legal-status-hint = Si la persona ha estat condemnada
custody-legal-status-same = Com fins ara
custody-error-time = Escriviu l’hora amb els minuts, per exemple 9:30
custody-error-sentence-date = Escriviu el dia de la sentència, amb mes i any
custody-sentence-future = Escriviu un dia de sentència que no sigui futur
custody-sentence-after-release = Escriviu un dia de sentència no posterior al { $date }, el dia de sortida
custody-kind-unknown = Trieu un tipus de data de la llista
custody-kind-without-date = Ningú no ha donat cap data d’aquest tipus. Trieu-ne un que en tingui, o escriviu la data.
custody-preview-sentenced = Voleu posar el dia de la sentència al { $date }?
custody-preview-not-sentenced = Voleu retirar el dia de la sentència?
custody-act-sentenced = { $n ->
    [one] Desa el dia de la sentència i avisa una persona
   *[other] Desa el dia de la sentència i avisa { $n } persones
}
custody-done-sentenced = El dia de la sentència és { $date }. { $n ->
    [0] No calia avisar cap entitat.
    [one] S’ha avisat una entitat.
   *[other] S’han avisat { $n } entitats.
}
custody-done-not-sentenced = S’ha retirat el dia de la sentència. { $n ->
    [0] No calia avisar cap entitat.
    [one] S’ha avisat una entitat.
   *[other] S’han avisat { $n } entitats.
}
custody-disagreement-list = La llista no hi coincideix: diu { $date } ({ $kind }). Val el que va triar un professional: { $reason }.
custody-disagreement = Sense la tria d’un professional ({ $reason }) la data seria { $date } ({ $kind }).
custody-return-unit = A quin establiment?
custody-return-unit-missing = Trieu l’establiment on ha arribat la persona
custody-return-sentenced = Dia de la sentència
custody-return-sentenced-hint = Si hi ha sentència per a aquesta estada
custody-return-reason = Per què ha tornat?
custody-return-reason-missing = Trieu per què ha tornat la persona
custody-return-reason-recall = Revocació de la llibertat
custody-return-reason-new-sentence = Nova sentència
custody-return-reason-remand = Presó preventiva
custody-return-reason-fine = Multa impagada
custody-return-reason-other = Un altre motiu
custody-return-note-hint = Es conserva amb aquesta estada per sempre
custody-note-long = Escriviu com a màxim { $max } caràcters
