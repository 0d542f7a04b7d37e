//! The region that is measured, and how a database is filled with it: for the measurements of this
//! crate's program, and for tests that need many people.

pub mod fill;
pub mod known;
pub mod program;
pub mod region;
pub mod statements;

use jiff::Timestamp;

/// What anything here can end with; the text says what was wrong.
pub type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// The time of this machine: what is measured runs by it too.
#[expect(clippy::disallowed_methods, reason = "a measurement happens now")]
pub fn now() -> Timestamp {
    Timestamp::now()
}
