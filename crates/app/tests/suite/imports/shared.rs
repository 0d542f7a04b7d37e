//! The lists that are kept beside the project, where they are.

use std::{fs, path::Path};

use throughline_app::{
    Cx,
    import::{self, Imported, List, RunCounts, SourceText},
    testing::TestApp,
};
use throughline_store::ledger;

use crate::imports::prison::numbers;

const SOURCES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../sources");
const LISTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/rosters");

fn read(cx: &Cx, source: &str, file: &str) -> Option<List> {
    let Ok(bytes) = fs::read(Path::new(LISTS).join(file)) else {
        println!("skipped: {LISTS}/{file} is not there");
        return None;
    };
    let toml = fs::read_to_string(Path::new(SOURCES).join(source)).unwrap();
    let beside = |name: &str| fs::read_to_string(Path::new(SOURCES).join(name));
    let (text, _) = SourceText::read(toml, source, &beside).unwrap();
    Some(List::read(cx, text, &bytes, file, import::ListDay::default()).unwrap())
}

fn import(app: &TestApp, source: &str, file: &str) -> Option<Imported> {
    let cx = app.operator();
    let seen = import::preview(&cx, &read(&cx, source, file)?).unwrap();
    let done = import::import(&cx, read(&cx, source, file)?, false, &mut |_, _| ()).unwrap();
    assert_eq!(seen.counts, done.counts);
    Some(done)
}

fn reasons(counts: &RunCounts) -> Vec<(&str, i64)> {
    counts.reasons.iter().map(|(code, rows)| (code.as_str(), *rows)).collect()
}

#[test]
fn two_weeks_of_a_service_and_a_list_of_another() {
    let app = TestApp::with_programmes();
    let Some(first) = import(&app, "ca.toml", "ca_2026-11-02.csv") else { return };
    assert_eq!(numbers(&first.counts), [391, 0, 1, 10]);
    assert_eq!(
        reasons(&first.counts),
        [
            ("birth_in_future", 1),
            ("contradicting_rows", 2),
            ("date_impossible", 2),
            ("name_missing", 1),
            ("no_identifier", 1),
            ("release_date_required", 1),
            ("release_long_past", 1),
            ("short_row", 1),
        ]
    );
    let again = import(&app, "ca.toml", "ca_2026-11-02.csv").unwrap();
    assert_eq!(numbers(&again.counts), [0, 0, 392, 10]);
    let next = import(&app, "ca.toml", "ca_2026-11-09.csv").unwrap();
    assert_eq!((numbers(&next.counts), next.counts.gone), ([67, 59, 304, 0], 28));
    let english = import(&app, "en.toml", "en_2026-11-02.csv").unwrap();
    assert_eq!(numbers(&english.counts), [196, 0, 0, 4]);
    assert_eq!(reasons(&english.counts), [("key_on_two_people", 4)]);
    let people = app.world.db.read(|q| throughline_store::testing::count(q, "person")).unwrap();
    assert_eq!(people, 391 + 67 + 196);
    app.world.db.read(|q| ledger::verify(q, &mut |_| ())).unwrap();
}
