//! The plan: goals in the person's words, and the steps towards them.
//!
//! One plan per case. A goal belongs to a [`Domain`] of life, and the domain fixes the data
//! category of the goal and of its steps: nobody chooses a category while writing a plan, so
//! nobody chooses a wrong one. "Due soon" and "overdue" are never stored: [`standing`] derives
//! them from the day.

use jiff::civil::Date;

use crate::{
    calendar::days_between,
    category::Category,
    coded_enum,
    id::{AgencyId, UserId},
};

coded_enum! {
    /// A domain of life, as plans and assessments use them (own scale, CC0: ten domains).
    Domain {
        /// A place to live.
        Housing = "housing",
        /// Identity papers and other documents.
        Papers = "papers",
        /// Income, benefit and debt.
        Money = "money",
        /// Work and training.
        Work = "work",
        /// Physical health and medication.
        Health = "health",
        /// Mental health.
        MentalHealth = "mental_health",
        /// Alcohol and other drugs.
        SubstanceUse = "substance_use",
        /// Family and relationships.
        Family = "family",
        /// Safety and law.
        Safety = "safety",
        /// Identity, hope and belonging.
        Belonging = "belonging",
    }
}

impl Domain {
    /// The row of the sharing matrix that goals, steps and needs of this domain belong to.
    pub const fn category(self) -> Category {
        match self {
            Self::Housing => Category::Housing,
            Self::Papers => Category::Identity,
            Self::Money => Category::Finance,
            Self::Work => Category::Employment,
            Self::Health => Category::PhysicalHealth,
            Self::MentalHealth => Category::MentalHealth,
            Self::SubstanceUse => Category::SubstanceUse,
            Self::Family => Category::Family,
            // Courts, no-contact orders, threats: the most closed row that a plan may touch.
            Self::Safety => Category::Risk,
            // What is said about hope is said inside the plan, and is shared as the plan is.
            Self::Belonging => Category::Plan,
        }
    }
}

coded_enum! {
    /// How a goal stands.
    GoalStatus {
        /// Being worked on.
        Active = "active",
        /// The person says that they are there.
        Reached = "reached",
        /// Given up, with a reason.
        Dropped = "dropped",
    }
}

coded_enum! {
    /// How a step stands, as somebody set it.
    StepStatus {
        /// Nobody has begun.
        NotStarted = "not_started",
        /// Somebody is at it.
        Started = "started",
        /// With someone else, who was asked on a day.
        Waiting = "waiting",
        /// Done.
        Done = "done",
        /// Not to be done any more, with a reason.
        Cancelled = "cancelled",
    }
}

impl StepStatus {
    /// Whether nothing more is to be done.
    pub const fn has_ended(self) -> bool {
        matches!(self, Self::Done | Self::Cancelled)
    }
}

/// Who does a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// The person whom the plan is about.
    Person,
    /// A named worker.
    User(UserId),
    /// An agency, before it has named somebody.
    Agency(AgencyId),
}

/// What happens to a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepEvent {
    /// Somebody begins, or goes on after waiting.
    Start,
    /// Somebody else was asked and must answer.
    Wait,
    /// It is done.
    Finish,
    /// It will not be done.
    Cancel,
    /// Back to the beginning.
    Reopen,
}

impl StepEvent {
    /// The event that leads to a status, for forms that ask "how does it stand?".
    pub const fn towards(status: StepStatus) -> Self {
        match status {
            StepStatus::NotStarted => Self::Reopen,
            StepStatus::Started => Self::Start,
            StepStatus::Waiting => Self::Wait,
            StepStatus::Done => Self::Finish,
            StepStatus::Cancelled => Self::Cancel,
        }
    }
    /// Whether the event must say whom or why: "asked the town hall", "moved in with his sister".
    pub const fn needs_reason(self) -> bool {
        matches!(self, Self::Wait | Self::Cancel)
    }
}

/// Why an event is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// A finished step is opened again before anything else happens to it.
    #[error("the step has ended; open it again first")]
    StepEnded,
    /// There is nothing to take back.
    #[error("the step has not begun")]
    NotBegun,
    /// A wait or a cancellation without a word on whom or why.
    #[error("this needs a reason")]
    ReasonMissing,
    /// The person has answered this version; a new answer needs a new version.
    #[error("the person has answered this version already")]
    AlreadyAnswered,
    /// A goal is given up with a reason.
    #[error("the goal was not active")]
    GoalEnded,
}

/// The status after the event. `reason` is what was written beside it.
pub fn apply(status: StepStatus, event: StepEvent, reason: Option<&str>) -> Result<StepStatus, Refused> {
    use StepStatus as S;
    if event.needs_reason() && reason.is_none_or(|reason| reason.trim().is_empty()) {
        return Err(Refused::ReasonMissing);
    }
    match (status, event) {
        (S::NotStarted, StepEvent::Reopen) => Err(Refused::NotBegun),
        (_, StepEvent::Reopen) => Ok(S::NotStarted),
        (S::Done | S::Cancelled, _) => Err(Refused::StepEnded),
        (S::NotStarted | S::Started | S::Waiting, StepEvent::Start) => Ok(S::Started),
        (S::NotStarted | S::Started | S::Waiting, StepEvent::Wait) => Ok(S::Waiting),
        (S::NotStarted | S::Started | S::Waiting, StepEvent::Finish) => Ok(S::Done),
        (S::NotStarted | S::Started | S::Waiting, StepEvent::Cancel) => Ok(S::Cancelled),
    }
}

