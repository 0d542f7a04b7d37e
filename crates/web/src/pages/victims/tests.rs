//! What leaves no trace: two installations that differ in victim data alone answer everybody else the same,
//! byte for byte, and an address about victims is like one that does not exist.

use std::collections::BTreeMap;

use axum::http::{Method, Request, StatusCode, header};
use throughline_app::{
    custody, permission, protective_rule, release_notice,
    testing::{InACase, Stay, TestAgency, TestUser, apart, rosa},
    victim,
};
use throughline_domain::{agency::Role, id::PersonId, release_notice::Wish, victim::RuleKind};

use crate::{
    pages::routes,
    route::Access,
    testing::{Browser, Log, Seen, Site},
};

const SOME_ID: &str = "019a4000-0000-7000-8000-000000000001";
/// Kinds of agency on the case, the lead's first.
const KINDS: [&str; 9] = [
    "ngo",
    "probation",
    "municipality",
    "health",
    "housing",
    "employment",
    "police",
    "education",
    "victim_service",
];

/// Kinds whose workers with the role keep victim data: there, nobody else has the role.
const KEEPING: [&str; 4] = ["victim_service", "police", "probation", "prison"];

/// What is kept about victims in an installation.
#[derive(Clone, Copy, PartialEq)]
enum Kept {
    Nothing,
    Rule,
    RuleAndVictims,
}

struct Story {
    site: Site,
    person: PersonId,
    code: String,
    keeper: TestUser,
    /// Everybody without the right, by what they are.
    others: Vec<(String, TestUser)>,
}

fn story(kept: Kept) -> Story {
    let site = Site::new();
    let app = &site.app;
    let (person, code, keeper, others) = apart(|| {
        let prison = app.agency_with_units("prison", "Serveis penitenciaris", &["Brians 1"]);
        let agencies: Vec<TestAgency> =
            KINDS.iter().map(|kind| app.agency(kind, &format!("The {kind}"))).collect();
        let marta = app.user(&agencies[0], &[Role::SocialWorker]);
        let partners: Vec<&TestAgency> = agencies[1..].iter().collect();
        let of = InACase { prison: &prison, lead: &marta, partners: &partners, invited: &[] };
        let day = jiff::civil::date(2027, 1, 12);
        let person = app.in_a_case(&of, ("Youssef", "El Amrani"), Stay::Leaves(day));
        let keeper = app.user(&agencies[8], &[Role::VictimServiceWorker]);
        // Whoever watches over disclosure at the victim service sees that its workers looked.
        let roles = |kind: &str| -> Vec<Role> {
            let sees = |role: &Role| match role {
                Role::VictimServiceWorker => !KEEPING.contains(&kind),
                Role::DataProtectionOfficer => kind != "victim_service",
                _ => true,
            };
            Role::ALL.iter().copied().filter(sees).collect()
        };
        let mut others = vec![("the lead worker".to_owned(), marta.clone())];
        for agency in agencies.iter().chain([&prison]) {
            let kind = agency.kind.code().to_owned();
            others.push((format!("everything at the {kind}"), app.user(agency, &roles(&kind))));
        }
        let code = permission::make_code(&app.cx(&marta), person).unwrap().code;
        app.draw_from(1 << 20);
        let cx = app.cx(&keeper);
        if kept != Kept::Nothing {
            protective_rule::add(&cx, person, Some(RuleKind::Area), "Not in Gràcia").unwrap();
        }
        app.draw_from(2 << 20);
        if kept == Kept::RuleAndVictims {
            let id = victim::save(&cx, person, None, &rosa()).unwrap();
            victim::save(&cx, person, Some((id, 1)), &rosa()).unwrap();
            victim::view(&cx, person).unwrap();
            let wish = release_notice::Input { reference: "File 7".to_owned(), wishes: Wish::ALL.to_vec() };
            release_notice::ask(&cx, person, id, 0, &wish).unwrap();
        }
        // The day moves while the victim waits to be told, who is told then.
        app.draw_from(3 << 20);
        let nuria = others.last().map(|(_, user)| app.cx(user)).unwrap();
        let value = Some(jiff::civil::date(2027, 3, 2));
        let moved = custody::DateChange::Planned { kind: None, value };
        let version = custody::preview(&nuria, person, &moved).unwrap().version;
        let reason = "court".to_owned();
        let because = custody::Because { reason, note: None, person_told: false };
        custody::change(&nuria, person, moved, because, version).unwrap();
        app.draw_from(4 << 20);
        if kept == Kept::RuleAndVictims {
            let due = release_notice::list(&cx).unwrap().remove(0);
            let news = due.open.and_then(|open| open.due);
            assert!(news.is_some(), "the victim is to be told");
            release_notice::tell(&cx, due.id, due.version, news).unwrap();
        }
        app.draw_from(5 << 20);
        (person, code, keeper, others)
    });
    Story { site, person, code, keeper, others }
}

