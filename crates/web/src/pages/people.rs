//! People: entered by hand, with the question whether they are known already asked first; who somebody
//! is; corrections; a death.

mod form;
mod identity;

use axum::{
    http::StatusCode,
    response::{Html, IntoResponse as _, Response},
};
use jiff::civil::Date;
use maud::{Markup, html};
use throughline_app::person::{self, CameBy, Found, Identifier, Match, NewPerson};
use throughline_domain::agency::Role;

use crate::{
    components::{
        banner::notice_banner,
        button::Button,
        choice::Choice,
        details::details,
        error_summary::{FieldError as ShownError, error_for},
        field::{Field, csrf},
        link::link,
    },
    errors::Answer,
    forms::Form,
    i18n::Tr,
    pages::matching::why,
    route::{Access, Route},
    visit::Page,
};

/// Who enters people by hand.
pub const WORKERS: &[Role] = &[
    Role::ResettlementOfficer,
    Role::SocialWorker,
    Role::ProbationOfficer,
    Role::MunicipalCoordinator,
    Role::DutyDesk,
    Role::Manager,
];

const NEW: &str = "/people/new";
/// Where a script asks, while somebody is entered, whether they are known.
const KNOWN: &str = "/people/new/known";

/// The routes.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get(NEW, Access::Roles(WORKERS), show_new),
        Route::post(NEW, Access::Roles(WORKERS), enter),
        Route::post(KNOWN, Access::Roles(WORKERS), known_meanwhile),
        Route::get("/people/{person}/identity", Access::Session, identity::show),
        Route::get("/people/{person}/records/{record}", Access::Session, identity::show_record),
        Route::post("/people/{person}/records/{record}", Access::Session, identity::edit),
        Route::get("/people/{person}/custody/new", Access::Session, identity::show_custody),
        Route::post("/people/{person}/custody/new", Access::Session, identity::add_custody),
        Route::get("/people/{person}/death", Access::Session, identity::show_death),
        Route::post("/people/{person}/death", Access::Session, identity::record_death),
    ]
}

pub(super) use self::form::{number_kind, sex};

/// The name of a country of birth; what is no code of two letters stands as it was written.
pub(super) fn country(tr: Tr, code: &str) -> String {
    tr.with("countries-name", &[("code", code.into())])
}

async fn show_new(page: Page) -> Answer {
    let form = page.kept_form(NEW).await?.unwrap_or_default();
    let units = page.run(person::units).await?;
    Ok(new_page(&page, &units, &form, &[], &[]))
}

async fn enter(page: Page, form: Form) -> Answer {
    let units = page.run(person::units).await?;
    let mut read = form.read();
    let entered = form::details(&form, &mut read);
    let whereabouts = form::whereabouts(&form, &mut read);
    let came_by: Option<CameBy> = read.parse("came_by", "people-error-came-by");
    let problems = read.finish();
    let (Some(whereabouts), Some(came_by), Ok(())) = (whereabouts, came_by, &problems) else {
        let errors = page.words(&problems.err().unwrap_or_default());
        return Ok(new_page(&page, &units, &form, &errors, &[]));
    };
    if !form.chose("known", "different") {
        let asked = entered.clone();
        match page.attempt(move |cx| person::already_known(cx, &asked)).await? {
            Ok(known) if known.is_empty() => {}
            Ok(known) => return Ok(new_page(&page, &units, &form, &[], &known)),
            Err(errors) => return Ok(new_page(&page, &units, &form, &page.words(&errors), &[])),
        }
    }
    let name = entered.name.readable();
    let new = NewPerson { details: entered, whereabouts, came_by };
    match page.attempt(move |cx| person::enter(cx, new)).await? {
        Ok(id) => {
            let said = page.tr().with("people-entered", &[("name", name.into())]);
            page.go_saying(&format!("/people/{id}"), said).await
        }
        Err(errors) => Ok(new_page(&page, &units, &form, &page.words(&errors), &[])),
    }
}

/// What a script shows beside the form before it is sent: the same question as when it is sent. What is
/// half typed, or asked too often, is answered with nothing.
async fn known_meanwhile(page: Page, form: Form) -> Answer {
    let mut read = form.read();
    let typed = form::details(&form, &mut read);
    if read.finish().is_err() {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    let tr = page.tr();
    match page.attempt(move |cx| person::already_known(cx, &typed)).await? {
        Ok(known) if known.is_empty() => {
            Ok(Html(html! { p.tl-second { (tr.text("people-known-nobody")) } }.into_string()).into_response())
        }
        Ok(known) => Ok(Html(already_known(tr, &known).into_string()).into_response()),
        Err(_) => Ok(StatusCode::NO_CONTENT.into_response()),
    }
}

fn new_page(
    page: &Page,
    units: &[(throughline_domain::id::UnitId, String)],
    form: &Form,
    errors: &[ShownError],
    known: &[Match],
) -> Response {
    let tr = page.tr();
    let came: Vec<Choice<'_>> = CameBy::ALL
        .iter()
        .map(|by| {
            Choice::new(by.code(), tr.with("people-came-by", &[("code", by.code().into())]))
                .chosen(form.chose("came_by", by.code()))
        })
        .collect();
    page.html(tr.text("people-new")).errors(errors).body(html! {
        h1.tl-title { (tr.text("people-new")) }
        p.tl-lead { (tr.text("people-new-lead")) }
        form method="post" action=(NEW) novalidate {
            (csrf(&page.csrf()))
            @if !known.is_empty() { (already_known(tr, known)) }
            (form::details_fields(page, form, errors))
            div role="status" data-module="tl-known" data-address=(KNOWN) {}
            (Field::new("came_by", tr.text("people-came")).bold().error(error_for(errors, "came_by")).radios(tr, &came))
            (form::custody_fields(page, units, form, errors))
            (Button::new(tr.text("people-new-act")).once())
        }
    })
}

/// People who may be the one about to be entered, and the way on if they are not.
fn already_known(tr: Tr, known: &[Match]) -> Markup {
    notice_banner(
        tr,
        tr.count("people-known", known.len()),
        html! {
            ul class="govuk-list" {
                @for found in known {
                    li {
                        (link(&format!("/people/{}", found.person), &found.name))
                        " " span.tl-second { (facts(tr, found.birth_date, &found.numbers, found.town.as_deref())) }
                        (details(tr.with("matching-why", &[("name", found.name.as_str().into())]), why(tr, &found.evidence)))
                    }
                }
            }
            (Field::new("known", tr.text("people-known-question"))
                .checkboxes(tr, &[Choice::new("different", tr.text("people-known-different"))]))
        },
    )
}

/// Birth, numbers, town: what tells people of one name apart.
pub(crate) fn about(tr: Tr, found: &Found) -> String {
    facts(tr, found.birth_date, &found.numbers, found.town.as_deref())
}

fn facts(tr: Tr, birth_date: Option<Date>, numbers: &[Identifier], town: Option<&str>) -> String {
    let mut facts = Vec::new();
    if let Some(born) = birth_date {
        facts.push(tr.with("people-born", &[("date", tr.full_date(born).into())]));
    }
    facts.extend(numbers.iter().map(|number| number.value.clone()));
    facts.extend(town.map(str::to_owned));
    facts.join(" · ")
}

#[cfg(test)]
mod tests;
