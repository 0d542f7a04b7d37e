//! What the doctor looks at. Nothing is changed, and nothing is left behind.

use std::{
    fs::{self, OpenOptions},
    path::Path,
    process::Command,
};

use jiff::{SignedDuration, Timestamp};
use throughline_app::{
    Clock as _, Cx, Error,
    operations::{self, Health, Schema},
    pack,
    programme::{Folder, Installed, Outcome},
    sealing as sealed,
};
use throughline_domain::programme::check::check_folder;

use super::{Check, State};
use crate::{
    clock::Clock,
    commands::{key::unopened, migrate::newer},
    config::{Config, KEYS, Settings},
    outcome::Failure,
    packs, sealing, world,
};

/// A server makes a checkpoint a day; later than this, none runs.
const CHECKPOINT_OLD: SignedDuration = SignedDuration::from_hours(48);

/// Less room than this is soon full: an import of a large list needs as much.
const LITTLE_ROOM: u64 = 1 << 30;
/// Less room than this is as good as none.
const NO_ROOM: u64 = 64 << 20;

impl Check {
    fn ok(what: &'static str, message: impl Into<String>) -> Self {
        Self { what, state: State::Ok, message: message.into(), remedy: None }
    }
    fn warning(what: &'static str, message: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { what, state: State::Warning, message: message.into(), remedy: Some(remedy.into()) }
    }
    fn fault(what: &'static str, message: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { what, state: State::Fault, message: message.into(), remedy: Some(remedy.into()) }
    }
    fn failed(what: &'static str, failure: &Failure) -> Self {
        let remedy = failure.what_to_do().map(str::to_owned);
        Self { what, state: State::Fault, message: failure.message().to_owned(), remedy }
    }
}

/// Everything, in the order in which one depends on the other.
pub(super) fn all(settings: &Settings) -> Vec<Check> {
    let config = &settings.config;
    let mut checks = configuration(settings);
    checks.push(clock(settings));
    checks.extend(own_programmes(config));
    if let Some(file) = operations::file_of(&config.database.url) {
        checks.extend(place(file));
    }
    let reached = database(config);
    let is_current = reached.state == State::Ok;
    checks.push(reached);
    if is_current {
        let told = operations::health(&config.database.url).map_err(Failure::from);
        match told {
            Ok(health) => {
                checks.push(sealing_keys(config));
                checks.extend([demonstration(&health), administrators(&health)]);
                checks.push(installed(config));
                checks.push(checkpoints(&health, config.clock.now()));
            }
            Err(failure) => checks.push(Check::failed("database", &failure)),
        }
    }
    checks
}

fn configuration(settings: &Settings) -> Vec<Check> {
    let mut checks: Vec<Check> = settings
        .faults
        .iter()
        .map(|fault| Check::fault("configuration", fault.to_string(), "correct it"))
        .collect();
    checks.extend(settings.warnings.iter().map(|fault| {
        Check::warning(
            "configuration",
            fault.to_string(),
            "correct it, or take it out if nothing else needs it",
        )
    }));
    if settings.faults.is_empty() {
        checks.push(Check::ok("configuration", "can be read"));
    }
    checks
}

fn clock(settings: &Settings) -> Check {
    let Clock::Fixed(instant) = settings.config.clock else {
        return Check::ok("clock", "the clock of this machine");
    };
    let origin = KEYS
        .iter()
        .zip(&settings.origins)
        .find(|(key, _)| key.path() == "clock.fixed")
        .map(|(_, origin)| origin.to_string())
        .unwrap_or_default();
    Check::fault(
        "clock",
        format!("it stands still at {instant} ({origin}): `serve` does not start"),
        "take clock.fixed out; it is for tests",
    )
}

/// The folder of a SQLite database, in which its log is written too.
fn place(file: &Path) -> Vec<Check> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let shown = folder.display();
    if !folder.is_dir() {
        let remedy = "create it, or look for a slip in the URL of the database";
        return vec![Check::fault("folder", format!("there is no folder {shown}"), remedy)];
    }
    let probe = folder.join(format!(".throughline-doctor-{}", std::process::id()));
    let written = OpenOptions::new().write(true).create_new(true).open(&probe);
    let writable = match written {
        Ok(_) => {
            fs::remove_file(&probe).ok();
            Check::ok("folder", format!("{shown} can be written"))
        }
        Err(error) => Check::fault(
            "folder",
            format!("{shown} cannot be written: {error}"),
            "give this user the right to write there: SQLite keeps its log beside the database",
        ),
    };
    let mut checks = vec![writable];
    checks.extend(room(folder).map(|free| room_is(folder, free)));
    checks
}

