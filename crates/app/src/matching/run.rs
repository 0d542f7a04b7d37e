//! All records of the database compared with each other in one run: parameters are estimated from them,
//! and pairs that may be one person go into the data steward's queue.

use std::collections::BTreeMap;

use serde_json::json;
use sha2::{Digest as _, Sha256};
use throughline_domain::id::{PersonId, RecordId};
use throughline_linkage::{
    link::{Linked, NotKept, Options, Pieces, link},
    model::weight_of,
    register::{Builder, Register},
};
use throughline_policy::{Permit, Subject};
use throughline_store::{
    agency,
    db::Query,
    matching::{self as store, Origin, StoredModel},
};

use super::{Compared, REVIEWED_FROM, compare_up_to, layout, noted, raise, unusable};
use crate::{Cx, Error, Result};

/// Pairs that are written in one transaction.
const PAIRS_TOGETHER: usize = 100;
/// Fewer records say too little about how often people agree by chance.
const ENOUGH_TO_ESTIMATE: usize = 1_000;

/// What a run did.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Records that were compared.
    pub records: usize,
    /// Pairs that were compared; of a small database nobody counts them.
    pub candidates: Option<u64>,
    /// Pairs of two people's records that may be one person's.
    pub pairs: Option<usize>,
    /// How many of them are new in the queue, or weigh otherwise than before.
    pub raised: usize,
    /// Whether the parameters were estimated anew; a small database keeps those it has.
    pub estimated: bool,
    /// Pairs of one person that no rule found, as estimated.
    pub missed: Option<f64>,
}

/// All records, as they are compared.
struct Read {
    register: Register,
    /// The person and the jurisdiction of each record, by its id.
    people: BTreeMap<String, (PersonId, String)>,
    digest: String,
}

/// Compares all records. `open` is given what tells this work from any other, and gives the place where
/// finished pieces are kept and taken from; without one nothing is kept.
pub fn run<E: From<Error>>(
    cx: &Cx,
    threads: usize,
    open: impl FnOnce(&str) -> std::result::Result<Option<Box<dyn Pieces>>, E>,
) -> std::result::Result<Report, E> {
    let read = cx.read(|_, tx| read(tx))?;
    if read.register.len() < ENOUGH_TO_ESTIMATE {
        return Ok(one_by_one(cx, read.register.len())?);
    }
    let pieces = open(&read.digest)?;
    let report_from = weight_of(REVIEWED_FROM);
    let options = Options { threads, report_from, ..Options::default() };
    let pieces: &dyn Pieces = pieces.as_deref().unwrap_or(&NotKept);
    let linked = link(&read.register, &options, pieces).map_err(|error| unusable(&error))?;
    let number = keep_model(cx, &linked, read.register.len())?;
    let pairs = between_people(&read, &linked);
    let raised = raise_all(cx, &pairs, number)?;
    Ok(Report {
        records: read.register.len(),
        candidates: Some(linked.candidates),
        pairs: Some(pairs.len()),
        raised,
        estimated: true,
        missed: linked.missed,
    })
}

/// A small database: each record is compared through the index, with the parameters that there are. How
/// rare a name is cannot be told from so few.
fn one_by_one(cx: &Cx, records: usize) -> Result<Report> {
    cx.write(|cx, tx| {
        let mut w = tx.permitted(Permit::system(Subject::Installation, "linkage"));
        store::add_all_todo(&mut w, cx.now)?;
        noted(cx, &mut w, "linkage.run", json!({ "records": "all", "estimated": false }))
    })?;
    let raised = compare_up_to(cx, usize::MAX)?;
    Ok(Report { records, candidates: None, pairs: None, raised, estimated: false, missed: None })
}

