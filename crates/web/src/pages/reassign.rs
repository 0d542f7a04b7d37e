//! Reassigning many people in one act: whose, to whom, and what both carry then; for managers.

use axum::{
    extract::Query,
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use maud::{Markup, html};
use throughline_app::reassign::{self, Caseload, Meanwhile, Reassigned, Reassignment, Worker};
use throughline_domain::id::{PersonId, UserId};

use crate::{
    components::{
        banner::notice_banner,
        button::{Button, button_group},
        choice::Choice,
        error_summary::{FieldError, error_for},
        field::{Field, csrf, hidden},
        icon::gap,
        table::{Column, Fold, Row, Table},
    },
    errors::Answer,
    forms::Form,
    i18n::Tr,
    pages::workload::{MANAGERS, done_for, of_line, points},
    route::{Access, Route},
    visit::Page,
};

const HERE: &str = "/reassign";

/// The routes.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get(HERE, Access::Roles(MANAGERS), choose),
        Route::post(HERE, Access::Roles(MANAGERS), reassign),
    ]
}

/// Whose people are listed, and who of them is ticked already.
async fn choose(page: Page, Query(asked): Query<Vec<(String, String)>>) -> Answer {
    let form = Form::from_pairs(asked);
    let of = form.value("of").parse().ok();
    let found = page.run(move |cx| reassign::caseload(cx, of)).await?;
    Ok(form_page(&page, &found, &form, &[], &Markup::default()))
}

async fn reassign(page: Page, form: Form) -> Answer {
    let tr = page.tr();
    let from: Option<UserId> = form.value("of").parse().ok();
    let found = page.run(move |cx| reassign::caseload(cx, from)).await?;
    let people: Vec<PersonId> = form.values("person").filter_map(|id| id.parse().ok()).collect();
    let to: Option<UserId> = form.value("to").parse().ok();
    let (Some(from), "save") = (from, form.value("act")) else {
        return Ok(previewed(&page, &found, &form, &people, to));
    };
    let decided = Reassignment { from, people, to, reason: form.value("reason").to_owned() };
    match page.attempt(move |cx| reassign::give(cx, &decided)).await? {
        Ok(Reassigned::Done(given)) => {
            let mut said = tr.count("handovers-reassigned", given);
            if let Some(to) = to {
                said = done_for(&page, said, to).await?;
            }
            page.go_saying(&format!("{HERE}?of={from}"), said).await
        }
        Ok(Reassigned::Meanwhile(taken)) => {
            let banner = meanwhile(&page, &found, &taken, to);
            let response = form_page(&page, &found, &form, &[], &banner);
            Ok((StatusCode::CONFLICT, response).into_response())
        }
        Err(errors) => Ok(form_page(&page, &found, &form, &page.words(&errors), &Markup::default())),
    }
}

/// What both carry afterwards, before anything is changed.
fn previewed(
    page: &Page,
    found: &Caseload,
    form: &Form,
    people: &[PersonId],
    to: Option<UserId>,
) -> Response {
    let tr = page.tr();
    let after = match to {
        Some(to) if !people.is_empty() => found.after(people, to),
        _ => Vec::new(),
    };
    let rows = after.iter().map(|after| {
        let load = of_line(tr, after.load, after.worker.red_line);
        Row::new().cell(&after.worker.name).cell(points(tr, after.worker.load())).cell(
            if after.load > after.worker.red_line {
                gap(&load)
            } else {
                html! { (load) }
            },
        )
    });
    let preview = html! {
        @if after.is_empty() {
            p.tl-alarm { (tr.text("handovers-preview-choose")) }
        } @else {
            h2.tl-section-title id="after" { (tr.count("handovers-after", people.len())) }
            (Table::new(tr.count("handovers-after", people.len()))
                .column(Column::new(tr.text("workload-worker")))
                .column(Column::new(tr.text("workload-now")).numeric().fold(Fold::Half))
                .column(Column::new(tr.text("handovers-then")).numeric().fold(Fold::Half))
                .rows(rows))
        }
    };
    form_page(page, found, form, &[], &preview)
}

