//! The person's own page, opened by a one-time code: what I allow, what I am asked, who looked.
//!
//! It is read on borrowed phones, so it says nothing of custody, its title is neutral, and there is a way
//! to leave at once.

use axum::{extract::Path, http::StatusCode, response::Response};
use maud::{Markup, html};
use throughline_app::{
    permission::{self, Looked, OwnAnswer, OwnPage, OwnPermission},
    sharing::Basis,
};
use throughline_domain::{id::PermissionId, permission::Status};

use crate::{
    components::{
        button::{Button, button_group},
        depth::depth,
        empty::good_empty,
        error_summary::{FieldError as ShownError, error_for},
        field::{Field, hidden},
        link::link,
    },
    errors::{Answer, Failure},
    forms::{Form, VERSION},
    i18n::Tr,
    pages::{
        permissions::{
            categories_in_sentence, categories_text, one::what_stopping_does, purpose_text, recipient_text,
        },
        users::role_name,
    },
    route::{Access, Route},
    visit::Visit,
};

/// Where a code is typed.
pub(crate) const OWN: &str = "/mine";
/// Where "leave now" leads: a page that everybody may have open.
const ELSEWHERE: &str = "https://www.wikipedia.org/";

/// The routes. The code in the path is the proof, so everybody may come.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get(OWN, Access::Public, enter),
        Route::post(OWN, Access::Public, entered),
        Route::get("/mine/{code}", Access::Public, show),
        Route::get("/mine/{code}/sharing", Access::Public, who_sees),
        Route::post("/mine/{code}/{permission}", Access::Public, answer),
        Route::get("/mine/{code}/{permission}/stop", Access::Public, ask_stop),
        Route::post("/mine/{code}/{permission}/stop", Access::Public, stop),
    ]
}

fn locale(visit: &Visit) -> String {
    visit.tr().locale().code().to_owned()
}

async fn enter(visit: Visit) -> Answer {
    Ok(code_page(&visit, false))
}

async fn entered(visit: Visit, form: Form) -> Answer {
    let code: String = form.value("code").chars().filter(char::is_ascii_alphanumeric).collect();
    if code.is_empty() { Ok(code_page(&visit, true)) } else { Ok(visit.go(&format!("{OWN}/{code}"))) }
}

fn code_page(visit: &Visit, wrong: bool) -> Response {
    let tr = visit.tr();
    let error = || ShownError { field: "code".to_owned(), text: tr.text("own-page-code-wrong") };
    let errors: Vec<ShownError> = wrong.then(error).into_iter().collect();
    visit.html(tr.text("own-page-title")).errors(&errors).body(html! {
        (leave(tr))
        div.tl-own {
            h1.tl-title { (tr.text("own-page-title")) }
            form method="post" action=(OWN) novalidate {
                (Field::new("code", tr.text("own-page-code")).bold().hint(tr.text("own-page-code-hint"))
                    .error(error_for(&errors, "code")).spellcheck(false).autocomplete("off").width(20).input(tr, ""))
                (Button::new(tr.text("own-page-open")))
            }
        }
    })
}

fn leave(tr: Tr) -> Markup {
    html! { div.tl-own__top { (Button::link(tr.text("own-page-leave"), ELSEWHERE).warning()) } }
}

fn gone(visit: &Visit) -> Response {
    let tr = visit.tr();
    visit.html(tr.text("own-page-title")).status(StatusCode::NOT_FOUND).body(html! {
        (leave(tr))
        div.tl-own {
            h1.tl-title { (tr.text("own-page-gone")) }
            p.tl-lead { (tr.text("own-page-gone-lead")) }
            p { (link(OWN, tr.text("own-page-gone-act"))) }
        }
    })
}

/// What a code opens; `None` where it opens nothing any more.
async fn opened(visit: &Visit, code: &str) -> Result<Option<OwnPage>, Failure> {
    let (typed, locale) = (code.to_owned(), locale(visit));
    match visit.run_as_visitor(move |visitor| permission::open(visitor, &typed, &locale)).await {
        Ok(page) => Ok(Some(page)),
        Err(Failure::App(throughline_app::Error::NotFound)) => Ok(None),
        Err(failure) => Err(failure),
    }
}

async fn show(visit: Visit, Path(code): Path<String>) -> Answer {
    view(&visit, &code, &[]).await
}

