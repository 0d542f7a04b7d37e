//! In-app notices: a kind and a link, never content.

use jiff::Timestamp;
use throughline_domain::id::{AgencyId, NoticeId, PersonId, UserId};

use crate::{
    DbError,
    db::{Query, Row, Value, Writer},
};

/// A notice to a user, or to an agency's team where no user is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Its id.
    pub id: NoticeId,
    /// The agency told.
    pub agency: AgencyId,
    /// The user told; `None` for the team.
    pub user: Option<UserId>,
    /// What happened, a code: `release_date_moved`, `released`, `invited` …
    pub kind: String,
    /// The person the link leads to, for those who may see them.
    pub person: Option<PersonId>,
    /// When.
    pub created_at: Timestamp,
    /// When somebody read it.
    pub read_at: Option<Timestamp>,
}

fn notice(row: &Row) -> Result<Notice, DbError> {
    Ok(Notice {
        id: row.parse("id")?,
        agency: row.parse("agency_id")?,
        user: row.parse_opt("user_id")?,
        kind: row.get("kind")?,
        person: row.parse_opt("person_id")?,
        created_at: row.get("created_at")?,
        read_at: row.get("read_at")?,
    })
}

/// Adds a notice.
pub fn insert(w: &mut Writer<'_>, new: &Notice) -> Result<(), DbError> {
    w.execute(
        "INSERT INTO notice (id, agency_id, user_id, kind, person_id, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
        &[
            Value::text(new.id),
            Value::text(new.agency),
            Value::opt_text(new.user),
            new.kind.as_str().into(),
            Value::opt_text(new.person),
            new.created_at.into(),
        ],
    )?;
    Ok(())
}

/// The notices of a user and their team, unread ones first, then newest first. About somebody who
/// has died there is none any more.
pub fn list(q: &mut dyn Query, agency: AgencyId, user: UserId, limit: i64) -> Result<Vec<Notice>, DbError> {
    q.rows(
        "SELECT n.* FROM notice n
         WHERE n.agency_id = $1 AND (n.user_id IS NULL OR n.user_id = $2) AND NOT EXISTS (
           SELECT 1 FROM person p WHERE p.id = n.person_id AND p.died_on IS NOT NULL)
         ORDER BY CASE WHEN n.read_at IS NULL THEN 0 ELSE 1 END, n.created_at DESC, n.id DESC LIMIT $3",
        &[Value::text(agency), Value::text(user), limit.into()],
    )?
    .iter()
    .map(notice)
    .collect()
}

/// How many notices of a user and their team are unread.
pub fn count_unread(q: &mut dyn Query, agency: AgencyId, user: UserId) -> Result<i64, DbError> {
    q.one(
        "SELECT COUNT(*) AS unread FROM notice n
         WHERE n.agency_id = $1 AND (n.user_id IS NULL OR n.user_id = $2) AND n.read_at IS NULL AND NOT EXISTS (
           SELECT 1 FROM person p WHERE p.id = n.person_id AND p.died_on IS NOT NULL)",
        &[Value::text(agency), Value::text(user)],
    )?
    .get("unread")
}

/// Marks a notice read, where it is the reader's own or their team's.
pub fn mark_read(
    w: &mut Writer<'_>,
    id: NoticeId,
    agency: AgencyId,
    user: UserId,
    now: Timestamp,
) -> Result<u64, DbError> {
    w.execute(
        "UPDATE notice SET read_at = $4, read_by = $3
         WHERE id = $1 AND agency_id = $2 AND (user_id IS NULL OR user_id = $3) AND read_at IS NULL",
        &[Value::text(id), Value::text(agency), Value::text(user), now.into()],
    )
}
