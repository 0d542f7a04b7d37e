//! One row: what was read in it, and whether it can be taken.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use jiff::{ToSpan as _, civil::Date};
use sha2::{Digest, Sha256};

use super::{
    Caution, Identity, LONG_PAST_DAYS, LONGEST_LIFE_YEARS, LONGEST_SENTENCE_YEARS, LONGEST_TEXT, Reason,
    Refused, Rejection, Warning,
};
use crate::{category::Category, person, town::Towns};

/// The names of the canonical fields. Facts and other identifiers add names of their own.
pub mod field {
    /// The identifier that the source names as its key.
    pub const KEY: &str = "key";
    /// Surnames, with particles.
    pub const SURNAME: &str = "surname";
    /// Given names.
    pub const GIVEN_NAME: &str = "given_name";
    /// Birth date.
    pub const BIRTH_DATE: &str = "birth_date";
    /// Country of birth, as the source writes it.
    pub const BIRTH_COUNTRY: &str = "birth_country";
    /// The establishment the person is in.
    pub const ESTABLISHMENT: &str = "establishment";
    /// Day of admission to custody.
    pub const ADMITTED_ON: &str = "admitted_on";
    /// Day of the sentence: what anchor S of a programme counts from.
    pub const SENTENCED_ON: &str = "sentenced_on";
    /// Planned day of release.
    pub const RELEASE_DATE: &str = "release_date";
    /// The kind of planned date that the release date is.
    pub const RELEASE_KIND: &str = "release_kind";
    /// The town the person goes home to.
    pub const TOWN: &str = "town";
    /// The fact that holds the legal status: `sentenced`, `remand` …
    pub const LEGAL_STATUS: &str = "legal_status";
    /// The fact that holds the sex: `female`, `male`, `other`.
    pub const SEX: &str = "sex";
    /// The fact that holds how the person leaves: `final`, `conditional`, `open_regime` …
    pub const RELEASE_TYPE: &str = "release_type";
}

/// What was found in one cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Reading<T> {
    /// Nothing.
    #[default]
    Blank,
    /// A value.
    Read(T),
    /// A text that the source does not explain.
    Unknown(String),
    /// The form of a value, but there is no such value: the 31st of February.
    Impossible(String),
}

/// Whether the cells of a row stand under their headings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shape {
    /// As many cells as headings.
    #[default]
    Whole,
    /// Fewer.
    Short,
    /// More.
    Long,
    /// With characters that no text has.
    Garbled,
    /// With a quotation mark that opens and does not close.
    Unclosed,
    /// With a cell that no list has.
    Overlong,
}

/// An identifier other than the key.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Identifier {
    /// Its kind, such as `document`.
    pub kind: Arc<str>,
    /// As written.
    pub value: String,
}

impl Identifier {
    /// The form in which two spellings of one identifier are the same.
    pub fn normal(&self) -> String {
        person::normal_identifier(&self.value)
    }
}

/// A fact as read from one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftFact {
    /// The fact's name, as packs use it.
    pub name: Arc<str>,
    /// The category of the sharing matrix that it falls under.
    pub category: Category,
    /// What the cell says, as written.
    pub as_written: String,
    /// What that means.
    pub reading: Reading<String>,
}

/// A row whose cells were read, before anybody asked whether they make sense.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// The line of the file, counted from 1.
    pub number: u64,
    /// Whether the cells stand under their headings.
    pub shape: Shape,
    /// The key in its normal form; empty where there is none.
    pub key: String,
    /// The name as written.
    pub name: person::Name,
    /// Birth date.
    pub birth_date: Reading<Date>,
    /// Country of birth; empty where there is none. So for all texts below.
    pub birth_country: String,
    /// Other identifiers.
    pub identifiers: Vec<Identifier>,
    /// The establishment.
    pub establishment: String,
    /// Day of admission.
    pub admitted_on: Reading<Date>,
    /// Day of the sentence.
    pub sentenced_on: Reading<Date>,
    /// Planned day of release.
    pub release_date: Reading<Date>,
    /// The kind of planned date.
    pub release_kind: String,
    /// The town.
    pub town: String,
    /// Facts, among them legal status, sex and release type.
    pub facts: Vec<DraftFact>,
}

