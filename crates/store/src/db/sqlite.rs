//! SQLite: one file, many readers, one writer thread that shares its commits.

mod log;
mod readers;
mod writer;

use std::{
    fs::OpenOptions,
    io::ErrorKind,
    path::{Path, PathBuf},
    sync::Arc,
    thread::{self, available_parallelism},
    time::Duration,
};

use rusqlite::{
    CachedStatement, Connection, ErrorCode, ToSql,
    config::DbConfig,
    types::{ToSqlOutput, ValueRef},
};

use self::{
    log::Keeper,
    readers::{Changes, Readers},
    writer::WriterThread,
};
use super::{
    Engine, Row, Tx, Value,
    database::{Kind, Newest},
    guard::Attempt,
    place::{Unusable, file_fault, opening},
    value::{Seen, Table},
};
use crate::error::DbError;

/// How long a connection waits for another process (the command line beside the server).
const BUSY: Duration = Duration::from_secs(10);

/// How often it looks whether the other process is done. SQLite's own waiting looks ever more rarely,
/// and between the transactions of an import it would look at the wrong moments only.
const LOOK: Duration = Duration::from_millis(1);

/// Enough for every statement of the product, so that none is ever parsed twice.
const STATEMENTS: usize = 1024;

/// The pages that each connection keeps at hand, in KiB. There are as many readers as cores and one
/// writer, so this bounds most of the server's memory.
const CACHE_KIB: i64 = 8 * 1_024;

/// An open SQLite database.
#[derive(Debug)]
pub(crate) struct Sqlite {
    path: PathBuf,
    readers: Arc<Readers>,
    // Dropped before the writer, which empties the write-ahead log at its end.
    #[expect(dead_code, reason = "it works by itself, and ends on drop")]
    keeper: Keeper,
    writer: WriterThread,
}

impl Sqlite {
    pub(super) fn open(path: &Path) -> Result<Self, DbError> {
        create_private(path)?;
        // The writer comes first: it creates the file and puts it into WAL mode.
        let connection = connect(path)?;
        log::leave_to_the_keeper(&connection)?;
        let changes = Arc::<Changes>::default();
        let readers = Arc::new(Readers::open(path, Arc::clone(&changes))?);
        let keeper = Keeper::start(connect(path)?, Arc::downgrade(&readers))?;
        let writer = WriterThread::start(connection, keeper.log(), changes)?;
        Ok(Self { path: path.to_owned(), readers, keeper, writer })
    }

    /// The file.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn read(&self, newest: Newest, work: &mut dyn FnMut(&mut dyn Tx)) -> Result<(), DbError> {
        self.readers.read(newest, work)
    }

    pub(super) fn write(&self, kind: Kind, attempt: Attempt) -> Result<(), DbError> {
        self.writer.write(kind, attempt)
    }

    pub(super) fn waiting(&self) -> usize {
        self.writer.waiting()
    }

    pub(super) fn check_statement(&self, sql: &str) -> Result<(), DbError> {
        self.readers.prepare(sql)
    }
}

/// Creates the file, if it is not there, for its owner's eyes alone: it holds what people told in
/// confidence. The write-ahead log takes over its permissions.
pub(crate) fn create_private(path: &Path) -> Result<(), DbError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(file_fault(path, &error)),
        _ => Ok(()),
    }
}

/// A connection of its own, for migrations and backups.
pub(crate) fn connect(path: &Path) -> Result<Connection, DbError> {
    let connection = Connection::open(path).map_err(|error| opening(path, error))?;
    configure(&connection).map_err(|error| opening(path, error))?;
    Ok(connection)
}

fn configure(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_handler(Some(wait_for_others))?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // A statement keeps its plan whatever is bound to it. Without this SQLite prepares it anew for
    // many a value, which cost a page a fifth of its time.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(())
}

