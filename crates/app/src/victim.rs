//! Victims and third parties: written and read by who has the role of a victim-service worker, whose
//! agency is on the case, and whom the policies let see row 5 in full: what the own agency wrote. For
//! everybody else there is no such thing: every refusal is *not found*, and it is decided before
//! anything sealed is looked at.

use std::collections::HashMap;

use jiff::Timestamp;
use serde_json::json;
use throughline_domain::{
    category::{Category, Depth},
    id::{PersonId, VictimId},
    ledger::Operation,
    release_notice::Wish,
    seal::Ring,
    victim::{Details, Whom},
};
use throughline_policy::{Action, Classified, Denied, Permit, Subject, sharing::Viewer};
use throughline_store::{
    agency,
    case::{self, CaseFile},
    db::{Query, Writer},
    involvement, ledger, release_notice, victim,
};

pub use throughline_store::victim::Victim;

use crate::{
    Cx, Error, FieldError, Result, authorise, looking, plan,
    protective_rule::{self, Shown},
    sealing,
};

/// The longest name, and the longest way to be reached.
pub const MAX_LINE: usize = 200;
/// The longest of what is written in words.
pub const MAX_WORDS: usize = 2_000;

/// What the form says.
#[derive(Clone, PartialEq, Eq)]
pub struct Input {
    /// Who they are to the case.
    pub whom: Option<Whom>,
    /// Their name.
    pub name: String,
    /// Where they live, or the places that matter to them.
    pub area: String,
    /// How they are reached, and how never.
    pub contact: String,
    /// How they stand to the person.
    pub relation: String,
    /// What must not happen.
    pub must_not: String,
    /// Anything else.
    pub note: String,
}

impl std::fmt::Debug for Input {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Input(…)")
    }
}

/// A case of the reader's agency, in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Who it is about.
    pub person: PersonId,
    /// Their name, where it is shared with the reader's agency.
    pub name: String,
    /// Since when the agency is on the case.
    pub since: Timestamp,
    /// Who asked it.
    pub asked_by: Option<String>,
    /// The names that the agency wrote down: by them it knows which case it is.
    pub known: Vec<String>,
}

/// What is kept about one case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Who the case is about.
    pub person: PersonId,
    /// Their name, where it is shared with the reader's agency.
    pub name: String,
    /// Victims and third parties, oldest first.
    pub victims: Vec<Victim>,
    /// What those of them asked to be told of a release who did.
    pub asked: HashMap<VictimId, Vec<Wish>>,
    /// The protective rules of the case, and which of them the reader's agency wrote.
    pub rules: Vec<Shown>,
}

/// A permit to keep what is known of victims, with the case and who looks.
pub(crate) fn keeper(cx: &Cx, q: &mut dyn Query, person: PersonId) -> Result<(Permit, CaseFile, Viewer)> {
    let permit = authorise::person(cx, q, person, Action::KeepVictims)?;
    let case = plan::open_case(q, person)?;
    let viewer = looking::at_case(cx, q, Some(&case))?;
    if viewer.depth(Category::Victim, cx.actor.agency) < Depth::Full {
        let subject = Subject::Person(person);
        let denied =
            Denied { action: Action::KeepVictims, subject, reason: "victim_data_closed", may_know: false };
        return Err(denied.into());
    }
    Ok((permit, case, viewer))
}

/// Those that the viewer may see: what their own agency wrote.
pub(crate) fn open_to(viewer: &Viewer, victims: Vec<Victim>) -> Vec<Victim> {
    let show = |it: Victim| Classified::new(Category::Victim, Some(it.agency), it).show(viewer).full();
    victims.into_iter().filter_map(show).collect()
}

/// The cases that the reader's agency is on, with whom it wrote down.
pub fn list(cx: &Cx) -> Result<Vec<Listed>> {
    let found = cx.read(|cx, tx| {
        authorise::own_agency(cx, Action::KeepVictims)?;
        let own = cx.actor.agency.ok_or(Error::NotFound)?;
        let ring = sealing::ring(&cx.world)?;
        let mut found = Vec::new();
        for accepted in involvement::accepted_in_open_cases(tx, own)? {
            let case = case::get(tx, accepted.case)?;
            let Ok((_, case, viewer)) = keeper(cx, tx, case.person) else { continue };
            let known = open_to(&viewer, victim::list(tx, &ring, case.id)?);
            found.push(Listed {
                person: case.person,
                name: plan::name_of(cx, tx, case.person)?,
                since: accepted.since,
                asked_by: match accepted.asked_by {
                    Some(id) => Some(agency::get(tx, id)?.name),
                    None => None,
                },
                known: known.into_iter().map(|it| it.details.name).collect(),
            });
        }
        Ok(found)
    })?;
    let people: Vec<PersonId> = found.iter().map(|it| it.person).collect();
    cx.write(move |cx, tx| {
        let permit = authorise::own_agency(cx, Action::KeepVictims)?;
        let ring = sealing::ring(&cx.world)?;
        let people: Vec<String> =
            people.iter().filter_map(|id| ledger::pseudonyms(&ring, *id).pop()).collect();
        let payload = json!({
            "view": "victims", "people": people, "operation": Operation::Consultation.code(),
        });
        record(cx, &mut tx.permitted(permit), payload)
    })?;
    Ok(found)
}

/// What the reader's agency keeps about one case.
pub fn view(cx: &Cx, person: PersonId) -> Result<Kept> {
    let kept = cx.read(|cx, tx| {
        let (_, case, viewer) = keeper(cx, tx, person)?;
        let ring = sealing::ring(&cx.world)?;
        Ok(Kept {
            person,
            name: plan::name_of(cx, tx, person)?,
            victims: open_to(&viewer, victim::list(tx, &ring, case.id)?),
            asked: crate::release_notice::asked(cx, tx)?,
            rules: protective_rule::kept(cx, tx, &ring, case.id)?,
        })
    })?;
    looked(cx, person)?;
    Ok(kept)
}

