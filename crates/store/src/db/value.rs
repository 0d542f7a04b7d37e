//! Values that cross the port, and rows that come back.

use std::{
    fmt::{self, Display},
    str::FromStr,
    sync::Arc,
};

use crate::error::DbError;

/// A value of one of the types that both engines share.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// SQL NULL. A parameter that may be NULL is written `CAST($n AS TEXT)` where its type is
    /// not plain from the column it is compared with.
    Null,
    /// Text; also ids, dates and codes.
    Text(String),
    /// Integers and instants (microseconds UTC).
    Int(i64),
    /// Floating point.
    Real(f64),
    /// Truth; never 0 or 1 in SQL.
    Bool(bool),
    /// Bytes.
    Bytes(Vec<u8>),
}

impl Value {
    /// Text from anything that displays: ids, dates, codes.
    pub fn text(value: impl Display) -> Self {
        Self::Text(value.to_string())
    }
    /// Text, or NULL.
    pub fn opt_text(value: Option<impl Display>) -> Self {
        value.map_or(Self::Null, Self::text)
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}
impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}
impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}
impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}
impl From<f64> for Value {
    fn from(value: f64) -> Self {
        Self::Real(value)
    }
}
impl From<Vec<u8>> for Value {
    fn from(value: Vec<u8>) -> Self {
        Self::Bytes(value)
    }
}
impl From<jiff::Timestamp> for Value {
    fn from(value: jiff::Timestamp) -> Self {
        Self::Int(value.as_microsecond())
    }
}
impl From<jiff::civil::Date> for Value {
    fn from(value: jiff::civil::Date) -> Self {
        Self::Text(value.to_string())
    }
}
impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// A value where it lies in what a statement gave.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Seen<'a> {
    /// SQL NULL.
    Null,
    /// Text.
    Text(&'a str),
    /// An integer.
    Int(i64),
    /// Floating point.
    Real(f64),
    /// Truth.
    Bool(bool),
    /// Bytes.
    Bytes(&'a [u8]),
}

/// A value in a [`Table`]; of a text or bytes, where they stand among all of them.
#[derive(Debug)]
enum Cell {
    Null,
    Text { from: usize, to: usize },
    Int(i64),
    Real(f64),
    Bool(bool),
    Bytes { from: usize, to: usize },
}

/// Everything that a statement gave, in one piece: a page reads thousands of small texts, and to take
/// and give back memory for each of them cost a twentieth of it.
#[derive(Debug, Default)]
pub(crate) struct Table {
    names: String,
    /// Where the name of each column ends.
    columns: Vec<usize>,
    texts: String,
    bytes: Vec<u8>,
    cells: Vec<Cell>,
}

impl Table {
    /// The next column. All of them come before the first value.
    pub(crate) fn column(&mut self, name: &str) {
        self.names.push_str(name);
        self.columns.push(self.names.len());
    }
    /// The next value: of a row one for each column, row after row.
    pub(crate) fn push(&mut self, value: Seen<'_>) {
        self.cells.push(match value {
            Seen::Null => Cell::Null,
            Seen::Text(text) => {
                let from = self.texts.len();
                self.texts.push_str(text);
                Cell::Text { from, to: self.texts.len() }
            }
            Seen::Int(number) => Cell::Int(number),
            Seen::Real(number) => Cell::Real(number),
            Seen::Bool(truth) => Cell::Bool(truth),
            Seen::Bytes(bytes) => {
                let from = self.bytes.len();
                self.bytes.extend_from_slice(bytes);
                Cell::Bytes { from, to: self.bytes.len() }
            }
        });
    }
    /// The rows, which hold it together.
    pub(crate) fn rows(self, count: usize) -> Vec<Row> {
        let table = Arc::new(self);
        (0..count).map(|number| Row { table: Arc::clone(&table), number }).collect()
    }

    fn place_of(&self, column: &str) -> Option<usize> {
        let mut end = 0;
        self.columns.iter().position(|to| {
            let from = std::mem::replace(&mut end, *to);
            to - from == column.len() && self.names.get(from..*to) == Some(column)
        })
    }
    fn seen(&self, row: usize, column: &str) -> Option<Seen<'_>> {
        self.at(row, self.place_of(column)?)
    }
    fn at(&self, row: usize, place: usize) -> Option<Seen<'_>> {
        Some(match self.cells.get(row * self.columns.len() + place)? {
            Cell::Null => Seen::Null,
            Cell::Text { from, to } => Seen::Text(self.texts.get(*from..*to)?),
            Cell::Int(number) => Seen::Int(*number),
            Cell::Real(number) => Seen::Real(*number),
            Cell::Bool(truth) => Seen::Bool(*truth),
            Cell::Bytes { from, to } => Seen::Bytes(self.bytes.get(*from..*to)?),
        })
    }
}

/// A row: values with the names of their columns.
#[derive(Clone)]
pub struct Row {
    // Shared, so that what a transaction remembers is handed out without copying it.
    table: Arc<Table>,
    number: usize,
}

