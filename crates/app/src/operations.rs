//! What the operator does to a whole database, below the use cases: no person is named here.
//!
//! These take a URL, not a `Cx`: most of them run before there is an installation to speak of.

use std::{path::Path, thread};

use jiff::SignedDuration;
use throughline_domain::agency::Role;
use throughline_policy::{Permit, Subject};
use throughline_store::{
    DbError, backup as copies, caseload,
    db::Db,
    ledger::{self, NotVerified},
    migrate as migrations, setting, user,
};

use crate::{Cx, Error, Result, agreement, demo, error::Unusable, handover, import, matching, permission};

pub use throughline_store::{
    ledger::{Checkpoint, Fault, NoCheckpoint, Verified},
    migrate::Schema,
};

/// Brings the database to the schema of this program, creating it if needed. Gives the names of
/// the migrations that were applied now.
///
/// A database of a newer program is left alone: [`schema`] says so beforehand.
pub fn migrate(url: &str) -> Result<Vec<String>> {
    Ok(migrations::migrate(&Db::open(url)?)?.applied)
}

/// Makes what lists are read from for the cases that have none of it yet, a few at a time, so that a
/// server beside it goes on serving.
pub fn make_ready(cx: &Cx) -> Result<()> {
    let mut after = None;
    loop {
        after = cx.write(move |_, tx| Ok(caseload::make_ready(tx, after, TOGETHER)?))?;
        if after.is_none() {
            return Ok(());
        }
    }
}

/// So many cases are made ready in one transaction.
const TOGETHER: i64 = 100;

/// How the database's schema stands to this program. Changes nothing.
pub fn schema(url: &str) -> Result<Schema> {
    Ok(migrations::schema(&open(url)?)?)
}

/// Writes the database as it is at this moment to one file, which must not exist yet.
pub fn backup(url: &str, file: &Path) -> Result<()> {
    Ok(copies::backup(&open(url)?, file)?)
}

/// Puts a backup into a database that is empty or not there yet.
pub fn restore(file: &Path, url: &str) -> Result<()> {
    if is_there(url) && !migrations::is_empty(&Db::open(url)?)? {
        return Err(Error::Conflict(
            "the database is not empty, and a restore overwrites nothing".to_owned(),
        ));
    }
    Ok(copies::restore(file, url)?)
}

/// Recomputes the whole ledger: what it holds if it fits, else the first entry that does not.
/// `kept` is a checkpoint that was kept outside, which must still be there. `progress` is told how
/// many entries have been checked.
pub fn verify(
    url: &str,
    kept: Option<&Checkpoint>,
    progress: &mut dyn FnMut(u64),
) -> Result<std::result::Result<Verified, Fault>> {
    let db = open(url)?;
    if migrations::schema(&db)? != Schema::Current {
        return Err(Error::Unavailable(
            "the database is not migrated; run `throughline migrate` first".to_owned(),
        ));
    }
    let checked = db.read(|tx| {
        let verified = ledger::verify(tx, progress)?;
        kept.map_or(Ok(()), |kept| ledger::compare(tx, kept))?;
        Ok(verified)
    });
    match checked {
        Ok(verified) => Ok(Ok(verified)),
        Err(NotVerified::Fault(fault)) => Ok(Err(fault)),
        Err(NotVerified::Db(error)) => Err(error.into()),
    }
}

/// Opens a database that must be there: a slip in a file's name must not look like an empty one.
pub fn open(url: &str) -> Result<Db> {
    match file_of(url) {
        Some(file) if !file.exists() => Err(DbError::Unusable(Unusable::Missing(file.to_owned())).into()),
        _ => Ok(Db::open(url)?),
    }
}

/// What an installation holds beside people, for whoever runs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Health {
    /// Whether the database is a demonstration, to which anybody signs in.
    pub demonstration: bool,
    /// Whether anybody ever had an account.
    pub has_users: bool,
    /// How many open accounts look after the installation.
    pub administrators: i64,
    /// The last checkpoint of the ledger.
    pub checkpoint: Option<Checkpoint>,
    /// How many entries were written since.
    pub since_checkpoint: i64,
}

/// Looks at an installation whose schema is current. Changes nothing.
pub fn health(url: &str) -> Result<Health> {
    open(url)?.read(|tx| {
        Ok(Health {
            demonstration: setting::find(tx, demo::MARK)?.is_some(),
            has_users: user::any(tx)?,
            administrators: user::count_with_role(tx, Role::Administrator)?,
            checkpoint: ledger::last_checkpoint(tx)?,
            since_checkpoint: ledger::since_checkpoint(tx)?,
        })
    })
}

