//! Is this person already known? To the worker who enters them only as far as the worker sees; to the data
//! steward, who decides, as far as the identity goes.

use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use jiff::{ToSpan as _, civil::date};
use throughline_app::{
    Error,
    link::Pieces,
    matching,
    matching::Grade,
    pair::{self, Found, ReviewStatus},
    person::{self, CameBy, Details, NewPerson, Whereabouts},
    testing::{Listed, TestUser},
    user,
};
use throughline_domain::{
    agency::Role,
    id::{PersonId, ReviewId},
    person::Name,
};
use throughline_policy::{Permit, Subject};
use throughline_store::person::{Identifier, PersonRecord};

use crate::region::Region;

/// Youssef as the NGO writes him: another spelling, day and month exchanged.
pub fn as_the_ngo_writes_him() -> Details {
    let name = Name { surname: "El-Amrani".to_owned(), given_name: "Yousef".to_owned() };
    Details {
        name,
        birth_date: Some(date(1997, 6, 14)),
        sex: Some("male".to_owned()),
        town: Some("Terrassa".to_owned()),
        ..Details::default()
    }
}

pub fn walked_in(region: &Region, details: Details, whereabouts: Whereabouts) -> PersonId {
    let new = NewPerson { details, whereabouts, came_by: CameBy::Themselves };
    person::enter(&region.cx(&region.marta), new).unwrap()
}

pub fn steward(region: &Region) -> TestUser {
    region.app.user(&region.prison, &[Role::DataSteward])
}

pub fn compare(region: &Region) -> usize {
    matching::compare_waiting(&region.app.operator()).unwrap()
}

pub fn only_pair(region: &Region, steward: &TestUser) -> ReviewId {
    let queue = pair::list(&region.cx(steward), 1).unwrap();
    assert_eq!((queue.waiting, queue.pairs.len()), (1, 1));
    queue.pairs[0].pair.id
}

pub fn found(status: ReviewStatus) -> Found {
    Found { status, note: String::new(), goes_on: None }
}

#[test]
fn who_may_be_known_is_explained_field_by_field_to_who_may_see_them() {
    let region = Region::new();
    let known = person::already_known(&region.cx(&region.nuria), &as_the_ngo_writes_him()).unwrap();
    assert_eq!(known.iter().map(|found| found.person).collect::<Vec<_>>(), [region.youssef]);
    let grade = |field: &str| known[0].evidence.iter().find(|said| said.field == field).unwrap().grade;
    assert_eq!(grade("birth_date"), Grade::Agrees);
    assert_eq!(grade("town"), Grade::Agrees);
    assert_eq!(grade("identifier"), Grade::Missing);
    assert!(matches!(grade("given_name"), Grade::Agrees | Grade::Close));
    // Nobody of the NGO may see him: there is no answer, whatever is typed.
    assert!(person::already_known(&region.cx(&region.marta), &as_the_ngo_writes_him()).unwrap().is_empty());
}

#[test]
fn one_number_is_enough_and_a_corrected_record_is_found_by_what_it_says_now() {
    let region = Region::new();
    let number = |value: &str| Identifier { kind: "document".to_owned(), value: value.to_owned() };
    let ana = Details {
        name: Name { surname: "Puig".to_owned(), given_name: "Ana".to_owned() },
        birth_date: Some(date(1990, 4, 2)),
        identifiers: vec![number("X-1234567 L")],
        ..Details::default()
    };
    let id = walked_in(&region, ana.clone(), Whereabouts::NotKnown);
    let cx = region.cx(&region.marta);
    let asked = |surname: &str, document: &str| {
        let name = Name { surname: surname.to_owned(), given_name: "Anna Maria".to_owned() };
        let details = Details { name, identifiers: vec![number(document)], ..Details::default() };
        person::already_known(&cx, &details).unwrap().iter().map(|found| found.person).collect::<Vec<_>>()
    };
    assert_eq!(asked("Puig Serra", "x1234567l"), [id]);
    let record = person::identity(&cx, id).unwrap().records.remove(0);
    let corrected = Details { identifiers: vec![number("Y-7654321 K")], ..ana };
    person::edit(&cx, id, record.id, record.version, corrected).unwrap();
    assert_eq!(asked("Puig Serra", "y7654321k"), [id]);
}

#[test]
fn whoever_asks_too_often_has_to_wait() {
    let region = Region::new();
    let cx = region.cx(&region.marta);
    for _ in 0..matching::MOST_ASKED {
        person::already_known(&cx, &as_the_ngo_writes_him()).unwrap();
    }
    let refused = person::already_known(&cx, &as_the_ngo_writes_him());
    assert!(matches!(refused, Err(Error::Invalid(_))), "{refused:?}");
    // Attempts stand in the ledger, found or not.
    let asked = region.app.ledger().iter().filter(|action| *action == "people.list").count();
    assert!(asked >= usize::try_from(matching::MOST_ASKED).unwrap());
}

