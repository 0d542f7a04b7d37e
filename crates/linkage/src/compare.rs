//! Tests on two values, and the level of agreement that they reach.

use serde::{Deserialize, Serialize};

use crate::{
    distance::{Glance, damerau_levenshtein_within, jaro_winkler, levenshtein},
    value::{Day, INITIAL, Part, Scheme, Value, Written},
};

/// One question about two values. In a model: `"exact"`, or `{ jaro_winkler = 0.92 }`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Test {
    /// The same text, in the form in which it is compared.
    Exact,
    /// Word for word the same, or variants of one name by the table.
    Variant,
    /// They sound alike, and their letters are at least this similar (Jaro-Winkler).
    Sound(f64),
    /// All words of one are words of the other, in full, as a variant or by the initial.
    Words,
    /// One is an initial, and the other begins with it.
    Initial,
    /// At least this similar.
    JaroWinkler(f64),
    /// At most so many insertions, deletions, substitutions.
    Levenshtein(u8),
    /// At most so many of them and exchanges of neighbours.
    DamerauLevenshtein(u8),
    /// Day and month are exchanged.
    DayMonthExchanged,
    /// The same year, and one is its first of January: a birthday that nobody knew.
    FirstOfYear,
    /// Two of year, month and day are the same.
    TwoOfDate,
    /// At most so many days apart.
    DaysWithin(f64),
    /// The part of an electronic address before its @ is the same.
    SameUser,
    /// That part is at least this similar.
    JaroWinklerUser(f64),
    /// Identifiers of different kinds, or one with a slip by its check letter.
    Unchecked,
    /// The name stands as in the other record. Only for the order of names, as the next ones.
    AsWritten,
    /// First and second surname are exchanged, or one stands in the place of the other.
    SurnamesExchanged,
    /// Given name and surname are exchanged.
    GivenNameExchanged,
    /// Both surnames stand in the place of the first.
    Together,
    /// Always.
    Otherwise,
}

/// Two values being compared; what is costly is computed once.
struct Pair<'a> {
    a: &'a Value,
    b: &'a Value,
    equal: bool,
    /// What the similarity is not above, and what it is.
    at_most: Option<f64>,
    similarity: Option<f64>,
}

impl<'a> Pair<'a> {
    const fn new(a: &'a Value, b: &'a Value, equal: bool) -> Self {
        Self { a, b, equal, at_most: None, similarity: None }
    }

    fn similar(&mut self, at_least: f64) -> bool {
        if let Some(similarity) = self.similarity {
            return similarity >= at_least;
        }
        if !self.may_be_similar(at_least) {
            return false;
        }
        let similarity = jaro_winkler(&self.a.text, &self.b.text);
        self.similarity = Some(similarity);
        similarity >= at_least
    }

    fn may_be_similar(&mut self, at_least: f64) -> bool {
        let (a, b) = (&self.a.bag, &self.b.bag);
        // A margin, so that no rounding of the bound loses a pair.
        *self.at_most.get_or_insert_with(|| a.jaro_winkler_at_most(b) + 1e-9) >= at_least
    }

    fn edits(&self, at_most: u8, within: impl Fn(&str, &str) -> bool) -> bool {
        self.a.bag.edits_at_least(&self.b.bag) <= u32::from(at_most) && within(&self.a.text, &self.b.text)
    }

    /// Whether a test may hold, as far as that is seen at a glance.
    fn may_hold(&mut self, test: Test) -> bool {
        let (a, b) = (self.a, self.b);
        match test {
            Test::Exact => self.equal,
            Test::Variant | Test::Words => a.marks & b.marks & !INITIAL != 0,
            Test::Initial => (a.marks | b.marks) & INITIAL != 0,
            Test::Sound(at_least) => self.may_be_similar(at_least) && self.sound_alike(),
            Test::JaroWinkler(at_least) => self.may_be_similar(at_least),
            Test::Levenshtein(at_most) | Test::DamerauLevenshtein(at_most) => {
                a.bag.edits_at_least(&b.bag) <= u32::from(at_most)
            }
            _ => true,
        }
    }

    fn sound_alike(&self) -> bool {
        self.a.name.as_ref().zip(self.b.name.as_ref()).is_some_and(|(x, y)| x.sound == y.sound)
    }

