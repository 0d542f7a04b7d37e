## The programme

name = Acompanyament postpenitenciari
summary = Acompanya durant un any les persones que surten de la presó sense família ni entorn que els doni suport. És voluntari.

## Legal bases

basis-service-contract = Contracte del servei amb el Departament de Justícia
basis-permission = Permís de la persona

## Facts and their questions

fact-release-type = Com surt de la presó?
fact-release-type-final = Llibertat definitiva
fact-release-type-conditional = Llibertat condicional
fact-release-type-open-regime = Règim obert
fact-support-network = Té família o entorn amb qui pugui comptar?
fact-support-network-none = Ningú
fact-support-network-weak = Algú, però és un suport feble
fact-support-network-strong = Sí, un suport sòlid
fact-sex = Sexe
fact-sex-female = Dona
fact-sex-male = Home
fact-sex-other = Altre
fact-dependent-children = Quants fills menors té?

## Criteria

criterion-final-release = Surt amb llibertat definitiva
criterion-no-transition-mechanism = No té cap mecanisme de transició, com la llibertat condicional o el règim obert
criterion-no-strong-network = No té cap xarxa de suport sòlida

## Roles

role-prison = Equip del centre penitenciari
role-support-team = Equip d'acompanyament
role-town-hall = Ajuntament
role-housing-provider = Entitat d'habitatge
role-job-agency = Servei d'ocupació
role-health-service = Servei de salut

## Stages

stage-preparation = Preparació de la sortida
stage-first-weeks = Primeres setmanes
stage-accompaniment = Acompanyament
stage-closing = Tancament

## Needs

need-housing = Habitatge
need-employment = Feina
need-physical-health = Salut física
need-mental-health = Salut mental
need-substance-use = Consum de substàncies
need-finance = Diners, prestacions i deutes
need-family = Família i fills
need-social-links = Relacions i entorn
need-autonomy = Autonomia

## Milestones

milestone-referral = Derivació al servei
milestone-offer = Oferta del servei
milestone-joint-interview = Entrevista conjunta a la presó
milestone-joint-interview-late = S'ha començat tard: l'entrevista es fa en els primers dies.
milestone-review-before-release = Revisió un mes abans de la sortida
milestone-review-before-release-late = Ja no hi ha temps per a la revisió: el pla de treball la substitueix.
milestone-handover-meeting = Reunió de traspàs
milestone-handover-meeting-late = S'ha començat tard: la reunió es fa en els primers dies.
milestone-work-plan = Pla de treball acordat
milestone-work-plan-late = S'ha començat tard: el pla es redacta en els primers dies.
milestone-release-six-check = Comprovació de les sis coses de la sortida
milestone-release-six-check-late = S'ha començat tard: es comprova tot en els primers dies.
milestone-gate = Acompanyament a la sortida
milestone-first-contact = Primer contacte a fora, en 24 hores
milestone-review-30 = Revisió als 30 dies
milestone-review-90 = Revisió als 90 dies
milestone-review-180 = Revisió als 180 dies
milestone-exit-report = Informe final
milestone-gender-plan = Pla amb perspectiva de gènere
milestone-gender-plan-late = S'ha començat tard: el pla es redacta en els primers dies.
milestone-safe-housing = Habitatge segur confirmat
milestone-safe-housing-late = S'ha començat tard: es busca un lloc segur en els primers dies.
milestone-child-contact = Contacte amb els fills
milestone-child-contact-not-applicable = No té fills menors.

## Documents and meetings

document-work-plan = Pla de treball
document-review = Revisió del pla
document-exit-report = Informe final
meeting-joint-interview = Entrevista conjunta
meeting-handover = Reunió de traspàs

## Standards

standard-first-contact = Nou de cada deu persones tenen un primer contacte en 24 hores
standard-still-linked = Tres de cada quatre persones continuen vinculades al cap d'un any

## Variants

variant-women = Acompanyament per a dones
no-variant-youth = El servei és per a persones adultes; les menors d'edat tenen un servei propi.

## Ends

exit-goals-reached = Ha assolit els seus objectius
exit-time-over = S'ha acabat el temps del servei
exit-own-wish = La persona ho ha volgut deixar
exit-moved-away = S'ha traslladat fora de l'àmbit del servei
exit-return-to-custody = Ha tornat a la presó
exit-contact-lost = S'ha perdut el contacte
exit-died = Ha mort

## No access

no-access-visit-refused = El centre no ha autoritzat la visita
no-access-transferred = La persona ha estat traslladada a un altre centre
no-access-isolation = És en un règim que no permet visites
no-access-hospital = És a l'hospital

## Què diuen les fonts

window-source = fins a tres mesos abans, de vuit a dotze mesos després
basis-service-contract-source = una prova pilot amb el Departament de Justícia i després un servei finançat amb fons públics
basis-permission-source = voluntari: no es comparteix res sense la persona
criterion-final-release-source = llibertat definitiva
criterion-no-transition-mechanism-source = sense règim obert ni llibertat condicional
criterion-no-strong-network-source = sense un suport sòlid de la família o de l’entorn
milestone-referral-source = fa la derivació el treballador social de la presó; el dia és una proposta pròpia
milestone-joint-interview-source = una entrevista conjunta a la presó abans de la sortida; el dia és una proposta pròpia
milestone-work-plan-source = un pla de treball; el dia és una proposta pròpia
milestone-release-six-check-source = segons la regla sobre què necessita una persona a la porta
milestone-exit-report-source = es tanca al final del termini; l’informe és una proposta pròpia
variant-women-source = un pla que té en compte les necessitats de les dones; el contingut és una proposta pròpia
standard-still-linked-source = segons l’informe del 2016, el 78 % continuava vinculat al cap d’un any; el llindar és una proposta pròpia
