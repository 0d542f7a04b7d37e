//! Use cases: one verb per function, one transaction per use case.
//!
//! Every use case takes a [`Cx`] first and does the same five things on one screen: load,
//! authorise, decide (in `domain`), save, and write the ledger.

pub mod account;
pub mod agency;
pub mod authorise;
pub mod clock;
pub mod custody;
pub mod cx;
pub mod document;
pub mod draft;
pub mod enrolment;
pub mod error;
pub mod handover;
pub mod import;
pub mod my_people;
pub mod need;
pub mod note;
pub mod operations;
pub mod password;
pub mod plan;
pub mod programme;
pub mod release;
pub mod session;
pub mod set_up;
pub mod totp;
pub mod user;
pub mod world;

#[cfg(feature = "testing")]
pub mod testing;

pub use cx::Cx;
pub use error::{Error, FieldError, Result};
pub use world::{Clock, World};
