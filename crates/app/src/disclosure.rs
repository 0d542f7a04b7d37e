//! What the data-protection officer watches over: who saw what, why, under which rule; what was opened
//! in an emergency and waits for a review; agreements whose review or end is near.
//!
//! The officer reads the ledger and no content: a person stands there as an opaque id.

use std::collections::BTreeMap;

use jiff::{ToSpan, civil::Date};
use serde_json::json;
use throughline_domain::{
    agreement::{Standing, is_live, standing},
    category::Category,
    id::{AgencyId, PersonId, UserId},
    ledger::Operation,
};
use throughline_policy::{Action, sharing::Basis};
use throughline_store::{agency, agreement, break_glass, disclosure, ledger, user};

pub use throughline_store::disclosure::Line;

use crate::{Cx, Error, FieldError, Result, authorise};

/// Entries on a page.
pub const PAGE: i64 = 50;
/// How many days back the page looks unless asked otherwise.
pub const DAYS: i64 = 30;
/// How many days ahead an agreement's review or end is near.
const NEAR_DAYS: i64 = 60;
/// As many openings are counted; more than that is many.
const MOST: i64 = 200;

/// What is looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The first local day.
    pub from: Option<Date>,
    /// The last local day.
    pub to: Option<Date>,
    /// Done for this agency.
    pub agency: Option<AgencyId>,
    /// Done by this user.
    pub user: Option<UserId>,
    /// Done to this person.
    pub person: Option<PersonId>,
    /// This category was concerned.
    pub category: Option<Category>,
    /// Only what was refused.
    pub refused: bool,
}

/// One entry, in the words of the six operations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The entry.
    pub line: Line,
    /// Which of the six operations it was; `None` for an entry from before they were named, or erased.
    pub operation: Option<Operation>,
    /// Something more telling than the action's code.
    pub detail: Option<String>,
    /// How many people were on a list that was shown.
    pub listed: usize,
    /// The policies that opened what was shown, by what they rest on.
    pub opened_by: BTreeMap<Basis, Vec<String>>,
}

/// The officer's page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disclosures {
    /// The days that were looked at.
    pub days: (Date, Date),
    /// Newest first.
    pub entries: Vec<Shown>,
    /// The page, from 1, and whether there is another.
    pub page: (i64, bool),
    /// Openings in an emergency that wait for a review, and how many of them are overdue.
    pub glass: (usize, usize),
    /// Agreements whose review or last day is near or past, by name and day.
    pub agreements: Vec<(String, Date)>,
    /// Agencies to filter by.
    pub agencies: Vec<(AgencyId, String)>,
    /// The users of the own agency, to filter by.
    pub users: Vec<(UserId, String)>,
}

/// The codes of everything that the policy decides on: whoever puts the ledger into words has one for each.
pub fn actions() -> impl Iterator<Item = &'static str> {
    Action::ALL.iter().map(|action| action.code())
}

/// What was done with the records of the reader's agency, and what its people did.
pub fn list(cx: &Cx, wanted: &Wanted, page: i64) -> Result<Disclosures> {
    let (wanted, page) = (wanted.clone(), page.max(1));
    let found = cx.read(|cx, tx| {
        authorise::own_agency(cx, Action::OverseeDisclosure)?;
        let own = cx.actor.agency.ok_or(Error::NotFound)?;
        let jurisdiction = cx.jurisdiction()?;
        let today = jurisdiction.local_date(cx.now);
        let to = wanted.to.unwrap_or(today);
        let from = wanted.from.unwrap_or_else(|| to.saturating_sub(DAYS.days()));
        if from > to {
            return Err(FieldError::new("from", "disclosures-error-from").into());
        }
        let filter = disclosure::Filter {
            own,
            from: jurisdiction.start_of_local_day(from),
            until: jurisdiction.end_of_local_day(to),
            agency: wanted.agency,
            user: wanted.user,
            person: wanted.person,
            pseudonyms: match (wanted.person, cx.world.keys.ring()?) {
                (Some(person), Some(ring)) => ledger::pseudonyms(&ring, person),
                _ => Vec::new(),
            },
            category: wanted.category,
            refused: wanted.refused,
        };
        let mut lines = disclosure::list(tx, &filter, ((page - 1) * PAGE, PAGE + 1))?;
        let more = lines.len() > usize::try_from(PAGE).unwrap_or(usize::MAX);
        lines.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
        let waiting: Vec<_> = break_glass::concerning(tx, own, MOST)?
            .into_iter()
            .filter(|glass| glass.review.is_none())
            .collect();
        let overdue = waiting.iter().filter(|glass| glass.review_due_at < cx.now).count();
        let reader = agency::get(tx, own)?;
        let near = today.saturating_add(NEAR_DAYS.days());
        let agreements = agreement::list(tx, &reader.jurisdiction)?
            .into_iter()
            .filter(|known| known.cover.parties.iter().any(|party| party.includes(own, &reader.kind)))
            .filter(|known| is_live(&known.term, today))
            .filter_map(|known| {
                let ends = known.term.ends_on.filter(|day| *day <= near);
                let review = (known.term.review_on <= near
                    || standing(&known.term, today) == Standing::ReviewOverdue)
                    .then_some(known.term.review_on);
                Some((known.title, ends.into_iter().chain(review).min()?))
            })
            .collect();
        Ok(Disclosures {
            days: (from, to),
            entries: lines.into_iter().map(shown).collect(),
            page: (page, more),
            glass: (waiting.len(), overdue),
            agreements,
            agencies: agency::list(tx)?
                .into_iter()
                .filter(|known| known.jurisdiction == reader.jurisdiction)
                .map(|known| (known.id, known.name))
                .collect(),
            users: user::list(tx, own)?.into_iter().map(|known| (known.id, known.display_name)).collect(),
        })
    })?;
    record(cx, &wanted, found.entries.len())?;
    Ok(found)
}

fn shown(line: Line) -> Shown {
    let payload: serde_json::Value =
        line.payload.as_deref().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    let code = |name: &str| payload.get(name).and_then(serde_json::Value::as_str).map(str::to_owned);
    Shown {
        operation: code("operation").and_then(|code| Operation::from_code(&code)),
        detail: code("view").or_else(|| code("did")),
        opened_by: authorise::opened_by_of(&payload),
        listed: payload.get("people").and_then(serde_json::Value::as_array).map_or(0, Vec::len),
        line,
    }
}

/// That the officer looked stands in the ledger like any other look.
fn record(cx: &Cx, wanted: &Wanted, entries: usize) -> Result<()> {
    let person = wanted.person.map(|id| id.to_string());
    cx.write(move |cx, tx| {
        let permit = authorise::own_agency(cx, Action::OverseeDisclosure)?;
        let mut w = tx.permitted(permit);
        let payload = json!({ "view": "disclosures", "entries": entries, "person": person });
        authorise::record_as(cx, &mut w, Action::OverseeDisclosure.code(), payload)
    })
}
