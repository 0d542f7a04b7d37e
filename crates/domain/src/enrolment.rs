//! A case's taking part in one programme, from candidate to exit.

use jiff::civil::Date;

use crate::coded_enum;

coded_enum! {
    /// How a person stands to a programme.
    Participation {
        /// Eligible, seen by the referring team alone; no case for a partner yet.
        Candidate = "candidate",
        /// A worker has offered the programme.
        Offered = "offered",
        /// The person said yes.
        Accepted = "accepted",
        /// The person said no: a legitimate outcome, dated, that can be re-opened.
        Declined = "declined",
        /// The person said yes and changed their mind.
        Withdrawn = "withdrawn",
        /// The programme is not a choice.
        Mandatory = "mandatory",
        /// Nobody could reach the person; tried again at every change of status.
        NoAccess = "no_access",
    }
}

/// What happens to an enrolment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A worker offers the programme (again).
    Offer,
    /// The person accepts.
    Accept,
    /// The person declines.
    Decline,
    /// The person withdraws a yes.
    Withdraw,
    /// Nobody could reach the person, for a reason; try again on a day.
    NoAccess {
        /// Why, as a code or in words.
        reason: String,
        /// The day to try again.
        retry_on: Date,
    },
    /// The person asks for what they declined.
    Reopen,
}

/// Why an event is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// An answer to something that was never offered.
    #[error("the programme has not been offered yet")]
    NotOffered,
    /// The person has already said yes.
    #[error("the person has already accepted")]
    AlreadyAccepted,
    /// A mandatory programme is neither offered nor declined.
    #[error("this programme is not a choice")]
    NotAChoice,
    /// Nothing was declined, so there is nothing to re-open.
    #[error("nothing was declined")]
    NothingDeclined,
    /// Nothing was accepted, so there is nothing to withdraw.
    #[error("nothing was accepted")]
    NothingAccepted,
}

/// The state after the event.
pub fn apply(state: Participation, event: &Event) -> Result<Participation, Refused> {
    use Participation as P;
    match (state, event) {
        (P::Mandatory, Event::NoAccess { .. }) => Ok(P::Mandatory),
        (P::Mandatory, _) => Err(Refused::NotAChoice),
        (P::Candidate | P::Offered | P::NoAccess, Event::Offer) => Ok(P::Offered),
        (P::Declined | P::Withdrawn, Event::Offer | Event::Reopen) => Ok(P::Offered),
        (P::Accepted, Event::Offer | Event::Accept | Event::Decline) => Err(Refused::AlreadyAccepted),
        (P::Offered, Event::Accept) => Ok(P::Accepted),
        (P::Offered, Event::Decline) => Ok(P::Declined),
        (P::Candidate | P::Declined | P::Withdrawn | P::NoAccess, Event::Accept | Event::Decline) => {
            Err(Refused::NotOffered)
        }
        (P::Accepted, Event::Withdraw) => Ok(P::Withdrawn),
        (_, Event::Withdraw) => Err(Refused::NothingAccepted),
        (P::Candidate | P::Offered | P::NoAccess, Event::NoAccess { .. }) => Ok(P::NoAccess),
        (P::Accepted, Event::NoAccess { .. }) => Err(Refused::AlreadyAccepted),
        (P::Declined | P::Withdrawn, Event::NoAccess { .. }) => Err(Refused::NotOffered),
        (_, Event::Reopen) => Err(Refused::NothingDeclined),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn every_state_answers_every_event() {
        use Participation as P;
        let no_access = Event::NoAccess { reason: "court".to_owned(), retry_on: date(2026, 12, 1) };
        // state × (offer, accept, decline, withdraw, no access, re-open)
        let table: [(P, [Result<P, Refused>; 6]); 7] = [
            (
                P::Candidate,
                [
                    Ok(P::Offered),
                    Err(Refused::NotOffered),
                    Err(Refused::NotOffered),
                    Err(Refused::NothingAccepted),
                    Ok(P::NoAccess),
                    Err(Refused::NothingDeclined),
                ],
            ),
            (
                P::Offered,
                [
                    Ok(P::Offered),
                    Ok(P::Accepted),
                    Ok(P::Declined),
                    Err(Refused::NothingAccepted),
                    Ok(P::NoAccess),
                    Err(Refused::NothingDeclined),
                ],
            ),
            (
                P::Accepted,
                [
                    Err(Refused::AlreadyAccepted),
                    Err(Refused::AlreadyAccepted),
                    Err(Refused::AlreadyAccepted),
                    Ok(P::Withdrawn),
                    Err(Refused::AlreadyAccepted),
                    Err(Refused::NothingDeclined),
                ],
            ),
            (
                P::Declined,
                [
                    Ok(P::Offered),
                    Err(Refused::NotOffered),
                    Err(Refused::NotOffered),
                    Err(Refused::NothingAccepted),
                    Err(Refused::NotOffered),
                    Ok(P::Offered),
                ],
            ),
            (
                P::Withdrawn,
                [
                    Ok(P::Offered),
                    Err(Refused::NotOffered),
                    Err(Refused::NotOffered),
                    Err(Refused::NothingAccepted),
                    Err(Refused::NotOffered),
                    Ok(P::Offered),
                ],
            ),
            (
                P::Mandatory,
                [
                    Err(Refused::NotAChoice),
                    Err(Refused::NotAChoice),
                    Err(Refused::NotAChoice),
                    Err(Refused::NotAChoice),
                    Ok(P::Mandatory),
                    Err(Refused::NotAChoice),
                ],
            ),
            (
                P::NoAccess,
                [
                    Ok(P::Offered),
                    Err(Refused::NotOffered),
                    Err(Refused::NotOffered),
                    Err(Refused::NothingAccepted),
                    Ok(P::NoAccess),
                    Err(Refused::NothingDeclined),
                ],
            ),
        ];
        let events = [Event::Offer, Event::Accept, Event::Decline, Event::Withdraw, no_access, Event::Reopen];
        for (state, expected) in table {
            for (event, expected) in events.iter().zip(expected) {
                assert_eq!(apply(state, event), expected, "{state:?} on {event:?}");
            }
        }
    }
}
