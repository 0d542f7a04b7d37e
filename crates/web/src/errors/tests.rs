//! What a reader meets when the database cannot take what was typed.

use axum::http::StatusCode;
use jiff::civil::date;
use throughline_app::testing::{InACase, Stay};
use throughline_domain::agency::Role;

use crate::testing::Site;

/// As many tries as fill the pages that are free in a new database.
const TRIES: usize = 200;

#[tokio::test]
async fn a_full_disk_loses_nothing_that_was_typed_and_with_room_again_it_is_saved() {
    let site = Site::new();
    site.app.install_programmes();
    let prison = site.app.agency_with_units("prison", "Serveis penitenciaris", &["Brians 1"]);
    let marta = site.app.user(&site.app.agency("ngo", "Casa Oberta"), &[Role::SocialWorker]);
    let of = InACase { prison: &prison, lead: &marta, partners: &[], invited: &[] };
    let person = site.app.in_a_case(&of, ("Ana", "Puig"), Stay::Leaves(date(2026, 11, 20)));
    let browser = site.signed_in(&marta);
    let notes = format!("/people/{person}/notes");
    browser.get(&notes).await.ok();
    if !site.app.leave_room(false) {
        println!("skipped: the size of a PostgreSQL database cannot be limited");
        return;
    }
    let words = format!("He found a room near his daughter. {}", "And more of it. ".repeat(240));
    let note = [("kind", "met"), ("text", words.as_str()), ("about", "housing")];
    let mut saved = 0;
    let refused = loop {
        let seen = browser.post(&notes, &note).await;
        if seen.status == StatusCode::SEE_OTHER && saved < TRIES {
            saved += 1;
        } else {
            break seen;
        }
    };
    assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE, "{}", refused.body);
    assert!(refused.says("He found a room near his daughter."), "what was typed stands on the page");
    assert_eq!(site.app.count("note"), saved as u64, "what was acknowledged is there, and nothing else");

    assert!(site.app.leave_room(true));
    browser.post(&notes, &note).await.location();
    assert_eq!(site.app.count("note"), saved as u64 + 1, "with room again, it goes on");
    assert!(browser.get(&notes).await.ok().says("He found a room near his daughter."));
}

#[tokio::test]
async fn what_is_too_large_is_refused_with_the_size_that_the_page_takes() {
    let site = Site::new();
    let marta = throughline_app::testing::apart(|| {
        let house = site.app.agency("ngo", "Pont Obert");
        site.app.user(&house, &[Role::SocialWorker])
    });
    let browser = site.signed_in(&marta);
    browser.get("/people/new").await.ok();
    let seen = browser.post("/people/new", &[("surname", &"x".repeat(300 * 1024))]).await;
    assert_eq!(seen.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(seen.says("no more than 256 kB"), "{}", seen.body);
}
