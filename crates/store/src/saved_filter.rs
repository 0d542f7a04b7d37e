//! Filters of a list that a user named.

use jiff::Timestamp;
use throughline_domain::id::{SavedFilterId, UserId};

use crate::{
    DbError,
    db::{Query, Row, Value, Writer},
};

/// A filter under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedFilter {
    /// Its id.
    pub id: SavedFilterId,
    /// Whose it is.
    pub user: UserId,
    /// The list that it is of, a code: `releases`, `my_people`.
    pub list: String,
    /// What the user calls it.
    pub name: String,
    /// The filter as it stands in the list's address, behind the question mark.
    pub query: String,
}

fn saved(row: &Row) -> Result<SavedFilter, DbError> {
    Ok(SavedFilter {
        id: row.parse("id")?,
        user: row.parse("user_id")?,
        list: row.get("list")?,
        name: row.get("name")?,
        query: row.get("query")?,
    })
}

/// The filters of one user for one list, in the order in which they were saved.
pub fn list(q: &mut dyn Query, user: UserId, list: &str) -> Result<Vec<SavedFilter>, DbError> {
    q.rows(
        "SELECT id, user_id, list, name, query FROM saved_filter WHERE user_id = $1 AND list = $2
         ORDER BY created_at, id",
        &[Value::text(user), list.into()],
    )?
    .iter()
    .map(saved)
    .collect()
}

/// Keeps a filter, in place of an earlier one of the same name.
pub fn put(w: &mut Writer<'_>, filter: &SavedFilter, now: Timestamp) -> Result<(), DbError> {
    w.execute(
        "INSERT INTO saved_filter (id, user_id, list, name, query, created_at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (user_id, list, name) DO UPDATE SET query = excluded.query",
        &[
            Value::text(filter.id),
            Value::text(filter.user),
            filter.list.clone().into(),
            filter.name.clone().into(),
            filter.query.clone().into(),
            now.into(),
        ],
    )?;
    Ok(())
}

/// Forgets a filter of this user; gives whether there was one.
pub fn delete(w: &mut Writer<'_>, user: UserId, id: SavedFilterId) -> Result<bool, DbError> {
    let rows = w.execute(
        "DELETE FROM saved_filter WHERE user_id = $1 AND id = $2",
        &[Value::text(user), Value::text(id)],
    )?;
    Ok(rows > 0)
}
