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

/// What tells most numbers of people apart, in one number that stands beside the record itself: how
/// often each letter stands in a text, as in [`Bag`], with a third of the letters, and a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sign(u64);

/// Places for letters, of [`BITS`] each; the mark has the four bits above them.
const SIGN_LETTERS: u32 = 20;
const MARK_AT: u32 = SIGN_LETTERS * BITS;

impl Sign {
    /// A text that has more of a letter than can be counted, or a mark too large, has no sign.
    pub fn of(text: &str, mark: u8) -> Self {
        let mut sign = 0_u64;
        for letter in text.chars() {
            let place = match letter {
                '0'..='9' => u32::from(letter) - u32::from('0'),
                _ => 10 + u32::from(letter) % 10,
            };
            let bits = (sign >> (place * BITS)) & ((1 << BITS) - 1);
            if bits == (1 << BITS) - 1 {
                return Self::none();
            }
            sign |= ((bits << 1) | 1) << (place * BITS);
        }
        if mark >= 15 { Self::none() } else { Self(sign | (u64::from(mark) << MARK_AT)) }
    }

    /// No sign.
    pub const fn none() -> Self {
        Self(u64::MAX)
    }

    /// As two words of a row.
    pub fn words(self) -> [u32; 2] {
        let half = |bits: u64| u32::try_from(bits & u64::from(u32::MAX)).unwrap_or_default();
        [half(self.0), half(self.0 >> 32)]
    }

    /// Back from two words.
    pub fn of_words(low: u32, high: u32) -> Self {
        Self(u64::from(low) | (u64::from(high) << 32))
    }

    /// The marks of two texts, if no so few edits make one of the other.
    pub fn far_apart(self, other: Self, edits: u32) -> Option<(u8, u8)> {
        if self == Self::none() || other == Self::none() {
            return None;
        }
        let letters = (1_u64 << MARK_AT) - 1;
        let (a, b) = (self.0 & letters, other.0 & letters);
        let most = a.count_ones().max(b.count_ones());
        let mark = |sign: u64| u8::try_from(sign >> MARK_AT).unwrap_or_default();
        (most - (a & b).count_ones() > edits).then(|| (mark(self.0), mark(other.0)))
    }
}

/// What is seen of a name at a glance, in one number: which letters are in it, how many, and a shadow of
/// its marks ([`crate::value::Value`]). It lies in the record's row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Glance(u32);

/// Bits of letters, some of which share one; then the length, marks, and that there is an initial.
const LETTERS: u32 = 18;
const LENGTH: u32 = 5;
const MARKS: u32 = 8;

impl Glance {
    /// Of a name, its marks, and the mark of initials among them.
    pub fn of(text: &str, marks: u64, initial: u64) -> Self {
        let (mut letters, mut length) = (0_u32, 0_u32);
        for letter in text.chars() {
            let place = match letter {
                'a' => 0,
                'e' => 1,
                'i' => 2,
                'o' => 3,
                'u' => 4,
                'r' => 5,
                'n' => 6,
                'l' => 7,
                's' => 8,
                'm' => 9,
                'd' => 10,
                't' => 11,
                'c' => 12,
                'b' | 'v' => 13,
                'g' | 'j' => 14,
                'p' | 'q' => 15,
                'f' | 'h' | 'k' => 16,
                _ => 17,
            };
            letters |= 1 << place;
            length += 1;
        }
        if length >= 1 << LENGTH {
            return Self::none();
        }
        let mut shadow = 0;
        let mut rest = marks & !initial;
        while rest != 0 {
            shadow |= 1 << (rest.trailing_zeros() % MARKS);
            rest &= rest - 1;
        }
        let initial = u32::from(marks & initial != 0);
        Self(
            letters
                | (length << LETTERS)
                | (shadow << (LETTERS + LENGTH))
                | (initial << (LETTERS + LENGTH + MARKS)),
        )
    }

    /// Nothing is seen: everything may be alike.
    pub const fn none() -> Self {
        Self(0)
    }

    /// As a word of a row.
    pub const fn word(self) -> u32 {
        self.0
    }

    /// Back from a word.
    pub const fn of_word(word: u32) -> Self {
        Self(word)
    }

