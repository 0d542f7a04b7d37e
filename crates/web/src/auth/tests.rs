//! Nothing that was typed is lost when a session runs out: the form comes back filled after signing
//! in again, also where the server was started anew in between.

use jiff::SignedDuration;
use throughline_app::{
    case, enrolment,
    involvement::{self, Candidate},
    lead,
    testing::{Listed, PASSWORD, TestUser, apart},
};
use throughline_domain::{agency::Role, enrolment::Event, id::PersonId};

use crate::testing::{Browser, Seen, Site};

struct Afternoon {
    site: Site,
    /// Leads the case, and signs in with a password.
    marta: TestUser,
    /// Knows the dates, inside.
    nuria: TestUser,
    youssef: PersonId,
}

impl Afternoon {
    fn new() -> Self {
        let site = Site::new();
        site.app.install_programmes();
        let prison = site.app.agency_with_units("prison", "Serveis penitenciaris", &["Brians 1"]);
        let ngo = site.app.agency("ngo", "Pont Obert");
        let nuria = site.app.worker_of(&prison, &[Role::ResettlementOfficer], &["Brians 1"]);
        let marta = site.app.user_with_password(&ngo, &[Role::SocialWorker]);
        site.app.user(&ngo, &[Role::SocialWorker]);
        let youssef = site.app.listed(&prison, "Brians 1", &Listed::default());
        apart(|| {
            let cx = site.app.cx(&nuria);
            for event in [Event::Offer, Event::Accept] {
                let part = case::head(&cx, youssef).unwrap().programmes.remove(0);
                enrolment::record(&cx, part.id, event, part.version).unwrap();
            }
            site.app.everything_is_shared(youssef, &nuria);
            let enrolment = case::head(&cx, youssef).unwrap().programmes.remove(0).id;
            let row = || {
                let live = involvement::view(&cx, youssef).unwrap().live;
                live.into_iter().find(|row| row.agency == "Pont Obert").unwrap()
            };
            if involvement::view(&cx, youssef).unwrap().live.iter().any(|row| row.agency == "Pont Obert") {
                involvement::invite(&cx, youssef, row().id, row().version).unwrap();
            } else {
                let candidate = Candidate { enrolment, role: None, agency: ngo.id };
                involvement::ask(&cx, youssef, candidate).unwrap();
            }
            lead::accept(&site.app.cx(&marta), row().id, row().version, Some(marta.id)).unwrap();
        });
        Self { site, marta, nuria, youssef }
    }
    fn at(&self, below: &str) -> String {
        format!("/people/{}{below}", self.youssef)
    }
    async fn goal(&self, marta: &Browser) -> String {
        marta.get(&self.at("/goals/new")).await.ok();
        let goal = [("title", "A room"), ("words", "A door I can close."), ("domain", "housing")];
        marta.post(&self.at("/goals"), &goal).await.location();
        let page = marta.get(&self.at("")).await.ok();
        let id = page.body.split("/goals/").filter_map(|part| part.get(..36));
        let id = id.into_iter().find(|id| id.chars().all(|c| c.is_ascii_hexdigit() || c == '-'));
        self.at(&format!("/goals/{}", id.expect("a goal on the page")))
    }
    async fn signs_in(&self, browser: &Browser, sign_in: Seen) -> Seen {
        let shown = browser.follow(sign_in).await.ok();
        assert!(shown.says("Your form is kept"));
        let next = shown.field("next").unwrap();
        let known = [("login", self.marta.login.as_str()), ("password", PASSWORD), ("next", &next)];
        let done = browser.post("/sign-in", &known).await;
        browser.follow(done).await.ok()
    }
}

/// A form: the page it stands on, where it is sent, and what is typed, which has to stand on the page
/// again.
type Typed = (String, String, Vec<(&'static str, &'static str)>);

/// Each of the main forms.
fn forms(afternoon: &Afternoon, goal: &str) -> Vec<Typed> {
    let at = |below: &str| afternoon.at(below);
    vec![
        (
            at("/notes/new"),
            at("/notes"),
            vec![("kind", "met"), ("about", "housing"), ("text", "He rang his sister & she says yes.")],
        ),
        (
            format!("{goal}/steps/new"),
            format!("{goal}/steps"),
            vec![("title", "Ring the landlord"), ("detail", "After six"), ("owner", "person")],
        ),
        (
            at("/needs/housing"),
            at("/needs/housing"),
            vec![("person", "4"), ("person-words", "I have my aunt."), ("worker-words", "Her flat is full.")],
        ),
        (goal.to_owned(), goal.to_owned(), vec![("title", "A room near Lina"), ("words", "Near my sister.")]),
        (at("/handovers"), at("/handovers"), vec![("reason", "From January I work in another team.")]),
    ]
}

