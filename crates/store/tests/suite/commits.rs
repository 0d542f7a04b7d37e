//! What a commit promises: all or nothing, alone or in a group.

use throughline_store::{
    DbError,
    db::{Db, Engine, Query, Value},
    testing::TestDb,
};

use crate::writing::{Work, execute, noted, permit, set, settings, together, write};

#[test]
fn a_write_without_a_ledger_entry_is_refused() {
    let db = TestDb::new();
    let refused = db.write(|tx| {
        let mut w = tx.permitted(permit());
        w.execute("INSERT INTO setting (name, value) VALUES ('a', 'b')", &[])
    });
    assert!(matches!(refused, Err(DbError::NoLedgerEntry)), "{refused:?}");
    assert!(settings(&db).is_empty());

    let half = db.write(|tx| {
        set("a", "b")(tx)?;
        tx.permitted(permit()).execute("INSERT INTO setting (name, value) VALUES ('c', 'd')", &[])
    });
    assert!(matches!(half, Err(DbError::NoLedgerEntry)), "each permit needs its entry");
    assert!(settings(&db).is_empty());
}

#[test]
fn nobody_writes_without_a_permit() {
    let db = TestDb::new();
    let sneaked =
        db.write(|tx| tx.rows("INSERT INTO setting (name, value) VALUES ('a', 'b') RETURNING name", &[]));
    assert!(sneaked.is_err());
    let read =
        db.read(|tx| tx.rows("INSERT INTO setting (name, value) VALUES ('a', 'b') RETURNING name", &[]));
    assert!(read.is_err());
    assert!(settings(&db).is_empty());
}

#[test]
fn a_swallowed_error_is_not_committed() {
    let db = TestDb::new();
    db.write(set("a", "first")).unwrap();
    let outcome = db.write(|tx| {
        set("b", "written before the failure")(tx)?;
        set("a", "second")(tx).ok();
        Ok::<_, DbError>(())
    });
    assert!(outcome.is_err());
    assert_eq!(settings(&db), ["a"]);
}

#[test]
fn an_error_of_the_use_case_rolls_everything_back() {
    #[derive(Debug, PartialEq)]
    enum Refused {
        Closed,
        Db,
    }
    impl From<DbError> for Refused {
        fn from(_: DbError) -> Self {
            Self::Db
        }
    }
    let db = TestDb::new();
    let outcome = db.write(|tx| {
        set("a", "b")(tx)?;
        Err::<(), _>(Refused::Closed)
    });
    assert_eq!(outcome, Err(Refused::Closed));
    assert!(settings(&db).is_empty());
}

#[test]
fn bad_neighbours_harm_nobody() {
    let db = TestDb::new();
    let mut works: Vec<Work<()>> = Vec::new();
    for number in 0..12 {
        works.push(Box::new(set(&format!("good {number:02}"), "x")));
    }
    works.push(Box::new(|tx| {
        set("failing", "x")(tx)?;
        set("failing", "again")(tx)
    }));
    works.push(Box::new(|tx| {
        set("panicking", "x")(tx)?;
        panic!("a bug in one use case")
    }));
    works.push(Box::new(|_| Err(DbError::Stale)));

    let answers = together(&db, works);
    assert!(answers[..12].iter().all(Result::is_ok), "{answers:?}");
    assert!(matches!(&answers[12], Err(DbError::Constraint(_))), "{answers:?}");
    assert!(matches!(&answers[13], Err(DbError::Other(_))), "{answers:?}");
    assert!(matches!(&answers[14], Err(DbError::Stale)), "{answers:?}");
    let names = settings(&db);
    assert_eq!(names.len(), 12);
    assert!(names.iter().all(|name| name.starts_with("good")));
}

#[test]
fn whoever_was_answered_is_really_saved() {
    let db = TestDb::new();
    write(&db, "INSERT INTO setting (name, value) VALUES ('counter', '0')", &[]).unwrap();
    let add: fn() -> Work<()> = || {
        Box::new(|tx| {
            let count: i64 = tx.one("SELECT value FROM setting", &[])?.parse("value")?;
            execute(tx, "UPDATE setting SET value = $1", &[Value::text(count + 1)])?;
            Ok(())
        })
    };
    let answers = together(&db, (0..8).map(|_| add()).collect());
    assert!(answers.iter().all(Result::is_ok), "{answers:?}");
    let count: i64 = db.read(|tx| tx.one("SELECT value FROM setting", &[])?.parse::<i64>("value")).unwrap();
    assert_eq!(count, 8, "no update was lost");
}

#[test]
fn a_reader_sees_one_moment() {
    let db = TestDb::new();
    db.read(|tx| {
        assert!(tx.rows("SELECT name FROM setting", &[])?.is_empty());
        db.write(set("a", "b"))?;
        assert!(tx.rows("SELECT name FROM setting", &[])?.is_empty(), "still the same moment");
        Ok::<_, DbError>(())
    })
    .unwrap();
    assert_eq!(settings(&db), ["a"]);
}

/// SQLite rolls back a whole transaction when the disk is full. Whoever shares a commit with the
/// one that does not fit must not notice.
#[test]
fn a_full_disk_refuses_what_does_not_fit_and_nothing_else() {
    let db = TestDb::new();
    if db.engine() == Engine::Postgres {
        println!("skipped: the size of a PostgreSQL database cannot be limited");
        return;
    }
    let limit = |pages: &'static str| {
        db.write(move |tx| {
            let mut w = tx.permitted(permit());
            w.rows(pages, &[])?;
            noted(&mut w)
        })
        .unwrap();
    };
    limit("PRAGMA max_page_count = 200");
    let large = "x".repeat(4 << 20);
    let mut works: Vec<Work<()>> =
        (0..6).map(|n| Box::new(set(&format!("small {n}"), "x")) as Work<()>).collect();
    works.push(Box::new(set("large", &large)));
    works.extend((6..12).map(|n| Box::new(set(&format!("small {n:02}"), "x")) as Work<()>));
    let answers = together(&db, works);
    assert!(matches!(answers[6], Err(DbError::Full)), "{:?}", answers[6]);
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 12, "{answers:?}");
    assert_eq!(settings(&db).len(), 12);

    limit("PRAGMA max_page_count = 100000");
    db.write(set("large", &large)).unwrap();
    assert_eq!(settings(&db).len(), 13, "with room again, it goes on");
}

#[test]
fn a_database_outlives_its_handles() {
    let db = TestDb::new();
    db.write(set("a", "b")).unwrap();
    let other = Db::open(db.url()).unwrap();
    assert_eq!(settings(&other), ["a"]);
    drop(other);
    // A closure that holds the last handle lets it go on the writer's own thread.
    let held = Db::open(db.url()).unwrap();
    let inner = held.clone();
    held.write(move |tx| {
        assert_eq!(inner.engine(), tx.engine());
        set("c", "d")(tx)
    })
    .unwrap();
    drop(held);
    assert_eq!(settings(&db), ["a", "c"]);
}
