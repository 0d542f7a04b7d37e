//! Handovers of the lead: asked, accepted, declined or returned.

use jiff::{Timestamp, civil::Date};
use throughline_domain::{
    handover::{self as rules, Attendee, Status},
    id::{AgencyId, CaseId, HandoverId, PersonId, UserId},
};

use crate::{
    DbError,
    db::{Query, Row, Value, Writer},
};

/// A handover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handover {
    /// Its id.
    pub id: HandoverId,
    /// The case.
    pub case: CaseId,
    /// Who leads, who is asked, until when, and how it stands.
    pub state: rules::Handover,
    /// The day of the meeting, held or planned.
    pub held_on: Option<Date>,
    /// Who was there.
    pub attendance: Vec<Attendee>,
    /// Why it was asked or declined, in words.
    pub reason: Option<String>,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// When it was answered or returned.
    pub answered_at: Option<Timestamp>,
    /// For optimistic locking.
    pub version: i64,
}

fn handover(row: &Row) -> Result<Handover, DbError> {
    let attendance: String = row.get("attendance")?;
    Ok(Handover {
        id: row.parse("id")?,
        case: row.parse("case_id")?,
        state: rules::Handover {
            from: row.parse("from_user_id")?,
            to: row.parse("to_user_id")?,
            answer_due_at: row.get("answer_due_at")?,
            status: row.parse("status")?,
        },
        held_on: row.get("held_on")?,
        attendance: attendance.split(',').filter_map(Attendee::from_code).collect(),
        reason: row.get("reason")?,
        asked_at: row.get("asked_at")?,
        answered_at: row.get("answered_at")?,
        version: row.get("version")?,
    })
}

fn codes(attendance: &[Attendee]) -> String {
    attendance.iter().map(|attendee| attendee.code()).collect::<Vec<_>>().join(",")
}

/// Adds a handover. A second open one of the same case breaks `one_open_handover`.
pub fn insert(w: &mut Writer<'_>, new: &Handover) -> Result<(), DbError> {
    w.execute(
        "INSERT INTO handover (id, case_id, from_user_id, to_user_id, held_on, attendance, reason, status, asked_at,
           answer_due_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)",
        &[
            Value::text(new.id),
            Value::text(new.case),
            Value::text(new.state.from),
            Value::text(new.state.to),
            new.held_on.into(),
            codes(&new.attendance).into(),
            new.reason.clone().into(),
            new.state.status.code().into(),
            new.asked_at.into(),
            new.state.answer_due_at.into(),
        ],
    )?;
    Ok(())
}

/// Saves how a handover stands now; refuses when somebody changed it since it was read.
pub fn update(w: &mut Writer<'_>, changed: &Handover) -> Result<(), DbError> {
    let rows = w.execute(
        "UPDATE handover SET held_on = $3, attendance = $4, reason = $5, status = $6, answered_at = $7,
           version = version + 1
         WHERE id = $1 AND version = $2",
        &[
            Value::text(changed.id),
            changed.version.into(),
            changed.held_on.into(),
            codes(&changed.attendance).into(),
            changed.reason.clone().into(),
            changed.state.status.code().into(),
            changed.answered_at.into(),
        ],
    )?;
    if rows == 0 { Err(DbError::Stale) } else { Ok(()) }
}

/// One handover.
pub fn get(q: &mut dyn Query, id: HandoverId) -> Result<Handover, DbError> {
    handover(&q.one("SELECT * FROM handover WHERE id = $1", &[Value::text(id)])?)
}

/// The handover of a case that waits for an answer.
pub fn find_open(q: &mut dyn Query, case: CaseId) -> Result<Option<Handover>, DbError> {
    q.find("SELECT * FROM handover WHERE case_id = $1 AND status = 'asked'", &[Value::text(case)])?
        .as_ref()
        .map(handover)
        .transpose()
}

/// The handovers of a case, newest first.
pub fn list(q: &mut dyn Query, case: CaseId) -> Result<Vec<Handover>, DbError> {
    q.rows("SELECT * FROM handover WHERE case_id = $1 ORDER BY asked_at DESC, id DESC", &[Value::text(case)])?
        .iter()
        .map(handover)
        .collect()
}

/// A few of the handovers whose answer is overdue, the oldest first, with the person of each.
pub fn unanswered(q: &mut dyn Query, now: Timestamp, limit: i64) -> Result<Vec<HandoverId>, DbError> {
    q.rows(
        "SELECT id FROM handover WHERE status = 'asked' AND answer_due_at < $1 ORDER BY answer_due_at, id LIMIT $2",
        &[now.into(), limit.into()],
    )?
    .iter()
    .map(|row| row.parse("id"))
    .collect()
}

