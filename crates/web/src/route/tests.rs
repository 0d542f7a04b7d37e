//! Every act on a record that carries a version is refused to who read an older one, whoever adds the
//! act: a route that stands in neither list below fails the first test.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::{Method, StatusCode};
use throughline_app::{
    absence, case, custody, enrolment, handover,
    involvement::{self, Candidate},
    lead, milestone, permission, person, plan,
    testing::{Listed, TestUser, apart},
};
use throughline_domain::{
    agency::Role,
    category::{Category, Depth},
    custody::ReleaseItem,
    enrolment::Event,
    id::PersonId,
    permission::Recipient,
    plan::{Domain, GoalStatus, Owner, StepStatus},
    purpose::Purpose,
};

use crate::{
    pages::routes,
    testing::{Browser, Seen, Site},
};

/// An act by its route, who does it, and with what it is sent here.
type Sent = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

/// Acts that change a record read before.
const VERSIONED: &[Sent] = &[
    ("/requests/{involvement}/accept", "anna", &[]),
    ("/requests/{involvement}/decline", "anna", &[("reason", "No place")]),
    (
        "/people/{person}/goals/{goal}",
        "marta",
        &[("title", "A room near Lina"), ("domain", "housing"), ("status", "active")],
    ),
    (
        "/people/{person}/steps/{step}",
        "marta",
        &[("title", "Ring the house"), ("owner", "person"), ("status", "started")],
    ),
    ("/people/{person}/plan/versions/{version}", "marta", &[("answer", "agreed"), ("words", "Yes.")]),
    ("/people/{person}/milestones/{milestone}", "marta", &[("what", "met"), ("date", "2026-11-02")]),
    ("/people/{person}/six/{item}", "nuria", &[("status", "ready"), ("detail", "With his aunt")]),
    ("/people/{person}/programmes/{enrolment}", "marta", &[("event", "withdraw")]),
    ("/people/{person}/programmes/{enrolment}/variant", "marta", &[("variant", "")]),
    (
        "/people/{person}/release",
        "nuria",
        &[("what", "planned"), ("date", "2027-02-11"), ("reason", "court")],
    ),
    ("/people/{person}/records/{record}", "nuria", &[("surname", "El Amrani"), ("given_name", "Yusuf")]),
    ("/people/{person}/agencies/{involvement}/invite", "marta", &[]),
    ("/people/{person}/agencies/{involvement}/close", "marta", &[("reason", "Done")]),
    ("/people/{person}/handovers/{handover}", "marta", &[("answer", "take_back")]),
    ("/people/{person}/transfer", "nuria", &[("unit", "{ponent}")]),
    (
        "/people/{person}/permissions/{permission}",
        "marta",
        &[("said", "yes"), ("told", "yes"), ("language", "es"), ("witness", "Fatima Haddad")],
    ),
    ("/people/{person}/permissions/{permission}/stop", "marta", &[]),
    ("/people/{person}/permissions/{permission}/drop", "marta", &[]),
    (
        "/users/{user}",
        "admin",
        &[
            ("name", "Marta Soler"),
            ("roles", "social_worker"),
            ("full_time_percent", "100"),
            ("locale", "ca"),
        ],
    ),
    ("/users/{user}/reset", "admin", &[]),
    ("/users/{user}/deactivate", "admin", &[]),
    ("/agencies/{agency}", "admin", &[("name", "Pont Obert i Nou"), ("full_time_capacity", "50")]),
    ("/agencies/{agency}/close", "admin", &[]),
    ("/account/away", "marta", &[("act", "end")]),
    ("/team/{user}/away", "boss", &[("act", "end")]),
];

