//! `pack check`, `pack test` and `pack install`, and what `doctor` says of packs.

use std::path::Path;

use crate::operator::Operator;

#[test]
fn every_pack_that_is_shipped_is_in_order() {
    let packs = Path::new(env!("CARGO_MANIFEST_DIR")).join("packs");
    for pack in std::fs::read_dir(packs).expect("the packs").flatten() {
        let folder = pack.path().display().to_string();
        let checked = Operator::new().runs(&["pack", "check", &folder, "--json"]);
        assert_eq!(checked.code(), 0, "{}", checked.printed());
        let told = checked.json();
        let findings = told["findings"].as_array().expect("findings");
        // What nobody has verified yet is a warning, and said on purpose.
        assert!(findings.iter().all(|found| found["severity"] == "warning"), "{told:#}");
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
    assert!(ran.printed().contains("mine/pack.toml:2:1: error: "), "{}", ran.printed());
    assert!(ran.printed().contains("Did you mean `version`?"), "{}", ran.printed());
    assert_eq!(operator.runs(&["pack", "test", "mine"]).code(), 1);
    assert_eq!(operator.runs(&["pack", "check", "nowhere"]).code(), 2);
}

/// The example of docs/PACKS.md, as a folder of the test's own.
fn example(operator: &Operator, folder: &str) {
    fn copy(from: &Path, to: &Path) {
        std::fs::create_dir_all(to).expect("a folder");
        for entry in std::fs::read_dir(from).expect("the example").flatten() {
            let target = to.join(entry.file_name());
            if entry.path().is_dir() {
                copy(&entry.path(), &target);
            } else {
                std::fs::copy(entry.path(), target).expect("a file of the example");
            }
        }
    }
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/example-pack"), &operator.path().join(folder));
}

/// Writes another text into a file of a folder.
fn changes(operator: &Operator, file: &str, from: &str, to: &str) {
    let text = std::fs::read_to_string(operator.path().join(file)).expect("a file of the example");
    assert!(text.contains(from), "{file} has no {from}");
    operator.writes(file, &text.replacen(from, to, 1));
}

#[test]
fn a_pack_is_installed_once_and_its_version_never_means_anything_else() {
    let operator = Operator::new();
    example(&operator, "visits");
    let early = operator.runs(&["pack", "install", "visits"]);
    assert_eq!(early.code(), 3, "there is no database yet: {}", early.said());
    operator.runs(&["migrate"]);
    let first = operator.runs(&["pack", "install", "visits"]);
    assert_eq!(first.code(), 0, "{}", first.said());
    assert!(first.printed().contains("example-visits 1"), "{}", first.printed());
    let again = operator.runs(&["pack", "install", "visits"]);
    assert_eq!(again.code(), 0, "{}", again.said());
    assert!(again.printed().contains("nothing to do"), "{}", again.printed());

    changes(&operator, "visits/texts/en.ftl", "name = ", "name = Other ");
    let other = operator.runs(&["pack", "install", "visits"]);
    assert_eq!(other.code(), 1, "one version, two contents: {}", other.printed());
    assert!(other.said().contains("version"), "{}", other.said());
    changes(&operator, "visits/pack.toml", "version = \"1\"", "version = \"2\"");
    let next = operator.runs(&["pack", "install", "visits"]);
    assert_eq!(next.code(), 0, "{}", next.said());
    assert!(next.printed().contains("example-visits 2"), "{}", next.printed());
    assert_eq!(operator.runs(&["verify"]).code(), 0, "what was installed stands in the ledger");
}

#[test]
fn a_pack_with_a_fault_or_an_untrue_story_is_not_installed() {
    let operator = Operator::new();
    operator.runs(&["migrate"]);
    example(&operator, "broken");
    changes(&operator, "broken/pack.toml", "due = \"R-6w\"", "due = \"R-6weeks\"");
    let ran = operator.runs(&["pack", "install", "broken"]);
    assert_eq!(ran.code(), 1);
    assert!(ran.said().contains("broken/pack.toml:"), "it names the place: {}", ran.said());

    example(&operator, "untrue");
    changes(&operator, "untrue/scenarios/no-and-then-yes.toml", "due 2026-12-28\"", "due 2026-12-29\"");
    let ran = operator.runs(&["pack", "install", "untrue"]);
    assert_eq!(ran.code(), 1);
    assert!(ran.printed().contains("FAILED"), "{}", ran.printed());
}

#[test]
fn the_doctor_looks_through_the_folders_of_an_operators_own() {
    let operator = Operator::new();
    operator.runs(&["migrate"]);
    operator.writes("throughline.toml", "[packs]\ndirectory = \"programmes\"\n");
    let said = |state: &str| -> String {
        let told = operator.runs(&["doctor", "--json"]).json();
        let checks = told["checks"].as_array().expect("checks");
        let about_packs = checks.iter().filter(|check| check["what"] == "packs" && check["state"] == state);
        about_packs.map(ToString::to_string).collect()
    };
    assert!(said("fault").contains("programmes"), "the folder is not there: {}", said("fault"));
    example(&operator, "programmes/visits");
    assert_eq!(said("fault"), "");
    assert!(said("ok").contains("example-visits 1 can be used"), "{}", said("ok"));
    changes(&operator, "programmes/visits/pack.toml", "due = \"R-6w\"", "due = \"R-6weeks\"");
    let told = said("fault");
    assert!(told.contains("visits/pack.toml:"), "it names the file: {told}");
}
