//! A prison for tests of dates: two establishments, a worker in the first, and Youssef on its list.

use jiff::civil::date;
use serde_json::json;
use throughline_app::{
    custody::{self, Because, DateChange},
    enrolment, milestone, taking_part,
    testing::{Listed, TestAgency, TestApp, TestUser},
};
use throughline_domain::{
    agency::Role,
    custody::{PlannedDate, working_date},
    enrolment::{Event, Participation},
    id::PersonId,
    involvement::{Part, Status as Involved},
};
use throughline_policy::{Permit, Subject};
use throughline_store::{
    case as cases,
    custody::{self as episodes, GivenDate},
    involvement::{self, Involvement},
    ledger::{self, Chain, Entry},
    visibility,
};

/// A prison service with two establishments, a worker in the first, and Youssef on its list.
pub struct Prison {
    pub app: TestApp,
    pub agency: TestAgency,
    pub nuria: TestUser,
    pub youssef: PersonId,
}

pub fn prison() -> Prison {
    prison_with(&Listed::default())
}

pub fn prison_with(listed: &Listed) -> Prison {
    prison_in(TestApp::with_programmes(), listed)
}

pub fn prison_in(app: TestApp, listed: &Listed) -> Prison {
    let agency = app.agency_with_units("prison", "Serveis penitenciaris", &["Brians 1", "Ponent"]);
    let nuria = app.worker_of(&agency, &[Role::ResettlementOfficer], &["Brians 1"]);
    let youssef = app.listed(&agency, "Brians 1", listed);
    Prison { app, agency, nuria, youssef }
}

impl Prison {
    pub fn milestones(&self) -> Vec<milestone::ShownMilestone> {
        let timeline = milestone::view(&self.app.cx(&self.nuria), self.youssef).unwrap();
        timeline.episodes.into_iter().next().map(|episode| episode.milestones).unwrap_or_default()
    }

    pub fn milestone(&self, code: &str) -> milestone::ShownMilestone {
        self.milestones().into_iter().find(|shown| shown.milestone.code == code).unwrap()
    }

    pub fn due(&self, code: &str) -> Option<jiff::civil::Date> {
        self.milestone(code).milestone.due.map(|due| due.on)
    }

    pub fn answer(&self, event: Event) -> Participation {
        let cx = self.app.cx(&self.nuria);
        let part = throughline_app::case::head(&cx, self.youssef).unwrap().programmes.remove(0);
        enrolment::record(&cx, part.id, event, part.version).unwrap()
    }

    pub fn says_yes(&self) {
        self.answer(Event::Offer);
        assert_eq!(self.answer(Event::Accept), Participation::Accepted);
        self.app.everything_is_shared(self.youssef, &self.nuria);
    }

    /// The page of the person's one programme.
    pub fn part(&self) -> taking_part::TakingPart {
        throughline_app::case::head(&self.app.cx(&self.nuria), self.youssef).unwrap().programmes.remove(0)
    }

    pub fn change(&self, change: DateChange) -> usize {
        let cx = self.app.cx(&self.nuria);
        let version = custody::preview(&cx, self.youssef, &change).unwrap().version;
        custody::change(&cx, self.youssef, change, because(), version).unwrap()
    }

    /// The next list of the same source gives a date, or no longer does.
    pub fn list_says(&self, kind: &'static str, value: Option<jiff::civil::Date>) {
        let (person, agency) = (self.youssef, self.agency.id);
        self.app.wait(jiff::SignedDuration::from_hours(1));
        self.app
            .operator()
            .write(move |cx, tx| {
                let mut episode = episodes::current(tx, person)?.unwrap();
                let order = cx.world.jurisdiction(&episode.jurisdiction)?.date_kind_order();
                let mut w = tx.permitted(Permit::system(Subject::Person(person), "test"));
                let planned =
                    PlannedDate { kind: kind.to_owned(), source: "list".to_owned(), value, given_at: cx.now };
                let id = cx.new_id();
                let given = GivenDate { id, planned, reason: None, note: None, given_by: None, agency };
                episodes::give_date(&mut w, episode.id, &given)?;
                let all: Vec<PlannedDate> =
                    episodes::given_dates(&mut w, episode.id)?.into_iter().map(|it| it.planned).collect();
                episode.working = working_date(&all, &order, episode.choice.as_ref());
                episodes::update(&mut w, &episode)?;
                let entry = Entry {
                    chains: &[Chain::Installation],
                    action: None,
                    subject: Subject::Person(person),
                    categories: &[],
                    payload: json!({}),
                };
                ledger::append(&mut w, cx.now, &*cx.world.entropy, entry)?;
                Ok(())
            })
            .unwrap();
    }

    /// A partner that has accepted, as if it had been invited.
    pub fn partner(&self, kind: &str, name: &str, status: Involved) -> TestUser {
        let agency = self.app.agency(kind, name);
        let worker = self.app.user(&agency, &[Role::SocialWorker]);
        let person = self.youssef;
        self.app
            .operator()
            .write(move |cx, tx| {
                let case = cases::find_open_of(tx, person)?.unwrap();
                let mut w = tx.permitted(Permit::system(Subject::Person(person), "test"));
                let new = Involvement {
                    id: cx.new_id(),
                    case: case.id,
                    jurisdiction: case.jurisdiction,
                    agency: agency.id,
                    enrolment: None,
                    part: Part::Partner,
                    basis: "test".to_owned(),
                    asked_by: None,
                    status,
                    reason: None,
                    since: cx.now,
                    version: 1,
                };
                involvement::insert(&mut w, &new)?;
                visibility::refresh(&mut w, person)?;
                let entry = Entry {
                    chains: &[Chain::Installation],
                    action: None,
                    subject: Subject::Person(person),
                    categories: &[],
                    payload: json!({}),
                };
                ledger::append(&mut w, cx.now, &*cx.world.entropy, entry)?;
                Ok(())
            })
            .unwrap();
        worker
    }
}

pub fn because() -> Because {
    Because { reason: "court".to_owned(), note: Some("Order 118".to_owned()), person_told: true }
}

pub fn moved_to(year: i16, month: i8, day: i8) -> DateChange {
    DateChange::Planned { kind: None, value: Some(date(year, month, day)) }
}
