//! Decisions to share in the single case.

use jiff::{Timestamp, civil::Date};
use throughline_domain::{
    category::{Category, Depth},
    id::{AgencyId, CaseId, SharingDecisionId, UserId},
    judgement::Test,
};

use crate::{
    DbError,
    db::{Query, Row, Value, Writer},
};

/// A decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// Its id.
    pub id: SharingDecisionId,
    /// The case.
    pub case: CaseId,
    /// Who is shown something.
    pub agency: AgencyId,
    /// What.
    pub category: Category,
    /// How deep at most.
    pub depth: Depth,
    /// The last day.
    pub until: Date,
    /// The answers to the four questions.
    pub test: Test,
    /// Who decided, for which agency, and when.
    pub decided: (UserId, AgencyId, Timestamp),
    /// When it was ended before its day.
    pub ended_at: Option<Timestamp>,
    /// For optimistic locking.
    pub version: i64,
}

fn judgement(row: &Row) -> Result<Judgement, DbError> {
    Ok(Judgement {
        id: row.parse("id")?,
        case: row.parse("case_id")?,
        agency: row.parse("agency_id")?,
        category: row.parse("category")?,
        depth: row.parse("depth")?,
        until: row.get("until")?,
        test: Test {
            other_law: row.get("other_law")?,
            own_task: row.get("own_task")?,
            interest: row.get("interest")?,
            necessary: row.get("necessary")?,
        },
        decided: (row.parse("decided_by")?, row.parse("decided_for")?, row.get("decided_at")?),
        ended_at: row.get("ended_at")?,
        version: row.get("version")?,
    })
}

/// Adds a decision.
pub fn insert(w: &mut Writer<'_>, new: &Judgement) -> Result<(), DbError> {
    w.changed_case(new.case);
    w.execute(
        "INSERT INTO sharing_decision (id, case_id, agency_id, category, depth, until, other_law, own_task, interest,
           necessary, decided_by, decided_for, decided_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1)",
        &[
            Value::text(new.id),
            Value::text(new.case),
            Value::text(new.agency),
            new.category.code().into(),
            new.depth.code().into(),
            new.until.into(),
            new.test.other_law.as_str().into(),
            new.test.own_task.as_str().into(),
            new.test.interest.as_str().into(),
            new.test.necessary.as_str().into(),
            Value::text(new.decided.0),
            Value::text(new.decided.1),
            new.decided.2.into(),
        ],
    )?;
    Ok(())
}

/// Ends a decision before its day; refuses when somebody changed it since it was read.
pub fn end(
    w: &mut Writer<'_>,
    case: CaseId,
    id: SharingDecisionId,
    version: i64,
    by: UserId,
    now: Timestamp,
) -> Result<(), DbError> {
    w.changed_case(case);
    let rows = w.execute(
        "UPDATE sharing_decision SET ended_by = $4, ended_at = $5, version = version + 1
         WHERE id = $1 AND case_id = $2 AND version = $3 AND ended_at IS NULL",
        &[Value::text(id), Value::text(case), version.into(), Value::text(by), now.into()],
    )?;
    if rows == 0 { Err(DbError::Stale) } else { Ok(()) }
}

/// The decisions of a case, the newest first, those that ended included.
pub fn list(q: &mut dyn Query, case: CaseId) -> Result<Vec<Judgement>, DbError> {
    q.rows(
        "SELECT * FROM sharing_decision WHERE case_id = $1 ORDER BY decided_at DESC, id DESC",
        &[Value::text(case)],
    )?
    .iter()
    .map(judgement)
    .collect()
}
