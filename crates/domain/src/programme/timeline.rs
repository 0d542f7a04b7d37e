//! What is due when: a pack's offsets applied to a person's dates.
//!
//! Everything here is a function of what is written down. Nothing depends on "now", so the same
//! person always gets the same schedule, and a preview shows what saving will do.

use jiff::{
    Timestamp, ToSpan,
    civil::{Date, Time},
};

use super::{
    eligibility::{Facts, Truth},
    offset::{Anchor, Offset, OffsetUnit},
    pack::{LateStart, MilestoneDef, MilestoneKind, OnRelease, Pack, Stage, text_key},
    taking_part::runs_without_yes,
};
use crate::calendar::{Jurisdiction, Roll};

/// The dates that offsets count from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Anchors {
    /// A.
    pub admitted: Option<Date>,
    /// S.
    pub sentenced: Option<Date>,
    /// R: the working date.
    pub planned: Option<Date>,
    /// R*.
    pub actual: Option<Actual>,
}

/// The actual release.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Actual {
    /// The day.
    pub date: Date,
    /// The local time, where somebody wrote it down. Hours count from 00:00 without it.
    pub time: Option<Time>,
}

/// Everything that a schedule depends on.
#[derive(Debug, Clone, Copy)]
pub struct Situation<'a> {
    /// The rules, in the version that the enrolment is pinned to.
    pub pack: &'a Pack,
    /// The variant of the programme.
    pub variant: Option<&'a str>,
    /// What is known about the person.
    pub facts: &'a Facts,
    /// The dates.
    pub anchors: Anchors,
    /// The calendar.
    pub jurisdiction: &'a Jurisdiction,
    /// The local day on which the enrolment started.
    pub started_on: Date,
    /// The local day on which the person said yes, while they stand by it. What only runs after a
    /// yes cannot have been late before it.
    pub said_yes_on: Option<Date>,
}

/// A day and the instant at which it is too late.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct DueDate {
    /// The local day, as shown.
    pub on: Date,
    /// The last instant in time: the end of the day, or the hour where hours are counted.
    pub at: Timestamp,
}

/// When something is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// On a day.
    At {
        /// The day.
        date: DueDate,
        /// Whether it hangs on a release that has not happened: counted from R instead of R*,
        /// shown as such, never due or overdue.
        projected: bool,
    },
    /// Nobody knows yet: the date it hangs on is missing.
    Waiting,
    /// Not for this person, or not any more.
    NotApplicable {
        /// Why.
        reason: WhyNot,
    },
}

crate::coded_enum! {
    /// Why a milestone does not apply. The codes are stored as its reason.
    WhyNot {
        /// The pack's condition is false; its words stand under `milestone-<code>-not-applicable`.
        Condition = "condition",
        /// The start was too late; its words stand under `milestone-<code>-late`.
        TooLate = "too_late",
        /// The person was already out when the enrolment started.
        AlreadyReleased = "already_released",
        /// The person left custody before it was done, and outside it has no sense.
        Released = "released",
        /// The variant or version of the programme does not have it.
        NotInVariant = "not_in_variant",
        /// The person has not said yes, or no longer does.
        NotTakingPart = "not_taking_part",
        /// The person has said yes, so nothing need be offered again.
        SaidYes = "said_yes",
        /// The person returned to custody; a new episode has milestones of its own.
        ReturnedToCustody = "returned_to_custody",
    }
}

impl WhyNot {
    /// The pack's own words for a milestone, where it has any. Else the application's words for
    /// [`WhyNot::code`] are shown.
    pub fn pack_text_key(self, milestone: &str) -> Option<String> {
        match self {
            Self::Condition => Some(text_key(&["milestone", milestone, "not_applicable"])),
            Self::TooLate => Some(text_key(&["milestone", milestone, "late"])),
            Self::AlreadyReleased
            | Self::Released
            | Self::NotInVariant
            | Self::NotTakingPart
            | Self::SaidYes
            | Self::ReturnedToCustody => None,
        }
    }
}

/// A milestone's place in the schedule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scheduled {
    /// Its code.
    pub code: String,
    /// Its kind.
    pub kind: MilestoneKind,
    /// When it is due.
    pub due: Due,
    /// The first day on which it makes sense.
    pub opens: Option<Date>,
    /// What was done because the start was too late for it: on the compressed list, or due at once.
    pub late: Option<LateStart>,
    /// What the pack does when a date comes too late for it.
    pub late_start: LateStart,
    /// What happens to it at the release; `None` for what is done outside.
    pub on_release: Option<OnRelease>,
    /// Whether the due day is one on which offices are closed.
    pub on_closed_day: bool,
    /// Whether it runs before the person has said yes, and if they say no.
    pub without_yes: bool,
    /// Whether a source was read that says so. If not, never show it as law.
    pub verified: bool,
}

/// The schedule of an enrolment, in the order of the pack.
pub fn schedule(situation: &Situation<'_>) -> Vec<Scheduled> {
    situation
        .pack
        .manifest
        .milestone
        .iter()
        .filter(|def| {
            def.variants.is_empty()
                || def.variants.iter().any(|variant| Some(variant.as_str()) == situation.variant)
        })
        .map(|def| scheduled(situation, def))
        .collect()
}

fn scheduled(situation: &Situation<'_>, def: &MilestoneDef) -> Scheduled {
    let (due, late) = due(situation, def);
    let on_closed_day = match due {
        Due::At { date, .. } => !situation.jurisdiction.is_working_day(date.on),
        Due::Waiting | Due::NotApplicable { .. } => false,
    };
    Scheduled {
        code: def.code.to_string(),
        kind: def.kind,
        due,
        opens: def.opens.and_then(|opens| Some(situation.resolve(*opens, None)?.0.on)),
        late,
        late_start: def.late_start,
        on_release: def.due.anchor.before_release().then_some(def.on_early_release),
        on_closed_day,
        without_yes: runs_without_yes(def),
        verified: *def.verified,
    }
}

