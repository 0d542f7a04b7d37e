//! A worker's morning in the browser: the plan, a note, the list, a handover, a scan.

use axum::http::{Request, StatusCode, header};
use jiff::civil::date;
use throughline_app::testing::{InACase, Stay, TestAgency, TestUser};
use throughline_domain::{agency::Role, id::PersonId};

use crate::testing::{Browser, Seen, Site};

struct Morning {
    site: Site,
    marta: TestUser,
    joan: TestUser,
    badia: TestUser,
    nurse: TestUser,
    youssef: PersonId,
}

impl Morning {
    fn new() -> Self {
        let site = Site::new();
        let prison = site.app.agency_with_units("prison", "Serveis penitenciaris", &["Serra Alta"]);
        let ngo = site.app.agency("ngo", "Pont Obert");
        let town = site.app.agency("municipality", "Ajuntament de Badalona");
        let clinic = site.app.agency("health", "Centre de salut");
        let worker = |agency: &TestAgency, role| site.app.user(agency, &[role]);
        let (marta, joan) = (worker(&ngo, Role::SocialWorker), worker(&ngo, Role::SocialWorker));
        let badia = worker(&town, Role::MunicipalCoordinator);
        let nurse = worker(&clinic, Role::HealthWorker);
        let of = InACase { prison: &prison, lead: &marta, partners: &[&town], invited: &[&clinic] };
        let stay = Stay::Leaves(date(2026, 11, 5));
        let youssef = site.app.in_a_case(&of, ("Youssef", "El Amrani"), stay);
        Self { site, marta, joan, badia, nurse, youssef }
    }
    fn browser(&self, user: &TestUser) -> Browser {
        self.site.signed_in(user)
    }
    fn at(&self, rest: &str) -> String {
        format!("/people/{}{rest}", self.youssef)
    }
    /// Adds a goal about housing and gives its address.
    async fn with_a_room(&self, marta: &Browser) -> String {
        marta.get(&self.at("/goals/new")).await.ok();
        let goal =
            [("title", "A room of my own"), ("words", "I want a door I can close."), ("domain", "housing")];
        assert_eq!(marta.post(&self.at("/goals"), &goal).await.location(), self.at("#plan"));
        let page = marta.get(&self.at("")).await.ok();
        let start = page.body.find(&self.at("/goals/")).unwrap();
        let rest = &page.body[start + self.at("/goals/").len()..];
        // The first link of the page is the one that adds a goal.
        let id = rest
            .split("/goals/")
            .filter_map(|part| part.get(..36))
            .find(|id| id.chars().all(|c| c.is_ascii_hexdigit() || c == '-'))
            .unwrap();
        self.at(&format!("/goals/{id}"))
    }
}

fn version(seen: &Seen) -> String {
    seen.field("version").unwrap()
}

#[tokio::test]
async fn the_second_to_save_a_goal_sees_both_versions_and_loses_nothing() {
    let morning = Morning::new();
    let (marta, joan) = (morning.browser(&morning.marta), morning.browser(&morning.joan));
    let goal = morning.with_a_room(&marta).await;
    let read = version(&marta.get(&goal).await.ok());
    joan.get(&goal).await.ok();

    let fields = |title: &'static str, words: &'static str, version: &str| {
        vec![
            ("title", title.to_owned()),
            ("words", words.to_owned()),
            ("domain", "housing".to_owned()),
            ("status", "active".to_owned()),
            ("version", version.to_owned()),
        ]
    };
    let send = async |browser: &Browser, fields: Vec<(&str, String)>| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        browser.post(&goal, &fields).await
    };
    send(&joan, fields("A room near my sister", "Near Lina.", &read)).await.location();
    let both = send(&marta, fields("A room with a key", "I want a key.", &read)).await;
    assert_eq!(both.status, StatusCode::CONFLICT);
    for words in ["A room near my sister", "Near Lina.", "A room with a key", "I want a key."] {
        assert!(both.says(words), "{words} is lost");
    }
    assert_eq!(both.field("title").as_deref(), Some("A room with a key"), "what was typed stays typed");
    send(&marta, fields("A room with a key", "I want a key.", &version(&both))).await.location();
    assert!(joan.get(&morning.at("")).await.ok().says("A room with a key"));
}