/// What a source asks of its rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rules {
    /// Fields that must not be empty. The key always is among them.
    pub required: BTreeSet<String>,
    /// Legal statuses for which the release date may be missing.
    pub release_date_optional_for: BTreeSet<String>,
    /// The towns known; `None`: any town will do.
    pub towns: Option<Arc<Towns>>,
    /// The establishments known, in normal form; `None`: any will do.
    pub establishments: Option<BTreeSet<String>>,
}

/// A fact of an accepted row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The fact's name, as packs use it.
    pub name: Arc<str>,
    /// The category of the sharing matrix that it falls under.
    pub category: Category,
    /// The value; `None` where it was written but not understood: *not yet known*.
    pub value: Option<String>,
    /// What the cell says, as written.
    pub as_written: String,
}

/// A row that can be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The line of the file, counted from 1.
    pub number: u64,
    /// The key in its normal form.
    pub key: String,
    /// The name as written.
    pub name: person::Name,
    /// Birth date.
    pub birth_date: Option<Date>,
    /// Country of birth, as the source writes it.
    pub birth_country: Option<String>,
    /// Identifiers other than the key.
    pub identifiers: Vec<Identifier>,
    /// The establishment.
    pub establishment: Option<String>,
    /// Day of admission.
    pub admitted_on: Option<Date>,
    /// Day of the sentence.
    pub sentenced_on: Option<Date>,
    /// Planned day of release.
    pub release_date: Option<Date>,
    /// The kind of planned date; `None` without a date.
    pub release_kind: Option<String>,
    /// The town the person goes home to.
    pub town: Option<String>,
    /// What the row says, fact by fact; a blank cell is no fact.
    pub facts: Vec<Fact>,
    /// What is worth a look.
    pub warnings: Vec<Warning>,
}

impl Row {
    /// Who the row is about.
    pub fn identity(&self) -> Identity {
        Identity::new(&self.name, self.birth_date)
    }

    /// The value of a fact; `None` where it is blank or not yet known.
    pub fn fact(&self, name: &str) -> Option<&str> {
        self.facts.iter().find(|fact| &*fact.name == name)?.value.as_deref()
    }

    /// `sentenced`, `remand` …
    pub fn legal_status(&self) -> Option<&str> {
        self.fact(field::LEGAL_STATUS)
    }

    /// `female`, `male` or `other`.
    pub fn sex(&self) -> Option<&str> {
        self.fact(field::SEX)
    }

    /// Every mapped value that is not blank, under its canonical name: what *changed* compares.
    pub fn fields(&self) -> Fields {
        let mut fields = BTreeMap::new();
        let mut put = |name: &str, value: Option<String>| {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                fields.insert(name.to_owned(), value);
            }
        };
        put(field::SURNAME, Some(self.name.surname.clone()));
        put(field::GIVEN_NAME, Some(self.name.given_name.clone()));
        put(field::BIRTH_DATE, self.birth_date.map(|date| date.to_string()));
        put(field::BIRTH_COUNTRY, self.birth_country.clone());
        put(field::ESTABLISHMENT, self.establishment.clone());
        put(field::ADMITTED_ON, self.admitted_on.map(|date| date.to_string()));
        put(field::SENTENCED_ON, self.sentenced_on.map(|date| date.to_string()));
        put(field::RELEASE_DATE, self.release_date.map(|date| date.to_string()));
        put(field::RELEASE_KIND, self.release_kind.clone());
        put(field::TOWN, self.town.clone());
        for identifier in &self.identifiers {
            put(&identifier.kind, Some(identifier.value.clone()));
        }
        for fact in &self.facts {
            // What was not understood is compared as it was written, marked so that it can never
            // equal a code of the same spelling.
            let value = fact.value.clone().unwrap_or_else(|| format!("?{}", fact.as_written));
            put(&fact.name, Some(value));
        }
        Fields(fields)
    }
}

