//! Estimating a model from records nobody has labelled: expectation and maximisation.
//!
//! The whole population of pairs is estimated, not a block of it: `u` comes from pairs drawn at
//! random ([`crate::chance`]), the prior is a share of all pairs, and a pair that no rule found is
//! taken to be of two people. So agreeing in what a rule asked for tells nothing that is not so. It
//! works on counts of vectors of levels, never on single pairs, and has no chance in it.

use rustc_hash::FxHashMap;

use crate::{
    agreement::{Agreement, NOT_ASKED, Vector, level_in},
    chance::Chance,
    kin::KinChance,
    model::{Grade, Level, Model, probability},
    role::Role,
};

/// How many pairs reached which levels, with the weight of their common or rare values in halves of
/// a bit.
pub(crate) type Counts = FxHashMap<(Vector, i16), u64>;

/// The weights of a model, looked up once.
#[derive(Debug, Clone)]
pub(crate) struct Weights {
    prior: f64,
    /// For each comparison and level, among strangers and among those who share a surname.
    levels: Vec<Vec<[Weight; 2]>>,
    /// The comparison of surnames, and how many of its levels say that they agree or are close.
    surname: Option<(usize, u8)>,
}

/// What one level weighs.
#[derive(Debug, Clone, Copy)]
struct Weight {
    bits: f64,
    /// log2 of the share at which it weighs so much; [`NOT_ASKED`] where it does not matter how common
    /// the value is.
    rarity: f64,
    power: f64,
}

/// How far rare and common values may move one field's weight, in bits.
const MOST_ADJUSTED: f64 = 12.0;
/// Pairs of one person as which the shipped `m` counts.
const SHIPPED: f64 = 10.0;
/// Rounds at most; a handful is usual.
const MOST_ROUNDS: u32 = 60;
/// No probability that moves by more than this: done.
const STILL: f64 = 1e-5;

impl Weights {
    pub fn of(model: &Model) -> Self {
        let weighed = |level: &Level| {
            let rarity = |share: Option<f64>| share.map_or(NOT_ASKED, f64::log2);
            let stranger = Weight { bits: level.weight(), rarity: rarity(level.share), power: 1.0 };
            let kin = level.kin.map_or(stranger, |kin| Weight {
                bits: (level.m / kin.u).log2(),
                rarity: rarity(kin.share),
                power: kin.power,
            });
            [stranger, kin]
        };
        let levels = model.comparison.iter().map(|c| c.level.iter().map(weighed).collect()).collect();
        let surname = model.comparison.iter().position(|c| c.role == Role::Surname).and_then(|place| {
            let levels = &model.comparison.get(place)?.level;
            let alike = levels.iter().take_while(|level| matches!(level.shows, Grade::Agrees | Grade::Close));
            Some((place, u8::try_from(alike.count()).ok()?))
        });
        Self { prior: model.prior_weight(), levels, surname }
    }

    /// Whether two records share a surname: the surnames agree or are close.
    pub fn are_kin(&self, vector: Vector) -> bool {
        self.surname.is_some_and(|(place, alike)| (1..=alike).contains(&level_in(vector, place)))
    }

    fn weight(&self, comparison: usize, level: u8, kin: bool) -> Option<Weight> {
        let levels = self.levels.get(comparison)?.get(usize::from(level).checked_sub(1)?)?;
        levels.get(usize::from(kin)).copied()
    }

    /// What two records weigh by their levels, with the prior, and what rare and common values add, in
    /// bits.
    pub fn weigh(&self, agreement: &Agreement) -> (f64, f64) {
        let kin = self.are_kin(agreement.vector);
        let (mut bits, mut adjustment) = (0.0, 0.0);
        for (levels, (level, rarity)) in self.levels.iter().zip(agreement.found(self.levels.len())) {
            let of_level = usize::from(level).checked_sub(1).and_then(|level| levels.get(level));
            if let Some(weight) = of_level.and_then(|kinds| kinds.get(usize::from(kin))) {
                bits += weight.bits;
                adjustment += weight.adjustment(rarity);
            }
        }
        (self.prior + bits, adjustment)
    }

    /// What rare and common values add in one field.
    pub fn adjustment_of(&self, comparison: usize, level: u8, rarity: f64, kin: bool) -> f64 {
        self.weight(comparison, level, kin).map_or(0.0, |weight| weight.adjustment(rarity))
    }

    /// What a level weighs, without them.
    pub fn level(&self, comparison: usize, level: u8, kin: bool) -> f64 {
        self.weight(comparison, level, kin).map_or(0.0, |weight| weight.bits)
    }

    /// The weight of a vector of levels with the prior.
    pub fn vector(&self, vector: Vector) -> f64 {
        let kin = self.are_kin(vector);
        let fields = 0..self.levels.len();
        self.prior + fields.map(|field| self.level(field, level_in(vector, field), kin)).sum::<f64>()
    }
}

impl Weight {
    fn adjustment(&self, rarity: f64) -> f64 {
        if self.rarity > NOT_ASKED && rarity > NOT_ASKED {
            (self.power * (self.rarity - rarity)).clamp(-MOST_ADJUSTED, MOST_ADJUSTED)
        } else {
            0.0
        }
    }
}

/// What the adjustment is counted as.
#[expect(clippy::cast_possible_truncation, reason = "at most twelve bits for each of 32 fields")]
pub(crate) fn halves(adjustment: f64) -> i16 {
    (adjustment * 2.0).round() as i16
}

/// Estimates the model; gives the number of rounds.
#[expect(clippy::cast_precision_loss, reason = "counts of pairs need no more digits")]
pub(crate) fn estimate(
    model: &mut Model,
    shipped: &Model,
    (chance, kin): (&Chance, Option<&KinChance>),
    counts: &Counts,
    pairs: u64,
) -> u32 {
    // In one order, so that sums are the same to the last digit.
    let mut ordered: Vec<(Vector, i16, f64)> =
        counts.iter().map(|((vector, halves), count)| (*vector, *halves, *count as f64)).collect();
    ordered.sort_unstable_by_key(|(vector, halves, _)| (*vector, *halves));
    for round in 1..=MOST_ROUNDS {
        let weights = Weights::of(model);
        let mut reached: Vec<Vec<f64>> =
            model.comparison.iter().map(|comparison| vec![0.0; comparison.level.len()]).collect();
        let mut matches = 0.0;
        for (vector, halves, count) in &ordered {
            let expected = probability(weights.vector(*vector) + f64::from(*halves) / 2.0) * count;
            if expected < 1e-9 {
                continue;
            }
            matches += expected;
            for (field, levels) in reached.iter_mut().enumerate() {
                let level = usize::from(level_in(*vector, field)).checked_sub(1);
                if let Some(sum) = level.and_then(|level| levels.get_mut(level)) {
                    *sum += expected;
                }
            }
        }
        let mut moved: f64 = 0.0;
        for ((comparison, sums), shipped) in
            model.comparison.iter_mut().zip(&reached).zip(&shipped.comparison)
        {
            let said: f64 = sums.iter().sum();
            for ((level, sum), shipped) in comparison.level.iter_mut().zip(sums).zip(&shipped.level) {
                let m = (sum + SHIPPED * shipped.m) / (said + SHIPPED);
                moved = moved.max((m - level.m).abs());
                level.m = m;
            }
        }
        model.prior = ((matches + 0.5) / (pairs as f64 + 1.0)).clamp(1e-12, 0.5);
        chance.apply(shipped, model.prior, model);
        if let Some(kin) = kin {
            kin.apply(pairs as f64, model);
        }
        if moved < STILL {
            return round;
        }
    }
    MOST_ROUNDS
}
