//! Rejected rows are corrected, replaced or left out; nothing is lost.

use throughline_app::{
    Error,
    import::{self, Corrected, FindingStatus, List, RejectedRow, RunStatus},
    review::{self, ReviewKind, ReviewStatus},
};
use throughline_domain::{agency::Role, roster::Reason};

use crate::imports::prison::{NURIA, Service, YOUSSEF, numbers, run_of, source};

const IMPOSSIBLE: &str =
    "1004;ROCA;LAIA;31/02/1990;60111222K;Ponent;01/02/2024;Penat;20/12/2026;Definitiva;No";

/// The rejected rows of a list of one service, and the steward who looks at them.
fn rejected(service: &Service, rows: &[&str]) -> (throughline_app::Cx, Vec<RejectedRow>) {
    let done = service.import("2026-11-02", rows);
    let steward = service.app.user(&service.agency, &[Role::DataSteward]);
    let cx = service.app.cx(&steward);
    let found = import::rejected(&cx, run_of(&done)).unwrap();
    (cx, found)
}

fn cells(row: &RejectedRow) -> Vec<String> {
    row.cells.iter().map(|(_, cell)| cell.clone()).collect()
}

#[test]
fn a_corrected_row_is_taken_by_the_same_rules() {
    let service = Service::new();
    let (cx, found) = rejected(&service, &[YOUSSEF, IMPOSSIBLE]);
    let row = &found[0];
    assert_eq!(row.rejections[0].reason, Reason::DateImpossible);
    let birth = row.place(&row.rejections[0]).unwrap();
    assert_eq!(row.cells[birth], ("Naixement".to_owned(), "31/02/1990".to_owned()));

    let mut typed = cells(row);
    typed[birth] = "32/01/1990".to_owned();
    let still = import::correct(&cx, row.finding.id, row.finding.version, typed.clone()).unwrap();
    assert!(matches!(still, Corrected::Rejected(_)));
    assert_eq!(service.count("person"), 1, "nothing is guessed");

    typed[birth] = "28/02/1990".to_owned();
    let taken = import::correct(&cx, row.finding.id, row.finding.version, typed.clone()).unwrap();
    assert_eq!(taken, Corrected::New);
    assert_eq!(service.record("1004").name.given_name, "LAIA");
    let again = import::correct(&cx, row.finding.id, row.finding.version, typed);
    assert!(matches!(again, Err(Error::Conflict(_))), "somebody has dealt with it");
    service.ledger_fits();
}

#[test]
fn a_later_good_row_closes_the_rejection_and_counts_as_new() {
    let service = Service::new();
    let (cx, found) = rejected(&service, &[YOUSSEF, IMPOSSIBLE]);
    let good = IMPOSSIBLE.replace("31/02/1990", "28/02/1990");
    let next = service.import("2026-11-09", &[YOUSSEF, &good]);
    assert_eq!(numbers(&next.counts), [1, 0, 1, 0]);
    let row = import::rejected_row(&cx, found[0].finding.id).unwrap();
    assert_eq!(row.finding.status, FindingStatus::Superseded);
}

#[test]
fn the_rows_of_a_rejects_file_count_as_new_once_they_are_corrected() {
    let service = Service::new();
    let done = service.import("2026-11-02", &[YOUSSEF, IMPOSSIBLE]);
    let text = String::from_utf8(done.rejects).unwrap();
    assert!(text.contains("date_impossible"));
    let corrected = text.replace("31/02/1990", "28/02/1990");
    let cx = service.operator();
    let list =
        List::read(&cx, source(), corrected.as_bytes(), "corrected.csv", import::ListDay::default()).unwrap();
    assert!(list.is_correction());
    let done = import::import(&cx, list, false, &mut |_, _| ()).unwrap();
    assert_eq!(
        (numbers(&done.counts), done.counts.gone),
        ([1, 0, 0, 0], 0),
        "it is no list: nobody is missing"
    );
}

#[test]
fn a_row_that_was_left_out_stays_out_next_week() {
    let service = Service::new();
    let (cx, found) = rejected(&service, &[YOUSSEF, IMPOSSIBLE]);
    let finding = &found[0].finding;
    assert!(matches!(
        import::set_aside(&cx, finding.id, finding.version, " ".to_owned()),
        Err(Error::Invalid(_))
    ));
    import::set_aside(&cx, finding.id, finding.version, "Not ours".to_owned()).unwrap();
    let next = service.import("2026-11-09", &[YOUSSEF, IMPOSSIBLE]);
    assert_eq!(numbers(&next.counts), [0, 0, 1, 1], "it is still counted");
    let page = import::run(&cx, run_of(&next)).unwrap();
    assert_eq!((page.run.status, page.open_rejected), (RunStatus::Done, 0), "but nobody is asked again");
}

