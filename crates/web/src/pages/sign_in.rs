//! Signing in: password, then the code where the account has an authenticator; signing out.

use axum::{extract::Query, http::HeaderMap};
use maud::{Markup, html};
use throughline_app::{
    FieldError,
    session::{self, DemoUser, SignIn},
};

use crate::{
    auth::{self, CODE, SIGN_IN},
    components::{
        banner::notice_banner,
        button::Button,
        details::details,
        error_summary::{FieldError as ShownError, error_for},
        field::{Field, csrf, hidden},
        link::link,
    },
    errors::Answer,
    forms::Form,
    i18n::Tr,
    pages::{own_page::OWN, users::role_name},
    route::{Access, Route},
    security,
    visit::{Page, SIGN_OUT, Visit},
};

/// The routes; one-click sign-in exists on a demonstration's server only.
pub fn routes(demo: bool) -> Vec<Route> {
    let mut routes = vec![
        Route::get(SIGN_IN, Access::Public, show),
        Route::post(SIGN_IN, Access::Public, sign_in),
        Route::get(CODE, Access::CodePending, show_code),
        Route::post(CODE, Access::CodePending, enter_code),
        Route::post(SIGN_OUT, Access::Session, sign_out),
    ];
    if demo {
        routes.push(Route::post("/sign-in/demo", Access::Public, sign_in_to_demo));
    }
    routes
}

/// Where to go afterwards, and why the page is shown.
#[derive(Debug, Default, serde::Deserialize)]
struct Asked {
    next: Option<String>,
    because: Option<String>,
}

async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let form = Form::from_pairs([("next", asked.next.as_deref().unwrap_or_default())]);
    page(&visit, &form, &[], asked.because.as_deref()).await
}

async fn sign_in(visit: Visit, form: Form) -> Answer {
    let (login, password) = (form.value("login").to_owned(), form.value("password").to_owned());
    let mut read = form.read();
    read.text("login", "signin-login-missing");
    if password.is_empty() {
        read.refuse(FieldError::new("password", "signin-password-missing"));
    }
    if let Err(errors) = read.finish() {
        return page(&visit, &form, &visit.words(&errors), None).await;
    }
    let limits = visit.state().config.limits;
    let outcome =
        visit.run_hashing(move |visitor| session::sign_in(visitor, limits, &login, &password)).await?;
    match outcome {
        SignIn::Complete(started) => Ok(visit.go_with_session(next(&form), &started)),
        SignIn::CodeNeeded(started) => Ok(visit.go_with_session(&with_next(CODE, next(&form)), &started)),
        other => {
            let error = refusal(&visit, &other, "login", "signin-wrong");
            page(&visit, &form, &[error], None).await
        }
    }
}

async fn show_code(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let form = Form::from_pairs([("next", asked.next.as_deref().unwrap_or_default())]);
    Ok(code_page(&visit, &form, &[]))
}

async fn enter_code(visit: Visit, headers: HeaderMap, form: Form) -> Answer {
    let limits = visit.state().config.limits;
    let token = auth::session_token(&visit.state().config, &headers).unwrap_or_default();
    let code = match form.value("code").trim() {
        "" => form.value("recovery").to_owned(),
        code => code.to_owned(),
    };
    let outcome =
        visit.run_as_visitor(move |visitor| session::enter_code(visitor, limits, &token, &code)).await?;
    match outcome {
        SignIn::Complete(started) => Ok(visit.go_with_session(next(&form), &started)),
        SignIn::TooLate | SignIn::CodeNeeded(_) => Ok(visit.go(&with_next(SIGN_IN, next(&form)))),
        other => {
            let error = refusal(&visit, &other, "code", "signin-code-wrong");
            Ok(code_page(&visit, &form, &[error]))
        }
    }
}

async fn sign_in_to_demo(visit: Visit, form: Form) -> Answer {
    let limits = visit.state().config.limits;
    let login = form.value("login").to_owned();
    let started = visit
        .run_as_visitor(move |visitor| session::sign_in_to_demonstration(visitor, limits, &login))
        .await?;
    Ok(visit.go_with_session(next(&form), &started))
}

async fn sign_out(page: Page) -> Answer {
    let token_hash = page.user().token_hash.clone();
    page.run(move |cx| session::sign_out(cx, &token_hash)).await?;
    let mut response = page.go("/sign-in?because=out");
    auth::clear_session_cookie(&page.state().config, response.headers_mut());
    Ok(response)
}

