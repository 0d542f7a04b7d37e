//! What is wrong with a pack, collected while it is read.

use std::fmt;

use super::Severity;
use crate::programme::text::position;

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

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, column, severity, message, remedy } = self;
        write!(f, "{file}:{line}:{column}: {}: {message}\n  {remedy}", severity.code())
    }
}

/// The findings so far.
#[derive(Default)]
pub(super) struct Findings {
    pub list: Vec<Finding>,
}

impl Findings {
    /// Findings in one file.
    pub fn file<'a>(&'a mut self, file: &'a str, source: &'a str) -> InFile<'a> {
        InFile { file, source, findings: self }
    }

    /// Whether the pack cannot be used.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// Everything found, in the order in which a reader goes through the files.
    pub fn sorted(mut self) -> Vec<Finding> {
        self.list.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
        self.list
    }
}

/// Findings in one file.
pub(super) struct InFile<'a> {
    pub file: &'a str,
    pub source: &'a str,
    findings: &'a mut Findings,
}

impl InFile<'_> {
    /// The pack cannot be used because of what stands at a byte offset.
    pub fn error(&mut self, offset: usize, message: impl Into<String>, remedy: impl Into<String>) {
        self.add(Severity::Error, offset, message.into(), remedy.into());
    }

    /// What stands at a byte offset is probably not what was meant.
    pub fn warning(&mut self, offset: usize, message: impl Into<String>, remedy: impl Into<String>) {
        self.add(Severity::Warning, offset, message.into(), remedy.into());
    }

    fn add(&mut self, severity: Severity, offset: usize, message: String, remedy: String) {
        let (line, column) = position(self.source, offset);
        let file = self.file.to_owned();
        self.findings.list.push(Finding { file, line, column, severity, message, remedy });
    }
}

/// The known word most like the one written, if any is.
pub(super) fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|word| (strsim::jaro_winkler(written, word), word))
        .filter(|(likeness, _)| *likeness > 0.75)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, word)| word)
}

/// The remedy for a word that is not among the known ones.
pub(super) fn did_you_mean<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let known: Vec<&str> = known.into_iter().collect();
    match nearest(written, known.iter().copied()) {
        Some(word) => format!("Did you mean `{word}`?"),
        None if known.is_empty() => "None is declared.".to_owned(),
        None => {
            format!("Known are {}.", known.iter().map(|w| format!("`{w}`")).collect::<Vec<_>>().join(", "))
        }
    }
}
