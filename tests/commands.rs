//! The built program as an operator meets it: what it prints, and what it ends with.

#![expect(
    clippy::expect_used,
    reason = "all of this file is tests, and clippy sees only the functions marked so"
)]

use std::{
    path::Path,
    process::{Command, Output},
};

use serde_json::Value;
use tempfile::TempDir;

/// An empty folder in which commands run, without the environment of whoever runs the tests.
struct Operator {
    folder: TempDir,
}

impl Operator {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn writes(&self, file: &str, text: &str) {
        std::fs::write(self.path().join(file), text).expect("a file of the test");
    }

    fn runs(&self, arguments: &[&str]) -> Ran {
        self.runs_with(arguments, &[])
    }

    fn runs_with(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_throughline"));
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("THROUGHLINE_") {
                command.env_remove(name);
            }
        }
        command.current_dir(self.path()).args(arguments).envs(variables.iter().copied());
        Ran(command.output().expect("the program starts"))
    }
}

/// A command that ended.
struct Ran(Output);

impl Ran {
    fn code(&self) -> i32 {
        self.0.status.code().expect("the program ended by itself")
    }
    fn printed(&self) -> String {
        String::from_utf8_lossy(&self.0.stdout).into_owned()
    }
    fn said(&self) -> String {
        String::from_utf8_lossy(&self.0.stderr).into_owned()
    }
    fn json(&self) -> Value {
        serde_json::from_slice(&self.0.stdout).expect("one JSON object and nothing else")
    }
}

#[test]
fn help_tells_the_exit_codes() {
    let ran = Operator::new().runs(&["--help"]);
    assert_eq!(ran.code(), 0);
    for line in ["0  done", "1  done, and something", "2  the command line", "3  the database", "4  a fault"]
    {
        assert!(ran.printed().contains(line), "{line}");
    }
}

#[test]
fn an_unknown_option_ends_with_2() {
    assert_eq!(Operator::new().runs(&["verify", "--jsn"]).code(), 2);
}

#[test]
fn a_fresh_database_is_migrated_once_and_its_ledger_fits() {
    let operator = Operator::new();
    let first = operator.runs(&["migrate", "--json"]);
    assert_eq!(first.code(), 0, "{}", first.said());
    assert!(first.json()["applied"].as_array().is_some_and(|names| !names.is_empty()));
    assert!(operator.path().join("throughline.sqlite").exists());

    let second = operator.runs(&["migrate", "--json"]);
    assert_eq!((second.code(), second.json()["applied"].clone()), (0, Value::Array(Vec::new())));
    assert_eq!(operator.runs(&["migrate", "--check"]).code(), 0);

    let verified = operator.runs(&["verify", "--json"]);
    assert_eq!(verified.code(), 0, "{}", verified.said());
    assert_eq!(verified.json()["fits"], true);
}

#[test]
fn a_database_that_is_not_there_ends_with_3_and_is_not_created() {
    let operator = Operator::new();
    for command in [&["verify"][..], &["migrate", "--check"], &["backup", "copy"]] {
        let ran = operator.runs(command);
        assert_eq!(ran.code(), 3, "{command:?}: {}", ran.said());
    }
    assert!(!operator.path().join("throughline.sqlite").exists());
}

#[test]
fn a_backup_is_restored_into_an_empty_database() {
    let operator = Operator::new();
    operator.runs(&["migrate"]);
    assert_eq!(operator.runs(&["backup", "copy"]).code(), 0);
    assert_eq!(operator.runs(&["backup", "copy"]).code(), 2, "a backup overwrites nothing");

    let restored = operator.runs(&["restore", "copy", "--database", "sqlite:other.sqlite"]);
    assert_eq!(restored.code(), 0, "{}", restored.said());
    assert_eq!(operator.runs(&["verify", "--database", "sqlite:other.sqlite"]).code(), 0);

    assert_eq!(operator.runs(&["restore", "copy"]).code(), 1, "a restore overwrites nothing");
    assert_eq!(operator.runs(&["restore", "cpoy", "--database", "sqlite:third.sqlite"]).code(), 2);
    assert!(!operator.path().join("third.sqlite").exists());
}

#[test]
fn a_slip_in_the_configuration_ends_with_2_and_names_the_nearest_key() {
    let operator = Operator::new();
    operator.writes("throughline.toml", "[server]\nbnd = \"127.0.0.1:8080\"\n");
    let ran = operator.runs(&["migrate"]);
    assert_eq!(ran.code(), 2);
    assert!(
        ran.said().contains("throughline.toml:2: \"bnd\" is not a setting of [server]"),
        "{}",
        ran.said()
    );
    assert!(ran.said().contains("the nearest is \"bind\""), "{}", ran.said());
}

