//! The write-ahead log: taken over into the file beside the writer, and kept small.
//!
//! SQLite takes it over inside the commit that fills it, and whoever stands behind that commit waits
//! for thousands of pages and two fsyncs: that was the tail of every write. Here a thread of its own
//! does it again and again, which neither stops the writer nor waits for it. But a log that is never
//! taken over to its very end never begins again from its start, and under steady writing it grows
//! without end; so, once it is long, the writer takes over the few pages that are left, between two
//! groups, when nothing can be added meanwhile.

use std::{
    sync::{
        Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

use rusqlite::Connection;

use super::{
    fault,
    readers::{Changes, Readers},
};
use crate::error::DbError;

/// How long the log is left alone after it was taken over.
const REST: Duration = Duration::from_millis(250);

/// How long the end of the writer waits for who still looks at the log.
const LAST_WAIT: Duration = Duration::from_millis(500);

/// Pages of a log that is long: 32 MiB. A log that is begun again costs the writer two fsyncs; one that
/// is read after a kill costs the start some tenths of a second.
const LONG: i64 = 8_192;

/// What the writer and the keeper tell each other.
#[derive(Default)]
pub(super) struct Log {
    state: Mutex<State>,
    changed: Condvar,
    long: AtomicBool,
    readers: Weak<Readers>,
}

#[derive(Default)]
struct State {
    written: bool,
    closed: bool,
}

impl Log {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Called by the writer after each commit, outside any transaction.
    pub(super) fn grew(&self, writer: &Connection, changes: &Changes) {
        if self.long.swap(false, Ordering::Relaxed) {
            if let Err(error) = take_over(writer) {
                tracing::warn!(%error, "the log could not be taken over between two groups");
            }
            // The next commit begins the log again from its start, unless somebody still looks into it:
            // whoever begins a snapshot from here on looks into the file alone.
            changes.note();
            self.let_go();
        }
        // The keeper is woken where it waits for this, and left alone where it rests.
        if !std::mem::replace(&mut self.lock().written, true) {
            self.changed.notify_one();
        }
    }

    /// Waits until something was written; says whether to go on.
    fn wait(&self) -> bool {
        let mut state = self
            .changed
            .wait_while(self.lock(), |state| !state.written && !state.closed)
            .unwrap_or_else(PoisonError::into_inner);
        state.written = false;
        !state.closed
    }

    /// Rests; says whether to go on.
    fn rest(&self) -> bool {
        let (state, _) = self
            .changed
            .wait_timeout_while(self.lock(), REST, |state| !state.closed)
            .unwrap_or_else(PoisonError::into_inner);
        !state.closed
    }

    /// Ends the snapshots that nobody reads from. Without this one that is kept would hold back the log.
    fn let_go(&self) {
        if let Some(readers) = self.readers.upgrade() {
            readers.let_go();
        }
    }

    fn keep(&self, connection: &Connection) {
        while self.wait() {
            self.let_go();
            match take_over(connection) {
                Ok(pages) if pages >= LONG => self.long.store(true, Ordering::Relaxed),
                Ok(_) => {}
                // It is still there for the next time, and for whoever opens the database after us.
                Err(error) => tracing::warn!(%error, "the log could not be taken over"),
            }
            if !self.rest() {
                return;
            }
        }
    }
}

/// The thread that takes the log over.
pub(super) struct Keeper {
    log: Arc<Log>,
    thread: Option<JoinHandle<()>>,
}

impl std::fmt::Debug for Keeper {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Keeper").finish_non_exhaustive()
    }
}

impl Keeper {
    pub(super) fn start(connection: Connection, readers: Weak<Readers>) -> Result<Self, DbError> {
        let log = Arc::new(Log { readers, ..Log::default() });
        let seen = Arc::clone(&log);
        let thread = thread::Builder::new()
            .name("sqlite-log".to_owned())
            .spawn(move || seen.keep(&connection))
            .map_err(|error| DbError::Unavailable(error.to_string()))?;
        Ok(Self { log, thread: Some(thread) })
    }

    /// What the writer tells when it has written.
    pub(super) fn log(&self) -> Arc<Log> {
        Arc::clone(&self.log)
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.log.lock().closed = true;
        self.log.changed.notify_one();
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the thread that takes the log over ended by a panic");
        }
    }
}

/// Leaves taking over to the keeper, on the connection of the writer.
pub(super) fn leave_to_the_keeper(writer: &Connection) -> Result<(), DbError> {
    writer.pragma_update(None, "wal_autocheckpoint", 0).map_err(fault)?;
    // A log that a long reader kept from beginning again is cut back once it does.
    let longest = 4 * LONG * 4_096;
    writer.pragma_update(None, "journal_size_limit", longest).map_err(fault)
}

/// Takes over what no reader needs, waiting for nobody; gives the pages that the log has.
fn take_over(connection: &Connection) -> Result<i64, DbError> {
    connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |row| row.get(1)).map_err(fault)
}

/// Empties the log when the writer ends, so that the file alone is the whole database. That does not
/// depend on who closes last: a pool of readers ends on threads of its own, and a process that is gone
/// before they are would leave its last pages in the log. Waits a moment, because such a reader may
/// just be opened or closed; with another process at work, the log is that one's to empty.
pub(super) fn empty(writer: &Connection) {
    let emptied = writer
        .busy_timeout(LAST_WAIT)
        .and_then(|()| writer.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, bool>(0)));
    match emptied {
        Ok(false) => {}
        Ok(true) => tracing::debug!("somebody else is at work on the log, and empties it"),
        Err(error) => tracing::warn!(%error, "the log could not be emptied"),
    }
}
