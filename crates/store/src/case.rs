//! Cases: one open case per person and jurisdiction.

use jiff::Timestamp;
use throughline_domain::id::{CaseId, PersonId};

use crate::{
    DbError,
    db::{Query, Row, Value, Writer},
};

/// A case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFile {
    /// Its id.
    pub id: CaseId,
    /// The person it is about.
    pub person: PersonId,
    /// The jurisdiction.
    pub jurisdiction: String,
    /// Whether it is open.
    pub open: bool,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// For optimistic locking.
    pub version: i64,
}

fn case_file(row: &Row) -> Result<CaseFile, DbError> {
    Ok(CaseFile {
        id: row.parse("id")?,
        person: row.parse("person_id")?,
        jurisdiction: row.get("jurisdiction_id")?,
        open: row.get::<String>("status")? == "open",
        opened_at: row.get("opened_at")?,
        version: row.get("version")?,
    })
}

/// Opens a case. A second open one of the same person and jurisdiction breaks `one_open_case`.
pub fn insert(
    w: &mut Writer<'_>,
    id: CaseId,
    person: PersonId,
    jurisdiction: &str,
    now: Timestamp,
) -> Result<(), DbError> {
    w.execute(
        "INSERT INTO case_file (id, person_id, jurisdiction_id, status, opened_at, version)
         VALUES ($1, $2, $3, 'open', $4, 1)",
        &[Value::text(id), Value::text(person), jurisdiction.into(), now.into()],
    )?;
    Ok(())
}

/// One case.
pub fn get(q: &mut dyn Query, id: CaseId) -> Result<CaseFile, DbError> {
    case_file(&q.one("SELECT * FROM case_file WHERE id = $1", &[Value::text(id)])?)
}

/// The open case of a person in a jurisdiction.
pub fn find_open(
    q: &mut dyn Query,
    person: PersonId,
    jurisdiction: &str,
) -> Result<Option<CaseFile>, DbError> {
    q.find(
        "SELECT * FROM case_file WHERE person_id = $1 AND jurisdiction_id = $2 AND status = 'open'",
        &[Value::text(person), jurisdiction.into()],
    )?
    .as_ref()
    .map(case_file)
    .transpose()
}

/// The open cases of a person, the newest first.
pub fn list_open(q: &mut dyn Query, person: PersonId) -> Result<Vec<CaseFile>, DbError> {
    q.rows(
        "SELECT * FROM case_file WHERE person_id = $1 AND status = 'open' ORDER BY opened_at DESC, id DESC",
        &[Value::text(person)],
    )?
    .iter()
    .map(case_file)
    .collect()
}

/// The open case of a person, whatever the jurisdiction; the newest first.
pub fn find_open_of(q: &mut dyn Query, person: PersonId) -> Result<Option<CaseFile>, DbError> {
    q.find(
        "SELECT * FROM case_file WHERE person_id = $1 AND status = 'open' ORDER BY opened_at DESC, id DESC LIMIT 1",
        &[Value::text(person)],
    )?
    .as_ref()
    .map(case_file)
    .transpose()
}
