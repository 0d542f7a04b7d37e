//! The last accepted row of each key: what *changed* is measured against.

use throughline_domain::id::{ImportRunId, RecordId};

use crate::{
    DbError,
    db::{Query, Row, Value, Writer},
};

/// The last accepted row of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcceptedRow {
    /// The key.
    pub key: String,
    /// The record it became.
    pub record: RecordId,
    /// Its mapped values, as `roster::Fields` writes them.
    pub fields: String,
    /// What was accepted before the last run; `None` where that run brought the key.
    pub before: Option<String>,
    /// The run that last changed it.
    pub last_run: ImportRunId,
}

fn accepted(row: &Row) -> Result<AcceptedRow, DbError> {
    Ok(AcceptedRow {
        key: row.get("source_key")?,
        record: row.parse("record_id")?,
        fields: row.get("fields")?,
        before: row.get("fields_before")?,
        last_run: row.parse("last_run_id")?,
    })
}

/// Accepts a row of a key for the first time or anew.
///
/// Within one run only the first write keeps what was there before: a run that is taken on again
/// must still see what it saw at first.
pub fn put(
    w: &mut Writer<'_>,
    source: &str,
    key: &str,
    record: RecordId,
    fields: &str,
    by: ImportRunId,
) -> Result<(), DbError> {
    w.execute(
        "INSERT INTO import_accepted (source_id, source_key, record_id, fields, fields_before, last_run_id)
         VALUES ($1, $2, $3, $4, NULL, $5)
         ON CONFLICT (source_id, source_key) DO UPDATE SET
           fields_before = CASE WHEN import_accepted.last_run_id = excluded.last_run_id
             THEN import_accepted.fields_before ELSE import_accepted.fields END,
           fields = excluded.fields, last_run_id = excluded.last_run_id",
        &[source.into(), key.into(), Value::text(record), fields.into(), Value::text(by)],
    )?;
    Ok(())
}

/// The last accepted row of a key.
pub fn find(q: &mut dyn Query, source: &str, key: &str) -> Result<Option<AcceptedRow>, DbError> {
    q.find(
        "SELECT * FROM import_accepted WHERE source_id = $1 AND source_key = $2",
        &[source.into(), key.into()],
    )?
    .as_ref()
    .map(accepted)
    .transpose()
}

/// The keys of a source whose records carry an identifier, in its normal form.
pub fn keys_with_identifier(
    q: &mut dyn Query,
    source: &str,
    kind: &str,
    normal: &str,
) -> Result<Vec<String>, DbError> {
    q.rows(
        "SELECT a.source_key FROM identifier i JOIN import_accepted a ON a.record_id = i.record_id
         WHERE i.normal = $3 AND i.kind = $2 AND a.source_id = $1 ORDER BY a.source_key",
        &[source.into(), kind.into(), normal.into()],
    )?
    .iter()
    .map(|row| row.get("source_key"))
    .collect()
}

/// Accepted rows of a source in the order of their keys, those after a key.
pub fn list(q: &mut dyn Query, source: &str, after: &str, limit: i64) -> Result<Vec<AcceptedRow>, DbError> {
    q.rows(
        "SELECT * FROM import_accepted WHERE source_id = $1 AND source_key > $2 ORDER BY source_key LIMIT $3",
        &[source.into(), after.into(), limit.into()],
    )?
    .iter()
    .map(accepted)
    .collect()
}

/// The same, of people held to be in custody only.
pub fn list_in_custody(
    q: &mut dyn Query,
    source: &str,
    after: &str,
    limit: i64,
) -> Result<Vec<AcceptedRow>, DbError> {
    // By way of the person, whose stays are few: stays have no index by record, and everybody's were read for
    // each row.
    q.rows(
        "SELECT a.* FROM import_accepted a CROSS JOIN person_record r
         WHERE a.source_id = $1 AND a.source_key > $2 AND r.id = a.record_id AND EXISTS (
           SELECT 1 FROM custody_episode e
           WHERE e.person_id = r.person_id AND e.record_id = a.record_id AND e.status = 'open')
         ORDER BY a.source_key LIMIT $3",
        &[source.into(), after.into(), limit.into()],
    )?
    .iter()
    .map(accepted)
    .collect()
}
