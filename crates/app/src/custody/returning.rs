//! A return to custody: a new episode in the same case.

use jiff::civil::Date;
use serde_json::json;
use throughline_domain::{
    category::Category,
    custody::{Episode, EpisodeStatus, Refused, StatusChange},
    id::{AgencyId, PersonId, UnitId},
    programme::milestone::Cause,
};
use throughline_policy::Action;
use throughline_store::{
    agency, case as cases,
    custody::{self, Began},
    db::{Query, Writer},
    need, person,
};

use super::{refused, settle, status_fault};
use crate::{Cx, Error, FieldError, Result, authorise, clock, enrolment};

/// The longest note beside a reason.
const MAX_NOTE: usize = 2_000;

/// What is known when somebody comes back into custody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Return {
    /// The day of admission.
    pub admitted_on: Date,
    /// The legal status, a code of the jurisdiction.
    pub legal_status: String,
    /// The establishment; must be told where the agency has any.
    pub unit: Option<UnitId>,
    /// The day of sentence, where there is one.
    pub sentenced_on: Option<Date>,
    /// Why: a code of the reason.
    pub reason: String,
    /// A reference or note.
    pub note: Option<String>,
}

/// Records a return to custody. The plan and the history are carried over, earlier assessments are
/// stale, nothing is deleted.
pub fn return_to_custody(cx: &Cx, person_id: PersonId, back: Return) -> Result<()> {
    cx.write(move |cx, tx| {
        let permit = authorise::person(cx, tx, person_id, Action::ChangeReleaseDate)?;
        let before = custody::current(tx, person_id)?.ok_or(Error::NotFound)?;
        let EpisodeStatus::Closed { released_on, .. } = before.status else {
            return Err(refused(Refused::EpisodeRunning));
        };
        let holder = person::get_record(tx, before.record)?.agency;
        let errors = faults(cx, tx, &before, released_on, holder, &back)?;
        if !errors.is_empty() {
            return Err(Error::Invalid(errors));
        }
        let chains = authorise::chains(tx, person_id)?;
        let mut w = tx.permitted(permit);
        let episode =
            begin_again(cx, &mut w, &before, back.admitted_on, back.legal_status.clone(), back.unit)?;
        if back.sentenced_on.is_some() {
            let sentenced = Episode { sentenced_on: back.sentenced_on, ..episode.clone() };
            custody::update(&mut w, &sentenced)?;
            settle(cx, &mut w, &sentenced, Cause::DateMoved)?;
        }
        let why = Began { reason: back.reason.trim().to_owned(), note: back.note.clone() };
        custody::began(&mut w, episode.id, &why)?;
        let payload = json!({
            "returned_on": back.admitted_on,
            "legal_status": back.legal_status,
            "unit": back.unit.map(|unit| unit.to_string()),
            "sentenced_on": back.sentenced_on,
            "reason": why.reason,
            "note": why.note,
        });
        authorise::record(cx, &mut w, &chains, &[Category::Sentence], payload)
    })
}

/// Everything that is wrong with a return, each beside its field.
fn faults(
    cx: &Cx,
    q: &mut dyn Query,
    before: &Episode,
    released_on: Date,
    holder: AgencyId,
    back: &Return,
) -> Result<Vec<FieldError>> {
    let jurisdiction = cx.world.jurisdiction(&before.jurisdiction)?;
    let today = jurisdiction.local_date(cx.now);
    let mut errors = Vec::new();
    if back.admitted_on < released_on {
        errors.push(FieldError::new("date", "custody-return-before-release").with("date", released_on));
    }
    if back.admitted_on > today {
        errors.push(FieldError::new("date", "custody-return-future"));
    }
    let units = agency::units(q, holder)?;
    let known = match back.unit {
        Some(unit) => units.iter().any(|known| known.id == unit),
        None => units.is_empty(),
    };
    if !known {
        errors.push(FieldError::new("unit", "custody-return-unit-missing"));
    }
    errors.extend(status_fault(jurisdiction, Some(&back.legal_status)));
    if back.sentenced_on.is_some_and(|day| day > today) {
        errors.push(FieldError::new("sentenced", "custody-sentence-future"));
    }
    if back.reason.trim().is_empty() {
        errors.push(FieldError::new("reason", "custody-return-reason-missing"));
    }
    if back.note.as_ref().is_some_and(|note| note.chars().count() > MAX_NOTE) {
        errors.push(FieldError::new("note", "custody-note-long").with("max", MAX_NOTE));
    }
    Ok(errors)
}

/// Opens the next episode of a person who returned, in the transaction of whoever noticed.
pub fn begin_again(
    cx: &Cx,
    w: &mut Writer<'_>,
    before: &Episode,
    admitted_on: Date,
    legal_status: String,
    unit: Option<UnitId>,
) -> Result<Episode> {
    let planned = clock::plan(cx, w, before, Cause::ReturnToCustody)?;
    clock::save(cx, w, before, &planned)?;
    let episode = Episode {
        id: cx.new_id(),
        unit,
        admitted_on: Some(admitted_on),
        sentenced_on: None,
        legal_status,
        status: EpisodeStatus::Open,
        working: None,
        choice: None,
        version: 1,
        ..before.clone()
    };
    let agency = person::get_record(w, before.record)?.agency;
    custody::insert(w, &episode, agency, cx.now)?;
    if let Some(open) = cases::find_open(w, before.person, &before.jurisdiction)? {
        need::mark_stale(w, open.id)?;
    }
    enrolment::ask_again(cx, w, before.person, StatusChange::Custody)?;
    settle(cx, w, &episode, Cause::Started)?;
    Ok(episode)
}
