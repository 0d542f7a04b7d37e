//! People: entered by hand, corrected, found again, and remembered after a death.
//!
//! A record belongs to the agency that made it, and only that agency changes it. Everything else that is
//! known about who somebody is, every name and every number, stands beside it with where it came from.

use jiff::civil::Date;
use serde_json::json;
use throughline_domain::{
    calendar::Jurisdiction,
    category::{Category, Depth},
    coded_enum,
    id::{PersonId, RecordId, UnitId},
    person::{Name, normal_identifier, surnames_agree},
};
use throughline_policy::Action;
use throughline_store::{
    agency,
    db::{Query, Writer},
    person::{self, PersonRecord},
    visibility,
};

use crate::{
    Cx, Error, FieldError, Result,
    authorise::{self, Disclosure, People},
    case::{Head, Known, head_for},
    enrolment,
};

mod custody;
mod search;

pub use custody::{Whereabouts, add_custody};
pub use search::{Found, MOST, Results, search};
pub use throughline_store::person::Identifier;

/// The longest name, town or number.
const LONGEST: usize = 200;
/// The longest words about reading.
const LONGEST_NEED: usize = 1_000;
/// No living person is older.
const OLDEST_YEARS: i16 = 125;

coded_enum! {
    /// How a person who is entered by hand came.
    CameBy {
        /// They came by themselves.
        Themselves = "themselves",
        /// Their family or friends sent them.
        Family = "family",
        /// A prison told of them, without a list.
        Prison = "prison",
        /// Another agency sent them.
        Agency = "agency",
        /// Somebody met them on the street or in a shelter.
        Outreach = "outreach",
    }
}

/// The record by which the reader's own agency knows a person, else the first: what it learns is
/// written there, and the name is read from there.
pub(crate) fn nearest_record(cx: &Cx, q: &mut dyn Query, person_id: PersonId) -> Result<PersonRecord> {
    let records = person::records(q, person_id)?;
    let own = records.iter().position(|record| Some(record.agency) == cx.actor.agency).unwrap_or(0);
    records.into_iter().nth(own).ok_or(Error::NotFound)
}

/// Who somebody is, as a form says it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Details {
    /// The name as written; either part may be empty, not both.
    pub name: Name,
    /// Day of birth, where somebody knows it.
    pub birth_date: Option<Date>,
    /// Sex as recorded: `female`, `male`, `other`.
    pub sex: Option<String>,
    /// Country of birth.
    pub birth_country: Option<String>,
    /// The town they belong to or go to.
    pub town: Option<String>,
    /// Languages spoken, as codes, best first.
    pub languages: Vec<String>,
    /// Whether an interpreter is needed; `None` is not yet known.
    pub interpreter_needed: Option<bool>,
    /// What helps with reading, in words.
    pub reading_needs: Option<String>,
    /// Numbers, each with what kind of number it is.
    pub identifiers: Vec<Identifier>,
}

/// A person to be entered by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPerson {
    /// Who they are.
    pub details: Details,
    /// Where they are as far as custody goes.
    pub whereabouts: Whereabouts,
    /// How they came.
    pub came_by: CameBy,
}

impl Details {
    fn check(&self, today: Date) -> Vec<FieldError> {
        let mut errors = Vec::new();
        if self.name.surname.trim().is_empty() && self.name.given_name.trim().is_empty() {
            errors.push(FieldError::new("surname", "people-error-name"));
        }
        let longest = |field: &str, text: &str, max: usize| {
            (text.chars().count() > max)
                .then(|| FieldError::new(field.to_owned(), "people-error-long").with("max", max))
        };
        errors.extend(longest("surname", &self.name.surname, LONGEST));
        errors.extend(longest("given_name", &self.name.given_name, LONGEST));
        errors.extend(longest("town", self.town.as_deref().unwrap_or_default(), LONGEST));
        errors.extend(longest("birth_country", self.birth_country.as_deref().unwrap_or_default(), LONGEST));
        errors.extend(longest(
            "reading_needs",
            self.reading_needs.as_deref().unwrap_or_default(),
            LONGEST_NEED,
        ));
        if let Some(born) = self.birth_date {
            if born > today {
                errors.push(FieldError::new("birth_date", "people-error-born-future"));
            } else if today.year() - born.year() > OLDEST_YEARS {
                errors.push(FieldError::new("birth_date", "people-error-born-long-ago"));
            }
        }
        for identifier in &self.identifiers {
            if normal_identifier(&identifier.value).is_empty() || identifier.value.chars().count() > LONGEST {
                errors.push(FieldError::new("identifier", "people-error-identifier"));
            }
        }
        errors
    }

