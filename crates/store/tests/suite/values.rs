//! Every type of value goes in and comes out as it was.

use throughline_store::{
    DbError,
    db::{Query, Value},
    testing::TestDb,
};

use crate::writing::write;

const DOCUMENT: &str = "INSERT INTO document (id, case_id, agency_id, title, category, media_type, \
    file_name, size, sha256, content, added_by, added_at) \
    VALUES ('d', 'c', 'a', 'T', '1', 'x', 'f', $2, $3, $1, 'u', $4)";

/// An agency, a user, a person, a case.
pub fn someone(db: &throughline_store::db::Db) {
    for sql in [
        "INSERT INTO agency (id, jurisdiction_id, kind, name, created_at) VALUES ('a', 'es-ct', 'ngo', 'Refuge', 0)",
        "INSERT INTO app_user (id, agency_id, login, display_name, created_at) VALUES ('u', 'a', 'lena', 'Lena', 0)",
        "INSERT INTO app_user (id, agency_id, login, display_name, created_at) VALUES ('v', 'a', 'omar', 'Omar', 0)",
        "INSERT INTO person (id, created_at) VALUES ('p', 0)",
        "INSERT INTO case_file (id, person_id, jurisdiction_id, status, opened_at) VALUES ('c', 'p', 'es-ct', 'open', 0)",
    ] {
        write(db, sql, &[]).unwrap();
    }
}

#[test]
fn values_survive_the_way_there_and_back() {
    let db = TestDb::new();
    someone(&db);
    let bytes = vec![0_u8, 255, 39, 0];
    write(
        &db,
        DOCUMENT,
        &[bytes.clone().into(), i64::MIN.into(), "ça, l'ñ 名 \u{1F600}".into(), i64::MAX.into()],
    )
    .unwrap();
    write(
        &db,
        "INSERT INTO need (id, case_id, domain, category, person_level, stale, assessed_at) \
         VALUES ('n', 'c', 'housing', '9', $1, $2, 0)",
        &[Value::Null, true.into()],
    )
    .unwrap();

    db.read(|tx| {
        let row = tx.one(
            "SELECT size, sha256, content, added_at, CAST($1 AS DOUBLE PRECISION) AS share FROM document",
            &[0.1.into()],
        )?;
        assert_eq!(row.get::<i64>("size")?, i64::MIN);
        assert_eq!(row.get::<i64>("added_at")?, i64::MAX);
        assert_eq!(row.get::<String>("sha256")?, "ça, l'ñ 名 \u{1F600}");
        assert_eq!(row.get::<Vec<u8>>("content")?, bytes);
        assert!((row.get::<f64>("share")? - 0.1).abs() < f64::EPSILON);

        let row = tx.one(
            "SELECT person_level, stale, stale = TRUE AS truth FROM need WHERE stale = $1 \
             AND (CAST($2 AS TEXT) IS NULL OR domain = $2)",
            &[true.into(), Value::Null],
        )?;
        assert_eq!(row.get::<Option<i64>>("person_level")?, None);
        assert!(row.get::<bool>("stale")? && row.get::<bool>("truth")?);
        assert!(matches!(row.get::<String>("person_level"), Err(DbError::Column(_))));
        assert!(matches!(row.get::<String>("elsewhere"), Err(DbError::Column(_))));
        Ok::<_, DbError>(())
    })
    .unwrap();
}

#[test]
fn placeholders_are_bound_by_their_number() {
    let db = TestDb::new();
    db.read(|tx| {
        let row = tx.one(
            "SELECT CAST($2 AS TEXT) AS second, CAST($1 AS TEXT) AS first, CAST($2 AS TEXT) AS again",
            &["one".into(), "two".into()],
        )?;
        assert_eq!(row.get::<String>("first")?, "one");
        assert_eq!(row.get::<String>("second")?, "two");
        assert_eq!(row.get::<String>("again")?, "two");
        Ok::<_, DbError>(())
    })
    .unwrap();
}

#[test]
fn a_text_cannot_land_in_a_number() {
    let db = TestDb::new();
    let refused = write(&db, "INSERT INTO person (id, created_at) VALUES ('p', $1)", &["yesterday".into()]);
    assert!(refused.is_err(), "{refused:?}");
}

#[test]
fn texts_are_ordered_byte_by_byte() {
    let db = TestDb::new();
    for name in ["b", "a", "B", "á", "Z", "_"] {
        db.write(crate::writing::set(name, "")).unwrap();
    }
    assert_eq!(crate::writing::settings(&db), ["B", "Z", "_", "a", "b", "á"]);
}

#[test]
fn what_the_database_refuses_has_a_name() {
    let db = TestDb::new();
    someone(&db);
    let constraint = |sql| match write(&db, sql, &[]) {
        Err(DbError::Constraint(text)) => text,
        other => panic!("{sql}: {other:?}"),
    };
    let taken = constraint(
        "INSERT INTO app_user (id, agency_id, login, display_name, created_at) VALUES ('w', 'a', 'lena', 'L', 0)",
    );
    assert!(taken.contains("app_user") && taken.contains("login"), "{taken}");
    constraint("INSERT INTO unit (id, agency_id, name) VALUES ('x', 'nowhere', 'Cell block')");
    constraint("UPDATE case_file SET status = 'ajar'");
}
