//! `throughline restore`

use std::path::PathBuf;

use throughline_app::operations;

use crate::{
    config::Config,
    outcome::{Failure, Outcome},
    terminal::say,
};

const HELP: &str = "\
Examples:
  throughline restore /backups/plans-2026-11-02 --database sqlite:again.sqlite
  throughline verify --database sqlite:again.sqlite --checkpoint /elsewhere/checkpoint.json

Exit codes:
  0  restored
  1  the database is not empty; nothing was changed
  2  the file is not there, is no backup or is damaged; nothing was changed
  3  the database cannot be reached, or PostgreSQL's pg_restore is not installed
  4  a fault of the program or of the machine";

/// Fill an empty database from a backup
///
/// The database must be empty: a restore never overwrites. Stop the server first, restore into a
/// new database, run `throughline verify`, then let the server use the new one.
#[derive(Debug, clap::Args)]
#[command(after_help = HELP)]
pub struct Args {
    /// The file that `throughline backup` wrote
    file: PathBuf,
}

/// Restores the backup.
pub fn run(args: &Args, config: &Config) -> Outcome {
    // Looked at here, so that a slip in the name is told before a database is created.
    std::fs::File::open(&args.file).map_err(|error| Failure::file(&args.file, &error))?;
    let place = operations::file_of(&config.database.url).filter(|file| !file.exists());
    let restored = operations::restore(&args.file, &config.database.url);
    if let (Err(_), Some(file)) = (&restored, place) {
        // It was created for this; an empty file would look like a database.
        std::fs::remove_file(file).ok();
    }
    restored?;
    say!("restored {}; now run `throughline verify`", args.file.display());
    Ok(())
}
