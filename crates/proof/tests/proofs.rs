//! The guarantees, proved; and each policy broken on purpose, to see that a proof notices.
//!
//! They need a solver: `scripts/solver.sh` installs one and `make test` names it in
//! `THROUGHLINE_PROOF_SOLVER`. Where there is none, each test says so and passes.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "all of this is tests, and clippy sees only the functions marked so"
)]

use std::{collections::BTreeSet, str::FromStr};

use cedar_policy::{Effect, Policy, PolicyId, PolicySet};
use throughline_policy::sharing::Profile;
use throughline_proof::{GUARANTEES, Guarantee, Outcome, Prover, Shown, Solver, Story, Subject};

fn prover() -> Option<Prover> {
    let Some(solver) = std::env::var("THROUGHLINE_PROOF_SOLVER").ok().and_then(|it| Solver::parse(&it))
    else {
        eprintln!("not proved: THROUGHLINE_PROOF_SOLVER names no solver (scripts/solver.sh installs one)");
        return None;
    };
    Some(Prover::start(&solver).expect("the solver starts"))
}

fn named(name: &str) -> Guarantee {
    *GUARANTEES.iter().find(|it| it.name == name).unwrap_or_else(|| panic!("no guarantee {name}"))
}

fn broken(shown: &[Shown]) -> Vec<(&'static str, String)> {
    let story = |it: &Shown| match &it.outcome {
        Outcome::Proved => None,
        Outcome::Broken(story) => Some((it.guarantee.name, story.to_string())),
    };
    shown.iter().filter_map(story).collect()
}

#[test]
fn every_guarantee_holds_for_the_default_profile() {
    let Some(mut prover) = prover() else { return };
    let subject = Subject::default_profile().unwrap();
    let shown = prover.prove(&subject, GUARANTEES).unwrap();
    assert_eq!(shown.len(), GUARANTEES.len());
    assert_eq!(broken(&shown), []);
}

/// A pack that would like to show employers the offence, and towns the health of who does not permit it.
const GREEDY: &str = r#"
@id("offence-for-employers") @basis("contract") @label("l") @source("s")
permit (principal == Column::"EMPL", action in Action::"upToFull", resource == Category::"4")
when { context.onTheCase };

@id("health-for-towns") @basis("contract") @label("l") @source("s")
permit (principal == Column::"MUN", action == Action::"viewFull", resource == Category::"6")
when { context.onTheCase };
"#;

#[test]
fn a_pack_opens_nothing_that_is_closed_to_all_and_its_faults_are_told_as_stories() {
    let Some(mut prover) = prover() else { return };
    let subject = Subject::of_pack(&Profile::read("greedy", GREEDY).unwrap()).unwrap();
    let shown = prover.prove(&subject, GUARANTEES).unwrap();
    let found = broken(&shown);
    let names: BTreeSet<&str> = found.iter().map(|(name, _)| *name).collect();
    // What never.cedar forbids stays closed: offence is not among them.
    assert!(!names.contains("employer") && !names.contains("cells_that_read_never"), "{found:#?}");
    // What it leaves to profiles is found: health in full without statute, permission or agreement, and
    // a full depth without the lower ones.
    assert_eq!(names, BTreeSet::from(["by_duty_or_agreed", "by_duty_or_permitted", "lower_depths"]));
    let (_, story) = found.iter().find(|(name, _)| *name == "by_duty_or_permitted").unwrap();
    assert!(story.contains("\"MUN\"") && story.contains("sees everything of category 6"), "{story}");
    assert!(story.contains("the person does not permit it"), "{story}");
    assert!(story.contains("greedy:health-for-towns"), "{story}");
}

/// The set without a policy.
fn without(set: &PolicySet, id: &PolicyId) -> PolicySet {
    let kept = set.policies().filter(|policy| policy.id() != id).cloned();
    PolicySet::from_policies(kept).unwrap()
}

/// The set with what a careless or a hostile profile could add: everything to everybody.
fn with_everything(set: &PolicySet) -> PolicySet {
    let mut set = set.clone();
    let all = "permit (principal, action, resource);";
    set.add(Policy::parse(Some(PolicyId::new("everything")), all).unwrap()).unwrap();
    set
}