/// The same, each with a test of its own where what it changes is made: `crates/app/tests/suite`.
const VERSIONED_ELSEWHERE: [&str; 19] = [
    // The pair's, and the merge's.
    "/matches/{pair}",
    "/matches/merges/{merge}",
    // What is known of a victim.
    "/people/{person}/victims/{victim}",
    "/people/{person}/victims/{victim}/remove",
    "/people/{person}/victims/{victim}/notice",
    "/victims/notices/{notice}/told",
    "/victims/notices/{notice}/end",
    // The opening's.
    "/break-glass/reviews/{glass}",
    // The decision's.
    "/people/{person}/limits/decisions/{decision}/end",
    // The agreement's.
    "/agreements/{agreement}",
    "/agreements/{agreement}/end",
    // The enrolment's version, which taking the lead changes.
    "/people/{person}/agencies/lead",
    // The claim's.
    "/people/{person}/towns/{involvement}/decide",
    // The finding's, and the question's.
    "/imports/rows/{id}",
    "/imports/rows/{id}/set-aside",
    "/imports/gone/{id}",
    "/reviews/{id}",
    // Who leads each of the people: taken by somebody else meanwhile, both decisions are shown.
    "/reassign",
    // The item's of each of the people.
    "/releases/six",
];

/// Acts that no version guards, and why that loses nothing.
const ADDED: &str = "adds something; what stood there stays";
const OWN: &str = "the reader's own, which nobody else writes";
const STATE: &str = "refused by the state it is in, when somebody was faster";
const UNVERSIONED: &[(&str, &str)] = &[
    ("/notices/read", OWN),
    ("/notices/unread", OWN),
    ("/sign-in", OWN),
    ("/sign-in/code", OWN),
    ("/sign-in/demo", OWN),
    ("/sign-out", OWN),
    ("/agreements/new", ADDED),
    ("/people/{person}/break-glass", ADDED),
    ("/break-glass", ADDED),
    ("/break-glass/{glass}/close", STATE),
    ("/people/{person}/limits/narrow", STATE),
    ("/people/{person}/limits/narrow/{narrowing}/lift", STATE),
    ("/people/{person}/limits/decisions", ADDED),
    ("/people/{person}/limits/level", "the new level stands beside the one before, with its reason"),
    ("/matches/merges/{merge}/give", STATE),
    ("/mine", OWN),
    ("/mine/{code}/{permission}", "carries the version, and a code works once"),
    ("/mine/{code}/{permission}/stop", "carries the version, and a code works once"),
    ("/people/{person}/permissions/new", ADDED),
    ("/people/{person}/victims/new", ADDED),
    ("/people/{person}/victims/rules", ADDED),
    ("/people/{person}/victims/rules/{rule}/remove", STATE),
    ("/people/{person}/permissions/code", "the newest code alone is good"),
    ("/set-up/{token}", "a link works once"),
    ("/set-password/{token}", "a link works once"),
    ("/account/language", OWN),
    ("/account/shortcuts", OWN),
    ("/saved-filters", OWN),
    ("/saved-filters/delete", OWN),
    ("/account/password", OWN),
    ("/account/authenticator", OWN),
    ("/account/authenticator/remove", OWN),
    ("/account/recovery-codes", OWN),
    ("/account/sessions/end", OWN),
    ("/account/sessions/end-others", OWN),
    ("/people/{person}/notes/draft", OWN),
    ("/people/new/known", "asks, and writes nothing down but that it was asked"),
    ("/team/silent/{person}", STATE),
    (
        "/people/{person}/plan/versions",
        "carries the mark of the plan that was read, and is refused by another",
    ),
    ("/people/{person}/goals", ADDED),
    ("/people/{person}/goals/{goal}/steps", ADDED),
    ("/people/{person}/needs/{domain}", ADDED),
    ("/people/{person}/answers", ADDED),
    (
        "/people/{person}/programmes/{enrolment}/answers",
        "an answer is never changed; a newer one is refused by its id",
    ),
    ("/people/{person}/notes", ADDED),
    ("/people/{person}/documents", ADDED),
    ("/people/{person}/towns", ADDED),
    ("/people/{person}/agencies", ADDED),
    ("/people/{person}/handovers", ADDED),
    ("/people/{person}/custody/new", STATE),
    ("/people/{person}/death", STATE),
    ("/people/{person}/return", STATE),
    ("/people/{person}/units/{unit}/hand-over", STATE),
    ("/people/new", ADDED),
    ("/users/new", ADDED),
    ("/agencies/new", ADDED),
    ("/agencies/{id}/units", ADDED),
    ("/imports/new", ADDED),
    ("/imports/sources", ADDED),
    ("/imports/sources/new", ADDED),
    (
        "/imports/sources/explain",
        "what is being described travels with the form; nothing is saved before the end",
    ),
    ("/imports/{id}/start", STATE),
    ("/imports/{id}/discard", STATE),
    ("/packs/{pack}/upgrade", "carries the content's hash, and is refused where another came meanwhile"),
];

