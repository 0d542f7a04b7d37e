//! A partner that has not accepted can reach nothing, on no route, with any id of the case: every
//! answer is the one that somebody gets who asks for a person that does not exist. The same holds for
//! who works at an agency on the case and meets no people there: an administrator, an analyst.

use std::{collections::BTreeMap, sync::Arc};

use axum::http::Method;
use throughline_app::{
    break_glass, case, document, enrolment, handover, involvement, lead, milestone, narrowing, note,
    permission, person, plan, request,
    testing::{Listed, TestUser, apart},
};
use throughline_domain::{
    agency::Role,
    beside::Beside,
    break_glass::Ground,
    category::{Category, Depth},
    enrolment::Event,
    id::PersonId,
    note::{About, Happened, Paragraph},
    permission::Recipient,
    plan::{Domain, GoalStatus, Owner, StepStatus},
    purpose::Purpose,
};

use super::{SOME_ID, routes};
use crate::{
    route::Route,
    testing::{Browser, Seen, Site},
};

/// Ids that are not about a person: a route with one of them is no way to a case. What they are about
/// has tests of its own.
const NOT_ABOUT_A_PERSON: [&str; 9] = [
    "/agencies/",
    "/agreements/",
    "/users/",
    "/team/",
    "/packs/",
    "/set-up/",
    "/set-password/",
    "/imports/",
    "/mine/",
];
/// Questions about identity name two people of the prison's own lists; they belong to its data steward.
const OF_THE_STEWARD: [&str; 2] = ["/reviews/", "/matches/"];
/// Reviews of openings belong to officers and managers, of whatever agency; their own tests say whose.
const OF_THE_OFFICER: &str = "/break-glass/reviews/";

/// Youssef's case, with one of everything in it.
struct Full {
    site: Site,
    person: PersonId,
    /// A real value for each placeholder of a route.
    ids: BTreeMap<&'static str, String>,
    /// Those who may reach nothing, and why.
    strangers: Vec<(&'static str, TestUser)>,
    /// Who leads the case.
    marta: TestUser,
}

impl Full {
    fn new() -> Self {
        let site = Site::new();
        let (person, ids, strangers, marta) = apart(|| fill(&site));
        Self { site, person, ids, strangers, marta }
    }

    /// The route with the ids of the case; with `nobody`, those of a person that does not exist.
    fn address(&self, route: &Route, nobody: bool) -> String {
        let part = |part: &str| {
            let Some(name) = part.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) else {
                return part.to_owned();
            };
            let known = if name == "person" { self.person.to_string() } else { self.known(route, name) };
            // What is chosen from a list of the programme is the same for everybody.
            if nobody && !["item", "domain", "category"].contains(&name) { SOME_ID.to_owned() } else { known }
        };
        route.path.split('/').map(part).collect::<Vec<_>>().join("/")
    }

    fn known(&self, route: &Route, name: &str) -> String {
        self.ids.get(name).cloned().unwrap_or_else(|| {
            panic!("{} {} has an id that this test does not know: {{{name}}}", route.method, route.path)
        })
    }
}

/// A person, ids by the placeholders of routes, strangers by what they are, and the lead worker.
type Filled = (PersonId, BTreeMap<&'static str, String>, Vec<(&'static str, TestUser)>, TestUser);

