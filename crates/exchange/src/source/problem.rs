//! What is wrong with a source, said so that its author can mend it.

/// A fault in a source: where, what, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {message}. {remedy}")]
pub struct SourceError {
    /// The file.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub remedy: String,
}

impl SourceError {
    /// A fault found by the TOML reader.
    pub(super) fn from_toml(error: &toml::de::Error, text: &str, file: &str) -> Self {
        let line = error.span().map_or(1, |span| line_of(text, span.start));
        let message = error.message().trim().to_owned();
        let remedy = unknown_key(&message).unwrap_or_else(|| "Correct this line".to_owned());
        Self { file: file.to_owned(), line, message, remedy }
    }

    /// A fault found by reading what the source means. `near` is a text of the faulty line.
    pub(super) fn at(text: &str, file: &str, near: &str, message: String, remedy: &str) -> Self {
        let line = text.find(near).map_or(1, |start| line_of(text, start));
        Self { file: file.to_owned(), line, message, remedy: remedy.to_owned() }
    }
}

/// The line that holds a byte, counted from 1.
fn line_of(text: &str, byte: usize) -> usize {
    1 + text.bytes().take(byte).filter(|byte| *byte == b'\n').count()
}

/// The remedy for a message such as "unknown field `colums`, expected one of `columns`, `key`".
fn unknown_key(message: &str) -> Option<String> {
    let rest =
        message.strip_prefix("unknown field `").or_else(|| message.strip_prefix("unknown variant `"))?;
    let mut quoted = rest.split('`');
    let unknown = quoted.next()?;
    let known = quoted.skip(1).step_by(2);
    let nearest = nearest(unknown, known)?;
    Some(format!("Did you mean `{nearest}`?"))
}

/// The candidate spelt most like a word.
pub(crate) fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let folded = super::values::fold(word);
    candidates
        .map(|candidate| (strsim::jaro_winkler(&folded, &super::values::fold(candidate)), candidate))
        .filter(|(likeness, _)| *likeness > 0.6)
        .max_by(|left, right| left.0.total_cmp(&right.0))
        .map(|(_, candidate)| candidate)
}
