//! A number on a list that somebody else's record has too.

use jiff::civil::date;
use throughline_app::{
    matching,
    pair::{self, ReviewStatus},
    person::{self, CameBy, Details, NewPerson, Whereabouts},
    testing::TestUser,
};
use throughline_domain::{agency::Role, person::Name};
use throughline_store::person::Identifier;

use crate::{
    imports::prison::{NURIA, Service, YOUSSEF, numbers},
    matching::found,
};

/// An NGO that knows Youssef under another spelling, by the number of his document.
fn known_to_an_ngo(service: &Service) -> TestUser {
    let ngo = service.app.agency("ngo", "Pont Obert");
    let marta = service.app.user(&ngo, &[Role::SocialWorker]);
    let details = Details {
        name: Name { surname: "Amrani".to_owned(), given_name: "Yusuf".to_owned() },
        birth_date: Some(date(1990, 5, 4)),
        identifiers: vec![Identifier { kind: "document".to_owned(), value: "X-1234567 L".to_owned() }],
        ..Details::default()
    };
    let new = NewPerson { details, whereabouts: Whereabouts::NotKnown, came_by: CameBy::Themselves };
    person::enter(&service.app.cx(&marta), new).unwrap();
    assert_eq!(matching::compare_waiting(&service.operator()).unwrap(), 0);
    service.app.user(&ngo, &[Role::DataSteward])
}

#[test]
fn a_number_that_somebody_else_has_waits_for_the_steward_as_soon_as_the_row_is_written() {
    let service = Service::new();
    let steward = known_to_an_ngo(&service);
    let cx = service.app.cx(&steward);
    let done = service.import("2026-11-02", &[YOUSSEF, NURIA]);
    let queue = pair::list(&cx, 1).unwrap();
    assert_eq!((queue.waiting, queue.pairs.len()), (1, 1), "nothing was compared since");
    // Nobody was put together, and whoever imported learns nothing.
    assert_eq!(numbers(&done.counts), [2, 0, 0, 0]);
    assert_eq!(pair::count_open(&service.app.cx(&service.officer("Brians 1"))).unwrap(), 0);
    let kept = queue.pairs[0].pair.clone();
    // The comparison that follows finds the same pair, and nothing else.
    matching::compare_waiting(&service.operator()).unwrap();
    assert_eq!(pair::list(&cx, 1).unwrap().pairs.iter().map(|it| it.pair.id).collect::<Vec<_>>(), [kept.id]);
    // What was decided stays so, whatever a later list says of him.
    let version = pair::get(&cx, kept.id).unwrap().pair.version;
    pair::decide(&cx, kept.id, version, found(ReviewStatus::Different)).unwrap();
    service.import("2026-11-09", &[&YOUSSEF.replace("15/01/2027", "16/01/2027"), NURIA]);
    assert_eq!(pair::list(&cx, 1).unwrap().waiting, 0);
}

#[test]
fn what_is_imported_is_told_alike_whether_or_not_somebody_else_has_the_number() {
    let (known, unknown) = (Service::new(), Service::new());
    known_to_an_ngo(&known);
    let told = |service: &Service| {
        let done = service.import("2026-11-02", &[YOUSSEF, NURIA]);
        let record = service.record("1001");
        (numbers(&done.counts), done.counts.warnings, done.rejects, record.name.clone(), record.version)
    };
    assert_eq!(told(&known), told(&unknown));
}
