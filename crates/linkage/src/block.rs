//! Which pairs of records are worth a comparison: keys that records of one person share.
//!
//! The rules stand in `data/blocking.toml`. The same keys serve a whole register in memory and one
//! record at a time through an index of a database: [`Blocking::keys`].

use serde::Deserialize;

use crate::{
    layout::Layout,
    role::Role,
    value::{Day, Value},
};

/// A part of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Atom {
    Identifier,
    Email,
    EmailUser,
    Phone,
    BirthDate,
    BirthYear,
    BirthDay,
    Name,
    NameStart,
    TwoNames,
    AllNames,
    Place,
    Postcode,
    Address,
    HouseNumber,
    Country,
    Category,
    Text,
    Sex,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RulesFile {
    narrow: Vec<Vec<Atom>>,
    #[serde(default)]
    wide: Vec<Vec<Atom>>,
}

/// The rules that a layout can follow.
#[derive(Debug, Clone)]
pub struct Blocking {
    rules: Vec<Rule>,
}

#[derive(Debug, Clone)]
struct Rule {
    name: String,
    narrow: bool,
    atoms: Vec<(Atom, Vec<usize>)>,
}

/// A key of one record. Records with an equal key are candidates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// The number of the rule in [`Blocking::rules`].
    pub rule: u8,
    /// The key; stable from version to version as long as the rules and tables are.
    pub key: u64,
}

/// Keys of one record under one rule at most; a record with more names than anybody has is not
/// followed further.
const MOST_KEYS: usize = 16;
/// Words of a name that make keys.
const MOST_WORDS: usize = 6;

/// A stable key of some bytes (FNV-1a, finished as in SplitMix64). Never zero.
pub(crate) fn key_of(bytes: &[u8]) -> u64 {
    let hashed = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    mixed(hashed)
}

fn mixed(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (hash ^ (hash >> 31)).max(1)
}

fn joined(a: u64, b: u64) -> u64 {
    mixed(a.rotate_left(23) ^ b.wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

impl Atom {
    fn roles(self) -> &'static [Role] {
        match self {
            Self::Identifier => &[Role::Identifier],
            Self::Email | Self::EmailUser => &[Role::Email],
            Self::Phone => &[Role::Phone],
            Self::BirthDate | Self::BirthYear | Self::BirthDay => &[Role::BirthDate],
            Self::Name | Self::NameStart | Self::TwoNames | Self::AllNames => {
                &[Role::GivenName, Role::Surname, Role::SecondSurname]
            }
            Self::Place => &[Role::Place],
            Self::Postcode => &[Role::Postcode],
            Self::Address => &[Role::Address],
            Self::HouseNumber => &[Role::HouseNumber],
            Self::Country => &[Role::Country],
            Self::Category => &[Role::Category],
            Self::Text => &[Role::Text],
            Self::Sex => &[Role::Sex],
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Identifier => "identifier",
            Self::Email => "email",
            Self::EmailUser => "email_user",
            Self::Phone => "phone",
            Self::BirthDate => "birth_date",
            Self::BirthYear => "birth_year",
            Self::BirthDay => "birth_day",
            Self::Name => "name",
            Self::NameStart => "name_start",
            Self::TwoNames => "two_names",
            Self::AllNames => "all_names",
            Self::Place => "place",
            Self::Postcode => "postcode",
            Self::Address => "address",
            Self::HouseNumber => "house_number",
            Self::Country => "country",
            Self::Category => "category",
            Self::Text => "text",
            Self::Sex => "sex",
        }
    }

    /// The values of this atom in one record, each as a number.
    fn values(self, fields: &[usize], of: &impl Parts, scratch: &mut Scratch) {
        let into = &mut scratch.values;
        into.clear();
        match self {
            Self::Name | Self::NameStart | Self::TwoNames | Self::AllNames => {
                let part = if self == Self::NameStart { NamePart::Start } else { NamePart::Sound };
                of.names(fields, part, into);
                match self {
                    Self::AllNames if into.len() < 2 => into.clear(),
                    Self::AllNames => {
                        let all = into.iter().fold(0, |all, key| joined(all, *key));
                        into.clear();
                        into.push(all);
                    }
                    _ => into.truncate(MOST_WORDS),
                }
                if self == Self::TwoNames {
                    let words = &mut scratch.words;
                    std::mem::swap(words, into);
                    into.clear();
                    for (place, a) in words.iter().enumerate() {
                        into.extend(words.iter().skip(place + 1).map(|b| joined(*a, *b)));
                    }
                }
            }
            Self::BirthDate | Self::BirthYear | Self::BirthDay => {
                into.extend(fields.iter().filter_map(|field| of.day(*field)).filter_map(|day| {
                    let year = u64::from(day.year);
                    let (low, high) = (day.of_month.min(day.month), day.of_month.max(day.month));
                    let in_year = (u64::from(low) << 8) | u64::from(high);
                    match self {
                        Self::BirthYear => Some(mixed(year + 1)),
                        // So many birthdays are the first of January because nobody knew them.
                        Self::BirthDay => (high > 1).then(|| mixed(in_year)),
                        _ => Some(mixed((year << 16) | in_year)),
                    }
                }));
            }
            Self::EmailUser => into.extend(fields.iter().filter_map(|field| of.user(*field))),
            _ => into.extend(fields.iter().filter_map(|field| of.text(*field))),
        }
    }
}

/// One record, as far as keys are made of it.
pub(crate) trait Parts {
    /// The words of the names in these fields, by their sound or its beginning, ascending and each
    /// once; no initials.
    fn names(&self, fields: &[usize], part: NamePart, into: &mut Vec<u64>);
    /// A day.
    fn day(&self, field: usize) -> Option<Day>;
    /// A text, as a number.
    fn text(&self, field: usize) -> Option<u64>;
    /// What stands before the @ of an electronic address, as a number.
    fn user(&self, field: usize) -> Option<u64>;
}

/// What of a word a key is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NamePart {
    Sound,
    Start,
}

