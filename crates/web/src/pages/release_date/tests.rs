//! Dates as a browser sends them.

use throughline_app::testing::{Listed, TestUser, apart};
use throughline_domain::{agency::Role, id::PersonId};

use crate::testing::{Browser, Site};

struct Prison {
    site: Site,
    nuria: TestUser,
    youssef: PersonId,
}

fn prison() -> Prison {
    let site = Site::new();
    site.app.install_programmes();
    let agency = site.app.agency_with_units("prison", "Serveis penitenciaris", &["Brians 1", "Ponent"]);
    let nuria = site.app.worker_of(&agency, &[Role::ResettlementOfficer], &["Brians 1"]);
    let youssef = site.app.listed(&agency, "Brians 1", &Listed::default());
    Prison { site, nuria, youssef }
}

impl Prison {
    fn browser(&self) -> Browser {
        self.site.signed_in(&self.nuria)
    }
    fn at(&self, path: &str) -> String {
        format!("/people/{}{path}", self.youssef)
    }
    async fn changes(&self, browser: &Browser, fields: &[(&str, &str)]) {
        let query = serde_urlencoded::to_string(fields).unwrap();
        let preview = browser.get(&format!("{}?{query}", self.at("/release"))).await.ok();
        let version = preview.field("version").unwrap();
        let mut sent = fields.to_vec();
        sent.extend([("reason", "court"), ("version", version.as_str())]);
        let done = browser.post(&self.at("/release"), &sent).await;
        assert_eq!(done.location(), self.at(""));
    }
}

#[tokio::test]
async fn the_hour_of_a_release_is_sent_and_stands_on_the_case() {
    let prison = prison();
    let browser = prison.browser();
    let today = ("date", "2026-11-02");
    let wrong = format!("{}?what=released&date=2026-11-02&time=25:99", prison.at("/release"));
    assert!(browser.get(&wrong).await.says("Enter the hour with its minutes"));
    prison.changes(&browser, &[("what", "released"), today, ("time", "8:15")]).await;
    assert!(browser.get(&prison.at("")).await.ok().says("8:15"));
    assert!(browser.get(&prison.at("/timeline")).await.ok().says("8:15"));
}

#[tokio::test]
async fn the_day_of_sentence_is_previewed_and_saved() {
    let prison = prison();
    let browser = prison.browser();
    let asked = format!("{}?what=sentenced&date=2026-10-26", prison.at("/release"));
    let preview = browser.get(&asked).await.ok();
    assert!(preview.says("Nothing is saved yet") && preview.says("26 October"));
    prison.changes(&browser, &[("what", "sentenced"), ("date", "2026-10-26")]).await;
    assert!(browser.get(&prison.at("/timeline")).await.ok().says("Sentenced on 26 October 2026"));
}

#[tokio::test]
async fn a_return_names_every_field_that_is_missing_and_then_is_recorded() {
    let prison = prison();
    let browser = prison.browser();
    prison.changes(&browser, &[("what", "released"), ("date", "2026-11-02")]).await;
    browser.get(&prison.at("/return")).await.ok();
    let back = [("date", "2026-11-02"), ("legal_status", "sentenced"), ("reason", "recall")];
    let missing = browser.post(&prison.at("/return"), &back).await;
    assert!(missing.says("Choose the establishment that the person came to"));
    let unit = apart(|| {
        let cx = prison.site.app.cx(&prison.nuria);
        throughline_app::custody::ask(&cx, prison.youssef).unwrap().units.remove(0).0.to_string()
    });
    let mut sent = back.to_vec();
    sent.push(("unit", unit.as_str()));
    assert_eq!(browser.post(&prison.at("/return"), &sent).await.location(), prison.at(""));
    assert!(browser.get(&prison.at("/timeline")).await.ok().says("Recall"));
}
