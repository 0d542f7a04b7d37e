## The programme

name = Through the Gate
summary = Screens everybody at reception, prepares the release for twelve weeks, and stays for a year outside. The plan is an offer; supervision after a short sentence is the law.

## Legal bases

basis-supervision = Offender Rehabilitation Act 2014: supervision after short sentences
basis-company-contract = Contract with the resettlement companies
basis-resettlement-policy = Pre-release and Resettlement Policy Framework
basis-permission = The person's permission

## Facts and their questions

fact-sentence-months = How many months is the sentence?
fact-sex = Sex
fact-sex-female = Woman
fact-sex-male = Man
fact-sex-other = Other
fact-age = Age
fact-accommodation = Where will the person live after the release?
fact-accommodation-none = Nowhere yet
fact-accommodation-temporary = Somewhere for a while
fact-accommodation-settled = In a home to stay
fact-service-level = Which level of service did the screening find?
fact-service-level-one = Level 1: what everybody needs
fact-service-level-two = Level 2: a need was identified
fact-service-level-three = Level 3: several needs meet
fact-meet-at-gate = Does the person wish to be met at the gate?

## Criteria

criterion-up-to-four-years = The sentence is of four years or less

## Roles

role-prison = Prison team
role-resettlement-team = Resettlement team
role-housing-adviser = Housing adviser
role-mentor = Mentor
role-council = Local council
role-job-centre = Job centre
role-health-service = Health service

## Stages

stage-reception = Reception
stage-resettlement = Twelve weeks of resettlement
stage-first-weeks = First weeks outside
stage-supervision = Support and supervision

## The seven pathways, and two for women

need-accommodation = Accommodation
need-attitudes = Attitudes, thinking and behaviour
need-children-and-families = Children, families and community
need-drugs-and-alcohol = Drugs and alcohol
need-education-skills-work = Education, skills and work
need-finance-and-id = Finance and identity documents
need-health = Health
need-abuse = Living free from abuse
need-sex-work = Ways out of sex work

## Milestones

milestone-screening-1 = Basic custody screening, part 1
milestone-screening-2 = Basic custody screening, part 2
milestone-offer = Offer of the plan
milestone-resettlement-plan = Resettlement plan
milestone-resettlement-plan-late = Started late: it is done within the first days.
milestone-review-12-weeks = Review twelve weeks before release
milestone-review-12-weeks-late = Started late: it is done within the first days.
milestone-level-one = Level 1: what everybody needs is arranged
milestone-level-one-late = Started late: it is done within the first days.
milestone-level-two = Level 2: services for the needs found
milestone-level-two-late = Started late: it is done within the first days.
milestone-level-two-not-applicable = The screening found no need for it.
milestone-level-three = Level 3: case meeting
milestone-level-three-late = Started late: it is done within the first days.
milestone-level-three-not-applicable = The needs do not call for a meeting of their own.
milestone-housing-referral = Referral to the housing authority, if the person agrees
milestone-housing-referral-late = Started late: it is done within the first days.
milestone-housing-referral-not-applicable = There is a home to go to.
milestone-rent-deposit = Decision on a rent deposit
milestone-rent-deposit-late = Started late: it is done within the first days.
milestone-rent-deposit-not-applicable = No deposit is needed.
milestone-handover-meeting = Handover meeting
milestone-handover-meeting-late = Started late: it is done within the first days.
milestone-mentor-meets = The mentor meets the person inside
milestone-mentor-meets-late = Started late: it is done within the first days.
milestone-mentor-meets-not-applicable = The person does not wish to be met.
milestone-release-six-check = Check of the release-day six
milestone-release-six-check-late = Started late: it is done within the first days.
milestone-gate = Meeting at the gate
milestone-gate-not-applicable = The person does not wish to be met.
milestone-first-contact = First contact outside, within 24 hours
milestone-first-week = Three contacts in the first week
milestone-first-week-not-applicable = The needs do not call for it.
milestone-review-outside = Review twelve weeks after release
milestone-supervision-begins = First supervision meeting
milestone-supervision-begins-not-applicable = The sentence is of a year or more.
milestone-supervision-ends = Supervision ends
milestone-supervision-ends-not-applicable = The sentence is of a year or more.
milestone-exit-report = Exit report
milestone-women-pathways = The further pathways for women are talked through, with a woman worker if she wishes
milestone-women-pathways-late = Started late: it is done within the first days.
milestone-safe-accommodation = Safe accommodation confirmed
milestone-safe-accommodation-late = Started late: it is done within the first days.
milestone-youth-plan = Plan for a young person complete
milestone-youth-plan-late = Started late: it is done within the first days.
milestone-youth-release-day = Day of release arranged: who meets the young person, and how they travel
milestone-youth-release-day-late = Started late: it is done within the first days.

