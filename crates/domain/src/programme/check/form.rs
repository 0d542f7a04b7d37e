//! Whether a TOML file has the form asked for: every fault at once.
//!
//! Reading into types stops at the first fault, and whoever writes a pack would meet the second only
//! after mending the first. So the file is compared with the schema that is published for editors,
//! which is made from the same types; reading it after that succeeds.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::findings::{InFile, did_you_mean, nearest};
use crate::programme::offset::Offset;

/// Reads a file into its type, or lists everything about its form that has to change.
pub(super) fn read<T: JsonSchema + DeserializeOwned>(into: &mut InFile<'_>) -> Option<T> {
    let source = into.source;
    let (table, broken) = DeTable::parse_recoverable(source);
    if !broken.is_empty() {
        for fault in broken {
            let offset = fault.span().map_or(0, |span| span.start);
            let message = format!("this is no TOML: {}", one_line(fault.message()));
            into.error(offset, message, "docs/PACKS.md shows the form; text stands in quotes.");
        }
        return None;
    }
    let schema = schemars::schema_for!(T).to_value();
    let mut form = Form { root: &schema, found: Vec::new() };
    form.table(&schema, table.get_ref(), table.span().start, "");
    if !form.found.is_empty() {
        for Fault { offset, message, remedy } in form.found {
            into.error(offset, message, remedy);
        }
        return None;
    }
    match toml::from_str(source) {
        Ok(read) => Some(read),
        Err(fault) => {
            let offset = fault.span().map_or(0, |span| span.start);
            into.error(offset, one_line(fault.message()), "docs/PACKS.md shows the form.");
            None
        }
    }
}

fn one_line(message: &str) -> String {
    message.trim().replace('\n', " ")
}

struct Fault {
    offset: usize,
    message: String,
    remedy: String,
}

struct Form<'a> {
    root: &'a Json,
    found: Vec<Fault>,
}

impl<'a> Form<'a> {
    fn fault(&mut self, offset: usize, message: impl Into<String>, remedy: impl Into<String>) {
        self.found.push(Fault { offset, message: message.into(), remedy: remedy.into() });
    }

    /// The schema itself: what it refers to, and what it says of a value that is there.
    fn resolve(&self, schema: &'a Json) -> (&'a Json, Option<&'a str>) {
        if let Some(choices) = schema.get("anyOf").and_then(Json::as_array) {
            let present =
                choices.iter().find(|choice| choice.get("type").and_then(Json::as_str) != Some("null"));
            return present.map_or((schema, None), |present| self.resolve(present));
        }
        let name = schema.get("$ref").and_then(Json::as_str).and_then(|path| path.rsplit('/').next());
        let target = name.and_then(|name| self.root.get("$defs")?.get(name));
        (target.unwrap_or(schema), name)
    }

