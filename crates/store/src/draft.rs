//! Forms half filled: kept when a session ran out, given back to the same user on return.
//!
//! A draft is what its user typed, shown to nobody else; saving it is no act on a record, and has
//! no ledger entry. Its content may be about a person, so it goes after a week.

use jiff::Timestamp;
use throughline_domain::id::UserId;

use crate::{
    DbError,
    db::{Query, Value, Write},
    rate_limit::housekeeping,
};

/// Keeps a form, in place of an earlier one of the same name.
pub fn save(
    tx: &mut Write<'_>,
    user: UserId,
    form: &str,
    content: &str,
    now: Timestamp,
) -> Result<(), DbError> {
    housekeeping(tx).execute(
        "INSERT INTO draft (user_id, form, content, saved_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (user_id, form) DO UPDATE SET content = excluded.content, saved_at = excluded.saved_at",
        &[Value::text(user), form.into(), content.into(), now.into()],
    )?;
    Ok(())
}

/// The form that was kept, if there is one.
pub fn find(q: &mut dyn Query, user: UserId, form: &str) -> Result<Option<String>, DbError> {
    q.find("SELECT content FROM draft WHERE user_id = $1 AND form = $2", &[Value::text(user), form.into()])?
        .map(|row| row.get("content"))
        .transpose()
}

/// Forgets a form: it was given back, or sent.
pub fn delete(tx: &mut Write<'_>, user: UserId, form: &str) -> Result<(), DbError> {
    housekeeping(tx)
        .execute("DELETE FROM draft WHERE user_id = $1 AND form = $2", &[Value::text(user), form.into()])?;
    Ok(())
}

/// Forgets forms kept before an instant.
pub fn delete_before(tx: &mut Write<'_>, before: Timestamp) -> Result<(), DbError> {
    housekeeping(tx).execute("DELETE FROM draft WHERE saved_at < $1", &[before.into()])?;
    Ok(())
}