/// Called by SQLite while another process writes, with how often it was called; says whether to go on.
fn wait_for_others(times: i32) -> bool {
    thread::sleep(LOOK);
    u128::try_from(times).is_ok_and(|times| times < BUSY.as_millis() / LOOK.as_millis())
}

/// Runs a statement that has neither values nor rows, prepared once for each connection.
fn statement(connection: &Connection, sql: &str) -> Result<(), DbError> {
    connection.prepare_cached(sql).and_then(|mut s| s.execute([])).map(drop).map_err(fault)
}

fn cores() -> usize {
    available_parallelism().map_or(4, usize::from).max(2)
}

/// A transaction, or a savepoint of the writer's group.
pub(super) struct SqliteTx<'a> {
    connection: &'a Connection,
}

impl SqliteTx<'_> {
    fn prepare(&self, sql: &str, params: &[Value]) -> Result<CachedStatement<'_>, DbError> {
        let mut statement = self.connection.prepare_cached(sql).map_err(fault)?;
        // SQLite numbers `$2, $1` by first appearance; the number written there is what counts.
        for index in 1..=statement.parameter_count() {
            let value = statement
                .parameter_name(index)
                .and_then(|name| name.strip_prefix('$')?.parse::<usize>().ok()?.checked_sub(1))
                .and_then(|position| params.get(position))
                .ok_or_else(|| DbError::Other(format!("parameter {index} has no value in: {sql}")))?;
            statement.raw_bind_parameter(index, value).map_err(fault)?;
        }
        Ok(statement)
    }
}

impl Tx for SqliteTx<'_> {
    fn query(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, DbError> {
        let mut statement = self.prepare(sql, params)?;
        let mut table = Table::default();
        let columns = statement.column_count();
        for index in 0..columns {
            table.column(statement.column_name(index).map_err(fault)?);
        }
        let mut rows = statement.raw_query();
        let mut count = 0;
        while let Some(row) = rows.next().map_err(fault)? {
            for index in 0..columns {
                table.push(seen(row.get_ref(index).map_err(fault)?)?);
            }
            count += 1;
        }
        Ok(table.rows(count))
    }

    fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64, DbError> {
        let changed = self.prepare(sql, params)?.raw_execute().map_err(fault)?;
        Ok(u64::try_from(changed).unwrap_or(u64::MAX))
    }

    fn engine(&self) -> Engine {
        Engine::Sqlite
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Int(number) => ValueRef::Integer(*number),
            Self::Real(number) => ValueRef::Real(*number),
            Self::Bool(truth) => ValueRef::Integer(i64::from(*truth)),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

fn seen(read: ValueRef<'_>) -> Result<Seen<'_>, DbError> {
    Ok(match read {
        ValueRef::Null => Seen::Null,
        ValueRef::Integer(number) => Seen::Int(number),
        ValueRef::Real(number) => Seen::Real(number),
        ValueRef::Text(bytes) => Seen::Text(
            std::str::from_utf8(bytes)
                .map_err(|_| DbError::Other("a text in the database is not UTF-8".to_owned()))?,
        ),
        ValueRef::Blob(bytes) => Seen::Bytes(bytes),
    })
}

/// What an error of SQLite means to the layers above.
#[expect(clippy::needless_pass_by_value, reason = "it is handed to map_err")]
pub(crate) fn fault(error: rusqlite::Error) -> DbError {
    let message = error.to_string();
    match error.sqlite_error_code() {
        Some(ErrorCode::ConstraintViolation) => DbError::Constraint(message),
        Some(ErrorCode::DiskFull) => DbError::Full,
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => Unusable::Damaged(message).into(),
        Some(
            ErrorCode::DatabaseBusy
            | ErrorCode::DatabaseLocked
            | ErrorCode::CannotOpen
            | ErrorCode::SystemIoFailure
            | ErrorCode::ReadOnly,
        ) => DbError::Unavailable(message),
        _ => DbError::Other(message),
    }
}
