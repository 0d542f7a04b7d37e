## The programme

name = A través de la porta
summary = Fa una primera valoració de tothom a l'ingrés, prepara la sortida durant dotze setmanes i continua un any a fora. El pla és una oferta; la supervisió després d'una pena curta és llei.

## Legal bases

basis-supervision = Offender Rehabilitation Act 2014: supervisió després de penes curtes
basis-company-contract = Contracte amb les empreses de reinserció
basis-resettlement-policy = Marc de política de preparació de la sortida i reinserció
basis-permission = El permís de la persona

## Facts and their questions

fact-sentence-months = De quants mesos és la pena?
fact-sex = Sexe
fact-sex-female = Dona
fact-sex-male = Home
fact-sex-other = Altres
fact-age = Edat
fact-accommodation = On viurà la persona quan surti?
fact-accommodation-none = Encara no té on anar
fact-accommodation-temporary = En un lloc provisional
fact-accommodation-settled = En un habitatge estable
fact-service-level = Quin nivell de servei ha resultat de la valoració?
fact-service-level-one = Nivell 1: el que necessita tothom
fact-service-level-two = Nivell 2: s'ha identificat una necessitat
fact-service-level-three = Nivell 3: s'ajunten diverses necessitats
fact-meet-at-gate = Vol la persona que l'esperin a la porta?

## Criteria

criterion-up-to-four-years = La pena és de quatre anys o menys

## Roles

role-prison = Equip de la presó
role-resettlement-team = Equip de reinserció
role-housing-adviser = Assessoria d'habitatge
role-mentor = Mentoria
role-council = Ajuntament
role-job-centre = Oficina de treball
role-health-service = Servei de salut

## Stages

stage-reception = Ingrés
stage-resettlement = Dotze setmanes de preparació
stage-first-weeks = Primeres setmanes a fora
stage-supervision = Suport i supervisió

## The seven pathways, and two for women

need-accommodation = Allotjament
need-attitudes = Actituds, pensament i conducta
need-children-and-families = Fills, família i comunitat
need-drugs-and-alcohol = Drogues i alcohol
need-education-skills-work = Educació, formació i feina
need-finance-and-id = Diners i documentació
need-health = Salut
need-abuse = Viure sense maltractaments
need-sex-work = Sortides del treball sexual

## Milestones

milestone-screening-1 = Valoració bàsica a l'ingrés, primera part
milestone-screening-2 = Valoració bàsica a l'ingrés, segona part
milestone-offer = Oferta del pla
milestone-resettlement-plan = Pla de reinserció
milestone-resettlement-plan-late = S'ha començat tard: es fa en els primers dies.
milestone-review-12-weeks = Revisió dotze setmanes abans de la sortida
milestone-review-12-weeks-late = S'ha començat tard: es fa en els primers dies.
milestone-level-one = Nivell 1: arreglat el que necessita tothom
milestone-level-one-late = S'ha començat tard: es fa en els primers dies.
milestone-level-two = Nivell 2: serveis per a les necessitats trobades
milestone-level-two-late = S'ha començat tard: es fa en els primers dies.
milestone-level-two-not-applicable = La valoració no n'ha trobat necessitat.
milestone-level-three = Nivell 3: reunió de cas
milestone-level-three-late = S'ha començat tard: es fa en els primers dies.
milestone-level-three-not-applicable = Les necessitats no demanen una reunió pròpia.
milestone-housing-referral = Derivació a l'autoritat d'habitatge, si la persona hi està d'acord
milestone-housing-referral-late = S'ha començat tard: es fa en els primers dies.
milestone-housing-referral-not-applicable = Ja hi ha un habitatge on anar.
milestone-rent-deposit = Decisió sobre la fiança del lloguer
milestone-rent-deposit-late = S'ha començat tard: es fa en els primers dies.
milestone-rent-deposit-not-applicable = No cal cap fiança.
milestone-handover-meeting = Reunió de traspàs
milestone-handover-meeting-late = S'ha començat tard: es fa en els primers dies.
milestone-mentor-meets = La mentora coneix la persona a dins
milestone-mentor-meets-late = S'ha començat tard: es fa en els primers dies.
milestone-mentor-meets-not-applicable = La persona no vol que l'esperin.
milestone-release-six-check = Comprovació dels sis punts del dia de la sortida
milestone-release-six-check-late = S'ha començat tard: es fa en els primers dies.
milestone-gate = Trobada a la porta
milestone-gate-not-applicable = La persona no vol que l'esperin.
milestone-first-contact = Primer contacte a fora, en 24 hores
milestone-first-week = Tres contactes la primera setmana
milestone-first-week-not-applicable = Les necessitats no ho demanen.
milestone-review-outside = Revisió dotze setmanes després de la sortida
milestone-supervision-begins = Primera trobada de supervisió
milestone-supervision-begins-not-applicable = La pena és d'un any o més.
milestone-supervision-ends = Fi de la supervisió
milestone-supervision-ends-not-applicable = La pena és d'un any o més.
milestone-exit-report = Informe de sortida
milestone-women-pathways = Es parla dels altres itineraris per a dones, amb una professional si ho vol
milestone-women-pathways-late = S'ha començat tard: es fa en els primers dies.
milestone-safe-accommodation = Allotjament segur confirmat
milestone-safe-accommodation-late = S'ha començat tard: es fa en els primers dies.
milestone-youth-plan = Pla per a la persona jove complet
milestone-youth-plan-late = S'ha començat tard: es fa en els primers dies.
milestone-youth-release-day = Dia de la sortida arreglat: qui espera la persona jove i com viatja
milestone-youth-release-day-late = S'ha començat tard: es fa en els primers dies.

