//! Who a programme is for, criterion by criterion: met, not met, or *not yet known*.
//!
//! Criteria are CEL expressions over the facts that a pack declares. A fact nobody has answered is
//! not bound at all. CEL then does the right thing by itself: `false && unknown` is false, and an
//! expression that does need the fact fails with "undeclared reference", which for a declared fact
//! means *not yet known*. Every other failure is a fault of the pack and is found by `pack check`.

use std::{
    collections::BTreeMap,
    fmt,
    sync::{Arc, LazyLock},
};

use cel::{Context, Env, ExecutionError, Program, Value};
use jiff::civil::Date;

use super::{
    pack::{FactDecl, FactType, Pack, text_key},
    timeline::Anchors,
};
use crate::calendar::days_between;

mod compared;

pub use compared::Compared;

/// What is known about a person: name of the fact to its value. A missing name is an open question.
pub type Facts = BTreeMap<String, Fact>;

/// The value of a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// Yes or no.
    Bool(bool),
    /// A code, one of the fact's values.
    Code(String),
    /// A whole number.
    Int(i64),
    /// A day.
    Date(Date),
}

impl fmt::Display for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bool(value) => value.fmt(f),
            Self::Code(value) => value.fmt(f),
            Self::Int(value) => value.fmt(f),
            Self::Date(value) => value.fmt(f),
        }
    }
}

impl FactDecl {
    /// Reads a stored answer. A value that the fact cannot have, such as a word that a list uses
    /// and nobody has explained, is no answer: `None`, not yet known.
    pub fn read(&self, stored: &str) -> Option<Fact> {
        match self.kind {
            FactType::Bool => stored.parse().ok().map(Fact::Bool),
            FactType::Enum => {
                self.values.iter().any(|value| value == stored).then(|| Fact::Code(stored.to_owned()))
            }
            FactType::Int => stored.parse().ok().map(Fact::Int),
            FactType::Date => stored.parse().ok().map(Fact::Date),
        }
    }
}

impl Pack {
    /// The facts that this pack asks for, out of stored answers (name, value).
    pub fn facts<'a>(&self, answers: impl IntoIterator<Item = (&'a str, &'a str)>) -> Facts {
        answers
            .into_iter()
            .filter_map(|(name, stored)| Some((name.to_owned(), self.manifest.fact(name)?.read(stored)?)))
            .collect()
    }

    /// The facts that dates answer by themselves, as far as this pack declares them:
    /// [`DAYS_IN_CUSTODY`], from admission to the release.
    pub fn facts_of_dates(&self, anchors: &Anchors) -> Facts {
        let end = anchors.actual.map(|actual| actual.date).or(anchors.planned);
        let days = anchors.admitted.zip(end).map(|(admitted, end)| days_between(admitted, end));
        days.filter(|_| self.manifest.fact(DAYS_IN_CUSTODY).is_some())
            .map(|days| (DAYS_IN_CUSTODY.to_owned(), Fact::Int(days)))
            .into_iter()
            .collect()
    }
}

/// How long the stay is, from A to R* or R: a fact that nobody is asked for.
pub const DAYS_IN_CUSTODY: &str = "days_in_custody";

/// What CEL brings along. Every evaluation needs it, and making it costs more than evaluating.
static STANDARD: LazyLock<Arc<Env>> = LazyLock::new(|| Arc::new(Env::stdlib()));

/// A compiled expression, with the names that it refers to, in alphabetical order.
#[derive(Debug)]
pub struct Rule {
    program: Program,
    names: Vec<String>,
}

/// What an expression says about a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Truth {
    /// True.
    Yes,
    /// False.
    No,
    /// It depends on a fact that nobody has answered.
    Unknown,
}

impl Rule {
    /// Compiles an expression; the error says what is wrong in CEL's words, on one line.
    pub fn compile(source: &str) -> Result<Self, String> {
        let program = Program::compile(source).map_err(|errors| {
            errors.errors.first().map_or_else(|| errors.to_string(), |error| error.msg.replace('\n', " "))
        })?;
        let mut names: Vec<_> = program.references().variables().into_iter().map(str::to_owned).collect();
        names.sort();
        Ok(Self { program, names })
    }

    /// The names that the expression refers to.
    pub fn facts(&self) -> &[String] {
        &self.names
    }

    /// The codes that the expression compares facts with.
    pub fn compared(&self) -> Vec<Compared> {
        compared::compared(self.program.expression())
    }

    /// Evaluates over what is known. The error is a fault of the pack, in words.
    pub fn truth(&self, facts: &Facts) -> Result<Truth, String> {
        let mut context = Context::with_env(Arc::clone(&STANDARD));
        // What it does not ask about costs nothing: most rules ask about one fact of dozens.
        for name in &self.names {
            let Some(fact) = facts.get(name) else { continue };
            let value = match fact {
                Fact::Bool(value) => Value::Bool(*value),
                Fact::Int(value) => Value::Int(*value),
                Fact::Code(code) => code.as_str().into(),
                Fact::Date(day) => day.to_string().into(),
            };
            context.add_variable_from_value(name.as_str(), value);
        }
        match self.program.execute(&context) {
            Ok(Value::Bool(true)) => Ok(Truth::Yes),
            Ok(Value::Bool(false)) => Ok(Truth::No),
            Ok(_) => Err("it is neither true nor false".to_owned()),
            Err(ExecutionError::UndeclaredReference(_)) => Ok(Truth::Unknown),
            Err(fault) => Err(fault.to_string()),
        }
    }
}

/// How a person stands to one criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Met.
    Met,
    /// Not met.
    NotMet,
    /// Not yet known: these facts have no answer. Their questions stand under `fact-<name>`.
    NotYetKnown {
        /// Names of the facts to ask for, in alphabetical order.
        missing: Vec<String>,
    },
}

