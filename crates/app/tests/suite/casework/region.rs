//! A small region: a prison, an NGO that leads, a town hall on the case, and one that was only invited.

use jiff::civil::{Date, date};
use throughline_app::{
    Cx, Error, absence,
    testing::{InACase, Stay, TestAgency, TestApp, TestUser},
};
use throughline_domain::{
    agency::Role,
    id::{AgencyId, PersonId},
};
use throughline_store::{case, lead};

pub struct Region {
    pub app: TestApp,
    pub prison: TestAgency,
    pub ngo: TestAgency,
    pub town: TestAgency,
    pub clinic: TestAgency,
    /// The lead worker of everybody in this region.
    pub marta: TestUser,
    /// A colleague of hers.
    pub joan: TestUser,
    /// Their manager.
    pub chief: TestUser,
    /// The town hall's coordinator, on the case.
    pub badia: TestUser,
    /// The clinic was invited and has not answered.
    pub nurse: TestUser,
}

impl Region {
    pub fn new() -> Self {
        let app = TestApp::new();
        let prison = app.agency_with_units("prison", "Serveis penitenciaris", &["Serra Alta"]);
        let ngo = app.agency("ngo", "Pont Obert");
        let town = app.agency("municipality", "Ajuntament de Badalona");
        let clinic = app.agency("health", "Centre de salut");
        let marta = app.user(&ngo, &[Role::SocialWorker]);
        let joan = app.user(&ngo, &[Role::SocialWorker]);
        let chief = app.user(&ngo, &[Role::Manager]);
        let badia = app.user(&town, &[Role::MunicipalCoordinator]);
        let nurse = app.user(&clinic, &[Role::HealthWorker]);
        Self { app, prison, ngo, town, clinic, marta, joan, chief, badia, nurse }
    }

    pub fn marta(&self) -> Cx {
        self.app.cx(&self.marta)
    }
    pub fn joan(&self) -> Cx {
        self.app.cx(&self.joan)
    }
    pub fn chief(&self) -> Cx {
        self.app.cx(&self.chief)
    }
    pub fn badia(&self) -> Cx {
        self.app.cx(&self.badia)
    }
    pub fn nurse(&self) -> Cx {
        self.app.cx(&self.nurse)
    }

    /// Somebody inside who leaves on a day, in a case that Marta leads.
    pub fn leaving(&self, given_name: &str, surname: &str, leaves_on: Date) -> PersonId {
        self.person(given_name, surname, Stay::Leaves(leaves_on))
    }

    /// Somebody who was released on a day.
    pub fn released(&self, given_name: &str, surname: &str, on: Date) -> PersonId {
        self.person(given_name, surname, Stay::Released(on))
    }

    /// Somebody who came by themselves: no custody is known.
    pub fn walked_in(&self, given_name: &str, surname: &str) -> PersonId {
        self.person(given_name, surname, Stay::Nowhere)
    }

    fn person(&self, given_name: &str, surname: &str, stay: Stay) -> PersonId {
        let of = InACase {
            prison: &self.prison,
            lead: &self.marta,
            partners: &[&self.town],
            invited: &[&self.clinic],
        };
        self.app.in_a_case(&of, (given_name, surname), stay)
    }

    /// Marta is away from today until a day, and Joan stands in.
    pub fn joan_stands_in_for_marta(&self, to: Date) {
        let marta = self.marta();
        let version = absence::view(&marta, None).unwrap().version;
        let from = Some(date(2026, 11, 2));
        let input = absence::Input { from, to: Some(to), deputy: Some(self.joan.id) };
        absence::enter(&marta, None, version, input).expect("an absence");
    }

    /// Who leads a person's case now.
    pub fn lead_of(&self, person: PersonId) -> throughline_domain::id::UserId {
        self.app
            .operator()
            .read(|_, tx| {
                let case = case::find_open_of(tx, person)?.ok_or(Error::NotFound)?;
                Ok(lead::find(tx, case.id)?.ok_or(Error::NotFound)?.user)
            })
            .expect("a lead worker")
    }

    /// How many times somebody led a person's case, each beginning when the one before ended.
    pub fn leads_without_gap(&self, person: PersonId) -> usize {
        let times = self.app.operator().read(|_, tx| {
            let case = case::find_open_of(tx, person)?.ok_or(Error::NotFound)?;
            Ok(lead::list(tx, case.id)?)
        });
        let times = times.expect("the times");
        for pair in times.windows(2) {
            assert_eq!(pair[0].to_at, Some(pair[1].from_at));
        }
        assert!(times.last().is_some_and(|last| last.to_at.is_none()));
        times.len()
    }

    /// How many unread notices of a kind an agency has.
    pub fn notices(&self, agency: AgencyId, kind: &str) -> i64 {
        let cx = self.app.operator();
        cx.read(|_, tx| Ok(throughline_store::testing::notices(tx, agency, kind)?)).expect("the notices")
    }
}
