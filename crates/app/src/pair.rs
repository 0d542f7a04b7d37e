//! The data steward's queue: two records that may be one person's, side by side.
//!
//! Of both the steward sees the identity and nothing else, whoever holds them, and only while they wait.
//! Each look stands in the chain of the steward's agency, and not in the records' own: whoever reads a
//! record's history must not learn there that somebody like this person is known elsewhere.

use serde_json::json;
use throughline_domain::{
    agency::Role,
    category::Category,
    id::{MergeId, RecordId, ReviewId},
};
use throughline_policy::Action;
pub use throughline_store::pair::{Pair, ReviewStatus};
use throughline_store::{
    agency, case,
    db::{Query, Write, Writer},
    lead,
    ledger::{self, Chain, Entry},
    matching as index, merge as merges, pair as store,
    person::{self, Identifier, PersonRecord},
    user,
};

use crate::{
    Cx, Error, FieldError, Result, authorise, looking,
    matching::{self, Evidence},
    merge::{self, Joining},
};

/// Pairs on a page.
pub const PAGE: i64 = 25;
/// The longest note.
pub const MAX_WORDS: usize = 2_000;

/// A pair as the list shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// The pair.
    pub pair: Pair,
    /// Both names, while the pair waits or it could not be told.
    pub names: Option<(String, String)>,
    /// The agencies that hold the records.
    pub agencies: (String, String),
}

/// The queue.
#[derive(Debug, Clone, PartialEq)]
pub struct Queue {
    /// Those that wait first, the likeliest first.
    pub pairs: Vec<Listed>,
    /// How many wait.
    pub waiting: i64,
    /// The page, from 1, and whether there is another.
    pub page: (i64, bool),
    /// People whose records were put together, the newest first.
    pub merges: Vec<merge::Listed>,
}

/// One of two records, as far as it says who somebody is.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    /// The record.
    pub record: PersonRecord,
    /// Its numbers.
    pub numbers: Vec<Identifier>,
    /// The agency that holds it.
    pub agency: String,
    /// Who leads the open case, and for which agency: whoever puts two open cases together says which
    /// one goes on. `None` where there is no open case, or nobody leads it yet.
    pub lead: Option<(String, String)>,
    /// Whether there is an open case.
    pub has_case: bool,
}

/// A pair, side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// The pair.
    pub pair: Pair,
    /// The records, while somebody has to look.
    pub sides: Option<(Side, Side)>,
    /// What every field says.
    pub evidence: Vec<Evidence>,
    /// How much speaks for one person, in bits.
    pub weight: f64,
    /// Whether both have an open case, or an open stay in custody: one of them goes on.
    pub clash: bool,
    /// Who decided.
    pub decided_by: Option<String>,
    /// The merge that followed, while it stands.
    pub merge: Option<MergeId>,
}

/// What the steward found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Same, different, not sure.
    pub status: ReviewStatus,
    /// Why, in words.
    pub note: String,
    /// The record whose person's case and stay go on, where both have one.
    pub goes_on: Option<RecordId>,
}

/// Whether the actor looks after the queue.
pub fn is_steward(cx: &Cx) -> bool {
    cx.actor.has(Role::DataSteward)
}

/// The queue of the steward's agency: the pairs of which it holds a record.
pub fn list(cx: &Cx, page: i64) -> Result<Queue> {
    let page = page.max(1);
    let queue = cx.read(|cx, tx| {
        authorise::own_agency(cx, Action::LinkRecords)?;
        let own = cx.actor.agency.ok_or(Error::NotFound)?;
        let mut found = store::list(tx, own, ((page - 1) * PAGE, PAGE + 1))?;
        let more = found.len() > usize::try_from(PAGE).unwrap_or(usize::MAX);
        found.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
        let reviews = looking::reviews(cx)?;
        let mut pairs = Vec::with_capacity(found.len());
        for pair in found {
            let (left, right) =
                (person::get_record(tx, pair.records.0)?, person::get_record(tx, pair.records.1)?);
            let agencies = (agency::get(tx, left.agency)?.name, agency::get(tx, right.agency)?.name);
            let names = (is_open(&pair) && reviews).then(|| (left.name.readable(), right.name.readable()));
            pairs.push(Listed { pair, names, agencies });
        }
        let merges = merge::listed(tx, own)?;
        Ok(Queue { pairs, waiting: store::count_open(tx, own)?, page: (page, more), merges })
    })?;
    let shown: Vec<_> = queue.pairs.iter().filter(|listed| listed.names.is_some()).collect();
    looked(cx, shown.iter().map(|listed| listed.pair.id).collect())?;
    Ok(queue)
}

/// How many pairs wait for the actor; none for who is no steward.
pub fn count_open(cx: &Cx) -> Result<i64> {
    cx.read(|cx, tx| match (cx.actor.agency, authorise::own_agency(cx, Action::LinkRecords)) {
        (Some(own), Ok(_)) => Ok(store::count_open(tx, own)?),
        _ => Ok(0),
    })
}

fn is_open(pair: &Pair) -> bool {
    matches!(pair.status, ReviewStatus::Open | ReviewStatus::NotSure)
}

/// A pair of which the steward's agency holds a record, with both records; of others there is none.
fn own(cx: &Cx, q: &mut dyn Query, id: ReviewId) -> Result<(Pair, PersonRecord, PersonRecord)> {
    authorise::own_agency(cx, Action::LinkRecords)?;
    let pair = store::get(q, id)?;
    let (left, right) = (person::get_record(q, pair.records.0)?, person::get_record(q, pair.records.1)?);
    let own = cx.actor.agency;
    if own.is_none() || (own != Some(left.agency) && own != Some(right.agency)) {
        return Err(Error::NotFound);
    }
    Ok((pair, left, right))
}

