//! Migrations: once, all or nothing, and never under a newer database.

use throughline_store::{
    ledger,
    migrate::{self, Schema},
    testing::{self, TestDb, landed},
};

use crate::writing::write;

#[test]
fn a_fresh_database_is_migrated_once() {
    let db = TestDb::unmigrated();
    assert!(migrate::is_empty(&db).unwrap());
    let Schema::Behind(all) = migrate::schema(&db).unwrap() else { panic!("nothing is applied yet") };
    assert_eq!(migrate::migrate(&db).unwrap().applied, all);
    assert_eq!(migrate::schema(&db).unwrap(), Schema::Current);
    assert!(migrate::migrate(&db).unwrap().applied.is_empty());
    assert!(!migrate::is_empty(&db).unwrap());
}

#[test]
fn a_newer_database_is_left_alone() {
    let db = TestDb::new();
    write(
        &db,
        "INSERT INTO refinery_schema_history (version, name, applied_on, checksum) \
         VALUES (9999, 'from_the_future', '2027-01-01T00:00:00Z', '1')",
        &[],
    )
    .unwrap();
    assert_eq!(migrate::schema(&db).unwrap(), Schema::Unknown(vec!["V9999__from_the_future".to_owned()]));
    assert!(migrate::migrate(&db).is_err());
}

/// What was saved under an earlier version is all there under this one, and its ledger fits.
#[test]
fn a_filled_database_of_the_first_version_comes_along_whole() {
    let db = TestDb::landed(landed::FIRST);
    let tables =
        ["person", "case_file", "milestone", "step", "note_paragraph", "planned_date", "ledger_entry"];
    let rows = || tables.map(|table| db.read(|q| testing::count(q, table)).unwrap());
    let before = rows();
    assert!(before.iter().all(|rows| *rows > 50), "{before:?}");
    let Schema::Behind(missing) = migrate::schema(&db).unwrap() else {
        panic!("it is of an earlier version")
    };

    assert_eq!(migrate::migrate(&db).unwrap().applied, missing);
    assert_eq!(migrate::schema(&db).unwrap(), Schema::Current);
    assert_eq!(rows(), before);
    let verified = db.read(|q| ledger::verify(q, &mut |_| ())).unwrap();
    assert_eq!(i64::try_from(verified.entries).unwrap(), before[6]);
}
