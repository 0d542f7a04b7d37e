//! Distances between texts, by character, and quick bounds that spare most of them.

/// How often each letter stands in a text, as a number of bits for each, so that what two texts have
/// in common is counted in two steps. Letters and digits have three bits, whatever else stands in a
/// text shares the rest; what does not fit is counted apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Bag {
    low: u64,
    high: u64,
    more: u8,
    length: u8,
}

/// Bits of one letter.
const BITS: u32 = 3;
/// Letters and digits in the lower half; digits before, because they are in all numbers.
const IN_LOWER_HALF: u32 = 21;

impl Bag {
    /// Counts the characters of a text.
    pub fn of(text: &str) -> Self {
        let mut bag = Self::default();
        for letter in text.chars() {
            let place = match letter {
                '0'..='9' => u32::from(letter) - u32::from('0'),
                'a'..='z' => 10 + u32::from(letter) - u32::from('a'),
                'A'..='Z' => 10 + u32::from(letter) - u32::from('A'),
                _ => 36 + (u32::from(letter) & 3),
            };
            let (half, place) = if place < IN_LOWER_HALF {
                (&mut bag.low, place)
            } else {
                (&mut bag.high, place - IN_LOWER_HALF)
            };
            let bits = (*half >> (place * BITS)) & ((1 << BITS) - 1);
            if bits == (1 << BITS) - 1 {
                bag.more = bag.more.saturating_add(1);
            } else {
                *half |= ((bits << 1) | 1) << (place * BITS);
            }
            bag.length = bag.length.saturating_add(1);
        }
        bag
    }

    /// How many characters two texts have in common at most.
    pub fn shared(&self, other: &Self) -> u32 {
        (self.low & other.low).count_ones()
            + (self.high & other.high).count_ones()
            + u32::from(self.more.min(other.more))
    }

    fn measurable(&self, other: &Self) -> bool {
        self.length != u8::MAX && other.length != u8::MAX
    }

    /// A bound that no edit distance of the two texts lies below.
    pub fn edits_at_least(&self, other: &Self) -> u32 {
        if !self.measurable(other) {
            return 0;
        }
        u32::from(self.length.max(other.length)).saturating_sub(self.shared(other))
    }

    /// A bound that no Jaro-Winkler similarity of the two texts lies above.
    pub fn jaro_winkler_at_most(&self, other: &Self) -> f64 {
        if !self.measurable(other) || self.length == 0 || other.length == 0 {
            return 1.0;
        }
        let shared = f64::from(self.shared(other));
        let jaro = (shared / f64::from(self.length) + shared / f64::from(other.length) + 1.0) / 3.0;
        // The beginning counts from there on: four equal characters, a tenth of what is missing each.
        if jaro <= 0.7 { jaro } else { jaro + 0.4 * (1.0 - jaro) }
    }
}

/// Jaro-Winkler similarity, 0 to 1; the beginning counts where Jaro's lies above 0.7.
pub fn jaro_winkler(a: &str, b: &str) -> f64 {
    strsim::jaro_winkler(a, b)
}

/// Insertions, deletions and substitutions.
pub fn levenshtein(a: &str, b: &str) -> usize {
    strsim::levenshtein(a, b)
}

/// Insertions, deletions, substitutions and exchanges of neighbours.
pub fn damerau_levenshtein(a: &str, b: &str) -> usize {
    strsim::damerau_levenshtein(a, b)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_bounds_hold(a in "[a-bx-z0-3 é]{0,14}", b in "[a-bx-z0-3 é]{0,14}") {
            let (bag_a, bag_b) = (Bag::of(&a), Bag::of(&b));
            prop_assert!(bag_a.edits_at_least(&bag_b) as usize <= damerau_levenshtein(&a, &b));
            prop_assert!(bag_a.jaro_winkler_at_most(&bag_b) >= jaro_winkler(&a, &b) - 1e-12);
        }

        #[test]
        fn distances_are_symmetric(a in "\\PC{0,10}", b in "\\PC{0,10}") {
            prop_assert!((jaro_winkler(&a, &b) - jaro_winkler(&b, &a)).abs() < 1e-12);
            prop_assert_eq!(levenshtein(&a, &b), levenshtein(&b, &a));
            prop_assert_eq!(damerau_levenshtein(&a, &b), damerau_levenshtein(&b, &a));
        }
    }
}
