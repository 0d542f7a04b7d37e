//! One-time links: to set up the first administrator, to set a password.

use jiff::Timestamp;
use throughline_domain::{coded_enum, id::UserId};

use crate::{
    DbError,
    db::{Query, Value, Writer},
};

coded_enum! {
    /// What a link is good for.
    Purpose {
        /// To set up the first administrator of an installation without users.
        FirstAdministrator = "first_administrator",
        /// To set the password of an account.
        SetPassword = "set_password",
    }
}

/// Keeps a link, by the hash of its token. `user` is whose password it sets.
pub fn insert(
    w: &mut Writer<'_>,
    token_hash: &str,
    purpose: Purpose,
    user: Option<UserId>,
    now: Timestamp,
    expires_at: Timestamp,
) -> Result<(), DbError> {
    w.execute(
        "INSERT INTO one_time_link (token_hash, purpose, user_id, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5)",
        &[token_hash.into(), purpose.code().into(), Value::opt_text(user), now.into(), expires_at.into()],
    )?;
    Ok(())
}

/// Whether a link is still good: kept, not used, not run out. Gives whose it is.
pub fn find(
    q: &mut dyn Query,
    token_hash: &str,
    purpose: Purpose,
    now: Timestamp,
) -> Result<Option<Option<UserId>>, DbError> {
    q.find(
        "SELECT user_id FROM one_time_link
         WHERE token_hash = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > $3",
        &[token_hash.into(), purpose.code().into(), now.into()],
    )?
    .map(|row| row.parse_opt("user_id"))
    .transpose()
}

/// Uses a link up; `false` where somebody was faster.
pub fn use_up(w: &mut Writer<'_>, token_hash: &str, now: Timestamp) -> Result<bool, DbError> {
    let rows = w.execute(
        "UPDATE one_time_link SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL",
        &[token_hash.into(), now.into()],
    )?;
    Ok(rows == 1)
}

/// Takes back the links that nobody used: of one user, or for the first administrator.
pub fn revoke(w: &mut Writer<'_>, purpose: Purpose, user: Option<UserId>) -> Result<(), DbError> {
    w.execute(
        "DELETE FROM one_time_link
         WHERE purpose = $1 AND used_at IS NULL AND COALESCE(user_id, '') = COALESCE(CAST($2 AS TEXT), '')",
        &[purpose.code().into(), Value::opt_text(user)],
    )?;
    Ok(())
}
