//! What a full disk does to an import and to those who write meanwhile: nothing that was saved is lost,
//! and with room again the same file takes the import on.

use std::{
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

use serde_json::json;
use throughline_app::{
    Error, authorise,
    import::Fault,
    note::{self, ShownParagraph},
    testing::{InACase, Stay},
};
use throughline_domain::{
    agency::Role,
    note::{About, Happened},
};
use throughline_policy::{Permit, Subject};
use throughline_store::db::{Engine, Query};

use crate::{
    casework::note::{about, note},
    imports::prison::{Service, numbers},
};

/// Rows of the list.
const ROWS: i64 = 300;

/// Lets the database have so many pages. The limit is the writer's own.
fn limit(service: &Service, pages: i64) {
    let statement = format!("PRAGMA max_page_count = {pages}");
    let limited = service.operator().write(move |cx, tx| {
        let mut w = tx.permitted(Permit::system(Subject::Installation, "test"));
        w.rows(&statement, &[])?;
        authorise::record_as(cx, &mut w, "test", json!({}))
    });
    limited.unwrap();
}

#[test]
fn a_full_disk_cuts_an_import_short_and_room_lets_it_go_on() {
    let service = Service::new();
    let db = service.app.world.db.clone();
    if db.engine() == Engine::Postgres {
        println!("skipped: the size of a PostgreSQL database cannot be limited");
        return;
    }
    let house = service.app.agency("ngo", "Casa Oberta");
    let lead = service.app.user(&house, &[Role::SocialWorker]);
    let of = InACase { prison: &service.agency, lead: &lead, partners: &[], invited: &[] };
    let person = service.app.in_a_case(&of, ("Marta", "Puig"), Stay::Nowhere);
    let before = service.count("person");
    let rows: Vec<String> = (0..ROWS)
        .map(|n| {
            let (day, word) = (1 + n % 28, n + 2000);
            format!(
                "{word};COGNOM{word};NOM;{day:02}/05/1990;;Ponent;06/08/2025;Penat;15/01/2027;Definitiva;No"
            )
        })
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();

    let pages: i64 = db.read(|tx| tx.one("PRAGMA page_count", &[])?.get("page_count")).unwrap();
    limit(&service, pages + 150);
    let (saved, over) = (Mutex::new(Vec::new()), AtomicBool::new(false));
    let cut_short = thread::scope(|scope| {
        let (service, lead, saved, over) = (&service, &lead, &saved, &over);
        scope.spawn(move || {
            for number in 0.. {
                let words = format!("Note {number} of those days.");
                let written = note(Happened::Phoned, vec![about(About::Housing, &words)]);
                match note::write(&service.app.cx(lead), person, &written) {
                    Ok(_) => saved.lock().unwrap().push(words),
                    Err(Error::Unavailable(_)) => {}
                    Err(other) => panic!("a full disk is said to be one: {other}"),
                }
                if over.load(Ordering::Relaxed) {
                    return;
                }
            }
        });
        let cut_short = service.try_import("2026-11-02", &rows, false);
        over.store(true, Ordering::Relaxed);
        cut_short
    });
    assert!(matches!(cut_short, Err(Fault::App(Error::Unavailable(_)))), "{cut_short:?}");
    let imported = service.count("person") - before;
    assert!(imported < ROWS, "it did not fit");
    assert_eq!(service.count("import_accepted"), imported, "each row is there as a whole or not at all");
    service.ledger_fits();
    let kept: Vec<String> = notes(&service, &lead, person);
    let saved = saved.into_inner().unwrap();
    assert!(saved.iter().all(|words| kept.contains(words)), "every note that was acknowledged is kept");

    limit(&service, 1_000_000);
    let done = service.import("2026-11-02", &rows);
    assert!(done.resumed);
    assert_eq!(numbers(&done.counts), [ROWS, 0, 0, 0]);
    assert_eq!(service.count("person") - before, ROWS, "everybody is there once");
    assert_eq!(service.count("import_accepted"), ROWS);
    service.ledger_fits();
    let words = "There is room again.";
    note::write(&service.app.cx(&lead), person, &note(Happened::Met, vec![about(About::Other, words)]))
        .unwrap();
}

fn notes(
    service: &Service,
    lead: &throughline_app::testing::TestUser,
    person: throughline_domain::id::PersonId,
) -> Vec<String> {
    let cx = service.app.cx(lead);
    let pages = note::list(&cx, person, 1).unwrap().page.1;
    (1..=pages)
        .flat_map(|page| note::list(&cx, person, page).unwrap().notes)
        .flat_map(|note| note.paragraphs)
        .filter_map(|paragraph| match paragraph {
            ShownParagraph::Words { words, .. } => Some(words),
            _ => None,
        })
        .collect()
}
