//! Release lists as workbooks.

use std::{
    io::Cursor,
    panic::{AssertUnwindSafe, catch_unwind},
};

use calamine::{DataRef, ExcelDateTime, Reader, Xlsx, XlsxError};
use csv::StringRecord;
use jiff::civil::Date;

use super::{MAX_COLUMNS, MAX_ROWS, ReadError, Table};
use crate::source::Source;

/// The most that a workbook may unfold to, in bytes: a small file can be packed to fill any
/// memory.
const MAX_UNPACKED: u64 = 512 * 1024 * 1024;

/// Whether these are the first bytes of a packed workbook.
pub(crate) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Whether these are the first bytes of a workbook of the years before 2007.
pub(super) fn is_old_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xd0\xcf\x11\xe0")
}

pub(super) fn read(source: &Source, bytes: &[u8], sheet: Option<&str>) -> Result<Table, ReadError> {
    let write_date = |day: Date| {
        source
            .dates
            .forms
            .first()
            .map_or_else(|| day.to_string(), |form| form.write(day, &source.dates.months))
    };
    let rows = rows(bytes, sheet, &write_date)?;
    let mut width = 0;
    let mut records = rows.into_iter().map(|(number, mut cells)| {
        // A sheet has no short rows, only empty cells at the end that were never written.
        while cells.len() > width && cells.last().is_some_and(|cell| cell.trim().is_empty()) {
            cells.pop();
        }
        width = width.max(cells.len());
        cells.resize(width, String::new());
        (number, StringRecord::from(cells))
    });
    Table::build(source, None, |_| records.next())
}

/// The rows of a sheet. Cells are texts, as in a text file; a real date is written in the
/// source's first form, so that a corrected row can come back as text.
pub(crate) fn rows(
    bytes: &[u8],
    sheet: Option<&str>,
    write_date: &dyn Fn(Date) -> String,
) -> Result<Vec<(u64, Vec<String>)>, ReadError> {
    if unpacked_size(bytes).is_none_or(|size| size > MAX_UNPACKED) {
        return Err(ReadError::BrokenWorkbook("damaged, or larger inside than a list can be".to_owned()));
    }
    // The workbook comes from outside and its reader is not ours: should it meet a file that it
    // never expected, the import ends with a message and not the server with a panic.
    catch_unwind(AssertUnwindSafe(|| unguarded_rows(bytes, sheet, write_date))).unwrap_or_else(|_| {
        Err(ReadError::BrokenWorkbook("its structure is not that of a workbook".to_owned()))
    })
}

fn unguarded_rows(
    bytes: &[u8],
    sheet: Option<&str>,
    write_date: &dyn Fn(Date) -> String,
) -> Result<Vec<(u64, Vec<String>)>, ReadError> {
    let broken = |error: XlsxError| ReadError::BrokenWorkbook(error.to_string());
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let names = workbook.sheet_names();
    let name = match sheet {
        Some(wanted) => names
            .iter()
            .find(|name| *name == wanted)
            .ok_or_else(|| ReadError::NoSheet { wanted: wanted.to_owned(), found: names.join(", ") })?,
        None => names.first().ok_or(ReadError::Empty)?,
    };
    let mut cells = workbook.worksheet_cells_reader(name).map_err(broken)?;
    let mut rows: Vec<(u64, Vec<String>)> = Vec::new();
    while let Some(cell) = cells.next_cell().map_err(broken)? {
        let (row, column) = cell.get_position();
        let number = u64::from(row) + 1;
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        // No database keeps a zero character; what stands in its place is rejected with its row.
        let text = text(cell.get_value(), write_date).replace('\0', "\u{FFFD}");
        if text.is_empty() {
            continue;
        }
        if column >= MAX_COLUMNS {
            return Err(ReadError::TooLarge { what: "columns", limit: MAX_COLUMNS });
        }
        if rows.last().is_none_or(|(last, _)| *last != number) {
            if rows.len() > MAX_ROWS {
                return Err(ReadError::TooLarge { what: "rows", limit: MAX_ROWS });
            }
            rows.push((number, Vec::new()));
        }
        let Some((_, cells)) = rows.last_mut() else { continue };
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        if let Some(place) = cells.get_mut(column) {
            *place = text;
        }
    }
    Ok(rows)
}

fn text(value: &DataRef<'_>, write_date: &dyn Fn(Date) -> String) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        // Every number of a sheet is a float; an identifier must not come out as "3625655523.0".
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(true) => "1".to_owned(),
        DataRef::Bool(false) => "0".to_owned(),
        DataRef::DateTime(moment) => day(moment).map_or_else(|| moment.as_f64().to_string(), write_date),
        DataRef::DateTimeIso(text) => {
            text.get(..10).and_then(|day| day.parse().ok()).map_or_else(|| text.clone(), write_date)
        }
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// The day of a date cell; its time of day is left aside.
fn day(moment: &ExcelDateTime) -> Option<Date> {
    let (year, month, day, ..) = moment.is_datetime().then(|| moment.to_ymd_hms_milli())?;
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// What a packed file says it unfolds to: the sizes in its central directory, added up.
fn unpacked_size(bytes: &[u8]) -> Option<u64> {
    let at = |start: usize, length: usize| bytes.get(start..start.checked_add(length)?);
    let short = |start: usize| at(start, 2)?.try_into().ok().map(u16::from_le_bytes).map(usize::from);
    let long = |start: usize| at(start, 4)?.try_into().ok().map(u32::from_le_bytes);
    let end = bytes.windows(4).rposition(|window| window == b"PK\x05\x06")?;
    let mut entry = usize::try_from(long(end + 16)?).ok()?;
    let mut size = 0_u64;
    for _ in 0..short(end + 10)? {
        if at(entry, 4)? != b"PK\x01\x02" {
            return None;
        }
        size = size.saturating_add(u64::from(long(entry + 24)?));
        entry = entry.checked_add(46 + short(entry + 28)? + short(entry + 30)? + short(entry + 32)?)?;
    }
    Some(size)
}
