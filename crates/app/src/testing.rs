//! [`TestApp`]: one installation for one test, on the engine that the environment names.
//!
//! ```no_run
//! use throughline_app::testing::TestApp;
//! use throughline_domain::agency::Role;
//! let app = TestApp::new();
//! let prison = app.agency_with_units("prison", "Serveis penitenciaris", &["Brians 1", "Ponent"]);
//! let nuria = app.worker_of(&prison, &[Role::ResettlementOfficer], &["Brians 1"]);
//! let cx = app.cx(&nuria);
//! ```
//!
//! It is 9 o'clock on Monday 2 November 2026 in Madrid until the test moves the clock.

#![expect(
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "a test that cannot be set up must fail loudly"
)]

use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    thread,
};

use jiff::{SignedDuration, Timestamp};
use throughline_domain::{
    agency::{AgencyKind, Role},
    id::{AgencyId, CaseId, Entropy, PersonId, UnitId, UserId},
    seal::Ring,
};
use throughline_policy::{Permit, Subject};
use throughline_store::{self as store, user as users};

use crate::{
    Clock, Cx, World, account, agency,
    agency::NewAgency,
    authorise, demo,
    programme::{self, Packs},
    sealing::Keys,
    session::{self, Limits, Started, Visitor},
    user,
};

mod case;
mod people;
mod sharing;

pub use case::{InACase, Stay, rosa};
pub use people::Listed;
/// A database without an installation, for tests that let the program fill it.
pub use throughline_store::testing::TestDb;

/// Monday 2 November 2026, 9:00 in Madrid.
pub const NOW: &str = "2026-11-02T09:00:00+01:00";
/// The jurisdiction that agencies are in unless a test says otherwise.
pub const JURISDICTION: &str = "es-ct";
/// The password of every user who was given one.
pub const PASSWORD: &str = "a gate and a line";

/// A clock that stands until it is moved.
#[derive(Debug)]
pub struct TestClock(Mutex<Timestamp>);

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The same bytes in every run: a counter, mixed (SplitMix64).
#[derive(Debug, Default)]
pub struct TestEntropy(AtomicU64);

impl Entropy for TestEntropy {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let mut z =
                self.0.fetch_add(1, Ordering::Relaxed).wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
            z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            z ^= z >> 31;
            for (byte, random) in chunk.iter_mut().zip(z.to_be_bytes()) {
                *byte = random;
            }
        }
    }
}

/// The sealing keys of every installation for a test: one key.
pub fn ring() -> Ring {
    // Of its own, so that no id of a test depends on there being keys.
    Ring::new(&TestEntropy(AtomicU64::new(1 << 40)))
}

/// An installation that is gone when the test ends.
pub struct TestApp {
    /// What use cases stand on.
    pub world: Arc<World>,
    clock: Arc<TestClock>,
    entropy: Arc<TestEntropy>,
    // Dropped last: it removes the database's place.
    db: TestDb,
}

/// An agency made for a test.
#[derive(Debug, Clone)]
pub struct TestAgency {
    /// Its id.
    pub id: AgencyId,
    /// Its kind.
    pub kind: AgencyKind,
    /// Its units by name.
    pub units: BTreeMap<String, UnitId>,
}

/// A user made for a test.
#[derive(Debug, Clone)]
pub struct TestUser {
    /// Their id.
    pub id: UserId,
    /// Their agency.
    pub agency: AgencyId,
    /// What they sign in with, beside [`PASSWORD`].
    pub login: String,
}

impl TestApp {
    /// A migrated installation with the shipped jurisdictions, without packs, agencies and users.
    #[expect(clippy::new_without_default, reason = "a default that creates a database would surprise")]
    pub fn new() -> Self {
        let db = TestDb::new();
        let clock = Arc::new(TestClock(Mutex::new(NOW.parse().expect("an instant"))));
        let entropy = Arc::new(TestEntropy::default());
        let world = World {
            db: db.handle(),
            jurisdictions: programme::shipped_jurisdictions().expect("the shipped jurisdictions can be read"),
            packs: Packs::default(),
            clock: clock.clone(),
            entropy: entropy.clone(),
            keys: Arc::new(ring()),
        };
        Self { world: Arc::new(world), clock, entropy, db }
    }

    /// The database's URL, for tests that run the program itself.
    pub fn url(&self) -> &str {
        self.db.url()
    }

    /// What time it is.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Sets the clock to an instant such as `2026-11-06T17:00:00+01:00`.
    pub fn set_now(&self, at: &str) {
        *self.clock.0.lock().unwrap_or_else(PoisonError::into_inner) = at.parse().expect("an instant");
    }

