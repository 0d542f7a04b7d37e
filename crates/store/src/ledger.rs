//! The ledger: appending to it, and recomputing it.
//!
//! Every change, every disclosure and every refusal is an entry. A head moves from the sequence that
//! was read to the next one or not at all, in the order of the chains' names: of two writers on one
//! chain the second runs again instead of forking it.

mod verify;

use jiff::Timestamp;
pub use throughline_domain::ledger::{Chain, Checkpoint, Head, Misfit, NoCheckpoint};
use throughline_domain::{
    category::{Category, codes},
    id::{Entropy, PersonId},
    ledger::{CheckpointDigest, GENESIS, Header, commitment},
    seal::Ring,
};
use throughline_policy::Subject;

pub use self::verify::{Fault, NotVerified, Verified, compare, verify};
use crate::{
    db::{Query, Row, Value, Writer},
    error::DbError,
};

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
pub fn append(
    w: &mut Writer<'_>,
    now: Timestamp,
    entropy: &dyn Entropy,
    entry: Entry<'_>,
) -> Result<(), DbError> {
    let subject = entry.subject.to_string();
    append_about(w, now, entropy, entry, subject)
}

/// The same under another name for what it was done to: in a sealed chain a header that named the person
/// would tell, to who has the database and no key, that there is something of a victim.
pub fn append_sealed(
    w: &mut Writer<'_>,
    now: Timestamp,
    entropy: &dyn Entropy,
    ring: &Ring,
    entry: Entry<'_>,
) -> Result<(), DbError> {
    let subject = match entry.subject {
        Subject::Person(person) => ring.tag(PSEUDONYM_OF, &person.to_string()),
        other @ (Subject::Agency(_) | Subject::User(_) | Subject::Installation) => other.to_string(),
    };
    append_about(w, now, entropy, entry, subject)
}

/// What a person's pseudonyms in sealed chains are made for: not the tables, so that a row of these and an
/// entry do not tell that they are about the same.
const PSEUDONYM_OF: &str = "ledger_entry";

/// Under which names a person stands in sealed chains: one for each key.
pub fn pseudonyms(ring: &Ring, person: PersonId) -> Vec<String> {
    ring.tags(PSEUDONYM_OF, &person.to_string())
}

fn append_about(
    w: &mut Writer<'_>,
    now: Timestamp,
    entropy: &dyn Entropy,
    entry: Entry<'_>,
    subject: String,
) -> Result<(), DbError> {
    let permit = w.permit();
    let mut payload = entry.payload;
    if let Some(fields) = payload.as_object_mut() {
        fields.entry("operation").or_insert_with(|| permit.action().operation().code().into());
    }
    let line = Line {
        at: now,
        actor: permit.actor().map_or_else(|| "system".to_owned(), |id| id.to_string()),
        agency: permit.agency().map(|id| id.to_string()).unwrap_or_default(),
        action: entry.action.unwrap_or(permit.action().code()).to_owned(),
        rule: permit.rule().to_owned(),
        subject,
        categories: codes(entry.categories),
        payload: payload.to_string(),
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
    let (last, previous_hash) = head_of(w, &chain)?;
    let sequence = last + 1;
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
    move_head(w, &header, &hash)?;
    insert(w, header, hash, (salt, &line.payload))
}

/// The last sequence of a chain and its hash; of a chain that begins, 0 and what stands before the first.
fn head_of(w: &mut Writer<'_>, chain: &str) -> Result<(i64, String), DbError> {
    match w.find("SELECT sequence, hash FROM ledger_head WHERE chain = $1", &[chain.into()])? {
        Some(row) => Ok((row.get("sequence")?, row.get("hash")?)),
        None => Ok((0, GENESIS.to_owned())),
    }
}

/// Moves the head of a chain on to an entry. Its row is held from here on. Stale where it was moved
/// meanwhile, which the engines do not let happen: they run the later of the two transactions again.
fn move_head(w: &mut Writer<'_>, header: &Header, hash: &str) -> Result<(), DbError> {
    let moved = w.execute(
        "INSERT INTO ledger_head (chain, sequence, hash) VALUES ($1, $2, $3)
         ON CONFLICT (chain) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash
         WHERE ledger_head.sequence = excluded.sequence - 1",
        &[Value::text(&header.chain), header.sequence.into(), hash.into()],
    )?;
    if moved == 0 { Err(DbError::Stale) } else { Ok(()) }
}

/// The row of an entry: what is hashed, and last what can be erased.
fn insert(
    w: &mut Writer<'_>,
    header: Header,
    hash: String,
    (salt, payload): (String, &str),
) -> Result<(), DbError> {
    let (kind, id) = header.chain.split_once(':').unwrap_or_default();
    let (record, agency) = if kind == "record" { (id, "") } else { ("", id) };
    let (record, agency) = (Value::text(record), Value::text(agency));
    w.execute(
        "INSERT INTO ledger_entry (chain, sequence, previous_hash, at, actor, agency_id, action, \
         subject, categories, rule, commitment, hash, holder, salt, payload) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, \
           COALESCE((SELECT r.agency_id FROM person_record r WHERE r.id = $13), $14), $15, $16)",
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
            record,
            agency,
            salt.into(),
            payload.into(),
        ],
    )?;
    Ok(())
}

/// The action of the entry that says a checkpoint was made.
const CHECKPOINT: &str = "ledger.checkpoint";

/// Writes a checkpoint over every chain that moved since the last one.
///
/// It is itself an entry, whose payload names the digest of the checkpoint before: who takes a
/// checkpoint out or writes it anew would have to write the installation's chain anew as well.
pub fn checkpoint(w: &mut Writer<'_>, now: Timestamp, entropy: &dyn Entropy) -> Result<Checkpoint, DbError> {
    let last = w.find("SELECT number, digest FROM ledger_checkpoint ORDER BY number DESC LIMIT 1", &[])?;
    let (number, previous) = match last {
        Some(row) => (row.get::<i64>("number")? + 1, row.get("digest")?),
        None => (1, GENESIS.to_owned()),
    };
    let entry = Entry {
        chains: &[Chain::Installation],
        action: Some(CHECKPOINT),
        subject: Subject::Installation,
        categories: &[],
        payload: serde_json::json!({ "number": number, "previous": previous }),
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
    let made = Checkpoint { number, at: now, heads, digest: digest.finish() };
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

/// The last checkpoint that was made.
pub fn last_checkpoint(q: &mut dyn Query) -> Result<Option<Checkpoint>, DbError> {
    q.find("SELECT number, at, heads, digest FROM ledger_checkpoint ORDER BY number DESC LIMIT 1", &[])?
        .map(|row| stored_checkpoint(&row))
        .transpose()
}

/// How many entries were written since the last checkpoint; all of them, where there is none.
pub fn since_checkpoint(q: &mut dyn Query) -> Result<i64, DbError> {
    q.one(
        "SELECT CAST(COALESCE(SUM(sequence - checkpointed), 0) AS BIGINT) AS entries FROM ledger_head",
        &[],
    )?
    .get("entries")
}

fn stored_checkpoint(row: &Row) -> Result<Checkpoint, DbError> {
    Ok(Checkpoint {
        number: row.get("number")?,
        at: row.get("at")?,
        heads: row.get("heads")?,
        digest: row.get("digest")?,
    })
}

fn head(row: &Row) -> Result<Head, DbError> {
    Ok(Head { chain: row.get("chain")?, sequence: row.get("sequence")?, hash: row.get("hash")? })
}
