//! People of a release list, made without a list.

use jiff::civil::Date;
use throughline_domain::{
    category::Category,
    custody::{Episode, EpisodeStatus, PlannedDate, WorkingDate},
    id::PersonId,
    person::Name,
};
use throughline_policy::{Permit, Subject};
use throughline_store::{
    answer::{self, Answer},
    custody::{self, GivenDate},
    db::Write,
    ledger::Chain,
    person::{self, PersonRecord},
    visibility,
};

use super::{JURISDICTION, TestAgency, TestApp, TestUser, apart};
use crate::{Cx, authorise, enrolment, programme};

/// Somebody on a release list: Youssef El Amrani, sentenced, with hardly anybody to lean on, who
/// leaves on Thursday 28 January 2027 unless a test says otherwise.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The name as the list has it: surname, given name.
    pub name: (&'static str, &'static str),
    /// The key in the list.
    pub key: &'static str,
    /// The planned day of release.
    pub leaves_on: Option<Date>,
    /// The day of admission.
    pub admitted_on: Option<Date>,
    /// The day of sentence.
    pub sentenced_on: Option<Date>,
    /// What the list says about the support network; empty is not yet known.
    pub support_network: &'static str,
    /// The sex in the record.
    pub sex: &'static str,
    /// The town in the record.
    pub town: &'static str,
}

impl Default for Listed {
    fn default() -> Self {
        Self {
            name: ("EL AMRANI", "Youssef"),
            key: "0001",
            leaves_on: Some(jiff::civil::date(2027, 1, 28)),
            admitted_on: Some(jiff::civil::date(2025, 9, 4)),
            sentenced_on: Some(jiff::civil::date(2025, 9, 4)),
            support_network: "weak",
            sex: "male",
            town: "Terrassa",
        }
    }
}

impl TestApp {
    /// The same installation with every programme that this build ships.
    pub fn with_programmes() -> Self {
        let app = Self::new();
        app.install_programmes();
        app
    }

    /// Installs every programme that this build ships.
    pub fn install_programmes(&self) {
        let cx = self.operator();
        apart(|| programme::install_shipped(&cx)).expect("the shipped packs");
    }

    /// A person who comes with a list into a unit of a prison service, and is considered for every
    /// programme, as an import does it.
    pub fn listed(&self, prison: &TestAgency, unit: &str, listed: &Listed) -> PersonId {
        let agency = prison.id;
        let unit = *prison.units.get(unit).expect("a unit of the agency");
        let listed = listed.clone();
        let cx = self.operator();
        let arrive = move |cx: &Cx, tx: &mut Write<'_>| {
            let id: PersonId = cx.new_id();
            let record = record(cx, id, agency, &listed);
            let episode = Episode {
                id: cx.new_id(),
                person: id,
                record: record.id,
                jurisdiction: JURISDICTION.to_owned(),
                unit: Some(unit),
                admitted_on: listed.admitted_on,
                sentenced_on: listed.sentenced_on,
                legal_status: "sentenced".to_owned(),
                status: EpisodeStatus::Open,
                working: listed.leaves_on.map(|date| WorkingDate { kind: "final".to_owned(), date }),
                choice: None,
                version: 1,
            };
            let mut w = tx.permitted(Permit::system(Subject::Person(id), "test"));
            person::insert(&mut w, id, cx.now)?;
            person::insert_record(&mut w, &record, cx.now)?;
            crate::matching::keep(cx, &mut w, &record, &[], true)?;
            custody::insert(&mut w, &episode, agency, cx.now)?;
            if listed.leaves_on.is_some() {
                let planned = PlannedDate {
                    kind: "final".to_owned(),
                    source: "list".to_owned(),
                    value: listed.leaves_on,
                    given_at: cx.now,
                };
                let given =
                    GivenDate { id: cx.new_id(), planned, reason: None, note: None, given_by: None, agency };
                custody::give_date(&mut w, episode.id, &given)?;
            }
            let answered = [("release_type", "final"), ("support_network", listed.support_network)];
            for (fact, value) in answered.into_iter().filter(|(_, value)| !value.is_empty()) {
                answer::insert(&mut w, &answer_of(cx, &record, fact, value))?;
            }
            visibility::refresh(&mut w, id)?;
            enrolment::consider(cx, &mut w, id)?;
            authorise::record(cx, &mut w, &[Chain::Record(record.id)], &[], serde_json::json!({}))?;
            Ok(id)
        };
        apart(|| cx.write(arrive)).expect("a person")
    }

    /// The relation of a user to a person is that of their agency; this says whether they may see.
    pub fn sees(&self, user: &TestUser, person: PersonId) -> bool {
        let cx = self.cx(user);
        apart(|| crate::case::head(&cx, person)).is_ok()
    }
}

fn record(
    cx: &Cx,
    person: PersonId,
    agency: throughline_domain::id::AgencyId,
    listed: &Listed,
) -> PersonRecord {
    PersonRecord {
        id: cx.new_id(),
        person,
        agency,
        source: None,
        name: Name { surname: listed.name.0.to_owned(), given_name: listed.name.1.to_owned() },
        birth_date: Some(jiff::civil::date(1997, 6, 14)),
        sex: Some(listed.sex.to_owned()),
        birth_country: Some("MA".to_owned()),
        town: Some(listed.town.to_owned()),
        languages: vec!["ary".to_owned(), "es".to_owned()],
        interpreter_needed: Some(true),
        reading_needs: None,
        version: 1,
    }
}

fn answer_of(cx: &Cx, record: &PersonRecord, fact: &str, value: &str) -> Answer {
    Answer {
        id: cx.new_id(),
        person: record.person,
        record: record.id,
        fact: fact.to_owned(),
        value: value.to_owned(),
        as_written: None,
        category: Category::Family,
        said_by: "list".to_owned(),
        recorded_by: None,
        recorded_at: cx.now,
        confirmed_at: cx.now,
    }
}