fn fill(site: &Site) -> Filled {
    let app = &site.app;
    app.install_programmes();
    let prison = app.agency_with_units("prison", "Serveis penitenciaris", &["Brians 1", "Ponent"]);
    let ngo = app.agency("ngo", "Pont Obert");
    let nuria = app.worker_of(&prison, &[Role::ResettlementOfficer], &["Brians 1"]);
    let (marta, anna) = (app.user(&ngo, &[Role::SocialWorker]), app.user(&ngo, &[Role::SocialWorker]));
    let youssef = app.listed(&prison, "Brians 1", &Listed::default());
    let cx = app.cx(&nuria);
    for event in [Event::Offer, Event::Accept] {
        let part = case::head(&cx, youssef).unwrap().programmes.remove(0);
        enrolment::record(&cx, part.id, event, part.version).unwrap();
    }
    app.everything_is_shared(youssef, &nuria);
    let enrolment = case::head(&cx, youssef).unwrap().programmes.remove(0).id;
    let asked = |agency| involvement::Candidate { enrolment, role: None, agency };
    let row = |cx: &throughline_app::Cx, name: &str| {
        let found = involvement::view(cx, youssef).unwrap();
        found.live.into_iter().find(|row| row.agency == name).unwrap()
    };
    let proposed = row(&cx, "Pont Obert");
    involvement::invite(&cx, youssef, proposed.id, proposed.version).unwrap();
    let invited = row(&cx, "Pont Obert");
    lead::accept(&app.cx(&marta), invited.id, invited.version, Some(marta.id)).unwrap();

    // The partners, each as far as it has come.
    let cx = app.cx(&marta);
    let mut strangers = Vec::new();
    let mut partner = |why, kind: &str, name: &str, role| {
        let agency = app.agency(kind, name);
        let worker = app.user(&agency, &[role]);
        strangers.push((why, worker.clone()));
        (agency, worker)
    };
    let (town, _) = partner("proposed", "municipality", "Ajuntament de Vic", Role::MunicipalCoordinator);
    involvement::propose(&cx, youssef, asked(town.id)).unwrap();
    let (health, _) = partner("invited", "health", "CAP Vila", Role::HealthWorker);
    involvement::ask(&cx, youssef, asked(health.id)).unwrap();
    let (house, ivan) = partner("declined", "housing", "Llar Sant Roc", Role::HousingWorker);
    involvement::ask(&cx, youssef, asked(house.id)).unwrap();
    let waits = row(&cx, "Llar Sant Roc");
    request::decline(&app.cx(&ivan), waits.id, waits.version, "No place").unwrap();
    let (work, gemma) = partner("closed", "employment", "Servei d'Ocupació", Role::EmployerEngagementOfficer);
    involvement::ask(&cx, youssef, asked(work.id)).unwrap();
    let waits = row(&cx, "Servei d'Ocupació");
    request::accept(&app.cx(&gemma), waits.id, waits.version).unwrap();
    let accepted = row(&cx, "Servei d'Ocupació");
    involvement::close(&cx, youssef, accepted.id, accepted.version, "Done").unwrap();
    partner("never asked", "ngo", "Casa Oberta", Role::SocialWorker);
    strangers.push(("another unit", app.worker_of(&prison, &[Role::ResettlementOfficer], &["Ponent"])));
    // Of agencies that know the person, but nobody who meets people.
    strangers.push(("administers the prison", app.worker_of(&prison, &[Role::Administrator], &["Brians 1"])));
    strangers.push(("administers the lead agency", app.user(&ngo, &[Role::Administrator])));
    strangers.push(("counts at the lead agency", app.user(&ngo, &[Role::Analyst])));

    let ids = contents(&cx, youssef, anna.id)
        .into_iter()
        .chain([
            ("enrolment", enrolment.to_string()),
            ("involvement", row(&cx, "Pont Obert").id.to_string()),
            ("unit", prison.units["Ponent"].to_string()),
            ("item", "bed".to_owned()),
            ("category", "9".to_owned()),
            ("domain", "housing".to_owned()),
        ])
        .collect();
    (youssef, ids, strangers, marta)
}

