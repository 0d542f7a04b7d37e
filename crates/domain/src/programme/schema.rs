//! How the values of a pack stand in its file, and the JSON Schema published for editors.
//!
//! The types of [`super::pack`] are read straight from TOML. The three things that serde does not
//! give are here: where in the file a value stands, dates as TOML writes them, and enums read by
//! the same codes under which they are stored.

use std::{borrow::Cow, ops::Deref};

use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, de::Error as _};

use super::{offset::Offset, pack::Manifest};

/// A value with the byte offset at which it stands in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot<T> {
    value: T,
    /// Byte offset in the file.
    pub offset: usize,
}

impl<T> Deref for Spot<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: std::fmt::Display> std::fmt::Display for Spot<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.value.fmt(f)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Spot<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = toml::Spanned::<T>::deserialize(deserializer)?;
        Ok(Self { offset: spanned.span().start, value: spanned.into_inner() })
    }
}

impl<T: JsonSchema> JsonSchema for Spot<T> {
    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }
    fn inline_schema() -> bool {
        T::inline_schema()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

/// A date, written without quotes as TOML does: `valid_from = 2015-09-01`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub Date);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = toml::value::Datetime::deserialize(deserializer)?;
        let day = (written.time.is_none() && written.offset.is_none()).then_some(written.date).flatten();
        day.and_then(|day| {
            let (month, of_month) = (i8::try_from(day.month).ok()?, i8::try_from(day.day).ok()?);
            Date::new(i16::try_from(day.year).ok()?, month, of_month).ok()
        })
        .map(Self)
        .ok_or_else(|| D::Error::custom(format!("`{written}` is no date; write it like 2015-09-01")))
    }
}

impl JsonSchema for Day {
    fn schema_name() -> Cow<'static, str> {
        "Day".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date" })
    }
}

impl<'de> Deserialize<'de> for Offset {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|fault| {
            D::Error::custom(format!(
                "{fault}; write an anchor (A, S, R, R*) and a distance in h, d, w, m or wd, such as R-12w"
            ))
        })
    }
}

impl JsonSchema for Offset {
    fn schema_name() -> Cow<'static, str> {
        "Offset".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": "^(A|S|R\\*?)([+-][0-9]+(h|d|w|m|wd))?$",
            "description": "A (admission), S (sentence), R (planned release) or R* (actual release), \
                then a distance in h, d, w, m (clamped to the month's last day) or wd (working days)."
        })
    }
}

/// Lets [`crate::coded_enum`]s be read from a pack by their codes.
macro_rules! read_by_code {
    ($($name:ident),+ $(,)?) => {$(
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let code = String::deserialize(deserializer)?;
                Self::from_code(&code).ok_or_else(|| {
                    let known: Vec<_> = Self::ALL.iter().map(|v| format!("`{}`", v.code())).collect();
                    serde::de::Error::custom(
                        format!("unknown variant `{code}`, expected one of {}", known.join(", ")),
                    )
                })
            }
        }
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let codes: Vec<_> = Self::ALL.iter().map(|value| value.code()).collect();
                schemars::json_schema!({ "type": "string", "enum": codes })
            }
        }
    )+};
}
pub(super) use read_by_code;

/// The JSON Schema of `pack.toml`, as published in `schemas/pack.schema.json`.
pub fn json_schema() -> String {
    let schema = schemars::schema_for!(Manifest);
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    /// Set `UPDATE_SCHEMA=1` to write the file after a change of the format.
    #[test]
    fn the_published_schema_is_up_to_date() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../schemas/pack.schema.json");
        let schema = super::json_schema();
        if std::env::var_os("UPDATE_SCHEMA").is_some() {
            std::fs::write(path, &schema).unwrap();
        }
        assert!(
            std::fs::read_to_string(path).is_ok_and(|published| published == schema),
            "the format of packs has changed: run this test with UPDATE_SCHEMA=1"
        );
    }
}
