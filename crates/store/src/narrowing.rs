//! What lead workers have narrowed.

use jiff::Timestamp;
use throughline_domain::{
    id::{CaseId, NarrowingId, UserId},
    narrowing::Narrowing,
};

use crate::{
    DbError,
    db::{Query, Row, Value, Writer},
};

/// A narrowing with who set it and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetNarrowing {
    /// Its id.
    pub id: NarrowingId,
    /// The case.
    pub case: CaseId,
    /// For whom, of what, down to what.
    pub narrowing: Narrowing,
    /// Why.
    pub reason: String,
    /// Who set it.
    pub set_by: UserId,
    /// When.
    pub set_at: Timestamp,
}

fn narrowing(row: &Row) -> Result<SetNarrowing, DbError> {
    Ok(SetNarrowing {
        id: row.parse("id")?,
        case: row.parse("case_id")?,
        narrowing: Narrowing {
            agency: row.parse_opt("agency_id")?,
            category: row.parse("category")?,
            most: row.parse("most")?,
        },
        reason: row.get("reason")?,
        set_by: row.parse("set_by")?,
        set_at: row.get("set_at")?,
    })
}

/// Sets a narrowing. A second one for the same agency and category breaks `one_narrowing`.
pub fn insert(w: &mut Writer<'_>, new: &SetNarrowing) -> Result<(), DbError> {
    w.changed_case(new.case);
    w.execute(
        "INSERT INTO narrowing (id, case_id, agency_id, category, most, reason, set_by, set_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[
            Value::text(new.id),
            Value::text(new.case),
            Value::opt_text(new.narrowing.agency),
            new.narrowing.category.code().into(),
            new.narrowing.most.code().into(),
            new.reason.as_str().into(),
            Value::text(new.set_by),
            new.set_at.into(),
        ],
    )?;
    Ok(())
}

/// Lifts a narrowing; `false` where somebody lifted it meanwhile.
pub fn lift(
    w: &mut Writer<'_>,
    case: CaseId,
    id: NarrowingId,
    by: UserId,
    now: Timestamp,
) -> Result<bool, DbError> {
    w.changed_case(case);
    let rows = w.execute(
        "UPDATE narrowing SET lifted_by = $3, lifted_at = $4 WHERE id = $1 AND case_id = $2 AND lifted_at IS NULL",
        &[Value::text(id), Value::text(case), Value::text(by), now.into()],
    )?;
    Ok(rows == 1)
}

/// The narrowings of a case that hold now, oldest first.
pub fn list(q: &mut dyn Query, case: CaseId) -> Result<Vec<SetNarrowing>, DbError> {
    q.rows(
        "SELECT * FROM narrowing WHERE case_id = $1 AND lifted_at IS NULL ORDER BY set_at, id",
        &[Value::text(case)],
    )?
    .iter()
    .map(narrowing)
    .collect()
}
