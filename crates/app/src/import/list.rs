//! A list with the source that explains it, read and ready to be judged.

use std::{cell::RefCell, collections::BTreeMap, io};

use jiff::{ToSpan as _, civil::Date};
use sha2::{Digest, Sha256};
use throughline_domain::roster::{Refused, Row, field};
use throughline_exchange::{
    roster::{self, RawRow, Table, Written},
    source::{ReadBeside, Source, SourceError},
};

use super::{Fault, Outcome};
use crate::Cx;

/// What the headings begin with that stand before a row in a file of corrections.
const OUR_HEADINGS: &str = "throughline_";

/// The text of a source together with the files it names, so that it can be stored and read
/// again without them.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct SourceText {
    /// The name for messages.
    pub file: String,
    /// The TOML.
    pub toml: String,
    /// Files beside it, such as a list of towns, by the path that the source names them by.
    pub beside: BTreeMap<String, String>,
}

impl SourceText {
    /// Reads a source and keeps what it reads.
    pub fn read(toml: String, file: &str, beside: ReadBeside<'_>) -> Result<(Self, Source), SourceError> {
        let kept = RefCell::new(BTreeMap::new());
        let keep = |path: &str| -> io::Result<String> {
            let text = beside(path)?;
            kept.borrow_mut().insert(path.to_owned(), text.clone());
            Ok(text)
        };
        let source = Source::parse(&toml, file, &keep)?;
        Ok((Self { file: file.to_owned(), toml, beside: kept.into_inner() }, source))
    }

    /// The stored form.
    pub(super) fn to_stored(&self) -> String {
        // Texts in a map always have a JSON form.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads the stored form.
    pub(super) fn from_stored(text: &str) -> crate::Result<Self> {
        serde_json::from_str(text)
            .map_err(|error| crate::Error::Internal(format!("a stored source: {error}")))
    }

    /// The source.
    pub fn parse(&self) -> Result<Source, SourceError> {
        let beside = |path: &str| {
            self.beside.get(path).cloned().ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))
        };
        Source::parse(&self.toml, &self.file, &beside)
    }

    /// SHA-256 over what decides how a list is read, in hexadecimal.
    pub(super) fn hash(&self) -> String {
        let mut hash = Sha256::new();
        for text in [&self.toml].into_iter().chain(self.beside.values()) {
            hash.update((text.len() as u64).to_be_bytes());
            hash.update(text.as_bytes());
        }
        hex::encode(hash.finalize())
    }
}

/// A list may be dated so many days ahead, because some are made out for the week to come. A day
/// further ahead is a slip of the pen, until somebody says that it is meant.
const AHEAD: i64 = 14;

/// Which day a list is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ListDay {
    /// The day, where the importer knows it better than the file's name.
    pub as_of: Option<Date>,
    /// Whether a day that lies ahead is meant.
    pub ahead_is_fine: bool,
}

impl ListDay {
    /// The day of a list that was asked about before.
    pub(super) const fn settled(day: Date) -> Self {
        Self { as_of: Some(day), ahead_is_fine: true }
    }

    fn of(self, source: &Source, file_name: &str, today: Date) -> Outcome<Date> {
        let day =
            source.list_date(self.as_of, file_name, today).map_err(|written| Fault::NoSuchDay { written })?;
        let latest = today.saturating_add(AHEAD.days());
        if day > latest && !self.ahead_is_fine { Err(Fault::Ahead { list: day, today }) } else { Ok(day) }
    }
}

/// A list, read.
#[derive(Debug)]
pub struct List {
    /// How it is read.
    pub source: Source,
    /// The day it speaks of.
    pub date: Date,
    /// The file's name, for people.
    pub file_name: String,
    pub(super) text: SourceText,
    pub(super) hash: String,
    pub(super) table: Table,
    pub(super) sha256: String,
}

impl List {
    /// Reads a file by its source. A name that says an impossible day, and a day far ahead, are
    /// asked about: a list of the wrong day would judge every row by it.
    pub fn read(cx: &Cx, text: SourceText, bytes: &[u8], file_name: &str, day: ListDay) -> Outcome<Self> {
        let source = text.parse()?;
        let jurisdiction = cx
            .world
            .jurisdictions
            .get(&source.jurisdiction)
            .ok_or_else(|| Fault::UnknownJurisdiction(source.jurisdiction.clone()))?;
        let date = day.of(&source, file_name, jurisdiction.local_date(cx.now))?;
        let table = roster::read(&source, bytes, file_name)?;
        Ok(Self {
            date,
            file_name: file_name.to_owned(),
            hash: text.hash(),
            text,
            table,
            sha256: hex::encode(Sha256::digest(bytes)),
            source,
        })
    }

    /// A list of one row that somebody corrected on screen, judged by the day of the list it stood
    /// on.
    pub(super) fn of_one(
        text: SourceText,
        row: &Written,
        number: i64,
        file_name: &str,
        date: Date,
    ) -> Outcome<Self> {
        let source = text.parse()?;
        let table = Table::of_one(&source, row, u64::try_from(number).unwrap_or_default())?;
        let (hash, file_name) = (text.hash(), file_name.to_owned());
        Ok(Self { source, date, file_name, text, hash, table, sha256: String::new() })
    }

    /// How many data rows it has.
    pub fn rows(&self) -> usize {
        self.table.rows().len()
    }

    /// Whether it is a file of corrected rows, and no list.
    pub fn is_correction(&self) -> bool {
        self.table.is_correction()
    }

    pub(super) fn row(&self, index: usize) -> Option<Result<Row, Refused>> {
        self.raw(index).map(|raw| roster::parse(&self.source, &self.table, raw, self.date))
    }

    /// The place of each mapped field among the cells of a row.
    pub(super) fn places(&self) -> BTreeMap<String, usize> {
        let fixed = [
            field::KEY,
            field::SURNAME,
            field::GIVEN_NAME,
            field::BIRTH_DATE,
            field::BIRTH_COUNTRY,
            field::ESTABLISHMENT,
            field::ADMITTED_ON,
            field::SENTENCED_ON,
            field::RELEASE_DATE,
            field::TOWN,
        ];
        let names = fixed.into_iter().chain(self.source.identifier_kinds()).chain(self.source.fact_names());
        let place = |name: &str| self.table.place(self.source.heading_of(name)?);
        names.filter_map(|name| Some((name.to_owned(), place(name)?))).collect()
    }

    pub(super) fn raw(&self, index: usize) -> Option<&RawRow> {
        self.table.rows().get(index)
    }

    pub(super) fn written(&self, index: usize) -> Option<Written> {
        self.raw(index).map(|raw| self.table.written(raw))
    }

    /// A row without the reasons of the time when it was handed out to be corrected: the same row
    /// from the list and from a file of corrections is one finding.
    pub(super) fn as_listed(&self, index: usize) -> Option<Written> {
        let mut row = self.written(index)?;
        let own = row.heading.iter().take_while(|heading| heading.starts_with(OUR_HEADINGS)).count();
        row.heading.drain(..own);
        row.cells.drain(..own.min(row.cells.len()));
        Some(row)
    }
}