/// The status of a goal after somebody says it is `to`. Giving up needs a reason; any goal can
/// become active again.
pub fn settle_goal(from: GoalStatus, to: GoalStatus, reason: Option<&str>) -> Result<GoalStatus, Refused> {
    match (from, to) {
        (GoalStatus::Reached, GoalStatus::Dropped) | (GoalStatus::Dropped, GoalStatus::Reached) => {
            Err(Refused::GoalEnded)
        }
        (_, GoalStatus::Dropped) if reason.is_none_or(|reason| reason.trim().is_empty()) => {
            Err(Refused::ReasonMissing)
        }
        (_, to) => Ok(to),
    }
}

/// A step is due soon from this many days before its date.
pub const DUE_SOON_DAYS: i64 = 7;

/// How a step stands on a day: the words of the design language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nobody has begun.
    NotStarted,
    /// Somebody is at it.
    Started,
    /// With someone else.
    Waiting,
    /// Due within seven days.
    DueSoon,
    /// Past its date by so many days.
    Overdue {
        /// Days since the due date, at least one.
        days: i64,
    },
    /// Done.
    Done,
    /// Cancelled.
    Cancelled,
}

/// How a step stands on the local day `today`. Overdue goes before everything but an end: a step
/// that waits for somebody else is overdue all the same.
pub fn standing(status: StepStatus, due_on: Option<Date>, today: Date) -> Standing {
    match status {
        StepStatus::Done => return Standing::Done,
        StepStatus::Cancelled => return Standing::Cancelled,
        StepStatus::NotStarted | StepStatus::Started | StepStatus::Waiting => {}
    }
    let days_left = due_on.map(|due| days_between(today, due));
    match (status, days_left) {
        (_, Some(left)) if left < 0 => Standing::Overdue { days: -left },
        (StepStatus::Waiting, _) => Standing::Waiting,
        (_, Some(left)) if left <= DUE_SOON_DAYS => Standing::DueSoon,
        (StepStatus::Started, _) => Standing::Started,
        _ => Standing::NotStarted,
    }
}

coded_enum! {
    /// What the person said to a version of the plan.
    PlanAnswer {
        /// This is my plan.
        Agreed = "agreed",
        /// It is not; the words say why.
        Disagreed = "disagreed",
        /// They were not able to answer: ill, without an interpreter, not there.
        CouldNotAnswer = "could_not_answer",
    }
}

/// Records an answer to a version. Only "could not answer" gives way to another answer later:
/// what the person said stays said, and a changed mind is an answer to a new version.
pub fn answer(recorded: Option<PlanAnswer>, answer: PlanAnswer) -> Result<PlanAnswer, Refused> {
    match recorded {
        None | Some(PlanAnswer::CouldNotAnswer) => Ok(answer),
        Some(PlanAnswer::Agreed | PlanAnswer::Disagreed) => Err(Refused::AlreadyAnswered),
    }
}

/// The plan as it was shown to the person, kept for ever beside their answer.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Snapshot {
    /// The goals, in their order.
    pub goals: Vec<SnapshotGoal>,
}

/// A goal as it was shown.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct SnapshotGoal {
    /// The domain's code.
    pub domain: String,
    /// What is to be reached.
    pub title: String,
    /// In the person's words.
    pub words: Option<String>,
    /// The agency of who wrote it, which always sees it.
    pub origin: Option<AgencyId>,
    /// The status's code.
    pub status: String,
    /// Its steps.
    pub steps: Vec<SnapshotStep>,
}

/// A step as it was shown.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct SnapshotStep {
    /// What is to be done.
    pub title: String,
    /// Who does it, by the name they had; `None` for the person.
    pub owner: Option<String>,
    /// By when.
    pub due_on: Option<Date>,
    /// The status's code.
    pub status: String,
}

impl Snapshot {
    /// The category of a goal; an unknown domain counts as the most closed row.
    pub fn category(goal: &SnapshotGoal) -> Category {
        Domain::from_code(&goal.domain).map_or(Category::Risk, Domain::category)
    }
}