/// A worker who can take a case over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colleague {
    /// The user.
    pub user: UserId,
    /// Their name.
    pub name: String,
    /// Their agency.
    pub agency: AgencyId,
    /// Its name.
    pub agency_name: String,
    /// How many open cases they lead.
    pub people: i64,
}

fn colleague(row: &Row) -> Result<Colleague, DbError> {
    Ok(Colleague {
        user: row.parse("id")?,
        name: row.get("display_name")?,
        agency: row.parse("agency_id")?,
        agency_name: row.get("agency_name")?,
        people: row.get("people")?,
    })
}

/// Who may take this case over: the active case workers of the agencies on it.
pub fn candidates(q: &mut dyn Query, case: CaseId) -> Result<Vec<Colleague>, DbError> {
    q.rows(
        "SELECT u.id, u.display_name, a.id AS agency_id, a.name AS agency_name,
           (SELECT COUNT(*) FROM lead_worker l JOIN case_file c ON c.id = l.case_id
            WHERE l.user_id = u.id AND l.to_at IS NULL AND c.status = 'open') AS people
         FROM involvement i JOIN agency a ON a.id = i.agency_id JOIN app_user u ON u.agency_id = a.id
         WHERE i.case_id = $1 AND i.status = 'accepted' AND u.status = 'active'
           AND EXISTS (SELECT 1 FROM user_role r WHERE r.user_id = u.id AND r.role IN
             ('social_worker', 'probation_officer', 'municipal_coordinator', 'resettlement_officer', 'duty_desk',
              'manager'))
         ORDER BY a.name, u.display_name, u.id",
        &[Value::text(case)],
    )?
    .iter()
    .map(colleague)
    .collect()
}

/// The active workers of one agency who can lead, with how many people each leads.
pub fn team(q: &mut dyn Query, agency: AgencyId) -> Result<Vec<Colleague>, DbError> {
    q.rows(
        "SELECT u.id, u.display_name, a.id AS agency_id, a.name AS agency_name,
           (SELECT COUNT(*) FROM lead_worker l JOIN case_file c ON c.id = l.case_id
            WHERE l.user_id = u.id AND l.to_at IS NULL AND c.status = 'open') AS people
         FROM app_user u JOIN agency a ON a.id = u.agency_id
         WHERE u.agency_id = $1 AND u.status = 'active'
           AND EXISTS (SELECT 1 FROM user_role r WHERE r.user_id = u.id AND r.role IN
             ('social_worker', 'probation_officer', 'municipal_coordinator', 'resettlement_officer', 'duty_desk',
              'manager'))
         ORDER BY u.display_name, u.id",
        &[Value::text(agency)],
    )?
    .iter()
    .map(colleague)
    .collect()
}

/// A handover that waits for a user's answer, with the person's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The handover.
    pub handover: Handover,
    /// The person.
    pub person: PersonId,
    /// Who asks.
    pub from_name: String,
}

/// The handovers that wait for a user's answer, the most urgent first.
pub fn waiting_for(q: &mut dyn Query, user: UserId) -> Result<Vec<Waiting>, DbError> {
    q.rows(
        "SELECT h.*, c.person_id, u.display_name FROM handover h
         JOIN case_file c ON c.id = h.case_id JOIN app_user u ON u.id = h.from_user_id
         WHERE h.to_user_id = $1 AND h.status = 'asked' ORDER BY h.answer_due_at, h.id",
        &[Value::text(user)],
    )?
    .iter()
    .map(|row| {
        Ok(Waiting {
            handover: handover(row)?,
            person: row.parse("person_id")?,
            from_name: row.get("display_name")?,
        })
    })
    .collect()
}

/// Names of the users in a case's handovers.
pub fn names(q: &mut dyn Query, case: CaseId) -> Result<Vec<(UserId, String)>, DbError> {
    q.rows(
        "SELECT u.id, u.display_name FROM app_user u
         WHERE u.id IN (SELECT h.from_user_id FROM handover h WHERE h.case_id = $1)
            OR u.id IN (SELECT h.to_user_id FROM handover h WHERE h.case_id = $1)",
        &[Value::text(case)],
    )?
    .iter()
    .map(|row| Ok((row.parse("id")?, row.get("display_name")?)))
    .collect()
}

/// Takes back whatever waits for an answer in a case whose lead was reassigned meanwhile.
pub fn close_open(w: &mut Writer<'_>, case: CaseId, now: Timestamp) -> Result<u64, DbError> {
    w.execute(
        "UPDATE handover SET status = $2, answered_at = $3, version = version + 1
         WHERE case_id = $1 AND status = 'asked'",
        &[Value::text(case), Status::Returned.code().into(), now.into()],
    )
}
