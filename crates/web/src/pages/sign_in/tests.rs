//! The story of a sign-in, through the pages.

use axum::http::{StatusCode, header};
use jiff::SignedDuration;
use throughline_app::{
    account,
    session::Limits,
    testing::{PASSWORD, TestUser, apart},
    totp, user,
};
use throughline_domain::agency::Role;

use crate::{
    server::ServerConfig,
    testing::{Browser, Seen, Site},
};

fn somebody(site: &Site) -> TestUser {
    let house = site.app.agency("ngo", "Casa Oberta");
    site.app.user_with_password(&house, &[Role::Administrator])
}

async fn try_to(browser: &Browser, user: &TestUser, password: &str) -> Seen {
    browser.post("/sign-in", &[("login", &user.login), ("password", password)]).await
}

/// Gives the user an authenticator and its secret to the test.
fn with_authenticator(site: &Site, user: &TestUser) -> String {
    let cx = site.app.cx(user);
    apart(|| {
        let (secret, _) = account::offer_authenticator(&cx, None).unwrap();
        let code = totp::code_at(&secret, cx.now).unwrap();
        account::add_authenticator(&cx, Limits::default(), &secret, &code, PASSWORD).unwrap();
        secret
    })
}

fn code(site: &Site, secret: &str) -> String {
    totp::code_at(secret, site.app.now()).unwrap()
}

#[tokio::test]
async fn with_the_right_password_one_comes_to_the_page_one_wanted() {
    let site = Site::new();
    let ana = somebody(&site);
    let browser = site.browser();
    let led = browser.get("/agencies/new").await;
    assert_eq!(led.location(), "/sign-in?next=%2Fagencies%2Fnew");
    let form = browser.follow(led).await.ok();
    let next = form.field("next").unwrap();
    let done =
        browser.post("/sign-in", &[("login", &ana.login), ("password", PASSWORD), ("next", &next)]).await;
    assert_eq!(done.location(), "/agencies/new");
    let cookie = done.headers[header::SET_COOKIE].to_str().unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    browser.follow(done).await.ok();
    assert!(site.app.ledger().contains(&"sign_in.completed".to_owned()));
}

#[tokio::test]
async fn a_sign_in_leads_nowhere_but_here() {
    let site = Site::new();
    let ana = somebody(&site);
    for elsewhere in ["https://example.org", "//example.org", "/\\example.org"] {
        let fields = [("login", ana.login.as_str()), ("password", PASSWORD), ("next", elsewhere)];
        assert_eq!(site.browser().post("/sign-in", &fields).await.location(), "/");
    }
}

#[tokio::test]
async fn over_https_the_cookie_is_bound_to_this_host() {
    let site = Site::with(ServerConfig { secure_cookies: true, ..ServerConfig::default() });
    let ana = somebody(&site);
    let done = try_to(&site.browser(), &ana, PASSWORD).await;
    let cookie = done.headers[header::SET_COOKIE].to_str().unwrap();
    assert!(cookie.starts_with("__Host-throughline=") && cookie.contains("; Secure"), "{cookie}");
    assert!(done.headers.contains_key("strict-transport-security"));
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_login_are_answered_alike() {
    let site = Site::new();
    let ana = somebody(&site);
    let wrong = try_to(&site.browser(), &ana, "not the password").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.says("The login or the password is not right"));
    assert!(wrong.says(&ana.login), "the login comes back filled");
    assert!(!wrong.says("not the password"), "the password never does");
    let nobody = TestUser { login: "nobody@example.org".to_owned(), ..ana.clone() };
    let unknown = try_to(&site.browser(), &nobody, "not the password").await;
    assert_eq!(wrong.body, unknown.body.replace(&nobody.login, &ana.login));
    let failures = site.app.ledger().iter().filter(|action| *action == "sign_in.failed").count();
    assert_eq!(failures, 2);
}

