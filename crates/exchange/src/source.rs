//! A *source*: a TOML file that explains one system's release list.
//!
//! Everything that differs from one prison service to the next stands in such a file: columns,
//! encoding, forms of dates, what "Penat" or "Sentenced" means. A new format needs a new file
//! and no code. How to write one: `docs/SOURCES.md`.

mod file;
mod problem;
#[cfg(test)]
mod tests;
mod values;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use jiff::civil::Date;
use throughline_domain::{
    category::Category,
    roster::{Completeness, Reading, Rules, field},
};

pub(crate) use self::{problem::nearest, values::fold};
pub use self::{
    problem::{SourceError, SourceProblem},
    values::Dictionary,
};
use crate::{
    date::{self, DateForm, Months},
    encoding::TextEncoding,
};

/// One system's release list, explained. Read with [`Source::parse`].
#[derive(Debug, Clone)]
pub struct Source {
    /// A short name, unique among sources; part of what is stored with every row.
    pub id: String,
    /// What people call the list.
    pub title: String,
    /// The jurisdiction whose people the list names.
    pub jurisdiction: String,
    /// The agency that sends it.
    pub agency: SourceAgency,
    /// The establishments by name; empty where any may appear.
    pub establishments: Vec<String>,
    /// The kind of file.
    pub format: Format,
    /// The identifier that names a person in this list: "NIS", "NOMS ID".
    pub key_kind: String,
    /// What the rows must say.
    pub rules: Rules,
    /// For whom the list is complete; `None`: for nobody, so nobody is ever gone.
    pub completeness: Option<Completeness>,
    pub(crate) columns: Columns,
    pub(crate) facts: Vec<FactColumn>,
    pub(crate) identifiers: Vec<(Arc<str>, String)>,
    pub(crate) name_shape: NameShape,
    pub(crate) dates: Dates,
    pub(crate) release_kinds: BTreeMap<String, String>,
    pub(crate) release_kind_otherwise: String,
    pub(crate) empty: BTreeSet<String>,
}

/// The agency that sends a list.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceAgency {
    /// Its name.
    pub name: String,
    /// Its kind, such as `prison`.
    pub kind: String,
}

/// The kind of file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Format {
    /// Text with a separator.
    Csv(CsvFormat),
    /// A workbook.
    Xlsx {
        /// The sheet; `None`: the first one.
        sheet: Option<String>,
    },
}

/// How a text file separates its cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CsvFormat {
    /// The separator.
    pub delimiter: u8,
    /// The encoding where the file has no byte order mark.
    pub encoding: TextEncoding,
    /// The quote, if the system uses one.
    pub quote: Option<u8>,
}

impl CsvFormat {
    /// What corrected rows of a workbook come back as.
    pub const PLAIN: Self = Self { delimiter: b',', encoding: TextEncoding::UTF_8_MARKED, quote: Some(b'"') };
}

/// The headings of the canonical fields.
#[derive(Debug, Clone, Default)]
pub(crate) struct Columns {
    pub key: String,
    pub surname: Option<String>,
    pub given_name: Option<String>,
    pub particle: Option<String>,
    pub name: Option<String>,
    pub birth_date: Option<String>,
    pub birth_country: Option<String>,
    pub establishment: Option<String>,
    pub admitted_on: Option<String>,
    pub sentenced_on: Option<String>,
    pub release_date: String,
    pub town: Option<String>,
}

/// How one column that holds a whole name is taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum NameShape {
    /// "García López, Ana"
    #[default]
    SurnameCommaGiven,
    /// "Ana, García López"
    GivenCommaSurname,
    /// "GARCÍA LÓPEZ Ana": the words in capitals are the surname.
    CapitalSurname,
}

/// A column that holds a fact.
#[derive(Debug, Clone)]
pub(crate) struct FactColumn {
    pub name: Arc<str>,
    pub column: String,
    pub category: Category,
    pub kind: FactKind,
}

#[derive(Debug, Clone)]
pub(crate) enum FactKind {
    Code(Dictionary),
    Integer,
    Text,
}

