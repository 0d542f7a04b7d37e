//! The pages of permission, as somebody clicks through them.

use jiff::civil::date;
use throughline_app::{
    custody::{self, Because, DateChange},
    permission::{self, Question, Said},
    testing::{InACase, Stay, apart},
};
use throughline_domain::{
    agency::Role,
    category::{Category, Depth},
    permission::Recipient,
    purpose::Purpose,
};

use super::category_word;
use crate::{
    i18n::{Locale, Tr},
    testing::Site,
};

#[test]
fn every_category_has_a_word_of_its_own_in_every_language() {
    for locale in Locale::ALL {
        let tr = Tr::new(locale, date(2026, 11, 2));
        let mut words: Vec<String> =
            Category::ALL.iter().map(|category| category_word(tr, *category)).collect();
        words.sort();
        words.dedup();
        assert_eq!(words.len(), Category::ALL.len(), "{words:?}");
    }
}

#[tokio::test]
async fn a_worker_asks_records_the_yes_prints_the_form_and_stops_it_in_two_steps() {
    let site = Site::new();
    let (person, marta, ivan, house) = apart(|| {
        let app = &site.app;
        let prison = app.agency_with_units("prison", "Serveis penitenciaris", &["Brians 1"]);
        let ngo = app.agency("ngo", "Pont Obert");
        let house = app.agency("housing", "Llar Sant Roc");
        let marta = app.user(&ngo, &[Role::SocialWorker]);
        let ivan = app.user(&house, &[Role::HousingWorker]);
        let of = InACase { prison: &prison, lead: &marta, partners: &[&house], invited: &[] };
        (app.in_a_closed_case(&of, ("Ana", "Puig"), Stay::Nowhere), marta, ivan, house)
    });
    let browser = site.signed_in(&marta);
    let base = format!("/people/{person}/permissions");
    assert!(browser.get(&base).await.ok().says("Nothing is allowed now"));
    assert!(browser.get(&format!("{base}/new")).await.ok().says("Llar Sant Roc"));
    let to = format!("agency:{}", house.id);
    let refused = browser.post(&format!("{base}/new"), &[("to", &to), ("depth", "full")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.says("Tick at least one kind of information"));
    let asked = browser
        .post(
            &format!("{base}/new"),
            &[
                ("to", &to),
                ("categories", "9"),
                ("depth", "full"),
                ("purpose", "throughcare"),
                ("ends", "2027-10-01"),
            ],
        )
        .await;
    let one = asked.location();
    let page = browser.get(&one).await.ok();
    assert!(page.says("Saying no changes nothing"), "what is said to the person stands on the page");
    let version = page.field("version").unwrap();
    let refused = browser.post(&one, &[("version", &version), ("said", "yes"), ("language", "ca")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.says("Enter who was there"));
    let yes = [
        ("version", version.as_str()),
        ("said", "yes"),
        ("told", "yes"),
        ("way", "spoken"),
        ("language", "ca"),
        ("witness", "Fatima Haddad"),
    ];
    assert_eq!(browser.post(&one, &yes).await.location(), base);
    let list = browser.get(&base).await.ok();
    assert!(list.says("Fatima Haddad was there") && list.says("Allowed"));
    let form = browser.get(&format!("{one}/form?language=es")).await.ok();
    assert!(form.says("Lo que permito") && form.says("Firma"));

    let stop = browser.get(&format!("{one}/stop")).await.ok();
    assert!(stop.says("Yes, stop") && stop.says("Cannot be taken back"));
    let version = stop.field("version").unwrap();
    browser.post(&format!("{one}/stop"), &[("version", &version)]).await.location();
    assert!(browser.get(&base).await.ok().says("Stopped"));
    let told = site.signed_in(&ivan).get("/notices").await.ok();
    assert!(told.says("A person has stopped a permission"));
}

#[tokio::test]
async fn what_is_asked_again_outside_is_allowed_meanwhile_and_shown_so() {
    let site = Site::new();
    let (person, marta) = apart(|| {
        let app = &site.app;
        let prison = app.agency_with_units("prison", "Serveis penitenciaris", &["Brians 1"]);
        let nuria = app.worker_of(&prison, &[Role::ResettlementOfficer], &["Brians 1"]);
        let house = app.agency("housing", "Llar Sant Roc");
        let marta = app.user(&app.agency("ngo", "Pont Obert"), &[Role::SocialWorker]);
        let of = InACase { prison: &prison, lead: &marta, partners: &[&house], invited: &[] };
        let today = date(2026, 11, 2);
        let person = app.in_a_closed_case(&of, ("Ana", "Puig"), Stay::Leaves(today));
        let cx = app.cx(&marta);
        let asked = Question {
            to: Some(Recipient::Agency(house.id)),
            categories: vec![Category::Housing, Category::Family],
            purpose: Purpose::Throughcare,
            depth: Depth::Summary,
            ends_on: Some(date(2027, 5, 2)),
        };
        let id = permission::ask(&cx, person, &asked).unwrap();
        let version = permission::get(&cx, person, id).unwrap().shown.permission.version;
        let said = Said {
            yes: true,
            language: "ca".to_owned(),
            witness: "Fatima Haddad".to_owned(),
            told_no_effect: true,
            ..Said::default()
        };
        permission::answer(&cx, person, id, version, &said).unwrap();
        let (cx, left) = (app.cx(&nuria), DateChange::Released { on: today, time: None });
        let because = Because { reason: "court".to_owned(), note: None, person_told: true };
        let version = custody::preview(&cx, person, &left).unwrap().version;
        custody::change(&cx, person, left, because, version).unwrap();
        assert_eq!(permission::ask_again(&app.operator()).unwrap(), 1);
        (person, marta)
    });
    let list = site.signed_in(&marta).get(&format!("/people/{person}/permissions")).await.ok();
    assert!(list.says("N. N. allows one thing. One question waits for an answer."));
    assert!(list.says("Ask again outside, by"));
    assert!(!list.says("Nothing is allowed now"), "it stands until it is answered");

    let code = apart(|| permission::make_code(&site.app.cx(&marta), person).unwrap().code);
    let own = site.browser().get(&format!("/mine/{code}")).await.ok();
    assert!(own.says("You said yes some time ago. Do you still want it?"));
    assert!(
        !own.says("You allow nothing now") && own.says("/stop"),
        "the person reads the same, and can stop it"
    );
}

#[tokio::test]
async fn the_own_page_is_neutral_and_answers_once() {
    let site = Site::new();
    let code = apart(|| {
        let app = &site.app;
        let prison = app.agency_with_units("prison", "Serveis penitenciaris", &["Brians 1"]);
        let marta = app.user(&app.agency("ngo", "Pont Obert"), &[Role::SocialWorker]);
        let of = InACase { prison: &prison, lead: &marta, partners: &[], invited: &[] };
        let person = app.in_a_case(&of, ("Ana", "Puig"), Stay::Nowhere);
        permission::make_code(&app.cx(&marta), person).unwrap().code
    });
    let browser = site.browser();
    browser.get("/mine").await.ok();
    let typed = browser.post("/mine", &[("code", &code)]).await;
    let page = browser.get(&typed.location()).await.ok();
    assert!(page.says("Hello Ana"));
    for word in ["prison", "Serveis penitenciaris", "custody", "sentence"] {
        let shown = page.body.replace("Saying no changes nothing: not your sentence", "");
        assert!(!shown.contains(word), "the page says {word}");
    }
    assert_eq!(browser.get("/mine/AAAABBBBCCCC").await.status, 404);
}
