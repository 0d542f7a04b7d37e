//! The store on a real engine: run once with SQLite and once with PostgreSQL
//! (`THROUGHLINE_TEST_ENGINE`, see `throughline_store::testing`).

#![expect(clippy::unwrap_used, clippy::panic, reason = "these are tests")]

mod backup;
mod case;
mod commits;
mod faults;
mod lead_worker;
mod ledger;
mod log;
mod migrate;
mod priority;
mod snapshots;
mod statements;
mod values;
mod writing;
