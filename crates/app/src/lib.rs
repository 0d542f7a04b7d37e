//! Use cases: one verb per function, one transaction per use case.
//!
//! Every use case takes a [`Cx`] first and does the same five things on one screen: load,
//! authorise, decide (in `domain`), save, and write the ledger.

pub mod absence;
pub mod account;
pub mod agency;
pub mod agreement;
pub mod authorise;
pub mod break_glass;
pub mod case;
pub mod clock;
pub mod coming_home;
pub mod custody;
pub mod cx;
pub mod demo;
pub mod disclosure;
pub mod document;
mod dossier;
pub mod draft;
pub mod enrolment;
pub mod error;
pub mod handover;
pub mod history;
pub mod import;
pub mod involvement;
pub mod lead;
pub mod link;
mod looking;
pub mod matching;
pub mod merge;
pub mod milestone;
pub mod my_people;
pub mod narrowing;
pub mod need;
pub mod note;
pub mod notice;
pub mod operations;
pub mod pack;
pub mod pair;
pub mod password;
pub mod permission;
pub mod person;
pub mod plan;
pub mod programme;
pub mod protective_rule;
pub mod reassign;
pub mod recovery_code;
pub mod release;
pub mod release_notice;
pub mod request;
pub mod review;
pub mod routing;
pub mod saved_filter;
pub mod sealing;
pub mod session;
pub mod set_up;
pub mod sharing;
pub mod sheet;
pub mod silence;
pub mod taking_part;
pub mod today;
pub mod totp;
pub mod transfer;
pub mod user;
pub mod variant;
pub mod victim;
pub mod who_sees;
pub mod workload;
pub mod world;

#[cfg(feature = "testing")]
pub mod testing;

pub use cx::Cx;
pub use error::{Error, FieldError, Result, Unusable};
pub use world::{Clock, World};
