//! `throughline backup`

use std::path::PathBuf;

use throughline_app::operations;

use crate::{
    config::Config,
    outcome::{Failure, Outcome},
};

/// Write the whole database to one file
///
/// Works while the server runs: the file is one consistent moment. It holds everything there is
/// about everybody, so keep it where you would keep the database, and encrypted.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The file to write; it must not be there yet
    file: PathBuf,
}

/// Writes the backup.
pub fn run(args: &Args, config: &Config) -> Outcome {
    if args.file.exists() {
        return Err(Failure::Usage(format!("{} is there already; name a new file", args.file.display())));
    }
    operations::backup(&config.database.url, &args.file)?;
    println!("wrote {}", args.file.display());
    Ok(())
}
