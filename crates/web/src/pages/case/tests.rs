//! The pages about a person, through the router: who sees them, what a form says back, and how two
//! of them look.

use jiff::civil::date;
use throughline_app::{
    case, enrolment,
    involvement::{self, Candidate},
    testing::{Listed, TestAgency, TestUser, apart},
};
use throughline_domain::{agency::Role, enrolment::Event, id::PersonId};

use crate::testing::{Browser, Site};

struct Prison {
    site: Site,
    agency: TestAgency,
    nuria: TestUser,
    youssef: PersonId,
}

fn prison() -> Prison {
    let site = Site::new();
    site.app.install_programmes();
    let agency = site.app.agency_with_units("prison", "Serveis penitenciaris", &["Brians 1", "Ponent"]);
    let nuria = site.app.worker_of(&agency, &[Role::ResettlementOfficer], &["Brians 1"]);
    let youssef = site.app.listed(&agency, "Brians 1", &Listed::default());
    Prison { site, agency, nuria, youssef }
}

impl Prison {
    fn browser(&self) -> Browser {
        self.site.signed_in(&self.nuria)
    }
    fn address(&self, below: &str) -> String {
        format!("/people/{}{below}", self.youssef)
    }
    /// Youssef says yes, and the agency is asked to help; it has not answered.
    fn invites(&self, agency: &TestAgency) {
        let cx = self.site.app.cx(&self.nuria);
        let part = || case::head(&cx, self.youssef).unwrap().programmes.remove(0);
        apart(|| {
            enrolment::record(&cx, part().id, Event::Offer, part().version).unwrap();
            enrolment::record(&cx, part().id, Event::Accept, part().version).unwrap();
            self.site.app.everything_is_shared(self.youssef, &self.nuria);
            let candidate = Candidate { enrolment: part().id, role: None, agency: agency.id };
            involvement::ask(&cx, self.youssef, candidate).unwrap();
        });
    }
    /// Every page about a person that this module and its neighbours serve by GET.
    fn pages(&self) -> Vec<String> {
        [
            "",
            "/six/bed",
            "/timeline",
            "/history",
            "/sheet",
            "/release",
            "/release?what=planned&date=2027-02-01",
        ]
        .iter()
        .map(|below| self.address(below))
        .collect()
    }
}

/// The page without what differs from run to run.
fn body(page: &str) -> String {
    let main = page.split("<main").nth(1).and_then(|rest| rest.split("</main>").next()).unwrap_or_default();
    let main = without_ids(main);
    main.replace("><", ">\n<")
}

/// Ids and tokens by their places: they are random, what they stand for is not.
fn without_ids(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("value=\"") {
        let (before, after) = rest.split_at(at + 7);
        out.push_str(before);
        let (value, tail) = after.split_once('"').unwrap_or((after, ""));
        out.push_str(if value.len() > 30 { "…" } else { value });
        out.push('"');
        rest = tail;
    }
    out.push_str(rest);
    let mut clean = String::new();
    for part in out.split_inclusive(|c: char| !(c.is_ascii_hexdigit() || c == '-')) {
        let word = part.trim_end_matches(|c: char| !(c.is_ascii_hexdigit() || c == '-'));
        if word.len() == 36 {
            clean.push_str("ID");
            clean.push_str(&part[word.len()..]);
        } else {
            clean.push_str(part);
        }
    }
    clean
}

#[tokio::test]
async fn a_worker_of_the_establishment_sees_every_page_of_the_person() {
    let prison = prison();
    let nuria = prison.browser();
    for page in prison.pages() {
        let seen = nuria.get(&page).await.ok();
        assert!(seen.says("Youssef El Amrani"), "{page}");
    }
    // The first address leads to the first page of the role.
    assert_eq!(nuria.get("/").await.location(), "/releases");
    assert!(nuria.get("/releases?weeks=26").await.ok().says("Youssef El Amrani"));
}