/// Every page there is, with the case's ids where they have a place, and searches for what was written.
fn pages(story: &Story) -> Vec<String> {
    let ids = BTreeMap::from([("{person}", story.person.to_string()), ("{code}", story.code.clone())]);
    let part = |part: &str| match part {
        "{item}" => "bed".to_owned(),
        "{domain}" => "housing".to_owned(),
        "{category}" => "14b".to_owned(),
        part if part.starts_with('{') => ids.get(part).cloned().unwrap_or_else(|| SOME_ID.to_owned()),
        part => part.to_owned(),
    };
    let mut pages: Vec<String> = routes(false)
        .iter()
        .filter(|route| route.method == Method::GET)
        .map(|route| route.path.split('/').map(part).collect::<Vec<_>>().join("/"))
        .collect();
    for words in ["Rosa", "Camps", "Verdi", "600123456", "Gràcia", "Youssef"] {
        let query = serde_urlencoded::to_string([("q", words)]).unwrap();
        pages.push(format!("/search?{query}"));
    }
    for category in ["5", "14a"] {
        pages.push(format!("/people/{}/who-sees/{category}", story.person));
        pages.push(format!("/disclosures?category={category}"));
    }
    pages
}

fn same(one: &Seen, other: &Seen) -> bool {
    (one.status, &one.headers, &one.body) == (other.status, &other.headers, &other.body)
}

/// Asks both installations the same, in the same order, and compares every answer, what was written into the
/// ledger, and what into the log.
async fn compare(one: &Story, other: &Story, log: Option<&Log>, who: impl Fn(&str) -> bool) {
    let logged = || log.map(Log::take).unwrap_or_default();
    logged();
    let mut lines = 0;
    assert_eq!((one.person, &one.code), (other.person, &other.code), "the same ids");
    let (mut asked, mut found) = (0, 0);
    for (why, user) in one.others.iter().filter(|(why, _)| who(why)) {
        let (here, there) = (one.site.signed_in(user), other.site.signed_in(user));
        for page in pages(one) {
            let (this, said) = (here.get(&page).await, logged());
            let that = there.get(&page).await;
            assert!(same(&this, &that), "{why} sees a difference at {page}");
            assert_eq!(said, logged(), "the log, when {why} asks for {page}");
            lines += said.lines().count();
            assert!(!this.says("Rosa Camps"), "{why} at {page}");
            asked += 1;
            found += usize::from(this.status == StatusCode::OK);
        }
    }
    let (here, there) = (one.site.browser(), other.site.browser());
    for page in pages(one) {
        let (this, said) = (here.get(&page).await, logged());
        assert!(same(&this, &there.get(&page).await), "the person, or anybody, at {page}");
        assert_eq!(said, logged(), "the log, when anybody asks for {page}");
    }
    assert!(log.is_none() || lines >= asked, "{lines} lines of the log for {asked} pages");
    assert!(found > asked / 4, "{found} of {asked} pages were there to compare");
    let (this, that) = apart(|| (one.site.app.open_ledger(), other.site.app.open_ledger()));
    assert_eq!(this, that, "the ledger");
}

#[tokio::test]
async fn whoever_has_no_right_to_victim_data_cannot_tell_whether_there_is_any() {
    let log = Log::start();
    let (with, without) = (story(Kept::RuleAndVictims), story(Kept::Rule));
    compare(&with, &without, Some(&log), |_| true).await;
    // The control: the worker who has the right can.
    let path = format!("/people/{}/victims", with.person);
    let seen = with.site.signed_in(&with.keeper).get(&path).await.ok();
    assert!(seen.says("Rosa Camps") && seen.says("600 123 456"), "{}", seen.body);
    assert!(!without.site.signed_in(&without.keeper).get(&path).await.ok().says("Rosa"));
    let told = with.site.signed_in(&with.keeper).get("/victims/notices").await.ok();
    assert!(told.says("File 7") && told.says("2 March 2027") && !told.says("Youssef"), "{}", told.body);
}

#[tokio::test]
async fn whoever_may_not_see_protective_rules_cannot_tell_whether_there_are_any() {
    let (with, without) = (story(Kept::Rule), story(Kept::Nothing));
    compare(&with, &without, None, |why| !["probation", "police"].iter().any(|kind| why.ends_with(kind)))
        .await;
    let officer = with.others.iter().find(|(why, _)| why.ends_with("probation")).unwrap();
    let case = with.site.signed_in(&officer.1).get(&format!("/people/{}", with.person)).await.ok();
    assert!(case.says("Not in Gràcia"), "{}", case.body);
}

/// What somebody sends to an address.
async fn send(site: &Site, browser: &Browser, method: &Method, path: &str, accept: &str, body: &str) -> Seen {
    // The token of the forms on a page is masked anew each time.
    site.app.draw_from(9 << 20);
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header(header::ACCEPT, accept)
        .header(header::ORIGIN, "http://plans.example")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    browser.send_with(request, body.to_owned()).await
}

