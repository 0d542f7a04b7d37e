//! The ledger's arithmetic: what is hashed, in which order, and what follows from what.
//!
//! An entry is a *header*, which holds no name, value or free text and stays, and a *payload*,
//! which can be erased. The header holds only a commitment to the payload, a hash over it and a
//! random salt; the salt lives with the payload and goes with it. So erasing a payload leaves
//! the chain of headers whole, and what remains cannot be guessed back from the hash.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{
    agency::AgencyKind,
    coded_enum,
    id::{AgencyId, RecordId},
};

coded_enum! {
    /// The six operations that a log of processing names. Field's rule 9 of information sharing, after
    /// the log of Directive (EU) 2016/680, article 25.
    Operation {
        /// Something was written down that was not there before.
        Collection = "collection",
        /// Something was changed.
        Alteration = "alteration",
        /// Somebody of the agency that holds the record looked.
        Consultation = "consultation",
        /// Somebody else was shown it, or was let in.
        Disclosure = "disclosure",
        /// Records were put together, or taken apart.
        Combination = "combination",
        /// Something was taken away for good.
        Erasure = "erasure",
    }
}

/// Whether an access stands under a listed restriction: told to the person it is about, it would itself
/// disclose that there is a victim, an investigation or a child to protect. Field's rules 15 and 16 of
/// information sharing. The data-protection officer sees them all.
pub fn listed_restriction(kind: &AgencyKind, rule: &str) -> bool {
    kind.serves_victims()
        || rule.starts_with("victim")
        || rule.starts_with("investigation")
        || rule.starts_with("safeguarding")
        // Whoever broke the glass may be protecting somebody from this very person.
        || rule.starts_with("break_glass")
        || rule == "emergency_service"
}

/// One chain of entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Chain {
    /// What was done with one agency's record of a person, and who looked. A merge is an entry in
    /// both records' chains, never a rewrite.
    Record(RecordId),
    /// An agency's searches, lists, sign-ins and imports.
    Agency(AgencyId),
    /// What an agency's workers did with data on victims, and which protective rules its workers were
    /// shown: apart, so that nobody who reads the other chains learns that there is any.
    Sealed(AgencyId),
    /// What concerns no single agency: set-up, packs, checkpoints.
    Installation,
}

impl fmt::Display for Chain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Record(id) => write!(f, "record:{id}"),
            Self::Agency(id) => write!(f, "agency:{id}"),
            Self::Sealed(id) => write!(f, "sealed:{id}"),
            Self::Installation => f.write_str("installation"),
        }
    }
}

/// What stands before the first entry of a chain.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The part of an entry that stays. Hashes are SHA-256 in lower-case hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The chain's name, [`Chain`] as text.
    pub chain: String,
    /// 1 for the first entry of a chain, without gaps.
    pub sequence: i64,
    /// The hash of the entry before, [`GENESIS`] for the first.
    pub previous_hash: String,
    /// When, to the microsecond.
    pub at: jiff::Timestamp,
    /// The acting user's id, or `system`.
    pub actor: String,
    /// The id of the agency the actor acted for; empty for the system.
    pub agency: String,
    /// The code of what was done.
    pub action: String,
    /// What it was done to, as an opaque id.
    pub subject: String,
    /// The codes of the data categories concerned, separated by commas.
    pub categories: String,
    /// The rule that allowed it, or for want of which it was refused.
    pub rule: String,
    /// [`commitment`] over the payload.
    pub commitment: String,
}

impl Header {
    /// The hash of this header, which the next entry of the chain carries.
    ///
    /// Every field goes in with its length before it, so that no two headers share an encoding
    /// ("ab" + "c" is not "a" + "bc"). The first field names the encoding's version.
    pub fn hash(&self) -> String {
        let mut hash = Sha256::new();
        let fields: [&str; 9] = [
            &self.chain,
            &self.previous_hash,
            &self.actor,
            &self.agency,
            &self.action,
            &self.subject,
            &self.categories,
            &self.rule,
            &self.commitment,
        ];
        update(&mut hash, b"throughline-ledger-1");
        for field in fields {
            update(&mut hash, field.as_bytes());
        }
        update(&mut hash, &self.sequence.to_be_bytes());
        update(&mut hash, &self.at.as_microsecond().to_be_bytes());
        hex::encode(hash.finalize())
    }
}

/// Binds a header to its payload without showing anything of it.
pub fn commitment(salt: &str, payload: &str) -> String {
    let mut hash = Sha256::new();
    update(&mut hash, salt.as_bytes());
    update(&mut hash, payload.as_bytes());
    hex::encode(hash.finalize())
}

/// Where a chain stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The chain's name.
    pub chain: String,
    /// The sequence of its last entry.
    pub sequence: i64,
    /// The hash of its last entry.
    pub hash: String,
}

/// The running digest of a checkpoint: over the checkpoint before and the heads that moved since.
#[derive(Debug, Clone)]
pub struct CheckpointDigest(Sha256);

