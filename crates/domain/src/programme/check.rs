//! Reads a pack and lints it. Every finding names the file, the place and the remedy.
//!
//! A pack is taken whole or not at all: with one error there is no [`Pack`], so a broken one never
//! replaces a good one. Warnings go along with the pack. The form of all files is compared first, and
//! everything wrong with it is listed at once; what the parts say about each other is looked at when
//! the form is right.
//!
//! - [`form`](self): keys, types, codes, offsets, dates
//! - `references`: parts that other parts name, and the jurisdiction's kinds of agency
//! - `dates`: windows, validity, deadlines outside the window
//! - `expressions`: CEL, codes in it, every combination of answers
//! - `sources`: citations, and what claims to be verified
//! - `texts`, `stories`: words in every language, scenarios

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{
    pack::{Manifest, POLICY, Pack, PackFiles},
    scenario::Scenario,
};
use crate::{calendar::Jurisdiction, coded_enum};

mod dates;
mod expressions;
mod files;
mod findings;
mod form;
mod references;
mod sources;
mod stories;
#[cfg(test)]
mod tests;
mod texts;

pub use findings::Finding;
use findings::Findings;

coded_enum! {
    /// How bad a finding is.
    Severity {
        /// The pack cannot be used.
        Error = "error",
        /// Probably not what was meant.
        Warning = "warning",
    }
}

/// A pack that can be used, with what should still be looked at.
#[derive(Debug, Clone)]
pub struct Checked {
    /// The pack.
    pub pack: Pack,
    /// Its files, as they would be stored.
    pub files: PackFiles,
    /// Its scenarios, by file name.
    pub scenarios: BTreeMap<String, Scenario>,
    /// Warnings only.
    pub warnings: Vec<Finding>,
}

/// The jurisdictions that a pack can be for, by id.
pub type Jurisdictions = BTreeMap<String, Jurisdiction>;

/// The name of the manifest within a pack's folder.
pub const MANIFEST: &str = "pack.toml";

/// Reads and lints the files of a folder: path (with `/`) to bytes.
pub fn check_folder(
    folder: &BTreeMap<String, Vec<u8>>,
    jurisdictions: &Jurisdictions,
) -> Result<Checked, Vec<Finding>> {
    let mut findings = Findings::default();
    let files = files::decode(folder, &mut findings);
    checked(files, jurisdictions, findings)
}

/// Reads and lints a pack and its scenarios.
pub fn check(files: PackFiles, jurisdictions: &Jurisdictions) -> Result<Checked, Vec<Finding>> {
    checked(files, jurisdictions, Findings::default())
}

/// Reads a pack that was checked when it was installed. Today's lints may be stricter than those of
/// that day, and an enrolment stays on the version it began with; so only the form counts here.
pub fn read(files: &PackFiles) -> Result<Pack, Vec<Finding>> {
    let mut findings = Findings::default();
    match manifest(files, &mut findings) {
        Some(manifest) => Ok(pack(manifest, files)),
        None => Err(findings.sorted()),
    }
}

fn checked(
    files: PackFiles,
    jurisdictions: &Jurisdictions,
    mut findings: Findings,
) -> Result<Checked, Vec<Finding>> {
    files::hidden_marks(&files, &mut findings);
    let stories = stories::read(&files, &mut findings);
    let Some(manifest) = manifest(&files, &mut findings) else { return Err(findings.sorted()) };
    let source = files.get(MANIFEST).unwrap_or_default();
    let mut in_manifest = findings.file(MANIFEST, source);
    references::check(&manifest, jurisdictions, &mut in_manifest);
    dates::check(&manifest, &mut in_manifest);
    sources::check(&manifest, &mut in_manifest);
    expressions::check(&manifest, &mut in_manifest);
    texts::check(&manifest, &files, &mut findings);
    let scenarios = stories::check(stories, &manifest, &files, &mut findings);
    if findings.has_errors() {
        return Err(findings.sorted());
    }
    Ok(Checked { pack: pack(manifest, &files), files, scenarios, warnings: findings.sorted() })
}

/// The manifest, if there is one and its form is right.
fn manifest(files: &PackFiles, findings: &mut Findings) -> Option<Manifest> {
    let Some(source) = files.get(MANIFEST) else {
        let remedy = "Add one; docs/PACKS.md shows how.";
        findings.file(MANIFEST, "").error(0, "there is no pack.toml", remedy);
        return None;
    };
    form::read(&mut findings.file(MANIFEST, source))
}

fn pack(manifest: Manifest, files: &PackFiles) -> Pack {
    Pack {
        rules: Arc::new(expressions::rules(&manifest)),
        texts: Arc::new(texts::read(&manifest, files)),
        manifest: Arc::new(manifest),
        hash: files.hash(),
        policy: files.get(POLICY).map(Arc::from),
    }
}
