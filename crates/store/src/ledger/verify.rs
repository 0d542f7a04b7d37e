//! Recomputing the ledger: the first entry that does not fit, and what only a checkpoint that was
//! kept outside can show.

use std::collections::BTreeMap;

use throughline_domain::ledger::{
    Chain, Checkpoint, CheckpointDigest, GENESIS, Header, Misfit, Payload, Walk,
};

use super::{CHECKPOINT, head, since_checkpoint, stored_checkpoint};
use crate::{
    db::{Query, Row, Value},
    error::DbError,
};

/// How many rows are held at a time.
const BATCH: i64 = 1_000;

/// A ledger that fits.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verified {
    /// How many entries were recomputed.
    pub entries: u64,
    /// How many chains they form.
    pub chains: u64,
    /// How many payloads were erased, by the run they were erased under.
    pub erased: BTreeMap<String, u64>,
    /// The last checkpoint, to compare with the copy kept outside; none was ever made otherwise.
    pub checkpoint: Option<Checkpoint>,
    /// How many entries were written since it.
    pub since_checkpoint: i64,
}

/// The first entry that does not fit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{chain}, entry {sequence}: {misfit}")]
pub struct Fault {
    /// The chain.
    pub chain: String,
    /// The sequence in it.
    pub sequence: i64,
    /// What does not fit.
    pub misfit: Misfit,
}

