//! Requests: invitations that wait for the answer of the reader's agency. No name stands here.

use axum::{extract::Path, response::Response};
use maud::{Markup, html};
use throughline_app::{
    lead,
    request::{self, Request, Requests, Signal},
};
use throughline_domain::{
    agency::Role,
    id::{InvolvementId, UserId},
    involvement::Part,
};

use crate::{
    components::{
        button::Button,
        details::details,
        empty::good_empty,
        error_summary::{FieldError as ShownError, error_for},
        field::{Field, csrf, hidden},
    },
    errors::Answer,
    forms::{Form, VERSION},
    i18n::Tr,
    pages::{involvements::team_choices, routing, workload::done_for},
    route::{Access, Route},
    visit::Page,
};

/// Who answers for an agency: whoever works with people.
pub const WORKERS: &[Role] = &[
    Role::ResettlementOfficer,
    Role::SocialWorker,
    Role::ProbationOfficer,
    Role::MunicipalCoordinator,
    Role::Mentor,
    Role::EmployerEngagementOfficer,
    Role::HealthWorker,
    Role::HousingWorker,
    Role::DutyDesk,
    Role::Manager,
];

const LIST: &str = "/requests";

/// What a town sends that says that it is another one.
const ANOTHER_TOWN: &str = "another_town";

/// The routes.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get(LIST, Access::Roles(WORKERS), show),
        Route::post("/requests/{involvement}/accept", Access::Session, accept),
        Route::post("/requests/{involvement}/decline", Access::Session, decline),
    ]
}

async fn show(page: Page) -> Answer {
    let found = page.run(request::list).await?;
    Ok(list(&page, &found, None, &Form::default(), &[]))
}

/// The page; `about` is the request whose form came back with errors.
fn list(
    page: &Page,
    found: &Requests,
    about: Option<InvolvementId>,
    form: &Form,
    errors: &[ShownError],
) -> Response {
    let tr = page.tr();
    page.html(tr.text("requests-title")).errors(errors).body(html! {
        h1.tl-title { (tr.text("requests-title")) }
        p.tl-lead { (tr.count("requests-lead", found.requests.len())) }
        @if found.requests.is_empty() {
            (good_empty(&tr.text("requests-none")))
        } @else {
            p.tl-prose { (tr.text("requests-before")) }
        }
        @for request in &found.requests {
            @if about == Some(request.id) {
                (one(page, found, request, Some((form, errors))))
            } @else {
                (one(page, found, request, None))
            }
        }
    })
}

/// One request. A form that came back has the plain ids that the error summary leads to.
fn one(page: &Page, found: &Requests, request: &Request, back: Option<(&Form, &[ShownError])>) -> Markup {
    let tr = page.tr();
    let typed = |name: &str| back.map_or_else(String::new, |(form, _)| form.value(name).to_owned());
    let errors = back.map_or(&[] as &[ShownError], |(_, errors)| errors);
    let field_id =
        |name: &str| if back.is_some() { name.to_owned() } else { format!("{name}-{}", request.id) };
    let title = tr.with(
        "requests-asks",
        &[("agency", request.asked_by.as_str().into()), ("part", request.part.code().into())],
    );
    let chosen: Option<UserId> = typed("lead").parse().ok().or(found.reader);
    let id = request.id;
    crate::components::card::card(
        &title,
        html! {
            p { strong { (request.programme) } @if let Some(role) = &request.role { " · " (role) } }
            @if let Some((town, fact)) = &request.town {
                p {
                    (tr.with("requests-town", &[("town", town.as_str().into())]))
                    @if let Some(fact) = fact { ": " (tr.text(routing::fact_key(*fact))) }
                }
            }
            @if let Some(signal) = &request.signal { (signal_text(tr, signal)) }
            p.tl-second { (tr.with("requests-asked-on", &[("date", tr.long_date(request.asked_on).into())])) }
            form method="post" action=(format!("{LIST}/{id}/accept")) novalidate {
                (csrf(&page.csrf()))
                (hidden(VERSION, &request.version.to_string()))
                (hidden("part", request.part.code()))
                @if request.part == Part::Lead {
                    (Field::new("lead", tr.text("requests-lead-worker")).id(field_id("lead"))
                        .hint(tr.text("requests-lead-worker-hint"))
                        .error(error_for(errors, "lead")).select(tr, &team_choices(tr, &found.team, chosen)))
                }
                (Button::new(tr.text(if request.part == Part::Lead { "requests-accept-lead" } else { "requests-accept" })).once())
            }
            @if request.town.is_some() { (refusal(page, request, back, true)) }
            (refusal(page, request, back, false))
        },
    )
}

