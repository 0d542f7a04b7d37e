//! Is this person already known? Somebody who is entered by hand is compared with the people whom the
//! worker may see, at once. With everybody else the system compares them afterwards, by itself, and tells
//! the data steward alone: that somebody is known here is a disclosure.
//!
//! docs/LINKAGE.md says how pairs are weighed.

use std::{
    collections::{BTreeSet, HashMap},
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use throughline_domain::{
    category::{Category, Depth},
    id::{PersonId, RecordId},
    person::{Name, normal_identifier},
};
pub use throughline_linkage::model::Grade;
use throughline_linkage::{
    block::Blocking,
    evidence::{FieldEvidence, NotCounted, Profile, Scored, Scorer},
    layout::{Column, Layout},
    model::{Model, ModelError, weight_of},
    role::Role,
    value::DateOrder,
};
use throughline_policy::{Action, Permit, Subject};
use throughline_store::{
    db::{Query, Writer},
    ledger::{self, Chain, Entry},
    matching::{self as store, Described, Origin, StoredModel},
    pair::{self, Pair, ReviewStatus},
    person::{self, Identifier, PersonRecord},
    rate_limit,
};

use crate::{
    Cx, Error, FieldError, Result,
    authorise::{self, Disclosure, People},
    looking,
};

mod quality;
mod run;

pub use quality::{Band, Quality, quality};
pub use run::{Report, run};
pub use throughline_store::pair::Unattended;

/// Possible matches shown at most.
pub const MOST_SHOWN: usize = 5;
/// The lowest weight, in bits, of a match that is shown to who may see the person anyway: a question too
/// many costs a second, a person entered twice costs them months.
const SHOWN_FROM: f64 = -7.0;
/// The lowest probability of a pair that somebody has to look at.
const REVIEWED_FROM: f64 = 0.05;
/// How often a user may ask whether somebody is known, in [`WINDOW`].
pub const MOST_ASKED: i64 = 60;
const WINDOW: SignedDuration = SignedDuration::from_mins(15);
/// Records that are compared in one transaction, so that nobody in front of a page waits for it.
const TOGETHER: i64 = 10;
/// Records that are compared in one turn of the clock, which has other things to do and must be able to
/// end; as long as [`is_behind`], the turns follow each other.
const MOST_A_TURN: usize = 100;

/// What is compared, by the names of the fields that explanations name.
pub const FIELDS: [(&str, Role); 7] = [
    ("given_name", Role::GivenName),
    ("surname", Role::Surname),
    ("birth_date", Role::BirthDate),
    ("sex", Role::Sex),
    ("identifier", Role::Identifier),
    ("town", Role::Place),
    ("birth_country", Role::Country),
];

static LAYOUT: LazyLock<std::result::Result<(Layout, Blocking), String>> = LazyLock::new(|| {
    let columns = FIELDS.map(|(name, role)| Column {
        field: name.to_owned(),
        column: name.to_owned(),
        role,
        order: DateOrder::YearFirst,
    });
    let layout = Layout::new(&columns).map_err(|error| error.to_string())?;
    let blocking = Blocking::indexed(&layout);
    Ok((layout, blocking))
});

fn layout() -> Result<&'static (Layout, Blocking)> {
    LAYOUT.as_ref().map_err(|error| Error::Internal(error.clone()))
}

fn unusable(error: &ModelError) -> Error {
    Error::Internal(format!("the parameters of the linkage: {error}"))
}

/// Who somebody is, as far as records are compared.
#[derive(Debug, Clone)]
pub(crate) struct Compared {
    cells: [String; FIELDS.len()],
    numbers: Vec<Identifier>,
}

impl Compared {
    /// Of what stands in a form.
    pub(crate) fn new(
        name: &Name,
        birth_date: Option<jiff::civil::Date>,
        (sex, town, birth_country): (Option<&str>, Option<&str>, Option<&str>),
        numbers: &[Identifier],
    ) -> Self {
        let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
        Self {
            cells: [
                name.given_name.clone(),
                name.surname.clone(),
                birth_date.map(|day| day.to_string()).unwrap_or_default(),
                text(sex),
                String::new(),
                text(town),
                text(birth_country),
            ],
            numbers: numbers.to_vec(),
        }
    }

    pub(crate) fn of(record: &PersonRecord, numbers: &[Identifier]) -> Self {
        let others = (record.sex.as_deref(), record.town.as_deref(), record.birth_country.as_deref());
        Self::new(&record.name, record.birth_date, others, numbers)
    }

