//! How often something was tried, per key, in fixed windows of time.
//!
//! A fixed window lets twice the limit through around its edge. That is good enough against
//! guessing, and one row per key needs no cleverness that could fail.

use jiff::Timestamp;
use throughline_policy::{Permit, Subject};

use crate::{
    DbError,
    db::{Query as _, Write, Writer},
};

/// A writer for what is no act on anybody's data, and so has no ledger entry: when a session was
/// last used, how often an address tried, a form half filled. The one way around the rule that a
/// commit needs an entry; it stays inside this crate and each of its callers says why.
pub(crate) fn housekeeping<'a>(tx: &'a mut Write<'_>) -> Writer<'a> {
    let mut w = tx.permitted(Permit::system(Subject::Installation, "housekeeping"));
    w.mark_ledgered();
    w
}

/// Counts one more try and gives how many there are in this window. Counting comes before looking
/// whether the try was good, so that tries side by side are all counted.
pub fn hit(tx: &mut Write<'_>, bucket: &str, window_start: Timestamp) -> Result<i64, DbError> {
    housekeeping(tx)
        .one(
            "INSERT INTO rate_limit (bucket, window_start, hits) VALUES ($1, $2, 1)
             ON CONFLICT (bucket, window_start) DO UPDATE SET hits = rate_limit.hits + 1
             RETURNING hits",
            &[bucket.into(), window_start.into()],
        )?
        .get("hits")
}

/// Takes one try back, because it was good.
pub fn forgive(w: &mut Writer<'_>, bucket: &str, window_start: Timestamp) -> Result<(), DbError> {
    w.execute(
        "UPDATE rate_limit SET hits = hits - 1 WHERE bucket = $1 AND window_start = $2 AND hits > 0",
        &[bucket.into(), window_start.into()],
    )?;
    Ok(())
}

/// Forgets all tries of a key.
pub fn clear(w: &mut Writer<'_>, bucket: &str) -> Result<(), DbError> {
    w.execute("DELETE FROM rate_limit WHERE bucket = $1", &[bucket.into()])?;
    Ok(())
}

/// Forgets windows that began before an instant.
pub fn delete_before(w: &mut Writer<'_>, before: Timestamp) -> Result<(), DbError> {
    w.execute("DELETE FROM rate_limit WHERE window_start < $1", &[before.into()])?;
    Ok(())
}
