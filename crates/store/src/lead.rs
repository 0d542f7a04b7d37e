//! The lead worker of a case: exactly one from acceptance on, without gap or overlap.
//!
//! The table itself refuses anything else: each row but the first begins at the very instant at
//! which the row it follows ended, one row follows another, one is open.

use jiff::Timestamp;
use throughline_domain::id::{AgencyId, CaseId, PersonId, UserId};

use crate::{
    DbError,
    db::{Query, Row, Value, Writer},
};

/// A time during which a user led a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeadWorker {
    /// The case.
    pub case: CaseId,
    /// Who led.
    pub user: UserId,
    /// For which agency.
    pub agency: AgencyId,
    /// From when.
    pub from_at: Timestamp,
    /// Until when; `None` for the one who leads now.
    pub to_at: Option<Timestamp>,
    /// Why the lead was given.
    pub reason: Option<String>,
}

fn lead(row: &Row) -> Result<LeadWorker, DbError> {
    Ok(LeadWorker {
        case: row.parse("case_id")?,
        user: row.parse("user_id")?,
        agency: row.parse("agency_id")?,
        from_at: row.get("from_at")?,
        to_at: row.get("to_at")?,
        reason: row.get("reason")?,
    })
}

/// Gives the lead to a user from now on. Where somebody leads already, their time ends at the same
/// instant; a second lead given in that very microsecond is refused by the table.
pub fn give(
    w: &mut Writer<'_>,
    case: CaseId,
    user: UserId,
    agency: AgencyId,
    reason: Option<&str>,
    now: Timestamp,
) -> Result<(), DbError> {
    let given_by = w.permit().actor();
    let ended = w.execute(
        "UPDATE lead_worker SET to_at = $2 WHERE case_id = $1 AND to_at IS NULL",
        &[Value::text(case), now.into()],
    )?;
    let follows = (ended > 0).then_some(now);
    w.execute(
        "INSERT INTO lead_worker (case_id, user_id, agency_id, from_at, follows, given_by, reason)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &[
            Value::text(case),
            Value::text(user),
            Value::text(agency),
            now.into(),
            follows.into(),
            Value::opt_text(given_by),
            Value::opt_text(reason),
        ],
    )?;
    w.changed_case(case);
    Ok(())
}

/// Who leads a case now.
pub fn find(q: &mut dyn Query, case: CaseId) -> Result<Option<LeadWorker>, DbError> {
    q.find("SELECT * FROM lead_worker WHERE case_id = $1 AND to_at IS NULL", &[Value::text(case)])?
        .as_ref()
        .map(lead)
        .transpose()
}

/// Everybody who led a case, oldest first.
pub fn list(q: &mut dyn Query, case: CaseId) -> Result<Vec<LeadWorker>, DbError> {
    q.rows("SELECT * FROM lead_worker WHERE case_id = $1 ORDER BY from_at", &[Value::text(case)])?
        .iter()
        .map(lead)
        .collect()
}

/// A time during which a user led a case, with the names of the user and the agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The time.
    pub lead: LeadWorker,
    /// The user's name.
    pub user: String,
    /// The agency's name.
    pub agency: String,
}

/// Everybody who led a case, oldest first, with names.
pub fn named(q: &mut dyn Query, case: CaseId) -> Result<Vec<Named>, DbError> {
    q.rows(
        "SELECT l.*, u.display_name, a.name AS agency_name
         FROM lead_worker l JOIN app_user u ON u.id = l.user_id JOIN agency a ON a.id = l.agency_id
         WHERE l.case_id = $1 ORDER BY l.from_at",
        &[Value::text(case)],
    )?
    .iter()
    .map(|row| {
        Ok(Named { lead: lead(row)?, user: row.get("display_name")?, agency: row.get("agency_name")? })
    })
    .collect()
}

/// The people whose open cases a user leads: what must be handed on before the user can go.
pub fn led_by(q: &mut dyn Query, user: UserId) -> Result<Vec<(CaseId, PersonId)>, DbError> {
    q.rows(
        "SELECT l.case_id, c.person_id FROM lead_worker l JOIN case_file c ON c.id = l.case_id
         WHERE l.user_id = $1 AND l.to_at IS NULL AND c.status = 'open' ORDER BY l.case_id",
        &[Value::text(user)],
    )?
    .iter()
    .map(|row| Ok((row.parse("case_id")?, row.parse("person_id")?)))
    .collect()
}
