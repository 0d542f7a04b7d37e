//! Migrations: once, all or nothing, and never under a newer database.

use throughline_store::{
    migrate::{self, Schema},
    testing::TestDb,
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