impl NamePart {
    /// This part of the words of a name, without initials.
    pub fn of(self, value: &Value) -> impl Iterator<Item = u64> {
        let keys =
            value.parts().iter().map(move |part| if self == Self::Start { part.start } else { part.key });
        keys.filter(|key| *key != 0)
    }
}

/// Ascending, each once.
pub(crate) fn in_order(names: &mut Vec<u64>) {
    names.sort_unstable();
    names.dedup();
}

/// A record's values, by field.
struct Read<F>(F);

impl<'v, F: Fn(usize) -> Option<&'v Value>> Parts for Read<F> {
    fn names(&self, fields: &[usize], part: NamePart, into: &mut Vec<u64>) {
        into.extend(fields.iter().filter_map(|field| self.0(*field)).flat_map(|value| part.of(value)));
        in_order(into);
    }
    fn day(&self, field: usize) -> Option<Day> {
        self.0(field)?.day
    }
    fn text(&self, field: usize) -> Option<u64> {
        self.0(field).map(text_key)
    }
    fn user(&self, field: usize) -> Option<u64> {
        self.0(field).map(user_key)
    }
}

/// A value's text as a number.
pub(crate) fn text_key(value: &Value) -> u64 {
    key_of(value.text().as_bytes())
}

/// What stands before its @ as a number.
pub(crate) fn user_key(value: &Value) -> u64 {
    key_of(value.text().split('@').next().unwrap_or_default().as_bytes())
}

/// Kept from one record to the next.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    values: Vec<u64>,
    words: Vec<u64>,
    before: Vec<u64>,
}

impl Blocking {
    /// The shipped rules that this layout can follow.
    pub fn shipped(layout: &Layout) -> Self {
        Self::read(include_str!("../data/blocking.toml"), layout)
    }

    /// The few narrow rules whose keys a database keeps in an index: each finds few records, however many
    /// there are.
    pub fn indexed(layout: &Layout) -> Self {
        Self::read(include_str!("../data/index.toml"), layout)
    }

    fn read(text: &str, layout: &Layout) -> Self {
        // A test reads the files; without rules everything would be compared with nothing.
        let file = toml::from_str::<RulesFile>(text).ok();
        let of_width = |rules: Vec<Vec<Atom>>, narrow| rules.into_iter().map(move |atoms| (atoms, narrow));
        let rules = file
            .into_iter()
            .flat_map(|file| of_width(file.narrow, true).chain(of_width(file.wide, false)))
            .filter_map(|(atoms, narrow)| {
                let name = atoms.iter().map(|atom| atom.name()).collect::<Vec<_>>().join(" + ");
                let atoms: Vec<(Atom, Vec<usize>)> = atoms
                    .into_iter()
                    .map(|atom| {
                        (
                            atom,
                            atom.roles().iter().flat_map(|role| layout.fields_of(*role)).collect::<Vec<_>>(),
                        )
                    })
                    .collect();
                atoms.iter().all(|(_, fields)| !fields.is_empty()).then_some(Rule { name, narrow, atoms })
            })
            .collect();
        Self { rules }
    }

