//! `throughline import`

use std::path::PathBuf;

use jiff::civil::Date;

use crate::{config::Config, outcome::Outcome};

/// Import a release list
///
/// Every row is exactly one of new, changed, unchanged or rejected. Rejected rows are normal and
/// keep their reason: correct them on screen, or take them with --rejects, correct them there and
/// import that file. The same file twice changes nothing. Nobody is released by an import: people
/// who are no longer on a list that should name them are a question to the prison.
///
/// Works on a freshly migrated database: the source names its agency, jurisdiction and
/// establishments. In the ledger, the actor is the operator.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The list: CSV or XLSX, as the source describes it
    file: PathBuf,

    /// The source: how this system's export is read
    #[arg(long, value_name = "SOURCE.toml")]
    source: PathBuf,

    /// The day the list was made; without it, the date in the file's name, else today
    #[arg(long, value_name = "YYYY-MM-DD")]
    as_of: Option<Date>,

    /// Read and judge every row, and save nothing
    #[arg(long)]
    dry_run: bool,

    /// Write the rejected rows, as they came and with their reasons, to this file
    #[arg(long, value_name = "OUT.csv")]
    rejects: Option<PathBuf>,

    /// Import although a newer list of this source was imported before, without asking
    #[arg(long)]
    older: bool,

    /// Print one JSON object: rows, new, changed, unchanged, gone, rejected, warnings, and
    /// reasons (reason code to rows; their sum is rejected)
    #[arg(long)]
    json: bool,
}

/// Imports the list and prints what became of its rows.
pub fn run(args: &Args, _config: &Config) -> Outcome {
    let _ = (&args.file, &args.source, args.as_of, args.dry_run, &args.rejects, args.older, args.json);
    super::not_yet("import")
}
