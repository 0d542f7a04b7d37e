//! Sources as they were used: the text that says how a system's list is read.

use jiff::Timestamp;
use throughline_domain::id::AgencyId;

use crate::{
    DbError,
    db::{Query, Row, Value, Writer},
};

/// A stored source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredSource {
    /// SHA-256 of the content, in hexadecimal.
    pub hash: String,
    /// The id that the content names.
    pub source: String,
    /// The agency whose lists it reads.
    pub agency: AgencyId,
    /// The TOML.
    pub content: String,
}

fn source(row: &Row) -> Result<StoredSource, DbError> {
    Ok(StoredSource {
        hash: row.get("hash")?,
        source: row.get("source_id")?,
        agency: row.parse("agency_id")?,
        content: row.get("content")?,
    })
}

/// Stores a source and makes it the current one of its id. Nothing changes where it already is.
pub fn put(w: &mut Writer<'_>, new: &StoredSource, now: Timestamp) -> Result<(), DbError> {
    let (hash, id) = (Value::text(&new.hash), Value::text(&new.source));
    w.execute(
        "UPDATE import_source SET current = FALSE WHERE source_id = $1 AND hash <> $2 AND current = TRUE",
        &[id.clone(), hash.clone()],
    )?;
    w.execute(
        "INSERT INTO import_source (hash, source_id, agency_id, content, current, stored_at)
         VALUES ($1, $2, $3, $4, TRUE, $5) ON CONFLICT (hash) DO UPDATE SET current = TRUE",
        &[hash, id, Value::text(new.agency), Value::text(&new.content), now.into()],
    )?;
    Ok(())
}

/// The source with this content hash.
pub fn find(q: &mut dyn Query, hash: &str) -> Result<Option<StoredSource>, DbError> {
    q.find("SELECT * FROM import_source WHERE hash = $1", &[hash.into()])?.as_ref().map(source).transpose()
}

/// The agency that a source id belongs to, once one has used it.
pub fn owner(q: &mut dyn Query, id: &str) -> Result<Option<AgencyId>, DbError> {
    q.find("SELECT agency_id FROM import_source WHERE source_id = $1 LIMIT 1", &[id.into()])?
        .map(|row| row.parse("agency_id"))
        .transpose()
}

/// The current sources of an agency, by id.
pub fn list(q: &mut dyn Query, agency: AgencyId) -> Result<Vec<StoredSource>, DbError> {
    q.rows(
        "SELECT * FROM import_source WHERE agency_id = $1 AND current = TRUE ORDER BY source_id",
        &[Value::text(agency)],
    )?
    .iter()
    .map(source)
    .collect()
}
