//! `verify`, and what only a checkpoint that was kept outside can show.

use crate::operator::Operator;

/// Changes a text in the file of a database, behind everybody's back. Both are equally long.
fn forge(operator: &Operator, from: &str, to: &str) {
    let path = operator.path().join("throughline.sqlite");
    let log = std::fs::metadata(operator.path().join("throughline.sqlite-wal")).map_or(0, |log| log.len());
    assert_eq!(log, 0, "a command that has ended leaves everything in the file");
    let mut bytes = std::fs::read(&path).expect("the database");
    let places: Vec<usize> = bytes
        .windows(from.len())
        .enumerate()
        .filter(|(_, seen)| *seen == from.as_bytes())
        .map(|(at, _)| at)
        .collect();
    assert!(!places.is_empty(), "{from} is not in the file");
    for at in places {
        bytes[at..at + to.len()].copy_from_slice(to.as_bytes());
    }
    std::fs::write(&path, bytes).expect("the database");
}

#[test]
fn a_ledger_that_was_written_into_names_the_first_entry_that_does_not_fit() {
    let operator = Operator::new();
    operator.runs(&["migrate"]);
    forge(&operator, "ledger.checkpoint", "ledger.checkpoinT");
    let ran = operator.runs(&["verify"]);
    assert_eq!(ran.code(), 1, "{}", ran.said());
    assert!(ran.said().contains("installation, entry "), "{}", ran.said());
    assert!(ran.said().contains("the header was changed"), "{}", ran.said());

    let told = operator.runs(&["verify", "--json"]);
    assert_eq!(told.code(), 1);
    assert_eq!((&told.json()["fits"], &told.json()["chain"]), (&false.into(), &"installation".into()));
    assert!(told.json()["sequence"].as_i64().is_some_and(|number| number > 0));
}

#[test]
fn an_old_copy_in_the_place_of_the_newest_is_shown_by_a_checkpoint_kept_outside() {
    let operator = Operator::new();
    operator.runs(&["migrate"]);
    operator.runs(&["backup", "old"]);
    operator.writes("first.csv", crate::imports::LIST);
    operator.writes("mine.toml", crate::imports::SOURCE);
    let imported = operator.runs(&["import", "first.csv", "--source", "mine.toml", "--as-of", "2026-11-02"]);
    assert_eq!(imported.code(), 0, "{}", imported.said());
    let saved = operator.runs(&["verify", "--save-checkpoint", "kept.json"]);
    assert_eq!(saved.code(), 0, "{}", saved.said());
    assert_eq!(
        operator.runs(&["verify", "--save-checkpoint", "kept.json"]).code(),
        2,
        "it overwrites nothing"
    );
    assert_eq!(operator.runs(&["verify", "--checkpoint", "kept.json"]).code(), 0);

    std::fs::remove_file(operator.path().join("throughline.sqlite")).expect("the database");
    operator.runs(&["restore", "old"]);
    assert_eq!(operator.runs(&["verify"]).code(), 0, "it fits by itself");
    let ran = operator.runs(&["verify", "--checkpoint", "kept.json"]);
    assert_eq!(ran.code(), 1);
    assert!(ran.said().contains("kept outside, is not in this ledger"), "{}", ran.said());

    operator.writes("letter.json", "Dear all");
    assert_eq!(operator.runs(&["verify", "--checkpoint", "letter.json"]).code(), 2);
}

#[test]
fn a_command_that_changed_something_ends_with_a_checkpoint() {
    let operator = Operator::new();
    operator.runs(&["migrate"]);
    let told = operator.runs(&["verify", "--json"]).json();
    assert_eq!((&told["checkpoint"]["number"], &told["since_checkpoint"]), (&1.into(), &0.into()));
    operator.runs(&["migrate"]);
    assert_eq!(operator.runs(&["verify", "--json"]).json(), told, "nothing changed, nothing is added");
}

#[test]
fn a_signed_checkpoint_shows_whose_it_is_and_that_nobody_changed_it() {
    let operator = Operator::new();
    operator.runs(&["migrate"]);
    let made = operator.runs(&["key", "sign", "ledger.key"]);
    assert_eq!(made.code(), 0, "{}", made.said());
    assert_eq!(operator.runs(&["key", "sign", "ledger.key"]).code(), 2, "a key is never overwritten");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let secret = std::fs::metadata(operator.path().join("ledger.key")).expect("the key");
        assert_eq!(secret.permissions().mode() & 0o777, 0o600, "for its owner's eyes alone");
    }
    let save = ["verify", "--save-checkpoint", "kept.json", "--sign-with", "ledger.key"];
    let saved = operator.runs(&save);
    assert_eq!(saved.code(), 0, "{}", saved.said());
    let check = ["verify", "--checkpoint", "kept.json", "--public-key", "ledger.key.pub"];
    let checked = operator.runs(&check);
    assert_eq!(checked.code(), 0, "{}", checked.said());
    assert!(checked.printed().contains("signed with the key of ledger.key.pub"), "{}", checked.printed());

    let other = operator.runs(&["key", "sign", "other.key"]);
    assert_eq!(other.code(), 0);
    let wrong = ["verify", "--checkpoint", "kept.json", "--public-key", "other.key.pub"];
    let refused = operator.runs(&wrong);
    assert_eq!(refused.code(), 1);
    assert!(refused.said().contains("was not signed with the key of other.key.pub"), "{}", refused.said());

    let kept = operator.path().join("kept.json");
    let text = std::fs::read_to_string(&kept).expect("the checkpoint");
    std::fs::write(&kept, text.replacen("\"number\": 1", "\"number\": 2", 1)).expect("a changed checkpoint");
    assert_eq!(operator.runs(&check).code(), 1, "changed by a digit");
    let secret = ["verify", "--checkpoint", "kept.json", "--public-key", "ledger.key"];
    let refused = operator.runs(&secret);
    assert_eq!(refused.code(), 2, "the secret half in the place of the public one");
    assert!(refused.said().contains("with .pub"), "{}", refused.said());
}