#[test]
fn the_doctor_explains_a_configuration_that_nothing_else_runs_with() {
    let operator = Operator::new();
    operator.writes("throughline.toml", "[session]\nidle_minutes = 0\n");
    let ran = operator.runs_with(&["doctor"], &[("THROUGHLINE_DATABASE", "sqlite:here.sqlite")]);
    assert_eq!(ran.code(), 1);
    let printed = ran.printed();
    assert!(printed.contains("throughline.toml:2: session.idle_minutes must be"), "{printed}");
    assert!(printed.contains("THROUGHLINE_DATABASE"), "{printed}");
}

#[test]
fn the_doctor_is_content_with_a_sound_installation() {
    let operator = Operator::new();
    operator.runs(&["migrate"]);
    let ran = operator.runs(&["doctor", "--json"]);
    assert_eq!(ran.code(), 0, "{}", ran.printed());
    let json = ran.json();
    let states: Vec<_> =
        json["checks"].as_array().into_iter().flatten().map(|check| &check["state"]).collect();
    assert_eq!(states, ["ok", "ok"]);
}

#[test]
fn a_server_that_is_used_knows_the_time() {
    let ran =
        Operator::new().runs_with(&["serve"], &[("THROUGHLINE_CLOCK_FIXED", "2026-11-02T09:00:00+01:00")]);
    assert_eq!(ran.code(), 2);
    assert!(ran.said().contains("clock.fixed"), "{}", ran.said());
}

#[test]
fn a_database_that_is_not_migrated_is_not_served() {
    let operator = Operator::new();
    operator.writes("throughline.sqlite", "");
    let ran = operator.runs(&["serve", "--bind", "127.0.0.1:0"]);
    assert_eq!(ran.code(), 3);
    assert!(ran.said().contains("throughline migrate"), "{}", ran.said());
}

#[test]
fn a_demonstration_refuses_any_other_database() {
    let operator = Operator::new();
    std::fs::create_dir(operator.path().join("demo")).expect("a folder");
    operator.runs(&["migrate", "--database", "sqlite:demo/demo.sqlite"]);
    for arguments in [&["demo", "--port", "0"][..], &["demo", "--port", "0", "--fresh"]] {
        let ran = operator.runs(arguments);
        assert_eq!(ran.code(), 3, "{}", ran.said());
        assert!(ran.said().contains("not a demonstration"), "{}", ran.said());
    }
    assert_eq!(operator.runs(&["verify", "--database", "sqlite:demo/demo.sqlite"]).code(), 0);
}

#[test]
fn an_account_needs_an_agency_that_is_there() {
    let operator = Operator::new();
    operator.runs(&["migrate"]);
    let add = ["user", "add", "ana@example.org", "--name", "Ana Puig", "--agency", "Nowhere"];
    let ran = operator.runs(&[&add[..], &["--role", "social_worker"]].concat());
    assert_eq!(ran.code(), 2);
    assert!(ran.said().contains("Nowhere"), "{}", ran.said());
    let ran = operator.runs(&[&add[..], &["--role", "wizard"]].concat());
    assert!(ran.code() == 2 && ran.said().contains("social_worker"), "{}", ran.said());
    assert_eq!(operator.runs(&["user", "reset", "ana@example.org"]).code(), 2);
}

#[test]
fn every_pack_that_is_shipped_is_in_order() {
    let packs = Path::new(env!("CARGO_MANIFEST_DIR")).join("packs");
    for pack in std::fs::read_dir(packs).expect("the packs").flatten() {
        let folder = pack.path().display().to_string();
        let checked = Operator::new().runs(&["pack", "check", &folder, "--json"]);
        assert_eq!((checked.code(), checked.json()["findings"].clone()), (0, Value::Array(Vec::new())));
        let tested = Operator::new().runs(&["pack", "test", &folder, "--json"]);
        assert_eq!((tested.code(), tested.json()["failed"].clone()), (0, 0.into()), "{}", tested.printed());
    }
}

#[test]
fn a_broken_pack_names_file_line_and_remedy() {
    let operator = Operator::new();
    std::fs::create_dir(operator.path().join("mine")).expect("a folder");
    operator.writes("mine/pack.toml", "id = \"mine\"\nversoin = \"1\"\n");
    let ran = operator.runs(&["pack", "check", "mine"]);
    assert_eq!(ran.code(), 1);
    assert!(ran.printed().starts_with("mine/pack.toml:2:1: error: "), "{}", ran.printed());
    assert!(ran.printed().contains("Did you mean `version`?"), "{}", ran.printed());
    assert_eq!(operator.runs(&["pack", "test", "mine"]).code(), 1);
    assert_eq!(operator.runs(&["pack", "check", "nowhere"]).code(), 2);
}