async fn view(visit: &Visit, code: &str, errors: &[ShownError]) -> Answer {
    let Some(page) = opened(visit, code).await? else { return Ok(gone(visit)) };
    let tr = visit.tr();
    // What is asked again stands until it is answered, and can be stopped like the rest.
    let again = page.asked.iter().filter(|own| own.permission.status == Status::Given);
    let allowed: Vec<&OwnPermission> = again.chain(&page.given).collect();
    Ok(visit.html(tr.text("own-page-title")).errors(errors).body(html! {
        (leave(tr))
        div.tl-own {
            h1.tl-title { (tr.with("own-page-hello", &[("name", page.first_name.as_str().into())])) }
            @if !page.asked.is_empty() {
                h2.tl-section-title { (tr.text("own-page-asked")) }
                p { strong { (tr.text("permissions-no-effect")) } }
                @for own in &page.asked { (question(visit, code, &page, own, errors)) }
            }
            h2.tl-section-title { (tr.text("own-page-given")) }
            p { (tr.text("own-page-given-lead")) }
            @if allowed.is_empty() { (good_empty(&tr.text("own-page-given-none"))) }
            @for own in allowed {
                section.tl-own__row {
                    (what(visit, &page, own))
                    (Button::link(tr.text("permissions-stop"), format!("{OWN}/{code}/{}/stop", own.permission.id)).secondary())
                }
            }
            p { (link(&format!("{OWN}/{code}/sharing"), tr.text("own-page-sees"))) }
            h2.tl-section-title { (tr.text("own-page-looked")) }
            @if page.looked.is_empty() { (good_empty(&tr.text("own-page-looked-none"))) }
            @for looked in &page.looked { (who(tr, looked)) }
            p.tl-standing { (tr.text("components-standing-sentence")) }
        }
    }))
}

fn what(visit: &Visit, page: &OwnPage, own: &OwnPermission) -> Markup {
    let tr = visit.tr();
    let of = &own.permission;
    html! {
        h3.tl-permission__to { (recipient_text(tr, visit, &page.jurisdiction, &of.to, own.to.as_deref())) }
        p { (categories_text(tr, &of.scope.categories)) }
        p { (depth(tr, of.scope.depth)) }
        p.tl-second {
            (purpose_text(tr, of.purpose)) ". "
            (tr.with("permissions-ends", &[("date", tr.full_date(own.last_day).into())]))
        }
    }
}

fn question(visit: &Visit, code: &str, page: &OwnPage, own: &OwnPermission, errors: &[ShownError]) -> Markup {
    let tr = visit.tr();
    let of = &own.permission;
    let told = format!("told-{}", of.id);
    html! {
        section.tl-own__row {
            (what(visit, page, own))
            @if of.again.is_some() { p { (tr.text("own-page-again")) } }
            @if page.minor {
                p { (tr.text("own-page-minor")) }
            } @else {
                form method="post" action=(format!("{OWN}/{code}/{}", of.id)) novalidate {
                    (hidden(VERSION, &of.version.to_string()))
                    (Field::new("told", tr.text("own-page-told")).id(told).error(error_for(errors, "told"))
                        .checkbox(tr, "yes", false))
                    (button_group(html! {
                        (Button::new(tr.text("own-page-yes")).sends("said", "yes"))
                        (Button::new(tr.text("own-page-no")).secondary().sends("said", "no"))
                    }))
                }
            }
        }
    }
}

fn who(tr: Tr, looked: &Looked) -> Markup {
    let roles: Vec<String> = looked.roles.iter().map(|role| role_name(tr, *role)).collect();
    html! {
        section.tl-own__row {
            p { strong { (looked.agency) } " · " (tr.full_date(looked.day)) }
            @if !roles.is_empty() { p.tl-second { (tr.list(&roles)) } }
            p { (categories_text(tr, &looked.categories)) }
            @if looked.bases.is_empty() {
                p.tl-second { (tr.with("own-page-rule", &[("code", looked.rule.as_str().into())])) }
            }
            @for basis in &looked.bases { p.tl-second { (why(tr, *basis)) } }
        }
    }
}

/// What something rests on, in the person's words.
fn why(tr: Tr, basis: Basis) -> String {
    tr.with("own-page-why", &[("code", basis.code().into())])
}

