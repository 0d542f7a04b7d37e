//! What a browser is told of somebody who is known elsewhere: nothing. And the steward's queue.

use axum::http::StatusCode;
use throughline_app::{
    matching,
    testing::{Listed, TestAgency, TestUser, apart},
};
use throughline_domain::agency::Role;

use crate::testing::{Browser, Seen, Site};

/// One installation with a prison that knows somebody, and an NGO that knows nobody.
struct Known {
    site: Site,
    pere: TestUser,
    steward: TestUser,
}

/// The same, statement by statement and byte by byte, whoever it is that the prison knows.
fn known(name: (&'static str, &'static str)) -> Known {
    let site = Site::new();
    let (pere, steward) = apart(|| {
        let prison: TestAgency = site.app.agency_with_units("prison", "Serveis penitenciaris", &["Brians 1"]);
        let house = site.app.agency("ngo", "Casa de l'Illa");
        let pere = site.app.user(&house, &[Role::SocialWorker]);
        let steward = site.app.user(&prison, &[Role::DataSteward]);
        site.app.listed(&prison, "Brians 1", &Listed { name, ..Listed::default() });
        (pere, steward)
    });
    Known { site, pere, steward }
}

const YOUSSEF: [(&str, &str); 10] = [
    ("given_name", "Youssef"),
    ("surname", "El Amrani"),
    ("birth_date-day", "14"),
    ("birth_date-month", "6"),
    ("birth_date-year", "1997"),
    ("town", "Terrassa"),
    ("number_kind", "document"),
    ("number", "X-1234567 L"),
    ("came_by", "themselves"),
    ("custody", "not_known"),
];

/// Everything that an answer tells.
fn told(seen: &Seen) -> (StatusCode, Vec<(String, Vec<u8>)>, String) {
    let headers = seen.headers.iter().map(|(name, value)| (name.to_string(), value.as_bytes().to_vec()));
    (seen.status, headers.collect(), seen.body.clone())
}

/// The page without the masks of its forms' tokens: they are drawn anew for every page.
fn unmasked(seen: &Seen) -> String {
    let parts = seen.body.split("name=\"csrf\" value=\"").enumerate();
    parts
        .map(
            |(place, part)| if place == 0 { part } else { part.split_once('"').map_or("", |(_, rest)| rest) },
        )
        .collect()
}

/// Enters Youssef, comes back to the case and to search; gives every answer, and every statement.
async fn enters(known: &Known) -> (Vec<(StatusCode, Vec<(String, Vec<u8>)>, String)>, Vec<String>) {
    let browser: Browser = known.site.signed_in(&known.pere);
    let db = &known.site.app.world.db;
    db.statements_heard();
    let mut answers = vec![told(&browser.get("/people/new").await.ok())];
    let entered = browser.post("/people/new", &YOUSSEF).await;
    let case = entered.location();
    answers.push(told(&entered));
    for page in
        [case.clone(), format!("{case}/identity"), format!("{case}/history"), "/search?q=amrani".to_owned()]
    {
        answers.push(told(&browser.get(&page).await.ok()));
    }
    (answers, db.statements_heard())
}

#[tokio::test]
async fn who_enters_somebody_is_told_the_same_by_bytes_and_statements_whether_or_not_they_are_known() {
    let (hidden, nobody) = (known(("EL AMRANI", "Youssef")), known(("BOSCH PRAT", "Dolors")));
    let (with, without) = (enters(&hidden).await, enters(&nobody).await);
    for (place, (with, without)) in with.0.iter().zip(&without.0).enumerate() {
        assert_eq!(with, without, "answer {place}");
    }
    assert!(with.1.len() > 20, "the statements were heard");
    assert_eq!(with.1, without.1);
    // The system compares afterwards, and tells the steward; to the worker everything stays the same.
    let raised =
        [&hidden, &nobody].map(|it| apart(|| matching::compare_waiting(&it.site.app.operator()).unwrap()));
    assert_eq!(raised, [1, 0]);
    let mut pages = Vec::new();
    for it in [&hidden, &nobody] {
        let browser = it.site.signed_in(&it.pere);
        let found = browser.get("/search?q=amrani").await.ok();
        assert!(found.says("Youssef El Amrani"));
        let queue = browser.get("/matches").await;
        assert_eq!(queue.status, StatusCode::FORBIDDEN);
        let links = found.body.split("href=\"/people/").filter_map(|rest| rest.split('"').next());
        let id = links.filter(|id| id.len() == 36).last().unwrap().to_owned();
        let history = browser.get(&format!("/people/{id}/history")).await.ok();
        pages.push((unmasked(&found), unmasked(&history)));
    }
    assert_eq!(pages[0], pages[1]);
}

