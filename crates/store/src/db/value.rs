//! Values that cross the port, and rows that come back.

use std::{fmt::Display, str::FromStr, sync::Arc};

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

/// A row: values with the names of their columns.
#[derive(Debug, Clone)]
pub struct Row {
    columns: Arc<[String]>,
    // Shared, so that what a transaction remembers is handed out without copying it.
    values: Arc<[Value]>,
}

impl Row {
    /// A row as an engine read it.
    pub(crate) fn new(columns: Arc<[String]>, values: Vec<Value>) -> Self {
        Self { columns, values: values.into() }
    }
    /// The column of this name, as the type asked for.
    pub fn get<T: FromValue>(&self, column: &str) -> Result<T, DbError> {
        T::from_value(self.value(column)?).ok_or_else(|| DbError::Column(column.to_owned()))
    }
    fn value(&self, column: &str) -> Result<&Value, DbError> {
        self.columns
            .iter()
            .position(|name| name == column)
            .and_then(|index| self.values.get(index))
            .ok_or_else(|| DbError::Column(column.to_owned()))
    }
    /// A column that holds text, as it lies there.
    pub fn text(&self, column: &str) -> Result<&str, DbError> {
        match self.value(column)? {
            Value::Text(text) => Ok(text),
            _ => Err(DbError::Column(column.to_owned())),
        }
    }
    /// The same, where NULL is allowed.
    pub fn text_opt(&self, column: &str) -> Result<Option<&str>, DbError> {
        match self.value(column)? {
            Value::Null => Ok(None),
            Value::Text(text) => Ok(Some(text)),
            _ => Err(DbError::Column(column.to_owned())),
        }
    }
    /// A column that holds text of a type that parses: an id, a date, a code.
    pub fn parse<T: FromStr>(&self, column: &str) -> Result<T, DbError> {
        self.text(column)?.parse().map_err(|_| DbError::Column(column.to_owned()))
    }
    /// The same, where NULL is allowed.
    pub fn parse_opt<T: FromStr>(&self, column: &str) -> Result<Option<T>, DbError> {
        if *self.value(column)? == Value::Null { Ok(None) } else { self.parse(column).map(Some) }
    }
}

/// A type that a column can be read as.
pub trait FromValue: Sized {
    /// Reads the value, or `None` where it is of another type.
    fn from_value(value: &Value) -> Option<Self>;
}

impl FromValue for String {
    fn from_value(value: &Value) -> Option<Self> {
        if let Value::Text(text) = value { Some(text.clone()) } else { None }
    }
}
impl FromValue for i64 {
    fn from_value(value: &Value) -> Option<Self> {
        if let Value::Int(number) = value { Some(*number) } else { None }
    }
}
impl FromValue for f64 {
    fn from_value(value: &Value) -> Option<Self> {
        if let Value::Real(number) = value { Some(*number) } else { None }
    }
}
impl FromValue for bool {
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Bool(truth) => Some(*truth),
            // SQLite has no boolean type: STRICT tables keep 0 and 1.
            Value::Int(0) => Some(false),
            Value::Int(1) => Some(true),
            _ => None,
        }
    }
}
impl FromValue for Vec<u8> {
    fn from_value(value: &Value) -> Option<Self> {
        if let Value::Bytes(bytes) = value { Some(bytes.clone()) } else { None }
    }
}
impl FromValue for jiff::Timestamp {
    fn from_value(value: &Value) -> Option<Self> {
        if let Value::Int(micros) = value { Self::from_microsecond(*micros).ok() } else { None }
    }
}
impl FromValue for jiff::civil::Date {
    fn from_value(value: &Value) -> Option<Self> {
        if let Value::Text(text) = value { text.parse().ok() } else { None }
    }
}
impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: &Value) -> Option<Self> {
        if *value == Value::Null { Some(None) } else { T::from_value(value).map(Some) }
    }
}
