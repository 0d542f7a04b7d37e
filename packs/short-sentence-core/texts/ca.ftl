## The programme

name = Penes curtes
summary = Per a persones que s'hi estan menys de trenta dies: una pàgina en tres dies, trucades i els sis punts del dia de la sortida. Conserva l'habitatge, la feina i el tractament que una pena curta fa perdre.

## Legal bases

basis-permission = El permís de la persona

## Facts, criteria, roles

fact-days-in-custody = Quants dies hi ha entre l'ingrés i la sortida?
criterion-under-thirty-days = S'hi està menys de trenta dies
role-prison = Equip de la presó
role-team = Equip que fa les trucades
role-home-town = Ajuntament de la persona

## Stages and needs

stage-inside = A dins
stage-outside = A fora
need-home = Habitatge
need-work = Feina
need-children = Fills
need-medication = Medicació
need-debt = Deutes
need-identity = Documentació

## Milestones

milestone-offer = Oferta d'ajuda
milestone-one-page = La pàgina única
milestone-one-page-late = S'ha començat tard: es fa en dos dies.
milestone-calls-made = Trucades fetes: habitatge, feina, fills, medicació, deutes, documents, animals
milestone-calls-made-late = S'ha començat tard: es fa en dos dies.
milestone-release-six-check = Comprovació dels sis punts del dia de la sortida
milestone-release-six-check-late = S'ha començat tard: es fa en dos dies.
milestone-first-call = Primera trucada després de la sortida
milestone-exit-report = Nota de tancament

## Documents and meetings

document-one-page = La pàgina única
document-one-page-tenancy = Habitatge: qui ho ha de saber, està pagat el lloguer?
document-one-page-job = Feina: què en sap l'empresa?
document-one-page-children = Fills: amb qui són?
document-one-page-medication = Medicació: quina, de qui, per quant temps?
document-one-page-debt = Deutes: què venç aquestes setmanes?
document-one-page-id = Documents: on són, són vigents?
document-one-page-pets = Animals: qui els dona menjar?
meeting-first-call = Primera trucada després de la sortida
standard-page-in-time = Nou de cada deu persones tenen la pàgina en tres dies

## Variants

no-variant-women = La pàgina pregunta a tothom pels fills i per un habitatge segur; en trenta dies no hi ha temps per a més, i els programes del país tenen una forma per a dones.
no-variant-youth = Els menors tenen un servei propi.

## Ends

exit-arranged = Tot el de la pàgina està arreglat
exit-other-programme = Continua un altre programa
exit-own-wish = La persona ho ha volgut deixar
exit-contact-lost = S'ha perdut el contacte
exit-return-to-custody = Ha tornat a presó
exit-died = La persona ha mort

## No access

no-access-no-telephone = No s'ha pogut trucar
no-access-transferred = Trasllat a una altra presó

## Què diuen les fonts

basis-permission-source = no es comparteix res sense la persona
criterion-under-thirty-days-source = les condemnes curtes no deixen temps; els trenta dies són una proposta pròpia
milestone-calls-made-source = propietari, empresa, escola, metge, veïns: per telèfon
milestone-release-six-check-source = segons les Regles penitenciàries europees 33.7 i 33.8
