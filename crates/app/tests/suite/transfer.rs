//! A transfer moves the view; the unit that was left keeps it until it has handed over.

use jiff::{SignedDuration, civil::date};
use throughline_app::{
    Error, custody,
    testing::{Listed, TestAgency, TestApp, TestUser},
    transfer,
};
use throughline_domain::{agency::Role, id::PersonId};

struct Move {
    app: TestApp,
    prison: TestAgency,
    pau: TestUser,
    rosa: TestUser,
    teo: TestUser,
    person: PersonId,
}

/// Pau works in Brians 1, where the person is, Rosa in Ponent, Teo in Lledoners.
fn before() -> Move {
    let app = TestApp::with_programmes();
    let prison =
        app.agency_with_units("prison", "Serveis penitenciaris", &["Brians 1", "Ponent", "Lledoners"]);
    let officer = |unit| app.worker_of(&prison, &[Role::ResettlementOfficer], &[unit]);
    let (pau, rosa, teo) = (officer("Brians 1"), officer("Ponent"), officer("Lledoners"));
    let person = app.listed(&prison, "Brians 1", &Listed::default());
    Move { app, prison, pau, rosa, teo, person }
}

impl Move {
    fn to(&self, unit: &str) {
        self.app.wait(SignedDuration::from_hours(1));
        let cx = self.app.cx(&self.pau);
        let version = transfer::view(&cx, self.person).unwrap().version;
        transfer::transfer(&cx, self.person, self.prison.units[unit], version).unwrap();
    }
    fn who_sees(&self) -> [bool; 3] {
        [&self.pau, &self.rosa, &self.teo].map(|user| self.app.sees(user, self.person))
    }
}

#[test]
fn the_old_unit_keeps_the_view_until_it_has_handed_over() {
    let moved = before();
    assert_eq!(moved.who_sees(), [true, false, false]);
    moved.to("Ponent");
    assert_eq!(moved.who_sees(), [true, true, false]);
    let left = transfer::view(&moved.app.cx(&moved.pau), moved.person).unwrap().left.remove(0);
    assert!(left.own && left.handed_over_at.is_none());
    transfer::hand_over(&moved.app.cx(&moved.pau), moved.person, left.unit).unwrap();
    assert_eq!(moved.who_sees(), [false, true, false]);
}

#[test]
fn nobody_hands_over_for_another_unit() {
    let moved = before();
    moved.to("Ponent");
    let brians = moved.prison.units["Brians 1"];
    let refused = transfer::hand_over(&moved.app.cx(&moved.rosa), moved.person, brians);
    assert!(matches!(refused, Err(Error::Refused("transfer-refused-not-there"))), "{refused:?}");
    let stranger = transfer::hand_over(&moved.app.cx(&moved.teo), moved.person, brians);
    assert!(matches!(stranger, Err(Error::Denied(denied)) if !denied.may_know));
    assert_eq!(moved.who_sees(), [true, true, false]);
}

#[test]
fn once_the_last_unit_has_handed_over_no_other_unit_begins_to_see_the_person() {
    let moved = before();
    let cx = moved.app.cx(&moved.pau);
    let left = custody::DateChange::Released { on: date(2026, 11, 2), time: None };
    let version = custody::preview(&cx, moved.person, &left).unwrap().version;
    let because = custody::Because { reason: "court".to_owned(), note: None, person_told: true };
    custody::change(&cx, moved.person, left, because, version).unwrap();
    assert_eq!(moved.who_sees(), [true, false, false]);
    transfer::hand_over(&cx, moved.person, moved.prison.units["Brians 1"]).unwrap();
    assert_eq!(moved.who_sees(), [false, false, false]);
}

#[test]
fn a_transfer_to_where_the_person_is_names_the_field() {
    let moved = before();
    let cx = moved.app.cx(&moved.pau);
    let here = transfer::transfer(&cx, moved.person, moved.prison.units["Brians 1"], 1);
    assert!(matches!(here, Err(Error::Invalid(fields)) if fields[0].field == "unit"));
    let stale = transfer::transfer(&cx, moved.person, moved.prison.units["Ponent"], 7);
    assert!(matches!(stale, Err(Error::Conflict(_))));
}
