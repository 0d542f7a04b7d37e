//! Reads a pack and lints it. Every finding names the file, the place and the remedy.
//!
//! A pack is taken whole or not at all: with one error there is no [`Pack`], so a broken one never
//! replaces a good one. Warnings go along with the pack.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{
    eligibility::Rule,
    pack::{Manifest, Pack, PackFiles},
    scenario::Scenario,
    text::{self, Texts, position},
};
use crate::coded_enum;

mod expressions;
mod references;
#[cfg(test)]
mod tests;

coded_enum! {
    /// How bad a finding is.
    Severity {
        /// The pack cannot be used.
        Error = "error",
        /// Probably not what was meant.
        Warning = "warning",
    }
}

/// Something to put right in a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The file, within the pack's folder.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub remedy: String,
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { file, line, column, severity, message, remedy } = self;
        write!(f, "{file}:{line}:{column}: {}: {message}\n  {remedy}", severity.code())
    }
}

/// A pack that can be used, with what should still be looked at.
#[derive(Debug, Clone)]
pub struct Checked {
    /// The pack.
    pub pack: Pack,
    /// Its scenarios, by file name.
    pub scenarios: BTreeMap<String, Scenario>,
    /// Warnings only.
    pub warnings: Vec<Finding>,
}

/// The name of the manifest within a pack's folder.
pub const MANIFEST: &str = "pack.toml";

/// Reads and lints a pack. All findings are listed at once, as far as the file can be read at all.
pub fn check(files: &PackFiles) -> Result<Pack, Vec<Finding>> {
    check_all(files).map(|checked| checked.pack)
}

/// Reads and lints a pack and its scenarios.
pub fn check_all(files: &PackFiles) -> Result<Checked, Vec<Finding>> {
    let mut findings = Findings::default();
    let Some(source) = files.get(MANIFEST) else {
        findings.error(MANIFEST, "", 0, "there is no pack.toml", "Add one; docs/PACKS.md shows how.");
        return Err(findings.list);
    };
    let manifest: Manifest = match toml::from_str(source) {
        Ok(manifest) => manifest,
        Err(fault) => {
            findings.unreadable(MANIFEST, source, &fault);
            return Err(findings.list);
        }
    };
    references::check(&manifest, source, &mut findings);
    let rules = expressions::check(&manifest, source, &mut findings);
    let texts = check_texts(&manifest, source, files, &mut findings);
    let scenarios = check_scenarios(&manifest, files, &mut findings);
    findings.list.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
    if findings.list.iter().any(|finding| finding.severity == Severity::Error) {
        return Err(findings.list);
    }
    let pack = Pack {
        manifest: Arc::new(manifest),
        texts: Arc::new(texts),
        hash: files.hash(),
        rules: Arc::new(rules),
    };
    Ok(Checked { pack, scenarios, warnings: findings.list })
}

/// The findings so far.
#[derive(Default)]
struct Findings {
    list: Vec<Finding>,
}

impl Findings {
    fn add(&mut self, severity: Severity, at: (&str, &str, usize), message: String, remedy: String) {
        let (file, source, offset) = at;
        let (line, column) = position(source, offset);
        self.list.push(Finding { file: file.to_owned(), line, column, severity, message, remedy });
    }

    fn error(
        &mut self,
        file: &str,
        source: &str,
        offset: usize,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.add(Severity::Error, (file, source, offset), message.into(), remedy.into());
    }

    fn warning(
        &mut self,
        file: &str,
        source: &str,
        offset: usize,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.add(Severity::Warning, (file, source, offset), message.into(), remedy.into());
    }

