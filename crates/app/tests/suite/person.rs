//! People entered by hand, found again, corrected and remembered; and the one NGO of an island.

use jiff::civil::date;
use throughline_app::{
    Error, case, enrolment, involvement, lead, milestone, notice,
    person::{self, CameBy, Details, NewPerson, Whereabouts},
    taking_part,
    testing::{TestApp, TestUser},
};
use throughline_domain::{
    agency::Role, enrolment::Event, id::PersonId, involvement::Part, person::Name,
    programme::milestone::State,
};
use throughline_store::person::Identifier;

use crate::region::Region;

fn named(given_name: &str, surname: &str) -> Details {
    let name = Name { surname: surname.to_owned(), given_name: given_name.to_owned() };
    Details { name, ..Details::default() }
}

fn walked_in(details: Details) -> NewPerson {
    NewPerson { details, whereabouts: Whereabouts::NotKnown, came_by: CameBy::Themselves }
}

fn found(app: &TestApp, user: &TestUser, text: &str) -> Vec<String> {
    person::search(&app.cx(user), text).unwrap().found.into_iter().map(|found| found.name).collect()
}

/// The only organisation on an island: no prison list, people come by themselves.
struct Island {
    app: TestApp,
    pere: TestUser,
}

fn island() -> Island {
    let app = TestApp::with_programmes();
    let house = app.agency("ngo", "Casa de l'Illa");
    let pere = app.user(&house, &[Role::SocialWorker]);
    Island { app, pere }
}

impl Island {
    fn enter(&self, new: NewPerson) -> PersonId {
        person::enter(&self.app.cx(&self.pere), new).unwrap()
    }
}

#[test]
fn somebody_who_is_out_already_is_entered_and_accompanied_by_the_same_agency() {
    let island = island();
    let cx = island.app.cx(&island.pere);
    let released = Whereabouts::Released {
        on: date(2026, 10, 20),
        admitted_on: Some(date(2024, 3, 1)),
        kind: Some("final".to_owned()),
    };
    let new = NewPerson {
        details: named("Dolors", "Bosch i Prat"),
        whereabouts: released,
        came_by: CameBy::Themselves,
    };
    let dolors = island.enter(new);
    assert!(case::head(&cx, dolors).unwrap().programmes.is_empty(), "the network is not yet known");
    // What is not known is asked once; the answer makes her a candidate.
    taking_part::answer(&cx, dolors, "support_network", "none", taking_part::SaidBy::Person).unwrap();
    let part = case::head(&cx, dolors).unwrap().programmes.remove(0);
    enrolment::record(&cx, part.id, Event::Offer, part.version).unwrap();
    let part = case::head(&cx, dolors).unwrap().programmes.remove(0);
    enrolment::record(&cx, part.id, Event::Accept, part.version).unwrap();
    let own = involvement::view(&cx, dolors).unwrap().own_lead.remove(0);
    lead::take(&cx, dolors, own.enrolment, own.version, Some(island.pere.id)).unwrap();
    let head = case::head(&cx, dolors).unwrap();
    assert_eq!(head.lead.unwrap().user, island.pere.id);
    let shown = involvement::view(&cx, dolors).unwrap();
    assert_eq!(shown.live[0].part, Part::Lead);
    // Nothing that could only be done inside is asked of anybody.
    let timeline = milestone::view(&cx, dolors).unwrap();
    let open: Vec<_> = timeline.episodes[0]
        .milestones
        .iter()
        .filter(|shown| shown.milestone.state == State::Open)
        .map(|shown| shown.milestone.code.as_str())
        .collect();
    assert!(open.contains(&"review_30") && !open.contains(&"joint_interview"), "{open:?}");
}

#[test]
fn names_stay_as_written_and_are_found_by_any_beginning_without_accents() {
    let island = island();
    let mut details = named("Núria", "Martínez i López de la Vega");
    details.birth_date = Some(date(1990, 4, 2));
    details.identifiers = vec![Identifier { kind: "document".to_owned(), value: "X-1234567 L".to_owned() }];
    island.enter(walked_in(details));
    island.enter(walked_in(named("Suharto", "")));
    for text in ["nur", "LOPEZ", "martinez nuria", "vega lop nu mar", "02/04/1990", "1990-04-02", "x1234"] {
        assert_eq!(found(&island.app, &island.pere, text), ["Núria Martínez i López de la Vega"], "{text}");
    }
    assert_eq!(found(&island.app, &island.pere, "suh"), ["Suharto"]);
    for text in ["", "rtin", "martinez pere", "vega lop nu per", "03/04/1990"] {
        assert!(found(&island.app, &island.pere, text).is_empty(), "{text}");
    }
}

