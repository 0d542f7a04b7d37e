//! Backups: taken while people work, put back into an empty place only.

use std::sync::atomic::{AtomicBool, Ordering};

use throughline_store::{
    backup::{backup, restore},
    db::{Db, Engine},
    ledger, migrate,
    testing::TestDb,
};

use crate::writing::{set, settings};

#[test]
fn a_backup_taken_while_people_work_can_be_restored() {
    let db = TestDb::new();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("backup");
    db.write(set("before", "x")).unwrap();
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut number = 0;
            while !done.load(Ordering::Relaxed) {
                db.write(set(&format!("during {number}"), "x")).unwrap();
                number += 1;
            }
        });
        let taken = backup(&db, &file);
        done.store(true, Ordering::Relaxed);
        taken.unwrap();
    });
    db.write(set("after", "x")).unwrap();
    assert!(backup(&db, &file).is_err(), "a backup overwrites nothing");

    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "only its owner can read it");
    }

    let mut place = TestDb::unmigrated();
    place.close();
    restore(&file, place.url()).unwrap();
    let restored = Db::open(place.url()).unwrap();
    let names = settings(&restored);
    assert!(names.contains(&"before".to_owned()) && !names.contains(&"after".to_owned()), "{names:?}");
    restored.read(|tx| ledger::verify(tx, &mut |_| {})).unwrap();
    restored.write(set("life goes on", "x")).unwrap();

    assert!(restore(&file, place.url()).is_err(), "a restore overwrites nothing");
    assert!(settings(&restored).contains(&"life goes on".to_owned()));
}

#[test]
fn what_is_no_backup_is_not_restored() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("letter.txt");
    let mut place = TestDb::unmigrated();
    place.close();
    assert!(restore(&file, place.url()).is_err(), "there is no such file");
    std::fs::write(&file, "Dear all, here is no database.").unwrap();
    assert!(restore(&file, place.url()).is_err());
    assert!(migrate::is_empty(&Db::open(place.url()).unwrap()).unwrap());
}

#[test]
fn a_backup_that_was_damaged_leaves_the_place_empty() {
    let whole = TestDb::new();
    if whole.engine() != Engine::Sqlite {
        // The archives of PostgreSQL are checked and put back by its own programs, in one transaction.
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("damaged.sqlite");
    backup(&whole, &file).unwrap();
    let mut bytes = std::fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes.iter_mut().skip(middle).take(4096).for_each(|byte| *byte = 0xA5);
    std::fs::write(&file, bytes).unwrap();
    let mut place = TestDb::unmigrated();
    place.close();
    assert!(restore(&file, place.url()).is_err());
    assert!(migrate::is_empty(&Db::open(place.url()).unwrap()).unwrap());
}
