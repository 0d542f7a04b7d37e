//! What one list after the other does.

use std::panic::{AssertUnwindSafe, catch_unwind};

use jiff::civil::date;
use throughline_app::{
    custody::{self, Because, DateChange},
    import::{self, Fault},
    release,
};
use throughline_domain::{agency::Role, custody::EpisodeStatus};
use throughline_policy::Relation;
use throughline_store::visibility;

use crate::imports::prison::{NURIA, PAU, Service, YOUSSEF, list, numbers, run_of};

#[test]
fn a_list_becomes_people_with_dates_and_a_case_for_who_is_eligible() {
    let service = Service::new();
    let done = service.import("2026-11-02", &[YOUSSEF, NURIA, PAU]);
    assert_eq!(numbers(&done.counts), [3, 0, 0, 0]);
    assert_eq!(done.counts.warnings, 1, "Pau is on remand and has no date");
    assert_eq!(service.leaves_on("1001"), Some(date(2027, 1, 15)));
    assert_eq!(service.leaves_on("1003"), None);
    assert_eq!(service.record("1001").name.full(), "YOUSSEF EL AMRANI");
    // Only Youssef leaves for good and has nobody: he is a candidate, the others are not.
    assert_eq!((service.count("case_file"), service.count("enrolment")), (1, 1));
    assert!(service.count("milestone") > 0);
    service.ledger_fits();
}

#[test]
fn the_same_list_twice_changes_nothing_but_its_own_entry() {
    let service = Service::new();
    let rows =
        [YOUSSEF, NURIA, PAU, "1004;ROCA;LAIA;31/02/1990;;Ponent;01/02/2024;Penat;20/12/2026;Definitiva;No"];
    let first = service.import("2026-11-02", &rows);
    assert_eq!(numbers(&first.counts), [3, 0, 0, 1]);
    let (before, entries) = (service.state(), service.app.ledger().len());
    let again = service.import("2026-11-02", &rows);
    assert_eq!(numbers(&again.counts), [0, 0, 3, 1]);
    assert_eq!(again.counts.reasons, first.counts.reasons);
    assert_eq!(service.state(), before);
    assert_eq!(service.app.ledger().len(), entries + 1);
    service.ledger_fits();
}

#[test]
fn a_preview_says_the_same_and_writes_nothing() {
    let service = Service::new();
    let cx = service.operator();
    let (before, entries) = (service.state(), service.app.ledger().len());
    let seen = import::preview(&cx, &list(&cx, "2026-11-02", &[YOUSSEF, NURIA])).unwrap();
    assert_eq!((service.state(), service.app.ledger().len()), (before, entries));
    assert_eq!(seen.counts, service.import("2026-11-02", &[YOUSSEF, NURIA]).counts);
}

#[test]
fn a_date_that_moves_on_the_list_moves_what_hangs_on_it() {
    let service = Service::new();
    service.import("2026-11-02", &[YOUSSEF]);
    let due = |service: &Service| {
        service.app.world.db.read(|q| throughline_store::testing::open_due_days(q)).unwrap()
    };
    let before = due(&service);
    let later = YOUSSEF.replace("15/01/2027", "15/02/2027");
    let done = service.import("2026-11-09", &[&later]);
    assert_eq!(numbers(&done.counts), [0, 1, 0, 0]);
    assert_eq!(service.leaves_on("1001"), Some(date(2027, 2, 15)));
    assert_eq!(service.count("planned_date"), 2, "both dates are kept");
    assert_ne!(due(&service), before);
}

#[test]
fn a_date_of_another_kind_replaces_the_one_the_list_gave_before() {
    let service = Service::new();
    service.import("2026-11-02", &[NURIA]);
    let sooner = NURIA.replace("20/12/2026;Condicional", "20/03/2027;Definitiva");
    service.import("2026-11-09", &[&sooner]);
    assert_eq!(service.leaves_on("1002"), Some(date(2027, 3, 20)));
    let none = PAU.replace("Preventiu;;", "Penat;01/06/2027;");
    service.import("2026-11-09", &[&none]);
    assert_eq!(service.leaves_on("1003"), Some(date(2027, 6, 1)));
    service.import("2026-11-16", &[PAU]);
    assert_eq!(service.leaves_on("1003"), None, "a date that is taken back leaves R unknown");
}

