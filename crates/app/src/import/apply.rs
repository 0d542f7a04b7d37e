//! One row, applied whole: the person, the record, the custody episode, its dates, the answers.
//!
//! Of a changed row only the values that changed *on the list* are written, so that what a worker
//! has corrected meanwhile is not turned back by a list that says the same as last week.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp, civil::Date};
use serde_json::json;
use throughline_domain::{
    category::Category,
    custody::{Episode, EpisodeStatus, PlannedDate, status_change, working_date},
    id::{AgencyId, EpisodeId, ImportRunId, RecordId, UnitId},
    programme::milestone::Cause,
    roster::{Change, Fact, Fields, Row, field},
};
use throughline_policy::Subject;
use throughline_store::{
    answer::{self, Answer},
    custody::{self, GivenDate},
    db::Writer,
    import::accepted,
    ledger::{self, Chain, Entry},
    person::{self, Identifier, PersonRecord},
    visibility,
};

use super::{List, begin::Units, judge::parse};
use crate::{Cx, Error, Result, custody as clock, dossier::Dossier, enrolment, matching};

/// The legal status of somebody whose list does not tell it.
const STATUS_UNKNOWN: &str = "unknown";

/// Where the rows of a run go.
pub(super) struct Desk<'a> {
    pub list: &'a List,
    pub run: ImportRunId,
    pub agency: AgencyId,
    pub units: Units,
}

/// What became of a stay in custody.
enum Followed {
    /// It goes on, or began with this row, or has ended and nothing changes.
    Here(Consequence),
    /// The person came back: another one was begun.
    Again,
}

/// What follows from a stay that goes on.
#[derive(Default)]
struct Consequence {
    /// Why milestones are planned again, where dates moved.
    replan: Option<Cause>,
    /// Whether others may see the person now.
    seen_by_others: bool,
}

