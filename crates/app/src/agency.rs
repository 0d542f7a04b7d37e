//! Agencies and their units, looked after by an administrator.

use serde_json::json;
use throughline_domain::{
    agency::AgencyKind,
    calendar::Jurisdiction,
    id::{AgencyId, UnitId, UserId},
};
use throughline_policy::Subject;
use throughline_store::{
    agency,
    db::{Query, Writer},
    lead,
    ledger::{self, Chain, Entry},
    session, user,
};

pub use throughline_store::agency::{Agency, Unit};

use crate::{Cx, Error, FieldError, Result, World, authorise};

/// The weighted cases of a full-time worker, unless an agency says otherwise.
pub const USUAL_CAPACITY: i64 = 50;
/// More than anybody can carry; a larger number is a slip.
pub const LARGEST_CAPACITY: i64 = 500;
/// Who is not heard of for longer is not waited for.
const MOST_SILENT_DAYS: i64 = 90;
/// The longest name there is.
const LONGEST_NAME: usize = 120;

/// What an agency is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAgency {
    /// The jurisdiction it works in.
    pub jurisdiction: String,
    /// The code of its kind, one of the jurisdiction's.
    pub kind: String,
    /// What can be changed later.
    pub details: Details,
}

/// What can be changed about an agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Details {
    /// Its name.
    pub name: String,
    /// The town it is for.
    pub town: Option<String>,
    /// The weighted cases that one full-time worker can carry.
    pub full_time_capacity: i64,
    /// After how many days without a contact or an attempt a case goes to the team; `None` for the
    /// usual number.
    pub silent_days: Option<i64>,
}

impl Details {
    /// An agency of this name, for no town, with the usual capacity.
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), town: None, full_time_capacity: USUAL_CAPACITY, silent_days: None }
    }

    /// Without spaces around what was typed, the town as the jurisdiction writes it.
    fn written(&self, jurisdiction: Option<&Jurisdiction>) -> Self {
        let town = |town: &String| jurisdiction.map_or_else(|| town.trim().to_owned(), |it| it.town(town));
        Self {
            name: self.name.trim().to_owned(),
            town: self.town.as_ref().map(town).filter(|town| !town.is_empty()),
            ..self.clone()
        }
    }

    fn check(&self, jurisdiction: Option<&Jurisdiction>) -> Vec<FieldError> {
        let mut errors = Vec::new();
        // People are led to this agency by its town: one that is in no table would be found by nobody.
        if let Some(town) = self.town.as_deref().filter(|town| !town.trim().is_empty())
            && let Some(table) = jurisdiction.and_then(|known| known.towns_without(town))
        {
            errors.push(match table.nearest(town) {
                Some(nearest) => FieldError::new("town", "agencies-town-nearest").with("nearest", nearest),
                None => FieldError::new("town", "agencies-town-unknown"),
            });
        }
        if self.name.trim().is_empty() {
            errors.push(FieldError::new("name", "agencies-name-missing"));
        } else if self.name.chars().count() > LONGEST_NAME {
            errors.push(FieldError::new("name", "agencies-name-long").with("n", LONGEST_NAME));
        }
        if !(1..=LARGEST_CAPACITY).contains(&self.full_time_capacity) {
            errors.push(
                FieldError::new("full_time_capacity", "agencies-capacity-wrong").with("n", LARGEST_CAPACITY),
            );
        }
        if self.silent_days.is_some_and(|days| !(1..=MOST_SILENT_DAYS).contains(&days)) {
            errors.push(FieldError::new("silent_days", "agencies-silent-wrong").with("n", MOST_SILENT_DAYS));
        }
        errors
    }
}

/// What is wrong with a new agency before the database is asked: its details, its jurisdiction, and
/// whether that knows this kind of agency.
pub(crate) fn check_new(world: &World, new: &NewAgency) -> Vec<FieldError> {
    let jurisdiction = world.jurisdictions.get(&new.jurisdiction);
    let mut errors = new.details.check(jurisdiction);
    match jurisdiction {
        None => errors.push(FieldError::new("jurisdiction", "agencies-jurisdiction-missing")),
        Some(known) if known.agency_kinds.iter().all(|kind| kind.code != new.kind) => {
            errors.push(FieldError::new("kind", "agencies-kind-missing"));
        }
        Some(_) => {}
    }
    errors
}

fn refuse(errors: Vec<FieldError>) -> Result<()> {
    if errors.is_empty() { Ok(()) } else { Err(Error::Invalid(errors)) }
}

/// An agency with its units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithUnits {
    /// The agency.
    pub agency: Agency,
    /// Its units, by name.
    pub units: Vec<Unit>,
}

/// Whether the actor looks after agencies and users: asked before an empty form is shown.
pub fn may_administer(cx: &Cx) -> Result<()> {
    cx.read(|cx, _| authorise::installation(cx).map(drop))
}

/// Every agency with its units.
pub fn list(cx: &Cx) -> Result<Vec<WithUnits>> {
    cx.read(|cx, tx| {
        authorise::installation(cx)?;
        agency::list(tx)?.into_iter().map(|agency| with_units(tx, agency)).collect()
    })
}

/// One agency with its units.
pub fn get(cx: &Cx, id: AgencyId) -> Result<WithUnits> {
    cx.read(|cx, tx| {
        authorise::installation(cx)?;
        let agency = agency::get(tx, id)?;
        with_units(tx, agency)
    })
}

/// The open agency of this name, for the command line. Several jurisdictions may know the name.
pub fn find_by_name(cx: &Cx, name: &str) -> Result<Vec<Agency>> {
    cx.read(|cx, tx| {
        authorise::installation(cx)?;
        Ok(agency::list(tx)?.into_iter().filter(|agency| agency.open && agency.name == name).collect())
    })
}

