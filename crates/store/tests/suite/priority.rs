//! An import yields to people.

use std::{
    sync::{Arc, Mutex},
    thread,
};

use throughline_store::{
    db::{Engine, Query as _, Value, Write},
    testing::TestDb,
};

use crate::writing::{hold_the_writer, set, settings, until};

#[test]
fn people_overtake_an_import_that_waits() {
    let db = TestDb::new();
    if db.engine() == Engine::Postgres {
        println!("skipped: PostgreSQL has no queue of writers");
        return;
    }
    let order = Arc::new(Mutex::new(Vec::new()));
    let note = |name: &'static str| {
        let order = Arc::clone(&order);
        move |tx: &mut Write<'_>| {
            order.lock().unwrap().push(name);
            set(name, "x")(tx)
        }
    };
    let (import, click) = (note("import"), note("click"));
    thread::scope(|scope| {
        let release = hold_the_writer(scope, &db);
        scope.spawn(|| db.write_bulk(import).unwrap());
        until(|| db.waiting() == 1);
        scope.spawn(|| db.write(click).unwrap());
        until(|| db.waiting() == 2);
        release.send(()).unwrap();
    });
    assert_eq!(*order.lock().unwrap(), ["click", "import"]);
}

/// Sixteen who all change the same, again and again, after a look at much else: whoever has lost
/// often is let through.
#[test]
fn nobody_is_turned_away_because_others_are_always_faster() {
    let db = TestDb::new();
    thread::scope(|scope| {
        for who in 0..16 {
            let db = &db;
            scope.spawn(move || {
                for turn in 0..6 {
                    let write = set(&format!("{who} {turn}"), "x");
                    db.write(move |tx| {
                        for number in 0..300 {
                            let other: Value = format!("other {number}").into();
                            tx.rows("SELECT name FROM setting WHERE name = $1", &[other])?;
                        }
                        write(tx)
                    })
                    .unwrap();
                }
            });
        }
    });
    assert_eq!(settings(&db).len(), 16 * 6);
}
