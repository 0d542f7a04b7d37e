//! Agreements between agencies on what they share. A share that rests on a contract, on the person's
//! permission or on a decision in the single case needs a live one; a share by statute does not.
//! Field's rule 18 of information sharing.

use jiff::{ToSpan, civil::Date};

use crate::{
    agency::AgencyKind, category::Category, coded_enum, id::AgencyId, programme::pack::BasisKind,
    purpose::Purpose,
};

/// So many days before the review the data-protection officers of both sides are reminded, each once.
pub const REMIND_DAYS: [i32; 2] = [30, 7];

coded_enum! {
    /// How an agreement stands on a day.
    Standing {
        /// Its first day has not come.
        Coming = "coming",
        /// It holds.
        Live = "live",
        /// It holds, and its review is overdue: somebody has to look at it.
        ReviewOverdue = "review_overdue",
        /// Its last day has passed, or somebody ended it.
        Ended = "ended",
    }
}

/// A party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Party {
    /// One agency.
    Agency(AgencyId),
    /// Every agency of a kind in the jurisdiction, as in an agreement of a ministry with all towns.
    Kind(AgencyKind),
}

impl Party {
    /// Whether an agency is this party, or one of it.
    pub fn includes(&self, agency: AgencyId, kind: &AgencyKind) -> bool {
        match self {
            Self::Agency(id) => *id == agency,
            Self::Kind(code) => code == kind,
        }
    }
}

/// The days of an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// The first day.
    pub starts_on: Date,
    /// The last day, where one is laid down.
    pub ends_on: Option<Date>,
    /// By when somebody looks at it again.
    pub review_on: Date,
    /// Whether it was ended at once.
    pub ended: bool,
}

/// How an agreement stands. An overdue review ends nothing: people would lose help because a form was
/// late. It is shown to both data-protection officers until somebody has looked.
pub fn standing(term: &Term, today: Date) -> Standing {
    if term.ended || term.ends_on.is_some_and(|last| last < today) {
        Standing::Ended
    } else if term.starts_on > today {
        Standing::Coming
    } else if term.review_on < today {
        Standing::ReviewOverdue
    } else {
        Standing::Live
    }
}

/// Whether an agreement holds on a day.
pub fn is_live(term: &Term, today: Date) -> bool {
    matches!(standing(term, today), Standing::Live | Standing::ReviewOverdue)
}

/// Whether a share that rests on this needs an agreement beside it.
pub const fn needs_agreement(basis: BasisKind) -> bool {
    !matches!(basis, BasisKind::Statute)
}

/// What an agreement covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// Who shares with whom: each with each.
    pub parties: Vec<Party>,
    /// What for.
    pub purposes: Vec<Purpose>,
    /// What.
    pub categories: Vec<Category>,
}

/// One share that looks for its agreement.
#[derive(Debug, Clone, Copy)]
pub struct Share<'a> {
    /// Whose information it is.
    pub from: (AgencyId, &'a AgencyKind),
    /// Who would see it.
    pub to: (AgencyId, &'a AgencyKind),
    /// What.
    pub category: Category,
    /// What for.
    pub purpose: Purpose,
}

/// Whether an agreement covers a share: both are parties, and it names category and purpose. One agency
/// shares with itself without one.
pub fn covers(cover: &Cover, share: Share<'_>) -> bool {
    let is_party = |(agency, kind): (AgencyId, &AgencyKind)| {
        cover.parties.iter().any(|party| party.includes(agency, kind))
    };
    share.from.0 == share.to.0
        || (is_party(share.from)
            && is_party(share.to)
            && cover.categories.contains(&share.category)
            && cover.purposes.contains(&share.purpose))
}

/// The reminder that is due on a day: of how many days before the review, unless it was sent since that
/// day came. A server that stood still sends the nearest one, not both.
pub fn reminder_due(term: &Term, today: Date, last_sent: Option<Date>) -> Option<i32> {
    if term.ended || term.review_on < today {
        return None;
    }
    REMIND_DAYS
        .into_iter()
        .map(|days| (days, term.review_on.saturating_sub(days.days())))
        .rfind(|(_, day)| *day <= today)
        .filter(|(_, day)| last_sent.is_none_or(|sent| sent < *day))
        .map(|(days, _)| days)
}

/// What is wrong with an agreement as it is to be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Invalid {
    /// Nobody shares with nobody.
    #[error("fewer than two parties")]
    TooFewParties,
    /// It covers nothing.
    #[error("no category is named")]
    NoCategory,
    /// Victim information is shared by law or not at all.
    #[error("victim information is never shared by agreement")]
    Victim,
    /// It is for nothing.
    #[error("no purpose is named")]
    NoPurpose,
    /// It ends before it begins.
    #[error("the last day is before the first")]
    EndsBeforeItBegins,
    /// Nobody would look at it.
    #[error("the review is before the first day, or after the last")]
    ReviewOutside,
}

