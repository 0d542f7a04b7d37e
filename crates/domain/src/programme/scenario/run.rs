//! Runs a scenario through the functions that the application uses.

use jiff::{
    Timestamp,
    civil::{Date, Time},
};

use super::{
    Scenario, StoryDay,
    sentence::{Sentence, Verb},
};
use crate::{
    calendar::{Jurisdiction, Moment},
    enrolment::{self, Participation},
    programme::{
        eligibility::{Facts, Outcome, evaluate},
        milestone::{Cause, Event, Milestone, Replan, Status, replan},
        pack::Pack,
        taking_part::{as_far_as_it_holds, takes_part},
        timeline::{Actual, Anchors, Situation, schedule},
    },
};

/// The words of a scenario for what happens to the enrolment.
pub(super) const PARTICIPATION: [(&str, enrolment::Event); 5] = [
    ("offer", enrolment::Event::Offer),
    ("accept", enrolment::Event::Accept),
    ("decline", enrolment::Event::Decline),
    ("withdraw", enrolment::Event::Withdraw),
    ("reopen", enrolment::Event::Reopen),
];

/// A sentence that did not come true.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("on {day}: {message}")]
pub struct Failure {
    /// The day of the story.
    pub day: Date,
    /// Byte offset in the scenario's file.
    pub offset: usize,
    /// What was expected, and what was found.
    pub message: String,
}

/// Runs a scenario; the error is the first sentence that did not come true.
pub fn run(pack: &Pack, scenario: &Scenario, jurisdiction: &Jurisdiction) -> Result<(), Failure> {
    let answers = scenario.facts.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let anchors = Anchors {
        admitted: scenario.dates.admitted.map(|day| day.0),
        sentenced: scenario.dates.sentenced.map(|day| day.0),
        planned: scenario.dates.planned.map(|day| day.0),
        actual: None,
    };
    let mut facts = pack.facts(answers);
    facts.extend(pack.facts_of_dates(&anchors));
    let mut story = Story {
        pack,
        jurisdiction,
        variant: scenario
            .variant
            .as_ref()
            .map(ToString::to_string)
            .or_else(|| pack.proposed_variant(&facts).map(str::to_owned)),
        facts,
        anchors,
        started_on: scenario.started.0,
        said_yes_on: None,
        participation: if pack.is_mandatory() { Participation::Mandatory } else { Participation::Candidate },
        milestones: Vec::new(),
        last: Replan { changes: Vec::new() },
    };
    story.replan(Cause::Started, story.moment(scenario.started.0));
    for day in &scenario.day {
        story.live(day)?;
        for expected in &day.expect {
            story.hold(expected, day.on.0).map_err(|found| Failure {
                day: day.on.0,
                offset: expected.offset,
                message: format!("expected \"{}\", but {found}", expected.as_str()),
            })?;
        }
    }
    Ok(())
}

/// The person so far.
struct Story<'a> {
    pack: &'a Pack,
    jurisdiction: &'a Jurisdiction,
    variant: Option<String>,
    facts: Facts,
    anchors: Anchors,
    started_on: Date,
    said_yes_on: Option<Date>,
    participation: Participation,
    milestones: Vec<Milestone>,
    last: Replan,
}

