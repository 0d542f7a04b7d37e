//! Needs: ten domains of life, as the person and as the worker see each, side by side.

use axum::{extract::Path, response::Response};
use maud::{Markup, html};
use throughline_app::need::{self, Assessment, DomainView, Need};
use throughline_domain::{
    id::PersonId,
    need::{Level, Views},
    plan::Domain,
};

use crate::{
    components::{
        button::Button,
        choice::Choice,
        details::details,
        error_summary::{FieldError, error_for},
        field::{Field, csrf},
        link::link,
        table::{Column, Fold, Row, Table, two_lines},
        tag::{Tone, tag},
    },
    errors::{Answer, Failure},
    forms::Form,
    i18n::Tr,
    pages::{
        beside,
        case_frame::{Frame, Tab, case_frame},
        plan::domain_text,
    },
    route::{Access, Route},
    visit::Page,
};

/// The routes.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/people/{person}/needs", Access::Session, show),
        Route::get("/people/{person}/needs/{domain}", Access::Session, ask),
        Route::post("/people/{person}/needs/{domain}", Access::Session, assess),
    ]
}

pub(super) fn level_text(tr: Tr, level: Option<Level>) -> String {
    level.map_or_else(
        || tr.text("needs-not-said"),
        |level| tr.with("needs-level", &[("code", level.number().into())]),
    )
}

async fn show(page: Page, Path(person): Path<PersonId>) -> Answer {
    let needs = page.run(move |cx| need::view(cx, person)).await?;
    let frame = Frame::new(needs.head.clone(), Tab::Needs);
    let tr = page.tr();
    let name = frame.head.first_name.as_str();
    let table = Table::new(tr.text("needs-title"))
        .column(Column::new(tr.text("needs-domain")))
        .column(Column::new(tr.with("needs-by-person", &[("name", name.into())])).fold(Fold::Half))
        .column(Column::new(tr.text("needs-by-worker")).fold(Fold::Half))
        .column(Column::new(tr.text("needs-change")).actions())
        .rows(needs.domains.iter().map(|view| row(&page, person, view, needs.may_edit)));
    Ok(frame.html(&page, tr.text("needs-title")).body(html! {
        (frame.tabs(tr))
        h1.tl-title { (tr.text("needs-title")) }
        p.tl-lead { (tr.with("needs-lead", &[("name", name.into())])) }
        (table)
        (frame.closing(tr))
    }))
}

fn row(page: &Page, person: PersonId, view: &DomainView, may_edit: bool) -> Row {
    let tr = page.tr();
    let newest = view.history.first();
    let domain = domain_text(tr, view.domain);
    let when = newest.map(|need| tr.day_month(page.local_time(need.assessed_at).date()));
    let about = html! {
        (domain)
        @if newest.is_some_and(|need| need.stale) { " " (tag(Tone::Stone, &tr.text("needs-stale"))) }
        @if newest.is_some_and(|need| need.views.worth_a_talk()) {
            " " (tag(Tone::Amber, &tr.text("needs-apart")))
        }
    };
    let second = match (&when, view.withheld) {
        (Some(when), _) => when.clone(),
        (None, true) => tr.text("needs-withheld"),
        (None, false) => tr.text("needs-nobody-asked"),
    };
    let said = |need: Option<&Need>, by_person: bool| {
        need.map_or_else(
            || html! { "–" },
            |need| {
                let (step, words) = if by_person {
                    (need.views.person, &need.person_words)
                } else {
                    (need.views.worker, &need.worker_words)
                };
                two_lines(level_text(tr, step), words.clone().unwrap_or_default())
            },
        )
    };
    let ask = tr.text(if newest.is_some() { "needs-change" } else { "needs-ask" });
    let earlier = view.history.get(1..).unwrap_or_default();
    let mut row =
        Row::new().cell(two_lines(about, second)).cell(said(newest, true)).cell(said(newest, false)).cell(
            html! {
                @if may_edit && !(view.withheld && newest.is_none()) {
                    (link(&format!("/people/{person}/needs/{}", view.domain.code()), html! {
                        (ask) span.govuk-visually-hidden { ": " (domain) }
                    }))
                }
            },
        );
    let beside = newest.map(|need| &need.beside).filter(|beside| !beside.is_empty());
    if !earlier.is_empty() || beside.is_some() {
        row = row.below(html! {
            @if let Some(beside) = beside { (beside::shown(tr, beside)) }
            @if !earlier.is_empty() {
                (details(tr.count("needs-earlier", earlier.len()), history(page, earlier)))
            }
        });
    }
    row
}

