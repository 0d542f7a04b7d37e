//! What the database does to us: it is locked by another process, or its connections die.

use throughline_store::{DbError, db::Engine, testing::TestDb};

use crate::writing::{noted, permit, set, settings};

#[test]
fn a_locked_database_is_read_on_and_written_again_once_it_is_free() {
    let db = TestDb::new();
    let Some(file) = db.url().strip_prefix("sqlite:") else {
        println!("skipped: PostgreSQL has no lock on the whole database");
        return;
    };
    db.write(set("before", "x")).unwrap();
    let other = rusqlite::Connection::open(file).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();

    // It waits for the other process as long as a person would, and then says so.
    let refused = db.write(set("during", "x"));
    assert!(matches!(refused, Err(DbError::Unavailable(_))), "{refused:?}");
    assert_eq!(settings(&db), ["before"], "who only reads does not notice");

    other.execute_batch("ROLLBACK").unwrap();
    db.write(set("after", "x")).unwrap();
    assert_eq!(settings(&db), ["after", "before"]);
}

#[test]
fn a_connection_that_dies_takes_nothing_half_done_with_it() {
    let db = TestDb::new();
    if db.engine() == Engine::Sqlite {
        println!("skipped: SQLite has no connection that could be lost");
        return;
    }
    db.write(set("before", "x")).unwrap();

    let mut admin = postgres::Client::connect(db.url(), postgres::NoTls).unwrap();
    let others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
                  WHERE datname = current_database() AND pid <> pg_backend_pid()";
    admin.batch_execute(others).unwrap();
    assert_eq!(settings(&db), ["before"], "connections that died while they rested are replaced");
    admin.batch_execute(others).unwrap();
    db.write(set("between", "x")).unwrap();

    // In the middle of a write: it is refused as a whole, or done again as a whole.
    let url = db.url().to_owned();
    let lost = db.write(move |tx| {
        let mut w = tx.permitted(permit());
        w.execute("INSERT INTO setting (name, value) VALUES ('half', 'x')", &[])?;
        let mut admin = postgres::Client::connect(&url, postgres::NoTls).expect("the server is there");
        admin.batch_execute(others).expect("the others are gone");
        noted(&mut w)
    });
    assert!(matches!(lost, Err(DbError::Unavailable(_))), "{lost:?}");
    assert_eq!(settings(&db), ["before", "between"]);
    db.write(set("after", "x")).unwrap();
    assert_eq!(settings(&db), ["after", "before", "between"]);
}