/// One pair, side by side.
pub fn get(cx: &Cx, id: ReviewId) -> Result<Compared> {
    let found = cx.read(|cx, tx| {
        let (pair, left, right) = own(cx, tx, id)?;
        let decided_by = match pair.decided {
            Some((by, _)) => Some(user::get(tx, by)?.display_name),
            None => None,
        };
        let one = left.person == right.person;
        let merge = if one { merges::newest_standing(tx, left.person)?.map(|it| it.id) } else { None };
        if !is_open(&pair) || one || !looking::reviews(cx)? {
            let weight = pair.weight;
            return Ok(Compared {
                pair,
                sides: None,
                evidence: Vec::new(),
                weight,
                clash: false,
                decided_by,
                merge,
            });
        }
        let clash = merges::clashes(tx, left.person, right.person)?;
        let numbers = (person::identifiers(tx, left.id)?, person::identifiers(tx, right.id)?);
        let described: (index::Described, index::Described) = ((left, numbers.0), (right, numbers.1));
        let (weight, evidence) = matching::explain(tx, (&described.0, &described.1))?;
        let sides = Some((side(tx, described.0)?, side(tx, described.1)?));
        Ok(Compared { pair, sides, evidence, weight, clash, decided_by, merge })
    })?;
    if found.sides.is_some() {
        looked(cx, vec![id])?;
    }
    Ok(found)
}

fn side(q: &mut dyn Query, (record, numbers): index::Described) -> Result<Side> {
    let case = case::find_open_of(q, record.person)?;
    let lead = match &case {
        Some(case) => lead::named(q, case.id)?.into_iter().find(|named| named.lead.to_at.is_none()),
        None => None,
    };
    Ok(Side {
        agency: agency::get(q, record.agency)?.name,
        lead: lead.map(|named| (named.user, named.agency)),
        has_case: case.is_some(),
        record,
        numbers,
    })
}

/// Keeps what the steward found. Two records of one person are put together in the same act. `version` is
/// the pair's version that the reader saw. Gives the next pair that waits.
pub fn decide(cx: &Cx, id: ReviewId, version: i64, found: Found) -> Result<Option<ReviewId>> {
    if found.status == ReviewStatus::Open {
        return Err(FieldError::new("found", "matching-error-found").into());
    }
    if found.note.chars().count() > MAX_WORDS {
        return Err(FieldError::new("note", "plan-error-too-long").with("max", MAX_WORDS).into());
    }
    let merge_id: MergeId = cx.new_id();
    cx.write(move |cx, tx| {
        let (pair, left, right) = own(cx, tx, id)?;
        if pair.version != version {
            return Err(Error::Conflict("link_pair".to_owned()));
        }
        if !is_open(&pair) {
            return Err(Error::Refused("matching-refused-decided"));
        }
        let note = found.note.trim().to_owned();
        let decided = Pair {
            status: found.status,
            note: Some(note.clone()).filter(|note| !note.is_empty()),
            decided: cx.actor.user.map(|user| (user, cx.now)),
            ..pair.clone()
        };
        if found.status == ReviewStatus::Same {
            let joining = joining(tx, (&left, &right), found.goes_on)?;
            merge::join(cx, tx, merge_id, joining, &note)?;
        }
        let permit = authorise::own_agency(cx, Action::LinkRecords)?;
        let mut w = tx.permitted(permit);
        store::decide(&mut w, &decided)?;
        let payload = json!({ "did": "pair.decided", "pair": id, "found": found.status.code() });
        entered(cx, &mut w, &[], payload)?;
        let own = cx.actor.agency.ok_or(Error::NotFound)?;
        Ok(store::next_open(&mut w, own)?)
    })
}

/// Which of the two goes on: the one the steward names, where both have an open case or stay; else the one
/// that has a case, else the one whose record is older.
fn joining(
    tx: &mut Write<'_>,
    (left, right): (&PersonRecord, &PersonRecord),
    goes_on: Option<RecordId>,
) -> Result<Joining> {
    let clash = merges::clashes(tx, left.person, right.person)?;
    let right_goes_on = match goes_on {
        Some(record) if record == right.id => true,
        Some(record) if record == left.id => false,
        _ if clash => return Err(FieldError::new("goes_on", "matching-error-goes-on").into()),
        _ => {
            let has_case = |tx: &mut Write<'_>, of| Ok::<_, Error>(case::find_open_of(tx, of)?.is_some());
            has_case(tx, right.person)? && !has_case(tx, left.person)?
        }
    };
    let (kept, joined) =
        if right_goes_on { (right.person, left.person) } else { (left.person, right.person) };
    Ok(Joining { kept, joined })
}

/// That the steward looked at these pairs.
fn looked(cx: &Cx, pairs: Vec<ReviewId>) -> Result<()> {
    cx.write(move |cx, tx| {
        let permit = authorise::own_agency(cx, Action::LinkRecords)?;
        let mut w = tx.permitted(permit);
        let payload = json!({ "view": "pairs", "pairs": pairs, "operation": "disclosure" });
        entered(cx, &mut w, &[], payload)
    })
}

/// An entry in the chain of the steward's agency, and in those of records.
pub(crate) fn entered(
    cx: &Cx,
    w: &mut Writer<'_>,
    chains: &[Chain],
    payload: serde_json::Value,
) -> Result<()> {
    let subject = w.permit().subject();
    let own = w.permit().agency().map_or(Chain::Installation, Chain::Agency);
    let chains: Vec<Chain> = chains.iter().copied().chain([own]).collect();
    let entry = Entry { chains: &chains, action: None, subject, categories: &[Category::Identity], payload };
    Ok(ledger::append(w, cx.now, &*cx.world.entropy, entry)?)
}
