//! `throughline verify`

use serde_json::json;
use throughline_app::operations::{self, Verified};

use crate::{
    config::Config,
    outcome::{Failure, Outcome},
    progress::Progress,
};

/// Recompute the ledger and name the first entry that does not fit
///
/// Reads every chain from its first entry: the hashes, the sequence, the commitments to the
/// payloads, the heads and the checkpoints. A payload that was removed by an erasure run is not
/// a fault and is counted apart. Exits with 1 at the first entry that does not fit.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Print one JSON object instead of sentences
    #[arg(long)]
    json: bool,
}

/// Verifies the ledger.
pub fn run(args: &Args, config: &Config) -> Outcome {
    let progress = Progress::new("entries");
    let found = operations::verify(&config.database.url, &mut |done| progress.so_far(done))?;
    drop(progress);
    match found {
        Ok(verified) => {
            if args.json {
                super::print_json(&as_json(&verified));
            } else {
                print(&verified);
            }
            Ok(())
        }
        Err(fault) => {
            if args.json {
                super::print_json(&json!({
                    "fits": false,
                    "chain": fault.chain,
                    "sequence": fault.sequence,
                    "fault": fault.misfit.to_string(),
                }));
            }
            Err(Failure::Finding(format!("the ledger does not fit: {fault}")))
        }
    }
}

fn print(verified: &Verified) {
    println!("the ledger fits: {} entries in {} chains", verified.entries, verified.chains);
    for (run, count) in &verified.erased {
        println!("{count} payloads were erased under run {run}");
    }
    match &verified.checkpoint {
        Some(checkpoint) => println!("last checkpoint: {} {}", checkpoint.number, checkpoint.digest),
        None => println!("no checkpoint was made yet: nothing kept outside can show that the end is missing"),
    }
}

fn as_json(verified: &Verified) -> serde_json::Value {
    let checkpoint = verified.checkpoint.as_ref();
    json!({
        "fits": true,
        "entries": verified.entries,
        "chains": verified.chains,
        "erased": verified.erased,
        "checkpoint": checkpoint.map(|made| json!({ "number": made.number, "digest": made.digest })),
    })
}
