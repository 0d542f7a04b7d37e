//! One-time links: setting up an installation, setting a password.

use axum::{extract::Path, response::Response};
use maud::html;
use throughline_app::{
    FieldError, account,
    agency::{self, NewAgency},
    password::SHORTEST,
    set_up::{self, FirstAdministrator},
};

use crate::{
    components::{
        button::Button,
        error_summary::{FieldError as ShownError, error_for},
        field::Field,
    },
    errors::{Answer, Failure},
    forms::Form,
    pages::agencies::{jurisdictions, kinds},
    route::{Access, Route},
    visit::Visit,
};

/// The routes. The secret in the path is the proof, so everybody may come.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/set-up/{token}", Access::Public, show_set_up),
        Route::post("/set-up/{token}", Access::Public, do_set_up),
        Route::get("/set-password/{token}", Access::Public, show_password),
        Route::post("/set-password/{token}", Access::Public, set_password),
    ]
}

async fn show_set_up(visit: Visit, Path(token): Path<String>) -> Answer {
    if visit.run_as_visitor(move |visitor| set_up::is_open(visitor, &token)).await? {
        Ok(set_up_page(&visit, &Form::default(), &[]))
    } else {
        Ok(link_gone(&visit))
    }
}

async fn do_set_up(visit: Visit, Path(token): Path<String>, form: Form) -> Answer {
    let first = FirstAdministrator {
        agency: NewAgency {
            jurisdiction: form.value("jurisdiction").to_owned(),
            kind: form.value("kind").to_owned(),
            details: agency::Details::named(form.value("agency_name").trim()),
        },
        login: form.value("login").to_owned(),
        name: form.value("name").trim().to_owned(),
        locale: visit.tr().locale().code().to_owned(),
        password: form.value("password").to_owned(),
    };
    if form.value("password") != form.value("password_again") {
        let errors = [FieldError::new("password_again", "account-password-differs")];
        return Ok(set_up_page(&visit, &form, &visit.words(&errors)));
    }
    match visit.run_hashing(move |visitor| set_up::set_up(visitor, &token, first)).await {
        Ok(_) => Ok(visit.go("/sign-in?because=set")),
        Err(Failure::App(throughline_app::Error::Invalid(errors))) => {
            Ok(set_up_page(&visit, &form, &visit.words(&errors)))
        }
        Err(Failure::App(throughline_app::Error::NotFound)) => Ok(link_gone(&visit)),
        Err(failure) => Err(failure),
    }
}

fn set_up_page(visit: &Visit, form: &Form, errors: &[ShownError]) -> Response {
    let tr = visit.tr();
    let world = visit.state().world();
    visit.html(tr.text("setup-title")).errors(errors).body(html! {
        h1.tl-title { (tr.text("setup-title")) }
        p.tl-lead { (tr.text("setup-lead")) }
        form method="post" novalidate {
            h2 { (tr.text("setup-agency")) }
            (Field::new("agency_name", tr.text("agencies-name")).error(error_for(errors, "agency_name"))
                .input(tr, form.value("agency_name")))
            (Field::new("jurisdiction", tr.text("agencies-jurisdiction"))
                .error(error_for(errors, "jurisdiction"))
                .radios(tr, &jurisdictions(tr, world, form.value("jurisdiction"))))
            (Field::new("kind", tr.text("agencies-kind")).error(error_for(errors, "kind"))
                .select(tr, &kinds(tr, world, form.value("kind"))))
            h2 { (tr.text("setup-you")) }
            (Field::new("name", tr.text("users-name")).error(error_for(errors, "name"))
                .autocomplete("name").spellcheck(false).input(tr, form.value("name")))
            (Field::new("login", tr.text("users-login")).hint(tr.text("users-login-hint"))
                .error(error_for(errors, "login")).autocomplete("username").spellcheck(false)
                .input(tr, form.value("login")))
            (passwords(visit, errors))
            (Button::new(tr.text("setup-act")).once())
        }
    })
}

async fn show_password(visit: Visit, Path(token): Path<String>) -> Answer {
    let owner = visit.run_as_visitor(move |visitor| account::link_owner(visitor, &token)).await?;
    Ok(owner.map_or_else(|| link_gone(&visit), |owner| password_page(&visit, &owner, &[])))
}

async fn set_password(visit: Visit, Path(token): Path<String>, form: Form) -> Answer {
    let link = token.clone();
    let Some(owner) = visit.run_as_visitor(move |visitor| account::link_owner(visitor, &link)).await? else {
        return Ok(link_gone(&visit));
    };
    if form.value("password") != form.value("password_again") {
        let errors = [FieldError::new("password_again", "account-password-differs")];
        return Ok(password_page(&visit, &owner, &visit.words(&errors)));
    }
    let new = form.value("password").to_owned();
    match visit.run_hashing(move |visitor| account::set_password(visitor, &token, &new)).await {
        Ok(()) => Ok(visit.go("/sign-in?because=set")),
        Err(Failure::App(throughline_app::Error::Invalid(errors))) => {
            Ok(password_page(&visit, &owner, &visit.words(&errors)))
        }
        Err(Failure::App(throughline_app::Error::NotFound)) => Ok(link_gone(&visit)),
        Err(failure) => Err(failure),
    }
}

fn password_page(visit: &Visit, (login, name): &(String, String), errors: &[ShownError]) -> Response {
    let tr = visit.tr();
    visit.html(tr.text("setup-password-title")).errors(errors).body(html! {
        h1.tl-title { (tr.text("setup-password-title")) }
        p.tl-lead { (tr.with("setup-password-lead", &[("name", name.as_str().into())])) }
        form method="post" novalidate {
            // Not shown, but password managers keep it beside the password.
            input type="hidden" name="login" value=(login) autocomplete="username";
            (passwords(visit, errors))
            (Button::new(tr.text("setup-password-act")).once())
        }
    })
}

fn passwords(visit: &Visit, errors: &[ShownError]) -> maud::Markup {
    let tr = visit.tr();
    html! {
        (Field::new("password", tr.text("account-password-new"))
            .hint(tr.with("account-password-hint", &[("n", SHORTEST.into())]))
            .error(error_for(errors, "password")).autocomplete("new-password").password(tr))
        (Field::new("password_again", tr.text("account-password-again"))
            .error(error_for(errors, "password_again")).autocomplete("new-password").password(tr))
    }
}

fn link_gone(visit: &Visit) -> Response {
    let tr = visit.tr();
    visit.html(tr.text("setup-gone")).status(axum::http::StatusCode::NOT_FOUND).body(crate::layout::message(
        &tr.text("setup-gone"),
        &tr.text("setup-gone-lead"),
        &tr.text("signin-title"),
        "/sign-in",
    ))
}