#[tokio::test]
async fn who_may_not_know_the_person_finds_nobody_on_any_route() {
    let prison = prison();
    let ana = prison.site.app.worker_of(&prison.agency, &[Role::ResettlementOfficer], &["Ponent"]);
    let house = prison.site.app.agency("ngo", "Pont Obert");
    let marta = prison.site.app.user(&house, &[Role::SocialWorker]);
    let hostel = prison.site.app.agency("housing", "Llar Sant Roc");
    let ivan = prison.site.app.user(&hostel, &[Role::SocialWorker]);
    prison.invites(&hostel);
    for stranger in [&ana, &marta, &ivan] {
        let browser = prison.site.signed_in(stranger);
        for page in prison.pages() {
            let seen = browser.get(&page).await;
            assert_eq!(seen.status, 404, "{page}");
            assert!(!seen.says("Youssef"), "{page}");
        }
        // A page with a form of their own, for its token.
        browser.get("/account").await.ok();
        let acts: [(&str, &[(&str, &str)]); 5] = [
            (
                "/release",
                &[("what", "planned"), ("date", "2027-02-01"), ("reason", "court"), ("version", "1")],
            ),
            ("/return", &[("date", "2026-11-02"), ("legal_status", "sentenced")]),
            ("/six/bed", &[("status", "ready"), ("version", "1")]),
            ("/answers", &[("fact", "support_network"), ("value", "none")]),
            ("/programmes/01931e2c-0000-7000-8000-000000000000", &[("event", "offer"), ("version", "1")]),
        ];
        for (below, fields) in acts {
            let seen = browser.post(&prison.address(below), fields).await;
            assert_eq!(seen.status, 404, "{below}");
        }
        assert!(!browser.get("/releases").await.says("Youssef"));
    }
}

#[tokio::test]
async fn a_date_is_previewed_then_moved_and_said_so() {
    let prison = prison();
    let nuria = prison.browser();
    let early =
        nuria.get(&prison.address("/release?what=planned&date-day=1&date-month=9&date-year=2025")).await;
    assert_eq!(early.status, 422);
    assert!(early.says("Enter a date after 4 September 2025, the day of admission"));
    assert!(early.says("value=\"2025\""), "what was typed is kept");
    let preview = nuria
        .get(&prison.address("/release?what=planned&date-day=15&date-month=1&date-year=2027"))
        .await
        .ok();
    assert!(preview.says("Move the release date to Friday 15 January 2027?"), "{}", preview.body);
    assert!(preview.says("Nothing is saved yet."));
    let version = preview.field("version").unwrap();
    let fields = [
        ("what", "planned"),
        ("date-day", "15"),
        ("date-month", "1"),
        ("date-year", "2027"),
        ("version", version.as_str()),
    ];
    let unexplained = nuria.post(&prison.address("/release"), &fields).await;
    assert_eq!(unexplained.status, 422);
    assert!(unexplained.says("Choose why it changes"));
    let with_reason: Vec<_> = fields.iter().copied().chain([("reason", "court")]).collect();
    let moved = nuria.post(&prison.address("/release"), &with_reason).await;
    let case = nuria.follow(moved).await.ok();
    assert!(case.says("The release date is now Friday 15 January 2027."));
    // The same preview, sent by somebody who saw the version before.
    let late = nuria.post(&prison.address("/release"), &with_reason).await;
    assert_eq!(late.status, 409);
}

#[tokio::test]
async fn two_people_mark_one_thing_and_the_second_sees_both() {
    let prison = prison();
    let (nuria, colleague) = (prison.browser(), prison.browser());
    let bed = prison.address("/six/bed");
    let version = nuria.get(&bed).await.ok().field("version").unwrap();
    colleague.get(&bed).await.ok();
    let theirs = [("status", "ready"), ("detail", "Llar Sant Roc"), ("version", version.as_str())];
    colleague.post(&bed, &theirs).await.location();
    let mine = [("status", "waiting"), ("detail", "Asked two hostels"), ("version", version.as_str())];
    let both = nuria.post(&bed, &mine).await;
    assert_eq!(both.status, 409);
    assert!(both.says("Llar Sant Roc") && both.says("Asked two hostels"), "{}", both.body);
    let now = both.field("version").unwrap();
    let again = [("status", "waiting"), ("detail", "Asked two hostels"), ("version", now.as_str())];
    nuria.post(&bed, &again).await.location();
    assert!(nuria.get(&prison.address("")).await.ok().says("Asked two hostels"));
}

