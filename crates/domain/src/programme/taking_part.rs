//! Which milestones run before the person has said yes, and which stop when they no longer do.

use super::{
    pack::{MilestoneDef, MilestoneKind},
    timeline::{Due, Scheduled, WhyNot},
};
use crate::enrolment::Participation;

/// Whether a milestone runs without a yes: what leads to the person's answer, and what a mixed
/// programme lays down. All others wait for a yes, so that nobody is overdue with what nobody wanted.
pub const fn runs_without_yes(def: &MilestoneDef) -> bool {
    def.mandatory || matches!(def.kind, MilestoneKind::Referral | MilestoneKind::Offer)
}

/// Whether the person takes part, by choice or by law.
pub const fn takes_part(participation: Participation) -> bool {
    matches!(participation, Participation::Accepted | Participation::Mandatory)
}

/// The schedule as far as it holds for somebody who stands to the programme like this.
///
/// Before a yes, only what runs without one is on the schedule. After a yes was taken back, what had
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
        .filter(|scheduled| scheduled.without_yes || known.contains(&scheduled.code.as_str()))
        .map(|scheduled| {
            if scheduled.without_yes {
                scheduled
            } else {
                Scheduled { due: Due::NotApplicable { reason: WhyNot::NotTakingPart }, ..scheduled }
            }
        })
        .collect()
}