    /// Lets time pass.
    pub fn wait(&self, span: SignedDuration) {
        let mut now = self.clock.0.lock().unwrap_or_else(PoisonError::into_inner);
        *now = now.checked_add(span).expect("within the calendar");
    }

    /// The same installation as a program that was just started knows it: all from its database.
    pub fn restarted(&self) -> Arc<World> {
        Arc::new(World {
            db: self.db.handle(),
            jurisdictions: programme::shipped_jurisdictions().expect("the shipped jurisdictions can be read"),
            packs: Packs::default(),
            clock: self.clock.clone(),
            entropy: self.world.entropy.clone(),
            keys: self.world.keys.clone(),
        })
    }

    /// The same installation with other sealing keys, or none.
    pub fn with_keys(&self, keys: Arc<dyn Keys>) -> Arc<World> {
        Arc::new(World {
            db: self.db.handle(),
            jurisdictions: self.world.jurisdictions.clone(),
            packs: Packs::default(),
            clock: self.clock.clone(),
            entropy: self.world.entropy.clone(),
            keys,
        })
    }

    /// Ids and secrets come from here on as they would from the same place in another installation,
    /// whatever either drew before.
    pub fn draw_from(&self, place: u64) {
        self.entropy.0.store(place, Ordering::Relaxed);
    }

    /// Leaves no room in the database beyond what it takes now, or room again. `false` where the engine
    /// cannot be limited.
    pub fn leave_room(&self, room: bool) -> bool {
        apart(|| throughline_store::testing::leave_room(&self.world.db, room))
    }

    /// The operator at the command line.
    pub fn operator(&self) -> Cx {
        Cx::operator(self.world.clone())
    }

    /// An agency without units, in [`JURISDICTION`].
    pub fn agency(&self, kind: &str, name: &str) -> TestAgency {
        self.agency_in(JURISDICTION, kind, name)
    }

    /// An agency in another jurisdiction.
    pub fn agency_in(&self, jurisdiction: &str, kind: &str, name: &str) -> TestAgency {
        let details = agency::Details::named(name);
        let new = NewAgency { jurisdiction: jurisdiction.to_owned(), kind: kind.to_owned(), details };
        let operator = self.operator();
        let id = apart(|| agency::add(&operator, new)).expect("an agency");
        TestAgency { id, kind: AgencyKind(kind.into()), units: BTreeMap::new() }
    }

    /// An agency with units, such as a prison service with its establishments.
    pub fn agency_with_units(&self, kind: &str, name: &str, units: &[&str]) -> TestAgency {
        let mut made = self.agency(kind, name);
        for unit in units {
            let operator = self.operator();
            let id = apart(|| agency::add_unit(&operator, made.id, unit)).expect("a unit");
            made.units.insert((*unit).to_owned(), id);
        }
        made
    }

    /// A user of an agency, with every unit of it. They have no password: [`TestApp::cx`] acts for
    /// them, and [`TestApp::signed_in`] begins a session.
    pub fn user(&self, agency: &TestAgency, roles: &[Role]) -> TestUser {
        self.user_with(agency, roles, agency.units.values().copied().collect())
    }

    /// A user with some of the agency's units, by name.
    pub fn worker_of(&self, agency: &TestAgency, roles: &[Role], units: &[&str]) -> TestUser {
        let units =
            units.iter().map(|name| *agency.units.get(*name).expect("a unit of the agency")).collect();
        self.user_with(agency, roles, units)
    }

    fn user_with(&self, agency: &TestAgency, roles: &[Role], units: Vec<UnitId>) -> TestUser {
        const NAMES: [&str; 8] = [
            "Núria Serra",
            "Ana Puig",
            "Marta Soler",
            "Joan Ferrer",
            "Fatima Haddad",
            "Pau Vidal",
            "Laia Roca",
            "Omar Benali",
        ];
        let count = apart(|| self.world.db.read(|tx| users::list_all(tx))).expect("the users").len();
        let name = NAMES.iter().cycle().nth(count).expect("a name");
        let login = format!("user{}@example.org", count + 1);
        let details = user::Details { units, ..user::Details::named(*name, "en", roles.to_vec()) };
        let operator = self.operator();
        let (id, _) = apart(|| user::add(&operator, agency.id, &login, details)).expect("a user");
        TestUser { id, agency: agency.id, login }
    }