    /// The cells in the order of the layout's columns, with one number among them.
    fn cells<'a>(&'a self, layout: &Layout, number: &'a str) -> Vec<&'a str> {
        let cell = |column: &String| match FIELDS.iter().position(|(name, _)| name == column) {
            Some(place) if FIELDS.get(place).is_some_and(|(_, role)| *role == Role::Identifier) => number,
            place => place.and_then(|place| self.cells.get(place)).map_or("", String::as_str),
        };
        layout.columns().iter().map(cell).collect()
    }

    fn read(&self, layout: &Layout, number: &str) -> Profile {
        let cells = self.cells(layout, number);
        Profile::read(layout, |column| cells.get(column).copied().unwrap_or_default())
    }

    /// Its keys in the index: everything but numbers, then each number.
    pub(crate) fn keys(&self) -> Result<Vec<i64>> {
        let (layout, blocking) = layout()?;
        let numbers = self.numbers.iter().map(|number| number.value.as_str());
        let mut keys: Vec<i64> = Vec::new();
        for number in numbers.chain([""]) {
            let profile = self.read(layout, number);
            for key in blocking.keys(|field| profile.value(field)) {
                let key = i64::from_ne_bytes(key.key.to_ne_bytes());
                if !keys.contains(&key) {
                    keys.push(key);
                }
            }
        }
        Ok(keys)
    }

    /// The two numbers that are compared: an equal one, else two of one kind. Two numbers of different
    /// kinds say nothing about each other.
    fn numbers_to_compare<'a>(&'a self, other: &'a Self) -> (&'a str, &'a str) {
        let pairs = || self.numbers.iter().flat_map(|a| other.numbers.iter().map(move |b| (a, b)));
        let equal =
            |(a, b): &(&Identifier, &Identifier)| normal_identifier(&a.value) == normal_identifier(&b.value);
        let found = pairs().find(equal).or_else(|| pairs().find(|(a, b)| a.kind == b.kind));
        found.map_or(("", ""), |(a, b)| (&a.value, &b.value))
    }

    fn weigh(&self, scorer: &Scorer, other: &Self) -> Result<Scored> {
        let (layout, _) = layout()?;
        let (own, others) = self.numbers_to_compare(other);
        Ok(scorer.profiles(&self.read(layout, own), &other.read(layout, others), &NotCounted))
    }
}

/// The parameters in force, and their number; those of the program until others are stored.
pub(crate) fn scorer(q: &mut dyn Query) -> Result<(Arc<Scorer>, i64)> {
    static READ: Mutex<Option<(String, Arc<Scorer>)>> = Mutex::new(None);
    let stored = store::newest_model(q)?;
    let (content, number) = stored.map_or_else(|| (String::new(), 0), |it| (it.content, it.number));
    // What was read is known by its content, so it can never be out of date.
    let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, scorer)) = read.as_ref().filter(|(known, _)| *known == content) {
        return Ok((Arc::clone(scorer), number));
    }
    let (layout, _) = layout()?;
    let model = if content.is_empty() {
        Model::shipped().and_then(|model| model.for_layout(layout))
    } else {
        Model::read(&content)
    };
    let scorer = model.and_then(|model| Scorer::new(model, layout)).map_err(|error| unusable(&error))?;
    let scorer = Arc::new(scorer);
    *read = Some((content, Arc::clone(&scorer)));
    Ok((scorer, number))
}

/// What one field says about two records.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// The field, one of [`FIELDS`], or `name_order`.
    pub field: String,
    /// Agrees, close, differs or missing.
    pub grade: Grade,
    /// How much that weighs, in bits: above nothing it speaks for one person, below against.
    pub weight: f64,
}

pub(crate) fn evidence(fields: Vec<FieldEvidence>) -> Vec<Evidence> {
    fields
        .into_iter()
        // That names stand where they belong says nothing that anybody has to be told.
        .filter(|field| field.role != Role::NameOrder || field.grade != Grade::Agrees)
        .map(|field| Evidence { weight: field.weight + field.rarity, grade: field.grade, field: field.field })
        .collect()
}

/// Somebody who may be the one about to be entered.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// Who.
    pub person: PersonId,
    /// The name for reading, as the record that is likest has it.
    pub name: String,
    /// Day of birth.
    pub birth_date: Option<jiff::civil::Date>,
    /// The town.
    pub town: Option<String>,
    /// The numbers of that record, for who may know them.
    pub numbers: Vec<Identifier>,
    /// How much speaks for one person, in bits.
    pub weight: f64,
    /// What every field says.
    pub evidence: Vec<Evidence>,
}

