//! Silent cases of a team, and the act of taking one up.

use axum::extract::Path;
use maud::{Markup, html};
use throughline_app::silence::{self, Silent, SilentCases};
use throughline_domain::id::PersonId;

use crate::{
    components::{
        button::Button,
        empty::good_empty,
        field::csrf,
        icon::gap,
        link::link,
        table::{Column, Fold, Row, Table, two_lines},
    },
    errors::Answer,
    pages::my_people::WORKERS,
    route::{Access, Route},
    visit::Page,
};

const LIST: &str = "/team/silent";

/// The routes.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get(LIST, Access::Roles(WORKERS), show),
        Route::post("/team/silent/{person}", Access::Roles(WORKERS), take_up),
    ]
}

async fn show(page: Page) -> Answer {
    let found = page.run(silence::list).await?;
    let tr = page.tr();
    Ok(page.html(tr.text("silence-title")).body(html! {
        h1.tl-title { (tr.text("silence-title")) }
        p.tl-lead { (tr.with("silence-lead", &[("n", found.cases.len().into()), ("days", found.days.into())])) }
        p.tl-prose { (tr.text("silence-why")) }
        @if found.cases.is_empty() { (good_empty(&tr.text("silence-none"))) } @else { (table(&page, &found)) }
    }))
}

fn table<'a>(page: &Page, found: &SilentCases) -> Table<'a> {
    let tr = page.tr();
    Table::new(tr.text("silence-title"))
        .column(Column::new(tr.text("silence-person")))
        .column(Column::new(tr.text("silence-since")).fold(Fold::Labelled))
        .column(Column::new(tr.text("silence-lead-worker")).fold(Fold::Labelled))
        .column(Column::new(tr.text("silence-act")).actions())
        .rows(found.cases.iter().map(|case| {
            let home = format!("/people/{}", case.person);
            let since = tr.with("silence-last", &[("date", tr.long_date(case.since).into())]);
            Row::new()
                .cell(two_lines(link(&home, case.name.as_str()), ""))
                .cell(two_lines(
                    gap(&tr.count("silence-days", usize::try_from(case.days).unwrap_or_default())),
                    since,
                ))
                .cell(&case.lead)
                .cell(act(page, found, case))
        }))
}

fn act(page: &Page, found: &SilentCases, case: &Silent) -> Markup {
    let tr = page.tr();
    html! {
        @match &case.taken_up {
            Some((user, _, day)) if Some(*user) == found.reader => {
                p.tl-second { (tr.with("silence-yours", &[("date", tr.long_date(*day).into())])) }
                (Button::link(tr.text("silence-note"), format!("/people/{}/notes/new", case.person))
                    .secondary().small().about(case.name.as_str()))
            }
            Some((_, name, day)) => {
                p.tl-second { (tr.with("silence-taken", &[
                    ("name", name.as_str().into()), ("date", tr.long_date(*day).into()),
                ])) }
            }
            None => {
                form method="post" action=(format!("{LIST}/{}", case.person)) {
                    (csrf(&page.csrf()))
                    (Button::new(tr.text("silence-take-up")).secondary().small().about(case.name.as_str()))
                }
            }
        }
    }
}

async fn take_up(page: Page, Path(person): Path<PersonId>) -> Answer {
    page.run(move |cx| silence::take_up(cx, person)).await?;
    page.go_saying(LIST, page.tr().text("silence-taken-up")).await
}
