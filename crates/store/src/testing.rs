//! A fresh, migrated database for one test.
//!
//! `THROUGHLINE_TEST_ENGINE` says which engine the suite runs on: `sqlite` (the default) or
//! `postgres`, which needs a server at `THROUGHLINE_TEST_POSTGRES` (`scripts/postgres.sh run`
//! gives one). The whole suite is run once for each.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "a test that cannot be set up must fail loudly"
)]

pub mod caseload;
pub mod landed;

use std::{env, ops::Deref, thread};

use postgres::{Client, NoTls};
use throughline_domain::id::AgencyId;

use crate::{
    caseload::untrue,
    db::{Db, Engine, Query as _},
    migrate,
    rate_limit::housekeeping,
};

/// A database that is gone when the test ends.
#[derive(Debug)]
pub struct TestDb {
    // An option only so that it can be closed before its place is removed.
    db: Option<Db>,
    url: String,
    place: Place,
}

#[derive(Debug)]
enum Place {
    Folder(#[expect(dead_code, reason = "it is removed on drop")] tempfile::TempDir),
    Postgres { server: String, name: String },
}

impl TestDb {
    /// A migrated database on the engine of this run.
    #[expect(clippy::new_without_default, reason = "a default that creates a database would surprise")]
    pub fn new() -> Self {
        Self::create(true)
    }

    /// A database without a schema.
    pub fn unmigrated() -> Self {
        Self::create(false)
    }

    /// The engine of this run.
    pub fn engine_of_this_run() -> Engine {
        match env::var("THROUGHLINE_TEST_ENGINE").as_deref() {
            Err(_) | Ok("" | "sqlite") => Engine::Sqlite,
            Ok("postgres") => Engine::Postgres,
            Ok(other) => panic!("THROUGHLINE_TEST_ENGINE is sqlite or postgres, not {other}"),
        }
    }

    /// The database's URL, for tests that run the program itself.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Closes the database and leaves it where it is, for tests that open it by its URL.
    pub fn close(&mut self) {
        let db = self.db.take();
        on_a_thread(move || drop(db));
    }

    /// Another handle to the same database.
    pub fn handle(&self) -> Db {
        self.deref().clone()
    }

    fn create(migrated: bool) -> Self {
        // PostgreSQL's client must not be used inside async code, and tests of pages are async.
        on_a_thread(move || match Self::engine_of_this_run() {
            Engine::Sqlite => {
                let folder = tempfile::tempdir().expect("a temporary folder");
                let url = format!("sqlite:{}", folder.path().join("test.db").display());
                let db = Db::open(&url).expect("a new SQLite database");
                if migrated {
                    migrate::migrate(&db).expect("the migrations apply");
                }
                Self { db: Some(db), url, place: Place::Folder(folder) }
            }
            Engine::Postgres => {
                let server = env::var("THROUGHLINE_TEST_POSTGRES")
                    .expect("THROUGHLINE_TEST_ENGINE=postgres needs THROUGHLINE_TEST_POSTGRES");
                let name = create_on(&server, migrated);
                let url = url_of(&server, &name);
                let db = Db::open(&url).expect("the new PostgreSQL database");
                Self { db: Some(db), url, place: Place::Postgres { server, name } }
            }
        })
    }
}

/// Leaves no room in a database beyond what it takes now, or room again. `false` where the engine cannot
/// be limited.
pub fn leave_room(db: &Db, room: bool) -> bool {
    if db.engine() != Engine::Sqlite {
        return false;
    }
    // SQLite takes a limit below the present size as that size. The limit is of the one connection that
    // writes, and of no transaction.
    let limit = if room { "PRAGMA max_page_count = 4000000000" } else { "PRAGMA max_page_count = 1" };
    db.write(move |tx| housekeeping(tx).rows(limit, &[]).map(drop)).expect("a limit");
    true
}

impl Deref for TestDb {
    type Target = Db;