/// People whom the reader may see and who may be the one described. Nobody else is compared, so the
/// answer, its statements and its bounds are the same whether or not others are known here.
pub(crate) fn find(cx: &Cx, of: &Compared) -> Result<Vec<Match>> {
    count_attempt(cx)?;
    let of = of.clone();
    cx.disclose(move |cx, tx| {
        authorise::own_agency(cx, Action::EditPerson)?;
        let found = matches(cx, tx, &of)?;
        let people = People::Listed(found.iter().map(|found| found.person).collect());
        Ok((found, Disclosure { view: "already_known", people, categories: vec![Category::Identity] }))
    })
}

/// Whoever asks too often tries names, and does not enter people.
fn count_attempt(cx: &Cx) -> Result<()> {
    let user = cx.actor.user.ok_or(Error::NotFound)?;
    let seconds = WINDOW.as_secs();
    let start = Timestamp::from_second(cx.now.as_second().div_euclid(seconds) * seconds).unwrap_or(cx.now);
    let asked = cx.world.db.write(move |tx| -> Result<i64> {
        Ok(rate_limit::hit(tx, &format!("already_known:{user}"), start)?)
    })?;
    if asked <= MOST_ASKED {
        return Ok(());
    }
    Err(FieldError::new("surname", "people-error-too-often").with("n", WINDOW.as_mins()).into())
}

fn matches(cx: &Cx, q: &mut dyn Query, of: &Compared) -> Result<Vec<Match>> {
    let (model, _) = scorer(q)?;
    let candidates = store::seen_candidates(q, &cx.actor, &of.keys()?)?;
    let described = store::described(q, &candidates)?;
    let people: Vec<PersonId> = described.iter().map(|(record, _)| record.person).collect();
    let others = looking::at_others(cx, q, &people)?;
    let mut found: HashMap<PersonId, Match> = HashMap::new();
    for (record, numbers) in described {
        let open = match others.get(&record.person) {
            None => Depth::Full,
            Some(viewer) => viewer.as_ref().map_or(Depth::None, looking::identity),
        };
        if open < Depth::Summary {
            continue;
        }
        // The numbers are what the name is the summary of: they find nobody of whom only the name is shared.
        let numbers = if open < Depth::Full { Vec::new() } else { numbers };
        let scored = of.weigh(&model, &Compared::of(&record, &numbers))?;
        let known = found.get(&record.person).is_some_and(|known| known.weight >= scored.weight);
        if scored.weight < SHOWN_FROM || known {
            continue;
        }
        let likely = Match {
            person: record.person,
            name: record.name.readable(),
            birth_date: record.birth_date,
            town: record.town,
            numbers,
            weight: scored.weight,
            evidence: evidence(scored.fields),
        };
        found.insert(record.person, likely);
    }
    let mut found: Vec<Match> = found.into_values().collect();
    found.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.person.cmp(&b.person)));
    found.truncate(MOST_SHOWN);
    Ok(found)
}

/// Puts a record that was just written into the index, and says that it has to be compared with
/// everybody's. The same statements for every record: they tell nothing of who else is known. Called in
/// every transaction that writes what a record says, after it has written; `fresh` for a new record.
pub(crate) fn keep(
    cx: &Cx,
    w: &mut Writer<'_>,
    record: &PersonRecord,
    numbers: &[Identifier],
    fresh: bool,
) -> Result<()> {
    store::keep_keys(w, record.id, &Compared::of(record, numbers).keys()?, fresh)?;
    Ok(store::add_todo(w, record.id, cx.now)?)
}

/// Says that a record has to be compared, and leaves its keys to whoever compares it: an import writes
/// thousands, and some twenty keys of each lie in as many places.
pub(crate) fn keep_later(cx: &Cx, w: &mut Writer<'_>, id: RecordId) -> Result<()> {
    Ok(store::add_todo(w, id, cx.now)?)
}

/// The same for a record that is read anew, with its numbers.
pub(crate) fn keep_again(cx: &Cx, w: &mut Writer<'_>, id: RecordId) -> Result<()> {
    let record = person::get_record(w, id)?;
    let numbers = person::identifiers(w, id)?;
    keep(cx, w, &record, &numbers, false)
}

