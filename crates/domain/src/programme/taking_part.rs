//! Which milestones run before the person has said yes, and which stop when they no longer do.

use super::{
    pack::MilestoneKind,
    timeline::{Due, Scheduled, WhyNot},
};
use crate::enrolment::Participation;

/// Whether a kind of milestone runs from candidacy on: what leads to the person's answer. All
/// others wait for a yes, so that nobody is overdue with what nobody wanted.
pub const fn runs_before_acceptance(kind: MilestoneKind) -> bool {
    matches!(kind, MilestoneKind::Referral | MilestoneKind::Offer)
}

/// Whether the person takes part, by choice or by law.
pub const fn takes_part(participation: Participation) -> bool {
    matches!(participation, Participation::Accepted | Participation::Mandatory)
}

/// The schedule as far as it holds for somebody who stands to the programme like this.
///
/// Before a yes, only what leads to it is on the schedule. After a yes was taken back, what had
/// begun (`known`, the codes of existing milestones) stays on it as *not applicable*, with the
/// reason, so that history is kept.
pub fn as_far_as_it_holds(
    schedule: Vec<Scheduled>,
    participation: Participation,
    known: &[&str],
) -> Vec<Scheduled> {
    if takes_part(participation) {
        return schedule;
    }
    schedule
        .into_iter()
        .filter(|scheduled| {
            runs_before_acceptance(scheduled.kind) || known.contains(&scheduled.code.as_str())
        })
        .map(|scheduled| {
            if runs_before_acceptance(scheduled.kind) {
                scheduled
            } else {
                Scheduled { due: Due::NotApplicable { reason: WhyNot::NotTakingPart }, ..scheduled }
            }
        })
        .collect()
}
