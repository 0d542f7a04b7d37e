//! A killed import goes on when the same list comes again, and ends as if nothing had happened.

use std::{
    fmt::Write as _,
    fs,
    process::{Child, Stdio},
    thread,
    time::{Duration, Instant},
};

use jiff::{ToSpan as _, civil::Date};
use serde_json::Value;
use throughline_app::testing::TestApp;

use crate::{
    moment,
    program::{ledger_fits, program, ran},
    rounds, today,
};

/// How many people each list adds: enough for several transactions of the import's bulk work.
const PEOPLE: u64 = 40;
/// Longer than an import of that many takes, so that some of them are killed after the end.
const LONGEST: Duration = Duration::from_millis(1500);

#[test]
fn a_killed_import_is_taken_on_and_takes_everybody_once() {
    let app = TestApp::new();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/sources/ca.toml");
    let mut killed = 0;
    for round in 0..rounds() {
        let day = today() - (rounds() - round).cast_signed().days();
        let list = format!("list_{day}.csv");
        fs::write(folder.path().join(&list), rows(day, round)).expect("a list");
        let arguments = ["import", &list, "--source", source, "--json"];

        let import = program(folder.path(), app.url(), &arguments)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        killed += u64::from(kill_after(import, moment(round, LONGEST)));
        ledger_fits(folder.path(), app.url());

        let again = ran(folder.path(), app.url(), &arguments);
        assert!(again.status.success(), "round {round}: {}", String::from_utf8_lossy(&again.stderr));
        let counts: Value = serde_json::from_slice(&again.stdout).expect("one JSON object");
        let people = PEOPLE * (round + 1);
        assert_eq!((&counts["rows"], &counts["rejected"]), (&people.into(), &0.into()), "round {round}");
        for table in ["person", "person_record", "custody_episode", "case_file"] {
            assert_eq!(app.count(table), people, "round {round}: everybody has one {table}");
        }
        ledger_fits(folder.path(), app.url());
    }
    assert!(killed > 0, "no import ran long enough to be killed");
}

/// Whether it still ran when its moment came.
fn kill_after(mut child: Child, span: Duration) -> bool {
    let began = Instant::now();
    while began.elapsed() < span {
        if child.try_wait().expect("a child").is_some() {
            return false;
        }
        thread::yield_now();
    }
    child.kill().expect("a child");
    !child.wait().expect("it is gone").success()
}

/// The list of a day: everybody of the lists before it, every fifth with another day of release,
/// and those who are new. All are eligible, so that each row makes a case with its deadlines.
fn rows(day: Date, round: u64) -> Vec<u8> {
    let mut list = "NIS;Cognoms;Nom;Data de naixement;Sexe;País de naixement;Document;Centre;Data d'ingrés;\
                    Situació;Data de llibertat prevista;Tipus de llibertat;Municipi d'arrelament;\
                    Suport familiar;Fills menors\n"
        .to_owned();
    let local = |date: Date| date.strftime("%d/%m/%Y").to_string();
    for number in 0..PEOPLE * (round + 1) {
        let moved = if (number + round).is_multiple_of(5) { round } else { 0 };
        let leaves = day.saturating_add((40 + number % 50 + moved).cast_signed().days());
        writeln!(
            list,
            "{:010};COGNOM {};NOM;{};Home;ES;;CP Ponent;{};Penat;{};Definitiva;Lleida;No;0",
            7_000_000 + number,
            letters(number),
            local(Date::constant(1980, 1, 2).saturating_add((number % 9000).cast_signed().days())),
            local(day - 500.days()),
            local(leaves),
        )
        .expect("a string takes what is written");
    }
    // In windows-1252, as that system exports it: every character here is its own code there.
    list.chars().map(|character| u8::try_from(u32::from(character)).unwrap_or(b'?')).collect()
}

/// A surname of its own for everybody: nobody is taken for somebody else.
fn letters(mut number: u64) -> String {
    let mut word = String::new();
    for _ in 0..4 {
        word.push(char::from(b'A' + u8::try_from(number % 26).unwrap_or(0)));
        number /= 26;
    }
    word
}
