//! What is common to all commands: help, slips, failures as JSON, and readers that go away.

use std::{
    io::{BufRead as _, BufReader},
    process::Stdio,
};

use crate::operator::Operator;

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

/// Runs a command whose reader goes away after one line, and gives its code and what it said.
fn read_one_line(operator: &Operator, arguments: &[&str]) -> (Option<i32>, String) {
    let mut child = operator
        .command(arguments)
        .env("THROUGHLINE_LOG_LEVEL", "warn")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // Gone before the first line is written, so that every command meets it.
    drop(child.stdout.take());
    let mut said = String::new();
    for line in BufReader::new(child.stderr.take().expect("stderr")).lines() {
        said.push_str(&line.expect("a line"));
        said.push('\n');
    }
    (child.wait().expect("it ends").code(), said)
}

#[test]
fn a_reader_that_goes_away_ends_a_command_quietly() {
    let operator = Operator::new();
    operator.runs(&["migrate"]);
    for arguments in [
        &["doctor"][..],
        &["doctor", "--json"],
        &["verify"],
        &["migrate"],
        &["backup", "copy"],
        &["serve", "--bind", "127.0.0.1:0"],
    ] {
        let (code, said) = read_one_line(&operator, arguments);
        assert!(!said.contains("panicked"), "{arguments:?}: {said}");
        assert_eq!(code, Some(141), "{arguments:?}: {said}");
        assert_eq!(said, "", "{arguments:?}");
    }
}

#[test]
fn standard_error_need_not_be_read_either() {
    let operator = Operator::new();
    let mut child = operator
        .command(&["verify"])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stderr.take());
    assert_eq!(child.wait().expect("it ends").code(), Some(3));
}

#[test]
fn a_command_that_fails_prints_its_error_as_json() {
    let operator = Operator::new();
    for (arguments, code, name) in [
        (&["verify", "--json"][..], 3, "database_missing"),
        (&["verify", "--jsn", "--json"], 2, "command_line"),
        (&["verify", "--json", "--checkpoint", "nowhere.json"], 2, "file_missing"),
        (&["import", "nowhere.csv", "--source", "nowhere.toml", "--json"], 2, "file_missing"),
        (&["migrate", "--json", "--database", "mysql://x"], 2, "configuration"),
        (&["pack", "check", "nowhere", "--json"], 2, "file_missing"),
    ] {
        let ran = operator.runs(arguments);
        assert_eq!(ran.code(), code, "{arguments:?}: {}", ran.said());
        let error = &ran.json()["error"];
        assert_eq!(error["code"], name, "{arguments:?}: {error}");
        assert!(error["message"].as_str().is_some_and(|text| !text.is_empty()), "{error}");
        assert!(error["remedy"].as_str().is_some_and(|text| !text.is_empty()), "{error}");
    }
}

#[test]
fn every_command_tells_how_it_is_called_and_how_it_ends() {
    for command in
        ["serve", "demo", "migrate", "doctor", "backup", "restore", "user", "import", "verify", "pack"]
    {
        let printed = Operator::new().runs(&[command, "--help"]).printed();
        assert!(printed.contains("Examples:") && printed.contains("Exit codes:"), "{command}: {printed}");
    }
}

/// What a newcomer is told before anything is built.
#[cfg(unix)]
mod newcomer {
    use std::{fs, os::unix::fs::PermissionsExt as _, path::Path, process::Command};

    const ROOT: &str = env!("CARGO_MANIFEST_DIR");

    /// Runs the look at Node with a `node` that calls itself a version, and gives what it said.
    fn with_node(version: &str) -> (Option<i32>, String) {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, said) in [("node", version), ("npm", "10.0.0")] {
            let path = folder.path().join(name);
            fs::write(&path, format!("#!/bin/sh\necho {said}\n")).expect("a program");
            fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("that it can be run");
        }
        let path = format!("{}:/usr/bin:/bin", folder.path().display());
        let need = Path::new(ROOT).join("scripts/need.sh");
        let ran = Command::new("bash").arg(need).arg("node").env("PATH", path).output().expect("it runs");
        (ran.status.code(), String::from_utf8_lossy(&ran.stderr).into_owned())
    }

    #[test]
    fn an_old_node_is_named_with_what_is_needed_and_where_it_is_had() {
        let (code, said) = with_node("v18.20.4");
        assert_eq!(code, Some(2));
        for words in ["20.19", "18.20.4", "https://nodejs.org"] {
            assert!(said.contains(words), "{words}: {said}");
        }
        assert_eq!(with_node("v20.19.0"), (Some(0), String::new()));
        assert_eq!(with_node("v22.3.1"), (Some(0), String::new()));
    }

    #[test]
    fn make_lists_at_most_ten_targets_each_with_what_it_does() {
        let makefile = fs::read_to_string(Path::new(ROOT).join("Makefile")).expect("the Makefile");
        let listed: Vec<&str> =
            makefile.lines().filter(|line| line.contains(": ") && line.contains(" ## ")).collect();
        assert!((5..=10).contains(&listed.len()), "{listed:?}");
        for target in ["demo", "test"] {
            assert!(listed.iter().any(|line| line.starts_with(&format!("{target}:"))), "{target}");
        }
    }
}
