//! In-app notices: a kind and a link, never content.

use jiff::Timestamp;
use throughline_domain::{
    id::{AgencyId, NoticeId, PersonId, UserId},
    person::Name,
};

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

/// A notice as its reader may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Readable {
    /// The notice.
    pub notice: Notice,
    /// Whether it is still unread for this reader.
    pub unread: bool,
    /// The person it is about and their name, while the reader may see them by record, case and unit.
    pub person: Option<(PersonId, Name)>,
}

// A notice is for a reader when it is for their team, for themselves, or for a colleague who is away
// and for whom they stand in, sent since the colleague left. What a deputy has read the colleague
// still finds unread. About somebody who has died there is no notice any more.

/// A page of the notices of a user and their team, unread ones first, then newest first.
pub fn list(
    q: &mut dyn Query,
    agency: AgencyId,
    user: UserId,
    now: Timestamp,
    (skip, limit): (i64, i64),
) -> Result<Vec<Readable>, DbError> {
    q.rows(
        "SELECT x.*, r.surname, r.given_name FROM (
           SELECT n.*, CASE WHEN n.read_at IS NULL OR (n.user_id = $2 AND n.read_by <> $2) THEN 0 ELSE 1 END AS seen,
             (SELECT MIN(f.id) FROM person_record f WHERE f.person_id = n.person_id AND EXISTS (
               SELECT 1 FROM visibility v WHERE v.agency_id = $1 AND v.person_id = n.person_id
                 AND (v.unit_id = '' OR v.unit_id IN (SELECT uu.unit_id FROM user_unit uu WHERE uu.user_id = $2)))
             ) AS record_id
           FROM notice n
           WHERE n.agency_id = $1 AND (n.user_id IS NULL OR n.user_id = $2 OR EXISTS (
               SELECT 1 FROM app_user d WHERE d.id = n.user_id AND d.deputy_user_id = $2 AND d.agency_id = $1
                 AND d.status = 'active' AND d.away_from_at <= $3 AND d.away_until_at > $3
                 AND n.created_at >= d.away_from_at))
             AND NOT EXISTS (SELECT 1 FROM person p WHERE p.id = n.person_id AND p.died_on IS NOT NULL)) x
         LEFT JOIN person_record r ON r.id = x.record_id
         ORDER BY x.seen, x.created_at DESC, x.id DESC LIMIT $4 OFFSET $5",
        &[Value::text(agency), Value::text(user), now.into(), limit.into(), skip.into()],
    )?
    .iter()
    .map(|row| {
        let notice = notice(row)?;
        let person = match (notice.person, row.get::<Option<String>>("surname")?) {
            (Some(person), Some(surname)) => {
                Some((person, Name { surname, given_name: row.get("given_name")? }))
            }
            _ => None,
        };
        Ok(Readable { unread: row.get::<i64>("seen")? == 0, notice, person })
    })
    .collect()
}

/// How many notices there are for a reader, and how many of them are unread.
pub fn count(
    q: &mut dyn Query,
    agency: AgencyId,
    user: UserId,
    now: Timestamp,
) -> Result<(i64, i64), DbError> {
    let row = q.one(
        "SELECT COUNT(*) AS notices,
           COUNT(CASE WHEN n.read_at IS NULL OR (n.user_id = $2 AND n.read_by <> $2) THEN 1 END) AS unread
         FROM notice n
         WHERE n.agency_id = $1 AND (n.user_id IS NULL OR n.user_id = $2 OR EXISTS (
             SELECT 1 FROM app_user d WHERE d.id = n.user_id AND d.deputy_user_id = $2 AND d.agency_id = $1
               AND d.status = 'active' AND d.away_from_at <= $3 AND d.away_until_at > $3
               AND n.created_at >= d.away_from_at))
           AND NOT EXISTS (SELECT 1 FROM person p WHERE p.id = n.person_id AND p.died_on IS NOT NULL)",
        &[Value::text(agency), Value::text(user), now.into()],
    )?;
    Ok((row.get("notices")?, row.get("unread")?))
}

/// Marks everything read that is unread for a reader. Gives how many notices that were.
pub fn mark_all_read(
    w: &mut Writer<'_>,
    agency: AgencyId,
    user: UserId,
    now: Timestamp,
) -> Result<u64, DbError> {
    w.execute(
        "UPDATE notice SET read_at = $3, read_by = $2
         WHERE agency_id = $1 AND (
           (read_at IS NULL AND (user_id IS NULL OR user_id = $2 OR user_id IN (
             SELECT d.id FROM app_user d WHERE d.deputy_user_id = $2 AND d.agency_id = $1 AND d.status = 'active'
               AND d.away_from_at <= $3 AND d.away_until_at > $3 AND notice.created_at >= d.away_from_at)))
           OR (user_id = $2 AND read_by <> $2))",
        &[Value::text(agency), Value::text(user), now.into()],
    )
}

/// Makes unread again what a user marked read at one instant. Gives how many notices that were.
pub fn unmark_read(
    w: &mut Writer<'_>,
    agency: AgencyId,
    user: UserId,
    at: Timestamp,
) -> Result<u64, DbError> {
    w.execute(
        "UPDATE notice SET read_at = NULL, read_by = NULL
         WHERE agency_id = $1 AND read_by = $2 AND read_at = $3",
        &[Value::text(agency), Value::text(user), at.into()],
    )
}

/// Marks one notice read, where it is the reader's own, their team's, or of somebody they stand in for.
pub fn mark_read(
    w: &mut Writer<'_>,
    id: NoticeId,
    agency: AgencyId,
    user: UserId,
    now: Timestamp,
) -> Result<u64, DbError> {
    w.execute(
        "UPDATE notice SET read_at = $4, read_by = $3
         WHERE id = $1 AND agency_id = $2 AND (
           (read_at IS NULL AND (user_id IS NULL OR user_id = $3 OR user_id IN (
             SELECT d.id FROM app_user d WHERE d.deputy_user_id = $3 AND d.agency_id = $2 AND d.status = 'active'
               AND d.away_from_at <= $4 AND d.away_until_at > $4 AND notice.created_at >= d.away_from_at)))
           OR (user_id = $3 AND read_by <> $3))",
        &[Value::text(id), Value::text(agency), Value::text(user), now.into()],
    )
}
