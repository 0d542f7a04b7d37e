//! `throughline migrate`

use serde_json::json;
use throughline_app::operations::{self, Schema};

use crate::{
    config::Config,
    outcome::{Failure, Outcome},
    world,
};

/// Bring the database to the schema of this version
///
/// Creates the SQLite file if it is not there. Applies what is missing in one transaction, or
/// nothing, then installs the programme packs that this version ships: running enrolments keep the
/// version they have. Doing it twice changes nothing. Make a backup first: an older version does not
/// run on a newer schema.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Only say what is missing; exit with 1 if something is
    #[arg(long)]
    check: bool,

    /// Print one JSON object: {"applied": […], "missing": […]}
    #[arg(long)]
    json: bool,
}

/// Migrates, or says what is missing.
pub fn run(args: &Args, config: &Config) -> Outcome {
    if args.check {
        return check(args, config);
    }
    let applied = operations::migrate(&config.database.url)?;
    world::open_with_packs(config)?;
    if args.json {
        super::print_json(&json!({ "applied": applied, "missing": [] }));
    } else if applied.is_empty() {
        println!("nothing to do: the database has the schema of this version");
    } else {
        for name in &applied {
            println!("applied {name}");
        }
    }
    Ok(())
}

fn check(args: &Args, config: &Config) -> Outcome {
    let missing = match operations::schema(&config.database.url)? {
        Schema::Current => Vec::new(),
        Schema::Behind(missing) => missing,
        Schema::Unknown(unknown) => return Err(newer(&unknown)),
    };
    if args.json {
        super::print_json(&json!({ "applied": [], "missing": missing }));
    } else {
        for name in &missing {
            println!("missing {name}");
        }
    }
    match missing.len() {
        0 => Ok(()),
        count => Err(Failure::Finding(format!("migrations to apply: {count}"))),
    }
}

/// The database was made by a newer version, or by another program.
pub fn newer(unknown: &[String]) -> Failure {
    let names = unknown.join(", ");
    Failure::Database(format!("the database is not one of this version, which does not know: {names}"))
}