#[tokio::test]
async fn a_partner_that_was_only_invited_reaches_none_of_these_pages() {
    let morning = Morning::new();
    let goal = morning.with_a_room(&morning.browser(&morning.marta)).await;
    let nurse = morning.browser(&morning.nurse);
    nurse.get("/account").await.ok();
    for path in [
        "/plan/versions",
        "/needs",
        "/needs/housing",
        "/notes",
        "/notes/new",
        "/documents",
        "/handovers",
        "/goals/new",
    ] {
        let seen = nurse.get(&morning.at(path)).await;
        assert_eq!(seen.status, StatusCode::NOT_FOUND, "{path}");
        assert!(!seen.says("Youssef"), "{path}");
    }
    assert_eq!(nurse.get(&goal).await.status, StatusCode::NOT_FOUND);
    for path in
        ["/goals", "/needs/housing", "/notes", "/notes/draft", "/documents", "/handovers", "/plan/versions"]
    {
        let fields = [
            ("title", "x"),
            ("domain", "housing"),
            ("kind", "met"),
            ("about", "housing"),
            ("text", "x"),
            ("person", "1"),
            ("to", "019a4000-0000-7000-8000-000000000001"),
        ];
        let seen = nurse.post(&morning.at(path), &fields).await;
        assert!(matches!(seen.status, StatusCode::NOT_FOUND | StatusCode::UNPROCESSABLE_ENTITY), "{path}");
        assert!(!seen.says("Youssef"), "{path}");
    }
}

#[tokio::test]
async fn a_note_is_written_on_the_list_and_becomes_a_step() {
    let morning = Morning::new();
    let marta = morning.browser(&morning.marta);
    let list = marta.get("/my-people").await.ok();
    assert!(list.says("Youssef El Amrani") && list.says("Leaves on Thursday 5 November"));
    let open = marta.get(&format!("/my-people?view=today&note={}", morning.youssef)).await.ok();
    assert!(open.says("Note about Youssef El Amrani") && open.says("Ajuntament de Badalona"));

    let note = [
        ("kind", "phoned"),
        ("about", "housing"),
        ("text", "Landlord shows the room on Thursday. He wants me there."),
        ("step", "yes"),
        ("due", "2026-11-05"),
        ("back", "/my-people?view=today"),
    ];
    assert_eq!(marta.post(&morning.at("/notes"), &note).await.location(), "/my-people?view=today");
    assert!(marta.get("/my-people").await.ok().says("today, Phoned"));
    assert!(marta.get(&morning.at("")).await.ok().says("Landlord shows the room on Thursday"));
    let notes = marta.get(&morning.at("/notes")).await.ok();
    assert!(notes.says("1 contact.") && notes.says("He wants me there."));
}

#[tokio::test]
async fn a_note_without_a_topic_comes_back_with_what_was_typed_and_leads_nowhere_else() {
    let morning = Morning::new();
    let marta = morning.browser(&morning.marta);
    marta.get(&morning.at("/notes/new")).await.ok();
    let note = [("kind", "met"), ("text", "She is fine."), ("back", "https://elsewhere.example/")];
    let seen = marta.post(&morning.at("/notes"), &note).await;
    assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(seen.says("She is fine.") && seen.says("this decides who can read it"));
    let complete = [&note[..], &[("about", "other")]].concat();
    assert_eq!(marta.post(&morning.at("/notes"), &complete).await.location(), morning.at("/notes"));
}

#[tokio::test]
async fn a_note_kept_for_later_is_there_again() {
    let morning = Morning::new();
    let marta = morning.browser(&morning.marta);
    marta.get(&morning.at("/notes/new")).await.ok();
    let half = [("kind", "met"), ("about", "work"), ("text", "He starts on")];
    assert_eq!(marta.post(&morning.at("/notes/draft"), &half).await.location(), morning.at(""));
    let quietly = [&half[..], &[("quietly", "yes")]].concat();
    assert_eq!(marta.post(&morning.at("/notes/draft"), &quietly).await.status, StatusCode::NO_CONTENT);
    assert!(marta.get(&morning.at("/notes/new")).await.ok().says("He starts on"));
}

