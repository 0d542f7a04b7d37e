//! Exactly one lead worker, without gap or overlap: the database itself says so.

use throughline_store::{
    DbError,
    db::{Db, Query, Value},
    testing::TestDb,
};

use crate::{
    values::someone,
    writing::{Work, execute, together, write},
};

const LEAD: &str = "INSERT INTO lead_worker (case_id, user_id, agency_id, from_at, to_at, follows) \
    VALUES ('c', $1, 'a', $2, $3, $4)";

fn lead(db: &Db, user: &str, from: i64, to: Option<i64>, follows: Option<i64>) -> Result<u64, DbError> {
    write(db, LEAD, &[user.into(), from.into(), to.into(), follows.into()])
}

fn end(db: &Db, at: i64) -> Result<u64, DbError> {
    write(db, "UPDATE lead_worker SET to_at = $1 WHERE case_id = 'c' AND to_at IS NULL", &[at.into()])
}

fn a_case_led_since_100() -> TestDb {
    let db = TestDb::new();
    someone(&db);
    lead(&db, "u", 100, None, None).unwrap();
    db
}

#[track_caller]
fn refused(outcome: &Result<u64, DbError>) {
    assert!(matches!(outcome, Err(DbError::Constraint(_))), "{outcome:?}");
}

#[test]
fn the_lead_passes_at_one_instant() {
    let db = a_case_led_since_100();
    db.write(|tx| {
        execute(tx, "UPDATE lead_worker SET to_at = 200 WHERE case_id = 'c' AND to_at IS NULL", &[])?;
        execute(tx, LEAD, &["v".into(), 200_i64.into(), Value::Null, 200_i64.into()])
    })
    .unwrap();
    end(&db, 300).unwrap();
    lead(&db, "u", 300, None, Some(300)).unwrap();
}

#[test]
fn a_gap_is_refused() {
    let db = a_case_led_since_100();
    end(&db, 200).unwrap();
    refused(&lead(&db, "v", 250, None, Some(200)));
    refused(&lead(&db, "v", 250, None, Some(250)));
    refused(&lead(&db, "v", 250, None, None));
    lead(&db, "v", 200, None, Some(200)).unwrap();
}

#[test]
fn an_overlap_is_refused() {
    let db = a_case_led_since_100();
    end(&db, 200).unwrap();
    refused(&lead(&db, "v", 150, None, Some(150)));
    refused(&lead(&db, "v", 150, None, Some(200)));
    lead(&db, "v", 200, None, Some(200)).unwrap();
    // Nobody's end can be moved under the one who followed.
    refused(&write(&db, "UPDATE lead_worker SET to_at = 220 WHERE from_at = 100", &[]));
}

#[test]
fn two_at_once_are_refused() {
    let db = a_case_led_since_100();
    refused(&lead(&db, "v", 150, None, None));
    refused(&lead(&db, "v", 150, None, Some(150)));
    end(&db, 200).unwrap();
    lead(&db, "v", 200, Some(300), Some(200)).unwrap();
    refused(&lead(&db, "u", 200, None, Some(200)));
}

#[test]
fn nobody_leads_backwards() {
    let db = a_case_led_since_100();
    refused(&end(&db, 100));
    refused(&end(&db, 50));
}

#[test]
fn two_handovers_at_once_leave_one_lead_worker() {
    let db = a_case_led_since_100();
    let take = |user: &'static str, at: i64| -> Work<u64> {
        Box::new(move |tx| {
            execute(
                tx,
                "UPDATE lead_worker SET to_at = $1 WHERE case_id = 'c' AND from_at = 100 AND to_at IS NULL",
                &[at.into()],
            )?;
            execute(tx, LEAD, &[user.into(), at.into(), Value::Null, at.into()])
        })
    };
    let answers = together(&db, vec![take("u", 200), take("v", 201)]);
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
    answers.iter().filter(|answer| answer.is_err()).for_each(refused);
    let open = db.read(|tx| tx.rows("SELECT user_id FROM lead_worker WHERE to_at IS NULL", &[])).unwrap();
    assert_eq!(open.len(), 1);
}
