## The programme

name = Samen starten (començar plegats)
summary = En deu dies des de l'ingrés, ajuntament, presó i mesures penals seuen a taula amb la persona i es cuiden de cinc condicions bàsiques: documentació, sostre, feina i ingressos, deutes i salut.

## Legal bases

basis-covenant = Conveni Samen starten
basis-permission = El permís de la persona
basis-plan-alignment = Wet straffen en beschermen: coordinació del pla de detenció i reinserció
basis-mayors-information = Informació a l’alcaldia sobre persones que tornen

## Facts and their questions

fact-belongs-to-town = La persona pertany a aquest municipi?
fact-belongs-to-town-origin = Sí, per origen o residència principal
fact-belongs-to-town-settlement = Sí, s'hi vol establir
fact-belongs-to-town-no = No
fact-sex = Sexe
fact-sex-female = Dona
fact-sex-male = Home
fact-sex-other = Altres
fact-dependent-children = Quants fills menors té?

## Criteria

criterion-of-the-town = És d'aquest municipi o s'hi vol establir

## Roles

role-prison = Gestió de cas de la presó
role-town = Coordinació de reinserció de l'ajuntament
role-probation = Mesures penals
role-prior-care = Servei que ja l'atenia
role-housing-provider = Entitat d'habitatge
role-job-agency = Servei d'ocupació

## Stages

stage-first-days = Primers dies
stage-custody = A la presó
stage-first-weeks = Primeres setmanes a fora
stage-follow-up = Seguiment

## Needs

need-identity = Documentació
need-shelter = Sostre
need-work-and-income = Feina i ingressos
need-debt = Deutes
need-care = Salut
need-network = Xarxa social

## Milestones

milestone-signal = Avís a l'ajuntament
milestone-offer = Oferta de Samen starten
milestone-track-meeting = Reunió per traçar el camí (TBO)
milestone-track-meeting-late = S'ha començat tard: es fa en els primers dies.
milestone-measured-at-admission = Cinc condicions bàsiques mesurades a l'ingrés
milestone-detention-and-reintegration-plan = Pla de detenció i reinserció
milestone-detention-and-reintegration-plan-late = S'ha començat tard: es fa en els primers dies.
milestone-handover-meeting = Reunió de traspàs
milestone-handover-meeting-late = S'ha començat tard: es fa en els primers dies.
milestone-release-six-check = Comprovació dels sis punts del dia de la sortida
milestone-release-six-check-late = S'ha començat tard: es fa en els primers dies.
milestone-measured-at-release = Cinc condicions bàsiques mesurades a la sortida
milestone-first-contact = Primer contacte a fora
milestone-review-outside = Revisió als tres mesos
milestone-measured-after-six-months = Cinc condicions bàsiques mesurades als sis mesos
milestone-exit-report = Informe de sortida
milestone-care-of-children = Cura dels fills arreglada
milestone-care-of-children-late = S'ha començat tard: es fa en els primers dies.
milestone-care-of-children-not-applicable = No hi ha fills menors.
milestone-safe-shelter = Sostre segur confirmat
milestone-safe-shelter-late = S'ha començat tard: es fa en els primers dies.

## What is measured

condition-identity = Document d'identitat vàlid
condition-shelter = Sostre
condition-work-and-income = Feina i ingressos
condition-debt = Deutes coneguts i tractats
condition-care = Atenció i cobertura sanitària

## Documents and meetings

document-detention-and-reintegration-plan = Pla de detenció i reinserció
document-exit-report = Informe de sortida
meeting-track-meeting = Reunió per traçar el camí (TBO)
meeting-handover = Reunió de traspàs

## Standards

standard-met-in-time = Nou de cada deu persones seuen a taula en deu dies
standard-five-conditions = Quatre de cada cinc persones tenen les cinc condicions als sis mesos

## Variants

variant-women = Suport per a dones
no-variant-youth = Els menors de divuit anys són en un altre lloc, amb una llei pròpia.

## Ends

exit-conditions-in-place = Les cinc condicions es compleixen
exit-time-over = S'ha acabat el temps del programa
exit-own-wish = La persona ho ha volgut deixar
exit-moved-away = Se n'ha anat a viure fora
exit-return-to-custody = Ha tornat a presó
exit-contact-lost = S'ha perdut el contacte
exit-died = La persona ha mort

## No access

no-access-restrictions = Amb comunicacions restringides
no-access-transferred = Trasllat a una altra presó
no-access-hospital = A l'hospital

## Què diuen les fonts

window-source = des del primer dia; es mesura al cap de sis mesos; que el programa acabi aquí és una proposta pròpia
basis-covenant-source = conveni del municipi, la presó, Reclassering Nederland i Tactus, 4 de juliol de 2019
basis-permission-source = amb el permís de la persona, necessari des del maig de 2019
basis-plan-alignment-source = Wet straffen en beschermen: ja no cal el permís per acordar el pla
basis-mayors-information-source = l’alcaldia sap del retorn de persones condemnades per violència greu o delictes sexuals, permisos inclosos
criterion-of-the-town-source = tots els residents a la presó del municipi, per origen, residència principal o lloc on volen viure
milestone-signal-source = el municipi rep un avís el dia de l'ingrés
milestone-offer-source = abans de la reunió
milestone-track-meeting-source = la reunió que fixa el camí (TBO) en els deu dies després de l'ingrés
milestone-measured-at-admission-source = les cinc condicions es mesuren a l'ingrés
milestone-detention-and-reintegration-plan-source = el pla en un mes des de l'ingrés (reglament de 2014)
milestone-handover-meeting-source = traspàs; el dia és una proposta pròpia
milestone-measured-at-release-source = es mesura a la sortida
milestone-measured-after-six-months-source = es mesura sis mesos després de la sortida
variant-women-source = una forma per a dones; el contingut és una proposta pròpia
standard-met-in-time-source = en deu dies; la proporció és una proposta pròpia
standard-five-conditions-source = es mesura; la proporció és una proposta pròpia