#[tokio::test]
async fn a_programme_is_offered_and_accepted_with_two_buttons() {
    let prison = prison();
    let nuria = prison.browser();
    let page = nuria.get(&prison.address("")).await.ok();
    let mut actions = page.body.split("action=\"").filter_map(|rest| rest.split('"').next());
    let action = actions.find(|action| action.contains("/programmes/")).unwrap().to_owned();
    nuria.post(&action, &[("event", "offer"), ("version", "1")]).await.location();
    let seen = nuria.post(&action, &[("event", "accept"), ("version", "2")]).await;
    let asked = nuria.follow(seen).await.ok();
    assert!(asked.says("Now ask what may be shared"), "two answers");
    assert!(asked.says("Every Voluntary organisation on the case") && asked.says("Waiting for an answer"));
    assert!(nuria.get(&prison.address("")).await.ok().says("Said yes"));
    // A yes cannot be given twice, and an older version changes nothing.
    assert_eq!(nuria.post(&action, &[("event", "accept"), ("version", "2")]).await.status, 409);
    let no_reason = nuria.post(&action, &[("event", "end"), ("version", "3")]).await;
    assert_eq!(no_reason.status, 422);
    assert!(no_reason.says("Choose why it ends"));
}

#[tokio::test]
async fn a_milestone_is_met_exempted_with_a_reason_and_taken_back() {
    let prison = prison();
    let nuria = prison.browser();
    let timeline = nuria.get(&prison.address("/timeline")).await.ok();
    assert!(timeline.says("Proposed by the programme, not laid down"), "what nobody read is no law");
    let address = timeline.body.split("href=\"").find(|rest| rest.contains("/milestones/")).unwrap();
    let address = address.split('"').next().unwrap().to_owned();
    let version = nuria.get(&address).await.ok().field("version").unwrap();
    let bare = nuria.post(&address, &[("what", "exempt"), ("version", &version)]).await;
    assert_eq!(bare.status, 422);
    assert!(bare.says("Write why it need not be done"));
    let tomorrow = [
        ("what", "met"),
        ("date-day", "3"),
        ("date-month", "11"),
        ("date-year", "2026"),
        ("version", version.as_str()),
    ];
    assert!(nuria.post(&address, &tomorrow).await.says("Enter today or an earlier day"));
    let today: Vec<_> =
        tomorrow.iter().map(|(name, value)| (*name, if *value == "3" { "2" } else { value })).collect();
    let seen = nuria.post(&address, &today).await;
    assert!(nuria.follow(seen).await.ok().says("done 2 November"));
    let version = nuria.get(&address).await.ok().field("version").unwrap();
    let seen = nuria.post(&address, &[("what", "taken_back"), ("version", &version)]).await;
    assert!(nuria.follow(seen).await.ok().says("The deadline counts again."));
}

#[tokio::test]
async fn a_release_sheet_speaks_the_persons_language_and_tells_nobody_where_they_were() {
    let prison = prison();
    let sheet = prison.browser().get(&prison.address("/sheet")).await.ok();
    let article = sheet.body.split("<article").nth(1).unwrap().split("</article>").next().unwrap();
    assert!(article.contains("lang=\"es\"") && article.contains("Documento de identidad"));
    for told in ["Brians", "Serveis", "prison", "prisión", "preso"] {
        assert!(!article.contains(told), "{told}");
    }
    let catalan = prison.browser().get(&prison.address("/sheet?language=ca")).await.ok();
    assert!(catalan.says("Document d'identitat") || catalan.says("Document d&#39;identitat"));
    let two = format!("/releases/sheets?person={0}&person={0}", prison.youssef);
    assert_eq!(prison.browser().get(&two).await.ok().body.matches("<article").count(), 1);
}

#[tokio::test]
async fn the_release_list_looks_like_this() {
    let prison = prison();
    let other = Listed {
        name: ("PUIGDOMÈNECH SERRA", "Jordi"),
        key: "0002",
        leaves_on: Some(date(2026, 11, 6)),
        town: "Granollers",
        ..Listed::default()
    };
    prison.site.app.listed(&prison.agency, "Brians 1", &other);
    let page = prison.browser().get("/releases?weeks=26").await.ok();
    insta::assert_snapshot!("releases", body(&page.body));
}

#[tokio::test]
async fn the_case_looks_like_this() {
    let prison = prison();
    let page = prison.browser().get(&prison.address("")).await.ok();
    insta::assert_snapshot!("case", body(&page.body));
}
