## The programme

name = Post-release support
summary = Accompanies people who leave prison without family or community to lean on, for a year. It is voluntary.

## Legal bases

basis-service-contract = Service contract with the Department of Justice
basis-permission = The person's permission

## Facts and their questions

fact-release-type = How does the person leave prison?
fact-release-type-final = Final release
fact-release-type-conditional = Conditional release
fact-release-type-open-regime = Open regime
fact-support-network = Is there family or community to lean on?
fact-support-network-none = Nobody
fact-support-network-weak = Somebody, but the support is weak
fact-support-network-strong = Yes, strong support
fact-sex = Sex
fact-sex-female = Woman
fact-sex-male = Man
fact-sex-other = Other
fact-dependent-children = How many children under age are there?

## Criteria

criterion-final-release = Leaves on final release
criterion-no-transition-mechanism = Has no transition mechanism, such as conditional release or open regime
criterion-no-strong-network = Has no strong support network

## Roles

role-prison = Prison team
role-support-team = Support team
role-town-hall = Town hall
role-housing-provider = Housing provider
role-job-agency = Job agency
role-health-service = Health service

## Stages

stage-preparation = Preparing the release
stage-first-weeks = First weeks
stage-accompaniment = Accompaniment
stage-closing = Closing

## Needs

need-housing = Housing
need-employment = Work
need-physical-health = Physical health
need-mental-health = Mental health
need-substance-use = Substance use
need-finance = Money, benefits and debt
need-family = Family and children
need-social-links = Links with others
need-autonomy = Autonomy

## Milestones

milestone-referral = Referral to the service
milestone-offer = Offer of the service
milestone-joint-interview = Joint interview in prison
milestone-joint-interview-late = Started late: the interview is held within the first days.
milestone-review-before-release = Review a month before release
milestone-review-before-release-late = There is no time left for the review: the work plan takes its place.
milestone-handover-meeting = Handover meeting
milestone-handover-meeting-late = Started late: the meeting is held within the first days.
milestone-work-plan = Work plan agreed
milestone-work-plan-late = Started late: the plan is written within the first days.
milestone-release-six-check = Check of the release-day six
milestone-release-six-check-late = Started late: everything is checked within the first days.
milestone-gate = Meeting at the gate
milestone-first-contact = First contact outside, within 24 hours
milestone-review-30 = Review at 30 days
milestone-review-90 = Review at 90 days
milestone-review-180 = Review at 180 days
milestone-exit-report = Exit report
milestone-gender-plan = Plan with a gender perspective
milestone-gender-plan-late = Started late: the plan is written within the first days.
milestone-safe-housing = Safe housing confirmed
milestone-safe-housing-late = Started late: a safe place is looked for within the first days.
milestone-child-contact = Contact with the children
milestone-child-contact-not-applicable = There are no children under age.

## Documents and meetings

document-work-plan = Work plan
document-review = Review of the plan
document-exit-report = Exit report
meeting-joint-interview = Joint interview
meeting-handover = Handover meeting

## Standards

standard-first-contact = Nine in ten people have a first contact within 24 hours
standard-still-linked = Three in four people are still in touch after a year

## Variants

variant-women = Support for women
no-variant-youth = The service is for adults; people under age have a service of their own.

## Ends

exit-goals-reached = Goals reached
exit-time-over = The time of the service is over
exit-own-wish = The person wished to leave
exit-moved-away = Moved out of the area
exit-return-to-custody = Returned to custody
exit-contact-lost = Contact was lost
exit-died = The person died

## No access

no-access-visit-refused = The prison did not allow the visit
no-access-transferred = Transferred to another prison
no-access-isolation = Held where visits are not possible
no-access-hospital = In hospital

## What stands in the sources

window-source = up to three months before, eight to twelve months after
basis-service-contract-source = a pilot with the Department of Justice, then a publicly funded service
basis-permission-source = voluntary: nothing is shared without the person
criterion-final-release-source = final release
criterion-no-transition-mechanism-source = without open regime or parole
criterion-no-strong-network-source = without strong family or community support
milestone-referral-source = the prison’s social worker refers; the day is our own proposal
milestone-joint-interview-source = a joint interview in prison before the release; the day is our own proposal
milestone-work-plan-source = a work plan; the day is our own proposal
milestone-release-six-check-source = after the rule on what a person needs at the gate
milestone-exit-report-source = an exit at the end of the window; the report is our own proposal
variant-women-source = a plan that knows the needs of women; its content is our own proposal
standard-still-linked-source = 78 % were still linked after one year in the report of 2016; the threshold is our own proposal