/// One of them, to be corrected.
pub fn get(cx: &Cx, person: PersonId, id: VictimId) -> Result<Victim> {
    let found = cx.read(|cx, tx| {
        let (_, case, viewer) = keeper(cx, tx, person)?;
        find(tx, &sealing::ring(&cx.world)?, &case, &viewer, id)
    })?;
    looked(cx, person)?;
    Ok(found)
}

fn find(q: &mut dyn Query, ring: &Ring, case: &CaseFile, viewer: &Viewer, id: VictimId) -> Result<Victim> {
    let known = open_to(viewer, victim::list(q, ring, case.id)?);
    known.into_iter().find(|it| it.id == id).ok_or(Error::NotFound)
}

/// That somebody looked, before it is shown to them.
pub(crate) fn looked(cx: &Cx, person: PersonId) -> Result<()> {
    cx.write(move |cx, tx| {
        let (permit, ..) = keeper(cx, tx, person)?;
        let mut w = tx.permitted(permit);
        let payload = json!({ "view": "victims", "operation": Operation::Consultation.code() });
        record(cx, &mut w, payload)
    })
}

/// An entry in the chain that nobody reads but the agency's own data-protection officer.
pub(crate) fn record(cx: &Cx, w: &mut Writer<'_>, payload: serde_json::Value) -> Result<()> {
    authorise::record_sealed(cx, w, &[Category::Victim], payload)
}

/// Adds somebody, or corrects what is known of them; `known` is what was read, with its version.
pub fn save(cx: &Cx, person: PersonId, known: Option<(VictimId, i64)>, input: &Input) -> Result<VictimId> {
    let (fresh, input): (VictimId, Input) = (cx.new_id(), input.clone());
    cx.write(move |cx, tx| {
        // Who may not keep victims learns nothing here, not even from an error about the form.
        let (permit, case, viewer) = keeper(cx, tx, person)?;
        let details = check(&input)?;
        let (user, agency) = permit.actor().zip(permit.agency()).ok_or(Error::NotFound)?;
        let ring = sealing::ring(&cx.world)?;
        let before = match known {
            Some((id, version)) => {
                let before = find(tx, &ring, &case, &viewer, id)?;
                if before.version != version {
                    return Err(Error::Conflict("victim_record".to_owned()));
                }
                Some(before)
            }
            None => None,
        };
        let new = Victim {
            id: before.as_ref().map_or(fresh, |before| before.id),
            case: case.id,
            jurisdiction: case.jurisdiction,
            agency,
            details,
            written: (user, cx.now),
            version: before.as_ref().map_or(1, |before| before.version),
        };
        let mut w = tx.permitted(permit);
        let (did, operation) = if before.is_some() {
            victim::update(&mut w, &ring, &*cx.world.entropy, &new)?;
            ("victim.corrected", Operation::Alteration)
        } else {
            victim::insert(&mut w, &ring, &*cx.world.entropy, &new)?;
            ("victim.added", Operation::Collection)
        };
        record(cx, &mut w, json!({ "did": did, "operation": operation.code() }))?;
        Ok(new.id)
    })
}

/// Takes somebody out for good, and with them their wish to be told of a release.
pub fn remove(cx: &Cx, person: PersonId, id: VictimId, version: i64) -> Result<()> {
    cx.write(move |cx, tx| {
        let (permit, case, viewer) = keeper(cx, tx, person)?;
        let agency = permit.agency().ok_or(Error::NotFound)?;
        let ring = sealing::ring(&cx.world)?;
        let known = find(tx, &ring, &case, &viewer, id)?;
        if known.version != version {
            return Err(Error::Conflict("victim_record".to_owned()));
        }
        let wishes = release_notice::list(tx, &ring, agency)?;
        let mut w = tx.permitted(permit);
        victim::remove(&mut w, id, version)?;
        for wish in wishes.iter().filter(|wish| wish.victim == id) {
            release_notice::remove(&mut w, wish.id, wish.version)?;
        }
        let payload = json!({ "did": "victim.removed", "operation": Operation::Erasure.code() });
        record(cx, &mut w, payload)
    })
}

fn check(input: &Input) -> Result<Details> {
    let mut errors = Vec::new();
    if input.whom.is_none() {
        errors.push(FieldError::new("whom", "victims-error-whom"));
    }
    if input.name.trim().is_empty() {
        errors.push(FieldError::new("name", "victims-error-name"));
    }
    let lengths = [
        ("name", &input.name, MAX_LINE),
        ("contact", &input.contact, MAX_LINE),
        ("relation", &input.relation, MAX_LINE),
        ("area", &input.area, MAX_WORDS),
        ("must_not", &input.must_not, MAX_WORDS),
        ("note", &input.note, MAX_WORDS),
    ];
    for (field, text, max) in lengths {
        if text.trim().chars().count() > max {
            errors.push(FieldError::new(field, "plan-error-too-long").with("max", max));
        }
    }
    let Some(whom) = input.whom.filter(|_| errors.is_empty()) else { return Err(Error::Invalid(errors)) };
    let text = |text: &str| text.trim().to_owned();
    Ok(Details {
        whom,
        name: text(&input.name),
        area: text(&input.area),
        contact: text(&input.contact),
        relation: text(&input.relation),
        must_not: text(&input.must_not),
        note: text(&input.note),
    })
}
