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
        let town = TestAgency { id, kind: AgencyKind(kind.into()), units: std::collections::BTreeMap::new() };
        let nuria = app.worker_of(&prison, &[Role::ResettlementOfficer], &["Brians 1"]);
        let marta = app.user(&ngo, &[Role::SocialWorker]);
        let badia = app.user(&town, &[Role::MunicipalCoordinator]);
        let youssef = app.listed(&prison, "Brians 1", &Listed::default());
        let cx = app.cx(&nuria);
        for event in [Event::Offer, Event::Accept] {
            let part = case::head(&cx, youssef).unwrap().programmes.remove(0);
            enrolment::record(&cx, part.id, event, part.version).unwrap();
        }
        app.everything_is_shared(youssef, &nuria);
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

/// The town's request, opened by its coordinator.
async fn asked_as_a_town(story: &Story) -> (crate::testing::Browser, String) {
    let tab = format!("/people/{}/agencies", story.youssef);
    let nuria = story.site.signed_in(&story.nuria);
    let seen = nuria.get(&tab).await.ok();
    let town = seen.body.split("Ajuntament de Terrassa").nth(1).expect("the town is proposed");
    let action = town.split("action=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned();
    let version = town.split("name=\"version\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    nuria.post(&action, &[("version", version.unwrap())]).await;
    let badia = story.site.signed_in(&story.badia);
    let request = form(&badia.get("/requests").await.ok(), "/decline");
    (badia, request)
}

#[tokio::test]
async fn a_town_may_just_say_no_or_that_it_is_another_town() {
    for (because, done) in
        [("", "Declined. Who asked was told"), ("another_town", "Who asked decides which town it is")]
    {
        let story = said_yes();
        let (badia, request) = asked_as_a_town(&story).await;
        let seen = badia.get("/requests").await.ok();
        assert!(seen.says("It is another town") && seen.says("Decline"));
        let version = seen.field("version").unwrap();
        let empty = badia.post(&request, &[("version", &version), ("because", because)]).await;
        assert!(empty.says("Say why you decline"), "{because}: beside the field that was sent");
        let sent = [("version", version.as_str()), ("because", because), ("reason", "Not registered here")];
        let answered = badia.post(&request, &sent).await;
        assert!(badia.follow(answered).await.ok().says(done), "{because}");
        let towns = format!("/people/{}/towns", story.youssef);
        let seen = story.site.signed_in(&story.nuria).get(&towns).await.ok();
        let disputed = seen.says("says that another town is responsible");
        assert_eq!(disputed, because == "another_town", "a plain no is no dispute");
    }
}

#[tokio::test]
async fn the_towns_of_a_person_say_what_a_move_would_do_and_who_may_not_know_finds_nothing() {
    let story = said_yes();
    let towns = format!("/people/{}/towns", story.youssef);
    let nuria = story.site.signed_in(&story.nuria);
    let seen = nuria.get(&towns).await.ok();
    assert!(
        seen.says("Town of origin or main stay") && seen.says("Terrassa") && seen.says("From the record")
    );
    let missing = nuria.get(&format!("{towns}?fact=&town=Vic")).await;
    assert!(missing.says("Choose which town it is"));
    assert_eq!(missing.field("town").as_deref(), Some("Vic"), "what was typed stays");
    let move_to_vic = "fact=intended_settlement&town=Vic&said_by=person";
    let preview = nuria.get(&format!("{towns}?{move_to_vic}")).await.ok();
    assert!(preview.says("Nothing is saved yet") && preview.says("The town would be Vic"));
    let sent = [("fact", "intended_settlement"), ("town", "Vic"), ("said_by", "person")];
    assert_eq!(nuria.post(&towns, &sent).await.location(), towns);
    assert!(nuria.get(&towns).await.ok().says("Said by the person"));
    for nobody in [&story.marta, &story.badia] {
        let seen = story.site.signed_in(nobody).get(&towns).await;
        assert_eq!(seen.status, axum::http::StatusCode::NOT_FOUND);
    }
}