    fn holds(&mut self, test: Test) -> bool {
        let (a, b) = (self.a, self.b);
        match test {
            Test::Exact => self.equal,
            Test::Variant => a.marks & b.marks & !INITIAL != 0 && variant(a.parts(), b.parts()),
            // The cheaper question first: sounds lie further away in memory.
            Test::Sound(at_least) => {
                self.may_be_similar(at_least) && self.sound_alike() && self.similar(at_least)
            }
            Test::Words => a.marks & b.marks & !INITIAL != 0 && words(a.parts(), b.parts()),
            Test::Initial => (a.marks | b.marks) & INITIAL != 0 && initial(a.parts(), b.parts()),
            Test::JaroWinkler(at_least) => self.similar(at_least),
            Test::Levenshtein(at_most) => {
                self.edits(at_most, |x, y| levenshtein(x, y) <= usize::from(at_most))
            }
            Test::DamerauLevenshtein(at_most) => {
                self.edits(at_most, |x, y| damerau_levenshtein_within(x, y, at_most))
            }
            Test::DayMonthExchanged => a.day.zip(b.day).is_some_and(|(x, y)| exchanged(x, y)),
            Test::FirstOfYear => a.day.zip(b.day).is_some_and(|(x, y)| first_of_year(x, y)),
            Test::TwoOfDate => a.day.zip(b.day).is_some_and(|(x, y)| two_of_date(x, y)),
            Test::DaysWithin(at_most) => {
                let number = |value: &Value| value.day.and_then(Day::number);
                days_within(number(a), number(b), at_most)
            }
            Test::SameUser => user(&a.text).is_some_and(|user_a| user(&b.text) == Some(user_a)),
            Test::JaroWinklerUser(at_least) => match (user(&a.text), user(&b.text)) {
                (Some(x), Some(y)) => jaro_winkler(x, y) >= at_least,
                _ => false,
            },
            Test::Unchecked => {
                a.scheme != b.scheme || a.scheme == Scheme::Broken || b.scheme == Scheme::Broken
            }
            Test::Otherwise => true,
            // Told from all names of both records, not from two values.
            Test::AsWritten | Test::SurnamesExchanged | Test::GivenNameExchanged | Test::Together => false,
        }
    }
}

fn user(address: &str) -> Option<&str> {
    address.split('@').next().filter(|user| !user.is_empty())
}

/// Whether two words are one name: equal, or in one group of variants.
fn same(a: &Part, b: &Part) -> bool {
    a.word == b.word || a.variants.iter().any(|group| b.variants.contains(group))
}

fn abbreviates(a: &Part, b: &Part) -> bool {
    let (short, long) = if a.text.len() < b.text.len() { (a, b) } else { (b, a) };
    short.text.len() == 1 && long.text.starts_with(short.text.as_str())
}

fn variant(a: &[Part], b: &[Part]) -> bool {
    !a.is_empty() && a.len() == b.len() && a.iter().zip(b).all(|(x, y)| same(x, y))
}

fn words(a: &[Part], b: &[Part]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if long.len() < 2 {
        return false;
    }
    // A name of more words than there are bits has none to spare.
    if long.len() > 64 {
        return false;
    }
    let mut taken = 0_u64;
    let mut in_full = false;
    for word in short {
        let free = |place: &usize| taken & (1 << place) == 0;
        let full = long.iter().enumerate().find(|(place, other)| free(place) && same(word, other));
        let found = full.or_else(|| {
            long.iter().enumerate().find(|(place, other)| free(place) && abbreviates(word, other))
        });
        in_full |= full.is_some();
        match found {
            Some((place, _)) => taken |= 1 << place,
            None => return false,
        }
    }
    in_full
}

fn initial(a: &[Part], b: &[Part]) -> bool {
    match (a.first(), b.first()) {
        (Some(x), Some(y)) => abbreviates(x, y),
        _ => false,
    }
}

/// The levels of one comparison: each test with the level it leads to, counted from 1.
pub(crate) type Ladder = Vec<(Test, u8)>;

/// The first level of which a test holds. Zero only where none does. Whether the two values are the
/// same is known before.
pub(crate) fn reached(ladder: &[(Test, u8)], a: &Value, b: &Value, equal: bool) -> u8 {
    let mut pair = Pair::new(a, b, equal);
    ladder.iter().find(|(test, _)| pair.holds(*test)).map_or(0, |(_, level)| *level)
}

/// The level of two different days, without their texts. Nothing where a test asks for more.
pub(crate) fn reached_by_days(ladder: &[(Test, u8)], a: Written, b: Written) -> Option<u8> {
    let (x, y) = (a.day, b.day);
    for (test, level) in ladder {
        let holds = match *test {
            Test::Exact => false,
            Test::DamerauLevenshtein(at_most) => a.within(b, at_most),
            Test::DayMonthExchanged => exchanged(x, y),
            Test::FirstOfYear => first_of_year(x, y),
            Test::TwoOfDate => two_of_date(x, y),
            Test::DaysWithin(at_most) => days_within(a.number, b.number, at_most),
            Test::Otherwise => true,
            _ => return None,
        };
        if holds {
            return Some(*level);
        }
    }
    None
}

/// What a glance at two different names has to show so that none of some tests holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Unlike {
    /// The most edits that a test allows.
    edits: u32,
    /// A Jaro similarity below which no test on similarity holds.
    similarity: f64,
}