#[tokio::test]
async fn after_five_wrong_tries_the_login_is_locked_for_a_while_known_or_not() {
    let site = Site::new();
    let ana = somebody(&site);
    let nobody = TestUser { login: "nobody@example.org".to_owned(), ..ana.clone() };
    for user in [&ana, &nobody] {
        let browser = site.browser();
        for _ in 0..5 {
            assert!(try_to(&browser, user, "wrong").await.says("is not right"));
        }
        let locked = try_to(&browser, user, PASSWORD).await;
        assert!(locked.says("locked until 9:15"), "{}", locked.body);
    }
    site.app.wait(SignedDuration::from_mins(15));
    assert_eq!(try_to(&site.browser(), &ana, PASSWORD).await.location(), "/");
}

#[tokio::test]
async fn good_tries_do_not_add_up_to_a_lock() {
    let site = Site::new();
    let ana = somebody(&site);
    for _ in 0..7 {
        assert_eq!(try_to(&site.browser(), &ana, PASSWORD).await.location(), "/");
    }
}

#[tokio::test]
async fn with_an_authenticator_the_password_alone_opens_nothing() {
    let site = Site::new();
    let ana = somebody(&site);
    let secret = with_authenticator(&site, &ana);
    site.app.wait(SignedDuration::from_secs(60));
    let browser = site.browser();
    let asked = try_to(&browser, &ana, PASSWORD).await;
    assert_eq!(asked.location(), "/sign-in/code");
    assert_eq!(browser.get("/users").await.location(), "/sign-in/code");
    let before = browser.lock_cookies()["throughline"].clone();
    browser.follow(asked).await.ok();
    let done = browser.post("/sign-in/code", &[("code", &code(&site, &secret))]).await;
    assert_eq!(done.location(), "/");
    assert_ne!(before, browser.lock_cookies()["throughline"], "the token is a new one");
    browser.get("/users").await.ok();
}

#[tokio::test]
async fn a_code_works_once() {
    let site = Site::new();
    let ana = somebody(&site);
    let secret = with_authenticator(&site, &ana);
    site.app.wait(SignedDuration::from_secs(60));
    let seen_over_the_shoulder = code(&site, &secret);
    for (round, works) in [(1, true), (2, false)] {
        let browser = site.browser();
        try_to(&browser, &ana, PASSWORD).await;
        browser.get("/sign-in/code").await.ok();
        let answer = browser.post("/sign-in/code", &[("code", &seen_over_the_shoulder)]).await;
        assert_eq!(answer.status == StatusCode::SEE_OTHER, works, "round {round}");
        assert_eq!(answer.says("is not right, or it has been used"), !works, "round {round}");
    }
}

#[tokio::test]
async fn codes_cannot_be_guessed_one_after_the_other() {
    let site = Site::new();
    let ana = somebody(&site);
    let secret = with_authenticator(&site, &ana);
    site.app.wait(SignedDuration::from_secs(60));
    let browser = site.browser();
    try_to(&browser, &ana, PASSWORD).await;
    browser.get("/sign-in/code").await.ok();
    for _ in 0..5 {
        assert!(browser.post("/sign-in/code", &[("code", "000000")]).await.says("is not right"));
    }
    let right = code(&site, &secret);
    assert!(browser.post("/sign-in/code", &[("code", &right)]).await.says("locked until"));
}

#[tokio::test]
async fn a_session_ends_when_nobody_uses_it_and_after_a_working_day_whatever_happens() {
    let site = Site::new();
    let ana = somebody(&site);
    let idle = site.signed_in(&ana);
    idle.get("/users").await.ok();
    site.app.wait(SignedDuration::from_mins(29));
    idle.get("/users").await.ok();
    site.app.wait(SignedDuration::from_mins(31));
    assert_eq!(idle.get("/users").await.location(), "/sign-in?next=%2Fusers&because=ended");

    let busy = site.signed_in(&ana);
    for _ in 0..29 {
        busy.get("/users").await.ok();
        site.app.wait(SignedDuration::from_mins(20));
    }
    busy.get("/users").await.ok();
    site.app.wait(SignedDuration::from_mins(20));
    assert!(busy.get("/users").await.location().starts_with("/sign-in?"));
}

