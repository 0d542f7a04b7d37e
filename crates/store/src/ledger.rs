//! The ledger: appending to it, and recomputing it.
//!
//! Every change, every disclosure and every refusal is an entry. Heads are taken by one
//! `UPDATE … RETURNING` each, in the order of their names, so two writers on one chain queue
//! instead of forking it.

use std::collections::BTreeMap;

use jiff::Timestamp;
pub use throughline_domain::ledger::{Chain, Head, Misfit};
use throughline_domain::{
    category::Category,
    id::Entropy,
    ledger::{CheckpointDigest, GENESIS, Header, Payload, Walk, commitment},
};
use throughline_policy::Subject;

use crate::{
    db::{Query, Row, Value, Writer},
    error::DbError,
};

/// How many rows `verify` holds at a time.
const BATCH: i64 = 1_000;

/// What is to be written down. Who, for which agency and under which rule stands in the permit.
#[derive(Debug)]
pub struct Entry<'a> {
    /// The chains it belongs to; twice the same counts once.
    pub chains: &'a [Chain],
    /// A more telling code than the permit's action, if there is one.
    pub action: Option<&'a str>,
    /// What it was done to.
    pub subject: Subject,
    /// The data categories that were changed or shown.
    pub categories: &'a [Category],
    /// The erasable part: what the page on "who looked" and a reconstruction need.
    pub payload: serde_json::Value,
}

/// Appends an entry under the writer's permit. A refusal is an entry too, in a transaction of its
/// own, under the permit that is made for it.
#[expect(clippy::needless_pass_by_value, reason = "an entry is written once, and then it is spent")]
pub fn append(
    w: &mut Writer<'_>,
    now: Timestamp,
    entropy: &dyn Entropy,
    entry: Entry<'_>,
) -> Result<(), DbError> {
    let permit = w.permit();
    let line = Line {
        at: now,
        actor: permit.actor().map_or_else(|| "system".to_owned(), |id| id.to_string()),
        agency: permit.agency().map(|id| id.to_string()).unwrap_or_default(),
        action: entry.action.unwrap_or(permit.action().code()).to_owned(),
        rule: permit.rule().to_owned(),
        subject: entry.subject.to_string(),
        categories: codes(entry.categories),
        payload: entry.payload.to_string(),
    };
    append_to_all(w, entropy, entry.chains, &line)
}

/// What the entries of one act have in common, whatever their chains.
struct Line {
    at: Timestamp,
    actor: String,
    agency: String,
    action: String,
    rule: String,
    subject: String,
    categories: String,
    payload: String,
}

fn codes(categories: &[Category]) -> String {
    let mut sorted = categories.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    sorted.iter().map(|category| category.code()).collect::<Vec<_>>().join(",")
}

fn append_to_all(
    w: &mut Writer<'_>,
    entropy: &dyn Entropy,
    chains: &[Chain],
    line: &Line,
) -> Result<(), DbError> {
    let mut names: Vec<String> = chains.iter().map(ToString::to_string).collect();
    // One order for everybody: two acts on the same two records never wait for each other.
    names.sort_unstable();
    names.dedup();
    if names.is_empty() {
        return Err(DbError::Other("a ledger entry needs a chain".to_owned()));
    }
    for chain in names {
        append_to(w, entropy, chain, line)?;
    }
    w.mark_ledgered();
    Ok(())
}

fn append_to(w: &mut Writer<'_>, entropy: &dyn Entropy, chain: String, line: &Line) -> Result<(), DbError> {
    let mut salt = [0_u8; 16];
    entropy.fill(&mut salt);
    let salt = hex::encode(salt);
    let (sequence, previous_hash) = take_head(w, &chain)?;
    let header = Header {
        chain,
        sequence,
        previous_hash,
        at: line.at,
        actor: line.actor.clone(),
        agency: line.agency.clone(),
        action: line.action.clone(),
        subject: line.subject.clone(),
        categories: line.categories.clone(),
        rule: line.rule.clone(),
        commitment: commitment(&salt, &line.payload),
    };
    let hash = header.hash();
    w.execute(
        "INSERT INTO ledger_payload (chain, sequence, salt, payload) VALUES ($1, $2, $3, $4)",
        &[Value::text(&header.chain), sequence.into(), salt.into(), Value::text(&line.payload)],
    )?;
    w.execute(
        "UPDATE ledger_head SET hash = $2 WHERE chain = $1",
        &[Value::text(&header.chain), Value::text(&hash)],
    )?;
    insert_header(w, header, hash)
}

/// The next sequence of a chain and the hash before it. The head's row is held from here on.
fn take_head(w: &mut Writer<'_>, chain: &str) -> Result<(i64, String), DbError> {
    const TAKE: &str =
        "UPDATE ledger_head SET sequence = sequence + 1 WHERE chain = $1 RETURNING sequence, hash";
    let taken = if let Some(row) = w.find(TAKE, &[chain.into()])? {
        row
    } else {
        w.execute(
            "INSERT INTO ledger_head (chain, sequence, hash) VALUES ($1, 0, $2) \
             ON CONFLICT (chain) DO NOTHING",
            &[chain.into(), GENESIS.into()],
        )?;
        w.one(TAKE, &[chain.into()])?
    };
    Ok((taken.get("sequence")?, taken.get("hash")?))
}

