//! Runs: one list, imported once, by one process at a time.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use throughline_domain::{
    coded_enum,
    id::{AgencyId, ImportRunId, UserId},
};

use crate::{
    DbError,
    db::{Query, Row, Value, Writer},
};

coded_enum! {
    /// How far a run has come.
    RunStatus {
        /// Judged row by row and not imported yet: somebody looks first.
        Previewed = "previewed",
        /// Being imported, or cut short and waiting to be taken on.
        Running = "running",
        /// Imported.
        Done = "done",
        /// Given up; what it had applied stays.
        Failed = "failed",
        /// Looked at and not imported.
        Discarded = "discarded",
    }
}

/// The numbers of a run.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RunCounts {
    /// Data rows read; the four after it add up to it.
    pub rows: i64,
    /// Rows of keys never accepted before.
    pub new: i64,
    /// Rows that say something else than before.
    pub changed: i64,
    /// Rows that say the same.
    pub unchanged: i64,
    /// Rows not taken.
    pub rejected: i64,
    /// People whom the list ought to name and does not.
    pub gone: i64,
    /// Warnings on the rows taken.
    pub warnings: i64,
    /// Rejected rows by the code of their first reason.
    pub reasons: BTreeMap<String, i64>,
}

/// One run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Its id.
    pub id: ImportRunId,
    /// The source's id.
    pub source: String,
    /// The hash of the source's text.
    pub source_hash: String,
    /// The agency whose list it is.
    pub agency: AgencyId,
    /// The file's name, for people.
    pub file_name: String,
    /// SHA-256 of the file.
    pub file_sha256: String,
    /// The day the list speaks of.
    pub list_date: Date,
    /// Whether it is a file of corrected rows, and no list.
    pub correction: bool,
    /// How far it has come.
    pub status: RunStatus,
    /// Who imports; `None` for the operator.
    pub actor: Option<UserId>,
    /// When it was begun.
    pub started_at: Timestamp,
    /// When it ended.
    pub finished_at: Option<Timestamp>,
    /// How many processes have taken it on.
    pub attempt: i64,
    /// When it last got on.
    pub moved_at: Timestamp,
    /// How many rows have been applied.
    pub done: i64,
    /// The numbers; the reasons are read by [`reasons`].
    pub counts: RunCounts,
    /// Why it failed.
    pub error: Option<String>,
}

fn run(row: &Row) -> Result<Run, DbError> {
    Ok(Run {
        id: row.parse("id")?,
        source: row.get("source_id")?,
        source_hash: row.get("source_hash")?,
        agency: row.parse("agency_id")?,
        file_name: row.get("file_name")?,
        file_sha256: row.get("file_sha256")?,
        list_date: row.get("list_date")?,
        correction: row.get("correction")?,
        status: row.parse("status")?,
        actor: row.parse_opt("actor_id")?,
        started_at: row.get("started_at")?,
        finished_at: row.get("finished_at")?,
        attempt: row.get("attempt")?,
        moved_at: row.get("moved_at")?,
        done: row.get("rows_done")?,
        counts: RunCounts {
            rows: row.get("rows_total")?,
            new: row.get("rows_new")?,
            changed: row.get("rows_changed")?,
            unchanged: row.get("rows_unchanged")?,
            rejected: row.get("rows_rejected")?,
            gone: row.get("rows_gone")?,
            warnings: row.get("warnings")?,
            reasons: BTreeMap::new(),
        },
        error: row.get("error")?,
    })
}

/// Begins a run, or keeps one as previewed. A second running one of a source breaks
/// `one_running_import`.
pub fn insert(w: &mut Writer<'_>, new: &Run) -> Result<(), DbError> {
    w.execute(
        "INSERT INTO import_run (id, source_id, source_hash, agency_id, file_name, file_sha256, list_date, status,
           actor_id, started_at, moved_at, correction)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11)",
        &[
            Value::text(new.id),
            Value::text(&new.source),
            Value::text(&new.source_hash),
            Value::text(new.agency),
            Value::text(&new.file_name),
            Value::text(&new.file_sha256),
            new.list_date.into(),
            new.status.code().into(),
            Value::opt_text(new.actor),
            new.started_at.into(),
            new.correction.into(),
        ],
    )?;
    put_counts(w, new.id, &new.counts)
}

