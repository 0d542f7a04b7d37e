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
    let amount = usize::try_from(offset.amount.unsigned_abs()).unwrap_or(usize::MAX);
    let span = tr.count(
        match offset.unit {
            OffsetUnit::Hours => "packs-hours",
            OffsetUnit::Days => "packs-days",
            OffsetUnit::Weeks => "packs-weeks",
            OffsetUnit::Months => "packs-months",
            OffsetUnit::WorkingDays => "packs-working-days",
        },
        amount,
    );
    let key = if offset.amount < 0 { "packs-offset-before" } else { "packs-offset-after" };
    tr.with(key, &[("span", span.into()), ("anchor", anchor.into())])
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
