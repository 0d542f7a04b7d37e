//! Which column is which field, by its heading and by what stands in it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, date};
use serde::Deserialize;
use throughline_domain::roster::{Reading, field};

use super::{
    Question,
    mapping::{DOCUMENT, FORMS, LANGUAGES, Mapping, PARTICLE, TextForm, WHOLE_NAME},
    sample::Sample,
};
use crate::{
    date::{self, Century, DateForm},
    source::fold,
};

/// The words by which columns and values are recognised.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Field → headings.
    headings: BTreeMap<String, Vec<String>>,
    /// Fact → code → values.
    values: BTreeMap<String, BTreeMap<String, Vec<String>>>,
}

impl Words {
    /// The words shipped with this crate, in several languages.
    pub fn shipped() -> Self {
        // Checked by a test; without words the wizard would only recognise less.
        toml::from_str(include_str!("words.toml")).unwrap_or_default()
    }

    fn heading(&self, field: &str, heading: &str) -> bool {
        self.headings.get(field).is_some_and(|words| words.iter().any(|word| fold(word) == heading))
    }

    /// The codes of a fact, in order.
    pub(super) fn codes(&self, fact: &str) -> Vec<String> {
        self.values.get(fact).map(|codes| codes.keys().cloned().collect()).unwrap_or_default()
    }

    pub(super) fn code(&self, fact: &str, value: &str) -> Option<&str> {
        let codes = self.values.get(fact)?;
        let value = fold(value);
        codes
            .iter()
            .find(|(_, words)| words.iter().any(|word| fold(word) == value))
            .map(|(code, _)| code.as_str())
    }
}

/// A column taken for a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapped {
    /// The canonical field.
    pub field: String,
    /// The heading.
    pub column: String,
    /// What stands in it, for example.
    pub example: String,
}

/// In the order in which columns are given away. Longer headings go first where one word means
/// different things: "Nom" is a given name beside "Cognoms", and a surname beside "Prénom".
const FIELDS: [&str; 19] = [
    field::KEY,
    field::BIRTH_DATE,
    field::BIRTH_COUNTRY,
    DOCUMENT,
    field::ESTABLISHMENT,
    field::ADMITTED_ON,
    field::SENTENCED_ON,
    field::RELEASE_DATE,
    field::TOWN,
    field::SEX,
    field::LEGAL_STATUS,
    field::RELEASE_TYPE,
    "support_network",
    "no_fixed_abode",
    "dependent_children",
    PARTICLE,
    field::SURNAME,
    field::GIVEN_NAME,
    WHOLE_NAME,
];

const DATES: [&str; 4] = [field::BIRTH_DATE, field::ADMITTED_ON, field::SENTENCED_ON, field::RELEASE_DATE];

/// Everything guessed about a sample.
pub(super) struct Guess {
    pub mapped: Vec<Mapped>,
    pub unmapped: Vec<String>,
    pub questions: Vec<Question>,
    pub forms: Vec<String>,
    pub language: &'static str,
    /// Fact → (value as written, code if known).
    pub values: BTreeMap<String, Vec<(String, Option<String>)>>,
    pub name_shape: &'static str,
}

impl Guess {
    pub(super) fn of(sample: &Sample, words: &Words) -> Self {
        let columns = give_away(sample, words);
        let mut guess = Self {
            mapped: Vec::new(),
            unmapped: Vec::new(),
            questions: vec![Question::WhichAgency],
            forms: Vec::new(),
            language: "en",
            values: BTreeMap::new(),
            name_shape: "Surname, Given",
        };
        for (index, heading) in sample.heading.iter().enumerate() {
            let heading = heading.trim();
            match columns.iter().find(|(_, column)| **column == index) {
                Some((field, _)) => guess.mapped.push(Mapped {
                    field: (*field).to_owned(),
                    column: heading.to_owned(),
                    example: sample.values(index).next().unwrap_or_default().to_owned(),
                }),
                None if heading.is_empty() => {}
                None => guess.unmapped.push(heading.to_owned()),
            }
        }
        guess.ask_for_missing();
        guess.read_dates(sample, &columns);
        guess.read_values(sample, words, &columns);
        if let Some(column) = columns.get("name") {
            guess.name_shape = name_shape(sample, *column);
        }
        guess
    }

