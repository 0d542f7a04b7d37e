//! Who may see what: the whole matrix, the rules of reading it, and the fast path against the naive one.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "all of this is tests, and clippy sees only the functions marked so"
)]

mod forms;
mod matrix;
mod naive;
mod profiles;
mod rules;
mod stage;
