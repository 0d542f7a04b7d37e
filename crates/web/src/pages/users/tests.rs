use axum::http::StatusCode;
use throughline_app::testing::{PASSWORD, TestUser};
use throughline_domain::agency::Role;

use crate::testing::{Browser, Seen, Site};

const FIELDS: [(&str, &str); 5] = [
    ("name", "Pau Vidal"),
    ("login", "pau@example.org"),
    ("full_time_percent", "50"),
    ("locale", "ca"),
    ("roles", "social_worker"),
];

fn administrator(site: &Site) -> (TestUser, Browser) {
    let house = site.app.agency("ngo", "Casa Oberta");
    let boss = site.app.user(&house, &[Role::Administrator]);
    let browser = site.signed_in(&boss);
    (boss, browser)
}

/// The path of the one-time link that a page shows.
fn link_on(seen: &Seen) -> String {
    let start = seen.body.find("http://plans.example/set-password/").expect("a link");
    let link = seen.body[start..].split('<').next().unwrap();
    link.trim_start_matches("http://plans.example").to_owned()
}

#[tokio::test]
async fn a_new_user_sets_their_own_password_by_a_link_that_works_once() {
    let site = Site::new();
    let (boss, browser) = administrator(&site);
    browser.get("/users/new").await.ok();
    let agency = boss.agency.to_string();
    let added = browser.post("/users/new", &[&FIELDS[..], &[("agency", &agency)]].concat()).await.ok();
    assert!(added.says("One-time link for Pau Vidal"));
    let link = link_on(&added);

    let pau = site.browser();
    assert!(pau.get(&link).await.ok().says("Welcome, Pau Vidal"));
    let differ = [("password", PASSWORD), ("password_again", "something else")];
    assert!(pau.post(&link, &differ).await.says("Enter the same password twice"));
    let same = [("password", PASSWORD), ("password_again", PASSWORD)];
    assert_eq!(pau.post(&link, &same).await.location(), "/sign-in?because=set");
    assert_eq!(pau.get(&link).await.status, StatusCode::NOT_FOUND);
    assert_eq!(pau.post(&link, &same).await.status, StatusCode::NOT_FOUND);
    let done = pau.post("/sign-in", &[("login", "Pau@example.org"), ("password", PASSWORD)]).await;
    assert!(pau.get("/account").await.ok().says("El meu compte"), "{done:?}");
}

#[tokio::test]
async fn a_refused_form_comes_back_filled_with_what_to_do() {
    let site = Site::new();
    let (_, browser) = administrator(&site);
    browser.get("/users/new").await.ok();
    let fields =
        [("name", "Pau Vidal"), ("login", "two words"), ("full_time_percent", "50"), ("locale", "ca")];
    let refused = browser.post("/users/new", &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("There is a problem") && refused.says("Choose the agency that the user works for"));
    assert_eq!(refused.field("name").as_deref(), Some("Pau Vidal"));
    let empty = browser.post("/users/new", &[("full_time_percent", "100"), ("locale", "ca")]).await;
    for missing in ["Choose the agency", "Enter the name", "Enter a login", "Choose at least one role"] {
        assert!(empty.says(missing), "{missing} is said together with the rest");
    }
}

#[tokio::test]
async fn who_leads_open_cases_hands_on_first() {
    let site = Site::new();
    let house = site.app.agency("ngo", "Llar Nova");
    let ana = site.app.user(&house, &[Role::SocialWorker]);
    let case = site.app.leads_a_case(&ana).to_string();
    let (_, browser) = administrator(&site);
    let page = browser.get(&format!("/users/{}", ana.id)).await.ok();
    let version = page.field("version").unwrap();
    let refused = browser.post(&format!("/users/{}/deactivate", ana.id), &[("version", &version)]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.says("this user leads one open case") && refused.says(&case));
    site.signed_in(&ana).get("/account").await.ok();
}

#[tokio::test]
async fn the_second_of_two_administrators_loses_nothing() {
    let site = Site::new();
    let (boss, first) = administrator(&site);
    let second = site.signed_in(&boss);
    let address = format!("/users/{}", boss.id);
    let version = first.get(&address).await.ok().field("version").unwrap();
    second.get(&address).await.ok();
    let change = |name| {
        let version = version.as_str();
        [
            ("name", name),
            ("full_time_percent", "100"),
            ("locale", "en"),
            ("roles", "administrator"),
            ("version", version),
        ]
    };
    assert_eq!(first.post(&address, &change("Anna Puig")).await.location(), address);
    let late = second.post(&address, &change("Ana Puig i Roca")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.says("Somebody else changed this") && late.says("Anna Puig"), "what is saved is shown");
    assert_eq!(late.field("name").as_deref(), Some("Ana Puig i Roca"), "what was typed stays typed");
    assert!(first.get(&address).await.ok().says("Anna Puig"));
    let seen = late.field("version").unwrap();
    let again = [&change("Ana Puig i Roca")[..4], &[("version", seen.as_str())]].concat();
    assert_eq!(second.post(&address, &again).await.location(), address, "over the version that was seen");
}
