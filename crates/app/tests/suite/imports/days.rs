//! Which day a list is of, whom it ought to name, and what a damaged row leaves behind.

use jiff::civil::date;
use throughline_app::import::{self, Corrected, Fault, GoneAnswer, List, ListDay, SourceText};
use throughline_domain::{agency::Role, custody::EpisodeStatus, roster::Reason};

use crate::imports::prison::{NURIA, SOURCE, Service, YOUSSEF, file, list, numbers, run_of, source};

fn read(service: &Service, name: &str, day: ListDay) -> Result<List, Fault> {
    List::read(&service.operator(), source(), file(&[YOUSSEF]).as_bytes(), name, day)
}

#[test]
fn a_list_of_a_day_that_there_is_not_is_never_held_to_be_of_today() {
    let service = Service::new();
    let fault = read(&service, "llista_2026-13-02.csv", ListDay::default());
    assert!(matches!(&fault, Err(Fault::NoSuchDay { written }) if written == "2026-13-02"), "{fault:?}");
    let said = ListDay { as_of: Some(date(2026, 11, 1)), ..ListDay::default() };
    assert_eq!(read(&service, "llista_2026-13-02.csv", said).unwrap().date, date(2026, 11, 1));
    assert_eq!(read(&service, "llista.csv", ListDay::default()).unwrap().date, date(2026, 11, 2));
}

#[test]
fn a_list_that_is_far_ahead_is_asked_about() {
    let service = Service::new();
    let week = read(&service, "llista_2026-11-09.csv", ListDay::default());
    assert_eq!(week.unwrap().date, date(2026, 11, 9), "the week to come");
    let fault = read(&service, "llista_2027-11-02.csv", ListDay::default());
    assert!(matches!(fault, Err(Fault::Ahead { list, .. }) if list == date(2027, 11, 2)), "{fault:?}");
    let said = ListDay { as_of: Some(date(2027, 11, 2)), ahead_is_fine: false };
    assert!(matches!(read(&service, "llista.csv", said), Err(Fault::Ahead { .. })), "said is not meant");
    let meant = ListDay { ahead_is_fine: true, ..said };
    assert_eq!(read(&service, "llista.csv", meant).unwrap().date, date(2027, 11, 2));
}

#[test]
fn a_preview_of_an_older_list_says_so() {
    let service = Service::new();
    service.import("2026-11-09", &[YOUSSEF]);
    let cx = service.operator();
    let seen = import::preview(&cx, &list(&cx, "2026-11-02", &[NURIA])).unwrap();
    assert_eq!(seen.newer, Some(date(2026, 11, 9)));
    let seen = import::preview(&cx, &list(&cx, "2026-11-16", &[NURIA])).unwrap();
    assert_eq!(seen.newer, None);
}

#[test]
fn whoever_leaves_beyond_the_horizon_is_not_missed() {
    let service = Service::new();
    let far = YOUSSEF.replace("15/01/2027", "15/06/2027");
    service.import("2026-11-02", &[&far, NURIA]);
    let done = service.import("2026-11-09", &[NURIA]);
    assert_eq!(done.counts.gone, 0, "the list names whoever leaves within 90 days");
    service.app.wait(jiff::SignedDuration::from_hours(24 * 154));
    let nearer = service.import("2027-04-05", &[NURIA]);
    assert_eq!(nearer.counts.gone, 1, "now it ought to name him");
}

#[test]
fn to_say_that_somebody_was_released_is_no_release() {
    let service = Service::new();
    service.import("2026-11-02", &[YOUSSEF, NURIA]);
    let done = service.import("2026-11-09", &[NURIA]);
    let cx = service.app.cx(&service.officer("Brians 1"));
    let asked = import::gone(&cx, run_of(&done)).unwrap().remove(0).finding;
    import::answer_gone(&cx, asked.id, asked.version, GoneAnswer::Released).unwrap();
    let episode = &service.episodes("1001")[0];
    assert_eq!(episode.status, EpisodeStatus::Open, "it is recorded on his own page, with its consequences");
    assert_eq!(episode.working.as_ref().map(|working| working.date), Some(date(2027, 1, 15)));
}

