//! The registry of agreements between agencies.

use jiff::{Timestamp, civil::Date};
use throughline_domain::{
    agency::AgencyKind,
    agreement::{Cover, Party, Term},
    category::{codes, from_codes},
    id::{AgreementId, UserId},
    programme::pack::BasisKind,
    purpose,
};

use crate::{
    DbError,
    db::{Query, Row, Value, Writer},
};

/// An agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    /// Its id.
    pub id: AgreementId,
    /// The jurisdiction.
    pub jurisdiction: String,
    /// What it is called.
    pub title: String,
    /// Parties, purposes, categories.
    pub cover: Cover,
    /// What it rests on.
    pub basis: BasisKind,
    /// The same in words: article, number, date of signature.
    pub basis_words: String,
    /// How what is shared is kept safe.
    pub security: String,
    /// Whom each side calls.
    pub contacts: String,
    /// Its days.
    pub term: Term,
    /// The day of the last reminder.
    pub reminded_on: Option<Date>,
    /// Why it was ended.
    pub ended_reason: Option<String>,
    /// For optimistic locking.
    pub version: i64,
}

/// Agreements from their rows joined with their parties: rows of one agreement follow each other.
fn agreements(rows: &[Row]) -> Result<Vec<Agreement>, DbError> {
    let mut found: Vec<Agreement> = Vec::new();
    for row in rows {
        let id: AgreementId = row.parse("id")?;
        if found.last().is_none_or(|last| last.id != id) {
            found.push(agreement(id, row)?);
        }
        let kind: Option<String> = row.get("party_kind")?;
        let party = row.parse_opt("party_agency")?.map(Party::Agency);
        let party = party.or_else(|| kind.map(|kind| Party::Kind(AgencyKind(kind.into()))));
        if let (Some(last), Some(party)) = (found.last_mut(), party) {
            last.cover.parties.push(party);
        }
    }
    Ok(found)
}

fn agreement(id: AgreementId, row: &Row) -> Result<Agreement, DbError> {
    Ok(Agreement {
        id,
        jurisdiction: row.get("jurisdiction_id")?,
        title: row.get("title")?,
        cover: Cover {
            parties: Vec::new(),
            purposes: purpose::from_codes(&row.get::<String>("purposes")?),
            categories: from_codes(&row.get::<String>("categories")?),
        },
        basis: row.parse("basis")?,
        basis_words: row.get("basis_words")?,
        security: row.get("security")?,
        contacts: row.get("contacts")?,
        term: Term {
            starts_on: row.get("starts_on")?,
            ends_on: row.get("ends_on")?,
            review_on: row.get("review_on")?,
            ended: row.get::<Option<Timestamp>>("ended_at")?.is_some(),
        },
        reminded_on: row.get("reminded_on")?,
        ended_reason: row.get("ended_reason")?,
        version: row.get("version")?,
    })
}

/// Adds an agreement with its parties.
pub fn insert(w: &mut Writer<'_>, new: &Agreement, now: Timestamp) -> Result<(), DbError> {
    w.execute(
        "INSERT INTO agreement (id, jurisdiction_id, title, purposes, categories, basis, basis_words, security,
           contacts, starts_on, ends_on, review_on, version, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1, $13)",
        &[
            Value::text(new.id),
            new.jurisdiction.as_str().into(),
            new.title.as_str().into(),
            purpose::codes(&new.cover.purposes).into(),
            codes(&new.cover.categories).into(),
            new.basis.code().into(),
            new.basis_words.as_str().into(),
            new.security.as_str().into(),
            new.contacts.as_str().into(),
            new.term.starts_on.into(),
            new.term.ends_on.into(),
            new.term.review_on.into(),
            now.into(),
        ],
    )?;
    put_parties(w, new)
}

fn put_parties(w: &mut Writer<'_>, of: &Agreement) -> Result<(), DbError> {
    for (place, party) in (1_i64..).zip(&of.cover.parties) {
        let (agency, kind) = match party {
            Party::Agency(agency) => (Some(agency), None),
            Party::Kind(kind) => (None, Some(kind.code())),
        };
        w.execute(
            "INSERT INTO agreement_party (agreement_id, place, agency_id, kind) VALUES ($1, $2, $3, $4)",
            &[Value::text(of.id), place.into(), Value::opt_text(agency), Value::opt_text(kind)],
        )?;
    }
    Ok(())
}

