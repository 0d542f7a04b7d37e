//! Handing in a list: which source, which file, which day.

use axum::response::Response;
use maud::html;
use throughline_app::{
    FieldError,
    import::{self, Fault, KnownSource, ListDay},
};

use super::{IMPORTERS, LIST, NEW, WIZARD, address, ask, words};
use crate::{
    components::{
        button::Button,
        choice::Choice,
        empty::empty,
        error_summary::{FieldError as ShownError, error_for},
        field::{Field, csrf},
        link::link,
    },
    errors::Answer,
    forms::Form,
    route::Route,
    visit::Page,
};

/// The largest list that is taken, in bytes: as much as the reader of lists takes, and the form.
const LARGEST: usize = 65 * 1024 * 1024;

/// Says that a day ahead is meant.
const AHEAD: &str = "ahead";

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get(NEW, IMPORTERS, show), Route::post(NEW, IMPORTERS, hand_in).uploads(LARGEST)]
}

async fn show(page: Page) -> Answer {
    let sources = page.run(import::sources).await?;
    Ok(form_page(&page, &sources, &Form::default(), &[]))
}

async fn hand_in(page: Page, form: Form) -> Answer {
    let sources = page.run(import::sources).await?;
    let mut read = form.read();
    let as_of = read.date_optional("as_of", "imports-as-of-wrong");
    let source = sources.iter().find(|known| known.id == form.value("source"));
    if source.is_none() {
        read.refuse(FieldError::new("source", "imports-source-missing"));
    }
    let file = form.file("file");
    if file.is_none() {
        read.refuse(FieldError::new("file", "imports-file-missing"));
    }
    let errors = read.finish().err().unwrap_or_default();
    let (true, Some(source), Some(file)) = (errors.is_empty(), source, file) else {
        return Ok(form_page(&page, &sources, &form, &page.words(&errors)));
    };
    let (text, bytes, name) = (source.text.clone(), file.content.to_vec(), file.file_name.clone());
    let day = ListDay { as_of, ahead_is_fine: form.chose(AHEAD, "yes") };
    match ask(&page, move |cx| import::keep(cx, text, bytes, &name, day)).await? {
        Ok(id) => Ok(page.go(&address(id))),
        Err(fault) => {
            let field = match fault {
                Fault::File(_) => "file",
                Fault::NoSuchDay { .. } => "as_of",
                Fault::Ahead { .. } => AHEAD,
                _ => "source",
            };
            let error = ShownError { field: field.to_owned(), text: words::fault(page.tr(), &fault) };
            Ok(form_page(&page, &sources, &form, &[error]))
        }
    }
}

fn form_page(page: &Page, sources: &[KnownSource], form: &Form, errors: &[ShownError]) -> Response {
    let tr = page.tr();
    let chosen = form.value("source");
    let choices: Vec<Choice<'_>> = sources
        .iter()
        .map(|known| {
            Choice::new(known.id.as_str(), known.title.as_str())
                .chosen(chosen == known.id || (sources.len() == 1 && chosen.is_empty()))
        })
        .collect();
    page.html(tr.text("imports-new")).back(LIST, tr.text("imports-title")).errors(errors).body(html! {
        h1.tl-title { (tr.text("imports-new")) }
        @if sources.is_empty() {
            (empty(&tr.text("imports-no-source"), &tr.text("imports-no-source-lead"),
                &tr.text("imports-wizard"), WIZARD))
        } @else {
            p.tl-lead { (tr.text("imports-new-lead")) }
            p.govuk-body { (link(WIZARD, tr.text("imports-wizard"))) }
            form method="post" action=(NEW) enctype="multipart/form-data" novalidate {
                (csrf(&page.csrf()))
                (Field::new("source", tr.text("imports-source")).error(error_for(errors, "source"))
                    .radios(tr, &choices))
                (Field::new("file", tr.text("imports-file")).hint(tr.text("imports-file-hint"))
                    .error(error_for(errors, "file")).kind("file").input(tr, ""))
                (Field::new("as_of", tr.text("imports-as-of")).hint(tr.text("imports-as-of-hint"))
                    .error(error_for(errors, "as_of")).date(tr, &form.date_parts("as_of")))
                @if error_for(errors, AHEAD).is_some() || form.chose(AHEAD, "yes") {
                    (Field::new(AHEAD, tr.text("imports-ahead")).error(error_for(errors, AHEAD))
                        .checkboxes(tr, &[
                            Choice::new("yes", tr.text("imports-ahead-meant")).chosen(form.chose(AHEAD, "yes")),
                        ]))
                }
                (Button::new(tr.text("imports-look")).once())
            }
        }
    })
}