/// A page without the masks of its forms' tokens.
fn without_tokens(body: &str) -> String {
    let mut parts = body.split("name=\"csrf\" value=\"");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| all + part.split_once('"').map_or("", |(_, rest)| rest))
}

#[tokio::test]
async fn an_address_about_victims_is_like_one_that_does_not_exist() {
    let it = story(Kept::RuleAndVictims);
    let real = format!("/people/{}/victims", it.person);
    let mut browsers = vec![("nobody".to_owned(), it.site.browser())];
    browsers.extend(it.others.iter().map(|(why, user)| (why.clone(), it.site.signed_in(user))));
    let ids = [it.person.to_string(), SOME_ID.to_owned()];
    for (why, browser) in &browsers {
        for route in routes(false).iter().filter(|route| matches!(route.access, Access::Hidden(_))) {
            let path = route.path.split('/').map(|part| match part {
                "{person}" => ids[0].as_str(),
                part if part.starts_with('{') => ids[1].as_str(),
                part => part,
            });
            let path = path.collect::<Vec<_>>().join("/");
            let nowhere = path.replace("victims", "nothing");
            for method in
                [Method::GET, Method::POST, Method::HEAD, Method::DELETE, Method::PUT, Method::OPTIONS]
            {
                for (accept, body) in
                    [("text/html", ""), ("text/html", "name=Rosa"), ("application/json", "")]
                {
                    // Who has the role at an agency that may not is told so by the use case, once the form
                    // is theirs; whether it is does not depend on what is kept.
                    let has_role = !["nobody", "the lead worker"].contains(&why.as_str());
                    let keeps_out = KEEPING.iter().any(|kind| why.ends_with(kind));
                    if has_role && !keeps_out && (path.starts_with("/victims") || method == Method::POST) {
                        continue;
                    }
                    let seen = send(&it.site, browser, &method, &path, accept, body).await;
                    let none = send(&it.site, browser, &method, &nowhere, accept, body).await;
                    assert_eq!(seen.status, StatusCode::NOT_FOUND, "{why}: {method} {path}");
                    assert_eq!(none.status, seen.status, "{why}: {method} {nowhere}");
                    let body = seen.body.replace("victims", "nothing");
                    if has_role && !keeps_out {
                        // The refusal stands in the ledger, so other numbers are drawn for the page, and the
                        // role has its list in the menu of every page.
                        assert_eq!(
                            without_tokens(&body),
                            without_tokens(&none.body.replace("victims", "nothing")),
                            "{why}: {method} {path}"
                        );
                        continue;
                    }
                    assert_eq!(seen.headers, none.headers, "{why}: {method} {path}");
                    assert_eq!(body, none.body, "{why}: {method} {path}");
                }
            }
        }
    }
    assert_eq!(it.site.signed_in(&it.keeper).get(&real).await.status, StatusCode::OK, "the control");
}

#[tokio::test]
async fn a_wish_is_written_down_read_as_due_told_and_ended_on_pages() {
    let it = story(Kept::RuleAndVictims);
    let keeper = it.site.signed_in(&it.keeper);
    let base = format!("/people/{}/victims", it.person);
    let (cx, person) = (apart(|| it.site.app.cx(&it.keeper)), it.person);
    let id = apart(|| victim::save(&cx, person, None, &rosa())).unwrap();
    let form = format!("{base}/{id}/notice");
    let shown = keeper.get(&form).await.ok();
    assert!(shown.says("Notice of release: Rosa Camps"), "{}", shown.body);
    let refused = keeper.post(&form, &[("reference", "Rosa"), ("version", "0")]).await;
    assert!(refused.says("Take the name out of the reference"), "{}", refused.body);
    assert!(refused.says("Choose what the victim asked to be told"), "{}", refused.body);
    let wish = [("reference", "File 8"), ("wishes", "planned"), ("version", "0")];
    assert_eq!(keeper.post(&form, &wish).await.location(), base);
    let kept = keeper.get(&base).await.ok();
    assert!(kept.says("when the release is planned"), "{}", kept.body);

    let list = keeper.get("/victims/notices").await.ok();
    assert!(list.says("File 8") && list.says("The release is planned for"), "{}", list.body);
    assert!(keeper.get("/victims").await.ok().says("One victim has to be told."));
    let wish =
        apart(|| release_notice::list(&cx)).unwrap().into_iter().find(|it| it.reference == "File 8").unwrap();
    let at = format!("/victims/notices/{}", wish.id);
    let told = [("version", "1"), ("news", "planned:2027-03-02")];
    assert_eq!(keeper.post(&format!("{at}/told"), &told).await.location(), "/victims/notices");
    let list = keeper.get("/victims/notices").await.ok();
    assert!(list.says("Told on 2 November 2026: The release is planned for 2 March 2027."), "{}", list.body);
    assert_eq!(keeper.post(&format!("{at}/end"), &[("version", "2")]).await.location(), "/victims/notices");
    assert!(!keeper.get("/victims/notices").await.ok().says("File 8"));
}