/// Compares records that an import wrote with those of other people that have a number in common with
/// them, in the transaction that wrote them: a number is the surest thing a list says, and asks for one
/// indexed read for all of them. They wait for the data steward; whoever imports learns nothing of it, and
/// everything else is compared afterwards.
pub(crate) fn by_number(cx: &Cx, w: &mut Writer<'_>, records: &[RecordId]) -> Result<()> {
    let (mut raised, mut compared) = (0, BTreeSet::new());
    for records in records.chunks(store::RECORDS_TOGETHER) {
        let alike = store::same_number(w, records)?;
        if alike.is_empty() {
            continue;
        }
        let number = stored_model(cx, w)?;
        let (model, _) = scorer(w)?;
        for of_one in alike.chunk_by(|a, b| a.0 == b.0) {
            let Some((own, _)) = of_one.first().copied() else { continue };
            let ids: Vec<RecordId> =
                [own].into_iter().chain(of_one.iter().map(|(_, other)| *other)).collect();
            let described = store::described(w, &ids)?;
            let Some((record, numbers)) = described.iter().find(|(record, _)| record.id == own) else {
                continue;
            };
            let of = Compared::of(record, numbers);
            for (other, numbers) in described.iter().filter(|(record, _)| record.id != own) {
                let scored = of.weigh(&model, &Compared::of(other, numbers))?;
                if scored.weight >= weight_of(REVIEWED_FROM) {
                    raised += usize::from(raise(cx, w, (own, other.id), scored.weight, number)?);
                    compared.insert(own);
                }
            }
        }
    }
    if raised > 0 {
        noted(cx, w, "linkage.compared", json!({ "records": compared, "raised": raised }))?;
    }
    Ok(())
}

/// Compares the records that were written since with everybody's, a few in each transaction, and puts
/// pairs that may be one person into the data steward's queue. Gives how many were put there.
pub fn compare_waiting(cx: &Cx) -> Result<usize> {
    compare_up_to(cx, MOST_A_TURN)
}

/// Whether records wait to be compared still.
pub(crate) fn is_behind(cx: &Cx) -> Result<bool> {
    cx.read(|_, tx| Ok(!store::todo(tx, 1)?.is_empty()))
}

fn compare_up_to(cx: &Cx, most: usize) -> Result<usize> {
    let (mut raised, mut compared) = (0, 0);
    while compared < most {
        let waiting = cx.read(|_, tx| Ok(store::todo(tx, TOGETHER)?))?;
        if waiting.is_empty() {
            break;
        }
        compared += waiting.len();
        let work_cx = cx.clone();
        raised += cx.world.db.write_bulk(move |tx| {
            let cx = &work_cx;
            let mut w = tx.permitted(Permit::system(Subject::Installation, "linkage"));
            let number = stored_model(cx, &mut w)?;
            let mut raised = 0;
            for record in &waiting {
                raised += compare(cx, &mut w, *record, number)?;
            }
            noted(cx, &mut w, "linkage.compared", json!({ "records": waiting, "raised": raised }))?;
            Ok::<_, Error>(raised)
        })?;
    }
    Ok(raised)
}

/// The number of the parameters in force; those of the program are stored before they are used.
fn stored_model(cx: &Cx, w: &mut Writer<'_>) -> Result<i64> {
    if let Some(known) = store::newest_model(w)? {
        return Ok(known.number);
    }
    let (layout, _) = layout()?;
    let model = Model::shipped().and_then(|model| model.for_layout(layout));
    let model = model.map_err(|error| unusable(&error))?;
    let new = StoredModel {
        number: 1,
        version: model.version.clone(),
        origin: Origin::Shipped,
        content: model.write().map_err(|error| unusable(&error))?,
        run: None,
        stored_at: cx.now,
    };
    store::put_model(w, &new)?;
    Ok(new.number)
}

fn compare(cx: &Cx, w: &mut Writer<'_>, id: RecordId, number: i64) -> Result<usize> {
    store::done(w, id)?;
    let record = person::get_record(w, id)?;
    let numbers = person::identifiers(w, id)?;
    let of = Compared::of(&record, &numbers);
    let keys = of.keys()?;
    // Also for records that were written before there was an index, or under other rules.
    store::keep_keys(w, id, &keys, false)?;
    let (model, _) = scorer(w)?;
    // Those that wait already are weighed anew: what the record says may have changed.
    let waiting = pair::waiting_with(w, id)?;
    let mut candidates = store::candidates(w, &record, &keys)?;
    candidates
        .extend(waiting.iter().filter(|other| !candidates.contains(other)).copied().collect::<Vec<_>>());
    let mut raised = 0;
    for candidates in candidates.chunks(store::MOST_CANDIDATES) {
        for (other, numbers) in store::described(w, candidates)? {
            let scored = of.weigh(&model, &Compared::of(&other, &numbers))?;
            if scored.weight >= weight_of(REVIEWED_FROM) {
                raised += usize::from(raise(cx, w, (id, other.id), scored.weight, number)?);
            } else if waiting.contains(&other.id) {
                pair::forget(w, (id, other.id))?;
            }
        }
    }
    Ok(raised)
}

