//! Records in memory: every distinct value once, and for each record a row of numbers.

use rustc_hash::FxHashMap;

use crate::{layout::Layout, role::Role, value::Value};

/// Records that are linked with each other.
#[derive(Debug)]
pub struct Register {
    layout: Layout,
    ids: Vec<Box<str>>,
    sources: Vec<u16>,
    /// For each record and field the number of its value; zero says nothing.
    rows: Vec<u32>,
    vocabularies: Vec<Vec<Value>>,
    /// For each field its vocabulary.
    vocabulary_of: Vec<usize>,
    /// For each field and value the share of the records that say something.
    shares: Vec<Vec<f64>>,
}

/// Takes records in.
#[derive(Debug)]
pub struct Builder {
    layout: Layout,
    ids: Vec<Box<str>>,
    sources: Vec<u16>,
    rows: Vec<u32>,
    vocabularies: Vec<Vocabulary>,
    vocabulary_of: Vec<usize>,
    /// What was written, to the number of its value: most cells repeat, and are read once.
    written: Vec<FxHashMap<Box<str>, u32>>,
    scratch: String,
}

#[derive(Debug, Default)]
struct Vocabulary {
    values: Vec<Value>,
    numbers: FxHashMap<Box<str>, u32>,
}

/// A record that cannot be taken in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RegisterError {
    /// Two records with one id.
    #[error("the record id {0:?} stands on two records; every record needs its own")]
    Twice(String),
    /// More records than pairs of them can be numbered.
    #[error("more than {MOST_RECORDS} records")]
    TooMany,
}

/// A number that is meant to be one person's says less only when more records than these have it:
/// one person in several registers is no reason to doubt it.
const OF_ONE_PERSON: u32 = 4;

/// Records that one register can hold: two of them and a rule fit into 64 bits.
pub const MOST_RECORDS: u32 = 1 << 28;

impl Builder {
    /// An empty register.
    pub fn new(layout: Layout) -> Self {
        let mut vocabularies: Vec<Vocabulary> = Vec::new();
        let mut names = None;
        let vocabulary_of = layout
            .fields()
            .iter()
            .map(|field| {
                let own = vocabularies.len();
                let place = if field.role.is_name() { *names.get_or_insert(own) } else { own };
                if place == own {
                    vocabularies.push(Vocabulary::default());
                }
                place
            })
            .collect();
        let written = layout.fields().iter().map(|_| FxHashMap::default()).collect();
        Self {
            layout,
            ids: Vec::new(),
            sources: Vec::new(),
            rows: Vec::new(),
            vocabularies,
            vocabulary_of,
            written,
            scratch: String::new(),
        }
    }

    /// What is compared.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// How many records were taken in.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether none was.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Takes one record in. `cell` gives the text of a column of [`Layout::columns`].
    pub fn push<'c>(&mut self, id: &str, source: u16, cell: impl Fn(usize) -> &'c str) {
        self.ids.push(id.into());
        self.sources.push(source);
        let mut scratch = std::mem::take(&mut self.scratch);
        let fields = self.layout.fields().iter().zip(&self.vocabulary_of).zip(&mut self.written);
        for ((field, vocabulary), written) in fields {
            field.written(&cell, &mut scratch);
            let number = if scratch.is_empty() {
                0
            } else if let Some(known) = written.get(scratch.as_str()) {
                *known
            } else {
                let number = match (field.read(&scratch), self.vocabularies.get_mut(*vocabulary)) {
                    (Some(value), Some(vocabulary)) => vocabulary.number(value),
                    _ => 0,
                };
                written.insert(scratch.as_str().into(), number);
                number
            };
            self.rows.push(number);
        }
        self.scratch = scratch;
    }

    /// The register, with its records in the order of their ids, so that the order in which they
    /// came changes nothing.
    pub fn finish(self) -> Result<Register, RegisterError> {
        let count = u32::try_from(self.ids.len()).map_err(|_| RegisterError::TooMany)?;
        if count >= MOST_RECORDS {
            return Err(RegisterError::TooMany);
        }
        let width = self.layout.fields().len();
        let mut order: Vec<u32> = (0..count).collect();
        let id = |place: &u32| self.ids.get(*place as usize);
        order.sort_unstable_by(|a, b| id(a).cmp(&id(b)));
        for pair in order.windows(2) {
            if let [a, b] = pair
                && let (Some(a), Some(b)) = (id(a), id(b))
                && a == b
            {
                return Err(RegisterError::Twice(a.to_string()));
            }
        }
        let mut rows = Vec::with_capacity(self.rows.len());
        let mut sources = Vec::with_capacity(order.len());
        for place in &order {
            let from = *place as usize * width;
            rows.extend_from_slice(self.rows.get(from..from + width).unwrap_or_default());
            sources.push(self.sources.get(*place as usize).copied().unwrap_or_default());
        }
        let mut unordered: Vec<Option<Box<str>>> = self.ids.into_iter().map(Some).collect();
        let ids = order
            .iter()
            .filter_map(|place| unordered.get_mut(*place as usize).and_then(Option::take))
            .collect();
        let vocabularies: Vec<Vec<Value>> =
            self.vocabularies.into_iter().map(|vocabulary| vocabulary.values).collect();
        let unique: Vec<bool> = self
            .layout
            .fields()
            .iter()
            .map(|field| matches!(field.role, Role::Identifier | Role::Phone | Role::Email))
            .collect();
        let shares = shares(&rows, &unique, &self.vocabulary_of, &vocabularies);
        Ok(Register {
            layout: self.layout,
            ids,
            sources,
            rows,
            vocabularies,
            vocabulary_of: self.vocabulary_of,
            shares,
        })
    }
}