impl Desk<'_> {
    /// Applies a new or changed row; gives the record, if anything was written. A row that this run has
    /// applied already stays as it is.
    pub(super) fn apply(&mut self, cx: &Cx, w: &mut Writer<'_>, row: &Row) -> Result<Option<RecordId>> {
        let source = &self.list.source.id;
        let said = row.fields();
        let fields = said.to_text();
        let known = accepted::find(w, source, &row.key)?;
        if known.as_ref().is_some_and(|known| known.fields == fields) {
            return Ok(None);
        }
        let before = match &known {
            Some(known) => parse(&known.fields)?,
            None => Fields::default(),
        };
        let changes = before.changes(&said);
        let record = match known {
            Some(known) => self.follow_row(cx, w, known.record, row, &changes)?,
            None => self.add(cx, w, row)?,
        };
        accepted::put(w, source, &row.key, record.id, &fields, self.run)?;
        self.note(cx, w, &record, row, &changes)?;
        Ok(Some(record.id))
    }

    /// A row of somebody whom nobody was known by: everything that follows from it is written, and
    /// nothing has to be read.
    fn add(&mut self, cx: &Cx, w: &mut Writer<'_>, row: &Row) -> Result<PersonRecord> {
        let record = PersonRecord {
            id: cx.new_id(),
            person: cx.new_id(),
            agency: self.agency,
            source: Some((self.list.source.id.clone(), row.key.clone())),
            name: row.name.clone(),
            birth_date: row.birth_date,
            sex: row.sex().map(str::to_owned),
            birth_country: row.birth_country.clone(),
            town: self.town(cx, row)?,
            languages: Vec::new(),
            interpreter_needed: None,
            reading_needs: None,
            version: 1,
        };
        person::insert(w, record.person, cx.now)?;
        person::insert_record(w, &record, cx.now)?;
        let key = Identifier { kind: self.list.source.key_kind.clone(), value: row.key.clone() };
        person::add_identifier(w, cx.new_id(), record.id, &key)?;
        identify(cx, w, record.id, row)?;
        matching::keep_later(cx, w, record.id)?;
        let id = record.id;
        let mut dossier = Dossier::of_new(record);
        self.admit(cx, w, &mut dossier, row)?;
        for fact in &row.facts {
            answer_list(cx, w, &mut dossier, id, fact, cx.now)?;
        }
        enrolment::consider_by(cx, w, &mut dossier)?;
        dossier.records.pop().ok_or(Error::NotFound)
    }

    /// The town as the jurisdiction's table writes it; what is in no table stays as it was sent.
    fn town(&self, cx: &Cx, row: &Row) -> Result<Option<String>> {
        let jurisdiction = cx.world.jurisdiction(&self.list.source.jurisdiction)?;
        Ok(row.town.as_ref().map(|town| jurisdiction.town(town)))
    }

    /// A row of somebody who is known: what changed on the list is taken over, and what follows from
    /// it.
    fn follow_row(
        &mut self,
        cx: &Cx,
        w: &mut Writer<'_>,
        record: RecordId,
        row: &Row,
        changes: &[Change],
    ) -> Result<PersonRecord> {
        let fields: BTreeSet<&str> = changes.iter().map(|change| change.field.as_str()).collect();
        let mut record = person::get_record(w, record)?;
        let town = self.town(cx, row)?;
        if take_over(&mut record, row, town, &fields) {
            person::update_record(w, &record, cx.now)?;
        }
        identify(cx, w, record.id, row)?;
        matching::keep_later(cx, w, record.id)?;
        let mut dossier = Dossier::read(w, record.person)?;
        answer_changes(cx, w, &mut dossier, &record, row, &fields)?;
        match self.custody(cx, w, &mut dossier, &record, row, &fields)? {
            Followed::Here(cause) => {
                if cause.seen_by_others {
                    visibility::refresh(w, record.person)?;
                }
                match (cause.replan, dossier.current().cloned()) {
                    (Some(cause), Some(episode)) => {
                        clock::settle_by(cx, w, &mut dossier, &episode, cause)?;
                    }
                    _ => drop(enrolment::consider_by(cx, w, &mut dossier)?),
                }
            }
            // A new stay was begun, and planned with everything that follows from it; the dates that
            // the list gives for it move it once more.
            Followed::Again => drop(clock::replan(cx, w, record.person, Cause::DateMoved)?),
        }
        Ok(record)
    }

    /// Brings the custody episode up to what the list says. A person who had left and is admitted
    /// again returns to custody: a new episode, in the same case.
    fn custody(
        &mut self,
        cx: &Cx,
        w: &mut Writer<'_>,
        dossier: &mut Dossier,
        record: &PersonRecord,
        row: &Row,
        changed: &BTreeSet<&str>,
    ) -> Result<Followed> {
        let jurisdiction = &self.list.source.jurisdiction;
        let episodes = dossier.episodes.iter().filter(|episode| episode.jurisdiction == *jurisdiction);
        // The open one, else the one that ended last.
        let ended = |episode: &Episode| match episode.status {
            EpisodeStatus::Open => Date::MAX,
            EpisodeStatus::Closed { released_on, .. } => released_on,
        };
        match episodes.max_by_key(|episode| ended(episode)).cloned() {
            Some(open) if open.status == EpisodeStatus::Open => {
                self.follow(cx, w, dossier, open, row, changed).map(Followed::Here)
            }
            Some(last) => match return_on(&last, row) {
                Some(admitted_on) => {
                    self.readmit(cx, w, &last, row, admitted_on)?;
                    Ok(Followed::Again)
                }
                None => Ok(Followed::Here(Consequence::default())),
            },
            None => {
                self.admit_known(cx, w, dossier, record, row)?;
                Ok(Followed::Here(Consequence { replan: None, seen_by_others: true }))
            }
        }
    }

    fn readmit(
        &mut self,
        cx: &Cx,
        w: &mut Writer<'_>,
        before: &Episode,
        row: &Row,
        admitted_on: Date,
    ) -> Result<()> {
        let unit = self.unit(cx, w, row)?;
        let status = row.legal_status().unwrap_or(STATUS_UNKNOWN).to_owned();
        let mut episode = clock::begin_again(cx, w, before, admitted_on, status, Some(unit))?;
        episode.sentenced_on = row.sentenced_on;
        let given = self.give_dates(cx, w, episode.id, row, true)?;
        self.choose_working_date(cx, &given, &mut episode)?;
        Ok(custody::update(w, &episode)?)
    }

    fn follow(
        &mut self,
        cx: &Cx,
        w: &mut Writer<'_>,
        dossier: &mut Dossier,
        mut episode: Episode,
        row: &Row,
        changed: &BTreeSet<&str>,
    ) -> Result<Consequence> {
        let before = episode.clone();
        if let Some(status) = row.legal_status().filter(|_| changed.contains(field::LEGAL_STATUS)) {
            status.clone_into(&mut episode.legal_status);
        }
        if row.admitted_on.is_some() && changed.contains(field::ADMITTED_ON) {
            episode.admitted_on = row.admitted_on;
        }
        if row.sentenced_on.is_some() && changed.contains(field::SENTENCED_ON) {
            episode.sentenced_on = row.sentenced_on;
        }
        if row.establishment.is_some() && changed.contains(field::ESTABLISHMENT) {
            let unit = self.unit(cx, w, row)?;
            if episode.unit != Some(unit) {
                custody::leave(w, episode.id, cx.now)?;
                // Later than the last time there, whatever the clock says.
                let at = after(cx.now, custody::last_arrival(w, episode.id, unit)?);
                custody::arrive(w, episode.id, unit, at)?;
                episode.unit = Some(unit);
            }
        }
        let redated = changed.contains(field::RELEASE_DATE) || changed.contains(field::RELEASE_KIND);
        let given = self.give_dates(cx, w, episode.id, row, redated)?;
        self.choose_working_date(cx, &given, &mut episode)?;
        if episode != before {
            custody::update(w, &episode)?;
            let version = episode.version + 1;
            dossier.put_episode(Episode { version, ..episode.clone() });
        }
        if let Some(change) = status_change(&before, &episode) {
            enrolment::ask_again_by(cx, w, dossier, change)?;
        }
        let anchors =
            |episode: &Episode| (episode.working.clone(), episode.admitted_on, episode.sentenced_on);
        let moved = anchors(&episode) != anchors(&before);
        let cause = if episode.working.is_none() { Cause::Withdrawn } else { Cause::DateMoved };
        Ok(Consequence { replan: moved.then_some(cause), seen_by_others: episode.unit != before.unit })
    }

    /// Admits somebody who came with this row: the unit sees them, and nobody else.
    fn admit(&mut self, cx: &Cx, w: &mut Writer<'_>, dossier: &mut Dossier, row: &Row) -> Result<()> {
        let record = dossier.records.first().cloned().ok_or(Error::NotFound)?;
        let unit = self.admit_known(cx, w, dossier, &record, row)?;
        Ok(visibility::of_new(w, record.person, record.agency, unit)?)
    }

    fn admit_known(
        &mut self,
        cx: &Cx,
        w: &mut Writer<'_>,
        dossier: &mut Dossier,
        record: &PersonRecord,
        row: &Row,
    ) -> Result<UnitId> {
        let unit = self.unit(cx, w, row)?;
        let planned = row.release_date.zip(row.release_kind.clone()).map(|(value, kind)| PlannedDate {
            kind,
            source: self.list.source.id.clone(),
            value: Some(value),
            given_at: cx.now,
        });
        let order = cx.world.jurisdiction(&self.list.source.jurisdiction)?.date_kind_order();
        let episode = Episode {
            id: cx.new_id(),
            person: record.person,
            record: record.id,
            jurisdiction: self.list.source.jurisdiction.clone(),
            unit: Some(unit),
            admitted_on: row.admitted_on,
            sentenced_on: row.sentenced_on,
            legal_status: row.legal_status().unwrap_or(STATUS_UNKNOWN).to_owned(),
            status: EpisodeStatus::Open,
            working: working_date(planned.as_slice(), &order, None),
            choice: None,
            version: 1,
        };
        custody::insert(w, &episode, self.agency, cx.now)?;
        if let Some(planned) = planned {
            custody::give_date(w, episode.id, &self.given(cx, planned))?;
        }
        dossier.put_episode(episode);
        Ok(unit)
    }

    /// The unit that the row names. A list that does not say where somebody is says that they are
    /// with the agency: a unit of the agency's own name, which nobody sees by default.
    fn unit(&mut self, cx: &Cx, w: &mut Writer<'_>, row: &Row) -> Result<UnitId> {
        let name = row.establishment.as_deref().unwrap_or(&self.list.source.agency.name);
        self.units.find_or_add(cx, w, name)
    }

    /// Writes the row's date into its series, where it says another one; gives every date that was
    /// given for the episode. Another series of this source that still holds a date is withdrawn: the
    /// list gives one date, and it is of one kind.
    fn give_dates(
        &self,
        cx: &Cx,
        w: &mut Writer<'_>,
        episode: EpisodeId,
        row: &Row,
        redated: bool,
    ) -> Result<Vec<PlannedDate>> {
        let source = &self.list.source.id;
        let mut given: Vec<PlannedDate> =
            custody::given_dates(w, episode)?.into_iter().map(|given| given.planned).collect();
        if !redated {
            return Ok(given);
        }
        let series = throughline_domain::custody::newest_of_each_series(&given);
        let planned = |kind: &str, value, newest: Option<Timestamp>| PlannedDate {
            kind: kind.to_owned(),
            source: source.clone(),
            value,
            given_at: after(cx.now, newest),
        };
        let kind = row.release_date.and(row.release_kind.as_deref());
        let mut new = Vec::new();
        for old in series.iter().filter(|old| old.source == *source && old.value.is_some()) {
            if kind != Some(old.kind.as_str()) {
                new.push(planned(&old.kind, None, Some(old.given_at)));
            }
        }
        if let Some(kind) = kind {
            let old = series.iter().find(|old| old.source == *source && old.kind == kind);
            if old.and_then(|old| old.value) != row.release_date {
                new.push(planned(kind, row.release_date, old.map(|old| old.given_at)));
            }
        }
        for planned in new {
            custody::give_date(w, episode, &self.given(cx, planned.clone()))?;
            given.push(planned);
        }
        Ok(given)
    }

    /// A date as the list gives it.
    fn given(&self, cx: &Cx, planned: PlannedDate) -> GivenDate {
        GivenDate { id: cx.new_id(), planned, reason: None, note: None, given_by: None, agency: self.agency }
    }

    fn choose_working_date(&self, cx: &Cx, given: &[PlannedDate], episode: &mut Episode) -> Result<()> {
        let order = cx.world.jurisdiction(&self.list.source.jurisdiction)?.date_kind_order();
        episode.working = working_date(given, &order, episode.choice.as_ref());
        Ok(())
    }

    /// The entry in the record's chain: what the list said, and of which categories.
    fn note(
        &self,
        cx: &Cx,
        w: &mut Writer<'_>,
        record: &PersonRecord,
        row: &Row,
        changes: &[Change],
    ) -> Result<()> {
        let mut categories = vec![Category::Identity, Category::Sentence];
        categories.extend(row.facts.iter().map(|fact| fact.category));
        let values: serde_json::Map<String, serde_json::Value> = changes
            .iter()
            .map(|change| (change.field.clone(), json!([change.before, change.after])))
            .collect();
        let entry = Entry {
            chains: &[Chain::Record(record.id)],
            action: Some("import.row"),
            subject: Subject::Person(record.person),
            categories: &categories,
            payload: json!({ "run": self.run, "list_date": self.list.date, "changes": values }),
        };
        Ok(ledger::append(w, cx.now, &*cx.world.entropy, entry)?)
    }
}

