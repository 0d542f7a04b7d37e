//! The words of a pack, one Fluent file per language, and places in a file.
//!
//! A pack's words are plain: no variables, no selectors. So they are read into a table once, and
//! the domain needs no rendering.

use std::collections::BTreeMap;

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, PatternElement},
    parser,
};

/// The words of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Texts {
    /// Language to key to words.
    pub languages: BTreeMap<String, BTreeMap<String, Text>>,
    /// The language to fall back on: the pack's first.
    pub fallback: String,
}

/// The words under one key, and where they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The words.
    pub words: String,
    /// The line of the file.
    pub line: usize,
}

impl Texts {
    /// The words under a key: in the language asked for, else in its base language (`ca` for
    /// `ca-ES`), else in the pack's first. Empty where the key is unknown, which `check` excludes
    /// for every key that the pack needs.
    pub fn get(&self, language: &str, key: &str) -> &str {
        let base = language.split('-').next().unwrap_or(language);
        [language, base, &self.fallback]
            .into_iter()
            .find_map(|language| self.languages.get(language)?.get(key))
            .map_or("", |text| text.words.as_str())
    }
}

/// A line of a Fluent file that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// Byte offset in the file.
    pub offset: usize,
    /// What is wrong.
    pub message: String,
}

/// How deep braces may stand in each other. Plain words need none; the parser goes down one frame of
/// its stack with each.
const DEEPEST: usize = 16;

/// Where braces stand in each other deeper than anybody writes.
fn too_deep(source: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut line_begins = true;
    for (offset, letter) in source.char_indices() {
        // A line that is not indented begins a new message.
        if line_begins && !letter.is_whitespace() {
            depth = 0;
        }
        line_begins = letter == '\n';
        match letter {
            '{' | '(' => depth += 1,
            '}' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return Some(offset);
        }
    }
    None
}

/// Reads one language's file; what cannot be read is listed beside what can.
pub fn read(source: &str) -> (BTreeMap<String, Text>, Vec<Unreadable>) {
    if let Some(offset) = too_deep(source) {
        let message = "braces or brackets stand in each other too deep".to_owned();
        return (BTreeMap::new(), vec![Unreadable { offset, message }]);
    }
    let (resource, mut faults) = match parser::parse(source) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => {
            let faults =
                errors.into_iter().map(|e| Unreadable { offset: e.pos.start, message: e.kind.to_string() });
            (resource, faults.collect())
        }
    };
    let mut texts = BTreeMap::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        let key = message.id.name;
        // The syntax tree borrows from the source, so an element's place is its address in it.
        let offset = (key.as_ptr() as usize).saturating_sub(source.as_ptr() as usize);
        let words = message.value.as_ref().and_then(|pattern| {
            pattern.elements.iter().map(plain).collect::<Option<Vec<_>>>().map(|parts| parts.concat())
        });
        let Some(words) = words else {
            let message = format!("`{key}` has variables or no words; a pack's texts are plain");
            faults.push(Unreadable { offset, message });
            continue;
        };
        let text = Text { words, line: position(source, offset).0 };
        if texts.insert(key.to_owned(), text).is_some() {
            faults.push(Unreadable { offset, message: format!("`{key}` stands here twice") });
        }
    }
    (texts, faults)
}

/// The words of an element that is a text or a quoted text.
fn plain<'s>(element: &PatternElement<&'s str>) -> Option<&'s str> {
    match element {
        PatternElement::TextElement { value }
        | PatternElement::Placeable {
            expression: Expression::Inline(InlineExpression::StringLiteral { value }),
        } => Some(value),
        PatternElement::Placeable { .. } => None,
    }
}

/// The line and the column of a byte offset, both counted from 1, the column in characters.
pub fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    (line, column)
}
