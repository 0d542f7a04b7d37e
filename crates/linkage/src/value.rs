//! One cell, brought to the form in which it is compared.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::{
    block::key_of,
    distance::{Bag, Sign, bytes_within},
    role::Role,
    spelling::Spelling,
};

/// A value that can be compared with another of the same role.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    pub(crate) text: Box<str>,
    pub(crate) day: Option<Day>,
    pub(crate) scheme: Scheme,
    pub(crate) bag: Bag,
    /// Bits of the words of a name and of their groups of variants: names without a bit in common
    /// have no word in common. Zero for what is no name.
    pub(crate) marks: u64,
    pub(crate) name: Option<Box<Name>>,
}

/// What a name adds to its letters.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Name {
    pub parts: Vec<Part>,
    /// How it sounds, as a number; names of other scripts sound as they are written.
    pub sound: u64,
}

/// Letters of a sound that its beginning has.
const START: usize = 3;

/// One word of a name.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Part {
    pub text: String,
    /// The text as a number, which is compared sooner.
    pub word: u64,
    pub variants: Box<[u16]>,
    /// Its sound, and the beginning of its sound, as keys of blocks. Zero for an initial.
    pub key: u64,
    pub start: u64,
}

/// A day as written: it may be none of the calendar (31 February), and is compared all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Day {
    pub year: u16,
    pub month: u8,
    pub of_month: u8,
}

impl Day {
    /// Days since the beginning of the calendar, if the calendar has that day.
    pub fn number(self) -> Option<i32> {
        let (year, month, day) = (i32::from(self.year), i32::from(self.month), i32::from(self.of_month));
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let longest = match self.month {
            2 => 28 + i32::from(leap),
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        if day < 1 || day > longest {
            return None;
        }
        // March is the first month, so that the leap day is the last of its year.
        let (year, month) = if month <= 2 { (year - 1, month + 9) } else { (year, month - 3) };
        let days_of_months = (153 * month + 2) / 5;
        Some(
            365 * year + year.div_euclid(4) - year.div_euclid(100)
                + year.div_euclid(400)
                + days_of_months
                + day,
        )
    }
}

/// A day as it is compared many times: its digits, and how often each stands in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Written {
    pub day: Day,
    /// Days since the beginning of the calendar.
    pub number: Option<i32>,
    /// Eight digits of four bits each, the day's last one lowest.
    digits: u32,
    /// Three bits for each digit, as many set as it stands there; none where there are more.
    counts: Option<u32>,
}

impl Written {
    /// Nothing for a day that is not written with eight digits.
    pub fn of(day: Day) -> Option<Self> {
        if day.year > 9999 || day.month > 99 || day.of_month > 99 {
            return None;
        }
        let number = u32::from(day.year) * 10_000 + u32::from(day.month) * 100 + u32::from(day.of_month);
        let (mut rest, mut digits, mut counts) = (number, 0, Some(0_u32));
        for place in 0..8 {
            let digit = rest % 10;
            rest /= 10;
            digits |= digit << (4 * place);
            counts = counts.and_then(|counts| {
                let bits = (counts >> (3 * digit)) & 7;
                (bits < 7).then_some(counts | (((bits << 1) | 1) << (3 * digit)))
            });
        }
        Some(Self { day, number: day.number(), digits, counts })
    }

    /// Whether so many edits and exchanges of neighbours make one of the other; as for the texts.
    pub fn within(self, other: Self, at_most: u8) -> bool {
        let unlike = self.digits ^ other.digits;
        let places = (unlike | (unlike >> 1) | (unlike >> 2) | (unlike >> 3)) & 0x1111_1111;
        let changed = places.count_ones();
        if changed <= u32::from(at_most) {
            return true;
        }
        // What is as long as the other is one edit away by a change or an exchange.
        let at = places.trailing_zeros();
        if changed == 2 && at_most == 1 {
            let pair = |digits: u32| (digits >> at) & 0xff;
            let (x, y) = (pair(self.digits), pair(other.digits));
            return places >> at == 0x11 && x == ((y >> 4) | ((y & 0xf) << 4));
        }
        if at_most < 2 {
            return false;
        }
        if let (Some(a), Some(b)) = (self.counts, other.counts)
            && 8 - (a & b).count_ones() > u32::from(at_most)
        {
            return false;
        }
        let text = |digits: u32| {
            let mut text = [b'0'; 8];
            for (place, letter) in (0..).zip(text.iter_mut().rev()) {
                *letter += u8::try_from((digits >> (4 * place)) & 0xf).unwrap_or_default();
            }
            text
        };
        bytes_within(&text(self.digits), &text(other.digits), at_most)
    }
}

