//! What every test here needs in order to write: a permit, a clock, an entry in the ledger.

use std::{
    sync::{
        Barrier, Mutex,
        atomic::{AtomicU64, Ordering},
        mpsc,
    },
    thread,
};

use jiff::{Timestamp, ToSpan};
use throughline_domain::id::Entropy;
use throughline_policy::{Permit, Subject};
use throughline_store::{
    DbError,
    db::{Db, Engine, Query, Value, Write, Writer},
    ledger::{self, Chain, Entry},
};

/// Bytes that differ from call to call and from test run to test run not at all.
pub struct Counter(AtomicU64);

pub static ENTROPY: Counter = Counter(AtomicU64::new(1));

impl Entropy for Counter {
    fn fill(&self, bytes: &mut [u8]) {
        let mut state = self.0.fetch_add(0x9E37_79B9_7F4A_7C15, Ordering::Relaxed);
        for byte in bytes {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            *byte = state.to_be_bytes()[0];
        }
    }
}

/// 2026-11-02 09:00 in Madrid, and some minutes.
pub fn at(minutes: i64) -> Timestamp {
    "2026-11-02T08:00:00Z".parse::<Timestamp>().unwrap() + minutes.minutes()
}

pub fn permit() -> Permit {
    Permit::system(Subject::Installation, "test")
}

pub fn entry(chains: &[Chain]) -> Entry<'_> {
    Entry {
        chains,
        action: None,
        subject: Subject::Installation,
        categories: &[],
        payload: serde_json::json!({ "said": "hello" }),
    }
}

pub fn noted(w: &mut Writer<'_>) -> Result<(), DbError> {
    ledger::append(w, at(0), &ENTROPY, entry(&[Chain::Installation]))
}

/// One statement, as a use case would run it.
pub fn execute(tx: &mut Write<'_>, sql: &str, params: &[Value]) -> Result<u64, DbError> {
    let mut w = tx.permitted(permit());
    let changed = w.execute(sql, params)?;
    noted(&mut w)?;
    Ok(changed)
}

/// The same in a transaction of its own.
pub fn write(db: &Db, sql: &str, params: &[Value]) -> Result<u64, DbError> {
    let (sql, params) = (sql.to_owned(), params.to_vec());
    db.write(move |tx| execute(tx, &sql, &params))
}

pub fn set(name: &str, value: &str) -> impl Fn(&mut Write<'_>) -> Result<(), DbError> + use<> {
    let params = [name.into(), value.into()];
    move |tx| {
        execute(tx, "INSERT INTO setting (name, value) VALUES ($1, $2)", &params)?;
        Ok(())
    }
}

/// The names of all settings, in order.
pub fn settings(db: &Db) -> Vec<String> {
    db.read(|tx| {
        tx.rows("SELECT name FROM setting ORDER BY name", &[])?
            .iter()
            .map(|row| row.get("name"))
            .collect::<Result<_, DbError>>()
    })
    .unwrap()
}

/// A use case, for the tests that start several.
pub type Work<T> = Box<dyn Fn(&mut Write<'_>) -> Result<T, DbError> + Send + Sync>;

/// Starts all at once and gives their answers in order. On SQLite they stand in the queue
/// together, so that they share one commit; on PostgreSQL they run beside each other.
pub fn together<T: Send + 'static>(db: &Db, works: Vec<Work<T>>) -> Vec<Result<T, DbError>> {
    let count = works.len();
    let start = &Barrier::new(count);
    thread::scope(|scope| {
        let release = (db.engine() == Engine::Sqlite).then(|| hold_the_writer(scope, db));
        let threads: Vec<_> = works
            .into_iter()
            .map(|work| {
                scope.spawn(move || {
                    start.wait();
                    db.write(work)
                })
            })
            .collect();
        if let Some(release) = release {
            until(|| db.waiting() == count);
            release.send(()).unwrap();
        }
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    })
}

/// Keeps SQLite's writer busy until told to go on.
pub fn hold_the_writer<'scope>(scope: &'scope thread::Scope<'scope, '_>, db: &Db) -> mpsc::Sender<()> {
    let (holding, held) = mpsc::channel();
    let (release, released) = mpsc::channel();
    let (holding, released) = (Mutex::new(holding), Mutex::new(released));
    let db = db.clone();
    scope.spawn(move || {
        db.write(move |_| {
            holding.lock().unwrap().send(()).unwrap();
            released.lock().unwrap().recv().unwrap();
            Ok::<_, DbError>(())
        })
        .unwrap();
    });
    held.recv().unwrap();
    release
}

/// Waits for what another thread is about to do.
pub fn until(condition: impl Fn() -> bool) {
    while !condition() {
        thread::yield_now();
    }
}
