//! Which town is responsible: asked, disputed, decided, moved.

mod leads;

use jiff::civil::date;
use throughline_app::{
    Error, coming_home, involvement, request,
    routing::{self, Move, ShownClaim, Verdict},
    taking_part::SaidBy,
    testing::TestUser,
};
use throughline_domain::{
    agency::Role, enrolment::Event, id::PersonId, involvement::Status, programme::pack::Town,
    routing::Standing,
};

use crate::region::{Region, town_hall};

fn moves_to(town: &str) -> Move {
    Move { fact: Town::IntendedSettlement, town: town.to_owned(), said_by: SaidBy::Person }
}

impl Region {
    fn towns(&self) -> Vec<(String, Standing)> {
        self.claims().into_iter().map(|claim| (claim.town, claim.standing)).collect()
    }

    /// Newest first.
    fn claims(&self) -> Vec<ShownClaim> {
        routing::view(&self.cx(&self.nuria), self.youssef).unwrap().claims
    }

    fn disputes(&self, user: &TestUser, reason: &str) {
        let asked = self.invitation(user);
        assert!(asked.town.is_some(), "a town can dispute");
        request::dispute(&self.cx(user), asked.id, asked.version, reason).unwrap();
    }

    fn accepts(&self, user: &TestUser) {
        let asked = self.invitation(user);
        request::accept(&self.cx(user), asked.id, asked.version).unwrap();
    }

    fn decides(&self, verdict: &Verdict, reason: &str) -> Result<(), Error> {
        let open = self.claims().into_iter().find(|it| it.standing == Standing::Disputed).unwrap();
        routing::decide(&self.cx(&self.nuria), self.youssef, open.id, open.version, verdict, reason)
    }
}

fn stands(town: &str, standing: Standing) -> (String, Standing) {
    (town.to_owned(), standing)
}

#[test]
fn the_town_of_the_record_is_proposed_until_the_person_says_where_they_will_settle() {
    let region = Region::new();
    region.says_yes(region.youssef);
    assert_eq!(region.towns(), [stands("Terrassa", Standing::Proposed)]);
    assert_eq!(region.claims()[0].fact, Some(Town::OriginOrMainStay));
    // What is only proposed nobody knows of: it is dropped without a word, and Vic is asked.
    let nuria = region.cx(&region.nuria);
    let preview = routing::preview(&nuria, region.youssef, &moves_to("Vic")).unwrap();
    let hall = preview.iter().find(|it| it.asks.is_some()).unwrap();
    assert_eq!(hall.asks.as_deref(), Some("Ajuntament de Vic"));
    assert_eq!(hall.takes_back, ["Ajuntament de Terrassa"]);
    assert_eq!(region.towns(), [stands("Terrassa", Standing::Proposed)], "a preview saves nothing");
    region.app.wait(jiff::SignedDuration::from_hours(1));
    let nuria = region.cx(&region.nuria);
    assert_eq!(routing::say(&nuria, region.youssef, &moves_to("Vic")).unwrap(), preview);
    assert_eq!(region.towns(), [stands("Vic", Standing::Asked), stands("Terrassa", Standing::Ended)]);
    let towns = routing::view(&nuria, region.youssef).unwrap().towns;
    let intended = towns.iter().find(|it| it.fact == Town::IntendedSettlement).unwrap();
    assert_eq!(intended.said, Some(("person".to_owned(), date(2026, 11, 2))));
    assert!(request::list(&region.cx(&region.badia)).unwrap().requests.is_empty());
}

#[test]
fn a_town_that_is_known_before_the_yes_is_the_one_that_is_proposed() {
    let region = Region::new();
    routing::say(&region.cx(&region.nuria), region.youssef, &moves_to("vic")).unwrap();
    region.answer(region.youssef, Event::Offer);
    region.answer(region.youssef, Event::Accept);
    assert_eq!(region.towns(), [stands("Vic", Standing::Proposed)], "written as the table has it");
}