    /// A TOML file that does not have the form asked for. Names the nearest key or code.
    fn unreadable(&mut self, file: &str, source: &str, fault: &toml::de::Error) {
        let offset = fault.span().map_or(0, |span| span.start);
        let whole = fault.message().trim().replace('\n', " ");
        let mut quoted = whole.split('`').skip(1).step_by(2);
        let (message, remedy) = match (whole.split_once(", expected one of "), whole.split_once("; ")) {
            (Some((message, _)), _) => (message, did_you_mean(quoted.next().unwrap_or(""), quoted)),
            (None, Some((message, remedy))) => (message, sentence(remedy)),
            (None, None) => (whole.as_str(), "docs/PACKS.md shows the form.".to_owned()),
        };
        self.error(file, source, offset, message, remedy);
    }
}

/// With a capital and a full stop.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).chain(['.']).collect()
}

/// The known word most like the one written, if any is.
fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|word| (strsim::jaro_winkler(written, word), word))
        .filter(|(likeness, _)| *likeness > 0.75)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, word)| word)
}

/// The remedy for a word that is not among the known ones.
fn did_you_mean<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let known: Vec<&str> = known.into_iter().collect();
    match nearest(written, known.iter().copied()) {
        Some(word) => format!("Did you mean `{word}`?"),
        None if known.is_empty() => "None is declared.".to_owned(),
        None => {
            format!("Known are {}.", known.iter().map(|w| format!("`{w}`")).collect::<Vec<_>>().join(", "))
        }
    }
}

/// Every text in every language; none too many.
fn check_texts(manifest: &Manifest, source: &str, files: &PackFiles, findings: &mut Findings) -> Texts {
    let keys = manifest.text_keys();
    let mut texts = Texts {
        fallback: manifest.languages.first().cloned().unwrap_or_default(),
        languages: BTreeMap::new(),
    };
    if manifest.languages.is_empty() {
        findings.error(MANIFEST, source, manifest.languages.offset, "no language", "Name at least one.");
    }
    for language in manifest.languages.iter() {
        let file = format!("texts/{language}.ftl");
        let Some(fluent) = files.get(&file) else {
            let offset = manifest.languages.offset;
            findings.error(MANIFEST, source, offset, format!("{file} is missing"), "Add the file.");
            continue;
        };
        let (table, unreadable) = text::read(fluent);
        for fault in unreadable {
            findings.error(&file, fluent, fault.offset, fault.message, "Write `key = words`.");
        }
        for (key, offset) in keys.iter().filter(|(key, _)| !table.contains_key(*key)) {
            let message = format!("no text `{key}` in {file}");
            findings.error(MANIFEST, source, *offset, message, format!("Add `{key} = …` to {file}."));
        }
        for (key, text) in table.iter().filter(|(key, _)| !keys.contains_key(*key)) {
            let offset =
                fluent.match_indices('\n').nth(text.line.wrapping_sub(2)).map_or(0, |(at, _)| at + 1);
            let remedy = nearest(key, keys.keys().map(String::as_str)).map_or_else(
                || "Remove it.".to_owned(),
                |near| format!("Remove it, or rename it to `{near}`."),
            );
            findings.warning(&file, fluent, offset, format!("nothing uses the text `{key}`"), remedy);
        }
        texts.languages.insert(language.clone(), table);
    }
    texts
}

/// The scenarios: their form, and that they speak of milestones, facts and criteria that exist.
fn check_scenarios(
    manifest: &Manifest,
    files: &PackFiles,
    findings: &mut Findings,
) -> BTreeMap<String, Scenario> {
    let mut scenarios = BTreeMap::new();
    for (file, source) in &files.0 {
        let Some(name) = file.strip_prefix("scenarios/").and_then(|name| name.strip_suffix(".toml")) else {
            continue;
        };
        match toml::from_str::<Scenario>(source) {
            Ok(scenario) => {
                for fault in scenario.faults(manifest) {
                    let remedy = did_you_mean(&fault.written, fault.known.iter().map(String::as_str));
                    findings.error(file, source, fault.offset, fault.message, remedy);
                }
                scenarios.insert(name.to_owned(), scenario);
            }
            Err(fault) => findings.unreadable(file, source, &fault),
        }
    }
    scenarios
}

/// Compiled expressions by their text.
type Rules = BTreeMap<String, Rule>;
