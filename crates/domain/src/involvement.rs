//! An agency's involvement in a case. A partner sees nothing before it has accepted.

use crate::coded_enum;

coded_enum! {
    /// What an agency does in a case.
    Part {
        /// Brought the person in: the prison service, or who entered them by hand.
        Referring = "referring",
        /// Takes the referral and names the lead worker.
        Lead = "lead",
        /// Helps with one or more needs.
        Partner = "partner",
    }
}

coded_enum! {
    /// How far an involvement has come.
    Status {
        /// Named by routing or a worker; the agency knows nothing yet.
        Proposed = "proposed",
        /// Asked; sees that it is asked, and nothing about the person.
        Invited = "invited",
        /// On the case.
        Accepted = "accepted",
        /// Said no, with a reason.
        Declined = "declined",
        /// Ended.
        Closed = "closed",
    }
}

/// What happens to an involvement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// The team invites the agency.
    Invite,
    /// The agency accepts.
    Accept,
    /// The agency declines.
    Decline,
    /// The team ends it, or takes an invitation back.
    Close,
}

/// An event that does not fit the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an involvement that is {} cannot take {event:?}", status.code())]
pub struct Refused {
    /// The state it is in.
    pub status: Status,
    /// The event.
    pub event: Event,
}

/// The state after the event.
pub const fn apply(status: Status, event: Event) -> Result<Status, Refused> {
    match (status, event) {
        (Status::Proposed, Event::Invite) => Ok(Status::Invited),
        (Status::Invited, Event::Accept) => Ok(Status::Accepted),
        (Status::Invited, Event::Decline) => Ok(Status::Declined),
        (Status::Proposed | Status::Invited | Status::Accepted, Event::Close) => Ok(Status::Closed),
        (status, event) => Err(Refused { status, event }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_invited_agency_can_answer_and_what_ended_stays_ended() {
        use Status as S;
        let events = [Event::Invite, Event::Accept, Event::Decline, Event::Close];
        let table: [(S, [Option<S>; 4]); 5] = [
            (S::Proposed, [Some(S::Invited), None, None, Some(S::Closed)]),
            (S::Invited, [None, Some(S::Accepted), Some(S::Declined), Some(S::Closed)]),
            (S::Accepted, [None, None, None, Some(S::Closed)]),
            (S::Declined, [None; 4]),
            (S::Closed, [None; 4]),
        ];
        for (status, expected) in table {
            for (event, expected) in events.into_iter().zip(expected) {
                assert_eq!(apply(status, event).ok(), expected, "{status:?} on {event:?}");
            }
        }
    }
}
