//! Pack versions, kept by content hash so that a pinned version survives an upgrade.

use std::sync::Arc;

use jiff::Timestamp;

use crate::{
    DbError,
    db::{Query, Row, Value, Writer},
};

/// A stored version of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackVersion {
    /// The hash over its files.
    pub hash: String,
    /// The pack's id.
    pub pack_id: String,
    /// The version that the pack calls itself.
    pub version: String,
    /// Its files as a JSON object from path to text.
    pub files: String,
    /// Whether new enrolments take this version.
    pub current: bool,
    /// When it was stored.
    pub stored_at: Timestamp,
    /// Who brought it.
    pub origin: Origin,
}

throughline_domain::coded_enum! {
    /// Who brought a pack version.
    Origin {
        /// The build.
        Shipped = "shipped",
        /// The operator.
        Own = "own",
    }
}

fn pack_version(row: &Row) -> Result<PackVersion, DbError> {
    Ok(PackVersion {
        hash: row.get("hash")?,
        pack_id: row.get("pack_id")?,
        version: row.get("version")?,
        files: row.get("files")?,
        current: row.get("current")?,
        stored_at: row.get("stored_at")?,
        origin: row.parse("origin")?,
    })
}

/// Stores a version and makes it the current one of its pack.
pub fn make_current(w: &mut Writer<'_>, new: &PackVersion) -> Result<(), DbError> {
    w.execute(
        "UPDATE pack_version SET current = FALSE WHERE pack_id = $1 AND current = TRUE",
        &[new.pack_id.as_str().into()],
    )?;
    w.execute(
        "INSERT INTO pack_version (hash, pack_id, version, files, current, stored_at, origin)
         VALUES ($1, $2, $3, $4, TRUE, $5, $6)
         ON CONFLICT (hash) DO UPDATE SET current = TRUE, origin = $6",
        &[
            new.hash.as_str().into(),
            new.pack_id.as_str().into(),
            new.version.as_str().into(),
            new.files.as_str().into(),
            new.stored_at.into(),
            new.origin.code().into(),
        ],
    )?;
    Ok(())
}

/// One version.
pub fn get(q: &mut dyn Query, hash: &str) -> Result<PackVersion, DbError> {
    pack_version(&q.one("SELECT * FROM pack_version WHERE hash = $1", &[Value::from(hash)])?)
}

/// The current version of every pack.
pub fn current(q: &mut dyn Query) -> Result<Vec<PackVersion>, DbError> {
    q.rows("SELECT * FROM pack_version WHERE current = TRUE ORDER BY pack_id", &[])?
        .iter()
        .map(pack_version)
        .collect()
}

/// The hashes of the current versions, in the order of [`current`]: who has read a version knows what
/// it says, and the texts of all packs are long.
pub fn current_hashes(q: &mut dyn Query) -> Result<Vec<String>, DbError> {
    Ok(current_versions(q)?.into_iter().map(|(_, hash)| hash.as_ref().to_owned()).collect())
}

/// The id of a pack, and the hash of its current version.
pub type Current = (Arc<str>, Arc<str>);

/// Every pack with the hash of its current version.
pub fn current_versions(q: &mut dyn Query) -> Result<Vec<Current>, DbError> {
    q.rows("SELECT pack_id, hash FROM pack_version WHERE current = TRUE ORDER BY pack_id", &[])?
        .iter()
        .map(|row| Ok((row.text("pack_id")?.into(), row.text("hash")?.into())))
        .collect()
}

/// Every version of a pack, newest first.
pub fn versions(q: &mut dyn Query, pack_id: &str) -> Result<Vec<PackVersion>, DbError> {
    q.rows("SELECT * FROM pack_version WHERE pack_id = $1 ORDER BY stored_at DESC, hash", &[pack_id.into()])?
        .iter()
        .map(pack_version)
        .collect()
}