/// Where to go after the sign-in: a page of ours, or the first one.
fn next(form: &Form) -> &str {
    security::local_path(form.value("next")).unwrap_or("/")
}

fn with_next(path: &str, next: &str) -> String {
    match serde_urlencoded::to_string([("next", next)]) {
        Ok(query) if next != "/" => format!("{path}?{query}"),
        _ => path.to_owned(),
    }
}

/// Why not, in words that tell nobody which logins there are.
fn refusal(visit: &Visit, outcome: &SignIn, field: &str, wrong: &str) -> ShownError {
    let tr = visit.tr();
    let text = match outcome {
        SignIn::Locked(until) => {
            // A minute is begun: "from 9:15" must not be refused at 9:15 and ten seconds.
            let time = tr.time(visit.local_time(*until).time());
            tr.with("signin-locked", &[("time", time.into())])
        }
        _ => tr.text(wrong),
    };
    ShownError { field: field.to_owned(), text }
}

async fn page(visit: &Visit, form: &Form, errors: &[ShownError], because: Option<&str>) -> Answer {
    let tr = visit.tr();
    let demo = if visit.state().config.demo {
        visit.run_as_visitor(session::demonstration_users).await?
    } else {
        Vec::new()
    };
    let notice = match because {
        Some("kept") => Some(("signin-kept", "signin-kept-lead")),
        Some("ended") => Some(("signin-ended", "signin-ended-lead")),
        Some("out") => Some(("signin-out", "signin-out-lead")),
        Some("set") => Some(("signin-set", "signin-set-lead")),
        _ => None,
    };
    let mut html = visit.html(tr.text("signin-title")).errors(errors);
    if let Some((title, lead)) = notice {
        html = html.notice(notice_banner(tr, tr.text(title), html! { p.govuk-body { (tr.text(lead)) } }));
    }
    Ok(html.body(html! {
        h1.tl-title { (tr.text("signin-title")) }
        @if !demo.is_empty() { (demo_users(tr, &demo, form.value("next"))) }
        form method="post" action=(SIGN_IN) novalidate {
            (hidden("next", form.value("next")))
            (Field::new("login", tr.text("signin-login")).error(error_for(errors, "login"))
                .autocomplete("username").spellcheck(false).width(30).input(tr, form.value("login")))
            (Field::new("password", tr.text("signin-password")).error(error_for(errors, "password"))
                .autocomplete("current-password").password(tr))
            (Button::new(tr.text("signin-act")))
        }
        p { (tr.text("signin-forgotten")) }
        p { (link(OWN, tr.text("own-page-link"))) }
    }))
}

/// One click per user of the demonstration.
fn demo_users(tr: Tr, users: &[DemoUser], next: &str) -> Markup {
    html! {
        section aria-labelledby="demo" {
            h2.tl-section-title id="demo" { (tr.text("signin-demo")) }
            p { (tr.text("signin-demo-lead")) }
            @for user in users {
                form.tl-demo-user method="post" action="/sign-in/demo" {
                    (hidden("next", next))
                    (hidden("login", &user.login))
                    (Button::new(user.name.as_str()).secondary())
                    span {
                        @for role in &user.roles { (role_name(tr, *role)) ", " }
                        (user.agency)
                    }
                }
            }
        }
        h2.tl-section-title { (tr.text("signin-with-password")) }
    }
}

fn code_page(visit: &Visit, form: &Form, errors: &[ShownError]) -> axum::response::Response {
    let tr = visit.tr();
    visit.html(tr.text("signin-code-title")).errors(errors).body(html! {
        form method="post" action=(CODE) novalidate {
            (csrf(&visit.csrf()))
            (hidden("next", form.value("next")))
            (Field::new("code", tr.text("signin-code-title")).page_heading()
                .hint(tr.text("signin-code-hint")).error(error_for(errors, "code"))
                .autocomplete("one-time-code").input_mode("numeric").spellcheck(false).width(10)
                .autofocus().input(tr, ""))
            (details(tr.text("signin-code-lost"), html! {
                (Field::new("recovery", tr.text("signin-recovery")).hint(tr.text("signin-recovery-hint"))
                    .autocomplete("off").spellcheck(false).width(20).input(tr, ""))
                p { (tr.text("signin-recovery-none")) }
            }))
            (Button::new(tr.text("signin-code-act")))
        }
    })
}

#[cfg(test)]
mod tests;
