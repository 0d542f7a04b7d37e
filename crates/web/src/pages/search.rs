//! Search: a name, a number or a day of birth, among the people whom the reader may see.

use axum::extract::Query;
use maud::{Markup, html};
use throughline_app::{
    break_glass,
    person::{self, Found, MOST, Results},
};

use crate::{
    components::{
        link::link,
        table::{Column, Fold, Row, Table, two_lines},
    },
    errors::Answer,
    i18n::Tr,
    pages::{break_glass::CALLED, people::WORKERS as ENTER, people::about, requests::WORKERS},
    route::{Access, Route},
    visit::Page,
};

/// The routes.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/search", Access::Roles(WORKERS), show)]
}

/// What stands in the address.
#[derive(Debug, Default, serde::Deserialize)]
struct Asked {
    #[serde(default)]
    q: String,
}

async fn show(page: Page, Query(asked): Query<Asked>) -> Answer {
    let text = asked.q.trim().to_owned();
    let typed = text.clone();
    let results = page.run(move |cx| person::search(cx, &typed)).await?;
    let tr = page.tr();
    let enters = ENTER.iter().any(|role| page.user().actor.has(*role));
    Ok(page.html(tr.text("search-title")).query(text.clone()).body(html! {
        h1.tl-title { (tr.text("search-title")) }
        p.tl-lead { (lead(tr, &text, &results)) }
        @if results.found.is_empty() { (nobody(tr, &text, enters)) } @else { (table(tr, &results.found)) }
        @if enters && !results.found.is_empty() { p { (link("/people/new", tr.text("search-enter"))) } }
        @if break_glass::may_be_called(page.cx()) { p { (link(CALLED, tr.text("glass-search"))) } }
        @if results.more { p { (tr.with("search-more", &[("max", MOST.into())])) } }
    }))
}

fn lead(tr: Tr, text: &str, results: &Results) -> String {
    if text.is_empty() {
        return tr.text("search-how");
    }
    match results.born {
        Some(day) => tr.with(
            "search-lead-born",
            &[("n", results.found.len().into()), ("date", tr.full_date(day).into())],
        ),
        None => tr.with("search-lead", &[("n", results.found.len().into()), ("text", text.into())]),
    }
}

fn table(tr: Tr, found: &[Found]) -> Markup {
    let rows = found.iter().map(|one| {
        let also: Vec<&str> = one.also.iter().map(String::as_str).collect();
        let second = if also.is_empty() {
            String::new()
        } else {
            tr.with("search-also", &[("names", tr.list(&also).into())])
        };
        Row::new()
            .cell(two_lines(link(&format!("/people/{}", one.person), &one.name), second))
            .cell(about(tr, one))
    });
    html! {
        (Table::new(tr.text("search-caption"))
            .column(Column::new(tr.text("search-head-name")))
            .column(Column::new(tr.text("search-head-about")).fold(Fold::Line))
            .rows(rows))
    }
}

/// An empty result teaches how to search, and offers the way on.
fn nobody(tr: Tr, text: &str, enters: bool) -> Markup {
    html! {
        div.tl-prose {
            @if !text.is_empty() { p { (tr.text("search-nobody")) } }
            ul class="govuk-list govuk-list--bullet" {
                li { (tr.text("search-hint-name")) }
                li { (tr.text("search-hint-number")) }
                li { (tr.text("search-hint-birth")) }
                li { (tr.text("search-hint-who")) }
            }
            @if enters { p { (link("/people/new", tr.text("search-enter"))) } }
        }
    }
}