/// The bytes that are free where a folder lies, as `df` tells them; nothing where there is none.
fn room(folder: &Path) -> Option<u64> {
    let told =
        Command::new("df").arg("-Pk").arg(folder).output().ok().filter(|told| told.status.success())?;
    let table = String::from_utf8(told.stdout).ok()?;
    let free: u64 = table.lines().nth(1)?.split_whitespace().nth(3)?.parse().ok()?;
    free.checked_mul(1024)
}

fn room_is(folder: &Path, free: u64) -> Check {
    let message = format!("{} MiB are free in {}", free >> 20, folder.display());
    let remedy = "make room: nothing is saved on a full disk, and a backup needs as much as the database";
    if free < NO_ROOM {
        Check::fault("disk", message, remedy)
    } else if free < LITTLE_ROOM {
        Check::warning("disk", message, remedy)
    } else {
        Check::ok("disk", message)
    }
}

/// Whether the database can be reached and has the schema of this version.
fn database(config: &Config) -> Check {
    match operations::schema(&config.database.url) {
        Ok(Schema::Current) => Check::ok("database", "reached; it has the schema of this version"),
        Ok(Schema::Behind(missing)) => Check::fault(
            "database",
            format!("it lacks {}", missing.join(", ")),
            "make a backup, then run `throughline migrate`",
        ),
        Ok(Schema::Unknown(unknown)) => Check::failed("database", &newer(&unknown)),
        Err(error) => Check::failed("database", &error.into()),
    }
}

/// Whether what is sealed opens, and whether the keys lie where they should.
fn sealing_keys(config: &Config) -> Check {
    const WHAT: &str = "sealing keys";
    let ring = match config.sealing.key_file.as_deref().map(sealing::read).transpose() {
        Ok(ring) => ring,
        Err(failure) => return Check::failed(WHAT, &failure),
    };
    let found = match sealed::look(&config.database.url, ring.as_ref()) {
        Ok(found) => found,
        Err(error) => return Check::failed(WHAT, &error.into()),
    };
    let Some((file, ring)) = config.sealing.key_file.as_deref().zip(ring) else {
        return if found.keys.is_empty() {
            let remedy = "`throughline key seal FILE` makes one; then name it as key_file in [sealing]";
            let message =
                "none: nothing can be written about victims, and secrets of authenticators lie open";
            Check::warning(WHAT, message, remedy)
        } else {
            let remedy = "name the key file of this installation as key_file in [sealing]";
            Check::fault(WHAT, "the database holds sealed data, and no key file is configured", remedy)
        };
    };
    if found.unopened > 0 {
        return Check::failed(WHAT, &unopened(file, found.unopened));
    }
    if operations::file_of(&config.database.url).is_some_and(|database| sealing::lies_beside(file, database))
    {
        let message =
            format!("{} lies in the folder of the database: who copies it has both", file.display());
        return Check::fault(WHAT, message, "move it elsewhere, and name it there in the configuration");
    }
    if found.unsealed {
        let message = "secrets of authenticators lie unsealed in the database";
        return Check::warning(WHAT, message, "start `throughline serve`, which seals them");
    }
    if !sealed::is_even(&found, &ring) {
        let message = "a rotation was cut short: older keys are still in use";
        return Check::warning(WHAT, message, "`throughline key rotate` goes on with it");
    }
    Check::ok(WHAT, format!("{} opens everything that is sealed", file.display()))
}

fn demonstration(health: &Health) -> Check {
    if health.demonstration {
        return Check::fault(
            "demonstration",
            "the database is a demonstration, to which anybody signs in with one click: `serve` refuses it",
            "give the installation a database of its own; `throughline demo` serves this one",
        );
    }
    Check::ok("demonstration", "the database is none")
}

fn administrators(health: &Health) -> Check {
    match (health.has_users, health.administrators) {
        (false, _) => Check::warning(
            "administrators",
            "nobody has an account yet",
            "start `throughline serve` and open the link that it prints",
        ),
        (true, 0) => Check::fault(
            "administrators",
            "nobody who has an open account looks after it",
            "`throughline user add LOGIN --role administrator …`, or reset the account of one: \
             `throughline user reset LOGIN`",
        ),
        (true, 1) => Check::ok("administrators", "1 open account"),
        (true, count) => Check::ok("administrators", format!("{count} open accounts")),
    }
}

