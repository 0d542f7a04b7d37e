//! Dates that contradict each other: windows that close before they open, laws that end before they
//! begin, deadlines that no calendar can put inside the window.

use jiff::{ToSpan, civil::Date};

use super::findings::InFile;
use crate::programme::{
    offset::{Anchor, Offset, OffsetUnit},
    pack::{LegalBasis, Manifest},
    schema::{Day, Spot},
};

pub(super) fn check(manifest: &Manifest, into: &mut InFile<'_>) {
    validity(manifest, into);
    bases(manifest, into);
    // Of a window turned round every milestone would be outside; one finding says it.
    if window(manifest, into) {
        milestones(manifest, into);
    }
    stages(manifest, into);
}

fn validity(manifest: &Manifest, into: &mut InFile<'_>) {
    let what = manifest.id.to_string();
    ends_after_it_begins(&what, Some(&manifest.valid_from), manifest.valid_to.as_ref(), into);
    for basis in &manifest.legal_basis {
        let what = format!("the legal basis `{}`", basis.code);
        ends_after_it_begins(&what, basis.valid_from.as_ref(), basis.valid_to.as_ref(), into);
    }
}

fn ends_after_it_begins(what: &str, from: Option<&Spot<Day>>, to: Option<&Spot<Day>>, into: &mut InFile<'_>) {
    if let (Some(from), Some(to)) = (from, to)
        && to.0 < from.0
    {
        let message = format!("{what} ends on {} before it begins on {}", to.0, from.0);
        into.error(to.offset, message, "Correct `valid_from` or `valid_to`.");
    }
}

/// A basis that follows another begins the day after; and on every day of its life the programme
/// rests on something.
fn bases(manifest: &Manifest, into: &mut InFile<'_>) {
    for basis in &manifest.legal_basis {
        let Some(replaced) = &basis.replaces else { continue };
        let Some(before) = manifest.legal_basis.iter().find(|it| *it.code == **replaced) else { continue };
        let follows = before.valid_to.as_ref().and_then(|to| to.0.tomorrow().ok());
        if follows.is_none() || follows != basis.valid_from.as_ref().map(|from| from.0) {
            let message = format!(
                "the legal basis `{}` replaces `{}`, but does not begin the day after that ends",
                basis.code, before.code
            );
            let remedy = match &basis.valid_from {
                Some(from) => format!(
                    "Give `{}` the date `valid_to = {}`.",
                    before.code,
                    from.0.yesterday().unwrap_or(from.0)
                ),
                None => format!("Give `{}` a `valid_from`.", basis.code),
            };
            into.error(replaced.offset, message, remedy);
        }
    }
    if let Some(day) = first_day_without_basis(manifest) {
        into.error(
            manifest.valid_from.offset,
            format!("on {day} the programme rests on nothing: no legal basis is in force"),
            "Add the basis of that time, or change `valid_from` and `valid_to` of the bases.",
        );
    }
}

/// The first day of the programme on which no basis holds, whatever its kind.
fn first_day_without_basis(manifest: &Manifest) -> Option<Date> {
    if manifest.legal_basis.is_empty() {
        return None;
    }
    let holds = |basis: &LegalBasis, day: Date| {
        basis.valid_from.as_ref().is_none_or(|from| from.0 <= day)
            && basis.valid_to.as_ref().is_none_or(|to| day <= to.0)
    };
    let mut day = manifest.valid_from.0;
    loop {
        if manifest.valid_to.as_ref().is_some_and(|to| to.0 < day) {
            return None;
        }
        let until = manifest.legal_basis.iter().filter(|basis| holds(basis, day)).map(|basis| {
            // A basis without an end holds for good.
            basis.valid_to.as_ref().map_or(Date::MAX, |to| to.0)
        });
        day = match until.max() {
            None => return Some(day),
            Some(last) => last.checked_add(1.day()).ok()?,
        };
    }
}

/// Whether the window is one.
fn window(manifest: &Manifest, into: &mut InFile<'_>) -> bool {
    let window = &manifest.window;
    if surely_before(*window.close, *window.open) {
        let message = format!("the window closes ({}) before it opens ({})", *window.close, *window.open);
        into.error(window.close.offset, message, "Correct `open` or `close`.");
        return false;
    }
    let Some(min_close) = &window.min_close else { return true };
    if surely_before(*window.close, **min_close) || surely_before(**min_close, *window.open) {
        let message = format!("the earliest end of the window ({}) lies outside it", **min_close);
        into.error(min_close.offset, message, "Put `min_close` between `open` and `close`.");
    }
    true
}

fn milestones(manifest: &Manifest, into: &mut InFile<'_>) {
    let window = &manifest.window;
    for milestone in &manifest.milestone {
        let (code, due) = (&milestone.code, *milestone.due);
        if surely_before(due, *window.open) || surely_before(*window.close, due) {
            let message = format!(
                "`{code}` is due at {due}, which can never fall inside the window from {} to {}",
                *window.open, *window.close
            );
            into.error(milestone.due.offset, message, "Correct `due`, or the window.");
        }
        if let Some(opens) = &milestone.opens
            && surely_before(due, **opens)
        {
            let message = format!("`{code}` is due ({due}) before it may be done ({})", **opens);
            into.error(opens.offset, message, "Put `opens` before `due`.");
        }
    }
}

/// Stages follow each other: only the first begins with the enrolment.
fn stages(manifest: &Manifest, into: &mut InFile<'_>) {
    let mut last: Option<Offset> = None;
    for (index, stage) in manifest.stage.iter().enumerate() {
        match stage.begins {
            None if index > 0 => into.error(
                stage.code.offset,
                format!("the stage `{}` does not say when it begins", stage.code),
                "Add `begins = \"R*\"` or the like; only the first stage begins with the enrolment.",
            ),
            Some(begins) => {
                if last.is_some_and(|last| surely_before(begins, last)) {
                    let message = format!("the stage `{}` begins before the one above it", stage.code);
                    into.error(stage.code.offset, message, "Put the stages in order of time.");
                }
                last = Some(begins);
            }
            None => {}
        }
    }
}

/// Whether one offset lies before the other for every person: planned and actual release count as
/// one day, months and working days have the length that proves least, and what hangs on admission
/// cannot be compared with what hangs on release.
fn surely_before(one: Offset, other: Offset) -> bool {
    side(one.anchor) == side(other.anchor) && days(one).1 < days(other).0
}

const fn side(anchor: Anchor) -> u8 {
    match anchor {
        Anchor::Admission => 0,
        Anchor::Sentence => 1,
        Anchor::PlannedRelease | Anchor::ActualRelease => 2,
    }
}

/// The fewest and the most days from the anchor.
fn days(offset: Offset) -> (i64, i64) {
    let amount = i64::from(offset.amount.unsigned_abs());
    let (fewest, most) = match offset.unit {
        OffsetUnit::Hours => (amount / 24, amount / 24 + 1),
        OffsetUnit::Days => (amount, amount),
        OffsetUnit::Weeks => (amount * 7, amount * 7),
        OffsetUnit::Months => ((amount * 30 - 2).max(0), amount * 31),
        // A week of five days, and a fortnight of holidays.
        OffsetUnit::WorkingDays => (amount, amount * 2 + 14),
    };
    if offset.amount < 0 { (-most, -fewest) } else { (fewest, most) }
}
