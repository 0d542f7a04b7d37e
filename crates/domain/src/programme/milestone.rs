//! Milestones: how each deadline stands, and what happens to all of them when a date changes.
//!
//! A milestone's *state* is what somebody or some rule has decided (table `milestone`, column
//! `status`); its *status* is how that looks at an instant: due soon, overdue, projected.
//!
//! **Overdue is kept for ever.** Once a milestone has been overdue, the first date that it missed and
//! the days it was late stay with it, whatever date it gets afterwards.
//!
//! [`replan`] is the one place where dates change milestones. The preview shows what it returns and
//! the save writes what it returns, so a preview cannot lie.

use jiff::civil::Date;

use super::{
    pack::{LateStart, MilestoneKind, OnRelease},
    timeline::{Due, DueDate, Scheduled, WhyNot},
};
use crate::{
    calendar::{Moment, days_between},
    coded_enum,
    id::UserId,
};

mod replan;
mod shared;
#[cfg(test)]
mod tests;

pub use replan::{Cause, Change, Effect, Replan, replan};
pub use shared::{Place, Urgency, joined, shown_once};

/// From how many days before its date a milestone is due soon.
pub const DUE_SOON_DAYS: i64 = 7;

/// A milestone of an enrolment: a row of the table, without its ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    /// Its code in the pack.
    pub code: String,
    /// Its kind.
    pub kind: MilestoneKind,
    /// When it is due (`due_on`, `due_at`); `None` while it waits or does not apply.
    pub due: Option<DueDate>,
    /// Whether the date is projected from R.
    pub projected: bool,
    /// What has been decided (`status`, `settled_on`, `settled_by`, `reason`).
    pub state: State,
    /// Set once it has been overdue, and never taken back.
    pub overdue: Option<Overdue>,
}

/// That a milestone was late, for ever.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overdue {
    /// The first date that passed (`first_due_on`, `first_due_at`).
    pub first_due: DueDate,
    /// Days late (`overdue_days`). Never gets less.
    pub days: i64,
}

/// What has been decided about a milestone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// The date that it hangs on is not known.
    Waiting,
    /// To be done.
    Open,
    /// Done.
    Met {
        /// On this day.
        on: Date,
        /// Said by; `None` for the operator and jobs.
        by: Option<UserId>,
    },
    /// Need not be done, as somebody decided.
    Exempt {
        /// On this day.
        on: Date,
        /// By whom.
        by: Option<UserId>,
        /// Why, in their words.
        reason: String,
    },
    /// Does not apply, by rule.
    NotApplicable {
        /// Which rule.
        reason: WhyNot,
    },
    /// Was not done, and now cannot be.
    Missed {
        /// Since this day.
        on: Date,
        /// What ended the chance.
        reason: MissedBecause,
    },
}

coded_enum! {
    /// What ended the chance to do something.
    MissedBecause {
        /// The person left before the planned day.
        ReleasedEarly = "released_early",
        /// The person left, and it had not been done.
        Released = "released",
        /// The person went back to custody, and it was overdue.
        ReturnedToCustody = "returned_to_custody",
    }
}

/// Columns that do not make a state.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a milestone cannot be `{status}` with this date and reason")]
pub struct NotAState {
    /// The code found.
    pub status: String,
}

