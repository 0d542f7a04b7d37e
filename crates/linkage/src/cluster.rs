//! From pairs to people: which records are held to be one person's, and what somebody must look at.

use rustc_hash::FxHashSet;

use crate::link::Pair;

/// From which weight records are joined, and below which they are never.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Thresholds {
    /// Match weight from which two records are joined.
    pub join: f64,
    /// Match weight below which no two records stay in one cluster, whoever stands between them.
    pub fracture: f64,
}

/// Why a pair is for somebody to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// Its weight lies between the thresholds.
    Between,
    /// It would be joined, but that would put records together that contradict each other.
    Contradicted,
}

/// A pair for somebody to look at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Review {
    /// The pair.
    pub pair: Pair,
    /// Why.
    pub doubt: Doubt,
}

/// Clusters and what is left in doubt.
#[derive(Debug, Clone, PartialEq)]
pub struct Clusters {
    /// For each record the first record of its cluster.
    pub of_record: Vec<u32>,
    /// Pairs to look at, the likeliest first.
    pub review: Vec<Review>,
}

impl Clusters {
    /// How many clusters have more than one record.
    pub fn joined(&self) -> usize {
        // A record that is the first of its own cluster says nothing about others.
        let joining = (0_u32..).zip(&self.of_record).filter(|(record, first)| record != *first);
        joining.map(|(_, first)| *first).collect::<FxHashSet<u32>>().len()
    }
}

/// Joins records, the likeliest pairs first. Two clusters are joined only if no pair of records
/// across them weighs less than the fracture threshold: twins are not made one person by a record
/// that both resemble. `weigh` gives the weight of two records that are not among the pairs.
pub fn cluster(
    records: u32,
    pairs: &[Pair],
    thresholds: Thresholds,
    mut weigh: impl FnMut(u32, u32) -> f64,
) -> Clusters {
    let mut joining: Vec<Pair> =
        pairs.iter().copied().filter(|pair| pair.weight >= thresholds.join).collect();
    joining.sort_unstable_by(by_likelihood);
    let mut of_record: Vec<u32> = (0..records).collect();
    // The records of a cluster follow each other, from its first one on; and the last one of each.
    let mut next: Vec<Option<u32>> = vec![None; of_record.len()];
    let mut last: Vec<u32> = of_record.clone();
    let mut review: Vec<Review> = pairs
        .iter()
        .filter(|pair| pair.weight >= thresholds.fracture && pair.weight < thresholds.join)
        .map(|pair| Review { pair: *pair, doubt: Doubt::Between })
        .collect();
    for pair in joining {
        let first = |record: u32| of_record.get(record as usize).copied().unwrap_or(record);
        let (one, other) = (first(pair.left), first(pair.right));
        if one == other {
            continue;
        }
        let known = |a: u32, b: u32| (a, b) == (pair.left, pair.right) || (b, a) == (pair.left, pair.right);
        let contradicted = members(&next, one).any(|a| {
            members(&next, other).any(|b| !known(a, b) && weigh(a.min(b), a.max(b)) < thresholds.fracture)
        });
        if contradicted {
            review.push(Review { pair, doubt: Doubt::Contradicted });
            continue;
        }
        let (keeps, goes) = (one.min(other), one.max(other));
        let mut going = Some(goes);
        while let Some(record) = going {
            if let Some(cluster) = of_record.get_mut(record as usize) {
                *cluster = keeps;
            }
            going = next.get(record as usize).copied().flatten();
        }
        let end = last.get(goes as usize).copied().unwrap_or(goes);
        if let Some(last_kept) = last.get_mut(keeps as usize)
            && let Some(follows) = next.get_mut(*last_kept as usize)
        {
            (*follows, *last_kept) = (Some(goes), end);
        }
    }
    // What came together another way is no question any more.
    let first = |record: u32| of_record.get(record as usize).copied().unwrap_or(record);
    review.retain(|review| first(review.pair.left) != first(review.pair.right));
    review.sort_unstable_by(|a, b| by_likelihood(&a.pair, &b.pair));
    Clusters { of_record, review }
}

/// The records of a cluster, by its first.
fn members(next: &[Option<u32>], first: u32) -> impl Iterator<Item = u32> + '_ {
    std::iter::successors(Some(first), |record| next.get(*record as usize).copied().flatten())
}

fn by_likelihood(a: &Pair, b: &Pair) -> std::cmp::Ordering {
    b.weight.total_cmp(&a.weight).then((a.left, a.right).cmp(&(b.left, b.right)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use std::collections::BTreeMap;

    use super::*;

    const THRESHOLDS: Thresholds = Thresholds { join: 7.0, fracture: 0.0 };

    fn pair(left: u32, right: u32, weight: f64) -> Pair {
        Pair { left, right, weight }
    }

    #[test]
    fn a_chain_is_one_person_where_nothing_contradicts() {
        let clusters = cluster(4, &[pair(0, 1, 9.0), pair(1, 2, 8.0)], THRESHOLDS, |_, _| 3.0);
        assert_eq!(clusters.of_record, [0, 0, 0, 3]);
        assert_eq!((clusters.joined(), clusters.review.len()), (1, 0));
    }

    #[test]
    fn twins_are_not_joined_by_a_record_between_them() {
        let pairs = [pair(0, 1, 9.0), pair(1, 2, 8.0)];
        let clusters = cluster(3, &pairs, THRESHOLDS, |_, _| -5.0);
        assert_eq!(clusters.of_record, [0, 0, 2]);
        let doubts: Vec<Doubt> = clusters.review.iter().map(|review| review.doubt).collect();
        assert_eq!(doubts, [Doubt::Contradicted]);
    }

    #[test]
    fn what_lies_between_is_for_somebody_to_look_at() {
        let clusters = cluster(3, &[pair(0, 1, 3.0), pair(1, 2, -3.0)], THRESHOLDS, |_, _| 0.0);
        assert_eq!(clusters.of_record, [0, 1, 2]);
        assert_eq!(clusters.review, [Review { pair: pair(0, 1, 3.0), doubt: Doubt::Between }]);
    }

    proptest! {
        #[test]
        fn the_order_of_pairs_does_not_matter(
            pairs in proptest::collection::vec((0_u32..12, 0_u32..12, -20_i32..20), 0..40)
                .prop_map(|pairs| {
                    let each: BTreeMap<(u32, u32), i32> = pairs.into_iter()
                        .filter(|(a, b, _)| a != b)
                        .map(|(a, b, weight)| ((a.min(b), a.max(b)), weight))
                        .collect();
                    each.into_iter().map(|((a, b), weight)| pair(a, b, f64::from(weight))).collect::<Vec<_>>()
                }),
            by in 0_usize..40,
        ) {
            let weigh = |a: u32, b: u32| {
                pairs.iter().find(|p| (p.left, p.right) == (a, b)).map_or(-1.0, |p| p.weight)
            };
            let mut turned = pairs.clone();
            turned.rotate_left(by % pairs.len().max(1));
            let one = cluster(12, &pairs, THRESHOLDS, weigh);
            prop_assert_eq!(&one, &cluster(12, &turned, THRESHOLDS, weigh));
            // And no two records that contradict each other are together.
            for a in 0..12_u32 {
                for b in a + 1..12 {
                    if one.of_record[a as usize] == one.of_record[b as usize] {
                        prop_assert!(weigh(a, b) >= THRESHOLDS.fracture);
                    }
                }
            }
        }
    }
}
