//! The rules of throughcare, pure: no I/O, no database, no clock of its own.
//!
//! One file per noun, named as in every other layer. Time, ids and randomness come in as
//! arguments, so every rule can be tested on the day before a holiday.

pub mod absence;
pub mod agency;
pub mod agreement;
pub mod beside;
pub mod break_glass;
pub mod calendar;
pub mod category;
pub mod code;
pub mod custody;
pub mod document;
pub mod enrolment;
pub mod handover;
pub mod id;
pub mod involvement;
pub mod judgement;
pub mod ledger;
pub mod narrowing;
pub mod need;
pub mod note;
pub mod permission;
pub mod person;
pub mod plan;
pub mod programme;
pub mod protection;
pub mod purpose;
pub mod release_notice;
pub mod roster;
pub mod routing;
pub mod seal;
pub mod town;
pub mod victim;
pub mod workload;