/// The texts, as they stand escaped on a page.
fn typed(fields: &[(&'static str, &'static str)]) -> Vec<String> {
    fields
        .iter()
        .filter(|(_, value)| value.contains(' '))
        .map(|(_, value)| value.replace('&', "&amp;"))
        .collect()
}

#[tokio::test]
async fn every_main_form_comes_back_filled_after_a_time_out() {
    let afternoon = Afternoon::new();
    let browser = afternoon.site.signed_in(&afternoon.marta);
    let goal = afternoon.goal(&browser).await;
    for (page, action, fields) in forms(&afternoon, &goal) {
        browser.get(&page).await.ok();
        afternoon.site.app.wait(SignedDuration::from_mins(45));
        let late = send_from(&browser, &page, &action, &fields).await;
        let filled = afternoon.signs_in(&browser, late).await;
        for text in typed(&fields) {
            assert!(filled.says(&text), "{action} has lost {text:?}");
        }
        let again = browser.get(&page).await.ok();
        for text in typed(&fields) {
            assert!(!again.says(&text), "{action} gives back {text:?} twice");
        }
    }
}

#[tokio::test]
async fn a_date_change_is_previewed_again_with_its_reason_filled_in() {
    let mut afternoon = Afternoon::new();
    let browser = afternoon.site.signed_in(&afternoon.nuria);
    let page = afternoon.at("/release?what=planned&date=2027-02-11");
    browser.get(&page).await.ok();
    let fields = [
        ("what", "planned"),
        ("date", "2027-02-11"),
        ("reason", "court"),
        ("note", "Order of the court of 30 October"),
        ("version", "1"),
    ];
    afternoon.site.app.wait(SignedDuration::from_mins(45));
    let late = send_from(&browser, &page, &afternoon.at("/release"), &fields).await;
    assert!(late.location().contains("because=kept"));
    afternoon.site.restart();
    let filled = afternoon.site.signed_in(&afternoon.nuria).get(&page).await.ok();
    assert!(filled.says("Order of the court of 30 October"), "the note");
    assert!(filled.says("11 February"), "and the preview of that day");
}

#[tokio::test]
async fn a_server_that_was_started_anew_in_between_has_lost_nothing() {
    let mut afternoon = Afternoon::new();
    let mut browser = afternoon.site.signed_in(&afternoon.marta);
    let goal = afternoon.goal(&browser).await;
    for (page, action, fields) in forms(&afternoon, &goal) {
        let token = browser.get(&page).await.ok().field("csrf").unwrap();
        afternoon.site.app.wait(SignedDuration::from_mins(45));
        afternoon.site.restart();
        browser = afternoon.site.again(&browser);
        let mut sent = fields.clone();
        let token: &str = &token;
        sent.retain(|(name, _)| *name != "csrf");
        let sent: Vec<(&str, &str)> = sent.into_iter().chain([("csrf", token)]).collect();
        let late = post_from(&browser, &page, &action, &sent).await;
        assert!(late.location().contains("because=kept"), "{action}");
        afternoon.site.restart();
        browser = afternoon.site.again(&browser);
        let filled = afternoon.signs_in(&browser, late).await;
        for text in typed(&fields) {
            assert!(filled.says(&text), "{action} has lost {text:?}");
        }
    }
}

#[tokio::test]
async fn who_signed_out_in_another_window_reads_again_what_they_typed() {
    let afternoon = Afternoon::new();
    let browser = afternoon.site.signed_in(&afternoon.marta);
    let other_window = afternoon.site.again(&browser);
    let token = browser.get(&afternoon.at("/notes/new")).await.ok().field("csrf").unwrap();
    other_window.get("/account").await.ok();
    other_window.post("/sign-out", &[]).await;
    let note = [("text", "He rang his sister <at six>"), ("kind", "met"), ("csrf", token.as_str())];
    let refused = browser.post_as_is(&afternoon.at("/notes"), &note).await;
    assert_eq!(refused.status, axum::http::StatusCode::UNAUTHORIZED);
    assert!(refused.says("He rang his sister &lt;at six&gt;"), "it stands there, to be copied");
    assert!(refused.says("href=\"/sign-in?next="), "with the way back");
    assert!(!refused.says(&token), "and no secret with it");
}

async fn send_from(browser: &Browser, page: &str, action: &str, fields: &[(&str, &str)]) -> Seen {
    let token = browser.last_token();
    let fields: Vec<(&str, &str)> = fields.iter().copied().chain([("csrf", token.as_str())]).collect();
    post_from(browser, page, action, &fields).await
}

/// As a browser sends a form: with the page that it stands on.
async fn post_from(browser: &Browser, page: &str, action: &str, fields: &[(&str, &str)]) -> Seen {
    let request = axum::http::Request::post(action)
        .header("accept", "text/html")
        .header("origin", "http://plans.example")
        .header("referer", format!("http://plans.example{page}"))
        .header("content-type", "application/x-www-form-urlencoded");
    browser.send_with(request, serde_urlencoded::to_string(fields).unwrap()).await
}
