//! Linking a whole register: candidates, levels, the model, and the pairs with their weights.

use std::sync::{
    Mutex,
    atomic::{AtomicUsize, Ordering},
};

use rustc_hash::FxHashMap;

use crate::{
    agreement::{InRegister, Plan, Remembered, Vector},
    block::Blocking,
    candidates::{Budget, Candidate, Candidates, RuleReport, Scope, number_of_pieces, pairs_in_scope},
    chance::{Chance, as_number},
    kin::KinChance,
    model::{Estimated, Model, ModelError, probability},
    register::Register,
    train::{Counts, Weights, estimate, halves},
};

/// What is asked of a bulk run.
#[derive(Debug, Clone)]
pub struct Options {
    /// Which pairs.
    pub scope: Scope,
    /// How many of them may be compared.
    pub budget: Budget,
    /// The lowest match weight that is given, in bits.
    pub report_from: f64,
    /// The seed of what is drawn.
    pub seed: u64,
    /// Threads that compare.
    pub threads: usize,
    /// Parameters that were stored; nothing estimates them from these records.
    pub stored: Option<Model>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            scope: Scope::All,
            budget: Budget::default(),
            report_from: -10.0,
            seed: 1,
            threads: 1,
            stored: None,
        }
    }
}

/// Two records and how much speaks for their being one person's.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// The record whose id comes first.
    pub left: u32,
    /// The other.
    pub right: u32,
    /// The match weight in bits; 0 is as likely as not.
    pub weight: f64,
}

/// What a bulk run gives.
#[derive(Debug)]
pub struct Linked {
    /// The pairs, in the order of their records.
    pub pairs: Vec<Pair>,
    /// The model they were weighed with.
    pub model: Model,
    /// What became of the rules.
    pub rules: Vec<RuleReport>,
    /// Pairs compared.
    pub candidates: u64,
    /// Pairs of one person expected among them.
    pub expected: f64,
    /// Pairs of one person that no rule found, as estimated: see [`missed`]. Nothing where all pairs
    /// were compared.
    pub missed: Option<f64>,
}

/// Takes finished pieces of work away and gives them back to a later run.
pub trait Pieces: Sync {
    /// What an earlier run of the same work left as piece `number`.
    fn take(&self, number: usize) -> Option<Vec<u8>>;
    /// Piece `number` is done.
    fn keep(&self, number: usize, piece: &[u8]);
    /// So many of so many are done.
    fn progress(&self, done: usize, of: usize);
}

/// Nothing is kept.
#[derive(Debug, Clone, Copy)]
pub struct NotKept;

impl Pieces for NotKept {
    fn take(&self, _: usize) -> Option<Vec<u8>> {
        None
    }
    fn keep(&self, _: usize, _: &[u8]) {}
    fn progress(&self, _: usize, _: usize) {}
}

