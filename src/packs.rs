//! An operator's own programmes and jurisdictions, as they lie on the disk.

use std::{collections::BTreeMap, fs, path::Path};

use throughline_app::{
    Cx,
    programme::{self, Folder, Installed, Outcome},
};
use throughline_domain::{calendar::Jurisdiction, programme::check::Severity};

use crate::{config::Config, outcome::Failure};

/// The files of a pack's folder, with paths from it. What begins with a dot is left out.
pub fn folder(directory: &Path) -> Result<Folder, Failure> {
    let mut files = BTreeMap::new();
    collect(directory, directory, &mut files)?;
    let name = directory.file_name().map(|name| name.to_string_lossy().into_owned());
    Ok(Folder { name: name.unwrap_or_else(|| directory.display().to_string()), files })
}

fn collect(directory: &Path, root: &Path, into: &mut BTreeMap<String, Vec<u8>>) -> Result<(), Failure> {
    for entry in fs::read_dir(directory).map_err(|error| Failure::file(directory, &error))? {
        let path = entry.map_err(|error| Failure::file(directory, &error))?.path();
        if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.')) {
            continue;
        }
        if path.is_dir() {
            collect(&path, root, into)?;
        } else if let Ok(within) = path.strip_prefix(root) {
            let bytes = fs::read(&path).map_err(|error| Failure::file(&path, &error))?;
            into.insert(within.to_string_lossy().replace('\\', "/"), bytes);
        }
    }
    Ok(())
}

/// The packs in the directory of the configuration: every folder in it is one.
pub fn own(config: &Config) -> Result<Vec<Folder>, Failure> {
    let Some(directory) = &config.packs.directory else { return Ok(Vec::new()) };
    let mut folders = Vec::new();
    for entry in fs::read_dir(directory).map_err(|error| Failure::file(directory, &error))? {
        let path = entry.map_err(|error| Failure::file(directory, &error))?.path();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if path.is_dir() && !hidden {
            folders.push(folder(&path)?);
        }
    }
    folders.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(folders)
}

/// The jurisdictions of this build and those in the directory of the configuration.
pub fn jurisdictions(config: &Config) -> Result<BTreeMap<String, Jurisdiction>, Failure> {
    let mut own = Vec::new();
    if let Some(directory) = &config.jurisdictions.directory {
        for entry in fs::read_dir(directory).map_err(|error| Failure::file(directory, &error))? {
            let path = entry.map_err(|error| Failure::file(directory, &error))?.path();
            if path.extension().is_some_and(|extension| extension == "toml") {
                let text = fs::read_to_string(&path).map_err(|error| Failure::file(&path, &error))?;
                own.push((path.display().to_string(), text));
            }
        }
    }
    let own = own.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    let beside = |path: &str| match &config.jurisdictions.directory {
        Some(directory) => fs::read_to_string(directory.join(path)),
        None => Err(std::io::ErrorKind::NotFound.into()),
    };
    programme::with_own_jurisdictions(own, &beside)
        .map_err(|error| Failure::usage("jurisdiction", error.to_string()))
}

/// Installs the programmes of this build and of the configuration, and says what changed.
pub fn install(config: &Config, cx: &Cx) -> Result<Vec<String>, Failure> {
    let outcomes = programme::install_all(cx, &own(config)?)?;
    Ok(outcomes.iter().filter_map(in_words).collect())
}

/// What became of a pack, in a line; nothing for what was there already.
pub fn in_words(outcome: &Outcome) -> Option<String> {
    let name = &outcome.name;
    Some(match &outcome.installed {
        Installed::Unchanged => return None,
        Installed::Current { .. } => format!("installed {name}: new enrolments take it"),
        Installed::OwnStays { version } => {
            format!("not installed {name}: your own version {version} stays")
        }
        Installed::VersionTaken => format!(
            "refused {name}: this version was installed before with other content; give it a new `version` \
             in pack.toml"
        ),
        Installed::Broken(findings) => {
            let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
            let first = findings.iter().find(|finding| finding.severity == Severity::Error);
            let first = first.map(|finding| format!("\n  {name}/{finding}")).unwrap_or_default();
            format!(
                "refused {name}: {errors} to correct, the version before stays in use; `throughline pack \
                 check` lists all{first}"
            )
        }
    })
}
