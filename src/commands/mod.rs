//! One file per command: its arguments, and one function that runs it.

pub mod backup;
pub mod demo;
pub mod doctor;
pub mod import;
pub mod key;
pub mod link;
pub mod migrate;
pub mod pack;
pub mod restore;
pub mod serve;
pub mod user;
pub mod verify;

/// Prints one JSON object on standard output, as `--json` promises.
pub fn print_json(object: &serde_json::Value) {
    crate::terminal::say!("{object:#}");
}
