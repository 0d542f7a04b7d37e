//! Release lists as text with a separator.

use csv::{ReaderBuilder, StringRecord};

use super::{ReadError, Table};
use crate::{
    encoding,
    source::{CsvFormat, Source},
};

pub(super) fn read(source: &Source, bytes: &[u8], format: CsvFormat) -> Result<Table, ReadError> {
    let (text, _) = encoding::decode(bytes, format.encoding)?;
    read_text(source, &text, format)
}

fn read_text(source: &Source, text: &str, format: CsvFormat) -> Result<Table, ReadError> {
    let records = records(text, format);
    let table = Table::build(source, records)?;
    // A quote that opens inside a name and never closes makes one row of all that follows. Such
    // a row spans lines and has lost its shape; to reject it alone would lose the rows in it.
    let width = table.width();
    match table
        .rows()
        .iter()
        .find(|row| row.cells().count() != width && row.cells().any(|cell| cell.contains('\n')))
    {
        Some(row) => Err(ReadError::UnclosedQuote { line: row.number() }),
        None => Ok(table),
    }
}

/// The records of a text, each with its line.
pub(crate) fn records(
    text: &str,
    format: CsvFormat,
) -> impl Iterator<Item = Result<(u64, StringRecord), ReadError>> {
    let mut builder = ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(format.delimiter).quoting(format.quote.is_some());
    if let Some(quote) = format.quote {
        builder.quote(quote);
    }
    let mut lines = Lines::new(text);
    builder.from_reader(text.as_bytes()).into_records().map(move |record| match record {
        Ok(record) => Ok((lines.at(record.position().map_or(0, csv::Position::byte)), record)),
        // Reading from memory does not fail, and the text is UTF-8 already.
        Err(error) => Err(ReadError::BrokenWorkbook(error.to_string())),
    })
}

/// Counts lines as an editor shows them. The reader's own count is one short wherever lines end
/// in CR LF, because it stops between the two.
struct Lines<'a> {
    text: &'a [u8],
    end: u8,
    counted: usize,
    line: u64,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        let end = if text.contains('\n') { b'\n' } else { b'\r' };
        Self { text: text.as_bytes(), end, counted: 0, line: 1 }
    }

    /// The line of the first character at or after a byte that does not end a line.
    fn at(&mut self, byte: u64) -> u64 {
        let byte = usize::try_from(byte).unwrap_or(usize::MAX);
        let rest = self.text.get(self.counted..).unwrap_or_default();
        let before = byte.saturating_sub(self.counted);
        let ends = rest.iter().skip(before).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let passed = rest.iter().take(before + ends);
        self.line += passed.filter(|byte| **byte == self.end).count() as u64;
        self.counted += before + ends;
        self.line
    }
}