## Documents and meetings

document-resettlement-plan = Resettlement plan
document-gate-plan = Plan for the gate
document-gate-plan-time = At what time
document-gate-plan-place = At which gate
document-gate-plan-who = Who waits there
document-exit-report = Exit report
meeting-handover = Handover meeting
meeting-case-meeting = Case meeting
meeting-mentor = First meeting with the mentor

## Standards

standard-screening-in-time = Everybody is screened within 72 hours
standard-first-night = Nine in ten people have a bed on the first night

## Variants

variant-women = Support for women
variant-youth = Support for people under eighteen

## Ends

exit-goals-reached = Goals reached
exit-time-over = The time of the service is over
exit-own-wish = The person wished to leave
exit-moved-away = Moved out of the area
exit-recalled = Recalled to custody
exit-contact-lost = Contact was lost
exit-died = The person died

## No access

no-access-visit-refused = The prison did not allow the visit
no-access-transferred = Transferred to another prison
no-access-court = At court that day
no-access-hospital = In hospital

## What stands in the sources

window-source = from reception on; twelve months of supervision; the twelve weeks are our own proposal
basis-supervision-source = Offender Rehabilitation Act 2014, supervision after sentences of less than twelve months; the first day is general knowledge
basis-company-contract-source = contracts with a clear, standard specification; the last day is general knowledge
basis-resettlement-policy-source = Pre-release and Resettlement Policy Framework, published in September 2022, in force by April 2023
basis-permission-source = a referral to the housing authority is subject to consent
criterion-up-to-four-years-source = screening and plan for sentences of four years or less at reception
milestone-screening-1-source = basic custody screening, part 1, by prison staff within 72 hours
milestone-screening-2-source = a few days after part 1; five working days are general knowledge
milestone-offer-source = the plan is offered to everybody; the day is our own proposal
milestone-resettlement-plan-source = with part 2 of the screening; the day is general knowledge
milestone-review-12-weeks-source = active resettlement begins twelve weeks before the release
milestone-level-one-source = delivered in three levels, each with a checklist per pathway; the day is our own proposal
milestone-level-two-source = where a need was identified; the day is our own proposal
milestone-level-three-source = where several needs meet; the day is our own proposal
milestone-housing-referral-source = referral to the housing authority, with the person’s consent; 56 days are general knowledge
milestone-rent-deposit-source = rent-deposit schemes; the day is our own proposal
milestone-mentor-meets-source = mentors who meet people at the gate; the day is our own proposal
milestone-gate-source = appropriate people are met at the gate, children always
milestone-first-week-source = intensive support for those hardest to reach; three contacts in the first week are our own proposal
milestone-supervision-begins-source = supervision after a sentence of less than twelve months; the day of the first meeting is general knowledge
milestone-supervision-ends-source = twelve months of supervision
milestone-women-pathways-source = two pathways more; the day is our own proposal
milestone-youth-plan-source = the plan is complete fourteen days before the release
milestone-youth-release-day-source = who meets the child, and how they travel, is arranged two weeks before
variant-women-source = support of their own for women; its content is our own proposal
standard-screening-in-time-source = within 72 hours; that it is everybody is our own proposal
standard-first-night-source = the providers spoke of 90 %; inspectors found no outcome data