#[derive(Debug, Clone)]
pub(crate) struct Dates {
    pub forms: Vec<DateForm>,
    pub months: Months,
    pub in_file_name: Option<DateForm>,
    /// Texts that stand for "no date", folded.
    pub no_date: BTreeSet<String>,
}

/// A file beside the source that it names, such as a list of towns.
pub type ReadBeside<'a> = &'a dyn Fn(&str) -> std::io::Result<String>;

impl Source {
    /// Reads a source.
    ///
    /// `file` is the name to use in messages; `beside` reads the files that the source names, by
    /// their path relative to it.
    pub fn parse(text: &str, file: &str, beside: ReadBeside<'_>) -> Result<Self, SourceError> {
        file::parse(text, file, beside)
    }

    /// The headings that a file of this source must have.
    pub fn headings(&self) -> impl Iterator<Item = &str> {
        let columns = &self.columns;
        let optional = [
            &columns.surname,
            &columns.given_name,
            &columns.particle,
            &columns.name,
            &columns.birth_date,
            &columns.birth_country,
            &columns.establishment,
            &columns.admitted_on,
            &columns.sentenced_on,
            &columns.town,
        ];
        [&columns.key, &columns.release_date]
            .into_iter()
            .chain(optional.into_iter().flatten())
            .chain(self.identifiers.iter().map(|(_, heading)| heading))
            .chain(self.facts.iter().map(|fact| &fact.column))
            .map(String::as_str)
    }

    /// The kinds of identifiers that the list carries beside the key.
    pub fn identifier_kinds(&self) -> impl Iterator<Item = &str> {
        self.identifiers.iter().map(|(kind, _)| &**kind)
    }

    /// The names of the facts that the list tells.
    pub fn fact_names(&self) -> impl Iterator<Item = &str> {
        self.facts.iter().map(|fact| &*fact.name)
    }

    /// The heading that a canonical field, a fact or another identifier is read from.
    pub fn heading_of(&self, name: &str) -> Option<&str> {
        let columns = &self.columns;
        let whole_name = columns.name.as_ref();
        let heading = match name {
            field::KEY => Some(&columns.key),
            field::SURNAME => columns.surname.as_ref().or(whole_name),
            field::GIVEN_NAME => columns.given_name.as_ref().or(whole_name),
            field::BIRTH_DATE => columns.birth_date.as_ref(),
            field::BIRTH_COUNTRY => columns.birth_country.as_ref(),
            field::ESTABLISHMENT => columns.establishment.as_ref(),
            field::ADMITTED_ON => columns.admitted_on.as_ref(),
            field::SENTENCED_ON => columns.sentenced_on.as_ref(),
            field::RELEASE_DATE => Some(&columns.release_date),
            field::TOWN => columns.town.as_ref(),
            other => {
                let fact = self.facts.iter().find(|fact| &*fact.name == other).map(|fact| &fact.column);
                fact.or_else(|| {
                    self.identifiers.iter().find(|(kind, _)| &**kind == other).map(|(_, heading)| heading)
                })
            }
        };
        heading.map(String::as_str)
    }

    /// The day that a list speaks of: what the importer says, else what the file's name says by
    /// the source's pattern, else today. A name that says a day that there is not is an error: it
    /// gives that text, and nobody is told that the list is of today.
    pub fn list_date(&self, as_of: Option<Date>, file_name: &str, today: Date) -> Result<Date, String> {
        if let Some(as_of) = as_of {
            return Ok(as_of);
        }
        let form = self.dates.in_file_name.as_ref();
        match form.map(|form| date::in_file_name(file_name, form, &self.dates.months)) {
            Some(Reading::Read(day)) => Ok(day),
            Some(Reading::Impossible(text) | Reading::Unknown(text)) => Err(text),
            Some(Reading::Blank) | None => Ok(today),
        }
    }

    /// The sign around cells of a text, if the source has one.
    pub(crate) fn quote(&self) -> Option<u8> {
        match self.format {
            Format::Csv(format) => format.quote,
            Format::Xlsx { .. } => None,
        }
    }

    /// The file format in which corrected rows of this source are written and read.
    pub(crate) fn csv_format(&self) -> CsvFormat {
        match self.format {
            Format::Csv(format) => format,
            Format::Xlsx { .. } => CsvFormat::PLAIN,
        }
    }
}