    /// Whether two names have no mark in common and no initial, are more than so many edits apart, and
    /// Jaro's similarity is below this.
    pub fn apart(self, other: Self, edits: u32, similarity: f64) -> bool {
        let (a, b) = (self.0, other.0);
        let length = |glance: u32| (glance >> LETTERS) & ((1 << LENGTH) - 1);
        let (of_a, of_b) = (length(a), length(b));
        if of_a == 0 || of_b == 0 {
            return false;
        }
        let marks = ((1 << MARKS) - 1) << (LETTERS + LENGTH);
        let initial = 1 << (LETTERS + LENGTH + MARKS);
        if a & b & marks != 0 || (a | b) & initial != 0 {
            return false;
        }
        let letters = (1 << LETTERS) - 1;
        // A letter that the other name has not is one character of this one at least.
        let in_a = of_a.saturating_sub((a & !b & letters).count_ones());
        let in_b = of_b.saturating_sub((b & !a & letters).count_ones());
        let shared = in_a.min(in_b);
        if of_a.max(of_b) - shared <= edits {
            return false;
        }
        let (matches, length_a, length_b) = (f64::from(shared), f64::from(of_a), f64::from(of_b));
        // Jaro's similarity with nothing transposed, without a division; a margin for rounding.
        matches * (length_a + length_b) < (3.0 * similarity - 1.0 - 1e-9) * length_a * length_b
    }
}

/// Jaro-Winkler similarity, 0 to 1; the beginning counts where Jaro's lies above 0.7.
pub fn jaro_winkler(a: &str, b: &str) -> f64 {
    if a.is_ascii() && b.is_ascii() && a.len() <= MASKED && b.len() <= MASKED {
        return jaro_winkler_masked(a.as_bytes(), b.as_bytes());
    }
    strsim::jaro_winkler(a, b)
}

/// Characters of a text whose matches fit into the bits of one number.
const MASKED: usize = 64;

/// The same for short ASCII, without any allocation.
fn jaro_winkler_masked(a: &[u8], b: &[u8]) -> f64 {
    if a.is_empty() || b.is_empty() {
        return if a.is_empty() && b.is_empty() { 1.0 } else { 0.0 };
    }
    let reach = (a.len().max(b.len()) / 2).saturating_sub(1);
    let (mut matched_a, mut matched_b) = (0_u64, 0_u64);
    for (place, letter) in a.iter().enumerate() {
        let (from, to) = (place.saturating_sub(reach), (place + reach + 1).min(b.len()));
        for (other, candidate) in b.iter().enumerate().take(to).skip(from) {
            if candidate == letter && matched_b & (1 << other) == 0 {
                matched_a |= 1 << place;
                matched_b |= 1 << other;
                break;
            }
        }
    }
    let matches = matched_a.count_ones();
    if matches == 0 {
        return 0.0;
    }
    let of = |text: &[u8], place: u32| text.get(place as usize).copied();
    let (mut left_a, mut left_b, mut exchanged) = (matched_a, matched_b, 0_u32);
    while left_a != 0 {
        exchanged += u32::from(of(a, left_a.trailing_zeros()) != of(b, left_b.trailing_zeros()));
        left_a &= left_a - 1;
        left_b &= left_b.wrapping_sub(1);
    }
    let (matches, length_a, length_b) = (f64::from(matches), length(a), length(b));
    let transposed = f64::from(exchanged / 2);
    let jaro = (matches / length_a + matches / length_b + (matches - transposed) / matches) / 3.0;
    if jaro <= 0.7 {
        return jaro;
    }
    let beginning = a.iter().zip(b).take(4).take_while(|(x, y)| x == y).count();
    let beginning = f64::from(u8::try_from(beginning).unwrap_or(4));
    (jaro + 0.1 * beginning * (1.0 - jaro)).min(1.0)
}

fn length(text: &[u8]) -> f64 {
    f64::from(u32::try_from(text.len()).unwrap_or(u32::MAX))
}

/// Insertions, deletions and substitutions.
pub fn levenshtein(a: &str, b: &str) -> usize {
    strsim::levenshtein(a, b)
}

/// Insertions, deletions, substitutions and exchanges of neighbours.
pub fn damerau_levenshtein(a: &str, b: &str) -> usize {
    strsim::damerau_levenshtein(a, b)
}

/// Whether so many insertions, deletions, substitutions and exchanges of neighbours are enough.
pub fn damerau_levenshtein_within(a: &str, b: &str, at_most: u8) -> bool {
    if !a.is_ascii() || !b.is_ascii() {
        return damerau_levenshtein(a, b) <= usize::from(at_most);
    }
    bytes_within(a.as_bytes(), b.as_bytes(), at_most)
}

