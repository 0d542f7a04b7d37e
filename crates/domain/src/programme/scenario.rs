//! Scenarios: short stories that a pack ships with, and that must come true.
//!
//! A scenario names a person's facts and dates, then days on which things happen, and after each
//! what must hold, in sentences that somebody of the programme can read:
//!
//! ```text
//! work_plan is overdue 3 days due 2026-12-01
//! joint_interview becomes missed
//! eligibility is not_yet_known because support_network
//! release_day is friday
//! participation is declined
//! ```
//!
//! It runs through the functions that the application uses, at nine in the morning, local time.

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    pack::{ANY_JURISDICTION, Manifest},
    schema::{Day, Spot},
};

mod run;
mod sentence;

pub use run::{Failure, run};
use sentence::{Sentence, Verb};

/// A scenario as written in `scenarios/<name>.toml`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// What the story shows, in a sentence.
    pub title: String,
    /// The jurisdiction whose calendar holds: needed by a programme for any country.
    pub jurisdiction: Option<Spot<String>>,
    /// The variant of the programme; unless told, the one proposed from the facts.
    pub variant: Option<Spot<String>>,
    /// The day on which the enrolment starts.
    pub started: Day,
    /// What is known about the person: fact to value, as an answer is stored.
    #[serde(default)]
    pub facts: BTreeMap<Spot<String>, String>,
    /// The dates known at the start.
    pub dates: Dates,
    /// What happens, in order.
    pub day: Vec<StoryDay>,
}

/// The dates known at the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dates {
    /// A.
    pub admitted: Option<Day>,
    /// S.
    pub sentenced: Option<Day>,
    /// R.
    pub planned: Option<Day>,
}

/// A day of the story: what happens, then what must hold.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StoryDay {
    /// The day.
    pub on: Spot<Day>,
    /// New answers.
    #[serde(default)]
    pub answers: BTreeMap<Spot<String>, String>,
    /// R becomes another day.
    pub date_moves_to: Option<Day>,
    /// R is withdrawn.
    #[serde(default)]
    pub date_withdrawn: bool,
    /// The person is released on this day.
    #[serde(default)]
    pub released: bool,
    /// The local time of the release, `11:30`, if somebody wrote it down.
    pub released_at: Option<String>,
    /// The person is admitted again on this day; `date_moves_to` is the new R.
    #[serde(default)]
    pub returned_to_custody: bool,
    /// What the person and the workers do: `offer`, `accept`, `decline`, `withdraw`, `reopen`.
    #[serde(default)]
    pub participation: Vec<Spot<String>>,
    /// Milestones met.
    #[serde(default)]
    pub met: Vec<Spot<String>>,
    /// Milestones exempted, with the reason.
    #[serde(default)]
    pub exempt: BTreeMap<Spot<String>, String>,
    /// What must hold, in sentences.
    #[serde(default)]
    pub expect: Vec<Spot<String>>,
}

impl Scenario {
    /// The jurisdiction that the story happens in; `None` where neither story nor pack names one.
    pub fn jurisdiction<'a>(&'a self, manifest: &'a Manifest) -> Option<&'a str> {
        let told = self.jurisdiction.as_ref().unwrap_or(&manifest.jurisdiction);
        (told.as_str() != ANY_JURISDICTION).then_some(told.as_str())
    }
}

/// Something in a scenario that speaks of what the pack does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Byte offset in the scenario's file.
    pub offset: usize,
    /// What is wrong.
    pub message: String,
    /// The word as written.
    pub written: String,
    /// The words that are known there.
    pub known: Vec<String>,
}

impl Scenario {
    /// Days that come before the one above them: the day, and the later one.
    pub fn days_out_of_order(&self) -> Vec<(Spot<Day>, Date)> {
        let mut last = self.started.0;
        let mut found = Vec::new();
        for day in &self.day {
            if day.on.0 < last {
                found.push((day.on, last));
            }
            last = day.on.0;
        }
        found
    }

    /// Whether anything in it goes otherwise than planned.
    pub fn goes_wrong(&self) -> bool {
        self.day.iter().any(|day| {
            let said_no = day.participation.iter().any(|it| ["decline", "withdraw"].contains(&it.as_str()));
            let moved = day.date_moves_to.is_some() || day.date_withdrawn;
            let out = day.released || day.released_at.is_some();
            let unexpected = out && self.dates.planned.is_none_or(|planned| planned.0 != day.on.0);
            said_no || moved || unexpected || day.returned_to_custody
        })
    }

    /// What does not fit the pack.
    pub fn faults(&self, manifest: &Manifest) -> Vec<Fault> {
        let milestones: Vec<String> = manifest.milestone.iter().map(|it| it.code.to_string()).collect();
        let mut faults = Vec::new();
        let mut known = |what: &str, word: &Spot<String>, known: &[String]| {
            if !known.contains(word) {
                faults.push(Fault {
                    offset: word.offset,
                    message: format!("there is no {what} `{}`", word.as_str()),
                    written: word.to_string(),
                    known: known.to_vec(),
                });
            }
        };
        let facts: Vec<String> = manifest.fact.iter().map(|it| it.name.to_string()).collect();
        let events: Vec<String> = run::PARTICIPATION.iter().map(|(word, _)| (*word).to_owned()).collect();
        for name in self.facts.keys().chain(self.day.iter().flat_map(|day| day.answers.keys())) {
            known("fact", name, &facts);
        }
        let variants: Vec<String> = manifest.variant.iter().map(|it| it.code.to_string()).collect();
        self.variant.iter().for_each(|variant| known("variant", variant, &variants));
        for day in &self.day {
            day.met.iter().chain(day.exempt.keys()).for_each(|code| known("milestone", code, &milestones));
            day.participation.iter().for_each(|event| known("event of participation", event, &events));
        }
        for expected in self.day.iter().flat_map(|day| &day.expect) {
            faults.extend(sentence_fault(expected, &milestones));
        }
        faults
    }
}

fn sentence_fault(expected: &Spot<String>, milestones: &[String]) -> Option<Fault> {
    let fault = |message: String, written: &str, known: Vec<String>| Fault {
        offset: expected.offset,
        message,
        written: written.to_owned(),
        known,
    };
    match Sentence::read(expected) {
        Err(unread) => Some(fault(unread.message, &unread.written, unread.known)),
        Ok(sentence) => {
            let mut subjects = milestones.to_vec();
            if sentence.verb == Verb::Is {
                subjects.extend(sentence::SUBJECTS.iter().map(|word| (*word).to_owned()));
            }
            (!subjects.contains(&sentence.subject)).then(|| {
                fault(format!("there is no milestone `{}`", sentence.subject), &sentence.subject, subjects)
            })
        }
    }
}
