//! What each row of a list means beside its neighbours and beside what was accepted before.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::{Caution, Fields, Identifier, Identity, Reason, Refused, Rejection, Row, Warning, field};
use crate::person;

/// More different people than this under one key: the column is no key, and comparing them pair
/// by pair would only cost time.
const CROWD: usize = 32;

/// What classification needs of one row. A list of 100,000 rows is classified from these, so
/// that the rows themselves can be read again one by one when they are applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sketch {
    number: u64,
    key: Option<String>,
    identity: Option<Identity>,
    warnings: Vec<Warning>,
    content: Content,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Content {
    Taken { fingerprint: [u8; 32], identifiers: Vec<Identifier> },
    Refused(Vec<Rejection>),
}

impl Sketch {
    /// The sketch of a row, taken or refused.
    pub fn of(parsed: &Result<Row, Refused>) -> Self {
        match parsed {
            Ok(row) => Self {
                number: row.number,
                key: Some(row.key.clone()),
                identity: Some(row.identity()),
                warnings: row.warnings.clone(),
                content: Content::Taken {
                    fingerprint: row.fields().fingerprint(),
                    identifiers: row.identifiers.clone(),
                },
            },
            Err(refused) => Self {
                number: refused.number,
                key: refused.key.clone(),
                identity: refused.identity.clone(),
                warnings: Vec::new(),
                content: Content::Refused(refused.rejections.clone()),
            },
        }
    }

    fn fingerprint(&self) -> Option<&[u8; 32]> {
        match &self.content {
            Content::Taken { fingerprint, .. } => Some(fingerprint),
            Content::Refused(_) => None,
        }
    }
}

/// The last accepted row of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// Who it is about.
    pub identity: Identity,
    /// See [`Fields::fingerprint`].
    pub fingerprint: [u8; 32],
}

impl From<&Fields> for Accepted {
    fn from(fields: &Fields) -> Self {
        Self { identity: fields.identity(), fingerprint: fields.fingerprint() }
    }
}

/// What was accepted from this source before.
pub trait Previous {
    /// Why it could not be looked up.
    type Error;

    /// The last accepted row of a key.
    fn accepted(&mut self, key: &str) -> Result<Option<Accepted>, Self::Error>;

    /// The keys whose last accepted row carries this identifier (in its normal form).
    fn keys_carrying(&mut self, kind: &str, normal: &str) -> Result<Vec<String>, Self::Error>;
}

/// What a row means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Its key was never accepted before, though it may have been rejected.
    New,
    /// A mapped value differs from the last accepted row of its key.
    Changed,
    /// Every mapped value is as accepted before, or the row repeats one of this list.
    Unchanged,
    /// It is not taken; never without a reason, the first is the one it is counted under.
    Rejected(Vec<Rejection>),
}

/// One row's outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The line of the file, counted from 1.
    pub number: u64,
    /// What the row means.
    pub outcome: Outcome,
    /// What is worth a look; empty for a rejected row.
    pub warnings: Vec<Warning>,
}

/// One key on different people: nobody can say here whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The key.
    pub key: String,
    /// The lines that carry it.
    pub rows: Vec<u64>,
    /// Whether one of the people was accepted before (the others are in this list).
    pub known_before: bool,
}

/// One identifier that two keys carry: perhaps one person with two numbers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PossibleMatch {
    /// The identifier's kind.
    pub kind: String,
    /// The identifier in its normal form.
    pub normal: String,
    /// The first key, in order of text.
    pub left_key: String,
    /// The other key.
    pub right_key: String,
}

/// The numbers of a list. `new + changed + unchanged + rejected == rows`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    /// Data rows read.
    pub rows: u64,
    /// Rows of people not known before.
    pub new: u64,
    /// Rows that say something else than before.
    pub changed: u64,
    /// Rows that say the same.
    pub unchanged: u64,
    /// Rows not taken.
    pub rejected: u64,
    /// Warnings on the rows taken; a row may carry several.
    pub warnings: u64,
    /// Rejected rows by their first reason; the sum is `rejected`.
    pub reasons: BTreeMap<Reason, u64>,
}

/// A list, classified.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Classified {
    /// One verdict per row, in the order of the rows given.
    pub verdicts: Vec<Verdict>,
    /// The numbers.
    pub counts: Counts,
    /// Keys on different people, in order of key.
    pub conflicts: Vec<Conflict>,
    /// Identifiers that two keys carry, in order.
    pub possible_matches: Vec<PossibleMatch>,
    named: HashSet<String>,
}

