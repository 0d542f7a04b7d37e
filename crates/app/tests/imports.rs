//! Release lists, from the file to the caseload.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on must fail loudly, also in what its tests share"
)]

#[path = "imports/corrections.rs"]
mod corrections;
#[path = "imports/lists.rs"]
mod lists;
#[path = "imports/prison.rs"]
mod prison;
#[path = "imports/shared.rs"]
mod shared;
#[path = "imports/uploads.rs"]
mod uploads;