/// Saves a changed agreement; refuses when somebody changed it since it was read.
pub fn update(w: &mut Writer<'_>, changed: &Agreement) -> Result<(), DbError> {
    let rows = w.execute(
        "UPDATE agreement SET title = $3, purposes = $4, categories = $5, basis = $6, basis_words = $7, security = $8,
           contacts = $9, starts_on = $10, ends_on = $11, review_on = $12, reminded_on = $13, version = version + 1
         WHERE id = $1 AND version = $2 AND ended_at IS NULL",
        &[
            Value::text(changed.id),
            changed.version.into(),
            changed.title.as_str().into(),
            purpose::codes(&changed.cover.purposes).into(),
            codes(&changed.cover.categories).into(),
            changed.basis.code().into(),
            changed.basis_words.as_str().into(),
            changed.security.as_str().into(),
            changed.contacts.as_str().into(),
            changed.term.starts_on.into(),
            changed.term.ends_on.into(),
            changed.term.review_on.into(),
            changed.reminded_on.into(),
        ],
    )?;
    if rows == 0 {
        return Err(DbError::Stale);
    }
    w.execute("DELETE FROM agreement_party WHERE agreement_id = $1", &[Value::text(changed.id)])?;
    put_parties(w, changed)
}

/// Ends an agreement at once.
pub fn end(
    w: &mut Writer<'_>,
    id: AgreementId,
    version: i64,
    by: UserId,
    reason: &str,
    now: Timestamp,
) -> Result<(), DbError> {
    let rows = w.execute(
        "UPDATE agreement SET ended_at = $3, ended_by = $4, ended_reason = $5, version = version + 1
         WHERE id = $1 AND version = $2 AND ended_at IS NULL",
        &[Value::text(id), version.into(), now.into(), Value::text(by), reason.into()],
    )?;
    if rows == 0 { Err(DbError::Stale) } else { Ok(()) }
}

/// Writes down that the parties were reminded. The reminder is no change of the agreement.
pub fn mark_reminded(w: &mut Writer<'_>, id: AgreementId, on: Date) -> Result<(), DbError> {
    w.execute("UPDATE agreement SET reminded_on = $2 WHERE id = $1", &[Value::text(id), on.into()])?;
    Ok(())
}

/// One agreement.
pub fn get(q: &mut dyn Query, id: AgreementId) -> Result<Agreement, DbError> {
    let rows = q.rows(
        "SELECT a.*, p.agency_id AS party_agency, p.kind AS party_kind
         FROM agreement a LEFT JOIN agreement_party p ON p.agreement_id = a.id WHERE a.id = $1 ORDER BY p.place",
        &[Value::text(id)],
    )?;
    agreements(&rows)?.pop().ok_or(DbError::NotFound)
}

/// The agreements of a jurisdiction, by their next review; those that ended come too.
pub fn list(q: &mut dyn Query, jurisdiction: &str) -> Result<Vec<Agreement>, DbError> {
    let rows = q.rows(
        "SELECT a.*, p.agency_id AS party_agency, p.kind AS party_kind
         FROM agreement a LEFT JOIN agreement_party p ON p.agreement_id = a.id
         WHERE a.jurisdiction_id = $1 ORDER BY a.review_on, a.id, p.place",
        &[jurisdiction.into()],
    )?;
    agreements(&rows)
}

/// Those whose review comes by a day and that nobody ended, of every jurisdiction.
pub fn due_for_review(q: &mut dyn Query, by: Date) -> Result<Vec<Agreement>, DbError> {
    let rows = q.rows(
        "SELECT a.*, p.agency_id AS party_agency, p.kind AS party_kind
         FROM agreement a LEFT JOIN agreement_party p ON p.agreement_id = a.id
         WHERE a.ended_at IS NULL AND a.review_on <= $1 ORDER BY a.id, p.place",
        &[by.into()],
    )?;
    agreements(&rows)
}
