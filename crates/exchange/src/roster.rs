//! A release list: bytes in, rows out, each with its line and its cells as written.
//!
//! [`read`] turns a file into a [`Table`]; [`parse`] turns one of its rows into what
//! `domain::roster` judges. Cells stay as they were written until somebody has dealt with them,
//! because a row that is not taken must go back to its writer unchanged.

mod map;
mod problem;
mod rejects;
mod table;
mod text;
mod workbook;

use jiff::civil::Date;
use throughline_domain::roster::{Classified, Previous, Refused, Row, Sketch};

pub use self::{
    problem::ReadError,
    rejects::{Written, rejects_csv},
    table::{RawRow, Table},
};
pub(crate) use self::{text::Records, workbook::is_workbook, workbook::rows as workbook_rows};
use crate::source::{Format, Source};

/// The largest file that is read, in bytes: a list of everybody in custody anywhere is smaller.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;
/// The most data rows that are read.
pub const MAX_ROWS: usize = 500_000;
/// The most columns that are read.
pub const MAX_COLUMNS: usize = 512;
/// The longest cell that a row may have and be taken, in characters.
pub const MAX_CELL: usize = 10_000;

/// Reads a file by its source.
///
/// A file that cannot be read as a whole (another encoding, no heading, no workbook) is an error
/// that says where and what to do; what is wrong with single rows is found later, row by row.
pub fn read(source: &Source, bytes: &[u8], file_name: &str) -> Result<Table, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge { what: "bytes", limit: MAX_BYTES });
    }
    let is_workbook = workbook::is_workbook(bytes);
    match &source.format {
        _ if workbook::is_old_workbook(bytes) => Err(ReadError::OldWorkbook),
        Format::Xlsx { sheet } if is_workbook => workbook::read(source, bytes, sheet.as_deref()),
        Format::Csv(_) if is_workbook => Err(ReadError::UnexpectedWorkbook { file: file_name.to_owned() }),
        // Corrected rows of a workbook come back as text, the form in which they were handed out.
        Format::Xlsx { .. } | Format::Csv(_) => text::read(source, bytes, source.csv_format()),
    }
}

/// Reads what one row says and takes or refuses it by the source's rules.
pub fn parse(source: &Source, table: &Table, row: &RawRow, list_date: Date) -> Result<Row, Refused> {
    let draft = map::draft(source, table, row, list_date);
    throughline_domain::roster::parse_row(draft, &source.rules, list_date)
}

/// Classifies every row of a table. The rows themselves are read again, one by one, when they
/// are applied, so that a long list never stands in memory twice.
pub fn classify<P: Previous>(
    source: &Source,
    table: &Table,
    list_date: Date,
    previous: &mut P,
) -> Result<Classified, P::Error> {
    let sketches: Vec<Sketch> =
        table.rows().iter().map(|row| Sketch::of(&parse(source, table, row, list_date))).collect();
    throughline_domain::roster::classify(&sketches, previous)
}
