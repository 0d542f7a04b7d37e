//! The rows of a file under its headings.

use std::collections::HashMap;

use csv::StringRecord;

use super::{MAX_COLUMNS, MAX_ROWS, ReadError, rejects};
use crate::source::{Source, fold, nearest};

/// How many lines above the headings may hold titles.
const TITLE_LINES: usize = 30;

/// A data row as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawRow {
    pub(super) number: u64,
    // One allocation for all cells, not one per cell: a list may have a hundred thousand rows.
    pub(super) record: StringRecord,
}

impl RawRow {
    /// The line of the file (the row of the sheet), counted from 1.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// The cells as written.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        self.record.iter()
    }

    /// One cell; empty where the row is too short to have it.
    pub fn cell(&self, index: usize) -> &str {
        self.record.get(index).unwrap_or_default()
    }
}

/// A file, read: its headings and its data rows.
#[derive(Debug, Clone)]
pub struct Table {
    heading: StringRecord,
    rows: Vec<RawRow>,
    // The sign that can open and not close; none in a workbook.
    pub(super) quote: Option<u8>,
    // Where each heading that the source maps was found.
    columns: HashMap<String, usize>,
}

impl Table {
    /// The headings as written.
    pub fn heading(&self) -> impl Iterator<Item = &str> {
        self.heading.iter()
    }

    /// The data rows, in the order of the file.
    pub fn rows(&self) -> &[RawRow] {
        &self.rows
    }

    /// How many headings there are, and so how many cells a whole row has.
    pub fn width(&self) -> usize {
        self.heading.len()
    }

    /// Whether this is a file of corrected rows that an import handed out, and so not the whole
    /// list: nobody is gone because they are absent from it.
    pub fn is_correction(&self) -> bool {
        self.heading().any(|heading| heading == rejects::REASON_HEADING)
    }

    /// A row corrected by hand, to be read under the headings that it was written under.
    pub fn of_one(source: &Source, row: &super::Written, number: u64) -> Result<Self, ReadError> {
        let heading = StringRecord::from(row.heading.clone());
        let record = StringRecord::from(row.cells.clone());
        let mut records = [(1, heading), (number, record)].into_iter();
        Self::build(source, source.quote(), |_| records.next())
    }

    /// A row with its headings, to be kept until it is corrected.
    pub fn written(&self, row: &RawRow) -> super::Written {
        super::Written {
            heading: self.heading().map(str::to_owned).collect(),
            cells: row.cells().map(str::to_owned).collect(),
        }
    }

    /// Where the column of a heading that the source maps stands, counted from 0.
    pub fn place(&self, heading: &str) -> Option<usize> {
        self.columns.get(heading).copied()
    }

    /// Finds the headings below any titles and keeps what follows. `next` gives the records, and
    /// is told how many headings there are as soon as that is known.
    pub(super) fn build(
        source: &Source,
        quote: Option<u8>,
        mut next: impl FnMut(Option<usize>) -> Option<(u64, StringRecord)>,
    ) -> Result<Self, ReadError> {
        let mut heading: Option<StringRecord> = None;
        let mut above: Vec<StringRecord> = Vec::new();
        let mut rows = Vec::new();
        while let Some((number, record)) = next(heading.as_ref().map(StringRecord::len)) {
            if record.len() > MAX_COLUMNS && heading.is_none() {
                return Err(ReadError::TooLarge { what: "columns", limit: MAX_COLUMNS });
            }
            // A line of separators only is what a spreadsheet leaves behind, and no row.
            if record.iter().all(is_blank) {
                continue;
            }
            if heading.is_some() {
                if rows.len() == MAX_ROWS {
                    return Err(ReadError::TooLarge { what: "rows", limit: MAX_ROWS });
                }
                rows.push(RawRow { number, record });
            } else if missing(source, &record).is_empty() {
                heading = Some(without_blank_end(&record));
            } else {
                above.push(record);
                if above.len() >= TITLE_LINES {
                    break;
                }
            }
        }
        let heading = heading.ok_or_else(|| no_heading(source, &above))?;
        if let Some(column) = source.headings().find(|wanted| count(&heading, wanted) > 1) {
            return Err(ReadError::DuplicateColumn { column: column.to_owned() });
        }
        let columns = source.headings().filter_map(|wanted| {
            let index = heading.iter().position(|found| fold(found) == fold(wanted))?;
            Some((wanted.to_owned(), index))
        });
        Ok(Self { columns: columns.collect(), heading, rows, quote })
    }
}

/// Whether nothing can be seen in a cell.
fn is_blank(cell: &str) -> bool {
    cell.chars().all(|c| c.is_whitespace() || super::map::is_invisible(c))
}

fn without_blank_end(record: &StringRecord) -> StringRecord {
    let blank = record.iter().rev().take_while(|cell| cell.trim().is_empty()).count();
    record.iter().take(record.len() - blank).collect()
}

fn count(heading: &StringRecord, wanted: &str) -> usize {
    heading.iter().filter(|found| fold(found) == fold(wanted)).count()
}

fn missing<'a>(source: &'a Source, record: &StringRecord) -> Vec<&'a str> {
    source.headings().filter(|wanted| count(record, wanted) == 0).collect()
}

/// No line has all headings: the one that has most of them is meant, and says what it lacks.
fn no_heading(source: &Source, lines: &[StringRecord]) -> ReadError {
    let Some(best) = lines.iter().min_by_key(|line| missing(source, line).len()) else {
        return ReadError::Empty;
    };
    let column = missing(source, best).first().copied().unwrap_or_default().to_owned();
    let near = nearest(&column, best.iter().filter(|found| !found.trim().is_empty())).map(str::to_owned);
    let found: Vec<&str> = best.iter().map(str::trim).filter(|found| !found.is_empty()).take(40).collect();
    ReadError::MissingColumn { column, near, found: found.join(", ") }
}
