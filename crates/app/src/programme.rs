//! Programmes at run time: packs kept by content hash, the current one of each programme, and what
//! pages need to know about a milestone.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, PoisonError, RwLock},
};

use include_dir::{Dir, include_dir};
use jiff::{Timestamp, civil::Date};
use serde_json::json;
use throughline_domain::{
    calendar::{Jurisdiction, days_between},
    programme::{
        check::{Finding, check},
        pack::{Pack, PackFiles},
    },
};
use throughline_store::{
    db::Query,
    ledger::Chain,
    pack::{self, PackVersion},
    release::OpenMilestone,
};

use crate::{Cx, Error, Result, authorise};

/// The packs that this build ships.
static SHIPPED_PACKS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../packs");
/// The jurisdictions that this build ships.
static SHIPPED_JURISDICTIONS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../jurisdictions");

/// Packs already read from the database, by hash. A hash names one content for ever, so nothing
/// in here can go stale.
#[derive(Default)]
pub struct Packs {
    read: RwLock<HashMap<String, Arc<Pack>>>,
}

/// A deadline as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// Its name in the reader's language.
    pub label: String,
    /// The local day it is due.
    pub due_on: Date,
    /// Whole days since then; 0 until the day is over.
    pub overdue_days: i64,
}

impl Packs {
    /// The pack version with this hash.
    pub fn get(&self, q: &mut dyn Query, hash: &str) -> Result<Arc<Pack>> {
        if let Some(known) = self.read.read().unwrap_or_else(PoisonError::into_inner).get(hash) {
            return Ok(Arc::clone(known));
        }
        let stored = pack::get(q, hash)?;
        let read = Arc::new(read_stored(&stored)?);
        self.read.write().unwrap_or_else(PoisonError::into_inner).insert(hash.to_owned(), Arc::clone(&read));
        Ok(read)
    }

    /// The current version of every programme of a jurisdiction that takes new people on a day.
    pub fn open_in(&self, q: &mut dyn Query, jurisdiction: &str, day: Date) -> Result<Vec<Arc<Pack>>> {
        let mut open = Vec::new();
        for stored in pack::current(q)? {
            let read = self.get(q, &stored.hash)?;
            if read.holds_in(jurisdiction) && read.valid_on(day) {
                open.push(read);
            }
        }
        Ok(open)
    }

    /// The name of a programme, from its current version.
    pub fn name(&self, q: &mut dyn Query, pack_id: &str, locale: &str) -> Result<String> {
        let stored = pack::versions(q, pack_id)?;
        let newest =
            stored.iter().find(|version| version.current).or(stored.first()).ok_or(Error::NotFound)?;
        Ok(self.get(q, &newest.hash)?.text(locale, "name").to_owned())
    }

    /// What a list shows of an open milestone.
    pub fn deadline(
        &self,
        q: &mut dyn Query,
        milestone: &OpenMilestone,
        locale: &str,
        jurisdiction: &Jurisdiction,
        now: Timestamp,
    ) -> Result<Deadline> {
        let pack = self.get(q, &milestone.pack_hash)?;
        let overdue = milestone.due_at < now;
        let days = days_between(milestone.due_on, jurisdiction.local_date(now));
        Ok(Deadline {
            label: pack.label(locale, "milestone", &milestone.code).to_owned(),
            due_on: milestone.due_on,
            // A deadline in hours can pass within its own day: that is one day overdue, not none.
            overdue_days: if overdue { days.max(1) } else { 0 },
        })
    }
}

fn read_stored(stored: &PackVersion) -> Result<Pack> {
    let files: PackFiles = serde_json::from_str(&stored.files)
        .map_err(|error| Error::Internal(format!("pack {}: {error}", stored.hash)))?;
    check(&files).map_err(|findings| {
        let first = findings.first().map(ToString::to_string).unwrap_or_default();
        Error::Internal(format!("pack {} no longer reads: {first}", stored.hash))
    })
}

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
    /// The pack is broken; the one before stays.
    Broken(Vec<Finding>),
}

/// Installs a pack, unless it is broken.
#[expect(clippy::needless_pass_by_value, reason = "files are installed once, and then they are spent")]
pub fn install(cx: &Cx, files: PackFiles) -> Result<Installed> {
    let checked = match check(&files) {
        Ok(pack) => pack,
        Err(findings) => return Ok(Installed::Broken(findings)),
    };
    let text = serde_json::to_string(&files).map_err(|error| Error::Internal(error.to_string()))?;
    let (hash, id, version) =
        (checked.hash.clone(), checked.manifest.id.to_string(), checked.manifest.version.to_string());
    cx.write(move |cx, tx| {
        let is_current = pack::versions(tx, &id)?.iter().any(|known| known.current && known.hash == hash);
        if is_current {
            return Ok(Installed::Unchanged);
        }
        let permit = authorise::installation(cx)?;
        let mut w = tx.permitted(permit);
        let version = PackVersion {
            hash: hash.clone(),
            pack_id: id.clone(),
            version: version.clone(),
            files: text.clone(),
            current: true,
            stored_at: cx.now,
        };
        pack::make_current(&mut w, &version)?;
        let payload = json!({ "pack": id, "version": version.version, "hash": hash });
        authorise::record(cx, &mut w, &[Chain::Installation], &[], payload)?;
        Ok(Installed::Current { hash: hash.clone() })
    })
}

/// Installs every pack that this build ships. A broken one is a fault of the build.
pub fn install_shipped(cx: &Cx) -> Result<()> {
    for files in shipped() {
        if let Installed::Broken(findings) = install(cx, files)? {
            let first = findings.first().map(ToString::to_string).unwrap_or_default();
            return Err(Error::Internal(format!("a shipped pack is broken: {first}")));
        }
    }
    Ok(())
}

/// The packs that this build ships, as files.
pub fn shipped() -> Vec<PackFiles> {
    SHIPPED_PACKS.dirs().map(files_below).filter(|files| files.get("pack.toml").is_some()).collect()
}

fn files_below(folder: &Dir<'_>) -> PackFiles {
    fn collect(dir: &Dir<'_>, root: &std::path::Path, into: &mut BTreeMap<String, String>) {
        for file in dir.files() {
            if let (Ok(path), Some(text)) = (file.path().strip_prefix(root), file.contents_utf8()) {
                into.insert(path.to_string_lossy().replace('\\', "/"), text.to_owned());
            }
        }
        for below in dir.dirs() {
            collect(below, root, into);
        }
    }
    let mut files = BTreeMap::new();
    collect(folder, folder.path(), &mut files);
    PackFiles(files)
}

/// The jurisdictions that this build ships, by id.
pub fn shipped_jurisdictions() -> Result<BTreeMap<String, Jurisdiction>> {
    SHIPPED_JURISDICTIONS
        .files()
        .map(|file| {
            let text = file.contents_utf8().unwrap_or_default();
            let name = file.path().display();
            let read =
                Jurisdiction::parse(text).map_err(|fault| Error::Internal(format!("{name}:{fault}")))?;
            Ok((read.id.clone(), read))
        })
        .collect()
}
