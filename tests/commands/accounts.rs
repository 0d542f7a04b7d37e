//! `user add | reset | deactivate`.

use crate::{
    imports,
    operator::{Operator, Ran},
};

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

/// An installation with an agency: the one that sent a list.
fn with_an_agency() -> Operator {
    let operator = Operator::new();
    operator.runs(&["migrate"]);
    operator.writes("list.csv", imports::LIST);
    operator.writes("mine.toml", imports::SOURCE);
    let ran = operator.runs(&["import", "list.csv", "--source", "mine.toml", "--as-of", "2026-11-02"]);
    assert_eq!(ran.code(), 0, "{}", ran.said());
    operator
}

fn add(operator: &Operator, login: &str, role: &str, more: &[&str]) -> Ran {
    let arguments =
        ["user", "add", login, "--name", "Ana Puig", "--agency", "Prison service", "--role", role];
    operator.runs(&[&arguments[..], more].concat())
}

#[test]
fn an_account_is_added_reset_and_closed() {
    let operator = with_an_agency();
    add(&operator, "boss@example.org", "administrator", &[]);
    let ran = add(&operator, "ana@example.org", "social_worker", &["--locale", "ca", "--json"]);
    assert_eq!(ran.code(), 0, "{}", ran.said());
    let added = ran.json();
    assert_eq!(added["login"], "ana@example.org");
    let link = added["link"].as_str().expect("a link");
    assert!(link.starts_with("http://127.0.0.1:8080/"), "{link}");

    let reset = operator.runs(&["user", "reset", "ana@example.org"]);
    assert_eq!(reset.code(), 0, "{}", reset.said());
    assert!(reset.printed().starts_with("http://127.0.0.1:8080/") && !reset.printed().contains(link));

    let closed = operator.runs(&["user", "deactivate", "ana@example.org"]);
    assert_eq!((closed.code(), closed.printed().as_str()), (0, "the account of Ana Puig is closed\n"));
    let told = operator.runs(&["verify", "--json"]).json();
    assert_eq!((&told["fits"], &told["since_checkpoint"]), (&true.into(), &0.into()));
}

#[test]
fn a_login_is_taken_once() {
    let operator = with_an_agency();
    add(&operator, "ana@example.org", "social_worker", &[]);
    let again = add(&operator, "ana@example.org", "social_worker", &["--json"]);
    assert_eq!(again.code(), 2);
    assert_eq!(again.json()["error"]["code"], "users-login-taken");
    let message = again.json()["error"]["message"].to_string();
    assert!(!message.contains("users-login"), "a sentence, not a key: {message}");
}

#[test]
fn a_language_that_no_page_speaks_is_refused_with_those_they_do() {
    let operator = with_an_agency();
    let ran = add(&operator, "ana@example.org", "social_worker", &["--locale", "xx"]);
    assert_eq!(ran.code(), 2, "{}", ran.said());
    for language in ["en (English)", "ca (Català)", "es (Castellano)"] {
        assert!(ran.said().contains(language), "{}", ran.said());
    }
}

#[test]
fn the_last_administrator_keeps_the_account_and_a_sentence_says_why() {
    let operator = with_an_agency();
    add(&operator, "boss@example.org", "administrator", &[]);
    let ran = operator.runs(&["user", "deactivate", "boss@example.org"]);
    assert_eq!(ran.code(), 1, "{}", ran.said());
    assert!(!ran.said().contains("users-last-administrator"), "{}", ran.said());
    assert!(ran.said().contains("administrator"), "{}", ran.said());
}

#[test]
fn nobody_to_reset_is_a_slip() {
    let operator = with_an_agency();
    for command in ["reset", "deactivate"] {
        let ran = operator.runs(&["user", command, "nobody@example.org"]);
        assert_eq!(ran.code(), 2, "{}", ran.said());
        assert!(ran.said().contains("nobody@example.org"), "{}", ran.said());
    }
}