    /// The proposal, as decisions that a person can change.
    pub(super) fn mapping(&self, sample: &Sample, file_name: &str) -> Mapping {
        let stem = file_name.rsplit(['/', '\\']).next().unwrap_or_default();
        let stem: String = stem.chars().take_while(|c| *c != '.' && !c.is_ascii_digit()).collect();
        let id = fold(&stem).replace(' ', "-");
        let has = |name: &str| {
            self.column(name).is_some() || (self.column(WHOLE_NAME).is_some() && name.contains(WHOLE_NAME))
        };
        let required = [field::SURNAME, field::GIVEN_NAME, field::ESTABLISHMENT];
        let codes = |values: &Vec<(String, Option<String>)>| {
            values.iter().map(|(value, code)| (value.clone(), code.clone().unwrap_or_default())).collect()
        };
        Mapping {
            id: if id.is_empty() { "new".to_owned() } else { id },
            title: "Release list".to_owned(),
            agency_kind: "prison".to_owned(),
            text: sample.csv.map(|form| TextForm {
                delimiter: char::from(form.delimiter),
                encoding: form.encoding.name().to_owned(),
            }),
            forms: self.forms.clone(),
            language: self.language.to_owned(),
            columns: self.mapped.iter().map(|one| (one.field.clone(), one.column.clone())).collect(),
            name_shape: self.name_shape.to_owned(),
            required: required.into_iter().filter(|name| has(name)).map(str::to_owned).collect(),
            values: self.values.iter().map(|(fact, values)| (fact.clone(), codes(values))).collect(),
            ..Mapping::default()
        }
    }

    pub(super) fn column(&self, field: &str) -> Option<&str> {
        self.mapped.iter().find(|mapped| mapped.field == field).map(|mapped| mapped.column.as_str())
    }

    fn ask_for_missing(&mut self) {
        let names = [field::SURNAME, "name"];
        for (found, question) in [
            (self.column(field::KEY).is_some(), Question::NoKey),
            (self.column(field::RELEASE_DATE).is_some(), Question::NoReleaseDate),
            (names.iter().any(|name| self.column(name).is_some()), Question::NoName),
        ] {
            if !found {
                self.questions.push(question);
            }
        }
    }

    /// Adds the form that reads the most texts of each date column, until all are read.
    fn read_dates(&mut self, sample: &Sample, columns: &BTreeMap<&'static str, usize>) {
        for column in DATES.iter().filter_map(|field| columns.get(field)) {
            let texts: Vec<&str> = sample.values(*column).collect();
            let read =
                |form: &&str, language: &str| texts.iter().filter(|text| reads(text, form, language)).count();
            let best = LANGUAGES
                .into_iter()
                // Of equal forms the first one named wins, so the list runs backwards here.
                .flat_map(|language| FORMS.iter().map(move |form| (language, form)))
                .rev()
                .max_by_key(|(language, form)| read(form, language));
            let Some((language, form)) = best.filter(|(language, form)| read(form, language) > 0) else {
                if let Some(example) = texts.first() {
                    let column = sample.heading.get(*column).cloned().unwrap_or_default();
                    self.questions.push(Question::UnknownDateForm { column, example: (*example).to_owned() });
                }
                continue;
            };
            if form.contains("mon") {
                self.language = language;
            }
            if !self.forms.iter().any(|known| known == form) {
                self.forms.push((*form).to_owned());
            }
        }
        // One column may show that the day stands first where another fits both ways.
        let first_fits = |form: &str| {
            DATES
                .iter()
                .filter_map(|field| columns.get(field))
                .flat_map(|column| sample.values(*column))
                .all(|text| !reads(text, "dd/mm/yyyy", "en") || reads(text, form, "en"))
        };
        if self.forms.iter().any(|form| form == "dd/mm/yyyy") {
            self.forms.retain(|form| form != "mm/dd/yyyy");
            if first_fits("mm/dd/yyyy") {
                self.questions.push(Question::DayOrMonthFirst);
            }
        }
        if self.forms.is_empty() {
            self.forms.push("yyyy-mm-dd".to_owned());
        }
    }

