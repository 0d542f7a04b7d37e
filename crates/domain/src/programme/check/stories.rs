//! The scenarios: their form, that they speak of what exists, and that one of them goes wrong.

use std::collections::BTreeMap;

use super::{
    MANIFEST,
    findings::{Findings, did_you_mean},
    form,
};
use crate::programme::{
    pack::{Manifest, PackFiles},
    scenario::Scenario,
};

/// The stories as they are written: their form alone, which needs no manifest.
pub(super) struct Stories {
    read: BTreeMap<String, Scenario>,
    all: bool,
}

pub(super) fn read(files: &PackFiles, findings: &mut Findings) -> Stories {
    let mut stories = Stories { read: BTreeMap::new(), all: true };
    for (file, source) in &files.0 {
        let Some(name) = file.strip_prefix("scenarios/").and_then(|name| name.strip_suffix(".toml")) else {
            continue;
        };
        match form::read(&mut findings.file(file, source)) {
            Some(scenario) => _ = stories.read.insert(name.to_owned(), scenario),
            None => stories.all = false,
        }
    }
    stories
}

/// What the stories say about the manifest.
pub(super) fn check(
    stories: Stories,
    manifest: &Manifest,
    files: &PackFiles,
    findings: &mut Findings,
) -> BTreeMap<String, Scenario> {
    let Stories { read: scenarios, all } = stories;
    for (name, scenario) in &scenarios {
        let file = format!("scenarios/{name}.toml");
        let mut in_file = findings.file(&file, files.get(&file).unwrap_or_default());
        for fault in scenario.faults(manifest) {
            let remedy = did_you_mean(&fault.written, fault.known.iter().map(String::as_str));
            in_file.error(fault.offset, fault.message, remedy);
        }
        for (day, before) in scenario.days_out_of_order() {
            let message = format!("the story goes back from {before} to {}", day.0);
            in_file.error(day.offset, message, "Put the days in order of time.");
        }
    }
    let source = files.get(MANIFEST).unwrap_or_default();
    let mut manifest_file = findings.file(MANIFEST, source);
    if scenarios.is_empty() && all {
        let message = "the pack tells no story, so nothing shows that it does what it should";
        let remedy = "Add scenarios/<name>.toml: a person, dates, and what must be due when.";
        manifest_file.error(manifest.id.offset, message, remedy);
    } else if all && !scenarios.values().any(Scenario::goes_wrong) {
        let message = "in no story does anything go wrong";
        let remedy = "Tell one in which a date moves, somebody says no, the court releases early, or the \
            person returns to custody.";
        manifest_file.warning(manifest.id.offset, message, remedy);
    }
    scenarios
}
