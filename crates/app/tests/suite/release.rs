//! The Releases page: who leaves, soonest first, why a day needs care, and what to fix before all else.

use jiff::civil::{Date, date};
use throughline_app::{
    custody::{self, Because, DateChange},
    release::{self, DayFlag, Filter, FixFirst, PAGE, Releases, View},
    testing::{Listed, TestAgency, TestApp, TestUser},
};
use throughline_domain::{
    agency::Role,
    custody::{ItemStatus, ReleaseItem},
    id::PersonId,
};

/// Two establishments, and a resettlement officer in the first. It is Monday 2 November 2026.
struct House {
    app: TestApp,
    agency: TestAgency,
    laia: TestUser,
}

impl House {
    fn new() -> Self {
        let app = TestApp::new();
        let agency = app.agency_with_units("prison", "Serveis penitenciaris", &["Brians 1", "Ponent"]);
        let laia = app.worker_of(&agency, &[Role::ResettlementOfficer], &["Brians 1"]);
        Self { app, agency, laia }
    }
    fn leaving(&self, unit: &str, key: &'static str, name: &'static str, on: Option<Date>) -> PersonId {
        let listed = Listed { name: ("SERRA", name), key, leaves_on: on, ..Listed::default() };
        self.app.listed(&self.agency, unit, &listed)
    }
    fn list(&self, filter: &Filter) -> Releases {
        release::list(&self.app.cx(&self.laia), filter).unwrap()
    }
    fn marks(&self, person: PersonId, item: ReleaseItem, status: ItemStatus) {
        let cx = self.app.cx(&self.laia);
        let mut six = throughline_app::case::view(&cx, person).unwrap().six;
        let place = six.iter().position(|one| one.item == item).unwrap();
        let mut marked = six.remove(place);
        marked.status = status;
        custody::mark_item(&cx, person, marked).unwrap();
    }
    fn moves(&self, person: PersonId, to: Date) {
        let cx = self.app.cx(&self.laia);
        let change = DateChange::Planned { kind: None, value: Some(to) };
        let because = Because { reason: "credit".to_owned(), note: None, person_told: true };
        let version = custody::preview(&cx, person, &change).unwrap().version;
        custody::change(&cx, person, change, because, version).unwrap();
    }
}

fn people(found: &Releases) -> Vec<PersonId> {
    found.rows.iter().map(|row| row.person).collect()
}

#[test]
fn fridays_weekends_holidays_and_the_days_before_them_are_flagged() {
    let house = House::new();
    // 6 December is the day of the constitution, a Sunday; 8 December the Immaculate Conception.
    let days =
        [date(2026, 12, 4), date(2026, 12, 5), date(2026, 12, 7), date(2026, 12, 8), date(2026, 12, 16)];
    for (key, day) in ["1", "2", "3", "4", "5"].into_iter().zip(days) {
        house.leaving("Brians 1", key, "Aina", Some(day));
    }
    let found = house.list(&Filter::default());
    let flags: Vec<&[DayFlag]> = found.rows.iter().map(|row| row.flags.as_slice()).collect();
    assert!(matches!(flags[0], [DayFlag::Friday]), "{flags:?}");
    assert!(matches!(flags[1], [DayFlag::Weekend, DayFlag::BeforeHoliday(_)]), "{flags:?}");
    assert!(matches!(flags[2], [DayFlag::BeforeHoliday(name)] if !name.is_empty()), "{flags:?}");
    assert!(matches!(flags[3], [DayFlag::Holiday(name)] if !name.is_empty()), "{flags:?}");
    assert!(flags[4].is_empty(), "a Wednesday like any other");
    assert_eq!(found.count(View::BadDay), 4);
    assert_eq!(house.list(&Filter { view: View::BadDay, ..Filter::default() }).rows.len(), 4);
}

