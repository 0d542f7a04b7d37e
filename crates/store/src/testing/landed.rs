//! Databases of earlier versions, filled: what an operator has who installs this one.
//!
//! Each is a demonstration's region as that version made it, kept as it was. A new one is added
//! with each release, and none is ever changed.

use std::{fs::File, io, path::Path};

use flate2::read::GzDecoder;
use postgres::types::{ToSql, Type};
use rusqlite::{Connection, OpenFlags, types::ValueRef};

use super::{Place, TestDb, connect, create_on, on_a_thread, url_of};
use crate::{
    db::{Db, Engine},
    migrate,
};

/// An earlier version.
#[derive(Debug, Clone, Copy)]
pub struct Landing {
    /// Its last migration.
    version: i32,
    /// Its database, as a compressed SQLite file.
    file: &'static [u8],
}

/// The first: release lists, cases, plans, notes and the ledger; up to `V6`.
pub const FIRST: Landing = Landing { version: 6, file: include_bytes!("../../fixtures/landing_1.sqlite.gz") };

impl TestDb {
    /// A filled database as an earlier version left it, on the engine of this run.
    pub fn landed(landing: Landing) -> Self {
        on_a_thread(move || {
            let folder = tempfile::tempdir().expect("a temporary folder");
            let file = folder.path().join("test.db");
            unpack(landing, &file);
            match Self::engine_of_this_run() {
                Engine::Sqlite => {
                    let url = format!("sqlite:{}", file.display());
                    let db = Db::open(&url).expect("the SQLite database of that version");
                    Self { db: Some(db), url, place: Place::Folder(folder) }
                }
                Engine::Postgres => {
                    let server =
                        std::env::var("THROUGHLINE_TEST_POSTGRES").expect("a server, see the module's text");
                    let name = create_on(&server, false);
                    let url = url_of(&server, &name);
                    let mut client = connect(&url);
                    migrate::migrate_to(&mut client, landing.version).expect("the migrations of then");
                    fill(&mut client, &file);
                    let db = Db::open(&url).expect("the new PostgreSQL database");
                    Self { db: Some(db), url, place: Place::Postgres { server, name } }
                }
            }
        })
    }
}

fn unpack(landing: Landing, file: &Path) {
    let mut target = File::create(file).expect("a new file");
    io::copy(&mut GzDecoder::new(landing.file), &mut target).expect("the fixture can be unpacked");
}

/// Copies every row, as a dump that is restored would: without the triggers, in any order.
fn fill(client: &mut postgres::Client, file: &Path) {
    client.batch_execute("SET session_replication_role = replica").expect("the test's user owns the server");
    let source = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).expect("the fixture");
    let mut tables = source
        .prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' \
             AND name <> 'refinery_schema_history'",
        )
        .expect("the list of tables");
    let tables: Vec<String> =
        tables.query_map([], |row| row.get(0)).and_then(Iterator::collect).expect("the names of the tables");
    for table in tables {
        copy_table(client, &source, &table);
    }
}

fn copy_table(client: &mut postgres::Client, source: &Connection, table: &str) {
    let mut rows = source.prepare(&format!("SELECT * FROM {table}")).expect("a table");
    let columns: Vec<String> = rows.column_names().into_iter().map(str::to_owned).collect();
    let places: Vec<_> = (1..=columns.len()).map(|number| format!("${number}")).collect();
    let insert = format!("INSERT INTO {table} ({}) VALUES ({})", columns.join(", "), places.join(", "));
    let insert = client.prepare(&insert).expect("the same table with the same columns");
    let mut transaction = client.transaction().expect("a transaction");
    let mut rows = rows.query([]).expect("its rows");
    while let Some(row) = rows.next().expect("a row") {
        let values: Vec<Box<dyn ToSql + Sync>> = insert
            .params()
            .iter()
            .enumerate()
            .map(|(index, kind)| crossed(row.get_ref(index).expect("a value"), kind))
            .collect();
        let values: Vec<&(dyn ToSql + Sync)> = values.iter().map(AsRef::as_ref).collect();
        transaction.execute(&insert, &values).expect("a row of that version");
    }
    transaction.commit().expect("the rows of a table");
}

/// A value of SQLite as PostgreSQL's column takes it.
fn crossed(value: ValueRef<'_>, kind: &Type) -> Box<dyn ToSql + Sync> {
    match value {
        ValueRef::Null if *kind == Type::INT8 => Box::new(None::<i64>),
        ValueRef::Null if *kind == Type::BOOL => Box::new(None::<bool>),
        ValueRef::Null if *kind == Type::FLOAT8 => Box::new(None::<f64>),
        ValueRef::Null if *kind == Type::BYTEA => Box::new(None::<Vec<u8>>),
        ValueRef::Null => Box::new(None::<String>),
        ValueRef::Integer(number) if *kind == Type::BOOL => Box::new(number != 0),
        ValueRef::Integer(number) => Box::new(number),
        ValueRef::Real(number) => Box::new(number),
        ValueRef::Text(text) => Box::new(String::from_utf8_lossy(text).into_owned()),
        ValueRef::Blob(bytes) => Box::new(bytes.to_vec()),
    }
}
