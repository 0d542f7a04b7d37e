//! Where a person is held: a transfer to another establishment, and handing over from the one left.

use axum::extract::Path;
use maud::{Markup, html};
use throughline_app::transfer::{self, Whereabouts};
use throughline_domain::id::{PersonId, UnitId};

use crate::{
    components::{
        button::Button,
        choice::Choice,
        error_summary::{FieldError as ShownError, error_for},
        field::{Field, csrf, hidden},
        table::{Column, Fold, Row, Table, two_lines},
    },
    errors::{Answer, Failure},
    forms::{Form, VERSION},
    i18n::Tr,
    pages::case_frame::{Frame, Tab, address},
    route::{Access, Route},
    visit::Page,
};

/// The routes.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/people/{person}/transfer", Access::Session, show),
        Route::post("/people/{person}/transfer", Access::Session, record),
        Route::post("/people/{person}/units/{unit}/hand-over", Access::Session, hand_over),
    ]
}

async fn show(page: Page, Path(person): Path<PersonId>) -> Answer {
    question(&page, person, &[]).await
}

async fn record(page: Page, Path(person): Path<PersonId>, form: Form) -> Answer {
    let mut reader = form.read();
    let to = reader.text("unit", "transfer-unit-missing").parse::<UnitId>().ok();
    let (Ok(()), Some(to)) = (reader.finish(), to) else {
        let missing = throughline_app::FieldError::new("unit", "transfer-unit-missing");
        return question(&page, person, &page.words(&[missing])).await;
    };
    let version = form.version();
    match page.attempt(move |cx| transfer::transfer(cx, person, to, version)).await? {
        Ok(()) => {
            let here = format!("{}/transfer", address(person));
            page.go_saying(&here, page.tr().text("transfer-done")).await
        }
        Err(errors) => question(&page, person, &page.words(&errors)).await,
    }
}

async fn hand_over(page: Page, Path((person, unit)): Path<(PersonId, UnitId)>) -> Answer {
    page.run(move |cx| transfer::hand_over(cx, person, unit)).await?;
    // The view may have ended with this act, so the way leads away from the person.
    page.go_saying("/", page.tr().text("transfer-handed-over")).await
}

async fn question(
    page: &Page,
    person: PersonId,
    errors: &[ShownError],
) -> Result<axum::response::Response, Failure> {
    let shown = page.run(move |cx| transfer::view(cx, person)).await?;
    let tr = page.tr();
    let frame = Frame::new(shown.head.clone(), Tab::Timeline);
    let base = address(person);
    Ok(frame.slim(page, tr.text("transfer-title")).version(shown.version).errors(errors).body(html! {
        h1.tl-question { (tr.text("transfer-title")) }
        p.tl-lead {
            @match &shown.unit {
                Some(unit) => { (tr.with("transfer-here", &[("unit", unit.as_str().into())])) }
                None => { (tr.text("transfer-nowhere")) }
            }
        }
        @if !shown.left.is_empty() { (left(tr, page, &shown, &base)) }
        @if !shown.others.is_empty() { (elsewhere(tr, page, &shown, &base, errors)) }
        (frame.closing(tr))
    }))
}

/// The establishments that were left, and whether they still see the person.
fn left(tr: Tr, page: &Page, shown: &Whereabouts, base: &str) -> Markup {
    let mut table = Table::new(tr.text("transfer-left-caption"))
        .column(Column::new(tr.text("transfer-left-head")))
        .column(Column::new(tr.text("transfer-left-view")).fold(Fold::Labelled))
        .column(Column::new(tr.text("transfer-left-act")).actions());
    for unit in &shown.left {
        let view = match unit.handed_over_at {
            Some(at) => {
                let day = tr.full_date(page.local_time(at).date());
                tr.with("transfer-left-over", &[("date", day.into())])
            }
            None => tr.text("transfer-left-still"),
        };
        let since = tr.full_date(page.local_time(unit.left_at).date());
        let act = html! {
            @if unit.own && unit.handed_over_at.is_none() {
                form method="post" action=(format!("{base}/units/{}/hand-over", unit.unit)) {
                    (csrf(&page.csrf()))
                    (Button::new(tr.text("transfer-hand-over")).secondary().small().about(&unit.name))
                }
            }
        };
        table = table.row(
            Row::new()
                .cell(two_lines(&unit.name, tr.with("transfer-left-until", &[("date", since.into())])))
                .cell(html! { (view) })
                .cell(act),
        );
    }
    html! {
        p.tl-prose { (tr.text("transfer-left-why")) }
        (table)
    }
}

/// The form that records a transfer.
fn elsewhere(tr: Tr, page: &Page, shown: &Whereabouts, base: &str, errors: &[ShownError]) -> Markup {
    let choices: Vec<Choice<'_>> = std::iter::once(Choice::new("", tr.text("transfer-choose")))
        .chain(shown.others.iter().map(|(id, name)| Choice::new(id.to_string(), name.clone())))
        .collect();
    html! {
        form method="post" action=(format!("{base}/transfer")) {
            (csrf(&page.csrf()))
            (hidden(VERSION, &shown.version.to_string()))
            (Field::new("unit", tr.text("transfer-unit"))
                .hint(tr.text("transfer-unit-hint"))
                .error(error_for(errors, "unit"))
                .bold()
                .select(tr, &choices))
            (Button::new(tr.text("transfer-record")))
        }
    }
}
