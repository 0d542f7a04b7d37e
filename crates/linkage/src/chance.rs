//! How often records of different people agree by chance: `u`, and how much a common value weighs.
//!
//! Told from pairs drawn at random with a fixed seed, or from all pairs where they are few. What
//! pairs of one person add to them is taken off while the model is estimated.

use crate::{
    agreement::{Agreement, InRegister, NOT_ASKED, Plan, Remembered},
    candidates::{Scope, pairs_in_scope},
    model::{MOST_COMPARISONS, Model},
    register::Register,
    role::Role,
};

/// What was counted.
#[derive(Debug, Clone)]
pub(crate) struct Chance {
    /// For each comparison and level: pairs, and the sum of 1/share over them.
    counts: Vec<Vec<(f64, f64)>>,
    /// Pairs looked at.
    pub drawn: u64,
}

/// Pairs drawn at most; more digits than the weights need.
const MOST_DRAWN: u64 = 1_000_000;
/// And of a large register: each is a wait for memory there.
const DRAWN_OF_MANY: u64 = 400_000;
/// How much the shipped `u` counts where nothing was seen: as half a pair.
const SHIPPED: f64 = 0.5;

/// Records of a large register: more than fit near the processor.
pub(crate) const MANY: usize = 500_000;

/// Numbers that look random and are the same for the same seed (SplitMix64).
pub(crate) struct Drawing(u64);

impl Drawing {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below an `end` that may be large.
    pub fn below_wide(&mut self, end: u64) -> u64 {
        u64::try_from((u128::from(self.next()) * u128::from(end)) >> 64).unwrap_or_default()
    }

    /// A number below `end`.
    pub fn below(&mut self, end: u32) -> u32 {
        u32::try_from((u128::from(self.next()) * u128::from(end)) >> 64).unwrap_or_default()
    }
}

/// A count as a number to reckon with.
#[expect(clippy::cast_precision_loss, reason = "counts of pairs need no more digits")]
pub(crate) const fn as_number(count: u64) -> f64 {
    count as f64
}

impl Chance {
    /// Draws pairs and counts the levels they reach.
    pub fn of(register: &Register, plan: &Plan, model: &Model, scope: Scope, seed: u64) -> Self {
        let levels = model.comparison.iter().map(|comparison| vec![(0.0, 0.0); comparison.level.len()]);
        let mut chance = Self { counts: levels.collect(), drawn: 0 };
        let count = u32::try_from(register.len()).unwrap_or(u32::MAX);
        let in_scope =
            |a: u32, b: u32| a != b && (scope == Scope::All || register.source(a) != register.source(b));
        let mut remembered = Remembered::new(plan);
        let mut compare = |pairs: &mut dyn Iterator<Item = (u32, u32)>| {
            InRegister::each(
                register,
                plan,
                &mut remembered,
                pairs,
                |pair| pair,
                |_, found| chance.add(found),
            );
        };
        if pairs_in_scope(register, scope) <= MOST_DRAWN {
            let of_first = |a| (a + 1..count).map(move |b| (a, b)).filter(|(a, b)| in_scope(*a, *b));
            compare(&mut (0..count).flat_map(of_first));
        } else {
            let drawn_pairs = if register.len() < MANY { MOST_DRAWN } else { DRAWN_OF_MANY };
            let mut drawing = Drawing::new(seed);
            let drawn = std::iter::repeat_with(|| (drawing.below(count), drawing.below(count)));
            let in_order = drawn.filter(|(a, b)| in_scope(*a, *b)).map(|(a, b)| (a.min(b), a.max(b)));
            compare(&mut in_order.take(usize::try_from(drawn_pairs).unwrap_or_default()));
        }
        chance.count_exactly(register, model, scope);
        chance
    }

