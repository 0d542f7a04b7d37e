//! Programmes at run time: packs kept by content hash, the current one of each programme, and what
//! pages need to know about a milestone.

use std::{
    collections::HashMap,
    sync::{Arc, OnceLock, PoisonError, RwLock},
};

use jiff::{Timestamp, civil::Date};
use sha2::{Digest as _, Sha256};
use throughline_domain::{
    calendar::{Jurisdiction, days_between},
    programme::{
        check::read,
        milestone::{Place, shown_once},
        pack::{BasisKind, Pack, PackFiles},
    },
};
use throughline_policy::sharing::{Basis, CitedBasis, Fault, Sharing};
use throughline_store::{
    db::Query,
    pack::{self, PackVersion},
    release::OpenMilestone,
};

use crate::{Error, Result};

mod install;
mod shipped;

pub use install::{
    Folder, Installed, Outcome, Refused, install, install_all, install_shipped, with_own_jurisdictions,
};
pub(crate) use shipped::shipped_beside;
pub use shipped::{shipped, shipped_jurisdictions};

/// Packs already read from the database, by hash. A hash names one content for ever, so nothing
/// in here can go stale.
#[derive(Default)]
pub struct Packs {
    read: RwLock<HashMap<String, Arc<Pack>>>,
    /// The sharing rules of all of them, from the first decision on.
    sharing: OnceLock<Arc<Sharing>>,
    /// Which version of the default sharing rules this program has.
    matrix: OnceLock<String>,
    /// What each cites, where its sharing rules were learnt.
    cited: RwLock<HashMap<String, Arc<[CitedBasis]>>>,
    /// What was not installed when this process began.
    refused: RwLock<Vec<Refused>>,
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
    /// Whose day that is, where several programmes ask for the same thing.
    pub shared: Option<Shared>,
}