    /// With the town as the jurisdiction's table writes it.
    fn written(&self, jurisdiction: &Jurisdiction) -> Self {
        let town = self.town.as_ref().map(|town| jurisdiction.town(town)).filter(|town| !town.is_empty());
        Self { town, ..self.clone() }
    }

    fn of(record: &PersonRecord, identifiers: Vec<Identifier>) -> Self {
        let record = record.clone();
        Self {
            name: record.name,
            birth_date: record.birth_date,
            sex: record.sex,
            birth_country: record.birth_country,
            town: record.town,
            languages: record.languages,
            interpreter_needed: record.interpreter_needed,
            reading_needs: record.reading_needs,
            identifiers,
        }
    }

    /// The record with these details; names are kept exactly as written.
    fn applied_to(&self, record: PersonRecord) -> PersonRecord {
        let new = self.clone();
        PersonRecord {
            name: new.name,
            birth_date: new.birth_date,
            sex: new.sex,
            birth_country: new.birth_country,
            town: new.town,
            languages: new.languages,
            interpreter_needed: new.interpreter_needed,
            reading_needs: new.reading_needs,
            ..record
        }
    }
}

fn refuse(errors: Vec<FieldError>) -> Result<()> {
    if errors.is_empty() { Ok(()) } else { Err(Error::Invalid(errors)) }
}

/// People whom the reader may see and who may be the one about to be entered: the same number, or the
/// same day of birth or no other one with a name in common. Who the reader may not see is not compared:
/// the answer would tell that they exist.
pub fn already_known(cx: &Cx, details: &Details) -> Result<Vec<Found>> {
    let details = details.clone();
    cx.disclose(|cx, tx| {
        authorise::own_agency(cx, Action::EditPerson)?;
        let mut likely = Vec::new();
        for identifier in &details.identifiers {
            let normal = normal_identifier(&identifier.value);
            for found in search::found(cx, tx, &identifier.value)? {
                if found.numbers.iter().any(|known| normal_identifier(&known.value) == normal) {
                    likely.push(found);
                }
            }
        }
        let family = [&details.name.surname, &details.name.given_name];
        for name in family.into_iter().filter(|name| !name.trim().is_empty()) {
            for found in search::by_any_word(cx, tx, name)? {
                let other = found.name_as_written.full();
                let agrees = surnames_agree(&details.name.full(), &other);
                let same_day = match (details.birth_date, found.birth_date) {
                    (Some(left), Some(right)) => left == right,
                    _ => search::all_words_of(&details.name, &found.name_as_written),
                };
                if agrees && same_day {
                    likely.push(found);
                }
            }
        }
        likely.sort_by_key(|found| found.person);
        likely.dedup_by_key(|found| found.person);
        let people = People::Listed(likely.iter().map(|found| found.person).collect());
        Ok((likely, Disclosure { view: "already_known", people, categories: vec![Category::Identity] }))
    })
}

/// Enters a person by hand: the person, a record of the worker's own agency, where they are, and the
/// programmes that may be for them.
pub fn enter(cx: &Cx, new: NewPerson) -> Result<PersonId> {
    let (id, record): (PersonId, RecordId) = (cx.new_id(), cx.new_id());
    cx.write(move |cx, tx| {
        let permit = authorise::own_agency(cx, Action::EditPerson)?;
        let agency = agency::get(tx, permit.agency().ok_or(Error::NotFound)?)?;
        let jurisdiction = cx.world.jurisdiction(&agency.jurisdiction)?;
        let mut errors = new.details.check(jurisdiction.local_date(cx.now));
        errors.extend(new.whereabouts.check(cx, tx, jurisdiction, agency.id, new.details.birth_date)?);
        refuse(errors)?;
        let details = new.details.written(jurisdiction);
        let empty = PersonRecord {
            id: record,
            person: id,
            agency: agency.id,
            source: None,
            name: Name::default(),
            birth_date: None,
            sex: None,
            birth_country: None,
            town: None,
            languages: Vec::new(),
            interpreter_needed: None,
            reading_needs: None,
            version: 1,
        };
        let mut w = tx.permitted(permit);
        person::insert(&mut w, id, cx.now)?;
        person::insert_record(&mut w, &details.applied_to(empty), cx.now)?;
        for identifier in &details.identifiers {
            person::add_identifier(&mut w, cx.new_id(), record, identifier)?;
        }
        custody::begin(cx, &mut w, (id, record), &agency, &new.whereabouts)?;
        visibility::refresh(&mut w, id)?;
        enrolment::consider(cx, &mut w, id)?;
        let chains = authorise::chains(&mut w, id)?;
        let payload = json!({
            "did": "person.entered",
            "person": id.to_string(),
            "came_by": new.came_by.code(),
            "custody": new.whereabouts.code(),
        });
        authorise::record(cx, &mut w, &chains, &[Category::Identity], payload)?;
        Ok(id)
    })
}

