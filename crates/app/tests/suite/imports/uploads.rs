//! A list that comes over a page: looked at first, imported in the background.

use throughline_app::{
    Error,
    import::{self, Fault, RunStatus},
};
use throughline_domain::agency::Role;

use crate::imports::prison::{NURIA, Service, YOUSSEF, file, source};

#[test]
fn a_list_is_looked_at_before_it_is_imported() {
    let service = Service::new();
    let officer = service.officer("Brians 1");
    let cx = service.app.cx(&officer);
    let bytes = file(&[YOUSSEF, NURIA]).into_bytes();
    let id = import::keep(&cx, source(), bytes, "llista_2026-11-02.csv", import::ListDay::default()).unwrap();
    let seen = import::run(&cx, id).unwrap();
    assert_eq!((seen.run.status, seen.run.counts.new), (RunStatus::Previewed, 2));
    assert_eq!(service.count("person"), 0);

    import::start(&cx, id, false).unwrap().run();
    let done = import::run(&cx, id).unwrap();
    assert_eq!((done.run.status, done.run.done, done.run.actor), (RunStatus::Done, 2, Some(officer.id)));
    assert_eq!((service.count("person"), service.count("import_upload")), (2, 0), "the file is not kept");
    assert_eq!(import::runs(&cx).unwrap().len(), 1);
    service.ledger_fits();
}

#[test]
fn a_list_that_is_not_imported_leaves_nothing() {
    let service = Service::new();
    let cx = service.app.cx(&service.officer("Brians 1"));
    let id =
        import::keep(&cx, source(), file(&[YOUSSEF]).into_bytes(), "llista.csv", import::ListDay::default())
            .unwrap();
    import::discard(&cx, id).unwrap();
    assert_eq!((service.count("person"), service.count("import_upload")), (0, 0));
    assert!(matches!(import::start(&cx, id, false), Err(Fault::App(Error::NotFound))));
}

#[test]
fn a_server_that_starts_again_takes_on_what_was_left() {
    let service = Service::new();
    let cx = service.app.cx(&service.officer("Brians 1"));
    let id = import::keep(
        &cx,
        source(),
        file(&[YOUSSEF, NURIA]).into_bytes(),
        "llista.csv",
        import::ListDay::default(),
    )
    .unwrap();
    // Begun, and the server stops before anything was applied.
    drop(import::start(&cx, id, false).unwrap());
    assert!(import::take_on_interrupted(&service.operator()).unwrap().is_empty(), "it may still be running");
    service.app.wait(jiff::SignedDuration::from_mins(3));
    assert!(import::run(&service.app.cx(&service.officer("Ponent")), id).unwrap().interrupted);
    for started in import::take_on_interrupted(&service.operator()).unwrap() {
        started.run();
    }
    let done = import::run(&cx, id).unwrap();
    assert_eq!((done.run.status, done.run.counts.new), (RunStatus::Done, 2));
    assert_eq!(service.count("person"), 2);
}

#[test]
fn runs_of_another_agency_are_not_there_and_not_everybody_imports() {
    let service = Service::new();
    let cx = service.app.cx(&service.officer("Brians 1"));
    let id =
        import::keep(&cx, source(), file(&[YOUSSEF]).into_bytes(), "llista.csv", import::ListDay::default())
            .unwrap();
    let other = service.app.agency("prison", "Un altre servei");
    let stranger = service.app.cx(&service.app.user(&other, &[Role::ResettlementOfficer]));
    assert!(matches!(import::run(&stranger, id), Err(Error::NotFound)));
    assert!(matches!(import::rejected(&stranger, id), Err(Error::NotFound)));
    assert!(matches!(import::discard(&stranger, id), Err(Error::NotFound)));
    assert!(matches!(import::start(&stranger, id, false), Err(Fault::App(Error::NotFound))));
    let foreign = import::keep(
        &stranger,
        source(),
        file(&[YOUSSEF]).into_bytes(),
        "llista.csv",
        import::ListDay::default(),
    );
    assert!(matches!(foreign, Err(Fault::ForeignSource(_))));
    let mentor = service.app.cx(&service.app.user(&service.agency, &[Role::Mentor]));
    assert!(matches!(import::runs(&mentor), Err(Error::Denied(_))));
    assert!(matches!(import::run(&mentor, id), Err(Error::Denied(_))));
}

#[test]
fn a_source_is_kept_for_the_agency_that_it_names() {
    let service = Service::new();
    let cx = service.app.cx(&service.officer("Brians 1"));
    assert!(import::sources(&cx).unwrap().is_empty());
    import::save_source(&cx, crate::imports::prison::SOURCE.to_owned()).unwrap();
    assert_eq!(import::sources(&cx).unwrap()[0].id, "setmanal");
    let other = service.app.agency("prison", "Un altre servei");
    let stranger = service.app.cx(&service.app.user(&other, &[Role::ResettlementOfficer]));
    let stolen = import::save_source(&stranger, crate::imports::prison::SOURCE.to_owned());
    assert!(matches!(stolen, Err(Fault::ForeignSource(_))));
    let stolen = crate::imports::prison::SOURCE.replace("Serveis penitenciaris", "Un altre servei");
    assert!(matches!(import::save_source(&stranger, stolen), Err(Fault::ForeignSource(_))));
    let broken = import::save_source(&cx, "id = ".to_owned());
    assert!(matches!(broken, Err(Fault::Source(_))));
}

#[test]
fn a_proposal_names_the_agency_that_asks_and_can_be_kept_as_it_is() {
    let service = Service::new();
    let cx = service.app.cx(&service.officer("Brians 1"));
    let sample = file(&[YOUSSEF, NURIA]);
    let proposal = import::propose(&cx, sample.as_bytes(), "llista_2026-11-02.csv").unwrap();
    let toml = proposal.mapping.toml();
    assert!(toml.contains("name = \"Serveis penitenciaris\""), "{toml}");
    let kept = import::save_source(&cx, toml).unwrap();
    let id = import::keep(
        &cx,
        kept.text,
        sample.into_bytes(),
        "llista_2026-11-02.csv",
        import::ListDay::default(),
    )
    .unwrap();
    assert_eq!(import::run(&cx, id).unwrap().run.counts.new, 2);
}
