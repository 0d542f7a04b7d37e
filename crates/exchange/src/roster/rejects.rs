//! Rows that were not taken, handed back to be corrected and imported again.

use csv::{StringRecord, WriterBuilder};
use throughline_domain::roster::Rejection;

use super::ReadError;
use crate::{
    encoding::encode,
    source::{CsvFormat, Source},
};

/// The heading over the reason codes; by it a file of corrected rows is known.
pub(super) const REASON_HEADING: &str = "throughline_reason";
const FIELD_HEADING: &str = "throughline_field";

/// A row with the headings it was written under, kept as text until somebody has dealt with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The headings.
    pub heading: Vec<String>,
    /// The cells as written; fewer or more than headings where the row had lost its shape.
    pub cells: Vec<String>,
}

impl Written {
    /// The stored form: the headings and the row, as two records of a CSV file.
    pub fn to_text(&self) -> String {
        let bytes = write(CsvFormat::PLAIN, [self.heading.as_slice(), self.cells.as_slice()].into_iter());
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// Reads the stored form.
    pub fn from_text(text: &str) -> Result<Self, ReadError> {
        let mut records = super::text::Records::new(text, CsvFormat::PLAIN);
        let mut next = || -> Result<Vec<String>, ReadError> {
            let (_, record) = records.next(None).ok_or(ReadError::Empty)?;
            Ok(record.iter().map(str::to_owned).collect())
        };
        Ok(Self { heading: next()?, cells: next()? })
    }
}

/// Writes rejected rows as a file of the source's own format, with their reasons.
///
/// The reasons stand *before* the row: behind it, a row that stops half way would have to be
/// filled up to reach them, and would come back looking whole. A cell that a spreadsheet would
/// calculate has an apostrophe before it, which is taken away when the file comes back. All rows must have been written
/// under the same headings, those of the first are used.
pub fn rejects_csv<'a>(
    source: &Source,
    rows: impl IntoIterator<Item = (&'a Written, &'a [Rejection])>,
) -> Vec<u8> {
    let format = source.csv_format();
    let mut lines: Vec<Vec<String>> = Vec::new();
    for (row, rejections) in rows {
        // A row that was corrected once and rejected again carries the reasons of that time.
        let old = row.heading.iter().take_while(|heading| heading.starts_with("throughline_")).count();
        if lines.is_empty() {
            let reasons = [REASON_HEADING, FIELD_HEADING].map(str::to_owned);
            lines.push(reasons.into_iter().chain(row.heading.iter().skip(old).cloned()).collect());
        }
        let join = |texts: Vec<&str>| texts.join(" ");
        let reasons = join(rejections.iter().map(|rejection| rejection.reason.code()).collect());
        let mut fields: Vec<&str> = Vec::new();
        for rejection in rejections {
            if !rejection.field.is_empty() && !fields.contains(&rejection.field.as_str()) {
                fields.push(&rejection.field);
            }
        }
        let cells = row.cells.iter().skip(old).cloned();
        lines.push([reasons, join(fields)].into_iter().chain(cells).collect());
    }
    for cell in lines.iter_mut().flatten().filter(|cell| is_active(cell)) {
        cell.insert(0, GUARD);
    }
    let bytes = write(format, lines.iter().map(Vec::as_slice));
    encode(&String::from_utf8_lossy(&bytes), format.encoding.marked())
}

/// Stands before a cell that a spreadsheet would calculate; spreadsheets show it as it is.
const GUARD: char = '\'';

/// Whether a spreadsheet would take the cell for a formula, or would if the marks before it that
/// [`restored`] takes away were gone.
fn is_active(cell: &str) -> bool {
    cell.trim_start_matches(GUARD).starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// A row of a download as it was before its cells were guarded.
pub(super) fn restored(record: &StringRecord) -> StringRecord {
    record
        .iter()
        .map(|cell| match cell.strip_prefix(GUARD) {
            Some(rest) if is_active(rest) => rest,
            _ => cell,
        })
        .collect()
}

fn write<'a>(format: CsvFormat, lines: impl Iterator<Item = &'a [String]>) -> Vec<u8> {
    let mut builder = WriterBuilder::new();
    builder.flexible(true).delimiter(format.delimiter).terminator(csv::Terminator::CRLF);
    match format.quote {
        Some(quote) => builder.quote(quote),
        None => builder.quote_style(csv::QuoteStyle::Never),
    };
    let mut writer = builder.from_writer(Vec::new());
    for line in lines {
        // Writing into memory does not fail.
        let _ = writer.write_record(&StringRecord::from(line));
    }
    writer.into_inner().unwrap_or_default()
}