impl Story<'_> {
    fn moment(&self, day: Date) -> Moment {
        let at: Timestamp = self.jurisdiction.instant(day.at(9, 0, 0, 0));
        Moment { at, today: day }
    }

    fn situation(&self) -> Situation<'_> {
        Situation {
            pack: self.pack,
            variant: self.variant.as_deref(),
            facts: &self.facts,
            anchors: self.anchors,
            jurisdiction: self.jurisdiction,
            started_on: self.started_on,
            said_yes_on: self.said_yes_on,
        }
    }

    fn replan(&mut self, cause: Cause, now: Moment) {
        let known: Vec<&str> = self.milestones.iter().map(|milestone| milestone.code.as_str()).collect();
        let schedule = as_far_as_it_holds(schedule(&self.situation()), self.participation, &known);
        self.last = replan(&self.milestones, &schedule, now, cause);
        self.milestones = self.last.after();
    }

    /// Lets a day happen.
    fn live(&mut self, day: &StoryDay) -> Result<(), Failure> {
        let now = self.moment(day.on.0);
        let failed = |offset: usize, message: String| Failure { day: day.on.0, offset, message };
        for (name, value) in &day.answers {
            self.facts.extend(self.pack.facts([(name.as_str(), value.as_str())]));
        }
        for word in &day.participation {
            let event = PARTICIPATION.iter().find(|(known, _)| *known == word.as_str());
            let Some((_, event)) = event else { continue };
            self.participation = enrolment::apply(self.participation, event)
                .map_err(|refused| failed(word.offset, format!("`{}`: {refused}", word.as_str())))?;
            self.said_yes_on = takes_part(self.participation).then(|| self.said_yes_on.unwrap_or(day.on.0));
        }
        if let Some(cause) = self.change_dates(day) {
            self.facts.extend(self.pack.facts_of_dates(&self.anchors));
            if cause == Cause::ReturnToCustody {
                self.last = replan(&self.milestones, &[], now, cause);
                self.milestones.clear();
                let ended = std::mem::replace(&mut self.last, Replan { changes: Vec::new() });
                self.replan(Cause::Started, now);
                // "becomes" speaks of the episode that ended, "is" of the one that began.
                self.last = ended;
            } else {
                self.replan(cause, now);
            }
        } else if !day.answers.is_empty() || !day.participation.is_empty() {
            self.replan(Cause::DateMoved, now);
        } else {
            self.last = Replan { changes: Vec::new() };
        }
        let settled = day.met.iter().map(|code| (code, Event::Meet { on: day.on.0, by: None })).chain(
            day.exempt.iter().map(|(code, reason)| {
                (code, Event::Exempt { on: day.on.0, by: None, reason: reason.clone() })
            }),
        );
        for (code, event) in settled {
            let found = self.milestones.iter_mut().find(|milestone| milestone.code == code.as_str());
            let Some(milestone) = found else {
                return Err(failed(code.offset, format!("`{}` is not in this variant", code.as_str())));
            };
            *milestone = milestone
                .record(&event, now)
                .map_err(|refused| failed(code.offset, format!("`{}`: {refused}", code.as_str())))?;
        }
        Ok(())
    }

    /// Applies what happens to the dates; the cause, if anything does.
    fn change_dates(&mut self, day: &StoryDay) -> Option<Cause> {
        if day.returned_to_custody {
            self.anchors = Anchors {
                admitted: Some(day.on.0),
                sentenced: None,
                planned: day.date_moves_to.map(|moved| moved.0),
                actual: None,
            };
            return Some(Cause::ReturnToCustody);
        }
        if day.released || day.released_at.is_some() {
            let time = day.released_at.as_ref().and_then(|time| time.parse::<Time>().ok());
            self.anchors.actual = Some(Actual { date: day.on.0, time });
            return Some(Cause::of_release(self.anchors.planned, day.on.0));
        }
        if day.date_withdrawn {
            self.anchors.planned = None;
            return Some(Cause::Withdrawn);
        }
        let moved = day.date_moves_to?;
        self.anchors.planned = Some(moved.0);
        Some(Cause::DateMoved)
    }

    /// Whether a sentence is true; if not, what is.
    fn hold(&self, expected: &str, on: Date) -> Result<(), String> {
        let sentence = Sentence::read(expected).map_err(|unread| unread.message)?;
        match (sentence.verb, sentence.subject.as_str()) {
            (Verb::Becomes, code) => self.becomes(&sentence, code),
            (Verb::Is, "eligibility") => self.eligibility(&sentence),
            (Verb::Is, "participation") => agree(&sentence.state, self.participation.code()),
            (Verb::Is, "release_day") => self.release_day(&sentence),
            (Verb::Is, "legal_basis") => {
                let bases: Vec<&str> = self.pack.bases_on(on).map(|basis| basis.code.as_str()).collect();
                agree(&sentence.state, &bases.join(","))
            }
            (Verb::Is, "stage") => {
                let stage = self.situation().stage_on(on).map_or("none", |stage| stage.code.as_str());
                agree(&sentence.state, stage)
            }
            (Verb::Is, code) => self.milestone(&sentence, code, self.moment(on)),
        }
    }

    fn becomes(&self, sentence: &Sentence, code: &str) -> Result<(), String> {
        let change = self.last.changes.iter().find(|change| change.code == code);
        agree(&sentence.state, change.map_or("not touched on this day", |change| change.effect.code()))
    }

    fn eligibility(&self, sentence: &Sentence) -> Result<(), String> {
        let found = evaluate(self.pack, &self.facts);
        agree(&sentence.state, found.verdict.code())?;
        let Some(because) = &sentence.because else { return Ok(()) };
        let speaks = found.criteria.iter().any(|(code, outcome)| match outcome {
            Outcome::Met => false,
            Outcome::NotMet => code == because,
            Outcome::NotYetKnown { missing } => code == because || missing.contains(because),
        });
        if speaks { Ok(()) } else { Err(format!("`{because}` is not why: {:?}", found.criteria)) }
    }

    fn release_day(&self, sentence: &Sentence) -> Result<(), String> {
        let day = self.anchors.actual.map(|actual| actual.date).or(self.anchors.planned);
        let Some(day) = day else { return Err("nobody knows the day".to_owned()) };
        let flags = self.jurisdiction.flags(day);
        let holds = match sentence.state.as_str() {
            "friday" => flags.friday,
            "weekend" => flags.weekend,
            "holiday" => flags.holiday.is_some(),
            "before_holiday" => flags.before.is_some(),
            _ => !flags.any(),
        };
        if holds { Ok(()) } else { Err(format!("{day} is a {}: {flags:?}", day.strftime("%A"))) }
    }

    fn milestone(&self, sentence: &Sentence, code: &str, now: Moment) -> Result<(), String> {
        let Some(milestone) = self.milestones.iter().find(|milestone| milestone.code == code) else {
            return Err("it is not in this variant".to_owned());
        };
        let status = milestone.status(now);
        let late = milestone.overdue_at(now);
        let days = match status {
            Status::Overdue { days } => Some(days),
            _ => late.map(|late| late.days),
        };
        let holds = status.code() == sentence.state
            && (sentence.due.is_none() || sentence.due == milestone.due.map(|due| due.on))
            && (sentence.days.is_none() || sentence.days == days)
            && (sentence.first_due.is_none() || sentence.first_due == late.map(|late| late.first_due.on))
            && (sentence.because.is_none() || sentence.because.as_deref() == milestone.state.reason());
        if holds {
            return Ok(());
        }
        let also = [
            ("due", milestone.due.map(|due| due.on.to_string())),
            ("first due", late.map(|late| late.first_due.on.to_string())),
            ("days late:", days.map(|days| days.to_string())),
            ("because", milestone.state.reason().map(str::to_owned)),
        ];
        let found = also
            .into_iter()
            .filter_map(|(word, value)| Some([word.to_owned(), value?]))
            .fold(vec!["it is".to_owned(), status.code().to_owned()], |found, words| {
                [found, words.to_vec()].concat()
            });
        Err(found.join(" "))
    }
}

fn agree(expected: &str, found: &str) -> Result<(), String> {
    if expected == found { Ok(()) } else { Err(format!("it is {found}")) }
}
