//! All the SQL. One file per noun: rows and queries. Runs on SQLite and on PostgreSQL.
//!
//! Every statement is one plain string literal that begins with SELECT, INSERT, UPDATE, DELETE or
//! WITH: a test finds them all in these sources and prepares each on the engine (`tests/`). So a
//! statement is never put together from parts; two shapes of a query are two statements.

pub mod agency;
pub mod agreement;
pub mod answer;
pub mod backup;
pub mod break_glass;
pub mod case;
pub mod caseload;
pub mod coming_home;
pub mod contact;
pub mod custody;
pub mod db;
pub mod dialect;
pub mod disclosure;
pub mod document;
pub mod draft;
pub mod enrolment;
pub mod error;
pub mod handover;
pub mod history;
pub mod import;
pub mod involvement;
pub mod judgement;
pub mod lead;
pub mod ledger;
pub mod matching;
pub mod merge;
pub mod migrate;
pub mod milestone;
pub mod my_people;
pub mod narrowing;
pub mod need;
pub mod note;
pub mod notice;
pub mod one_time_link;
pub mod pack;
mod packed;
pub mod pair;
pub mod permission;
pub mod person;
pub mod person_code;
pub mod plan;
pub mod protection;
pub mod protective_rule;
pub mod rate_limit;
pub mod recovery_code;
pub mod release;
pub mod release_notice;
pub mod review;
pub mod routing;
pub mod saved_filter;
pub mod sealed;
pub mod search;
pub mod session;
pub mod setting;
pub mod sharing;
pub mod user;
pub mod victim;
pub mod visibility;
pub mod workload;

#[cfg(feature = "testing")]
pub mod testing;

pub use error::{DbError, Unusable};
