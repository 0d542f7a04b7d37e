# Les peces de què són fetes les pàgines.

components-breadcrumbs = Camí
components-language = Llengua
components-filter = Filtra
components-more-views = Més vistes i filtres
components-section-of = Secció { $n } de { $total }
components-ticked = { $n ->
    [one] { $n } persona marcada
   *[other] { $n } persones marcades
}
components-untick-all = Desmarca-ho tot
components-tick-note = Les caselles marquen persones per als botons de damunt de la llista.

components-pagination = Paginació
components-pagination-previous = Anterior
components-pagination-next = Següent
components-pagination-page = pàgina

components-error-title = Hi ha un problema
components-error-prefix = Error:
components-banner-success = Fet
components-banner-important = Important
components-password-show = Mostra
components-password-hide = Amaga
components-password-show-label = Mostra la contrasenya
components-password-hide-label = Amaga la contrasenya
components-date-day = Dia
components-date-month = Mes
components-date-year = Any

components-status-not-started = No començat
components-status-started = Començat
components-status-due-soon = Venç aviat
components-status-overdue = Fora de termini
components-status-waiting = En espera
components-status-done = Fet
components-status-ready = A punt
components-status-missing = Falta
components-status-declined = Rebutjat
components-status-exempt = Exempt
components-status-cancelled = Cancel·lat
components-status-needs-permission = Cal permís
components-status-no-access = Sense accés
components-status-condition = § Condició
components-referral-sent = Enviada
components-referral-accepted = Acceptada
components-referral-question = Pregunta
components-referral-withdrawn = Retirada
components-referral-ended = Acabada

components-six-id = Document
components-six-bed = Llit
components-six-money = Diners
components-six-travel = Viatge
components-six-medicine = Medicació
components-six-contact = Contacte
components-six-count = { $n } de 6
components-six-order = Les sis coses del dia de sortida, per ordre:
components-six-names = document, llit, diners, viatge, medicació, contacte
components-six-waiting = S’espera resposta
components-six-withheld = No es comparteix

# Les paraules de la persona, sempre entre cometes.
components-quoted = «{ $words }»

components-withheld-permission = No es mostra: cal el permís de la persona ({ $name })
components-withheld-rule = No es mostra: { $reason }
components-withheld-ask = Demana-ho
components-why = Per què?
components-why-decided = Com s’ha decidit
components-standing-sentence = Pot haver-hi informació que, per llei, no es mostra.

components-note-about = Nota sobre { $person }
components-note-saved = Es desa mentre escrius
components-note-what = Què ha passat
components-note-topic = Sobre
components-note-fewer = menys lectors
components-note-text = El que importa, en una o dues línies
components-note-readers = Qui la pot llegir: { $readers }.
components-note-readers-change = Canvia-ho
components-note-cancel = Cancel·la
components-note-save = Desa la nota

components-workload = Càrrega de casos
components-workload-of = { $n } de { $line }
components-workload-over = { $n } per damunt de la línia vermella

components-progress-leave = Pots sortir d’aquesta pàgina. La trobaràs a
components-progress-jobs = Tasques

components-timeline = Línia de temps
components-timeline-name = Línia de temps del cas. { $release }.
components-timeline-name-overdue = Línia de temps del cas. { $release }. Fora de termini: { $overdue }.
components-timeline-release = Llibertat
components-timeline-release-on = Llibertat el { $date }
components-timeline-release-short = Llibertat, { $date }
components-timeline-release-unknown = Encara no se sap la data de llibertat
components-timeline-table = Llegeix la línia de temps com a taula
components-timeline-whole = Tota la línia de temps
components-timeline-milestones = Fites
components-timeline-contacts = Contactes
components-timeline-referrals = Derivacions
components-timeline-admission = Ingrés
components-timeline-follow-up-ends = Fi del seguiment
components-timeline-inside = { $span }
components-timeline-preparation = Preparació: últims 3 mesos a dins
components-timeline-follow-up = Seguiment: { $span } a fora
components-timeline-due = per al { $date }
components-timeline-today = Avui, { $date }
components-timeline-today-short = Avui
components-timeline-to-come = Per venir
components-timeline-held = Contacte fet
components-timeline-booked = Reservat
components-change-name = La llibertat passa del { $old } al { $new }, { $shift }.
components-change-new = Nova: { $date }
components-change-so-far = la data fins ara
components-town-nearest = No és a la taula de municipis ({ $place }), per tant no porta a cap ajuntament. Volíeu dir { $nearest }?
components-town-elsewhere = No és a la taula de municipis ({ $place }), per tant no porta a cap ajuntament.
components-depth = { $code ->
    [full] Tot
    [summary] Resum
    [consequence] Només l’efecte
    [existence] Sí o no
   *[none] Res
}
