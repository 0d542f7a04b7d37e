//! `import`: what it prints, what it ends with, and what it leaves behind.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::operator::{Operator, Ran, ours, shared};

/// Two people, and a row that cannot be taken: there is no such day.
pub const LIST: &str = "\
No;Surname;Name;Born;Prison;In;Out
A1;Puig;Ana;04/05/1990;North;01/02/2026;20/12/2026
A2;Serra;Joan;11/12/1985;North;03/03/2026;15/01/2027
A3;Vidal;Pau;07/07/1979;North;01/01/2026;31/02/2027
";

/// How that list is read.
pub const SOURCE: &str = "\
id = \"north\"
title = \"Weekly list\"
jurisdiction = \"es-ct\"
establishments = [\"North\"]
required = [\"surname\", \"given_name\", \"establishment\"]

[agency]
name = \"Prison service\"
kind = \"prison\"

[format]
type = \"csv\"
delimiter = \";\"
encoding = \"utf-8\"

[dates]
forms = [\"dd/mm/yyyy\"]
language = \"en\"

[key]
kind = \"no\"
column = \"No\"

[columns]
surname = \"Surname\"
given_name = \"Name\"
birth_date = \"Born\"
establishment = \"Prison\"
admitted_on = \"In\"
release_date = \"Out\"
";

fn installed() -> Operator {
    let operator = Operator::new();
    operator.runs(&["migrate"]);
    operator.writes("list.csv", LIST);
    operator.writes("mine.toml", SOURCE);
    operator
}

fn import(operator: &Operator, file: &str, more: &[&str]) -> Ran {
    operator.runs(&[&["import", file, "--source", "mine.toml", "--as-of", "2026-11-02"][..], more].concat())
}

/// The numbers of an import without its reasons: rows, new, changed, unchanged, rejected.
fn numbers(told: &Value) -> [i64; 5] {
    ["rows", "new", "changed", "unchanged", "rejected"].map(|key| told[key].as_i64().expect("a number"))
}

#[test]
fn an_import_prints_one_object_with_exactly_these_keys() {
    let operator = installed();
    let ran = import(&operator, "list.csv", &["--json"]);
    assert_eq!(ran.code(), 0, "rejected rows are no failure: {}", ran.said());
    let told = ran.json();
    let keys: BTreeSet<&str> = told.as_object().expect("an object").keys().map(String::as_str).collect();
    let wanted = ["rows", "new", "changed", "unchanged", "gone", "rejected", "warnings", "reasons"];
    assert_eq!(keys, BTreeSet::from(wanted));
    assert_eq!(numbers(&told), [3, 2, 0, 0, 1]);
    assert_eq!(told["reasons"], json!({ "date_impossible": 1 }));
    assert!(told["gone"].is_i64() && told["warnings"].is_i64());
}

#[test]
fn a_dry_run_changes_nothing() {
    let operator = installed();
    let before = operator.runs(&["verify", "--json"]).json();
    let tried = import(&operator, "list.csv", &["--dry-run", "--json"]);
    assert_eq!((tried.code(), numbers(&tried.json())), (0, [3, 2, 0, 0, 1]));
    assert_eq!(operator.runs(&["verify", "--json"]).json(), before);
    let told = import(&operator, "list.csv", &["--dry-run"]).printed();
    assert!(told.contains("nothing was saved") && told.contains("without --dry-run"), "{told}");
    assert_eq!(numbers(&import(&operator, "list.csv", &["--json"]).json()), [3, 2, 0, 0, 1]);
}

#[test]
fn the_same_file_twice_changes_nothing() {
    let operator = installed();
    import(&operator, "list.csv", &[]);
    let again = import(&operator, "list.csv", &["--json"]);
    assert_eq!((again.code(), numbers(&again.json())), (0, [3, 0, 0, 2, 1]));
}

#[test]
fn rejected_rows_are_corrected_in_their_file_and_imported_again() {
    let operator = installed();
    let first = import(&operator, "list.csv", &["--rejects", "rejected.csv"]);
    assert!(first.printed().contains("rejected.csv"), "{}", first.printed());
    let rejected = std::fs::read_to_string(operator.path().join("rejected.csv")).expect("the rejected rows");
    assert!(rejected.contains("A3") && !rejected.contains("A1"), "{rejected}");
    operator.writes("rejected.csv", &rejected.replace("31/02/2027", "28/02/2027"));

    let second = import(&operator, "rejected.csv", &["--json"]);
    assert_eq!(second.code(), 0, "{}", second.said());
    assert_eq!(numbers(&second.json()), [1, 1, 0, 0, 0]);
    assert_eq!(second.json()["gone"], 0, "whoever was not rejected is still there");
}

#[test]
fn an_older_list_has_to_be_meant() {
    let operator = installed();
    import(&operator, "list.csv", &[]);
    let older = ["import", "older.csv", "--source", "mine.toml", "--as-of", "2026-10-26"];
    operator.writes("older.csv", &LIST.replace("20/12/2026", "13/12/2026"));
    let refused = operator.runs(&[&older[..], &["--json"]].concat());
    assert_eq!(refused.code(), 2, "{}", refused.said());
    assert_eq!(refused.json()["error"]["code"], "older_list");
    assert!(refused.json()["error"]["remedy"].as_str().is_some_and(|text| text.contains("--older")));
    let meant = operator.runs(&[&older[..], &["--older", "--json"]].concat());
    assert_eq!(meant.code(), 0, "{}", meant.said());
}

#[test]
fn what_cannot_be_read_is_named_and_ends_with_2() {
    let operator = installed();
    operator.writes("broken.toml", "id = ");
    operator.writes("other.csv", "Dear all,\nhere is no list.\n");
    for (file, source, word) in [
        ("nowhere.csv", "mine.toml", "nowhere.csv"),
        ("list.csv", "nowhere.toml", "nowhere.toml"),
        ("list.csv", "broken.toml", "broken.toml"),
        ("other.csv", "mine.toml", "other.csv"),
    ] {
        let ran = operator.runs(&["import", file, "--source", source]);
        assert_eq!(ran.code(), 2, "{file} {source}: {}", ran.said());
        assert!(ran.said().contains(word), "{}", ran.said());
        assert!(ran.said().lines().count() > 1, "what to do is said too: {}", ran.said());
    }
    let ran = import(&operator, "list.csv", &["--rejects", "nowhere/rejected.csv"]);
    assert_eq!(ran.code(), 2, "{}", ran.said());
    let told = import(&operator, "list.csv", &["--json"]).json();
    assert_eq!(told["new"], 2, "nothing had been imported");
}

#[test]
fn an_import_needs_a_database_that_is_migrated() {
    let operator = Operator::new();
    operator.writes("list.csv", LIST);
    operator.writes("mine.toml", SOURCE);
    assert_eq!(import(&operator, "list.csv", &[]).code(), 3);
    operator.writes("throughline.sqlite", "");
    let ran = import(&operator, "list.csv", &["--json"]);
    assert_eq!((ran.code(), &ran.json()["error"]["code"]), (3, &"not_migrated".into()));
}

#[test]
fn the_shared_lists_come_in_by_their_sources() {
    let Some(list) = shared("rosters/ca_2026-11-02.csv") else { return };
    let operator = Operator::new();
    operator.runs(&["migrate"]);
    let arguments = [
        "import".to_owned(),
        list.display().to_string(),
        "--source".to_owned(),
        ours("sources/ca.toml"),
        "--json".to_owned(),
    ];
    let ran = operator.runs(&arguments.each_ref().map(String::as_str));
    assert_eq!(ran.code(), 0, "{}", ran.said());
    let told = ran.json();
    let [rows, new, changed, unchanged, rejected] = numbers(&told);
    assert_eq!(rows, new + changed + unchanged + rejected, "every row is exactly one of these");
    let reasons: i64 = told["reasons"].as_object().expect("reasons").values().filter_map(Value::as_i64).sum();
    assert_eq!(reasons, rejected);
    assert_eq!(operator.runs(&["verify"]).code(), 0);
}