#[test]
fn each_forbid_taken_away_is_noticed_by_a_proof() {
    let Some(mut prover) = prover() else { return };
    let subject = Subject::default_profile().unwrap();
    // Against a profile that permits everything only the forbids stand, each for itself.
    let never = PolicySet::from_policies(
        subject.policies().policies().filter(|it| it.effect() == Effect::Forbid).cloned(),
    )
    .unwrap();
    let whole = with_everything(&never);
    let shown = prover.prove(&subject.with(whole.clone()), GUARANTEES).unwrap();
    let lost: BTreeSet<&str> = broken(&shown).into_iter().map(|(name, _)| name).collect();
    let mut before: Vec<Guarantee> =
        GUARANTEES.iter().filter(|it| !lost.contains(it.name)).copied().collect();
    for needed in ["employer", "outside", "cells_that_read_never", "police_and_health"] {
        assert!(before.contains(&named(needed)), "{needed} must rest on forbids alone");
    }
    // Most forbids are cells: asked first, they are found at once.
    before.sort_by_key(|it| it.name != "cells_that_read_never");
    let named_elsewhere = [
        "notes-of-health",
        "notes-of-voluntary-organisations",
        "notes-of-voluntary-organisations-without-permission",
        "notes-of-victim-services",
    ];
    let mut unnoticed = Vec::new();
    for policy in never.policies() {
        let id = policy.id().to_string();
        // What leaves with a note is said by the tests of the policy crate, story by story.
        if named_elsewhere.iter().any(|note| id.ends_with(note)) {
            continue;
        }
        let less = subject.with(without(&whole, policy.id()));
        let noticed = before.iter().any(|it| !broken(&prover.prove(&less, &[*it]).unwrap()).is_empty());
        if !noticed {
            unnoticed.push(id);
        }
    }
    assert_eq!(unnoticed, Vec::<String>::new(), "no proof notices that these are gone");
}

#[test]
fn each_permit_that_forgets_its_conditions_is_noticed_by_a_proof() {
    let Some(mut prover) = prover() else { return };
    let subject = Subject::default_profile().unwrap();
    let never = PolicySet::from_policies(
        subject.policies().policies().filter(|it| it.effect() == Effect::Forbid).cloned(),
    )
    .unwrap();
    let by_duty_or_agreed = [named("by_duty_or_agreed")];
    let mut unnoticed = Vec::new();
    for policy in subject.policies().policies().filter(|it| it.effect() == Effect::Permit) {
        let id = policy.id().to_string();
        let column = id.trim_start_matches("default:").split('-').next().unwrap_or_default().to_owned();
        // Prison, probation, police and the person see by law; break-glass and the exceptions have
        // forbids of their own, which the test above takes away one by one.
        if !["MUN", "NGO", "HEA", "HOU", "JOB", "EMPL", "EDU", "VIC"].contains(&column.as_str()) {
            continue;
        }
        let mut json = policy.to_json().unwrap();
        json["conditions"] = serde_json::json!([]);
        let careless = Policy::from_json(Some(policy.id().clone()), json).unwrap();
        let mut set = never.clone();
        set.add(careless).unwrap();
        let shown = prover.prove(&subject.with(set), &by_duty_or_agreed).unwrap();
        if broken(&shown).is_empty() {
            unnoticed.push(id);
        }
    }
    // Victim data is closed to all but those whose cell says otherwise, whatever a permit forgets.
    assert_eq!(unnoticed, Vec::<String>::new());
}

#[test]
fn a_proof_without_a_solver_says_so() {
    let none = Solver { program: "/nowhere/solver".to_owned(), arguments: Vec::new() };
    let error = Prover::start(&none).unwrap_err();
    assert!(error.to_string().contains("/nowhere/solver"), "{error}");
}

#[test]
fn a_story_names_the_circumstances() {
    let story = Story {
        column: "EMPL".to_owned(),
        action: "viewFull".to_owned(),
        category: "4".to_owned(),
        holds: vec!["it is on the case".to_owned()],
        holds_not: vec!["the person does not permit it".to_owned()],
        policies: vec!["greedy:offence-for-employers".to_owned()],
    };
    let expected = "an agency read in column \"EMPL\" sees everything of category 4 (Offence)\n    \
        although the person does not permit it\n    when it is on the case\n    by greedy:offence-for-employers";
    assert_eq!(story.to_string(), expected);
    assert!(PolicySet::from_str("").is_ok());
}