#[test]
fn of_many_who_are_found_the_first_by_name_are_shown_and_that_there_are_more() {
    let island = island();
    let given_name =
        |number: usize| format!("Joan {}", char::from(b'a' + u8::try_from(number % 26).unwrap()));
    // Entered in no order, and one of them corrected: he stands where his name of today does.
    let mut last = None;
    for number in 0..30 {
        last = Some(island.enter(walked_in(named(&given_name(number * 7), "Roca Vila"))));
    }
    let (cx, last) = (island.app.cx(&island.pere), last.unwrap());
    let record = person::identity(&cx, last).unwrap().records.remove(0);
    let corrected = Details { name: named("Aaron", "Roca Vila").name, ..record.details };
    person::edit(&cx, last, record.id, record.version, corrected).unwrap();
    for text in ["roc", "vila roca", "ro vi"] {
        let results = person::search(&cx, text).unwrap();
        let names: Vec<_> = results.found.iter().map(|one| one.name.clone()).collect();
        assert_eq!((names.len(), results.more), (25, true), "{text}");
        assert_eq!(names[0], "Aaron Roca Vila");
        assert!(names.is_sorted(), "{names:?}");
    }
    assert_eq!(found(&island.app, &island.pere, "roca vila aar"), ["Aaron Roca Vila"]);
}

#[test]
fn a_search_ends_at_what_the_reader_may_see() {
    let region = Region::new();
    assert_eq!(found(&region.app, &region.nuria, "youssef"), ["Youssef El Amrani"]);
    let ponent = region.app.worker_of(&region.prison, &[Role::ResettlementOfficer], &["Ponent"]);
    for stranger in [&region.marta, &ponent] {
        assert!(found(&region.app, stranger, "youssef").is_empty());
        assert!(found(&region.app, stranger, "14/6/1997").is_empty());
    }
}

#[test]
fn who_may_be_known_already_is_shown_before_and_only_from_what_the_reader_sees() {
    let region = Region::new();
    let mut again = named("Youssef", "El Amrani");
    again.birth_date = Some(date(1997, 6, 14));
    let known = person::already_known(&region.cx(&region.nuria), &again).unwrap();
    assert_eq!(known.iter().map(|found| found.person).collect::<Vec<_>>(), [region.youssef]);
    again.birth_date = Some(date(1980, 1, 1));
    assert!(person::already_known(&region.cx(&region.nuria), &again).unwrap().is_empty(), "another person");
    again.birth_date = None;
    assert_eq!(person::already_known(&region.cx(&region.nuria), &again).unwrap().len(), 1);
    assert!(person::already_known(&region.cx(&region.marta), &again).unwrap().is_empty());
}

#[test]
fn a_person_has_a_name_and_was_born_and_released_in_the_past() {
    let island = island();
    let cx = island.app.cx(&island.pere);
    let mut nobody = walked_in(named(" ", ""));
    nobody.details.birth_date = Some(date(2026, 11, 3));
    nobody.whereabouts =
        Whereabouts::Released { on: date(2026, 11, 3), admitted_on: None, kind: Some("parole".to_owned()) };
    let Err(Error::Invalid(errors)) = person::enter(&cx, nobody) else { panic!("it was taken") };
    let fields: Vec<_> = errors.iter().map(|error| error.field.as_str()).collect();
    assert_eq!(fields, ["surname", "birth_date", "released_on", "kind"]);
}

#[test]
fn of_two_corrections_the_second_loses_nothing_and_overwrites_nothing() {
    let island = island();
    let cx = island.app.cx(&island.pere);
    let ana = island.enter(walked_in(named("Ana", "Puig")));
    let record = person::identity(&cx, ana).unwrap().records.remove(0);
    let first = Details { town: Some("Inca".to_owned()), ..record.details.clone() };
    let second = Details { town: Some("Palma".to_owned()), ..record.details };
    person::edit(&cx, ana, record.id, record.version, first).unwrap();
    let outcome = person::edit(&cx, ana, record.id, record.version, second);
    assert!(matches!(outcome, Err(Error::Conflict(_))), "{outcome:?}");
    let kept = person::record(&cx, ana, record.id).unwrap();
    assert_eq!(kept.details.town.as_deref(), Some("Inca"));
}

