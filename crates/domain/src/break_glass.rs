//! Break-glass: what is opened at once, with a reason, because a life or a child is in danger.
//!
//! Whoever opens it sees for a few hours what the rules withhold, except victim information and
//! domestic violence survived. The lead worker and the data-protection officer are told at once, and
//! somebody else looks at it within two working days. Field's rule 11 of information sharing.

use jiff::{SignedDuration, Timestamp};

use crate::{category::Category, coded_enum, id::UserId};

/// For how long the glass stays open: one shift.
pub const OPEN_FOR: SignedDuration = SignedDuration::from_hours(8);
/// Within how many working days somebody else looks at it.
pub const REVIEW_WORKING_DAYS: i32 = 2;
/// A reason is a sentence, not a dot.
pub const SHORTEST_REASON: usize = 10;

coded_enum! {
    /// What is in danger.
    Ground {
        /// Somebody's life.
        Life = "life",
        /// A child.
        Child = "child",
    }
}

coded_enum! {
    /// What the review found.
    Finding {
        /// It was needed.
        Justified = "justified",
        /// It was not, and what follows is written beside it.
        NotJustified = "not_justified",
    }
}

/// Whether a broken glass opens a category: never victim information, and never domestic violence
/// survived.
pub const fn opens(category: Category) -> bool {
    !matches!(category, Category::Victim | Category::ViolenceSurvived)
}

/// Whether it is open at an instant.
pub fn is_open(opened_at: Timestamp, closed_at: Option<Timestamp>, now: Timestamp) -> bool {
    let ends = opened_at.saturating_add(OPEN_FOR).unwrap_or(Timestamp::MAX);
    now >= opened_at && now < closed_at.map_or(ends, |closed| closed.min(ends))
}

/// Why an act about a broken glass is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Nobody says why.
    #[error("the reason is missing or too short")]
    NoReason,
    /// Nobody reviews what they did themselves.
    #[error("whoever opened it cannot review it")]
    Own,
    /// It was reviewed.
    #[error("it has been reviewed already")]
    Reviewed,
    /// What follows from an opening that was not needed has to be said.
    #[error("what follows is missing")]
    NoConsequence,
}

/// Looks at the reason for opening.
pub fn check_reason(reason: &str) -> Result<(), Refused> {
    if reason.trim().chars().count() < SHORTEST_REASON { Err(Refused::NoReason) } else { Ok(()) }
}

/// Looks at a review.
pub fn review(
    opened_by: UserId,
    reviewed: Option<Finding>,
    by: UserId,
    finding: Finding,
    words: &str,
) -> Result<Finding, Refused> {
    if opened_by == by {
        return Err(Refused::Own);
    }
    if reviewed.is_some() {
        return Err(Refused::Reviewed);
    }
    if finding == Finding::NotJustified && words.trim().chars().count() < SHORTEST_REASON {
        return Err(Refused::NoConsequence);
    }
    Ok(finding)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn user(last: u8) -> UserId {
        format!("019a4000-0000-7000-8000-0000000000{last:02x}").parse().unwrap()
    }

    #[test]
    fn it_never_opens_victim_information_nor_violence_survived() {
        let closed: Vec<_> = Category::ALL.iter().copied().filter(|category| !opens(*category)).collect();
        assert_eq!(closed, [Category::Victim, Category::ViolenceSurvived]);
    }

    #[test]
    fn it_closes_by_itself_or_earlier_and_never_later() {
        let opened: Timestamp = "2026-11-02T22:00:00Z".parse().unwrap();
        let after = |hours| opened + SignedDuration::from_hours(hours);
        assert!(is_open(opened, None, opened));
        assert!(is_open(opened, None, after(8) - SignedDuration::from_micros(1)));
        assert!(!is_open(opened, None, after(8)));
        assert!(!is_open(opened, Some(after(1)), after(1)));
        assert!(!is_open(opened, Some(after(20)), after(9)));
        assert!(!is_open(opened, None, opened - SignedDuration::from_secs(1)));
    }

    #[test]
    fn somebody_else_reviews_it_once_and_says_what_follows() {
        let (opened_by, other) = (user(1), user(2));
        let look = |by, found, finding, words| review(opened_by, found, by, finding, words);
        assert_eq!(look(opened_by, None, Finding::Justified, ""), Err(Refused::Own));
        assert_eq!(look(other, None, Finding::Justified, ""), Ok(Finding::Justified));
        assert_eq!(look(other, None, Finding::NotJustified, " "), Err(Refused::NoConsequence));
        let words = "Talked to the worker, and to the person.";
        assert_eq!(look(other, None, Finding::NotJustified, words), Ok(Finding::NotJustified));
        assert_eq!(look(other, Some(Finding::Justified), Finding::Justified, ""), Err(Refused::Reviewed));
        assert_eq!(check_reason("danger"), Err(Refused::NoReason));
        assert_eq!(check_reason("He says that he will jump."), Ok(()));
    }
}