/// What a statute lets the agency know before it answers.
fn signal_text(tr: Tr, signal: &Signal) -> Markup {
    html! {
        @if let Some(name) = &signal.name {
            p { strong { (name) } @if let Some(born) = signal.born { ", " (tr.full_date(born)) } }
        }
        @if let Some(day) = signal.leaves_on {
            p { (tr.with("requests-signal-leaves", &[("date", tr.long_date(day).into())])) }
        }
        p.tl-second { (tr.text("requests-signal")) }
    }
}

/// The form of a no. A town can say that it is another one; who referred decides then.
fn refusal(page: &Page, request: &Request, back: Option<(&Form, &[ShownError])>, disputes: bool) -> Markup {
    let tr = page.tr();
    let words = if disputes {
        ["requests-dispute", "requests-dispute-reason", "requests-dispute-hint", "requests-dispute-act"]
    } else {
        ["requests-decline", "requests-reason", "requests-reason-hint", "requests-decline-act"]
    };
    let [summary, label, hint, act] = words.map(|key| tr.text(key));
    let name = if disputes { "dispute" } else { "reason" };
    // What came back with errors is the one of the two forms that was sent, and that one is open.
    let (form, errors) = back
        .filter(|(form, _)| (form.value("because") == ANOTHER_TOWN) == disputes)
        .map_or((None, &[] as &[ShownError]), |(form, errors)| (Some(form), errors));
    let id = if form.is_some() { "reason".to_owned() } else { format!("{name}-{}", request.id) };
    let error = error_for(errors, "reason");
    let content = html! {
        form method="post" action=(format!("{LIST}/{}/decline", request.id)) novalidate {
            (csrf(&page.csrf()))
            (hidden(VERSION, &request.version.to_string()))
            @if disputes { (hidden("because", ANOTHER_TOWN)) }
            (Field::new("reason", label).id(id).hint(hint).error(error)
                .textarea(tr, 3, form.map_or("", |form| form.value("reason"))))
            (Button::new(act).secondary().once())
        }
    };
    if error.is_some() {
        html! { h3.tl-section-title { (summary) } (content) }
    } else {
        details(summary, content)
    }
}

async fn accept(page: Page, Path(id): Path<InvolvementId>, form: Form) -> Answer {
    let version = form.version();
    let outcome = if form.value("part") == Part::Lead.code() {
        let worker: Option<UserId> = form.value("lead").parse().ok();
        page.attempt(move |cx| lead::accept(cx, id, version, worker)).await?
    } else {
        page.attempt(move |cx| request::accept(cx, id, version)).await?
    };
    match outcome {
        Ok(person) => {
            let mut said = page.tr().text("requests-accepted");
            if let Ok(worker) = form.value("lead").parse() {
                said = done_for(&page, said, worker).await?;
            }
            page.go_saying(&format!("/people/{person}"), said).await
        }
        Err(errors) => again(&page, id, &form, &page.words(&errors)).await,
    }
}

async fn decline(page: Page, Path(id): Path<InvolvementId>, form: Form) -> Answer {
    let (version, reason) = (form.version(), form.value("reason").to_owned());
    let disputes = form.value("because") == ANOTHER_TOWN;
    let done = page.attempt(move |cx| {
        if disputes {
            request::dispute(cx, id, version, &reason)
        } else {
            request::decline(cx, id, version, &reason)
        }
    });
    let said = if disputes { "requests-disputed" } else { "requests-declined" };
    match done.await? {
        Ok(()) => page.go_saying(LIST, page.tr().text(said)).await,
        Err(errors) => again(&page, id, &form, &page.words(&errors)).await,
    }
}

async fn again(page: &Page, id: InvolvementId, form: &Form, errors: &[ShownError]) -> Answer {
    let found = page.run(request::list).await?;
    // An id that is nobody's request here tells nothing, not even by a form that comes back.
    if found.requests.iter().all(|request| request.id != id) {
        return Err(crate::errors::Failure::not_found());
    }
    Ok(list(page, &found, Some(id), form, errors))
}