/// Both decisions: whom somebody else has given to whom, and what this manager wanted.
fn meanwhile(page: &Page, found: &Caseload, taken: &[Meanwhile], to: Option<UserId>) -> Markup {
    let tr = page.tr();
    let wanted = found.team.iter().find(|worker| Some(worker.user) == to).map(|worker| worker.name.as_str());
    notice_banner(
        tr,
        tr.count("handovers-meanwhile", taken.len()),
        html! {
            ul class="govuk-list govuk-list--bullet" {
                @for one in taken {
                    @let at = page.local_time(one.since);
                    li {
                        (tr.with("handovers-meanwhile-one", &[
                            ("person", one.name.as_str().into()),
                            ("lead", one.lead.as_str().into()),
                            ("date", tr.long_date(at.date()).into()),
                            ("time", tr.time(at.time()).into()),
                            ("reason", one.reason.clone().unwrap_or_default().into()),
                        ]))
                    }
                }
            }
            p { (tr.with("handovers-meanwhile-yours", &[("name", wanted.unwrap_or_default().into())])) }
        },
    )
}

fn form_page(page: &Page, found: &Caseload, form: &Form, errors: &[FieldError], above: &Markup) -> Response {
    let tr = page.tr();
    let from = found.of.map(|of| of.to_string()).unwrap_or_default();
    let people: Vec<Choice<'_>> = found
        .people
        .iter()
        .map(|led| {
            let id = led.person.to_string();
            let text = tr.with(
                "handovers-person",
                &[("name", led.name.as_str().into()), ("weight", points(tr, led.weight).into())],
            );
            Choice::new(id.clone(), text).chosen(form.chose("person", &id))
        })
        .collect();
    let others = found.team.iter().filter(|worker| Some(worker.user) != found.of);
    page.html(tr.text("handovers-reassign")).back("/workload", tr.text("workload-title")).errors(errors).body(
        html! {
            h1.tl-title { (tr.text("handovers-reassign")) }
            p.tl-lead { (tr.text("handovers-reassign-lead")) }
            form method="get" action=(HERE) {
                (Field::new("of", tr.text("handovers-of")).select(tr, &workers(tr, found.team.iter(), &from)))
                (Button::new(tr.text("handovers-list")).secondary())
            }
            @if found.of.is_some() && people.is_empty() { p { (tr.text("handovers-nobody")) } }
            (above)
            @if !people.is_empty() {
                form method="post" action=(HERE) novalidate {
                    (csrf(&page.csrf()))
                    (hidden("of", &from))
                    (Field::new("person", tr.text("handovers-people")).error(error_for(errors, "person"))
                        .checkboxes(tr, &people))
                    (Field::new("to", tr.text("handovers-to")).error(error_for(errors, "to"))
                        .select(tr, &workers(tr, others, form.value("to"))))
                    (Field::new("reason", tr.text("handovers-reason")).error(error_for(errors, "reason"))
                        .input(tr, form.value("reason")))
                    (button_group(html! {
                        (Button::new(tr.text("handovers-preview")).secondary().sends("act", "preview"))
                        (Button::new(tr.text("handovers-reassign-act")).sends("act", "save").once())
                    }))
                }
            }
        },
    )
}

/// Workers as choices, each with what they carry.
pub(crate) fn workers<'a>(
    tr: Tr,
    team: impl Iterator<Item = &'a Worker>,
    chosen: &str,
) -> Vec<Choice<'static>> {
    team.map(|worker| {
        let id = worker.user.to_string();
        let text = tr.with(
            if worker.away { "handovers-worker-away" } else { "handovers-worker" },
            &[
                ("name", worker.name.as_str().into()),
                ("load", of_line(tr, worker.load(), worker.red_line).into()),
            ],
        );
        let is_chosen = id == chosen;
        Choice::new(id, text).chosen(is_chosen)
    })
    .collect()
}
