//! Weighted workload: how much a caseload weighs, and where the red line is.
//!
//! A person weighs what the stage of their programme weighs (the pack says); in several programmes
//! the heaviest counts, because one worker carries the person once. Sums are exact: weights are
//! hundredths, so a half and a half are one.

use std::collections::BTreeMap;

pub mod forecast;

/// What one person weighs, in hundredths of an average person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Weight(pub u32);

impl Weight {
    /// An average person; also where no programme says anything else.
    pub const REGULAR: Self = Self(100);

    /// A weight as a pack writes it: `0.5`, `1`, `2`. `None` for what is not a number of 0 to 100.
    pub fn from_decimal(weight: f64) -> Option<Self> {
        // The range is checked before the conversion, so nothing can be cut off.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 10000")]
        (0.0..=100.0).contains(&weight).then(|| Self((weight * 100.0).round() as u32))
    }
    /// Heavier than average, average, or lighter.
    pub fn class(self) -> Class {
        match self.cmp(&Self::REGULAR) {
            std::cmp::Ordering::Greater => Class::Intensive,
            std::cmp::Ordering::Equal => Class::Regular,
            std::cmp::Ordering::Less => Class::Light,
        }
    }
}

/// How a person weighs beside the average.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// More than an average person.
    Intensive,
    /// An average person.
    Regular,
    /// Less.
    Light,
}

/// The people of one class: how many, and what they weigh together (hundredths).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Share {
    /// How many people.
    pub people: u32,
    /// What they weigh together, in hundredths.
    pub weight: u32,
}

/// Where a worker's red line is, in hundredths. `capacity` is what a full-time worker of the agency
/// carries, in average people (50 unless the agency says otherwise); `percent` is how much of full
/// time this worker works; a number of their `own` takes the place of both.
pub fn red_line(capacity: u32, percent: u32, own: Option<u32>) -> u32 {
    own.map_or_else(|| capacity.saturating_mul(percent), |own| own.saturating_mul(100))
}

/// A worker's load beside their red line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workload {
    shares: BTreeMap<Class, Share>,
    red_line: u32,
}

impl Workload {
    /// Weighs a caseload against a red line (in hundredths, see [`red_line`]).
    pub fn of(weights: impl IntoIterator<Item = Weight>, red_line: u32) -> Self {
        let mut shares = BTreeMap::<Class, Share>::new();
        for weight in weights {
            let share = shares.entry(weight.class()).or_default();
            share.people += 1;
            share.weight += weight.0;
        }
        Self { shares, red_line }
    }
    /// The people of one class.
    pub fn share(&self, class: Class) -> Share {
        self.shares.get(&class).copied().unwrap_or_default()
    }
    /// How many people there are.
    pub fn people(&self) -> u32 {
        self.shares.values().map(|share| share.people).sum()
    }
    /// What they weigh together, in hundredths.
    pub fn total(&self) -> u32 {
        self.shares.values().map(|share| share.weight).sum()
    }
    /// Where the red line is, in hundredths.
    pub const fn red_line(&self) -> u32 {
        self.red_line
    }
    /// By how much the load is over the red line, in hundredths; `None` on or under it.
    pub fn over(&self) -> Option<u32> {
        self.total().checked_sub(self.red_line).filter(|over| *over > 0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn weights(intensive: usize, regular: usize, light: usize) -> Vec<Weight> {
        [vec![Weight(200); intensive], vec![Weight::REGULAR; regular], vec![Weight(50); light]].concat()
    }

    #[test]
    fn forty_eight_people_can_be_more_than_fifty() {
        let load = Workload::of(weights(10, 23, 15), 5_000);
        assert_eq!((load.people(), load.total(), load.over()), (48, 5_050, Some(50)));
        assert_eq!(load.share(Class::Light), Share { people: 15, weight: 750 });
    }

    #[test]
    fn on_the_red_line_is_not_over_it() {
        assert_eq!(Workload::of(weights(0, 50, 0), 5_000).over(), None);
        assert_eq!(
            Workload::of(weights(0, 26, 0), red_line(50, 50, None)).over(),
            Some(100),
            "half time, half the line"
        );
        assert_eq!(Workload::of([], 5_000).total(), 0);
    }

    #[test]
    fn another_capacity_is_another_red_line() {
        let load = |line| Workload::of(weights(0, 40, 0), line).over();
        assert_eq!(load(red_line(50, 100, None)), None);
        assert_eq!(load(red_line(35, 100, None)), Some(500), "an agency with intensive work");
        assert_eq!(load(red_line(50, 75, None)), Some(250), "three days of four");
        assert_eq!(load(red_line(35, 75, Some(40))), None, "one's own number takes the place of both");
    }

    #[test]
    fn a_pack_writes_weights_as_decimals() {
        assert_eq!(Weight::from_decimal(0.5), Some(Weight(50)));
        assert_eq!(Weight::from_decimal(0.29), Some(Weight(29)), "no binary fraction is cut off");
        assert_eq!(Weight::from_decimal(-1.0), None);
        assert_eq!(Weight::from_decimal(f64::NAN), None);
    }

    proptest! {
        #[test]
        fn the_total_is_the_sum_whatever_the_order(
            mut weights in proptest::collection::vec(0_u32..1000, 0..200),
            capacity in 0_u32..200,
            percent in 0_u32..=100,
        ) {
            let load = Workload::of(weights.iter().copied().map(Weight), red_line(capacity, percent, None));
            prop_assert_eq!(load.total(), weights.iter().sum::<u32>());
            prop_assert_eq!(load.people() as usize, weights.len());
            prop_assert_eq!(load.over().unwrap_or(0), load.total().saturating_sub(load.red_line()));
            weights.reverse();
            prop_assert_eq!(Workload::of(weights.into_iter().map(Weight), red_line(capacity, percent, None)), load);
        }

        #[test]
        fn one_person_more_weighs_exactly_that_person(
            weights in proptest::collection::vec(0_u32..1000, 0..100),
            one in 0_u32..1000,
        ) {
            let before = Workload::of(weights.iter().copied().map(Weight), 5_000);
            let after = Workload::of(weights.iter().copied().chain([one]).map(Weight), 5_000);
            prop_assert_eq!(after.total() - before.total(), one);
            prop_assert_eq!(after.people() - before.people(), 1);
        }
    }
}