fn raise(cx: &Cx, w: &mut Writer<'_>, (a, b): (RecordId, RecordId), weight: f64, model: i64) -> Result<bool> {
    let new = Pair {
        id: cx.new_id(),
        records: (a.min(b), a.max(b)),
        weight,
        model,
        status: ReviewStatus::Open,
        note: None,
        raised_at: cx.now,
        decided: None,
        version: 1,
    };
    Ok(pair::raise(w, &new)?)
}

/// That the system compared stands in the installation's chain and not in the records': who reads a
/// record's history must not find there that it is like another one.
fn noted(cx: &Cx, w: &mut Writer<'_>, action: &str, mut payload: serde_json::Value) -> Result<()> {
    if let Some(fields) = payload.as_object_mut() {
        fields.insert("operation".to_owned(), json!("combination"));
    }
    let chains = &[Chain::Installation];
    let entry = Entry {
        chains,
        action: Some(action),
        subject: Subject::Installation,
        categories: &[Category::Identity],
        payload,
    };
    Ok(ledger::append(w, cx.now, &*cx.world.entropy, entry)?)
}

/// The evidence about two records, weighed anew.
pub(crate) fn explain(
    q: &mut dyn Query,
    (left, right): (&Described, &Described),
) -> Result<(f64, Vec<Evidence>)> {
    let (model, _) = scorer(q)?;
    let scored = Compared::of(&left.0, &left.1).weigh(&model, &Compared::of(&right.0, &right.1))?;
    Ok((scored.weight, evidence(scored.fields)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(given_name: &str, surname: &str, born: Option<&str>) -> Compared {
        let name = Name { surname: surname.to_owned(), given_name: given_name.to_owned() };
        Compared::new(&name, born.map(|day| day.parse().unwrap()), (None, None, None), &[])
    }

    fn weight(a: &Compared, b: &Compared) -> f64 {
        let (layout, _) = layout().unwrap();
        let model = Model::shipped().unwrap().for_layout(layout).unwrap();
        a.weigh(&Scorer::new(model, layout).unwrap(), b).unwrap().weight
    }

    #[test]
    fn one_person_written_by_two_agencies_shares_a_key_and_weighs_enough() {
        let prison = person("MOHAMED", "EL AMRANI", Some("1980-04-05"));
        for other in [
            person("Mohammed", "Amrani", Some("1980-05-04")),
            person("Mohamed", "El Amrani", Some("1980-04-05")),
        ] {
            let shared = prison.keys().unwrap();
            assert!(other.keys().unwrap().iter().any(|key| shared.contains(key)));
            assert!(weight(&prison, &other) > weight_of(REVIEWED_FROM), "{}", weight(&prison, &other));
        }
        let somebody = person("Marta", "Puig Serra", Some("1971-02-03"));
        assert!(weight(&prison, &somebody) < SHOWN_FROM);
    }

    #[test]
    fn numbers_are_compared_where_they_are_equal_or_of_one_kind() {
        let with = |kind: &str, value: &str| {
            let number = Identifier { kind: kind.to_owned(), value: value.to_owned() };
            Compared { numbers: vec![number], ..person("Ana", "Puig", None) }
        };
        assert_eq!(
            with("document", "X-1234567L").numbers_to_compare(&with("passport", "x1234567l")),
            ("X-1234567L", "x1234567l")
        );
        assert_eq!(with("document", "1").numbers_to_compare(&with("passport", "2")), ("", ""));
        assert_eq!(with("document", "1").numbers_to_compare(&with("document", "2")), ("1", "2"));
    }

    #[test]
    fn a_record_has_a_bounded_number_of_keys() {
        let long = person("Ana Maria Josefa Lourdes", "de la Cruz Fernandez i Puig Roca", Some("1980-04-05"));
        assert!(long.keys().unwrap().len() <= 96);
    }
}
