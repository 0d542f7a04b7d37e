//! What happens to every milestone of an enrolment when a date changes.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Due, LateStart, Milestone, MissedBecause, Moment, OnRelease, Scheduled, State, WhyNot};
use crate::coded_enum;

coded_enum! {
    /// Why milestones are planned again.
    Cause {
        /// The enrolment starts, or a new episode of custody does.
        Started = "started",
        /// A date, a fact, the variant or the pack version changed.
        DateMoved = "date_moved",
        /// The planned date was withdrawn.
        Withdrawn = "withdrawn",
        /// The person was released on the planned day or later.
        Released = "released",
        /// The person was released before the planned day, or nobody had planned one.
        ReleasedEarly = "released_early",
        /// The release was recorded by mistake.
        ReleaseTakenBack = "release_taken_back",
        /// The person is back in custody: this episode's milestones end.
        ReturnToCustody = "return_to_custody",
    }
}

impl Cause {
    /// The cause that a release is.
    pub fn of_release(planned: Option<Date>, actual: Date) -> Self {
        if planned.is_some_and(|planned| planned <= actual) { Self::Released } else { Self::ReleasedEarly }
    }
}

coded_enum! {
    /// What a change does to a milestone, the worst first.
    Effect {
        /// Not done, and now it cannot be.
        Missed = "missed",
        /// It can no longer be done in time; the pack says that it is left out.
        TooLate = "too_late",
        /// Its new date has already passed.
        OverdueAtOnce = "overdue_at_once",
        /// Its new date is a day on which offices are closed.
        OnHoliday = "on_holiday",
        /// It gets a firm date.
        StartsNow = "starts_now",
        /// It gets another date.
        Moves = "moves",
        /// It loses its date, or has none yet.
        Waits = "waits",
        /// It no longer applies.
        DropsOut = "drops_out",
        /// Nothing changes.
        Stays = "stays",
    }
}

/// What happens to one milestone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its code.
    pub code: String,
    /// As it is; `None` where it is new.
    pub before: Option<Milestone>,
    /// As it will be.
    pub after: Milestone,
    /// In a word.
    pub effect: Effect,
}

/// What happens to all milestones, in the order of the schedule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replan {
    /// One for each milestone, also for those that stay.
    pub changes: Vec<Change>,
}

impl Replan {
    /// The milestones as they will be.
    pub fn after(&self) -> Vec<Milestone> {
        self.changes.iter().map(|change| change.after.clone()).collect()
    }

    /// What must be written.
    pub fn changed(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(|change| change.before.as_ref() != Some(&change.after))
    }

    /// The changes with one effect.
    pub fn with(&self, effect: Effect) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(move |change| change.effect == effect)
    }
}

/// Plans the milestones of one episode again.
///
/// A return to custody takes two calls: this episode's milestones with
/// [`Cause::ReturnToCustody`] (the schedule is not looked at), then the new episode's, with no
/// current ones, with [`Cause::Started`].
pub fn replan(current: &[Milestone], schedule: &[Scheduled], now: Moment, cause: Cause) -> Replan {
    if cause == Cause::ReturnToCustody {
        return Replan { changes: current.iter().map(|it| ended(it, now)).collect() };
    }
    let known: BTreeSet<&str> = schedule.iter().map(|it| it.code.as_str()).collect();
    let planned = schedule.iter().map(|scheduled| {
        match current.iter().find(|milestone| milestone.code == scheduled.code) {
            Some(before) => planned_again(before, scheduled, now, cause),
            None => begun(scheduled, now),
        }
    });
    // Another variant or version may not have it any more.
    let left_over =
        current.iter().filter(|milestone| !known.contains(milestone.code.as_str())).map(|before| {
            if before.state.is_settled() || matches!(before.state, State::NotApplicable { .. }) {
                return stays(before);
            }
            dropped(before, WhyNot::NotInVariant, Effect::DropsOut, now)
        });
    Replan { changes: planned.chain(left_over).collect() }
}

/// A milestone that did not exist.
fn begun(scheduled: &Scheduled, now: Moment) -> Change {
    let after = Milestone::starting(scheduled);
    let effect = match scheduled.due {
        Due::Waiting | Due::At { projected: true, .. } => Effect::Waits,
        Due::At { date, .. } if date.at < now.at => Effect::OverdueAtOnce,
        Due::At { .. } if scheduled.on_closed_day => Effect::OnHoliday,
        Due::At { .. } => Effect::StartsNow,
        Due::NotApplicable { reason: WhyNot::TooLate } => Effect::TooLate,
        Due::NotApplicable { .. } => Effect::DropsOut,
    };
    Change { code: scheduled.code.clone(), before: None, after, effect }
}