    /// What the rules are called, in their order.
    pub fn rules(&self) -> impl ExactSizeIterator<Item = &str> {
        self.rules.iter().map(|rule| rule.name.as_str())
    }

    /// Whether a rule may take most of the pairs that may be compared.
    pub(crate) fn is_narrow(&self, rule: usize) -> bool {
        self.rules.get(rule).is_some_and(|rule| rule.narrow)
    }

    /// The rules that ask for numbers of one person alone, as bits.
    pub(crate) fn of_numbers(&self) -> u32 {
        let number =
            |atom: Atom| matches!(atom, Atom::Identifier | Atom::Email | Atom::EmailUser | Atom::Phone);
        let rules =
            (0..32).zip(&self.rules).filter(|(_, rule)| rule.atoms.iter().all(|(atom, _)| number(*atom)));
        rules.fold(0, |bits, (place, _)| bits | 1_u32 << place)
    }

    /// The keys of one record under one rule, each once.
    pub(crate) fn keys_of_rule(
        &self,
        rule: usize,
        of: &impl Parts,
        scratch: &mut Scratch,
        keys: &mut Vec<u64>,
    ) {
        keys.clear();
        let Some(rule) = self.rules.get(rule) else { return };
        for (number, (atom, fields)) in rule.atoms.iter().enumerate() {
            atom.values(fields, of, scratch);
            if number == 0 {
                keys.extend_from_slice(&scratch.values);
            } else {
                std::mem::swap(keys, &mut scratch.before);
                keys.clear();
                let before = scratch.before.iter();
                keys.extend(before.flat_map(|a| scratch.values.iter().map(|b| joined(*a, *b))));
            }
            if keys.is_empty() {
                return;
            }
        }
        keys.sort_unstable();
        keys.dedup();
        keys.truncate(MOST_KEYS);
    }

    /// All keys of one record: what a database keeps in an index, and asks for.
    pub fn keys<'v>(&self, value: impl Fn(usize) -> Option<&'v Value>) -> Vec<Key> {
        let (mut scratch, mut keys, mut all) = (Scratch::default(), Vec::new(), Vec::new());
        let of = Read(value);
        for (number, rule) in (0_u8..).zip(0..self.rules.len()) {
            self.keys_of_rule(rule, &of, &mut scratch, &mut keys);
            all.extend(keys.iter().map(|key| Key { rule: number, key: joined(*key, u64::from(number) + 1) }));
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{layout::Column, value::DateOrder};

    fn layout() -> Layout {
        let column = |role: Role| Column {
            field: role.name().to_owned(),
            column: role.name().to_owned(),
            role,
            order: DateOrder::YearFirst,
        };
        Layout::new(&[Role::GivenName, Role::Surname, Role::SecondSurname, Role::BirthDate].map(column))
            .unwrap()
    }

    fn keys(cells: [&str; 4]) -> Vec<Key> {
        let layout = layout();
        let values: Vec<Option<Value>> =
            layout.fields().iter().zip(cells).map(|(field, cell)| field.read(cell)).collect();
        Blocking::shipped(&layout).keys(|field| values.get(field).and_then(Option::as_ref))
    }

    fn meet(a: [&str; 4], b: [&str; 4]) -> bool {
        let b = keys(b);
        keys(a).iter().any(|key| b.contains(key))
    }

    #[test]
    fn the_shipped_rules_can_be_read() {
        toml::from_str::<RulesFile>(include_str!("../data/blocking.toml")).unwrap();
        toml::from_str::<RulesFile>(include_str!("../data/index.toml")).unwrap();
        assert!(Blocking::shipped(&layout()).rules().len() > 4);
        assert!(Blocking::indexed(&layout()).rules().len() > 3);
    }

    #[test]
    fn records_of_one_person_meet() {
        let one = ["Mohammed", "El Amrani", "", "1980-04-05"];
        assert!(meet(one, ["MOUHAMED", "AMRANI", "", "1980-05-04"]), "day and month exchanged");
        assert!(meet(one, ["El Amrani", "Mohamed", "", ""]), "names exchanged, no date");
        assert!(meet(one, ["M.", "Amrani", "", "1980-04-05"]), "an initial");
        assert!(!meet(one, ["Marta", "Puig", "Serra", "1971-02-03"]));
    }

    #[test]
    fn nothing_said_is_no_key() {
        assert!(keys(["", "", "", ""]).is_empty());
    }
}
