//! People of other places and programmes: a few in each, entered by hand, so that every programme that
//! ships can be looked at with somebody in it.
//!
//! Each file of `region/elsewhere/` is a place: its agencies, its users, its people and what happens
//! with them. Everything is performed by the same acts as in the region itself.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

use super::{
    acts::{Act, Dated},
    people::day,
    region::{Agency, Told, User},
};
use crate::person::{CameBy, Details, NewPerson, Whereabouts};
use throughline_domain::{id::UnitId, person::Name};

/// A place.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Place {
    /// The jurisdiction of all its agencies; those of the region stand in the region's own.
    pub(super) jurisdiction: Option<String>,
    #[serde(default)]
    pub(super) agency: Vec<Agency>,
    #[serde(default)]
    pub(super) user: Vec<User>,
    pub(super) person: Vec<Newcomer>,
}

/// Somebody whom a worker of the prison enters by hand. Days count from today.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Newcomer {
    pub(super) surname: String,
    given: String,
    born: Date,
    sex: String,
    town: String,
    /// The worker who enters them, and when.
    by: String,
    entered: i64,
    unit: String,
    admitted: i64,
    release: Option<i64>,
    /// The kind of the planned date.
    kind: Option<String>,
    status: String,
    /// R*, where the person is out.
    released: Option<i64>,
    /// What is answered on the day they are entered: fact to answer.
    #[serde(default)]
    facts: BTreeMap<String, String>,
    #[serde(default)]
    act: Vec<Told>,
}

impl Newcomer {
    /// Everything that happens with them.
    pub(super) fn acts(&self, index: usize) -> Vec<Dated> {
        let dated = |day: i64, time: (i8, i8), by: &str, programme: Option<String>, act: Act| Dated {
            day,
            time,
            person: Some(index),
            by: by.to_owned(),
            programme,
            act,
        };
        let mut acts = vec![dated(self.entered, (8, 15), &self.by, None, Act::Enter)];
        for (fact, value) in &self.facts {
            let act = Act::Fact { fact: fact.clone(), value: value.clone() };
            acts.push(dated(self.entered, (8, 20), &self.by, None, act));
        }
        for (minute, told) in (0..).zip(&self.act) {
            // What is done today is done before anybody looks in the morning.
            let hour = told.hour.unwrap_or(if told.day == 0 { 7 } else { 10 });
            let time = (hour, minute % 60);
            acts.push(dated(told.day, time, &told.by, told.programme.clone(), told.act.clone()));
        }
        if let Some(on) = self.released {
            acts.push(dated(on, (9, 5), &self.by, None, Act::Released));
        }
        acts
    }

    /// What the worker enters.
    pub(super) fn entered(&self, today: Date, units: &BTreeMap<String, UnitId>) -> NewPerson {
        NewPerson {
            details: Details {
                name: Name { surname: self.surname.clone(), given_name: self.given.clone() },
                birth_date: Some(self.born),
                sex: Some(self.sex.clone()),
                town: Some(self.town.clone()),
                ..Details::default()
            },
            whereabouts: Whereabouts::Inside {
                unit: units.get(&self.unit).copied(),
                admitted_on: Some(day(today, self.admitted)),
                sentenced_on: None,
                legal_status: Some(self.status.clone()),
                kind: self.kind.clone(),
                leaves_on: self.release.map(|release| day(today, release)),
            },
            came_by: CameBy::Prison,
        }
    }
}