/// Whether the programme is for the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Every criterion is met.
    Eligible,
    /// At least one is not met.
    NotEligible,
    /// None is broken, and at least one waits for an answer.
    NotYetKnown,
}

impl Verdict {
    /// The code, for text keys: `eligible`, `not_eligible`, `not_yet_known`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Eligible => "eligible",
            Self::NotEligible => "not_eligible",
            Self::NotYetKnown => "not_yet_known",
        }
    }
}

/// The explained answer: every criterion by its code, in the pack's order, and the verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Eligibility {
    /// Code and outcome. The words stand under `criterion-<code>`.
    pub criteria: Vec<(String, Outcome)>,
    /// The verdict.
    pub verdict: Verdict,
}

impl Eligibility {
    /// The facts to ask for, each once. Nothing is asked of a person who is not eligible anyway.
    pub fn questions(&self) -> Vec<&str> {
        if self.verdict != Verdict::NotYetKnown {
            return Vec::new();
        }
        let mut names: Vec<&str> = self
            .criteria
            .iter()
            .filter_map(|(_, outcome)| match outcome {
                Outcome::NotYetKnown { missing } => Some(missing.iter().map(String::as_str)),
                Outcome::Met | Outcome::NotMet => None,
            })
            .flatten()
            .collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}

/// Evaluates every criterion of a pack.
///
/// A checked pack has no faults; should an expression fail all the same, its criterion counts as
/// not yet known, so that nobody is turned away by a mistake.
pub fn evaluate(pack: &Pack, facts: &Facts) -> Eligibility {
    let criteria: Vec<_> = pack
        .manifest
        .criterion
        .iter()
        .map(|criterion| {
            let rule = pack.rules.get(criterion.when.as_str());
            let outcome = match rule.map(|rule| rule.truth(facts)) {
                Some(Ok(Truth::Yes)) => Outcome::Met,
                Some(Ok(Truth::No)) => Outcome::NotMet,
                _ => Outcome::NotYetKnown { missing: missing(rule, facts) },
            };
            (criterion.code.to_string(), outcome)
        })
        .collect();
    let verdict = if criteria.iter().any(|(_, outcome)| *outcome == Outcome::NotMet) {
        Verdict::NotEligible
    } else if criteria.iter().all(|(_, outcome)| *outcome == Outcome::Met) {
        Verdict::Eligible
    } else {
        Verdict::NotYetKnown
    };
    Eligibility { criteria, verdict }
}

/// The facts that a rule refers to and nobody has answered.
fn missing(rule: Option<&Rule>, facts: &Facts) -> Vec<String> {
    let names = rule.map(Rule::facts).unwrap_or_default();
    names.iter().filter(|name| !facts.contains_key(*name)).cloned().collect()
}

impl Pack {
    /// What an optional condition says; no condition is always true.
    pub(super) fn condition(&self, when: Option<&str>, facts: &Facts) -> Truth {
        let Some(when) = when else { return Truth::Yes };
        self.rules.get(when).and_then(|rule| rule.truth(facts).ok()).unwrap_or(Truth::Unknown)
    }

    /// The variant proposed for a person: the first whose condition is true.
    pub fn proposed_variant(&self, facts: &Facts) -> Option<&str> {
        self.manifest
            .variant
            .iter()
            .filter(|variant| variant.when.is_some())
            .find(|variant| {
                self.condition(variant.when.as_ref().map(|when| when.as_str()), facts) == Truth::Yes
            })
            .map(|variant| variant.code.as_str())
    }

    /// The question behind a fact, in a language.
    pub fn question(&self, language: &str, fact: &str) -> &str {
        self.text(language, &text_key(&["fact", fact]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn truth(source: &str, facts: &[(&str, Fact)]) -> Result<Truth, String> {
        let facts = facts.iter().map(|(name, fact)| ((*name).to_owned(), fact.clone())).collect();
        Rule::compile(source).unwrap().truth(&facts)
    }

    #[test]
    fn an_unanswered_fact_makes_an_expression_unknown_only_where_it_matters() {
        let network = ("network", Fact::Code("weak".to_owned()));
        for (source, facts, expected) in [
            ("network in ['none', 'weak']", vec![network.clone()], Truth::Yes),
            ("network in ['none', 'weak']", vec![], Truth::Unknown),
            ("network == 'none'", vec![], Truth::Unknown),
            ("children > 0", vec![], Truth::Unknown),
            ("!(network == 'none')", vec![], Truth::Unknown),
            // Absorbed: one side decides alone.
            ("children > 0 || network == 'weak'", vec![network.clone()], Truth::Yes),
            ("network == 'weak' || children > 0", vec![network.clone()], Truth::Yes),
            ("children > 0 && network == 'none'", vec![network.clone()], Truth::No),
            ("network == 'none' && children > 0", vec![network.clone()], Truth::No),
            // Not absorbed: the other side decides.
            ("network == 'weak' && children > 0", vec![network.clone()], Truth::Unknown),
            ("children > 0 ? true : false", vec![], Truth::Unknown),
            ("born < '2008-11-02'", vec![("born", Fact::Date(jiff::civil::date(1990, 1, 1)))], Truth::Yes),
        ] {
            assert_eq!(truth(source, &facts), Ok(expected), "{source}");
        }
    }

    #[test]
    fn other_failures_are_faults_of_the_pack() {
        assert!(truth("network > 1", &[("network", Fact::Code("weak".to_owned()))]).is_err());
        assert!(truth("network", &[("network", Fact::Code("weak".to_owned()))]).is_err());
        assert!(Rule::compile("network ==").is_err());
    }
}
