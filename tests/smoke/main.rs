//! Ten thousand people, and a page asks no more than with some hundreds. Nothing here is timed: how
//! fast it is, `make bench` says; that nothing grows with the number of people is counted.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on must fail loudly")]

use std::{collections::BTreeMap, path::Path, sync::Arc};

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use jiff::Timestamp;
use throughline_app::{Clock, World, operations, programme};
use throughline_bench::{
    fill,
    program::Program,
    region::{Kind, Region, id, token},
};
use throughline_domain::id::Entropy;
use throughline_web::server::{AppState, ServerConfig, router};
use tower::ServiceExt as _;

/// Some hundreds of people, whose worker leads as many as one of ten thousand does.
const FEW: Region = Region { people: 800 };
/// As many as a large region has.
const MANY: Region = Region { people: 10_000 };
/// The worker whose pages are opened.
const WORKER: u64 = 1;
/// How many more statements one person's page may need than another's, because of what is so about them.
const OWN_STORY: u64 = 4;
/// A search finds more where more people are: its statements are counted per person found.
const SEARCH: &str = "/search?q=pu";

struct Instant(Timestamp);
impl Clock for Instant {
    fn now(&self) -> Timestamp {
        self.0
    }
}

struct Random;
impl Entropy for Random {
    fn fill(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("the operating system has randomness");
    }
}

/// A filled database behind a server.
struct Filled {
    world: Arc<World>,
    router: axum::Router,
    region: Region,
}

impl Filled {
    fn new(folder: &Path, region: Region) -> Self {
        let path = folder.join(format!("{}.db", region.people));
        let program = Program { path: env!("CARGO_BIN_EXE_throughline").into() };
        fill::fill(&program, &path, region).expect("a filled database");
        fill::wake_sessions(&path).expect("sessions of now");
        let world = Arc::new(World {
            db: operations::open(&throughline_bench::program::url(&path)).unwrap(),
            jurisdictions: programme::shipped_jurisdictions().unwrap(),
            packs: programme::Packs::default(),
            clock: Arc::new(Instant(throughline_bench::now())),
            entropy: Arc::new(Random),
            keys: Arc::new(throughline_app::sealing::NoKeys),
        });
        let config = ServerConfig { base_url: "http://plans.example".to_owned(), ..ServerConfig::default() };
        Self { router: router(AppState::new(world.clone(), config)), world, region }
    }

    /// The page, and how many statements it cost.
    async fn open(&self, path: &str) -> (String, u64) {
        let before = self.world.db.statements();
        let request = Request::get(path)
            .header(header::HOST, "plans.example")
            .header(header::ACCEPT, "text/html")
            .header(header::COOKIE, format!("throughline={}", token(WORKER)))
            .body(Body::empty())
            .unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status();
        let body = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
        let body = String::from_utf8_lossy(&body).into_owned();
        assert_eq!(status, StatusCode::OK, "{path}: {body}");
        (body, self.world.db.statements() - before)
    }

    /// The pages of a worker's day, each with its statements.
    async fn counts(&self) -> BTreeMap<String, u64> {
        let person = id(Kind::Person, Region::person_of(self.region.case_of(WORKER, 3)));
        let mut pages: Vec<String> =
            ["/my-people?view=all", "/today", "/notices", SEARCH].into_iter().map(str::to_owned).collect();
        for below in ["", "/timeline", "/notes", "/needs", "/agencies", "/history"] {
            pages.push(format!("/people/{person}{below}"));
        }
        let mut counts = BTreeMap::new();
        for page in pages {
            // The first visit reads packs, which are then kept.
            self.open(&page).await;
            let (_, statements) = self.open(&page).await;
            counts.insert(page.replace(&person, "…"), statements);
        }
        counts
    }
}

#[test]
fn ten_thousand_people_cost_a_page_no_more_statements_than_some_hundreds() {
    if std::env::var("THROUGHLINE_TEST_ENGINE").is_ok_and(|engine| engine == "postgres") {
        println!("skipped: the region is filled into SQLite; the statements are the same on both");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (few, many) = (Filled::new(folder.path(), FEW), Filled::new(folder.path(), MANY));
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let (list, _) = many.open("/my-people?view=all").await;
        assert!(list.matches("href=\"/people/").count() >= 25, "a whole page of people");
        let (mut before, mut after) = (few.counts().await, many.counts().await);
        let (found_few, found_many) = (before.remove(SEARCH).unwrap(), after.remove(SEARCH).unwrap());
        // Two people are not alike: one has been released, another has two programmes.
        for (page, statements) in &after {
            let few = before.get(page).copied().unwrap_or_default();
            assert!(*statements <= few + OWN_STORY, "{page}: {few} with few people, {statements} with many");
        }
        // The page of a search ends at so many people, however many there are.
        assert!(found_many < found_few + 200, "a search: {found_few} and {found_many} statements");
    });
}
