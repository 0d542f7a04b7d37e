//! The first rows of a file, read without a source.

use crate::{
    encoding::{self, TextEncoding},
    roster::{MAX_BYTES, ReadError, Records, is_workbook, workbook_rows},
    source::{CsvFormat, fold},
};

/// How many rows are looked at.
const ROWS: usize = 500;

/// The first rows of a file.
pub(super) struct Sample {
    /// How the text is separated; `None` for a workbook.
    pub csv: Option<CsvFormat>,
    pub heading: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Sample {
    pub(super) fn take(bytes: &[u8]) -> Result<Self, ReadError> {
        if bytes.len() > MAX_BYTES {
            return Err(ReadError::TooLarge { what: "bytes", limit: MAX_BYTES });
        }
        let (csv, rows) = if is_workbook(bytes) {
            let rows = workbook_rows(bytes, None, &|day| day.to_string())?;
            (None, rows.into_iter().map(|(_, cells)| cells).take(ROWS).collect())
        } else {
            let (text, encoding) = decode(bytes)?;
            let (format, rows) = separate(&text, encoding);
            (Some(format), rows)
        };
        Self::below_titles(csv, rows)
    }

    /// The headings are the row with the most cells that are filled, different and not numbers;
    /// the first of such rows.
    fn below_titles(csv: Option<CsvFormat>, rows: Vec<Vec<String>>) -> Result<Self, ReadError> {
        let score = |row: &Vec<String>| {
            let mut words: Vec<String> = row
                .iter()
                .filter(|cell| !cell.chars().any(|c| c.is_ascii_digit()))
                .map(|cell| fold(cell))
                .filter(|cell| !cell.is_empty())
                .collect();
            words.sort();
            words.dedup();
            words.len()
        };
        let best =
            rows.iter().take(30).map(score).max().filter(|score| *score > 0).ok_or(ReadError::Empty)?;
        let mut rows = rows.into_iter().skip_while(|row| score(row) < best);
        let heading = rows.next().ok_or(ReadError::Empty)?;
        Ok(Self { csv, heading, rows: rows.collect() })
    }

    /// The filled cells of a column.
    pub(super) fn values(&self, column: usize) -> impl Iterator<Item = &str> {
        self.rows
            .iter()
            .filter_map(move |row| row.get(column))
            .map(|cell| cell.trim())
            .filter(|cell| !cell.is_empty())
    }
}

/// A mark is believed; else what is valid UTF-8 is UTF-8; zeroes mean UTF-16; the rest is what
/// older systems write.
fn decode(bytes: &[u8]) -> Result<(String, TextEncoding), ReadError> {
    let zeroes_at =
        |parity: usize| bytes.iter().take(2000).skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    if encoding::looks_like_utf8(bytes)
        && let Some(utf8) = TextEncoding::named("utf-8")
        && let Ok(read) = encoding::decode_rows(bytes, utf8)
    {
        return Ok((read.text, read.encoding));
    }
    let names: &[&str] = match (zeroes_at(0), zeroes_at(1)) {
        (0, 0) => &["utf-8", "windows-1252"],
        (even, odd) if even > odd => &["utf-16be"],
        _ => &["utf-16le"],
    };
    let mut result = Err(ReadError::Empty);
    for encoding in names.iter().filter_map(|name| TextEncoding::named(name)) {
        result = encoding::decode(bytes, encoding).map_err(ReadError::from);
        if result.is_ok() {
            break;
        }
    }
    result
}

/// The separator that gives the most rows the same number of cells, more than one.
fn separate(text: &str, encoding: TextEncoding) -> (CsvFormat, Vec<Vec<String>>) {
    let read = |delimiter: u8| {
        let format = CsvFormat { delimiter, encoding, quote: Some(b'"') };
        let mut records = Records::new(text, format);
        let rows: Vec<Vec<String>> = std::iter::from_fn(|| records.next(None))
            .take(ROWS)
            .map(|(_, record)| record.iter().map(str::to_owned).collect())
            .collect();
        (format, rows)
    };
    let alike = |rows: &[Vec<String>]| {
        let width = |row: &Vec<String>| row.len();
        let widths: std::collections::BTreeSet<usize> =
            rows.iter().map(width).filter(|width| *width > 1).collect();
        widths.into_iter().map(|wide| (rows.iter().filter(|row| width(row) == wide).count(), wide)).max()
    };
    [b';', b',', b'\t', b'|']
        .into_iter()
        .map(read)
        .max_by_key(|(_, rows)| alike(rows))
        .unwrap_or_else(|| read(b','))
}