#[tokio::test]
async fn a_form_sent_too_late_comes_back_filled_to_the_same_user_only() {
    let site = Site::new();
    let ana = somebody(&site);
    let house = site.app.agency("ngo", "Llar Nova");
    let other = site.app.user_with_password(&house, &[Role::Administrator]);
    let browser = site.signed_in(&ana);
    browser.get("/agencies/new").await.ok();
    site.app.wait(SignedDuration::from_mins(45));
    let late = browser.post("/agencies/new", &[("name", "Pis d’acollida Sants"), ("kind", "housing")]).await;
    assert_eq!(late.location(), "/sign-in?next=%2Fagencies%2Fnew&because=kept");
    let shown = browser.follow(late).await.ok();
    assert!(shown.says("Your form is kept"));

    let elsewhere = site.signed_in(&other);
    assert!(!elsewhere.get("/agencies/new").await.ok().says("Sants"));

    let next = shown.field("next").unwrap();
    let back =
        browser.post("/sign-in", &[("login", &ana.login), ("password", PASSWORD), ("next", &next)]).await;
    let filled = browser.follow(back).await.ok();
    assert!(filled.says("Pis d’acollida Sants"));
    assert!(!browser.get("/agencies/new").await.ok().says("Sants"), "it is given back once");
}

#[tokio::test]
async fn a_form_from_another_place_is_refused() {
    let site = Site::new();
    let ana = somebody(&site);
    let browser = site.signed_in(&ana);
    let page = browser.get("/account").await.ok();
    let token = page.field("csrf").unwrap();
    for (header, value) in [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")] {
        let request = axum::http::Request::post("/account/language")
            .header(header, value)
            .header("content-type", "application/x-www-form-urlencoded");
        let seen = browser.send_with(request, format!("csrf={token}&locale=ca")).await;
        assert_eq!(seen.status, StatusCode::FORBIDDEN, "{header}");
        assert!(seen.says("This form is too old"));
    }
}

#[tokio::test]
async fn a_revoked_session_is_over_and_the_others_go_on() {
    let site = Site::new();
    let ana = somebody(&site);
    let (here, lost) = (site.signed_in(&ana), site.signed_in(&ana));
    lost.get("/account").await.ok();
    let account = here.get("/account").await.ok();
    let session = account.field("session").unwrap();
    let done = here.post("/account/sessions/end", &[("session", &session)]).await;
    assert!(here.follow(done).await.ok().says("The session has ended"));
    assert_eq!(lost.get("/account").await.location(), "/sign-in?next=%2Faccount");
    here.get("/account").await.ok();
}

#[tokio::test]
async fn what_is_said_once_is_said_once() {
    let site = Site::new();
    let browser = site.signed_in(&somebody(&site));
    browser.get("/account").await.ok();
    let done = browser.post("/account/language", &[("locale", "ca")]).await;
    assert!(browser.follow(done).await.ok().says("Les vostres pàgines ara són en català"));
    assert!(!browser.get("/account").await.ok().says("ara són en català"));
}

#[tokio::test]
async fn a_new_password_ends_the_other_sessions_and_is_not_a_common_one() {
    let site = Site::new();
    let ana = somebody(&site);
    let (here, other) = (site.signed_in(&ana), site.signed_in(&ana));
    here.get("/account/password").await.ok();
    let change = |new: &'static str| [("password", PASSWORD), ("new_password", new), ("password_again", new)];
    assert!(here.post("/account/password", &change("short")).await.says("at least 12 characters"));
    assert!(here.post("/account/password", &change("password1234")).await.says("Choose another password"));
    let done = here.post("/account/password", &change("the line goes on and on")).await;
    assert!(here.follow(done).await.ok().says("Your password is changed"));
    assert!(other.get("/account").await.location().starts_with("/sign-in"));
    assert_eq!(try_to(&site.browser(), &ana, "the line goes on and on").await.location(), "/");
}

#[tokio::test]
async fn an_authenticator_is_added_with_a_picture_drawn_here() {
    let site = Site::new();
    let browser = site.signed_in(&somebody(&site));
    let page = browser.get("/account/authenticator").await.ok();
    assert!(page.says("<svg") && !page.says("<?xml") && !page.says("<img"));
    let secret = page.field("secret").unwrap();
    let wrong = [("secret", secret.as_str()), ("code", "000000"), ("password", PASSWORD)];
    let refused = browser.post("/account/authenticator", &wrong).await;
    assert!(refused.says("Check the clock of your phone"));
    assert_eq!(refused.field("secret").as_deref(), Some(secret.as_str()), "the same secret, already scanned");
    let right = code(&site, &secret);
    let fields = [("secret", secret.as_str()), ("code", right.as_str()), ("password", PASSWORD)];
    let done = browser.post("/account/authenticator", &fields).await;
    assert!(browser.follow(done).await.ok().says("From now on a code is asked for"));
}