#[test]
fn a_town_is_asked_however_a_list_or_a_worker_writes_it() {
    let region = Region::new();
    let hall = town_hall(&region.app, "Ajuntament de l'Hospitalet", "hospitalet de llobregat, l'");
    let rosa = region.app.user(&hall, &[Role::MunicipalCoordinator]);
    region.marta_leads(region.youssef);
    for written in ["L’HOSPITALET DE LLOBREGAT", "Hospitalet de Llobregat (L')", "l'hospitalet de Llobregat"]
    {
        let preview =
            routing::preview(&region.cx(&region.marta), region.youssef, &moves_to(written)).unwrap();
        let asks: Vec<&str> = preview.iter().filter_map(|it| it.asks.as_deref()).collect();
        assert_eq!(asks, ["Ajuntament de l'Hospitalet"], "{written}");
        assert!(preview.iter().all(|it| it.town == "L'Hospitalet de Llobregat"), "{preview:?}");
    }
    // A name that is only nearly one leads nowhere by itself.
    let nearly =
        routing::preview(&region.cx(&region.marta), region.youssef, &moves_to("Hospitalet")).unwrap();
    assert!(nearly.iter().all(|it| !it.served));
    assert!(request::list(&region.cx(&rosa)).unwrap().requests.is_empty(), "previews ask nobody");
}

#[test]
fn a_town_may_dispute_and_the_referrer_upholds_or_names_another() {
    let region = Region::new();
    region.says_yes(region.youssef);
    region.invite(region.youssef, "Ajuntament de Terrassa");
    region.app.wait(jiff::SignedDuration::from_hours(1));
    region.disputes(&region.badia, "He has lived in Vic for years.");
    let disputed = &region.claims()[0];
    assert_eq!(disputed.standing, Standing::Disputed);
    assert_eq!(disputed.dispute, Some(("He has lived in Vic for years.".to_owned(), date(2026, 11, 2))));
    assert!(!region.app.sees(&region.badia, region.youssef), "who disputes sees nobody");

    // Upheld: Terrassa is asked again, and disputes again.
    assert!(matches!(region.decides(&Verdict::Uphold, " "), Err(Error::Invalid(_))));
    region.decides(&Verdict::Uphold, "Registered in Terrassa until the admission.").unwrap();
    region.disputes(&region.badia, "The registration was wrong.");
    region.app.wait(jiff::SignedDuration::from_hours(1));
    // Named another: Vic is asked.
    let nowhere = region.decides(&Verdict::Another { town: "Atlantis".to_owned() }, "They say so.");
    assert!(matches!(nowhere, Err(Error::Invalid(fields)) if fields[0].field == "town"));
    region.decides(&Verdict::Another { town: "Vic".to_owned() }, "The register of Vic has him.").unwrap();
    let history = [
        stands("Vic", Standing::Asked),
        stands("Terrassa", Standing::PassedOn),
        stands("Terrassa", Standing::Upheld),
    ];
    assert_eq!(region.towns(), history, "nothing is forgotten");
    let decided = region.claims()[1].decision.clone().unwrap();
    assert_eq!(decided.0, "The register of Vic has him.");
    region.accepts(&region.quim);
    assert_eq!(region.towns()[0], stands("Vic", Standing::Responsible));
    assert!(region.app.sees(&region.quim, region.youssef));
}

#[test]
fn who_moves_keeps_the_old_town_until_the_new_one_has_accepted() {
    let region = Region::new();
    region.marta_leads(region.youssef);
    region.terrassa_helps(region.youssef);
    region.app.wait(jiff::SignedDuration::from_hours(1));
    let preview = routing::preview(&region.cx(&region.marta), region.youssef, &moves_to("Vic")).unwrap();
    let hall = preview.iter().find(|it| it.asks.is_some()).unwrap();
    assert_eq!(hall.stays.as_deref(), Some("Ajuntament de Terrassa"));
    routing::say(&region.cx(&region.marta), region.youssef, &moves_to("Vic")).unwrap();
    assert_eq!(region.towns(), [stands("Vic", Standing::Asked), stands("Terrassa", Standing::Responsible)]);
    assert!(region.app.sees(&region.badia, region.youssef), "the old team keeps watch");
    region.app.wait(jiff::SignedDuration::from_hours(48));
    region.accepts(&region.quim);
    assert_eq!(region.towns(), [stands("Vic", Standing::Responsible), stands("Terrassa", Standing::Ended)]);
    assert!(!region.app.sees(&region.badia, region.youssef));
    let closed = region.agencies(&region.nuria, region.youssef).ended.remove(0);
    assert_eq!((closed.status, closed.since), (Status::Closed, date(2026, 11, 4)), "with its date");
}

