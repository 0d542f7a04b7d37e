//! What an installation remembers about itself: names and values, none of them about a person.

use crate::{
    DbError,
    db::{Query, Value, Writer},
};

/// The value under a name, if there is one.
pub fn find(q: &mut dyn Query, name: &str) -> Result<Option<String>, DbError> {
    q.find("SELECT value FROM setting WHERE name = $1", &[Value::from(name)])?
        .map(|row| row.get("value"))
        .transpose()
}

/// Keeps a value, in place of an earlier one of the same name.
pub fn put(w: &mut Writer<'_>, name: &str, value: &str) -> Result<(), DbError> {
    w.execute(
        "INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        &[name.into(), value.into()],
    )?;
    Ok(())
}