impl Classified {
    /// Whether any row of the list, taken or not, carries the key.
    pub fn names(&self, key: &str) -> bool {
        self.named.contains(key)
    }
}

/// Whether two rows of one key are about different people: the birth date differs and no part of
/// the surname agrees. A birth date that is not known confirms nobody, so it counts as differing;
/// two people taken for one is the error that nobody would notice.
pub fn different_people(left: &Identity, right: &Identity) -> bool {
    let born_alike = left.birth_date.is_some() && left.birth_date == right.birth_date;
    !born_alike && !person::surnames_agree(&left.surname, &right.surname)
}

/// Classifies a list.
///
/// The result does not depend on the order of the rows, with one exception: of several exact
/// duplicates the first one counts, the others are unchanged.
///
/// A row that was refused for itself does not spoil a good row of the same key, unless the two
/// are about different people.
pub fn classify<P: Previous>(sketches: &[Sketch], previous: &mut P) -> Result<Classified, P::Error> {
    let groups = by_key(sketches);
    let mut judged = vec![Judged::default(); sketches.len()];
    let mut conflicts = Vec::new();
    for (key, rows) in &groups {
        let group: Vec<(usize, &Sketch)> =
            rows.iter().filter_map(|&index| Some((index, sketches.get(index)?))).collect();
        let mut faults = faults_within(&group);
        let mut known_before = false;
        let accepted = previous.accepted(key)?;
        if let Some(accepted) = &accepted {
            for ((_, sketch), fault) in group.iter().zip(&mut faults) {
                let other =
                    sketch.identity.as_ref().is_some_and(|who| different_people(who, &accepted.identity));
                if other && fault.is_none() {
                    *fault = Some(Reason::KeyKnownOnOtherPerson);
                }
                known_before |= other;
            }
        }
        let contested = |fault: &Option<Reason>| {
            matches!(fault, Some(Reason::KeyOnTwoPeople | Reason::KeyKnownOnOtherPerson))
        };
        if faults.iter().any(contested) {
            let rows = group.iter().zip(&faults).filter(|(_, fault)| contested(fault));
            let rows = rows.map(|((_, sketch), _)| sketch.number).collect();
            conflicts.push(Conflict { key: (*key).to_owned(), rows, known_before });
        }
        let mut first = true;
        for ((index, sketch), fault) in group.iter().zip(faults) {
            let Some(judged) = judged.get_mut(*index) else { continue };
            judged.fault = fault;
            if let (Some(fingerprint), None) = (sketch.fingerprint(), fault) {
                judged.standing = Some(match &accepted {
                    _ if !first => Standing::Repeated,
                    None => Standing::New,
                    Some(accepted) if accepted.fingerprint == *fingerprint => Standing::Unchanged,
                    Some(_) => Standing::Changed,
                });
                first = false;
            }
        }
    }
    let (possible_matches, shared) = shared_identifiers(sketches, &judged, previous)?;
    let verdicts: Vec<Verdict> =
        sketches.iter().zip(judged).map(|(sketch, judged)| verdict(sketch, judged, &shared)).collect();
    let named = groups.keys().map(|key| (*key).to_owned()).collect();
    Ok(Classified { counts: count(&verdicts), verdicts, conflicts, possible_matches, named })
}

/// What is known about one row when its group was looked at.
#[derive(Debug, Clone, Copy, Default)]
struct Judged {
    fault: Option<Reason>,
    standing: Option<Standing>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    New,
    Changed,
    Unchanged,
    Repeated,
}

fn by_key(sketches: &[Sketch]) -> BTreeMap<&str, Vec<usize>> {
    let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, sketch) in sketches.iter().enumerate() {
        if let Some(key) = &sketch.key {
            groups.entry(key).or_default().push(index);
        }
    }
    groups
}

/// The fault of each row of one key that lies in its neighbours.
fn faults_within(group: &[(usize, &Sketch)]) -> Vec<Option<Reason>> {
    if group.len() < 2 {
        return vec![None; group.len()];
    }
    let people: BTreeSet<&Identity> =
        group.iter().filter_map(|(_, sketch)| sketch.identity.as_ref()).collect();
    let values: HashSet<&[u8; 32]> = group.iter().filter_map(|(_, sketch)| sketch.fingerprint()).collect();
    group
        .iter()
        .map(|(_, sketch)| {
            let is_other = |who| people.iter().any(|other| different_people(who, other));
            if sketch.identity.as_ref().is_some_and(|who| people.len() > CROWD || is_other(who)) {
                Some(Reason::KeyOnTwoPeople)
            } else if values.len() > 1 && sketch.fingerprint().is_some() {
                Some(Reason::ContradictingRows)
            } else {
                None
            }
        })
        .collect()
}

