//! All the SQL. One file per noun: rows and queries. Runs on SQLite and on PostgreSQL.

pub mod db;
pub mod error;

pub use error::DbError;
