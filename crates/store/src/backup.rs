//! Backups: one file, taken while people work, and put back into an empty database only.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use postgres::config::Host;
use rusqlite::{Connection, OpenFlags, backup::Backup};

use crate::{
    db::{Backend, Db, Postgres, create_private, file_fault, sqlite_fault},
    error::{DbError, Unusable},
    migrate,
};

/// Writes the database as it is at this moment into one file, without stopping anybody.
///
/// The file must not exist yet. SQLite: a database of its own, checked before this returns.
/// PostgreSQL: an archive of `pg_dump`, whose programs must be installed.
pub fn backup(db: &Db, file: &Path) -> Result<(), DbError> {
    if file.exists() {
        return Err(DbError::Other(format!(
            "{} exists already; a backup overwrites nothing",
            file.display()
        )));
    }
    // Under another name until it is whole: half a backup must not look like one.
    let unfinished = PathBuf::from(format!("{}.unfinished", file.display()));
    remove(&unfinished)?;
    create_private(&unfinished)?;
    let taken = match db.backend() {
        Backend::Sqlite(sqlite) => copy_sqlite(sqlite.path(), &unfinished),
        Backend::Postgres(postgres) => run(
            &mut program("pg_dump", postgres)?,
            &["--format=custom", "--no-owner", "--no-privileges", "--file"],
            &unfinished,
        ),
    };
    let taken = taken.and_then(|()| fs::rename(&unfinished, file).map_err(|error| file_fault(file, &error)));
    if taken.is_err() {
        remove(&unfinished).ok();
    }
    taken
}

/// Puts a backup into the database at `url`, which must be empty or not exist yet.
pub fn restore(file: &Path, url: &str) -> Result<(), DbError> {
    if !file.is_file() {
        return Err(damaged(file, "it is not a file"));
    }
    let db = Db::open(url)?;
    if !migrate::is_empty(&db)? {
        return Err(DbError::Other(
            "the database to restore into is not empty; a restore overwrites nothing".to_owned(),
        ));
    }
    match db.backend() {
        Backend::Sqlite(sqlite) => {
            let path = sqlite.path().to_owned();
            // The file is replaced, so nobody else may have it open.
            drop(db);
            // Beside it until it is checked: half a database, or a damaged one, must not look like one.
            let unfinished = PathBuf::from(format!("{}.unfinished", path.display()));
            remove(&unfinished)?;
            create_private(&unfinished)?;
            let restored = copy_sqlite(file, &unfinished)
                .map_err(|error| blame(file, error))
                .and_then(|()| fs::rename(&unfinished, &path).map_err(|error| file_fault(&path, &error)));
            if restored.is_err() {
                remove(&unfinished).ok();
            }
            restored
        }
        Backend::Postgres(postgres) => run(
            &mut program("pg_restore", postgres)?,
            &[
                "--no-owner",
                "--no-privileges",
                "--exit-on-error",
                "--single-transaction",
                "--dbname",
                &name(postgres)?,
            ],
            file,
        )
        // It was reached a moment ago, and everything is put back in one transaction or not at all.
        .map_err(|error| blame(file, error)),
    }
}

/// The fault of a copy is the backup's, unless the machine has no room or somebody holds a lock.
fn blame(file: &Path, error: DbError) -> DbError {
    match error {
        DbError::Unusable(Unusable::Damaged(why)) | DbError::Other(why) => damaged(file, &why),
        other => other,
    }
}

fn damaged(file: &Path, why: &str) -> DbError {
    Unusable::Backup { file: file.to_owned(), why: why.to_owned() }.into()
}

/// Copies one SQLite database over another and checks the copy.
fn copy_sqlite(from: &Path, to: &Path) -> Result<(), DbError> {
    let source = Connection::open_with_flags(
        from,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )
    .map_err(sqlite_fault)?;
    source.busy_timeout(std::time::Duration::from_secs(10)).map_err(sqlite_fault)?;
    let mut target = Connection::open(to).map_err(sqlite_fault)?;
    // All pages in one step: a snapshot that writers do not disturb. Page by page, every write
    // of somebody else would start it again.
    let step = Backup::new(&source, &mut target).and_then(|backup| backup.step(-1)).map_err(sqlite_fault)?;
    if step != rusqlite::backup::StepResult::Done {
        return Err(DbError::Unavailable("the database is locked by somebody else".to_owned()));
    }
    // One file, not a file and its log.
    target.pragma_update(None, "journal_mode", "DELETE").map_err(sqlite_fault)?;
    let verdict: String =
        target.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0)).map_err(sqlite_fault)?;
    drop(target);
    if verdict != "ok" {
        return Err(Unusable::Damaged(verdict).into());
    }
    // Durable before anybody is told so.
    fs::File::open(to).and_then(|file| file.sync_all()).map_err(|error| file_fault(to, &error))
}

/// A program of PostgreSQL, told where its server is. By environment: a command line, with the
/// password in it, can be read by every user of the machine.
fn program(name: &str, postgres: &Postgres) -> Result<Command, DbError> {
    let config = postgres.config();
    let mut command = Command::new(find_program(name).ok_or_else(|| {
        DbError::Unavailable(format!(
            "{name} was not found on PATH nor under /usr/lib/postgresql; install PostgreSQL's client programs"
        ))
    })?);
    command.env("PGDATABASE", self::name(postgres)?);
    match config.get_hosts().first() {
        Some(Host::Tcp(host)) => command.env("PGHOST", host),
        #[cfg(unix)]
        Some(Host::Unix(folder)) => command.env("PGHOST", folder),
        None => &mut command,
    };
    if let Some(port) = config.get_ports().first() {
        command.env("PGPORT", port.to_string());
    }
    if let Some(user) = config.get_user() {
        command.env("PGUSER", user);
    }
    if let Some(password) = config.get_password() {
        command.env("PGPASSWORD", String::from_utf8_lossy(password).as_ref());
    }
    Ok(command)
}

fn name(postgres: &Postgres) -> Result<String, DbError> {
    let config = postgres.config();
    config
        .get_dbname()
        .or(config.get_user())
        .map(str::to_owned)
        .ok_or_else(|| DbError::Other("the PostgreSQL URL names no database".to_owned()))
}

/// On PATH, or else where Debian keeps one directory per version: the newest, because a program
/// reads older servers and not newer ones.
fn find_program(name: &str) -> Option<PathBuf> {
    let on_path = std::env::var_os("PATH").and_then(|path| {
        std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
    });
    on_path.or_else(|| {
        let mut versions: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
            .ok()?
            .filter_map(|entry| {
                let folder = entry.ok()?;
                let version = folder.file_name().to_str()?.parse().ok()?;
                let file = folder.path().join("bin").join(name);
                file.is_file().then_some((version, file))
            })
            .collect();
        versions.sort();
        versions.pop().map(|(_, file)| file)
    })
}

fn run(command: &mut Command, arguments: &[&str], file: &Path) -> Result<(), DbError> {
    let output = command
        .args(arguments)
        .arg(file)
        .output()
        .map_err(|error| DbError::Unavailable(format!("{}: {error}", command.get_program().display())))?;
    if output.status.success() {
        return Ok(());
    }
    Err(DbError::Other(format!(
        "{}: {}",
        command.get_program().display(),
        String::from_utf8_lossy(&output.stderr).trim()
    )))
}

fn remove(file: &Path) -> Result<(), DbError> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(file_fault(file, &error)),
        _ => Ok(()),
    }
}
