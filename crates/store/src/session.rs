//! Sessions: who is signed in, since when, and what the next page says once.
//!
//! Only the hash of a token is kept: who reads the database cannot sign in with what they find.

use std::str::FromStr;

use jiff::Timestamp;
use throughline_domain::{
    agency::{Actor, AgencyKind},
    coded_enum,
    id::{AgencyId, UserId},
};

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

/// A session with everything that a request needs to know about whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Present {
    /// The session.
    pub session: Session,
    /// As one who acts; `None` where the account is closed or its agency is.
    pub actor: Option<Actor>,
    /// What they sign in with.
    pub login: String,
    /// Their name.
    pub name: String,
    /// The language of their pages.
    pub locale: String,
    /// The agency they work for.
    pub agency: AgencyId,
    /// Its name.
    pub agency_name: String,
    /// Its jurisdiction.
    pub jurisdiction: String,
    /// Invitations that the agency has not answered.
    pub requests: i64,
    /// Notices that they have not read, as [`crate::notice::count`] counts them.
    pub notices: i64,
}

/// The session with this token's hash, also where it has run out, and whose it is: one read for every
/// request. `now` says which colleagues are away, and so for whom the user stands in.
pub fn present(q: &mut dyn Query, token_hash: &str, now: Timestamp) -> Result<Option<Present>, DbError> {
    let row = q.find(
        "SELECT s.*, u.agency_id, u.login, u.display_name, u.locale, u.status AS user_status, a.name AS agency_name,
           a.kind, a.jurisdiction_id, a.status AS agency_status,
           (SELECT string_agg(r.role, ' ' ORDER BY r.role) FROM user_role r WHERE r.user_id = u.id) AS roles,
           (SELECT string_agg(x.unit_id, ' ' ORDER BY x.unit_id) FROM user_unit x WHERE x.user_id = u.id) AS units,
           (SELECT string_agg(d.id, ' ' ORDER BY d.display_name, d.id) FROM app_user d
             WHERE d.deputy_user_id = u.id AND d.agency_id || '' = u.agency_id AND d.status = 'active'
               AND d.away_from_at <= $2 AND d.away_until_at > $2) AS stands_in_for,
           (SELECT COUNT(*) FROM involvement i WHERE i.agency_id = u.agency_id AND i.status = 'invited') AS requests,
           (SELECT COUNT(*) FROM notice n
             WHERE n.agency_id = u.agency_id AND n.read_at IS NULL
               AND (n.user_id IS NULL OR n.user_id = u.id OR EXISTS (
                 SELECT 1 FROM app_user d WHERE d.id = n.user_id AND d.deputy_user_id = u.id
                   AND d.agency_id = u.agency_id AND d.status = 'active' AND d.away_from_at <= $2
                   AND d.away_until_at > $2 AND n.created_at >= d.away_from_at))
               AND NOT EXISTS (SELECT 1 FROM person p WHERE p.id = n.person_id AND p.died_on IS NOT NULL)) AS unread,
           (SELECT COUNT(*) FROM notice n
             WHERE n.user_id = u.id AND n.read_by <> n.user_id AND n.agency_id || '' = u.agency_id
               AND NOT EXISTS (SELECT 1 FROM person p WHERE p.id = n.person_id AND p.died_on IS NOT NULL)) AS read_for_them
         FROM session s JOIN app_user u ON u.id = s.user_id JOIN agency a ON a.id = u.agency_id
         WHERE s.token_hash = $1",
        &[token_hash.into(), now.into()],
    )?;
    row.as_ref().map(who).transpose()
}

fn who(row: &Row) -> Result<Present, DbError> {
    let session = session(row)?;
    let agency = row.parse("agency_id")?;
    let active = row.text("user_status")? == "active" && row.text("agency_status")? == "active";
    let actor = Actor {
        user: Some(session.user),
        agency: Some(agency),
        agency_kind: Some(AgencyKind(row.text("kind")?.into())),
        jurisdiction: Some(row.get("jurisdiction_id")?),
        roles: listed(row, "roles")?,
        units: listed(row, "units")?,
        stands_in_for: listed(row, "stands_in_for")?,
    };
    Ok(Present {
        session,
        actor: active.then_some(actor),
        login: row.get("login")?,
        name: row.get("display_name")?,
        locale: row.get("locale")?,
        agency,
        agency_name: row.get("agency_name")?,
        jurisdiction: row.get("jurisdiction_id")?,
        requests: row.get("requests")?,
        notices: row.get::<i64>("unread")? + row.get::<i64>("read_for_them")?,
    })
}

/// The entries of a column that holds several, divided by spaces.
fn listed<T: FromStr>(row: &Row, column: &str) -> Result<Vec<T>, DbError> {
    let text: Option<String> = row.get(column)?;
    let entry = |entry: &str| entry.parse().map_err(|_| DbError::Column(column.to_owned()));
    text.unwrap_or_default().split_whitespace().map(entry).collect()
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