## Documents and meetings

document-resettlement-plan = Pla de reinserció
document-gate-plan = Pla per a la porta
document-gate-plan-time = A quina hora
document-gate-plan-place = A quina porta
document-gate-plan-who = Qui hi espera
document-exit-report = Informe de sortida
meeting-handover = Reunió de traspàs
meeting-case-meeting = Reunió de cas
meeting-mentor = Primera trobada amb la mentora

## Standards

standard-screening-in-time = Tothom es valora en 72 hores
standard-first-night = Nou de cada deu persones tenen llit la primera nit

## Variants

variant-women = Suport per a dones
variant-youth = Suport per a menors de divuit anys

## Ends

exit-goals-reached = Objectius assolits
exit-time-over = S'ha acabat el temps del servei
exit-own-wish = La persona ho ha volgut deixar
exit-moved-away = Se n'ha anat a viure fora
exit-recalled = Ha tornat a presó per revocació
exit-contact-lost = S'ha perdut el contacte
exit-died = La persona ha mort

## No access

no-access-visit-refused = La presó no ha permès la visita
no-access-transferred = Trasllat a una altra presó
no-access-court = Aquell dia era al jutjat
no-access-hospital = A l'hospital

## Què diuen les fonts

window-source = des de l'ingrés; dotze mesos de supervisió; les dotze setmanes són una proposta pròpia
basis-supervision-source = Offender Rehabilitation Act 2014, supervisió després de condemnes de menys de dotze mesos; el primer dia és coneixement general
basis-company-contract-source = contractes amb unes condicions clares i iguals per a tothom; l'últim dia és coneixement general
basis-resettlement-policy-source = Pre-release and Resettlement Policy Framework, publicat el setembre de 2022, vigent l'abril de 2023
basis-permission-source = la derivació al servei d'habitatge demana el consentiment
criterion-up-to-four-years-source = entrevista inicial i pla a l'ingrés, per a condemnes de quatre anys o menys
milestone-screening-1-source = entrevista inicial, part 1, pel personal de la presó en 72 hores
milestone-screening-2-source = uns dies després de la part 1; els cinc dies hàbils són coneixement general
milestone-offer-source = el pla s'ofereix a tothom; el dia és una proposta pròpia
milestone-resettlement-plan-source = amb la part 2 de l'entrevista; el dia és coneixement general
milestone-review-12-weeks-source = la preparació activa de la sortida comença dotze setmanes abans
milestone-level-one-source = es fa en tres nivells, cadascun amb una llista per àmbit; el dia és una proposta pròpia
milestone-level-two-source = quan s'ha detectat una necessitat; el dia és una proposta pròpia
milestone-level-three-source = quan coincideixen diverses necessitats; el dia és una proposta pròpia
milestone-housing-referral-source = derivació al servei d'habitatge, amb el consentiment de la persona; els 56 dies són coneixement general
milestone-rent-deposit-source = ajuts per a la fiança del lloguer; el dia és una proposta pròpia
milestone-mentor-meets-source = mentors que esperen les persones a la porta; el dia és una proposta pròpia
milestone-gate-source = s'espera a la porta qui convé, i sempre els infants i joves
milestone-first-week-source = suport intensiu per a qui costa més d'arribar-hi; els tres contactes de la primera setmana són una proposta pròpia
milestone-supervision-begins-source = supervisió després d'una condemna de menys de dotze mesos; el dia de la primera trobada és coneixement general
milestone-supervision-ends-source = dotze mesos de supervisió
milestone-women-pathways-source = dos àmbits més; el dia és una proposta pròpia
milestone-youth-plan-source = el pla és complet catorze dies abans de la sortida
milestone-youth-release-day-source = dues setmanes abans queda acordat qui espera el noi o la noia i com hi van
variant-women-source = un suport propi per a les dones; el contingut és una proposta pròpia
standard-screening-in-time-source = en 72 hores; que sigui per a tothom és una proposta pròpia
standard-first-night-source = les empreses parlaven del 90 %; la inspecció no va trobar dades de resultats