#[test]
fn a_hidden_match_waits_for_the_steward_and_what_was_decided_stays() {
    let region = Region::new();
    let steward = steward(&region);
    walked_in(&region, as_the_ngo_writes_him(), Whereabouts::NotKnown);
    assert_eq!(compare(&region), 1);
    assert_eq!(compare(&region), 0, "nothing is left to compare");
    let id = only_pair(&region, &steward);
    let cx = region.cx(&steward);
    let shown = pair::get(&cx, id).unwrap();
    let (left, right) = shown.sides.unwrap();
    let mut agencies = [left.agency, right.agency];
    agencies.sort_unstable();
    assert_eq!(agencies, ["Pont Obert", "Serveis penitenciaris"]);
    // Nobody else has a queue, and the looks stand in the agency's chain.
    for other in [&region.marta, &region.nuria] {
        assert!(matches!(pair::list(&region.cx(other), 1), Err(Error::Denied(_))));
    }
    let elsewhere = region.app.user(&region.app.agency("ngo", "Casa Oberta"), &[Role::DataSteward]);
    assert_eq!(pair::list(&region.cx(&elsewhere), 1).unwrap().pairs.len(), 0);
    assert!(matches!(pair::get(&region.cx(&elsewhere), id), Err(Error::NotFound)));

    pair::decide(&cx, id, shown.pair.version, found(ReviewStatus::Different)).unwrap();
    assert!(matches!(
        pair::decide(&cx, id, shown.pair.version, found(ReviewStatus::Same)),
        Err(Error::Conflict(_))
    ));
    assert!(pair::get(&cx, id).unwrap().sides.is_none(), "who is decided about is shown no more");
    // Neither a correction nor a run over everything asks again.
    let record = person::identity(&region.cx(&region.nuria), region.youssef).unwrap().records.remove(0);
    let details = Details { town: Some("Vic".to_owned()), ..record.details };
    person::edit(&region.cx(&region.nuria), region.youssef, record.id, record.version, details).unwrap();
    assert_eq!(compare(&region), 0);
    let report = matching::run(&region.app.operator(), 1, |_| Ok::<_, Error>(None)).unwrap();
    assert_eq!((report.records, report.raised), (2, 0));
    assert_eq!(pair::get(&cx, id).unwrap().pair.status, ReviewStatus::Different);
}

#[test]
fn pairs_that_no_steward_sees_are_counted_for_the_administrator_by_agency() {
    let region = Region::new();
    walked_in(&region, as_the_ngo_writes_him(), Whereabouts::NotKnown);
    assert_eq!(compare(&region), 1);
    let admin = region.app.user(&region.ngo, &[Role::Administrator]);
    let unattended = || matching::quality(&region.cx(&admin)).unwrap().unattended;
    let found = unattended();
    let agencies: Vec<(&str, i64)> =
        found.agencies.iter().map(|(_, name, pairs)| (name.as_str(), *pairs)).collect();
    assert_eq!((found.pairs, agencies), (1, vec![("Pont Obert", 1), ("Serveis penitenciaris", 1)]));
    // A steward of an agency that holds neither record sees nothing of it.
    region.app.user(&region.app.agency("ngo", "Casa Oberta"), &[Role::DataSteward]);
    assert_eq!(unattended().pairs, 1);
    let steward = steward(&region);
    assert_eq!(unattended(), matching::Unattended::default());
    // Who has left looks at nothing any more.
    user::deactivate(&region.cx(&admin), steward.id, 1).unwrap();
    assert_eq!(unattended().pairs, 1);
    assert!(matches!(matching::quality(&region.cx(&region.marta)), Err(Error::Denied(_))));
}

/// Pieces that a run leaves, and a later one takes.
#[derive(Default)]
struct Left {
    pieces: Mutex<BTreeMap<usize, Vec<u8>>>,
    taken: AtomicUsize,
}

struct Place(Arc<Left>);

impl Pieces for Place {
    fn take(&self, number: usize) -> Option<Vec<u8>> {
        let piece = self.0.pieces.lock().unwrap().get(&number).cloned();
        self.0.taken.fetch_add(usize::from(piece.is_some()), Ordering::Relaxed);
        piece
    }
    fn keep(&self, number: usize, piece: &[u8]) {
        self.0.pieces.lock().unwrap().insert(number, piece.to_vec());
    }
    fn progress(&self, _: usize, _: usize) {}
}

