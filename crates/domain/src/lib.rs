//! The rules of throughcare, pure: no I/O, no database, no clock of its own.
//!
//! One file per noun, named as in every other layer. Time, ids and randomness come in as
//! arguments, so every rule can be tested on the day before a holiday.

pub mod agency;
pub mod category;
pub mod code;
pub mod custody;
pub mod enrolment;
pub mod id;
pub mod involvement;
pub mod ledger;
pub mod person;
pub mod roster;
