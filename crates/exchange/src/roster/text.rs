//! Release lists as text with a separator.
//!
//! What is wrong with one row must not cost the others. A quotation mark that opens and never
//! closes would make one cell of all that follows; here the line it stands on becomes a row of
//! its own, to be rejected, and the next line is read as if nothing had happened.

use std::borrow::Cow;

use csv::StringRecord;

use super::{ReadError, Table, rejects};
use crate::{
    encoding::{self, NotText},
    source::{CsvFormat, Source},
};

pub(super) fn read(source: &Source, bytes: &[u8], format: CsvFormat) -> Result<Table, ReadError> {
    let decoded = encoding::decode_rows(bytes, format.encoding)?;
    let mut records = Records::new(&decoded.text, format);
    let mut is_correction = false;
    let next = |width: Option<usize>| {
        let (line, record) = records.next(width)?;
        is_correction |= record.iter().any(|cell| cell == rejects::REASON_HEADING);
        Some((line, if is_correction { rejects::restored(&record) } else { record }))
    };
    match Table::build(source, format.quote, next) {
        // A heading that is spoilt cannot be found, and its encoding is why.
        Err(ReadError::MissingColumn { found, .. }) if found.contains(char::REPLACEMENT_CHARACTER) => {
            let (line, encoding) = (decoded.spoilt.unwrap_or(1), decoded.encoding.name());
            Err(NotText::Malformed { line, encoding }.into())
        }
        other => other,
    }
}

/// The records of a text, each with its line.
pub(crate) struct Records<'a> {
    text: &'a str,
    format: CsvFormat,
    /// What ends a line; the other sign of a line's end is a part of the text.
    end: u8,
    at: usize,
    line: u64,
}

/// A record as found.
struct Found {
    record: StringRecord,
    /// Where the record ends, its line's end included.
    end: usize,
    /// Whether a cell goes on over the end of a line.
    spans_lines: bool,
    /// Separators within cells that span lines.
    swallowed: usize,
}

impl<'a> Records<'a> {
    pub(crate) fn new(text: &'a str, format: CsvFormat) -> Self {
        // The sign that systems of the last century put at the end of a file.
        let text = text.strip_suffix('\u{1A}').unwrap_or(text);
        let end = if text.contains('\n') { b'\n' } else { b'\r' };
        Self { text, format, end, at: 0, line: 1 }
    }

    /// The next record that is not an empty line. `width` is the number of headings, once it is
    /// known: by it a cell of several lines is told from rows that a quotation mark has swallowed.
    pub(crate) fn next(&mut self, width: Option<usize>) -> Option<(u64, StringRecord)> {
        while self.at < self.text.len() {
            let line_end = self.line_end(self.at);
            let found = self.scan(self.text.len(), true).filter(|found| fits(found, width));
            let found = match found {
                Some(found) => found,
                None => self.scan(line_end, false)?,
            };
            let number = self.line;
            let passed = self.text.as_bytes().get(self.at..found.end).unwrap_or_default();
            #[expect(clippy::naive_bytecount, reason = "a row is short; a crate for this costs more")]
            let lines = passed.iter().filter(|byte| **byte == self.end).count();
            self.line += lines as u64;
            self.at = found.end;
            if found.record.len() > 1 || found.record.iter().any(|cell| !cell.is_empty()) {
                return Some((number, found.record));
            }
        }
        None
    }

    /// The place after a line's end.
    fn line_end(&self, from: usize) -> usize {
        let rest = self.text.as_bytes().get(from..).unwrap_or_default();
        rest.iter().position(|byte| *byte == self.end).map_or(self.text.len(), |length| from + length + 1)
    }

