//! What is asked when a date changes.

use jiff::civil::Date;
use throughline_domain::{
    category::Category,
    custody::{self as rules, Episode, EpisodeStatus, PlannedDate, newest_of_each_series},
    id::{PersonId, UnitId},
};
use throughline_policy::Action;
use throughline_store::{agency, custody, db::Query, person};

use crate::{
    Cx, Error, Result,
    authorise::{self, Disclosure, People},
    case::{self, Head, Known},
    milestone::date_kind,
};

/// What the form of a changing date starts from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateQuestion {
    /// The top of the page.
    pub head: Head,
    /// The kinds of planned date of the jurisdiction, code and words, in its order.
    pub kinds: Vec<(String, String)>,
    /// The kind of the working date, where there is one.
    pub kind: Option<String>,
    /// The kinds that hold a date now, among which a worker may choose.
    pub dated: Vec<String>,
    /// The legal statuses that a person can have, code and words.
    pub legal_statuses: Vec<(String, String)>,
    /// The legal status as it stands.
    pub legal_status: String,
    /// The day of sentence, where one is known.
    pub sentenced_on: Option<Date>,
    /// The establishments of the agency that holds the person.
    pub units: Vec<(UnitId, String)>,
    /// That a worker's choice stands against what the dates given would make of it.
    pub disagreement: Option<Disagreement>,
    /// Whether a worker's choice stands.
    pub chosen: bool,
}

/// A worker's choice of the date that counts, and what would count without it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disagreement {
    /// Why the worker chose: a code of the reason.
    pub reason: String,
    /// The day that would count.
    pub day: Date,
    /// Its kind, in words.
    pub kind: String,
    /// Whether a list says so; else another worker did.
    pub from_list: bool,
}

/// What the dates given would make R without the worker's choice that stands, where that differs.
pub(crate) fn disagreement(cx: &Cx, q: &mut dyn Query, episode: &Episode) -> Result<Option<Disagreement>> {
    if episode.status != EpisodeStatus::Open {
        return Ok(None);
    }
    let Some(choice) = &episode.choice else { return Ok(None) };
    let jurisdiction = cx.world.jurisdiction(&episode.jurisdiction)?;
    let given = custody::given_dates(q, episode.id)?;
    let planned: Vec<PlannedDate> = given.iter().map(|date| date.planned.clone()).collect();
    let order = jurisdiction.date_kind_order();
    Ok(rules::disagreement(&planned, &order, Some(choice)).map(|otherwise| {
        let newest = given
            .iter()
            .rev()
            .find(|it| it.planned.kind == otherwise.kind && it.planned.value == Some(otherwise.date));
        Disagreement {
            reason: choice.reason.clone(),
            day: otherwise.date,
            kind: date_kind(jurisdiction, &cx.locale, &otherwise.kind),
            from_list: newest.is_some_and(|it| it.given_by.is_none()),
        }
    }))
}

/// What is asked when a date changes; only of who may change it.
pub fn ask(cx: &Cx, person_id: PersonId) -> Result<DateQuestion> {
    cx.disclose(|cx, tx| {
        let known = Known::read(cx, tx, person_id)?;
        authorise::person(cx, tx, person_id, Action::ChangeReleaseDate)?;
        let episode = known.episode.as_ref().ok_or(Error::NotFound)?;
        let jurisdiction = cx.world.jurisdiction(&episode.jurisdiction)?;
        let given: Vec<PlannedDate> =
            custody::given_dates(tx, episode.id)?.into_iter().map(|date| date.planned).collect();
        let mut dated: Vec<String> = newest_of_each_series(&given)
            .into_iter()
            .filter(|series| series.value.is_some())
            .map(|series| series.kind.clone())
            .collect();
        dated.sort();
        dated.dedup();
        let words = |names: &throughline_domain::calendar::Names, code: &str| {
            names.get(&cx.locale).or_else(|| names.values().next()).map_or(code, String::as_str).to_owned()
        };
        let holder = person::get_record(tx, episode.record)?.agency;
        let question = DateQuestion {
            legal_status: episode.legal_status.clone(),
            sentenced_on: episode.sentenced_on,
            units: agency::units(tx, holder)?.into_iter().map(|unit| (unit.id, unit.name)).collect(),
            disagreement: disagreement(cx, tx, episode)?,
            chosen: episode.choice.is_some(),
            head: case::read_head(cx, tx, person_id, &known)?,
            kinds: jurisdiction
                .date_kinds
                .iter()
                .map(|kind| (kind.code.clone(), words(&kind.name, &kind.code)))
                .collect(),
            kind: episode.working.as_ref().map(|working| working.kind.clone()),
            dated,
            legal_statuses: jurisdiction
                .legal_statuses
                .iter()
                .map(|status| (status.code.clone(), words(&status.name, &status.code)))
                .collect(),
        };
        let categories = vec![Category::Identity, Category::Sentence];
        Ok((question, Disclosure { view: "release_date", people: People::One(person_id), categories }))
    })
}