/// By itself, and not with all the others that it lies among.
impl fmt::Debug for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let table = &*self.table;
        let ends = table.columns.iter().copied();
        let begins = std::iter::once(0).chain(ends.clone());
        let names = begins.zip(ends).map(|(from, to)| table.names.get(from..to).unwrap_or_default());
        let of_row = names.enumerate().map(|(place, name)| (name, table.at(self.number, place)));
        f.debug_map().entries(of_row).finish()
    }
}

impl Row {
    /// The column of this name, as the type asked for.
    pub fn get<T: FromValue>(&self, column: &str) -> Result<T, DbError> {
        T::from_value(self.value(column)?).ok_or_else(|| DbError::Column(column.to_owned()))
    }
    fn value(&self, column: &str) -> Result<Seen<'_>, DbError> {
        self.table.seen(self.number, column).ok_or_else(|| DbError::Column(column.to_owned()))
    }
    /// A column that holds text, as it lies there.
    pub fn text(&self, column: &str) -> Result<&str, DbError> {
        match self.value(column)? {
            Seen::Text(text) => Ok(text),
            _ => Err(DbError::Column(column.to_owned())),
        }
    }
    /// The same, where NULL is allowed.
    pub fn text_opt(&self, column: &str) -> Result<Option<&str>, DbError> {
        match self.value(column)? {
            Seen::Null => Ok(None),
            Seen::Text(text) => Ok(Some(text)),
            _ => Err(DbError::Column(column.to_owned())),
        }
    }
    /// A column that holds bytes, as they lie there.
    pub fn bytes(&self, column: &str) -> Result<&[u8], DbError> {
        match self.value(column)? {
            Seen::Bytes(bytes) => Ok(bytes),
            _ => Err(DbError::Column(column.to_owned())),
        }
    }
    /// A column that holds text of a type that parses: an id, a date, a code.
    pub fn parse<T: FromStr>(&self, column: &str) -> Result<T, DbError> {
        self.text(column)?.parse().map_err(|_| DbError::Column(column.to_owned()))
    }
    /// The same, where NULL is allowed.
    pub fn parse_opt<T: FromStr>(&self, column: &str) -> Result<Option<T>, DbError> {
        if self.value(column)? == Seen::Null { Ok(None) } else { self.parse(column).map(Some) }
    }
}

/// A type that a column can be read as.
pub trait FromValue: Sized {
    /// Reads the value, or `None` where it is of another type.
    fn from_value(value: Seen<'_>) -> Option<Self>;
}

impl FromValue for String {
    fn from_value(value: Seen<'_>) -> Option<Self> {
        if let Seen::Text(text) = value { Some(text.to_owned()) } else { None }
    }
}
impl FromValue for i64 {
    fn from_value(value: Seen<'_>) -> Option<Self> {
        if let Seen::Int(number) = value { Some(number) } else { None }
    }
}
impl FromValue for f64 {
    fn from_value(value: Seen<'_>) -> Option<Self> {
        if let Seen::Real(number) = value { Some(number) } else { None }
    }
}
impl FromValue for bool {
    fn from_value(value: Seen<'_>) -> Option<Self> {
        match value {
            Seen::Bool(truth) => Some(truth),
            // SQLite has no boolean type: STRICT tables keep 0 and 1.
            Seen::Int(0) => Some(false),
            Seen::Int(1) => Some(true),
            _ => None,
        }
    }
}
impl FromValue for Vec<u8> {
    fn from_value(value: Seen<'_>) -> Option<Self> {
        if let Seen::Bytes(bytes) = value { Some(bytes.to_vec()) } else { None }
    }
}
impl FromValue for jiff::Timestamp {
    fn from_value(value: Seen<'_>) -> Option<Self> {
        if let Seen::Int(micros) = value { Self::from_microsecond(micros).ok() } else { None }
    }
}
impl FromValue for jiff::civil::Date {
    fn from_value(value: Seen<'_>) -> Option<Self> {
        if let Seen::Text(text) = value { text.parse().ok() } else { None }
    }
}
impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: Seen<'_>) -> Option<Self> {
        if value == Seen::Null { Some(None) } else { T::from_value(value).map(Some) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_row_of_a_table_is_its_own() {
        let mut table = Table::default();
        for column in ["name", "n", "nam"] {
            table.column(column);
        }
        for value in [Seen::Text("Núria"), Seen::Int(1), Seen::Null] {
            table.push(value);
        }
        for value in [Seen::Text(""), Seen::Bool(true), Seen::Bytes(&[7])] {
            table.push(value);
        }
        let rows = table.rows(2);
        let [one, two] = rows.as_slice() else { panic!("{rows:?}") };
        assert_eq!((one.text("name").unwrap(), one.get::<i64>("n").unwrap()), ("Núria", 1));
        assert_eq!(one.get::<Option<Vec<u8>>>("nam").unwrap(), None);
        assert_eq!((two.text("name").unwrap(), two.get::<bool>("n").unwrap()), ("", true));
        assert_eq!(two.get::<Vec<u8>>("nam").unwrap(), [7]);
        assert!(two.get::<i64>("missing").is_err());
        assert_eq!(
            format!("{two:?}"),
            r#"{"name": Some(Text("")), "n": Some(Bool(true)), "nam": Some(Bytes([7]))}"#
        );
    }
}
