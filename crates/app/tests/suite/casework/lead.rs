use jiff::SignedDuration;
use throughline_app::{
    Error,
    handover::{self, Answer, Asked},
    involvement::{self, Candidate},
    my_people::{self, Tab},
    request,
    testing::{TestAgency, TestUser},
};
use throughline_domain::{
    agency::Role,
    id::{AgencyId, HandoverId, UserId},
    involvement::Part,
};

use crate::region::Region;

/// Who leads each programme of a person's case.
fn lead_agencies(region: &Region, person: throughline_domain::id::PersonId) -> Vec<Option<AgencyId>> {
    let read = region.app.world.db.read(|tx| {
        let case =
            throughline_store::case::find_open_of(tx, person)?.ok_or(throughline_store::DbError::NotFound)?;
        throughline_store::enrolment::list(tx, case.id)
    });
    read.unwrap().into_iter().map(|enrolment| enrolment.lead_agency).collect()
}

/// Marta of Pont Obert leads Youssef's case; another support team has joined it and can lead, too.
struct TwoTeams {
    region: Region,
    cami: TestAgency,
    /// Works for the other team.
    rosa: TestUser,
}

impl TwoTeams {
    fn new() -> Self {
        let region = Region::new();
        region.marta_leads(region.youssef);
        region.terrassa_helps(region.youssef);
        let cami = region.app.agency("ngo", "Camí");
        let rosa = region.app.user(&cami, &[Role::SocialWorker]);
        let marta = region.cx(&region.marta);
        let programme = throughline_app::case::head(&marta, region.youssef).unwrap().programmes.remove(0);
        let candidate = Candidate { enrolment: programme.id, role: None, agency: cami.id };
        involvement::ask(&marta, region.youssef, candidate).unwrap();
        let asked = region.invitation(&rosa);
        request::accept(&region.cx(&rosa), asked.id, asked.version).unwrap();
        region.app.wait(SignedDuration::from_hours(1));
        Self { region, cami, rosa }
    }

    fn ask(&self, to: UserId) -> throughline_app::Result<HandoverId> {
        let asked = Asked { to: Some(to), held_on: None, attendance: vec![], reason: String::new() };
        handover::ask(&self.region.cx(&self.region.marta), self.region.youssef, &asked)
    }

    fn part_of(&self, agency: &str) -> Part {
        let rows = self.region.agencies(&self.rosa, self.region.youssef).live;
        rows.into_iter().find(|row| row.agency == agency).unwrap().part
    }

    fn sees(&self, user: &TestUser) -> usize {
        my_people::view(&self.region.cx(user), Tab::All, 1).unwrap().count(Tab::All)
    }
}

const fn accept() -> Answer {
    Answer::Accept { held_on: None, attendance: vec![] }
}

#[test]
fn everything_that_hangs_on_the_lead_goes_with_it_to_the_other_agency() {
    let teams = TwoTeams::new();
    let (region, youssef) = (&teams.region, teams.region.youssef);
    let id = teams.ask(teams.rosa.id).unwrap();
    assert_eq!((teams.part_of("Pont Obert"), teams.part_of("Camí")), (Part::Lead, Part::Partner));
    region.app.wait(SignedDuration::from_hours(1));
    handover::answer(&region.cx(&teams.rosa), youssef, id, 1, &accept()).unwrap();

    assert_eq!((teams.part_of("Pont Obert"), teams.part_of("Camí")), (Part::Partner, Part::Lead));
    assert_eq!((teams.sees(&region.marta), teams.sees(&teams.rosa)), (0, 1));
    let programme = throughline_app::case::head(&region.cx(&teams.rosa), youssef).unwrap();
    assert_eq!(programme.lead.map(|lead| lead.user), Some(teams.rosa.id));
    assert_eq!(lead_agencies(region, youssef), [Some(teams.cami.id)], "the programme has a new lead agency");
    let told = |agency, kind: &str| {
        let read = region.app.world.db.read(|tx| throughline_store::testing::notices(tx, agency, kind));
        read.unwrap()
    };
    assert_eq!(told(region.badia.agency, "lead_passed"), 1, "the town hall knows whom to turn to");
    assert_eq!(told(region.ngo.id, "handover_accepted"), 1);
    assert_eq!(told(teams.cami.id, "lead_passed"), 0, "who took it knows");

    // The way on: the new lead agency ends the old one's part, which it could not do before.
    let rows = region.agencies(&teams.rosa, youssef).live;
    let old = rows.into_iter().find(|row| row.agency == "Pont Obert").unwrap();
    assert!(old.can_close);
}

