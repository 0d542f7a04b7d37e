//! Records in memory: every distinct value once, and for each record a row of numbers.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHashMap;

use crate::{
    block::key_of,
    distance::{Glance, Sign},
    layout::Layout,
    role::Role,
    value::{INITIAL, Value, Written},
};

/// Records that are linked with each other.
#[derive(Debug)]
pub struct Register {
    layout: Layout,
    ids: Ids,
    sources: Vec<u16>,
    /// For each record and field the number of its value, zero where it says nothing; then the signs
    /// of numbers and the glances of names, so that most pairs are told apart by what lies in one place.
    rows: Rows,
    vocabularies: Vec<Vec<Value>>,
    /// For each field its vocabulary.
    vocabulary_of: Vec<usize>,
    /// For each field of days its values as they are compared; none for other fields.
    days: Vec<Vec<Option<Written>>>,
    /// For each field, where its sign stands in a row.
    signs: Vec<Option<usize>>,
    /// For each field, where its glance stands in a row.
    glances: Vec<Option<usize>>,
    /// For each field and value log2 of the share of the records that say something.
    rarities: Vec<Vec<f64>>,
}

/// Ids, one behind the other.
#[derive(Debug, Default)]
struct Ids {
    text: String,
    ends: Vec<usize>,
}

impl Ids {
    fn push(&mut self, id: &str) {
        self.text.push_str(id);
        self.ends.push(self.text.len());
    }

    fn get(&self, place: usize) -> &str {
        let from = place.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        self.ends.get(place).and_then(|to| self.text.get(from..*to)).unwrap_or_default()
    }

    fn len(&self) -> usize {
        self.ends.len()
    }

    /// The places of the ids in their order. Their beginnings are compared as numbers, which settles
    /// most of it.
    fn order(&self) -> Vec<u32> {
        let beginning = |id: &str| {
            let mut bytes = [0; 8];
            bytes.iter_mut().zip(id.bytes()).for_each(|(to, byte)| *to = byte);
            u64::from_be_bytes(bytes)
        };
        let places = 0..u32::try_from(self.len()).unwrap_or(u32::MAX);
        let mut order: Vec<(u64, u32)> =
            places.map(|place| (beginning(self.get(place as usize)), place)).collect();
        order.sort_unstable_by(|(a, x), (b, y)| {
            a.cmp(b).then_with(|| self.get(*x as usize).cmp(self.get(*y as usize))).then(x.cmp(y))
        });
        order.into_iter().map(|(_, place)| place).collect()
    }
}

/// Takes records in.
#[derive(Debug)]
pub struct Builder {
    layout: Layout,
    ids: Ids,
    sources: Vec<u16>,
    rows: Vec<u32>,
    vocabularies: Vec<Vocabulary>,
    vocabulary_of: Vec<usize>,
    /// What was written, to the number of its value: most cells repeat, and are read once. Nothing for
    /// numbers of people, which do not.
    written: Vec<Option<Cells>>,
    scratch: String,
}

/// What was written in cells of a field, to the number of its value. Nearly every cell is short, and lies in
/// the table itself.
#[derive(Debug, Default)]
struct Cells {
    short: FxHashMap<Short, u32>,
    long: FxHashMap<Box<str>, u32>,
}

/// The bytes of a short text, and how many. In small words, so that it and its number lie closer together
/// in the table than one large number would.
#[derive(Debug, PartialEq, Eq)]
struct Short([u32; 4]);

impl Short {
    fn of(text: &str) -> Option<Self> {
        let mut bytes = [0_u8; 16];
        let (length, to) = bytes.split_last_mut()?;
        to.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
        *length = u8::try_from(text.len()).ok()?;
        let (words, _) = bytes.as_chunks::<4>();
        let mut short = [0; 4];
        short.iter_mut().zip(words).for_each(|(to, word)| *to = u32::from_le_bytes(*word));
        Some(Self(short))
    }
}

