//! One file per command: its arguments, and one function that runs it.

pub mod backup;
pub mod demo;
pub mod doctor;
pub mod import;
pub mod migrate;
pub mod pack;
pub mod restore;
pub mod serve;
pub mod user;
pub mod verify;

use crate::outcome::{Failure, Outcome};

/// Prints one JSON object on standard output, as `--json` promises.
fn print_json(object: &serde_json::Value) {
    println!("{object:#}");
}

/// The answer of a command whose use case is not there yet.
fn not_yet(command: &str) -> Outcome {
    Err(Failure::Internal(format!("`throughline {command}` cannot do anything yet in this version")))
}
