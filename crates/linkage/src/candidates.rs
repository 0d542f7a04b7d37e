//! Candidate pairs of a whole register: keys are sorted, records with equal keys meet.

use std::{iter::Peekable, sync::Mutex};

use crate::{
    block::{Blocking, NamePart, Parts, Scratch, in_order, text_key, user_key},
    layout::Field,
    register::Register,
    role::Role,
    value::Day,
};

/// Which pairs are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scope {
    /// All pairs: registers may hold a person twice.
    #[default]
    All,
    /// Pairs of records from different files.
    BetweenFiles,
}

/// How many pairs may be compared: so many for each record, and so many in any case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// Pairs for each record.
    pub for_each_record: u64,
    /// Pairs even where there are few records.
    pub at_least: u64,
}

impl Default for Budget {
    fn default() -> Self {
        Self { for_each_record: 5, at_least: 4_000_000 }
    }
}

/// Two records, and the rules under which they met, as bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Candidate {
    pub a: u32,
    pub b: u32,
    pub rules: u32,
}

/// What became of one rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleReport {
    /// What the rule is called.
    pub rule: String,
    /// Pairs that met under it.
    pub pairs: u64,
    /// Pairs of blocks that were left out, because too many records share their keys. Nothing where so
    /// few pairs were left that the rule was not tried.
    pub left_out: Option<u64>,
}

/// Candidates, in pieces by their first record.
#[derive(Debug)]
pub(crate) struct Candidates {
    /// For each piece its pairs with their rules, in no order, until they are taken.
    pieces: Vec<Mutex<Vec<u64>>>,
    /// All pairs of this many records instead of a list.
    everything: Option<u32>,
    pub rules: Vec<RuleReport>,
}

/// First records of one piece.
pub(crate) const RECORDS_OF_PIECE: u32 = 20_000;

/// A narrow rule leaves this part of the pairs to the next ones: what it finds they mostly find again.
const LEFT_BY_NARROW: u64 = 8;
/// A rule that is not narrow gets this part of the pairs that are left: the next ones find other pairs.
const PART_FOR_WIDE: u64 = 4;
/// And is not tried where that is less than a pair for so many records: to sort its keys costs more.
const RECORDS_FOR_A_PAIR: u64 = 4;

const RULE_BITS: u32 = 8;
const RECORD_BITS: u32 = 28;

/// How many pairs of a register are in scope.
pub fn pairs_in_scope(register: &Register, scope: Scope) -> u64 {
    let pairs = |count: u64| count * count.saturating_sub(1) / 2;
    let all = pairs(register.len() as u64);
    match scope {
        Scope::All => all,
        Scope::BetweenFiles => {
            let mut of_file: Vec<u64> = Vec::new();
            for record in 0..u32::try_from(register.len()).unwrap_or(u32::MAX) {
                let source = usize::from(register.source(record));
                if of_file.len() <= source {
                    of_file.resize(source + 1, 0);
                }
                if let Some(count) = of_file.get_mut(source) {
                    *count += 1;
                }
            }
            all - of_file.into_iter().map(pairs).sum::<u64>()
        }
    }
}

impl Candidates {
    /// Finds the pairs. Where all pairs are within the budget, all are compared.
    pub fn find(register: &Register, blocking: &Blocking, scope: Scope, budget: Budget) -> Self {
        let count = u32::try_from(register.len()).unwrap_or(u32::MAX);
        let mut left = budget.at_least.max(budget.for_each_record * u64::from(count));
        let in_scope = pairs_in_scope(register, scope);
        if in_scope <= left {
            let pairs = in_scope;
            let rules = vec![RuleReport { rule: "all pairs".to_owned(), pairs, left_out: Some(0) }];
            return Self { pieces: Vec::new(), everything: Some(count), rules };
        }
        let mut pieces: Vec<Vec<u64>> = vec![Vec::new(); number_of_pieces(count)];
        let mut rules = Vec::new();
        let compact = Compact::of(register);
        let (mut keyed, mut buffer) = (Vec::new(), Vec::new());
        for (number, name) in blocking.rules().enumerate().take(32) {
            let share =
                if blocking.is_narrow(number) { left - left / LEFT_BY_NARROW } else { left / PART_FOR_WIDE };
            if share < u64::from(count) / RECORDS_FOR_A_PAIR {
                rules.push(RuleReport { rule: name.to_owned(), pairs: 0, left_out: None });
                continue;
            }
            compact.keys(blocking, number, &mut keyed);
            sort_by_key(&mut keyed, &mut buffer);
            let (longest, left_out) = longest_block(&keyed, share);
            let mut met = 0;
            for block in blocks(&keyed).filter(|block| (2..=longest).contains(&(block.len() as u64))) {
                met += meet(register, scope, block, number as u64, &mut pieces);
            }
            left = left.saturating_sub(met);
            rules.push(RuleReport { rule: name.to_owned(), pairs: met, left_out: Some(left_out) });
        }
        Self { pieces: pieces.into_iter().map(Mutex::new).collect(), everything: None, rules }
    }