/// Whether an identifier fits a scheme with a check letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scheme {
    /// No scheme has this shape.
    None,
    /// The shape of this scheme, and its letter.
    Sound(u8),
    /// The shape of a scheme, another letter: a slip is in it.
    Broken,
}

impl Scheme {
    /// As the mark of a [`Sign`]: schemes that are told apart have marks that are.
    fn mark(self) -> u8 {
        match self {
            Self::None => 0,
            Self::Broken => Self::BROKEN_MARK,
            // A scheme that has no mark of its own gives no sign.
            Self::Sound(number) => number.saturating_add(2),
        }
    }

    /// The mark of a number with a slip.
    const BROKEN_MARK: u8 = 1;

    /// Whether numbers with these marks are of two kinds, or one has a slip.
    pub fn marks_unchecked((a, b): (u8, u8)) -> bool {
        a != b || a == Self::BROKEN_MARK
    }
}

impl Part {
    fn marks(&self) -> u64 {
        let groups = self.variants.iter().fold(0, |marks, group| marks | 1_u64 << (group % 61));
        let initial = if self.text.len() == 1 { INITIAL } else { 0 };
        groups | (1 << (self.word % 61)) | initial
    }
}

/// The mark of names with an initial.
pub(crate) const INITIAL: u64 = 1 << 63;

/// In which order a date is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DateOrder {
    /// Year, month, day.
    #[default]
    YearFirst,
    /// Day, month, year.
    DayFirst,
    /// Month, day, year.
    MonthFirst,
}

