//! A decision to share in the single case, where the matrix says "case by case".
//!
//! A power to share is not a duty. The four questions of the stepwise test are answered in writing,
//! in their order, and stay beside the decision. Field's rule 4 of information sharing.

use jiff::{ToSpan, civil::Date};

use crate::category::{Category, Depth};

/// The longest such decision, in days: a single case is not a standing order.
pub const LONGEST_DAYS: i32 = 92;

/// The answers to the four questions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Test {
    /// Does another law lay it down or forbid it?
    pub other_law: String,
    /// Does it fit the own task?
    pub own_task: String,
    /// Which weighty interest is it for?
    pub interest: String,
    /// Is it necessary, and the least that serves?
    pub necessary: String,
}

impl Test {
    /// The answers in the order of the questions.
    pub fn answers(&self) -> [&str; 4] {
        [&self.other_law, &self.own_task, &self.interest, &self.necessary]
    }
}

/// What is wrong with a decision as it is to be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Invalid {
    /// A question was left open; its place, from 0.
    #[error("question {0} of the test is not answered")]
    Unanswered(usize),
    /// Victim information is never shared so.
    #[error("victim information is never shared by a decision in the single case")]
    Victim,
    /// It would show nothing.
    #[error("the depth shows nothing")]
    NoDepth,
    /// It ends in the past.
    #[error("it ends in the past")]
    EndsInThePast,
    /// It would be a standing order.
    #[error("it lasts too long")]
    TooLong,
}

/// Looks at a decision before it is kept.
pub fn check(test: &Test, category: Category, depth: Depth, until: Date, today: Date) -> Result<(), Invalid> {
    if let Some(open) = test.answers().iter().position(|answer| answer.trim().is_empty()) {
        return Err(Invalid::Unanswered(open));
    }
    if category == Category::Victim {
        return Err(Invalid::Victim);
    }
    if depth == Depth::None {
        return Err(Invalid::NoDepth);
    }
    if until < today {
        return Err(Invalid::EndsInThePast);
    }
    if until > today.saturating_add(LONGEST_DAYS.days()) {
        return Err(Invalid::TooLong);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn every_question_is_answered_and_the_decision_ends() {
        let said = |text: &str| text.to_owned();
        let test = Test {
            other_law: said("None forbids it"),
            own_task: said("Support after release"),
            interest: said("A child lives there"),
            necessary: said("The address alone"),
        };
        let today = date(2026, 11, 2);
        let of = |test: &Test, until| check(test, Category::Risk, Depth::Consequence, until, today);
        assert_eq!(of(&test, date(2027, 2, 2)), Ok(()));
        assert_eq!(of(&test, date(2027, 2, 3)), Err(Invalid::TooLong));
        assert_eq!(of(&test, date(2026, 11, 1)), Err(Invalid::EndsInThePast));
        assert_eq!(of(&Test { interest: said(" "), ..test.clone() }, today), Err(Invalid::Unanswered(2)));
        assert_eq!(check(&test, Category::Victim, Depth::Full, today, today), Err(Invalid::Victim));
        assert_eq!(check(&test, Category::Risk, Depth::None, today, today), Err(Invalid::NoDepth));
    }
}
