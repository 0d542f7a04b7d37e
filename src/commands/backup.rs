//! `throughline backup`

use std::{io::ErrorKind, path::PathBuf};

use throughline_app::operations;

use crate::{
    config::Config,
    outcome::{Failure, Outcome},
    terminal::say,
};

const HELP: &str = "\
Examples:
  throughline backup /backups/plans-2026-11-02
  throughline restore /backups/plans-2026-11-02 --database sqlite:again.sqlite

Exit codes:
  0  the backup is whole and on the disk
  2  the file is there already, or its folder is not
  3  the database cannot be reached, or PostgreSQL's pg_dump is not installed
  4  a fault of the program or of the machine";

/// Write the whole database to one file
///
/// Works while the server runs: the file is one consistent moment. It holds everything there is
/// about everybody, so keep it where you would keep the database, and encrypted.
#[derive(Debug, clap::Args)]
#[command(after_help = HELP)]
pub struct Args {
    /// The file to write; it must not be there yet
    file: PathBuf,
}

/// Writes the backup.
pub fn run(args: &Args, config: &Config) -> Outcome {
    if args.file.exists() {
        return Err(Failure::file(&args.file, &ErrorKind::AlreadyExists.into()));
    }
    let folder = args.file.parent().filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
        return Err(Failure::file(folder, &ErrorKind::NotFound.into()));
    }
    operations::backup(&config.database.url, &args.file)?;
    say!("wrote {}", args.file.display());
    Ok(())
}