    /// Whether all pairs are candidates.
    pub fn everything(&self) -> bool {
        self.everything.is_some()
    }

    /// Takes the candidates of one piece, in the order of their records, each pair once.
    pub fn take(&self, piece: usize) -> CandidatesOf {
        let mut packed = self
            .pieces
            .get(piece)
            .and_then(|pairs| pairs.lock().ok().map(|mut pairs| std::mem::take(&mut *pairs)))
            .unwrap_or_default();
        packed.sort_unstable();
        let all = self.everything.map(|count| {
            let from = u32::try_from(piece).unwrap_or(u32::MAX).saturating_mul(RECORDS_OF_PIECE);
            (from, from, from.saturating_add(RECORDS_OF_PIECE).min(count), count)
        });
        CandidatesOf { packed: packed.into_iter().peekable(), all }
    }
}

/// In how many pieces so many records are compared.
pub(crate) fn number_of_pieces(records: u32) -> usize {
    usize::try_from(records.div_ceil(RECORDS_OF_PIECE)).unwrap_or_default()
}

/// Candidates of some records, one after the other.
pub(crate) struct CandidatesOf {
    packed: Peekable<std::vec::IntoIter<u64>>,
    /// First and second record of the last pair, the end of the first, how many there are.
    all: Option<(u32, u32, u32, u32)>,
}

impl Iterator for CandidatesOf {
    type Item = Candidate;

    fn next(&mut self) -> Option<Candidate> {
        if let Some((a, b, to, count)) = &mut self.all {
            *b += 1;
            while *a < *to && *b >= *count {
                *a += 1;
                *b = *a + 1;
            }
            return (*a < *to).then_some(Candidate { a: *a, b: *b, rules: 1 });
        }
        let first = self.packed.next()?;
        let pair = first >> RULE_BITS;
        let mut rules = rule_bit(first);
        while let Some(next) = self.packed.next_if(|next| next >> RULE_BITS == pair) {
            rules |= rule_bit(next);
        }
        let record = |bits: u64| u32::try_from(bits & ((1 << RECORD_BITS) - 1)).unwrap_or_default();
        Some(Candidate { a: record(pair >> RECORD_BITS), b: record(pair), rules })
    }
}

/// What keys are made of, close together: of names for every record, of other fields for every
/// distinct value once.
struct Compact<'r> {
    register: &'r Register,
    /// For each record where its words end, and how they sound: nearly all rules ask for it.
    name_ends: Vec<usize>,
    names: Vec<u64>,
    fields: Vec<CompactField>,
}

#[derive(Default)]
struct CompactField {
    days: Vec<Option<Day>>,
    texts: Vec<u64>,
    users: Vec<u64>,
}

impl<'r> Compact<'r> {
    fn of(register: &'r Register) -> Self {
        let of_field = |(field, of_layout): (usize, &Field)| {
            let values = register.vocabulary(field);
            let mut compact = CompactField::default();
            match of_layout.role {
                role if role.is_name() => {}
                Role::BirthDate => compact.days = values.iter().map(|value| value.day).collect(),
                _ => compact.texts = values.iter().map(text_key).collect(),
            }
            if of_layout.role == Role::Email {
                compact.users = values.iter().map(user_key).collect();
            }
            compact
        };
        let layout = register.layout();
        let fields = layout.fields().iter().enumerate().map(of_field).collect();
        let of_names: Vec<usize> =
            (0..).zip(layout.fields()).filter(|(_, f)| f.role.is_name()).map(|(n, _)| n).collect();
        // All names are of one vocabulary. How each sounds is laid side by side first.
        let vocabulary = of_names.first().map_or(&[][..], |field| register.vocabulary(*field));
        let (mut sounds, mut ends) = (Vec::new(), vec![0]);
        for value in vocabulary {
            sounds.extend(NamePart::Sound.of(value));
            ends.push(sounds.len());
        }
        let sounds_of = |number: u32| {
            let place = number as usize;
            let from = ends.get(place.checked_sub(1)?)?;
            sounds.get(*from..*ends.get(place)?)
        };
        let (mut names, mut of_record) = (Vec::new(), Vec::new());
        let records = 0..u32::try_from(register.len()).unwrap_or(u32::MAX);
        let name_ends = records
            .map(|record| {
                let row = register.row(record);
                of_record.clear();
                for field in &of_names {
                    let number = row.get(*field).copied().unwrap_or_default();
                    of_record.extend_from_slice(sounds_of(number).unwrap_or_default());
                }
                in_order(&mut of_record);
                names.extend_from_slice(&of_record);
                names.len()
            })
            .collect();
        Self { register, name_ends, names, fields }
    }

