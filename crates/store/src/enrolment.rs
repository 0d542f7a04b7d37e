//! Enrolments: a case's taking part in programmes.

use jiff::{Timestamp, civil::Date};
use throughline_domain::{
    custody::StatusChange,
    enrolment::Participation,
    id::{AgencyId, CaseId, EnrolmentId},
};

use crate::{
    DbError,
    db::{Query, Row, Value, Writer},
};

/// A case's taking part in one programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolment {
    /// Its id.
    pub id: EnrolmentId,
    /// The case.
    pub case: CaseId,
    /// The jurisdiction.
    pub jurisdiction: String,
    /// The programme's pack.
    pub pack_id: String,
    /// The pack version it is pinned to, by content hash.
    pub pack_hash: String,
    /// The pack's variant for this person, where it has one.
    pub variant: Option<String>,
    /// How the person stands to the programme.
    pub participation: Participation,
    /// The stage, a code of the pack.
    pub stage: String,
    /// Who referred.
    pub referring_agency: AgencyId,
    /// Who leads, from acceptance on.
    pub lead_agency: Option<AgencyId>,
    /// The day of the last offer.
    pub offered_on: Option<Date>,
    /// The day of the person's last answer.
    pub answered_on: Option<Date>,
    /// The day the lead agency took the referral.
    pub accepted_on: Option<Date>,
    /// The day it ended.
    pub ended_on: Option<Date>,
    /// Why it ended, a code of the pack.
    pub exit_reason: Option<String>,
    /// Why nobody could reach the person.
    pub no_access_reason: Option<String>,
    /// When to try again.
    pub retry_on: Option<Date>,
    /// What changed since then, so that it is worth trying before the day: a code of
    /// [`StatusChange`].
    pub retry_because: Option<StatusChange>,
    /// When it began, as a candidacy.
    pub started_at: Timestamp,
    /// For optimistic locking.
    pub version: i64,
}

/// That nobody could reach the person, and when to try again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retry {
    /// The day.
    pub on: Date,
    /// What changed since, so that the day came early.
    pub because: Option<StatusChange>,
}

pub(crate) fn retry(row: &Row) -> Result<Option<Retry>, DbError> {
    let on: Option<Date> = row.get("retry_on")?;
    let because = row.parse_opt("retry_because")?;
    Ok(on.map(|on| Retry { on, because }))
}

impl Enrolment {
    /// Whether it is running: not ended, whatever the person answered so far.
    pub const fn is_live(&self) -> bool {
        self.ended_on.is_none()
    }
}

fn enrolment(row: &Row) -> Result<Enrolment, DbError> {
    Ok(Enrolment {
        id: row.parse("id")?,
        case: row.parse("case_id")?,
        jurisdiction: row.get("jurisdiction_id")?,
        pack_id: row.get("pack_id")?,
        pack_hash: row.get("pack_hash")?,
        variant: row.get("variant")?,
        participation: row.parse("participation")?,
        stage: row.get("stage")?,
        referring_agency: row.parse("referring_agency_id")?,
        lead_agency: row.parse_opt("lead_agency_id")?,
        offered_on: row.get("offered_on")?,
        answered_on: row.get("answered_on")?,
        accepted_on: row.get("accepted_on")?,
        ended_on: row.get("ended_on")?,
        exit_reason: row.get("exit_reason")?,
        no_access_reason: row.get("no_access_reason")?,
        retry_on: row.get("retry_on")?,
        retry_because: row.parse_opt("retry_because")?,
        started_at: row.get("created_at")?,
        version: row.get("version")?,
    })
}