/// Writes the numbers of a run.
fn put_counts(w: &mut Writer<'_>, id: ImportRunId, counts: &RunCounts) -> Result<(), DbError> {
    w.execute(
        "UPDATE import_run SET rows_total = $2, rows_new = $3, rows_changed = $4, rows_unchanged = $5,
           rows_rejected = $6, rows_gone = $7, warnings = $8
         WHERE id = $1",
        &[
            Value::text(id),
            counts.rows.into(),
            counts.new.into(),
            counts.changed.into(),
            counts.unchanged.into(),
            counts.rejected.into(),
            counts.gone.into(),
            counts.warnings.into(),
        ],
    )?;
    w.execute("DELETE FROM import_reason WHERE run_id = $1", &[Value::text(id)])?;
    for (reason, rows) in &counts.reasons {
        w.execute(
            "INSERT INTO import_reason (run_id, reason, rows_rejected) VALUES ($1, $2, $3)",
            &[Value::text(id), Value::text(reason), (*rows).into()],
        )?;
    }
    Ok(())
}

/// Takes a previewed or interrupted run on: from now on only the process with the attempt that
/// is given back can move it.
pub fn take_on(
    w: &mut Writer<'_>,
    id: ImportRunId,
    counts: &RunCounts,
    now: Timestamp,
) -> Result<i64, DbError> {
    put_counts(w, id, counts)?;
    w.one(
        "UPDATE import_run SET status = 'running', attempt = attempt + 1, moved_at = $2
         WHERE id = $1 AND status IN ('previewed', 'running') RETURNING attempt",
        &[Value::text(id), now.into()],
    )?
    .get("attempt")
}

/// Says how many rows have been applied. Stale where another process has taken the run on.
pub fn advance(
    w: &mut Writer<'_>,
    id: ImportRunId,
    attempt: i64,
    done: i64,
    now: Timestamp,
) -> Result<(), DbError> {
    let rows = w.execute(
        "UPDATE import_run SET rows_done = $3, moved_at = $4
         WHERE id = $1 AND attempt = $2 AND status = 'running'",
        &[Value::text(id), attempt.into(), done.into(), now.into()],
    )?;
    if rows == 0 { Err(DbError::Stale) } else { Ok(()) }
}

/// Ends a run; what was uploaded for it is forgotten. Stale where another process has taken it on.
pub fn finish(w: &mut Writer<'_>, id: ImportRunId, attempt: i64, now: Timestamp) -> Result<(), DbError> {
    let rows = w.execute(
        "UPDATE import_run SET status = 'done', rows_done = rows_total, finished_at = $3, moved_at = $3
         WHERE id = $1 AND attempt = $2 AND status = 'running'",
        &[Value::text(id), attempt.into(), now.into()],
    )?;
    if rows == 0 {
        return Err(DbError::Stale);
    }
    forget_upload(w, id)
}

/// Gives a run up, with the reason for people.
pub fn fail(w: &mut Writer<'_>, id: ImportRunId, why: &str, now: Timestamp) -> Result<(), DbError> {
    w.execute(
        "UPDATE import_run SET status = 'failed', error = $2, finished_at = $3
         WHERE id = $1 AND status IN ('previewed', 'running')",
        &[Value::text(id), why.into(), now.into()],
    )?;
    forget_upload(w, id)
}

/// Does not import what was previewed.
pub fn discard(w: &mut Writer<'_>, id: ImportRunId, now: Timestamp) -> Result<(), DbError> {
    let rows = w.execute(
        "UPDATE import_run SET status = 'discarded', finished_at = $2 WHERE id = $1 AND status = 'previewed'",
        &[Value::text(id), now.into()],
    )?;
    if rows == 0 {
        return Err(DbError::Stale);
    }
    forget_upload(w, id)
}