/// The establishments that a worker can enter people into, by name.
pub fn units(cx: &Cx) -> Result<Vec<(UnitId, String)>> {
    cx.read(|cx, tx| {
        let permit = authorise::own_agency(cx, Action::EditPerson)?;
        let own = permit.agency().ok_or(Error::NotFound)?;
        let units = agency::units(tx, own)?;
        Ok(units
            .into_iter()
            .filter(|unit| cx.actor.units.contains(&unit.id))
            .map(|unit| (unit.id, unit.name))
            .collect())
    })
}

/// A record with its numbers and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordView {
    /// The record.
    pub id: RecordId,
    /// The agency that keeps it.
    pub agency: String,
    /// Whether that is the reader's own, which alone may correct it.
    pub own: bool,
    /// Whether it came with a list, which will bring the list's values again.
    pub from_list: bool,
    /// What it says.
    pub details: Details,
    /// For the next change.
    pub version: i64,
}

/// Everything that is known about who a person is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The top of the page.
    pub head: Head,
    /// The local day.
    pub today: Date,
    /// Every record, oldest first.
    pub records: Vec<RecordView>,
    /// The day of death, where it was recorded.
    pub died_on: Option<Date>,
    /// Whether the reader may correct their agency's record.
    pub can_edit: bool,
    /// Whether the reader may record a death.
    pub can_record_death: bool,
    /// Whether nobody has said yet that the person is or was in custody.
    pub no_custody: bool,
}

/// The identity page: all names, all numbers, and from whom.
pub fn identity(cx: &Cx, id: PersonId) -> Result<Identity> {
    cx.disclose(|cx, tx| {
        let known = Known::read(cx, tx, id)?;
        let mut numbers = person::all_identifiers(tx, id)?;
        let mut records = Vec::new();
        let viewer = known.viewer(cx, tx)?;
        for record in &known.records {
            let depth = viewer.depth(Category::Identity, Some(record.agency));
            if depth < Depth::Summary {
                continue;
            }
            // The numbers are what the name and the day of birth are the summary of.
            if depth < Depth::Full {
                numbers.remove(&record.id);
            }
            records.push(shown(cx, tx, record, numbers.remove(&record.id).unwrap_or_default())?);
        }
        let head = head_for(cx, tx, id, &known, &viewer)?;
        let shown = Identity {
            today: cx.today()?,
            records,
            died_on: head.died_on,
            head,
            can_edit: authorise::person(cx, tx, id, Action::EditPerson).is_ok(),
            can_record_death: authorise::person(cx, tx, id, Action::RecordDeath).is_ok(),
            no_custody: known.episode.is_none(),
        };
        let categories = vec![Category::Identity];
        Ok((shown, Disclosure { view: "identity", people: People::One(id), categories }))
    })
}

fn view(cx: &Cx, q: &mut dyn Query, record: &PersonRecord) -> Result<RecordView> {
    let identifiers = person::identifiers(q, record.id)?;
    shown(cx, q, record, identifiers)
}

fn shown(
    cx: &Cx,
    q: &mut dyn Query,
    record: &PersonRecord,
    identifiers: Vec<Identifier>,
) -> Result<RecordView> {
    Ok(RecordView {
        id: record.id,
        agency: agency::get(q, record.agency)?.name,
        own: Some(record.agency) == cx.actor.agency,
        from_list: record.source.is_some(),
        details: Details::of(record, identifiers),
        version: record.version,
    })
}

/// A record of the reader's own agency, to be corrected.
pub fn record(cx: &Cx, person_id: PersonId, id: RecordId) -> Result<RecordView> {
    cx.disclose(|cx, tx| {
        authorise::person(cx, tx, person_id, Action::EditPerson)?;
        let found = own_record(cx, tx, person_id, id)?;
        let shown = view(cx, tx, &found)?;
        let categories = vec![Category::Identity];
        Ok((shown, Disclosure { view: "record", people: People::One(person_id), categories }))
    })
}

