//! A region for tests of who is on a case: a prison service, an NGO that leads, two town halls, and
//! Youssef, who goes home to the first of the towns.

use throughline_app::{
    Cx, agency, enrolment, involvement, lead, request,
    testing::{JURISDICTION, Listed, TestAgency, TestApp, TestUser},
};
use throughline_domain::{
    agency::{AgencyKind, Role},
    enrolment::{Event, Participation},
    id::PersonId,
    involvement::Part,
};
use throughline_policy::{Permit, Subject};

pub struct Region {
    pub app: TestApp,
    pub prison: TestAgency,
    pub ngo: TestAgency,
    /// Prepares releases in the prison.
    pub nuria: TestUser,
    /// Social worker of the NGO.
    pub marta: TestUser,
    /// Her colleague.
    pub joan: TestUser,
    /// Coordinator of the town that Youssef goes home to.
    pub badia: TestUser,
    /// Coordinator of another town.
    pub quim: TestUser,
    pub youssef: PersonId,
}

impl Region {
    pub fn new() -> Self {
        let app = TestApp::with_programmes();
        let prison = app.agency_with_units("prison", "Serveis penitenciaris", &["Brians 1", "Ponent"]);
        let ngo = app.agency("ngo", "Pont Obert");
        let terrassa = town_hall(&app, "Ajuntament de Terrassa", "Terrassa");
        let vic = town_hall(&app, "Ajuntament de Vic", "Vic");
        let nuria = app.worker_of(&prison, &[Role::ResettlementOfficer], &["Brians 1"]);
        let marta = app.user(&ngo, &[Role::SocialWorker]);
        let joan = app.user(&ngo, &[Role::SocialWorker]);
        let badia = app.user(&terrassa, &[Role::MunicipalCoordinator]);
        let quim = app.user(&vic, &[Role::MunicipalCoordinator]);
        let youssef = app.listed(&prison, "Brians 1", &Listed::default());
        Self { app, prison, ngo, nuria, marta, joan, badia, quim, youssef }
    }

    pub fn cx(&self, user: &TestUser) -> Cx {
        self.app.cx(user)
    }

    pub fn answer(&self, person: PersonId, event: Event) -> Participation {
        let cx = self.cx(&self.nuria);
        let part = throughline_app::case::head(&cx, person).unwrap().programmes.remove(0);
        enrolment::record(&cx, part.id, event, part.version).unwrap()
    }

    /// The prison offers the programme, and the person says yes to it and to sharing.
    pub fn says_yes(&self, person: PersonId) {
        self.answer(person, Event::Offer);
        assert_eq!(self.answer(person, Event::Accept), Participation::Accepted);
        self.app.everything_is_shared(person, &self.nuria);
    }

    pub fn agencies(&self, user: &TestUser, person: PersonId) -> involvement::Agencies {
        involvement::view(&self.cx(user), person).unwrap()
    }

    /// The prison invites an agency that was proposed.
    pub fn invite(&self, person: PersonId, agency: &str) {
        let row =
            self.agencies(&self.nuria, person).live.into_iter().find(|row| row.agency == agency).unwrap();
        involvement::invite(&self.cx(&self.nuria), person, row.id, row.version).unwrap();
    }

    /// The one invitation that waits for a user's agency.
    pub fn invitation(&self, user: &TestUser) -> request::Request {
        request::list(&self.cx(user)).unwrap().requests.remove(0)
    }

    /// The NGO is invited, and Marta takes the case herself.
    pub fn marta_leads(&self, person: PersonId) {
        self.says_yes(person);
        self.invite(person, "Pont Obert");
        let asked = self.invitation(&self.marta);
        assert_eq!(asked.part, Part::Lead);
        lead::accept(&self.cx(&self.marta), asked.id, asked.version, Some(self.marta.id)).unwrap();
    }

    /// A second programme of the case cannot reach the person, and is to be tried again on a day.
    pub fn out_of_reach(&self, person: PersonId, retry_on: jiff::civil::Date) {
        self.app
            .operator()
            .write(move |cx, tx| {
                let case = throughline_store::case::find_open_of(tx, person)?.unwrap();
                let enrolled = throughline_store::enrolment::list(tx, case.id)?.remove(0);
                let chains = throughline_app::authorise::chains(tx, person)?;
                let mut w = tx.permitted(Permit::system(Subject::Person(person), "test"));
                let waiting = throughline_store::enrolment::Enrolment {
                    no_access_reason: Some("hospital".to_owned()),
                    retry_on: Some(retry_on),
                    ..enrolled
                };
                throughline_store::enrolment::update(&mut w, &waiting)?;
                throughline_app::authorise::record(cx, &mut w, &chains, &[], serde_json::json!({}))
            })
            .unwrap();
    }

    /// The town hall of Terrassa is invited and comes to the case.
    pub fn terrassa_helps(&self, person: PersonId) {
        self.invite(person, "Ajuntament de Terrassa");
        let asked = self.invitation(&self.badia);
        request::accept(&self.cx(&self.badia), asked.id, asked.version).unwrap();
    }
}

/// A town hall with its town.
pub fn town_hall(app: &TestApp, name: &str, town: &str) -> TestAgency {
    let details = agency::Details { town: Some(town.to_owned()), ..agency::Details::named(name) };
    let kind = "municipality".to_owned();
    let new = agency::NewAgency { jurisdiction: JURISDICTION.to_owned(), kind: kind.clone(), details };
    let id = agency::add(&app.operator(), new).unwrap();
    TestAgency { id, kind: AgencyKind(kind.into()), units: std::collections::BTreeMap::new() }
}