/// The same for ASCII.
pub(crate) fn bytes_within(a: &[u8], b: &[u8], at_most: u8) -> bool {
    // What both begin and end with costs nothing.
    let beginning = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (a.get(beginning..).unwrap_or_default(), b.get(beginning..).unwrap_or_default());
    let end = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let (a, b) = (a.get(..a.len() - end).unwrap_or_default(), b.get(..b.len() - end).unwrap_or_default());
    let at_most = usize::from(at_most);
    if a.len().abs_diff(b.len()) > at_most {
        return false;
    }
    match (a, b, at_most) {
        ([], [], _) => true,
        (_, _, 0) => false,
        ([], _, _) | (_, [], _) | ([_], [_], _) => true,
        // One edit in the middle of what differs at both ends: an exchange, or none.
        ([first, second], [other_first, other_second], 1) => first == other_second && second == other_first,
        (_, _, 1) => false,
        _ => distance_within(a, b, at_most),
    }
}

/// Characters of texts whose distance is reckoned in place.
const IN_PLACE: usize = 16;

/// The general case: two ends that differ are two edits, or an exchange stands at one of them.
fn distance_within(a: &[u8], b: &[u8], at_most: usize) -> bool {
    if a.len() > IN_PLACE || b.len() > IN_PLACE {
        let text = |bytes| std::str::from_utf8(bytes).unwrap_or_default();
        return damerau_levenshtein(text(a), text(b)) <= at_most;
    }
    // Lowrance and Wagner (1975). Row and column 0 stand for what lies before both texts.
    let far = a.len() + b.len();
    let mut table = [[far; IN_PLACE + 2]; IN_PLACE + 2];
    let at = |table: &[[usize; IN_PLACE + 2]; IN_PLACE + 2], row: usize, column: usize| {
        table.get(row).and_then(|row| row.get(column)).copied().unwrap_or(far)
    };
    let set = |table: &mut [[usize; IN_PLACE + 2]; IN_PLACE + 2], row: usize, column: usize, to| {
        if let Some(cell) = table.get_mut(row).and_then(|row| row.get_mut(column)) {
            *cell = to;
        }
    };
    for row in 0..=a.len() {
        set(&mut table, row + 1, 1, row);
    }
    for column in 0..=b.len() {
        set(&mut table, 1, column + 1, column);
    }
    for (row, x) in (1..).zip(a) {
        let mut last_column = 0;
        for (column, y) in (1..).zip(b) {
            // The last row before this one whose character is y.
            let before = a.iter().take(row - 1).rposition(|letter| letter == y).map_or(0, |place| place + 1);
            let exchange =
                at(&table, before, last_column) + (row - before - 1) + 1 + (column - last_column - 1);
            let changed = at(&table, row, column) + usize::from(x != y);
            let removed = at(&table, row, column + 1) + 1;
            let added = at(&table, row + 1, column) + 1;
            set(&mut table, row + 1, column + 1, changed.min(removed).min(added).min(exchange));
            if x == y {
                last_column = column;
            }
        }
    }
    at(&table, a.len() + 1, b.len() + 1) <= at_most
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
            let glance = |text: &str, marks| Glance::of_word(Glance::of(text, marks, 1 << 63).word());
            for (edits, least) in [(0, 0.7), (1, 0.8), (2, 0.5)] {
                if glance(&a, 1).apart(glance(&b, 2), edits, least) {
                    prop_assert!(damerau_levenshtein(&a, &b) > edits as usize);
                    prop_assert!(strsim::jaro(&a, &b) < least);
                }
                prop_assert!(!glance(&a, 1).apart(glance(&b, 1), edits, least), "a mark in common");
                prop_assert!(!glance(&a, 1 << 63).apart(glance(&b, 2), edits, least), "an initial");
            }
            let ([x, y], other) = (Sign::of(&a, 3).words(), Sign::of(&b, 7));
            let sign = Sign::of_words(x, y);
            prop_assert_eq!(sign, Sign::of(&a, 3));
            if let Some(marks) = sign.far_apart(other, 2) {
                prop_assert_eq!(marks, (3, 7));
                prop_assert!(damerau_levenshtein(&a, &b) > 2);
            }
        }

        #[test]
        fn what_is_reckoned_quickly_is_the_same(a in "[a-c]{0,9}", b in "[a-c]{0,9}", at_most in 0_u8..4) {
            let within = damerau_levenshtein(&a, &b) <= usize::from(at_most);
            prop_assert_eq!(damerau_levenshtein_within(&a, &b, at_most), within);
            prop_assert!((jaro_winkler(&a, &b) - strsim::jaro_winkler(&a, &b)).abs() < 1e-12);
        }

        #[test]
        fn distances_are_symmetric(a in "\\PC{0,10}", b in "\\PC{0,10}") {
            prop_assert!((jaro_winkler(&a, &b) - jaro_winkler(&b, &a)).abs() < 1e-12);
            prop_assert_eq!(levenshtein(&a, &b), levenshtein(&b, &a));
            prop_assert_eq!(damerau_levenshtein(&a, &b), damerau_levenshtein(&b, &a));
        }
    }
}
