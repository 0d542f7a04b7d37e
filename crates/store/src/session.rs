//! Sessions: who is signed in, since when, and what the next page says once.
//!
//! Only the hash of a token is kept: who reads the database cannot sign in with what they find.

use jiff::Timestamp;
use throughline_domain::{coded_enum, id::UserId};

use crate::{
    DbError,
    db::{Query, Row, Value, Write, Writer},
    rate_limit::housekeeping,
};

coded_enum! {
    /// How far a sign-in has come.
    Stage {
        /// The password was right; the code is still asked for.
        Password = "password",
        /// Signed in.
        Full = "full",
    }
}

/// A session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// SHA-256 of the token in the cookie, in hexadecimal.
    pub token_hash: String,
    /// Whose it is.
    pub user: UserId,
    /// What every form of this session carries.
    pub csrf_token: String,
    /// How far the sign-in has come.
    pub stage: Stage,
    /// What the next page says once.
    pub flash: Option<String>,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was last used, to the minute.
    pub last_seen_at: Timestamp,
    /// When it ends, whatever the user does.
    pub expires_at: Timestamp,
}

fn session(row: &Row) -> Result<Session, DbError> {
    Ok(Session {
        token_hash: row.get("token_hash")?,
        user: row.parse("user_id")?,
        csrf_token: row.get("csrf_token")?,
        stage: row.parse("stage")?,
        flash: row.get("flash")?,
        created_at: row.get("created_at")?,
        last_seen_at: row.get("last_seen_at")?,
        expires_at: row.get("expires_at")?,
    })
}

/// Begins a session.
pub fn insert(w: &mut Writer<'_>, new: &Session) -> Result<(), DbError> {
    w.execute(
        "INSERT INTO session (token_hash, user_id, csrf_token, stage, flash, created_at, last_seen_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[
            new.token_hash.as_str().into(),
            Value::text(new.user),
            new.csrf_token.as_str().into(),
            new.stage.code().into(),
            new.flash.clone().into(),
            new.created_at.into(),
            new.last_seen_at.into(),
            new.expires_at.into(),
        ],
    )?;
    Ok(())
}

/// The session with this token's hash, also where it has run out.
pub fn find(q: &mut dyn Query, token_hash: &str) -> Result<Option<Session>, DbError> {
    q.find("SELECT * FROM session WHERE token_hash = $1", &[token_hash.into()])?
        .as_ref()
        .map(session)
        .transpose()
}

/// The sessions of a user that have not run out, latest use first.
pub fn list(q: &mut dyn Query, user: UserId, now: Timestamp) -> Result<Vec<Session>, DbError> {
    q.rows(
        "SELECT * FROM session WHERE user_id = $1 AND stage = 'full' AND expires_at > $2
         ORDER BY last_seen_at DESC, token_hash",
        &[Value::text(user), now.into()],
    )?
    .iter()
    .map(session)
    .collect()
}

/// Ends one session of a user; `false` where there was none.
pub fn delete(w: &mut Writer<'_>, user: UserId, token_hash: &str) -> Result<bool, DbError> {
    let rows = w.execute(
        "DELETE FROM session WHERE user_id = $1 AND token_hash = $2",
        &[Value::text(user), token_hash.into()],
    )?;
    Ok(rows == 1)
}

/// Ends every session of a user; gives how many there were.
pub fn delete_all(w: &mut Writer<'_>, user: UserId) -> Result<u64, DbError> {
    w.execute("DELETE FROM session WHERE user_id = $1", &[Value::text(user)])
}

/// Forgets sessions that ran out before an instant. They are kept for a while so that a form sent
/// too late can still be given back to whom it belongs.
pub fn delete_expired(w: &mut Writer<'_>, before: Timestamp) -> Result<u64, DbError> {
    w.execute("DELETE FROM session WHERE expires_at < $1", &[before.into()])
}

/// Notes that a session was used. No act on anybody's data, so no ledger entry.
pub fn touch(tx: &mut Write<'_>, token_hash: &str, now: Timestamp) -> Result<(), DbError> {
    housekeeping(tx).execute(
        "UPDATE session SET last_seen_at = $2 WHERE token_hash = $1 AND last_seen_at < $2",
        &[token_hash.into(), now.into()],
    )?;
    Ok(())
}

/// Sets, or with `None` takes away, what the next page says once. Not an act either: the act it
/// speaks of has its own entry.
pub fn set_flash(tx: &mut Write<'_>, token_hash: &str, flash: Option<&str>) -> Result<(), DbError> {
    housekeeping(tx).execute(
        "UPDATE session SET flash = CAST($2 AS TEXT) WHERE token_hash = $1",
        &[token_hash.into(), Value::opt_text(flash)],
    )?;
    Ok(())
}
