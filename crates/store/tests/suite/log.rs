//! SQLite's write-ahead log: it stays short while people write, and is empty once the program has ended.

use std::{
    fs,
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use throughline_store::{
    DbError,
    db::{Db, Query},
    testing::TestDb,
};

use crate::writing::{set, settings, write};

fn log_of(file: &str) -> PathBuf {
    PathBuf::from(format!("{file}-wal"))
}

/// What is in the log; no log is an empty one.
fn length(log: &Path) -> u64 {
    fs::metadata(log).map_or(0, |log| log.len())
}

#[test]
fn a_database_that_was_closed_is_its_file_alone() {
    let db = TestDb::new();
    let Some(file) = db.url().strip_prefix("sqlite:") else {
        println!("skipped: PostgreSQL keeps its log itself");
        return;
    };
    // Somebody else looks on: then nobody is the last to close, and closing empties nothing by itself.
    let onlooker = rusqlite::Connection::open(file).unwrap();
    let tables = "SELECT COUNT(*) FROM sqlite_master";
    onlooker.query_row(tables, [], |row| row.get::<_, i64>(0)).unwrap();

    for round in 0..20 {
        let own = Db::open(db.url()).unwrap();
        own.write(set(&format!("round {round:02}"), "x")).unwrap();
        // Several readers at once, so that the pool opens more than one connection.
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| settings(&own));
            }
        });
        assert!(length(&log_of(file)) > 0, "what is written stands in the log first");
        drop(own);
        assert_eq!(length(&log_of(file)), 0, "in round {round}");
    }
    assert_eq!(settings(&db).len(), 20);
}

/// Something that a closure owns and that takes its time to go.
struct Slow(Db);

impl Drop for Slow {
    fn drop(&mut self) {
        thread::sleep(Duration::from_millis(200));
    }
}

#[test]
fn whoever_has_the_answer_holds_the_last_handle() {
    let db = TestDb::new();
    let Some(file) = db.url().strip_prefix("sqlite:") else {
        println!("skipped: PostgreSQL keeps its log itself");
        return;
    };
    let onlooker = rusqlite::Connection::open(file).unwrap();
    let own = Db::open(db.url()).unwrap();
    let held = Slow(own.clone());
    let writes = set("held", "x");
    let written: Result<(), DbError> = own.write(move |tx| {
        let _ = &held.0;
        writes(tx)
    });
    written.unwrap();
    // A command ends like this, and its process with it: nothing of it may still be at work then.
    drop(own);
    assert_eq!(length(&log_of(file)), 0, "the closure's handle outlived the answer");
    drop(onlooker);
}

/// A log is begun again in the quarter of a second after it became long; until then a fast disk adds to it.
const LONGEST: u64 = 224 << 20;

/// Writes 320 MiB in all, which no write waits for anybody to take over; gives how long the log is then.
fn after_much_writing(db: &TestDb, file: &str) -> u64 {
    write(db, "INSERT INTO setting (name, value) VALUES ('page', '')", &[]).unwrap();
    for round in 0..160_u8 {
        // Other letters each time: where a text of the same length stays the same SQLite writes nothing.
        let text = char::from(b' ' + round % 90).to_string().repeat(2 << 20);
        write(db, "UPDATE setting SET value = $1 WHERE name = 'page'", &[text.into()]).unwrap();
    }
    length(&log_of(file))
}

#[test]
fn a_log_begins_again_however_long_people_write() {
    let db = TestDb::new();
    let Some(file) = db.url().strip_prefix("sqlite:") else {
        println!("skipped: PostgreSQL keeps its log itself");
        return;
    };
    let log = after_much_writing(&db, file);
    assert!(log < LONGEST, "the log has {log} bytes");
}

#[test]
fn a_snapshot_that_nobody_reads_holds_no_log_back() {
    let db = TestDb::new();
    let Some(file) = db.url().strip_prefix("sqlite:") else {
        println!("skipped: PostgreSQL keeps its log itself");
        return;
    };
    // A page leaves its snapshot behind, and nobody comes to begin another.
    db.read_page(|tx| tx.rows("SELECT name FROM setting", &[])).unwrap();
    let log = after_much_writing(&db, file);
    assert!(log < LONGEST, "the log has {log} bytes");
}