async fn who_sees(visit: Visit, Path(code): Path<String>) -> Answer {
    let (typed, locale) = (code.clone(), locale(&visit));
    let outcome = visit.run_as_visitor(move |visitor| permission::who_sees(visitor, &typed, &locale)).await;
    let page = match outcome {
        Ok(page) => page,
        Err(Failure::App(throughline_app::Error::NotFound)) => return Ok(gone(&visit)),
        Err(failure) => return Err(failure),
    };
    let tr = visit.tr();
    let back = (format!("{OWN}/{code}"), tr.text("own-page-given"));
    Ok(visit.html(tr.text("own-page-title")).back(back.0, back.1).body(html! {
        (leave(tr))
        div.tl-own {
            h1.tl-title { (tr.text("own-page-sees")) }
            p.tl-lead { (tr.text("own-page-sees-lead")) }
            @for agency in &page.agencies {
                section.tl-own__row {
                    h2.tl-permission__to { (agency.name) }
                    @if agency.opens.is_empty() { p { (tr.text("own-page-sees-nothing")) } }
                    @for (deep, basis, categories) in &agency.opens {
                        p { (depth(tr, *deep)) }
                        p { (categories_text(tr, categories)) }
                        p.tl-second { (why(tr, *basis)) }
                    }
                }
            }
            p.tl-standing { (tr.text("components-standing-sentence")) }
        }
    }))
}

async fn answer(visit: Visit, Path((code, id)): Path<(String, PermissionId)>, form: Form) -> Answer {
    let said = match form.value("said") {
        "yes" => OwnAnswer::Yes { told_no_effect: form.chose("told", "yes") },
        _ => OwnAnswer::No,
    };
    let (typed, version, locale) = (code.clone(), form.version(), locale(&visit));
    let outcome = visit
        .run_as_visitor(move |visitor| permission::answer_own(visitor, &typed, (id, version), said, &locale))
        .await;
    match outcome {
        Ok(status) => Ok(done(&visit, status)),
        Err(Failure::App(throughline_app::Error::Invalid(errors))) => {
            view(&visit, &code, &visit.words(&errors)).await
        }
        Err(Failure::App(throughline_app::Error::NotFound)) => Ok(gone(&visit)),
        Err(failure) => Err(failure),
    }
}

fn done(visit: &Visit, status: Status) -> Response {
    let tr = visit.tr();
    visit.html(tr.text("own-page-title")).body(html! {
        (leave(tr))
        div.tl-own {
            h1.tl-title { (tr.with("own-page-done", &[("code", status.code().into())])) }
            p.tl-lead { (tr.with("own-page-done-lead", &[("code", status.code().into())])) }
            p { (tr.text("own-page-done-code")) }
        }
    })
}

async fn ask_stop(visit: Visit, Path((code, id)): Path<(String, PermissionId)>) -> Answer {
    let Some(page) = opened(&visit, &code).await? else { return Ok(gone(&visit)) };
    let asked_again = page.asked.iter().filter(|own| own.permission.status == Status::Given);
    let Some(own) = page.given.iter().chain(asked_again).find(|own| own.permission.id == id) else {
        return Ok(gone(&visit));
    };
    let tr = visit.tr();
    let of = &own.permission;
    let to = recipient_text(tr, &visit, &page.jurisdiction, &of.to, own.to.as_deref());
    let words = categories_in_sentence(tr, &of.scope.categories);
    Ok(visit.html(tr.text("own-page-title")).back(format!("{OWN}/{code}"), tr.text("own-page-given")).body(html! {
        (leave(tr))
        div.tl-own {
            h1.tl-title {
                (tr.with("permissions-stop-question", &[("to", to.as_str().into()), ("what", words.into())]))
            }
            (what_stopping_does(tr, &to))
            form method="post" novalidate {
                (hidden(VERSION, &of.version.to_string()))
                (button_group(html! {
                    (Button::new(tr.text("permissions-stop-yes")).warning().once())
                    (Button::link(tr.text("permissions-stop-no"), format!("{OWN}/{code}")).secondary())
                }))
            }
            p.tl-second { (tr.text("permissions-stop-again")) }
        }
    }))
}

async fn stop(visit: Visit, Path((code, id)): Path<(String, PermissionId)>, form: Form) -> Answer {
    let (version, locale) = (form.version(), locale(&visit));
    let outcome = visit
        .run_as_visitor(move |visitor| permission::withdraw_own(visitor, &code, (id, version), &locale))
        .await;
    match outcome {
        Ok(()) => Ok(done(&visit, Status::Withdrawn)),
        Err(Failure::App(throughline_app::Error::NotFound)) => Ok(gone(&visit)),
        Err(failure) => Err(failure),
    }
}