fn due(situation: &Situation<'_>, def: &MilestoneDef) -> (Due, Option<LateStart>) {
    let started_on = situation.start_of(def);
    // An unanswered condition applies: it is safer to ask for something than to forget it.
    if situation.pack.condition(def.when.as_ref().map(|when| when.as_str()), situation.facts) == Truth::No {
        return (Due::NotApplicable { reason: WhyNot::Condition }, None);
    }
    if def.repeats.is_some() && situation.said_yes_on.is_some() {
        return (Due::NotApplicable { reason: WhyNot::SaidYes }, None);
    }
    let out_already = situation.anchors.actual.is_some_and(|actual| actual.date <= started_on);
    if out_already && def.due.anchor.before_release() && def.on_early_release != OnRelease::Stays {
        return (Due::NotApplicable { reason: WhyNot::AlreadyReleased }, None);
    }
    let Some((date, projected)) = situation.resolve(*def.due, def.roll) else { return (Due::Waiting, None) };
    if date.at >= situation.jurisdiction.start_of_local_day(started_on) {
        return (Due::At { date, projected }, None);
    }
    let on = match def.late_start {
        LateStart::Skip => return (Due::NotApplicable { reason: WhyNot::TooLate }, Some(LateStart::Skip)),
        LateStart::DueNow => started_on,
        LateStart::Compress => situation.compressed_until(started_on),
    };
    (Due::At { date: situation.end_of(on), projected }, Some(def.late_start))
}

impl<'a> Situation<'a> {
    /// The day and instant of an offset, and whether it is projected; `None` where the date that
    /// it counts from is not known.
    pub fn resolve(&self, offset: Offset, roll: Option<Roll>) -> Option<(DueDate, bool)> {
        let (day, time, projected) = self.anchor(offset.anchor)?;
        let date = if offset.unit == OffsetUnit::Hours {
            let start = match time {
                Some(time) => self.jurisdiction.instant(day.to_datetime(time)),
                None => self.jurisdiction.start_of_local_day(day),
            };
            let at = start.checked_add(i64::from(offset.amount).hours()).ok()?;
            DueDate { on: self.jurisdiction.local_date(at), at }
        } else {
            let amount = i64::from(offset.amount);
            let landed = match offset.unit {
                OffsetUnit::Hours => day,
                OffsetUnit::Days => day.checked_add(amount.days()).ok()?,
                OffsetUnit::Weeks => day.checked_add(amount.weeks()).ok()?,
                OffsetUnit::Months => day.checked_add(amount.months()).ok()?,
                OffsetUnit::WorkingDays => self.jurisdiction.add_working_days(day, offset.amount),
            };
            self.end_of(roll.map_or(landed, |roll| self.jurisdiction.rolled(landed, roll)))
        };
        Some((date, projected))
    }

    /// The day that an anchor stands for, the time if known, and whether it is a projection.
    fn anchor(&self, anchor: Anchor) -> Option<(Date, Option<Time>, bool)> {
        let Anchors { admitted, sentenced, planned, actual } = self.anchors;
        match anchor {
            Anchor::Admission => admitted.map(|day| (day, None, false)),
            Anchor::Sentence => sentenced.map(|day| (day, None, false)),
            // Someone released without a planned date was released on R, as far as rules go.
            Anchor::PlannedRelease => {
                planned.or(actual.map(|actual| actual.date)).map(|day| (day, None, false))
            }
            Anchor::ActualRelease => actual
                .map(|actual| (actual.date, actual.time, false))
                .or(planned.map(|day| (day, None, true))),
        }
    }

    /// The first day on which a milestone could be done at all: the start, the yes where it
    /// takes one, and no earlier than the admission, so that a person who returns to custody is not
    /// late with what lay before.
    fn start_of(&self, def: &MilestoneDef) -> Date {
        let said_yes_on = self.said_yes_on.filter(|_| !runs_without_yes(def));
        [said_yes_on, self.anchors.admitted].into_iter().flatten().fold(self.started_on, Date::max)
    }

    /// The last day of the compressed list: some days after the start, but no later than the
    /// release that is still to come.
    fn compressed_until(&self, started_on: Date) -> Date {
        let days = i64::from(self.pack.manifest.compressed_days);
        let until = started_on.checked_add(days.days()).unwrap_or(started_on);
        match self.anchors.planned {
            Some(release) if release >= started_on => until.min(release),
            _ => until,
        }
    }

    fn end_of(&self, day: Date) -> DueDate {
        DueDate { on: day, at: self.jurisdiction.end_of_local_day(day) }
    }

    /// The stage that the enrolment is in on a local day: the last one that has begun.
    pub fn stage_on(&self, day: Date) -> Option<&'a Stage> {
        let begun = |stage: &&Stage| match stage.begins {
            None => true,
            Some(begins) => {
                self.resolve(begins, None).is_some_and(|(date, projected)| !projected && date.on <= day)
            }
        };
        self.pack.manifest.stage.iter().rfind(begun)
    }

    /// When the programme takes the person in and lets go: first day, earliest end, last day.
    pub fn window(&self) -> (Option<Date>, Option<Date>, Option<Date>) {
        let window = &self.pack.manifest.window;
        let day = |offset: Offset| self.resolve(offset, None).map(|(date, _)| date.on);
        (day(*window.open), window.min_close.and_then(|offset| day(*offset)), day(*window.close))
    }
}

#[cfg(test)]
mod tests;