    fn deref(&self) -> &Db {
        self.db.as_ref().expect("open until dropped")
    }
}

impl Drop for TestDb {
    fn drop(&mut self) {
        let db = self.db.take();
        let place = match &self.place {
            Place::Postgres { server, name } => Some((server.clone(), name.clone())),
            Place::Folder(_) => None,
        };
        let failed = thread::panicking();
        on_a_thread(move || {
            // Whatever a test did, what is kept ready must say what stands.
            let found =
                db.as_ref().map(|db| db.read(|tx| Ok::<_, crate::DbError>((untrue(tx)?, misheld(tx)?))));
            drop(db);
            if let Some((server, name)) = place {
                // What cannot be dropped goes with the throw-away cluster.
                connect(&server).batch_execute(&format!("DROP DATABASE \"{name}\" WITH (FORCE)")).ok();
            }
            // A database that was never migrated, or that the test has broken, holds nothing to compare.
            if let (Some(Ok((untrue, misheld))), false) = (found, failed) {
                assert_eq!(misheld, 0, "entries of the ledger name another holder than their chain has");
                assert!(
                    untrue.is_empty(),
                    "somebody changed what decides on sharing and did not say so: {untrue:?}"
                );
            }
        });
    }
}

fn on_a_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    thread::spawn(work).join().expect("the thread that prepares the database")
}

fn connect(url: &str) -> Client {
    Client::connect(url, NoTls).expect("THROUGHLINE_TEST_POSTGRES answers")
}

/// The URL of another database of the same server.
fn url_of(server: &str, name: &str) -> String {
    let (base, _) = server.rsplit_once('/').expect("a URL that ends in a database name");
    format!("{base}/{name}")
}

/// Creates a database, as a copy of a migrated one made once per schema.
fn create_on(server: &str, migrated: bool) -> String {
    let mut random = [0_u8; 8];
    getrandom::fill(&mut random).expect("random bytes");
    let name = format!("test_{}", hex::encode(random));
    let mut admin = connect(server);
    // Each test may be a process of its own; one of them makes the template, the others wait.
    // A database cannot be copied while somebody is connected to it, so copies wait as well.
    admin.batch_execute("SELECT pg_advisory_lock(7402171, 2)").expect("the template's lock");
    let template = if migrated { template(&mut admin, server) } else { "template0".to_owned() };
    create_database(&mut admin, &name, &template);
    name
}

fn template(admin: &mut Client, server: &str) -> String {
    let fingerprint = migrate::fingerprint(Engine::Postgres).expect("the migrations can be read");
    let name = format!("throughline_{fingerprint}");
    let found = admin
        .query("SELECT 1 FROM pg_database WHERE datname = $1", &[&name])
        .expect("the server's list of databases");
    if found.is_empty() {
        let unfinished = format!("{name}_unfinished");
        admin
            .batch_execute(&format!("DROP DATABASE IF EXISTS \"{unfinished}\""))
            .expect("what an interrupted run left can be dropped");
        create_database(admin, &unfinished, "template0");
        migrate::migrate(&Db::open(&url_of(server, &unfinished)).expect("the template opens"))
            .expect("the migrations apply");
        admin
            .batch_execute(&format!(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{unfinished}'"
            ))
            .expect("nobody is left in the template");
        rename_when_idle(admin, &unfinished, &name);
    }
    name
}

/// A connection that was just closed is still counted for a moment.
fn rename_when_idle(admin: &mut Client, from: &str, to: &str) {
    let statement = format!("ALTER DATABASE \"{from}\" RENAME TO \"{to}\"");
    for _ in 0..100 {
        if admin.batch_execute(&statement).is_ok() {
            return;
        }
        thread::sleep(std::time::Duration::from_millis(20));
    }
    admin.batch_execute(&statement).expect("the template can be renamed");
}

fn create_database(admin: &mut Client, name: &str, template: &str) {
    admin
        .batch_execute(&format!(
            "CREATE DATABASE \"{name}\" TEMPLATE \"{template}\" ENCODING 'UTF8' LOCALE 'C'"
        ))
        .expect("a database can be created");
}

/// How many entries of the ledger do not name the agency that holds the record whose chain they are in, or
/// whose chain it is.
fn misheld(q: &mut dyn crate::db::Query) -> Result<i64, crate::DbError> {
    q.one(
        "SELECT COUNT(*) AS n FROM ledger_entry e
         LEFT JOIN person_record r ON r.id = CASE WHEN e.chain LIKE 'record:%' THEN substr(e.chain, 8) END
         WHERE e.holder <> CASE WHEN e.chain LIKE 'record:%' THEN COALESCE(r.agency_id, '')
           WHEN e.chain = 'installation' THEN '' ELSE substr(e.chain, 8) END",
        &[],
    )?
    .get("n")
}