    /// The keys of all records under one rule: the upper half of a key, and the record. Half of a key
    /// keeps records apart as well as all of it; where it does not, that costs one comparison.
    fn keys(&self, blocking: &Blocking, rule: usize, keyed: &mut Vec<u64>) {
        keyed.clear();
        let (mut scratch, mut keys) = (Scratch::default(), Vec::new());
        for record in 0..u32::try_from(self.register.len()).unwrap_or(u32::MAX) {
            let row = CompactRow { compact: self, record, row: self.register.row(record) };
            blocking.keys_of_rule(rule, &row, &mut scratch, &mut keys);
            keyed.extend(keys.iter().map(|key| ((key >> 32) << 32) | u64::from(record)));
        }
    }
}

struct CompactRow<'c> {
    compact: &'c Compact<'c>,
    record: u32,
    row: &'c [u32],
}

impl CompactRow<'_> {
    fn place(&self, field: usize) -> Option<(&CompactField, usize)> {
        let number = *self.row.get(field)? as usize;
        Some((self.compact.fields.get(field)?, number.checked_sub(1)?))
    }
}

impl Parts for CompactRow<'_> {
    fn names(&self, fields: &[usize], part: NamePart, into: &mut Vec<u64>) {
        if part == NamePart::Sound {
            // Whoever asks for names asks for all fields of them.
            let end = |record: usize| self.compact.name_ends.get(record).copied().unwrap_or_default();
            let record = self.record as usize;
            let from = record.checked_sub(1).map_or(0, end);
            into.extend_from_slice(self.compact.names.get(from..end(record)).unwrap_or_default());
            return;
        }
        let values = fields.iter().filter_map(|field| self.compact.register.value(self.record, *field));
        into.extend(values.flat_map(|value| part.of(value)));
        in_order(into);
    }
    fn day(&self, field: usize) -> Option<Day> {
        let (of, place) = self.place(field)?;
        of.days.get(place).copied().flatten()
    }
    fn text(&self, field: usize) -> Option<u64> {
        let (of, place) = self.place(field)?;
        of.texts.get(place).copied()
    }
    fn user(&self, field: usize) -> Option<u64> {
        let (of, place) = self.place(field)?;
        of.users.get(place).copied()
    }
}

/// Sorts by the upper half; what has one key stays in its order, which is that of the records.
fn sort_by_key(keyed: &mut Vec<u64>, spare: &mut Vec<u64>) {
    const BITS: u32 = 11;
    const PLACES: usize = 1 << BITS;
    let digit =
        |key: u64, shift: u32| usize::try_from((key >> shift) & (PLACES as u64 - 1)).unwrap_or_default();
    spare.clear();
    spare.resize(keyed.len(), 0);
    for shift in [32, 32 + BITS, 32 + 2 * BITS] {
        let mut places = [0_usize; PLACES];
        for key in keyed.iter() {
            if let Some(count) = places.get_mut(digit(*key, shift)) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for place in &mut places {
            sum += std::mem::replace(place, sum);
        }
        for key in keyed.iter() {
            if let Some(place) = places.get_mut(digit(*key, shift)) {
                if let Some(slot) = spare.get_mut(*place) {
                    *slot = *key;
                }
                *place += 1;
            }
        }
        std::mem::swap(keyed, spare);
    }
}

fn rule_bit(packed: u64) -> u32 {
    1_u32.checked_shl(u32::try_from(packed & ((1 << RULE_BITS) - 1)).unwrap_or(31)).unwrap_or(1 << 31)
}

fn blocks(keyed: &[u64]) -> impl Iterator<Item = &[u64]> {
    keyed.chunk_by(|a, b| a >> 32 == b >> 32)
}

/// The longest blocks that may meet so that no more than `share` pairs do, and the pairs of the
/// longer ones.
fn longest_block(keyed: &[u64], share: u64) -> (u64, u64) {
    let mut pairs_of_length: std::collections::BTreeMap<u64, u64> = std::collections::BTreeMap::new();
    for block in blocks(keyed) {
        let length = block.len() as u64;
        *pairs_of_length.entry(length).or_default() += length * (length - 1) / 2;
    }
    let (mut longest, mut met, mut left_out) = (1, 0, 0);
    for (length, pairs) in pairs_of_length {
        if left_out == 0 && met + pairs <= share {
            (longest, met) = (length, met + pairs);
        } else {
            left_out += pairs;
        }
    }
    (longest, left_out)
}

/// Puts the pairs of a block into their pieces; how many they are.
fn meet(register: &Register, scope: Scope, block: &[u64], rule: u64, pieces: &mut [Vec<u64>]) -> u64 {
    let record = |key: u64| key & u64::from(u32::MAX);
    let source = |record: u64| register.source(u32::try_from(record).unwrap_or_default());
    let mut met = 0;
    for (place, a) in block.iter().enumerate() {
        let first = record(*a);
        let piece = usize::try_from(first / u64::from(RECORDS_OF_PIECE)).unwrap_or_default();
        let Some(piece) = pieces.get_mut(piece) else { continue };
        for b in block.iter().skip(place + 1) {
            let second = record(*b);
            if first == second || (scope == Scope::BetweenFiles && source(first) == source(second)) {
                continue;
            }
            met += 1;
            piece.push((((first << RECORD_BITS) | second) << RULE_BITS) | rule);
        }
    }
    met
}
