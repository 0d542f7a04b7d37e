//! Which town is responsible for somebody, and what happens when it says that it is not.
//!
//! A programme says which of a person's towns count, in order: the one they come from or mainly stayed
//! in, the one they intend to settle in. The town's agency is proposed and asked like any other; what is
//! special is that it may *dispute* that it is the one. The dispute goes to who referred, who upholds
//! the choice or names another town. A team that is responsible stays so until the next has accepted.

use crate::{coded_enum, involvement::Status, programme::pack::Town};

coded_enum! {
    /// How far the dispute of a town that was asked has come.
    Dispute {
        /// The referrer has not decided.
        Open = "open",
        /// Decided: it is this town; it is asked again.
        Upheld = "upheld",
        /// Decided: it is another town, which is asked now.
        PassedOn = "passed_on",
    }
}

coded_enum! {
    /// Where a town stands to a person.
    Standing {
        /// Proposed by the programme; it knows nothing yet.
        Proposed = "proposed",
        /// Asked, and has not answered.
        Asked = "asked",
        /// Responsible.
        Responsible = "responsible",
        /// Says that it is another town; who referred decides.
        Disputed = "disputed",
        /// Said so, and was asked again.
        Upheld = "upheld",
        /// Said so, and another town was asked.
        PassedOn = "passed_on",
        /// Over: the person moved, or was asked no longer.
        Ended = "ended",
    }
}

/// Where a town stands, by its agency's involvement and what became of its dispute.
pub const fn standing(status: Status, dispute: Option<Dispute>) -> Standing {
    match (status, dispute) {
        (Status::Proposed, _) => Standing::Proposed,
        (Status::Invited, _) => Standing::Asked,
        (Status::Accepted, _) => Standing::Responsible,
        (Status::Declined, Some(Dispute::Open)) => Standing::Disputed,
        (Status::Declined, Some(Dispute::Upheld)) => Standing::Upheld,
        (Status::Declined, Some(Dispute::PassedOn)) => Standing::PassedOn,
        (Status::Declined, None) | (Status::Closed, _) => Standing::Ended,
    }
}

/// What who referred decides about a dispute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// It is this town all the same.
    Uphold,
    /// It is another one.
    PassOn,
}

/// There is no dispute to decide (any more).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("there is no open dispute")]
pub struct NothingToDecide;

/// The dispute after a decision.
pub const fn decide(dispute: Option<Dispute>, decision: Decision) -> Result<Dispute, NothingToDecide> {
    match (dispute, decision) {
        (Some(Dispute::Open), Decision::Uphold) => Ok(Dispute::Upheld),
        (Some(Dispute::Open), Decision::PassOn) => Ok(Dispute::PassedOn),
        (None | Some(Dispute::Upheld | Dispute::PassedOn), _) => Err(NothingToDecide),
    }
}

/// The town that is responsible: the first in the programme's order that is known, and which it is.
pub fn responsible<'a>(order: &[Town], known: impl Fn(Town) -> Option<&'a str>) -> Option<(Town, &'a str)> {
    order.iter().find_map(|fact| Some((*fact, known(*fact).filter(|town| !town.trim().is_empty())?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_town_that_is_known_counts() {
        let order = [Town::IntendedSettlement, Town::OriginOrMainStay];
        let both = |town| match town {
            Town::IntendedSettlement => Some("Vic"),
            Town::OriginOrMainStay => Some("Terrassa"),
        };
        assert_eq!(responsible(&order, both), Some((Town::IntendedSettlement, "Vic")));
        let origin = |town| both(town).filter(|_| town == Town::OriginOrMainStay);
        assert_eq!(responsible(&order, origin), Some((Town::OriginOrMainStay, "Terrassa")));
        assert_eq!(responsible(&order, |_| Some(" ")), None);
        assert_eq!(responsible(&[], both), None);
    }

    #[test]
    fn a_dispute_is_decided_once() {
        let table = [
            (None, Decision::Uphold, Err(NothingToDecide)),
            (None, Decision::PassOn, Err(NothingToDecide)),
            (Some(Dispute::Open), Decision::Uphold, Ok(Dispute::Upheld)),
            (Some(Dispute::Open), Decision::PassOn, Ok(Dispute::PassedOn)),
            (Some(Dispute::Upheld), Decision::PassOn, Err(NothingToDecide)),
            (Some(Dispute::PassedOn), Decision::Uphold, Err(NothingToDecide)),
        ];
        for (dispute, decision, expected) in table {
            assert_eq!(decide(dispute, decision), expected, "{dispute:?} {decision:?}");
        }
    }

    #[test]
    fn a_town_that_said_no_stands_by_what_became_of_it() {
        use Status as S;
        assert_eq!(standing(S::Accepted, None), Standing::Responsible);
        assert_eq!(standing(S::Declined, Some(Dispute::Open)), Standing::Disputed);
        assert_eq!(standing(S::Declined, Some(Dispute::PassedOn)), Standing::PassedOn);
        assert_eq!(standing(S::Declined, None), Standing::Ended);
        assert_eq!(standing(S::Closed, None), Standing::Ended);
    }
}