#[tokio::test]
async fn the_person_answers_a_version_of_the_plan() {
    let morning = Morning::new();
    let marta = morning.browser(&morning.marta);
    morning.with_a_room(&marta).await;
    let versions = morning.at("/plan/versions");
    let page = marta.get(&versions).await.ok();
    let mark = page.field("mark").unwrap();
    let stale = marta.post(&versions, &[("mark", "another")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert_eq!(marta.post(&versions, &[("mark", &mark)]).await.location(), versions);
    let page = marta.get(&versions).await.ok();
    let start = page.body.find(&format!("action=\"{versions}/")).unwrap();
    let action: String = page.body[start + "action=\"".len()..].chars().take_while(|c| *c != '"').collect();
    let answer = [("answer", "disagreed"), ("words", "Not near the port."), ("version", "1")];
    assert_eq!(marta.post(&action, &answer).await.location(), versions);
    let page = marta.get(&versions).await.ok();
    assert!(page.says("Disagreed") && page.says("Not near the port.") && page.says("A room of my own"));
    assert_eq!(marta.post(&action, &answer).await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn both_views_of_a_need_stand_on_the_page() {
    let morning = Morning::new();
    let marta = morning.browser(&morning.marta);
    marta.get(&morning.at("/needs/housing")).await.ok();
    let said = [("person", "4"), ("worker", "1"), ("person-words", "I have my aunt.")];
    marta.post(&morning.at("/needs/housing"), &said).await.location();
    let page = marta.get(&morning.at("/needs")).await.ok();
    assert!(page.says("I have my aunt.") && page.says("Far apart"));
}

#[tokio::test]
async fn a_scan_is_sent_and_comes_back_as_a_download() {
    let morning = Morning::new();
    let marta = morning.browser(&morning.marta);
    let csrf = marta.get(&morning.at("/documents")).await.ok().field("csrf").unwrap();
    let body = format!(
        "--x\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n{csrf}\r\n\
         --x\r\nContent-Disposition: form-data; name=\"domain\"\r\n\r\nhousing\r\n\
         --x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"línia.html\"\r\n\
         Content-Type: text/html\r\n\r\n%PDF-1.7 a letter\r\n--x--\r\n"
    );
    let request = Request::post(morning.at("/documents"))
        .header(header::ACCEPT, "text/html")
        .header(header::ORIGIN, "http://plans.example")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
    marta.send_with(request, body).await.location();
    let page = morning.browser(&morning.badia).get(&morning.at("/documents")).await.ok();
    let start = page.body.find(&morning.at("/documents/")).unwrap();
    let href: String = page.body[start..].chars().take_while(|c| *c != '"').collect();
    let file = morning.browser(&morning.badia).get(&href).await.ok();
    assert_eq!(file.body, "%PDF-1.7 a letter");
    assert_eq!(file.headers["content-type"], "application/pdf");
    assert_eq!(file.headers["x-content-type-options"], "nosniff");
    let disposition = file.headers["content-disposition"].to_str().unwrap();
    assert!(disposition.starts_with("attachment; filename=\"l_nia.pdf\""), "{disposition}");
}

#[tokio::test]
async fn every_page_reads_in_every_language() {
    let morning = Morning::new();
    let marta = morning.browser(&morning.marta);
    morning.with_a_room(&marta).await;
    for language in ["en", "ca", "es"] {
        marta.lock_cookies().insert("language".to_owned(), language.to_owned());
        for path in
            ["/plan/versions", "/needs", "/needs/housing", "/notes", "/notes/new", "/documents", "/handovers"]
        {
            marta.get(&morning.at(path)).await.ok();
        }
        for view in ["today", "overdue", "silent", "all"] {
            marta.get(&format!("/my-people?view={view}")).await.ok();
        }
    }
}