#[test]
fn two_towns_that_both_say_no_are_seen_on_coming_home_and_on_the_case() {
    let region = Region::new();
    region.marta_leads(region.youssef);
    region.terrassa_helps(region.youssef);
    region.app.wait(jiff::SignedDuration::from_hours(1));
    routing::say(&region.cx(&region.marta), region.youssef, &moves_to("Vic")).unwrap();
    region.disputes(&region.quim, "He was only visiting.");
    // The team that stays responsible sees that the other town does not take over.
    let home = coming_home::list(&region.cx(&region.badia)).unwrap();
    let row = home.elsewhere.iter().find(|row| row.person == region.youssef).unwrap();
    assert_eq!(row.town.as_deref(), Some("Vic"));
    assert_eq!(row.other_towns.len(), 1);
    assert_eq!((row.other_towns[0].town.as_str(), row.other_towns[0].standing), ("Vic", Standing::Disputed));
    // The town that disputes sees its own dispute, and nobody.
    let own = coming_home::list(&region.cx(&region.quim)).unwrap();
    assert_eq!(own.expected().count() + own.elsewhere.len(), 0);
    assert_eq!(own.disputes[0].reason, "He was only visiting.");
    assert_eq!(
        region.towns(),
        [stands("Vic", Standing::Disputed), stands("Terrassa", Standing::Responsible)]
    );
}

#[test]
fn a_move_back_takes_the_question_back() {
    let region = Region::new();
    region.marta_leads(region.youssef);
    region.terrassa_helps(region.youssef);
    region.app.wait(jiff::SignedDuration::from_hours(1));
    let marta = region.cx(&region.marta);
    routing::say(&marta, region.youssef, &moves_to("Vic")).unwrap();
    region.app.wait(jiff::SignedDuration::from_hours(1));
    routing::say(&region.cx(&region.marta), region.youssef, &moves_to("Terrassa")).unwrap();
    assert_eq!(region.towns(), [stands("Vic", Standing::Ended), stands("Terrassa", Standing::Responsible)]);
    assert!(request::list(&region.cx(&region.quim)).unwrap().requests.is_empty());
}

#[test]
fn where_no_agency_or_more_than_one_stands_for_a_town_the_team_is_told_and_nobody_is_asked() {
    let region = Region::new();
    region.marta_leads(region.youssef);
    region.terrassa_helps(region.youssef);
    region.app.wait(jiff::SignedDuration::from_hours(1));
    let marta = region.cx(&region.marta);
    let nowhere = routing::say(&marta, region.youssef, &moves_to("Atlantis")).unwrap();
    assert!(nowhere.iter().all(|it| !it.served && it.asks.is_none()));
    assert_eq!(region.towns(), [stands("Terrassa", Standing::Responsible)]);
    town_hall(&region.app, "Consell Comarcal d'Osona", "Vic");
    let two = routing::preview(&marta, region.youssef, &moves_to("Vic")).unwrap();
    assert!(two.iter().all(|it| it.asks.is_none()));
}

#[test]
fn a_partner_that_hears_of_the_move_proposes_and_the_team_invites() {
    let region = Region::new();
    region.marta_leads(region.youssef);
    region.terrassa_helps(region.youssef);
    region.app.wait(jiff::SignedDuration::from_hours(1));
    routing::say(&region.cx(&region.badia), region.youssef, &moves_to("Vic")).unwrap();
    assert_eq!(region.towns()[0], stands("Vic", Standing::Proposed));
    assert!(request::list(&region.cx(&region.quim)).unwrap().requests.is_empty());
    region.invite(region.youssef, "Ajuntament de Vic");
    region.accepts(&region.quim);
    assert_eq!(region.towns(), [stands("Vic", Standing::Responsible), stands("Terrassa", Standing::Ended)]);
}

#[test]
fn only_who_decides_on_the_case_decides_a_dispute_and_only_once() {
    let region = Region::new();
    region.marta_leads(region.youssef);
    region.invite(region.youssef, "Ajuntament de Terrassa");
    region.disputes(&region.badia, "Not ours.");
    let open = region.claims().remove(0);
    let outsider = region.app.user(&region.prison, &[Role::Mentor]);
    let decide = |user: &TestUser, person: PersonId| {
        routing::decide(&region.cx(user), person, open.id, open.version, &Verdict::Uphold, "It is.")
    };
    assert!(matches!(decide(&outsider, region.youssef), Err(Error::Denied(_))));
    assert!(matches!(decide(&region.quim, region.youssef), Err(Error::Denied(_))));
    decide(&region.marta, region.youssef).unwrap();
    assert!(matches!(decide(&region.marta, region.youssef), Err(Error::Conflict(_))));
    let agencies = involvement::view(&region.cx(&region.nuria), region.youssef).unwrap();
    assert!(
        agencies
            .live
            .iter()
            .any(|row| row.agency == "Ajuntament de Terrassa" && row.status == Status::Invited)
    );
}
