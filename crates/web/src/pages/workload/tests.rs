//! The pages of a team: workload, who is away, silent cases, Today, and what is told.

use axum::http::StatusCode;
use jiff::civil::date;
use throughline_app::testing::{InACase, Stay, TestAgency, TestUser, apart};
use throughline_domain::{agency::Role, id::PersonId};

use crate::testing::{Browser, Site};

struct Team {
    site: Site,
    marta: TestUser,
    joan: TestUser,
    chief: TestUser,
    /// Works elsewhere.
    badia: TestUser,
    /// Left prison today; Marta leads.
    nuria: PersonId,
}

fn team() -> Team {
    let site = Site::new();
    let app = &site.app;
    let prison = app.agency_with_units("prison", "Serveis penitenciaris", &["Serra Alta"]);
    let ngo: TestAgency = app.agency("ngo", "Pont Obert");
    let town = app.agency("municipality", "Ajuntament de Badalona");
    let marta = app.user(&ngo, &[Role::SocialWorker]);
    let joan = app.user(&ngo, &[Role::SocialWorker]);
    let chief = app.user(&ngo, &[Role::Manager]);
    let badia = app.user(&town, &[Role::Manager]);
    let of = InACase { prison: &prison, lead: &marta, partners: &[], invited: &[] };
    let nuria = app.in_a_case(&of, ("Núria", "Ferrer Casals"), Stay::Released(date(2026, 11, 2)));
    Team { site, marta, joan, chief, badia, nuria }
}

impl Team {
    fn browser(&self, user: &TestUser) -> Browser {
        self.site.signed_in(user)
    }
    fn away(of: &TestUser) -> String {
        format!("/team/{}/away", of.id)
    }
    /// The days of an absence as a form sends them.
    async fn enters(browser: &Browser, at: &str, to: (&str, &str), deputy: &TestUser) {
        let version = browser.get(at).await.ok().field("version").unwrap();
        let deputy = deputy.id.to_string();
        let sent = [
            ("from-day", "2"),
            ("from-month", "11"),
            ("from-year", "2026"),
            ("to-day", to.0),
            ("to-month", to.1),
            ("to-year", "2026"),
            ("deputy", &deputy),
            ("version", &version),
        ];
        let done = browser.post(at, &sent).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{done:?}");
    }
}

#[tokio::test]
async fn the_workload_of_a_team_is_its_managers_alone() {
    let team = team();
    let seen = team.browser(&team.chief).get("/workload").await.ok();
    assert!(seen.says("Workload") && seen.says("Week by week") && seen.says("of 50"));
    assert!(!seen.says("Casals"), "numbers, and nobody's name but the workers'");
    assert_eq!(team.browser(&team.marta).get("/workload").await.status, StatusCode::FORBIDDEN);
    let elsewhere = team.browser(&team.badia).get("/workload").await.ok();
    assert!(elsewhere.says("Ajuntament de Badalona") && !elsewhere.says("Pont Obert"));
}

#[tokio::test]
async fn a_manager_enters_the_absence_of_their_own_team_and_nobody_elses() {
    let team = team();
    let at = Team::away(&team.marta);
    assert_eq!(team.browser(&team.badia).get(&at).await.status, StatusCode::NOT_FOUND);
    assert_eq!(team.browser(&team.joan).get(&at).await.status, StatusCode::FORBIDDEN);
    let chief = team.browser(&team.chief);
    Team::enters(&chief, &at, ("6", "11"), &team.joan).await;
    assert!(chief.get("/workload").await.ok().says("Away"));
}

#[tokio::test]
async fn what_is_wrong_with_an_absence_stands_beside_its_field_and_what_was_typed_stays() {
    let team = team();
    let marta = team.browser(&team.marta);
    let version = marta.get("/account/away").await.ok().field("version").unwrap();
    let sent = [("from-day", "9"), ("from-month", "11"), ("from-year", "2026"), ("version", &version)];
    let refused = marta.post("/account/away", &sent).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("Enter the last day away"));
    assert_eq!(refused.field("from-day").as_deref(), Some("9"));
}