#[cfg(test)]
mod tests {
    use jiff::{ToSpan, civil::date};
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_step_status_answers_every_event() {
        use StepStatus as S;
        let events =
            [StepEvent::Start, StepEvent::Wait, StepEvent::Finish, StepEvent::Cancel, StepEvent::Reopen];
        let ended = Err(Refused::StepEnded);
        let running = |reopened| [Ok(S::Started), Ok(S::Waiting), Ok(S::Done), Ok(S::Cancelled), reopened];
        let table: [(S, [Result<S, Refused>; 5]); 5] = [
            (S::NotStarted, running(Err(Refused::NotBegun))),
            (S::Started, running(Ok(S::NotStarted))),
            (S::Waiting, running(Ok(S::NotStarted))),
            (S::Done, [ended, ended, ended, ended, Ok(S::NotStarted)]),
            (S::Cancelled, [ended, ended, ended, ended, Ok(S::NotStarted)]),
        ];
        for (status, expected) in table {
            for (event, expected) in events.into_iter().zip(expected) {
                assert_eq!(apply(status, event, Some("why")), expected, "{status:?} on {event:?}");
            }
        }
    }

    #[test]
    fn waiting_and_cancelling_say_whom_or_why() {
        for event in [StepEvent::Wait, StepEvent::Cancel] {
            for reason in [None, Some(""), Some("  ")] {
                assert_eq!(apply(StepStatus::Started, event, reason), Err(Refused::ReasonMissing));
            }
        }
        assert_eq!(apply(StepStatus::Started, StepEvent::Finish, None), Ok(StepStatus::Done));
    }

    #[test]
    fn a_goal_is_given_up_with_a_reason_and_can_come_back() {
        use GoalStatus as G;
        let table = [
            (G::Active, G::Reached, None, Ok(G::Reached)),
            (G::Active, G::Dropped, None, Err(Refused::ReasonMissing)),
            (G::Active, G::Dropped, Some("moved abroad"), Ok(G::Dropped)),
            (G::Reached, G::Active, None, Ok(G::Active)),
            (G::Dropped, G::Active, None, Ok(G::Active)),
            (G::Reached, G::Dropped, Some("x"), Err(Refused::GoalEnded)),
            (G::Dropped, G::Reached, None, Err(Refused::GoalEnded)),
        ];
        for (from, to, reason, expected) in table {
            assert_eq!(settle_goal(from, to, reason), expected, "{from:?} to {to:?}");
        }
    }

    #[test]
    fn a_step_is_due_soon_for_a_week_and_then_overdue_also_while_it_waits() {
        let today = date(2026, 3, 10);
        let due = |days: i64| Some(today.saturating_add(days.days()));
        let table = [
            (StepStatus::NotStarted, due(8), Standing::NotStarted),
            (StepStatus::Started, due(8), Standing::Started),
            (StepStatus::NotStarted, due(7), Standing::DueSoon),
            (StepStatus::NotStarted, due(0), Standing::DueSoon),
            (StepStatus::Waiting, due(0), Standing::Waiting),
            (StepStatus::NotStarted, due(-1), Standing::Overdue { days: 1 }),
            (StepStatus::Waiting, due(-5), Standing::Overdue { days: 5 }),
            (StepStatus::Done, due(-5), Standing::Done),
            (StepStatus::Cancelled, due(-5), Standing::Cancelled),
            (StepStatus::Started, None, Standing::Started),
        ];
        for (status, due_on, expected) in table {
            assert_eq!(standing(status, due_on, today), expected, "{status:?} due {due_on:?}");
        }
    }

    #[test]
    fn what_the_person_said_stays_said() {
        use PlanAnswer as P;
        for first in [P::Agreed, P::Disagreed] {
            assert_eq!(answer(Some(first), P::Agreed), Err(Refused::AlreadyAnswered));
        }
        assert_eq!(answer(Some(P::CouldNotAnswer), P::Agreed), Ok(P::Agreed));
        assert_eq!(answer(None, P::Disagreed), Ok(P::Disagreed));
    }

    proptest! {
        #[test]
        fn a_step_is_never_overdue_on_or_before_its_day(offset in 0_i64..4000) {
            let today = date(2026, 3, 10);
            let due_on = Some(today.saturating_add(offset.days()));
            let overdue = matches!(standing(StepStatus::NotStarted, due_on, today), Standing::Overdue { .. });
            prop_assert!(!overdue);
        }

        #[test]
        fn overdue_days_grow_by_one_a_day(offset in 1_i64..4000) {
            let today = date(2026, 3, 10);
            let due_on = Some(today.saturating_sub(offset.days()));
            prop_assert_eq!(
                standing(StepStatus::Started, due_on, today),
                Standing::Overdue { days: offset }
            );
        }

        #[test]
        fn a_step_that_ended_can_always_be_opened_again(
            events in proptest::collection::vec(0_usize..5, 0..12)
        ) {
            let all = [StepEvent::Start, StepEvent::Wait, StepEvent::Finish, StepEvent::Cancel, StepEvent::Reopen];
            let mut status = StepStatus::NotStarted;
            for index in events {
                status = apply(status, all[index], Some("why")).unwrap_or(status);
            }
            if matches!(status, StepStatus::Done | StepStatus::Cancelled) {
                prop_assert_eq!(apply(status, StepEvent::Reopen, None), Ok(StepStatus::NotStarted));
            }
        }
    }
}
