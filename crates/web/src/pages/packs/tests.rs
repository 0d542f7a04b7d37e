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
