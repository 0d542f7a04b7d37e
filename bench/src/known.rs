//! Somebody who is about to be entered and is known already: what finds them in the index that the program
//! keeps, for everybody in the region, and what a worker types.

use jiff::{ToSpan as _, civil::Date};
use throughline_linkage::{
    block::Blocking,
    evidence::Profile,
    layout::{Column, Layout},
    role::Role,
    value::DateOrder,
};

use crate::{Outcome, region::name};

/// What the program compares. Where this says otherwise than the program, nobody is found, and every
/// answer of the measurement is wrong.
const FIELDS: [(&str, Role); 7] = [
    ("given_name", Role::GivenName),
    ("surname", Role::Surname),
    ("birth_date", Role::BirthDate),
    ("sex", Role::Sex),
    ("identifier", Role::Identifier),
    ("town", Role::Place),
    ("birth_country", Role::Country),
];

/// When a person was born: of age, and on the same day whenever the database was filled.
pub fn born(person: u64) -> Date {
    let eldest = Date::constant(1968, 5, 20);
    let days = i64::try_from(person % 12_000).unwrap_or_default();
    eldest.checked_add(days.days()).unwrap_or(eldest)
}

/// Where a person lives.
pub fn town(person: u64) -> String {
    format!("Town {}", person % 60)
}

/// The keys of the index.
pub struct Keys {
    layout: Layout,
    blocking: Blocking,
}

impl Keys {
    /// By the program's rules.
    pub fn new() -> Outcome<Self> {
        let columns = FIELDS.map(|(name, role)| Column {
            field: name.to_owned(),
            column: name.to_owned(),
            role,
            order: DateOrder::YearFirst,
        });
        let layout = Layout::new(&columns)?;
        let blocking = Blocking::indexed(&layout);
        Ok(Self { layout, blocking })
    }

    /// The keys of a person's record, each once.
    pub fn of(&self, person: u64) -> Vec<i64> {
        let (surname, given_name) = name(person);
        let (born, town, number) = (born(person).to_string(), town(person), person.to_string());
        let cell = |column: usize| match self.layout.columns().get(column).map(String::as_str) {
            Some("given_name") => given_name.as_str(),
            Some("surname") => surname.as_str(),
            Some("birth_date") => born.as_str(),
            Some("sex") => "female",
            Some("identifier") => number.as_str(),
            Some("town") => town.as_str(),
            _ => "",
        };
        let profile = Profile::read(&self.layout, cell);
        let keys = self.blocking.keys(|field| profile.value(field));
        let mut keys: Vec<i64> = keys.iter().map(|key| i64::from_ne_bytes(key.key.to_ne_bytes())).collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    }
}

/// The form as another office would fill it: in capitals, and without the number.
pub fn form(person: u64) -> String {
    let (surname, given_name) = name(person);
    let born = born(person);
    let fields = [
        ("surname", surname.to_uppercase()),
        ("given_name", given_name.to_uppercase()),
        ("birth_date-day", born.day().to_string()),
        ("birth_date-month", born.month().to_string()),
        ("birth_date-year", born.year().to_string()),
        ("sex", "female".to_owned()),
        ("town", town(person)),
    ];
    serde_urlencoded::to_string(fields).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_has_a_number_of_keys_that_is_bounded() {
        let keys = Keys::new().unwrap();
        for person in [0, 7, 99_999, u64::MAX / 1_000] {
            assert!((10..=24).contains(&keys.of(person).len()), "{}", keys.of(person).len());
        }
    }

    #[test]
    fn a_form_says_what_the_record_says() {
        let form = form(1);
        assert!(form.contains("birth_date-year=1968") && form.contains("town=Town+1"), "{form}");
        assert!(form.is_ascii());
    }
}
