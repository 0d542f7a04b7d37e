//! The Rust sources as text: enough of the language to tell code, literals and tests apart.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// The top of the work tree.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A Rust file.
pub struct Source {
    /// Its path from the top, with `/`.
    pub path: String,
    /// What it holds.
    pub text: String,
}

impl Source {
    /// A text that stands for a file.
    pub fn of_text(path: &str, text: String) -> Self {
        Self { path: path.to_owned(), text }
    }

    /// The text of every string literal, comments left out.
    pub fn literals(&self) -> Vec<String> {
        let mut literals = Vec::new();
        let mut rest = self.text.as_str();
        while let Some(at) = rest.find(['"', '/', '\'', 'r']) {
            let (before, here) = rest.split_at(at);
            rest = if let Some(comment) = here.strip_prefix("//") {
                comment.split_once('\n').map_or("", |(_, after)| after)
            } else if let Some((literal, after)) = raw(before, here).or_else(|| plain(here)) {
                literals.push(literal);
                after
            } else {
                after_character(here)
            };
        }
        literals
    }
}

/// `r"…"` and `r#"…"#`, unless the `r` ends a name.
fn raw<'a>(before: &str, here: &'a str) -> Option<(String, &'a str)> {
    if before.ends_with(|c: char| c.is_alphanumeric() || c == '_') && !before.ends_with('b') {
        return None;
    }
    let hashes = here.strip_prefix('r')?;
    let opened = hashes.trim_start_matches('#');
    let end = format!("\"{}", "#".repeat(hashes.len() - opened.len()));
    let (literal, after) = opened.strip_prefix('"')?.split_once(end.as_str())?;
    Some((literal.to_owned(), after))
}

/// `"…"`; an escaped quotation mark does not end it.
fn plain(here: &str) -> Option<(String, &str)> {
    let body = here.strip_prefix('"')?;
    let mut escaped = false;
    let end = body.find(|c| {
        let ends = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    })?;
    let (literal, after) = body.split_at(end);
    Some((literal.to_owned(), after.strip_prefix('"').unwrap_or(after)))
}

/// Past one character, or past a character literal such as `'"'`.
fn after_character(here: &str) -> &str {
    for literal in ["'\"'", "'\\\"'", "'/'", "'r'", "'\\''"] {
        if let Some(after) = here.strip_prefix(literal) {
            return after;
        }
    }
    here.char_indices().nth(1).map_or("", |(next, _)| &here[next..])
}

/// Every Rust file below these folders, in the order of their paths. Files of tests alone are not
/// among them: `tests.rs`, and folders named `tests`, other than the one that is asked for.
pub fn sources(folders: &[&str]) -> Vec<Source> {
    let mut found = Vec::new();
    for folder in folders {
        collect(&root().join(folder), &mut found);
    }
    found.sort_by(|a: &Source, b| a.path.cmp(&b.path));
    assert!(!found.is_empty(), "no sources in {folders:?}");
    found
}

fn collect(folder: &Path, found: &mut Vec<Source>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).expect("a source is text");
            found.push(Source { path: relative(&path), text });
        }
    }
}

fn relative(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

/// The code of a file without its tests: nothing of a file of tests, and of the others what
/// stands before `#[cfg(test)]`, which is the last thing in a file here.
pub fn without_tests(source: &Source) -> String {
    let only_tests = source
        .path
        .split('/')
        .any(|part| ["tests", "tests.rs", "testing", "testing.rs", "benches", "snapshots"].contains(&part));
    if only_tests {
        return String::new();
    }
    source.text.split("#[cfg(test)]\nmod ").next().unwrap_or_default().to_owned()
}

/// What the data names: ids and names of packs, jurisdictions, sources, agencies, establishments.
pub fn names_of_the_data() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for folder in ["packs", "jurisdictions", "sources"] {
        for path in entries(&root().join(folder)) {
            let file = if path.is_dir() { path.join("pack.toml") } else { path };
            if file.extension().is_some_and(|extension| extension == "toml") && file.exists() {
                let text = fs::read_to_string(&file).expect("the data is text");
                let data: toml::Table = text.parse().expect("the data is TOML");
                names.extend(names_in(&data));
            }
        }
    }
    // "ca" and "en" are languages too.
    names.retain(|name| name.len() > 3);
    names
}

fn names_in(data: &toml::Table) -> Vec<String> {
    let mut names = Vec::new();
    for key in ["id", "name", "jurisdiction", "time_zone", "establishments"] {
        data.get(key).into_iter().for_each(|value| texts(value, &mut names));
    }
    if let Some(agency) = data.get("agency").and_then(toml::Value::as_table) {
        names.extend(names_in(agency));
    }
    names
}

/// A text, or the texts of a list, or a text per language.
fn texts(value: &toml::Value, found: &mut Vec<String>) {
    match value {
        toml::Value::String(text) => found.push(text.clone()),
        toml::Value::Array(values) => values.iter().for_each(|value| texts(value, found)),
        toml::Value::Table(table) => table.values().for_each(|value| texts(value, found)),
        _ => {}
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).map(|found| found.flatten().map(|entry| entry.path()).collect()).unwrap_or_default()
}

/// Whether a literal names this, as a word of its own.
pub fn names(literal: &str, name: &str) -> bool {
    let inside = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '-' || c == '_');
    literal.match_indices(name).any(|(at, found)| {
        let (before, after) = (literal[..at].chars().next_back(), literal[at + found.len()..].chars().next());
        !inside(before) && !inside(after)
    })
}

#[test]
fn literals_are_told_from_code_and_comments() {
    let source = Source::of_text(
        "a.rs",
        r##"let a = "one"; // "two"
        let b = r#"thr"ee"#; let c = '"'; let d = "fo\"ur"; for_r("five"); let e = 'r';"##
            .to_owned(),
    );
    assert_eq!(source.literals(), ["one", "thr\"ee", "fo\\\"ur", "five"]);
}

#[test]
fn a_name_is_a_word_of_its_own() {
    assert!(names("the programme post-release here", "post-release"));
    assert!(!names("post-released", "post-release"));
    assert!(!names("a-post-release", "post-release"));
}
