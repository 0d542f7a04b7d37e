//! Use cases: one verb per function, one transaction per use case.
//!
//! Every use case takes a [`Cx`] first and does the same five things on one screen: load,
//! authorise, decide (in `domain`), save, and write the ledger.

pub mod authorise;
pub mod cx;
pub mod error;
pub mod operations;
pub mod world;

pub use cx::Cx;
pub use error::{Error, FieldError, Result};
pub use world::{Clock, World};
