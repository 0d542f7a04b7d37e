//! One transaction, one verdict: after a failed statement nothing more is done.
//!
//! PostgreSQL refuses every statement after a failed one and turns the commit into a rollback
//! without saying so; SQLite carries on. The guard gives both the stricter behaviour, so that a
//! use case which swallows an error is found in the first test on either engine.

use super::{
    Engine, Row, Tx, Value, Write,
    memo::{Memo, Tally},
};
use crate::{caseload::Changed, error::DbError};

/// What is to become of a transaction after its closure has run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Commit, then answer.
    Commit,
    /// The closure failed: roll back, and let its own error stand.
    RollBack,
}

/// One run of a write closure inside an open transaction; it may be run again.
pub(super) type Attempt = Box<dyn FnMut(&mut dyn Tx) -> Verdict + Send>;

/// Runs a write closure and judges it: an error, a swallowed error, or a missing ledger entry
/// are all refused.
pub(super) fn run<T, E: From<DbError>>(
    tx: &mut dyn Tx,
    statements: &Tally,
    work: &impl Fn(&mut Write<'_>) -> Result<T, E>,
) -> Result<T, E> {
    let mut guard = Guard { tx, failed: false };
    let mut memo = Memo::new(&mut guard, statements);
    let mut write = Write { tx: &mut memo, writers: 0, ledgered: 0, changed: Changed::default() };
    let outcome = work(&mut write)?;
    if write.lacks_ledger_entry() {
        return Err(DbError::NoLedgerEntry.into());
    }
    write.keep_ready()?;
    guard.check()?;
    Ok(outcome)
}

struct Guard<'a> {
    tx: &'a mut dyn Tx,
    failed: bool,
}

impl Guard<'_> {
    fn check(&self) -> Result<(), DbError> {
        if self.failed {
            return Err(DbError::Other(
                "a statement failed and the transaction went on as if it had not".to_owned(),
            ));
        }
        Ok(())
    }
}

impl Tx for Guard<'_> {
    fn query(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, DbError> {
        self.check()?;
        self.tx.query(sql, params).inspect_err(|_| self.failed = true)
    }
    fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64, DbError> {
        self.check()?;
        self.tx.execute(sql, params).inspect_err(|_| self.failed = true)
    }
    fn engine(&self) -> Engine {
        self.tx.engine()
    }
}