#[tokio::test]
async fn a_closed_account_is_out_at_once() {
    let site = Site::new();
    let (ana, boss) = {
        let house = site.app.agency("ngo", "Casa Oberta");
        (site.app.user(&house, &[Role::Mentor]), site.app.user(&house, &[Role::Administrator]))
    };
    let browser = site.signed_in(&ana);
    browser.get("/account").await.ok();
    let cx = site.app.cx(&boss);
    apart(|| {
        let version = user::get(&cx, ana.id).unwrap().user.version;
        user::deactivate(&cx, ana.id, version).unwrap()
    });
    assert!(browser.get("/account").await.location().starts_with("/sign-in"));
}

#[tokio::test]
async fn signing_out_is_for_good() {
    let site = Site::new();
    let browser = site.signed_in(&somebody(&site));
    browser.get("/account").await.ok();
    let token = browser.lock_cookies()["throughline"].clone();
    assert_eq!(browser.post("/sign-out", &[]).await.location(), "/sign-in?because=out");
    assert!(browser.lock_cookies().is_empty());
    browser.lock_cookies().insert("throughline".to_owned(), token);
    assert!(browser.get("/account").await.location().starts_with("/sign-in"));
}

#[tokio::test]
async fn one_click_signs_in_on_a_demonstration_and_nowhere_else() {
    let demo = Site::with(ServerConfig { demo: true, ..ServerConfig::default() });
    let ana = somebody(&demo);
    let browser = demo.browser();
    let at = |path: &str, host: &str| axum::http::Request::get(path).header("host", host);
    let shown = browser.send(at("/sign-in", "127.0.0.1:8080")).await.ok();
    assert!(shown.says("Look around with one click") && shown.says("Demonstration with invented people"));
    for host in ["plans.example", "127.0.0.1.evil.example:8080", "localhost.evil.example"] {
        assert_eq!(
            browser.send(at("/sign-in", host)).await.status,
            StatusCode::MISDIRECTED_REQUEST,
            "{host}"
        );
    }
    for host in ["localhost:8080", "localhost", "[::1]:8080", "127.0.0.1:9"] {
        browser.send(at("/sign-in", host)).await.ok();
    }
    let click = || {
        axum::http::Request::post("/sign-in/demo")
            .header("host", "127.0.0.1:8080")
            .header("origin", "http://127.0.0.1:8080")
            .header("content-type", "application/x-www-form-urlencoded")
    };
    let done = browser.send_with(click(), format!("login={}", ana.login)).await;
    assert_eq!(done.status, StatusCode::NOT_FOUND, "the database is not a demonstration's");
    demo.app.mark_as_demonstration();
    let done = browser.send_with(click(), format!("login={}", ana.login)).await;
    assert_eq!(done.location(), "/");

    let real = Site::new();
    let ana = somebody(&real);
    let seen = real.browser().post("/sign-in/demo", &[("login", &ana.login)]).await;
    assert_eq!(seen.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_visitor_reads_in_the_language_they_choose() {
    let site = Site::new();
    let browser = site.browser();
    let spanish = axum::http::Request::get("/sign-in").header("accept-language", "es-ES,es;q=0.9,en;q=0.8");
    assert!(browser.send(spanish).await.ok().says("lang=\"es\""));
    let from = axum::http::Request::get("/language?to=ca").header("referer", "http://plans.example/help");
    assert_eq!(browser.send(from).await.location(), "/help");
    assert!(browser.get("/help").await.ok().says("lang=\"ca\""));
    let elsewhere =
        axum::http::Request::get("/language?to=ca").header("referer", "https://evil.example/help");
    assert_eq!(browser.send(elsewhere).await.location(), "/");
}
