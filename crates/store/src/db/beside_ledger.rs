//! Entries of the ledger that say who looked, and pages that need not see them.
//!
//! A page about a person says the same whether or not somebody else has opened it meanwhile. So its read
//! may rest on a snapshot that lacks the newest entries ([`super::Db::read_page`]), as long as it asks
//! nothing of the ledger; and a write of entries alone ends no such snapshot
//! ([`super::Db::write_entries`]), as long as it writes nothing else. Both are refused here otherwise, on
//! both engines, so that a statement in the wrong place is found by its first test.

use super::{Engine, Row, Tx, Value, memo::is_read};
use crate::error::DbError;

/// What the names of the ledger's tables begin with.
const LEDGER: &str = "ledger_";

/// A read that asks nothing of the ledger.
pub(super) struct BesideLedger<'a>(pub(super) &'a mut dyn Tx);

impl Tx for BesideLedger<'_> {
    fn query(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, DbError> {
        if sql.contains(LEDGER) {
            return Err(DbError::Other(format!(
                "a page that looks at the ledger needs the newest of it: {sql}"
            )));
        }
        self.0.query(sql, params)
    }
    fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64, DbError> {
        self.0.execute(sql, params)
    }
    fn engine(&self) -> Engine {
        self.0.engine()
    }
}

/// A write of entries of the ledger, and of nothing else.
pub(super) struct EntriesAlone<'a>(pub(super) &'a mut dyn Tx);

impl EntriesAlone<'_> {
    fn check(sql: &str) -> Result<(), DbError> {
        if is_read(sql) || sql.contains(LEDGER) {
            return Ok(());
        }
        Err(DbError::Other(format!("more than an entry of the ledger was written: {sql}")))
    }
}

impl Tx for EntriesAlone<'_> {
    fn query(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, DbError> {
        Self::check(sql)?;
        self.0.query(sql, params)
    }
    fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64, DbError> {
        Self::check(sql)?;
        self.0.execute(sql, params)
    }
    fn engine(&self) -> Engine {
        self.0.engine()
    }
}