impl Unlike {
    /// Nothing where a test asks for what a glance does not show.
    pub fn of(tests: impl Iterator<Item = Test>) -> Option<Self> {
        let mut unlike = Self { edits: 0, similarity: 1.0 };
        for test in tests {
            match test {
                // Told from the marks.
                Test::Variant | Test::Words | Test::Initial => {}
                Test::Levenshtein(at_most) | Test::DamerauLevenshtein(at_most) => {
                    unlike.edits = unlike.edits.max(u32::from(at_most));
                }
                // Four letters at the beginning make up for four tenths of what is missing, and for
                // nothing where Jaro's is not above 0.7.
                Test::JaroWinkler(at_least) | Test::Sound(at_least) => {
                    let least = if at_least > 0.7 { ((at_least - 0.4) / 0.6).max(0.7) } else { at_least };
                    unlike.similarity = unlike.similarity.min(least);
                }
                _ => return None,
            }
        }
        Some(unlike)
    }

    /// Whether no test holds, as far as that is seen.
    pub fn sees(self, a: Glance, b: Glance) -> bool {
        a.apart(b, self.edits, self.similarity)
    }
}

fn days_within(x: Option<i32>, y: Option<i32>, at_most: f64) -> bool {
    x.zip(y).is_some_and(|(x, y)| f64::from((x - y).abs()) <= at_most)
}

fn exchanged(x: Day, y: Day) -> bool {
    x.year == y.year && x.month == y.of_month && x.of_month == y.month
}

fn first_of_year(x: Day, y: Day) -> bool {
    x.year == y.year && ((x.month, x.of_month) == (1, 1) || (y.month, y.of_month) == (1, 1))
}

fn two_of_date(x: Day, y: Day) -> bool {
    let same = [x.year == y.year, x.month == y.month, x.of_month == y.of_month];
    same.iter().filter(|same| **same).count() >= 2
}

/// Whether any of these tests may hold: seen at a glance, and never no where one does.
pub(crate) fn may_hold(tests: &[Test], a: &Value, b: &Value, equal: bool) -> bool {
    let mut pair = Pair::new(a, b, equal);
    tests.iter().any(|test| pair.may_hold(*test))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{role::Role, value::DateOrder};

    fn holds(test: Test, role: Role, a: &str, b: &str) -> bool {
        let read = |written| Value::read(role, written, DateOrder::YearFirst).unwrap();
        let (a, b) = (read(a), read(b));
        let there = reached(&[(test, 1)], &a, &b, a.text == b.text) == 1;
        let back = reached(&[(test, 1)], &b, &a, a.text == b.text) == 1;
        assert!(!there || may_hold(&[test], &a, &b, a.text == b.text), "{test:?} was said not to hold");
        assert_eq!(there, back, "{test:?} is not symmetric");
        there
    }

    #[test]
    fn variants_are_one_name() {
        for (a, b) in [
            ("José", "Pepe"),
            ("JOSEP", "José"),
            ("Mohammed", "MOUHAMED"),
            ("Josep Maria", "José María"),
            ("Oleksandr", "Олександр"),
            ("Giorgi", "გიორგი"),
        ] {
            assert!(holds(Test::Variant, Role::GivenName, a, b), "{a} {b}");
        }
        assert!(!holds(Test::Variant, Role::GivenName, "Maria", "Marta"));
        assert!(!holds(Test::Variant, Role::GivenName, "José Luis", "José"));
    }

    #[test]
    fn words_of_a_name_may_be_left_out_or_shortened() {
        let words = |a, b| holds(Test::Words, Role::GivenName, a, b);
        assert!(words("Maria Carme", "María"));
        assert!(words("Josep M.", "Josep Maria"));
        assert!(words("Juan José", "José"));
        assert!(!words("Juan José", "Luis José"));
        assert!(!words("J.", "Juan José"));
        assert!(!words("Maria", "Maria"));
        assert!(holds(Test::Initial, Role::GivenName, "J.", "Jordi"));
    }

    #[test]
    fn dates_go_wrong_in_known_ways() {
        let date = |test, a, b| holds(test, Role::BirthDate, a, b);
        assert!(date(Test::DayMonthExchanged, "1980-04-05", "1980-05-04"));
        assert!(date(Test::FirstOfYear, "1980-01-01", "1980-05-04"));
        assert!(!date(Test::FirstOfYear, "1981-01-01", "1980-05-04"));
        assert!(date(Test::DamerauLevenshtein(1), "1980-05-04", "1980-05-14"));
        assert!(date(Test::TwoOfDate, "1980-05-04", "1980-05-29"));
        assert!(date(Test::DaysWithin(31.0), "1980-05-31", "1980-06-30"));
        assert!(!date(Test::DaysWithin(31.0), "1980-05-04", "1980-02-31"));
    }

    #[test]
    fn an_identifier_with_a_slip_says_less_when_it_differs() {
        let unchecked = |a, b| holds(Test::Unchecked, Role::Identifier, a, b);
        assert!(!unchecked("12345678Z", "00000000T"));
        assert!(unchecked("12345678Z", "12345678A"));
        assert!(unchecked("12345678Z", "X1234567L"));
        assert!(!unchecked("5927194", "5927195"));
    }
}