/// Whether an operator's own programmes and jurisdictions are in order, one by one.
fn own_programmes(config: &Config) -> Vec<Check> {
    let jurisdictions = match packs::jurisdictions(config) {
        Ok(jurisdictions) => jurisdictions,
        Err(failure) => return vec![Check::failed("jurisdictions", &failure)],
    };
    let folders = match packs::own(config) {
        Ok(folders) => folders,
        Err(failure) => return vec![Check::failed("packs", &failure)],
    };
    let look = |folder: &Folder| match check_folder(&folder.files, &jurisdictions) {
        Ok(checked) => {
            Check::ok("packs", format!("{} can be used ({} warnings)", checked.pack, checked.warnings.len()))
        }
        Err(findings) => {
            let outcome = Outcome { name: folder.name.clone(), installed: Installed::Broken(findings) };
            let remedy =
                format!("`throughline pack check` of the folder {} lists what to correct", folder.name);
            Check::fault("packs", packs::in_words(&outcome).unwrap_or_default(), remedy)
        }
    };
    folders.iter().map(look).collect()
}

/// The programmes that new enrolments take.
fn installed(config: &Config) -> Check {
    let told = world::open(config)
        .and_then(|world| pack::list(&Cx::operator(world)).map_err(|error: Error| Failure::from(error)));
    match told {
        Ok(programmes) if programmes.is_empty() => Check::warning(
            "packs",
            "no programme is installed",
            "`throughline migrate` installs those of this version",
        ),
        Ok(programmes) => {
            let names: Vec<String> = programmes
                .iter()
                .map(|programme| format!("{} {}", programme.id, programme.current.manifest.version))
                .collect();
            Check::ok("packs", names.join(", "))
        }
        Err(failure) => Check::failed("packs", &failure),
    }
}

fn checkpoints(health: &Health, now: Timestamp) -> Check {
    let since = health.since_checkpoint;
    let Some(made) = &health.checkpoint else {
        return if since == 0 {
            Check::ok("checkpoints", "the ledger is empty")
        } else {
            Check::warning(
                "checkpoints",
                format!("the ledger has {since} entries and no checkpoint"),
                "start `throughline serve`, which makes one a day; then keep one outside: \
                 `throughline verify --save-checkpoint FILE`",
            )
        };
    };
    let age = now.duration_since(made.at);
    let message = format!(
        "the last is number {} of {}, {} hours ago; {since} entries since",
        made.number,
        made.at,
        age.as_hours()
    );
    if age > CHECKPOINT_OLD && since > 0 {
        let remedy = "see that the server runs: it makes one a day";
        return Check::warning("checkpoints", message, remedy);
    }
    Check::ok("checkpoints", message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn health() -> Health {
        Health {
            demonstration: false,
            has_users: true,
            administrators: 1,
            checkpoint: None,
            since_checkpoint: 0,
        }
    }

    #[test]
    fn room_is_judged_by_what_is_left() {
        let states: Vec<_> =
            [1 << 20, 500 << 20, 5 << 30].map(|free| room_is(Path::new("."), free).state).into();
        assert_eq!(states, [State::Fault, State::Warning, State::Ok]);
    }

    #[test]
    fn nobody_to_look_after_it_is_a_fault_only_where_there_are_users() {
        let state =
            |has_users, administrators| administrators_of(&Health { has_users, administrators, ..health() });
        assert_eq!(state(false, 0), State::Warning);
        assert_eq!(state(true, 0), State::Fault);
        assert_eq!(state(true, 2), State::Ok);
    }

    fn administrators_of(health: &Health) -> State {
        administrators(health).state
    }

    #[test]
    fn an_old_checkpoint_matters_where_something_happened_since() {
        let at: Timestamp = "2026-11-02T09:00:00Z".parse().unwrap();
        let made = operations::Checkpoint { number: 4, at, heads: 1, digest: String::new() };
        let state = |hours, since_checkpoint| {
            let health = Health { checkpoint: Some(made.clone()), since_checkpoint, ..health() };
            checkpoints(&health, at + SignedDuration::from_hours(hours)).state
        };
        assert_eq!((state(47, 9), state(49, 9), state(49, 0)), (State::Ok, State::Warning, State::Ok));
    }
}
