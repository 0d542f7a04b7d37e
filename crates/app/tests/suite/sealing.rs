//! What is sealed: the secrets of authenticators, and what becomes of them when a key comes, turns or goes.

use std::sync::Arc;

use throughline_app::{
    Cx, Error, account,
    sealing::{self, NoKeys},
    session::{Limits, SignIn, Visitor, enter_code, sign_in},
    testing::{PASSWORD, TestApp, TestUser, ring},
    totp,
};
use throughline_domain::{agency::Role, seal::Ring};

/// Somebody whose sign-in asks for a code, in an installation with or without keys.
fn with_authenticator(app: &TestApp, cx: impl FnOnce(Cx) -> Cx) -> (TestUser, String) {
    let house = app.agency("ngo", "Casa Oberta");
    let ana = app.user_with_password(&house, &[Role::SocialWorker]);
    let cx = cx(app.cx(&ana));
    let (secret, _) = account::offer_authenticator(&cx, None).unwrap();
    let code = totp::code_at(&secret, cx.now).unwrap();
    account::add_authenticator(&cx, Limits::default(), &secret, &code, PASSWORD).unwrap();
    (ana, secret)
}

/// What a code of a later minute gives.
fn enters(
    app: &TestApp,
    world: Arc<throughline_app::World>,
    ana: &TestUser,
    secret: &str,
) -> Result<SignIn, Error> {
    app.wait(jiff::SignedDuration::from_mins(2));
    let visitor = Visitor { world, ..app.visitor() };
    let SignIn::CodeNeeded(started) = sign_in(&visitor, Limits::default(), &ana.login, PASSWORD).unwrap()
    else {
        panic!("no code was asked for")
    };
    let code = totp::code_at(secret, app.now()).unwrap();
    enter_code(&visitor, Limits::default(), &started.token, &code)
}

#[test]
fn a_secret_is_sealed_and_opens_with_the_key_alone() {
    let app = TestApp::new();
    let (ana, secret) = with_authenticator(&app, |cx| cx);
    let found = sealing::look(app.url(), Some(&ring())).unwrap();
    assert_eq!((found.keys, found.unsealed, found.unopened), (vec![ring().newest().to_owned()], false, 0));
    assert!(matches!(enters(&app, app.world.clone(), &ana, &secret), Ok(SignIn::Complete(_))));

    let other = Ring::new(&*app.world.entropy);
    assert_eq!(sealing::look(app.url(), Some(&other)).unwrap().unopened, 1);
    for keys in [Arc::new(NoKeys) as Arc<dyn sealing::Keys>, Arc::new(other)] {
        let tried = enters(&app, app.with_keys(keys), &ana, &secret);
        assert!(matches!(tried, Err(Error::Unavailable(_))), "{tried:?}");
    }
}

#[test]
fn secrets_from_before_there_was_a_key_are_sealed_once() {
    let app = TestApp::new();
    let (ana, secret) = with_authenticator(&app, |cx| Cx { world: app.with_keys(Arc::new(NoKeys)), ..cx });
    let found = sealing::look(app.url(), None).unwrap();
    assert!(found.keys.is_empty() && found.unsealed, "{found:?}");
    let cx = app.operator();
    assert_eq!(sealing::seal_secrets(&cx).unwrap(), 1);
    assert_eq!(sealing::seal_secrets(&cx).unwrap(), 0);
    assert!(!sealing::look(app.url(), None).unwrap().unsealed);
    assert!(matches!(enters(&app, app.world.clone(), &ana, &secret), Ok(SignIn::Complete(_))));
    // Who takes the authenticator away takes all of it away.
    account::remove_authenticator(&app.cx(&ana), Limits::default(), PASSWORD).unwrap();
    assert!(sealing::look(app.url(), None).unwrap().keys.is_empty());
}

#[test]
fn a_key_turns_while_people_work_and_the_older_one_is_needed_until_all_is_sealed_anew() {
    let app = TestApp::new();
    let (ana, secret) = with_authenticator(&app, |cx| cx);
    let turned = ring().turned(&*app.world.entropy);
    let world = app.with_keys(Arc::new(turned.clone()));
    let found = sealing::look(app.url(), Some(&turned)).unwrap();
    assert!(!sealing::is_even(&found, &turned));
    assert_eq!(turned.keeping(&found.keys), turned, "the older key is in use");
    assert!(matches!(enters(&app, world.clone(), &ana, &secret), Ok(SignIn::Complete(_))));

    let cx = Cx::operator(world.clone());
    assert_eq!(sealing::seal_anew(&cx).unwrap(), 1);
    assert_eq!(sealing::seal_anew(&cx).unwrap(), 0, "nothing is left to do");
    let found = sealing::look(app.url(), Some(&turned)).unwrap();
    assert!(sealing::is_even(&found, &turned) && found.unopened == 0);
    let kept = turned.keeping(&found.keys);
    assert_eq!(kept.ids().count(), 1);
    let world = app.with_keys(Arc::new(kept));
    assert!(matches!(enters(&app, world, &ana, &secret), Ok(SignIn::Complete(_))));
}
