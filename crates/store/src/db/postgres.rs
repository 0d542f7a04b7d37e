//! PostgreSQL: a pool of clients, serialisable writes that are run again when they collide.
//!
//! Connections are made without TLS: the server and its database share a machine, a private
//! network or a tunnel, which the operations guide asks for.

use std::{
    collections::HashMap,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Mutex, PoisonError, RwLock},
    thread,
    time::Duration,
};

use postgres::{
    Client, Config, IsolationLevel, NoTls, Statement, Transaction,
    error::SqlState,
    types::{IsNull, ToSql, Type, private::BytesMut, to_sql_checked},
};
use r2d2::ManageConnection;
use r2d2_postgres::PostgresConnectionManager;

use super::{
    Engine, Row, Tx, Value,
    database::Kind,
    guard::{Attempt, Verdict},
    place::{Unusable, connect_postgres, postgres_config},
    value::{Seen, Table},
};
use crate::error::DbError;

/// How often a write that collided with another is run again before the person is told to retry.
const ATTEMPTS: u32 = 30;

/// After how many collisions a write is run with nobody of this process beside it: of many who change
/// the same all the time, somebody always wins, but a long write against short ones would never.
const ALONE_AFTER: u32 = 5;

/// The longest wait between two attempts.
const LONGEST_PAUSE: Duration = Duration::from_millis(50);

/// How long a request waits for a connection.
const CONNECTION_WAIT: Duration = Duration::from_secs(5);

const POOL: u32 = 16;

/// An open PostgreSQL database.
pub(crate) struct Postgres {
    config: Config,
    // None only while it is dropped.
    pool: Option<r2d2::Pool<Manager>>,
    // Bulk work takes one connection at a time, so that an import never crowds people out.
    bulk: Mutex<()>,
    // Shared by writes that run beside each other; whoever has lost too often takes it for themselves.
    beside: RwLock<()>,
}

impl std::fmt::Debug for Postgres {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Postgres").finish_non_exhaustive()
    }
}

impl Drop for Postgres {
    /// A client closes its connection on a runtime of its own and panics where another one is running.
    /// Whoever lets go of a database last, a server that ends for example, need not know that.
    fn drop(&mut self) {
        let pool = self.pool.take();
        // Waited for, so that whoever removes the database next finds no connection in it.
        thread::spawn(move || drop(pool)).join().ok();
    }
}

impl Postgres {
    pub(super) fn open(url: &str) -> Result<Self, DbError> {
        let config = postgres_config(url)?;
        // One connection by hand first: the pool would hide why it cannot connect.
        check_collation(&mut connect_postgres(&config)?)?;
        let pool = r2d2::Pool::builder()
            .max_size(POOL)
            .min_idle(Some(1))
            .test_on_check_out(false)
            .connection_timeout(CONNECTION_WAIT)
            .build(Manager(PostgresConnectionManager::new(config.clone(), NoTls)))
            .map_err(|error| DbError::Unavailable(error.to_string()))?;
        Ok(Self { config, pool: Some(pool), bulk: Mutex::new(()), beside: RwLock::new(()) })
    }

    /// How to connect, for migrations and backups.
    pub(crate) const fn config(&self) -> &Config {
        &self.config
    }

    pub(super) fn read(&self, work: &mut dyn FnMut(&mut dyn Tx)) -> Result<(), DbError> {
        self.transaction(IsolationLevel::RepeatableRead, true, |mut tx| {
            work(&mut tx);
            tx.transaction.rollback().map_err(fault)
        })
    }

    pub(super) fn write(&self, kind: Kind, mut attempt: Attempt) -> Result<(), DbError> {
        let _turn = (kind == Kind::Bulk).then(|| self.bulk.lock().unwrap_or_else(PoisonError::into_inner));
        for round in 0..ATTEMPTS {
            pause(round);
            let written = if round < ALONE_AFTER {
                let _beside = self.beside.read().unwrap_or_else(PoisonError::into_inner);
                self.write_once(&mut attempt)?
            } else {
                let _alone = self.beside.write().unwrap_or_else(PoisonError::into_inner);
                self.write_once(&mut attempt)?
            };
            if written {
                return Ok(());
            }
        }
        Err(DbError::Unavailable("too many others are changing the same".to_owned()))
    }

    /// One attempt; false if it collided with another and is to be run again.
    fn write_once(&self, attempt: &mut Attempt) -> Result<bool, DbError> {
        self.transaction(IsolationLevel::Serializable, false, |mut tx| {
            let verdict = catch_unwind(AssertUnwindSafe(|| attempt(&mut tx)));
            let collided = tx.collided;
            let outcome = match verdict {
                Ok(Verdict::Commit) if !collided => tx.transaction.commit(),
                _ => tx.transaction.rollback(),
            };
            match (verdict, outcome) {
                (Err(_), _) => Err(DbError::Other("a write panicked; it was rolled back".to_owned())),
                _ if collided => Ok(false),
                (_, Err(error)) if is_collision(&error) => Ok(false),
                (_, outcome) => outcome.map(|()| true).map_err(fault),
            }
        })
    }

