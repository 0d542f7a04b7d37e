//! Where a list belongs: its agency, the units of the agency, and who may import it.

use std::collections::HashMap;

use throughline_domain::{
    agency::AgencyKind,
    id::{AgencyId, UnitId},
    person::normal,
};
use throughline_policy::{Action, Permit, Subject};
use throughline_store::{
    agency::{self, Agency, Unit},
    db::{Query, Writer},
    import::source::{self, StoredSource},
};

use super::{Fault, List, Outcome};
use crate::{Cx, Result, authorise};

/// Average cases of a full-time worker, until an administrator says otherwise.
const FULL_TIME_CAPACITY: i64 = 50;

/// The agency whose list this is, if it has been seen before.
///
/// A source id stays with the agency that used it first, also when that agency is renamed. A user
/// imports lists of their own agency only.
pub(super) fn find_agency(cx: &Cx, q: &mut dyn Query, list: &List) -> Outcome<Option<AgencyId>> {
    let owner = source::owner(q, &list.source.id)?;
    let named =
        agency::find_by_name(q, &list.source.jurisdiction, &list.source.agency.name)?.map(|agency| agency.id);
    let foreign = || Fault::ForeignSource(list.source.id.clone());
    if owner.is_some() && named.is_some() && owner != named {
        return Err(foreign());
    }
    let found = owner.or(named);
    if !cx.actor.is_operator() && (found.is_none() || found != cx.actor.agency) {
        return Err(foreign());
    }
    Ok(found)
}

/// A permit to begin, end or discard a run. The rows are written under [`Permit::system`]: the
/// list speaks, not the person who handed it in.
pub(super) fn permit(cx: &Cx) -> Result<Permit> {
    if cx.actor.is_operator() {
        return Ok(Permit::system(Subject::Installation, "operator"));
    }
    authorise::own_agency(cx, Action::Import)
}

/// Finds or adds the agency, its establishments and the source.
pub(super) fn settle(cx: &Cx, w: &mut Writer<'_>, list: &List) -> Result<AgencyId> {
    let owner = match source::owner(w, &list.source.id)? {
        Some(owner) => Some(owner),
        None => agency::find_by_name(w, &list.source.jurisdiction, &list.source.agency.name)?
            .map(|agency| agency.id),
    };
    let id = match owner {
        Some(id) => id,
        None => add_agency(cx, w, list)?,
    };
    let mut units = Units::load(w, id)?;
    for name in &list.source.establishments {
        units.find_or_add(cx, w, name)?;
    }
    let stored = StoredSource {
        hash: list.hash.clone(),
        source: list.source.id.clone(),
        agency: id,
        content: list.text.to_stored(),
    };
    source::put(w, &stored, cx.now)?;
    Ok(id)
}

fn add_agency(cx: &Cx, w: &mut Writer<'_>, list: &List) -> Result<AgencyId> {
    let new = Agency {
        id: cx.new_id(),
        jurisdiction: list.source.jurisdiction.clone(),
        kind: AgencyKind(list.source.agency.kind.as_str().into()),
        name: list.source.agency.name.clone(),
        town: None,
        full_time_capacity: FULL_TIME_CAPACITY,
        silent_days: None,
        open: true,
        version: 1,
        created_at: cx.now,
    };
    agency::insert(w, &new)?;
    Ok(new.id)
}

/// The units of an agency by name, however it is spelt.
pub(super) struct Units {
    agency: AgencyId,
    by_name: HashMap<String, UnitId>,
}

impl Units {
    /// Reads them.
    pub(super) fn load(q: &mut dyn Query, agency: AgencyId) -> Result<Self> {
        let units = agency::units(q, agency)?;
        let by_name = units.into_iter().map(|unit| (normal(&unit.name), unit.id)).collect();
        Ok(Self { agency, by_name })
    }

    /// The unit of this name. One that is not there is added, although the row carries a warning:
    /// without a unit the person would be visible to the whole agency. Nobody is assigned to a new
    /// unit, so nobody sees the person until an administrator has looked.
    pub(super) fn find_or_add(&mut self, cx: &Cx, w: &mut Writer<'_>, name: &str) -> Result<UnitId> {
        if let Some(id) = self.by_name.get(&normal(name)) {
            return Ok(*id);
        }
        let unit = Unit { id: cx.new_id(), agency: self.agency, name: name.to_owned() };
        agency::insert_unit(w, &unit)?;
        self.by_name.insert(normal(name), unit.id);
        Ok(unit.id)
    }
}