    fn table(&mut self, schema: &'a Json, table: &DeTable<'_>, at: usize, path: &str) {
        let none = serde_json::Map::new();
        let properties = schema.get("properties").and_then(Json::as_object);
        let known = properties.unwrap_or(&none);
        let mut misspelt = Vec::new();
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            let schema = properties
                .and_then(|it| it.get(name))
                .or_else(|| schema.get("additionalProperties").filter(|additional| additional.is_object()));
            if let Some(schema) = schema {
                self.value(schema, value, &within(path, name));
            } else {
                let keys = known.keys().map(String::as_str).filter(|key| !table.contains_key(*key));
                misspelt.extend(nearest(name, keys.clone()));
                let message = format!("{} has no key `{name}`", place(path, "the file"));
                self.fault(key.span().start, message, did_you_mean(name, keys));
            }
        }
        let required = schema.get("required").and_then(Json::as_array);
        for name in required.into_iter().flatten().filter_map(Json::as_str) {
            // A misspelt key is one fault, not two.
            if !table.contains_key(name) && !misspelt.contains(&name) {
                let message = format!("{} lacks `{name}`", place(path, "the file"));
                let (example, why) = wanted(known.get(name), name);
                self.fault(at, message, format!("Add `{example}`. {why}").trim_end().to_owned());
            }
        }
    }

    fn value(&mut self, schema: &'a Json, value: &Spanned<DeValue<'_>>, path: &str) {
        let (schema, name) = self.resolve(schema);
        let at = value.span().start;
        if name == Some("Offset") {
            return self.offset(value, path);
        }
        if schema.get("format").and_then(Json::as_str) == Some("date") {
            return self.day(value, path);
        }
        let expected = schema.get("type").map_or("", |types| match types {
            Json::String(one) => one,
            Json::Array(several) => {
                several.iter().filter_map(Json::as_str).find(|it| *it != "null").unwrap_or("")
            }
            _ => "",
        });
        match (expected, value.get_ref()) {
            ("object", DeValue::Table(table)) => self.table(schema, table, at, path),
            ("array", DeValue::Array(items)) => {
                let Some(of) = schema.get("items") else { return };
                for item in items {
                    self.value(of, item, &format!("{path}{}", element(item)));
                }
            }
            ("string", DeValue::String(text)) => self.code(schema, text, at, path),
            ("integer", DeValue::Integer(number)) => {
                let read = i64::from_str_radix(&number.as_str().replace('_', ""), number.radix()).ok();
                let least = schema.get("minimum").and_then(Json::as_i64).unwrap_or(i64::MIN);
                let most = schema.get("maximum").and_then(Json::as_i64).unwrap_or(i64::MAX);
                if !read.is_some_and(|number| (least..=most).contains(&number)) {
                    let message = format!("{}: {} is out of range", place(path, ""), number.as_str());
                    self.fault(at, message, format!("Write a whole number from {least} to {most}."));
                }
            }
            ("number", DeValue::Integer(_) | DeValue::Float(_)) | ("boolean", DeValue::Boolean(_)) => {}
            ("", _) => {}
            (expected, found) => {
                let (wanted, remedy) = in_words(expected);
                let message = format!("{} is {}, not {wanted}", place(path, ""), kind(found));
                self.fault(at, message, remedy);
            }
        }
    }

    /// One of a list of codes, where the schema has one.
    fn code(&mut self, schema: &Json, written: &str, at: usize, path: &str) {
        let Some(codes) = schema.get("enum").and_then(Json::as_array) else { return };
        let known: Vec<&str> = codes.iter().filter_map(Json::as_str).collect();
        if !known.contains(&written) {
            let message = format!("{} cannot be `{written}`", place(path, ""));
            self.fault(at, message, did_you_mean(written, known));
        }
    }

    fn offset(&mut self, value: &Spanned<DeValue<'_>>, path: &str) {
        if let DeValue::String(text) = value.get_ref()
            && text.parse::<Offset>().is_ok()
        {
            return;
        }
        let message = format!("{}: {} is no date offset", place(path, ""), written(value.get_ref()));
        let remedy = "Write an anchor (A, S, R, R*) and a distance in h, d, w, m or wd, such as \"R-12w\".";
        self.fault(value.span().start, message, remedy);
    }

    fn day(&mut self, value: &Spanned<DeValue<'_>>, path: &str) {
        let day = value.get_ref().as_datetime().filter(|it| it.time.is_none() && it.offset.is_none());
        if day
            .and_then(|day| day.date)
            .is_some_and(|date| date.to_string().parse::<jiff::civil::Date>().is_ok())
        {
            return;
        }
        let message = format!("{}: {} is no date", place(path, ""), written(value.get_ref()));
        self.fault(value.span().start, message, "Write it without quotes, like 2015-09-01.");
    }
}

/// An example of a key, and what it is for in the words of the schema.
fn wanted(schema: Option<&Json>, name: &str) -> (String, String) {
    let why = schema.and_then(|it| it.get("description")).and_then(Json::as_str).unwrap_or_default();
    let list = schema.and_then(|it| it.get("type")).and_then(Json::as_str) == Some("array");
    let of_tables =
        list && schema.and_then(|it| it.get("items")).is_some_and(|items| items.get("$ref").is_some());
    let example = match name {
        _ if of_tables => format!("[[{name}]]"),
        "window" => "[window]".to_owned(),
        "verified" => "verified = false".to_owned(),
        _ if list => format!("{name} = […]"),
        _ => format!("{name} = …"),
    };
    (example, why.replace('\n', " "))
}

/// Which element of a list: by its code, where it has one.
fn element(item: &Spanned<DeValue<'_>>) -> String {
    let named = |key: &str| item.get_ref().as_table()?.get(key)?.get_ref().as_str().map(str::to_owned);
    ["code", "name", "mark"].into_iter().find_map(named).map_or(String::new(), |code| format!(" `{code}`"))
}

fn within(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}: {key}") }
}

/// The place in words: `milestone ``work_plan```, then the key in it.
fn place<'p>(path: &'p str, top: &'p str) -> Cow<'p, str> {
    if path.is_empty() { Cow::Borrowed(top) } else { Cow::Borrowed(path) }
}

fn in_words(expected: &str) -> (&'static str, &'static str) {
    match expected {
        "object" => ("a table", "Give it a heading of its own, or write { key = value }."),
        "array" => ("a list", "Put it in brackets: [\"one\", \"two\"]; or repeat [[…]] for tables."),
        "string" => ("text", "Put it in quotes."),
        "boolean" => ("true or false", "Write true or false, without quotes."),
        "number" => ("a number", "Write it without quotes, like 0.5."),
        _ => ("a whole number", "Write it without quotes, like 14."),
    }
}

const fn kind(found: &DeValue<'_>) -> &'static str {
    match found {
        DeValue::String(_) => "text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// A value as it was written, as far as it is short.
fn written(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => format!("`{text}`"),
        DeValue::Integer(number) => format!("`{}`", number.as_str()),
        DeValue::Datetime(day) => format!("`{day}`"),
        other => kind(other).to_owned(),
    }
}
