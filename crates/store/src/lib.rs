//! All the SQL. One file per noun: rows and queries. Runs on SQLite and on PostgreSQL.
//!
//! Every statement is one plain string literal that begins with SELECT, INSERT, UPDATE, DELETE or
//! WITH: a test finds them all in these sources and prepares each on the engine (`tests/`). So a
//! statement is never put together from parts; two shapes of a query are two statements.

pub mod answer;
pub mod backup;
pub mod case;
pub mod custody;
pub mod db;
pub mod dialect;
pub mod enrolment;
pub mod error;
pub mod involvement;
pub mod lead;
pub mod ledger;
pub mod migrate;
pub mod notice;
pub mod pack;
pub mod person;
pub mod release;
pub mod visibility;

#[cfg(feature = "testing")]
pub mod testing;

pub use error::DbError;