fn history(page: &Page, earlier: &[Need]) -> Markup {
    let tr = page.tr();
    html! {
        ul class="govuk-list" {
            @for need in earlier {
                li {
                    strong { (tr.full_date(page.local_time(need.assessed_at).date())) } ": "
                    (tr.with("needs-both", &[
                        ("person", level_text(tr, need.views.person).into()),
                        ("worker", level_text(tr, need.views.worker).into()),
                    ]))
                    @if need.stale { " " (tag(Tone::Stone, &tr.text("needs-stale"))) }
                    @for words in [&need.person_words, &need.worker_words].into_iter().flatten() {
                        p.tl-second { (tr.with("components-quoted", &[("words", words.as_str().into())])) }
                    }
                    (beside::shown(tr, &need.beside))
                }
            }
        }
    }
}

async fn ask(page: Page, Path((person, domain)): Path<(PersonId, String)>) -> Answer {
    let domain = Domain::from_code(&domain).ok_or_else(Failure::not_found)?;
    let kept = page.kept_form(&format!("/people/{person}/needs/{}", domain.code())).await?;
    question(&page, person, domain, &kept.unwrap_or_default(), &[]).await
}

async fn assess(page: Page, Path((person, domain)): Path<(PersonId, String)>, form: Form) -> Answer {
    let domain = Domain::from_code(&domain).ok_or_else(Failure::not_found)?;
    let assessment = Assessment {
        domain,
        views: Views {
            person: Level::from_code(form.value("person")),
            worker: Level::from_code(form.value("worker")),
        },
        person_words: form.value("person-words").to_owned(),
        worker_words: form.value("worker-words").to_owned(),
        beside: beside::read(&form, false),
    };
    match page.attempt(move |cx| need::assess(cx, person, &assessment)).await? {
        Ok(_) => page.go_saying(&format!("/people/{person}/needs"), page.tr().text("needs-saved")).await,
        Err(errors) => question(&page, person, domain, &form, &page.words(&errors)).await,
    }
}

async fn question(
    page: &Page,
    person: PersonId,
    domain: Domain,
    form: &Form,
    errors: &[FieldError],
) -> Result<Response, Failure> {
    let frame = case_frame(page, person, Tab::Needs).await?;
    let tr = page.tr();
    let name = frame.head.first_name.as_str();
    let levels = |chosen: &str| -> Vec<Choice<'static>> {
        Level::ALL
            .iter()
            .map(|step| {
                Choice::new(step.code(), level_text(tr, Some(*step)))
                    .hint(tr.with("needs-level-hint", &[("code", step.number().into())]))
                    .chosen(step.code() == chosen)
            })
            .collect()
    };
    let title = domain_text(tr, domain);
    Ok(frame.slim(page, title.clone()).errors(errors).body(html! {
        h1.tl-question { (title) }
        form method="post" novalidate {
            (csrf(&page.csrf()))
            (Field::new("person", tr.with("needs-ask-person", &[("name", name.into())]))
                .error(error_for(errors, "person")).radios(tr, &levels(form.value("person"))))
            (Field::new("person-words", tr.text("needs-person-words"))
                .error(error_for(errors, "person-words")).textarea(tr, 2, form.value("person-words")))
            (Field::new("worker", tr.text("needs-ask-worker"))
                .error(error_for(errors, "worker")).radios(tr, &levels(form.value("worker"))))
            (Field::new("worker-words", tr.text("needs-worker-words"))
                .error(error_for(errors, "worker-words")).textarea(tr, 2, form.value("worker-words")))
            (details(tr.text("beside-title"), beside::fields(tr, form, errors, false)))
            (Button::new(tr.text("needs-save")).once())
        }
        (frame.closing(tr))
    }))
}
