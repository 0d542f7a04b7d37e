//! Involvements of agencies in cases.

use jiff::Timestamp;
use throughline_domain::{
    agency::AgencyKind,
    id::{AgencyId, CaseId, EnrolmentId, InvolvementId},
    involvement::{Part, Status},
};

use crate::{
    DbError,
    db::{Query, Row, Value, Writer},
};

/// An agency's involvement in a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Involvement {
    /// Its id.
    pub id: InvolvementId,
    /// The case.
    pub case: CaseId,
    /// The jurisdiction.
    pub jurisdiction: String,
    /// The agency.
    pub agency: AgencyId,
    /// The enrolment whose profile it rests on.
    pub enrolment: Option<EnrolmentId>,
    /// What it does.
    pub part: Part,
    /// The rule it rests on.
    pub basis: String,
    /// The agency that invited it, once it was invited.
    pub asked_by: Option<AgencyId>,
    /// How far it has come.
    pub status: Status,
    /// Why it was declined or closed, in words.
    pub reason: Option<String>,
    /// Since when it has this status.
    pub since: Timestamp,
    /// For optimistic locking.
    pub version: i64,
}

fn involvement(row: &Row) -> Result<Involvement, DbError> {
    Ok(Involvement {
        id: row.parse("id")?,
        case: row.parse("case_id")?,
        jurisdiction: row.get("jurisdiction_id")?,
        agency: row.parse("agency_id")?,
        enrolment: row.parse_opt("enrolment_id")?,
        part: row.parse("part")?,
        basis: row.get("basis")?,
        asked_by: row.parse_opt("asked_by")?,
        status: row.parse("status")?,
        reason: row.get("reason")?,
        since: row.get("since")?,
        version: row.get("version")?,
    })
}

/// Adds an involvement. A second live one of the same agency breaks `one_live_involvement`.
pub fn insert(w: &mut Writer<'_>, new: &Involvement) -> Result<(), DbError> {
    w.changed_case(new.case);
    w.execute(
        "INSERT INTO involvement (id, case_id, jurisdiction_id, agency_id, enrolment_id, part, basis, asked_by, status,
           reason, since, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1)",
        &[
            Value::text(new.id),
            Value::text(new.case),
            new.jurisdiction.as_str().into(),
            Value::text(new.agency),
            Value::opt_text(new.enrolment),
            new.part.code().into(),
            new.basis.as_str().into(),
            Value::opt_text(new.asked_by),
            new.status.code().into(),
            new.reason.clone().into(),
            new.since.into(),
        ],
    )?;
    Ok(())
}

/// Saves a changed involvement; refuses when somebody changed it since it was read.
pub fn update(w: &mut Writer<'_>, changed: &Involvement) -> Result<(), DbError> {
    w.changed_case(changed.case);
    let closed_at = matches!(changed.status, Status::Closed | Status::Declined).then_some(changed.since);
    let rows = w.execute(
        "UPDATE involvement SET status = $3, reason = $4, since = $5, closed_at = $6, enrolment_id = $7,
           part = $8, basis = $9, asked_by = $10, version = version + 1
         WHERE id = $1 AND version = $2",
        &[
            Value::text(changed.id),
            changed.version.into(),
            changed.status.code().into(),
            changed.reason.clone().into(),
            changed.since.into(),
            closed_at.into(),
            Value::opt_text(changed.enrolment),
            changed.part.code().into(),
            changed.basis.as_str().into(),
            Value::opt_text(changed.asked_by),
        ],
    )?;
    if rows == 0 { Err(DbError::Stale) } else { Ok(()) }
}

/// One involvement.
pub fn get(q: &mut dyn Query, id: InvolvementId) -> Result<Involvement, DbError> {
    involvement(&q.one("SELECT * FROM involvement WHERE id = $1", &[Value::text(id)])?)
}

/// The involvements of a case, oldest first, ended ones included.
pub fn list(q: &mut dyn Query, case: CaseId) -> Result<Vec<Involvement>, DbError> {
    q.rows("SELECT * FROM involvement WHERE case_id = $1 ORDER BY id", &[Value::text(case)])?
        .iter()
        .map(involvement)
        .collect()
}

/// An involvement with whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The involvement.
    pub involvement: Involvement,
    /// The agency's name.
    pub agency: String,
    /// What kind of agency it is.
    pub kind: AgencyKind,
    /// The name of the agency that invited it, once it was invited.
    pub asked_by: Option<String>,
}

/// The involvements of a case with the agencies' names, oldest first, ended ones included.
pub fn named(q: &mut dyn Query, case: CaseId) -> Result<Vec<Named>, DbError> {
    q.rows(
        "SELECT i.*, a.name AS agency_name, a.kind, k.name AS asked_by_name
         FROM involvement i JOIN agency a ON a.id = i.agency_id LEFT JOIN agency k ON k.id = i.asked_by
         WHERE i.case_id = $1 ORDER BY i.id",
        &[Value::text(case)],
    )?
    .iter()
    .map(|row| {
        Ok(Named {
            involvement: involvement(row)?,
            agency: row.get("agency_name")?,
            kind: AgencyKind(row.text("kind")?.into()),
            asked_by: row.get("asked_by_name")?,
        })
    })
    .collect()
}

/// The agency's live involvement in a case: proposed, invited or accepted. There is one at most.
pub fn find_live(q: &mut dyn Query, case: CaseId, agency: AgencyId) -> Result<Option<Involvement>, DbError> {
    q.find(
        "SELECT * FROM involvement
         WHERE case_id = $1 AND agency_id = $2 AND status IN ('proposed', 'invited', 'accepted')",
        &[Value::text(case), Value::text(agency)],
    )?
    .as_ref()
    .map(involvement)
    .transpose()
}

/// The involvements of an agency in the open cases that it is on, newest first.
pub fn accepted_in_open_cases(q: &mut dyn Query, agency: AgencyId) -> Result<Vec<Involvement>, DbError> {
    q.rows(
        "SELECT i.* FROM involvement i JOIN case_file c ON c.id = i.case_id
         WHERE i.agency_id = $1 AND i.status = 'accepted' AND c.status = 'open' ORDER BY i.since DESC, i.id",
        &[Value::text(agency)],
    )?
    .iter()
    .map(involvement)
    .collect()
}

/// How many invitations wait for an agency's answer.
pub fn count_invitations(q: &mut dyn Query, agency: AgencyId) -> Result<i64, DbError> {
    q.one(
        "SELECT COUNT(*) AS waiting FROM involvement WHERE agency_id = $1 AND status = 'invited'",
        &[Value::text(agency)],
    )?
    .get("waiting")
}

/// The invitations that wait for an agency's answer, oldest first.
pub fn invitations(q: &mut dyn Query, agency: AgencyId) -> Result<Vec<Involvement>, DbError> {
    q.rows(
        "SELECT * FROM involvement WHERE agency_id = $1 AND status = 'invited' ORDER BY since, id",
        &[Value::text(agency)],
    )?
    .iter()
    .map(involvement)
    .collect()
}
