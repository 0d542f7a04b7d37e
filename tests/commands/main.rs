//! The built program as an operator meets it: what it prints, and what it ends with.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "all of this is tests, and clippy sees only the functions marked so"
)]

mod accounts;
mod databases;
mod doctor;
mod imports;
mod keys;
mod ledger;
mod linkage;
mod operator;
mod packs;
mod serving;
mod terminal;
