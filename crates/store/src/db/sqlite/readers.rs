//! The connections that read, and the snapshots that they keep for a moment.
//!
//! A reader of SQLite forgets every page of the file that it holds once anybody has committed, and every
//! page that a person opens ends in a commit, its entry in the ledger. So each would read the upper pages
//! of every table anew. But an entry changes nothing that a case says. A connection therefore keeps its
//! snapshot for some milliseconds, and the next page is read from it, unless something else than the
//! ledger was written since: then it begins anew, as at any read that asks for the newest.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use r2d2::ManageConnection;
use r2d2_sqlite::SqliteConnectionManager;
use rusqlite::Connection;

use super::{BUSY, SqliteTx, configure, cores, statement};
use crate::{
    db::{Tx, database::Newest},
    error::DbError,
};

/// How long a snapshot is shared. What this process writes ends it at once; this bounds how late a page
/// can be behind another process, the command line beside the server.
const SHARED_FOR: Duration = Duration::from_millis(10);

/// How often something was committed that is more than entries of the ledger.
#[derive(Debug, Default)]
pub(super) struct Changes(AtomicU64);

impl Changes {
    /// Ends every snapshot that is kept. Called between a commit and its answer.
    pub(super) fn note(&self) {
        self.0.fetch_add(1, Ordering::AcqRel);
    }

    fn now(&self) -> u64 {
        self.0.load(Ordering::Acquire)
    }
}

/// The readers: as many as cores.
#[derive(Debug)]
pub(super) struct Readers {
    pool: r2d2::Pool<Manager>,
    changes: Arc<Changes>,
}

impl Readers {
    pub(super) fn open(path: &Path, changes: Arc<Changes>) -> Result<Self, DbError> {
        let manager = Manager(SqliteConnectionManager::file(path).with_init(|connection| {
            configure(connection)?;
            connection.pragma_update(None, "query_only", true)
        }));
        let pool = r2d2::Pool::builder()
            .max_size(u32::try_from(cores()).unwrap_or(4))
            // Opened when needed and kept, with the statements they have prepared. Nothing in the
            // background opens one more while the database is being closed.
            .min_idle(Some(0))
            .idle_timeout(None)
            .max_lifetime(None)
            .test_on_check_out(false)
            .connection_timeout(BUSY)
            .build(manager)
            .map_err(unavailable)?;
        Ok(Self { pool, changes })
    }

    /// Runs a closure over one snapshot.
    pub(super) fn read(&self, newest: Newest, work: &mut dyn FnMut(&mut dyn Tx)) -> Result<(), DbError> {
        let mut reader = self.pool.get().map_err(unavailable)?;
        // Looked at before the snapshot begins: what is committed between the two is in it, and ends it
        // all the same.
        let changes = self.changes.now();
        if newest == Newest::All || !reader.holds(changes) {
            reader.end()?;
            reader.begin(changes)?;
        }
        let reading = Reading(&mut reader);
        work(&mut SqliteTx { connection: &reading.0.connection });
        std::mem::forget(reading);
        Ok(())
    }

    /// Prepares a statement without running it.
    pub(super) fn prepare(&self, sql: &str) -> Result<(), DbError> {
        let reader = self.pool.get().map_err(unavailable)?;
        reader.connection.prepare(sql).map(drop).map_err(super::fault)
    }

    /// Ends the snapshots that nobody reads from now, so that the log behind them can be taken over.
    pub(super) fn let_go(&self) {
        let idle = self.pool.state().idle_connections;
        // Taken all before any is given back, or it would be the same one again.
        let taken: Vec<_> = (0..idle).map_while(|_| self.pool.try_get()).collect();
        for mut reader in taken {
            if let Err(error) = reader.end() {
                tracing::warn!(%error, "a snapshot could not be ended");
            }
        }
    }
}

impl Drop for Readers {
    fn drop(&mut self) {
        // The pool may outlive this for a moment, on a thread of its own.
        self.let_go();
    }
}

#[expect(clippy::needless_pass_by_value, reason = "it is handed to map_err")]
fn unavailable(error: r2d2::Error) -> DbError {
    DbError::Unavailable(error.to_string())
}

/// A connection with the snapshot that it keeps.
struct Reader {
    connection: Connection,
    snapshot: Option<Snapshot>,
}

struct Snapshot {
    changes: u64,
    since: Instant,
}

impl Reader {
    fn holds(&self, changes: u64) -> bool {
        let kept = |kept: &Snapshot| kept.changes == changes && kept.since.elapsed() < SHARED_FOR;
        self.is_open() && self.snapshot.as_ref().is_some_and(kept)
    }

    /// Whether a transaction is open still: after some faults SQLite gives it up by itself.
    fn is_open(&self) -> bool {
        !self.connection.is_autocommit()
    }

    fn begin(&mut self, changes: u64) -> Result<(), DbError> {
        statement(&self.connection, "BEGIN")?;
        self.snapshot = Some(Snapshot { changes, since: Instant::now() });
        Ok(())
    }

    fn end(&mut self) -> Result<(), DbError> {
        if self.snapshot.take().is_some() && self.is_open() {
            // Nothing was written, so rolling back and committing are the same.
            statement(&self.connection, "ROLLBACK")?;
        }
        Ok(())
    }
}

/// A read transaction that a panic goes through: the connection goes back to the others without it.
struct Reading<'a>(&'a mut Reader);

impl Drop for Reading<'_> {
    fn drop(&mut self) {
        if let Err(error) = self.0.end() {
            tracing::error!(%error, "a read that panicked could not be ended");
        }
    }
}

/// Opens readers for the pool.
#[derive(Debug)]
struct Manager(SqliteConnectionManager);

impl ManageConnection for Manager {
    type Connection = Reader;
    type Error = rusqlite::Error;

    fn connect(&self) -> rusqlite::Result<Reader> {
        Ok(Reader { connection: self.0.connect()?, snapshot: None })
    }

    fn is_valid(&self, reader: &mut Reader) -> rusqlite::Result<()> {
        self.0.is_valid(&mut reader.connection)
    }

    fn has_broken(&self, reader: &mut Reader) -> bool {
        self.0.has_broken(&mut reader.connection)
    }
}
