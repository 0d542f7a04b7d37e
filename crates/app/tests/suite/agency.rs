//! Agencies, as an administrator looks after them.

use throughline_app::{
    Error,
    agency::{self, Details, NewAgency},
    testing::{JURISDICTION, TestApp},
};
use throughline_domain::agency::Role;

fn hall(town: &str) -> NewAgency {
    let details = Details { town: Some(town.to_owned()), ..Details::named("Ajuntament") };
    NewAgency { jurisdiction: JURISDICTION.to_owned(), kind: "municipality".to_owned(), details }
}

#[test]
fn a_town_hall_is_for_a_town_of_the_table_and_its_name_is_written_as_there() {
    let app = TestApp::new();
    let house = app.agency("ngo", "Pont Obert");
    let cx = app.cx(&app.user(&house, &[Role::Administrator]));
    let refused = |town: &str| {
        let Err(Error::Invalid(errors)) = agency::add(&cx, hall(town)) else { panic!("{town} was taken") };
        errors.into_iter().map(|error| (error.field, error.message, error.args)).next().unwrap()
    };
    let (field, message, args) = refused("Terrasa");
    assert_eq!((field.as_str(), message), ("town", "agencies-town-nearest"));
    assert_eq!(args, [("nearest", "Terrassa".to_owned())]);
    assert_eq!(refused("Zaragoza").1, "agencies-town-unknown");

    let id = agency::add(&cx, hall(" TERRASSA ")).unwrap();
    assert_eq!(agency::get(&cx, id).unwrap().agency.town.as_deref(), Some("Terrassa"));
    let moved = Details { town: Some("besalu".to_owned()), ..Details::named("Ajuntament") };
    agency::edit(&cx, id, 1, moved).unwrap();
    assert_eq!(agency::get(&cx, id).unwrap().agency.town.as_deref(), Some("Besalú"));
    let none = Details::named("Ajuntament");
    agency::edit(&cx, id, 2, none).unwrap();
    assert_eq!(agency::get(&cx, id).unwrap().agency.town, None, "most agencies are for no town");
}

#[test]
fn where_a_jurisdiction_has_no_table_any_town_will_do() {
    let app = TestApp::new();
    let house = app.agency("ngo", "Pont Obert");
    let cx = app.cx(&app.user(&house, &[Role::Administrator]));
    let zwolle = NewAgency { jurisdiction: "nl".to_owned(), ..hall("Zwolle") };
    let id = agency::add(&cx, zwolle).unwrap();
    assert_eq!(agency::get(&cx, id).unwrap().agency.town.as_deref(), Some("Zwolle"));
}
