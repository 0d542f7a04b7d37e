//! Who was expected on a list and is not on it: a question, never a release.

use std::collections::BTreeSet;

use jiff::{ToSpan, civil::Date};

use super::Classified;
use crate::person;

/// How far ahead a list is complete.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Horizon {
    /// It names everybody who is to be released within so many days of its date.
    Days(u32),
    /// It names everybody in custody, with or without a date.
    Everybody,
}

/// For whom a source promises that its lists are complete. Where a source says that it promises
/// nothing, nobody is ever *gone*: an absence then means nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completeness {
    /// The establishments, in normal form (see [`person::normal`]); `None`: all of the source's.
    pub establishments: Option<BTreeSet<String>>,
    /// How far ahead.
    pub horizon: Horizon,
}

/// Somebody accepted from this source before, still held to be in custody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// The key.
    pub key: String,
    /// The establishment of the last accepted row.
    pub establishment: Option<String>,
    /// The release date of the last accepted row.
    pub release_date: Option<Date>,
}

impl Completeness {
    /// Whether a list of this date ought to name such a person. A date that has passed counts:
    /// the person was probably released, and somebody should say so.
    pub fn covers(&self, list_date: Date, person: &Expected) -> bool {
        let housed = match (&self.establishments, &person.establishment) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(declared), Some(name)) => declared.contains(&person::normal(name)),
        };
        let timely = match self.horizon {
            Horizon::Everybody => true,
            Horizon::Days(days) => {
                let end = list_date.saturating_add(i64::from(days).days());
                person.release_date.is_some_and(|release| release <= end)
            }
        };
        housed && timely
    }
}

/// The keys of the people whom the list ought to name and does not.
///
/// A key counts as named by any row, rejected ones too: whoever stands there under a wrong date
/// is not gone, their row is waiting for a correction.
pub fn gone<'a>(
    completeness: &'a Completeness,
    list_date: Date,
    list: &'a Classified,
    expected: impl Iterator<Item = Expected> + 'a,
) -> impl Iterator<Item = Expected> + 'a {
    expected.filter(move |person| !list.names(&person.key) && completeness.covers(list_date, person))
}
