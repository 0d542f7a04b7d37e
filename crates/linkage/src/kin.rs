//! What relatives and neighbours have in common: `u` among people who share a surname.
//!
//! People with one surname are not drawn at random: they are sisters and cousins, or of one origin,
//! whose given names, towns and telephones agree far more often than those of two strangers. To
//! weigh a given name as if surnames told nothing about it makes one person of two cousins. So each
//! field has a second `u`, counted among pairs that share a surname, and rare values weigh less
//! there: a given name that is rare in a country is common among its bearers of one surname.

use crate::{
    agreement::{InRegister, NOT_ASKED, Plan},
    candidates::Scope,
    chance::Drawing,
    model::{Kin, Model},
    register::Register,
    role::Role,
};

/// What was counted among pairs that share a surname.
#[derive(Debug, Clone)]
pub(crate) struct KinChance {
    /// For each comparison and level: pairs, and the sum of log2(share) over them.
    counts: Vec<Vec<(f64, f64)>>,
    /// For each field the mean of log2(share) among agreeing pairs, for powers from 0 to 1.
    means: Vec<Vec<f64>>,
    surname: usize,
    /// Pairs that share a surname, of all.
    pairs: f64,
}

/// Pairs drawn at most; more digits than the weights need.
const MOST_DRAWN: u64 = 300_000;
/// And of a large register: each is a wait for memory there.
const DRAWN_OF_MANY: u64 = 150_000;
/// Pairs that agree as which the plain `u` counts.
const PLAIN: f64 = 2.0;
/// Steps between a power of 0 (how rare a value is tells nothing) and 1 (all that it seems).
const STEPS: usize = 20;

impl KinChance {
    /// Draws pairs with equal surnames. Nothing without surnames.
    pub fn of(register: &Register, plan: &Plan, model: &Model, scope: Scope, seed: u64) -> Option<Self> {
        let surname = register.layout().field(Role::Surname)?;
        let by_surname = by_value(register, surname)?;
        let same = |a: &u32, b: &u32| register.number(*a, surname) == register.number(*b, surname);
        let mut groups: Vec<&[u32]> = by_surname.chunk_by(same).filter(|group| group.len() > 1).collect();
        // By their first record, which is the same in every run.
        groups.sort_unstable_by_key(|group| group.first().copied());
        let pairs_of = |group: &&[u32]| (group.len() as u64) * (group.len() as u64 - 1) / 2;
        let pairs: u64 = groups.iter().map(pairs_of).sum();
        let levels = model.comparison.iter().map(|comparison| vec![(0.0, 0.0); comparison.level.len()]);
        let mut chance = Self {
            counts: levels.collect(),
            means: means(register, model),
            surname,
            pairs: crate::chance::as_number(pairs),
        };
        let mut compare = InRegister::new(register, plan);
        let mut add = |a: u32, b: u32| {
            if scope == Scope::All || register.source(a) != register.source(b) {
                chance.add(&mut compare, a, b);
            }
        };
        if pairs <= MOST_DRAWN {
            for group in &groups {
                for (place, a) in group.iter().enumerate() {
                    group.iter().skip(place + 1).for_each(|b| add(*a, *b));
                }
            }
        } else {
            let mut drawing = Drawing::new(seed ^ 0x6b69_6e00);
            let ends: Vec<u64> = groups
                .iter()
                .scan(0, |sum, group| {
                    *sum += pairs_of(group);
                    Some(*sum)
                })
                .collect();
            let drawn_pairs = if register.len() < crate::chance::MANY { MOST_DRAWN } else { DRAWN_OF_MANY };
            for _ in 0..drawn_pairs {
                let drawn = drawing.below_wide(pairs);
                let group = groups.get(ends.partition_point(|end| *end <= drawn))?;
                let count = u32::try_from(group.len()).ok()?;
                let first = drawing.below(count);
                // One of the others, each as likely.
                let second = (first + 1 + drawing.below(count - 1)) % count;
                let (a, b) = (*group.get(first as usize)?, *group.get(second as usize)?);
                add(a.min(b), a.max(b));
            }
        }
        Some(chance)
    }

    fn add(&mut self, compare: &mut InRegister<'_>, a: u32, b: u32) {
        let agreement = compare.agree(a, b);
        let found = agreement.found(self.counts.len());
        for (counts, (level, rarity)) in self.counts.iter_mut().zip(found) {
            if let Some((pairs, logs)) = usize::from(level).checked_sub(1).and_then(|l| counts.get_mut(l)) {
                *pairs += 1.0;
                if rarity > NOT_ASKED {
                    *logs += rarity;
                }
            }
        }
    }

