//! The `throughline` program: reads the command line and the configuration, then calls use cases.
//!
//! Nothing is decided here. A command turns arguments into one call of a use case, and its
//! outcome into text, JSON and an exit code ([`outcome::Failure`]).

mod cli;
mod clock;
mod commands;
mod config;
mod entropy;
mod logging;
mod outcome;
mod progress;
mod server;
mod world;

use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            failure.exit_code()
        }
    }
}
