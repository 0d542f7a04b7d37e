//! Filters of a list under a name of one's own: "No bed in Badalona" with one click.
//!
//! A filter is what its user chose, shown to nobody else. It keeps no result: whom it finds is decided
//! anew, with the reader's rights of that moment, each time the list is opened.

use serde_json::json;
use throughline_domain::id::{SavedFilterId, UserId};
use throughline_store::{db::Query, saved_filter};

pub use throughline_store::saved_filter::SavedFilter;

use crate::{Cx, Error, FieldError, Result, authorise};

/// The longest name, in characters: it stands on a chip.
pub const MAX_NAME: usize = 40;
/// The most filters of one list; more would be no quicker than filtering.
pub const MOST: usize = 12;
/// The longest address that is kept, in bytes.
const LONGEST: usize = 500;

/// A list that can be filtered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// Releases.
    Releases,
    /// My people.
    MyPeople,
}

impl List {
    /// Every list.
    pub const ALL: [Self; 2] = [Self::Releases, Self::MyPeople];

    /// Its code in forms and in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Releases => "releases",
            Self::MyPeople => "my_people",
        }
    }

    /// The list with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.code() == code)
    }
}

/// The reader's own filters of a list.
pub fn list(cx: &Cx, list: List) -> Result<Vec<SavedFilter>> {
    let user = cx.actor.user.ok_or(Error::NotFound)?;
    cx.read(|_, tx| read(tx, user, list))
}

/// The same for a page that reads them with the rest of it.
pub(crate) fn read(q: &mut dyn Query, user: UserId, list: List) -> Result<Vec<SavedFilter>> {
    Ok(saved_filter::list(q, user, list.code())?)
}

/// Keeps the filter of an address under a name; one of that name is replaced.
pub fn save(cx: &Cx, list: List, name: &str, query: &str) -> Result<()> {
    let (name, query) = (name.trim().to_owned(), query.to_owned());
    if name.is_empty() {
        return Err(FieldError::new("name", "filters-error-name").into());
    }
    if name.chars().count() > MAX_NAME {
        return Err(FieldError::new("name", "filters-error-long").with("max", MAX_NAME).into());
    }
    if query.len() > LONGEST {
        return Err(Error::Refused("filters-refused-query"));
    }
    let id: SavedFilterId = cx.new_id();
    cx.write(move |cx, tx| {
        let (user, permit) = authorise::own_account(cx)?;
        let known = saved_filter::list(tx, user, list.code())?;
        if known.len() >= MOST && known.iter().all(|known| known.name != name) {
            return Err(FieldError::new("name", "filters-error-many").with("max", MOST).into());
        }
        let filter =
            SavedFilter { id, user, list: list.code().to_owned(), name: name.clone(), query: query.clone() };
        let mut w = tx.permitted(permit);
        saved_filter::put(&mut w, &filter, cx.now)?;
        // The name is the user's own word and may name a person: the ledger keeps the fact alone.
        authorise::record_as(cx, &mut w, "filter.saved", json!({ "list": list.code() }))
    })
}

/// Forgets one of the reader's own filters.
pub fn delete(cx: &Cx, id: SavedFilterId) -> Result<()> {
    cx.write(move |cx, tx| {
        let (user, permit) = authorise::own_account(cx)?;
        let mut w = tx.permitted(permit);
        if !saved_filter::delete(&mut w, user, id)? {
            return Err(Error::NotFound);
        }
        authorise::record_as(cx, &mut w, "filter.deleted", json!({}))
    })
}