#[test]
fn of_two_rows_that_contradict_each_other_the_right_one_is_taken_and_answers_both() {
    let service = Service::new();
    let other = YOUSSEF.replace("15/01/2027", "15/03/2027");
    let (cx, found) = rejected(&service, &[YOUSSEF, &other]);
    assert_eq!(found.len(), 2);
    assert!(found.iter().all(|row| row.rejections[0].reason == Reason::ContradictingRows));
    let right = &found[1];
    import::correct(&cx, right.finding.id, right.finding.version, cells(right)).unwrap();
    assert_eq!(service.leaves_on("1001"), Some(jiff::civil::date(2027, 3, 15)));
    let first = import::rejected_row(&cx, found[0].finding.id).unwrap();
    assert_eq!(first.finding.status, FindingStatus::Superseded);
}

#[test]
fn one_key_on_two_people_rejects_both_and_asks_whose_it_is() {
    let service = Service::new();
    let stranger = NURIA.replace("1002", "1001");
    let (cx, found) = rejected(&service, &[YOUSSEF, &stranger]);
    assert!(found.iter().all(|row| row.rejections[0].reason == Reason::KeyOnTwoPeople));
    let asked = review::list(&cx).unwrap();
    assert_eq!((asked.len(), asked[0].review.kind), (1, ReviewKind::KeyConflict));

    // Núria's number was a slip. Corrected, she is taken; Youssef's row still waits for its answer.
    let slip = found.iter().find(|row| cells(row).contains(&"NÚRIA".to_owned())).unwrap();
    let mut typed = cells(slip);
    typed[0] = "1002".to_owned();
    assert_eq!(import::correct(&cx, slip.finding.id, slip.finding.version, typed).unwrap(), Corrected::New);
    let own = found.iter().find(|row| cells(row).contains(&"YOUSSEF".to_owned())).unwrap();
    let own = import::rejected_row(&cx, own.finding.id).unwrap();
    assert_eq!(own.finding.status, FindingStatus::Open);
    assert_eq!(
        import::correct(&cx, own.finding.id, own.finding.version, cells(&own)).unwrap(),
        Corrected::New
    );

    // A row under his number that is about somebody else is refused.
    let later = service.import("2026-11-09", &[YOUSSEF, NURIA, &stranger]);
    assert_eq!(
        later.counts.reasons.get("key_known_on_other_person").copied().unwrap_or_default()
            + later.counts.reasons.get("key_on_two_people").copied().unwrap_or_default(),
        2
    );
}

#[test]
fn one_document_on_two_keys_is_taken_and_asked_about_once() {
    let service = Service::new();
    let twin = NURIA.replace("40111222K", "X-1234567 L");
    let done = service.import("2026-11-02", &[YOUSSEF, &twin]);
    assert_eq!((numbers(&done.counts), done.counts.warnings), ([2, 0, 0, 0], 2));
    service.import("2026-11-09", &[YOUSSEF, &twin]);
    let cx = service.app.cx(&service.app.user(&service.agency, &[Role::DataSteward]));
    let asked = review::list(&cx).unwrap();
    assert_eq!(asked.len(), 1);
    let one = &asked[0].review;
    assert_eq!((one.kind, one.identifier.as_str()), (ReviewKind::SharedIdentifier, "x1234567l"));

    review::decide(&cx, one.id, one.version, ReviewStatus::Different, "Seen both".to_owned()).unwrap();
    assert_eq!(review::count_open(&cx).unwrap(), 0);
    let late = review::decide(&cx, one.id, one.version, ReviewStatus::Same, String::new());
    assert!(matches!(late, Err(Error::Conflict(_))), "the second sees that somebody has answered");
    let other = service.app.agency("prison", "Un altre servei");
    let stranger = service.app.cx(&service.app.user(&other, &[Role::DataSteward]));
    assert!(matches!(review::get(&stranger, one.id), Err(Error::NotFound)));
    assert!(review::list(&stranger).unwrap().is_empty());
}
