//! `migrate`, `backup`, `restore`, and databases that cannot be used.

use serde_json::Value;

use crate::operator::Operator;

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
fn migrate_says_which_packs_were_installed_and_which_were_there() {
    let operator = Operator::new();
    let first = operator.runs(&["migrate", "--json"]).json();
    let packs = first["packs"].as_array().expect("packs");
    assert!(!packs.is_empty() && packs.iter().all(|pack| pack["state"] == "installed"), "{first:#}");
    assert!(packs.iter().all(|pack| pack["was"].is_null() && pack["version"].is_string()), "{first:#}");

    let again = operator.runs(&["migrate"]).printed();
    for pack in packs {
        let (id, version) = (pack["id"].as_str().expect("id"), pack["version"].as_str().expect("version"));
        assert!(again.contains(&format!("pack {id} {version}: unchanged")), "{again}");
    }
}

#[test]
fn a_check_of_a_database_that_is_behind_ends_with_1() {
    let operator = Operator::new();
    operator.writes("throughline.sqlite", "");
    let ran = operator.runs(&["migrate", "--check", "--json"]);
    assert_eq!(ran.code(), 1, "{}", ran.said());
    assert!(ran.json()["missing"].as_array().is_some_and(|names| !names.is_empty()));
}

#[test]
fn what_is_no_database_is_told_by_name_with_a_remedy() {
    let operator = Operator::new();
    operator.writes("letter.txt", &"Dear all, here is no database. ".repeat(50));
    std::fs::create_dir(operator.path().join("folder")).expect("a folder");
    for (url, words) in [
        ("sqlite:letter.txt", ["letter.txt is not a database", "slip in the name"]),
        ("sqlite:folder", ["folder is a folder", "name a file"]),
        ("sqlite:nowhere.sqlite", ["no database nowhere.sqlite", "throughline migrate"]),
        ("postgres://ana:secret@127.0.0.1:1/plans", ["127.0.0.1:1 cannot be reached", "host and port"]),
    ] {
        for command in [&["verify"][..], &["migrate", "--check"], &["backup", "copy"], &["serve"]] {
            let ran = operator.runs_with(command, &[("THROUGHLINE_DATABASE", url)]);
            assert_eq!(ran.code(), 3, "{command:?} {url}: {}", ran.said());
            for word in words {
                assert!(ran.said().contains(word), "{command:?} {url}: {}", ran.said());
            }
            assert!(!ran.said().contains("internal") && !ran.said().contains("secret"), "{}", ran.said());
        }
    }
    let ran = operator.runs(&["migrate", "--database", "sqlite:nowhere/plans.sqlite"]);
    assert_eq!(ran.code(), 3, "{}", ran.said());
    assert!(ran.said().contains("there is no folder nowhere"), "{}", ran.said());
}

#[test]
fn a_url_that_is_none_is_a_slip_in_the_configuration() {
    for url in ["sqlite:", "mysql://x", "postgres://", "postgres://ana:pa@ss wo rd@/"] {
        let ran = Operator::new().runs_with(&["verify"], &[("THROUGHLINE_DATABASE", url)]);
        assert_eq!(ran.code(), 2, "{url}: {}", ran.said());
        assert!(ran.said().contains("postgres://USER:PASSWORD@HOST"), "{url}: {}", ran.said());
        assert!(!ran.said().contains("wo rd"), "{}", ran.said());
    }
}

#[test]
fn a_database_with_damaged_pages_is_told_and_not_called_a_fault_of_the_program() {
    let operator = Operator::new();
    operator.runs(&["migrate"]);
    let path = operator.path().join("throughline.sqlite");
    let mut bytes = std::fs::read(&path).expect("the database");
    let pages = bytes.len() / 4096;
    for page in 2..pages {
        bytes[page * 4096..page * 4096 + 64].fill(0xA5);
    }
    std::fs::write(&path, bytes).expect("the database");
    let ran = operator.runs(&["verify"]);
    assert_eq!(ran.code(), 3, "{}", ran.said());
    assert!(ran.said().contains("damaged") && ran.said().contains("throughline restore"), "{}", ran.said());
}

#[test]
fn a_backup_that_is_damaged_or_none_is_refused_and_the_target_stays_as_it_was() {
    let operator = Operator::new();
    operator.runs(&["migrate"]);
    operator.runs(&["backup", "copy"]);
    let mut bytes = std::fs::read(operator.path().join("copy")).expect("the backup");
    let half = bytes.len() / 2;
    bytes[half..half + 4096].fill(0xA5);
    std::fs::write(operator.path().join("damaged"), &bytes).expect("a file");
    operator.writes("letter", "Dear all, here is no database.");
    for file in ["damaged", "letter"] {
        let ran = operator.runs(&["restore", file, "--database", "sqlite:target.sqlite"]);
        assert_eq!(ran.code(), 2, "{file}: {}", ran.said());
        assert!(ran.said().contains(file) && ran.said().contains("another backup"), "{}", ran.said());
        assert!(!operator.path().join("target.sqlite").exists(), "{file}");
        assert!(!operator.path().join("target.sqlite.unfinished").exists(), "{file}");
    }
    let ran = operator.runs(&["restore", "damaged"]);
    assert_eq!(ran.code(), 1, "a database that is not empty is left alone: {}", ran.said());
    assert_eq!(operator.runs(&["verify"]).code(), 0);
    let whole = operator.runs(&["restore", "copy", "--database", "sqlite:target.sqlite"]);
    assert_eq!(whole.code(), 0, "{}", whole.said());
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let operator = Operator::new();
    operator.runs(&["migrate"]);
    let ran = operator.runs(&["backup", "nowhere/copy"]);
    assert_eq!(ran.code(), 2, "{}", ran.said());
    assert!(ran.said().contains("nowhere: there is no such file or folder"), "{}", ran.said());
}