impl Vocabulary {
    fn number(&mut self, value: Value) -> u32 {
        if let Some(known) = self.numbers.get(&value.text) {
            return *known;
        }
        let number = u32::try_from(self.values.len() + 1).unwrap_or(u32::MAX);
        self.numbers.insert(value.text.clone(), number);
        self.values.push(value);
        number
    }
}

fn shares(rows: &[u32], unique: &[bool], vocabulary_of: &[usize], values: &[Vec<Value>]) -> Vec<Vec<f64>> {
    let mut counts: Vec<Vec<u32>> = vocabulary_of
        .iter()
        .map(|vocabulary| vec![0_u32; values.get(*vocabulary).map_or(0, Vec::len) + 1])
        .collect();
    for row in rows.chunks_exact(unique.len().max(1)) {
        for (number, count) in row.iter().zip(&mut counts) {
            if let Some(count) = count.get_mut(*number as usize) {
                *count += 1;
            }
        }
    }
    counts
        .into_iter()
        .zip(unique)
        .map(|(of_field, unique)| {
            let said: f64 = of_field.iter().skip(1).map(|count| f64::from(*count)).sum();
            let others =
                |count: u32| if *unique { count.saturating_sub(OF_ONE_PERSON).max(1) } else { count };
            of_field.into_iter().map(|count| f64::from(others(count)) / said.max(1.0)).collect()
        })
        .collect()
}

impl Register {
    /// What is compared.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The id of a record.
    pub fn id(&self, record: u32) -> &str {
        self.ids.get(record as usize).map_or("", |id| id)
    }

    /// The file that a record came from.
    pub fn source(&self, record: u32) -> u16 {
        self.sources.get(record as usize).copied().unwrap_or_default()
    }

    /// The value of a field.
    pub fn value(&self, record: u32, field: usize) -> Option<&Value> {
        self.value_numbered(field, self.number(record, field))
    }

    pub(crate) fn row(&self, record: u32) -> &[u32] {
        let width = self.layout.fields().len();
        let from = record as usize * width;
        self.rows.get(from..from + width).unwrap_or_default()
    }

    pub(crate) fn number(&self, record: u32, field: usize) -> u32 {
        self.row(record).get(field).copied().unwrap_or_default()
    }

    pub(crate) fn value_numbered(&self, field: usize, number: u32) -> Option<&Value> {
        let vocabulary = self.vocabularies.get(*self.vocabulary_of.get(field)?)?;
        vocabulary.get((number as usize).checked_sub(1)?)
    }

    /// The share of the records that have this value, of those that say something.
    pub(crate) fn share(&self, field: usize, number: u32) -> f64 {
        self.shares.get(field).and_then(|of_field| of_field.get(number as usize)).copied().unwrap_or_default()
    }

    pub(crate) fn shares(&self, field: usize) -> &[f64] {
        self.shares.get(field).map_or(&[], Vec::as_slice)
    }

    /// How many records have each value of a field, by its number.
    pub(crate) fn counts(&self, field: usize) -> Vec<u32> {
        let width = self.layout.fields().len().max(1);
        let mut counts = vec![0; self.shares(field).len()];
        for number in self.rows.iter().skip(field).step_by(width) {
            if let Some(count) = counts.get_mut(*number as usize) {
                *count += 1;
            }
        }
        counts
    }

    /// How many records say something in a field.
    pub(crate) fn said(&self, field: usize) -> usize {
        let width = self.layout.fields().len().max(1);
        self.rows.iter().skip(field).step_by(width).filter(|number| **number != 0).count()
    }
}
