//! Benchmark sets that are no part of the project: read where they are at hand.

#![expect(clippy::unwrap_used, reason = "a set that cannot be read fails the test")]

use std::io::Read as _;

/// A file of the sets; nothing, and a line that says so, where it is not there.
pub fn set(name: &str) -> Option<String> {
    let path = format!("{}/../../../shared/data/linkage/{name}", env!("CARGO_MANIFEST_DIR"));
    let Ok(bytes) = std::fs::read(&path) else {
        eprintln!("skipped: {path} is not there");
        return None;
    };
    let mut text = String::new();
    if std::path::Path::new(&path).extension().is_some_and(|extension| extension == "gz") {
        flate2::read::GzDecoder::new(bytes.as_slice()).read_to_string(&mut text).unwrap();
    } else {
        text = String::from_utf8(bytes).unwrap();
    }
    Some(text)
}

/// Headings and rows of a CSV text.
pub fn rows(text: &str) -> (Vec<String>, Vec<csv::StringRecord>) {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headings = reader.headers().unwrap().iter().map(str::to_owned).collect();
    (headings, reader.records().map(Result::unwrap).collect())
}
