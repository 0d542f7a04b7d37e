# El cas d'una persona: identitat, seccions, programes, les sis coses del dia de la sortida.
case-title = Pla
case-tabs = Seccions del cas
case-tab-plan = Pla
case-tab-timeline = Línia del temps
case-tab-needs = Necessitats
case-tab-agencies = Persones i entitats
case-tab-documents = Documents
case-tab-history = Historial
case-cancel = Cancel·la

case-born = Data de naixement: { $date }.
case-speaks = Parla { $languages }.
case-interpreter = Cal intèrpret per a les decisions.
case-reading = Lectura: { $needs }.
case-died = Va morir el { $date }
case-no-date = Sense data de sortida
case-no-date-why = no se sap o s'ha retirat
case-date-passed = Ha sortit?
case-date-passed-on = el dia previst era { $date }
case-released-today = Surt avui
case-countdown-to = per a la sortida, { $date }
case-countdown-since = va sortir { $date }

case-language-ca = català
case-language-es = castellà
case-language-en = anglès
case-language-ar = àrab
case-language-ary = dàrija
case-language-fr = francès
case-language-ro = romanès
case-language-pt = portuguès
case-language-de = alemany
case-language-it = italià
case-language-nl = neerlandès
case-language-pl = polonès
case-language-ru = rus
case-language-uk = ucraïnès
case-language-ur = urdú
case-language-zh = xinès

case-lead = Professional de referència
case-lead-none = Encara ningú. Mentrestant: { $agency }
case-lead-nobody = Encara ningú
case-programme = Programa
case-programme-none = En cap programa
case-status = Estat
case-status-accepted = Acceptat
case-participation-candidate = Persona candidata
case-participation-offered = Ofert
case-participation-accepted = Ha dit que sí
case-participation-declined = Ha dit que no
case-participation-withdrawn = S'ha desdit
case-participation-mandatory = Obligatori
case-participation-no-access = Sense accés

case-flag-overdue = { $n ->
    [one] Un termini vençut
   *[other] { $n } terminis vençuts
}
case-flag-no-bed = Sense llit
case-flag-no-id = Sense documentació

case-line-admission = Ingrés
case-line-accepted = { $agency }: acceptat
case-line-asked = { $agency }: demanat

case-no-plan-title = Pla
case-no-plan = El pla comença amb un programa. Aquesta persona encara no és en cap.

case-dates = Data de sortida
case-dates-lead = Cada canvi es mostra abans: què es mou, què venç, a qui s'avisa.
case-move-date = Canvia la data de sortida
case-change-release = Canvia la sortida

case-six = Les sis coses de la sortida
case-six-lead = Tothom surt amb totes sis
case-print-sheet = Imprimeix el full de sortida
case-six-title = { $item }: { $name }
case-six-status = Com està?
case-six-ready-hint = Ja hi és
case-six-waiting-hint = S'ha demanat i algú ha de respondre
case-six-missing-hint = No hi és i ningú no ha respost
case-six-declined = No ho vol
case-six-declined-hint = Ho ha decidit la persona
case-six-detail = Què, exactament?
case-six-detail-hint = En la llengua de la persona si podeu: surt al seu full de sortida
case-six-due = Per a quan, si algú ha de respondre (opcional)
case-six-by = per al { $date }
case-six-save = Desa
case-six-done = Desat: { $item }
case-six-error-status = Trieu com està
case-six-error-long = Escriviu com a màxim { $max } caràcters, perquè càpiga al full
case-six-error-due = Escriviu dia, mes i any, o deixeu-los tots tres en blanc

case-conflict = Algú altre ho ha canviat mentre escrivíeu
case-conflict-now = Ara hi diu:
case-conflict-yours = El que heu escrit encara és aquí sota. Si deseu, ocupa el lloc del seu.

case-programmes = Programes
case-programmes-none = No hi ha cap programa obert a aquesta persona.
case-ended = Acabat { $date }: { $reason }
case-no-access-retry = Torneu-hi { $date }
case-act-offer = Registra l'oferiment
case-act-accept = Ha dit que sí
case-act-decline = Ha dit que no
case-act-reopen = Torna a oferir-lo
case-act-withdraw = La persona es desdiu
case-verdict-eligible = Hi té accés
case-verdict-not-eligible = No hi té accés
case-verdict-not-yet-known = Encara no se sap
case-why-eligible = Per què?
case-criteria = Per a qui és
case-criterion-met = Es compleix
case-criterion-not-met = No es compleix
case-criterion-not-yet-known = Encara no se sap
case-answer-yes = Sí
case-answer-no = No
case-answer-save = Desa la resposta
case-answer-missing = Trieu una resposta
case-answer-begun = Resposta desada. Ara hi ha un programa obert a aquesta persona.
case-answer-done = Resposta desada. No es tornarà a preguntar.
case-said-by = Qui ho diu?
case-said-person = La persona
case-said-worker = Un professional, pel que sap
case-enrolment-done = Desat: { $state }
case-event-missing = Trieu què ha passat
case-no-access-title = No s'ha pogut arribar a la persona
case-no-access-why = Per què?
case-no-access-hint = proposta: tornar-hi { $date }
case-no-access-again = Torneu-hi el
case-no-access-save = Registra que no hi ha accés
case-no-access-missing = Trieu per què no s'ha pogut arribar a la persona
case-no-access-retry-missing = Escriviu el dia per tornar-hi
case-end-title = Acabar el programa
case-end-why = Per què s'acaba?
case-end-act = Acaba el programa
case-end-done = El programa s'ha acabat. El pla i l'historial es queden.
case-exit-reason-unknown = Trieu per què s'acaba
case-refused-not-offered = El programa encara no s'ha ofert. Registreu primer l'oferiment.
case-refused-already-accepted = La persona ja ha dit que sí.
case-refused-not-a-choice = Aquest programa és obligatori: ni s'ofereix ni es rebutja.
case-refused-nothing-declined = No s'ha rebutjat res, no hi ha res per tornar a oferir.
case-refused-nothing-accepted = No s'ha acceptat res, no hi ha res de què desdir-se.
