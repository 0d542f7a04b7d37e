//! What a broken glass shows on one page: who it is, where they are, who leads, what is in danger.

use jiff::{Timestamp, civil::Date};
use serde_json::json;
use throughline_domain::{
    break_glass as rules,
    category::Category,
    custody::EpisodeStatus,
    id::{BreakGlassId, PersonId},
    need::Views,
    plan::Domain,
};
use throughline_policy::Action;
use throughline_store::{
    agency, break_glass, case, custody, db::Query, lead, ledger::Chain, need, person, user,
};

use super::BreakGlass;
use crate::{Cx, Error, Result, authorise};

/// A need as an emergency shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmergencyNeed {
    /// The domain of life.
    pub domain: Domain,
    /// How the person and the worker see it.
    pub views: Views,
    /// The person's words.
    pub person_words: Option<String>,
    /// The worker's words.
    pub worker_words: Option<String>,
    /// When it was written down.
    pub at: Timestamp,
}

/// The page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Emergency {
    /// The opening.
    pub glass: BreakGlass,
    /// The whole name.
    pub name: String,
    /// The day of birth.
    pub born: Option<Date>,
    /// Languages spoken, best first.
    pub languages: Vec<String>,
    /// The establishment that holds the person.
    pub held_in: Option<String>,
    /// The day of release, where they are out.
    pub released_on: Option<Date>,
    /// The lead worker and their agency.
    pub lead: Option<(String, String)>,
    /// The newest assessment of each domain.
    pub needs: Vec<EmergencyNeed>,
    /// The person, where the reader's agency has a case with them: their own pages are open too.
    pub person: Option<PersonId>,
}

/// The page that an opening of one's own opens, while it is open.
pub fn view(cx: &Cx, id: BreakGlassId) -> Result<Emergency> {
    let shown = cx.read(|cx, tx| {
        let glass = break_glass::get(tx, id)?;
        let own = cx.actor.user == Some(glass.user);
        if !own || !rules::is_open(glass.opened_at, Some(glass.closes_at), cx.now) {
            return Err(Error::NotFound);
        }
        authorise::person(cx, tx, glass.person, Action::BreakGlass)?;
        read(cx, tx, glass)
    })?;
    record(cx, &shown)?;
    Ok(shown)
}

fn read(cx: &Cx, q: &mut dyn Query, glass: BreakGlass) -> Result<Emergency> {
    let records = person::records(q, glass.person)?;
    let record = records.first().ok_or(Error::NotFound)?;
    let episode = custody::current(q, glass.person)?;
    let unit = episode.as_ref().filter(|episode| episode.status == EpisodeStatus::Open);
    let held_in = match unit.and_then(|episode| episode.unit) {
        Some(unit) => agency::find_unit_by_id(q, unit)?.map(|unit| unit.name),
        None => None,
    };
    let released_on = episode.as_ref().and_then(|episode| match episode.status {
        EpisodeStatus::Closed { released_on, .. } => Some(released_on),
        EpisodeStatus::Open => None,
    });
    let (mut lead_worker, mut needs) = (None, Vec::new());
    if let Some(open) = case::find_open_of(q, glass.person)? {
        if let Some(leads) = lead::find(q, open.id)? {
            lead_worker = Some((user::get(q, leads.user)?.display_name, agency::get(q, leads.agency)?.name));
        }
        needs = newest(need::list(q, open.id)?);
    }
    let related = throughline_store::visibility::relation(q, &cx.actor, glass.person)?
        >= throughline_policy::Relation::OwnRecord;
    Ok(Emergency {
        name: record.name.readable(),
        born: records.iter().find_map(|record| record.birth_date),
        languages: record.languages.clone(),
        held_in,
        released_on,
        lead: lead_worker,
        needs,
        person: related.then_some(glass.person),
        glass,
    })
}

/// The newest of each domain, without what a broken glass never opens.
fn newest(all: Vec<need::Need>) -> Vec<EmergencyNeed> {
    let mut newest: Vec<EmergencyNeed> = Vec::new();
    let open =
        all.into_iter().filter(|found| rules::opens(found.category) && rules::opens(found.domain.category()));
    for found in open {
        let new = EmergencyNeed {
            domain: found.domain,
            views: found.views,
            person_words: found.person_words,
            worker_words: found.worker_words,
            at: found.assessed_at,
        };
        match newest.iter_mut().find(|known| known.domain == new.domain) {
            Some(known) if known.at < new.at => *known = new,
            Some(_) => {}
            None => newest.push(new),
        }
    }
    newest.sort_by_key(|found| found.domain);
    newest
}

/// What was shown stands in the ledger before it is given out, under the rule of the emergency.
fn record(cx: &Cx, shown: &Emergency) -> Result<()> {
    let (id, person_id, agency) = (shown.glass.id, shown.glass.person, shown.glass.agency);
    let mut categories = vec![Category::Identity, Category::Sentence];
    categories.extend(shown.needs.iter().map(|need| need.domain.category()));
    cx.write(move |cx, tx| {
        let permit = authorise::person(cx, tx, person_id, Action::BreakGlass)?;
        let mut chains = authorise::chains(tx, person_id)?;
        chains.push(Chain::Agency(agency));
        let mut w = tx.permitted(permit);
        let payload = json!({ "did": "break_glass.viewed", "glass": id.to_string() });
        authorise::record(cx, &mut w, &chains, &categories, payload)
    })
}