impl Hash for Short {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self([a, b, c, d]) = *self;
        state.write_u64(u64::from(a) | (u64::from(b) << 32));
        state.write_u64(u64::from(c) | (u64::from(d) << 32));
    }
}

impl Cells {
    fn get(&self, text: &str) -> Option<u32> {
        match Short::of(text) {
            Some(short) => self.short.get(&short).copied(),
            None => self.long.get(text).copied(),
        }
    }

    fn insert(&mut self, text: &str, number: u32) {
        match Short::of(text) {
            Some(short) => self.short.insert(short, number),
            None => self.long.insert(text.into(), number),
        };
    }
}

#[derive(Debug, Default)]
struct Vocabulary {
    values: Vec<Value>,
    /// A hash of a value's text to its number; where another text has that hash, the next one.
    numbers: FxHashMap<u64, u32>,
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

/// Rows of numbers, each in so many lines of the processor's memory as it needs; one, if it fits. (A large
/// piece of memory begins with a line.)
#[derive(Debug)]
struct Rows {
    lines: Vec<Line>,
    /// Lines of a row.
    of_row: usize,
}

/// Words that lie together in the processor's memory.
pub(crate) type Line = [u32; LINE];

/// Words of a line.
pub(crate) const LINE: usize = 16;

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
        let repeats = |role| !is_number(role);
        let written = layout.fields().iter().map(|field| repeats(field.role).then(Cells::default)).collect();
        Self {
            layout,
            ids: Ids::default(),
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
        self.len() == 0
    }

    /// Makes room for so many more records.
    pub fn expect(&mut self, records: usize) {
        self.ids.ends.reserve(records);
        self.sources.reserve(records);
        self.rows.reserve(records * self.layout.fields().len());
        for (field, vocabulary) in self.layout.fields().iter().zip(&self.vocabulary_of) {
            if is_number(field.role)
                && let Some(vocabulary) = self.vocabularies.get_mut(*vocabulary)
            {
                vocabulary.values.reserve(records);
                vocabulary.numbers.reserve(records / 2);
            }
        }
    }

