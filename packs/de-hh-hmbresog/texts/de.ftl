## The programme

name = Übergangsmanagement nach dem HmbResOG
summary = Wer vor der Entlassung steht, hat Anspruch auf einen Eingliederungsplan, sechs Monate vorher bis sechs Monate danach. Das Angebot ist Pflicht, die Teilnahme freiwillig.

## Legal bases

basis-hmbresog = HmbResOG §§ 8 und 9
basis-permission = Einwilligung der Person

## Facts and their questions

fact-legal-status = Aus welchem Grund ist die Person in Haft?
fact-legal-status-sentenced = Strafhaft
fact-legal-status-remand = Untersuchungshaft
fact-legal-status-fine-default = Ersatzfreiheitsstrafe
fact-sex = Geschlecht
fact-sex-female = Frau
fact-sex-male = Mann
fact-sex-other = Divers
fact-age = Alter
fact-dependent-children = Wie viele minderjährige Kinder gibt es?
fact-single-need = Möchte die Person nur Hilfe in einer Sache, ohne Plan?

## Criteria

criterion-serves-a-sentence = Verbüßt eine Strafe oder eine Ersatzfreiheitsstrafe

## Roles

role-prison = Justizvollzugsanstalt
role-transition-office = Fachstelle Übergangsmanagement
role-provider = Freier Träger
role-youth-court-assistance = Jugendgerichtshilfe
role-job-agency = Agentur für Arbeit
role-health-service = Gesundheitsdienst

## Stages

stage-before-release = Vor der Entlassung
stage-first-months = Die ersten Monate draußen
stage-closing = Abschluss

## Needs

need-housing = Unterkunft
need-work = Arbeit
need-school-and-qualification = Schule und Ausbildung
need-health-insurance = Krankenversicherung
need-addiction = Sucht
need-debt-counselling = Schuldnerberatung

## Milestones

milestone-offer = Angebot des Eingliederungsplans
milestone-offer-again = Erneutes Angebot vier Wochen vor der Entlassung
milestone-counselling = Beratung
milestone-counselling-late = Spät begonnen: geschieht innerhalb von zwei Wochen.
milestone-integration-plan = Eingliederungsplan
milestone-integration-plan-late = Spät begonnen: geschieht innerhalb von zwei Wochen.
milestone-integration-plan-not-applicable = Die Person möchte Hilfe in einer Sache, ohne Plan.
milestone-single-need-help = Hilfe in einer Sache
milestone-single-need-help-late = Spät begonnen: geschieht innerhalb von zwei Wochen.
milestone-single-need-help-not-applicable = Ein Eingliederungsplan umfasst alles.
milestone-integration-conference = Eingliederungskonferenz: Zeitplan der ersten sechs Monate
milestone-integration-conference-late = Spät begonnen: geschieht innerhalb von zwei Wochen.
milestone-integration-conference-not-applicable = Die Person möchte Hilfe in einer Sache, ohne Plan.
milestone-release-six-check = Prüfung der sechs Punkte zum Entlassungstag
milestone-release-six-check-late = Spät begonnen: geschieht innerhalb von zwei Wochen.
milestone-first-contact = Erster Kontakt draußen
milestone-review-outside = Auswertung nach drei Monaten
milestone-review-outside-not-applicable = Die Person möchte Hilfe in einer Sache, ohne Plan.
milestone-exit-report = Abschlussbericht
milestone-women-support = Unterstützung für Frauen besprochen
milestone-women-support-late = Spät begonnen: geschieht innerhalb von zwei Wochen.
milestone-child-contact = Kontakt zu den Kindern
milestone-child-contact-not-applicable = Es gibt keine minderjährigen Kinder.
milestone-youth-court-assistance = Gespräch mit der Jugendgerichtshilfe
milestone-youth-court-assistance-late = Spät begonnen: geschieht innerhalb von zwei Wochen.

## Documents and meetings

document-integration-plan = Eingliederungsplan
document-timetable = Zeitplan der ersten sechs Monate
document-exit-report = Abschlussbericht
meeting-integration-conference = Eingliederungskonferenz
meeting-counselling = Beratungsgespräch

## What is counted

funnel-informed = Informiert
funnel-advised = Beraten
funnel-planned = Mit Eingliederungsplan
funnel-completed = Abgeschlossen
standard-offered-in-time = Alle bekommen das Angebot rechtzeitig

## Variants

variant-women = Für Frauen
variant-youth = Für junge Menschen, mit der Jugendgerichtshilfe

## Ends

exit-plan-fulfilled = Plan erfüllt
exit-time-over = Die Zeit ist abgelaufen
exit-own-wish = Auf eigenen Wunsch beendet
exit-moved-away = Weggezogen
exit-return-to-custody = Erneut in Haft
exit-contact-lost = Kontakt verloren
exit-died = Verstorben

## No access

no-access-visit-refused = Der Besuch wurde nicht zugelassen
no-access-transferred = Verlegt
no-access-hospital = Im Krankenhaus

## Was in den Quellen steht

window-source = HmbResOG § 8 Abs. 1, in der Regel sechs Monate vor bis sechs Monate nach der Entlassung
basis-hmbresog-source = HmbResOG §§ 8 und 9
basis-permission-source = die Teilnahme ist die Entscheidung der Person
criterion-serves-a-sentence-source = alle Gefangenen vor der Entlassung; dass Untersuchungshaft nicht gemeint ist, ist ein eigener Vorschlag
milestone-offer-source = sechs Monate vor der Entlassung angeboten
milestone-offer-again-source = und noch einmal etwa vier Wochen vorher
milestone-counselling-source = beraten, wie die Zählung von 2019 sagt; der Tag ist ein eigener Vorschlag
milestone-integration-plan-source = HmbResOG § 9 Abs. 1, zu Beginn des Zeitraums
milestone-single-need-help-source = HmbResOG § 9 Abs. 4, Hilfe bei einem einzelnen Bedarf; der Tag ist ein eigener Vorschlag
milestone-integration-conference-source = Anstalt, Fallmanagement, freie Träger und die Person machen den Zeitplan der ersten sechs Monate; der Tag ist ein eigener Vorschlag
milestone-exit-report-source = endet in der Regel sechs Monate nach der Entlassung; der Bericht ist ein eigener Vorschlag
milestone-youth-court-assistance-source = die Jugendgerichtshilfe wirkt mit; der Tag ist ein eigener Vorschlag
variant-women-source = eine Form für Frauen; der Inhalt ist ein eigener Vorschlag
variant-youth-source = für junge Menschen zusammen mit der Jugendgerichtshilfe
standard-offered-in-time-source = die Behörde muss anbieten; dass es für alle rechtzeitig geschieht, ist ein eigener Vorschlag
