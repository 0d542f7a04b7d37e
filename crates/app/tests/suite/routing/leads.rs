//! A programme that is led by the person's town: who moves takes the lead along.

use throughline_app::{
    Error, lead, milestone, programme, request,
    routing::{self, Move},
    taking_part::{self, SaidBy},
    testing::{Listed, TestUser},
};
use throughline_domain::{id::PersonId, involvement::Part, programme::pack::Town, routing::Standing};
use throughline_store::lead::LeadWorker;

use crate::{programmes::example, region::Region};

/// Aina comes from Terrassa, whose town hall leads her only programme.
struct LedByTheTown {
    region: Region,
    aina: PersonId,
}

impl LedByTheTown {
    fn new() -> Self {
        let region = Region::new();
        let by_town = (
            "part = \"lead\"\nkinds = [\"ngo\"]\nroute = \"jurisdiction\"",
            "part = \"lead\"\nkinds = [\"municipality\"]\nroute = \"town\"",
        );
        programme::install(&region.app.operator(), example(&[by_town])).unwrap();
        // With people to lean on, she is in no other programme.
        let aina = region.app.listed(
            &region.prison,
            "Brians 1",
            &Listed { name: ("PUIG", "Aina"), key: "0002", support_network: "strong", ..Listed::default() },
        );
        let nuria = region.cx(&region.nuria);
        taking_part::answer(&nuria, aina, "wants_visits", "true", SaidBy::Person).unwrap();
        region.says_yes(aina);
        region.invite(aina, "Ajuntament de Terrassa");
        let by_town = Self { region, aina };
        by_town.takes_the_lead(&by_town.region.badia).unwrap();
        by_town.region.app.wait(jiff::SignedDuration::from_hours(24));
        by_town
    }

    fn takes_the_lead(&self, user: &TestUser) -> Result<PersonId, Error> {
        let asked = self.region.invitation(user);
        assert_eq!(asked.part, Part::Lead);
        lead::accept(&self.region.cx(user), asked.id, asked.version, Some(user.id))
    }

    fn moves_to_vic(&self) {
        let town = "vic".to_owned();
        let moved = Move { fact: Town::IntendedSettlement, town, said_by: SaidBy::Person };
        routing::say(&self.region.cx(&self.region.badia), self.aina, &moved).unwrap();
    }

    fn towns(&self) -> Vec<(String, Standing)> {
        let claims = routing::view(&self.region.cx(&self.region.nuria), self.aina).unwrap().claims;
        claims.into_iter().map(|claim| (claim.town, claim.standing)).collect()
    }

    fn leads(&self) -> Vec<LeadWorker> {
        let aina = self.aina;
        let read = self.region.app.world.db.read(|tx| {
            let case = throughline_store::case::find_open_of(tx, aina)?.unwrap();
            throughline_store::lead::list(tx, case.id)
        });
        read.unwrap()
    }
}

#[test]
fn the_old_town_leads_until_the_new_one_has_accepted_and_then_the_lead_is_there_without_a_gap() {
    let case = LedByTheTown::new();
    let Region { badia, quim, .. } = &case.region;
    assert_eq!(case.towns(), [("Terrassa".to_owned(), Standing::Responsible)]);
    case.moves_to_vic();
    let asked = ("Vic".to_owned(), Standing::Asked);
    assert_eq!(case.towns(), [asked, ("Terrassa".to_owned(), Standing::Responsible)]);
    let leads = case.leads();
    assert_eq!((leads.len(), leads[0].user, leads[0].to_at), (1, badia.id, None), "nothing changed yet");
    assert!(!case.region.app.sees(quim, case.aina), "who was only asked sees nobody");

    case.region.app.wait(jiff::SignedDuration::from_hours(24));
    case.takes_the_lead(quim).unwrap();
    let leads = case.leads();
    assert_eq!(leads.len(), 2);
    assert_eq!((leads[1].user, leads[1].agency, leads[1].to_at), (quim.id, quim.agency, None));
    assert_eq!(leads[0].to_at, Some(leads[1].from_at), "without gap or overlap");
    let responsible = ("Vic".to_owned(), Standing::Responsible);
    assert_eq!(case.towns(), [responsible, ("Terrassa".to_owned(), Standing::Ended)]);
    assert!(case.region.app.sees(quim, case.aina) && !case.region.app.sees(badia, case.aina));
    // The programme has gone along, with its deadlines.
    let cx = case.region.cx(quim);
    let timeline = milestone::view(&cx, case.aina).unwrap();
    assert!(timeline.episodes[0].milestones.iter().any(|shown| shown.milestone.code == "first_visit"));
}

#[test]
fn a_new_town_that_says_no_leaves_the_lead_where_it_is() {
    let case = LedByTheTown::new();
    case.moves_to_vic();
    let asked = case.region.invitation(&case.region.quim);
    request::dispute(&case.region.cx(&case.region.quim), asked.id, asked.version, "Only visiting.").unwrap();
    let leads = case.leads();
    assert_eq!((leads.len(), leads[0].user, leads[0].to_at), (1, case.region.badia.id, None));
    assert!(case.region.app.sees(&case.region.badia, case.aina));
    // Nobody else can lead meanwhile: the lead goes with the town, and with nothing else.
    assert!(request::list(&case.region.cx(&case.region.marta)).unwrap().requests.is_empty());
}

#[test]
fn one_town_hall_alone_takes_over_however_often_it_answers() {
    let case = LedByTheTown::new();
    case.moves_to_vic();
    let asked = case.region.invitation(&case.region.quim);
    let quim = case.region.cx(&case.region.quim);
    let take = || lead::accept(&quim, asked.id, asked.version, Some(case.region.quim.id));
    let answers = std::thread::scope(|scope| {
        let both = [scope.spawn(take), scope.spawn(take)];
        both.map(|one| one.join().unwrap())
    });
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
    assert_eq!(case.leads().iter().filter(|lead| lead.to_at.is_none()).count(), 1);
}
