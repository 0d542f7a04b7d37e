//! What can go wrong below the use cases.

pub use crate::db::Unusable;

/// A fault of the database or of a statement.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// The row that had to be there is not.
    #[error("not found")]
    NotFound,
    /// A rule that the database itself enforces was broken; the constraint's name says which.
    #[error("constraint broken: {0}")]
    Constraint(String),
    /// The record was changed by somebody else since it was read.
    #[error("changed by somebody else")]
    Stale,
    /// Writes were made and no ledger entry stands beside them: a bug, refused at commit.
    #[error("a write without a ledger entry was refused")]
    NoLedgerEntry,
    /// The disk is full or the database has reached its size limit.
    #[error("the database has no room left")]
    Full,
    /// The database cannot be reached or is locked; trying again may help.
    #[error("the database is not available: {0}")]
    Unavailable(String),
    /// The database cannot be used as it is, and trying again does not help.
    #[error("{}; {}", .0, .0.remedy())]
    Unusable(#[from] Unusable),
    /// A column is missing or of another type than the code expects.
    #[error("column {0} cannot be read")]
    Column(String),
    /// Anything else the engine said.
    #[error("{0}")]
    Other(String),
}
