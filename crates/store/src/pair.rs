//! Two records that may be one person's, and what somebody decided about them.

use jiff::Timestamp;
use throughline_domain::{
    agency::Role,
    id::{AgencyId, RecordId, ReviewId, UserId},
};

pub use crate::review::ReviewStatus;
use crate::{
    DbError,
    db::{Query, Row, Value, Writer},
};

/// A pair of records.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// Its id.
    pub id: ReviewId,
    /// The records; the one whose id comes first is the left one.
    pub records: (RecordId, RecordId),
    /// How much speaks for one person, in bits.
    pub weight: f64,
    /// The number of the parameters that it was weighed with.
    pub model: i64,
    /// What was decided.
    pub status: ReviewStatus,
    /// Why, in words.
    pub note: Option<String>,
    /// Since when somebody should look.
    pub raised_at: Timestamp,
    /// Who decided, and when.
    pub decided: Option<(UserId, Timestamp)>,
    /// For optimistic locking.
    pub version: i64,
}

fn pair(row: &Row) -> Result<Pair, DbError> {
    let at: Option<Timestamp> = row.get("decided_at")?;
    Ok(Pair {
        id: row.parse("id")?,
        records: (row.parse("left_id")?, row.parse("right_id")?),
        weight: row.get("weight")?,
        model: row.get("model")?,
        status: row.parse("status")?,
        note: row.get("note")?,
        raised_at: row.get("raised_at")?,
        decided: row.parse_opt("decided_by")?.zip(at),
        version: row.get("version")?,
    })
}

/// Puts a pair into the queue. One that waits is weighed anew; one that somebody decided stays as it is.
/// Gives whether anything was written.
pub fn raise(w: &mut Writer<'_>, new: &Pair) -> Result<bool, DbError> {
    let written = w.execute(
        "INSERT INTO link_pair (id, left_id, right_id, weight, model, status, raised_at)
         VALUES ($1, $2, $3, $4, $5, 'open', $6)
         ON CONFLICT (left_id, right_id) DO UPDATE SET weight = excluded.weight, model = excluded.model,
           version = link_pair.version + 1
         WHERE link_pair.status = 'open' AND link_pair.weight <> excluded.weight",
        &[
            Value::text(new.id),
            Value::text(new.records.0),
            Value::text(new.records.1),
            new.weight.into(),
            new.model.into(),
            new.raised_at.into(),
        ],
    )?;
    Ok(written > 0)
}

/// The records that wait in a pair with this one.
pub fn waiting_with(q: &mut dyn Query, record: RecordId) -> Result<Vec<RecordId>, DbError> {
    q.rows(
        "SELECT right_id AS other FROM link_pair WHERE left_id = $1 AND status = 'open'
         UNION SELECT left_id FROM link_pair WHERE right_id = $1 AND status = 'open' ORDER BY 1",
        &[Value::text(record)],
    )?
    .iter()
    .map(|row| row.parse("other"))
    .collect()
}

/// Takes a pair out of the queue that nobody has decided: what its records say has changed, and they are
/// alike no more.
pub fn forget(w: &mut Writer<'_>, (one, other): (RecordId, RecordId)) -> Result<(), DbError> {
    w.execute(
        "DELETE FROM link_pair WHERE left_id = $1 AND right_id = $2 AND status = 'open'",
        &[Value::text(one.min(other)), Value::text(one.max(other))],
    )?;
    Ok(())
}

/// Keeps what was decided; refuses when somebody decided since it was read.
pub fn decide(w: &mut Writer<'_>, decided: &Pair) -> Result<(), DbError> {
    let rows = w.execute(
        "UPDATE link_pair SET status = $3, note = $4, decided_by = $5, decided_at = $6, version = version + 1
         WHERE id = $1 AND version = $2",
        &[
            Value::text(decided.id),
            decided.version.into(),
            decided.status.code().into(),
            decided.note.clone().into(),
            Value::opt_text(decided.decided.map(|(user, _)| user)),
            decided.decided.map(|(_, at)| at).into(),
        ],
    )?;
    if rows == 0 { Err(DbError::Stale) } else { Ok(()) }
}

/// One pair.
pub fn get(q: &mut dyn Query, id: ReviewId) -> Result<Pair, DbError> {
    pair(&q.one("SELECT * FROM link_pair WHERE id = $1", &[Value::text(id)])?)
}

/// The pair of two records, where they were ever alike.
pub fn find(q: &mut dyn Query, left: RecordId, right: RecordId) -> Result<Option<Pair>, DbError> {
    q.find(
        "SELECT * FROM link_pair WHERE left_id = $1 AND right_id = $2",
        &[Value::text(left.min(right)), Value::text(left.max(right))],
    )?
    .as_ref()
    .map(pair)
    .transpose()
}

