## The programme

name = Short sentences
summary = For people who stay less than thirty days: one page within three days, telephone calls, and the release-day six. It keeps the home, the job and the treatment that a short sentence costs.

## Legal bases

basis-permission = The person's permission

## Facts, criteria, roles

fact-days-in-custody = How many days lie between admission and release?
criterion-under-thirty-days = Stays less than thirty days
role-prison = Prison team
role-team = Team that makes the calls
role-home-town = Town of the person

## Stages and needs

stage-inside = Inside
stage-outside = Outside
need-home = Home
need-work = Work
need-children = Children
need-medication = Medication
need-debt = Debt
need-identity = Identity documents

## Milestones

milestone-offer = Offer of help
milestone-one-page = The one page
milestone-one-page-late = Started late: it is done within two days.
milestone-calls-made = Calls made: home, job, children, medication, debt, papers, pets
milestone-calls-made-late = Started late: it is done within two days.
milestone-release-six-check = Check of the release-day six
milestone-release-six-check-late = Started late: it is done within two days.
milestone-first-call = First call after release
milestone-exit-report = Closing note

## Documents and meetings

document-one-page = The one page
document-one-page-tenancy = Home: who must be told, is the rent paid?
document-one-page-job = Job: what does the employer know?
document-one-page-children = Children: who is with them?
document-one-page-medication = Medication: what, from whom, for how long?
document-one-page-debt = Debt: what falls due these weeks?
document-one-page-id = Papers: where are they, are they valid?
document-one-page-pets = Pets: who feeds them?
meeting-first-call = First call after release
standard-page-in-time = Nine in ten people have their page within three days

## Variants

no-variant-women = The page asks everybody about children and a safe home; in thirty days there is no time for more, and the programmes of the country have a form for women.
no-variant-youth = People under age have a service of their own.

## Ends

exit-arranged = Everything on the page is arranged
exit-other-programme = Another programme goes on
exit-own-wish = The person wished to leave
exit-contact-lost = Contact was lost
exit-return-to-custody = Returned to custody
exit-died = The person died

## No access

no-access-no-telephone = No telephone could be reached
no-access-transferred = Transferred to another prison

## What stands in the sources

basis-permission-source = nothing is shared without the person
criterion-under-thirty-days-source = short sentences leave no time; the thirty days are our own proposal
milestone-calls-made-source = landlord, employer, school, doctor, neighbour: by telephone
milestone-release-six-check-source = after the European Prison Rules 33.7 and 33.8
