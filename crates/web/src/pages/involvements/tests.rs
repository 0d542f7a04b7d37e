//! The way of a case through three agencies, as their browsers see it.

use throughline_app::{
    agency, case, enrolment,
    testing::{JURISDICTION, Listed, TestAgency, TestUser, apart},
};
use throughline_domain::{
    agency::{AgencyKind, Role},
    enrolment::Event,
    id::PersonId,
};

use crate::testing::{Seen, Site};

struct Story {
    site: Site,
    nuria: TestUser,
    marta: TestUser,
    badia: TestUser,
    youssef: PersonId,
}

/// Youssef has said yes; nobody has been asked.
fn said_yes() -> Story {
    let site = Site::new();
    let (nuria, marta, badia, youssef) = apart(|| {
        let app = &site.app;
        throughline_app::programme::install_shipped(&app.operator()).unwrap();
        let prison = app.agency_with_units("prison", "Serveis penitenciaris", &["Brians 1"]);
        let ngo = app.agency("ngo", "Pont Obert");
        let details = agency::Details {
            town: Some("Terrassa".to_owned()),
            ..agency::Details::named("Ajuntament de Terrassa")
        };
        let kind = "municipality".to_owned();
        let new = agency::NewAgency { jurisdiction: JURISDICTION.to_owned(), kind: kind.clone(), details };
        let id = agency::add(&app.operator(), new).unwrap();
        let town = TestAgency { id, kind: AgencyKind(kind), units: std::collections::BTreeMap::new() };
        let nuria = app.worker_of(&prison, &[Role::ResettlementOfficer], &["Brians 1"]);
        let marta = app.user(&ngo, &[Role::SocialWorker]);
        let badia = app.user(&town, &[Role::MunicipalCoordinator]);
        let youssef = app.listed(&prison, "Brians 1", &Listed::default());
        let cx = app.cx(&nuria);
        for event in [Event::Offer, Event::Accept] {
            let part = case::head(&cx, youssef).unwrap().programmes.remove(0);
            enrolment::record(&cx, part.id, event, part.version).unwrap();
        }
        (nuria, marta, badia, youssef)
    });
    Story { site, nuria, marta, badia, youssef }
}

/// The address of the first form on the page whose address ends like this.
fn form(seen: &Seen, ending: &str) -> String {
    let found = seen.body.split("action=\"").skip(1).filter_map(|rest| rest.split('"').next());
    found.filter(|action| action.ends_with(ending)).map(str::to_owned).next().expect(ending)
}

#[tokio::test]
async fn a_case_goes_from_the_prison_to_its_lead_and_on_to_the_town() {
    let story = said_yes();
    let tab = format!("/people/{}/agencies", story.youssef);
    let (nuria, marta, badia) = (
        story.site.signed_in(&story.nuria),
        story.site.signed_in(&story.marta),
        story.site.signed_in(&story.badia),
    );

    let seen = nuria.get(&tab).await.ok();
    assert!(
        seen.says("Pont Obert") && seen.says("Proposed") && seen.says("Support team, Post-release support")
    );
    nuria.post(&form(&seen, "/invite"), &[("version", "1")]).await.location();

    let asked = marta.get("/requests").await.ok();
    assert!(asked.says("(1 waiting)"), "the menu counts it");
    assert!(asked.says("Serveis penitenciaris asks you to lead"));
    assert!(!asked.says("Youssef") && !asked.says("Terrassa"), "no name, no town");
    let accept = form(&asked, "/accept");
    let version = asked.field("version").unwrap();
    let nobody = marta.post(&accept, &[("version", &version), ("part", "lead")]).await;
    assert!(nobody.says("Choose the lead worker"));
    let worker = story.marta.id.to_string();
    let done = marta.post(&accept, &[("version", &version), ("part", "lead"), ("lead", &worker)]).await;
    assert_eq!(done.location(), format!("/people/{}", story.youssef));
    assert!(marta.get(&tab).await.ok().says("Leads the programme"));
    assert!(nuria.get("/notices").await.ok().says("A lead agency has accepted"));

    let seen = marta.get(&tab).await.ok();
    marta.post(&form(&seen, "/invite"), &[("version", "1")]).await.location();
    let asked = badia.get("/requests").await.ok();
    assert!(asked.says("Pont Obert asks you to help"));
    assert!(badia.get("/coming-home").await.ok().says("Nobody yet"));
    let version = asked.field("version").unwrap();
    badia.post(&form(&asked, "/accept"), &[("version", &version), ("part", "partner")]).await.location();
    let home = badia.get("/coming-home").await.ok();
    assert!(home.says("Coming home to Terrassa") && home.says("Youssef El Amrani") && home.says("Not known"));

    let seen = badia.get(&tab).await.ok();
    let close = seen.body.split("href=\"").find(|rest| rest.contains("/close\"")).unwrap();
    let close = close.split('"').next().unwrap().to_owned();
    let question = badia.get(&close).await.ok();
    assert!(question.says("stops seeing Youssef El Amrani at once"));
    let version = question.field("version").unwrap();
    let without = badia.post(&close, &[("version", &version)]).await;
    assert!(without.says("Say why the part ends"));
    let done = badia.post(&close, &[("version", &version), ("reason", "Moved to Vic")]).await;
    assert_eq!(done.location(), "/");
    assert_eq!(badia.get(&tab).await.status, axum::http::StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn who_comes_second_to_an_invitation_is_told_so() {
    let story = said_yes();
    let tab = format!("/people/{}/agencies", story.youssef);
    let nuria = story.site.signed_in(&story.nuria);
    let seen = nuria.get(&tab).await.ok();
    nuria.post(&form(&seen, "/invite"), &[("version", "1")]).await.location();
    let marta = story.site.signed_in(&story.marta);
    let asked = marta.get("/requests").await.ok();
    let (accept, version) = (form(&asked, "/accept"), asked.field("version").unwrap());
    let worker = story.marta.id.to_string();
    let fields = [("version", version.as_str()), ("part", "lead"), ("lead", worker.as_str())];
    marta.post(&accept, &fields).await.location();
    assert_eq!(marta.post(&accept, &fields).await.status, axum::http::StatusCode::CONFLICT);
}
