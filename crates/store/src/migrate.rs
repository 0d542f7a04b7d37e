//! The schema: numbered files, applied in order, all or nothing.

use postgres::NoTls;
use refinery::{Migration, Runner};

use crate::{
    db::{Backend, Db, Engine, Query},
    db::{postgres_fault, sqlite_connect},
    dialect,
    error::DbError,
};

/// Every migration. A file that has been released is never edited; a new one is added.
const FILES: &[(&str, &str)] = &[
    ("V1__agencies_and_users", include_str!("../migrations/V1__agencies_and_users.sql")),
    ("V2__people_and_custody", include_str!("../migrations/V2__people_and_custody.sql")),
    ("V3__cases", include_str!("../migrations/V3__cases.sql")),
    ("V4__plan_and_notes", include_str!("../migrations/V4__plan_and_notes.sql")),
    ("V5__import", include_str!("../migrations/V5__import.sql")),
    ("V6__ledger_and_jobs", include_str!("../migrations/V6__ledger_and_jobs.sql")),
    ("V7__custody_choice_and_retry", include_str!("../migrations/V7__custody_choice_and_retry.sql")),
    ("V8__leads_and_workload", include_str!("../migrations/V8__leads_and_workload.sql")),
    ("V9__import_sample", include_str!("../migrations/V9__import_sample.sql")),
    ("V10__packs", include_str!("../migrations/V10__packs.sql")),
    ("V11__contact", include_str!("../migrations/V11__contact.sql")),
    ("V12__routing", include_str!("../migrations/V12__routing.sql")),
    ("V13__saved_filter", include_str!("../migrations/V13__saved_filter.sql")),
    ("V14__recovery_code", include_str!("../migrations/V14__recovery_code.sql")),
    ("V15__reading", include_str!("../migrations/V15__reading.sql")),
    ("V16__sharing", include_str!("../migrations/V16__sharing.sql")),
    ("V17__ready_to_share", include_str!("../migrations/V17__ready_to_share.sql")),
    ("V18__linkage", include_str!("../migrations/V18__linkage.sql")),
    ("V19__sealed", include_str!("../migrations/V19__sealed.sql")),
    ("V20__beside", include_str!("../migrations/V20__beside.sql")),
    ("V21__last_contact", include_str!("../migrations/V21__last_contact.sql")),
    ("V22__release_notice", include_str!("../migrations/V22__release_notice.sql")),
    ("V24__short_rows", include_str!("../migrations/V24__short_rows.sql")),
    ("V25__search_by_name", include_str!("../migrations/V25__search_by_name.sql")),
    ("V26__entry_in_one_row", include_str!("../migrations/V26__entry_in_one_row.sql")),
];

const HISTORY: &str = "refinery_schema_history";

/// What a run of the migrations did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The migrations applied now, in order; empty if there was nothing to do.
    pub applied: Vec<String>,
}

/// How a database's schema stands to this program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Schema {
    /// As this program needs it.
    Current,
    /// These migrations are still to be applied; all of them on an empty database.
    Behind(Vec<String>),
    /// Made by a newer program, or by another one: these migrations are unknown here.
    Unknown(Vec<String>),
}

/// Brings a database to the schema of this program, in one transaction.
///
/// Fails if the database is newer than this program, or if a migration was edited after it had
/// been applied.
pub fn migrate(db: &Db) -> Result<Report, DbError> {
    let runner = Runner::new(&migrations(db.engine())?).set_grouped(true);
    let report = match db.backend() {
        Backend::Sqlite(sqlite) => runner.run(&mut sqlite_connect(sqlite.path())?),
        Backend::Postgres(postgres) => {
            let mut client = postgres.config().connect(NoTls).map_err(postgres_fault)?;
            // Two servers started together must not both migrate; the lock ends with the client.
            client.batch_execute(dialect::POSTGRES_MIGRATION_LOCK).map_err(postgres_fault)?;
            runner.run(&mut client)
        }
    }
    .map_err(|error| DbError::Other(error.to_string()))?;
    Ok(Report { applied: report.applied_migrations().iter().map(ToString::to_string).collect() })
}

/// Compares a database with this program, and changes nothing.
pub fn schema(db: &Db) -> Result<Schema, DbError> {
    let ours = migrations(db.engine())?;
    let theirs = applied(db)?;
    let unknown: Vec<_> = theirs
        .iter()
        .filter(|(name, checksum)| {
            !ours.iter().any(|m| m.to_string() == *name && m.checksum().to_string() == *checksum)
        })
        .map(|(name, _)| name.clone())
        .collect();
    if !unknown.is_empty() {
        return Ok(Schema::Unknown(unknown));
    }
    let behind: Vec<_> = ours
        .iter()
        .map(ToString::to_string)
        .filter(|name| !theirs.iter().any(|(theirs, _)| theirs == name))
        .collect();
    Ok(if behind.is_empty() { Schema::Current } else { Schema::Behind(behind) })
}

/// Whether a database holds no table at all.
pub fn is_empty(db: &Db) -> Result<bool, DbError> {
    db.read(|tx| Ok(tx.rows(dialect::tables(db.engine()), &[])?.is_empty()))
}

/// Name and checksum of every applied migration.
fn applied(db: &Db) -> Result<Vec<(String, String)>, DbError> {
    db.read(|tx| {
        let tables = tx.rows(dialect::tables(db.engine()), &[])?;
        if !tables.iter().any(|row| row.get::<String>("name").is_ok_and(|name| name == HISTORY)) {
            return Ok(Vec::new());
        }
        tx.rows("SELECT version, name, checksum FROM refinery_schema_history ORDER BY version", &[])?
            .iter()
            .map(|row| {
                let (version, name): (i64, String) = (row.get("version")?, row.get("name")?);
                Ok((format!("V{version}__{name}"), row.get("checksum")?))
            })
            .collect()
    })
}

fn migrations(engine: Engine) -> Result<Vec<Migration>, DbError> {
    FILES
        .iter()
        .map(|(name, sql)| {
            Migration::unapplied(name, &dialect::migration(engine, sql))
                .map_err(|error| DbError::Other(error.to_string()))
        })
        .collect()
}

/// Brings an empty PostgreSQL database to the schema of an earlier version.
#[cfg(feature = "testing")]
pub(crate) fn migrate_to(client: &mut postgres::Client, version: i32) -> Result<(), DbError> {
    Runner::new(&migrations(Engine::Postgres)?)
        .set_target(refinery::Target::Version(version))
        .run(client)
        .map(drop)
        .map_err(|error| DbError::Other(error.to_string()))
}

/// A short text that changes with any migration.
#[cfg(feature = "testing")]
pub(crate) fn fingerprint(engine: Engine) -> Result<String, DbError> {
    let sum = migrations(engine)?.iter().fold(0_u64, |sum, m| sum.rotate_left(7) ^ m.checksum());
    Ok(format!("{sum:016x}"))
}