    /// The second `u` of every level but those of the surname itself. `pairs` is how many there are
    /// in all.
    pub fn apply(&self, pairs: f64, model: &mut Model) {
        let surname_m = model.comparison.get(self.surname).and_then(|c| c.level.first()).map_or(0.0, |l| l.m);
        let of_one_person = (model.prior * pairs * surname_m / self.pairs.max(1.0)).min(0.9);
        let tables = self.counts.iter().enumerate();
        for ((field, counts), comparison) in tables.zip(&mut model.comparison) {
            if field == self.surname || comparison.role == Role::NameOrder {
                continue;
            }
            let said: f64 = counts.iter().map(|(pairs, _)| pairs).sum();
            let different = said * (1.0 - of_one_person);
            let power =
                self.power(field, said * of_one_person, comparison.level.first().map_or(0.0, |l| l.m));
            let mut found: Vec<f64> = Vec::new();
            for (level, (pairs, _)) in comparison.level.iter().zip(counts) {
                let by_chance = (pairs - said * of_one_person * level.m).max(0.0);
                let plain = PLAIN / level.u;
                let u = (by_chance + PLAIN) / (different + plain);
                // Kin agree more often than strangers, or as often.
                found.push(if level.m > level.u { u.max(level.u) } else { u });
            }
            let sum: f64 = found.iter().sum();
            for ((level, u), (pairs, logs)) in comparison.level.iter_mut().zip(found).zip(counts) {
                let share = level.share.map(|plain| {
                    // The usual share of values that agree here; the plain one where none did.
                    if *pairs >= PLAIN { (logs / pairs).exp2() } else { plain }
                });
                level.kin = Some(Kin { u: u / sum, share, power });
            }
        }
    }

    /// How much rarity tells among kin, from how rare the values are in which they agree.
    fn power(&self, field: usize, of_one_person: f64, m: f64) -> f64 {
        let (Some(means), Some((pairs, logs))) =
            (self.means.get(field), self.counts.get(field).and_then(|levels| levels.first()))
        else {
            return 1.0;
        };
        let (Some(of_match), Some(independent)) = (means.first(), means.last()) else { return 1.0 };
        let matches = of_one_person * m;
        let different = pairs - matches;
        // Where nearly all that agree are one person's records, nothing is seen of the others.
        if different < 0.2 * pairs || different < 50.0 {
            return 1.0;
        }
        let seen = (logs - matches * of_match) / different;
        if seen >= *independent {
            return 1.0;
        }
        let steps = means.iter().take_while(|mean| **mean < seen).count();
        crate::chance::as_number(steps as u64) / crate::chance::as_number(STEPS as u64)
    }
}

/// The records that say something in a field, those of one value together and in their order.
fn by_value(register: &Register, field: usize) -> Option<Vec<u32>> {
    let mut counts = register.counts(field);
    if let Some(nothing) = counts.first_mut() {
        *nothing = 0;
    }
    let mut sum = 0_usize;
    let mut next: Vec<usize> = Vec::with_capacity(counts.len());
    for count in &counts {
        next.push(sum);
        sum += *count as usize;
    }
    let mut records = vec![0; sum];
    for record in 0..u32::try_from(register.len()).ok()? {
        let number = register.number(record, field);
        if number != 0 {
            let place = next.get_mut(number as usize)?;
            *records.get_mut(*place)? = record;
            *place += 1;
        }
    }
    Some(records)
}

/// Among agreeing pairs whose chance of agreeing in a value goes with a power of its share: the mean
/// of log2(share), for every step of the power.
fn means(register: &Register, model: &Model) -> Vec<Vec<f64>> {
    (0..register.layout().fields().len())
        .map(|field| {
            let first = model.comparison.get(field).and_then(|c| c.level.first());
            if first.is_none_or(|level| level.share.is_none()) {
                return Vec::new();
            }
            // How many values have which rarity: hundreds of thousands of numbers have one.
            let counts = register.counts(field);
            let mut logs: Vec<f64> = register
                .rarities(field)
                .iter()
                .zip(counts)
                .skip(1)
                .filter_map(|(log, count)| (count > 0).then_some(*log))
                .collect();
            logs.sort_unstable_by(f64::total_cmp);
            let rarities: Vec<(f64, f64)> = logs
                .chunk_by(|a, b| a.total_cmp(b).is_eq())
                .filter_map(|of_one| Some((*of_one.first()?, crate::chance::as_number(of_one.len() as u64))))
                .collect();
            (0..=STEPS)
                .map(|step| {
                    let power =
                        crate::chance::as_number(step as u64) / crate::chance::as_number(STEPS as u64);
                    let (mut sum, mut logs) = (0.0, 0.0);
                    for (rarity, values) in &rarities {
                        let weight = values * (rarity * (1.0 + power)).exp2();
                        sum += weight;
                        logs += weight * rarity;
                    }
                    logs / sum
                })
                .collect()
        })
        .collect()
}
