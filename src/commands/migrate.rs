//! `throughline migrate`

use std::collections::BTreeMap;

use serde_json::json;
use throughline_app::{
    Cx,
    operations::{self, Schema},
    pack,
};

use crate::{
    config::Config,
    outcome::{Failure, Outcome},
    packs,
    terminal::say,
    world,
};

const HELP: &str = "\
Examples:
  throughline migrate
  throughline migrate --check
  throughline migrate --database sqlite:/srv/throughline/plans.sqlite

Exit codes:
  0  the schema is that of this version, and its packs are installed
  1  with --check: migrations are missing
  2  the configuration has to be corrected
  3  the database cannot be reached, is damaged, or is of a newer version
  4  a fault of the program or of the machine; nothing was applied";

/// Bring the database to the schema of this version
///
/// Creates the SQLite file if it is not there. Applies what is missing in one transaction, or
/// nothing, then installs the programme packs that this version ships and those of [packs] directory,
/// and says which: running enrolments keep the version they have, and a broken pack replaces nothing.
/// What lists are read from is made ready for cases that have none of it, a hundred at a time.
/// Doing it twice changes nothing. Make a backup first: an older version does not run on a newer
/// schema.
#[derive(Debug, clap::Args)]
#[command(after_help = HELP)]
pub struct Args {
    /// Only say what is missing; exit with 1 if something is
    #[arg(long)]
    check: bool,

    /// Print one JSON object: {"applied": […], "missing": […], "packs": [{"id", "version", "was",
    /// "state"}], "notes": […]}; `was` is the version before, `state` is installed, changed or
    /// unchanged, and the notes say which packs were not taken and why
    #[arg(long)]
    pub json: bool,
}

/// Migrates, or says what is missing.
pub fn run(args: &Args, config: &Config) -> Outcome {
    if args.check {
        return check(args, config);
    }
    let url = &config.database.url;
    let created = operations::file_of(url).is_some_and(|file| !file.exists());
    if !created && let Schema::Unknown(unknown) = operations::schema(url)? {
        return Err(newer(&unknown));
    }
    let applied = operations::migrate(url)?;
    let cx = Cx::operator(world::open(config)?);
    let before = installed(&cx)?;
    let told = packs::install(config, &cx)?;
    operations::make_ready(&cx)?;
    let packs = compare(&before, installed(&cx)?);
    operations::checkpoint(&cx)?;
    // What was installed is told pack by pack below; what was not, and why, only here.
    let notes: Vec<&String> = told.iter().filter(|line| !line.starts_with("installed ")).collect();
    if args.json {
        let packs: Vec<_> = packs.iter().map(Pack::as_json).collect();
        let notes = json!(notes);
        super::print_json(&json!({ "applied": applied, "missing": [], "packs": packs, "notes": notes }));
        return Ok(());
    }
    if applied.is_empty() {
        say!("the database has the schema of this version; nothing to apply");
    }
    for name in &applied {
        say!("applied {name}");
    }
    for pack in &packs {
        say!("{pack}");
    }
    for note in notes {
        say!("{note}");
    }
    Ok(())
}

/// A current version: what it calls itself, and the hash of its content.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Version {
    number: String,
    hash: String,
}

fn installed(cx: &Cx) -> Result<BTreeMap<String, Version>, Failure> {
    let versions = pack::list(cx)?.into_iter().map(|programme| {
        let (number, hash) = (programme.current.manifest.version.to_string(), programme.current.hash.clone());
        (programme.id, Version { number, hash })
    });
    Ok(versions.collect())
}

/// What became of one pack.
#[derive(Debug, PartialEq, Eq)]
struct Pack {
    id: String,
    now: Version,
    before: Option<Version>,
}

fn compare(before: &BTreeMap<String, Version>, now: BTreeMap<String, Version>) -> Vec<Pack> {
    now.into_iter().map(|(id, now)| Pack { before: before.get(&id).cloned(), id, now }).collect()
}

impl Pack {
    fn state(&self) -> &'static str {
        match &self.before {
            None => "installed",
            Some(before) if *before == self.now => "unchanged",
            Some(_) => "changed",
        }
    }

    fn as_json(&self) -> serde_json::Value {
        let was = self.before.as_ref().map(|before| &before.number);
        json!({ "id": self.id, "version": self.now.number, "was": was, "state": self.state() })
    }
}

impl std::fmt::Display for Pack {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "pack {} {}: {}", self.id, self.now.number, self.state())?;
        match &self.before {
            Some(before) if *before != self.now => {
                write!(f, " (was {}; running enrolments keep it until they are moved)", before.number)
            }
            _ => Ok(()),
        }
    }
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
            say!("missing {name}");
        }
    }
    match missing.len() {
        0 => Ok(()),
        count => {
            let failure = Failure::finding("not_migrated", format!("migrations to apply: {count}"))
                .remedy("make a backup, then run `throughline migrate`");
            Err(if args.json { failure.answered() } else { failure })
        }
    }
}

/// The database was made by a newer version, or by another program.
pub fn newer(unknown: &[String]) -> Failure {
    let message =
        format!("the database is not one of this version, which does not know: {}", unknown.join(", "));
    Failure::database("newer_schema", message)
        .remedy("run the version that made it, or name another database; nothing was changed")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(number: &str, hash: &str) -> Version {
        Version { number: number.to_owned(), hash: hash.to_owned() }
    }

    #[test]
    fn what_became_of_a_pack_is_told_by_content_not_by_its_number() {
        let before =
            BTreeMap::from([("a".to_owned(), version("1", "x")), ("b".to_owned(), version("1", "x"))]);
        let now = BTreeMap::from([
            ("a".to_owned(), version("1", "x")),
            ("b".to_owned(), version("1", "y")),
            ("c".to_owned(), version("2", "z")),
        ]);
        let states: Vec<_> = compare(&before, now).iter().map(ToString::to_string).collect();
        assert_eq!(
            states,
            [
                "pack a 1: unchanged",
                "pack b 1: changed (was 1; running enrolments keep it until they are moved)",
                "pack c 2: installed"
            ]
        );
    }
}
