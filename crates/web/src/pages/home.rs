//! The first address: leads to the first page of one's role. And the choice of language.

use axum::{extract::Query, http::HeaderMap, response::Response};

use crate::{
    auth,
    errors::Answer,
    i18n::Locale,
    pages,
    route::{Access, Route},
    visit::{ACCOUNT, Page, Visit},
};

/// The routes.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/", Access::Session, first_page),
        Route::get("/language", Access::Public, choose_language),
    ]
}

async fn first_page(page: Page) -> Answer {
    let first = pages::menu(page.user()).next().map_or(ACCOUNT, |entry| entry.href);
    Ok(page.go(first))
}

#[derive(serde::Deserialize)]
struct Chosen {
    to: String,
}

/// A link and not a form, because it stands on every page and keeps nothing but a cookie that is
/// forgotten with the session. The account page keeps a language for good.
async fn choose_language(visit: Visit, Query(chosen): Query<Chosen>) -> Response {
    let mut response = visit.go(&visit.back().unwrap_or_else(|| "/".to_owned()));
    if let Some(locale) = Locale::from_code(&chosen.to) {
        let headers: &mut HeaderMap = response.headers_mut();
        auth::set_language_cookie(&visit.state().config, headers, locale.code());
    }
    response
}
