//! What was done by mistake is taken back with one click, and never over somebody else's work.

use axum::http::StatusCode;
use throughline_app::{
    case, enrolment, milestone, plan,
    testing::{Listed, TestAgency, TestUser, apart},
};
use throughline_domain::{
    agency::Role,
    enrolment::Event,
    id::PersonId,
    plan::{Domain, GoalStatus, Owner, StepStatus},
};

use crate::testing::{Browser, Seen, Site};

struct Work {
    site: Site,
    prison: TestAgency,
    nuria: TestUser,
    youssef: PersonId,
}

impl Work {
    fn new() -> Self {
        let site = Site::new();
        site.app.install_programmes();
        let prison = site.app.agency_with_units("prison", "Serveis penitenciaris", &["Brians 1"]);
        let nuria = site.app.worker_of(&prison, &[Role::ResettlementOfficer], &["Brians 1"]);
        let youssef = site.app.listed(&prison, "Brians 1", &Listed::default());
        let cx = site.app.cx(&nuria);
        apart(|| {
            for event in [Event::Offer, Event::Accept] {
                let part = case::head(&cx, youssef).unwrap().programmes.remove(0);
                enrolment::record(&cx, part.id, event, part.version).unwrap();
            }
        });
        site.app.everything_is_shared(youssef, &nuria);
        Self { site, prison, nuria, youssef }
    }
    fn browser(&self) -> Browser {
        self.site.signed_in(&self.nuria)
    }
    /// A colleague in the same unit.
    fn colleague(&self) -> Browser {
        let pere = self.site.app.worker_of(&self.prison, &[Role::ResettlementOfficer], &["Brians 1"]);
        self.site.signed_in(&pere)
    }
    fn at(&self, below: &str) -> String {
        format!("/people/{}{below}", self.youssef)
    }
    fn milestone(&self) -> String {
        let cx = self.site.app.cx(&self.nuria);
        let shown = apart(|| milestone::view(&cx, self.youssef)).unwrap();
        let open = shown.episodes[0].milestones.iter().find(|it| it.is_open() && !it.milestone.projected);
        self.at(&format!("/milestones/{}", open.unwrap().id))
    }
    /// A step that has begun.
    fn step(&self) -> String {
        let cx = self.site.app.cx(&self.nuria);
        let goal = plan::GoalInput {
            domain: Some(Domain::Housing),
            title: "A room".to_owned(),
            words: "A door that I can close.".to_owned(),
            status: GoalStatus::Active,
            reason: String::new(),
        };
        let step = plan::StepInput {
            title: "Visit the house".to_owned(),
            detail: "With his sister".to_owned(),
            owner: Owner::Person,
            due_on: None,
            status: StepStatus::Waiting,
            reason: "the landlord".to_owned(),
        };
        let step = apart(|| {
            let goal = plan::add_goal(&cx, self.youssef, &goal).unwrap();
            plan::add_step(&cx, self.youssef, goal, &step).unwrap()
        });
        self.at(&format!("/steps/{step}"))
    }
    fn entries(&self) -> usize {
        apart(|| self.site.app.ledger()).len()
    }
}

/// The form of the button: its address and its fields, the token among them.
fn undo(seen: &Seen) -> Option<(String, Vec<(String, String)>)> {
    let form = seen.body.split("<form").find(|form| form.contains("name=\"undo\""))?;
    let form = form.split("</form>").next()?;
    let value = |tag: &str, name: &str| {
        let value = tag.split(&format!("{name}=\"")).nth(1)?.split('"').next()?;
        Some(value.replace("&amp;", "&").replace("&quot;", "\""))
    };
    let fields = form
        .split("<input")
        .skip(1)
        .filter_map(|tag| Some((value(tag, "name")?, value(tag, "value").unwrap_or_default())))
        .collect();
    Some((value(form, "action")?, fields))
}

async fn press(browser: &Browser, (action, fields): &(String, Vec<(String, String)>)) -> Seen {
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post_as_is(action, &fields).await
}

#[tokio::test]
async fn a_milestone_marked_met_is_taken_back_with_one_click() {
    let work = Work::new();
    let (nuria, milestone) = (work.browser(), work.milestone());
    for act in [
        &[("what", "met"), ("date", "2026-11-02")][..],
        &[("what", "exempt"), ("reason", "He has moved away")],
    ] {
        let version = nuria.get(&milestone).await.ok().field("version").unwrap();
        let done = nuria.post(&milestone, &[act, &[("version", &version)]].concat()).await;
        let said = nuria.follow(done).await.ok();
        let entries = work.entries();
        let back = press(&nuria, &undo(&said).expect("a button that undoes it")).await;
        let said = nuria.follow(back).await.ok();
        assert!(said.says("Undone: it stands again as before"));
        assert!(undo(&said).is_none(), "taking back is not taken back");
        assert!(work.entries() > entries, "it is an entry of its own");
        assert!(nuria.get(&milestone).await.ok().says("name=\"what\" value=\"met\""), "it is open again");
    }
}