/// A milestone that exists, under a new schedule.
fn planned_again(before: &Milestone, scheduled: &Scheduled, now: Moment, cause: Cause) -> Change {
    if !reopened_by(&before.state, cause) {
        return stays(before);
    }
    if let Some(reason) = missed_by(cause) {
        match scheduled.on_release {
            Some(OnRelease::Missed) if matches!(before.state, State::Open | State::Waiting) => {
                let state = State::Missed { on: now.today, reason };
                return changed(before, Milestone { state, ..before.clone() }, Effect::Missed, now);
            }
            Some(OnRelease::Missed) => return stays(before),
            Some(OnRelease::NotApplicable) => {
                return dropped(before, WhyNot::Released, Effect::DropsOut, now);
            }
            Some(OnRelease::Stays) | None => {}
        }
    }
    match scheduled.due {
        Due::Waiting if before.state == State::Waiting => stays(before),
        Due::Waiting => {
            let after = Milestone { state: State::Waiting, due: None, projected: false, ..before.clone() };
            changed(before, after, Effect::Waits, now)
        }
        Due::NotApplicable { reason } if before.state == (State::NotApplicable { reason }) => stays(before),
        Due::NotApplicable { reason: WhyNot::TooLate } => {
            dropped(before, WhyNot::TooLate, Effect::TooLate, now)
        }
        Due::NotApplicable { reason } => dropped(before, reason, Effect::DropsOut, now),
        Due::At { date, projected } => {
            if before.state == State::Open && before.due == Some(date) && before.projected == projected {
                return stays(before);
            }
            let past = !projected && date.at < now.at;
            let was_overdue = before.overdue_at(now).is_some();
            if past && scheduled.late_start == LateStart::Skip && !was_overdue {
                if before.state == (State::NotApplicable { reason: WhyNot::TooLate }) {
                    return stays(before);
                }
                return dropped(before, WhyNot::TooLate, Effect::TooLate, now);
            }
            let was_firm = before.state == State::Open && before.due.is_some() && !before.projected;
            let effect = if past && !was_overdue {
                Effect::OverdueAtOnce
            } else if scheduled.on_closed_day {
                Effect::OnHoliday
            } else if !was_firm && !projected {
                Effect::StartsNow
            } else {
                Effect::Moves
            };
            let after = Milestone { state: State::Open, due: Some(date), projected, ..before.clone() };
            changed(before, after, effect, now)
        }
    }
}

/// Whether a cause may change a milestone in this state at all. What the release ended comes back
/// only if the release is taken back; what the return to custody ended never does.
const fn reopened_by(state: &State, cause: Cause) -> bool {
    match state {
        State::Met { .. }
        | State::Exempt { .. }
        | State::Missed { reason: MissedBecause::ReturnedToCustody, .. }
        | State::NotApplicable { reason: WhyNot::ReturnedToCustody } => false,
        State::Missed { .. } | State::NotApplicable { reason: WhyNot::Released } => {
            matches!(cause, Cause::ReleaseTakenBack)
        }
        State::Open | State::Waiting | State::NotApplicable { .. } => true,
    }
}

/// The reason under which a cause ends what could only be done in custody.
const fn missed_by(cause: Cause) -> Option<MissedBecause> {
    match cause {
        Cause::Released => Some(MissedBecause::Released),
        Cause::ReleasedEarly => Some(MissedBecause::ReleasedEarly),
        Cause::Started
        | Cause::DateMoved
        | Cause::Withdrawn
        | Cause::ReleaseTakenBack
        | Cause::ReturnToCustody => None,
    }
}

/// The end of an episode's milestone at a return to custody: late ones are missed, the others end.
fn ended(before: &Milestone, now: Moment) -> Change {
    match &before.state {
        State::Met { .. } | State::Exempt { .. } | State::Missed { .. } | State::NotApplicable { .. } => {
            stays(before)
        }
        State::Open | State::Waiting if before.overdue_at(now).is_some() => {
            let state = State::Missed { on: now.today, reason: MissedBecause::ReturnedToCustody };
            changed(before, Milestone { state, ..before.clone() }, Effect::Missed, now)
        }
        State::Open | State::Waiting => dropped(before, WhyNot::ReturnedToCustody, Effect::DropsOut, now),
    }
}

fn dropped(before: &Milestone, reason: WhyNot, effect: Effect, now: Moment) -> Change {
    let state = State::NotApplicable { reason };
    changed(before, Milestone { state, due: None, projected: false, ..before.clone() }, effect, now)
}

fn stays(before: &Milestone) -> Change {
    Change {
        code: before.code.clone(),
        before: Some(before.clone()),
        after: before.clone(),
        effect: Effect::Stays,
    }
}

/// A change; whatever it is, lateness up to now is written down first.
fn changed(before: &Milestone, after: Milestone, effect: Effect, now: Moment) -> Change {
    let after = Milestone { overdue: before.overdue_at(now), ..after };
    Change { code: before.code.clone(), before: Some(before.clone()), after, effect }
}
