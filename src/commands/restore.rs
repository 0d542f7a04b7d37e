//! `throughline restore`

use std::path::PathBuf;

use throughline_app::operations;

use crate::{
    config::Config,
    outcome::{Failure, Outcome},
};

/// Fill an empty database from a backup
///
/// The database must be empty: a restore never overwrites. Stop the server first, restore into a
/// new database, run `throughline verify`, then let the server use the new one.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The file that `throughline backup` wrote
    file: PathBuf,
}

/// Restores the backup.
pub fn run(args: &Args, config: &Config) -> Outcome {
    // Looked at here, so that a slip in the name is told before a database is created.
    std::fs::File::open(&args.file).map_err(|error| Failure::file(&args.file, &error))?;
    operations::restore(&args.file, &config.database.url)?;
    println!("restored {}; now run `throughline verify`", args.file.display());
    Ok(())
}
