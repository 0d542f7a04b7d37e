//! Candidate pairs of a whole register: keys are sorted, records with equal keys meet.

use crate::{block::Blocking, register::Register};

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
        Self { for_each_record: 16, at_least: 4_000_000 }
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
    /// Pairs of blocks that were left out, because too many records share their keys.
    pub left_out: u64,
}

/// Candidates, in the order of their records; each pair once.
#[derive(Debug)]
pub(crate) struct Candidates {
    packed: Vec<u64>,
    /// All pairs of this many records instead of a list.
    everything: Option<u32>,
    pub rules: Vec<RuleReport>,
}

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
        let pairs = pairs_in_scope(register, scope);
        if pairs <= left {
            let rules = vec![RuleReport { rule: "all pairs".to_owned(), pairs, left_out: 0 }];
            return Self { packed: Vec::new(), everything: Some(count), rules };
        }
        let mut packed: Vec<u64> = Vec::new();
        let mut rules = Vec::new();
        let number_of_rules = blocking.rules().len().min(32);
        let mut keyed: Vec<u64> = Vec::new();
        for (number, name) in blocking.rules().enumerate().take(number_of_rules) {
            keyed.clear();
            let (mut scratch, mut keys) = (Vec::new(), Vec::new());
            for record in 0..count {
                let value = |field| register.value(record, field);
                blocking.keys_of_rule(number, &value, &mut scratch, &mut keys);
                // Half of a key keeps records apart as well as all of it; where it does not, that costs
                // one comparison.
                keyed.extend(keys.iter().map(|key| ((key >> 32) << 32) | u64::from(record)));
            }
            keyed.sort_unstable();
            let waiting = (number_of_rules - number) as u64;
            let share = (left / waiting).max(left / 4);
            let (longest, left_out) = longest_block(&keyed, share);
            let before = packed.len();
            for block in blocks(&keyed) {
                if block.len() as u64 <= longest {
                    meet(register, scope, block, number as u64, &mut packed);
                }
            }
            let met = (packed.len() - before) as u64;
            left = left.saturating_sub(met);
            rules.push(RuleReport { rule: name.to_owned(), pairs: met, left_out });
        }
        drop(keyed);
        packed.sort_unstable();
        Self { packed, everything: None, rules }
    }

    /// Whether all pairs are candidates.
    pub fn everything(&self) -> bool {
        self.everything.is_some()
    }

    /// The candidates with a first record in `from..to`.
    pub fn of_records(&self, from: u32, to: u32) -> CandidatesOf<'_> {
        let first = |record: u32| {
            self.packed.partition_point(|pair| pair >> (RULE_BITS + RECORD_BITS) < u64::from(record))
        };
        let packed = match self.everything {
            Some(_) => &[][..],
            None => self.packed.get(first(from)..first(to)).unwrap_or_default(),
        };
        CandidatesOf { packed, all: self.everything.map(|count| (from, from, to.min(count), count)) }
    }
}

/// Candidates of some records, one after the other.
pub(crate) struct CandidatesOf<'c> {
    packed: &'c [u64],
    /// First and second record of the last pair, the end of the first, how many there are.
    all: Option<(u32, u32, u32, u32)>,
}

impl Iterator for CandidatesOf<'_> {
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
        let (first, mut rest) = self.packed.split_first()?;
        let pair = first >> RULE_BITS;
        let mut rules = rule_bit(*first);
        while let Some((next, after)) = rest.split_first()
            && next >> RULE_BITS == pair
        {
            rules |= rule_bit(*next);
            rest = after;
        }
        self.packed = rest;
        let record = |bits: u64| u32::try_from(bits & ((1 << RECORD_BITS) - 1)).unwrap_or_default();
        Some(Candidate { a: record(pair >> RECORD_BITS), b: record(pair), rules })
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

fn meet(register: &Register, scope: Scope, block: &[u64], rule: u64, packed: &mut Vec<u64>) {
    let record = |key: u64| key & u64::from(u32::MAX);
    for (place, a) in block.iter().enumerate() {
        let first = record(*a);
        let source = register.source(u32::try_from(first).unwrap_or_default());
        for b in block.iter().skip(place + 1) {
            let second = record(*b);
            let same_file = || register.source(u32::try_from(second).unwrap_or_default()) == source;
            if first == second || (scope == Scope::BetweenFiles && same_file()) {
                continue;
            }
            packed.push((((first << RECORD_BITS) | second) << RULE_BITS) | rule);
        }
    }
}