#[test]
fn only_what_changed_on_the_list_is_written() {
    let service = Service::new();
    service.import("2026-11-02", &[YOUSSEF]);
    let shorter = YOUSSEF.replace("EL AMRANI;YOUSSEF", "AMRANI;Y.");
    let done = service.import("2026-11-09", &[&shorter]);
    assert_eq!(numbers(&done.counts), [0, 1, 0, 0], "a shortened name counts");
    let record = service.record("1001");
    assert_eq!((record.name.surname.as_str(), record.birth_date), ("AMRANI", Some(date(1990, 5, 4))));
    assert_eq!(service.count("planned_date"), 1);
}

#[test]
fn a_transfer_moves_the_view_and_the_old_unit_keeps_it_until_it_has_handed_over() {
    let service = Service::new();
    service.import("2026-11-02", &[YOUSSEF, NURIA]);
    let (brians, ponent) = (service.officer("Brians 1"), service.officer("Ponent"));
    let youssef = service.person("1001");
    let sees = |user| {
        let cx = service.app.cx(user);
        service.app.world.db.read(|q| visibility::relation(q, &cx.actor, youssef)).unwrap() > Relation::None
    };
    assert_eq!((sees(&brians), sees(&ponent)), (true, false));
    service.import("2026-11-09", &[&YOUSSEF.replace("Brians 1", "Ponent"), NURIA]);
    assert_eq!((sees(&brians), sees(&ponent)), (true, true));
}

#[test]
fn nobody_but_the_sending_agency_sees_anybody() {
    let service = Service::new();
    service.import("2026-11-02", &[YOUSSEF, NURIA, PAU]);
    let partner = service.app.agency("ngo", "Una entitat");
    let worker = service.app.user(&partner, &[Role::SocialWorker, Role::Manager]);
    let other = service.app.agency_with_units("prison", "Un altre servei", &["Brians 1"]);
    let officer = service.app.user(&other, &[Role::ResettlementOfficer]);
    for user in [&worker, &officer] {
        let cx = service.app.cx(user);
        for key in ["1001", "1002", "1003"] {
            let person = service.person(key);
            let relation = service.app.world.db.read(|q| visibility::relation(q, &cx.actor, person)).unwrap();
            assert_eq!(relation, Relation::None);
        }
        let seen = service.app.world.db.read(|q| visibility::count(q, user.agency)).unwrap();
        assert_eq!(seen, 0);
    }
}

#[test]
fn an_establishment_nobody_named_is_seen_by_nobody_until_somebody_is_assigned() {
    let service = Service::new();
    let done = service.import("2026-11-02", &[&YOUSSEF.replace("Brians 1", "Brians 3")]);
    assert_eq!(done.counts.warnings, 1);
    let youssef = service.person("1001");
    let officer = service.app.user(&service.agency, &[Role::ResettlementOfficer]);
    let cx = service.app.cx(&officer);
    let relation = service.app.world.db.read(|q| visibility::relation(q, &cx.actor, youssef)).unwrap();
    assert_eq!(relation, Relation::None);
}

#[test]
fn an_import_that_was_cut_short_goes_on_and_ends_with_the_same_numbers() {
    let rows: Vec<String> = (0..60)
        .map(|n| YOUSSEF.replace("1001", &format!("2{n:03}")).replace("X1234567L", &format!("D{n:03}")))
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let whole = Service::new();
    let expected = whole.import("2026-11-02", &rows).counts;

    let service = Service::new();
    let cx = service.operator();
    let killed = catch_unwind(AssertUnwindSafe(|| {
        let stop = &mut |done, _| assert!(done < 8, "the power goes");
        import::import(&cx, list(&cx, "2026-11-02", &rows), false, stop)
    }));
    assert!(killed.is_err());
    let half = service.count("person");
    assert!(half > 0 && half < 60, "{half} people");

    let done = service.import("2026-11-02", &rows);
    assert!(done.resumed);
    assert_eq!(done.counts, expected);
    assert_eq!(service.state(), whole.state());
    assert_eq!(numbers(&service.import("2026-11-02", &rows).counts), [0, 0, 60, 0]);
    service.ledger_fits();
}

#[test]
fn another_list_waits_while_one_is_being_imported() {
    let service = Service::new();
    let cx = service.operator();
    let killed = catch_unwind(AssertUnwindSafe(|| {
        import::import(&cx, list(&cx, "2026-11-02", &[YOUSSEF]), false, &mut |_, _| panic!("the power goes"))
    }));
    assert!(killed.is_err());
    assert!(matches!(service.try_import("2026-11-09", &[NURIA], false), Err(Fault::Busy { .. })));
    service.app.wait(jiff::SignedDuration::from_mins(3));
    assert_eq!(
        numbers(&service.import("2026-11-09", &[NURIA]).counts),
        [1, 0, 0, 0],
        "the other was given up"
    );
}

