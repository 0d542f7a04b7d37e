//! What a transaction has read it does not ask again.
//!
//! A use case is put together from functions that each read what they need, and several need the same
//! record. A transaction sees one snapshot and its own writes, so until it writes, a statement that was
//! asked before has the same answer. It is remembered here, for the length of the transaction, so that
//! no function has to be handed what another has read already.

use std::sync::atomic::{AtomicU64, Ordering};

use super::{Engine, Row, Tx, Value};
use crate::error::DbError;

/// Longer answers are walks through the data, which nobody asks for twice.
const MOST_ROWS: usize = 128;

/// Enough for any page; a long job does not fill memory with what it has seen.
const MOST_ANSWERS: usize = 64;

/// The statements that the engine was given, over all transactions of a database.
#[derive(Debug, Default)]
pub(super) struct Tally {
    count: AtomicU64,
    /// While a test listens: each of them, in their order.
    #[cfg(feature = "testing")]
    heard: std::sync::Mutex<Option<Vec<String>>>,
}

impl Tally {
    fn add(&self, sql: &str) {
        self.count.fetch_add(1, Ordering::Relaxed);
        #[cfg(feature = "testing")]
        if let Ok(mut heard) = self.heard.lock()
            && let Some(heard) = heard.as_mut()
        {
            heard.push(sql.to_owned());
        }
        #[cfg(not(feature = "testing"))]
        let _ = sql;
    }

    pub(super) fn count(&self) -> u64 {
        self.count.load(Ordering::Relaxed)
    }

    /// Gives what was heard, and listens from now on.
    #[cfg(feature = "testing")]
    pub(super) fn listen(&self) -> Vec<String> {
        self.heard.lock().ok().and_then(|mut heard| heard.replace(Vec::new())).unwrap_or_default()
    }
}

/// A transaction that remembers.
pub(super) struct Memo<'a> {
    tx: &'a mut dyn Tx,
    statements: &'a Tally,
    answers: Vec<Answer>,
}

struct Answer {
    sql: Box<str>,
    params: Box<[Value]>,
    rows: Vec<Row>,
}

impl<'a> Memo<'a> {
    pub(super) const fn new(tx: &'a mut dyn Tx, statements: &'a Tally) -> Self {
        Self { tx, statements, answers: Vec::new() }
    }
}

impl Memo<'_> {
    /// A statement that changes rows is on its way.
    fn forget(&mut self, sql: &str) {
        self.statements.add(sql);
        self.answers.clear();
    }
}

impl Tx for Memo<'_> {
    fn query(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, DbError> {
        // `UPDATE … RETURNING` gives rows too, and is never the same twice.
        if !is_read(sql) {
            self.forget(sql);
            return self.tx.query(sql, params);
        }
        let known = self.answers.iter().find(|known| *known.sql == *sql && *known.params == *params);
        if let Some(known) = known {
            return Ok(known.rows.clone());
        }
        self.statements.add(sql);
        let rows = self.tx.query(sql, params)?;
        if rows.len() <= MOST_ROWS && self.answers.len() < MOST_ANSWERS {
            self.answers.push(Answer { sql: sql.into(), params: params.into(), rows: rows.clone() });
        }
        Ok(rows)
    }

    fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64, DbError> {
        self.forget(sql);
        self.tx.execute(sql, params)
    }

    fn engine(&self) -> Engine {
        self.tx.engine()
    }
}

/// Whether a statement only reads. One that begins with `WITH` may end in a write.
pub(super) fn is_read(sql: &str) -> bool {
    let sql = sql.trim_start();
    let begins_with =
        |word: &str| sql.get(..word.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(word));
    begins_with("SELECT")
        || begins_with("WITH ")
            && !["INSERT INTO", "UPDATE ", "DELETE FROM"].iter().any(|write| sql.contains(write))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        db::{Db, Query, Read},
        rate_limit::housekeeping,
        setting,
        testing::TestDb,
    };

    fn reads_twice(db: &Db) -> (Vec<Row>, Vec<Row>, u64) {
        let before = db.statements();
        let read = |tx: &mut Read<'_>| {
            let ask = |tx: &mut Read<'_>, name: &str| {
                tx.rows("SELECT value FROM setting WHERE name = $1", &[name.into()])
            };
            let (one, two) = (ask(tx, "a")?, ask(tx, "a")?);
            ask(tx, "b")?;
            Ok::<_, DbError>((one, two))
        };
        let (one, two) = db.read(read).expect("the setting is read");
        (one, two, db.statements() - before)
    }

    #[test]
    fn what_was_asked_is_not_asked_again_and_other_questions_are() {
        let db = TestDb::new();
        let (one, two, statements) = reads_twice(&db);
        assert_eq!((one.len(), two.len(), statements), (0, 0, 2));
    }

    #[test]
    fn a_named_part_of_a_question_makes_no_write_of_it() {
        assert!(is_read("SELECT 1 AS one"));
        assert!(is_read("WITH RECURSIVE wanted(id) AS (SELECT 1) SELECT id FROM wanted"));
        for write in
            ["INSERT INTO note (id) SELECT id FROM wanted", "UPDATE note SET id = $1", "DELETE FROM note"]
        {
            assert!(!is_read(&format!("WITH wanted(id) AS (SELECT 1) {write}")), "{write}");
            assert!(!is_read(write), "{write}");
        }
    }

    #[test]
    fn after_a_write_the_answer_is_asked_anew() {
        let db = TestDb::new();
        let seen = db.write(|tx| {
            let before = setting::find(tx, "memo")?;
            let mut w = housekeeping(tx);
            setting::put(&mut w, "memo", "kept")?;
            let after = setting::find(&mut w, "memo")?;
            Ok::<_, DbError>((before, after))
        });
        assert_eq!(seen.expect("a write"), (None, Some("kept".to_owned())));
    }
}
