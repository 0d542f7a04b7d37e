//! The configuration file, read with the line of everything in it.

use std::{collections::BTreeSet, ops::Range, path::PathBuf};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{Fault, KEYS, Origin, Settings, key::Key};

/// A configuration file that was found.
#[derive(Debug, Clone)]
pub struct ConfigFile {
    /// Where it is.
    pub path: PathBuf,
    /// What it says.
    pub text: String,
}

impl ConfigFile {
    fn origin(&self, span: &Range<usize>) -> Origin {
        let before = self.text.get(..span.start).unwrap_or(&self.text);
        Origin::File { path: self.path.clone(), line: before.matches('\n').count() + 1 }
    }
}

/// Takes every setting from the file.
pub(super) fn read(file: &ConfigFile, settings: &mut Settings) {
    let document = match DeTable::parse(&file.text) {
        Ok(document) => document,
        Err(error) => {
            let origin = file.origin(&error.span().unwrap_or(0..0));
            settings.faults.push(Fault { origin, message: error.message().to_owned() });
            return;
        }
    };
    for (section, value) in document.get_ref() {
        let name = section.get_ref().as_ref();
        match value.get_ref() {
            DeValue::Table(table) if KEYS.iter().any(|key| key.section == name) => {
                for (key, value) in table {
                    read_key(file, name, key, value, settings);
                }
            }
            DeValue::Table(_) => {
                let message =
                    format!("[{name}] is not a section; the nearest is [{}]", nearest_section(name));
                settings.faults.push(Fault { origin: file.origin(&section.span()), message });
            }
            _ => settings.faults.push(unknown(file.origin(&section.span()), "", name)),
        }
    }
    // The parser gives the sections in alphabetical order; people read from the top.
    settings.faults.sort_by_key(|fault| match fault.origin {
        Origin::File { line, .. } => line,
        _ => 0,
    });
}

type Text<'a> = std::borrow::Cow<'a, str>;

fn read_key(
    file: &ConfigFile,
    section: &str,
    key: &Spanned<Text<'_>>,
    value: &Spanned<DeValue<'_>>,
    settings: &mut Settings,
) {
    let name = key.get_ref().as_ref();
    let origin = file.origin(&key.span());
    if !KEYS.iter().any(|key| key.section == section && key.name == name) {
        settings.faults.push(unknown(origin, section, name));
        return;
    }
    let text = match value.get_ref() {
        DeValue::String(text) => text.to_string(),
        DeValue::Integer(number) => number.to_string(),
        DeValue::Boolean(truth) => truth.to_string(),
        DeValue::Datetime(instant) => instant.to_string(),
        DeValue::Float(_) | DeValue::Array(_) | DeValue::Table(_) => {
            let message = format!("{section}.{name} must be one text or one whole number");
            settings.faults.push(Fault { origin, message });
            return;
        }
    };
    settings.set(section, name, &text, origin);
}

/// A fault that names the nearest key.
fn unknown(origin: Origin, section: &str, name: &str) -> Fault {
    let message = match Key::nearest(section, name) {
        Some(key) if key.section == section => {
            format!("{name:?} is not a setting of [{section}]; the nearest is {:?}", key.name)
        }
        Some(key) => {
            let place = if section.is_empty() {
                "outside the sections".to_owned()
            } else {
                format!("of [{section}]")
            };
            format!("{name:?} is not a setting {place}; the nearest is {:?} in [{}]", key.name, key.section)
        }
        None => format!("{name:?} is not a setting"),
    };
    Fault { origin, message }
}

fn nearest_section(name: &str) -> &'static str {
    let sections: BTreeSet<&'static str> = KEYS.iter().map(|key| key.section).collect();
    sections
        .into_iter()
        .max_by(|a, b| strsim::jaro_winkler(a, name).total_cmp(&strsim::jaro_winkler(b, name)))
        .unwrap_or("server")
}