impl CheckpointDigest {
    /// Begins after the checkpoint with the digest `previous` ([`GENESIS`] for the first).
    pub fn after(previous: &str) -> Self {
        let mut hash = Sha256::new();
        update(&mut hash, previous.as_bytes());
        Self(hash)
    }
    /// Adds a head; they come in the order of their chains' names.
    pub fn add(&mut self, head: &Head) {
        update(&mut self.0, head.chain.as_bytes());
        update(&mut self.0, &head.sequence.to_be_bytes());
        update(&mut self.0, head.hash.as_bytes());
    }
    /// The digest.
    pub fn finish(self) -> String {
        hex::encode(self.0.finalize())
    }
}

/// A checkpoint of the ledger. Kept outside the database, it reveals what the ledger alone cannot:
/// that its end was cut off, that it was written anew, or that an old copy was put in its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkpoint {
    /// 1 for the first, without gaps.
    pub number: i64,
    /// When it was made.
    pub at: jiff::Timestamp,
    /// How many heads moved since the one before.
    pub heads: i64,
    /// Over those heads and the digest of the checkpoint before, so over everything until then.
    pub digest: String,
}

/// The form of the file in which a checkpoint is kept. Readers pass over members they do not know,
/// so a signature can stand beside these without a new form.
#[derive(Serialize, Deserialize)]
struct CheckpointFile {
    throughline_checkpoint: i64,
    #[serde(flatten)]
    checkpoint: Checkpoint,
}

/// The form that is written and read.
const CHECKPOINT_FORM: i64 = 1;

/// A text that holds no checkpoint, and why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a checkpoint of Throughline: {0}")]
pub struct NoCheckpoint(String);

impl Checkpoint {
    /// The checkpoint as a file to be kept outside: one JSON object.
    pub fn to_file(&self) -> String {
        let file = CheckpointFile { throughline_checkpoint: CHECKPOINT_FORM, checkpoint: self.clone() };
        // Numbers, an instant and a text: there is nothing in it that JSON cannot hold.
        serde_json::to_string_pretty(&file).map(|text| text + "\n").unwrap_or_default()
    }

    /// Reads such a file.
    pub fn read(text: &str) -> Result<Self, NoCheckpoint> {
        let file: CheckpointFile =
            serde_json::from_str(text).map_err(|error| NoCheckpoint(error.to_string()))?;
        match file.throughline_checkpoint {
            CHECKPOINT_FORM => Ok(file.checkpoint),
            other => Err(NoCheckpoint(format!("form {other} belongs to another version of the program"))),
        }
    }
}

fn update(hash: &mut Sha256, field: &[u8]) {
    // usize is never wider than u64 on the platforms there are.
    hash.update((field.len() as u64).to_be_bytes());
    hash.update(field);
}

/// What was kept beside a header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Payload {
    /// Salt and text.
    Kept {
        /// The salt.
        salt: String,
        /// The text, as it was committed to.
        text: String,
    },
    /// Erased under the named run, which has an entry of its own.
    Erased(String),
    /// Gone without a run that says so.
    Missing,
}

/// What does not fit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Misfit {
    /// The sequence jumps: an entry was taken out.
    #[error("the entry is missing")]
    Missing,
    /// The entry does not follow from the one before.
    #[error("the entry does not follow from the one before it")]
    Unlinked,
    /// The header was changed after it was written.
    #[error("the header was changed")]
    HeaderChanged,
    /// The payload was changed after it was written.
    #[error("the payload was changed")]
    PayloadChanged,
    /// The payload is gone and no erasure run says why.
    #[error("the payload is gone, and no erasure run accounts for it")]
    PayloadMissing,
    /// The chain's head does not name its last entry: entries were taken from the end.
    #[error("the head of the chain does not name its last entry")]
    HeadDiffers,
    /// A checkpoint saw an entry that is no longer there, or another one in its place.
    #[error("checkpoint {0} saw an entry here that is gone or is another one now")]
    CheckpointDiffers(i64),
    /// A checkpoint itself was changed, or the entry that says it was made.
    #[error("checkpoint {0} was changed, or was not made by this program")]
    CheckpointChanged(i64),
    /// This entry says that a checkpoint was made, and it was taken out.
    #[error("checkpoint {0}, which was made here, was taken out")]
    CheckpointMissing(i64),
    /// What the chain is about is there, and every entry of it is gone.
    #[error("the whole chain is gone")]
    ChainMissing,
    /// A checkpoint that was kept outside is later than the last one here.
    #[error(
        "checkpoint {0}, which was kept outside, is not in this ledger: its end was cut off, or an older copy of the \
         database was put in its place"
    )]
    KeptMissing(i64),
    /// A checkpoint that was kept outside has another digest here.
    #[error(
        "checkpoint {0} is not the one that was kept outside: the ledger was written anew, or is of another installation"
    )]
    KeptDiffers(i64),
}

/// Follows one chain from its beginning, entry by entry.
#[derive(Debug, Clone)]
pub struct Walk(Head);