#[tokio::test]
async fn who_stands_in_sees_it_on_the_case_and_on_my_people_until_the_colleague_is_back() {
    let team = team();
    let (marta, joan) = (team.browser(&team.marta), team.browser(&team.joan));
    let case = format!("/people/{}", team.nuria);
    assert!(!joan.get(&case).await.ok().says("You stand in for"), "a colleague, and nobody is away");
    Team::enters(&marta, "/account/away", ("6", "11"), &team.joan).await;
    assert!(joan.get(&case).await.ok().says("You stand in for"));
    assert!(joan.get(&format!("{case}/timeline")).await.ok().says("You stand in for"));
    assert!(joan.get("/my-people?view=all").await.ok().says("Casals"));
    assert!(!marta.get(&case).await.ok().says("You stand in for"));

    let version = marta.get("/account/away").await.ok().field("version").unwrap();
    let back = marta.post("/account/away", &[("act", "end"), ("version", &version)]).await;
    assert!(marta.follow(back).await.ok().says("The deputy stands in no more"));
    assert!(!joan.get(&case).await.ok().says("You stand in for"));
    assert!(!joan.get("/my-people?view=all").await.ok().says("Casals"));
}

#[tokio::test]
async fn today_says_what_cannot_wait_why_and_what_to_do() {
    let team = team();
    team.site.app.set_now("2026-11-06T10:00:00+01:00");
    let seen = team.browser(&team.marta).get("/today").await.ok();
    assert!(seen.says("Núria Ferrer Casals") && seen.says("Write a note"));
    assert!(seen.says("Red because the first week outside decides the most"));
    let chief = team.browser(&team.chief).get("/today").await.ok();
    assert!(!chief.says("Casals") && chief.says("Nothing is red"));
    assert!(chief.body.contains("href=\"/workload\""), "a manager goes on from here");
    let administrator = team.site.app.user(&team.site.app.agency("ngo", "Una altra"), &[Role::Administrator]);
    assert_eq!(team.browser(&administrator).get("/today").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_silent_case_is_taken_up_by_a_colleague_and_is_nobodys_elsewhere() {
    let team = team();
    team.site.app.set_now("2026-11-16T10:00:00+01:00");
    let joan = team.browser(&team.joan);
    assert!(joan.get("/team/silent").await.ok().says("Núria Ferrer Casals"));
    let act = format!("/team/silent/{}", team.nuria);
    let done = joan.post(&act, &[]).await;
    assert_eq!(done.location(), "/team/silent");
    assert!(joan.get("/team/silent").await.ok().says("You have taken it up"));
    let marta = team.browser(&team.marta);
    assert!(marta.get("/notices").await.ok().says("for you"), "the lead worker is told");

    let badia = team.browser(&team.badia);
    assert!(!badia.get("/team/silent").await.ok().says("Casals"));
    assert_eq!(badia.post(&act, &[]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn silence_begins_after_the_days_that_the_agency_has_set() {
    let team = team();
    apart(|| {
        let app = &team.site.app;
        let found = throughline_app::agency::get(&app.operator(), team.marta.agency).unwrap();
        let details = throughline_app::agency::Details {
            silent_days: Some(5),
            ..throughline_app::agency::Details::named("Pont Obert")
        };
        throughline_app::agency::edit(&app.operator(), team.marta.agency, found.agency.version, details)
            .unwrap();
    });
    team.site.app.set_now("2026-11-07T10:00:00+01:00");
    let seen = team.browser(&team.marta).get("/my-people?view=silent").await.ok();
    assert!(seen.says("Silent 5 days") && seen.says("Núria Ferrer Casals"));
}

#[tokio::test]
async fn notices_marked_as_read_can_be_made_unread_again() {
    let team = team();
    let marta = team.browser(&team.marta);
    Team::enters(&marta, "/account/away", ("6", "11"), &team.joan).await;
    let joan = team.browser(&team.joan);
    assert!(joan.get("/notices").await.ok().says("One notice is unread"));
    let read = joan.post("/notices/read", &[]).await;
    let seen = joan.follow(read).await.ok();
    let marked = seen.field("marked").unwrap();
    assert!(seen.says("You have read everything"), "{}", seen.body);
    joan.post("/notices/unread", &[("marked", &marked)]).await;
    assert!(joan.get("/notices").await.ok().says("One notice is unread"));
}
