//! `kill -9` at any moment: whatever the program had acknowledged is there afterwards, the ledger
//! fits, and an import that was cut short goes on. Killed is the built program, not a stand-in.
//!
//! Ten rounds each in `make test`; `make torture` sets `THROUGHLINE_TORTURE_ROUNDS` to a hundred.

#![expect(
    clippy::expect_used,
    reason = "all of this crate is tests, and clippy sees only the functions marked so"
)]

mod browser;
mod import;
mod program;
mod serve;

use std::{env, time::Duration};

use jiff::{Timestamp, civil::Date, tz::TimeZone};

/// How often a program is killed.
fn rounds() -> u64 {
    env::var("THROUGHLINE_TORTURE_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(10)
}

/// A moment of a round, spread evenly over what is killed: each round dies elsewhere, and a round
/// that failed dies at the same moment again.
fn moment(round: u64, longest: Duration) -> Duration {
    // The golden ratio's steps never come close to each other (a low-discrepancy sequence).
    let part = (round + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
    longest * u32::try_from(part >> 16).unwrap_or(0) / (1 << 16)
}

/// The day of the system's clock, by which the program goes.
fn today() -> Date {
    now().to_zoned(TimeZone::UTC).date()
}

#[expect(clippy::disallowed_methods, reason = "the program that is killed has no other clock")]
fn now() -> Timestamp {
    Timestamp::now()
}