fn with_units(q: &mut dyn Query, agency: Agency) -> Result<WithUnits> {
    Ok(WithUnits { units: agency::units(q, agency.id)?, agency })
}

/// Adds an agency.
pub fn add(cx: &Cx, new: NewAgency) -> Result<AgencyId> {
    let details = new.details.written(cx.world.jurisdictions.get(&new.jurisdiction));
    let new = NewAgency { details, ..new };
    let id = cx.new_id();
    cx.write(move |cx, tx| {
        let permit = authorise::installation(cx)?;
        refuse(check_new(&cx.world, &new))?;
        check_name(tx, &new.jurisdiction, &new.details.name, None)?;
        let mut w = tx.permitted(permit);
        insert(cx, &mut w, id, &new)?;
        record(cx, &mut w, id, "agency.added", json!({ "kind": new.kind }))?;
        Ok(id)
    })
}

/// Adds an agency inside another act, such as setting up an installation.
pub(crate) fn insert(cx: &Cx, w: &mut Writer<'_>, id: AgencyId, new: &NewAgency) -> Result<()> {
    let agency = Agency {
        id,
        jurisdiction: new.jurisdiction.clone(),
        kind: AgencyKind(new.kind.as_str().into()),
        name: new.details.name.clone(),
        town: new.details.town.clone(),
        full_time_capacity: new.details.full_time_capacity,
        silent_days: new.details.silent_days,
        open: true,
        version: 1,
        created_at: cx.now,
    };
    Ok(agency::insert(w, &agency)?)
}

fn check_name(q: &mut dyn Query, jurisdiction: &str, name: &str, own: Option<AgencyId>) -> Result<()> {
    match agency::find_by_name(q, jurisdiction, name)? {
        Some(other) if Some(other.id) != own => Err(FieldError::new("name", "agencies-name-taken").into()),
        _ => Ok(()),
    }
}

/// Changes an agency.
pub fn edit(cx: &Cx, id: AgencyId, version: i64, details: Details) -> Result<()> {
    cx.write(move |cx, tx| {
        let permit = authorise::installation(cx)?;
        let before = agency::get(tx, id)?;
        let jurisdiction = cx.world.jurisdictions.get(&before.jurisdiction);
        refuse(details.check(jurisdiction))?;
        let details = details.written(jurisdiction);
        check_name(tx, &before.jurisdiction, &details.name, Some(id))?;
        let changed = Agency {
            name: details.name.clone(),
            town: details.town.clone(),
            full_time_capacity: details.full_time_capacity,
            silent_days: details.silent_days,
            version,
            ..before.clone()
        };
        let mut w = tx.permitted(permit);
        agency::update(&mut w, &changed)?;
        let payload = json!({ "name": [before.name, changed.name], "town": [before.town, changed.town],
            "full_time_capacity": [before.full_time_capacity, changed.full_time_capacity] });
        record(cx, &mut w, id, "agency.changed", payload)
    })
}

/// How closing an agency ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Closing {
    /// It is closed; its users are signed out and cannot sign in.
    Closed,
    /// These users lead open cases; they hand on first. Nothing was changed.
    HandOnFirst(Vec<(UserId, String)>),
}

/// Closes an agency, unless its users still lead open cases.
pub fn close(cx: &Cx, id: AgencyId, version: i64) -> Result<Closing> {
    cx.write(move |cx, tx| {
        let permit = authorise::installation(cx)?;
        if cx.actor.agency == Some(id) {
            return Err(Error::Refused("agencies-own"));
        }
        let users = user::list(tx, id)?;
        let mut leading = Vec::new();
        for user in &users {
            if !lead::led_by(tx, user.id)?.is_empty() {
                leading.push((user.id, user.display_name.clone()));
            }
        }
        if !leading.is_empty() {
            return Ok(Closing::HandOnFirst(leading));
        }
        let closed = Agency { open: false, version, ..agency::get(tx, id)? };
        let mut w = tx.permitted(permit);
        agency::update(&mut w, &closed)?;
        for user in users {
            session::delete_all(&mut w, user.id)?;
        }
        record(cx, &mut w, id, "agency.closed", json!({}))?;
        Ok(Closing::Closed)
    })
}

/// Adds a unit to an agency. Somebody has to be assigned to it before anybody sees its people.
pub fn add_unit(cx: &Cx, agency: AgencyId, name: &str) -> Result<UnitId> {
    let name = name.trim().to_owned();
    let id = cx.new_id();
    cx.write(move |cx, tx| {
        let permit = authorise::installation(cx)?;
        if name.is_empty() {
            return Err(FieldError::new("unit", "agencies-unit-missing").into());
        }
        agency::get(tx, agency)?;
        if agency::find_unit(tx, agency, &name)?.is_some() {
            return Err(FieldError::new("unit", "agencies-unit-taken").into());
        }
        let mut w = tx.permitted(permit);
        agency::insert_unit(&mut w, &Unit { id, agency, name: name.clone() })?;
        record(cx, &mut w, agency, "agency.unit_added", json!({ "unit": id.to_string(), "name": name }))?;
        Ok(id)
    })
}

/// An entry about an agency, in its own chain.
fn record(
    cx: &Cx,
    w: &mut Writer<'_>,
    agency: AgencyId,
    action: &str,
    payload: serde_json::Value,
) -> Result<()> {
    let entry = Entry {
        chains: &[Chain::Agency(agency)],
        action: Some(action),
        subject: Subject::Agency(agency),
        categories: &[],
        payload,
    };
    Ok(ledger::append(w, cx.now, &*cx.world.entropy, entry)?)
}