/// Why a ledger could not be verified.
#[derive(Debug, thiserror::Error)]
pub enum NotVerified {
    /// It does not fit.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// It could not be read.
    #[error(transparent)]
    Db(#[from] DbError),
}

fn installation(sequence: i64, misfit: Misfit) -> NotVerified {
    fault(&Chain::Installation.to_string(), sequence, misfit)
}

fn fault(chain: &str, sequence: i64, misfit: Misfit) -> NotVerified {
    Fault { chain: chain.to_owned(), sequence, misfit }.into()
}

/// Recomputes the whole ledger, a batch at a time: hashes, sequences, payloads against their
/// commitments, heads, checkpoints, and whether everything that has a chain from its first day
/// still has it. `progress` is told how many entries have been checked.
pub fn verify(q: &mut dyn Query, progress: &mut dyn FnMut(u64)) -> Result<Verified, NotVerified> {
    let mut verified = Verified::default();
    verify_entries(q, &mut verified, progress)?;
    verify_heads(q)?;
    let checkpoints = verify_checkpoints(q)?;
    verify_checkpoint_entries(q, &checkpoints)?;
    verify_checkpoint_heads(q)?;
    verify_chains(q)?;
    verified.checkpoint = checkpoints.into_iter().next_back();
    verified.since_checkpoint = since_checkpoint(q)?;
    Ok(verified)
}

/// Compares with a checkpoint that was kept outside: the same one must still be here.
pub fn compare(q: &mut dyn Query, kept: &Checkpoint) -> Result<(), NotVerified> {
    let found = q.find("SELECT digest FROM ledger_checkpoint WHERE number = $1", &[kept.number.into()])?;
    let misfit = match found {
        None => Misfit::KeptMissing(kept.number),
        Some(row) if row.get::<String>("digest")? != kept.digest => Misfit::KeptDiffers(kept.number),
        Some(_) => return Ok(()),
    };
    Err(installation(0, misfit))
}

fn verify_entries(
    q: &mut dyn Query,
    verified: &mut Verified,
    progress: &mut dyn FnMut(u64),
) -> Result<(), NotVerified> {
    let mut walk: Option<Walk> = None;
    let (mut chain, mut sequence) = (String::new(), 0_i64);
    loop {
        let rows = q.rows(
            "SELECT e.chain, e.sequence, e.previous_hash, e.at, e.actor, e.agency_id, e.action, \
             e.subject, e.categories, e.rule, e.commitment, e.hash, e.salt, e.payload, e.erased_under \
             FROM ledger_entry e \
             WHERE (e.chain, e.sequence) > ($1, $2) ORDER BY e.chain, e.sequence LIMIT $3",
            &[Value::text(&chain), sequence.into(), BATCH.into()],
        )?;
        if rows.is_empty() {
            break;
        }
        for row in &rows {
            let header = header(row)?;
            let payload = payload(row)?;
            if walk.as_ref().is_none_or(|walk| walk.head().chain != header.chain) {
                verified.chains += 1;
                walk = Some(Walk::new(&header.chain));
            }
            if let Some(walk) = &mut walk {
                walk.step(&header, &row.get::<String>("hash")?, &payload).map_err(|misfit| {
                    // A gap is reported at the entry that ought to be there.
                    fault(&header.chain, walk.head().sequence + 1, misfit)
                })?;
            }
            if let Payload::Erased(run) = payload {
                *verified.erased.entry(run).or_default() += 1;
            }
            verified.entries += 1;
            (chain, sequence) = (header.chain, header.sequence);
        }
        progress(verified.entries);
    }
    Ok(())
}

/// Every head names the last entry of its chain, and every chain has a head.
fn verify_heads(q: &mut dyn Query) -> Result<(), NotVerified> {
    let differs = q.find(
        "SELECT h.chain, h.sequence FROM ledger_head h \
         LEFT JOIN ledger_entry e ON e.chain = h.chain AND e.sequence = h.sequence \
         WHERE e.hash IS NULL OR e.hash <> h.hash ORDER BY h.chain LIMIT 1",
        &[],
    )?;
    let beyond = match differs {
        Some(row) => Some(row),
        None => q.find(
            "SELECT e.chain, e.sequence FROM ledger_entry e \
             LEFT JOIN ledger_head h ON h.chain = e.chain \
             WHERE h.sequence IS NULL OR e.sequence > h.sequence \
             ORDER BY e.chain, e.sequence LIMIT 1",
            &[],
        )?,
    };
    beyond.map_or(Ok(()), |row| {
        Err(fault(&row.get::<String>("chain")?, row.get("sequence")?, Misfit::HeadDiffers))
    })
}

/// The digests of all checkpoints, one after the other; gives them.
fn verify_checkpoints(q: &mut dyn Query) -> Result<Vec<Checkpoint>, NotVerified> {
    let mut checkpoints: Vec<Checkpoint> = Vec::new();
    for row in q.rows("SELECT number, at, heads, digest FROM ledger_checkpoint ORDER BY number", &[])? {
        let stored = stored_checkpoint(&row)?;
        let expected = checkpoints.last().map_or(1, |before| before.number + 1);
        if stored.number != expected {
            return Err(installation(0, Misfit::CheckpointMissing(expected)));
        }
        let before = checkpoints.last().map_or(GENESIS, |before| before.digest.as_str());
        let (heads, digest) = recompute(q, stored.number, before)?;
        if (heads, &digest) != (stored.heads, &stored.digest) {
            return Err(installation(0, Misfit::CheckpointChanged(stored.number)));
        }
        checkpoints.push(stored);
    }
    Ok(checkpoints)
}

/// Each checkpoint stands in the installation's chain, in order: what was made once is still there,
/// and with the digest that the entry of the next one names.
fn verify_checkpoint_entries(q: &mut dyn Query, checkpoints: &[Checkpoint]) -> Result<(), NotVerified> {
    let entries = q.rows(
        "SELECT e.sequence, e.payload, h.number FROM ledger_entry e \
         LEFT JOIN ledger_checkpoint_head h ON h.chain = e.chain AND h.sequence = e.sequence \
         WHERE e.chain = $1 AND e.action = $2 ORDER BY e.sequence",
        &[Value::text(Chain::Installation), CHECKPOINT.into()],
    )?;
    let mut digest_before = GENESIS;
    let mut stored = checkpoints.iter();
    for (number, row) in (1..).zip(&entries) {
        let sequence = row.get("sequence")?;
        let Some(checkpoint) = stored.next() else {
            return Err(installation(sequence, Misfit::CheckpointMissing(number)));
        };
        if row.get::<Option<i64>>("number")? != Some(number) {
            return Err(installation(sequence, Misfit::CheckpointChanged(number)));
        }
        if let Some(named) = previous_of(row.get("payload")?)
            && named != digest_before
        {
            return Err(installation(sequence, Misfit::CheckpointChanged(number - 1)));
        }
        digest_before = &checkpoint.digest;
    }
    stored.next().map_or(Ok(()), |beyond| Err(installation(0, Misfit::CheckpointChanged(beyond.number))))
}

/// The digest that a checkpoint's entry names; nothing, where the payload was erased or is older
/// than the naming.
fn previous_of(payload: Option<String>) -> Option<String> {
    let payload: serde_json::Value = serde_json::from_str(&payload?).ok()?;
    payload.get("previous")?.as_str().map(str::to_owned)
}

fn recompute(q: &mut dyn Query, number: i64, previous: &str) -> Result<(i64, String), DbError> {
    let mut digest = CheckpointDigest::after(previous);
    let (mut heads, mut chain) = (0, String::new());
    loop {
        let rows = q.rows(
            "SELECT chain, sequence, hash FROM ledger_checkpoint_head \
             WHERE number = $1 AND chain > $2 ORDER BY chain LIMIT $3",
            &[number.into(), Value::text(&chain), BATCH.into()],
        )?;
        if rows.is_empty() {
            return Ok((heads, digest.finish()));
        }
        for row in &rows {
            let head = head(row)?;
            digest.add(&head);
            heads += 1;
            chain = head.chain;
        }
    }
}

/// What a checkpoint saw must still be there.
fn verify_checkpoint_heads(q: &mut dyn Query) -> Result<(), NotVerified> {
    let differs = q.find(
        "SELECT c.number, c.chain, c.sequence FROM ledger_checkpoint_head c \
         LEFT JOIN ledger_entry e ON e.chain = c.chain AND e.sequence = c.sequence \
         WHERE e.hash IS NULL OR e.hash <> c.hash ORDER BY c.number, c.chain LIMIT 1",
        &[],
    )?;
    differs.map_or(Ok(()), |row| {
        let misfit = Misfit::CheckpointDiffers(row.get("number")?);
        Err(fault(&row.get::<String>("chain")?, row.get("sequence")?, misfit))
    })
}

/// A person's record and an agency have an entry from the act that made them. Who takes all of a
/// chain, head included, leaves what the chain is about.
fn verify_chains(q: &mut dyn Query) -> Result<(), NotVerified> {
    let lost = q.find(
        "SELECT 'record:' || r.id AS chain FROM person_record r \
         LEFT JOIN ledger_head h ON h.chain = 'record:' || r.id WHERE h.chain IS NULL \
         UNION ALL \
         SELECT 'agency:' || a.id AS chain FROM agency a \
         LEFT JOIN ledger_head h ON h.chain = 'agency:' || a.id WHERE h.chain IS NULL \
         ORDER BY 1 LIMIT 1",
        &[],
    )?;
    lost.map_or(Ok(()), |row| Err(fault(&row.get::<String>("chain")?, 1, Misfit::ChainMissing)))
}

fn header(row: &Row) -> Result<Header, DbError> {
    Ok(Header {
        chain: row.get("chain")?,
        sequence: row.get("sequence")?,
        previous_hash: row.get("previous_hash")?,
        at: row.get("at")?,
        actor: row.get("actor")?,
        agency: row.get("agency_id")?,
        action: row.get("action")?,
        subject: row.get("subject")?,
        categories: row.get("categories")?,
        rule: row.get("rule")?,
        commitment: row.get("commitment")?,
    })
}

fn payload(row: &Row) -> Result<Payload, DbError> {
    let kept: (Option<String>, Option<String>) = (row.get("salt")?, row.get("payload")?);
    Ok(match (kept, row.get("erased_under")?) {
        ((Some(salt), Some(text)), _) => Payload::Kept { salt, text },
        (_, Some(run)) => Payload::Erased(run),
        (_, None) => Payload::Missing,
    })
}