/// What an installation does by itself while it is served: what became due since the last tick. Told
/// to the log, as the number of acts.
pub fn tick(cx: &Cx) -> Result<usize> {
    let returned = handover::return_unanswered(cx)?;
    let asked = permission::ask_again(cx)? + permission::ask_those_from_before(cx)? + agreement::remind(cx)?;
    let interrupted = import::take_on_interrupted(cx)?;
    let alike = matching::compare_waiting(cx)?;
    let acts = returned + asked + alike + interrupted.len() + usize::from(checkpoint_if_due(cx)?);
    for started in interrupted {
        // Each on a thread of its own: a list may take minutes, and the clock must not wait for it.
        thread::spawn(move || started.run());
    }
    Ok(acts)
}

/// Ticks until nothing is due any more. For a demonstration, whose days pass without a server.
pub(crate) fn catch_up(cx: &Cx) -> Result<()> {
    tick(cx)?;
    while matching::is_behind(cx)? || permission::some_wait_from_before(cx)? {
        tick(cx)?;
    }
    Ok(())
}

/// When the next [`tick`] is due: soon, where the last one could not do everything.
pub fn tick_after(cx: &Cx) -> Result<SignedDuration> {
    let behind = matching::is_behind(cx)? || permission::some_wait_from_before(cx)?;
    Ok(if behind { TICK_SOON } else { TICK_EVERY })
}

/// A pause between two ticks that follow each other.
const TICK_SOON: SignedDuration = SignedDuration::from_millis(20);

/// How old the last checkpoint of the ledger may get. What was cut off its end is missed only from
/// the last checkpoint on, so a day is what can be lost unseen.
const CHECKPOINT_EVERY: SignedDuration = SignedDuration::from_hours(24);

/// Makes a checkpoint of the ledger once a day. Gives whether it did.
fn checkpoint_if_due(cx: &Cx) -> Result<bool> {
    cx.write(|cx, tx| {
        let last = ledger::last_checkpoint(tx)?;
        if last.is_some_and(|made| cx.now.duration_since(made.at) < CHECKPOINT_EVERY) {
            return Ok(false);
        }
        let permit = Permit::system(Subject::Installation, "checkpoint_daily");
        ledger::checkpoint(&mut tx.permitted(permit), cx.now, &*cx.world.entropy)?;
        Ok(true)
    })
}

/// Makes a checkpoint of the ledger at the end of what an operator did, unless nothing was written
/// since the last one. Gives the one that was made.
pub fn checkpoint(cx: &Cx) -> Result<Option<Checkpoint>> {
    cx.write(|cx, tx| {
        if ledger::since_checkpoint(tx)? == 0 {
            return Ok(None);
        }
        let permit = Permit::system(Subject::Installation, "checkpoint_after_command");
        Ok(Some(ledger::checkpoint(&mut tx.permitted(permit), cx.now, &*cx.world.entropy)?))
    })
}

/// How often [`tick`] is called. Nothing that waits for it is measured in less than hours.
pub const TICK_EVERY: SignedDuration = SignedDuration::from_mins(1);

/// Whether anybody has an account.
pub fn has_users(cx: &Cx) -> Result<bool> {
    cx.read(|_, tx| Ok(user::any(tx)?))
}

/// Whether the file of a SQLite URL exists. Of a server, only connecting tells.
fn is_there(url: &str) -> bool {
    file_of(url).is_none_or(Path::exists)
}

/// The file of a SQLite URL.
pub fn file_of(url: &str) -> Option<&Path> {
    url.strip_prefix("sqlite:").map(|file| Path::new(file.strip_prefix("//").unwrap_or(file)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(folder: &tempfile::TempDir, name: &str) -> String {
        format!("sqlite:{}", folder.path().join(name).display())
    }

    #[test]
    fn migrating_twice_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let url = url(&folder, "a.sqlite");
        assert!(!migrate(&url).unwrap().is_empty());
        assert!(migrate(&url).unwrap().is_empty());
        assert_eq!(schema(&url).unwrap(), Schema::Current);
    }

    #[test]
    fn looking_at_a_database_does_not_create_it() {
        let folder = tempfile::tempdir().unwrap();
        let url = url(&folder, "nowhere.sqlite");
        assert!(matches!(schema(&url), Err(Error::Unusable(Unusable::Missing(_)))));
        assert!(matches!(verify(&url, None, &mut |_| ()), Err(Error::Unusable(_))));
        assert!(matches!(backup(&url, &folder.path().join("b")), Err(Error::Unusable(_))));
        assert!(!folder.path().join("nowhere.sqlite").exists());
    }

    #[test]
    fn a_backup_is_restored_into_an_empty_database_only() {
        let folder = tempfile::tempdir().unwrap();
        let (first, second) = (url(&folder, "a.sqlite"), url(&folder, "b.sqlite"));
        let file = folder.path().join("backup");
        migrate(&first).unwrap();
        backup(&first, &file).unwrap();

        restore(&file, &second).unwrap();
        assert_eq!(schema(&second).unwrap(), Schema::Current);
        assert!(verify(&second, None, &mut |_| ()).unwrap().is_ok());

        assert!(matches!(restore(&file, &first), Err(Error::Conflict(_))));
    }
}