/// Identifiers that two keys carry, now or before, and for each row the ones it shares.
#[expect(clippy::type_complexity, reason = "a private pair, taken apart at the only call")]
fn shared_identifiers<P: Previous>(
    sketches: &[Sketch],
    judged: &[Judged],
    previous: &mut P,
) -> Result<(Vec<PossibleMatch>, HashSet<(String, String)>), P::Error> {
    let mut carriers: BTreeMap<(String, String), BTreeSet<String>> = BTreeMap::new();
    let mut here: HashSet<&str> = HashSet::new();
    for (sketch, judged) in sketches.iter().zip(judged) {
        let (Some(key), Content::Taken { identifiers, .. }) = (&sketch.key, &sketch.content) else {
            continue;
        };
        if judged.standing.is_none_or(|standing| standing == Standing::Repeated) {
            continue;
        }
        here.insert(key);
        for identifier in identifiers {
            let found = (identifier.kind.to_string(), identifier.normal());
            carriers.entry(found).or_default().insert(key.clone());
        }
    }
    let mut matches = Vec::new();
    let mut shared = HashSet::new();
    for ((kind, normal), mut keys) in carriers {
        // A key of this list carries what this list says, whatever it carried before.
        let before = previous.keys_carrying(&kind, &normal)?;
        keys.extend(before.into_iter().filter(|key| !here.contains(key.as_str())));
        let mut keys = keys.into_iter();
        let Some(left_key) = keys.next() else { continue };
        for right_key in keys {
            // Each other key beside the first, not every pair: a placeholder carried by a
            // thousand keys is a thousand reviews, not half a million.
            let (kind, normal) = (kind.clone(), normal.clone());
            shared.insert((kind.clone(), normal.clone()));
            matches.push(PossibleMatch { kind, normal, left_key: left_key.clone(), right_key });
        }
    }
    Ok((matches, shared))
}

fn verdict(sketch: &Sketch, judged: Judged, shared: &HashSet<(String, String)>) -> Verdict {
    let from_neighbours = judged.fault.map(|reason| Rejection {
        reason,
        field: field::KEY.to_owned(),
        value: sketch.key.clone().unwrap_or_default(),
    });
    let (outcome, mut warnings) = match (&sketch.content, judged.standing) {
        (Content::Refused(own), _) => {
            (Outcome::Rejected(own.iter().cloned().chain(from_neighbours).collect()), Vec::new())
        }
        (Content::Taken { .. }, None) => {
            (Outcome::Rejected(from_neighbours.into_iter().collect()), Vec::new())
        }
        (Content::Taken { .. }, Some(Standing::Repeated)) => {
            let caution = Caution::ExactDuplicate;
            let value = sketch.key.clone().unwrap_or_default();
            (Outcome::Unchanged, vec![Warning { caution, field: field::KEY.to_owned(), value }])
        }
        (Content::Taken { .. }, Some(Standing::New)) => (Outcome::New, sketch.warnings.clone()),
        (Content::Taken { .. }, Some(Standing::Changed)) => (Outcome::Changed, sketch.warnings.clone()),
        (Content::Taken { .. }, Some(Standing::Unchanged)) => (Outcome::Unchanged, sketch.warnings.clone()),
    };
    if let (
        Content::Taken { identifiers, .. },
        Some(Standing::New | Standing::Changed | Standing::Unchanged),
    ) = (&sketch.content, judged.standing)
    {
        let carried =
            identifiers.iter().filter(|found| shared.contains(&(found.kind.to_string(), found.normal())));
        warnings.extend(carried.map(|found| Warning {
            caution: Caution::SharedIdentifier,
            field: found.kind.to_string(),
            value: found.value.clone(),
        }));
    }
    Verdict { number: sketch.number, outcome, warnings }
}

fn count(verdicts: &[Verdict]) -> Counts {
    let mut counts = Counts::default();
    for verdict in verdicts {
        counts.rows += 1;
        counts.warnings += verdict.warnings.len() as u64;
        match &verdict.outcome {
            Outcome::New => counts.new += 1,
            Outcome::Changed => counts.changed += 1,
            Outcome::Unchanged => counts.unchanged += 1,
            Outcome::Rejected(rejections) => {
                counts.rejected += 1;
                if let Some(first) = rejections.first() {
                    *counts.reasons.entry(first.reason).or_default() += 1;
                }
            }
        }
    }
    counts
}
