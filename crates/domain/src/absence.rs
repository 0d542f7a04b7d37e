//! Absence: the days on which a worker is away and a deputy stands in.
//!
//! Standing in is bound to these days. Before the first and after the last of them a deputy is a
//! colleague like any other; nobody has to remember to take an access away.

use jiff::civil::Date;

use crate::calendar::days_between;

/// Who is away for longer hands their people on.
pub const LONGEST_DAYS: i64 = 366;

/// The days on which somebody is away, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Absence {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

/// Why these days cannot be an absence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The last day is before the first.
    #[error("the absence ends before it begins")]
    EndsBeforeItBegins,
    /// The last day has passed.
    #[error("the absence is over already")]
    Over,
    /// Longer than [`LONGEST_DAYS`].
    #[error("the absence is longer than a year")]
    TooLong,
}

impl Absence {
    /// An absence that is still to come or has not ended on `today`.
    pub fn new(from: Date, to: Date, today: Date) -> Result<Self, Refused> {
        if to < from {
            Err(Refused::EndsBeforeItBegins)
        } else if to < today {
            Err(Refused::Over)
        } else if days_between(from, to) >= LONGEST_DAYS {
            Err(Refused::TooLong)
        } else {
            Ok(Self { from, to })
        }
    }
    /// Whether somebody is away on a day.
    pub fn includes(self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn an_absence_has_its_first_and_its_last_day() {
        let today = date(2026, 11, 2);
        let absence = Absence::new(date(2026, 11, 9), date(2026, 11, 13), today).unwrap();
        assert!(absence.includes(date(2026, 11, 9)) && absence.includes(date(2026, 11, 13)));
        assert!(!absence.includes(date(2026, 11, 8)) && !absence.includes(date(2026, 11, 14)));
        assert!(Absence::new(today, today, today).is_ok(), "one day, ill today");
    }

    #[test]
    fn what_cannot_be_an_absence_says_why() {
        let today = date(2026, 11, 2);
        let new = |from, to| Absence::new(from, to, today);
        assert_eq!(new(date(2026, 11, 9), date(2026, 11, 8)), Err(Refused::EndsBeforeItBegins));
        assert_eq!(new(date(2026, 10, 1), date(2026, 11, 1)), Err(Refused::Over));
        assert!(new(date(2026, 10, 1), date(2026, 11, 2)).is_ok(), "who fell ill is entered late");
        assert_eq!(new(date(2026, 11, 9), date(2027, 11, 10)), Err(Refused::TooLong));
    }
}
