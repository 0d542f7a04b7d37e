//! Is this person already known? To the worker who enters them only as far as the worker sees; to the data
//! steward, who decides, as far as the identity goes.

use jiff::civil::date;
use throughline_app::{
    Error, matching,
    matching::Grade,
    pair::{self, Found, ReviewStatus},
    person::{self, CameBy, Details, NewPerson, Whereabouts},
    testing::{Listed, TestUser},
};
use throughline_domain::{
    agency::Role,
    id::{PersonId, ReviewId},
    person::Name,
};
use throughline_store::person::Identifier;

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
