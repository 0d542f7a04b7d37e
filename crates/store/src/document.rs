//! Documents attached to a case. The bytes are read by [`content`] alone, so that no list carries
//! them.

use jiff::Timestamp;
use throughline_domain::{
    category::Category,
    document::MediaType,
    id::{AgencyId, CaseId, DocumentId, UserId},
};

use crate::{
    DbError,
    db::{Query, Row, Value, Writer},
};

/// A document, without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its id.
    pub id: DocumentId,
    /// The case.
    pub case: CaseId,
    /// The agency that added it.
    pub agency: AgencyId,
    /// What it is, in words.
    pub title: String,
    /// Its data category.
    pub category: Category,
    /// The kind of file, as its first bytes say.
    pub media_type: MediaType,
    /// A safe file name.
    pub file_name: String,
    /// Bytes.
    pub size: i64,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
    /// Who added it.
    pub added_by: UserId,
    /// When.
    pub added_at: Timestamp,
}

fn document(row: &Row) -> Result<Document, DbError> {
    Ok(Document {
        id: row.parse("id")?,
        case: row.parse("case_id")?,
        agency: row.parse("agency_id")?,
        title: row.get("title")?,
        category: row.parse("category")?,
        media_type: row.parse("media_type")?,
        file_name: row.get("file_name")?,
        size: row.get("size")?,
        sha256: row.get("sha256")?,
        added_by: row.parse("added_by")?,
        added_at: row.get("added_at")?,
    })
}

/// Adds a document with its bytes.
pub fn insert(w: &mut Writer<'_>, new: &Document, content: &[u8]) -> Result<(), DbError> {
    w.execute(
        "INSERT INTO document (id, case_id, agency_id, title, category, media_type, file_name, size, sha256, content,
           added_by, added_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        &[
            Value::text(new.id),
            Value::text(new.case),
            Value::text(new.agency),
            new.title.as_str().into(),
            new.category.code().into(),
            new.media_type.code().into(),
            new.file_name.as_str().into(),
            new.size.into(),
            new.sha256.as_str().into(),
            content.to_vec().into(),
            Value::text(new.added_by),
            new.added_at.into(),
        ],
    )?;
    Ok(())
}

/// One document, without its bytes.
pub fn get(q: &mut dyn Query, id: DocumentId) -> Result<Document, DbError> {
    document(&q.one(
        "SELECT id, case_id, agency_id, title, category, media_type, file_name, size, sha256, added_by, added_at
         FROM document WHERE id = $1",
        &[Value::text(id)],
    )?)
}

/// The bytes.
pub fn content(q: &mut dyn Query, id: DocumentId) -> Result<Vec<u8>, DbError> {
    q.one("SELECT content FROM document WHERE id = $1", &[Value::text(id)])?.get("content")
}

/// The documents of a case, newest first, each with the names of who added it and their agency.
pub fn list(q: &mut dyn Query, case: CaseId) -> Result<Vec<(Document, String, String)>, DbError> {
    q.rows(
        "SELECT d.id, d.case_id, d.agency_id, d.title, d.category, d.media_type, d.file_name, d.size, d.sha256,
           d.added_by, d.added_at, u.display_name, a.name AS agency_name
         FROM document d JOIN app_user u ON u.id = d.added_by JOIN agency a ON a.id = d.agency_id
         WHERE d.case_id = $1 ORDER BY d.added_at DESC, d.id DESC",
        &[Value::text(case)],
    )?
    .iter()
    .map(|row| Ok((document(row)?, row.get("display_name")?, row.get("agency_name")?)))
    .collect()
}
