//! The pages of permission, as somebody clicks through them.

use throughline_app::{
    permission,
    testing::{InACase, Stay, apart},
};
use throughline_domain::agency::Role;

use crate::testing::Site;

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
