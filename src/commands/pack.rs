//! `throughline pack check | test`

use std::path::PathBuf;

use clap::Subcommand;

use crate::outcome::Outcome;

/// Check a programme pack before it is used
///
/// A pack is a folder with pack.toml, its texts and its scenarios. Neither command needs a
/// database. Both exit with 1 if the pack is not in order.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Lint a pack: every finding names the file, the line and the remedy
    Check {
        /// The pack's folder
        directory: PathBuf,
        /// Print one JSON object: {"findings": […]}
        #[arg(long)]
        json: bool,
    },
    /// Run a pack's scenarios: a person, dates, and what must be due when
    Test {
        /// The pack's folder
        directory: PathBuf,
        /// Print one JSON object: {"passed": …, "failed": …, "failures": […]}
        #[arg(long)]
        json: bool,
    },
}

/// Checks or tests the pack.
pub fn run(args: &Args) -> Outcome {
    match &args.command {
        Command::Check { directory, json } => {
            let _ = (directory, json);
            super::not_yet("pack check")
        }
        Command::Test { directory, json } => {
            let _ = (directory, json);
            super::not_yet("pack test")
        }
    }
}