fn insert_header(w: &mut Writer<'_>, header: Header, hash: String) -> Result<(), DbError> {
    w.execute(
        "INSERT INTO ledger_entry (chain, sequence, previous_hash, at, actor, agency_id, action, \
         subject, categories, rule, commitment, hash) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        &[
            header.chain.into(),
            header.sequence.into(),
            header.previous_hash.into(),
            header.at.into(),
            header.actor.into(),
            header.agency.into(),
            header.action.into(),
            header.subject.into(),
            header.categories.into(),
            header.rule.into(),
            header.commitment.into(),
            hash.into(),
        ],
    )?;
    Ok(())
}

/// A checkpoint, to be printed, signed or sent away: kept outside, it reveals what the ledger
/// alone cannot, that its end was cut off or an old backup put in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// 1 for the first.
    pub number: i64,
    /// How many heads moved since the one before.
    pub heads: i64,
    /// Over those heads and the digest of the checkpoint before.
    pub digest: String,
}

/// Writes a checkpoint over every chain that moved since the last one. It is itself an entry.
pub fn checkpoint(w: &mut Writer<'_>, now: Timestamp, entropy: &dyn Entropy) -> Result<Checkpoint, DbError> {
    let last = w.find("SELECT number, digest FROM ledger_checkpoint ORDER BY number DESC LIMIT 1", &[])?;
    let (number, previous) = match last {
        Some(row) => (row.get::<i64>("number")? + 1, row.get("digest")?),
        None => (1, GENESIS.to_owned()),
    };
    let entry = Entry {
        chains: &[Chain::Installation],
        action: Some("ledger.checkpoint"),
        subject: Subject::Installation,
        categories: &[],
        payload: serde_json::json!({ "number": number }),
    };
    append(w, now, entropy, entry)?;

    let moved = w.rows(
        "SELECT chain, sequence, hash FROM ledger_head WHERE sequence > checkpointed ORDER BY chain",
        &[],
    )?;
    let mut digest = CheckpointDigest::after(&previous);
    for row in &moved {
        digest.add(&head(row)?);
    }
    let heads = i64::try_from(moved.len()).unwrap_or(i64::MAX);
    let made = Checkpoint { number, heads, digest: digest.finish() };
    w.execute(
        "INSERT INTO ledger_checkpoint (number, at, heads, digest) VALUES ($1, $2, $3, $4)",
        &[number.into(), now.into(), heads.into(), Value::text(&made.digest)],
    )?;
    w.execute(
        "INSERT INTO ledger_checkpoint_head (number, chain, sequence, hash) \
         SELECT $1, chain, sequence, hash FROM ledger_head WHERE sequence > checkpointed",
        &[number.into()],
    )?;
    w.execute("UPDATE ledger_head SET checkpointed = sequence WHERE sequence > checkpointed", &[])?;
    Ok(made)
}

/// When the last checkpoint was made.
pub fn last_checkpoint_at(q: &mut dyn Query) -> Result<Option<Timestamp>, DbError> {
    q.one("SELECT MAX(at) AS at FROM ledger_checkpoint", &[])?.get("at")
}

/// A ledger that fits.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verified {
    /// How many entries were recomputed.
    pub entries: u64,
    /// How many chains they form.
    pub chains: u64,
    /// How many payloads were erased, by the run they were erased under.
    pub erased: BTreeMap<String, u64>,
    /// The last checkpoint, to compare with the copy kept outside.
    pub checkpoint: Option<Checkpoint>,
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

fn fault(chain: &str, sequence: i64, misfit: Misfit) -> NotVerified {
    Fault { chain: chain.to_owned(), sequence, misfit }.into()
}

/// Recomputes the whole ledger, a batch at a time: hashes, sequences, payloads against their
/// commitments, heads, checkpoints. `progress` is told how many entries have been checked.
pub fn verify(q: &mut dyn Query, progress: &mut dyn FnMut(u64)) -> Result<Verified, NotVerified> {
    let mut verified = Verified::default();
    verify_entries(q, &mut verified, progress)?;
    verify_heads(q)?;
    verified.checkpoint = verify_checkpoints(q)?;
    verify_checkpoint_heads(q)?;
    Ok(verified)
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
             e.subject, e.categories, e.rule, e.commitment, e.hash, p.salt, p.payload, p.erased_under \
             FROM ledger_entry e \
             LEFT JOIN ledger_payload p ON p.chain = e.chain AND p.sequence = e.sequence \
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

/// The digests of all checkpoints, one after the other; gives the last.
fn verify_checkpoints(q: &mut dyn Query) -> Result<Option<Checkpoint>, NotVerified> {
    let mut previous: Option<Checkpoint> = None;
    let checkpoints = q.rows("SELECT number, heads, digest FROM ledger_checkpoint ORDER BY number", &[])?;
    for row in checkpoints {
        let stored =
            Checkpoint { number: row.get("number")?, heads: row.get("heads")?, digest: row.get("digest")? };
        let changed = |number| fault(&Chain::Installation.to_string(), 0, Misfit::CheckpointChanged(number));
        let expected = previous.as_ref().map_or(1, |checkpoint| checkpoint.number + 1);
        if stored.number != expected {
            return Err(changed(expected));
        }
        let before = previous.as_ref().map_or(GENESIS, |checkpoint| checkpoint.digest.as_str());
        let (heads, digest) = recompute(q, stored.number, before)?;
        if (heads, &digest) != (stored.heads, &stored.digest) {
            return Err(changed(stored.number));
        }
        previous = Some(stored);
    }
    Ok(previous)
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

fn head(row: &Row) -> Result<Head, DbError> {
    Ok(Head { chain: row.get("chain")?, sequence: row.get("sequence")?, hash: row.get("hash")? })
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
