//! Expressions: compiled once, read for misspelt codes, and tried on every combination of answers
//! that a person can give.

use std::collections::BTreeMap;

use super::findings::{InFile, did_you_mean};
use crate::programme::{
    eligibility::{Fact, Facts, Rule, Truth},
    pack::{FactDecl, FactType, Manifest},
    schema::Spot,
};

/// How many combinations of answers one expression is tried on. Enough for five facts of four
/// values; beyond that the rest is left to the pack's scenarios.
const MOST_TRIALS: usize = 4096;

/// The longest expression. What nobody can read in a minute is several criteria.
const LONGEST: usize = 500;

/// Compiles every expression of a pack; lists what cannot be compiled or goes wrong when tried.
pub(super) fn check(manifest: &Manifest, into: &mut InFile<'_>) {
    for (subject, when) in all(manifest) {
        if when.len() > LONGEST {
            let message = format!("{subject}: the expression has more than {LONGEST} letters");
            into.error(when.offset, message, "Make several criteria of it; all of them must be met.");
            continue;
        }
        match Rule::compile(when) {
            Err(fault) => into.error(
                when.offset,
                format!("{subject}: the expression cannot be read: {fault}"),
                "Write CEL, such as `support_network in ['none', 'weak']`.",
            ),
            Ok(rule) => examine(manifest, (&subject, when), &rule, into),
        }
    }
}

/// The expressions that compile, by their text: what a pack is used with.
pub(super) fn rules(manifest: &Manifest) -> BTreeMap<String, Rule> {
    all(manifest)
        .filter(|(_, when)| when.len() <= LONGEST)
        .filter_map(|(_, when)| Some((when.to_string(), Rule::compile(when).ok()?)))
        .collect()
}

/// Every expression, with what it belongs to in words.
fn all(manifest: &Manifest) -> impl Iterator<Item = (String, &Spot<String>)> {
    let criteria = manifest.criterion.iter().map(|it| ("criterion", &it.code, Some(&it.when)));
    let milestones = manifest.milestone.iter().map(|it| ("milestone", &it.code, it.when.as_ref()));
    let variants = manifest.variant.iter().map(|it| ("variant", &it.code, it.when.as_ref()));
    criteria
        .chain(milestones)
        .chain(variants)
        .filter_map(|(what, code, when)| Some((format!("{what} `{code}`"), when?)))
}

fn examine(manifest: &Manifest, (subject, when): (&str, &Spot<String>), rule: &Rule, into: &mut InFile<'_>) {
    let mut facts = Vec::new();
    for name in rule.facts() {
        let Some(fact) = manifest.fact(name) else {
            let message = format!("{subject}: the fact `{name}` is not declared");
            let remedy = did_you_mean(name, manifest.fact.iter().map(|fact| fact.name.as_str()));
            into.error(when.offset, message, remedy);
            return;
        };
        facts.push(fact);
    }
    // A misspelt code is the cause of what a trial would find next.
    if !unknown_codes(manifest, (subject, when), rule, into) {
        try_out(&facts, (subject, when), rule, into);
    }
}

/// Codes that a fact cannot have.
fn unknown_codes(
    manifest: &Manifest,
    (subject, when): (&str, &Spot<String>),
    rule: &Rule,
    into: &mut InFile<'_>,
) -> bool {
    let mut unknown = false;
    for compared in rule.compared() {
        let Some(fact) = manifest.fact(&compared.fact).filter(|fact| fact.kind == FactType::Enum) else {
            continue;
        };
        if !fact.values.contains(&compared.code) {
            let message = format!("{subject}: `{}` is never `{}`", compared.fact, compared.code);
            into.error(
                when.offset,
                message,
                did_you_mean(&compared.code, fact.values.iter().map(String::as_str)),
            );
            unknown = true;
        }
    }
    unknown
}

fn try_out(facts: &[&FactDecl], (subject, when): (&str, &Spot<String>), rule: &Rule, into: &mut InFile<'_>) {
    let mut seen = (false, false);
    for trial in combinations(facts) {
        match rule.truth(&trial) {
            Ok(Truth::Yes) => seen.0 = true,
            Ok(Truth::No) => seen.1 = true,
            // With every fact answered, only a function that does not exist is still undeclared.
            Ok(Truth::Unknown) if trial.len() == facts.len() => {
                let message = format!("{subject}: the expression calls something that does not exist");
                into.error(when.offset, message, "Use operators and facts only.");
                return;
            }
            Ok(Truth::Unknown) => {}
            Err(fault) => {
                let answers: Vec<_> = trial.iter().map(|(name, fact)| format!("{name} = {fact}")).collect();
                let message = format!("{subject}: with {} it fails: {fault}", answers.join(", "));
                into.error(when.offset, message, "Compare each fact with values of its own type.");
                return;
            }
        }
    }
    // Numbers and days are tried at a few values only, so "always" proves nothing about them.
    let all_listed = facts.iter().all(|fact| matches!(fact.kind, FactType::Bool | FactType::Enum));
    if all_listed && seen != (true, true) {
        let always = if seen.0 { "true" } else { "false" };
        let message = format!("{subject}: the expression is {always} whatever is answered");
        into.error(when.offset, message, "Compare a fact with some of its values, not with all or none.");
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
