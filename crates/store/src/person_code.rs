//! One-time codes that open a person's own page: who has it sees what they allow, and answers.

use jiff::Timestamp;
use throughline_domain::id::{CaseId, UserId};

use crate::{
    DbError,
    db::{Query, Value, Writer},
};

/// Keeps a code by its hash. A case has one good code at most: the ones before are taken back.
pub fn insert(
    w: &mut Writer<'_>,
    hash: &str,
    case: CaseId,
    by: UserId,
    now: Timestamp,
    expires_at: Timestamp,
) -> Result<(), DbError> {
    w.execute("DELETE FROM person_code WHERE case_id = $1", &[Value::text(case)])?;
    w.execute(
        "INSERT INTO person_code (code_hash, case_id, made_by, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)",
        &[hash.into(), Value::text(case), Value::text(by), now.into(), expires_at.into()],
    )?;
    Ok(())
}

/// Whose page a code opens: it is kept, was not used up, has not run out. Gives the case, and the worker
/// who made the code.
pub fn find(q: &mut dyn Query, hash: &str, now: Timestamp) -> Result<Option<(CaseId, UserId)>, DbError> {
    q.find(
        "SELECT case_id, made_by FROM person_code WHERE code_hash = $1 AND used_at IS NULL AND expires_at > $2",
        &[hash.into(), now.into()],
    )?
    .map(|row| Ok((row.parse("case_id")?, row.parse("made_by")?)))
    .transpose()
}

/// Uses a code up; `false` where it was used meanwhile.
pub fn use_up(w: &mut Writer<'_>, hash: &str, now: Timestamp) -> Result<bool, DbError> {
    let rows = w.execute(
        "UPDATE person_code SET used_at = $2 WHERE code_hash = $1 AND used_at IS NULL",
        &[hash.into(), now.into()],
    )?;
    Ok(rows == 1)
}
