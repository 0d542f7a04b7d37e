//! Moving enrolments to the current version: first what it does, then the act that names it.

use axum::extract::{Path, Query};
use maud::html;
use throughline_app::pack::{self, Scope};
use throughline_domain::id::EnrolmentId;

use super::address;
use crate::{
    components::{
        button::Button,
        empty::good_empty,
        field::{csrf, hidden},
        table::{Column, Row, Table},
    },
    errors::Answer,
    forms::Form,
    visit::Page,
};

/// One enrolment, or all of the programme.
#[derive(Debug, Default, serde::Deserialize)]
pub(super) struct Of {
    enrolment: Option<EnrolmentId>,
}

fn scope(pack_id: &str, enrolment: Option<EnrolmentId>) -> Scope {
    enrolment.map_or_else(|| Scope::All { pack_id: pack_id.to_owned() }, Scope::One)
}

pub(super) async fn show(page: Page, Path(id): Path<String>, Query(of): Query<Of>) -> Answer {
    let scope = scope(&id, of.enrolment);
    let preview = page.run(move |cx| pack::preview_upgrade(cx, &scope)).await?;
    let tr = page.tr();
    let title = tr.with("packs-upgrade-title", &[("version", preview.version.as_str().into())]);
    let rows = preview.moved.iter().map(|moved| {
        Row::new()
            .cell(tr.with("packs-effect", &[("code", moved.effect.code().into())]))
            .cell(html! { strong { (moved.label) } })
            .cell(moved.people)
    });
    Ok(page.html(&title).back(address(&id), preview.programme.clone()).body(html! {
        h1.tl-question { (title) }
        p.tl-lead { (tr.count("packs-upgrade-lead", preview.enrolments)) }
        @if preview.enrolments == 0 {
            (good_empty(&tr.text("packs-upgrade-nobody")))
        } @else {
            @if preview.moved.is_empty() {
                p { (tr.text("packs-upgrade-nothing-moves")) }
            } @else {
                (Table::new(tr.text("packs-upgrade-what"))
                    .column(Column::new(tr.text("packs-upgrade-effect")))
                    .column(Column::new(tr.text("packs-head-what")))
                    .column(Column::new(tr.text("packs-head-people")).numeric())
                    .rows(rows))
            }
            p.tl-prose { (tr.text("packs-upgrade-kept")) }
            form method="post" action=(format!("{}/upgrade", address(&id))) {
                (csrf(&page.csrf()))
                (hidden("to", &preview.to))
                @if let Some(enrolment) = of.enrolment { (hidden("enrolment", &enrolment.to_string())) }
                (Button::new(tr.count("packs-upgrade-act", preview.enrolments)).once())
            }
        }
    }))
}

pub(super) async fn upgrade(page: Page, Path(id): Path<String>, form: Form) -> Answer {
    let scope = scope(&id, form.value("enrolment").parse().ok());
    let to = form.value("to").to_owned();
    let moved = page.run(move |cx| pack::upgrade(cx, &scope, &to)).await?;
    page.go_saying(&address(&id), page.tr().count("packs-upgraded", moved)).await
}
