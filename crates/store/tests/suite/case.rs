//! One open case for a person in a jurisdiction: the database itself says so.

use throughline_store::{DbError, testing::TestDb};

use crate::{
    values::someone,
    writing::{Work, execute, together},
};

/// Opens a case for the person `p`.
fn open(id: &'static str) -> Work<u64> {
    Box::new(move |tx| {
        execute(
            tx,
            "INSERT INTO case_file (id, person_id, jurisdiction_id, status, opened_at) VALUES ($1, 'p', 'yy', 'open', 1)",
            &[id.into()],
        )
    })
}

#[test]
fn of_several_who_open_a_case_at_once_exactly_one_does() {
    let db = TestDb::new();
    someone(&db);
    let answers = together(&db, vec![open("a"), open("b"), open("d"), open("e")]);
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
    for refused in answers.iter().filter(|answer| answer.is_err()) {
        assert!(
            matches!(refused, Err(DbError::Constraint(name)) if name.contains("case")),
            "named after the rule that was broken: {refused:?}"
        );
    }
    // Closed cases may lie behind an open one.
    db.write(|tx| {
        execute(tx, "UPDATE case_file SET status = 'closed', closed_at = 2 WHERE person_id = 'p'", &[])
    })
    .unwrap();
    let again = together(&db, vec![open("f"), open("g")]);
    assert_eq!(again.iter().filter(|answer| answer.is_ok()).count(), 1, "{again:?}");
}
