//! `doctor`: what is set, and what is wrong.

use serde_json::Value;

use crate::operator::Operator;

/// State and remedy of what was looked at.
fn looked_at<'a>(told: &'a Value, what: &str) -> &'a Value {
    let checks = told["checks"].as_array().expect("checks");
    checks.iter().find(|check| check["what"] == what).unwrap_or(&Value::Null)
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
    let checks = json["checks"].as_array().expect("checks");
    assert!(checks.iter().all(|check| check["state"] != "fault"), "{json:#}");
    let warnings: Vec<_> =
        checks.iter().filter(|check| check["state"] == "warning").map(|check| &check["what"]).collect();
    assert_eq!(
        warnings,
        ["sealing keys", "administrators"],
        "there is no key file, and nobody has an account yet: {json:#}"
    );
}

#[test]
fn the_doctor_tells_of_a_clock_that_stands_still() {
    let operator = Operator::new();
    operator.runs(&["migrate"]);
    operator.writes("throughline.toml", "[clock]\nfixed = \"2026-11-02T09:00:00+01:00\"\n");
    let ran = operator.runs(&["doctor", "--json"]);
    assert_eq!(ran.code(), 1);
    let told = ran.json();
    let clock = looked_at(&told, "clock");
    assert_eq!(clock["state"], "fault");
    assert!(clock["message"].as_str().is_some_and(|text| text.contains("throughline.toml:2")), "{clock}");
}

#[test]
fn the_doctor_tells_of_missing_migrations_and_of_a_missing_folder() {
    let operator = Operator::new();
    operator.writes("throughline.sqlite", "");
    let ran = operator.runs(&["doctor"]);
    assert_eq!(ran.code(), 1);
    assert!(ran.printed().contains("throughline migrate"), "{}", ran.printed());

    let ran = operator.runs(&["doctor", "--json", "--database", "sqlite:nowhere/plans.sqlite"]);
    assert_eq!(ran.code(), 1);
    assert_eq!(looked_at(&ran.json(), "folder")["state"], "fault");
    assert_eq!(looked_at(&ran.json(), "database")["state"], "fault");
    assert!(!operator.path().join("nowhere").exists());
}

#[test]
fn the_doctor_tells_of_packs_checkpoints_and_room() {
    let operator = Operator::new();
    operator.runs(&["migrate"]);
    let told = operator.runs(&["doctor", "--json"]).json();
    assert!(looked_at(&told, "packs")["message"].as_str().is_some_and(|text| !text.is_empty()), "{told:#}");
    let checkpoints = &looked_at(&told, "checkpoints")["message"];
    assert!(checkpoints.as_str().is_some_and(|text| text.contains("number 1")), "{checkpoints}");
    let disk = looked_at(&told, "disk");
    assert!(disk.is_null() || disk["message"].as_str().is_some_and(|text| text.contains("MiB")), "{disk}");
    let left: Vec<_> = std::fs::read_dir(operator.path()).expect("the folder").flatten().collect();
    assert!(left.iter().all(|file| !file.file_name().to_string_lossy().contains("doctor")), "{left:?}");
}

#[test]
fn the_doctor_tells_of_a_wrong_postgres_server() {
    let ran = Operator::new().runs_with(
        &["doctor", "--json"],
        &[("THROUGHLINE_DATABASE", "postgres://ana:secret@127.0.0.1:1/plans")],
    );
    assert_eq!(ran.code(), 1);
    let told = ran.json();
    let database = looked_at(&told, "database");
    assert_eq!(database["state"], "fault");
    assert!(database["message"].as_str().is_some_and(|text| text.contains("127.0.0.1:1")), "{database}");
    assert!(!ran.printed().contains("secret"), "{}", ran.printed());
}
