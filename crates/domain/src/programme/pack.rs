//! A pack: the rule book of one programme, as data.
//!
//! Nothing a person reads stands in `pack.toml`: every thing has a *code*, and its words stand under
//! a key made from the code in `texts/<language>.ftl` (see [`Manifest::text_keys`]). Everything that
//! claims to come from somewhere says from where (`source`) and whether somebody has read it there
//! (`verified`); what is not verified is never shown as law.

use std::{collections::BTreeMap, fmt, sync::Arc};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{eligibility::Rule, text::Texts};
use crate::involvement::Part;

mod codes;
mod manifest;

pub use codes::{
    BasisKind, ExitOutcome, FactType, Held, LateStart, MilestoneKind, OnRelease, ParticipationRule, Route,
    Town,
};
pub use manifest::{
    AgencyRole, CodeOnly, ConditionDef, Criterion, DocumentDef, ExitReason, FactDecl, FunnelStep, LegalBasis,
    Manifest, MeetingDef, MilestoneDef, NeedDomain, NoAccess, SourceDef, Stage, Variant, Window,
};

/// What stands for the jurisdiction of a programme that needs no country.
pub const ANY_JURISDICTION: &str = "any";

/// The file that holds the programme's own rules on who may see what; without it, the default matrix
/// holds. The policy crate reads it.
pub const POLICY: &str = "policy.cedar";

/// The files of a pack's folder: path (with `/`) to text.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PackFiles(pub BTreeMap<String, String>);

impl PackFiles {
    /// The text of one file.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }

    /// The SHA-256 over paths and contents, in hex: what an enrolment is pinned to. Lengths are
    /// hashed too, so that no text can pose as the beginning of the next file.
    pub fn hash(&self) -> String {
        let mut hash = Sha256::new();
        for (path, text) in &self.0 {
            for part in [path, text] {
                hash.update(part.len().to_be_bytes());
                hash.update(part.as_bytes());
            }
        }
        format!("{:x}", hash.finalize())
    }
}

/// A pack that has passed [`super::check::check`]. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Pack {
    /// What `pack.toml` says.
    pub manifest: Arc<Manifest>,
    /// The words, per language.
    pub texts: Arc<Texts>,
    /// The hash of its files.
    pub hash: String,
    /// Its own rules on who may see what, as text.
    pub policy: Option<Arc<str>>,
    /// Expressions, compiled once: by their text.
    pub(super) rules: Arc<BTreeMap<String, Rule>>,
}

impl Pack {
    /// The milestone with this code.
    pub fn milestone(&self, code: &str) -> Option<&MilestoneDef> {
        self.manifest.milestone.iter().find(|milestone| *milestone.code == code)
    }

    /// The words under a key, in a language or the next best.
    pub fn text(&self, language: &str, key: &str) -> &str {
        self.texts.get(language, key)
    }

    /// The words under the key `<prefix>-<code>`.
    pub fn label(&self, language: &str, prefix: &str, code: &str) -> &str {
        self.texts.get(language, &text_key(&[prefix, code]))
    }

    /// The role that leads.
    pub fn lead_role(&self) -> Option<&AgencyRole> {
        self.manifest.agency_role.iter().find(|role| role.part == Part::Lead)
    }

    /// The legal bases in force on a day. Never pinned to a version: the law of the day of the
    /// read applies.
    pub fn bases_on(&self, day: Date) -> impl Iterator<Item = &LegalBasis> {
        self.manifest.legal_basis.iter().filter(move |basis| {
            basis.valid_from.as_ref().is_none_or(|from| from.0 <= day)
                && basis.valid_to.as_ref().is_none_or(|to| day <= to.0)
        })
    }

    /// Whether the programme is for people of a jurisdiction.
    pub fn holds_in(&self, jurisdiction: &str) -> bool {
        [ANY_JURISDICTION, jurisdiction].contains(&self.manifest.jurisdiction.as_str())
    }

    /// Whether new enrolments may begin on a day.
    pub fn valid_on(&self, day: Date) -> bool {
        self.manifest.valid_from.0 <= day && self.manifest.valid_to.as_ref().is_none_or(|to| day <= to.0)
    }

    /// Whether a person in this programme had no choice.
    pub fn is_mandatory(&self) -> bool {
        self.manifest.participation == ParticipationRule::Mandatory
    }
}

/// A text key from the parts of a code; Fluent wants hyphens where codes have underscores.
pub fn text_key(parts: &[&str]) -> String {
    parts.join("-").replace('_', "-")
}

impl fmt::Display for Pack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", *self.manifest.id, self.manifest.version)
    }
}
