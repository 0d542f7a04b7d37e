## The programme

name = Samen starten (starting together)
summary = Within ten days of admission town, prison and probation sit at one table with the person, and see to five basic conditions: papers, shelter, work and income, debt, and care.

## Legal bases

basis-covenant = Covenant Samen starten
basis-permission = The person's permission
basis-plan-alignment = Wet straffen en beschermen: aligning the detention and reintegration plan
basis-mayors-information = Information for mayors on people who return

## Facts and their questions

fact-belongs-to-town = Does the person belong to this town?
fact-belongs-to-town-origin = Yes, by origin or main stay
fact-belongs-to-town-settlement = Yes, means to settle here
fact-belongs-to-town-no = No
fact-sex = Sex
fact-sex-female = Woman
fact-sex-male = Man
fact-sex-other = Other
fact-dependent-children = How many children under age are there?

## Criteria

criterion-of-the-town = Comes from this town or means to settle in it

## Roles

role-prison = Prison case manager
role-town = Reintegration coordinator of the town
role-probation = Probation service
role-prior-care = Care provider of before
role-housing-provider = Housing provider
role-job-agency = Job agency

## Stages

stage-first-days = First days
stage-custody = In custody
stage-first-weeks = First weeks outside
stage-follow-up = Aftercare

## Needs

need-identity = Identity documents
need-shelter = Shelter
need-work-and-income = Work and income
need-debt = Debt
need-care = Care
need-network = Social network

## Milestones

milestone-signal = Signal to the town
milestone-offer = Offer of Samen starten
milestone-track-meeting = Track-setting meeting (TBO)
milestone-track-meeting-late = Started late: it is done within the first days.
milestone-measured-at-admission = Five basic conditions measured at admission
milestone-detention-and-reintegration-plan = Detention and reintegration plan
milestone-detention-and-reintegration-plan-late = Started late: it is done within the first days.
milestone-handover-meeting = Handover meeting
milestone-handover-meeting-late = Started late: it is done within the first days.
milestone-release-six-check = Check of the release-day six
milestone-release-six-check-late = Started late: it is done within the first days.
milestone-measured-at-release = Five basic conditions measured at release
milestone-first-contact = First contact outside
milestone-review-outside = Review after three months
milestone-measured-after-six-months = Five basic conditions measured after six months
milestone-exit-report = Exit report
milestone-care-of-children = Care of the children arranged
milestone-care-of-children-late = Started late: it is done within the first days.
milestone-care-of-children-not-applicable = There are no children under age.
milestone-safe-shelter = Safe shelter confirmed
milestone-safe-shelter-late = Started late: it is done within the first days.

## What is measured

condition-identity = Valid identity document
condition-shelter = Shelter
condition-work-and-income = Work and income
condition-debt = Debts known and dealt with
condition-care = Care and health insurance

## Documents and meetings

document-detention-and-reintegration-plan = Detention and reintegration plan
document-exit-report = Exit report
meeting-track-meeting = Track-setting meeting (TBO)
meeting-handover = Handover meeting

## Standards

standard-met-in-time = Nine in ten people sit at the table within ten days
standard-five-conditions = Four in five people have the five conditions in place after six months

## Variants

variant-women = Support for women
no-variant-youth = Young people under eighteen are held elsewhere, under a law of their own.

## Ends

exit-conditions-in-place = The five conditions are in place
exit-time-over = The time of the programme is over
exit-own-wish = The person wished to leave
exit-moved-away = Moved out of the area
exit-return-to-custody = Returned to custody
exit-contact-lost = Contact was lost
exit-died = The person died

## No access

no-access-restrictions = Held under restrictions
no-access-transferred = Transferred to another prison
no-access-hospital = In hospital

## What stands in the sources

window-source = from the first day; measured six months after; that the programme ends there is our own proposal
basis-covenant-source = covenant of the town, the prison, Reclassering Nederland and Tactus, 4 July 2019
basis-permission-source = with the person’s permission, required since May 2019
basis-plan-alignment-source = Wet straffen en beschermen: permission is no longer needed to align the plan
basis-mayors-information-source = the mayor is told of the return of people convicted of serious violence or sexual offences, leave included
criterion-of-the-town-source = every resident in the prison of the town, by origin, main stay or intended settlement
milestone-signal-source = the town gets a signal on the day of admission
milestone-offer-source = before the meeting
milestone-track-meeting-source = the track-setting meeting (TBO) within ten days of admission
milestone-measured-at-admission-source = the five conditions are measured at admission
milestone-detention-and-reintegration-plan-source = the plan within a month of admission (regulation of 2014)
milestone-handover-meeting-source = handover; the day is our own proposal
milestone-measured-at-release-source = measured at the release
milestone-measured-after-six-months-source = measured six months after the release
variant-women-source = a form for women; its content is our own proposal
standard-met-in-time-source = within ten days; the share is our own proposal
standard-five-conditions-source = measured; the share is our own proposal
