//! The narrow port to the database: two engines behind one object-safe trait.
//!
//! Every statement of the product exists once, as plain SQL with `$1` placeholders, and runs on
//! SQLite and on PostgreSQL. A use case is one closure: [`Db::read`] or [`Db::write`]. A write
//! closure may be run again (a serialisation conflict, a neighbour in the commit group that
//! failed), so it is `Fn`, touches nothing outside its transaction, hashes no password and makes
//! no network call.
//!
//! Inside [`Db::write`] nothing can be written without a [`Permit`]: [`Write::permitted`] consumes
//! one and gives a [`Writer`]. A commit is refused when a writer was handed out and no ledger
//! entry was appended.
//!
//! Everything here blocks. Call it from blocking threads only: a PostgreSQL client that is used
//! or dropped inside async code panics.

mod beside_ledger;
mod database;
mod guard;
mod memo;
mod place;
mod postgres;
mod sqlite;
mod value;

use throughline_domain::id::{CaseId, PersonId};
use throughline_policy::{Permit, Subject};

pub(crate) use database::Backend;
pub use database::Db;
pub use place::Unusable;
pub(crate) use place::file_fault;
pub(crate) use postgres::{Postgres, fault as postgres_fault};
pub(crate) use sqlite::{connect as sqlite_connect, create_private, fault as sqlite_fault};
pub use value::{FromValue, Row, Seen, Value};

use crate::{
    caseload::{self, Changed},
    error::DbError,
};

/// Which engine serves a database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// SQLite, one file beside the program.
    Sqlite,
    /// PostgreSQL.
    Postgres,
}

/// One open transaction, as the engines see it.
pub trait Tx {
    /// Runs a statement that gives rows.
    fn query(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, DbError>;
    /// Runs a statement that changes rows; gives how many.
    fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64, DbError>;
    /// Which engine this is; only `dialect.rs` asks.
    fn engine(&self) -> Engine;
}

/// What a store function needs to read. [`Read`], [`Write`] and [`Writer`] all give it.
pub trait Query {
    /// All rows of a statement.
    fn rows(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, DbError>;
    /// The engine, for `dialect.rs`.
    fn engine(&self) -> Engine;

    /// The first row, if there is one.
    fn find(&mut self, sql: &str, params: &[Value]) -> Result<Option<Row>, DbError> {
        Ok(self.rows(sql, params)?.into_iter().next())
    }
    /// The one row that must be there.
    fn one(&mut self, sql: &str, params: &[Value]) -> Result<Row, DbError> {
        self.find(sql, params)?.ok_or(DbError::NotFound)
    }
}

/// A read transaction.
pub struct Read<'a> {
    pub(crate) tx: &'a mut dyn Tx,
}

/// A write transaction. It reads freely, and writes through a [`Writer`] only.
pub struct Write<'a> {
    pub(crate) tx: &'a mut dyn Tx,
    pub(crate) writers: u32,
    pub(crate) ledgered: u32,
    pub(crate) changed: Changed,
}

/// The right to write, bound to the permit it was given for.
pub struct Writer<'a> {
    tx: &'a mut dyn Tx,
    ledgered: &'a mut u32,
    changed: &'a mut Changed,
    permit: Permit,
}

impl Write<'_> {
    /// Consumes a permit and gives the right to write under it.
    pub fn permitted(&mut self, permit: Permit) -> Writer<'_> {
        self.writers += 1;
        Writer { tx: &mut *self.tx, ledgered: &mut self.ledgered, changed: &mut self.changed, permit }
    }
    /// Makes anew what is kept ready of everything that was changed. It follows from the changes, which
    /// were decided and are in the ledger.
    fn keep_ready(&mut self) -> Result<(), DbError> {
        let changed = std::mem::take(&mut self.changed);
        if changed.is_empty() {
            return Ok(());
        }
        let permit = Permit::system(Subject::Installation, "projection");
        let (ledgered, none) = (&mut self.ledgered, &mut Changed::default());
        caseload::refresh(&mut Writer { tx: &mut *self.tx, ledgered, changed: none, permit }, &changed)
    }
    /// Whether the commit must be refused: somebody could write, and nothing stands in the ledger.
    pub(crate) const fn lacks_ledger_entry(&self) -> bool {
        self.writers > self.ledgered
    }
}

impl Writer<'_> {
    /// Changes rows; gives how many.
    pub fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64, DbError> {
        self.tx.execute(sql, params)
    }
    /// The permit this writer acts under.
    pub const fn permit(&self) -> &Permit {
        &self.permit
    }
    /// Says that something about a case was changed that a caseload may show.
    pub(crate) fn changed_case(&mut self, case: CaseId) {
        self.changed.cases.insert(case);
    }
    /// The same of a person, for all their cases.
    pub(crate) fn changed_person(&mut self, person: PersonId) {
        self.changed.people.insert(person);
    }
    /// Called by `ledger.rs` alone, once an entry stands in this transaction.
    pub(crate) fn mark_ledgered(&mut self) {
        *self.ledgered += 1;
    }
}

macro_rules! query_over_tx {
    ($($type:ident: $check:expr),+ $(,)?) => {$(
        impl Query for $type<'_> {
            fn rows(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, DbError> {
                let check: fn(&str) -> Result<(), DbError> = $check;
                check(sql)?;
                self.tx.query(sql, params)
            }
            fn engine(&self) -> Engine {
                self.tx.engine()
            }
        }
    )+};
}
query_over_tx!(
    // The engines themselves keep a read transaction from writing.
    Read: |_| Ok(()),
    Write: without_permit,
    // `UPDATE … RETURNING` gives rows.
    Writer: |_| Ok(()),
);

/// Keeps `INSERT … RETURNING` and the like out of reach of who has no permit.
fn without_permit(sql: &str) -> Result<(), DbError> {
    let word = sql.split_whitespace().next().unwrap_or_default();
    if word.eq_ignore_ascii_case("SELECT") || word.eq_ignore_ascii_case("WITH") {
        Ok(())
    } else {
        Err(DbError::Other(format!("{word} needs a writer, and a writer needs a permit")))
    }
}