const SAID_BY_LIST: &str = "list";

fn answer_list(
    cx: &Cx,
    w: &mut Writer<'_>,
    dossier: &mut Dossier,
    record: RecordId,
    fact: &Fact,
    at: Timestamp,
) -> Result<()> {
    let value = fact.value.clone().unwrap_or_default();
    let new = Answer {
        id: cx.new_id(),
        person: dossier.person,
        record,
        fact: fact.name.to_string(),
        as_written: (value != fact.as_written).then(|| fact.as_written.clone()),
        value,
        category: fact.category,
        said_by: SAID_BY_LIST.to_owned(),
        recorded_by: None,
        recorded_at: at,
        confirmed_at: at,
    };
    answer::insert(w, &new)?;
    dossier.put_answer(new);
    Ok(())
}

/// Identifiers are added, never taken away: an old document number still finds its holder.
fn identify(cx: &Cx, w: &mut Writer<'_>, record: RecordId, row: &Row) -> Result<()> {
    for found in &row.identifiers {
        person::add_identifier(w, cx.new_id(), record, &number(found))?;
    }
    Ok(())
}

fn number(found: &throughline_domain::roster::Identifier) -> Identifier {
    Identifier { kind: found.kind.to_string(), value: found.value.clone() }
}

fn answer_changes(
    cx: &Cx,
    w: &mut Writer<'_>,
    dossier: &mut Dossier,
    record: &PersonRecord,
    row: &Row,
    changed: &BTreeSet<&str>,
) -> Result<()> {
    let stand = dossier.answers.clone();
    for fact in row.facts.iter().filter(|fact| changed.contains(&*fact.name)) {
        let newest = stand.iter().find(|answer| answer.fact == *fact.name);
        let at = after(cx.now, newest.map(|answer| answer.recorded_at));
        answer_list(cx, w, dossier, record.id, fact, at)?;
    }
    // The list has taken back what it said. Only its own word goes: what the person or a
    // worker has said since then stands.
    for withdrawn in &stand {
        let blank = !row.facts.iter().any(|fact| *fact.name == withdrawn.fact);
        let own = withdrawn.said_by == SAID_BY_LIST && withdrawn.record == record.id;
        if blank && own && changed.contains(withdrawn.fact.as_str()) {
            let empty = Answer {
                id: cx.new_id(),
                value: String::new(),
                as_written: None,
                recorded_at: after(cx.now, Some(withdrawn.recorded_at)),
                confirmed_at: cx.now,
                ..withdrawn.clone()
            };
            answer::insert(w, &empty)?;
            dossier.put_answer(empty);
        }
    }
    Ok(())
}