    pub(super) fn check_statement(&self, sql: &str) -> Result<(), DbError> {
        self.transaction(IsolationLevel::ReadCommitted, true, |mut tx| {
            let statement = tx.prepare(sql)?;
            let unknown = statement.columns().iter().find(|column| !crosses(column.type_()));
            unknown.map_or(Ok(()), |column| {
                let (name, kind) = (column.name(), column.type_());
                Err(DbError::Column(format!("{name} of type {kind}, which needs a CAST,")))
            })
        })
    }

    fn transaction<T>(
        &self,
        isolation: IsolationLevel,
        read_only: bool,
        work: impl FnOnce(PostgresTx<'_>) -> Result<T, DbError>,
    ) -> Result<T, DbError> {
        // After a restart of the server every pooled connection is dead, and says so only when
        // it is used. Nothing has run yet, so another one is tried.
        let mut left = POOL;
        loop {
            let pool =
                self.pool.as_ref().ok_or_else(|| DbError::Unavailable("it is being closed".to_owned()))?;
            let mut pooled = pool.get().map_err(|error| DbError::Unavailable(error.to_string()))?;
            let Connection { client, statements } = &mut *pooled;
            let begun = client.build_transaction().isolation_level(isolation).read_only(read_only).start();
            match begun {
                Ok(transaction) => {
                    return work(PostgresTx { transaction, statements, collided: false });
                }
                Err(error) if left == 0 || !is_gone(&error) => return Err(fault(error)),
                Err(_) => left -= 1,
            }
        }
    }
}

/// Whether the connection is dead. A server that closes one says why (class 57P) to whoever uses it
/// next; one that vanished is noticed when nothing can be written to it.
fn is_gone(error: &postgres::Error) -> bool {
    is_silent(error) || error.code().is_some_and(|code| code.code().starts_with("57P"))
}

/// No answer from the server: the connection itself.
fn is_silent(error: &postgres::Error) -> bool {
    error.is_closed()
        || std::error::Error::source(error).is_some_and(<dyn std::error::Error>::is::<std::io::Error>)
}

/// A pause that doubles and is never the same for two who collided.
fn pause(round: u32) {
    if round > 0 {
        let mut random = [0_u8; 1];
        // Without randomness the pause is only less well spread.
        getrandom::fill(&mut random).ok();
        let longest = Duration::from_millis(1 << round.min(6)).min(LONGEST_PAUSE);
        thread::sleep(longest.mul_f64(f64::from(random[0]) / 255.0));
    }
}

/// Lists, prefixes and cursors compare text byte by byte, as SQLite does.
fn check_collation(client: &mut Client) -> Result<(), DbError> {
    let row = client
        .query_one(
            "SELECT datcollate, pg_encoding_to_char(encoding) FROM pg_database \
             WHERE datname = current_database()",
            &[],
        )
        .map_err(fault)?;
    let (collation, encoding): (String, String) = (row.get(0), row.get(1));
    if encoding != "UTF8" || !["C", "POSIX", "C.UTF-8", "C.utf8"].contains(&collation.as_str()) {
        return Err(Unusable::Collation { collation, encoding }.into());
    }
    Ok(())
}

/// A client with the statements it has prepared.
pub(crate) struct Connection {
    client: Client,
    statements: HashMap<String, Statement>,
}

#[derive(Debug)]
struct Manager(PostgresConnectionManager<NoTls>);

impl ManageConnection for Manager {
    type Connection = Connection;
    type Error = postgres::Error;

    fn connect(&self) -> Result<Connection, postgres::Error> {
        Ok(Connection { client: self.0.connect()?, statements: HashMap::new() })
    }
    fn is_valid(&self, connection: &mut Connection) -> Result<(), postgres::Error> {
        self.0.is_valid(&mut connection.client)
    }
    fn has_broken(&self, connection: &mut Connection) -> bool {
        self.0.has_broken(&mut connection.client)
    }
}

struct PostgresTx<'a> {
    transaction: Transaction<'a>,
    statements: &'a mut HashMap<String, Statement>,
    collided: bool,
}

impl PostgresTx<'_> {
    fn prepare(&mut self, sql: &str) -> Result<Statement, DbError> {
        if let Some(statement) = self.statements.get(sql) {
            return Ok(statement.clone());
        }
        let statement = self.transaction.prepare(sql).map_err(|error| self.failed(error))?;
        self.statements.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }

    fn failed(&mut self, error: postgres::Error) -> DbError {
        self.collided |= is_collision(&error);
        fault(error)
    }
}

