//! The sentences of a scenario: `SUBJECT is STATUS [N days] [due DATE] [first due DATE] [because WORD]`
//! and `MILESTONE becomes EFFECT`.

use jiff::civil::Date;

use crate::programme::milestone::Effect;

/// Subjects that are no milestones.
pub(super) const SUBJECTS: [&str; 5] =
    ["eligibility", "legal_basis", "participation", "release_day", "stage"];

/// What a sentence says of its subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verb {
    /// Stands so.
    Is,
    /// Was changed so by what happened on the day.
    Becomes,
}

/// A sentence, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sentence {
    pub subject: String,
    pub verb: Verb,
    /// The status or effect.
    pub state: String,
    pub days: Option<i64>,
    pub due: Option<Date>,
    pub first_due: Option<Date>,
    pub because: Option<String>,
}

/// Why a sentence cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unread {
    pub message: String,
    pub written: String,
    pub known: Vec<String>,
}

impl Sentence {
    pub(super) fn read(text: &str) -> Result<Self, Unread> {
        let unread = |message: &str, written: &str, known: &[&str]| Unread {
            message: format!("`{text}`: {message}"),
            written: written.to_owned(),
            known: known.iter().map(|word| (*word).to_owned()).collect(),
        };
        let mut words = text.split_whitespace();
        let (Some(subject), Some(verb), Some(state)) = (words.next(), words.next(), words.next()) else {
            return Err(unread("a sentence is `milestone is status`", text, &["is", "becomes"]));
        };
        let verb = match verb {
            "is" => Verb::Is,
            "becomes" => Verb::Becomes,
            other => return Err(unread("the verb is `is` or `becomes`", other, &["is", "becomes"])),
        };
        let states = Self::states(subject, verb);
        if !states.is_empty() && !states.contains(&state) {
            return Err(unread("no such state", state, &states));
        }
        let mut sentence = Self {
            subject: subject.to_owned(),
            verb,
            state: state.to_owned(),
            days: None,
            due: None,
            first_due: None,
            because: None,
        };
        while let Some(word) = words.next() {
            let date = |word: Option<&str>| {
                let word = word.unwrap_or("");
                word.parse::<Date>().map(Some).map_err(|_| unread("a date is written 2026-11-02", word, &[]))
            };
            match word {
                "due" => sentence.due = date(words.next())?,
                "first" if words.next() == Some("due") => sentence.first_due = date(words.next())?,
                "because" => sentence.because = words.next().map(str::to_owned),
                number if number.bytes().all(|b| b.is_ascii_digit()) => {
                    sentence.days = number.parse().ok();
                    if !matches!(words.next(), Some("day" | "days")) {
                        return Err(unread("a number counts `days`", number, &[]));
                    }
                }
                other => {
                    return Err(unread(
                        "a sentence goes on with `due`, `first due`, `because` or a number of days",
                        other,
                        &["due", "first due", "because", "days"],
                    ));
                }
            }
        }
        Ok(sentence)
    }

    /// The states a subject can have; empty where the pack decides.
    fn states(subject: &str, verb: Verb) -> Vec<&'static str> {
        match (subject, verb) {
            (_, Verb::Becomes) => Effect::ALL.iter().map(|effect| effect.code()).collect(),
            ("eligibility", Verb::Is) => vec!["eligible", "not_eligible", "not_yet_known"],
            ("participation", Verb::Is) => {
                crate::enrolment::Participation::ALL.iter().map(|state| state.code()).collect()
            }
            ("release_day", Verb::Is) => vec!["plain", "friday", "weekend", "holiday", "before_holiday"],
            ("stage" | "legal_basis", Verb::Is) => Vec::new(),
            (_, Verb::Is) => vec![
                "waiting",
                "projected",
                "open",
                "due_soon",
                "due_today",
                "overdue",
                "met",
                "exempt",
                "not_applicable",
                "missed",
            ],
        }
    }
}
