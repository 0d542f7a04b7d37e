//! Pages that everybody may read: help, accessibility, how we use data.

use axum::response::Response;
use maud::{Markup, html};

use crate::{
    components::shortcuts,
    route::{Access, Route},
    visit::Visit,
};

/// The routes.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/help", Access::Public, help),
        Route::get("/accessibility", Access::Public, accessibility),
        Route::get("/privacy", Access::Public, privacy),
    ]
}

async fn help(visit: Visit) -> Response {
    let tr = visit.tr();
    let keys = html! {
        h2.tl-section-title id="shortcuts" { (tr.text("shortcuts-title")) }
        p { (tr.text("shortcuts-help-lead")) }
        (shortcuts::keys(tr, true))
    };
    text(
        &visit,
        &keys,
        "help-title",
        "help-lead",
        &[
            ("help-sign-in", "help-sign-in-text"),
            ("help-see", "help-see-text"),
            ("help-lost", "help-lost-text"),
            ("help-who", "help-who-text"),
        ],
    )
}

async fn accessibility(visit: Visit) -> Response {
    text(
        &visit,
        &Markup::default(),
        "help-accessibility-title",
        "help-accessibility-lead",
        &[
            ("help-accessibility-can", "help-accessibility-can-text"),
            ("help-accessibility-known", "help-accessibility-known-text"),
            ("help-accessibility-tell", "help-accessibility-tell-text"),
        ],
    )
}

async fn privacy(visit: Visit) -> Response {
    text(
        &visit,
        &Markup::default(),
        "help-privacy-title",
        "help-privacy-lead",
        &[
            ("help-privacy-who", "help-privacy-who-text"),
            ("help-privacy-log", "help-privacy-log-text"),
            ("help-privacy-cookies", "help-privacy-cookies-text"),
            ("help-privacy-rights", "help-privacy-rights-text"),
        ],
    )
}

/// A title, a sentence, sections of a heading and a paragraph each, and what comes after them.
fn text(visit: &Visit, after: &Markup, title: &str, lead: &str, sections: &[(&str, &str)]) -> Response {
    let tr = visit.tr();
    visit.html(tr.text(title)).body(html! {
        h1.tl-title { (tr.text(title)) }
        p.tl-lead { (tr.text(lead)) }
        div.tl-prose {
            @for (heading, words) in sections {
                h2.tl-section-title { (tr.text(heading)) }
                p { (tr.text(words)) }
            }
            (after)
        }
    })
}
