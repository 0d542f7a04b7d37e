use super::*;
use crate::{
    agency::Details as Named,
    session::{Limits, SignIn, sign_in},
    testing::{JURISDICTION, PASSWORD, TestApp},
};

fn first() -> FirstAdministrator {
    FirstAdministrator {
        agency: NewAgency {
            jurisdiction: JURISDICTION.to_owned(),
            kind: "ngo".to_owned(),
            details: Named::named("Casa Oberta"),
        },
        login: "Ana@example.org".to_owned(),
        name: "Ana Puig".to_owned(),
        locale: "ca".to_owned(),
        password: PASSWORD.to_owned(),
    }
}

#[test]
fn an_empty_installation_is_set_up_once_by_its_link() {
    let app = TestApp::new();
    let visitor = app.visitor();
    let older = link(&app.operator()).unwrap().unwrap();
    let made = link(&app.operator()).unwrap().unwrap();
    assert!(!is_open(&visitor, &older.token).unwrap(), "a new link takes the place of the older one");
    assert!(is_open(&visitor, &made.token).unwrap());
    set_up(&visitor, &made.token, first()).unwrap();
    assert!(matches!(set_up(&visitor, &made.token, first()), Err(Error::NotFound)));
    assert!(link(&app.operator()).unwrap().is_none(), "somebody is there now");
    let entered = sign_in(&visitor, Limits::default(), "ana@example.org", PASSWORD).unwrap();
    assert!(matches!(entered, SignIn::Complete(started) if started.locale == "ca"));
}

#[test]
fn a_link_runs_out() {
    let app = TestApp::new();
    let made = link(&app.operator()).unwrap().unwrap();
    app.wait(SignedDuration::from_hours(25));
    assert!(!is_open(&app.visitor(), &made.token).unwrap());
}

#[test]
fn everything_that_is_wrong_is_said_at_once() {
    let app = TestApp::new();
    let made = link(&app.operator()).unwrap().unwrap();
    let mut wrong = first();
    wrong.agency.details.name = String::new();
    wrong.agency.kind = "nothing".to_owned();
    wrong.login = String::new();
    wrong.password = "short".to_owned();
    let Err(Error::Invalid(errors)) = set_up(&app.visitor(), &made.token, wrong) else { panic!("refused") };
    let fields: Vec<_> = errors.iter().map(|error| error.field.as_str()).collect();
    assert_eq!(fields, ["login", "agency_name", "kind", "password"]);
    assert!(is_open(&app.visitor(), &made.token).unwrap(), "the link is still good");
}
