//! What holds for every route, whoever adds it.

mod by_agency;
mod not_accepted;

use axum::http::{Method, StatusCode};
use throughline_domain::agency::Role;

use super::routes;
use crate::{
    route::{Access, Route},
    testing::{Seen, Site},
};

const SOME_ID: &str = "019a4000-0000-7000-8000-000000000001";

/// An address of the route: every variable part is an id that nothing has.
fn address(route: &Route) -> String {
    let filled = |part: &str| if part.starts_with('{') { SOME_ID.to_owned() } else { part.to_owned() };
    route.path.split('/').map(filled).collect::<Vec<_>>().join("/")
}

/// Whether somebody who may not come in is told so: not by an open page, and not where there is nothing for
/// them.
fn is_seen(route: &Route) -> bool {
    !matches!(route.access, Access::Public | Access::Hidden(_))
}

async fn ask(browser: &crate::testing::Browser, route: &Route) -> Seen {
    if route.method == Method::GET {
        browser.get(&address(route)).await
    } else {
        browser.post(&address(route), &[]).await
    }
}

#[test]
fn the_public_may_use_these_and_no_others() {
    let public: Vec<String> = routes(true)
        .iter()
        .filter(|route| route.access == Access::Public)
        .map(|route| format!("{} {}", route.method, route.path))
        .collect();
    assert_eq!(
        public,
        [
            "GET /language",
            "GET /sign-in",
            "POST /sign-in",
            "POST /sign-in/demo",
            "GET /set-up/{token}",
            "POST /set-up/{token}",
            "GET /set-password/{token}",
            "POST /set-password/{token}",
            "GET /mine",
            "POST /mine",
            "GET /mine/{code}",
            "GET /mine/{code}/sharing",
            "POST /mine/{code}/{permission}",
            "GET /mine/{code}/{permission}/stop",
            "POST /mine/{code}/{permission}/stop",
            "GET /help",
            "GET /accessibility",
            "GET /privacy",
        ]
    );
}

#[test]
fn no_two_routes_are_the_same() {
    let mut table: Vec<String> =
        routes(true).iter().map(|route| format!("{} {}", route.method, route.path)).collect();
    table.sort();
    let all = table.len();
    table.dedup();
    assert_eq!(table.len(), all);
}

#[tokio::test]
async fn who_is_not_signed_in_is_led_to_the_sign_in_from_everywhere_else() {
    let site = Site::new();
    let browser = site.browser();
    for route in routes(false).iter().filter(|route| is_seen(route)) {
        let seen = ask(&browser, route).await;
        assert!(seen.location().starts_with("/sign-in"), "{route:?}");
        assert_eq!(seen.body, "", "{route:?}");
    }
}

#[tokio::test]
async fn a_program_without_a_session_is_told_so() {
    let site = Site::new();
    let browser = site.browser();
    for route in routes(false).iter().filter(|route| is_seen(route)) {
        let request = axum::http::Request::builder()
            .method(&route.method)
            .uri(address(route))
            .header("accept", "application/json");
        let seen = browser.send(request).await;
        assert_eq!(seen.status, StatusCode::UNAUTHORIZED, "{route:?}");
        assert_eq!(seen.headers["content-type"], "application/problem+json");
    }
}

#[tokio::test]
async fn a_route_of_some_roles_is_closed_to_the_others() {
    let site = Site::new();
    let house = site.app.agency("ngo", "Casa Oberta");
    for route in routes(false) {
        let Access::Roles(roles) = route.access else { continue };
        let Some(other) = Role::ALL.iter().find(|role| !roles.contains(role)) else { continue };
        let browser = site.signed_in(&site.app.user(&house, &[*other]));
        browser.get("/account").await.ok();
        let seen = ask(&browser, &route).await;
        assert!(
            matches!(seen.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND),
            "{route:?} answers {} to {}",
            seen.status,
            other.code()
        );
    }
}

#[tokio::test]
async fn every_act_needs_the_token_of_its_session() {
    let site = Site::new();
    let house = site.app.agency("ngo", "Casa Oberta");
    let browser = site.signed_in(&site.app.user(&house, &[Role::Administrator]));
    for route in routes(false) {
        let guarded = route.method == Method::POST && is_seen(&route);
        if !guarded {
            continue;
        }
        for token in ["", "00", SOME_ID] {
            let seen = browser.post_as_is(&address(&route), &[("csrf", token)]).await;
            assert_eq!(seen.status, StatusCode::FORBIDDEN, "{route:?} with {token:?}");
        }
    }
}

#[tokio::test]
async fn every_answer_carries_the_headers_and_an_id() {
    let site = Site::new();
    let house = site.app.agency("ngo", "Casa Oberta");
    let browser = site.signed_in(&site.app.user(&house, &[Role::Administrator]));
    let mut addresses: Vec<String> =
        routes(false).iter().filter(|route| route.method == Method::GET).map(address).collect();
    addresses.push("/nothing/here".to_owned());
    for address in addresses {
        let seen = browser.get(&address).await;
        let policy = seen.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{address}");
        assert_eq!(seen.headers["x-content-type-options"], "nosniff", "{address}");
        assert_eq!(seen.headers["referrer-policy"], "same-origin", "{address}");
        assert_eq!(seen.headers["cross-origin-opener-policy"], "same-origin", "{address}");
        assert_eq!(seen.headers["cache-control"], "no-store", "{address}");
        assert_eq!(seen.headers["x-request-id"].len(), 16, "{address}");
        assert!(seen.headers.contains_key("permissions-policy"), "{address}");
        assert!(!seen.says(" style=\"") && !seen.says(" onclick="), "{address}");
    }
}

#[tokio::test]
async fn every_form_on_a_page_carries_the_token() {
    let site = Site::new();
    let house = site.app.agency("ngo", "Casa Oberta");
    let browser = site.signed_in(&site.app.user(&house, &[Role::Administrator]));
    for route in routes(false).iter().filter(|r| r.method == Method::GET && r.access != Access::Public) {
        let seen = browser.get(&address(route)).await;
        for form in seen.body.split("<form").skip(1) {
            let form = form.split("</form>").next().unwrap();
            if form.split('>').next().unwrap().contains("method=\"post\"") {
                assert!(form.contains("name=\"csrf\""), "{route:?}: {form}");
            }
        }
    }
}
