//! The public-protection level of cases, with who set it and why.

use jiff::Timestamp;
use throughline_domain::{
    id::{AgencyId, CaseId, UserId},
    protection::Level,
};

use crate::{
    DbError,
    db::{Query, Row, Value, Writer},
};

/// A level during the time it was in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetLevel {
    /// The level.
    pub level: Level,
    /// Why.
    pub reason: String,
    /// Which agency set it.
    pub agency: AgencyId,
    /// Who.
    pub set_by: UserId,
    /// Since when.
    pub from_at: Timestamp,
    /// Until when; `None` for the one of now.
    pub to_at: Option<Timestamp>,
}

fn set_level(row: &Row) -> Result<SetLevel, DbError> {
    Ok(SetLevel {
        level: row.parse("level")?,
        reason: row.get("reason")?,
        agency: row.parse("agency_id")?,
        set_by: row.parse("set_by")?,
        from_at: row.get("from_at")?,
        to_at: row.get("to_at")?,
    })
}

/// Sets the level from now on; the one before ends at the same instant.
pub fn put(w: &mut Writer<'_>, case: CaseId, new: &SetLevel) -> Result<(), DbError> {
    w.changed_case(case);
    w.execute(
        "UPDATE protection_level SET to_at = $2 WHERE case_id = $1 AND to_at IS NULL",
        &[Value::text(case), new.from_at.into()],
    )?;
    w.execute(
        "INSERT INTO protection_level (case_id, level, reason, agency_id, set_by, from_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        &[
            Value::text(case),
            new.level.code().into(),
            new.reason.as_str().into(),
            Value::text(new.agency),
            Value::text(new.set_by),
            new.from_at.into(),
        ],
    )?;
    Ok(())
}

/// Every level of a case, the newest first.
pub fn list(q: &mut dyn Query, case: CaseId) -> Result<Vec<SetLevel>, DbError> {
    q.rows("SELECT * FROM protection_level WHERE case_id = $1 ORDER BY from_at DESC", &[Value::text(case)])?
        .iter()
        .map(set_level)
        .collect()
}

/// The level of now; none where nobody set one.
pub fn find(q: &mut dyn Query, case: CaseId) -> Result<Level, DbError> {
    let found = q.find(
        "SELECT level FROM protection_level WHERE case_id = $1 AND to_at IS NULL",
        &[Value::text(case)],
    )?;
    found.map_or(Ok(Level::None), |row| row.parse("level"))
}