/// One of everything that a case holds.
fn contents(
    cx: &throughline_app::Cx,
    youssef: PersonId,
    to: throughline_domain::id::UserId,
) -> Vec<(&'static str, String)> {
    let goal = plan::GoalInput {
        domain: Some(Domain::Housing),
        title: "A room".to_owned(),
        words: "A door that I can close.".to_owned(),
        status: GoalStatus::Active,
        reason: String::new(),
    };
    let goal = plan::add_goal(cx, youssef, &goal).unwrap();
    let step = plan::StepInput {
        title: "Visit the house".to_owned(),
        detail: String::new(),
        owner: Owner::Person,
        due_on: None,
        status: StepStatus::NotStarted,
        reason: String::new(),
    };
    let step = plan::add_step(cx, youssef, goal, &step).unwrap();
    let note = note::NoteInput {
        happened: Some(Happened::Met),
        happened_at: None,
        paragraphs: vec![Paragraph {
            about: vec![About::Housing],
            words: "Calm.".to_owned(),
            beside: Beside::default(),
        }],
        corrects: None,
        step: None,
    };
    let note = note::write(cx, youssef, &note).unwrap();
    let scan = document::Upload {
        title: "House rules".to_owned(),
        domain: Some(Domain::Housing),
        file_name: "rules.pdf".to_owned(),
        content: Arc::from(b"%PDF-1.4\n".as_slice()),
    };
    let document = document::attach(cx, youssef, &scan).unwrap();
    let seen = plan::view(cx, youssef).unwrap().mark;
    plan::make_version(cx, youssef, &seen).unwrap();
    let asked = handover::Asked {
        to: Some(to),
        held_on: Some(case::head(cx, youssef).unwrap().today),
        attendance: Vec::new(),
        reason: "Leave".to_owned(),
    };
    let version = plan::versions(cx, youssef).unwrap()[0].version.id;
    let milestone = milestone::view(cx, youssef).unwrap().episodes[0].milestones[0].id;
    let record = person::identity(cx, youssef).unwrap().records[0].id;
    let handover = handover::ask(cx, youssef, &asked).unwrap();
    let question = permission::Question {
        to: Some(Recipient::Agency(cx.actor.agency.unwrap())),
        categories: vec![Category::Housing],
        purpose: Purpose::Throughcare,
        depth: Depth::Full,
        ends_on: Some(case::head(cx, youssef).unwrap().today),
    };
    let permission = permission::ask(cx, youssef, &question).unwrap();
    let why = "He says that he will not live.";
    let glass = break_glass::open(cx, youssef, Some(Ground::Life), why).unwrap();
    let category = Some(Category::Family);
    let narrowed = narrowing::narrow(cx, youssef, None, category, Some(Depth::Summary), "Asked").unwrap();
    vec![
        ("permission", permission.to_string()),
        ("glass", glass.to_string()),
        ("narrowing", narrowed.to_string()),
        // For nobody here there are any; `victims/tests.rs` says for whom.
        ("victim", SOME_ID.to_owned()),
        ("notice", SOME_ID.to_owned()),
        ("rule", SOME_ID.to_owned()),
        // Nobody else is on the case to decide for; the route finds nothing either way.
        ("decision", SOME_ID.to_owned()),
        ("goal", goal.to_string()),
        ("step", step.to_string()),
        ("note", note.to_string()),
        ("document", document.to_string()),
        ("version", version.to_string()),
        ("milestone", milestone.to_string()),
        ("record", record.to_string()),
        ("handover", handover.to_string()),
    ]
}

async fn ask(browser: &Browser, route: &Route, address: &str) -> Seen {
    if route.method == Method::GET { browser.get(address).await } else { browser.post(address, &[]).await }
}

/// The page without what differs from one answer to the next: ids, and the token of its forms.
fn plain(seen: &Seen, ids: &[String]) -> String {
    let tokens = seen.body.split("name=\"csrf\" value=\"").enumerate().map(|(place, part)| {
        if place == 0 {
            part.to_owned()
        } else {
            part.split_once('"').map_or("", |(_, rest)| rest).to_owned()
        }
    });
    let text = tokens.collect::<Vec<_>>().join("csrf=");
    ids.iter().fold(text, |text, id| text.replace(id, "…"))
}

/// Whether the route leads to something of a person.
fn about_a_person(route: &Route) -> bool {
    route.path.contains('{')
        && !NOT_ABOUT_A_PERSON.iter().any(|prefix| route.path.starts_with(prefix))
        && !OF_THE_STEWARD.iter().any(|prefix| route.path.starts_with(prefix))
        && !route.path.starts_with(OF_THE_OFFICER)
}

#[tokio::test]
async fn whoever_has_not_accepted_gets_on_every_route_the_answer_for_nobody() {
    let full = Full::new();
    let ids: Vec<String> =
        full.ids.values().cloned().chain([full.person.to_string(), SOME_ID.to_owned()]).collect();
    for (why, stranger) in &full.strangers {
        let browser = full.site.signed_in(stranger);
        browser.get("/account").await.ok();
        for route in routes(false).iter().filter(|route| about_a_person(route)) {
            let real = ask(&browser, route, &full.address(route, false)).await;
            let none = ask(&browser, route, &full.address(route, true)).await;
            assert!(!real.says("Youssef") && !real.says("El Amrani"), "{why}: {route:?} names the person");
            assert_eq!(real.status, none.status, "{why}: {route:?}");
            assert!(real.status.is_client_error(), "{why}: {route:?} answers {}", real.status);
            assert_eq!(plain(&real, &ids), plain(&none, &ids), "{why}: {route:?} tells of somebody");
        }
    }
}

#[tokio::test]
async fn the_worker_who_leads_reaches_what_the_others_do_not() {
    // The control: with these very ids there is something to reach.
    let full = Full::new();
    let browser = full.site.signed_in(&full.marta);
    browser.get("/account").await.ok();
    let mut reached = 0;
    for route in routes(false).iter().filter(|route| about_a_person(route) && route.method == Method::GET) {
        let seen = ask(&browser, route, &full.address(route, false)).await;
        reached += usize::from(seen.status.is_success());
    }
    assert!(reached > 20, "the lead worker reaches {reached}");
}