#[test]
fn who_leaves_soonest_stands_first_and_who_leaves_later_than_asked_not_at_all() {
    let house = House::new();
    let late = house.leaving("Brians 1", "1", "Laura", Some(date(2027, 3, 1)));
    let second = house.leaving("Brians 1", "2", "Segon", Some(date(2026, 12, 16)));
    let first = house.leaving("Brians 1", "3", "Prima", Some(date(2026, 11, 10)));
    let remand = house.leaving("Brians 1", "4", "Remei", None);
    house.leaving("Ponent", "5", "Pol", Some(date(2026, 11, 11)));
    assert_eq!(
        people(&house.list(&Filter::default())),
        [first, second],
        "of the own establishment, in 12 weeks"
    );
    let all = house.list(&Filter { weeks: 26, ..Filter::default() });
    assert_eq!(people(&all), [first, second, late]);
    assert_eq!(all.count(View::NoDate), 1);
    let no_date = house.list(&Filter { view: View::NoDate, ..Filter::default() });
    assert_eq!(people(&no_date), [remand], "a date that nobody knows is a state, and has a view");
}

#[test]
fn a_view_holds_as_many_as_it_says_and_a_date_that_moved_is_in_it_for_a_week() {
    let house = House::new();
    let aina = house.leaving("Brians 1", "1", "Aina", Some(date(2026, 12, 15)));
    let biel = house.leaving("Brians 1", "2", "Biel", Some(date(2026, 12, 16)));
    house.marks(aina, ReleaseItem::Bed, ItemStatus::Ready);
    house.marks(biel, ReleaseItem::Id, ItemStatus::Waiting);
    house.moves(biel, date(2026, 12, 17));
    let found = house.list(&Filter::default());
    for (view, who) in [(View::NoBed, biel), (View::NoId, aina), (View::Moved, biel)] {
        assert_eq!(found.count(view), 1, "{view:?}");
        assert_eq!(people(&house.list(&Filter { view, ..Filter::default() })), [who], "{view:?}");
    }
    house.app.wait(jiff::SignedDuration::from_hours(8 * 24));
    assert_eq!(house.list(&Filter::default()).count(View::Moved), 0);
}

#[test]
fn a_page_is_one_entry_with_exactly_the_people_it_names() {
    let house = House::new();
    let keys: Vec<&'static str> =
        (0..PAGE + 2).map(|number| &*Box::leak(format!("{number:04}").into_boxed_str())).collect();
    for key in keys {
        house.leaving("Brians 1", key, "Aina", Some(date(2026, 12, 16)));
    }
    let before = house.app.ledger().len();
    let last = house.list(&Filter { page: 9, ..Filter::default() });
    assert_eq!((last.filter.page, last.pages(), last.rows.len()), (2, 2, 2), "beyond the end is the end");
    assert_eq!(house.app.ledger().len(), before + 1);
    let named = house.app.last_payload()["people"].as_array().map_or(0, Vec::len);
    let alarmed = last.fix_first.len();
    assert!((2..=2 + alarmed).contains(&named), "{named} of {alarmed}");
}

#[test]
fn three_things_are_fixed_first_and_a_day_that_passed_before_all() {
    let house = House::new();
    let passed = house.leaving("Brians 1", "1", "Aina", Some(date(2026, 11, 4)));
    let friday = house.leaving("Brians 1", "2", "Biel", Some(date(2026, 11, 13)));
    house.leaving("Brians 1", "3", "Carla", Some(date(2026, 11, 18)));
    house.app.set_now("2026-11-05T09:00:00+01:00");
    let found = house.list(&Filter::default());
    assert!(found.fix_first.len() <= 3);
    assert!(
        matches!(&found.fix_first[0], FixFirst::Passed(row) if row.person == passed),
        "{:?}",
        found.fix_first
    );
    assert!(matches!(&found.fix_first[1], FixFirst::BadDayNoBed(row) if row.person == friday));
    house.marks(friday, ReleaseItem::Bed, ItemStatus::Ready);
    let found = house.list(&Filter::default());
    assert!(!found.fix_first.iter().any(|one| matches!(one, FixFirst::BadDayNoBed(_))), "there is a bed now");
}