/// Reads every record. Of several numbers the one of the kind that most records have is compared; all of
/// them are where one record is compared with its candidates.
fn read(q: &mut dyn Query) -> Result<Read> {
    let (layout, _) = layout()?;
    let jurisdictions: BTreeMap<_, _> =
        agency::list(q)?.into_iter().map(|agency| (agency.id, agency.jurisdiction)).collect();
    let mut all: Vec<(String, Compared)> = Vec::new();
    let (mut people, mut kinds) = (BTreeMap::new(), BTreeMap::<String, u64>::new());
    let mut last = String::new();
    loop {
        let some = store::after(q, &last, i64::try_from(store::MOST_CANDIDATES).unwrap_or(i64::MAX))?;
        let ids: Vec<RecordId> = some.iter().map(|(id, _)| *id).collect();
        let Some(end) = ids.last() else { break };
        last = end.to_string();
        for (record, numbers) in store::described(q, &ids)? {
            for number in &numbers {
                *kinds.entry(number.kind.clone()).or_default() += 1;
            }
            let jurisdiction = jurisdictions.get(&record.agency).cloned().unwrap_or_default();
            people.insert(record.id.to_string(), (record.person, jurisdiction));
            all.push((record.id.to_string(), Compared::of(&record, &numbers)));
        }
    }
    let usual = kinds.iter().max_by_key(|(kind, count)| (**count, std::cmp::Reverse(*kind)));
    let usual = usual.map(|(kind, _)| kind.clone()).unwrap_or_default();
    let mut builder = Builder::new(layout.clone());
    let mut digest = Sha256::new();
    digest.update(env!("CARGO_PKG_VERSION"));
    for (id, of) in &all {
        let number = of.numbers.iter().find(|number| number.kind == usual);
        let number = number.map_or("", |number| number.value.as_str());
        let cells = of.cells(layout, number);
        digest.update(id);
        for cell in &cells {
            digest.update((cell.len() as u64).to_le_bytes());
            digest.update(cell);
        }
        builder.push(id, 0, |column| cells.get(column).copied().unwrap_or_default());
    }
    let register = builder.finish().map_err(|error| Error::Internal(error.to_string()))?;
    Ok(Read { register, people, digest: hex::encode(digest.finalize()) })
}

fn keep_model(cx: &Cx, linked: &Linked, records: usize) -> Result<i64> {
    let content = linked.model.write().map_err(|error| unusable(&error))?;
    let (version, missed) = (linked.model.version.clone(), linked.missed.unwrap_or_default());
    let run = (i64::try_from(records), i64::try_from(linked.candidates));
    cx.write(move |cx, tx| {
        let mut w = tx.permitted(Permit::system(Subject::Installation, "linkage"));
        noted(cx, &mut w, "linkage.run", json!({ "records": records, "estimated": true }))?;
        let known = store::newest_model(&mut w)?;
        if let Some(known) = known.as_ref().filter(|known| known.content == content) {
            return Ok(known.number);
        }
        let new = StoredModel {
            number: known.map_or(1, |known| known.number + 1),
            version: version.clone(),
            origin: Origin::Estimated,
            content: content.clone(),
            run: match run {
                (Ok(records), Ok(candidates)) => Some((records, candidates, missed)),
                _ => None,
            },
            stored_at: cx.now,
        };
        store::put_model(&mut w, &new)?;
        Ok(new.number)
    })
}

/// The pairs of two people of one jurisdiction.
fn between_people(read: &Read, linked: &Linked) -> Vec<(RecordId, RecordId, f64)> {
    let of = |record: u32| {
        let id = read.register.id(record);
        let (person, jurisdiction) = read.people.get(id)?;
        Some((id.parse::<RecordId>().ok()?, person, jurisdiction))
    };
    linked
        .pairs
        .iter()
        .filter_map(|pair| {
            let (left, right) = (of(pair.left)?, of(pair.right)?);
            (left.1 != right.1 && left.2 == right.2).then_some((left.0, right.0, pair.weight))
        })
        .collect()
}

fn raise_all(cx: &Cx, pairs: &[(RecordId, RecordId, f64)], model: i64) -> Result<usize> {
    let mut raised = 0;
    for pairs in pairs.chunks(PAIRS_TOGETHER) {
        let (cx, pairs) = (cx.clone(), pairs.to_vec());
        raised += cx.world.clone().db.write_bulk(move |tx| {
            let mut w = tx.permitted(Permit::system(Subject::Installation, "linkage"));
            let mut raised = 0;
            for (left, right, weight) in &pairs {
                raised += usize::from(raise(&cx, &mut w, (*left, *right), *weight, model)?);
            }
            noted(&cx, &mut w, "linkage.compared", json!({ "pairs": pairs.len(), "raised": raised }))?;
            Ok::<_, Error>(raised)
        })?;
    }
    Ok(raised)
}
