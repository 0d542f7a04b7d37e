//! Questions about identity that an import raised: one key on two people, one identifier on two keys.

use jiff::Timestamp;
use throughline_domain::{
    coded_enum,
    id::{AgencyId, ImportRunId, ReviewId, UserId},
};

use crate::{
    DbError,
    db::{Query, Row, Value, Writer},
};

coded_enum! {
    /// What raised the question.
    ReviewKind {
        /// Two keys carry one other identifier: perhaps one person.
        SharedIdentifier = "shared_identifier",
        /// One key stands on two different people.
        KeyConflict = "key_conflict",
    }
}

coded_enum! {
    /// What somebody found.
    ReviewStatus {
        /// Nobody has looked.
        Open = "open",
        /// One person.
        Same = "same",
        /// Two people.
        Different = "different",
        /// Looked at; it cannot be told.
        NotSure = "not_sure",
    }
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Its id.
    pub id: ReviewId,
    /// What raised it.
    pub kind: ReviewKind,
    /// The agency whose lists raised it.
    pub agency: AgencyId,
    /// The source.
    pub source: String,
    /// The run that raised it.
    pub run: ImportRunId,
    /// One key.
    pub left_key: String,
    /// The other; the same one in a key conflict.
    pub right_key: String,
    /// One row, as `roster::Fields` writes it.
    pub left_fields: String,
    /// The other.
    pub right_fields: String,
    /// The kind of identifier that both carry; empty in a key conflict.
    pub identifier_kind: String,
    /// That identifier, in normal form; the key in a key conflict.
    pub identifier: String,
    /// What was found.
    pub status: ReviewStatus,
    /// Why, in words.
    pub note: Option<String>,
    /// When it was raised.
    pub created_at: Timestamp,
    /// Who looked.
    pub decided_by: Option<UserId>,
    /// When.
    pub decided_at: Option<Timestamp>,
    /// For optimistic locking.
    pub version: i64,
}

fn review(row: &Row) -> Result<Review, DbError> {
    Ok(Review {
        id: row.parse("id")?,
        kind: row.parse("kind")?,
        agency: row.parse("agency_id")?,
        source: row.get("source_id")?,
        run: row.parse("run_id")?,
        left_key: row.get("left_key")?,
        right_key: row.get("right_key")?,
        left_fields: row.get("left_fields")?,
        right_fields: row.get("right_fields")?,
        identifier_kind: row.get("identifier_kind")?,
        identifier: row.get("identifier")?,
        status: row.parse("status")?,
        note: row.get("note")?,
        created_at: row.get("created_at")?,
        decided_by: row.parse_opt("decided_by")?,
        decided_at: row.get("decided_at")?,
        version: row.get("version")?,
    })
}

/// Raises a question; one that was raised before stays as it is, decided or not.
pub fn raise(w: &mut Writer<'_>, new: &Review) -> Result<(), DbError> {
    w.execute(
        "INSERT INTO match_review (id, kind, agency_id, source_id, run_id, left_key, right_key, left_fields,
           right_fields, identifier_kind, identifier, status, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'open', $12)
         ON CONFLICT (source_id, kind, left_key, right_key, identifier_kind) DO NOTHING",
        &[
            Value::text(new.id),
            new.kind.code().into(),
            Value::text(new.agency),
            Value::text(&new.source),
            Value::text(new.run),
            Value::text(&new.left_key),
            Value::text(&new.right_key),
            Value::text(&new.left_fields),
            Value::text(&new.right_fields),
            Value::text(&new.identifier_kind),
            Value::text(&new.identifier),
            new.created_at.into(),
        ],
    )?;
    Ok(())
}

/// Keeps what was found; refuses when somebody decided since it was read.
pub fn decide(w: &mut Writer<'_>, decided: &Review) -> Result<(), DbError> {
    let rows = w.execute(
        "UPDATE match_review SET status = $3, note = $4, decided_by = $5, decided_at = $6, version = version + 1
         WHERE id = $1 AND version = $2",
        &[
            Value::text(decided.id),
            decided.version.into(),
            decided.status.code().into(),
            decided.note.clone().into(),
            Value::opt_text(decided.decided_by),
            decided.decided_at.into(),
        ],
    )?;
    if rows == 0 { Err(DbError::Stale) } else { Ok(()) }
}

/// One question.
pub fn get(q: &mut dyn Query, id: ReviewId) -> Result<Review, DbError> {
    review(&q.one("SELECT * FROM match_review WHERE id = $1", &[Value::text(id)])?)
}

/// The questions of an agency, the open ones first, then the newest.
pub fn list(q: &mut dyn Query, agency: AgencyId, limit: i64) -> Result<Vec<Review>, DbError> {
    q.rows(
        "SELECT * FROM match_review WHERE agency_id = $1
         ORDER BY CASE WHEN status = 'open' THEN 0 ELSE 1 END, created_at DESC, id LIMIT $2",
        &[Value::text(agency), limit.into()],
    )?
    .iter()
    .map(review)
    .collect()
}

/// How many questions of an agency are open.
pub fn count_open(q: &mut dyn Query, agency: AgencyId) -> Result<i64, DbError> {
    q.one(
        "SELECT COUNT(*) AS open FROM match_review WHERE agency_id = $1 AND status = 'open'",
        &[Value::text(agency)],
    )?
    .get("open")
}