/// The mapped values of a row by canonical name, blanks left out.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Fields(pub BTreeMap<String, String>);

/// One mapped value that differs from the row accepted before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The canonical field.
    pub field: String,
    /// What was accepted before; `None` where it was blank.
    pub before: Option<String>,
    /// What the list says now; `None` where it is blank.
    pub after: Option<String>,
}

impl Fields {
    /// One field's value.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// The stored form.
    pub fn to_text(&self) -> String {
        // A map of texts always has a JSON form; an empty object would only mean "all changed".
        serde_json::to_string(self).unwrap_or_else(|_| "{}".to_owned())
    }

    /// Reads the stored form.
    pub fn from_text(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// SHA-256 over the stored form: equal exactly when every mapped value is equal.
    pub fn fingerprint(&self) -> [u8; 32] {
        Sha256::digest(self.to_text().as_bytes()).into()
    }

    /// Who the values are about.
    pub fn identity(&self) -> Identity {
        let text = |name| self.get(name).unwrap_or_default().to_owned();
        let name = person::Name { surname: text(field::SURNAME), given_name: text(field::GIVEN_NAME) };
        Identity::new(&name, self.get(field::BIRTH_DATE).and_then(|date| date.parse().ok()))
    }

    /// What is different now, in the order of field names.
    pub fn changes(&self, now: &Self) -> Vec<Change> {
        let names: BTreeSet<&String> = self.0.keys().chain(now.0.keys()).collect();
        names
            .into_iter()
            .filter(|name| self.0.get(*name) != now.0.get(*name))
            .map(|name| Change {
                field: name.clone(),
                before: self.0.get(name).cloned(),
                after: now.0.get(name).cloned(),
            })
            .collect()
    }
}

/// Takes a row or says everything that speaks against it.
///
/// `list_date` is the day the list speaks of: birth and release are judged by it, never by the
/// day of the import, so that an old list reads the same whenever it is imported.
pub fn parse_row(draft: Draft, rules: &Rules, list_date: Date) -> Result<Row, Refused> {
    let mut check = Check { rules, rejections: Vec::new(), warnings: Vec::new() };
    let whole = check.shape(draft.shape);
    if draft.key.is_empty() {
        check.reject(Reason::NoIdentifier, field::KEY, "");
    }
    // The cells of a row that lost its shape do not stand under their headings: what they seem
    // to say would only be noise beside the one reason that matters.
    if whole {
        check.name(&draft.name);
        check.lengths(&draft);
        check.dates(&draft, list_date);
        check.texts(&draft);
        check.facts(&draft.facts);
        check.release_date(&draft);
    }
    if !check.rejections.is_empty() {
        check.rejections.sort();
        let nameless = check.rejections.iter().any(|fault| fault.reason == Reason::NameMissing);
        let identity = (whole && !nameless).then(|| {
            let possible = |day: &Date| is_plausible(field::BIRTH_DATE, *day, list_date);
            // A placeholder that many rows share confirms nobody.
            Identity::new(&draft.name, read(&draft.birth_date).filter(possible))
        });
        return Err(Refused {
            number: draft.number,
            key: Some(draft.key).filter(|key| !key.is_empty() && !is_overlong(key)),
            identity,
            rejections: check.rejections,
        });
    }
    let release_date = read(&draft.release_date);
    let text = |text: String| Some(text).filter(|text| !text.is_empty());
    Ok(Row {
        number: draft.number,
        key: draft.key,
        name: draft.name,
        birth_date: read(&draft.birth_date),
        birth_country: text(draft.birth_country),
        identifiers: draft.identifiers.into_iter().filter(|found| !found.normal().is_empty()).collect(),
        establishment: text(draft.establishment),
        admitted_on: read(&draft.admitted_on),
        sentenced_on: read(&draft.sentenced_on),
        release_kind: release_date.and(text(draft.release_kind)),
        release_date,
        town: text(draft.town),
        facts: draft.facts.into_iter().filter_map(accepted_fact).collect(),
        warnings: check.warnings,
    })
}

fn is_overlong(text: &str) -> bool {
    text.len() > LONGEST_TEXT && text.chars().count() > LONGEST_TEXT
}

/// Whether somebody on a list of this date can have such a day in this field.
fn is_plausible(field: &str, day: Date, list_date: Date) -> bool {
    let back = if field == field::BIRTH_DATE { LONGEST_LIFE_YEARS } else { LONGEST_SENTENCE_YEARS };
    let earliest = list_date.saturating_sub(back.years());
    let latest = list_date.saturating_add(LONGEST_SENTENCE_YEARS.years());
    (earliest..=latest).contains(&day)
}

/// The date in a reading, if it holds one.
fn read(reading: &Reading<Date>) -> Option<Date> {
    match reading {
        Reading::Read(date) => Some(*date),
        _ => None,
    }
}

fn accepted_fact(fact: DraftFact) -> Option<Fact> {
    let value = match fact.reading {
        Reading::Blank => return None,
        Reading::Read(value) => Some(value),
        Reading::Unknown(_) | Reading::Impossible(_) => None,
    };
    Some(Fact { name: fact.name, category: fact.category, value, as_written: fact.as_written })
}

/// The findings about one row, as they gather.
struct Check<'a> {
    rules: &'a Rules,
    rejections: Vec<Rejection>,
    warnings: Vec<Warning>,
}

