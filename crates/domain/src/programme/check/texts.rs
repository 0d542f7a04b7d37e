//! The words of a pack: every text in every language, and none too many.

use std::collections::BTreeMap;

use super::{
    MANIFEST,
    findings::{Findings, nearest},
};
use crate::programme::{
    pack::{Manifest, PackFiles},
    text::{self, Texts},
};

/// Reads the texts as they are, for a pack that is in use already.
pub(super) fn read(manifest: &Manifest, files: &PackFiles) -> Texts {
    let table = |language: &String| {
        let fluent = files.get(&path(language)).unwrap_or_default();
        (language.clone(), text::read(fluent).0)
    };
    Texts {
        fallback: manifest.languages.first().cloned().unwrap_or_default(),
        languages: manifest.languages.iter().map(table).collect(),
    }
}

fn path(language: &str) -> String {
    format!("texts/{language}.ftl")
}

pub(super) fn check(manifest: &Manifest, files: &PackFiles, findings: &mut Findings) {
    let source = files.get(MANIFEST).unwrap_or_default();
    let languages = &manifest.languages;
    if languages.is_empty() {
        findings.file(MANIFEST, source).error(languages.offset, "no language", "Name at least one.");
    }
    for file in files.0.keys() {
        let language = file.strip_prefix("texts/").and_then(|name| name.strip_suffix(".ftl"));
        if let Some(language) = language.filter(|it| !languages.iter().any(|known| known == it)) {
            let message = format!("`languages` does not name `{language}`, so nobody reads this file");
            findings.file(file, "").warning(0, message, "Add the language to pack.toml, or remove the file.");
        }
    }
    let needed = manifest.text_keys();
    let optional = manifest.optional_text_keys();
    for language in languages.iter() {
        let file = path(language);
        let Some(fluent) = files.get(&file) else {
            findings.file(MANIFEST, source).error(
                languages.offset,
                format!("{file} is missing"),
                "Add the file.",
            );
            continue;
        };
        let (table, unreadable) = text::read(fluent);
        for fault in unreadable {
            let remedy = "Write `key = words`, without { } in the words.";
            findings.file(&file, fluent).error(fault.offset, fault.message, remedy);
        }
        missing(&needed, &table, (source, &file), findings);
        let mut in_file = findings.file(&file, fluent);
        for (key, text) in &table {
            let offset = offset_of_line(fluent, text.line);
            if text.words.trim().is_empty() {
                in_file.error(offset, format!("`{key}` has no words"), "Write them after the `=`.");
            }
            if !needed.contains_key(key) && !optional.contains(key) {
                let remedy = nearest(key, needed.keys().map(String::as_str)).map_or_else(
                    || "Remove it.".to_owned(),
                    |near| format!("Remove it, or rename it to `{near}`."),
                );
                in_file.warning(offset, format!("nothing uses the text `{key}`"), remedy);
            }
        }
    }
}

fn missing(
    needed: &BTreeMap<String, usize>,
    table: &BTreeMap<String, text::Text>,
    (source, file): (&str, &str),
    findings: &mut Findings,
) {
    for (key, offset) in needed.iter().filter(|(key, _)| !table.contains_key(*key)) {
        let message = format!("no text `{key}` in {file}");
        findings.file(MANIFEST, source).error(*offset, message, format!("Add `{key} = …` to {file}."));
    }
}

/// The byte offset at which a line, counted from 1, begins.
fn offset_of_line(text: &str, line: usize) -> usize {
    let before = line.checked_sub(2);
    before.and_then(|before| text.match_indices('\n').nth(before)).map_or(0, |(at, _)| at + 1)
}