/// What one piece of work gives: counts of vectors, and the pairs that may be reported.
#[derive(Debug, Default, PartialEq)]
struct Piece {
    counts: Counts,
    kept: Vec<Kept>,
    compared: u64,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Kept {
    a: u32,
    b: u32,
    rules: u32,
    adjustment: f64,
    vector: Vector,
}

/// Bits below what is reported at which a pair is forgotten before the model is final.
const MARGIN: f64 = 12.0;

/// Bits below which a pair is not counted for the estimation: no round of it lifts a pair so far
/// that it would add to what pairs of one person are like.
const HOPELESS: f64 = -40.0;

/// Links the records of a register.
pub fn link(register: &Register, options: &Options, pieces: &dyn Pieces) -> Result<Linked, ModelError> {
    let shipped = Model::shipped()?.for_layout(register.layout())?;
    let mut model = match &options.stored {
        Some(stored) => {
            stored.fits(register.layout())?;
            stored.clone()
        }
        None => shipped.clone(),
    };
    let plan = Plan::new(&model, register.layout());
    let in_scope = pairs_in_scope(register, options.scope);
    let chance = options.stored.is_none().then(|| {
        let chance = Chance::of(register, &plan, &model, options.scope, options.seed);
        chance.apply_shares(&mut model);
        model.prior = first_prior(register.len(), in_scope);
        chance.apply(&shipped, model.prior, &mut model);
        let kin = KinChance::of(register, &plan, &model, options.scope, options.seed);
        if let Some(kin) = &kin {
            kin.apply(as_number(in_scope), &mut model);
        }
        (chance, kin)
    });
    let blocking = Blocking::shipped(register.layout());
    let candidates = Candidates::find(register, &blocking, options.scope, options.budget);
    let (counts, kept, compared) = compare(register, &plan, &model, &candidates, options, pieces);
    if let Some((chance, kin)) = &chance {
        let rounds = estimate(&mut model, &shipped, (chance, kin.as_ref()), &counts, in_scope);
        model.estimated = Some(Estimated {
            records: register.len() as u64,
            candidates: compared,
            drawn: chance.drawn,
            seed: options.seed,
            rounds,
        });
    }
    let of_numbers = (!candidates.everything()).then(|| blocking.of_numbers());
    let (pairs, expected, missed) = finish(&model, &kept, of_numbers, options.report_from);
    Ok(Linked { pairs, model, rules: candidates.rules, candidates: compared, expected, missed })
}

/// Before anything is known: every other record has one more of the same person.
#[expect(clippy::cast_precision_loss, reason = "a first guess")]
fn first_prior(records: usize, pairs: u64) -> f64 {
    (records as f64 / 2.0 / (pairs.max(1) as f64)).clamp(1e-12, 0.1)
}

fn compare(
    register: &Register,
    plan: &Plan,
    model: &Model,
    candidates: &Candidates,
    options: &Options,
    pieces: &dyn Pieces,
) -> (Counts, Vec<Vec<Kept>>, u64) {
    let count = u32::try_from(register.len()).unwrap_or(u32::MAX);
    let number = number_of_pieces(count);
    let next = AtomicUsize::new(0);
    let done = AtomicUsize::new(0);
    let results: Mutex<Vec<Option<Piece>>> = Mutex::new((0..number).map(|_| None).collect());
    let weights = Weights::of(model);
    let work = || {
        let mut remembered = Remembered::new(plan);
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            if place >= number {
                break;
            }
            let piece = pieces.take(place).and_then(|bytes| Piece::read(&bytes)).unwrap_or_else(|| {
                let pairs = candidates.take(place);
                let piece = compare_piece(register, (plan, &weights), &mut remembered, pairs, options);
                pieces.keep(place, &piece.write());
                piece
            });
            if let Ok(mut results) = results.lock()
                && let Some(slot) = results.get_mut(place)
            {
                *slot = Some(piece);
            }
            pieces.progress(done.fetch_add(1, Ordering::Relaxed) + 1, number);
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..options.threads.max(1) {
            scope.spawn(work);
        }
        work();
    });
    let mut counts = Counts::default();
    let mut kept = Vec::new();
    let mut compared = 0;
    for piece in results.into_inner().unwrap_or_default().into_iter().flatten() {
        for (key, count) in piece.counts {
            *counts.entry(key).or_default() += count;
        }
        kept.push(piece.kept);
        compared += piece.compared;
    }
    (counts, kept, compared)
}

fn compare_piece(
    register: &Register,
    (plan, weights): (&Plan, &Weights),
    remembered: &mut Remembered,
    pairs: impl Iterator<Item = Candidate>,
    options: &Options,
) -> Piece {
    let mut piece = Piece::default();
    let in_scope =
        |pair: &Candidate| options.scope == Scope::All || register.source(pair.a) != register.source(pair.b);
    let records = |pair: Candidate| (pair.a, pair.b);
    InRegister::each(register, plan, remembered, pairs.filter(in_scope), records, |pair, agreement| {
        let (bits, adjustment) = weights.weigh(agreement);
        let vector = agreement.vector;
        piece.compared += 1;
        if bits + adjustment >= HOPELESS {
            *piece.counts.entry((vector, halves(adjustment))).or_default() += 1;
        }
        if bits + adjustment >= options.report_from - MARGIN {
            piece.kept.push(Kept { a: pair.a, b: pair.b, rules: pair.rules, adjustment, vector });
        }
    });
    piece
}

/// The pairs that are reported, how many of one person are expected, and how many were missed.
/// `of_numbers` are the rules that ask for numbers alone; nothing where all pairs were compared.
fn finish(
    model: &Model,
    kept: &[Vec<Kept>],
    of_numbers: Option<u32>,
    report_from: f64,
) -> (Vec<Pair>, f64, Option<f64>) {
    let weights = Weights::of(model);
    let mut known: FxHashMap<Vector, f64> = FxHashMap::default();
    let mut pairs = Vec::new();
    let mut expected = 0.0;
    let mut found = Found::default();
    for pair in kept.iter().flatten() {
        let of_vector = *known.entry(pair.vector).or_insert_with(|| weights.vector(pair.vector));
        let weight = of_vector + pair.adjustment;
        let likely = probability(weight);
        expected += likely;
        found.add(pair.rules, of_numbers.unwrap_or_default(), likely);
        if weight >= report_from {
            pairs.push(Pair { left: pair.a, right: pair.b, weight });
        }
    }
    (pairs, expected, of_numbers.map(|_| missed(&found)))
}

