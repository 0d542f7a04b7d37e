//! Offsets in words: `R-3m` is "3 months before the planned release".

use throughline_domain::programme::offset::{Anchor, Offset, OffsetUnit};

use crate::i18n::Tr;

/// An offset as people say it.
pub(super) fn offset(tr: Tr, offset: Offset) -> String {
    let anchor = tr.text(match offset.anchor {
        Anchor::Admission => "packs-anchor-admission",
        Anchor::Sentence => "packs-anchor-sentence",
        Anchor::PlannedRelease => "packs-anchor-planned-release",
        Anchor::ActualRelease => "packs-anchor-release",
    });
    if offset.amount == 0 {
        return tr.with("packs-offset-on", &[("anchor", anchor.into())]);
    }
    let key = if offset.amount < 0 { "packs-offset-before" } else { "packs-offset-after" };
    tr.with(key, &[("span", span(tr, offset).into()), ("anchor", anchor.into())])
}

/// The same where the anchor can be seen: "8 weeks before".
pub(super) fn distance(tr: Tr, offset: Offset) -> String {
    let key = match offset.amount.signum() {
        0 => return tr.text("packs-distance-on"),
        -1 => "packs-distance-before",
        _ => "packs-distance-after",
    };
    tr.with(key, &[("span", span(tr, offset).into())])
}

/// An offset where a sentence or a cell begins with it.
pub(super) fn begun(tr: Tr, offset: Offset) -> String {
    let said = self::offset(tr, offset);
    let mut letters = said.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn span(tr: Tr, offset: Offset) -> String {
    let amount = usize::try_from(offset.amount.unsigned_abs()).unwrap_or(usize::MAX);
    let key = match offset.unit {
        OffsetUnit::Hours => "packs-hours",
        OffsetUnit::Days => "packs-days",
        OffsetUnit::Weeks => "packs-weeks",
        OffsetUnit::Months => "packs-months",
        OffsetUnit::WorkingDays => "packs-working-days",
    };
    tr.count(key, amount)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::offset;
    use crate::i18n::{Locale, Tr};

    #[test]
    fn an_offset_is_said_as_people_say_it() {
        for (locale, text, expected) in [
            (Locale::En, "R-3m", "3 months before the planned release"),
            (Locale::En, "R*", "on the day of release"),
            (Locale::En, "R*+1d", "1 day after release"),
            (Locale::En, "R-3wd", "3 working days before the planned release"),
            (Locale::Ca, "R-3m", "3 mesos abans de la sortida prevista"),
            (Locale::Es, "A+72h", "72 horas después de la entrada en prisión"),
        ] {
            let tr = Tr::new(locale, date(2026, 11, 2));
            assert_eq!(offset(tr, text.parse().unwrap()), expected);
        }
    }
}