    /// A user of an agency who can sign in with [`PASSWORD`].
    pub fn user_with_password(&self, agency: &TestAgency, roles: &[Role]) -> TestUser {
        let made = self.user(agency, roles);
        let (operator, visitor) = (self.operator(), self.visitor());
        apart(|| {
            let version = self.world.db.read(|tx| users::get(tx, made.id))?.version;
            let link = user::reset(&operator, made.id, version)?;
            account::set_password(&visitor, &link.token, PASSWORD)
        })
        .expect("a password");
        made
    }

    /// Makes a user the lead worker of an open case, about a person of whom nothing else is known.
    pub fn leads_a_case(&self, lead: &TestUser) -> CaseId {
        let cx = self.operator();
        let (person, case): (PersonId, CaseId) = (cx.new_id(), cx.new_id());
        let (user, agency) = (lead.id, lead.agency);
        apart(|| {
            cx.write(move |cx, tx| {
                let permit = Permit::system(Subject::Person(person), "test");
                let mut w = tx.permitted(permit);
                store::person::insert(&mut w, person, cx.now)?;
                store::case::insert(&mut w, case, person, JURISDICTION, cx.now)?;
                store::lead::give(&mut w, case, user, agency, None, cx.now)?;
                authorise::record_as(cx, &mut w, "test", serde_json::json!({}))
            })
        })
        .expect("a case with a lead worker");
        case
    }

    /// A context in which a user acts, now.
    pub fn cx(&self, user: &TestUser) -> Cx {
        let now = self.now();
        let actor = apart(|| self.world.db.read(|tx| users::find_actor(tx, user.id, now))).expect("the user");
        Cx::new(self.world.clone(), Arc::new(actor.expect("an open account")), now, "en")
    }

    /// Marks the database as a demonstration's, without its people.
    pub fn mark_as_demonstration(&self) {
        let cx = self.operator();
        apart(|| {
            cx.write(|cx, tx| {
                let mut w = tx.permitted(Permit::system(Subject::Installation, "test"));
                store::setting::put(&mut w, demo::MARK, "2026-11-02")?;
                authorise::record_as(cx, &mut w, "test", serde_json::json!({}))
            })
        })
        .expect("a mark");
    }

    /// Somebody who is not signed in.
    pub fn visitor(&self) -> Visitor {
        Visitor { world: self.world.clone(), now: self.now(), address: "192.0.2.7".to_owned() }
    }

    /// A session of a user, without a password.
    pub fn signed_in(&self, user: &TestUser) -> Started {
        let visitor = self.visitor();
        apart(|| session::sign_in_unasked(&visitor, Limits::default(), &user.login)).expect("a session")
    }

    /// How many rows a table has.
    pub fn count(&self, table: &str) -> u64 {
        let rows = apart(|| self.world.db.read(|tx| throughline_store::testing::count(tx, table)));
        u64::try_from(rows.expect("the table")).expect("no fewer than none")
    }

    /// Every row of every table whose name does not begin with one of these.
    pub fn contents(&self, but: &[&str]) -> BTreeMap<String, Vec<String>> {
        apart(|| self.world.db.read(|tx| throughline_store::testing::contents(tx, but))).expect("the tables")
    }

    /// The action codes in the ledger, oldest first, of all chains together.
    pub fn ledger(&self) -> Vec<String> {
        apart(|| self.world.db.read(|tx| throughline_store::testing::ledger_actions(tx))).expect("the ledger")
    }

    /// The hashes of every entry of the ledger but of sealed chains, by chain and place: what they say, who
    /// wrote them, when, and what was drawn for them.
    pub fn open_ledger(&self) -> Vec<(String, i64, String)> {
        apart(|| self.world.db.read(|tx| throughline_store::testing::open_ledger(tx))).expect("the ledger")
    }

    /// All that sealed chains of the ledger hold, as it lies in the tables.
    pub fn sealed_ledger(&self) -> Vec<String> {
        apart(|| self.world.db.read(|tx| throughline_store::testing::sealed_ledger(tx))).expect("the ledger")
    }

    /// What the newest entry of the ledger says.
    pub fn last_payload(&self) -> serde_json::Value {
        let text = apart(|| self.world.db.read(|tx| throughline_store::testing::last_payload(tx)));
        serde_json::from_str(&text.expect("an entry")).expect("a payload")
    }
}

/// Runs what reaches the database on a thread of its own: tests of pages are async, and
/// PostgreSQL's client must not be used there. Use it around use cases in such tests.
pub fn apart<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    thread::scope(|scope| scope.spawn(work).join()).expect("the work on a thread of its own")
}
