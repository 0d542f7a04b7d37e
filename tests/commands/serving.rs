//! `serve` and `demo`: what each of them takes, refuses and says at its start.

use crate::operator::Operator;

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
fn a_server_of_an_empty_database_prints_the_link_to_set_it_up() {
    let operator = Operator::new();
    operator.runs(&["migrate"]);
    let serving = operator.starts(&["serve", "--bind", "127.0.0.1:0"], "/set-up/");
    let printed = serving.printed();
    let link = printed.lines().last().expect("a line").trim();
    let (address, token) = link.split_once("/set-up/").expect("a link");
    assert!(address.starts_with("http://127.0.0.1:"), "{printed}");
    assert!(token.len() >= 32 && token.chars().all(|letter| letter.is_ascii_alphanumeric()), "{printed}");
    assert!(printed.contains("once"), "{printed}");
    assert_eq!(serving.ends(), Some(0));
    let told = operator.runs(&["verify", "--json"]).json();
    assert_eq!(told["since_checkpoint"], 0, "a server that ends makes a checkpoint: {told}");
}

#[test]
fn a_port_that_is_taken_is_named_with_a_remedy() {
    let operator = Operator::new();
    operator.runs(&["migrate"]);
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("an address").to_string();
    let ran = operator.runs(&["serve", "--bind", &address]);
    assert_eq!(ran.code(), 2, "{}", ran.said());
    assert!(ran.said().contains(&address) && ran.said().contains("name another port"), "{}", ran.said());
}

#[test]
fn a_demonstration_takes_no_other_database() {
    let operator = Operator::new();
    let ran = operator.runs(&["demo", "--port", "0", "--database", "sqlite:mine.sqlite"]);
    assert_eq!(ran.code(), 2, "{}", ran.said());
    assert!(ran.said().contains("--directory"), "{}", ran.said());
    assert!(!operator.path().join("demo").exists() && !operator.path().join("mine.sqlite").exists());
}

/// One demonstration for all of it, because making one takes seconds.
#[test]
fn a_demonstration_from_its_first_start_to_its_second() {
    let operator = Operator::new();
    let database = ["--database", "sqlite:demo/demo.sqlite"];
    let with = |arguments: &[&str]| operator.runs(&[arguments, &database[..]].concat());
    let first = operator.starts(&["demo", "--port", "0"], "Ctrl-C ends it");
    assert!(first.printed().contains("http://127.0.0.1:"), "{}", first.printed());
    assert_eq!(first.ends(), Some(0));
    let before = with(&["verify", "--json"]).json();
    assert_eq!(before["fits"], true, "{before}");

    let second = operator.starts(&["demo", "--port", "0"], "Ctrl-C ends it");
    assert!(!second.printed().contains("Making a region"), "{}", second.printed());
    assert_eq!(second.ends(), Some(0));
    assert_eq!(with(&["verify", "--json"]).json(), before, "a second start does nothing again");

    let refused = with(&["serve", "--bind", "127.0.0.1:0"]);
    assert_eq!(refused.code(), 3, "{}", refused.said());
    assert!(refused.said().contains("demonstration"), "{}", refused.said());
    let doctor = with(&["doctor"]);
    assert_eq!(doctor.code(), 1);
    assert!(doctor.printed().contains("is a demonstration"), "{}", doctor.printed());

    let leads = with(&["user", "deactivate", "marta@example.org", "--json"]);
    assert_eq!(leads.code(), 1, "{}", leads.said());
    assert_eq!(leads.json()["error"]["code"], "leads_cases");
    assert!(leads.said().contains("open cases") && leads.said().contains("hand them on"), "{}", leads.said());
    assert_eq!(with(&["verify", "--json"]).json(), before, "a refusal of the operator changes nothing");
}
