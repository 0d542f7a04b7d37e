//! People as a browser meets them: entered, found, corrected by two at once, and never shown to who
//! may not see them, on any route there is.

use axum::http::StatusCode;
use throughline_app::{
    involvement,
    testing::{Listed, TestUser, apart},
};
use throughline_domain::{agency::Role, enrolment::Event, id::PersonId};

use crate::testing::Site;

/// Somebody of an agency that was invited to help and has not answered.
fn invited(site: &Site) -> (PersonId, TestUser) {
    apart(|| {
        let app = &site.app;
        throughline_app::programme::install_shipped(&app.operator()).unwrap();
        let prison = app.agency_with_units("prison", "Serveis penitenciaris", &["Brians 1"]);
        let clinic = app.agency("health", "Centre de salut");
        let nuria = app.worker_of(&prison, &[Role::ResettlementOfficer], &["Brians 1"]);
        let nurse = app.user(&clinic, Role::ALL);
        let youssef = app.listed(&prison, "Brians 1", &Listed::default());
        let cx = app.cx(&nuria);
        for event in [Event::Offer, Event::Accept] {
            let part = throughline_app::case::head(&cx, youssef).unwrap().programmes.remove(0);
            throughline_app::enrolment::record(&cx, part.id, event, part.version).unwrap();
        }
        app.everything_is_shared(youssef, &nuria);
        let enrolment = throughline_app::case::head(&cx, youssef).unwrap().programmes.remove(0).id;
        let candidate = involvement::Candidate { enrolment, role: None, agency: clinic.id };
        involvement::ask(&cx, youssef, candidate).unwrap();
        (youssef, nurse)
    })
}

#[tokio::test]
async fn an_agency_that_has_not_accepted_finds_nobody_in_any_list() {
    let site = Site::new();
    let (_, nurse) = invited(&site);
    let browser = site.signed_in(&nurse);
    assert!(browser.get("/requests").await.ok().says("asks you to help"));
    for list in ["/search?q=youssef", "/coming-home", "/notices", "/my-people"] {
        let seen = browser.get(list).await;
        assert!(!seen.says("Youssef") && !seen.says("Amrani"), "{list}");
    }
}

#[tokio::test]
async fn everything_that_is_missing_is_said_at_once() {
    let site = Site::new();
    let pere = apart(|| site.app.user(&site.app.agency("ngo", "Casa de l'Illa"), &[Role::SocialWorker]));
    let browser = site.signed_in(&pere);
    browser.get("/people/new").await.ok();
    let empty = browser.post("/people/new", &[]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    for missing in ["Enter at least one name", "Say where the person is", "Say how the person came"] {
        assert!(empty.says(missing), "{missing}");
    }
}

#[tokio::test]
async fn somebody_who_comes_by_themselves_is_entered_found_and_not_entered_twice() {
    let site = Site::new();
    let (_, pere) = apart(|| {
        let house = site.app.agency("ngo", "Casa de l'Illa");
        let pere = site.app.user(&house, &[Role::SocialWorker]);
        (house, pere)
    });
    let browser = site.signed_in(&pere);
    let fields = [
        ("given_name", "Dolors"),
        ("surname", "Bosch i Prat"),
        ("birth_date-day", "2"),
        ("birth_date-month", "4"),
        ("birth_date-year", "1990"),
        ("number_kind", "document"),
        ("number", "X-1234567 L"),
        ("came_by", "themselves"),
        ("custody", "released"),
        ("released_on-day", "20"),
        ("released_on-month", "10"),
        ("released_on-year", "2026"),
        ("kind", "final"),
    ];
    browser.get("/people/new").await.ok();
    let wrong = browser.post("/people/new", &fields[..2]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.says("Say how the person came") && wrong.says("Bosch i Prat"), "what was typed is kept");
    let entered = browser.post("/people/new", &fields).await;
    assert!(entered.location().starts_with("/people/"));
    for text in ["dol", "x1234", "02/04/1990"] {
        assert!(browser.get(&format!("/search?q={text}")).await.ok().says("Dolors Bosch i Prat"), "{text}");
    }
    assert!(browser.get("/search?q=nobody").await.ok().says("Enter somebody by hand"));
    // While the form is filled a script asks the same, and somebody of another agency learns nothing.
    browser.get("/people/new").await.ok();
    let meanwhile = browser.post("/people/new/known", &fields).await.ok();
    assert!(meanwhile.says("Is it this person?") && !meanwhile.says("<html"));
    assert_eq!(
        browser.post("/people/new/known", &[("birth_date-day", "31")]).await.status,
        StatusCode::NO_CONTENT
    );
    let stranger = site.signed_in(&apart(|| {
        let other = site.app.agency("ngo", "Una altra casa");
        site.app.user(&other, &[Role::SocialWorker])
    }));
    stranger.get("/people/new").await.ok();
    let known = stranger.post("/people/new/known", &fields).await.ok();
    let nobody = [("given_name", "Nobody"), ("surname", "Known"), ("birth_date-year", "1971")];
    let unknown = [&nobody[..], &[("birth_date-day", "3"), ("birth_date-month", "3")]].concat();
    assert_eq!(known.body, stranger.post("/people/new/known", &unknown).await.ok().body);
    browser.get("/people/new").await.ok();
    let again = browser.post("/people/new", &fields).await.ok();
    assert!(again.says("Is it this person?"));
    let mut sure = fields.to_vec();
    sure.push(("known", "different"));
    browser.post("/people/new", &sure).await.location();
}

#[tokio::test]
async fn of_two_corrections_the_second_sees_both_versions_and_keeps_what_was_typed() {
    let site = Site::new();
    let (person, record, version, pere) = apart(|| {
        let house = site.app.agency("ngo", "Casa de l'Illa");
        let pere = site.app.user(&house, &[Role::SocialWorker]);
        let cx = site.app.cx(&pere);
        let name =
            throughline_domain::person::Name { surname: "Puig".to_owned(), given_name: "Ana".to_owned() };
        let details = throughline_app::person::Details { name, ..Default::default() };
        let new = throughline_app::person::NewPerson {
            details,
            whereabouts: throughline_app::person::Whereabouts::NotKnown,
            came_by: throughline_app::person::CameBy::Themselves,
        };
        let person = throughline_app::person::enter(&cx, new).unwrap();
        let record = throughline_app::person::identity(&cx, person).unwrap().records.remove(0);
        (person, record.id, record.version.to_string(), pere)
    });
    let browser = site.signed_in(&pere);
    let address = format!("/people/{person}/records/{record}");
    browser.get(&address).await.ok();
    let typed =
        |town: &'static str| [("given_name", "Ana"), ("surname", "Puig"), ("town", town), ("version", "1")];
    assert_eq!(version, "1");
    browser.post(&address, &typed("Inca")).await.location();
    browser.get(&address).await.ok();
    let second = browser.post(&address, &typed("Palma")).await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    assert!(second.says("Inca") && second.says("Palma"));
    assert_eq!(second.field("version").as_deref(), Some("2"), "saving again goes over what was seen");
    let identity = browser.get(&format!("/people/{person}/identity")).await.ok();
    assert!(identity.says("Inca") && !identity.says("Palma"));
}
