//! What the use cases stand on: the database, the rules as data, the clock and randomness.

use std::{collections::BTreeMap, sync::Arc};

use jiff::Timestamp;
use throughline_domain::{calendar::Jurisdiction, id::Entropy};
use throughline_store::db::Db;

use crate::{Error, Result, programme::Packs, sealing::Keys};

/// Where the time comes from. Only the binary's clock reads the system's.
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> Timestamp;
}

/// One installation.
pub struct World {
    /// The database.
    pub db: Db,
    /// Jurisdictions by id.
    pub jurisdictions: BTreeMap<String, Jurisdiction>,
    /// Programmes, read once.
    pub packs: Packs,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// Random bytes.
    pub entropy: Arc<dyn Entropy>,
    /// The keys of what is sealed.
    pub keys: Arc<dyn Keys>,
}

impl World {
    /// The jurisdiction with this id.
    pub fn jurisdiction(&self, id: &str) -> Result<&Jurisdiction> {
        self.jurisdictions.get(id).ok_or_else(|| Error::Internal(format!("no jurisdiction {id} is loaded")))
    }
}
