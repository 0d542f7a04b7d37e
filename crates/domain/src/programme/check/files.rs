//! The bytes of a pack's folder, before anything in them is understood.

use std::collections::BTreeMap;

use super::{MANIFEST, findings::Findings};
use crate::programme::{
    pack::{POLICY, PackFiles},
    text::position,
};

/// The largest file of a pack. The largest shipped one has thirty kilobytes.
const LARGEST: usize = 512 * 1024;

/// Decodes the files that a pack is made of. What is no part of a pack is left out with a warning;
/// text that is not UTF-8 is read as far as it goes, so that its other faults are found too.
pub(super) fn decode(folder: &BTreeMap<String, Vec<u8>>, findings: &mut Findings) -> PackFiles {
    let mut files = PackFiles::default();
    for (path, bytes) in folder {
        if !is_part(path) {
            let remedy = "A pack is pack.toml, texts/<language>.ftl, scenarios/<name>.toml and policy.cedar; keep it elsewhere.";
            findings.file(path, "").warning(0, "this file is no part of a pack and is left out", remedy);
            continue;
        }
        if bytes.len() > LARGEST {
            let message = format!("this file has more than {} kilobytes", LARGEST / 1024);
            findings.file(path, "").error(0, message, "No pack needs as much; is it the right file?");
            continue;
        }
        let text = String::from_utf8_lossy(bytes).into_owned();
        if let Err(fault) = std::str::from_utf8(bytes) {
            // The valid part is as long in the lossy text.
            let message = "this is not UTF-8 text";
            findings.file(path, &text).error(fault.valid_up_to(), message, "Save the file as UTF-8.");
        }
        files.0.insert(path.clone(), text);
    }
    files
}

/// Whether a path belongs to a pack.
fn is_part(path: &str) -> bool {
    let named = |folder: &str, extension: &str| {
        path.strip_prefix(folder)
            .and_then(|name| name.strip_suffix(extension))
            .is_some_and(|name| !name.is_empty() && !name.contains('/'))
    };
    path == MANIFEST || path == POLICY || named("texts/", ".ftl") || named("scenarios/", ".toml")
}

/// Marks at the beginning and ends of lines that editors hide, and that make the same words another
/// content: an enrolment is pinned to the bytes.
pub(super) fn hidden_marks(files: &PackFiles, findings: &mut Findings) {
    for (path, text) in &files.0 {
        let mut file = findings.file(path, text);
        if text.starts_with('\u{feff}') {
            file.error(0, "the file begins with a byte-order mark", "Save it as UTF-8 without BOM.");
        }
        if let Some(offset) = text.find('\r') {
            let line = position(text, offset).0;
            let message = format!("line {line} ends as on Windows (CRLF)");
            file.error(offset, message, "Save the file with line ends LF, as `.editorconfig` or git can do.");
        }
    }
}
