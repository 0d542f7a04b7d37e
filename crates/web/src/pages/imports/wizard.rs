//! A new kind of list: a sample is handed in, and explained on the next page; or its description
//! is written by hand.

use axum::response::Response;
use maud::{Markup, html};
use throughline_app::{FieldError, import};

use super::{EXPLAIN, IMPORTERS, LIST, NEW, WIZARD, ask, words};
use crate::{
    components::{
        button::Button,
        error_summary::{FieldError as ShownError, error_for},
        field::{Field, csrf},
    },
    errors::Answer,
    forms::Form,
    route::Route,
    visit::Page,
};

/// Where a description written by hand is kept.
pub(super) const SAVE: &str = "/imports/sources";
const LARGEST: usize = 65 * 1024 * 1024;

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(WIZARD, IMPORTERS, show),
        Route::post(WIZARD, IMPORTERS, hand_in).uploads(LARGEST),
        Route::post(SAVE, IMPORTERS, save),
    ]
}

async fn show(page: Page) -> Answer {
    Ok(sample_page(&page, &[]))
}

fn sample_page(page: &Page, errors: &[ShownError]) -> Response {
    let tr = page.tr();
    page.html(tr.text("imports-wizard")).back(LIST, tr.text("imports-title")).errors(errors).body(html! {
        h1.tl-title { (tr.text("imports-wizard")) }
        p.tl-lead { (tr.text("imports-wizard-lead")) }
        form method="post" action=(WIZARD) enctype="multipart/form-data" novalidate {
            (csrf(&page.csrf()))
            (Field::new("file", tr.text("imports-sample")).hint(tr.text("imports-sample-hint"))
                .error(error_for(errors, "file")).kind("file").input(tr, ""))
            (Button::new(tr.text("imports-propose")).once())
        }
    })
}

async fn hand_in(page: Page, form: Form) -> Answer {
    let Some(file) = form.file("file") else {
        let errors = [FieldError::new("file", "imports-file-missing")];
        return Ok(sample_page(&page, &page.words(&errors)));
    };
    let (content, name) = (file.content.to_vec(), file.file_name.clone());
    match ask(&page, move |cx| import::keep_sample(cx, content, &name)).await? {
        Ok(()) => Ok(page.go(EXPLAIN)),
        Err(fault) => {
            let text = words::fault(page.tr(), &fault);
            Ok(sample_page(&page, &[ShownError { field: "file".to_owned(), text }]))
        }
    }
}

async fn save(page: Page, form: Form) -> Answer {
    let toml = form.value("toml").to_owned();
    match ask(&page, move |cx| import::save_source(cx, toml)).await? {
        Ok(saved) => {
            let said = page.tr().with("imports-source-saved", &[("name", saved.title.into())]);
            page.go_saying(NEW, said).await
        }
        Err(fault) => {
            let tr = page.tr();
            let errors = [ShownError { field: "toml".to_owned(), text: words::fault(tr, &fault) }];
            let html = page.html(tr.text("imports-toml")).back(EXPLAIN, tr.text("imports-proposal"));
            Ok(html.errors(&errors).body(html! {
                h1.tl-title { (tr.text("imports-toml")) }
                (toml_form(&page, form.value("toml"), &errors))
            }))
        }
    }
}

/// The description as a text, for whoever would rather write it.
pub(super) fn toml_form(page: &Page, toml: &str, errors: &[ShownError]) -> Markup {
    let tr = page.tr();
    html! {
        form method="post" action=(SAVE) novalidate {
            (csrf(&page.csrf()))
            (Field::new("toml", tr.text("imports-toml")).hint(tr.text("imports-toml-hint"))
                .error(error_for(errors, "toml")).spellcheck(false).textarea(tr, 24, toml))
            (Button::new(tr.text("imports-save-source-text")).secondary().once())
        }
    }
}
