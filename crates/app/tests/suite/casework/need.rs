use jiff::civil::date;
use throughline_app::{
    Error,
    need::{self, Assessment},
};
use throughline_domain::{
    beside::Beside,
    need::{Level, Views},
    plan::Domain,
};
use throughline_policy::{Permit, Subject};
use throughline_store::{case, person};

use crate::casework::region::Region;

fn assessment(domain: Domain, person: Option<Level>, worker: Option<Level>) -> Assessment {
    Assessment {
        domain,
        views: Views { person, worker },
        person_words: "I sleep at my aunt's.".to_owned(),
        worker_words: String::new(),
        beside: Beside::default(),
    }
}

#[test]
fn the_two_views_stand_side_by_side_and_the_history_stays() {
    let region = Region::new();
    let nuria = region.leaving("Núria", "Ferrer Casals", date(2026, 12, 10));
    let marta = region.marta();
    let assess = |person, worker| {
        region.app.wait(jiff::SignedDuration::from_hours(1));
        need::assess(&region.marta(), nuria, &assessment(Domain::Housing, person, worker)).unwrap();
    };
    assess(Some(Level::Stable), Some(Level::Urgent));
    assess(Some(Level::Unstable), None);

    let needs = need::view(&marta, nuria).unwrap();
    assert_eq!(needs.domains.len(), 10);
    let housing = &needs.domains[0];
    assert_eq!(housing.history.len(), 2);
    assert_eq!(housing.history[0].views.person, Some(Level::Unstable));
    assert!(housing.history[1].views.worth_a_talk());
    let nobody = need::assess(&marta, nuria, &assessment(Domain::Work, None, None));
    assert!(matches!(nobody, Err(Error::Invalid(_))));
}

#[test]
fn another_agency_knows_that_health_was_talked_about_and_not_what_was_said() {
    let region = Region::new();
    let nuria = region.leaving("Núria", "Ferrer Casals", date(2026, 12, 10));
    need::assess(&region.marta(), nuria, &assessment(Domain::SubstanceUse, Some(Level::Crisis), None))
        .unwrap();
    let seen = need::view(&region.badia(), nuria).unwrap();
    let use_of_substances = seen.domains.iter().find(|view| view.domain == Domain::SubstanceUse).unwrap();
    assert!(use_of_substances.history.is_empty() && use_of_substances.withheld);
}

#[test]
fn a_return_to_custody_marks_what_was_assessed_before_and_deletes_nothing() {
    let region = Region::new();
    let nuria = region.leaving("Núria", "Ferrer Casals", date(2026, 12, 10));
    need::assess(&region.marta(), nuria, &assessment(Domain::Housing, Some(Level::Stable), None)).unwrap();
    region
        .app
        .operator()
        .write(move |cx, tx| {
            let case = case::find_open_of(tx, nuria)?.ok_or(Error::NotFound)?;
            let chains = throughline_app::authorise::chains(tx, nuria)?;
            assert_eq!(person::records(tx, nuria)?.len(), 1);
            let mut w = tx.permitted(Permit::system(Subject::Person(nuria), "test"));
            assert_eq!(need::mark_stale(&mut w, case.id)?, 1);
            throughline_app::authorise::record(cx, &mut w, &chains, &[], serde_json::json!({}))
        })
        .unwrap();
    let needs = need::view(&region.marta(), nuria).unwrap();
    assert!(needs.domains[0].history[0].stale);
}