fn own_record(cx: &Cx, q: &mut dyn Query, person_id: PersonId, id: RecordId) -> Result<PersonRecord> {
    let found = person::get_record(q, id)?;
    let own = found.person == person_id && Some(found.agency) == cx.actor.agency;
    if own { Ok(found) } else { Err(Error::NotFound) }
}

/// Corrects a record. Whoever comes second is refused, and the page shows both versions.
pub fn edit(cx: &Cx, person_id: PersonId, id: RecordId, version: i64, details: Details) -> Result<()> {
    cx.write(move |cx, tx| {
        let permit = authorise::person(cx, tx, person_id, Action::EditPerson)?;
        let found = own_record(cx, tx, person_id, id)?;
        let jurisdiction = cx.jurisdiction()?;
        refuse(details.check(jurisdiction.local_date(cx.now)))?;
        let details = details.written(jurisdiction);
        if found.version != version {
            return Err(Error::Conflict("person_record".to_owned()));
        }
        let before = Details::of(&found, person::identifiers(tx, id)?);
        if before == details {
            return Ok(());
        }
        let chains = authorise::chains(tx, person_id)?;
        let mut w = tx.permitted(permit);
        person::update_record(&mut w, &details.applied_to(found), cx.now)?;
        keep_identifiers(cx, &mut w, id, &before.identifiers, &details.identifiers)?;
        visibility::refresh(&mut w, person_id)?;
        enrolment::consider(cx, &mut w, person_id)?;
        let payload = json!({
            "did": "record.corrected",
            "record": id.to_string(),
            "changed": changed(&before, &details),
        });
        authorise::record(cx, &mut w, &chains, &[Category::Identity], payload)
    })
}

fn keep_identifiers(
    cx: &Cx,
    w: &mut Writer<'_>,
    record: RecordId,
    before: &[Identifier],
    after: &[Identifier],
) -> Result<()> {
    for gone in before.iter().filter(|known| !after.contains(known)) {
        person::remove_identifier(w, record, gone)?;
    }
    for added in after.iter().filter(|known| !before.contains(known)) {
        person::add_identifier(w, cx.new_id(), record, added)?;
    }
    Ok(())
}

/// What a correction changed, before and after; it stands in the erasable payload.
fn changed(before: &Details, after: &Details) -> serde_json::Value {
    let numbers = |details: &Details| -> Vec<String> {
        details.identifiers.iter().map(|it| format!("{}: {}", it.kind, it.value)).collect()
    };
    let mut changes = serde_json::Map::new();
    let mut note = |field: &str, before: serde_json::Value, after: serde_json::Value| {
        if before != after {
            changes.insert(field.to_owned(), json!([before, after]));
        }
    };
    note("surname", json!(before.name.surname), json!(after.name.surname));
    note("given_name", json!(before.name.given_name), json!(after.name.given_name));
    note("birth_date", json!(before.birth_date), json!(after.birth_date));
    note("sex", json!(before.sex), json!(after.sex));
    note("birth_country", json!(before.birth_country), json!(after.birth_country));
    note("town", json!(before.town), json!(after.town));
    note("languages", json!(before.languages), json!(after.languages));
    note("interpreter_needed", json!(before.interpreter_needed), json!(after.interpreter_needed));
    note("reading_needs", json!(before.reading_needs), json!(after.reading_needs));
    note("identifiers", json!(numbers(before)), json!(numbers(after)));
    changes.into()
}

/// Records that a person has died. Notices about them stop with the commit, invitations that wait are
/// taken back; the record and its history stay.
pub fn record_death(cx: &Cx, id: PersonId, on: Date) -> Result<()> {
    cx.write(move |cx, tx| {
        let permit = authorise::person(cx, tx, id, Action::RecordDeath)?;
        let today = cx.today()?;
        let records = person::records(tx, id)?;
        if on > today {
            return Err(FieldError::new("died_on", "people-error-died-future").into());
        }
        if records.iter().any(|record| record.birth_date.is_some_and(|born| on < born)) {
            return Err(FieldError::new("died_on", "people-error-died-before-birth").into());
        }
        if person::died_on(tx, id)?.is_some() {
            return Err(Error::Refused("people-refused-died"));
        }
        let chains = authorise::chains(tx, id)?;
        let mut w = tx.permitted(permit);
        person::record_death(&mut w, id, on)?;
        crate::involvement::take_back_all_unanswered(cx, &mut w, id)?;
        let payload = json!({ "did": "death.recorded", "on": on });
        authorise::record(cx, &mut w, &chains, &[Category::Identity], payload)
    })
}
