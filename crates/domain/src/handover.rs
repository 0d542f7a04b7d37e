//! Handovers: the lead passes from one worker to another, with a date, who was there, and a yes.
//!
//! Until the other says yes, the one who asked stays responsible. Without an answer after two
//! working days the case returns by itself (F7 of the field's list of failures: a handover with no
//! owner), so nobody is ever between two workers.

use jiff::Timestamp;

use crate::{coded_enum, id::UserId};

/// How many working days somebody has to answer.
pub const ANSWER_WORKING_DAYS: i32 = 2;

coded_enum! {
    /// How a handover stands.
    Status {
        /// Asked; the lead is where it was.
        Asked = "asked",
        /// Accepted; the lead has passed.
        Accepted = "accepted",
        /// Declined, with a reason.
        Declined = "declined",
        /// Not answered in time, or taken back.
        Returned = "returned",
    }
}

coded_enum! {
    /// Who was at the handover meeting.
    Attendee {
        /// The person themselves.
        Person = "person",
        /// The worker who hands over.
        From = "from",
        /// The worker who takes over.
        To = "to",
        /// The prison's team.
        Prison = "prison",
        /// An interpreter.
        Interpreter = "interpreter",
    }
}

/// What happens to a handover.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// A worker accepts.
    Accept {
        /// Who.
        by: UserId,
    },
    /// A worker declines, with a reason.
    Decline {
        /// Who.
        by: UserId,
    },
    /// Who asked takes it back.
    TakeBack {
        /// Who.
        by: UserId,
    },
    /// The clock: nobody answered.
    TimeOut {
        /// The present instant.
        now: Timestamp,
    },
}

/// A handover as far as its rules need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Handover {
    /// Who leads now.
    pub from: UserId,
    /// Who is asked.
    pub to: UserId,
    /// When the answer is due.
    pub answer_due_at: Timestamp,
    /// How it stands.
    pub status: Status,
}

/// Why an event is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It has ended.
    #[error("the handover has been answered or has returned")]
    Ended,
    /// Only the worker who was asked answers.
    #[error("only the worker who was asked can answer")]
    NotAsked,
    /// Only the worker who asked takes it back.
    #[error("only the worker who asked can take it back")]
    NotYours,
    /// There is still time.
    #[error("the answer is not due yet")]
    NotDueYet,
    /// Nobody hands over to themselves.
    #[error("the case is with this worker already")]
    ToTheSame,
}

/// Begins a handover. `answer_due_at` is the end of the second working day after `asked`.
pub fn ask(from: UserId, to: UserId, answer_due_at: Timestamp) -> Result<Handover, Refused> {
    if from == to {
        return Err(Refused::ToTheSame);
    }
    Ok(Handover { from, to, answer_due_at, status: Status::Asked })
}

/// The status after the event.
pub fn apply(handover: &Handover, event: Event) -> Result<Status, Refused> {
    match (handover.status, event) {
        (Status::Accepted | Status::Declined | Status::Returned, _) => Err(Refused::Ended),
        (Status::Asked, Event::Accept { by } | Event::Decline { by }) if by != handover.to => {
            Err(Refused::NotAsked)
        }
        (Status::Asked, Event::Accept { .. }) => Ok(Status::Accepted),
        (Status::Asked, Event::Decline { .. }) => Ok(Status::Declined),
        (Status::Asked, Event::TakeBack { by }) if by != handover.from => Err(Refused::NotYours),
        (Status::Asked, Event::TimeOut { now }) if now < handover.answer_due_at => Err(Refused::NotDueYet),
        (Status::Asked, Event::TakeBack { .. } | Event::TimeOut { .. }) => Ok(Status::Returned),
    }
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn user(number: u128) -> UserId {
        UserId::from(Uuid::from_u128(number))
    }
    fn asked() -> Handover {
        ask(user(1), user(2), Timestamp::UNIX_EPOCH + 48.hours()).unwrap()
    }

    #[test]
    fn every_state_answers_every_event() {
        let events = [
            Event::Accept { by: user(2) },
            Event::Accept { by: user(3) },
            Event::Decline { by: user(2) },
            Event::Decline { by: user(1) },
            Event::TakeBack { by: user(1) },
            Event::TakeBack { by: user(2) },
            Event::TimeOut { now: Timestamp::UNIX_EPOCH + 47.hours() },
            Event::TimeOut { now: Timestamp::UNIX_EPOCH + 48.hours() },
        ];
        let table: [(Status, [Result<Status, Refused>; 8]); 4] = [
            (
                Status::Asked,
                [
                    Ok(Status::Accepted),
                    Err(Refused::NotAsked),
                    Ok(Status::Declined),
                    Err(Refused::NotAsked),
                    Ok(Status::Returned),
                    Err(Refused::NotYours),
                    Err(Refused::NotDueYet),
                    Ok(Status::Returned),
                ],
            ),
            (Status::Accepted, [Err(Refused::Ended); 8]),
            (Status::Declined, [Err(Refused::Ended); 8]),
            (Status::Returned, [Err(Refused::Ended); 8]),
        ];
        for (status, expected) in table {
            let handover = Handover { status, ..asked() };
            for (event, expected) in events.into_iter().zip(expected) {
                assert_eq!(apply(&handover, event), expected, "{status:?} on {event:?}");
            }
        }
    }

    #[test]
    fn nobody_hands_over_to_themselves() {
        assert_eq!(ask(user(1), user(1), Timestamp::UNIX_EPOCH), Err(Refused::ToTheSame));
    }

    proptest! {
        #[test]
        fn a_handover_ends_once(events in proptest::collection::vec((0_u8..4, 1_u128..4, 0_i64..100), 1..20)) {
            let mut handover = asked();
            let mut ends = 0;
            for (kind, by, hour) in events {
                let event = match kind {
                    0 => Event::Accept { by: user(by) },
                    1 => Event::Decline { by: user(by) },
                    2 => Event::TakeBack { by: user(by) },
                    _ => Event::TimeOut { now: Timestamp::UNIX_EPOCH + hour.hours() },
                };
                if let Ok(status) = apply(&handover, event) {
                    handover.status = status;
                    ends += 1;
                }
            }
            prop_assert!(ends <= 1);
        }
    }
}
