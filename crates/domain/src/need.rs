//! Needs by domain of life: five anchored steps, said by the person and by the worker separately.
//!
//! The two are never averaged. Where they differ, the difference is the beginning of a talk.

use crate::coded_enum;

coded_enum! {
    /// A step of the own scale, the same five in every domain; worded for the person.
    Level {
        /// Nothing holds.
        Crisis = "0",
        /// Needs help within days.
        Urgent = "1",
        /// Holds today, perhaps not tomorrow.
        Unstable = "2",
        /// Holds, with some help.
        MostlyStable = "3",
        /// Holds.
        Stable = "4",
    }
}

impl Level {
    /// The number on the scale, 0 to 4; it orders and is never added up.
    pub const fn number(self) -> i64 {
        match self {
            Self::Crisis => 0,
            Self::Urgent => 1,
            Self::Unstable => 2,
            Self::MostlyStable => 3,
            Self::Stable => 4,
        }
    }
    /// The level with this number.
    pub fn from_number(number: i64) -> Option<Self> {
        Self::ALL.iter().copied().find(|level| level.number() == number)
    }
}

/// Two views of one domain on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Views {
    /// As the person sees it; `None` where they were not asked or did not say.
    pub person: Option<Level>,
    /// As the worker sees it.
    pub worker: Option<Level>,
}

/// Why an assessment is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Neither of the two said anything.
    #[error("neither the person nor the worker gave a level")]
    NobodySaid,
}

impl Views {
    /// Checks that at least one of the two said something.
    pub const fn check(self) -> Result<Self, Refused> {
        if self.person.is_none() && self.worker.is_none() { Err(Refused::NobodySaid) } else { Ok(self) }
    }
    /// How many steps the two lie apart; `None` where one of them said nothing.
    pub fn apart(self) -> Option<i64> {
        Some((self.person?.number() - self.worker?.number()).abs())
    }
    /// Whether the two differ so much (two steps or more) that it should be talked about.
    pub fn worth_a_talk(self) -> bool {
        self.apart().is_some_and(|steps| steps >= 2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_keep_their_numbers() {
        for (number, level) in (0..).zip(Level::ALL) {
            assert_eq!(level.number(), number);
            assert_eq!(Level::from_number(number), Some(*level));
            assert_eq!(level.code(), number.to_string());
        }
        assert_eq!(Level::from_number(5), None);
    }

    #[test]
    fn two_views_that_lie_far_apart_are_worth_a_talk() {
        let views = |person, worker| Views { person, worker };
        assert!(views(Some(Level::Stable), Some(Level::Unstable)).worth_a_talk());
        assert!(!views(Some(Level::Stable), Some(Level::MostlyStable)).worth_a_talk());
        assert!(!views(Some(Level::Stable), None).worth_a_talk(), "silence is not a difference");
        assert_eq!(views(None, None).check(), Err(Refused::NobodySaid));
        assert!(views(None, Some(Level::Crisis)).check().is_ok());
    }
}
