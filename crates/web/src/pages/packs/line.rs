//! The programme as a line: what is due for everybody, in its order.

use std::collections::BTreeMap;

use maud::Markup;
use throughline_domain::programme::{
    offset::{Anchor, Offset, OffsetUnit},
    pack::{MilestoneDef, Pack},
};

use super::words;
use crate::{
    components::timeline::{Day, Mark, ProgrammeLine, programme_line},
    i18n::Tr,
};

/// The line. What only some people need (another form, a condition) stands in the tables alone.
pub(super) fn line(tr: Tr, pack: &Pack) -> Markup {
    let manifest = &pack.manifest;
    let mut days: BTreeMap<Day, Vec<&MilestoneDef>> = BTreeMap::new();
    for milestone in &manifest.milestone {
        if milestone.variants.is_empty() && milestone.when.is_none() && milestone.repeats.is_none() {
            days.entry(day(*milestone.due)).or_default().push(milestone);
        }
    }
    let marks = days.into_iter().filter_map(|(day, due)| mark(tr, pack, day, &due)).collect();
    let ends = match day(*manifest.window.close) {
        Day::Release(days) => days,
        Day::Inside(_) => 0,
    };
    let language = tr.locale().code();
    let name = tr.with(
        "packs-line-name",
        &[
            ("programme", pack.text(language, "name").into()),
            ("from", words::offset(tr, *manifest.window.open).into()),
            ("until", words::offset(tr, *manifest.window.close).into()),
        ],
    );
    programme_line(tr, &ProgrammeLine { name: &name, marks, ends, table: "#due" })
}

/// What is due on one day, under the name of what comes first in the rule book.
fn mark(tr: Tr, pack: &Pack, day: Day, due: &[&MilestoneDef]) -> Option<Mark> {
    let (first, others) = due.split_first()?;
    let name = pack.label(tr.locale().code(), "milestone", &first.code);
    let label = match others.len() {
        0 => name.to_owned(),
        n => tr.with("packs-line-more", &[("first", name.into()), ("n", n.into())]),
    };
    let read = due.iter().all(|milestone| *milestone.verified);
    Some(Mark { day, label, when: words::distance(tr, *first.due), read })
}

/// About where an offset lies; what it means to the day is the clock's to say.
pub(super) fn day(offset: Offset) -> Day {
    let amount = offset.amount;
    let days = match offset.unit {
        OffsetUnit::Hours => (amount + 23 * amount.signum()) / 24,
        OffsetUnit::Days => amount,
        OffsetUnit::Weeks => amount.saturating_mul(7),
        OffsetUnit::Months => amount.saturating_mul(30),
        OffsetUnit::WorkingDays => (amount.saturating_mul(7) + 4 * amount.signum()) / 5,
    };
    match offset.anchor {
        Anchor::Admission | Anchor::Sentence => Day::Inside(days),
        Anchor::PlannedRelease | Anchor::ActualRelease => Day::Release(days),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_stand_in_the_order_in_which_they_come() {
        let days: Vec<Day> =
            ["A", "A+72h", "A+10d", "R-3m", "R-12w", "R-3wd", "R", "R*+1wd", "R*+3d", "R*+1m"]
                .iter()
                .map(|text| day(text.parse().unwrap()))
                .collect();
        assert!(days.is_sorted_by(|a, b| a < b), "{days:?}");
    }
}