impl State {
    /// The code in the column `status`.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Open => "open",
            Self::Met { .. } => "met",
            Self::Exempt { .. } => "exempt",
            Self::NotApplicable { .. } => "not_applicable",
            Self::Missed { .. } => "missed",
        }
    }

    /// The column `settled_on`.
    pub const fn settled_on(&self) -> Option<Date> {
        match self {
            Self::Met { on, .. } | Self::Exempt { on, .. } | Self::Missed { on, .. } => Some(*on),
            Self::Waiting | Self::Open | Self::NotApplicable { .. } => None,
        }
    }

    /// The column `settled_by`.
    pub const fn settled_by(&self) -> Option<UserId> {
        match self {
            Self::Met { by, .. } | Self::Exempt { by, .. } => *by,
            Self::Waiting | Self::Open | Self::NotApplicable { .. } | Self::Missed { .. } => None,
        }
    }

    /// The column `reason`: somebody's words for an exemption, a code otherwise.
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Exempt { reason, .. } => Some(reason),
            Self::NotApplicable { reason } => Some(reason.code()),
            Self::Missed { reason, .. } => Some(reason.code()),
            Self::Waiting | Self::Open | Self::Met { .. } => None,
        }
    }

    /// The state out of its columns.
    pub fn from_columns(
        status: &str,
        settled_on: Option<Date>,
        settled_by: Option<UserId>,
        reason: Option<&str>,
    ) -> Result<Self, NotAState> {
        let state = match (status, settled_on, reason) {
            ("waiting", None, None) => Some(Self::Waiting),
            ("open", None, None) => Some(Self::Open),
            ("met", Some(on), None) => Some(Self::Met { on, by: settled_by }),
            ("exempt", Some(on), Some(reason)) => {
                Some(Self::Exempt { on, by: settled_by, reason: reason.to_owned() })
            }
            ("not_applicable", None, Some(reason)) => {
                WhyNot::from_code(reason).map(|reason| Self::NotApplicable { reason })
            }
            ("missed", Some(on), Some(reason)) => {
                MissedBecause::from_code(reason).map(|reason| Self::Missed { on, reason })
            }
            _ => None,
        };
        state.ok_or_else(|| NotAState { status: status.to_owned() })
    }

    /// Whether a person or the passing of the chance has ended it, so that no date moves it.
    pub const fn is_settled(&self) -> bool {
        matches!(self, Self::Met { .. } | Self::Exempt { .. } | Self::Missed { .. })
    }
}

/// What people do to a milestone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// It was done.
    Meet {
        /// On this day, today or earlier.
        on: Date,
        /// Who says so.
        by: Option<UserId>,
    },
    /// It need not be done.
    Exempt {
        /// From this day.
        on: Date,
        /// Who decides.
        by: Option<UserId>,
        /// Why.
        reason: String,
    },
    /// The last of these was a mistake.
    TakeBack,
}

/// Why an event is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Somebody has settled it.
    #[error("the milestone is settled already")]
    AlreadySettled,
    /// An exemption needs something to be exempt from.
    #[error("the milestone does not apply")]
    DoesNotApply,
    /// An exemption has a reason.
    #[error("an exemption needs a reason")]
    NoReason,
    /// Nothing was settled by a person.
    #[error("nothing to take back")]
    NothingToTakeBack,
    /// What is done outside cannot be done before the release.
    #[error("this is done after the release")]
    BeforeRelease,
    /// The day lies in the future.
    #[error("the day lies in the future")]
    InTheFuture,
}

/// The state after the event.
///
/// What was missed or did not apply can still turn out to have been done: somebody writes it down a
/// week later. The truth goes before the rule.
pub fn apply(state: &State, event: &Event) -> Result<State, Refused> {
    match (state, event) {
        (State::Met { .. }, Event::Meet { .. } | Event::Exempt { .. }) => Err(Refused::AlreadySettled),
        (_, Event::Meet { on, by }) => Ok(State::Met { on: *on, by: *by }),
        (_, Event::Exempt { reason, .. }) if reason.trim().is_empty() => Err(Refused::NoReason),
        (State::Waiting | State::Open, Event::Exempt { on, by, reason }) => {
            Ok(State::Exempt { on: *on, by: *by, reason: reason.trim().to_owned() })
        }
        (State::Exempt { .. } | State::Missed { .. }, Event::Exempt { .. }) => Err(Refused::AlreadySettled),
        (State::NotApplicable { .. }, Event::Exempt { .. }) => Err(Refused::DoesNotApply),
        (State::Met { .. } | State::Exempt { .. }, Event::TakeBack) => Ok(State::Open),
        (_, Event::TakeBack) => Err(Refused::NothingToTakeBack),
    }
}