/// Takes what changed on the list over into the record; says whether anything did. What the list
/// has left blank stays as it was known.
fn take_over(record: &mut PersonRecord, row: &Row, town: Option<String>, changed: &BTreeSet<&str>) -> bool {
    let before = record.clone();
    if changed.contains(field::SURNAME) {
        record.name.surname.clone_from(&row.name.surname);
    }
    if changed.contains(field::GIVEN_NAME) {
        record.name.given_name.clone_from(&row.name.given_name);
    }
    if changed.contains(field::BIRTH_DATE) {
        record.birth_date = row.birth_date.or(record.birth_date);
    }
    if changed.contains(field::SEX) {
        record.sex = row.sex().map(str::to_owned).or_else(|| record.sex.take());
    }
    if changed.contains(field::BIRTH_COUNTRY) {
        record.birth_country = row.birth_country.clone().or_else(|| record.birth_country.take());
    }
    if changed.contains(field::TOWN) {
        record.town = town.or_else(|| record.town.take());
    }
    *record != before
}

/// The day of admission of a stay in custody that began after this one had ended.
fn return_on(ended: &Episode, row: &Row) -> Option<Date> {
    let EpisodeStatus::Closed { released_on, .. } = ended.status else { return None };
    row.admitted_on.filter(|admitted| *admitted >= released_on && Some(*admitted) != ended.admitted_on)
}

/// The instant of a new value: now, and always after the value it follows, also where the clock of
/// a server runs behind. What was written later must count as newer.
fn after(now: Timestamp, newest: Option<Timestamp>) -> Timestamp {
    let Some(newest) = newest else { return now };
    now.max(newest.saturating_add(SignedDuration::from_micros(1)).unwrap_or(newest))
}