/// A deadline that several programmes of a case ask for: the strictest day counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// The programme whose day counts.
    pub by: String,
    /// What the other programmes ask: their names and days.
    pub others: Vec<(String, Date)>,
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

    /// The sharing rules, with those of every pack that was read.
    pub fn sharing(&self) -> Result<Arc<Sharing>> {
        if let Some(known) = self.sharing.get() {
            return Ok(Arc::clone(known));
        }
        let read = Sharing::new().map_err(|faults| internal("default", &faults))?;
        Ok(Arc::clone(self.sharing.get_or_init(|| Arc::new(read))))
    }

    /// Which version of the default sharing rules this program has: the beginning of a digest of them.
    pub(crate) fn matrix_version(&self) -> &str {
        self.matrix.get_or_init(|| {
            let mut digest = Sha256::new();
            throughline_policy::sharing::default_texts().for_each(|text| digest.update(text));
            let mut version = hex::encode(digest.finalize());
            version.truncate(12);
            version
        })
    }

    /// The pack's sharing rules, learnt. A profile with a fault was refused when the pack was
    /// installed, so nothing of it is in the database.
    pub fn learn(&self, pack: &Pack) -> Result<Arc<Sharing>> {
        let sharing = self.sharing()?;
        let learnt = sharing.learn(&pack.manifest.id, &pack.hash, pack.policy.as_deref());
        learnt.map_err(|faults| internal(&pack.manifest.id, &faults))?;
        Ok(sharing)
    }

    /// The legal bases that the pack version with this hash cites, its sharing rules learnt.
    pub(crate) fn cited(&self, q: &mut dyn Query, hash: &str) -> Result<Arc<[CitedBasis]>> {
        if let Some(known) = self.cited.read().unwrap_or_else(PoisonError::into_inner).get(hash) {
            return Ok(Arc::clone(known));
        }
        let pack = self.get(q, hash)?;
        self.learn(&pack)?;
        let cited: Arc<[CitedBasis]> = cited(&pack).into();
        self.cited
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(hash.to_owned(), Arc::clone(&cited));
        Ok(cited)
    }

    /// The current version of every programme of a jurisdiction that takes new people on a day.
    pub fn open_in(&self, q: &mut dyn Query, jurisdiction: &str, day: Date) -> Result<Vec<Arc<Pack>>> {
        let current = pack::current_hashes(q)?;
        self.open_among(q, &current, jurisdiction, day)
    }

    /// The same among versions whose hashes are known already.
    pub fn open_among(
        &self,
        q: &mut dyn Query,
        hashes: &[impl AsRef<str>],
        jurisdiction: &str,
        day: Date,
    ) -> Result<Vec<Arc<Pack>>> {
        let mut open = Vec::new();
        for hash in hashes {
            let read = self.get(q, hash.as_ref())?;
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

    /// What a list shows of the open milestones of a case, in their order: what several programmes
    /// ask for stands there once, with the strictest day.
    pub fn deadlines(
        &self,
        q: &mut dyn Query,
        milestones: Vec<OpenMilestone>,
        locale: &str,
        jurisdiction: &Jurisdiction,
        now: Timestamp,
    ) -> Result<Vec<Deadline>> {
        let one = milestones.first().map(|first| first.enrolment);
        let groups = if milestones.iter().all(|milestone| Some(milestone.enrolment) == one) {
            milestones.into_iter().map(|milestone| vec![milestone]).collect()
        } else {
            // Only what hangs on the present stay is open, so no stay need be told from another.
            shown_once(milestones, |milestone| Place {
                enrolment: milestone.enrolment,
                episode: None,
                kind: milestone.kind,
                code: &milestone.code,
            })
        };
        let mut found = Vec::new();
        for mut group in groups {
            group.sort_by_key(|milestone| milestone.due_at);
            let mut rest = group.into_iter();
            let Some(first) = rest.next() else { continue };
            let mut deadline = self.deadline(q, &first, locale, jurisdiction, now)?;
            let mut others = Vec::new();
            for other in rest {
                others.push((self.get(q, &other.pack_hash)?.text(locale, "name").to_owned(), other.due_on));
            }
            if !others.is_empty() {
                let by = self.get(q, &first.pack_hash)?.text(locale, "name").to_owned();
                deadline.shared = Some(Shared { by, others });
            }
            found.push(deadline);
        }
        Ok(found)
    }

    fn deadline(
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
            shared: None,
        })
    }
}

/// The legal bases of a pack as decisions need them, whatever their days.
fn cited(pack: &Pack) -> Vec<CitedBasis> {
    let of = |kind| match kind {
        BasisKind::Statute => Basis::Statute,
        BasisKind::Contract => Basis::Contract,
        BasisKind::Agreement => Basis::Agreement,
        BasisKind::Permission => Basis::Permission,
    };
    pack.manifest
        .legal_basis
        .iter()
        .map(|basis| CitedBasis {
            code: basis.code.to_string(),
            kind: of(basis.kind),
            valid_from: basis.valid_from.as_ref().map(|day| day.0),
            valid_to: basis.valid_to.as_ref().map(|day| day.0),
            binds: basis.binds.iter().map(|kind| kind.as_str().to_owned()).collect(),
            source: basis.source.as_ref().map(|source| source.as_str().to_owned()),
            verified: *basis.verified,
        })
        .collect()
}

fn internal(profile: &str, faults: &[Fault]) -> Error {
    let first = faults.first().map(ToString::to_string).unwrap_or_default();
    Error::Internal(format!("the sharing profile of {profile} does not read: {first}"))
}

fn read_stored(stored: &PackVersion) -> Result<Pack> {
    let files: PackFiles = serde_json::from_str(&stored.files)
        .map_err(|error| Error::Internal(format!("pack {}: {error}", stored.hash)))?;
    read(&files).map_err(|findings| {
        let first = findings.first().map(ToString::to_string).unwrap_or_default();
        Error::Internal(format!("pack {} no longer reads: {first}", stored.hash))
    })
}