#[tokio::test]
async fn the_steward_compares_both_records_puts_them_together_and_takes_them_apart() {
    let known = known(("EL AMRANI", "Youssef"));
    enters(&known).await;
    apart(|| matching::compare_waiting(&known.site.app.operator()).unwrap());
    let browser = known.site.signed_in(&known.steward);
    let queue = browser.get("/matches").await.ok();
    assert!(queue.says("One pair of records waits") && queue.says("Youssef El Amrani"));
    let pair = queue.body.split("href=\"/matches/").nth(1).unwrap().split('"').next().unwrap();
    let address = format!("/matches/{pair}");
    let shown = browser.get(&address).await.ok();
    assert!(shown.says("Terrassa") && shown.says("Agrees, speaks strongly for one person"));
    let version = shown.field("version").unwrap();
    let unanswered = browser.post(&address, &[("version", &version)]).await;
    assert_eq!(unanswered.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unanswered.says("Choose what you found"));
    let same = [("version", version.as_str()), ("found", "same"), ("note", "One file number")];
    assert_eq!(browser.post(&address, &same).await.location(), "/matches");
    let decided = browser.get(&address).await.ok();
    assert!(decided.says("One person") && !decided.says("Terrassa"), "who they are is shown no more");
    let merge = decided.body.split("href=\"/matches/merges/").nth(1).unwrap().split('"').next().unwrap();
    let merge = format!("/matches/merges/{merge}");
    let shown = browser.get(&merge).await.ok();
    assert!(shown.says("Nothing was written since."));
    let version = shown.field("version").unwrap();
    let short = browser.post(&merge, &[("version", &version), ("reason", "No")]).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    let why = [("version", version.as_str()), ("reason", "Two brothers with one number")];
    assert_eq!(browser.post(&merge, &why).await.location(), merge);
    assert!(browser.get("/matches").await.ok().says("Two people again"));
}

#[tokio::test]
async fn the_administrator_is_told_of_pairs_that_no_steward_sees_and_of_nobody_in_them() {
    let site = Site::new();
    let (pere, admin) = apart(|| {
        let prison = site.app.agency_with_units("prison", "Serveis penitenciaris", &["Brians 1"]);
        let house = site.app.agency("ngo", "Casa de l'Illa");
        site.app.listed(&prison, "Brians 1", &Listed::default());
        (site.app.user(&house, &[Role::SocialWorker]), site.app.user(&house, &[Role::Administrator]))
    });
    let entering = site.signed_in(&pere);
    entering.get("/people/new").await.ok();
    entering.post("/people/new", &YOUSSEF).await.location();
    let browser = site.signed_in(&admin);
    assert!(!browser.get("/matching-quality").await.ok().says("Pairs that nobody sees"));
    assert_eq!(apart(|| matching::compare_waiting(&site.app.operator()).unwrap()), 1);
    let told = browser.get("/matching-quality").await.ok();
    assert!(told.says("One pair waits that nobody sees") && told.says("Serveis penitenciaris"));
    assert!(told.body.contains("href=\"/agencies/") && told.body.contains("href=\"/users\""));
    for said in ["Youssef", "Amrani", "1997", "Terrassa"] {
        assert!(!told.says(said), "{said}");
    }
}

#[tokio::test]
async fn a_share_is_written_as_the_language_writes_numbers() {
    let site = Site::new();
    let admin = apart(|| {
        let house = site.app.agency("ngo", "Casa de l'Illa");
        site.app.user(&house, &[Role::Administrator])
    });
    let browser = site.signed_in(&admin);
    for (language, said) in [("en", "From 99.9 %"), ("ca", "Des de 99,9 %"), ("es", "Desde 99,9 %")] {
        browser.lock_cookies().insert(crate::auth::LANGUAGE_COOKIE.to_owned(), language.to_owned());
        assert!(browser.get("/matching-quality").await.ok().says(said), "{said}");
    }
}
