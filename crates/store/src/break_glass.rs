//! Openings of the glass, and their reviews.

use jiff::{Timestamp, civil::Date};
use throughline_domain::{
    break_glass::{Finding, Ground},
    id::{AgencyId, BreakGlassId, PersonId, UserId},
    person::Name,
};

use crate::{
    DbError,
    db::{Query, Row, Value, Writer},
};

/// One opening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BreakGlass {
    /// Its id.
    pub id: BreakGlassId,
    /// About whom.
    pub person: PersonId,
    /// The jurisdiction.
    pub jurisdiction: String,
    /// Who opened it.
    pub user: UserId,
    /// For which agency.
    pub agency: AgencyId,
    /// What was in danger.
    pub ground: Ground,
    /// Why, in words.
    pub reason: String,
    /// When.
    pub opened_at: Timestamp,
    /// When it closes, or was closed.
    pub closes_at: Timestamp,
    /// When somebody else must have looked at it.
    pub review_due_at: Timestamp,
    /// What the review found.
    pub review: Option<Review>,
    /// For optimistic locking.
    pub version: i64,
}

/// A review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// What was found.
    pub finding: Finding,
    /// In words, and what follows.
    pub words: String,
    /// Who looked.
    pub by: UserId,
    /// When.
    pub at: Timestamp,
}

fn break_glass(row: &Row) -> Result<BreakGlass, DbError> {
    let finding: Option<Finding> = row.parse_opt("finding")?;
    let by: Option<UserId> = row.parse_opt("reviewed_by")?;
    let at: Option<Timestamp> = row.get("reviewed_at")?;
    let words: Option<String> = row.get("review_words")?;
    let review = match (finding, by, at) {
        (Some(finding), Some(by), Some(at)) => {
            Some(Review { finding, words: words.unwrap_or_default(), by, at })
        }
        _ => None,
    };
    Ok(BreakGlass {
        id: row.parse("id")?,
        person: row.parse("person_id")?,
        jurisdiction: row.get("jurisdiction_id")?,
        user: row.parse("user_id")?,
        agency: row.parse("agency_id")?,
        ground: row.parse("ground")?,
        reason: row.get("reason")?,
        opened_at: row.get("opened_at")?,
        closes_at: row.get("closes_at")?,
        review_due_at: row.get("review_due_at")?,
        review,
        version: row.get("version")?,
    })
}

/// Writes an opening down.
pub fn insert(w: &mut Writer<'_>, new: &BreakGlass) -> Result<(), DbError> {
    w.execute(
        "INSERT INTO break_glass (id, person_id, jurisdiction_id, user_id, agency_id, ground, reason, opened_at,
           closes_at, review_due_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)",
        &[
            Value::text(new.id),
            Value::text(new.person),
            new.jurisdiction.as_str().into(),
            Value::text(new.user),
            Value::text(new.agency),
            new.ground.code().into(),
            new.reason.as_str().into(),
            new.opened_at.into(),
            new.closes_at.into(),
            new.review_due_at.into(),
        ],
    )?;
    Ok(())
}

/// One opening.
pub fn get(q: &mut dyn Query, id: BreakGlassId) -> Result<BreakGlass, DbError> {
    break_glass(&q.one("SELECT * FROM break_glass WHERE id = $1", &[Value::text(id)])?)
}

/// The opening through which a user sees a person at an instant.
pub fn find_open(
    q: &mut dyn Query,
    user: UserId,
    person: PersonId,
    now: Timestamp,
) -> Result<Option<BreakGlass>, DbError> {
    q.find(
        "SELECT * FROM break_glass WHERE user_id = $1 AND person_id = $2 AND opened_at <= $3 AND closes_at > $3
         ORDER BY closes_at DESC, id DESC LIMIT 1",
        &[Value::text(user), Value::text(person), now.into()],
    )?
    .as_ref()
    .map(break_glass)
    .transpose()
}

/// The openings about a person, the newest first.
pub fn list(q: &mut dyn Query, person: PersonId) -> Result<Vec<BreakGlass>, DbError> {
    q.rows(
        "SELECT * FROM break_glass WHERE person_id = $1 ORDER BY opened_at DESC, id DESC",
        &[Value::text(person)],
    )?
    .iter()
    .map(break_glass)
    .collect()
}

/// The openings that concern an agency: it opened them, or holds the record, or leads the case. Those
/// that wait for a review first, the most urgent of them before the others.
pub fn concerning(q: &mut dyn Query, agency: AgencyId, limit: i64) -> Result<Vec<BreakGlass>, DbError> {
    q.rows(
        "SELECT b.* FROM break_glass b
         WHERE b.agency_id = $1
            OR EXISTS (SELECT 1 FROM person_record r WHERE r.person_id = b.person_id AND r.agency_id = $1)
            OR EXISTS (SELECT 1 FROM case_file c JOIN lead_worker l ON l.case_id = c.id
                       WHERE c.person_id = b.person_id AND c.status = 'open' AND l.to_at IS NULL AND l.agency_id = $1)
         ORDER BY CASE WHEN b.finding IS NULL THEN 0 ELSE 1 END, b.review_due_at, b.id LIMIT $2",
        &[Value::text(agency), limit.into()],
    )?
    .iter()
    .map(break_glass)
    .collect()
}

/// Everybody who was born on a day, with each of their names: whom police or health were called to is
/// found among them, by the whole name.
pub fn born_on(q: &mut dyn Query, day: Date) -> Result<Vec<(PersonId, Name)>, DbError> {
    q.rows(
        "SELECT person_id, surname, given_name FROM person_record WHERE birth_date = $1 ORDER BY person_id, id",
        &[day.into()],
    )?
    .iter()
    .map(|row| {
        let name = Name { surname: row.get("surname")?, given_name: row.get("given_name")? };
        Ok((row.parse("person_id")?, name))
    })
    .collect()
}

/// Closes an opening earlier than its time.
pub fn close(w: &mut Writer<'_>, id: BreakGlassId, now: Timestamp) -> Result<(), DbError> {
    w.execute(
        "UPDATE break_glass SET closes_at = $2, version = version + 1 WHERE id = $1 AND closes_at > $2",
        &[Value::text(id), now.into()],
    )?;
    Ok(())
}

/// Saves a review; refuses when somebody reviewed it since it was read.
pub fn review(w: &mut Writer<'_>, id: BreakGlassId, version: i64, review: &Review) -> Result<(), DbError> {
    let rows = w.execute(
        "UPDATE break_glass SET finding = $3, review_words = $4, reviewed_by = $5, reviewed_at = $6,
           version = version + 1
         WHERE id = $1 AND version = $2 AND finding IS NULL",
        &[
            Value::text(id),
            version.into(),
            review.finding.code().into(),
            review.words.as_str().into(),
            Value::text(review.by),
            review.at.into(),
        ],
    )?;
    if rows == 0 { Err(DbError::Stale) } else { Ok(()) }
}