impl Walk {
    /// Before the first entry.
    pub fn new(chain: &str) -> Self {
        Self(Head { chain: chain.to_owned(), sequence: 0, hash: GENESIS.to_owned() })
    }
    /// The last entry that fitted.
    pub const fn head(&self) -> &Head {
        &self.0
    }
    /// Checks the next entry against the one before, its stored hash and its payload.
    pub fn step(&mut self, header: &Header, hash: &str, payload: &Payload) -> Result<(), Misfit> {
        if header.sequence != self.0.sequence + 1 {
            return Err(Misfit::Missing);
        }
        if header.hash() != hash {
            return Err(Misfit::HeaderChanged);
        }
        if header.previous_hash != self.0.hash {
            return Err(Misfit::Unlinked);
        }
        match payload {
            Payload::Kept { salt, text } if commitment(salt, text) != header.commitment => {
                return Err(Misfit::PayloadChanged);
            }
            Payload::Missing => return Err(Misfit::PayloadMissing),
            Payload::Kept { .. } | Payload::Erased(_) => {}
        }
        self.0.sequence = header.sequence;
        hash.clone_into(&mut self.0.hash);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(sequence: i64, previous_hash: &str) -> Header {
        Header {
            chain: "installation".into(),
            sequence,
            previous_hash: previous_hash.into(),
            at: "2026-11-02T09:00:00Z".parse().unwrap(),
            actor: "system".into(),
            agency: String::new(),
            action: "system".into(),
            subject: "installation".into(),
            categories: "1,2".into(),
            rule: "set_up".into(),
            commitment: commitment("salt", "{}"),
        }
    }

    fn kept(text: &str) -> Payload {
        Payload::Kept { salt: "salt".into(), text: text.into() }
    }

    #[test]
    fn the_encoding_of_a_header_never_changes() {
        // Written down once: a new encoding would make every ledger in the field unverifiable.
        assert_eq!(
            header(1, GENESIS).hash(),
            "25cef9061ca04a83d40f6fff2b9edc5ef6c71760f5762485370164397b99b334"
        );
    }

    #[test]
    fn every_field_of_a_header_counts() {
        let original = header(1, GENESIS);
        let changes: [fn(&mut Header); 11] = [
            |h| h.chain.push('x'),
            |h| h.sequence += 1,
            |h| h.previous_hash.push('x'),
            |h| h.at += jiff::SignedDuration::from_micros(1),
            |h| h.actor.push('x'),
            |h| h.agency.push('x'),
            |h| h.action.push('x'),
            |h| h.subject.push('x'),
            |h| h.categories.push('x'),
            |h| h.rule.push('x'),
            |h| h.commitment.push('x'),
        ];
        for touch in changes {
            let mut touched = original.clone();
            touch(&mut touched);
            assert_ne!(touched.hash(), original.hash(), "{touched:?}");
        }
        let moved = Header { agency: "syst".into(), actor: "em".into(), ..original.clone() };
        let other = Header { agency: "em".into(), actor: "syst".into(), ..original };
        assert_ne!(moved.hash(), other.hash(), "a text cannot slip from one field to the next");
    }

    #[test]
    fn a_checkpoint_is_kept_as_a_file_that_later_versions_may_add_to() {
        let made = Checkpoint {
            number: 3,
            at: "2026-11-02T09:00:00Z".parse().unwrap(),
            heads: 12,
            digest: GENESIS.into(),
        };
        let file = made.to_file();
        assert_eq!(Checkpoint::read(&file).as_ref(), Ok(&made));
        let signed = file.replacen('{', "{ \"signature\": \"later\",", 1);
        assert_eq!(Checkpoint::read(&signed), Ok(made));
        let newer = file.replacen("\"throughline_checkpoint\": 1", "\"throughline_checkpoint\": 2", 1);
        assert!(Checkpoint::read(&newer).unwrap_err().to_string().contains("form 2"));
        assert!(Checkpoint::read("Dear all").is_err());
    }

    #[test]
    fn a_walk_stops_at_the_first_entry_that_does_not_fit() {
        let first = header(1, GENESIS);
        let second = header(2, &first.hash());
        let mut walk = Walk::new("installation");
        assert_eq!(walk.step(&first, &first.hash(), &kept("{}")), Ok(()));
        assert_eq!(walk.clone().step(&second, &second.hash(), &Payload::Erased("7".into())), Ok(()));

        let step = |header: &Header, payload| walk.clone().step(header, &second.hash(), &payload);
        assert_eq!(step(&second, kept("{ }")), Err(Misfit::PayloadChanged));
        assert_eq!(step(&second, Payload::Missing), Err(Misfit::PayloadMissing));
        assert_eq!(step(&header(3, &first.hash()), kept("{}")), Err(Misfit::Missing));
        let forged = Header { rule: "other".into(), ..second.clone() };
        assert_eq!(step(&forged, kept("{}")), Err(Misfit::HeaderChanged));
        let elsewhere = header(2, GENESIS);
        assert_eq!(walk.clone().step(&elsewhere, &elsewhere.hash(), &kept("{}")), Err(Misfit::Unlinked));
    }
}
