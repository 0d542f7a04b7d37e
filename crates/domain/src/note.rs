//! Contact notes: what happened, and what matters, each paragraph with the category it is about.
//!
//! A note is never changed. A correction is a new note that points to the old one. An attempt
//! (nobody came, nobody answered) is kept and counted apart from contacts: five attempts are not
//! one contact, and a person nobody has reached is silent however often it was tried.

use jiff::Timestamp;

use crate::{
    beside::{self, Beside},
    category::Category,
    coded_enum,
};

coded_enum! {
    /// What happened.
    Happened {
        /// They met.
        Met = "met",
        /// They spoke on the phone.
        Phoned = "phoned",
        /// A message that was answered.
        Message = "message",
        /// The worker went somewhere with the person.
        WentWith = "went_with",
        /// They met together with a partner.
        WithPartner = "with_partner",
        /// The person did not come.
        DidNotCome = "did_not_come",
        /// Nobody answered.
        NoAnswer = "no_answer",
    }
}

impl Happened {
    /// Whether this was only an attempt at a contact.
    pub const fn is_attempt(self) -> bool {
        matches!(self, Self::DidNotCome | Self::NoAnswer)
    }
}

coded_enum! {
    /// What a paragraph is about.
    About {
        /// A place to live.
        Housing = "housing",
        /// Papers.
        Papers = "papers",
        /// Money.
        Money = "money",
        /// Work and training.
        Work = "work",
        /// Health of any kind: fewer readers.
        Health = "health",
        /// Family.
        Family = "family",
        /// Safety of the person or somebody else: fewer readers.
        Safety = "safety",
        /// Anything else.
        Other = "other",
    }
}

impl About {
    /// The row of the sharing matrix. A paragraph shows the lower of this row and the row of
    /// contact notes (matrix, reading rule f).
    pub const fn category(self) -> Category {
        match self {
            Self::Housing => Category::Housing,
            Self::Papers => Category::Identity,
            Self::Money => Category::Finance,
            Self::Work => Category::Employment,
            // Twenty seconds leave no time to tell body, mind and substance use apart; this row
            // is the strictest of the three wherever they differ for a social agency.
            Self::Health => Category::MentalHealth,
            Self::Family => Category::Family,
            // Violence survived leaves no trace with other agencies, not even that it exists.
            Self::Safety => Category::ViolenceSurvived,
            Self::Other => Category::ContactNote,
        }
    }
}

/// A paragraph: what it is about, and the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// What it is about, one topic or several.
    pub about: Vec<About>,
    /// The words.
    pub words: String,
    /// What stands beside the words for who may not read them.
    pub beside: Beside,
}

/// Topics from the most closed to the most open. Words about several topics cannot be taken
/// apart, so the most closed one decides who reads them.
const MOST_CLOSED_FIRST: [About; 8] = [
    About::Safety,
    About::Health,
    About::Family,
    About::Money,
    About::Papers,
    About::Work,
    About::Housing,
    About::Other,
];

impl Paragraph {
    /// The row of the sharing matrix that decides who reads the paragraph.
    pub fn category(&self) -> Category {
        MOST_CLOSED_FIRST
            .into_iter()
            .find(|topic| self.about.contains(topic))
            // Unreachable after `check`; closed all the same.
            .map_or(Category::ViolenceSurvived, About::category)
    }
}

/// How many characters a paragraph may have; a note is not a report.
pub const MAX_WORDS: usize = 4_000;

/// Why a note is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// A contact about which nothing is said.
    #[error("a contact needs a line on what matters")]
    NothingSaid,
    /// Words without a topic: nobody could tell who may read them.
    #[error("a paragraph needs to say what it is about")]
    NoTopic,
    /// A paragraph longer than [`MAX_WORDS`].
    #[error("a paragraph is too long")]
    TooLong,
    /// What stands beside a paragraph is too long.
    #[error("of paragraph {0}, counted from 0, {1}")]
    Beside(usize, beside::TooLong),
    /// Something beside a paragraph without words.
    #[error("there is something beside a paragraph that has no words")]
    BesideNothing,
    /// Something that lies in the future is an appointment, not a contact.
    #[error("a contact cannot lie in the future")]
    InTheFuture,
}

/// Drops empty paragraphs and checks what is left. An attempt needs no words.
pub fn check(
    happened: Happened,
    paragraphs: Vec<Paragraph>,
    happened_at: Timestamp,
    now: Timestamp,
) -> Result<Vec<Paragraph>, Refused> {
    let mut said = Vec::with_capacity(paragraphs.len());
    for (position, paragraph) in paragraphs.into_iter().enumerate() {
        let beside = paragraph.beside.check().map_err(|long| Refused::Beside(position, long))?;
        let words = paragraph.words.trim().to_owned();
        if !words.is_empty() {
            said.push(Paragraph { words, beside, ..paragraph });
        } else if !beside.is_empty() {
            return Err(Refused::BesideNothing);
        }
    }
    if happened_at > now {
        return Err(Refused::InTheFuture);
    }
    if said.is_empty() && !happened.is_attempt() {
        return Err(Refused::NothingSaid);
    }
    if said.iter().any(|paragraph| paragraph.about.is_empty()) {
        return Err(Refused::NoTopic);
    }
    if said.iter().any(|paragraph| paragraph.words.chars().count() > MAX_WORDS) {
        return Err(Refused::TooLong);
    }
    Ok(said)
}

