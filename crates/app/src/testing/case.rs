//! People with a case that somebody leads, made without a programme.

use jiff::civil::Date;
use serde_json::json;
use throughline_domain::{
    custody::{Episode, EpisodeStatus, WorkingDate},
    id::{AgencyId, CaseId, PersonId, RecordId},
    involvement::{Part, Status},
    person::Name,
    victim::Whom,
};
use throughline_policy::{Permit, Subject};
use throughline_store::{
    case, custody,
    db::Write,
    involvement::{self, Involvement},
    lead,
    ledger::Chain,
    person::{self, PersonRecord},
    visibility,
};

use super::{JURISDICTION, TestAgency, TestApp, TestUser, apart};
use crate::{Cx, authorise, victim::Input};

/// Where a person stands.
#[derive(Debug, Clone, Copy)]
pub enum Stay {
    /// Inside, and leaves on a day.
    Leaves(Date),
    /// Released on a day.
    Released(Date),
    /// No custody is known: they came by themselves.
    Nowhere,
}

/// A case as a test wants it.
#[derive(Debug, Clone, Copy)]
pub struct InACase<'a> {
    /// The prison service that knows the person, in the first of its units.
    pub prison: &'a TestAgency,
    /// The lead worker; their agency leads.
    pub lead: &'a TestUser,
    /// Partners that have accepted.
    pub partners: &'a [&'a TestAgency],
    /// Partners that were invited and have not answered.
    pub invited: &'a [&'a TestAgency],
}

/// Somebody who was harmed, as the tests of sealed data write them down.
pub fn rosa() -> Input {
    Input {
        whom: Some(Whom::Victim),
        name: "Rosa Camps".to_owned(),
        area: "Carrer de Verdi".to_owned(),
        contact: "600 123 456".to_owned(),
        relation: "Former partner".to_owned(),
        must_not: "He must not learn where she works".to_owned(),
        note: "Speaks with her sister".to_owned(),
    }
}

impl TestApp {
    /// A person (given name, surname) in a case that somebody leads from now on. The person permits every
    /// agency of the case what can be permitted, and all have an agreement.
    pub fn in_a_case(&self, of: &InACase<'_>, name: (&str, &str), stay: Stay) -> PersonId {
        let person = self.in_a_closed_case(of, name, stay);
        self.everything_is_shared(person, of.lead);
        person
    }

    /// The same of whom nobody has permitted or agreed anything.
    pub fn in_a_closed_case(
        &self,
        of: &InACase<'_>,
        (given_name, surname): (&str, &str),
        stay: Stay,
    ) -> PersonId {
        let cx = self.operator();
        let person: PersonId = cx.new_id();
        let name = Name { surname: surname.to_owned(), given_name: given_name.to_owned() };
        let record = record(&cx, person, of.prison.id, name);
        let case: CaseId = cx.new_id();
        let involve = |agency, part, status| involved(&cx, case, agency, part, status);
        let mut involvements = vec![involve(of.lead.agency, Part::Lead, Status::Accepted)];
        involvements.extend(of.partners.iter().map(|a| involve(a.id, Part::Partner, Status::Accepted)));
        involvements.extend(of.invited.iter().map(|a| involve(a.id, Part::Partner, Status::Invited)));
        let episode = episode(&cx, &record, of.prison, stay);
        let (prison, lead_user, lead_agency) = (of.prison.id, of.lead.id, of.lead.agency);
        let open = move |cx: &Cx, tx: &mut Write<'_>| {
            let mut w = tx.permitted(Permit::system(Subject::Person(person), "test"));
            person::insert(&mut w, person, cx.now)?;
            person::insert_record(&mut w, &record, cx.now)?;
            crate::matching::keep(cx, &mut w, &record, &[], true)?;
            if let Some(episode) = &episode {
                custody::insert(
                    &mut w,
                    &Episode { status: EpisodeStatus::Open, ..episode.clone() },
                    prison,
                    cx.now,
                )?;
                if episode.status != EpisodeStatus::Open {
                    custody::update(&mut w, episode)?;
                }
            }
            case::insert(&mut w, case, person, JURISDICTION, cx.now)?;
            for involvement in &involvements {
                involvement::insert(&mut w, involvement)?;
            }
            lead::give(&mut w, case, lead_user, lead_agency, None, cx.now)?;
            visibility::refresh(&mut w, person)?;
            authorise::record(cx, &mut w, &[Chain::Record(record.id)], &[], json!({}))
        };
        apart(|| cx.write(open)).expect("a case");
        person
    }
}

fn record(cx: &Cx, person: PersonId, agency: AgencyId, name: Name) -> PersonRecord {
    PersonRecord {
        id: cx.new_id::<RecordId>(),
        person,
        agency,
        source: None,
        name,
        birth_date: None,
        sex: None,
        birth_country: None,
        town: Some("Badalona".to_owned()),
        languages: Vec::new(),
        interpreter_needed: None,
        reading_needs: None,
        version: 1,
    }
}

fn involved(cx: &Cx, case: CaseId, agency: AgencyId, part: Part, status: Status) -> Involvement {
    Involvement {
        id: cx.new_id(),
        case,
        jurisdiction: JURISDICTION.to_owned(),
        agency,
        enrolment: None,
        part,
        basis: "test".to_owned(),
        status,
        reason: None,
        asked_by: None,
        since: cx.now,
        version: 1,
    }
}

fn episode(cx: &Cx, record: &PersonRecord, prison: &TestAgency, stay: Stay) -> Option<Episode> {
    let (day, status) = match stay {
        Stay::Leaves(day) => (day, EpisodeStatus::Open),
        Stay::Released(day) => (day, EpisodeStatus::Closed { released_on: day, released_at: None }),
        Stay::Nowhere => return None,
    };
    Some(Episode {
        id: cx.new_id(),
        person: record.person,
        record: record.id,
        jurisdiction: JURISDICTION.to_owned(),
        unit: prison.units.values().next().copied(),
        admitted_on: None,
        sentenced_on: None,
        legal_status: "sentenced".to_owned(),
        status,
        working: Some(WorkingDate { kind: "final".to_owned(), date: day }),
        choice: None,
        version: 1,
    })
}