/// Adds an enrolment. A second live one in the same programme breaks `one_live_enrolment`.
pub fn insert(w: &mut Writer<'_>, new: &Enrolment) -> Result<(), DbError> {
    w.execute(
        "INSERT INTO enrolment (id, case_id, jurisdiction_id, pack_id, pack_hash, variant, participation, stage,
           referring_agency_id, lead_agency_id, offered_on, answered_on, accepted_on, version, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1, $14)",
        &[
            Value::text(new.id),
            Value::text(new.case),
            new.jurisdiction.as_str().into(),
            new.pack_id.as_str().into(),
            new.pack_hash.as_str().into(),
            new.variant.clone().into(),
            new.participation.code().into(),
            new.stage.as_str().into(),
            Value::text(new.referring_agency),
            Value::opt_text(new.lead_agency),
            new.offered_on.into(),
            new.answered_on.into(),
            new.accepted_on.into(),
            new.started_at.into(),
        ],
    )?;
    w.changed_case(new.case);
    Ok(())
}

/// Saves a changed enrolment; refuses when somebody changed it since it was read.
pub fn update(w: &mut Writer<'_>, changed: &Enrolment) -> Result<(), DbError> {
    let rows = w.execute(
        "UPDATE enrolment SET pack_hash = $3, variant = $4, participation = $5, stage = $6, lead_agency_id = $7,
           offered_on = $8, answered_on = $9, accepted_on = $10, ended_on = $11, exit_reason = $12,
           no_access_reason = $13, retry_on = $14, retry_because = $15, version = version + 1
         WHERE id = $1 AND version = $2",
        &[
            Value::text(changed.id),
            changed.version.into(),
            changed.pack_hash.as_str().into(),
            changed.variant.clone().into(),
            changed.participation.code().into(),
            changed.stage.as_str().into(),
            Value::opt_text(changed.lead_agency),
            changed.offered_on.into(),
            changed.answered_on.into(),
            changed.accepted_on.into(),
            changed.ended_on.into(),
            changed.exit_reason.clone().into(),
            changed.no_access_reason.clone().into(),
            changed.retry_on.into(),
            changed.retry_because.map(|change| change.code().to_owned()).into(),
        ],
    )?;
    w.changed_case(changed.case);
    if rows == 0 { Err(DbError::Stale) } else { Ok(()) }
}

/// One enrolment.
pub fn get(q: &mut dyn Query, id: EnrolmentId) -> Result<Enrolment, DbError> {
    enrolment(&q.one("SELECT * FROM enrolment WHERE id = $1", &[Value::text(id)])?)
}

/// The enrolments of a case, oldest first.
pub fn list(q: &mut dyn Query, case: CaseId) -> Result<Vec<Enrolment>, DbError> {
    q.rows("SELECT * FROM enrolment WHERE case_id = $1 ORDER BY id", &[Value::text(case)])?
        .iter()
        .map(enrolment)
        .collect()
}

/// An enrolment with the names of its agencies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The enrolment.
    pub enrolment: Enrolment,
    /// The lead agency's name, once there is one.
    pub lead_agency: Option<String>,
    /// The name of the agency that referred.
    pub referring_agency: String,
}

/// The enrolments of a case with the names of their agencies, oldest first.
pub fn named(q: &mut dyn Query, case: CaseId) -> Result<Vec<Named>, DbError> {
    q.rows(
        "SELECT n.*, l.name AS lead_agency_name, r.name AS referring_agency_name
         FROM enrolment n JOIN agency r ON r.id = n.referring_agency_id LEFT JOIN agency l ON l.id = n.lead_agency_id
         WHERE n.case_id = $1 ORDER BY n.id",
        &[Value::text(case)],
    )?
    .iter()
    .map(|row| {
        Ok(Named {
            enrolment: enrolment(row)?,
            lead_agency: row.get("lead_agency_name")?,
            referring_agency: row.get("referring_agency_name")?,
        })
    })
    .collect()
}

/// The live enrolments in a programme, of every pack version, in the order in which they began.
pub fn live_in(q: &mut dyn Query, pack_id: &str) -> Result<Vec<Enrolment>, DbError> {
    q.rows("SELECT * FROM enrolment WHERE pack_id = $1 AND ended_on IS NULL ORDER BY id", &[pack_id.into()])?
        .iter()
        .map(enrolment)
        .collect()
}