#[test]
fn an_agency_that_cannot_lead_the_programme_is_not_asked_to() {
    let teams = TwoTeams::new();
    assert!(matches!(teams.ask(teams.region.badia.id), Err(Error::Refused("handovers-error-kind"))));
    let seen = handover::view(&teams.region.cx(&teams.region.marta), teams.region.youssef).unwrap();
    let offered: Vec<UserId> = seen.candidates.iter().map(|one| one.colleague.user).collect();
    assert!(offered.contains(&teams.rosa.id) && offered.contains(&teams.region.joan.id));
    assert!(!offered.contains(&teams.region.badia.id), "nor offered");
    let of = |user| seen.candidates.iter().find(|one| one.colleague.user == user).unwrap().load;
    assert!(of(teams.region.joan.id).is_some() && of(teams.rosa.id).is_none(), "a load is its agency's own");
}

#[test]
fn taking_over_and_taking_back_at_once_leave_one_lead_agency() {
    for round in 0..6 {
        let teams = TwoTeams::new();
        let id = teams.ask(teams.rosa.id).unwrap();
        teams.region.app.wait(SignedDuration::from_hours(1));
        let (rosa, marta) = (teams.region.cx(&teams.rosa), teams.region.cx(&teams.region.marta));
        let youssef = teams.region.youssef;
        let (took, back) = std::thread::scope(|scope| {
            let took = scope.spawn(|| handover::answer(&rosa, youssef, id, 1, &accept()));
            let back = scope.spawn(|| handover::answer(&marta, youssef, id, 1, &Answer::TakeBack));
            (took.join().unwrap(), back.join().unwrap())
        });
        assert!(took.is_ok() != back.is_ok(), "round {round}: one of them: {took:?} {back:?}");
        let expected = if took.is_ok() { teams.cami.id } else { teams.region.ngo.id };
        assert_eq!(lead_agencies(&teams.region, youssef), [Some(expected)]);
        let leads = [teams.part_of("Pont Obert"), teams.part_of("Camí")];
        assert_eq!(leads.iter().filter(|part| **part == Part::Lead).count(), 1, "{leads:?}");
        assert_eq!(teams.sees(&teams.rosa) + teams.sees(&teams.region.marta), 1);
    }
}

#[test]
fn the_old_lead_agency_cannot_act_as_one_any_more() {
    let teams = TwoTeams::new();
    let youssef = teams.region.youssef;
    let id = teams.ask(teams.rosa.id).unwrap();
    teams.region.app.wait(SignedDuration::from_hours(1));
    handover::answer(&teams.region.cx(&teams.rosa), youssef, id, 1, &accept()).unwrap();
    let marta = teams.region.cx(&teams.region.marta);
    let programme = throughline_app::case::head(&marta, youssef).unwrap().programmes.remove(0);
    let candidate = Candidate { enrolment: programme.id, role: None, agency: teams.region.badia.agency };
    let refused = involvement::propose(&marta, youssef, candidate);
    assert!(matches!(refused, Err(Error::Refused("involvements-refused-partner"))), "{refused:?}");
    let asked =
        Asked { to: Some(teams.region.joan.id), held_on: None, attendance: vec![], reason: String::new() };
    assert!(handover::ask(&marta, youssef, &asked).is_err());
}