/// How many pairs of one person were found by which rules.
#[derive(Debug, Default)]
struct Found {
    one_rule: f64,
    two_rules: f64,
    numbers: f64,
    others: f64,
    both: f64,
}

impl Found {
    fn add(&mut self, rules: u32, of_numbers: u32, likely: f64) {
        match rules.count_ones() {
            1 => self.one_rule += likely,
            2 => self.two_rules += likely,
            _ => {}
        }
        match (rules & of_numbers != 0, rules & !of_numbers != 0) {
            (true, true) => self.both += likely,
            (true, false) => self.numbers += likely,
            (false, _) => self.others += likely,
        }
    }
}

/// How many pairs of one person no rule found. Numbers go wrong for other reasons than names and dates
/// do, so that the share of the pairs found by their numbers that other rules found too is about the
/// share that these find of all (Petersen 1896). Where no numbers are mapped, from how often only one
/// rule found a pair and how often two did (Chao 1987), which says too much: rules resemble each other.
fn missed(found: &Found) -> f64 {
    if found.both >= 1.0 {
        found.numbers * found.others / found.both
    } else if found.two_rules > 0.0 {
        found.one_rule * found.one_rule / (2.0 * found.two_rules)
    } else {
        found.one_rule
    }
}

impl Piece {
    fn write(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(24 + self.counts.len() * 26 + self.kept.len() * 32);
        bytes.extend_from_slice(&self.compared.to_le_bytes());
        bytes.extend_from_slice(&(self.counts.len() as u64).to_le_bytes());
        for ((vector, halves), count) in &self.counts {
            bytes.extend_from_slice(&vector.to_le_bytes());
            bytes.extend_from_slice(&halves.to_le_bytes());
            bytes.extend_from_slice(&count.to_le_bytes());
        }
        for kept in &self.kept {
            bytes.extend_from_slice(&kept.a.to_le_bytes());
            bytes.extend_from_slice(&kept.b.to_le_bytes());
            bytes.extend_from_slice(&kept.rules.to_le_bytes());
            bytes.extend_from_slice(&kept.adjustment.to_le_bytes());
            bytes.extend_from_slice(&kept.vector.to_le_bytes());
        }
        bytes
    }

    /// Nothing where the bytes are no piece: it is made again.
    fn read(bytes: &[u8]) -> Option<Self> {
        let mut reading = Reading(bytes);
        let compared = u64::from_le_bytes(reading.take()?);
        let number = usize::try_from(u64::from_le_bytes(reading.take()?)).ok()?;
        let mut counts = Counts::default();
        for _ in 0..number {
            let vector = Vector::from_le_bytes(reading.take()?);
            let halves = i16::from_le_bytes(reading.take()?);
            counts.insert((vector, halves), u64::from_le_bytes(reading.take()?));
        }
        let mut kept = Vec::new();
        while !reading.0.is_empty() {
            kept.push(Kept {
                a: u32::from_le_bytes(reading.take()?),
                b: u32::from_le_bytes(reading.take()?),
                rules: u32::from_le_bytes(reading.take()?),
                adjustment: f64::from_le_bytes(reading.take()?),
                vector: Vector::from_le_bytes(reading.take()?),
            });
        }
        Some(Self { counts, kept, compared })
    }
}

struct Reading<'b>(&'b [u8]);

impl Reading<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*head)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_missed_is_estimated_from_two_ways_to_find_it() {
        let estimate = |pairs: &[(u32, u32)]| {
            let mut found = Found::default();
            for (rules, times) in pairs {
                (0..*times).for_each(|_| found.add(*rules, 0b1, 1.0));
            }
            missed(&found)
        };
        // Of 100 found by their number, names find 80: of 400 that names find, there are 500.
        assert!((estimate(&[(0b11, 80), (0b1, 20), (0b10, 320)]) - 80.0).abs() < 1e-9);
        // No numbers: one rule alone found 10, two found 25.
        assert!((estimate(&[(0b10, 10), (0b110, 25)]) - 2.0).abs() < 1e-9);
        assert!(estimate(&[(0b110, 25)]).abs() < 1e-9);
    }
}
