//! The use cases, each on the engine that the environment names.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on must fail loudly, also in what its tests share"
)]

mod agency;
mod agreement;
mod break_glass;
mod caseload;
mod casework;
mod clock;
mod coming_home;
mod custody;
mod imports;
mod involvement;
mod limits;
mod matching;
mod merge;
mod operations;
mod pack;
mod permission;
mod person;
mod prison;
mod programmes;
mod region;
mod release;
mod release_notice;
mod routing;
mod sealing;
mod sharing;
mod taking_part;
mod transfer;
mod two_programmes;
mod victim;