#[tokio::test]
async fn the_button_is_offered_once_and_to_nobody_else() {
    let work = Work::new();
    let (nuria, milestone) = (work.browser(), work.milestone());
    let version = nuria.get(&milestone).await.ok().field("version").unwrap();
    let met = [("what", "met"), ("date", "2026-11-02"), ("version", version.as_str())];
    let done = nuria.post(&milestone, &met).await;
    assert!(undo(&work.colleague().get(&work.at("/timeline")).await.ok()).is_none());
    assert!(undo(&nuria.follow(done).await.ok()).is_some());
    assert!(undo(&nuria.get(&work.at("/timeline")).await.ok()).is_none(), "it is said once");
}

#[tokio::test]
async fn a_ticked_item_of_the_six_stands_as_before_after_undo() {
    let work = Work::new();
    let (nuria, bed) = (work.browser(), work.at("/six/bed"));
    let mark = async |status: &str, detail: &str| {
        let version = nuria.get(&bed).await.ok().field("version").unwrap();
        let fields = [("status", status), ("detail", detail), ("due", ""), ("version", &version)];
        let done = nuria.post(&bed, &fields).await;
        nuria.follow(done).await.ok()
    };
    mark("waiting", "Asked & waiting: Llar \"Sant Roc\"").await;
    let said = mark("ready", "Llar Sant Roc, from 5 pm").await;
    let back = press(&nuria, &undo(&said).unwrap()).await;
    assert!(nuria.follow(back).await.ok().says("Undone"));
    let form = nuria.get(&bed).await.ok();
    assert!(form.says("Asked &amp; waiting: Llar &quot;Sant Roc&quot;"), "with the words that stood there");
    assert!(!form.says("from 5 pm"));
}

#[tokio::test]
async fn nothing_is_undone_once_somebody_else_has_changed_it() {
    let work = Work::new();
    let (nuria, colleague, bed) = (work.browser(), work.colleague(), work.at("/six/bed"));
    let mark = async |browser: &Browser, detail: &str| {
        let version = browser.get(&bed).await.ok().field("version").unwrap();
        let fields = [("status", "ready"), ("detail", detail), ("due", ""), ("version", &version)];
        let done = browser.post(&bed, &fields).await;
        browser.follow(done).await.ok()
    };
    let said = mark(&nuria, "Llar Sant Roc").await;
    mark(&colleague, "With his aunt").await;
    let refused = press(&nuria, &undo(&said).unwrap()).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.says("With his aunt"), "what stands there now is shown");
    assert!(nuria.get(&bed).await.ok().says("With his aunt"), "and stays");
}

#[tokio::test]
async fn a_closed_step_opens_again_as_it_was() {
    let work = Work::new();
    let (nuria, step) = (work.browser(), work.step());
    for closed in ["done", "cancelled"] {
        let form = nuria.get(&step).await.ok();
        let version = form.field("version").unwrap();
        let fields = [
            ("title", "Visit the house"),
            ("detail", "With his sister"),
            ("owner", "person"),
            ("status", closed),
            ("reason", "He went on his own"),
            ("version", &version),
        ];
        let done = nuria.post(&step, &fields).await;
        let back = press(&nuria, &undo(&nuria.get(&work.at("")).await.ok()).unwrap()).await;
        assert_eq!(done.location(), work.at("#plan"));
        assert!(nuria.follow(back).await.ok().says("Undone"));
        let cx = work.site.app.cx(&work.nuria);
        let id = step.rsplit('/').next().unwrap().parse().unwrap();
        let (found, _) = apart(|| plan::step(&cx, work.youssef, id)).unwrap();
        assert_eq!(found.status, StepStatus::Waiting, "after {closed}");
        assert_eq!(found.status_reason.as_deref(), Some("the landlord"));
        assert_eq!(found.detail.as_deref(), Some("With his sister"));
    }
}

#[tokio::test]
async fn only_closing_a_step_offers_to_be_undone() {
    let work = Work::new();
    let (nuria, step) = (work.browser(), work.step());
    let version = nuria.get(&step).await.ok().field("version").unwrap();
    let fields = [
        ("title", "Visit the house twice"),
        ("owner", "person"),
        ("status", "started"),
        ("version", &version),
    ];
    nuria.post(&step, &fields).await.location();
    assert!(undo(&nuria.get(&work.at("")).await.ok()).is_none(), "a changed text is changed again by hand");
}
