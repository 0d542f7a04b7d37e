//! What went wrong, in words, with a way back: one mapping for pages and for programs.

use std::sync::Arc;

use axum::{
    http::{HeaderValue, StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use throughline_app::Error;

use crate::{
    auth,
    components::{button::Button, error_summary::FieldError as ShownError},
    forms::Form,
    i18n::Tr,
    visit::Visit,
};

/// What a handler answers.
pub type Answer = Result<Response, Failure>;

/// Why a handler has no page to show. The gate turns it into one, in the reader's language.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The use case said no.
    #[error(transparent)]
    App(#[from] Error),
    /// The form was not sent by one of this session's pages.
    #[error("a form that is not ours")]
    Forged,
    /// The form or its files are larger than this page takes, in bytes.
    #[error("more than the {0} bytes that are taken")]
    TooLarge(usize),
    /// The form cannot be read.
    #[error("a form that cannot be read")]
    Unreadable,
    /// Nobody is signed in; said to programs, people are led to the sign-in.
    #[error("not signed in")]
    SignedOut,
    /// The page takes no such request.
    #[error("no such method here")]
    Method,
}

impl Failure {
    /// The page that is not there.
    pub const fn not_found() -> Self {
        Self::App(Error::NotFound)
    }

    const fn status(&self) -> StatusCode {
        match self {
            Self::App(error) => match error {
                Error::NotFound => StatusCode::NOT_FOUND,
                // Who may not know that there is such a person is told that there is none.
                Error::Denied(denied) if !denied.may_know => StatusCode::NOT_FOUND,
                Error::Denied(_) => StatusCode::FORBIDDEN,
                Error::Conflict(_) | Error::Refused(_) => StatusCode::CONFLICT,
                Error::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
                Error::Unavailable(_) | Error::Unusable(_) => StatusCode::SERVICE_UNAVAILABLE,
                Error::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
            },
            Self::Forged => StatusCode::FORBIDDEN,
            Self::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::SignedOut => StatusCode::UNAUTHORIZED,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
        }
    }
}

/// A bare status with the failure beside it; the gate renders it.
impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}

/// What a page of a failure says.
struct Said {
    title: String,
    sentence: String,
    more: Markup,
}

/// The answer to a failure: a page, or a problem document (RFC 9457) for who asks for JSON.
pub(crate) fn answer(visit: &Visit, failure: &Failure, sent: &Form) -> Response {
    if let Failure::App(error @ (Error::Internal(_) | Error::Unavailable(_) | Error::Unusable(_))) = failure {
        tracing::error!(%error, "not answered");
    }
    let status = failure.status();
    let said = said(visit, failure, sent);
    if visit.wants_json() {
        return problem(visit, status, failure, &said);
    }
    let (back, back_text) = match visit.back() {
        _ if matches!(failure, Failure::SignedOut) => {
            (auth::sign_in_to_send(visit, None), visit.tr().text("signin-title"))
        }
        Some(page) => (page, visit.tr().text("errors-back")),
        None => ("/".to_owned(), visit.tr().text("errors-home")),
    };
    visit.html(said.title.clone()).status(status).body(html! {
        h1.tl-title { (said.title) }
        p.tl-lead { (said.sentence) }
        (said.more)
        p { (Button::link(back_text, back)) }
    })
}

fn said(visit: &Visit, failure: &Failure, sent: &Form) -> Said {
    let tr = visit.tr();
    let plain = |title: &str, sentence: &str| Said {
        title: tr.text(title),
        sentence: tr.text(sentence),
        more: Markup::default(),
    };
    match failure {
        Failure::App(Error::NotFound) => plain("errors-not-found", "errors-not-found-lead"),
        Failure::App(Error::Denied(denied)) if !denied.may_know => {
            plain("errors-not-found", "errors-not-found-lead")
        }
        Failure::App(Error::Denied(denied)) => plain("errors-denied", denied_reason(denied.reason)),
        Failure::App(Error::Conflict(_)) => {
            Said { more: typed(tr, sent), ..plain("errors-conflict", "errors-conflict-lead") }
        }
        Failure::App(Error::Refused(key)) => plain("errors-refused", key),
        Failure::App(Error::Invalid(errors)) => Said {
            more: html! {
                ul class="govuk-list govuk-list--bullet" {
                    @for error in words(tr, errors) { li { (error.text) } }
                }
                (typed(tr, sent))
            },
            ..plain("errors-invalid", "errors-invalid-lead")
        },
        Failure::App(Error::Unavailable(_) | Error::Unusable(_)) => {
            Said { more: typed(tr, sent), ..plain("errors-unavailable", "errors-unavailable-lead") }
        }
        Failure::App(Error::Internal(_)) => Said {
            title: tr.text("errors-internal"),
            sentence: tr.with("errors-internal-lead", &[("id", visit.request_id().into())]),
            more: typed(tr, sent),
        },
        Failure::Forged => Said { more: typed(tr, sent), ..plain("errors-forged", "errors-forged-lead") },
        Failure::TooLarge(limit) => Said {
            title: tr.text("errors-too-large"),
            sentence: tr.with("errors-too-large-lead", &[("limit", size(*limit).into())]),
            more: html! {},
        },
        Failure::Unreadable => plain("errors-unreadable", "errors-unreadable-lead"),
        Failure::SignedOut => {
            Said { more: typed(tr, sent), ..plain("errors-signed-out", "errors-signed-out-lead") }
        }
        Failure::Method => plain("errors-not-found", "errors-not-found-lead"),
    }
}

/// The reason of a refusal in words. The codes are those of the policy.
fn denied_reason(reason: &str) -> &'static str {
    match reason {
        "role" | "role_or_relation" => "errors-denied-role",
        "not_the_holder" => "errors-denied-holder",
        "not_own_account" => "errors-denied-account",
        _ => "errors-denied-lead",
    }
}

