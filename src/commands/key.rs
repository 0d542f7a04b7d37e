//! `throughline key`

use std::path::{Path, PathBuf};

use clap::Subcommand;
use throughline_app::{Cx, operations, sealing as sealed};

use crate::{
    config::Config,
    entropy::SystemEntropy,
    outcome::{Failure, Outcome},
    sealing, signature,
    terminal::say,
    world,
};

const HELP: &str = "\
Examples:
  throughline key seal /secure/sealing.key
  throughline key rotate
  throughline key forget
  throughline key sign /secure/ledger.key
  throughline verify --save-checkpoint /elsewhere/2026-11-02.json --sign-with /secure/ledger.key

Exit codes:
  0  done
  2  a file is there already or cannot be written, or no key file is configured
  3  the database cannot be reached or is not migrated";

/// Make and change keys: those that seal, and those that sign
///
/// Sealing keys keep data on victims and third parties, and the secrets of authenticators, unreadable for
/// who has the database or a backup alone. Signing keys say whose a checkpoint of the ledger is. Keep both
/// away from the database and its backups, and a copy of each elsewhere: what is sealed with a key that is
/// lost is lost.
#[derive(Debug, clap::Args)]
#[command(after_help = HELP)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Make the file of sealing keys, with one key, readable for its owner alone
    ///
    /// Then name it in the configuration: key_file in [sealing], or THROUGHLINE_SEALING_KEY_FILE.
    Seal {
        /// The key file; a new one, outside the folder of the database
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Make a new sealing key, and seal everything anew with it
    ///
    /// Works while people work, in small steps. Cut short, it goes on where it ended when it is called
    /// again. The older key stays in the file: backups of before need it.
    Rotate,
    /// Take those keys out of the file with which nothing in the database is sealed any more
    ///
    /// Backups from before the rotation do not open without them. Keep a copy of the file as long as you
    /// keep those backups.
    Forget,
    /// Make a key that signs checkpoints of the ledger
    ///
    /// Writes two files: FILE, the secret half, readable for its owner alone, and FILE.pub, the public
    /// half. Who has the secret half and the database can write a ledger anew and sign it. Give the public
    /// half to whoever is to check, such as the data-protection officer of another agency.
    Sign {
        /// The file of the secret half; a new one
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}

impl Args {
    /// Whether it works on files alone.
    pub const fn needs_no_configuration(&self) -> bool {
        matches!(self.what, What::Seal { .. } | What::Sign { .. })
    }
}

/// Does it; what needs no configuration is given the default one.
pub fn run(args: &Args, config: &Config) -> Outcome {
    match &args.what {
        What::Seal { file } => seal(file),
        What::Rotate => rotate(config),
        What::Forget => forget(config),
        What::Sign { file } => sign(file),
    }
}

fn sign(file: &Path) -> Outcome {
    let public = signature::make(file)?;
    say!("wrote {}; keep it away from the database and its backups", file.display());
    say!("wrote {}; give it to whoever is to check", public.display());
    Ok(())
}

fn seal(file: &Path) -> Outcome {
    sealing::make(file)?;
    say!("wrote {}; keep it away from the database and its backups, and a copy elsewhere", file.display());
    say!("name it in the configuration: key_file in [sealing], or THROUGHLINE_SEALING_KEY_FILE");
    Ok(())
}

fn file_of(config: &Config) -> Result<&Path, Failure> {
    config.sealing.key_file.as_deref().ok_or_else(|| {
        Failure::usage("no_key_file", format!("no key file is configured ({})", sealing::SETTING))
            .remedy("`throughline key seal FILE` makes one; then name it in the configuration")
    })
}

fn rotate(config: &Config) -> Outcome {
    let file = file_of(config)?;
    let world = world::open(config)?;
    let ring = sealing::read(file)?;
    let found = sealed::look_at(&world.db, Some(&ring))?;
    if found.unopened > 0 {
        return Err(unopened(file, found.unopened));
    }
    if sealed::is_even(&found, &ring) {
        // On the disk before anything is sealed with it.
        sealing::replace(file, &ring.turned(&SystemEntropy))?;
        say!("a new key seals from now on");
    } else {
        say!("going on with a rotation that was cut short");
    }
    let cx = Cx::operator(world);
    let rows = sealed::seal_secrets(&cx)? + sealed::seal_anew(&cx)?;
    operations::checkpoint(&cx)?;
    say!("sealed {rows} rows anew; the older keys stay in {} for backups of before", file.display());
    say!("`throughline key forget` takes them out");
    Ok(())
}

fn forget(config: &Config) -> Outcome {
    let file = file_of(config)?;
    let world = world::open(config)?;
    let ring = sealing::read(file)?;
    let kept = ring.keeping(&sealed::look_at(&world.db, None)?.keys);
    let gone: Vec<&str> = ring.ids().filter(|id| !kept.ids().any(|kept| kept == *id)).collect();
    if gone.is_empty() {
        say!("no key can be taken out: each is in use");
        return Ok(());
    }
    sealing::replace(file, &kept)?;
    say!("took out: {}; backups that were sealed with them open only with a copy", gone.join(", "));
    Ok(())
}

/// Rows that the file's keys do not open.
pub fn unopened(file: &Path, rows: usize) -> Failure {
    let message = format!("{rows} sealed rows do not open with the keys of {}", file.display());
    Failure::usage("sealed_otherwise", message)
        .remedy("put back the key file that they were sealed with; without it they are lost")
}
