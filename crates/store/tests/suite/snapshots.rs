//! Pages that share a snapshot: nobody misses what was written. That none holds the log back stands in `log.rs`.

use std::{
    thread,
    time::{Duration, Instant},
};

use throughline_store::{
    DbError,
    db::{Db, Engine, Query},
    testing::TestDb,
};

use crate::writing::{noted, permit, set, settings};

fn page(db: &Db) -> Vec<String> {
    let read = db.read_page(|tx| {
        let rows = tx.rows("SELECT name FROM setting ORDER BY name", &[])?;
        rows.iter().map(|row| row.get("name")).collect::<Result<_, DbError>>()
    });
    read.unwrap()
}

fn entries(db: &Db) -> usize {
    db.read(|tx| tx.rows("SELECT sequence FROM ledger_entry", &[])).unwrap().len()
}

fn note(db: &Db) {
    db.write_entries(|tx| noted(&mut tx.permitted(permit()))).unwrap();
}

#[test]
fn a_page_shows_all_that_was_acknowledged_before_it() {
    let db = TestDb::new();
    for round in 0..50 {
        let name = format!("round {round:02}");
        // So that there is a snapshot which the write has to end.
        page(&db);
        note(&db);
        db.write(set(&name, "x")).unwrap();
        assert_eq!(page(&db).last(), Some(&name));
    }
}

#[test]
fn whoever_looks_at_the_ledger_sees_its_newest_entry() {
    let db = TestDb::new();
    let before = entries(&db);
    for round in 1..=20 {
        page(&db);
        note(&db);
        assert_eq!(entries(&db), before + round);
    }
}

#[test]
fn of_many_writers_and_readers_none_misses_its_own_write() {
    let db = TestDb::new();
    thread::scope(|scope| {
        for worker in 0..4 {
            let db = &db;
            scope.spawn(move || {
                for round in 0..25 {
                    let name = format!("{worker} wrote {round}");
                    db.write(set(&name, "x")).unwrap();
                    note(db);
                    assert!(page(db).contains(&name), "{name} is missing from the page after it");
                }
            });
        }
    });
    assert_eq!(settings(&db).len(), 100);
}

#[test]
fn a_page_that_asks_the_ledger_is_refused() {
    let db = TestDb::new();
    let asked = db.read_page(|tx| tx.rows("SELECT sequence FROM ledger_entry", &[]));
    assert!(matches!(&asked, Err(DbError::Other(why)) if why.contains("ledger")), "{asked:?}");
}

#[test]
fn more_than_an_entry_is_not_written_as_one() {
    let db = TestDb::new();
    let written = db.write_entries(set("a", "b"));
    assert!(matches!(&written, Err(DbError::Other(why)) if why.contains("setting")), "{written:?}");
    let sneaked = db.write_entries(|tx| {
        let mut w = tx.permitted(permit());
        noted(&mut w)?;
        w.rows("INSERT INTO setting (name, value) VALUES ('a', 'b') RETURNING name", &[])
    });
    assert!(sneaked.is_err());
    assert!(settings(&db).is_empty());
    assert_eq!(entries(&db), 0);
}

#[test]
fn a_page_soon_shows_what_another_process_wrote() {
    let db = TestDb::new();
    // The same file opened anew knows nothing of the first, as another process would not.
    let other = Db::open(db.url()).unwrap();
    page(&db);
    other.write(set("elsewhere", "x")).unwrap();
    let begun = Instant::now();
    while page(&db).is_empty() {
        assert!(begun.elapsed() < Duration::from_secs(5), "a page never shows it");
        thread::yield_now();
    }
}

#[test]
fn a_page_that_broke_down_leaves_its_reader_to_the_next() {
    let db = TestDb::new();
    for round in 0..10 {
        let broke = thread::scope(|scope| {
            let broken = scope.spawn(|| {
                db.read_page(|tx| {
                    tx.rows("SELECT name FROM setting", &[])?;
                    assert!(round < 0, "a page broke down");
                    Ok::<_, DbError>(())
                })
            });
            broken.join()
        });
        assert!(broke.is_err());
        let name = format!("after {round}");
        db.write(set(&name, "x")).unwrap();
        assert!(page(&db).contains(&name));
    }
}

#[test]
fn a_transaction_that_the_engine_gave_up_is_no_snapshot_any_more() {
    let db = TestDb::new();
    if db.engine() != Engine::Sqlite {
        println!("skipped: PostgreSQL ends a transaction with its read");
        return;
    }
    for round in 0..4 {
        // As SQLite does by itself after some faults of a disk.
        db.read_page(|tx| tx.rows("ROLLBACK", &[])).unwrap();
        let seen = db.read_page(|tx| {
            let before = tx.rows("SELECT COUNT(*) AS n FROM setting", &[])?;
            let other = Db::open(db.url())?;
            other.write(set(&format!("meanwhile {round}"), "x"))?;
            let after = tx.rows("SELECT COUNT(*) AS n FROM setting WHERE 1 = 1", &[])?;
            Ok::<_, DbError>((before[0].get::<i64>("n")?, after[0].get::<i64>("n")?))
        });
        let (before, after) = seen.unwrap();
        assert_eq!(before, after, "one page shows one moment");
        db.write(set(&format!("after {round}"), "x")).unwrap();
        assert!(page(&db).contains(&format!("after {round}")));
    }
}
