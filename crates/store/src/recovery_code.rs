//! Recovery codes: the way in for who has lost the authenticator. Only hashes are kept.

use jiff::Timestamp;
use throughline_domain::id::UserId;

use crate::{
    DbError,
    db::{Query, Value, Writer},
};

/// Gives a user these codes, by their hashes, in place of all earlier ones; none takes them away.
pub fn replace(w: &mut Writer<'_>, user: UserId, hashes: &[String]) -> Result<(), DbError> {
    w.execute("DELETE FROM recovery_code WHERE user_id = $1", &[Value::text(user)])?;
    for hash in hashes {
        w.execute(
            "INSERT INTO recovery_code (user_id, code_hash) VALUES ($1, $2)",
            &[Value::text(user), hash.clone().into()],
        )?;
    }
    Ok(())
}

/// Uses a code up; `false` where the user has no such code, or has used it. Comparison and change are
/// one statement, so that two sign-ins cannot both use one code.
pub fn use_up(w: &mut Writer<'_>, user: UserId, hash: &str, now: Timestamp) -> Result<bool, DbError> {
    let rows = w.execute(
        "UPDATE recovery_code SET used_at = $3 WHERE user_id = $1 AND code_hash = $2 AND used_at IS NULL",
        &[Value::text(user), hash.into(), now.into()],
    )?;
    Ok(rows == 1)
}

/// How many codes a user has left.
pub fn count_left(q: &mut dyn Query, user: UserId) -> Result<i64, DbError> {
    q.one(
        "SELECT COUNT(*) AS codes FROM recovery_code WHERE user_id = $1 AND used_at IS NULL",
        &[Value::text(user)],
    )?
    .get("codes")
}
