//! An import yields to people.

use std::{
    sync::{Arc, Mutex},
    thread,
};

use throughline_store::{
    db::{Engine, Write},
    testing::TestDb,
};

use crate::writing::{hold_the_writer, set, until};

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
