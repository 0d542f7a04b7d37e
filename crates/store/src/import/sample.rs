//! A list that somebody is explaining, until its kind is known.
//!
//! It is what its user handed in, shown to nobody else, and nothing of it is imported; keeping it
//! is no act on a record, and has no ledger entry. It may be about people, so it goes within a day.

use jiff::Timestamp;
use throughline_domain::id::UserId;

use crate::{
    DbError,
    db::{Query, Value, Write},
    rate_limit::housekeeping,
};

/// A sample and what was decided about it so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// The file's name.
    pub file_name: String,
    /// The file.
    pub content: Vec<u8>,
    /// The decisions, as the wizard writes them.
    pub decisions: String,
}

/// Keeps a sample in place of the user's earlier one.
pub fn put(tx: &mut Write<'_>, user: UserId, new: &Sample, now: Timestamp) -> Result<(), DbError> {
    housekeeping(tx).execute(
        "INSERT INTO import_sample (user_id, file_name, content, decisions, kept_at)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (user_id) DO UPDATE SET file_name = excluded.file_name, content = excluded.content,
           decisions = excluded.decisions, kept_at = excluded.kept_at",
        &[
            Value::text(user),
            Value::text(&new.file_name),
            new.content.clone().into(),
            Value::text(&new.decisions),
            now.into(),
        ],
    )?;
    Ok(())
}

/// Writes down what was decided.
pub fn decide(tx: &mut Write<'_>, user: UserId, decisions: &str, now: Timestamp) -> Result<(), DbError> {
    housekeeping(tx).execute(
        "UPDATE import_sample SET decisions = $2, kept_at = $3 WHERE user_id = $1",
        &[Value::text(user), decisions.into(), now.into()],
    )?;
    Ok(())
}

/// The user's sample, if there is one.
pub fn find(q: &mut dyn Query, user: UserId) -> Result<Option<Sample>, DbError> {
    q.find(
        "SELECT file_name, content, decisions FROM import_sample WHERE user_id = $1",
        &[Value::text(user)],
    )?
    .map(|row| {
        Ok(Sample {
            file_name: row.get("file_name")?,
            content: row.get("content")?,
            decisions: row.get("decisions")?,
        })
    })
    .transpose()
}

/// Forgets a user's sample.
pub fn delete(tx: &mut Write<'_>, user: UserId) -> Result<(), DbError> {
    housekeeping(tx).execute("DELETE FROM import_sample WHERE user_id = $1", &[Value::text(user)])?;
    Ok(())
}

/// Forgets samples kept before an instant.
pub fn delete_before(tx: &mut Write<'_>, before: Timestamp) -> Result<(), DbError> {
    housekeeping(tx).execute("DELETE FROM import_sample WHERE kept_at < $1", &[before.into()])?;
    Ok(())
}
