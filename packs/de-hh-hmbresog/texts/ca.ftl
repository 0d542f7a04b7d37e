## The programme

name = Gestió de la transició (HmbResOG)
summary = Qui s'acosta a la sortida té dret a un pla d'inserció, des de sis mesos abans fins a sis mesos després. Oferir-lo és un deure; participar-hi és lliure.

## Legal bases

basis-hmbresog = HmbResOG, articles 8 i 9
basis-permission = El permís de la persona

## Facts and their questions

fact-legal-status = Per què és a presó la persona?
fact-legal-status-sentenced = Una pena
fact-legal-status-remand = Presó preventiva
fact-legal-status-fine-default = Una multa no pagada
fact-sex = Sexe
fact-sex-female = Dona
fact-sex-male = Home
fact-sex-other = Altres
fact-age = Edat
fact-dependent-children = Quants fills menors té?
fact-single-need = Vol la persona ajuda en una sola cosa, sense pla?

## Criteria

criterion-serves-a-sentence = Compleix una pena, o per una multa no pagada

## Roles

role-prison = Presó
role-transition-office = Oficina de transició
role-provider = Entitat social
role-youth-court-assistance = Assistència al tribunal de menors
role-job-agency = Servei d'ocupació
role-health-service = Servei de salut

## Stages

stage-before-release = Abans de la sortida
stage-first-months = Primers mesos a fora
stage-closing = Tancament

## Needs

need-housing = Habitatge
need-work = Feina
need-school-and-qualification = Escola i formació
need-health-insurance = Cobertura sanitària
need-addiction = Addiccions
need-debt-counselling = Assessorament de deutes

## Milestones

milestone-offer = Oferta del pla d'inserció
milestone-offer-again = Nova oferta quatre setmanes abans de la sortida
milestone-counselling = Assessorament
milestone-counselling-late = S'ha començat tard: es fa en dues setmanes.
milestone-integration-plan = Pla d'inserció
milestone-integration-plan-late = S'ha començat tard: es fa en dues setmanes.
milestone-integration-plan-not-applicable = La persona vol ajuda en una sola cosa, sense pla.
milestone-single-need-help = Ajuda en una necessitat concreta
milestone-single-need-help-late = S'ha començat tard: es fa en dues setmanes.
milestone-single-need-help-not-applicable = Un pla d'inserció ho abasta tot.
milestone-integration-conference = Conferència d'inserció: calendari dels primers sis mesos
milestone-integration-conference-late = S'ha començat tard: es fa en dues setmanes.
milestone-integration-conference-not-applicable = La persona vol ajuda en una sola cosa, sense pla.
milestone-release-six-check = Comprovació dels sis punts del dia de la sortida
milestone-release-six-check-late = S'ha començat tard: es fa en dues setmanes.
milestone-first-contact = Primer contacte a fora
milestone-review-outside = Revisió als tres mesos
milestone-review-outside-not-applicable = La persona vol ajuda en una sola cosa, sense pla.
milestone-exit-report = Informe de sortida
milestone-women-support = Suport per a dones parlat
milestone-women-support-late = S'ha començat tard: es fa en dues setmanes.
milestone-child-contact = Contacte amb els fills
milestone-child-contact-not-applicable = No hi ha fills menors.
milestone-youth-court-assistance = Trobada amb l'assistència al tribunal de menors
milestone-youth-court-assistance-late = S'ha començat tard: es fa en dues setmanes.

## Documents and meetings

document-integration-plan = Pla d'inserció
document-timetable = Calendari dels primers sis mesos
document-exit-report = Informe de sortida
meeting-integration-conference = Conferència d'inserció
meeting-counselling = Assessorament

## What is counted

funnel-informed = Informades
funnel-advised = Assessorades
funnel-planned = Amb pla
funnel-completed = Completades
standard-offered-in-time = Tothom rep l'oferta a temps

## Variants

variant-women = Suport per a dones
variant-youth = Per a joves, amb l'assistència al tribunal de menors

## Ends

exit-plan-fulfilled = El pla s'ha complert
exit-time-over = S'ha acabat el temps del programa
exit-own-wish = La persona ho ha volgut deixar
exit-moved-away = Se n'ha anat a viure fora
exit-return-to-custody = Ha tornat a presó
exit-contact-lost = S'ha perdut el contacte
exit-died = La persona ha mort

## No access

no-access-visit-refused = La presó no ha permès la visita
no-access-transferred = Trasllat a una altra presó
no-access-hospital = A l'hospital

## Què diuen les fonts

window-source = HmbResOG § 8(1), en general de sis mesos abans a sis mesos després de la sortida
basis-hmbresog-source = HmbResOG §§ 8 i 9
basis-permission-source = participar-hi ho tria la persona
criterion-serves-a-sentence-source = totes les persones preses que s'acosten a la sortida; que no s'hi comptin les preventives és una proposta pròpia
milestone-offer-source = s'ofereix sis mesos abans de la sortida
milestone-offer-again-source = i un altre cop unes quatre setmanes abans
milestone-counselling-source = assessorament, com diu el recompte de 2019; el dia és una proposta pròpia
milestone-integration-plan-source = HmbResOG § 9(1), al començament del període
milestone-single-need-help-source = HmbResOG § 9(4), ajut per a una sola necessitat; el dia és una proposta pròpia
milestone-integration-conference-source = la presó, la persona gestora del cas, les entitats i la persona fan el calendari dels primers sis mesos; el dia és una proposta pròpia
milestone-exit-report-source = en general acaba sis mesos després de la sortida; l'informe és una proposta pròpia
milestone-youth-court-assistance-source = hi participa l'assistència als tribunals de menors; el dia és una proposta pròpia
variant-women-source = una forma per a dones; el contingut és una proposta pròpia
variant-youth-source = per a joves, amb l'assistència als tribunals de menors
standard-offered-in-time-source = l'autoritat ho ha d'oferir; que sigui a temps per a tothom és una proposta pròpia
