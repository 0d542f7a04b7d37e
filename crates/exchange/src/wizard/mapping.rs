//! What a person decides about a new kind of list: which column is which field, what its words
//! mean, how its dates are written. A source is written from it; no decision is left in the text.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use throughline_domain::roster::field;

use super::{columns::Words, sample::Sample};
use crate::{roster::ReadError, source::fold};

/// The field of a column that holds a whole name.
pub const WHOLE_NAME: &str = "name";
/// The field of the part that some names have before the surname.
pub const PARTICLE: &str = "particle";
/// The identifier beside the key.
pub const DOCUMENT: &str = "document";

/// The fields that a column can be taken for, in the order in which a person thinks of them.
pub const FIELDS: [&str; 19] = [
    field::KEY,
    field::SURNAME,
    field::GIVEN_NAME,
    PARTICLE,
    WHOLE_NAME,
    field::BIRTH_DATE,
    field::SEX,
    field::BIRTH_COUNTRY,
    DOCUMENT,
    field::ESTABLISHMENT,
    field::ADMITTED_ON,
    field::SENTENCED_ON,
    field::LEGAL_STATUS,
    field::RELEASE_DATE,
    field::RELEASE_TYPE,
    field::TOWN,
    "support_network",
    "no_fixed_abode",
    "dependent_children",
];

/// Facts with the category of the sharing matrix that they fall under.
pub(super) const FACTS: [(&str, &str); 6] = [
    (field::SEX, "1"),
    (field::LEGAL_STATUS, "2"),
    (field::RELEASE_TYPE, "2"),
    ("support_network", "13"),
    ("no_fixed_abode", "9"),
    ("dependent_children", "13"),
];

/// The fact that is a number and needs no dictionary.
pub(super) const NUMBER: &str = "dependent_children";

/// The forms of dates that can be chosen.
pub const FORMS: [&str; 16] = [
    "dd/mm/yyyy",
    "mm/dd/yyyy",
    "dd-mm-yyyy",
    "dd.mm.yyyy",
    "yyyy-mm-dd",
    "yyyy/mm/dd",
    "yyyymmdd",
    "dd/mm/yy",
    "dd-mm-yy",
    "dd.mm.yy",
    "dd-mon-yyyy",
    "dd mon yyyy",
    "dd-mon-yy",
    "d de month de yyyy",
    "d. month yyyy",
    "month d, yyyy",
];

/// The languages whose months are known.
pub const LANGUAGES: [&str; 8] = ["en", "ca", "es", "fr", "de", "it", "nl", "pt"];

/// The shapes of a whole name.
pub const SHAPES: [&str; 3] = ["Surname, Given", "Given, Surname", "SURNAME Given"];

/// Values of a column that are looked at.
const VALUES: usize = 40;
/// Examples of a column.
const EXAMPLES: usize = 3;

/// How a text file separates its cells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextForm {
    /// The separator.
    pub delimiter: char,
    /// The encoding, by its usual name.
    pub encoding: String,
}

/// The decisions about a kind of list.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Mapping {
    /// The source's id.
    pub id: String,
    /// What people call the list.
    pub title: String,
    /// Whose people it names.
    pub jurisdiction: String,
    /// The agency that sends it.
    pub agency: String,
    /// The agency's kind.
    pub agency_kind: String,
    /// How the text is separated; `None` for a workbook.
    pub text: Option<TextForm>,
    /// The forms of its dates, the first one first.
    pub forms: Vec<String>,
    /// The language of the names of months.
    pub language: String,
    /// Field → heading.
    pub columns: BTreeMap<String, String>,
    /// How a whole name is taken apart; one of [`SHAPES`].
    pub name_shape: String,
    /// Fields that must not be empty.
    pub required: BTreeSet<String>,
    /// Fact → value as written → code; an empty code is *not yet known*.
    pub values: BTreeMap<String, BTreeMap<String, String>>,
    /// The establishments that may appear; empty where any may.
    #[serde(default)]
    pub establishments: Vec<String>,
    /// What the system writes for "no date".
    #[serde(default)]
    pub no_date: Vec<String>,
    /// For whom the list is complete.
    #[serde(default)]
    pub complete: Complete,
}

/// For whom a list is complete: who of them is absent from one is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Complete {
    /// Everybody in custody.
    #[default]
    Everybody,
    /// Nobody: the list promises nothing.
    Nobody,
    /// Those who are released within so many days of the list's.
    Days(u16),
}

impl Complete {
    /// The number of days, `everybody` or `nobody`, as a source writes it.
    pub fn code(self) -> String {
        match self {
            Self::Everybody => "everybody".to_owned(),
            Self::Nobody => "nobody".to_owned(),
            Self::Days(days) => days.to_string(),
        }
    }

    /// What [`Self::code`] wrote.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "everybody" => Some(Self::Everybody),
            "nobody" => Some(Self::Nobody),
            days => days.parse().ok().map(Self::Days),
        }
    }
}

impl Mapping {
    /// The heading that a field is read from.
    pub fn column(&self, field: &str) -> Option<&str> {
        self.columns.get(field).map(String::as_str).filter(|heading| !heading.is_empty())
    }

    /// The source as a TOML text that a person can read, correct and keep.
    pub fn toml(&self) -> String {
        super::render::toml(self)
    }

    /// The facts whose words have to be explained: those with a column and codes to choose from.
    pub fn explained(&self) -> impl Iterator<Item = &'static str> {
        FACTS.into_iter().map(|(fact, _)| fact).filter(|fact| *fact != NUMBER && self.column(fact).is_some())
    }
}

/// The codes that a word of a fact can stand for.
pub fn codes(fact: &str) -> Vec<String> {
    Words::shipped().codes(fact)
}

/// What the words of a fact are taken for: the code of each that is known, and nothing for others.
pub fn explain(fact: &str, values: &[String]) -> BTreeMap<String, String> {
    let words = Words::shipped();
    let code = |value: &String| words.code(fact, value).unwrap_or_default().to_owned();
    values.iter().map(|value| (value.clone(), code(value))).collect()
}

/// A column of a sample.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleColumn {
    /// Its heading.
    pub heading: String,
    /// Some of its texts.
    pub examples: Vec<String>,
    /// Its different texts, as many as anybody would explain.
    pub values: Vec<String>,
}

/// The columns of a file, to choose from.
pub fn columns(bytes: &[u8]) -> Result<Vec<SampleColumn>, ReadError> {
    let sample = Sample::take(bytes)?;
    let column = |(index, heading): (usize, &String)| {
        let mut seen = BTreeSet::new();
        let values: Vec<String> = sample
            .values(index)
            .filter(|value| seen.insert(fold(value)))
            .take(VALUES)
            .map(str::to_owned)
            .collect();
        let examples = values.iter().take(EXAMPLES).cloned().collect();
        SampleColumn { heading: heading.trim().to_owned(), examples, values }
    };
    let columns = sample.heading.iter().enumerate().map(column);
    Ok(columns.filter(|column| !column.heading.is_empty()).collect())
}