    fn add(&mut self, agreement: &Agreement) {
        self.drawn += 1;
        let found = agreement.found(self.counts.len());
        for (counts, (level, log)) in self.counts.iter_mut().zip(found) {
            if let Some((pairs, rarity)) = usize::from(level).checked_sub(1).and_then(|l| counts.get_mut(l)) {
                *pairs += 1.0;
                if log > NOT_ASKED {
                    *rarity += (-log).exp2();
                }
            }
        }
    }

    /// Equal values are counted in all pairs instead of in those drawn: numbers that hardly anybody
    /// shares are never drawn. Names can agree in other ways than side by side, and stay as drawn.
    #[expect(clippy::cast_precision_loss, reason = "counts of pairs need no more digits")]
    fn count_exactly(&mut self, register: &Register, model: &Model, scope: Scope) {
        if scope == Scope::BetweenFiles {
            return;
        }
        for (field, of_layout) in register.layout().fields().iter().enumerate() {
            if of_layout.role.is_name() {
                continue;
            }
            let exact = model.comparison.get(field).and_then(|c| c.level.first());
            let starts_exact = exact.is_some_and(|level| level.test == [crate::compare::Test::Exact]);
            let Some(counts) = self.counts.get_mut(field).filter(|_| starts_exact) else { continue };
            let said = register.said(field) as f64;
            let (mut pairs, mut rarity) = (0.0, 0.0);
            // In an order that is not that of the values' numbers, so that sums are the same to the last
            // digit in whatever order records came.
            let of_values = register.counts(field).into_iter().zip(register.rarities(field).iter().copied());
            // Nearly all numbers of people stand in one record.
            let mut counted: Vec<(u32, f64)> = of_values.skip(1).filter(|(count, _)| *count > 1).collect();
            counted.sort_unstable_by_key(|(count, _)| *count);
            for (count, log) in counted {
                let of_value = f64::from(count) * (f64::from(count) - 1.0);
                pairs += of_value;
                rarity += of_value * (-log).exp2();
            }
            let drawn: f64 = counts.iter().map(|(pairs, _)| pairs).sum();
            let scale = drawn / (said * (said - 1.0)).max(1.0);
            if let Some(first) = counts.first_mut() {
                *first = (pairs * scale, rarity * scale);
            }
        }
    }

    /// `u` of every level, with what pairs of one person add taken off.
    #[expect(clippy::cast_precision_loss, reason = "counts of pairs need no more digits")]
    pub fn apply(&self, shipped: &Model, prior: f64, model: &mut Model) {
        for (place, comparison) in model.comparison.iter_mut().enumerate().take(MOST_COMPARISONS) {
            // A reading of the names is no event of its own: see the shipped model.
            if comparison.role == Role::NameOrder {
                continue;
            }
            let Some(counts) = self.counts.get(place) else { continue };
            let said: f64 = counts.iter().map(|(pairs, _)| pairs).sum();
            let of_one_person = prior * said.min(self.drawn as f64);
            let expected = shipped.comparison.get(place).map(|c| c.level.as_slice()).unwrap_or_default();
            for ((level, (pairs, _)), shipped) in comparison.level.iter_mut().zip(counts).zip(expected) {
                let by_chance = (pairs - of_one_person * level.m).max(0.1 * pairs);
                level.u = (by_chance + SHIPPED) / (said + SHIPPED / shipped.u);
            }
            let sum: f64 = comparison.level.iter().map(|level| level.u).sum();
            comparison.level.iter_mut().for_each(|level| level.u /= sum);
        }
    }

    /// The shares at which the levels weigh what they weigh on average.
    pub fn apply_shares(&self, model: &mut Model) {
        for (comparison, counts) in model.comparison.iter_mut().zip(&self.counts) {
            for (level, (pairs, rarity)) in comparison.level.iter_mut().zip(counts) {
                // Few pairs tell nothing about the usual share; the shipped one stays.
                if level.share.is_some() && *rarity > 0.0 && *pairs >= 1.0 {
                    level.share = Some((pairs / rarity).clamp(1e-9, 1.0));
                }
            }
        }
    }
}
