//! Which pairs of records are worth a comparison: keys that records of one person share.
//!
//! The rules stand in `data/blocking.toml`. The same keys serve a whole register in memory and one
//! record at a time through an index of a database: [`Blocking::keys`].

use serde::Deserialize;

use crate::{layout::Layout, role::Role, value::Value};

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
    rules: Vec<Vec<Atom>>,
}

/// The rules that a layout can follow.
#[derive(Debug, Clone)]
pub struct Blocking {
    rules: Vec<Rule>,
}

#[derive(Debug, Clone)]
struct Rule {
    name: String,
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
    fn values<'v>(self, fields: &[usize], value: &impl Fn(usize) -> Option<&'v Value>, into: &mut Vec<u64>) {
        into.clear();
        match self {
            Self::Name | Self::NameStart | Self::TwoNames | Self::AllNames => {
                let parts = fields.iter().filter_map(|field| value(*field)).flat_map(Value::parts);
                let keys = parts.map(|part| if self == Self::NameStart { part.start } else { part.key });
                into.extend(keys.filter(|key| *key != 0));
                into.sort_unstable();
                into.dedup();
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
                    let words = std::mem::take(into);
                    for (place, a) in words.iter().enumerate() {
                        into.extend(words.iter().skip(place + 1).map(|b| joined(*a, *b)));
                    }
                }
            }
            Self::BirthDate | Self::BirthYear | Self::BirthDay => {
                let days = fields.iter().filter_map(|field| value(*field)).filter_map(|value| value.day);
                into.extend(days.filter_map(|day| {
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
            _ => {
                let texts = fields.iter().filter_map(|field| value(*field)).map(Value::text);
                into.extend(texts.map(|text| {
                    let text = match self {
                        Self::EmailUser => text.split('@').next().unwrap_or(text),
                        _ => text,
                    };
                    key_of(text.as_bytes())
                }));
            }
        }
    }
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
        let rules = toml::from_str::<RulesFile>(text).map(|file| file.rules).unwrap_or_default();
        let rules = rules
            .into_iter()
            .filter_map(|atoms| {
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
                atoms.iter().all(|(_, fields)| !fields.is_empty()).then_some(Rule { name, atoms })
            })
            .collect();
        Self { rules }
    }

    /// What the rules are called, in their order.
    pub fn rules(&self) -> impl ExactSizeIterator<Item = &str> {
        self.rules.iter().map(|rule| rule.name.as_str())
    }

    /// The keys of one record under one rule, each once.
    pub(crate) fn keys_of_rule<'v>(
        &self,
        rule: usize,
        value: &impl Fn(usize) -> Option<&'v Value>,
        scratch: &mut Vec<u64>,
        keys: &mut Vec<u64>,
    ) {
        keys.clear();
        let Some(rule) = self.rules.get(rule) else { return };
        for (number, (atom, fields)) in rule.atoms.iter().enumerate() {
            atom.values(fields, value, scratch);
            if number == 0 {
                keys.extend_from_slice(scratch);
            } else {
                let before = std::mem::take(keys);
                keys.extend(before.iter().flat_map(|a| scratch.iter().map(|b| joined(*a, *b))));
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
        let (mut scratch, mut keys, mut all) = (Vec::new(), Vec::new(), Vec::new());
        for (number, rule) in (0_u8..).zip(0..self.rules.len()) {
            self.keys_of_rule(rule, &value, &mut scratch, &mut keys);
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
