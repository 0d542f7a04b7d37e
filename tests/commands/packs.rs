//! `pack check` and `pack test`.

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
