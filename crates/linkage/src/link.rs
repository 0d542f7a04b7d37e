//! Linking a whole register: candidates, levels, the model, and the pairs with their weights.

use std::sync::{
    Mutex,
    atomic::{AtomicUsize, Ordering},
};

use rustc_hash::FxHashMap;

use crate::{
    agreement::{InRegister, Plan, Vector},
    block::Blocking,
    candidates::{Budget, Candidates, RuleReport, Scope, number_of_pieces, pairs_in_scope},
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
    /// Pairs of one person that no rule found, estimated from how often only one rule found one
    /// and how often two did (Chao 1987). Nothing where all pairs were compared.
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
const HOPELESS: f64 = -60.0;

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
    let all_pairs = candidates.everything();
    let rules = candidates.rules;
    Ok(finish(model, &kept, rules, compared, all_pairs, options.report_from))
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
) -> (Counts, Vec<Kept>, u64) {
    let count = u32::try_from(register.len()).unwrap_or(u32::MAX);
    let number = number_of_pieces(count);
    let next = AtomicUsize::new(0);
    let done = AtomicUsize::new(0);
    let results: Mutex<Vec<Option<Piece>>> = Mutex::new((0..number).map(|_| None).collect());
    let weights = Weights::of(model);
    let work = || {
        let mut comparing = InRegister::new(register, plan);
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            if place >= number {
                break;
            }
            let piece = pieces.take(place).and_then(|bytes| Piece::read(&bytes)).unwrap_or_else(|| {
                let pairs = candidates.take(place);
                let piece = compare_piece(register, &mut comparing, &weights, pairs, options);
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
        kept.extend_from_slice(&piece.kept);
        compared += piece.compared;
    }
    (counts, kept, compared)
}

fn compare_piece(
    register: &Register,
    comparing: &mut InRegister<'_>,
    weights: &Weights,
    pairs: impl Iterator<Item = crate::candidates::Candidate>,
    options: &Options,
) -> Piece {
    let mut piece = Piece::default();
    for pair in pairs {
        if options.scope == Scope::BetweenFiles && register.source(pair.a) == register.source(pair.b) {
            continue;
        }
        let agreement = comparing.agree(pair.a, pair.b);
        let (bits, adjustment) = weights.weigh(&agreement);
        let vector = agreement.vector;
        piece.compared += 1;
        if bits + adjustment >= HOPELESS {
            *piece.counts.entry((vector, halves(adjustment))).or_default() += 1;
        }
        if bits + adjustment >= options.report_from - MARGIN {
            piece.kept.push(Kept { a: pair.a, b: pair.b, rules: pair.rules, adjustment, vector });
        }
    }
    piece
}

fn finish(
    model: Model,
    kept: &[Kept],
    rules: Vec<RuleReport>,
    candidates: u64,
    all_pairs: bool,
    report_from: f64,
) -> Linked {
    let weights = Weights::of(&model);
    let mut known: FxHashMap<Vector, f64> = FxHashMap::default();
    let mut pairs = Vec::new();
    let (mut expected, mut by_one, mut by_two) = (0.0, 0.0, 0.0);
    for pair in kept {
        let of_vector = *known.entry(pair.vector).or_insert_with(|| weights.vector(pair.vector));
        let weight = of_vector + pair.adjustment;
        let likely = probability(weight);
        expected += likely;
        match pair.rules.count_ones() {
            1 => by_one += likely,
            2 => by_two += likely,
            _ => {}
        }
        if weight >= report_from {
            pairs.push(Pair { left: pair.a, right: pair.b, weight });
        }
    }
    let missed = (!all_pairs).then(|| if by_two > 0.0 { by_one * by_one / (2.0 * by_two) } else { by_one });
    Linked { pairs, model, rules, candidates, expected, missed }
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