#[test]
fn a_number_that_was_wrong_is_replaced() {
    let island = island();
    let cx = island.app.cx(&island.pere);
    let number = |value: &str| vec![Identifier { kind: "document".to_owned(), value: value.to_owned() }];
    let ana = island.enter(walked_in(Details { identifiers: number("111"), ..named("Ana", "Puig") }));
    let record = person::identity(&cx, ana).unwrap().records.remove(0);
    let right = Details { identifiers: number("222"), ..record.details };
    person::edit(&cx, ana, record.id, record.version, right).unwrap();
    assert!(found(&island.app, &island.pere, "111").is_empty());
    assert_eq!(found(&island.app, &island.pere, "222"), ["Ana Puig"]);
}

#[test]
fn a_record_is_corrected_by_the_agency_that_keeps_it() {
    let region = Region::new();
    region.marta_leads(region.youssef);
    let cx = region.cx(&region.marta);
    let shown = person::identity(&cx, region.youssef).unwrap();
    let record = &shown.records[0];
    assert!(!record.own && !shown.can_edit);
    let outcome = person::edit(&cx, region.youssef, record.id, record.version, named("Joseph", "Amrani"));
    assert!(outcome.is_err());
}

#[test]
fn after_a_death_notices_stop_and_the_record_stays() {
    let region = Region::new();
    region.marta_leads(region.youssef);
    region.invite(region.youssef, "Ajuntament de Terrassa");
    let cx = region.cx(&region.marta);
    assert!(person::record_death(&cx, region.youssef, date(2026, 11, 3)).is_err(), "not in the future");
    assert!(notice::count_unread(&region.cx(&region.nuria)).unwrap() > 0);
    person::record_death(&cx, region.youssef, date(2026, 11, 1)).unwrap();
    assert_eq!(notice::count_unread(&region.cx(&region.nuria)).unwrap(), 0);
    assert!(throughline_app::request::list(&region.cx(&region.badia)).unwrap().requests.is_empty());
    assert_eq!(person::identity(&cx, region.youssef).unwrap().died_on, Some(date(2026, 11, 1)));
    assert!(matches!(person::record_death(&cx, region.youssef, date(2026, 11, 1)), Err(Error::Refused(_))));
}

#[test]
fn who_comes_without_a_story_gets_a_clock_when_somebody_tells_it() {
    let island = island();
    let cx = island.app.cx(&island.pere);
    let omar = island.enter(walked_in(named("Omar", "Benali")));
    assert!(person::identity(&cx, omar).unwrap().no_custody);
    let inside = Whereabouts::Inside {
        sentenced_on: None,
        unit: None,
        admitted_on: Some(date(2025, 1, 10)),
        legal_status: Some("sentenced".to_owned()),
        kind: Some("final".to_owned()),
        leaves_on: Some(date(2027, 2, 1)),
    };
    person::add_custody(&cx, omar, inside.clone()).unwrap();
    assert!(!person::identity(&cx, omar).unwrap().no_custody);
    assert!(matches!(person::add_custody(&cx, omar, inside), Err(Error::Refused(_))));
}

#[test]
fn a_worker_of_one_establishment_is_all_who_sees_whom_they_enter_there() {
    let region = Region::new();
    let unit = region.prison.units["Brians 1"];
    let inside = Whereabouts::Inside {
        sentenced_on: None,
        unit: Some(unit),
        admitted_on: None,
        legal_status: None,
        kind: None,
        leaves_on: None,
    };
    let new = NewPerson { details: named("Laia", "Soler"), whereabouts: inside, came_by: CameBy::Prison };
    let laia = person::enter(&region.cx(&region.nuria), new).unwrap();
    let ponent = region.app.worker_of(&region.prison, &[Role::ResettlementOfficer], &["Ponent"]);
    assert!(region.app.sees(&region.nuria, laia));
    assert!(!region.app.sees(&ponent, laia));
}
