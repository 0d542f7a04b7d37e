//! Programmes as a browser reads them.

use throughline_app::testing::apart;
use throughline_domain::agency::Role;

use crate::testing::Site;

#[tokio::test]
async fn a_programme_is_read_in_words_and_says_what_nobody_has_verified() {
    let site = Site::new();
    let marta = apart(|| {
        throughline_app::programme::install_shipped(&site.app.operator()).unwrap();
        let house = site.app.agency("ngo", "Pont Obert");
        site.app.user(&house, &[Role::SocialWorker])
    });
    let browser = site.signed_in(&marta);
    assert!(browser.get("/packs").await.ok().says("Post-release support"));
    let seen = browser.get("/packs/cat-postrelease").await.ok();
    for words in [
        "3 months before the planned release",
        "12 weeks before the planned release",
        "Has no strong support network",
        "Own proposal, not verified",
        "Read in the source",
        "INTRESS, post-release support service, 2017",
        "rules below were read in a source",
        "Begins 30 days after release",
        "shown once for all programmes",
        "In force today",
        "The one of the person’s town",
        "Joint interview in prison",
    ] {
        assert!(seen.says(words), "{words}");
    }
    assert!(!seen.says("[DESIGN]") && !seen.says("[28]"), "marks are for authors");
    assert!(!seen.says("upgrade"), "moving people is for administrators");
    let refused = browser.get("/packs/cat-postrelease/upgrade").await;
    assert_eq!(refused.status, axum::http::StatusCode::FORBIDDEN);
    assert_eq!(browser.get("/packs/nothing").await.status, axum::http::StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn who_may_see_what_is_asked_of_the_rules_for_a_day_and_a_state_of_the_case() {
    let site = Site::new();
    let marta = apart(|| {
        throughline_app::programme::install_shipped(&site.app.operator()).unwrap();
        let house = site.app.agency("ngo", "Pont Obert");
        site.app.user(&house, &[Role::SocialWorker])
    });
    let browser = site.signed_in(&marta);
    let base = "/packs/nl-samenstarten-zwolle/sharing";
    let page = browser.get(base).await.ok();
    for words in [
        "Identity and contact",
        "Town hall",
        "a statute in force binds: Town hall",
        "law",
        "the programme’s own",
        "Mayor (public order)",
    ] {
        assert!(page.says(words), "{words}");
    }
    assert!(browser.get("/packs/cat-postrelease/sharing").await.ok().says("the default matrix"));
    // The law began on 1 July 2021. The day before, the town needed the person's permission.
    let file = |day: &str, case: &str| format!("{base}.csv?day={day}{case}");
    let cell = "\"2\",\"Sentence, dates, conditions\",\"MUN\",\"Town hall\"";
    let before = browser.get(&file("2021-06-30", "&case=accepted&case=agreed")).await.ok();
    assert!(before.body.contains(&format!("{cell},\"none\",\"\",\"\",\"summary\"")), "{}", before.body);
    let after = browser.get(&file("2021-07-01", "&case=accepted&case=agreed")).await.ok();
    assert!(after.body.contains(&format!("{cell},\"summary\",\"statute\",\"MUN-2-law\"")), "{}", after.body);
    // Before it has accepted, the town sees nothing, whatever the law.
    let outside = browser.get(&file("2021-07-01", "&case=permitted&case=agreed")).await.ok();
    assert!(outside.body.contains(&format!("{cell},\"none\"")), "{}", outside.body);
    // An employer and victim data: closed, and the file names the rule.
    let closed = "\"5\",\"Victim\",\"EMPL\",\"Employer\",\"none\",\"\",\"EMPL-5-never\",\"\"";
    assert!(after.body.contains(closed), "{}", after.body);

    // The mayor has a column of the programme's own, and a statute that nobody has read opens nothing in it.
    let mayor = |number: &str| {
        let row = after.body.lines().find(|line| {
            line.starts_with(&format!("\"{number}\",")) && line.contains("\"BIJ\",\"Mayor (public order)\"")
        });
        row.unwrap_or_default().to_owned()
    };
    assert!(mayor("4").contains("\"none\",\"\",\"\""), "{}", mayor("4"));
    assert!(mayor("9").contains("\"none\",\"\",\"BIJ-nothing-else\""), "{}", mayor("9"));

    let wrong = browser.get(&format!("{base}?case=accepted&day-day=31&day-month=2&day-year=2021")).await;
    assert_eq!(wrong.status, axum::http::StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.says("Give a day that exists"), "the form comes back with what is wrong");
    assert_eq!(browser.get("/packs/nothing/sharing").await.status, axum::http::StatusCode::NOT_FOUND);
}