/// Looks at an agreement before it is kept. A party that is a kind of agency is many, so one is enough.
pub fn check(cover: &Cover, term: &Term) -> Result<(), Invalid> {
    let among_many = cover.parties.iter().any(|party| matches!(party, Party::Kind(_)));
    if cover.parties.is_empty() || (cover.parties.len() < 2 && !among_many) {
        return Err(Invalid::TooFewParties);
    }
    if cover.categories.is_empty() {
        return Err(Invalid::NoCategory);
    }
    if cover.categories.contains(&Category::Victim) {
        return Err(Invalid::Victim);
    }
    if cover.purposes.is_empty() {
        return Err(Invalid::NoPurpose);
    }
    if term.ends_on.is_some_and(|last| last < term.starts_on) {
        return Err(Invalid::EndsBeforeItBegins);
    }
    if term.review_on < term.starts_on || term.ends_on.is_some_and(|last| term.review_on > last) {
        return Err(Invalid::ReviewOutside);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const TODAY: Date = date(2026, 11, 2);

    fn term() -> Term {
        Term {
            starts_on: date(2026, 1, 1),
            ends_on: Some(date(2027, 12, 31)),
            review_on: date(2026, 12, 1),
            ended: false,
        }
    }

    fn agency(last: u8) -> AgencyId {
        format!("019a4000-0000-7000-8000-0000000000{last:02x}").parse().unwrap()
    }

    fn kind(code: &str) -> AgencyKind {
        AgencyKind(code.into())
    }

    #[test]
    fn it_holds_from_its_first_day_to_its_last_and_ends_at_once() {
        assert_eq!(standing(&term(), date(2025, 12, 31)), Standing::Coming);
        assert_eq!(standing(&term(), date(2026, 1, 1)), Standing::Live);
        assert_eq!(standing(&term(), date(2026, 12, 2)), Standing::ReviewOverdue);
        assert!(is_live(&term(), date(2027, 12, 31)), "an overdue review ends nothing");
        assert!(!is_live(&term(), date(2028, 1, 1)));
        assert!(!is_live(&Term { ended: true, ..term() }, TODAY));
    }

    #[test]
    fn only_a_statute_needs_no_agreement() {
        for basis in BasisKind::ALL {
            assert_eq!(needs_agreement(*basis), *basis != BasisKind::Statute, "{basis:?}");
        }
    }

    #[test]
    fn it_covers_its_parties_categories_and_purposes_and_no_others() {
        let (prison, ngo, town) = (kind("prison"), kind("ngo"), kind("municipality"));
        let cover = Cover {
            parties: vec![Party::Agency(agency(1)), Party::Kind(ngo.clone())],
            purposes: vec![Purpose::Throughcare],
            categories: vec![Category::Housing],
        };
        let share = Share {
            from: (agency(1), &prison),
            to: (agency(2), &ngo),
            category: Category::Housing,
            purpose: Purpose::Throughcare,
        };
        assert!(covers(&cover, share));
        assert!(covers(&cover, Share { from: share.to, to: share.from, ..share }), "both ways");
        assert!(covers(&cover, Share { from: (agency(3), &ngo), ..share }), "two of one kind");
        assert!(!covers(&cover, Share { to: (agency(2), &town), ..share }), "no party");
        assert!(!covers(&cover, Share { category: Category::Finance, ..share }));
        assert!(!covers(&cover, Share { purpose: Purpose::Treatment, ..share }));
        assert!(
            covers(&cover, Share { to: share.from, category: Category::Finance, ..share }),
            "with itself"
        );
    }

    #[test]
    fn each_reminder_is_sent_once_and_a_late_one_not_twice() {
        let due = |day, last| reminder_due(&term(), day, last);
        assert_eq!(due(date(2026, 10, 31), None), None);
        assert_eq!(due(date(2026, 11, 1), None), Some(30));
        assert_eq!(due(date(2026, 11, 10), Some(date(2026, 11, 1))), None);
        assert_eq!(due(date(2026, 11, 24), Some(date(2026, 11, 1))), Some(7));
        assert_eq!(due(date(2026, 11, 25), Some(date(2026, 11, 24))), None);
        assert_eq!(due(date(2026, 11, 30), None), Some(7), "after a standstill");
        assert_eq!(due(date(2026, 12, 2), None), None, "then it is overdue, which pages say");
        assert_eq!(reminder_due(&Term { ended: true, ..term() }, date(2026, 11, 24), None), None);
    }

    #[test]
    fn what_would_cover_nothing_or_too_much_is_not_kept() {
        let good = Cover {
            parties: vec![Party::Agency(agency(1)), Party::Agency(agency(2))],
            purposes: vec![Purpose::Throughcare],
            categories: vec![Category::Housing],
        };
        assert_eq!(check(&good, &term()), Ok(()));
        let wrong = |change: fn(&mut Cover)| {
            let mut cover = good.clone();
            change(&mut cover);
            check(&cover, &term())
        };
        assert_eq!(wrong(|cover| drop(cover.parties.pop())), Err(Invalid::TooFewParties));
        assert_eq!(wrong(|cover| cover.categories.clear()), Err(Invalid::NoCategory));
        assert_eq!(wrong(|cover| cover.categories.push(Category::Victim)), Err(Invalid::Victim));
        assert_eq!(wrong(|cover| cover.purposes.clear()), Err(Invalid::NoPurpose));
        let ends = |ends_on, review_on| check(&good, &Term { ends_on, review_on, ..term() });
        assert_eq!(ends(Some(date(2025, 1, 1)), date(2026, 2, 1)), Err(Invalid::EndsBeforeItBegins));
        assert_eq!(ends(Some(date(2026, 6, 1)), date(2026, 7, 1)), Err(Invalid::ReviewOutside));
        assert_eq!(ends(None, date(2025, 12, 31)), Err(Invalid::ReviewOutside));
    }
}
