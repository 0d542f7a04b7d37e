//! [`Db`]: one database, whichever engine serves it.

use std::{
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use super::{
    Engine, Read, Tx, Write,
    beside_ledger::{BesideLedger, EntriesAlone},
    guard::{self, Attempt, Verdict},
    memo::{Memo, Tally},
    place::Unusable,
    postgres::Postgres,
    sqlite::Sqlite,
};
use crate::error::DbError;

/// A database. Cheap to clone; the last clone that is dropped closes it.
#[derive(Debug, Clone)]
pub struct Db {
    backend: Backend,
    statements: Arc<Tally>,
}

#[derive(Debug, Clone)]
pub(crate) enum Backend {
    Sqlite(Arc<Sqlite>),
    Postgres(Arc<Postgres>),
}

/// What a write is for the others, where writes have to queue and pages share a snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Somebody is waiting in front of a page.
    Person,
    /// The same, and nothing is written but entries of the ledger.
    Entries,
    /// An import or a job: yields to people.
    Bulk,
}

/// What a read has to see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Newest {
    /// Everything that was committed.
    All,
    /// The same but for entries of the ledger, which it does not look at.
    ButEntries,
}

impl Db {
    /// Opens `sqlite:FILE` (the file is created if it is not there) or
    /// `postgres://user:password@host:port/name`.
    ///
    /// The schema is not looked at: see [`crate::migrate`].
    pub fn open(url: &str) -> Result<Self, DbError> {
        let backend = match url.split_once(':') {
            Some(("sqlite", file)) => {
                let file = file.strip_prefix("//").unwrap_or(file);
                if file.is_empty() || file.contains(":memory:") {
                    return Err(Unusable::Url.into());
                }
                Backend::Sqlite(Arc::new(Sqlite::open(Path::new(file))?))
            }
            Some(("postgres" | "postgresql", _)) => Backend::Postgres(Arc::new(Postgres::open(url)?)),
            // The URL may hold a password, so it is not repeated here.
            _ => return Err(Unusable::Url.into()),
        };
        Ok(Self { backend, statements: Arc::default() })
    }

    /// Which engine serves this database.
    pub const fn engine(&self) -> Engine {
        match self.backend {
            Backend::Sqlite(_) => Engine::Sqlite,
            Backend::Postgres(_) => Engine::Postgres,
        }
    }

    pub(crate) const fn backend(&self) -> &Backend {
        &self.backend
    }

    /// Runs a closure over one consistent snapshot.
    pub fn read<T, E: From<DbError>>(
        &self,
        work: impl FnOnce(&mut Read<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.read_as(Newest::All, work)
    }

    /// The same for a page, which asks nothing of the ledger and then need not see its newest entries: on
    /// SQLite it may share the snapshot of the page before it. A statement about the ledger is refused.
    pub fn read_page<T, E: From<DbError>>(
        &self,
        work: impl FnOnce(&mut Read<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.read_as(Newest::ButEntries, work)
    }

    fn read_as<T, E: From<DbError>>(
        &self,
        newest: Newest,
        work: impl FnOnce(&mut Read<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut work = Some(work);
        let mut answer = None;
        let mut once = |tx: &mut dyn Tx| {
            let Some(work) = work.take() else { return };
            answer = Some(match newest {
                Newest::All => work(&mut Read { tx: &mut Memo::new(tx, &self.statements) }),
                Newest::ButEntries => {
                    let mut tx = BesideLedger(tx);
                    work(&mut Read { tx: &mut Memo::new(&mut tx, &self.statements) })
                }
            });
        };
        match &self.backend {
            Backend::Sqlite(sqlite) => sqlite.read(newest, &mut once)?,
            Backend::Postgres(postgres) => postgres.read(&mut once)?,
        }
        answer.unwrap_or_else(|| Err(no_answer().into()))
    }

    /// Runs a closure in a write transaction and answers after its commit.
    ///
    /// The closure may be run again, from the start, on a fresh transaction; only the answer of
    /// the run that was committed is given back. On SQLite it runs on the one writer thread.
    pub fn write<T, E>(
        &self,
        work: impl Fn(&mut Write<'_>) -> Result<T, E> + Send + Sync + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        self.write_as(Kind::Person, work)
    }

    /// The same for a write of nothing but entries of the ledger, which ends no snapshot that pages share
    /// ([`Db::read_page`]). Any other statement that writes is refused.
    pub fn write_entries<T, E>(
        &self,
        work: impl Fn(&mut Write<'_>) -> Result<T, E> + Send + Sync + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        self.write_as(Kind::Entries, work)
    }

    /// The same for imports and jobs: waits until no person's write is waiting. The caller cuts
    /// long work into transactions of at most 100 ms, and ends one early when somebody waits ([`Db::waiting`]).
    pub fn write_bulk<T, E>(
        &self,
        work: impl Fn(&mut Write<'_>) -> Result<T, E> + Send + Sync + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        self.write_as(Kind::Bulk, work)
    }

    fn write_as<T, E>(
        &self,
        kind: Kind,
        work: impl Fn(&mut Write<'_>) -> Result<T, E> + Send + Sync + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        // Filled by the last run of the closure, read once the engine says what became of it.
        let answer = Arc::new(Mutex::new(None));
        let slot = Arc::clone(&answer);
        let statements = Arc::clone(&self.statements);
        let attempt: Attempt = Box::new(move |tx| {
            let outcome = match kind {
                Kind::Entries => guard::run(&mut EntriesAlone(tx), &statements, &work),
                Kind::Person | Kind::Bulk => guard::run(tx, &statements, &work),
            };
            let verdict = if outcome.is_ok() { Verdict::Commit } else { Verdict::RollBack };
            *slot.lock().unwrap_or_else(PoisonError::into_inner) = Some(outcome);
            verdict
        });
        match &self.backend {
            Backend::Sqlite(sqlite) => sqlite.write(kind, attempt)?,
            Backend::Postgres(postgres) => postgres.write(kind, attempt)?,
        }
        let answer = answer.lock().unwrap_or_else(PoisonError::into_inner).take();
        answer.unwrap_or_else(|| Err(no_answer().into()))
    }

    /// How many statements the engine was given since this database was opened, those of transactions
    /// that were run again included. Tests hold pages against it.
    pub fn statements(&self) -> u64 {
        self.statements.count()
    }

    /// Every statement that the engine was given since the last call, in their order. The first call
    /// begins to listen.
    #[cfg(feature = "testing")]
    pub fn statements_heard(&self) -> Vec<String> {
        self.statements.listen()
    }

    /// How many writes wait for their turn; always 0 on PostgreSQL, where they do not queue.
    pub fn waiting(&self) -> usize {
        match &self.backend {
            Backend::Sqlite(sqlite) => sqlite.waiting(),
            Backend::Postgres(_) => 0,
        }
    }

    /// Prepares a statement without running it: fails if this engine does not understand it, or
    /// if it gives a column of a type that does not cross the port.
    pub fn check_statement(&self, sql: &str) -> Result<(), DbError> {
        match &self.backend {
            Backend::Sqlite(sqlite) => sqlite.check_statement(sql),
            Backend::Postgres(postgres) => postgres.check_statement(sql),
        }
    }
}

fn no_answer() -> DbError {
    DbError::Other("the engine did not run the closure".to_owned())
}
