//! An import yields to people.

use std::{
    sync::{Arc, Mutex, mpsc},
    thread,
};

use throughline_store::{DbError, db::Engine, testing::TestDb};

use crate::writing::set;

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
        move |tx: &mut throughline_store::db::Write<'_>| {
            order.lock().unwrap().push(name);
            set(name, "x")(tx)
        }
    };
    // The writer is held until both others stand in the queue, the import first.
    let (holding, held) = mpsc::channel();
    let (release, released) = mpsc::channel::<()>();
    let (holding, released) = (Mutex::new(holding), Mutex::new(released));
    thread::scope(|scope| {
        let handle = db.handle();
        scope.spawn(move || {
            handle
                .write(move |_| {
                    holding.lock().unwrap().send(()).ok();
                    released.lock().unwrap().recv().ok();
                    Ok::<_, DbError>(())
                })
                .unwrap();
        });
        held.recv().unwrap();
        let (bulk, person) = (note("import"), note("person"));
        let import = scope.spawn(|| db.write_bulk(bulk).unwrap());
        until(|| db.waiting() == 1);
        let click = scope.spawn(|| db.write(person).unwrap());
        until(|| db.waiting() == 2);
        release.send(()).unwrap();
        import.join().unwrap();
        click.join().unwrap();
    });
    assert_eq!(*order.lock().unwrap(), ["person", "import"]);
}

fn until(condition: impl Fn() -> bool) {
    while !condition() {
        thread::yield_now();
    }
}
