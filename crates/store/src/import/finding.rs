//! Findings: rejected rows, warnings, and questions about people who are gone.

use jiff::Timestamp;
use throughline_domain::{
    coded_enum,
    id::{ImportFindingId, ImportRunId, UserId},
};

use crate::{
    DbError,
    db::{Query, Row, Value, Writer},
};

coded_enum! {
    /// What kind of finding it is.
    Severity {
        /// A row that was not taken.
        Rejected = "rejected",
        /// Something worth a look in a row that was taken.
        Warning = "warning",
        /// Somebody whom the list ought to name and does not.
        Gone = "gone",
    }
}

coded_enum! {
    /// What became of a finding.
    FindingStatus {
        /// Somebody should look.
        Open = "open",
        /// The row was corrected on screen and taken.
        Corrected = "corrected",
        /// A later good row of the same key has come, or the person is on a list again.
        Superseded = "superseded",
        /// Somebody decided to leave the row out.
        SetAside = "set_aside",
        /// The question was answered.
        Answered = "answered",
        /// Needs no answer.
        Noted = "noted",
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Its id.
    pub id: ImportFindingId,
    /// The source.
    pub source: String,
    /// The last run that found it.
    pub run: ImportRunId,
    /// The first run that found it.
    pub first_run: ImportRunId,
    /// The line of the file, counted from 1; 0 for somebody who is gone.
    pub row_number: i64,
    /// What kind.
    pub severity: Severity,
    /// The code of the first reason.
    pub reason: String,
    /// The canonical field at fault; empty for the row as a whole.
    pub field: String,
    /// The key, where it could be read.
    pub key: Option<String>,
    /// What the row says: see the migration.
    pub content: String,
    /// Tells this finding from every other.
    pub fingerprint: String,
    /// What became of it.
    pub status: FindingStatus,
    /// Who closed it.
    pub closed_by: Option<UserId>,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// Why it was set aside, or what was answered.
    pub note: Option<String>,
    /// For optimistic locking.
    pub version: i64,
}

fn finding(row: &Row) -> Result<Finding, DbError> {
    Ok(Finding {
        id: row.parse("id")?,
        source: row.get("source_id")?,
        run: row.parse("run_id")?,
        first_run: row.parse("first_run_id")?,
        row_number: row.get("row_number")?,
        severity: row.parse("severity")?,
        reason: row.get("reason")?,
        field: row.get("field")?,
        key: row.get("source_key")?,
        content: row.get("content")?,
        fingerprint: row.get("fingerprint")?,
        status: row.parse("status")?,
        closed_by: row.parse_opt("closed_by")?,
        closed_at: row.get("closed_at")?,
        note: row.get("note")?,
        version: row.get("version")?,
    })
}

/// Adds a finding, or moves one that is known to this run. A rejected row that somebody already
/// dealt with stays dealt with; a row that a good one replaced and that comes again is open again,
/// and so is the question about somebody who is missing on one more list.
pub fn put(w: &mut Writer<'_>, new: &Finding) -> Result<(), DbError> {
    w.execute(
        "INSERT INTO import_finding (id, source_id, run_id, first_run_id, row_number, severity, reason, field,
           source_key, content, fingerprint, status)
         VALUES ($1, $2, $3, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         ON CONFLICT (fingerprint) DO UPDATE SET
           status = CASE
             WHEN import_finding.run_id = excluded.run_id THEN import_finding.status
             WHEN import_finding.status IN ('superseded', 'answered') THEN 'open'
             ELSE import_finding.status END,
           run_id = excluded.run_id, row_number = excluded.row_number, reason = excluded.reason,
           field = excluded.field",
        &[
            Value::text(new.id),
            Value::text(&new.source),
            Value::text(new.run),
            new.row_number.into(),
            new.severity.code().into(),
            Value::text(&new.reason),
            Value::text(&new.field),
            Value::opt_text(new.key.as_ref()),
            Value::text(&new.content),
            Value::text(&new.fingerprint),
            new.status.code().into(),
        ],
    )?;
    Ok(())
}

/// The findings of a run of one kind, in the order of its rows, those after a row.
pub fn list(
    q: &mut dyn Query,
    run: ImportRunId,
    severity: Severity,
    after_row: i64,
    limit: i64,
) -> Result<Vec<Finding>, DbError> {
    q.rows(
        "SELECT * FROM import_finding WHERE run_id = $1 AND severity = $2 AND row_number >= $3
         ORDER BY row_number, id LIMIT $4",
        &[Value::text(run), severity.code().into(), after_row.into(), limit.into()],
    )?
    .iter()
    .map(finding)
    .collect()
}

/// How many findings of one kind of a run are open.
pub fn count_open(q: &mut dyn Query, run: ImportRunId, severity: Severity) -> Result<i64, DbError> {
    q.one(
        "SELECT COUNT(*) AS open FROM import_finding WHERE run_id = $1 AND severity = $2 AND status = 'open'",
        &[Value::text(run), severity.code().into()],
    )?
    .get("open")
}

/// One finding.
pub fn get(q: &mut dyn Query, id: ImportFindingId) -> Result<Finding, DbError> {
    finding(&q.one("SELECT * FROM import_finding WHERE id = $1", &[Value::text(id)])?)
}

/// The keys of a source with an open rejection or an open question, from runs other than one.
pub fn open_keys(
    q: &mut dyn Query,
    source: &str,
    other_than: ImportRunId,
) -> Result<Vec<(String, Severity)>, DbError> {
    q.rows(
        "SELECT DISTINCT source_key, severity FROM import_finding
         WHERE source_id = $1 AND run_id <> $2 AND status = 'open' AND source_key IS NOT NULL
           AND severity IN ('rejected', 'gone')
         ORDER BY source_key, severity",
        &[source.into(), Value::text(other_than)],
    )?
    .iter()
    .map(|row| Ok((row.get("source_key")?, row.parse("severity")?)))
    .collect()
}

/// A list has answered what was open about a key in earlier runs.
pub fn supersede(
    w: &mut Writer<'_>,
    source: &str,
    key: &str,
    severity: Severity,
    by: ImportRunId,
    now: Timestamp,
) -> Result<u64, DbError> {
    w.execute(
        "UPDATE import_finding SET status = 'superseded', closed_at = $5, version = version + 1
         WHERE source_id = $1 AND source_key = $2 AND severity = $3 AND run_id <> $4 AND status = 'open'",
        &[source.into(), key.into(), severity.code().into(), Value::text(by), now.into()],
    )
}

/// The open rejections of a key, whatever the run.
pub fn open_rejections(q: &mut dyn Query, source: &str, key: &str) -> Result<Vec<Finding>, DbError> {
    q.rows(
        "SELECT * FROM import_finding
         WHERE source_id = $1 AND source_key = $2 AND severity = 'rejected' AND status = 'open'
         ORDER BY id",
        &[source.into(), key.into()],
    )?
    .iter()
    .map(finding)
    .collect()
}

/// Closes a finding; refuses when somebody changed it since it was read.
pub fn close(w: &mut Writer<'_>, closed: &Finding) -> Result<(), DbError> {
    let rows = w.execute(
        "UPDATE import_finding SET status = $3, closed_by = $4, closed_at = $5, note = $6, version = version + 1
         WHERE id = $1 AND version = $2",
        &[
            Value::text(closed.id),
            closed.version.into(),
            closed.status.code().into(),
            Value::opt_text(closed.closed_by),
            closed.closed_at.into(),
            closed.note.clone().into(),
        ],
    )?;
    if rows == 0 { Err(DbError::Stale) } else { Ok(()) }
}