/// Forgets lists of an agency that were looked at before an instant and never imported.
pub fn discard_older(
    w: &mut Writer<'_>,
    agency: AgencyId,
    before: Timestamp,
    now: Timestamp,
) -> Result<(), DbError> {
    let params = [Value::text(agency), before.into()];
    w.execute(
        "DELETE FROM import_upload WHERE run_id IN (
           SELECT id FROM import_run WHERE agency_id = $1 AND status = 'previewed' AND started_at < $2)",
        &params,
    )?;
    let [agency, before] = params;
    w.execute(
        "UPDATE import_run SET status = 'discarded', finished_at = $3
         WHERE agency_id = $1 AND status = 'previewed' AND started_at < $2",
        &[agency, before, now.into()],
    )?;
    Ok(())
}

/// One run.
pub fn get(q: &mut dyn Query, id: ImportRunId) -> Result<Run, DbError> {
    run(&q.one("SELECT * FROM import_run WHERE id = $1", &[Value::text(id)])?)
}

/// The run of a source that is being imported or was cut short.
pub fn find_running(q: &mut dyn Query, source: &str) -> Result<Option<Run>, DbError> {
    q.find("SELECT * FROM import_run WHERE source_id = $1 AND status = 'running'", &[source.into()])?
        .as_ref()
        .map(run)
        .transpose()
}

/// Every run that is being imported or was cut short and whose list was uploaded.
pub fn uploads_running(q: &mut dyn Query) -> Result<Vec<Run>, DbError> {
    q.rows(
        "SELECT r.* FROM import_run r JOIN import_upload u ON u.run_id = r.id
         WHERE r.status = 'running' ORDER BY r.id",
        &[],
    )?
    .iter()
    .map(run)
    .collect()
}

/// The newest date of a list that was imported from a source.
pub fn newest_list(q: &mut dyn Query, source: &str) -> Result<Option<Date>, DbError> {
    q.one(
        "SELECT MAX(list_date) AS newest FROM import_run WHERE source_id = $1 AND status = 'done' AND correction = FALSE",
        &[source.into()],
    )?
    .get("newest")
}

/// The runs of an agency, newest first.
pub fn list(q: &mut dyn Query, agency: AgencyId, limit: i64) -> Result<Vec<Run>, DbError> {
    q.rows(
        "SELECT * FROM import_run WHERE agency_id = $1 ORDER BY started_at DESC, id DESC LIMIT $2",
        &[Value::text(agency), limit.into()],
    )?
    .iter()
    .map(run)
    .collect()
}

/// The rejected rows of a run by their first reason.
pub fn reasons(q: &mut dyn Query, id: ImportRunId) -> Result<BTreeMap<String, i64>, DbError> {
    q.rows(
        "SELECT reason, rows_rejected FROM import_reason WHERE run_id = $1 ORDER BY reason",
        &[Value::text(id)],
    )?
    .iter()
    .map(|row| Ok((row.get("reason")?, row.get("rows_rejected")?)))
    .collect()
}

/// Keeps an uploaded list until it is imported or discarded.
pub fn keep_upload(w: &mut Writer<'_>, id: ImportRunId, content: &[u8]) -> Result<(), DbError> {
    w.execute(
        "INSERT INTO import_upload (run_id, content) VALUES ($1, $2)",
        &[Value::text(id), content.to_vec().into()],
    )?;
    Ok(())
}

/// The uploaded list of a run, while it is kept.
pub fn upload(q: &mut dyn Query, id: ImportRunId) -> Result<Option<Vec<u8>>, DbError> {
    q.find("SELECT content FROM import_upload WHERE run_id = $1", &[Value::text(id)])?
        .map(|row| row.get("content"))
        .transpose()
}

fn forget_upload(w: &mut Writer<'_>, id: ImportRunId) -> Result<(), DbError> {
    w.execute("DELETE FROM import_upload WHERE run_id = $1", &[Value::text(id)])?;
    Ok(())
}
