//! Expressions: compiled once, and tried on every combination of answers that a person can give.

use super::{Findings, MANIFEST, Rule, Rules, did_you_mean};
use crate::programme::{
    eligibility::{Fact, Facts, Truth},
    pack::{FactDecl, FactType, Manifest},
    schema::Spot,
};

/// How many combinations of answers one expression is tried on. Enough for five facts of four
/// values; beyond that the rest is left to the pack's scenarios.
const MOST_TRIALS: usize = 4096;

/// Compiles every expression of a pack; lists what cannot be compiled or goes wrong when tried.
pub(super) fn check(manifest: &Manifest, source: &str, findings: &mut Findings) -> Rules {
    let mut rules = Rules::new();
    let criteria = manifest.criterion.iter().map(|it| ("criterion", &it.code, Some(&it.when)));
    let milestones = manifest.milestone.iter().map(|it| ("milestone", &it.code, it.when.as_ref()));
    let variants = manifest.variant.iter().map(|it| ("variant", &it.code, it.when.as_ref()));
    for (what, code, when) in criteria.chain(milestones).chain(variants) {
        let Some(when) = when else { continue };
        let subject = format!("{what} `{}`", code.as_str());
        match Rule::compile(when) {
            Err(fault) => findings.error(
                MANIFEST,
                source,
                when.offset,
                format!("{subject}: the expression cannot be read: {fault}"),
                "Write CEL, such as `support_network in ['none', 'weak']`.",
            ),
            Ok(rule) => {
                try_out(manifest, source, (&subject, when), &rule, findings);
                rules.insert(when.to_string(), rule);
            }
        }
    }
    rules
}

fn try_out(
    manifest: &Manifest,
    source: &str,
    (subject, when): (&str, &Spot<String>),
    rule: &Rule,
    findings: &mut Findings,
) {
    let mut facts = Vec::new();
    for name in rule.facts() {
        let Some(fact) = manifest.fact(&name) else {
            let message = format!("{subject}: the fact `{name}` is not declared");
            let remedy = did_you_mean(&name, manifest.fact.iter().map(|fact| fact.name.as_str()));
            findings.error(MANIFEST, source, when.offset, message, remedy);
            return;
        };
        facts.push(fact);
    }
    let mut seen = (false, false);
    for trial in combinations(&facts) {
        match rule.truth(&trial) {
            Ok(Truth::Yes) => seen.0 = true,
            Ok(Truth::No) => seen.1 = true,
            // With every fact answered, only a function that does not exist is still undeclared.
            Ok(Truth::Unknown) if trial.len() == facts.len() => {
                let message = format!("{subject}: the expression calls something that does not exist");
                findings.error(MANIFEST, source, when.offset, message, "Use operators and facts only.");
                return;
            }
            Ok(Truth::Unknown) => {}
            Err(fault) => {
                let answers: Vec<_> = trial.iter().map(|(name, fact)| format!("{name} = {fact}")).collect();
                let message = format!("{subject}: with {} it fails: {fault}", answers.join(", "));
                findings.error(
                    MANIFEST,
                    source,
                    when.offset,
                    message,
                    "Compare each fact with values of its own type.",
                );
                return;
            }
        }
    }
    // Numbers and days are tried at a few values only, so "always" proves nothing about them.
    let all_listed = facts.iter().all(|fact| matches!(fact.kind, FactType::Bool | FactType::Enum));
    if all_listed && seen != (true, true) {
        let always = if seen.0 { "true" } else { "false" };
        let message = format!("{subject}: the expression is {always} whatever is answered");
        let remedy = "Compare it with the declared values; one may be misspelt.";
        findings.error(MANIFEST, source, when.offset, message, remedy);
    }
}

/// Combinations of answers, each fact also unanswered.
fn combinations(facts: &[&FactDecl]) -> Vec<Facts> {
    facts.iter().fold(vec![Facts::new()], |trials, fact| {
        let mut more = trials.clone();
        for value in samples(fact) {
            for trial in &trials {
                if more.len() >= MOST_TRIALS {
                    return more;
                }
                let mut trial = trial.clone();
                trial.insert(fact.name.to_string(), value.clone());
                more.push(trial);
            }
        }
        more
    })
}

fn samples(fact: &FactDecl) -> Vec<Fact> {
    match fact.kind {
        FactType::Bool => vec![Fact::Bool(true), Fact::Bool(false)],
        FactType::Enum => fact.values.iter().cloned().map(Fact::Code).collect(),
        FactType::Int => [0, 1, 18, 1000].map(Fact::Int).to_vec(),
        FactType::Date => vec![
            Fact::Date(jiff::civil::date(1950, 1, 1)),
            Fact::Date(jiff::civil::date(2008, 2, 29)),
            Fact::Date(jiff::civil::date(2050, 12, 31)),
        ],
    }
}
