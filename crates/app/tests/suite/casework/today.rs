use jiff::civil::date;
use throughline_app::{my_people::Reason, note, today};
use throughline_domain::note::{About, Happened};

use crate::casework::{
    note::{about, note},
    region::Region,
};

#[test]
fn never_more_than_three_red_things_and_the_rest_is_counted() {
    let region = Region::new();
    let quiet = region.released("Núria", "Ferrer Casals", date(2026, 11, 2));
    for number in 0..4 {
        region.leaving("Carles", &format!("Roca {number}"), date(2026, 11, 3));
    }
    region.leaving("Berta", "Puig", date(2026, 11, 9));
    region.app.set_now("2026-11-06T10:00:00+01:00");
    let day = today::view(&region.marta()).unwrap();
    assert_eq!((day.red.len(), day.more_red, day.due, day.people), (3, 2, 6, 6));
    assert_eq!(day.red[0].person, quiet, "the first week comes first");
    assert!(matches!(day.red[0].reason, Reason::FirstWeek { days: 4 }));
    assert!(matches!(day.red[1].reason, Reason::Released { .. }));

    let all_well = note(Happened::Met, vec![about(About::Other, "All well.")]);
    note::write(&region.marta(), quiet, &all_well).unwrap();
    let day = today::view(&region.marta()).unwrap();
    assert_eq!((day.red.len(), day.more_red), (3, 1), "the next one moves up");
}

#[test]
fn only_the_three_are_disclosed() {
    let region = Region::new();
    for number in 0..5 {
        region.leaving("Carles", &format!("Roca {number}"), date(2026, 11, 1));
    }
    region.app.set_now("2026-11-02T10:00:00+01:00");
    today::view(&region.marta()).unwrap();
    let payload = region.app.last_payload();
    assert_eq!(payload["view"], "today");
    assert_eq!(payload["people"].as_array().map(Vec::len), Some(3));
}
