//! What keeps the layers apart: dependencies point one way, statements stand in one crate, and
//! what belongs to a country or a programme stands in data. `docs/ARCHITECTURE.md` says why.

#![expect(
    clippy::expect_used,
    reason = "all of this file is tests, and clippy sees only the functions marked so"
)]

#[path = "architecture/sources.rs"]
mod sources;

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{DependencyKind, MetadataCommand, Package};
use sources::{Source, root, sources, without_tests};

/// Which of our crates each crate may use. A new edge is a decision: change it here and in
/// `docs/ARCHITECTURE.md`.
const ALLOWED: &[(&str, &[&str])] = &[
    ("throughline", &["app", "domain", "proof", "web"]),
    ("throughline-web", &["app", "domain"]),
    ("throughline-app", &["store", "policy", "exchange", "linkage", "domain"]),
    ("throughline-store", &["policy", "domain"]),
    ("throughline-policy", &["domain"]),
    // It proves what the policies say; only the command line asks it to.
    ("throughline-proof", &["policy", "domain"]),
    ("throughline-exchange", &["domain"]),
    ("throughline-linkage", &[]),
    ("throughline-domain", &[]),
    // It drives the built program from outside; names, hashes and keys of the index are made by the rules.
    ("throughline-bench", &["domain", "linkage"]),
];

/// Crates of others that one of ours alone may use, because it hides them from the rest.
const HIDDEN: &[(&str, &[&str])] = &[
    ("throughline-store", &["rusqlite", "postgres", "r2d2", "r2d2_sqlite", "r2d2_postgres", "refinery"]),
    ("throughline-policy", &["cedar-policy"]),
    ("throughline-proof", &["cedar-policy-symcc"]),
    ("throughline-domain", &["cel"]),
    ("throughline-exchange", &["calamine", "csv", "encoding_rs"]),
];

/// The crates that know no input and output.
const PURE: &[&str] = &["throughline-domain", "throughline-policy", "throughline-linkage"];

/// What they must not reach, not even through another crate of theirs.
const IMPURE: &[&str] = &["tokio", "axum", "rusqlite", "postgres", "reqwest", "hyper"];

fn packages() -> Vec<Package> {
    MetadataCommand::new()
        .manifest_path(root().join("Cargo.toml"))
        .no_deps()
        // Nothing is fetched: the manifests say all that is asked here.
        .other_options(vec!["--offline".to_owned()])
        .exec()
        .expect("cargo metadata")
        .packages
}

/// What a package is built from; what only its tests use does not count.
fn dependencies(package: &Package) -> BTreeSet<&str> {
    package
        .dependencies
        .iter()
        .filter(|d| d.kind == DependencyKind::Normal)
        .map(|d| d.name.as_str())
        .collect()
}

#[test]
fn dependencies_point_one_way() {
    let allowed: BTreeMap<&str, BTreeSet<String>> = ALLOWED
        .iter()
        .map(|(name, may)| {
            (*name, may.iter().map(|crate_name| format!("throughline-{crate_name}")).collect())
        })
        .collect();
    for package in packages() {
        let name = package.name.as_str();
        let may = allowed.get(name).unwrap_or_else(|| panic!("{name} has no place in the layers yet"));
        for dependency in dependencies(&package).into_iter().filter(|d| d.starts_with("throughline")) {
            assert!(may.contains(dependency), "{name} must not use {dependency}");
        }
    }
}

#[test]
fn each_engine_and_format_is_hidden_in_one_crate() {
    // Measuring needs the bare engine to compare with.
    for package in packages().into_iter().filter(|package| *package.name != "throughline-bench") {
        for (owner, hidden) in HIDDEN.iter().filter(|(owner, _)| *owner != package.name.as_str()) {
            for name in *hidden {
                // The prover compiles the policies of the policy crate to formulas, and nothing else.
                if (package.name.as_str(), *name) == ("throughline-proof", "cedar-policy") {
                    continue;
                }
                let uses = dependencies(&package).contains(name);
                assert!(!uses, "{} uses {name}, which belongs to {owner} alone", package.name);
            }
        }
    }
}

#[test]
fn the_rules_know_no_input_and_output() {
    for package in packages().iter().filter(|p| PURE.contains(&p.name.as_str())) {
        for impure in IMPURE {
            assert!(!dependencies(package).contains(impure), "{} uses {impure}", package.name);
        }
    }
    let pure = ["crates/domain/src", "crates/policy/src", "crates/exchange/src", "crates/linkage/src"];
    for source in sources(&pure) {
        for word in ["std::fs", "std::net", "std::env", "std::process", "std::thread"] {
            // A register is compared by several threads, which see nothing of the world either.
            if word == "std::thread" && source.path == "crates/linkage/src/link.rs" {
                continue;
            }
            let code = without_tests(&source);
            assert!(!code.contains(word), "{} reaches out of the program: {word}", source.path);
        }
    }
}

#[test]
fn the_same_clock_for_everything() {
    for source in sources(&["src", "crates"]).iter().filter(|s| s.path != "src/clock.rs") {
        for reading in ["Timestamp::now(", "Zoned::now(", "SystemTime::now(", "now_v7("] {
            assert!(
                !without_tests(source).contains(reading),
                "{} reads a clock of its own: {reading}",
                source.path
            );
        }
    }
}

#[test]
fn statements_stand_in_the_store() {
    let elsewhere = sources(&["src", "crates"]);
    for source in elsewhere.iter().filter(|source| !source.path.starts_with("crates/store/")) {
        for literal in source.literals() {
            let statement = ["SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM ", "CREATE TABLE "]
                .iter()
                .any(|verb| literal.starts_with(verb));
            assert!(!statement, "{} holds a statement: {literal}", source.path);
        }
    }
}

#[test]
fn files_tell_one_story() {
    for source in sources(&["src", "crates", "tests", "bench"]) {
        let lines = source.text.lines().count();
        assert!(lines <= 600, "{} has {lines} lines; 600 is the most, 100 to 400 is usual", source.path);
    }
}

#[test]
fn modules_are_named_after_what_they_hold() {
    for source in sources(&["src", "crates", "tests"]) {
        for name in source.path.split('/').map(|part| part.trim_end_matches(".rs")) {
            let empty = ["util", "utils", "common", "helper", "helpers", "manager", "service", "misc"];
            assert!(!empty.contains(&name), "{} has a name that says nothing", source.path);
        }
    }
}

/// Countries, languages' lands, agencies, programmes and their systems: what belongs in `packs/`,
/// `jurisdictions/` and `sources/`, so that a new country needs no code.
#[test]
fn no_country_and_no_programme_in_the_code() {
    let names = sources::names_of_the_data();
    assert!(!names.is_empty() || !root().join("jurisdictions").exists(), "no name was found in the data");
    for source in sources(&["src", "crates"]) {
        for literal in Source::of_text(&source.path, without_tests(&source)).literals() {
            for name in &names {
                assert!(!sources::names(&literal, name), "{} names {name:?} in {literal:?}", source.path);
            }
        }
    }
}