#[test]
fn damaged_rows_are_kept_and_can_be_corrected() {
    let service = Service::new();
    let zero = NURIA.replace("SERRA", "SE\0RRA");
    let quote = "1004;\"ROCA;LAIA;01/02/1990;60111222K;Ponent;01/02/2024;Penat;20/12/2026;Definitiva;No";
    let done = service.import("2026-11-02", &[&zero, quote, YOUSSEF]);
    assert_eq!(numbers(&done.counts), [1, 0, 0, 2]);
    let cx = service.app.cx(&service.app.user(&service.agency, &[Role::DataSteward]));
    let found = import::rejected(&cx, run_of(&done)).unwrap();
    let reasons: Vec<Reason> = found.iter().map(|row| row.rejections[0].reason).collect();
    assert_eq!(reasons, [Reason::UnreadableText, Reason::UnclosedQuote]);
    for (row, surname) in found.iter().zip(["SERRA PUIG", "ROCA"]) {
        let mut cells: Vec<String> = row.cells.iter().map(|(_, cell)| cell.clone()).collect();
        let (id, version) = (row.finding.id, row.finding.version);
        let same = import::correct(&cx, id, version, cells.clone()).unwrap();
        assert!(matches!(same, Corrected::Rejected(_)), "as it came it is still damaged");
        surname.clone_into(&mut cells[1]);
        assert_eq!(import::correct(&cx, id, version, cells).unwrap(), Corrected::New);
    }
    assert_eq!(service.record("1002").name.surname, "SERRA PUIG");
    service.ledger_fits();
}

#[test]
fn the_day_of_sentence_comes_from_the_list_and_moves_with_it() {
    let service = Service::new();
    let toml = SOURCE.replace("release_date =", "sentenced_on = \"Sentència\"\nrelease_date =");
    let (text, _) = SourceText::read(toml, "setmanal.toml", &|_| unreachable!("it names no file")).unwrap();
    let import = |day: &str, sentenced: &str| {
        let rows = file(&[&format!("{YOUSSEF};{sentenced}")]).replacen("Suport", "Suport;Sentència", 1);
        let name = format!("llista_{day}.csv");
        let cx = service.operator();
        let list = List::read(&cx, text.clone(), rows.as_bytes(), &name, ListDay::default()).unwrap();
        import::import(&cx, list, false, &mut |_, _| ()).unwrap()
    };
    import("2026-11-02", "");
    assert_eq!(service.episodes("1001")[0].sentenced_on, None);
    assert_eq!(numbers(&import("2026-11-09", "15/03/2026").counts), [0, 1, 0, 0]);
    assert_eq!(service.episodes("1001")[0].sentenced_on, Some(date(2026, 3, 15)));
}

#[test]
fn a_kind_of_list_is_explained_decision_by_decision() {
    let service = Service::new();
    let cx = service.app.cx(&service.officer("Brians 1"));
    let rows = file(&[YOUSSEF, NURIA, &NURIA.replace("1002", "1003").replace("12/11/1985", "31/02/1985")]);
    import::keep_sample(&cx, rows.into_bytes(), "sortides_2026-11-02.csv").unwrap();
    let explained = import::explained(&cx).unwrap();
    let tried = explained.tried.unwrap().unwrap();
    assert_eq!((tried.counts.rows, tried.counts.new, tried.counts.rejected), (3, 2, 1));
    assert_eq!(tried.rows[0].as_ref().unwrap().legal_status(), Some("sentenced"));
    assert_eq!(service.count("person"), 0, "it was only tried out");

    let mut mapping = explained.mapping;
    mapping.columns.remove("key");
    import::decide(&cx, mapping.clone()).unwrap();
    let without = import::explained(&cx).unwrap();
    assert!(without.tried.is_none() && without.missing == [import::Question::NoKey]);
    assert!(matches!(import::keep_explained(&cx), Err(Fault::Source(_))), "no row could be told by it");

    mapping.columns.insert("key".to_owned(), "NIS".to_owned());
    "Sortides".clone_into(&mut mapping.title);
    import::decide(&cx, mapping).unwrap();
    let kept = import::keep_explained(&cx).unwrap();
    assert_eq!((kept.title.as_str(), import::sources(&cx).unwrap().len()), ("Sortides", 1));
    assert_eq!(service.count("import_sample"), 0, "the sample is forgotten");
    let colleague = service.app.cx(&service.officer("Ponent"));
    assert!(import::explained(&colleague).is_err(), "a sample is its user's alone");
}
