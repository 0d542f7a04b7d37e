//! Milestones of enrolments.

use jiff::{Timestamp, civil::Date};
use throughline_domain::{
    id::{CaseId, EnrolmentId, EpisodeId, MilestoneId},
    programme::{
        milestone::{Milestone, Overdue, State},
        timeline::DueDate,
    },
};

use crate::{
    DbError,
    db::{Query, Row, Value, Writer},
};

/// A milestone with where it belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredMilestone {
    /// Its id.
    pub id: MilestoneId,
    /// The enrolment whose pack names it.
    pub enrolment: EnrolmentId,
    /// The case.
    pub case: CaseId,
    /// The jurisdiction.
    pub jurisdiction: String,
    /// The episode of custody whose dates it hangs on; `None` for somebody entered after release.
    pub episode: Option<EpisodeId>,
    /// The milestone.
    pub milestone: Milestone,
    /// For optimistic locking.
    pub version: i64,
}

fn due(row: &Row, day: &str, instant: &str) -> Result<Option<DueDate>, DbError> {
    let on: Option<Date> = row.get(day)?;
    let at: Option<Timestamp> = row.get(instant)?;
    Ok(on.zip(at).map(|(on, at)| DueDate { on, at }))
}

fn stored(row: &Row) -> Result<StoredMilestone, DbError> {
    let status: String = row.get("status")?;
    let reason: Option<String> = row.get("reason")?;
    let state =
        State::from_columns(&status, row.get("settled_on")?, row.parse_opt("settled_by")?, reason.as_deref())
            .map_err(|_| DbError::Column("status".to_owned()))?;
    let first_due = due(row, "first_due_on", "first_due_at")?;
    let days: Option<i64> = row.get("overdue_days")?;
    Ok(StoredMilestone {
        id: row.parse("id")?,
        enrolment: row.parse("enrolment_id")?,
        case: row.parse("case_id")?,
        jurisdiction: row.get("jurisdiction_id")?,
        episode: row.parse_opt("episode_id")?,
        milestone: Milestone {
            code: row.get("code")?,
            kind: row.parse("kind")?,
            due: due(row, "due_on", "due_at")?,
            projected: row.get("projected")?,
            state,
            overdue: first_due.zip(days).map(|(first_due, days)| Overdue { first_due, days }),
        },
        version: row.get("version")?,
    })
}

/// Adds a milestone.
pub fn insert(w: &mut Writer<'_>, new: &StoredMilestone) -> Result<(), DbError> {
    let Columns { due_on, due_at, first_due_on, first_due_at, overdue_days, settled_on, settled_by, reason } =
        columns(&new.milestone);
    w.execute(
        "INSERT INTO milestone (id, enrolment_id, case_id, jurisdiction_id, episode_id, code, kind, due_on, due_at,
           projected, status, first_due_on, first_due_at, overdue_days, settled_on, settled_by, reason, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 1)",
        &[
            Value::text(new.id),
            Value::text(new.enrolment),
            Value::text(new.case),
            new.jurisdiction.as_str().into(),
            Value::opt_text(new.episode),
            new.milestone.code.as_str().into(),
            new.milestone.kind.code().into(),
            due_on,
            due_at,
            new.milestone.projected.into(),
            new.milestone.state.code().into(),
            first_due_on,
            first_due_at,
            overdue_days,
            settled_on,
            settled_by,
            reason,
        ],
    )?;
    w.changed_case(new.case);
    Ok(())
}

/// Saves a changed milestone; refuses when somebody changed it since it was read.
pub fn update(w: &mut Writer<'_>, changed: &StoredMilestone) -> Result<(), DbError> {
    let Columns { due_on, due_at, first_due_on, first_due_at, overdue_days, settled_on, settled_by, reason } =
        columns(&changed.milestone);
    let rows = w.execute(
        "UPDATE milestone SET due_on = $3, due_at = $4, projected = $5, status = $6, first_due_on = $7,
           first_due_at = $8, overdue_days = $9, settled_on = $10, settled_by = $11, reason = $12,
           version = version + 1
         WHERE id = $1 AND version = $2",
        &[
            Value::text(changed.id),
            changed.version.into(),
            due_on,
            due_at,
            changed.milestone.projected.into(),
            changed.milestone.state.code().into(),
            first_due_on,
            first_due_at,
            overdue_days,
            settled_on,
            settled_by,
            reason,
        ],
    )?;
    w.changed_case(changed.case);
    if rows == 0 { Err(DbError::Stale) } else { Ok(()) }
}

/// A milestone's state, column by column.
struct Columns {
    due_on: Value,
    due_at: Value,
    first_due_on: Value,
    first_due_at: Value,
    overdue_days: Value,
    settled_on: Value,
    settled_by: Value,
    reason: Value,
}

fn columns(milestone: &Milestone) -> Columns {
    Columns {
        due_on: milestone.due.map(|due| due.on).into(),
        due_at: milestone.due.map(|due| due.at).into(),
        first_due_on: milestone.overdue.map(|overdue| overdue.first_due.on).into(),
        first_due_at: milestone.overdue.map(|overdue| overdue.first_due.at).into(),
        overdue_days: milestone.overdue.map(|overdue| overdue.days).into(),
        settled_on: milestone.state.settled_on().into(),
        settled_by: Value::opt_text(milestone.state.settled_by()),
        reason: Value::opt_text(milestone.state.reason()),
    }
}

/// One milestone.
pub fn get(q: &mut dyn Query, id: MilestoneId) -> Result<StoredMilestone, DbError> {
    stored(&q.one("SELECT * FROM milestone WHERE id = $1", &[Value::text(id)])?)
}

/// The milestones of an enrolment, of every episode, in the order in which they came to be.
pub fn list(q: &mut dyn Query, enrolment: EnrolmentId) -> Result<Vec<StoredMilestone>, DbError> {
    q.rows("SELECT * FROM milestone WHERE enrolment_id = $1 ORDER BY id", &[Value::text(enrolment)])?
        .iter()
        .map(stored)
        .collect()
}

/// The milestones of all enrolments of a case, of every episode, in the order in which they came to be.
pub fn of_case(q: &mut dyn Query, case: CaseId) -> Result<Vec<StoredMilestone>, DbError> {
    q.rows("SELECT * FROM milestone WHERE case_id = $1 ORDER BY id", &[Value::text(case)])?
        .iter()
        .map(stored)
        .collect()
}
