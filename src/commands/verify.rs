//! `throughline verify`

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use ed25519_dalek::SigningKey;
use serde_json::json;
use throughline_app::operations::{self, Checkpoint, Fault, Verified};

use crate::{
    config::Config,
    outcome::{Failure, Outcome},
    progress::Progress,
    signature,
    terminal::say,
};

const HELP: &str = "\
Examples:
  throughline verify
  throughline verify --save-checkpoint /elsewhere/checkpoint-2026-11-02.json
  throughline verify --checkpoint /elsewhere/checkpoint-2026-11-02.json
  throughline verify --save-checkpoint /elsewhere/2026-11-02.json --sign-with /secure/ledger.key
  throughline verify --checkpoint /elsewhere/2026-11-02.json --public-key ledger.key.pub
  throughline verify --json

Exit codes:
  0  every entry fits, and the checkpoint that was given is still there
  1  something does not fit; the first entry that does not is named; or the checkpoint's signature
     is not that of the key
  2  the file of --checkpoint or of a key is none, or the one of --save-checkpoint cannot be written
  3  the database cannot be reached, is damaged or is not migrated
  4  a fault of the program or of the machine";

/// Recompute the ledger and name the first entry that does not fit
///
/// Reads every chain from its first entry: the hashes, the sequence, the commitments to the
/// payloads, the heads, the checkpoints, and whether every person's record and every agency still
/// has its chain. A payload that was removed by an erasure run is not a fault and is counted apart.
///
/// A ledger that was cut off at its end, or an old copy of the whole database, fits by itself. Only
/// a checkpoint that was kept outside shows it: --save-checkpoint writes the last one to a file,
/// --checkpoint compares with such a file. Every command that changes something ends with a
/// checkpoint, and a server makes one a day and one when it ends.
#[derive(Debug, clap::Args)]
#[command(after_help = HELP)]
pub struct Args {
    /// Compare with a checkpoint that was kept outside
    #[arg(long, value_name = "FILE")]
    checkpoint: Option<PathBuf>,

    /// Write the last checkpoint to a new file, to be kept where nobody who can change the database
    /// can change it
    #[arg(long, value_name = "FILE")]
    save_checkpoint: Option<PathBuf>,

    /// Sign what --save-checkpoint writes with a key of `throughline key sign`; the signature is a file
    /// beside it, with .sig at its end
    #[arg(long, value_name = "KEY", requires = "save_checkpoint")]
    sign_with: Option<PathBuf>,

    /// Check the signature beside the file of --checkpoint, before anything else
    #[arg(long, value_name = "KEY.pub", requires = "checkpoint")]
    public_key: Option<PathBuf>,

    /// Print one JSON object: {"fits", "entries", "chains", "erased", "checkpoint",
    /// "since_checkpoint"}, or {"fits", "chain", "sequence", "fault"}
    #[arg(long)]
    pub json: bool,
}

/// Verifies the ledger.
pub fn run(args: &Args, config: &Config) -> Outcome {
    let kept = args.checkpoint.as_deref().map(|path| read(path, args.public_key.as_deref())).transpose()?;
    // A key that cannot be read is told before an hour of recomputing.
    let key = args.sign_with.as_deref().map(signature::read_key).transpose()?;
    let progress = Progress::new("entries");
    let url = &config.database.url;
    let found = operations::verify(url, kept.as_ref(), &mut |done| progress.so_far(done))?;
    drop(progress);
    let verified = found.map_err(|fault| misfit(args, &fault))?;
    if let Some(path) = &args.save_checkpoint {
        save(path, verified.checkpoint.as_ref(), key.as_ref())?;
    }
    if args.json {
        super::print_json(&as_json(&verified));
    } else {
        print(args, &verified);
    }
    Ok(())
}

fn read(path: &Path, public: Option<&Path>) -> Result<Checkpoint, Failure> {
    let text = fs::read_to_string(path).map_err(|error| Failure::file(path, &error))?;
    if let Some(public) = public {
        signature::check(path, &text, public)?;
    }
    Checkpoint::read(&text).map_err(|error| {
        Failure::usage("no_checkpoint", format!("{}: {error}", path.display()))
            .remedy("name a file that `throughline verify --save-checkpoint` wrote")
    })
}

fn save(path: &Path, checkpoint: Option<&Checkpoint>, key: Option<&SigningKey>) -> Outcome {
    let checkpoint = checkpoint.ok_or_else(|| {
        Failure::finding("no_checkpoint_yet", "the ledger fits, and no checkpoint was ever made in it")
            .remedy("a server makes one within a minute, and every command that changes something at its end")
    })?;
    let text = checkpoint.to_file();
    fs::File::create_new(path)
        .and_then(|mut file| file.write_all(text.as_bytes()).and_then(|()| file.sync_all()))
        .map_err(|error| Failure::file(path, &error))?;
    key.map_or(Ok(()), |key| signature::sign(path, &text, key))
}

fn misfit(args: &Args, fault: &Fault) -> Failure {
    if args.json {
        super::print_json(&json!({
            "fits": false,
            "chain": fault.chain,
            "sequence": fault.sequence,
            "fault": fault.misfit.to_string(),
        }));
    }
    let failure = Failure::finding("misfit", format!("the ledger does not fit: {fault}")).remedy(
        "keep a copy of the database as it is, and compare with your last backup: whoever can write to the database \
         can do this",
    );
    if args.json { failure.answered() } else { failure }
}

fn print(args: &Args, verified: &Verified) {
    say!("the ledger fits: {} entries in {} chains", verified.entries, verified.chains);
    for (run, count) in &verified.erased {
        say!("{count} payloads were erased under run {run}");
    }
    match &verified.checkpoint {
        Some(made) => {
            say!("last checkpoint: {} of {} {}", made.number, made.at, made.digest);
            say!("{} entries were written since it", verified.since_checkpoint);
        }
        None => say!("no checkpoint was ever made: nothing kept outside can show that the end is missing"),
    }
    if let Some(path) = &args.checkpoint {
        say!("the checkpoint in {} is still in it", path.display());
        if let Some(public) = &args.public_key {
            say!("it was signed with the key of {}", public.display());
        }
    }
    if let Some(path) = &args.save_checkpoint {
        say!("wrote {}; keep it where nobody who can change the database can change it", path.display());
        if args.sign_with.is_some() {
            say!("wrote {}", signature::signature_of(path).display());
        }
    }
}

fn as_json(verified: &Verified) -> serde_json::Value {
    json!({
        "fits": true,
        "entries": verified.entries,
        "chains": verified.chains,
        "erased": verified.erased,
        "checkpoint": verified.checkpoint,
        "since_checkpoint": verified.since_checkpoint,
    })
}