const GIVEN: [&str; 24] = [
    "Anna", "Bernat", "Carles", "Dolors", "Enric", "Fina", "Gerard", "Helena", "Ignasi", "Jordi", "Karim",
    "Laia", "Marta", "Nadia", "Oriol", "Pere", "Quim", "Rosa", "Samir", "Teresa", "Ursula", "Vicenç",
    "Xavier", "Zoe",
];
const SURNAMES: [&str; 30] = [
    "Aguilar",
    "Bosch",
    "Casals",
    "Domènech",
    "Espinosa",
    "Ferrer",
    "Garriga",
    "Hidalgo",
    "Iglesias",
    "Jiménez",
    "Kowalski",
    "Llopis",
    "Mendoza",
    "Navarro",
    "Oliveras",
    "Puig",
    "Quintana",
    "Roca",
    "Soler",
    "Torrent",
    "Ubach",
    "Vidal",
    "Xirau",
    "Yáñez",
    "Zapata",
    "Benhaddou",
    "Diallo",
    "Ionescu",
    "Petrenko",
    "Silva",
];

/// So many people of one agency, with names and days drawn as people have them, the same in every run.
fn many(region: &Region, people: usize) {
    let agency = region.ngo.id;
    let fill = move |cx: &throughline_app::Cx, tx: &mut throughline_store::db::Write<'_>| {
        let mut w = tx.permitted(Permit::system(Subject::Installation, "test"));
        let mut drawn = 1_u64;
        let mut below = |bound: usize| {
            drawn = drawn.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(drawn >> 33).unwrap() % bound
        };
        for _ in 0..people {
            let surnames = (SURNAMES[below(30)], SURNAMES[below(30)]);
            let days = i32::try_from(below(18_000)).unwrap().days();
            let record = PersonRecord {
                id: cx.new_id(),
                person: cx.new_id(),
                agency,
                source: None,
                name: Name {
                    surname: format!("{} {}", surnames.0, surnames.1),
                    given_name: GIVEN[below(24)].to_owned(),
                },
                birth_date: Some(date(1950, 1, 1).saturating_add(days)),
                sex: Some("male".to_owned()),
                birth_country: None,
                town: Some(["Vic", "Reus", "Olot", "Manresa", "Terrassa"][below(5)].to_owned()),
                languages: Vec::new(),
                interpreter_needed: None,
                reading_needs: None,
                version: 1,
            };
            throughline_store::person::insert(&mut w, record.person, cx.now)?;
            throughline_store::person::insert_record(&mut w, &record, cx.now)?;
        }
        throughline_app::authorise::record_as(cx, &mut w, "test", serde_json::json!({}))
    };
    region.app.operator().write(fill).unwrap();
}

#[test]
fn a_large_database_estimates_its_parameters_and_takes_work_on() {
    let region = Region::new();
    let steward = steward(&region);
    walked_in(&region, as_the_ngo_writes_him(), Whereabouts::NotKnown);
    many(&region, 1_000);
    let left = Arc::new(Left::default());
    let run = |left: &Arc<Left>| {
        let place: Box<dyn Pieces> = Box::new(Place(Arc::clone(left)));
        matching::run(&region.app.operator(), 2, |_| Ok::<_, Error>(Some(place))).unwrap()
    };
    let first = run(&left);
    assert_eq!((first.records, first.estimated), (1_002, true));
    assert!(first.raised >= 1, "{first:?}");
    let again = run(&left);
    assert_eq!(left.taken.load(Ordering::Relaxed), left.pieces.lock().unwrap().len(), "all is taken on");
    assert_eq!((again.pairs, again.candidates, again.raised), (first.pairs, first.candidates, 0));
    // The parameters are in force at once, and Youssef is among those who wait.
    let queue = pair::list(&region.cx(&steward), 1).unwrap();
    assert_eq!(queue.waiting, 1);
    let admin = region.app.user(&region.prison, &[Role::Administrator]);
    let quality = matching::quality(&region.cx(&admin)).unwrap();
    assert!(quality.model.is_some_and(|(_, estimated, _)| estimated));
    let known = person::already_known(&region.cx(&region.nuria), &as_the_ngo_writes_him()).unwrap();
    assert_eq!(known.iter().map(|found| found.person).collect::<Vec<_>>(), [region.youssef]);
}

#[test]
fn a_run_over_everything_finds_what_was_never_compared_and_gives_the_same_again() {
    let region = Region::new();
    let steward = steward(&region);
    walked_in(&region, as_the_ngo_writes_him(), Whereabouts::NotKnown);
    region.app.listed(
        &region.prison,
        "Ponent",
        &Listed { name: ("PUIG", "Ana"), key: "7", ..Listed::default() },
    );
    let first = matching::run(&region.app.operator(), 2, |_| Ok::<_, Error>(None)).unwrap();
    assert_eq!((first.records, first.raised, first.estimated), (3, 1, false));
    only_pair(&region, &steward);
    let again = matching::run(&region.app.operator(), 1, |_| Ok::<_, Error>(None)).unwrap();
    assert_eq!((again.records, again.raised), (3, 0));
}
