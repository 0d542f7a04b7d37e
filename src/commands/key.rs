//! `throughline key`

use std::path::PathBuf;

use crate::{outcome::Outcome, signature, terminal::say};

const HELP: &str = "\
Examples:
  throughline key /secure/ledger.key
  throughline verify --save-checkpoint /elsewhere/2026-11-02.json --sign-with /secure/ledger.key
  throughline verify --checkpoint /elsewhere/2026-11-02.json --public-key ledger.key.pub

Exit codes:
  0  both files were written
  2  one of them is there already, or cannot be written";

/// Make a key that signs checkpoints of the ledger
///
/// Writes two files: FILE, the secret half, readable for its owner alone, and FILE.pub, the public
/// half. Keep the secret half away from the database and its backups: who has both can write a ledger
/// anew and sign it. Give the public half to whoever is to check, such as the data-protection officer
/// of another agency.
#[derive(Debug, clap::Args)]
#[command(after_help = HELP)]
pub struct Args {
    /// The file of the secret half; a new one
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// Makes the key.
pub fn run(args: &Args) -> Outcome {
    let public = signature::make(&args.file)?;
    say!("wrote {}; keep it away from the database and its backups", args.file.display());
    say!("wrote {}; give it to whoever is to check", public.display());
    Ok(())
}