/// The route's path without the names of its ids, which are this test's own.
fn shape(path: &str) -> String {
    let part = |part: &str| if part.starts_with('{') { "{}".to_owned() } else { part.to_owned() };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

#[test]
fn every_act_says_what_guards_it() {
    let acts: BTreeSet<String> = routes(true)
        .iter()
        .filter(|route| route.method == Method::POST)
        .map(|route| shape(route.path))
        .collect();
    let mut listed: Vec<String> = VERSIONED.iter().map(|(path, ..)| shape(path)).collect();
    listed.extend(VERSIONED_ELSEWHERE.iter().map(|path| shape(path)));
    listed.extend(UNVERSIONED.iter().map(|(path, _)| shape(path)));
    let all = listed.len();
    let listed: BTreeSet<String> = listed.into_iter().collect();
    assert_eq!(all, listed.len(), "an act stands in two lists");
    let unsaid: Vec<_> = acts.difference(&listed).collect();
    assert!(unsaid.is_empty(), "say what guards these acts against an older version: {unsaid:?}");
    let gone: Vec<_> = listed.difference(&acts).collect();
    assert!(gone.is_empty(), "no such acts any more: {gone:?}");
}

struct Full {
    site: Site,
    ids: BTreeMap<&'static str, String>,
    users: BTreeMap<&'static str, TestUser>,
    person: PersonId,
}

impl Full {
    fn new() -> Self {
        let site = Site::new();
        let (ids, users, person) = apart(|| fill(&site));
        Self { site, ids, users, person }
    }
    fn browser(&self, who: &str) -> Browser {
        self.site.signed_in(&self.users[who])
    }
    fn filled(&self, text: &str) -> String {
        self.ids.iter().fold(text.to_owned(), |text, (name, id)| text.replace(&format!("{{{name}}}"), id))
    }
    /// Everything that was written into the ledger by acts, not by looking.
    fn acts(&self) -> usize {
        let shown = ["view", "disclose", "list", "read", "refuse", "deni"];
        apart(|| self.site.app.ledger())
            .iter()
            .filter(|code| !shown.iter().any(|look| code.contains(look)))
            .count()
    }
}

type Filled = (BTreeMap<&'static str, String>, BTreeMap<&'static str, TestUser>, PersonId);

fn fill(site: &Site) -> Filled {
    let app = &site.app;
    app.install_programmes();
    let prison = app.agency_with_units("prison", "Serveis penitenciaris", &["Brians 1", "Ponent"]);
    let (ngo, house) = (app.agency("ngo", "Pont Obert"), app.agency("housing", "Llar Sant Roc"));
    let nuria = app.worker_of(&prison, &[Role::ResettlementOfficer], &["Brians 1", "Ponent"]);
    let (marta, pau) = (app.user(&ngo, &[Role::SocialWorker]), app.user(&ngo, &[Role::SocialWorker]));
    let (boss, admin) = (app.user(&ngo, &[Role::Manager]), app.user(&ngo, &[Role::Administrator]));
    let anna = app.user(&house, &[Role::HousingWorker]);
    let youssef = app.listed(&prison, "Brians 1", &Listed::default());
    let cx = app.cx(&nuria);
    for event in [Event::Offer, Event::Accept] {
        let part = case::head(&cx, youssef).unwrap().programmes.remove(0);
        enrolment::record(&cx, part.id, event, part.version).unwrap();
    }
    app.everything_is_shared(youssef, &nuria);
    let enrolment = case::head(&cx, youssef).unwrap().programmes.remove(0).id;
    let row = |name: &str| {
        let live = involvement::view(&cx, youssef).unwrap().live;
        live.into_iter().find(|row| row.agency == name)
    };
    match row("Pont Obert") {
        Some(proposed) => involvement::invite(&cx, youssef, proposed.id, proposed.version).unwrap(),
        None => {
            involvement::ask(&cx, youssef, Candidate { enrolment, role: None, agency: ngo.id }).unwrap();
        }
    }
    let invited = row("Pont Obert").unwrap();
    lead::accept(&app.cx(&marta), invited.id, invited.version, Some(marta.id)).unwrap();
    let cx = app.cx(&marta);
    involvement::ask(&cx, youssef, Candidate { enrolment, role: None, agency: house.id }).unwrap();
    let asked = involvement::view(&cx, youssef).unwrap().live;
    let asked = asked.into_iter().find(|row| row.agency == "Llar Sant Roc").unwrap();
    let goal = plan::GoalInput {
        domain: Some(Domain::Housing),
        title: "A room".to_owned(),
        words: "A door that I can close.".to_owned(),
        status: GoalStatus::Active,
        reason: String::new(),
    };
    let goal = plan::add_goal(&cx, youssef, &goal).unwrap();
    let step = plan::StepInput {
        title: "Visit the house".to_owned(),
        detail: String::new(),
        owner: Owner::Person,
        due_on: None,
        status: StepStatus::NotStarted,
        reason: String::new(),
    };
    let step = plan::add_step(&cx, youssef, goal, &step).unwrap();
    let seen = plan::view(&cx, youssef).unwrap().mark;
    plan::make_version(&cx, youssef, &seen).unwrap();
    let version = plan::versions(&cx, youssef).unwrap()[0].version.id;
    let today = case::head(&cx, youssef).unwrap().today;
    let to_pau = handover::Asked {
        to: Some(pau.id),
        held_on: Some(today),
        attendance: Vec::new(),
        reason: "Leave".to_owned(),
    };
    let handover = handover::ask(&cx, youssef, &to_pau).unwrap();
    let away = absence::Input { from: Some(today), to: Some(today), deputy: Some(pau.id) };
    absence::enter(&cx, None, absence::view(&cx, None).unwrap().version, away).unwrap();
    let milestones = milestone::view(&cx, youssef).unwrap();
    let milestone = milestones.episodes[0].milestones.iter().find(|it| it.is_open()).unwrap().id;
    let (_, bed) = custody::item(&app.cx(&nuria), youssef, ReleaseItem::Bed).unwrap();
    custody::mark_item(&app.cx(&nuria), youssef, bed).unwrap();
    let record = person::identity(&app.cx(&nuria), youssef).unwrap().records[0].id;
    let question = permission::Question {
        to: Some(Recipient::Agency(house.id)),
        categories: vec![Category::Housing],
        purpose: Purpose::Throughcare,
        depth: Depth::Full,
        ends_on: Some(today),
    };
    let permission = permission::ask(&app.cx(&marta), youssef, &question).unwrap();
    let ids = BTreeMap::from([
        ("person", youssef.to_string()),
        ("enrolment", enrolment.to_string()),
        ("involvement", asked.id.to_string()),
        ("goal", goal.to_string()),
        ("step", step.to_string()),
        ("version", version.to_string()),
        ("milestone", milestone.to_string()),
        ("record", record.to_string()),
        ("permission", permission.to_string()),
        ("handover", handover.to_string()),
        ("item", "bed".to_owned()),
        ("ponent", prison.units["Ponent"].to_string()),
        ("user", marta.id.to_string()),
        ("agency", ngo.id.to_string()),
    ]);
    let users = [("nuria", nuria), ("marta", marta), ("boss", boss), ("admin", admin), ("anna", anna)];
    (ids, users.into_iter().collect(), youssef)
}

#[tokio::test]
async fn an_act_on_an_older_version_is_refused_and_changes_nothing() {
    let full = Full::new();
    let mut faults = Vec::new();
    for (path, who, fields) in VERSIONED {
        let (browser, address) = (full.browser(who), full.filled(path));
        browser.get("/account").await.ok();
        let before = full.acts();
        let filled: Vec<(&str, String)> =
            fields.iter().map(|(name, value)| (*name, full.filled(value))).collect();
        // A version that was never there, none that a record has, one that is no number, none at all.
        for version in [Some("999"), Some("0"), Some("one"), None] {
            let mut sent: Vec<(&str, &str)> =
                filled.iter().map(|(name, value)| (*name, value.as_str())).collect();
            sent.extend(version.map(|version| ("version", version)));
            let refused = browser.post(&address, &sent).await;
            if refused.status != StatusCode::CONFLICT {
                faults.push(format!(
                    "{path} with {version:?} answers {}: {}",
                    refused.status,
                    words(&refused)
                ));
            }
            let lost = filled.iter().filter(|(_, text)| text.contains(' ') && !refused.says(text));
            faults.extend(lost.map(|(name, _)| format!("{path} has lost {name}")));
        }
        if full.acts() != before {
            faults.push(format!("{path} has written something"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What a page says, for the message of a failed test.
fn words(seen: &Seen) -> String {
    let main = seen.body.split("<main").nth(1).unwrap_or(&seen.body);
    main.split('<')
        .filter_map(|tag| tag.split_once('>'))
        .map(|(_, text)| text.trim())
        .collect::<Vec<_>>()
        .join(" ")
}

#[tokio::test]
async fn a_page_of_one_record_answers_with_its_version_as_etag() {
    let full = Full::new();
    for (path, who) in [
        ("/people/{person}/goals/{goal}", "marta"),
        ("/people/{person}/steps/{step}", "marta"),
        ("/people/{person}/milestones/{milestone}", "marta"),
        ("/people/{person}/six/{item}", "nuria"),
        ("/people/{person}/records/{record}", "nuria"),
        ("/people/{person}/release?what=planned&date=2027-02-11", "nuria"),
        ("/people/{person}/transfer", "nuria"),
        ("/users/{user}", "admin"),
        ("/agencies/{agency}", "admin"),
        ("/account/away", "marta"),
        ("/team/{user}/away", "boss"),
    ] {
        let page = full.browser(who).get(&full.filled(path)).await.ok();
        let version = page.field("version").unwrap_or_else(|| panic!("{path} carries no version"));
        let tag = page.headers.get("etag").unwrap_or_else(|| panic!("{path} has no ETag"));
        assert_eq!(tag.to_str().unwrap(), format!("\"{version}\""), "{path}");
    }
}

#[tokio::test]
async fn if_match_stands_for_the_version_of_the_form() {
    let full = Full::new();
    let marta = full.browser("marta");
    let goal = full.filled("/people/{person}/goals/{goal}");
    let page = marta.get(&goal).await.ok();
    let tag = page.headers["etag"].to_str().unwrap().to_owned();
    let send = async |tag: &str, title: &str| {
        let token = marta.last_token();
        let fields = [("title", title), ("domain", "housing"), ("status", "active"), ("csrf", &token)];
        let request = axum::http::Request::post(&goal)
            .header("accept", "text/html")
            .header("origin", "http://plans.example")
            .header("if-match", tag)
            .header("content-type", "application/x-www-form-urlencoded");
        marta.send_with(request, serde_urlencoded::to_string(fields).unwrap()).await
    };
    for wrong in ["\"999\"", "W/\"1\"", "*", "1, 2"] {
        assert_eq!(send(wrong, "A room near the sea").await.status, StatusCode::CONFLICT, "{wrong}");
    }
    send(&tag, "A room near Lina").await.location();
    assert_eq!(send(&tag, "A room in town").await.status, StatusCode::CONFLICT, "it was changed");
    assert!(marta.get(&format!("/people/{}", full.person)).await.ok().says("A room near Lina"));
}