impl Tx for PostgresTx<'_> {
    fn query(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, DbError> {
        let statement = self.prepare(sql)?;
        let mut table = Table::default();
        for column in statement.columns() {
            table.column(column.name());
        }
        let rows = self.transaction.query(&statement, &bound(params)).map_err(|error| self.failed(error))?;
        for row in &rows {
            for index in 0..statement.columns().len() {
                table.push(seen(row, index)?);
            }
        }
        Ok(table.rows(rows.len()))
    }

    fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64, DbError> {
        let statement = self.prepare(sql)?;
        self.transaction.execute(&statement, &bound(params)).map_err(|error| self.failed(error))
    }

    fn engine(&self) -> Engine {
        Engine::Postgres
    }
}

fn bound(params: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    params.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

impl ToSql for Value {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Text(text) if is_text(kind) => text.to_sql(kind, out),
            Self::Int(number) if *kind == Type::INT8 => number.to_sql(kind, out),
            Self::Int(number) if *kind == Type::INT4 => i32::try_from(*number)?.to_sql(kind, out),
            Self::Int(number) if *kind == Type::INT2 => i16::try_from(*number)?.to_sql(kind, out),
            Self::Real(number) if *kind == Type::FLOAT8 => number.to_sql(kind, out),
            Self::Bool(truth) if *kind == Type::BOOL => truth.to_sql(kind, out),
            Self::Bytes(bytes) if *kind == Type::BYTEA => bytes.to_sql(kind, out),
            _ => Err(format!("a value of another type was bound to a parameter of type {kind}").into()),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

fn is_text(kind: &Type) -> bool {
    [Type::TEXT, Type::VARCHAR, Type::BPCHAR, Type::NAME, Type::UNKNOWN].contains(kind)
}

/// Whether a column of this type can be read.
fn crosses(kind: &Type) -> bool {
    is_text(kind)
        || [Type::INT8, Type::INT4, Type::INT2, Type::FLOAT8, Type::BOOL, Type::BYTEA].contains(kind)
}

fn seen(row: &postgres::Row, index: usize) -> Result<Seen<'_>, DbError> {
    let Some(column) = row.columns().get(index) else {
        return Err(DbError::Column(index.to_string()));
    };
    let kind = column.type_();
    if !crosses(kind) {
        // The usual case is SUM over integers, which PostgreSQL makes NUMERIC.
        return Err(DbError::Column(format!("{} of type {kind}, which needs a CAST,", column.name())));
    }
    let read = if is_text(kind) {
        row.try_get::<_, Option<&str>>(index).map(|text| text.map(Seen::Text))
    } else if *kind == Type::INT8 {
        row.try_get::<_, Option<i64>>(index).map(|number| number.map(Seen::Int))
    } else if *kind == Type::INT4 {
        row.try_get::<_, Option<i32>>(index).map(|number| number.map(|n| Seen::Int(n.into())))
    } else if *kind == Type::INT2 {
        row.try_get::<_, Option<i16>>(index).map(|number| number.map(|n| Seen::Int(n.into())))
    } else if *kind == Type::FLOAT8 {
        row.try_get::<_, Option<f64>>(index).map(|number| number.map(Seen::Real))
    } else if *kind == Type::BOOL {
        row.try_get::<_, Option<bool>>(index).map(|truth| truth.map(Seen::Bool))
    } else {
        row.try_get::<_, Option<&[u8]>>(index).map(|bytes| bytes.map(Seen::Bytes))
    };
    read.map(|value| value.unwrap_or(Seen::Null)).map_err(|_| DbError::Column(column.name().to_owned()))
}

fn is_collision(error: &postgres::Error) -> bool {
    error.code().is_some_and(|code| {
        *code == SqlState::T_R_SERIALIZATION_FAILURE || *code == SqlState::T_R_DEADLOCK_DETECTED
    })
}

/// What an error of PostgreSQL means to the layers above.
#[expect(clippy::needless_pass_by_value, reason = "it is handed to map_err")]
pub(crate) fn fault(error: postgres::Error) -> DbError {
    let Some(db) = error.as_db_error() else {
        return if is_silent(&error) {
            DbError::Unavailable(explained(&error))
        } else {
            DbError::Other(explained(&error))
        };
    };
    match (db.code().code(), db.code().code().get(..2)) {
        (_, Some("23")) => DbError::Constraint(db.constraint().unwrap_or(db.message()).to_owned()),
        ("53100", _) => DbError::Full,
        // Connection exceptions, resources, shutdown, and collisions that outlast their retries.
        ("40001" | "40P01", _) | (_, Some("08" | "53" | "57")) => {
            DbError::Unavailable(db.message().to_owned())
        }
        _ => DbError::Other(db.message().to_owned()),
    }
}

/// `postgres::Error` keeps the telling half in its source.
fn explained(error: &postgres::Error) -> String {
    std::error::Error::source(error).map_or_else(|| error.to_string(), |source| format!("{error}: {source}"))
}
