//! The statements of a file, each after a line such as `-- read: events`.
//!
//! They stand in files and not in the code, so that the reference workload can be read, and seen not
//! to have changed, by itself.

use rusqlite::{CachedStatement, Connection};

use crate::Outcome;

/// The statements of one file, by name.
pub struct Statements(&'static str);

impl Statements {
    /// The statements of this text.
    pub const fn of(text: &'static str) -> Self {
        Self(text)
    }

    /// The statement after `-- read: NAME` or `-- write: NAME`.
    pub fn text(&self, name: &str) -> Outcome<&'static str> {
        for kind in ["read", "write"] {
            let heading = format!("-- {kind}: {name}\n");
            if let Some((_, rest)) = self.0.split_once(&heading) {
                return Ok(rest.split("\n\n").next().unwrap_or_default().trim_end().trim_end_matches(';'));
            }
        }
        Err(format!("no statement is called {name}").into())
    }

    /// The same, prepared; the second time it is at hand.
    pub fn prepare<'a>(&self, db: &'a Connection, name: &str) -> Outcome<CachedStatement<'a>> {
        Ok(db.prepare_cached(self.text(name)?)?)
    }
}
