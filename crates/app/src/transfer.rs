//! Transfers between the units of an agency: from one establishment of a prison service to another.
//!
//! A transfer moves the view at once, and the unit the person left keeps it until somebody there has
//! handed over: what it knows must not be lost on the road.

use jiff::Timestamp;
use serde_json::json;
use throughline_domain::{
    category::Category,
    custody::{Episode, EpisodeStatus, StatusChange},
    id::{PersonId, UnitId},
};
use throughline_policy::Action;
use throughline_store::{
    agency, custody,
    db::{Query, Writer},
    person, visibility,
};

use crate::{
    Cx, Error, FieldError, Result,
    authorise::{self, Disclosure, People},
    case::{self, Head, Known},
    enrolment,
};

/// A unit that the person has left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// When the person left it.
    pub left_at: Timestamp,
    /// When it handed over; until then it sees the person.
    pub handed_over_at: Option<Timestamp>,
    /// Whether the reader works there and may hand over.
    pub own: bool,
}

/// Where a person is and was in this stay, and where they could be moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whereabouts {
    /// The top of the page.
    pub head: Head,
    /// The unit the person is in.
    pub unit: Option<String>,
    /// The units they left, newest first.
    pub left: Vec<Left>,
    /// The other units of the agency; empty once the stay has ended.
    pub others: Vec<(UnitId, String)>,
    /// The episode's version.
    pub version: i64,
}

/// Where the person is and was.
pub fn view(cx: &Cx, person_id: PersonId) -> Result<Whereabouts> {
    cx.disclose(|cx, tx| {
        let known = Known::read(cx, tx, person_id)?;
        authorise::person(cx, tx, person_id, Action::Transfer)?;
        let head = case::read_head(cx, tx, person_id, &known)?;
        let episode = custody::current(tx, person_id)?.ok_or(Error::NotFound)?;
        let mut left: Vec<Left> = custody::stays(tx, episode.id)?
            .into_iter()
            .filter_map(|stay| {
                Some(Left {
                    unit: stay.unit,
                    name: stay.name,
                    left_at: stay.left_at?,
                    handed_over_at: stay.handed_over_at,
                    own: cx.actor.units.contains(&stay.unit),
                })
            })
            .collect();
        left.reverse();
        let holder = person::get_record(tx, episode.record)?.agency;
        let units = agency::units(tx, holder)?;
        let name_of = |id: UnitId| units.iter().find(|unit| unit.id == id).map(|unit| unit.name.clone());
        let unit = episode.unit.and_then(name_of);
        let others = if episode.status == EpisodeStatus::Open {
            units
                .into_iter()
                .filter(|unit| Some(unit.id) != episode.unit)
                .map(|unit| (unit.id, unit.name))
                .collect()
        } else {
            Vec::new()
        };
        let version = episode.version;
        let categories = vec![Category::Identity, Category::Sentence];
        let shown = Whereabouts { head, unit, left, others, version };
        Ok((shown, Disclosure { view: "whereabouts", people: People::One(person_id), categories }))
    })
}

/// Records that the person was moved to another unit of the agency that holds them.
pub fn transfer(cx: &Cx, person_id: PersonId, to: UnitId, version: i64) -> Result<()> {
    cx.write(move |cx, tx| {
        let permit = authorise::person(cx, tx, person_id, Action::Transfer)?;
        let episode = custody::current(tx, person_id)?.ok_or(Error::NotFound)?;
        if episode.version != version {
            return Err(Error::Conflict("custody_episode".to_owned()));
        }
        if episode.status != EpisodeStatus::Open {
            return Err(Error::Refused("custody-refused-ended"));
        }
        let holder = person::get_record(tx, episode.record)?.agency;
        let known = agency::units(tx, holder)?.iter().any(|unit| unit.id == to);
        if !known || episode.unit == Some(to) {
            return Err(FieldError::new("unit", "transfer-unit-missing").into());
        }
        let chains = authorise::chains(tx, person_id)?;
        let mut w = tx.permitted(permit);
        let from = episode.unit;
        arrive(cx, &mut w, episode, to)?;
        let payload = json!({ "from": from.map(|unit| unit.to_string()), "to": to.to_string() });
        authorise::record(cx, &mut w, &chains, &[Category::Sentence], payload)
    })
}

/// The transfer itself, for use inside another act's transaction.
fn arrive(cx: &Cx, w: &mut Writer<'_>, episode: Episode, to: UnitId) -> Result<()> {
    custody::leave(w, episode.id, cx.now)?;
    custody::arrive(w, episode.id, to, cx.now)?;
    let person_id = episode.person;
    custody::update(w, &Episode { unit: Some(to), ..episode })?;
    enrolment::ask_again(cx, w, person_id, StatusChange::Establishment)?;
    Ok(visibility::refresh(w, person_id)?)
}

/// Records that a unit the person left has handed over; its view ends with the transaction. Only
/// somebody who works there can say so.
pub fn hand_over(cx: &Cx, person_id: PersonId, unit: UnitId) -> Result<()> {
    cx.write(move |cx, tx| {
        let permit = authorise::person(cx, tx, person_id, Action::Transfer)?;
        if !cx.actor.units.contains(&unit) {
            return Err(Error::Refused("transfer-refused-not-there"));
        }
        let episode = custody::current(tx, person_id)?.ok_or(Error::NotFound)?;
        if !still_sees(tx, &episode, unit)? {
            return Err(Error::Refused("transfer-refused-nothing-to-hand-over"));
        }
        let chains = authorise::chains(tx, person_id)?;
        let mut w = tx.permitted(permit);
        custody::hand_over(&mut w, episode.id, unit, cx.now)?;
        visibility::refresh(&mut w, person_id)?;
        let payload = json!({ "handed_over": unit.to_string() });
        authorise::record(cx, &mut w, &chains, &[Category::Sentence], payload)
    })
}

fn still_sees(q: &mut dyn Query, episode: &Episode, unit: UnitId) -> Result<bool> {
    let stays = custody::stays(q, episode.id)?;
    Ok(stays.iter().any(|stay| stay.unit == unit && stay.left_at.is_some() && stay.handed_over_at.is_none()))
}
