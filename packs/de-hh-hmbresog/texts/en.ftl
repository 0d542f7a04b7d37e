## The programme

name = Transition management (HmbResOG)
summary = Whoever is near the release is entitled to an integration plan, from six months before to six months after. The offer is a duty; taking part is a choice.

## Legal bases

basis-hmbresog = HmbResOG, sections 8 and 9
basis-permission = The person's permission

## Facts and their questions

fact-legal-status = Why is the person in custody?
fact-legal-status-sentenced = A sentence
fact-legal-status-remand = Remand
fact-legal-status-fine-default = An unpaid fine
fact-sex = Sex
fact-sex-female = Woman
fact-sex-male = Man
fact-sex-other = Other
fact-age = Age
fact-dependent-children = How many children under age are there?
fact-single-need = Does the person want help with one thing only, without a plan?

## Criteria

criterion-serves-a-sentence = Serves a sentence, or time for an unpaid fine

## Roles

role-prison = Prison
role-transition-office = Transition office
role-provider = Independent provider
role-youth-court-assistance = Youth court assistance
role-job-agency = Job agency
role-health-service = Health service

## Stages

stage-before-release = Before the release
stage-first-months = First months outside
stage-closing = Closing

## Needs

need-housing = Housing
need-work = Work
need-school-and-qualification = School and qualification
need-health-insurance = Health insurance
need-addiction = Addiction
need-debt-counselling = Debt counselling

## Milestones

milestone-offer = Offer of the integration plan
milestone-offer-again = Offered again four weeks before release
milestone-counselling = Counselling
milestone-counselling-late = Started late: it is done within two weeks.
milestone-integration-plan = Integration plan
milestone-integration-plan-late = Started late: it is done within two weeks.
milestone-integration-plan-not-applicable = The person wishes for help with one thing, without a plan.
milestone-single-need-help = Help with a single need
milestone-single-need-help-late = Started late: it is done within two weeks.
milestone-single-need-help-not-applicable = An integration plan covers everything.
milestone-integration-conference = Integration conference: timetable of the first six months
milestone-integration-conference-late = Started late: it is done within two weeks.
milestone-integration-conference-not-applicable = The person wishes for help with one thing, without a plan.
milestone-release-six-check = Check of the release-day six
milestone-release-six-check-late = Started late: it is done within two weeks.
milestone-first-contact = First contact outside
milestone-review-outside = Review after three months
milestone-review-outside-not-applicable = The person wishes for help with one thing, without a plan.
milestone-exit-report = Exit report
milestone-women-support = Support for women talked through
milestone-women-support-late = Started late: it is done within two weeks.
milestone-child-contact = Contact with the children
milestone-child-contact-not-applicable = There are no children under age.
milestone-youth-court-assistance = Meeting with youth court assistance
milestone-youth-court-assistance-late = Started late: it is done within two weeks.

## Documents and meetings

document-integration-plan = Integration plan
document-timetable = Timetable of the first six months
document-exit-report = Exit report
meeting-integration-conference = Integration conference
meeting-counselling = Counselling

## What is counted

funnel-informed = Informed
funnel-advised = Advised
funnel-planned = Planned
funnel-completed = Completed
standard-offered-in-time = Everybody gets the offer in time

## Variants

variant-women = Support for women
variant-youth = For young people, with youth court assistance

## Ends

exit-plan-fulfilled = The plan is fulfilled
exit-time-over = The time of the programme is over
exit-own-wish = The person wished to leave
exit-moved-away = Moved out of the area
exit-return-to-custody = Returned to custody
exit-contact-lost = Contact was lost
exit-died = The person died

## No access

no-access-visit-refused = The prison did not allow the visit
no-access-transferred = Transferred to another prison
no-access-hospital = In hospital

## What stands in the sources

window-source = HmbResOG § 8(1), as a rule six months before to six months after the release
basis-hmbresog-source = HmbResOG §§ 8 and 9
basis-permission-source = taking part is the person’s choice
criterion-serves-a-sentence-source = every prisoner approaching release; that people on remand are not meant is our own proposal
milestone-offer-source = offered six months before the release
milestone-offer-again-source = and again about four weeks before
milestone-counselling-source = counselled, as the count of 2019 says; the day is our own proposal
milestone-integration-plan-source = HmbResOG § 9(1), at the start of the window
milestone-single-need-help-source = HmbResOG § 9(4), help with a single need; the day is our own proposal
milestone-integration-conference-source = prison, case manager, providers and the person make the timetable of the first six months; the day is our own proposal
milestone-exit-report-source = as a rule ends six months after the release; the report is our own proposal
milestone-youth-court-assistance-source = youth court assistance takes part; the day is our own proposal
variant-women-source = a form for women; its content is our own proposal
variant-youth-source = for young people together with youth court assistance
standard-offered-in-time-source = the authority must offer; that it is in time for everybody is our own proposal
