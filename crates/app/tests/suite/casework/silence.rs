use throughline_app::{Error, agency, note, silence};
use throughline_domain::note::{About, Happened};

use crate::casework::{
    note::{about, note},
    region::Region,
};

#[test]
fn a_case_nobody_has_reached_or_tried_goes_to_the_team_and_somebody_takes_it_up() {
    let region = Region::new();
    let iker = region.walked_in("Iker", "Mendoza Ruiz");
    let list = || silence::list(&region.joan()).unwrap().cases;
    region.app.set_now("2026-11-15T10:00:00+01:00");
    assert!(list().is_empty(), "thirteen days");
    region.app.set_now("2026-11-16T10:00:00+01:00");
    assert_eq!((list()[0].person, list()[0].days, list()[0].taken_up.is_none()), (iker, 14, true));

    silence::take_up(&region.joan(), iker).unwrap();
    assert_eq!(list()[0].taken_up.as_ref().map(|taken| taken.0), Some(region.joan.id));
    assert_eq!(region.notices(region.ngo.id, "taken_up"), 1, "the lead worker is told");
    assert_eq!(region.lead_of(iker), region.marta.id, "and still leads");
    region.app.set_now("2026-11-18T20:00:00+01:00");
    assert!(list()[0].taken_up.is_some(), "two working days to try");
    region.app.set_now("2026-11-19T08:00:00+01:00");
    assert!(list()[0].taken_up.is_none(), "nobody tried: everybody's again");

    note::write(&region.joan(), iker, &note(Happened::NoAnswer, vec![about(About::Other, "Tried.")]))
        .unwrap();
    assert!(list().is_empty(), "an attempt breaks the silence of the team");
}

#[test]
fn an_agency_sets_its_own_days_of_silence() {
    let region = Region::new();
    region.walked_in("Iker", "Mendoza Ruiz");
    let known = agency::get(&region.app.operator(), region.ngo.id).unwrap().agency;
    let details = |silent_days| agency::Details { silent_days, ..agency::Details::named(known.name.clone()) };
    let wrong = agency::edit(&region.app.operator(), known.id, known.version, details(Some(0)));
    assert!(matches!(wrong, Err(Error::Invalid(_))));
    agency::edit(&region.app.operator(), known.id, known.version, details(Some(7))).unwrap();
    region.app.set_now("2026-11-09T10:00:00+01:00");
    let silent = silence::list(&region.joan()).unwrap();
    assert_eq!((silent.days, silent.cases.len()), (7, 1));
}

#[test]
fn another_agency_sees_and_takes_up_nothing() {
    let region = Region::new();
    let iker = region.walked_in("Iker", "Mendoza Ruiz");
    region.app.set_now("2026-11-20T10:00:00+01:00");
    assert!(silence::list(&region.badia()).unwrap().cases.is_empty());
    let partner = silence::take_up(&region.badia(), iker);
    assert!(matches!(partner, Err(Error::Refused("silence-error-not-yours"))));
    assert!(silence::take_up(&region.nurse(), iker).is_err());
}