/// How a milestone looks at an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// The date that it hangs on is not known.
    Waiting,
    /// Its date is projected from R.
    Projected,
    /// To be done, later than in a week.
    Open,
    /// To be done within seven days.
    DueSoon,
    /// To be done today.
    DueToday,
    /// Late.
    Overdue {
        /// By so many days, at least one.
        days: i64,
    },
    /// Done.
    Met,
    /// Need not be done.
    Exempt,
    /// Does not apply.
    NotApplicable,
    /// Was not done, and now cannot be.
    Missed,
}

impl Status {
    /// The code, for text keys and scenarios.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Projected => "projected",
            Self::Open => "open",
            Self::DueSoon => "due_soon",
            Self::DueToday => "due_today",
            Self::Overdue { .. } => "overdue",
            Self::Met => "met",
            Self::Exempt => "exempt",
            Self::NotApplicable => "not_applicable",
            Self::Missed => "missed",
        }
    }
}

impl Milestone {
    /// How it looks now.
    pub fn status(&self, now: Moment) -> Status {
        match (&self.state, self.due) {
            (State::Waiting, _) | (State::Open, None) => Status::Waiting,
            (State::Open, Some(_)) if self.projected => Status::Projected,
            (State::Open, Some(due)) => match days_between(now.today, due.on) {
                _ if now.at > due.at => Status::Overdue { days: days_between(due.on, now.today).max(1) },
                0 => Status::DueToday,
                days if days <= DUE_SOON_DAYS => Status::DueSoon,
                _ => Status::Open,
            },
            (State::Met { .. }, _) => Status::Met,
            (State::Exempt { .. }, _) => Status::Exempt,
            (State::NotApplicable { .. }, _) => Status::NotApplicable,
            (State::Missed { .. }, _) => Status::Missed,
        }
    }

    /// That it was late, or is late now: what is kept, joined with what the clock says.
    pub fn overdue_at(&self, now: Moment) -> Option<Overdue> {
        match (self.overdue, self.status(now), self.due) {
            (Some(kept), Status::Overdue { days }, _) => Some(Overdue { days: kept.days.max(days), ..kept }),
            (None, Status::Overdue { days }, Some(due)) => Some(Overdue { first_due: due, days }),
            (kept, _, _) => kept,
        }
    }

    /// The milestone after somebody has settled it, or taken that back. The days it was late are
    /// counted to the day on which it was done, not to the day on which that was written down.
    pub fn record(&self, event: &Event, now: Moment) -> Result<Self, Refused> {
        let state = apply(&self.state, event)?;
        let mut after = Self { state, ..self.clone() };
        match event {
            Event::Meet { on, .. } | Event::Exempt { on, .. } => {
                if *on > now.today {
                    return Err(Refused::InTheFuture);
                }
                if self.projected && matches!(event, Event::Meet { .. }) {
                    return Err(Refused::BeforeRelease);
                }
                after.overdue = match (self.overdue_at(now), self.due) {
                    (Some(late), Some(due)) if self.overdue.is_none() => {
                        (*on > due.on).then(|| Overdue { days: days_between(due.on, *on).max(1), ..late })
                    }
                    (late, _) => late,
                };
            }
            Event::TakeBack if self.due.is_none() => after.state = State::Waiting,
            Event::TakeBack => {}
        }
        Ok(after)
    }

    /// A milestone as the schedule has it at the start.
    fn starting(scheduled: &Scheduled) -> Self {
        let (state, due, projected) = match scheduled.due {
            Due::At { date, projected } => (State::Open, Some(date), projected),
            Due::Waiting => (State::Waiting, None, false),
            Due::NotApplicable { reason } => (State::NotApplicable { reason }, None, false),
        };
        Self { code: scheduled.code.clone(), kind: scheduled.kind, due, projected, state, overdue: None }
    }
}