    /// Takes one record in. `cell` gives the text of a column of [`Layout::columns`].
    pub fn push<'c>(&mut self, id: &str, source: u16, cell: impl Fn(usize) -> &'c str) {
        self.ids.push(id);
        self.sources.push(source);
        let mut scratch = std::mem::take(&mut self.scratch);
        let fields = self.layout.fields().iter().zip(&self.vocabulary_of).zip(&mut self.written);
        for ((field, vocabulary), written) in fields {
            let text = field.written(&cell, &mut scratch);
            let known = written.as_ref().and_then(|written| written.get(text));
            let number = match known {
                Some(known) => known,
                None if text.is_empty() => 0,
                None => {
                    let number = match (field.read(text), self.vocabularies.get_mut(*vocabulary)) {
                        (Some(value), Some(vocabulary)) => vocabulary.number(value),
                        _ => 0,
                    };
                    if let Some(written) = written {
                        written.insert(text, number);
                    }
                    number
                }
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
        let order = self.ids.order();
        let width = self.layout.fields().len();
        let mut ids = Ids { text: String::with_capacity(self.ids.text.len()), ..Ids::default() };
        let mut sources = Vec::with_capacity(order.len());
        for place in &order {
            let place = *place as usize;
            let id = self.ids.get(place);
            if ids.len() > 0 && ids.get(ids.len() - 1) == id {
                return Err(RegisterError::Twice(id.to_owned()));
            }
            ids.push(id);
            sources.push(self.sources.get(place).copied().unwrap_or_default());
        }
        let vocabularies: Vec<Vec<Value>> =
            self.vocabularies.into_iter().map(|vocabulary| vocabulary.values).collect();
        let numbers: Vec<bool> = self.layout.fields().iter().map(|field| is_number(field.role)).collect();
        let rarities = rarities(&self.rows, &numbers, &self.vocabulary_of, &vocabularies);
        let mut stride = width;
        let signs: Vec<Option<usize>> = self
            .layout
            .fields()
            .iter()
            .map(|field| {
                matches!(field.role, Role::Identifier | Role::Phone).then(|| {
                    stride += 2;
                    stride - 2
                })
            })
            .collect();
        let mut glances: Vec<Option<usize>> = Vec::new();
        for field in self.layout.fields() {
            let place = field.role.is_name().then_some(stride);
            stride += usize::from(place.is_some());
            glances.push(place);
        }
        let of_row = stride.div_ceil(LINE).max(1);
        let mut rows = Rows { lines: vec![[0; LINE]; order.len() * of_row], of_row };
        let of_names: Vec<Vec<u32>> = (self.layout.fields().iter().zip(&self.vocabulary_of))
            .map(|(field, vocabulary)| {
                let values = vocabularies.get(*vocabulary).filter(|_| field.role.is_name());
                let glance = |value: &Value| Glance::of(value.text(), value.marks, INITIAL).word();
                values.map_or_else(Vec::new, |values| values.iter().map(glance).collect())
            })
            .collect();
        for (place, lines) in order.iter().zip(rows.lines.chunks_exact_mut(of_row)) {
            let mut to = lines.as_flattened_mut().iter_mut();
            let mut push = |word| to.by_ref().take(1).for_each(|to| *to = word);
            let from = *place as usize * width;
            let row = self.rows.get(from..from + width).unwrap_or_default();
            row.iter().copied().for_each(&mut push);
            let fields = row.iter().zip(&self.vocabulary_of).zip(&signs);
            for ((number, vocabulary), _) in fields.filter(|(_, sign)| sign.is_some()) {
                let value = vocabularies
                    .get(*vocabulary)
                    .and_then(|values| values.get((*number as usize).checked_sub(1)?));
                value.map_or(Sign::none(), Value::sign).words().into_iter().for_each(&mut push);
            }
            for ((number, of_names), _) in
                row.iter().zip(&of_names).zip(&glances).filter(|(_, g)| g.is_some())
            {
                let glance = (*number as usize).checked_sub(1).and_then(|place| of_names.get(place));
                push(glance.copied().unwrap_or(Glance::none().word()));
            }
        }
        let of_days = self.layout.fields().iter().zip(&self.vocabulary_of).map(|(field, vocabulary)| {
            let values = vocabularies.get(*vocabulary).filter(|_| field.role == Role::BirthDate);
            let written = |value: &Value| value.day.and_then(Written::of);
            values.map_or_else(Vec::new, |values| values.iter().map(written).collect())
        });
        let days = of_days.collect();
        Ok(Register {
            days,
            layout: self.layout,
            ids,
            sources,
            rows,
            vocabularies,
            vocabulary_of: self.vocabulary_of,
            signs,
            glances,
            rarities,
        })
    }
}

/// Whether a role is a number that is meant to be one person's.
const fn is_number(role: Role) -> bool {
    matches!(role, Role::Identifier | Role::Phone | Role::Email)
}

impl Vocabulary {
    fn number(&mut self, value: Value) -> u32 {
        let mut hash = key_of(value.text.as_bytes());
        while let Some(known) = self.numbers.get(&hash) {
            let of = (*known as usize).checked_sub(1).and_then(|place| self.values.get(place));
            if of.is_some_and(|of| of.text == value.text) {
                return *known;
            }
            hash = hash.wrapping_add(1);
        }
        let number = u32::try_from(self.values.len() + 1).unwrap_or(u32::MAX);
        self.numbers.insert(hash, number);
        self.values.push(value);
        number
    }
}

fn rarities(rows: &[u32], numbers: &[bool], vocabulary_of: &[usize], values: &[Vec<Value>]) -> Vec<Vec<f64>> {
    let mut counts: Vec<Vec<u32>> = vocabulary_of
        .iter()
        .map(|vocabulary| vec![0_u32; values.get(*vocabulary).map_or(0, Vec::len) + 1])
        .collect();
    for row in rows.chunks_exact(numbers.len().max(1)) {
        for (number, count) in row.iter().zip(&mut counts) {
            if let Some(count) = count.get_mut(*number as usize) {
                *count += 1;
            }
        }
    }
    counts
        .into_iter()
        .zip(numbers)
        .map(|(of_field, of_one)| {
            let said: f64 = of_field.iter().skip(1).map(|count| f64::from(*count)).sum();
            let others =
                |count: u32| if *of_one { count.saturating_sub(OF_ONE_PERSON).max(1) } else { count };
            let all = said.max(1.0).log2();
            // Most numbers of people have one share.
            let once = -all;
            let rarity = |count: u32| if count == 1 { once } else { f64::from(count).log2() - all };
            of_field.into_iter().map(|count| rarity(others(count))).collect()
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
        self.len() == 0
    }

    /// The id of a record.
    pub fn id(&self, record: u32) -> &str {
        self.ids.get(record as usize)
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
        self.lines(record).as_flattened()
    }

    /// How many lines a row has.
    pub(crate) const fn lines_of_row(&self) -> usize {
        self.rows.of_row
    }

    /// The lines of a record's row.
    pub(crate) fn lines(&self, record: u32) -> &[Line] {
        let from = record as usize * self.rows.of_row;
        self.rows.lines.get(from..from + self.rows.of_row).unwrap_or_default()
    }

    /// The numbers of all records in a field.
    fn numbers(&self, field: usize) -> impl Iterator<Item = u32> {
        let rows = self.rows.lines.chunks_exact(self.rows.of_row);
        rows.map(move |row| row.as_flattened().get(field).copied().unwrap_or_default())
    }

    /// The sign of a field in a row, where the field has one.
    pub(crate) fn sign(&self, row: &[u32], field: usize) -> Option<Sign> {
        let place = (*self.signs.get(field)?)?;
        Some(Sign::of_words(*row.get(place)?, *row.get(place + 1)?))
    }

    /// The glance of a name in a row.
    pub(crate) fn glance(&self, row: &[u32], field: usize) -> Option<Glance> {
        let place = (*self.glances.get(field)?)?;
        row.get(place).copied().map(Glance::of_word)
    }

    /// A day, if that is what the value of a field is.
    pub(crate) fn day(&self, field: usize, number: u32) -> Option<Written> {
        self.days.get(field)?.get((number as usize).checked_sub(1)?).copied().flatten()
    }

    pub(crate) fn number(&self, record: u32, field: usize) -> u32 {
        self.row(record).get(field).copied().unwrap_or_default()
    }

    pub(crate) fn value_numbered(&self, field: usize, number: u32) -> Option<&Value> {
        self.vocabulary(field).get((number as usize).checked_sub(1)?)
    }

    /// The values that stand in a field, and in those that share its vocabulary, in the order of
    /// their numbers from one on.
    pub(crate) fn vocabulary(&self, field: usize) -> &[Value] {
        let vocabulary = self.vocabulary_of.get(field).and_then(|place| self.vocabularies.get(*place));
        vocabulary.map_or(&[], Vec::as_slice)
    }

    /// log2 of the share of the records that have this value, of those that say something.
    pub(crate) fn rarity(&self, field: usize, number: u32) -> f64 {
        self.rarities(field).get(number as usize).copied().unwrap_or(f64::NEG_INFINITY)
    }

    pub(crate) fn rarities(&self, field: usize) -> &[f64] {
        self.rarities.get(field).map_or(&[], Vec::as_slice)
    }

    /// How many records have each value of a field, by its number.
    pub(crate) fn counts(&self, field: usize) -> Vec<u32> {
        let mut counts = vec![0; self.rarities(field).len()];
        for number in self.numbers(field) {
            if let Some(count) = counts.get_mut(number as usize) {
                *count += 1;
            }
        }
        counts
    }

    /// How many records say something in a field.
    pub(crate) fn said(&self, field: usize) -> usize {
        self.numbers(field).filter(|number| *number != 0).count()
    }
}
