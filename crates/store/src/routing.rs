//! Towns that are responsible for a person or were asked to be, beside the involvements of their
//! agencies. No row is ever removed.

use jiff::Timestamp;
use throughline_domain::{
    id::{AgencyId, CaseId, EnrolmentId, InvolvementId, PersonId, UserId},
    involvement::Status,
    programme::pack::Town,
    routing::{Dispute, Standing, standing},
};

use crate::{
    DbError,
    db::{Query, Row, Value, Writer},
};

/// A town and its agency, as far as one programme of a case goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The involvement of the town's agency.
    pub involvement: InvolvementId,
    /// The case.
    pub case: CaseId,
    /// The jurisdiction.
    pub jurisdiction: String,
    /// The enrolment.
    pub enrolment: EnrolmentId,
    /// The role in the programme, by its code.
    pub role: String,
    /// The town.
    pub town: String,
    /// Which of the person's towns it is; `None` where the team named it.
    pub fact: Option<Town>,
    /// How far its dispute has come, where it disputed.
    pub dispute: Option<Dispute>,
    /// Why it disputed.
    pub dispute_reason: Option<String>,
    /// When.
    pub disputed_at: Option<Timestamp>,
    /// Why it was decided so.
    pub decision_reason: Option<String>,
    /// Who decided.
    pub decided_by: Option<UserId>,
    /// When.
    pub decided_at: Option<Timestamp>,
    /// For optimistic locking.
    pub version: i64,
}

/// A claim with the agency and how its involvement stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standpoint {
    /// The claim.
    pub claim: Claim,
    /// The person.
    pub person: PersonId,
    /// The town's agency.
    pub agency: AgencyId,
    /// Its name.
    pub agency_name: String,
    /// The involvement's status.
    pub status: Status,
    /// Since when.
    pub since: Timestamp,
}

impl Standpoint {
    /// Where the town stands.
    pub const fn standing(&self) -> Standing {
        standing(self.status, self.claim.dispute)
    }
}

fn standpoint(row: &Row) -> Result<Standpoint, DbError> {
    Ok(Standpoint {
        claim: Claim {
            involvement: row.parse("involvement_id")?,
            case: row.parse("case_id")?,
            jurisdiction: row.get("jurisdiction_id")?,
            enrolment: row.parse("enrolment_id")?,
            role: row.get("role")?,
            town: row.get("town")?,
            fact: row.parse_opt("fact")?,
            dispute: row.parse_opt("dispute")?,
            dispute_reason: row.get("dispute_reason")?,
            disputed_at: row.get("disputed_at")?,
            decision_reason: row.get("decision_reason")?,
            decided_by: row.parse_opt("decided_by")?,
            decided_at: row.get("decided_at")?,
            version: row.get("version")?,
        },
        person: row.parse("person_id")?,
        agency: row.parse("agency_id")?,
        agency_name: row.get("agency_name")?,
        status: row.parse("status")?,
        since: row.get("since")?,
    })
}

/// Adds the claim of a town whose agency was proposed.
pub fn insert(w: &mut Writer<'_>, new: &Claim) -> Result<(), DbError> {
    w.execute(
        "INSERT INTO town_claim (involvement_id, case_id, jurisdiction_id, enrolment_id, role, town, fact, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 1)",
        &[
            Value::text(new.involvement),
            Value::text(new.case),
            new.jurisdiction.as_str().into(),
            Value::text(new.enrolment),
            new.role.as_str().into(),
            new.town.as_str().into(),
            new.fact.map(|fact| fact.code().to_owned()).into(),
        ],
    )?;
    Ok(())
}

/// Saves a dispute or its decision; refuses when somebody changed it since it was read.
pub fn update(w: &mut Writer<'_>, changed: &Claim) -> Result<(), DbError> {
    let rows = w.execute(
        "UPDATE town_claim SET dispute = $3, dispute_reason = $4, disputed_at = $5, decision_reason = $6,
           decided_by = $7, decided_at = $8, version = version + 1
         WHERE involvement_id = $1 AND version = $2",
        &[
            Value::text(changed.involvement),
            changed.version.into(),
            changed.dispute.map(|dispute| dispute.code().to_owned()).into(),
            changed.dispute_reason.clone().into(),
            changed.disputed_at.into(),
            changed.decision_reason.clone().into(),
            Value::opt_text(changed.decided_by),
            changed.decided_at.into(),
        ],
    )?;
    if rows == 0 { Err(DbError::Stale) } else { Ok(()) }
}

/// The claims of a case, oldest first.
pub fn list(q: &mut dyn Query, case: CaseId) -> Result<Vec<Standpoint>, DbError> {
    q.rows(
        "SELECT t.*, c.person_id, i.agency_id, a.name AS agency_name, i.status, i.since
         FROM town_claim t
         JOIN involvement i ON i.id = t.involvement_id
         JOIN agency a ON a.id = i.agency_id
         JOIN case_file c ON c.id = t.case_id
         WHERE t.case_id = $1 ORDER BY t.involvement_id",
        &[Value::text(case)],
    )?
    .iter()
    .map(standpoint)
    .collect()
}

/// The claim beside an involvement, where its agency stands for a town.
pub fn find(q: &mut dyn Query, involvement: InvolvementId) -> Result<Option<Standpoint>, DbError> {
    q.find(
        "SELECT t.*, c.person_id, i.agency_id, a.name AS agency_name, i.status, i.since
         FROM town_claim t
         JOIN involvement i ON i.id = t.involvement_id
         JOIN agency a ON a.id = i.agency_id
         JOIN case_file c ON c.id = t.case_id
         WHERE t.involvement_id = $1",
        &[Value::text(involvement)],
    )?
    .as_ref()
    .map(standpoint)
    .transpose()
}

/// Every claim in the open cases that an agency is on, and its own disputes in cases that it is not on.
pub fn around(q: &mut dyn Query, agency: AgencyId) -> Result<Vec<Standpoint>, DbError> {
    q.rows(
        "SELECT t.*, c.person_id, i.agency_id, a.name AS agency_name, i.status, i.since
         FROM town_claim t
         JOIN involvement i ON i.id = t.involvement_id
         JOIN agency a ON a.id = i.agency_id
         JOIN case_file c ON c.id = t.case_id
         WHERE c.status = 'open' AND ((i.agency_id = $1 AND t.dispute = 'open') OR t.case_id IN (
           SELECT o.case_id FROM involvement o WHERE o.agency_id = $1 AND o.status = 'accepted'))
         ORDER BY t.involvement_id",
        &[Value::text(agency)],
    )?
    .iter()
    .map(standpoint)
    .collect()
}
