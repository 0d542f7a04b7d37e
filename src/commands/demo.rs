//! `throughline demo`

use std::path::PathBuf;

use crate::{config::Config, outcome::Outcome};

/// Show Throughline with invented people
///
/// Fills a SQLite database with a region of invented people whose dates are relative to today,
/// and serves it on the loopback address only. Signing in is one click per role. The database is
/// marked as a demonstration: `serve` refuses it, and `demo` refuses any other. Started again, it
/// opens the same database.
///
/// --database is not used: the demonstration has its own.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The folder of the database
    #[arg(long, value_name = "DIR", default_value = "demo")]
    directory: PathBuf,

    /// The port on 127.0.0.1; 0 takes any that is free, and the line that is printed names it
    #[arg(long, value_name = "PORT", default_value_t = 8080)]
    port: u16,

    /// Begin again: remove what the folder's demonstration holds, and fill it anew
    #[arg(long)]
    fresh: bool,
}

/// Fills the demonstration if it is empty, and serves it until it is told to stop.
pub fn run(args: &Args, _config: &Config) -> Outcome {
    let _ = (&args.directory, args.port, args.fresh);
    super::not_yet("demo")
}