/// A number of bytes as people say it, the same in every language.
fn size(bytes: usize) -> String {
    match bytes / 1_024 {
        kilobytes if kilobytes < 1_024 => format!("{kilobytes} kB"),
        kilobytes => format!("{} MB", kilobytes / 1_024),
    }
}

/// What was typed, to be copied: nothing is lost because something went wrong.
fn typed(tr: Tr, sent: &Form) -> Markup {
    let texts: Vec<_> = sent.texts().collect();
    html! {
        @if !texts.is_empty() {
            h2 { (tr.text("errors-typed")) }
            ul class="govuk-list" { @for text in texts { li { p.tl-typed { (text) } } } }
        }
    }
}

fn problem(visit: &Visit, status: StatusCode, failure: &Failure, said: &Said) -> Response {
    let errors: Vec<_> = match failure {
        Failure::App(Error::Invalid(errors)) => words(visit.tr(), errors)
            .into_iter()
            .map(|error| serde_json::json!({ "field": error.field, "message": error.text }))
            .collect(),
        _ => Vec::new(),
    };
    let document = serde_json::json!({
        "type": "about:blank",
        "title": said.title,
        "status": status.as_u16(),
        "detail": said.sentence,
        "instance": visit.request_id(),
        "errors": errors,
    });
    let mut response = (status, document.to_string()).into_response();
    let json = HeaderValue::from_static("application/problem+json");
    response.headers_mut().insert(CONTENT_TYPE, json);
    response
}

/// Errors of fields in the reader's words, for the summary and for the fields themselves.
pub fn words(tr: Tr, errors: &[throughline_app::FieldError]) -> Vec<ShownError> {
    errors
        .iter()
        .map(|error| {
            let arguments: Vec<_> =
                error.args.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
            ShownError { field: error.field.clone(), text: tr.with(error.message, &arguments) }
        })
        .collect()
}

#[cfg(test)]
mod tests;
