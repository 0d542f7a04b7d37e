use throughline_domain::agency::Role;

use super::*;
use crate::{
    agency::{Closing, close},
    testing::TestApp,
};

const MENTOR: &[Role] = &[Role::Mentor];

fn messages<T: std::fmt::Debug>(outcome: Result<T>) -> Vec<&'static str> {
    match outcome {
        Err(Error::Invalid(errors)) => errors.into_iter().map(|error| error.message).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn who_leads_a_case_hands_on_before_they_go() {
    let app = TestApp::new();
    let house = app.agency("ngo", "Casa Oberta");
    let (ana, boss) = (app.user(&house, MENTOR), app.user(&house, &[Role::Administrator]));
    let case = app.leads_a_case(&ana);
    let cx = app.cx(&boss);
    let version = get(&cx, ana.id).unwrap().user.version;
    assert_eq!(deactivate(&cx, ana.id, version).unwrap(), Deactivation::HandOnFirst(vec![case]));
    assert!(get(&cx, ana.id).unwrap().user.active, "nothing was changed");

    let outside = app.agency("ngo", "Llar Nova");
    let other = app.cx(&app.user(&outside, &[Role::Administrator]));
    let leading = close(&other, house.id, 1).unwrap();
    assert!(matches!(leading, Closing::HandOnFirst(users) if users.len() == 1 && users[0].0 == ana.id));
}

#[test]
fn a_closed_account_keeps_its_history_and_can_be_opened_again() {
    let app = TestApp::new();
    let house = app.agency("ngo", "Casa Oberta");
    let (ana, boss) = (app.user_with_password(&house, MENTOR), app.user(&house, &[Role::Administrator]));
    let cx = app.cx(&boss);
    let user = get(&cx, ana.id).unwrap().user;
    assert_eq!(deactivate(&cx, ana.id, user.version).unwrap(), Deactivation::Done);
    let closed = get(&cx, ana.id).unwrap().user;
    assert!(!closed.active && !closed.has_password);
    reset(&cx, ana.id, closed.version).unwrap();
    assert!(get(&cx, ana.id).unwrap().user.active);
    let told = app.ledger();
    for action in ["user.added", "user.deactivated", "user.reopened"] {
        assert!(told.iter().any(|code| code == action), "{action} in {told:?}");
    }
}

#[test]
fn two_administrators_cannot_overwrite_each_other() {
    let app = TestApp::new();
    let house = app.agency("ngo", "Casa Oberta");
    let (ana, boss) = (app.user(&house, MENTOR), app.user(&house, &[Role::Administrator]));
    let cx = app.cx(&boss);
    let version = get(&cx, ana.id).unwrap().user.version;
    let named = |name: &str| Details::named(name, "ca", vec![Role::Mentor]);
    edit(&cx, ana.id, version, named("Anna Puig")).unwrap();
    assert!(matches!(edit(&cx, ana.id, version, named("Ana Puig i Roca")), Err(Error::Conflict(_))));
    assert!(matches!(reset(&cx, ana.id, version), Err(Error::Conflict(_))));
    assert_eq!(get(&cx, ana.id).unwrap().user.display_name, "Anna Puig");
}

#[test]
fn there_is_always_an_administrator() {
    let app = TestApp::new();
    let house = app.agency("ngo", "Casa Oberta");
    let boss = app.user(&house, &[Role::Administrator]);
    let (cx, operator) = (app.cx(&boss), app.operator());
    let version = get(&cx, boss.id).unwrap().user.version;
    let mentor = Details::named("Pau Vidal", "ca", vec![Role::Mentor]);
    let last = "users-last-administrator";
    assert!(matches!(edit(&cx, boss.id, version, mentor), Err(Error::Refused(key)) if key == last));
    assert!(matches!(deactivate(&operator, boss.id, version), Err(Error::Refused(key)) if key == last));
    assert!(matches!(deactivate(&cx, boss.id, version), Err(Error::Refused("users-own"))));
}

#[test]
fn what_is_wrong_with_a_user_is_said_field_by_field() {
    let app = TestApp::new();
    let prison = app.agency_with_units("prison", "Serveis penitenciaris", &["Ponent"]);
    let house = app.agency("ngo", "Casa Oberta");
    let ana = app.user(&house, MENTOR);
    let operator = app.operator();
    let nobody = Details { full_time_percent: 0, ..Details::named(" ", "ca", vec![]) };
    assert_eq!(
        messages(add(&operator, house.id, "two words", nobody)),
        ["users-login-missing", "users-name-missing", "users-percent-wrong", "users-roles-missing"]
    );
    let pau = Details::named("Pau Vidal", "ca", MENTOR.to_vec());
    assert_eq!(messages(add(&operator, house.id, "USER1@example.org", pau.clone())), ["users-login-taken"]);
    let strange = Details { units: prison.units.into_values().collect(), ..pau.clone() };
    assert_eq!(messages(add(&operator, house.id, "pau", strange)), ["users-units-foreign"]);
    let deputised = Details { deputy: Some(ana.id), ..pau };
    assert_eq!(messages(add(&operator, prison.id, "pau", deputised)), ["users-deputy-wrong"]);
}

#[test]
fn only_an_administrator_looks_after_users_and_a_refusal_is_written_down() {
    let app = TestApp::new();
    let house = app.agency("ngo", "Casa Oberta");
    let ana = app.user(&house, &[Role::Manager]);
    assert!(matches!(list(&app.cx(&ana)), Err(Error::Denied(_))));
    assert!(app.ledger().iter().any(|action| action == "admin.change.refused"));
}
