## The programme

name = Samen starten
summary = Binnen tien dagen na binnenkomst zitten gemeente, gevangenis en reclassering met de betrokkene aan tafel. Samen zorgen zij voor de vijf basisvoorwaarden: identiteitsbewijs, onderdak, werk en inkomen, schulden en zorg.

## Legal bases

basis-covenant = Convenant Samen starten
basis-permission = Toestemming van de betrokkene
basis-plan-alignment = Wet straffen en beschermen: afstemming van het detentie- en re-integratieplan
basis-mayors-information = Bestuurlijke informatie over terugkeer

## Facts and their questions

fact-belongs-to-town = Hoort de betrokkene bij deze gemeente?
fact-belongs-to-town-origin = Ja, van herkomst of hoofdverblijf
fact-belongs-to-town-settlement = Ja, wil zich hier vestigen
fact-belongs-to-town-no = Nee
fact-sex = Geslacht
fact-sex-female = Vrouw
fact-sex-male = Man
fact-sex-other = Anders
fact-dependent-children = Hoeveel minderjarige kinderen zijn er?

## Criteria

criterion-of-the-town = Komt uit deze gemeente of wil zich er vestigen

## Roles

role-prison = Casemanager van de inrichting
role-town = Gemeentelijke coördinator nazorg
role-probation = Reclassering
role-prior-care = Eerdere zorgverlener
role-housing-provider = Woningcorporatie
role-job-agency = Werkbedrijf

## Stages

stage-first-days = Eerste dagen
stage-custody = In detentie
stage-first-weeks = Eerste weken buiten
stage-follow-up = Nazorg

## Needs

need-identity = Identiteitsbewijs
need-shelter = Onderdak
need-work-and-income = Werk en inkomen
need-debt = Schulden
need-care = Zorg
need-network = Sociaal netwerk

## Milestones

milestone-signal = Signaal aan de gemeente
milestone-offer = Samen starten aangeboden
milestone-track-meeting = Trajectbepalingsoverleg (TBO)
milestone-track-meeting-late = Laat begonnen: het gebeurt in de eerste dagen.
milestone-measured-at-admission = Vijf basisvoorwaarden gemeten bij binnenkomst
milestone-detention-and-reintegration-plan = Detentie- en re-integratieplan
milestone-detention-and-reintegration-plan-late = Laat begonnen: het gebeurt in de eerste dagen.
milestone-handover-meeting = Overdracht
milestone-handover-meeting-late = Laat begonnen: het gebeurt in de eerste dagen.
milestone-release-six-check = Controle van de zes punten voor de dag van vertrek
milestone-release-six-check-late = Laat begonnen: het gebeurt in de eerste dagen.
milestone-measured-at-release = Vijf basisvoorwaarden gemeten bij vertrek
milestone-first-contact = Eerste contact buiten
milestone-review-outside = Evaluatie na drie maanden
milestone-measured-after-six-months = Vijf basisvoorwaarden gemeten na zes maanden
milestone-exit-report = Eindverslag
milestone-care-of-children = Zorg voor de kinderen geregeld
milestone-care-of-children-late = Laat begonnen: het gebeurt in de eerste dagen.
milestone-care-of-children-not-applicable = Er zijn geen minderjarige kinderen.
milestone-safe-shelter = Veilig onderdak bevestigd
milestone-safe-shelter-late = Laat begonnen: het gebeurt in de eerste dagen.

## What is measured

condition-identity = Geldig identiteitsbewijs
condition-shelter = Onderdak
condition-work-and-income = Werk en inkomen
condition-debt = Schulden in beeld en aangepakt
condition-care = Zorg en zorgverzekering

## Documents and meetings

document-detention-and-reintegration-plan = Detentie- en re-integratieplan
document-exit-report = Eindverslag
meeting-track-meeting = Trajectbepalingsoverleg (TBO)
meeting-handover = Overdracht

## Standards

standard-met-in-time = Negen van de tien mensen zitten binnen tien dagen aan tafel
standard-five-conditions = Vier van de vijf mensen hebben na zes maanden de vijf basisvoorwaarden op orde

## Variants

variant-women = Voor vrouwen
no-variant-youth = Jongeren onder de achttien verblijven elders, onder een eigen wet.

## Ends

exit-conditions-in-place = De vijf basisvoorwaarden zijn op orde
exit-time-over = De tijd van het traject is voorbij
exit-own-wish = Op eigen verzoek gestopt
exit-moved-away = Verhuisd
exit-return-to-custody = Terug in detentie
exit-contact-lost = Geen contact meer
exit-died = Overleden

## No access

no-access-restrictions = In beperkingen
no-access-transferred = Overgeplaatst
no-access-hospital = In het ziekenhuis

## Wat er in de bronnen staat

window-source = vanaf de eerste dag; gemeten na zes maanden; dat het programma daar eindigt, is een eigen voorstel
basis-covenant-source = convenant van de gemeente, de gevangenis, Reclassering Nederland en Tactus, 4 juli 2019
basis-permission-source = met toestemming van de persoon, vereist sinds mei 2019
basis-plan-alignment-source = Wet straffen en beschermen: voor het afstemmen van het plan is geen toestemming meer nodig
basis-mayors-information-source = de burgemeester hoort van de terugkeer van mensen die voor ernstig geweld of een zedendelict zijn veroordeeld, ook bij verlof
criterion-of-the-town-source = elke inwoner in de gevangenis van de gemeente, naar herkomst, hoofdverblijf of gewenste vestiging
milestone-signal-source = de gemeente krijgt een signaal op de dag van binnenkomst
milestone-offer-source = voor het overleg
milestone-track-meeting-source = het trajectbepalend overleg (TBO) binnen tien dagen na binnenkomst
milestone-measured-at-admission-source = de vijf basisvoorwaarden worden gemeten bij binnenkomst
milestone-detention-and-reintegration-plan-source = het plan binnen een maand na binnenkomst (regeling van 2014)
milestone-handover-meeting-source = overdracht; de dag is een eigen voorstel
milestone-measured-at-release-source = gemeten bij vrijlating
milestone-measured-after-six-months-source = gemeten zes maanden na vrijlating
variant-women-source = een vorm voor vrouwen; de inhoud is een eigen voorstel
standard-met-in-time-source = binnen tien dagen; het aandeel is een eigen voorstel
standard-five-conditions-source = gemeten; het aandeel is een eigen voorstel