/// After so many days without a contact a person is *silent*.
pub const SILENT_DAYS: i64 = 14;

/// The first week outside: the days after release on which silence is an alarm.
pub const FIRST_WEEK_DAYS: i64 = 7;

/// In the first week so many days without a contact are an alarm. The intensive packs ask for
/// three contacts in that week.
pub const FIRST_WEEK_QUIET_DAYS: i64 = 3;

/// Whether the first week outside passes without a contact: the number of quiet days, if it is an
/// alarm. `since_release` and `since_contact` are whole days; a contact before the release does
/// not count, so the quiet days never exceed the days outside.
pub const fn first_week_quiet(since_release: i64, since_contact: Option<i64>) -> Option<i64> {
    if since_release < 0 || since_release > FIRST_WEEK_DAYS {
        return None;
    }
    let quiet = match since_contact {
        Some(days) if days < since_release => days,
        Some(_) | None => since_release,
    };
    if quiet >= FIRST_WEEK_QUIET_DAYS { Some(quiet) } else { None }
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;

    use super::*;

    fn paragraph(words: &str) -> Paragraph {
        Paragraph { about: vec![About::Housing], words: words.to_owned(), beside: Beside::default() }
    }

    #[test]
    fn an_attempt_may_be_wordless_and_a_contact_may_not() {
        let now = Timestamp::UNIX_EPOCH;
        assert_eq!(check(Happened::DidNotCome, vec![paragraph("  ")], now, now), Ok(vec![]));
        assert_eq!(check(Happened::Met, vec![paragraph(" ")], now, now), Err(Refused::NothingSaid));
        assert_eq!(
            check(Happened::Met, vec![paragraph(" key at 13:00 "), paragraph("")], now, now),
            Ok(vec![paragraph("key at 13:00")])
        );
        assert_eq!(
            check(Happened::Met, vec![paragraph("x")], now + 1.minute(), now),
            Err(Refused::InTheFuture)
        );
    }

    #[test]
    fn what_stands_beside_a_paragraph_needs_the_paragraph() {
        let now = Timestamp::UNIX_EPOCH;
        let short = Beside { consequence: Some("No ground floor.".to_owned()), ..Beside::default() };
        let with = |words: &str| Paragraph { beside: short.clone(), ..paragraph(words) };
        assert_eq!(check(Happened::Met, vec![with("x")], now, now), Ok(vec![with("x")]));
        assert_eq!(
            check(Happened::Met, vec![paragraph("x"), with(" ")], now, now),
            Err(Refused::BesideNothing)
        );
    }

    #[test]
    fn words_about_several_topics_follow_the_most_closed_one() {
        let about = |about: &[About]| Paragraph { about: about.to_vec(), ..paragraph("x") }.category();
        assert_eq!(about(&[About::Housing]), Category::Housing);
        assert_eq!(about(&[About::Housing, About::Health]), Category::MentalHealth);
        assert_eq!(about(&[About::Health, About::Safety, About::Work]), Category::ViolenceSurvived);
        assert!(About::ALL.iter().all(|topic| MOST_CLOSED_FIRST.contains(topic)));
        let now = Timestamp::UNIX_EPOCH;
        let without = Paragraph { about: vec![], ..paragraph("x") };
        assert_eq!(check(Happened::Met, vec![without], now, now), Err(Refused::NoTopic));
    }

    #[test]
    fn attempts_are_no_contacts() {
        let attempts: Vec<_> = Happened::ALL.iter().filter(|happened| happened.is_attempt()).collect();
        assert_eq!(attempts, [&Happened::DidNotCome, &Happened::NoAnswer]);
    }

    #[test]
    fn the_first_week_outside_is_quiet_after_three_days() {
        // days since release, days since the last contact, alarm
        let table = [
            (0, None, None),
            (2, None, None),
            (3, None, Some(3)),
            (3, Some(40), Some(3)), // the last contact was inside
            (7, Some(6), Some(6)),
            (7, Some(2), None),
            (8, None, None), // from here on the fourteen days count
            (-1, None, None),
        ];
        for (since_release, since_contact, expected) in table {
            assert_eq!(
                first_week_quiet(since_release, since_contact),
                expected,
                "{since_release} days outside, contact {since_contact:?}"
            );
        }
    }
}
