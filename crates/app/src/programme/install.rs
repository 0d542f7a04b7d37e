//! Installing packs: those of the build, and an operator's own.
//!
//! A pack is stored by the hash of its files and never changes; installing makes one version of a
//! programme *current*, the one that new enrolments take. Three things are never done:
//!
//! - a broken pack never replaces a good one;
//! - one id and version never stands for two contents, so that "version 2026.1" means one thing in
//!   every report;
//! - what an operator installed is never replaced by what a newer build brings along.

use std::{collections::BTreeMap, sync::PoisonError};

use serde_json::json;
use throughline_domain::{
    calendar::{Jurisdiction, ReadBeside},
    programme::{
        check::{Checked, Finding, check, check_folder},
        pack::PackFiles,
    },
};
use throughline_store::{
    ledger::Chain,
    pack::{self, Origin, PackVersion},
};

use super::{Packs, shipped};
use crate::{Cx, Error, Result, authorise, sharing};

/// What installing a pack did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Installed {
    /// This very content is current already.
    Unchanged,
    /// New enrolments take this version from now on; running ones keep theirs.
    Current {
        /// The hash of the content.
        hash: String,
    },
    /// The operator's own version of this programme stays.
    OwnStays {
        /// The version that stays.
        version: String,
    },
    /// The pack is broken; the version before stays.
    Broken(Vec<Finding>),
    /// This version was installed before with other content; that one stays.
    VersionTaken,
}

/// An operator's pack as it was found: the name of its folder, and path (with `/`) to bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    /// The name of the folder.
    pub name: String,
    /// What is in it.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// What became of one pack, for the operator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Its id and version; of a broken one the name of its folder.
    pub name: String,
    /// What was done.
    pub installed: Installed,
}

/// A pack that was not installed, for the page of programmes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Its id and version; of a broken one the name of its folder.
    pub name: String,
    /// Why: what is wrong with it, or nothing if its version is taken.
    pub findings: Vec<Finding>,
}

impl Packs {
    /// What was not installed when this process began, and why.
    pub fn refused(&self) -> Vec<Refused> {
        self.refused.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn remember(&self, outcomes: &[Outcome]) {
        let refused = outcomes.iter().filter_map(|outcome| {
            let findings = match &outcome.installed {
                Installed::Broken(findings) => findings.clone(),
                Installed::VersionTaken => Vec::new(),
                Installed::Unchanged | Installed::Current { .. } | Installed::OwnStays { .. } => return None,
            };
            Some(Refused { name: outcome.name.clone(), findings })
        });
        *self.refused.write().unwrap_or_else(PoisonError::into_inner) = refused.collect();
    }
}

/// Installs a pack of the operator's own, unless it is broken.
pub fn install(cx: &Cx, files: PackFiles) -> Result<Installed> {
    match check(files, &cx.world.jurisdictions) {
        Ok(checked) => store(cx, &checked, Origin::Own),
        Err(findings) => Ok(Installed::Broken(findings)),
    }
}

/// Installs the packs of this build, then those of the operator; gives what became of each. One that
/// is refused keeps nobody else out: [`Packs::refused`] tells the page of programmes.
pub fn install_all(cx: &Cx, own: &[Folder]) -> Result<Vec<Outcome>> {
    let known = &cx.world.jurisdictions;
    let shipped = shipped().into_iter().map(|files| {
        let name = files.get("pack.toml").and_then(|it| it.lines().find(|line| line.starts_with("id ")));
        (name.unwrap_or_default().to_owned(), check(files, known), Origin::Shipped)
    });
    let own = own.iter().map(|folder| (folder.name.clone(), check_folder(&folder.files, known), Origin::Own));
    let outcomes = shipped
        .chain(own)
        .map(|(folder, checked, origin)| {
            Ok(match checked {
                Ok(checked) => {
                    Outcome { name: checked.pack.to_string(), installed: store(cx, &checked, origin)? }
                }
                Err(findings) => Outcome { name: folder, installed: Installed::Broken(findings) },
            })
        })
        .collect::<Result<Vec<_>>>()?;
    cx.world.packs.remember(&outcomes);
    Ok(outcomes)
}

/// Installs the packs of this build alone.
pub fn install_shipped(cx: &Cx) -> Result<Vec<Outcome>> {
    install_all(cx, &[])
}

/// Stores a checked pack and makes it current, as far as the three rules above allow.
fn store(cx: &Cx, checked: &Checked, origin: Origin) -> Result<Installed> {
    let faults = sharing::faults(&checked.pack);
    if !faults.is_empty() {
        return Ok(Installed::Broken(faults));
    }
    let text = serde_json::to_string(&checked.files).map_err(|error| Error::Internal(error.to_string()))?;
    let pack = &checked.pack;
    let new = PackVersion {
        hash: pack.hash.clone(),
        pack_id: pack.manifest.id.to_string(),
        version: pack.manifest.version.to_string(),
        files: text,
        current: true,
        stored_at: cx.now,
        origin,
    };
    cx.write(move |cx, tx| {
        let known = pack::versions(tx, &new.pack_id)?;
        let current = known.iter().find(|version| version.current);
        if current.is_some_and(|current| current.hash == new.hash) {
            return Ok(Installed::Unchanged);
        }
        if known.iter().any(|other| other.version == new.version && other.hash != new.hash) {
            return Ok(Installed::VersionTaken);
        }
        if let Some(own) = current.filter(|it| it.origin == Origin::Own && new.origin == Origin::Shipped) {
            return Ok(Installed::OwnStays { version: own.version.clone() });
        }
        let permit = authorise::installation(cx)?;
        let mut w = tx.permitted(permit);
        pack::make_current(&mut w, &new)?;
        let payload = json!({
            "did": "pack.installed",
            "pack": new.pack_id,
            "version": new.version,
            "hash": new.hash,
            "origin": new.origin.code(),
        });
        authorise::record(cx, &mut w, &[Chain::Installation], &[], payload)?;
        Ok(Installed::Current { hash: new.hash.clone() })
    })
}

/// The jurisdictions of this build with an operator's own: file name and text. An own one with a
/// known id takes its place, as for a town with holidays of its own. `beside` reads the files that they
/// name; a table of towns that is not there is the one of this build. The error names file and line.
pub fn with_own_jurisdictions<'a>(
    own: impl IntoIterator<Item = (&'a str, &'a str)>,
    beside: ReadBeside<'_>,
) -> Result<BTreeMap<String, Jurisdiction>> {
    let either = |path: &str| beside(path).or_else(|error| super::shipped_beside(path).map_err(|_| error));
    let mut known = super::shipped_jurisdictions()?;
    for (name, text) in own {
        let read =
            Jurisdiction::parse(text, &either).map_err(|fault| Error::Internal(format!("{name}:{fault}")))?;
        known.insert(read.id.clone(), read);
    }
    Ok(known)
}