    fn read_values(&mut self, sample: &Sample, words: &Words, columns: &BTreeMap<&'static str, usize>) {
        for fact in words.values.keys() {
            let Some(column) = columns.get(fact.as_str()) else { continue };
            // One spelling per value: "SÍ" and "Si" are the same word in a source.
            let mut seen = BTreeSet::new();
            let values: Vec<&str> =
                sample.values(*column).filter(|value| seen.insert(fold(value))).take(40).collect();
            for value in values {
                let code = words.code(fact, value).map(str::to_owned);
                if code.is_none() {
                    let (field, value) = (fact.clone(), value.to_owned());
                    self.questions.push(Question::UnexplainedValue { field, value });
                }
                self.values.entry(fact.clone()).or_default().push((value.to_owned(), code));
            }
        }
    }
}

fn reads(text: &str, form: &str, language: &str) -> bool {
    // Any day will do: only the form is asked for.
    const ANY: Date = date(2026, 1, 1);
    let (Ok(form), Some(months)) = (DateForm::parse(form), date::months(language)) else { return false };
    matches!(date::read(text, &[form], &months, Century::Nearest, ANY), Reading::Read(_))
}

fn give_away(sample: &Sample, words: &Words) -> BTreeMap<&'static str, usize> {
    let mut columns: BTreeMap<&'static str, usize> = BTreeMap::new();
    let heading: Vec<String> = sample.heading.iter().map(|heading| fold(heading)).collect();
    for field in FIELDS {
        let free =
            |index: &usize, columns: &BTreeMap<_, usize>| !columns.values().any(|taken| taken == index);
        let found = heading.iter().enumerate().find(|(index, heading)| {
            free(index, &columns) && !heading.is_empty() && words.heading(field, heading)
        });
        // "Nom" or "Name" alone could be either half, so it waits for the unmistakable one.
        let waits = |index: usize| {
            field == field::SURNAME
                && heading
                    .get(index)
                    .is_some_and(|word| words.heading(field::GIVEN_NAME, word) || words.heading("name", word))
        };
        if let Some((index, _)) = found.filter(|(index, _)| !waits(*index)) {
            columns.insert(field, index);
        }
    }
    if !columns.contains_key(field::SURNAME) {
        let taken: Vec<usize> = columns.values().copied().collect();
        let free = |index: usize| !taken.contains(&index) || columns.get("name") == Some(&index);
        let half = columns.contains_key(field::GIVEN_NAME);
        let found = heading
            .iter()
            .enumerate()
            .find(|(index, word)| free(*index) && words.heading(field::SURNAME, word));
        if let Some((index, _)) = found.filter(|_| half) {
            columns.remove("name");
            columns.insert(field::SURNAME, index);
        }
    }
    // A whole name beside its parts says nothing more.
    if columns.contains_key(field::SURNAME) {
        columns.remove("name");
    } else if let Some(index) = columns.remove(field::GIVEN_NAME) {
        columns.entry("name").or_insert(index);
    }
    columns
}

fn name_shape(sample: &Sample, column: usize) -> &'static str {
    let (mut all, mut comma, mut capitals) = (0, 0, 0);
    for name in sample.values(column) {
        all += 1;
        comma += usize::from(name.contains(','));
        let shouted = |word: &str| word.chars().count() > 1 && !word.chars().any(char::is_lowercase);
        capitals += usize::from(name.split(' ').any(shouted) && name.chars().any(char::is_lowercase));
    }
    if comma * 2 < all && capitals * 2 > all { "SURNAME Given" } else { "Surname, Given" }
}