impl DateOrder {
    /// The order of a form such as `dd/mm/yyyy` or `%Y-%m-%d`.
    pub fn of_form(form: &str) -> Option<Self> {
        let mut letters: Vec<char> = Vec::new();
        for letter in form.chars().map(|letter| letter.to_ascii_lowercase()) {
            if matches!(letter, 'd' | 'm' | 'y') && !letters.contains(&letter) {
                letters.push(letter);
            }
        }
        match letters.as_slice() {
            ['y', 'm', 'd'] => Some(Self::YearFirst),
            ['d', 'm', 'y'] => Some(Self::DayFirst),
            ['m', 'd', 'y'] => Some(Self::MonthFirst),
            _ => None,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SchemesFile {
    scheme: Vec<CheckLetter>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CheckLetter {
    #[expect(dead_code, reason = "names the scheme for whoever reads the table")]
    name: String,
    prefixes: FxHashMap<String, u64>,
    digits: usize,
    letters: String,
}

fn schemes() -> &'static [CheckLetter] {
    static SHIPPED: OnceLock<Vec<CheckLetter>> = OnceLock::new();
    SHIPPED.get_or_init(|| {
        toml::from_str::<SchemesFile>(include_str!("../data/identifiers.toml"))
            .map(|file| file.scheme)
            .unwrap_or_default()
    })
}

impl CheckLetter {
    fn judge(&self, written: &str) -> Option<bool> {
        let letters = written.len().checked_sub(1)?;
        let (body, letter) = written.split_at_checked(letters)?;
        let (prefix, digits) = body.split_at_checked(body.len().checked_sub(self.digits)?)?;
        let first = self.prefixes.get(prefix)?;
        let number: u64 = digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())??;
        let base = 10_u64.checked_pow(u32::try_from(self.digits).ok()?)?;
        let place = (first * base + number) % u64::try_from(self.letters.len()).ok()?.max(1);
        let right = self.letters.chars().nth(usize::try_from(place).ok()?);
        letter.chars().all(char::is_alphabetic).then(|| right == letter.chars().next())
    }
}

impl Value {
    fn plain(text: String) -> Option<Self> {
        let bag = Bag::of(&text);
        let text = text.into_boxed_str();
        (!text.is_empty()).then_some(Self {
            text,
            day: None,
            scheme: Scheme::None,
            bag,
            marks: 0,
            name: None,
        })
    }

    /// Reads a cell; nothing where it says nothing.
    pub fn read(role: Role, written: &str, order: DateOrder) -> Option<Self> {
        let written = written.trim();
        if written.is_empty() {
            return None;
        }
        let spelling = Spelling::shipped();
        match role {
            Role::GivenName | Role::Surname | Role::SecondSurname | Role::FullName => {
                Self::name(&spelling.words(&spelling.fold(written)))
            }
            Role::BirthDate => Self::date(written, order),
            Role::Identifier => Self::identifier(written),
            Role::Phone => {
                let digits = || written.chars().filter(char::is_ascii_digit);
                let before = digits().count().saturating_sub(PHONE_DIGITS);
                Self::plain(collected(PHONE_DIGITS, digits().skip(before)))
            }
            Role::Email => Self::plain(written.to_lowercase().split_whitespace().collect()),
            Role::Postcode | Role::HouseNumber | Role::Address | Role::Text | Role::Place => {
                Self::plain(spelling.fold(written).replace(' ', ""))
            }
            Role::Verbatim => Self::plain(written.to_owned())
                .map(|value| Self { day: digits_of_day(written, order), ..value }),
            Role::Sex | Role::Country | Role::Category | Role::NameOrder => {
                Self::plain(spelling.fold(written))
            }
        }
    }

    /// A name of these folded words.
    pub(crate) fn name(words: &[&str]) -> Option<Self> {
        let spelling = Spelling::shipped();
        let parts: Vec<Part> = words
            .iter()
            .map(|word| {
                let sound = spelling.sound(word);
                let start = sound
                    .char_indices()
                    .nth(START)
                    .map_or(&*sound, |(at, _)| sound.get(..at).unwrap_or(&sound));
                let long = word.chars().nth(1).is_some() || !word.is_ascii();
                let key = |text: &str| if long { key_of(text.as_bytes()) } else { 0 };
                Part {
                    text: (*word).to_owned(),
                    word: key_of(word.as_bytes()),
                    key: key(&sound),
                    start: key(start),
                    variants: spelling.variants(word).into(),
                }
            })
            .collect();
        // Put together before it is heard: two offices divide one name differently.
        let text: String = words.concat();
        let sound = key_of(spelling.sound(&text).as_bytes());
        let mut value = Self::plain(text)?;
        value.marks = parts.iter().fold(0, |marks, part| marks | part.marks());
        value.name = Some(Box::new(Name { parts, sound }));
        Some(value)
    }

    fn date(written: &str, order: DateOrder) -> Option<Self> {
        let day = digits_of_day(written, order);
        let text = match day {
            Some(day) => format!("{:04}{:02}{:02}", day.year, day.month, day.of_month),
            None => written.chars().filter(char::is_ascii_digit).collect(),
        };
        Self::plain(text).map(|value| Self { day, ..value })
    }

    fn identifier(written: &str) -> Option<Self> {
        let letters = written.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase);
        let text = collected(written.len(), letters);
        let mut scheme = Scheme::None;
        for (number, check) in (0_u8..).zip(schemes()) {
            match check.judge(&text) {
                Some(true) => {
                    scheme = Scheme::Sound(number);
                    break;
                }
                Some(false) => scheme = Scheme::Broken,
                None => {}
            }
        }
        Self::plain(text).map(|value| Self { scheme, ..value })
    }

    /// What tells it from most others.
    pub(crate) fn sign(&self) -> Sign {
        Sign::of(&self.text, self.scheme.mark())
    }

    /// The text that is compared.
    pub fn text(&self) -> &str {
        &self.text
    }

    pub(crate) fn parts(&self) -> &[Part] {
        self.name.as_ref().map_or(&[], |name| name.parts.as_slice())
    }
}

/// Digits of a telephone number that are compared, from its end: how a country is written differs.
const PHONE_DIGITS: usize = 9;

/// Letters as a text of about so many bytes. Millions of numbers are read: none grows letter by letter.
fn collected(about: usize, letters: impl Iterator<Item = char>) -> String {
    let mut text = String::with_capacity(about);
    text.extend(letters);
    text
}

/// Three groups of digits, or eight digits; a time that follows is left out.
fn digits_of_day(written: &str, order: DateOrder) -> Option<Day> {
    let mut groups = [0_u32; 3];
    let mut number = 0;
    let mut found = 0;
    let whole = written.len() == 8 && written.bytes().all(|byte| byte.is_ascii_digit());
    if whole {
        let cut: [usize; 3] = if order == DateOrder::YearFirst { [4, 2, 2] } else { [2, 2, 4] };
        let mut rest = written;
        for (group, length) in groups.iter_mut().zip(cut) {
            let (head, tail) = rest.split_at_checked(length)?;
            *group = head.parse().ok()?;
            rest = tail;
        }
        found = 3;
    } else {
        let mut inside = false;
        for letter in written.chars() {
            if let Some(digit) = letter.to_digit(10) {
                number = number * 10 + digit;
                inside = true;
                if number > 99_999 {
                    return None;
                }
            } else if inside {
                *groups.get_mut(found)? = number;
                (number, inside) = (0, false);
                found += 1;
                if found == 3 {
                    break;
                }
            }
        }
        if inside && found < 3 {
            *groups.get_mut(found)? = number;
            found += 1;
        }
    }
    if found != 3 {
        return None;
    }
    let [a, b, c] = groups;
    let (year, month, day) = match order {
        DateOrder::YearFirst => (a, b, c),
        DateOrder::DayFirst => (c, b, a),
        DateOrder::MonthFirst => (c, a, b),
    };
    // Birth dates of adults are the ones written with two digits.
    let year = if year < 100 { year + 1900 } else { year };
    Some(Day {
        year: u16::try_from(year).ok()?,
        month: u8::try_from(month).ok()?,
        of_month: u8::try_from(day).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(role: Role, written: &str) -> String {
        Value::read(role, written, DateOrder::YearFirst).map(|v| v.text.into()).unwrap_or_default()
    }

    #[test]
    fn the_shipped_schemes_can_be_read() {
        toml::from_str::<SchemesFile>(include_str!("../data/identifiers.toml")).unwrap();
        assert_eq!(schemes().len(), 2);
    }

    #[test]
    fn check_letters_tell_a_slip() {
        let scheme = |written| Value::read(Role::Identifier, written, DateOrder::YearFirst).unwrap().scheme;
        assert_eq!(scheme("12345678-Z"), Scheme::Sound(0));
        assert_eq!(scheme("X1234567L"), Scheme::Sound(1));
        assert_eq!(scheme("12345678A"), Scheme::Broken);
        assert_eq!(scheme("5927194"), Scheme::None);
    }

    #[test]
    fn names_lose_their_particles_and_spaces() {
        assert_eq!(text(Role::Surname, "EL AMRANI"), "amrani");
        assert_eq!(text(Role::Surname, "Ben Ali"), text(Role::Surname, "BENALI"));
        assert_eq!(text(Role::GivenName, "Maria-Carme"), "mariacarme");
        assert_eq!(text(Role::GivenName, " - "), "");
    }

    #[test]
    fn dates_are_read_in_their_order_even_where_no_calendar_has_them() {
        assert_eq!(text(Role::BirthDate, "1980-02-31"), "19800231");
        assert_eq!(text(Role::BirthDate, "19800231"), "19800231");
        assert_eq!(text(Role::BirthDate, "1980-2-3 00:00"), "19800203");
        let day_first = Value::read(Role::BirthDate, "3/2/1980", DateOrder::DayFirst).unwrap();
        assert_eq!(&*day_first.text, "19800203");
        assert_eq!(DateOrder::of_form("dd/mm/yyyy"), Some(DateOrder::DayFirst));
        assert_eq!(DateOrder::of_form("%m/%d/%Y"), Some(DateOrder::MonthFirst));
        assert_eq!(DateOrder::of_form("yyyy"), None);
    }

    proptest::proptest! {
        #[test]
        fn digits_of_days_are_as_far_apart_as_their_texts(
            a in "19[0-9][0-9][01][0-9][0-3][0-9]", b in "[12][09][0-9]{2}[01][0-9][0-3][0-9]", to in 0_usize..9,
        ) {
            // From the same to anything.
            let b = format!("{}{}", &a[..to], &b[to..]);
            let read = |text: &str| Written::of(digits_of_day(text, DateOrder::YearFirst).unwrap()).unwrap();
            for at_most in 0..4 {
                let within = crate::distance::damerau_levenshtein(&a, &b) <= usize::from(at_most);
                proptest::prop_assert_eq!(read(&a).within(read(&b), at_most), within, "{} {} {}", a, b, at_most);
            }
        }
    }

    #[test]
    fn days_are_counted() {
        let number = |year, month, of_month| Day { year, month, of_month }.number();
        assert_eq!(number(2000, 3, 1).unwrap() - number(2000, 2, 28).unwrap(), 2);
        assert_eq!(number(1900, 3, 1).unwrap() - number(1900, 2, 28).unwrap(), 1);
        assert_eq!(number(2001, 1, 1).unwrap() - number(2000, 1, 1).unwrap(), 366);
        assert_eq!(number(2001, 2, 29), None);
        assert_eq!(number(2001, 13, 1), None);
    }

    #[test]
    fn the_last_nine_digits_of_a_telephone_count() {
        assert_eq!(text(Role::Phone, "+34 600 11 22 33"), "600112233");
        assert_eq!(text(Role::Phone, "-"), "");
    }
}