    /// Reads one record that ends before `limit`. Strictly: nothing where a quotation mark does
    /// not close as it should. Else such a mark is a letter like any other.
    fn scan(&self, limit: usize, strict: bool) -> Option<Found> {
        let mut found = Found { record: StringRecord::new(), end: self.at, spans_lines: false, swallowed: 0 };
        loop {
            let opens = self.format.quote.is_some() && self.byte(found.end) == self.format.quote;
            let quoted = opens.then(|| self.quoted(found.end, limit)).flatten();
            if strict && opens && quoted.is_none() {
                return None;
            }
            let (mut cell, from) = quoted.unwrap_or((Cow::Borrowed(""), found.end));
            let stop = self.cell_end(from, limit);
            let last = self.byte(stop).filter(|_| stop < limit) != Some(self.format.delimiter);
            let rest = self.text.get(from..stop).unwrap_or_default();
            let rest = if last && self.end == b'\n' { rest.strip_suffix('\r').unwrap_or(rest) } else { rest };
            if cell.contains(char::from(self.end)) {
                if strict && !rest.is_empty() {
                    return None;
                }
                found.spans_lines = true;
                let separators = cell.bytes().filter(|byte| *byte == self.format.delimiter);
                found.swallowed += separators.count();
            }
            if !rest.is_empty() {
                cell.to_mut().push_str(rest);
            }
            found.record.push_field(&cell);
            found.end = limit.min(stop + 1);
            if last {
                return Some(found);
            }
            if stop + 1 >= limit {
                // A separator at the very end: one more cell, which is empty.
                found.record.push_field("");
                return Some(found);
            }
        }
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// Where an unquoted text ends: at a separator, at the line's end, at the limit.
    fn cell_end(&self, from: usize, limit: usize) -> usize {
        let rest = self.text.as_bytes().get(from..limit).unwrap_or_default();
        let stops = |byte: &u8| *byte == self.format.delimiter || *byte == self.end;
        rest.iter().position(stops).map_or(limit, |length| from + length)
    }

    /// The text between a quotation mark and the one that closes it, and the place after that.
    fn quoted(&self, open: usize, limit: usize) -> Option<(Cow<'a, str>, usize)> {
        let quote = self.format.quote?;
        let mut text = Cow::Borrowed("");
        let mut from = open + 1;
        loop {
            let rest = self.text.as_bytes().get(from..limit)?;
            let length = rest.iter().position(|byte| *byte == quote)?;
            let part = self.text.get(from..from + length)?;
            match &mut text {
                Cow::Borrowed("") => text = Cow::Borrowed(part),
                text => text.to_mut().push_str(part),
            }
            let after = from + length + 1;
            if after >= limit || self.byte(after) != Some(quote) {
                return Some((text, after));
            }
            text.to_mut().push(char::from(quote));
            from = after + 1;
        }
    }
}

/// Whether a record of several lines is one row. Two rows that a stray quotation mark has joined
/// hold as many separators within the cell as a row has; a row that lost its shape is read line by
/// line too.
fn fits(found: &Found, width: Option<usize>) -> bool {
    let Some(width) = width.filter(|_| found.spans_lines) else { return true };
    found.record.len() >= width && found.swallowed < width.saturating_sub(1).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, width: Option<usize>) -> Vec<(u64, Vec<String>)> {
        let format = CsvFormat { delimiter: b';', ..CsvFormat::PLAIN };
        let mut records = Records::new(text, format);
        std::iter::from_fn(|| records.next(width))
            .map(|(line, record)| (line, record.iter().map(str::to_owned).collect()))
            .collect()
    }

    fn lines(text: &str, width: Option<usize>) -> Vec<(u64, String)> {
        rows(text, width).into_iter().map(|(line, cells)| (line, cells.join("|"))).collect()
    }

    fn expected(lines: &[(u64, &str)]) -> Vec<(u64, String)> {
        lines.iter().map(|(line, text)| (*line, (*text).to_owned())).collect()
    }

    #[test]
    fn cells_come_out_as_any_spreadsheet_writes_them() {
        let text = "a;b;c\r\n\r\n1;\"x;\"\"y\"\"\";\r\n\"2\";;\"two\r\nlines\"\r\n;;\r\n3;\"q\"z;e";
        assert_eq!(
            lines(text, Some(3)),
            expected(&[(1, "a|b|c"), (3, "1|x;\"y\"|"), (4, "2||two\r\nlines"), (6, "||"), (7, "3|qz|e")])
        );
        assert_eq!(lines("a;b\r1;2\r", Some(2)), expected(&[(1, "a|b"), (2, "1|2")]));
        assert_eq!(lines("a;b\n1;x\ry\n\u{1A}", Some(2)), expected(&[(1, "a|b"), (2, "1|x\ry")]));
        assert_eq!(lines("", None), expected(&[]));
        assert_eq!(lines("\n\n;", None), expected(&[(3, "|")]));
    }

    #[test]
    fn a_quote_that_does_not_close_spoils_its_own_line() {
        let text = "a;b;c\n1;\"x;y\n2;z;\"w\"\n3;v;u\n";
        assert_eq!(
            lines(text, Some(3)),
            expected(&[(1, "a|b|c"), (2, "1|\"x|y"), (3, "2|z|w"), (4, "3|v|u")])
        );
        let at_the_end = "a;b;c\n1;x;y\n2;z;\"w\n";
        assert_eq!(lines(at_the_end, Some(3)), expected(&[(1, "a|b|c"), (2, "1|x|y"), (3, "2|z|\"w")]));
    }

    #[test]
    fn two_stray_quotes_do_not_make_one_row_of_two() {
        let text = "1;\"x;y\n2;z\";w\n3;v;u\n";
        assert_eq!(lines(text, Some(3)), expected(&[(1, "1|\"x|y"), (2, "2|z\"|w"), (3, "3|v|u")]));
    }
}
