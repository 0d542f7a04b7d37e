# La línia del temps d'un cas en taules, i la pàgina on es tanca una fita.
timeline-title = Línia del temps
timeline-change-date = Canvia la data de sortida
timeline-nothing = Encara no hi ha cap estada a la presó ni cap termini.
timeline-present = Estada actual
timeline-earlier = Estada anterior
timeline-admitted = Ingrés: { $date }.
timeline-released = Sortida: { $date }.
timeline-planned = Sortida prevista: { $date } ({ $kind }).
timeline-no-date = No se sap cap data de sortida: els terminis esperen.
timeline-chosen = Un professional va triar aquesta mena de data: { $reason }
timeline-no-milestones = Cap termini no penja d'aquesta estada.
timeline-caption = Tots els terminis, primer els més propers
timeline-head-status = Estat
timeline-head-what = Termini
timeline-head-due = Venciment
timeline-head-who = Qui
timeline-head-rule = On està establert
timeline-head-act = Què podeu fer
timeline-open = Obre
timeline-not-law = Proposat pel programa, no fixat per norma
timeline-status-no-date = Espera una data
timeline-status-projected = Després de la sortida
timeline-status-not-applicable = No cal
timeline-status-missed = No fet
timeline-no-day = Sense dia
timeline-projected = comptat des de la sortida prevista
timeline-overdue-days = { $n ->
    [one] un dia de retard
   *[other] { $n } dies de retard
}
timeline-first-due = primer venciment { $date }, { $n ->
    [one] un dia de retard
   *[other] { $n } dies de retard
}
timeline-system = El sistema
timeline-met-by = { $who }, fet { $date }
timeline-exempt-by = { $who }, { $date }: { $reason }
timeline-missed-on = Des del { $date }: { $reason }
timeline-missed-released-early = va sortir abans d'hora
timeline-missed-released = no es va fer abans de la sortida
timeline-missed-returned = havia vençut quan la persona va tornar a la presó
timeline-not-condition = No afecta aquesta persona
timeline-not-too-late = Es va començar massa tard
timeline-not-released = Només es fa a la presó, i la persona ja és fora
timeline-not-in-variant = No forma part d'aquesta variant del programa
timeline-not-taking-part = La persona no ha dit que sí
timeline-not-said-yes = No cal: la persona ja ha dit que sí
timeline-not-returned = La persona va tornar a la presó; la nova estada té els seus terminis
timeline-dates = { $n ->
    [one] L'única data que s'ha donat
   *[other] Totes les { $n } dates que s'han donat
}
timeline-dates-caption = Totes les dates previstes que s'han donat, primer les més noves
timeline-dates-given = Donada
timeline-dates-value = Data
timeline-dates-kind = Mena
timeline-dates-why = Per què
timeline-withdrawn = Retirada
timeline-from-list = Llista de sortides
timeline-meet-title = S'ha fet
timeline-meet-date = Quin dia?
timeline-meet = Registra que s'ha fet
timeline-exempt-title = No cal fer-ho
timeline-exempt-reason = Per què no?
timeline-exempt-hint = Ho pot llegir tothom que és al cas
timeline-exempt = Registra l'exempció
timeline-take-back-lead = Es va registrar per error?
timeline-take-back = Desfés-ho
timeline-done-met = Registrat com a fet.
timeline-done-exempt = S'ha registrat l'exempció, amb el vostre motiu.
timeline-done-taken-back = Desfet. El termini torna a comptar.
timeline-error-what = Trieu què ha passat
timeline-error-date = Escriviu el dia que es va fer
timeline-error-future = Escriviu avui o un dia anterior
timeline-error-reason = Escriviu per què no cal fer-ho
timeline-refused-settled = Algú ja ho ha tancat.
timeline-refused-not-applicable = No s'aplica a la persona, per tant ningú no n'ha d'estar exempt.
timeline-refused-nothing = No hi ha res per desfer.
timeline-refused-before-release = Això es fa després de la sortida. Registreu primer la sortida.
timeline-asked-by = segons { $programme }
timeline-also-asks = { $programme } ho demana per al { $date }
timeline-also = també per a { $programme }
timeline-also-exempt = no cal per a { $programme }: { $reason }
timeline-also-not = no s'aplica a { $programme }
timeline-beside = Altres programes de la persona demanen el mateix. Fet un cop, queda fet per a tots.
timeline-exempt-alone = Això val només per a { $programme }. Els altres ho continuen demanant.
timeline-sentenced = Sentència del { $date }.
timeline-released-time = Va sortir el { $date } a les { $time }.
timeline-began = Retorn a la presó: { $reason }.
