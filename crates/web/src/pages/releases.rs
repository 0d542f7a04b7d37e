//! The Releases list, the first page of a prison's worker.

use axum::extract::Query;
use maud::html;
use throughline_app::{
    release::{self, Filter, View},
    saved_filter::{self, List},
};
use throughline_domain::agency::Role;

use crate::{
    components::shortcuts::shortcuts,
    errors::Answer,
    pages::saved_filters,
    route::{Access, Route},
    visit::Page,
};

pub mod six;
pub mod view;

/// Whose first page this is. Others who may open it come by a link: the menu of a manager outside
/// custody should not begin with an empty list.
pub(super) const ROLES: &[Role] = &[Role::ResettlementOfficer];

/// The routes.
pub fn routes() -> Vec<Route> {
    let mut routes = vec![Route::get("/releases", Access::Session, show)];
    routes.extend(six::routes());
    routes
}

async fn show(page: Page, Query(asked): Query<Vec<(String, String)>>) -> Answer {
    let filter = filter(&asked);
    let (list, filters) = page
        .run(move |cx| Ok((release::list(cx, &filter)?, saved_filter::list(cx, List::Releases)?)))
        .await?;
    let tr = page.tr();
    let here = view::address(&Filter { page: 1, ..list.filter.clone() });
    let own = saved_filters::above(&page, List::Releases, &filters, &here);
    Ok(page.html(tr.text("releases-title")).body(html! {
        (view::body(tr, &list, &own))
        @if page.has_shortcuts() { (shortcuts(tr, true)) }
    }))
}

/// The filter in an address. What cannot be read is as if it were not there: an old bookmark still
/// opens the list.
fn filter(asked: &[(String, String)]) -> Filter {
    let default = Filter::default();
    let value = |name: &str| {
        asked
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.trim())
            .filter(|value| !value.is_empty())
    };
    Filter {
        view: value("view").and_then(View::from_code).unwrap_or(default.view),
        weeks: value("weeks").and_then(|weeks| weeks.parse().ok()).unwrap_or(default.weeks),
        town: value("town").map(str::to_owned),
        programme: value("programme").map(str::to_owned),
        lead: value("lead").and_then(|id| id.parse().ok()),
        page: value("page").and_then(|page| page.parse().ok()).unwrap_or(default.page),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_filter_stands_in_the_address_and_comes_back_from_it() {
        let filter_of = |address: &str| {
            let query = address.split_once('?').map_or("", |(_, query)| query);
            filter(&serde_urlencoded::from_str::<Vec<(String, String)>>(query).unwrap())
        };
        let chosen = Filter {
            view: View::NoBed,
            weeks: 26,
            town: Some("L'Hospitalet".to_owned()),
            page: 2,
            ..Filter::default()
        };
        assert_eq!(filter_of(&view::address(&chosen)), chosen);
        assert_eq!(view::address(&Filter::default()), "/releases");
        assert_eq!(filter_of("/releases?view=yesterday&weeks=many"), Filter::default());
    }
}
