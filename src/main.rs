//! The `throughline` program: reads the command line and the configuration, then calls use cases.
//!
//! Nothing is decided here. A command turns arguments into one call of a use case, and its
//! outcome into text, JSON and an exit code ([`outcome::Failure`]).

#![deny(clippy::print_stdout, clippy::print_stderr)] // both panic when nobody reads: see `terminal`

mod cli;
mod clock;
mod commands;
mod config;
mod entropy;
mod logging;
mod outcome;
mod packs;
mod progress;
mod sealing;
mod server;
mod signature;
mod terminal;
mod words;
mod world;

use std::process::ExitCode;

/// A page is thousands of small texts, and taking and giving back their memory is a good part of it.
#[global_allocator]
static MEMORY: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    cli::run()
}