impl Check<'_> {
    fn reject(&mut self, reason: Reason, field: &str, value: &str) {
        self.rejections.push(Rejection { reason, field: field.to_owned(), value: value.to_owned() });
    }

    fn warn(&mut self, caution: Caution, field: &str, value: &str) {
        self.warnings.push(Warning { caution, field: field.to_owned(), value: value.to_owned() });
    }

    fn requires(&self, field: &str) -> bool {
        self.rules.required.contains(field)
    }

    /// Whether the cells stand under their headings.
    fn shape(&mut self, shape: Shape) -> bool {
        let reason = match shape {
            Shape::Whole => return true,
            Shape::Short => Reason::ShortRow,
            Shape::Long => Reason::LongRow,
            Shape::Garbled => Reason::UnreadableText,
            Shape::Unclosed => Reason::UnclosedQuote,
            Shape::Overlong => Reason::CellTooLong,
        };
        self.reject(reason, "", "");
        false
    }

    fn name(&mut self, name: &person::Name) {
        let parts = [(field::SURNAME, &name.surname), (field::GIVEN_NAME, &name.given_name)];
        let nobody = parts.iter().all(|(_, part)| part.is_empty());
        for (field, part) in parts {
            // Some people have one name; a source whose people all have two says so.
            if part.is_empty() && (self.requires(field) || (nobody && field == field::SURNAME)) {
                self.reject(Reason::NameMissing, field, "");
            }
        }
    }

    /// No name, number or place fills a page: such a text has swallowed its neighbours.
    fn lengths(&mut self, draft: &Draft) {
        let identifiers = draft.identifiers.iter().map(|found| (&*found.kind, &found.value));
        let texts = [
            (field::KEY, &draft.key),
            (field::SURNAME, &draft.name.surname),
            (field::GIVEN_NAME, &draft.name.given_name),
            (field::BIRTH_COUNTRY, &draft.birth_country),
            (field::ESTABLISHMENT, &draft.establishment),
            (field::TOWN, &draft.town),
        ];
        for (field, text) in texts.into_iter().chain(identifiers) {
            if is_overlong(text) {
                self.reject(Reason::CellTooLong, field, "");
            }
        }
    }

    fn dates(&mut self, draft: &Draft, list_date: Date) {
        let dates = [
            (field::BIRTH_DATE, &draft.birth_date),
            (field::ADMITTED_ON, &draft.admitted_on),
            (field::SENTENCED_ON, &draft.sentenced_on),
            (field::RELEASE_DATE, &draft.release_date),
        ];
        for (field, date) in dates {
            match date {
                Reading::Read(day) if !is_plausible(field, *day, list_date) => {
                    self.reject(Reason::DateImplausible, field, &day.to_string());
                }
                Reading::Unknown(text) => self.reject(Reason::DateUnreadable, field, text),
                Reading::Impossible(text) => self.reject(Reason::DateImpossible, field, text),
                Reading::Blank if field != field::RELEASE_DATE && self.requires(field) => {
                    self.reject(Reason::RequiredMissing, field, "");
                }
                Reading::Blank if field == field::BIRTH_DATE => {
                    self.warn(Caution::BirthDateMissing, field, "");
                }
                Reading::Blank | Reading::Read(_) => {}
            }
        }
        if let Some(birth) = read(&draft.birth_date).filter(|birth| *birth > list_date) {
            self.reject(Reason::BirthInFuture, field::BIRTH_DATE, &birth.to_string());
        }
        let Some(release) = read(&draft.release_date) else { return };
        if list_date.since(release).is_ok_and(|past| past.get_days() > LONG_PAST_DAYS) {
            self.reject(Reason::ReleaseLongPast, field::RELEASE_DATE, &release.to_string());
        }
        if read(&draft.admitted_on).is_some_and(|admitted| release < admitted) {
            self.reject(Reason::ReleaseBeforeAdmission, field::RELEASE_DATE, &release.to_string());
        }
    }

    fn texts(&mut self, draft: &Draft) {
        let texts = [
            (field::BIRTH_COUNTRY, &draft.birth_country),
            (field::ESTABLISHMENT, &draft.establishment),
            (field::TOWN, &draft.town),
        ];
        for (field, text) in texts {
            if text.is_empty() && self.requires(field) {
                self.reject(Reason::RequiredMissing, field, "");
            }
        }
        for identifier in &draft.identifiers {
            if self.requires(&identifier.kind) && identifier.normal().is_empty() {
                self.reject(Reason::RequiredMissing, &identifier.kind, &identifier.value);
            }
        }
        let unlisted = |list: &Option<BTreeSet<String>>, text: &str| {
            !text.is_empty() && list.as_ref().is_some_and(|list| !list.contains(&person::normal(text)))
        };
        if unlisted(&self.rules.establishments, &draft.establishment) {
            self.warn(Caution::UnknownEstablishment, field::ESTABLISHMENT, &draft.establishment);
        }
        let elsewhere = |towns: &Arc<Towns>| towns.find(&draft.town).is_none();
        if !draft.town.is_empty() && self.rules.towns.as_ref().is_some_and(elsewhere) {
            self.warn(Caution::UnknownTown, field::TOWN, &draft.town);
        }
    }

    fn facts(&mut self, facts: &[DraftFact]) {
        for fact in facts {
            let required = self.requires(&fact.name);
            match &fact.reading {
                Reading::Blank if required => self.reject(Reason::RequiredMissing, &fact.name, ""),
                Reading::Blank | Reading::Read(_) => {}
                Reading::Unknown(text) | Reading::Impossible(text) if required => {
                    self.reject(Reason::ValueUnknown, &fact.name, text);
                }
                Reading::Unknown(text) | Reading::Impossible(text) => {
                    self.warn(Caution::UnknownValue, &fact.name, text);
                }
            }
        }
    }

    /// A person on remand has no release date, and that is no fault of the list.
    fn release_date(&mut self, draft: &Draft) {
        if draft.release_date != Reading::Blank {
            return;
        }
        let allowed = draft.facts.iter().any(|fact| {
            &*fact.name == field::LEGAL_STATUS
                && matches!(&fact.reading, Reading::Read(status)
                    if self.rules.release_date_optional_for.contains(status))
        });
        if allowed && !self.requires(field::RELEASE_DATE) {
            self.warn(Caution::ReleaseDateMissing, field::RELEASE_DATE, "");
        } else {
            self.reject(Reason::ReleaseDateRequired, field::RELEASE_DATE, "");
        }
    }
}