/// The action codes in the ledger, oldest first, of all chains together.
pub fn ledger_actions(q: &mut dyn crate::db::Query) -> Result<Vec<String>, crate::DbError> {
    q.rows("SELECT action FROM ledger_entry ORDER BY at, chain, sequence", &[])?
        .iter()
        .map(|row| row.get("action"))
        .collect()
}

/// Chain, sequence and hash of every entry but those of sealed chains.
pub fn open_ledger(q: &mut dyn crate::db::Query) -> Result<Vec<(String, i64, String)>, crate::DbError> {
    q.rows(
        "SELECT chain, sequence, hash FROM ledger_entry WHERE chain NOT LIKE 'sealed:%' ORDER BY chain, sequence",
        &[],
    )?
    .iter()
    .map(|row| Ok((row.get("chain")?, row.get("sequence")?, row.get("hash")?)))
    .collect()
}

/// All that sealed chains hold, as it lies in the tables.
pub fn sealed_ledger(q: &mut dyn crate::db::Query) -> Result<Vec<String>, crate::DbError> {
    let rows = q.rows(
        "SELECT e.* FROM ledger_entry e WHERE e.chain LIKE 'sealed:%' ORDER BY e.chain, e.sequence",
        &[],
    )?;
    Ok(rows.iter().map(|row| format!("{row:?}")).collect())
}

/// What the newest entry of the ledger says, as JSON text.
pub fn last_payload(q: &mut dyn crate::db::Query) -> Result<String, crate::DbError> {
    q.one("SELECT e.payload FROM ledger_entry e ORDER BY e.at DESC, e.chain, e.sequence DESC LIMIT 1", &[])?
        .get("payload")
}

/// How many notices of a kind an agency was sent.
pub fn notices(q: &mut dyn crate::db::Query, agency: AgencyId, kind: &str) -> Result<i64, crate::DbError> {
    q.one(
        "SELECT COUNT(*) AS n FROM notice WHERE agency_id = $1 AND kind = $2",
        &[crate::db::Value::text(agency), kind.into()],
    )?
    .get("n")
}

/// Takes every permission away, as if nobody had ever been asked.
pub fn forget_permissions(w: &mut crate::db::Writer<'_>) -> Result<(), crate::DbError> {
    let cases = w.rows("SELECT DISTINCT case_id FROM permission", &[])?;
    w.execute("DELETE FROM permission", &[])?;
    for case in &cases {
        w.changed_case(case.parse("case_id")?);
    }
    Ok(())
}

/// How many rows a table has.
pub fn count(q: &mut dyn crate::db::Query, table: &str) -> Result<i64, crate::DbError> {
    q.one(&format!("SELECT COUNT(*) AS n FROM {table}"), &[])?.get("n")
}

/// The days on which open milestones are due, in the order of their codes.
pub fn open_due_days(q: &mut dyn crate::db::Query) -> Result<Vec<String>, crate::DbError> {
    q.rows("SELECT due_on FROM milestone WHERE status = 'open' AND due_on IS NOT NULL ORDER BY code", &[])?
        .iter()
        .map(|row| row.get("due_on"))
        .collect()
}

/// Every row of every table but these, each table in an order of its own: two databases that hold the same
/// give the same.
pub fn contents(
    q: &mut dyn crate::db::Query,
    but: &[&str],
) -> Result<std::collections::BTreeMap<String, Vec<String>>, crate::DbError> {
    let mut all = std::collections::BTreeMap::new();
    for table in &q.rows(crate::dialect::tables(q.engine()), &[])? {
        let name: String = table.get("name")?;
        if but.iter().any(|prefix| name.starts_with(prefix)) {
            continue;
        }
        let rows = q.rows(&format!("SELECT * FROM {name}"), &[])?;
        let mut rows: Vec<String> = rows.iter().map(|row| format!("{row:?}")).collect();
        rows.sort_unstable();
        all.insert(name, rows);
    }
    Ok(all)
}