/// The pairs of which an agency holds a record: those that wait first, the likeliest first, then the
/// newest decisions. Pairs of records that are one person's already are no question.
pub fn list(q: &mut dyn Query, agency: AgencyId, (skip, limit): (i64, i64)) -> Result<Vec<Pair>, DbError> {
    q.rows(
        "SELECT p.* FROM link_pair p JOIN person_record l ON l.id = p.left_id JOIN person_record r ON r.id = p.right_id
         WHERE (l.agency_id = $1 OR r.agency_id = $1)
           AND (p.status <> 'open' OR l.person_id <> r.person_id)
         ORDER BY CASE WHEN p.status = 'open' THEN 0 ELSE 1 END,
           CASE WHEN p.status = 'open' THEN p.weight END DESC, p.decided_at DESC, p.id LIMIT $2 OFFSET $3",
        &[Value::text(agency), limit.into(), skip.into()],
    )?
    .iter()
    .map(pair)
    .collect()
}

/// How many pairs wait of which an agency holds a record.
pub fn count_open(q: &mut dyn Query, agency: AgencyId) -> Result<i64, DbError> {
    q.one(
        "SELECT COUNT(*) AS waiting
         FROM link_pair p JOIN person_record l ON l.id = p.left_id JOIN person_record r ON r.id = p.right_id
         WHERE p.status = 'open' AND l.person_id <> r.person_id AND (l.agency_id = $1 OR r.agency_id = $1)",
        &[Value::text(agency)],
    )?
    .get("waiting")
}

/// The pair that waits first after one that was just decided.
pub fn next_open(q: &mut dyn Query, agency: AgencyId) -> Result<Option<ReviewId>, DbError> {
    q.find(
        "SELECT p.id
         FROM link_pair p JOIN person_record l ON l.id = p.left_id JOIN person_record r ON r.id = p.right_id
         WHERE p.status = 'open' AND l.person_id <> r.person_id AND (l.agency_id = $1 OR r.agency_id = $1)
         ORDER BY p.weight DESC, p.id LIMIT 1",
        &[Value::text(agency)],
    )?
    .map(|row| row.parse("id"))
    .transpose()
}

/// How many pairs there are of each status, and how much they weigh on average: how well the parameters
/// fit what people find.
pub fn quality(q: &mut dyn Query) -> Result<Vec<(ReviewStatus, i64, f64)>, DbError> {
    q.rows(
        "SELECT status, COUNT(*) AS pairs, AVG(weight) AS weight FROM link_pair GROUP BY status ORDER BY status",
        &[],
    )?
    .iter()
    .map(|row| Ok((row.parse("status")?, row.get("pairs")?, row.get("weight")?)))
    .collect()
}

/// Pairs that wait with nobody to look at them: neither agency has a data steward.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Unattended {
    /// How many.
    pub pairs: i64,
    /// Each agency that holds a record of them, with its name and in how many; the most first.
    pub agencies: Vec<(AgencyId, String, i64)>,
}

/// The pairs that no steward sees, in numbers.
pub fn unattended(q: &mut dyn Query) -> Result<Unattended, DbError> {
    let rows = q.rows(
        "WITH attended AS (
           SELECT u.agency_id FROM app_user u JOIN user_role ur ON ur.user_id = u.id
           WHERE ur.role = $1 AND u.status = 'active'
         ), nobodys AS (
           SELECT l.agency_id AS one, r.agency_id AS other
           FROM link_pair p JOIN person_record l ON l.id = p.left_id JOIN person_record r ON r.id = p.right_id
           WHERE p.status = 'open' AND l.person_id <> r.person_id
             AND NOT EXISTS (SELECT 1 FROM attended a WHERE a.agency_id IN (l.agency_id, r.agency_id))
         )
         SELECT g.id, g.name, COUNT(*) AS pairs, (SELECT COUNT(*) FROM nobodys) AS of_all
         FROM (SELECT one AS agency_id FROM nobodys UNION ALL SELECT other FROM nobodys WHERE other <> one) n
         JOIN agency g ON g.id = n.agency_id
         GROUP BY g.id, g.name ORDER BY COUNT(*) DESC, g.name, g.id",
        &[Role::DataSteward.code().into()],
    )?;
    let agency = |row: &Row| Ok((row.parse("id")?, row.get("name")?, row.get("pairs")?));
    Ok(Unattended {
        pairs: rows.first().map_or(Ok(0), |row| row.get("of_all"))?,
        agencies: rows.iter().map(agency).collect::<Result<_, DbError>>()?,
    })
}

/// Decided pairs by match weight, whole bits: how many were one person, how many two.
pub fn by_weight(q: &mut dyn Query) -> Result<Vec<(f64, ReviewStatus)>, DbError> {
    q.rows(
        "SELECT weight, status FROM link_pair WHERE status IN ('same', 'different') ORDER BY weight DESC, id LIMIT 5000",
        &[],
    )?
    .iter()
    .map(|row| Ok((row.get("weight")?, row.parse("status")?)))
    .collect()
}
