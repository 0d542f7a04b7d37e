//! One's own filters above a list: a chip each, a form that names the present one.

use maud::{Markup, html};
use throughline_app::saved_filter::{self, List, MAX_NAME, SavedFilter};
use throughline_domain::id::SavedFilterId;

use crate::{
    components::{
        button::Button,
        details::details,
        field::{Field, csrf, hidden},
    },
    errors::{Answer, Failure},
    forms::Form,
    route::{Access, Route},
    visit::Page,
};

const SAVE: &str = "/saved-filters";
const DELETE: &str = "/saved-filters/delete";

/// The routes.
pub fn routes() -> Vec<Route> {
    vec![Route::post(SAVE, Access::Session, save), Route::post(DELETE, Access::Session, delete)]
}

const fn place(list: List) -> &'static str {
    match list {
        List::Releases => "/releases",
        List::MyPeople => "/my-people",
    }
}

/// The address of a list with a filter; only ever an address of that list.
fn address(list: List, query: &str) -> String {
    let place = place(list);
    if query.is_empty() { place.to_owned() } else { format!("{place}?{query}") }
}

/// The reader's filters of a list that is shown at `here`, and the form that saves this one.
pub(super) fn above(page: &Page, list: List, known: &[SavedFilter], here: &str) -> Markup {
    let tr = page.tr();
    let query = here.split_once('?').map_or("", |(_, query)| query);
    let form = |action: &str| {
        html! {
            (csrf(&page.csrf()))
            (hidden("list", list.code()))
            (hidden("query", query))
            @if action == DELETE { p { (tr.text("filters-delete-lead")) } }
        }
    };
    html! {
        @if !known.is_empty() {
            nav.tl-chips aria-label=(tr.text("filters-own")) {
                ul.tl-chips__list {
                    @for filter in known {
                        li {
                            a.tl-chip href=(address(list, &filter.query))
                                aria-current=[(filter.query == query).then_some("page")] { (filter.name) }
                        }
                    }
                }
            }
        }
        div.tl-own-filters {
            @if !query.is_empty() && known.iter().all(|filter| filter.query != query) {
                (details(tr.text("filters-save"), html! {
                    form method="post" action=(SAVE) {
                        (form(SAVE))
                        (Field::new("name", tr.text("filters-name"))
                            .hint(tr.with("filters-name-hint", &[("max", MAX_NAME.into())]))
                            .width(30).autocomplete("off").input(tr, ""))
                        (Button::new(tr.text("filters-save-act")).secondary().once())
                    }
                }))
            }
            @if !known.is_empty() {
                (details(tr.text("filters-delete"), html! {
                    form method="post" action=(DELETE) {
                        (form(DELETE))
                        @for filter in known {
                            p {
                                (Button::new(tr.with("filters-delete-act", &[("name", filter.name.as_str().into())]))
                                    .secondary().small().sends("id", filter.id.to_string()))
                            }
                        }
                    }
                }))
            }
        }
    }
}

/// Where the form came from: the list with the filter that was shown.
fn back(list: List, form: &Form) -> String {
    let fields: Vec<(String, String)> = serde_urlencoded::from_str(form.value("query")).unwrap_or_default();
    address(list, &serde_urlencoded::to_string(fields).unwrap_or_default())
}

async fn save(page: Page, form: Form) -> Answer {
    let list = List::from_code(form.value("list")).ok_or_else(Failure::not_found)?;
    let to = back(list, &form);
    let (name, query) = (
        form.value("name").to_owned(),
        to.split_once('?').map_or_else(String::new, |(_, query)| query.to_owned()),
    );
    page.run(move |cx| saved_filter::save(cx, list, &name, &query)).await?;
    let said = page.tr().with("filters-saved", &[("name", form.value("name").trim().into())]);
    page.go_saying(&to, said).await
}

async fn delete(page: Page, form: Form) -> Answer {
    let list = List::from_code(form.value("list")).ok_or_else(Failure::not_found)?;
    let id: SavedFilterId = form.value("id").parse().map_err(|_| Failure::not_found())?;
    page.run(move |cx| saved_filter::delete(cx, id)).await?;
    page.go_saying(&back(list, &form), page.tr().text("filters-deleted")).await
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;
    use throughline_app::testing::Listed;
    use throughline_domain::agency::Role;

    use crate::testing::Site;

    #[tokio::test]
    async fn a_filter_under_a_name_is_one_click_away_and_its_owners_alone() {
        let site = Site::new();
        let prison = site.app.agency_with_units("prison", "Serveis penitenciaris", &["Brians 1"]);
        let nuria = site.app.worker_of(&prison, &[Role::ResettlementOfficer], &["Brians 1"]);
        let pere = site.app.worker_of(&prison, &[Role::ResettlementOfficer], &["Brians 1"]);
        site.app.listed(&prison, "Brians 1", &Listed::default());
        let browser = site.signed_in(&nuria);
        assert!(!browser.get("/releases").await.ok().says("action=\"/saved-filters\""), "nothing to save");
        let filtered = "/releases?weeks=26&town=Terrassa";
        assert!(browser.get(filtered).await.ok().says("action=\"/saved-filters\""));
        let fields =
            [("list", "releases"), ("query", "weeks=26&town=Terrassa"), ("name", " Terrassa, half a year ")];
        let saved = browser.post("/saved-filters", &fields).await;
        assert_eq!(saved.location(), filtered);
        let list = browser.get("/releases").await.ok();
        assert!(list.says("Terrassa, half a year") && list.says("/releases?weeks=26&amp;town=Terrassa"));

        let other = site.signed_in(&pere);
        assert!(!other.get("/releases").await.ok().says("half a year"));
        let id = browser.get("/releases").await.ok();
        let id = id.body.split("name=\"id\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let gone = [("list", "releases"), ("query", ""), ("id", id.as_str())];
        assert_eq!(other.post("/saved-filters/delete", &gone).await.status, StatusCode::NOT_FOUND);
        assert_eq!(browser.post("/saved-filters/delete", &gone).await.location(), "/releases");
        assert!(!browser.get("/my-people").await.says("half a year"));
        assert!(!browser.get("/releases").await.ok().says("half a year</a>"));
    }

    #[tokio::test]
    async fn a_filter_needs_a_name_of_its_length_and_leads_nowhere_else() {
        let site = Site::new();
        let house = site.app.agency("ngo", "Pont Obert");
        let browser = site.signed_in(&site.app.user(&house, &[Role::SocialWorker]));
        browser.get("/my-people").await.ok();
        for name in ["", "   ", &"x".repeat(41)] {
            let refused = browser
                .post("/saved-filters", &[("list", "my_people"), ("query", "view=all"), ("name", name)])
                .await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name:?}");
        }
        let elsewhere = [("list", "my_people"), ("query", "//evil.example/?x=<y>"), ("name", "Elsewhere")];
        let led = browser.post("/saved-filters", &elsewhere).await.location();
        assert!(led.starts_with("/my-people?") && !led.contains('<'), "{led}");
        let unknown = browser.post("/saved-filters", &[("list", "users"), ("name", "x")]).await;
        assert_eq!(unknown.status, StatusCode::NOT_FOUND);
        for number in 2..=12 {
            let fields =
                [("list", "my_people"), ("query", "view=all"), ("name", &format!("Filter {number}"))];
            browser.post("/saved-filters", &fields).await.location();
        }
        let many = browser.post("/saved-filters", &[("list", "my_people"), ("name", "One more")]).await;
        assert_eq!(many.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}