#[test]
fn an_older_list_is_asked_about_first() {
    let service = Service::new();
    service.import("2026-11-09", &[YOUSSEF]);
    let asked = service.try_import("2026-11-02", &[NURIA], false);
    let Err(Fault::Older { list, newest }) = asked else { panic!("{asked:?}") };
    assert_eq!((list, newest), (date(2026, 11, 2), date(2026, 11, 9)));
    assert_eq!(numbers(&service.try_import("2026-11-02", &[NURIA], true).unwrap().counts), [1, 0, 0, 0]);
}

#[test]
fn whoever_is_missing_is_a_question_and_never_a_release() {
    let service = Service::new();
    service.import("2026-11-02", &[YOUSSEF, NURIA]);
    // Youssef leaves within 90 days of the list and is not on it.
    let done = service.import("2026-11-09", &[NURIA]);
    assert_eq!((done.counts.gone, numbers(&done.counts)), (1, [0, 0, 1, 0]));
    assert_eq!(service.episodes("1001")[0].status, EpisodeStatus::Open);
    let cx = service.app.cx(&service.officer("Brians 1"));
    let asked = import::gone(&cx, run_of(&done)).unwrap();
    assert_eq!(asked[0].person.as_ref().map(|(id, _)| *id), Some(service.person("1001")));
    // An officer of the other establishment is not told who it is.
    let other = service.app.cx(&service.officer("Ponent"));
    assert_eq!(import::gone(&other, run_of(&done)).unwrap()[0].person, None);
    // On the list again: nobody needs to answer.
    service.import("2026-11-16", &[YOUSSEF, NURIA]);
    assert_eq!(import::run(&cx, run_of(&done)).unwrap().open_gone, 0);
}

#[test]
fn a_person_who_returns_to_custody_has_a_new_episode_in_the_same_case() {
    let service = Service::new();
    service.import("2026-11-02", &[YOUSSEF]);
    let officer = service.officer("Brians 1");
    let youssef = service.person("1001");
    let version = service.episodes("1001")[0].version;
    let because = Because { reason: "ordered".to_owned(), note: None, person_told: true };
    let released = DateChange::Released { on: date(2026, 11, 2), time: None };
    custody::change(&service.app.cx(&officer), youssef, released, because, version).unwrap();

    // The next list still names him with the old stay: that is no return.
    service.import("2026-11-09", &[&YOUSSEF.replace("YOUSSEF", "YOUSEF")]);
    assert_eq!(service.episodes("1001").len(), 1);

    let back = YOUSSEF.replace("06/08/2025", "12/11/2026").replace("15/01/2027", "01/10/2027");
    service.import("2026-11-16", &[&back]);
    let episodes = service.episodes("1001");
    assert_eq!(episodes.len(), 2);
    assert_eq!(episodes[1].admitted_on, Some(date(2026, 11, 12)));
    assert_eq!(service.leaves_on("1001"), Some(date(2027, 10, 1)));
    assert_eq!(service.count("case_file"), 1, "the same case");
    service.ledger_fits();
}

#[test]
fn a_source_id_stays_with_the_agency_that_used_it_first() {
    let service = Service::new();
    service.import("2026-11-02", &[YOUSSEF]);
    let cx = service.operator();
    service.app.agency("prison", "Un altre servei");
    let toml = crate::imports::prison::SOURCE.replace("Serveis penitenciaris", "Un altre servei");
    let (text, _) = import::SourceText::read(toml, "x.toml", &|_| unreachable!()).unwrap();
    let stolen = import::List::read(
        &cx,
        text,
        crate::imports::prison::file(&[NURIA]).as_bytes(),
        "x.csv",
        import::ListDay::default(),
    )
    .unwrap();
    assert!(matches!(import::preview(&cx, &stolen), Err(Fault::ForeignSource(_))));
    assert!(matches!(import::import(&cx, stolen, false, &mut |_, _| ()), Err(Fault::ForeignSource(_))));
}

#[test]
fn the_people_of_a_list_stand_on_the_releases_page_of_their_establishment() {
    let service = Service::new();
    service.import("2026-11-02", &[YOUSSEF, NURIA, PAU]);
    let cx = service.app.cx(&service.officer("Brians 1"));
    let page = release::list(&cx, &release::Filter::default()).unwrap();
    let names: Vec<String> = page.rows.iter().map(|row| row.name.clone()).collect();
    assert_eq!(names, ["Youssef El Amrani"]);
}
