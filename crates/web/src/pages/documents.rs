//! Documents: attached, listed as far as the reader may see, sent as downloads and never shown inline.

use std::sync::Arc;

use axum::{
    body::Body,
    extract::Path,
    http::{StatusCode, header},
    response::Response,
};
use maud::html;
use throughline_app::document::{self, Documents, Upload};
use throughline_domain::{
    document::MAX_SIZE,
    id::{DocumentId, PersonId},
    plan::Domain,
};

use crate::{
    components::{
        button::Button,
        empty::good_empty,
        error_summary::{FieldError, error_for},
        field::{Field, csrf},
        link::link,
        table::{Column, Row, Table, two_lines},
    },
    errors::{Answer, Failure},
    forms::Form,
    pages::{
        case_frame::{Frame, Tab},
        permissions::category_word,
        plan::{domain_choices, withheld_blocks},
    },
    route::{Access, Route},
    visit::Page,
};

/// The file and the form around it.
const LIMIT: usize = MAX_SIZE + 64 * 1024;

/// The routes.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/people/{person}/documents", Access::Session, show),
        Route::post("/people/{person}/documents", Access::Session, attach).uploads(LIMIT),
        Route::get("/people/{person}/documents/{document}", Access::Session, download),
    ]
}

async fn show(page: Page, Path(person): Path<PersonId>) -> Answer {
    list(&page, person, &Form::default(), &[]).await
}

async fn attach(page: Page, Path(person): Path<PersonId>, form: Form) -> Answer {
    let file = form.file("file");
    let upload = Upload {
        title: form.value("title").to_owned(),
        domain: Domain::from_code(form.value("domain")),
        file_name: file.map(|file| file.file_name.clone()).unwrap_or_default(),
        content: file.map_or_else(|| Arc::from([]), |file| Arc::from(file.content.as_ref())),
    };
    match page.attempt(move |cx| document::attach(cx, person, &upload)).await? {
        Ok(_) => {
            page.go_saying(&format!("/people/{person}/documents"), page.tr().text("documents-saved")).await
        }
        Err(errors) => list(&page, person, &form, &page.words(&errors)).await,
    }
}

async fn list(
    page: &Page,
    person: PersonId,
    form: &Form,
    errors: &[FieldError],
) -> Result<Response, Failure> {
    let documents = page.run(move |cx| document::list(cx, person)).await?;
    let frame = Frame::new(documents.head.clone(), Tab::Documents);
    let tr = page.tr();
    Ok(frame.html(page, tr.text("documents-title")).errors(errors).body(html! {
        (frame.tabs(tr))
        h1.tl-title { (tr.text("documents-title")) }
        @if documents.documents.is_empty() {
            (good_empty(&tr.text("documents-empty")))
        } @else {
            (table(page, person, &documents))
        }
        @if !documents.withheld.is_empty() {
            h2.tl-section-title { (tr.text("documents-withheld")) }
            (withheld_blocks(tr, person, &documents.withheld))
        }
        @if documents.may_add {
            form method="post" enctype="multipart/form-data" novalidate {
                (csrf(&page.csrf()))
                h2.tl-section-title { (tr.text("documents-add")) }
                (Field::new("file", tr.text("documents-file")).hint(tr.text("documents-file-hint"))
                    .error(error_for(errors, "file")).kind("file").input(tr, ""))
                (Field::new("title", tr.text("documents-name")).error(error_for(errors, "title"))
                    .input(tr, form.value("title")))
                (Field::new("domain", tr.text("documents-about")).hint(tr.text("documents-about-hint"))
                    .error(error_for(errors, "domain"))
                    .radios(tr, &domain_choices(tr, form.value("domain"))))
                (Button::new(tr.text("documents-attach")).once())
            }
        }
        (frame.closing(tr))
    }))
}

fn table<'a>(page: &'a Page, person: PersonId, documents: &Documents) -> Table<'a> {
    let tr = page.tr();
    Table::new(tr.text("documents-title"))
        .column(Column::new(tr.text("documents-name")))
        .column(Column::new(tr.text("documents-about")))
        .column(Column::new(tr.text("documents-added")))
        .rows(documents.documents.iter().map(|listed| {
            let found = &listed.document;
            let size = tr.with(
                "documents-size",
                &[
                    ("kind", found.media_type.ending().trim_start_matches('.').to_uppercase().into()),
                    ("kb", (found.size / 1024 + 1).into()),
                ],
            );
            let added = tr.long_date(page.local_time(found.added_at).date());
            let href = format!("/people/{person}/documents/{}", found.id);
            Row::new()
                .cell(if listed.whole {
                    two_lines(link(&href, found.title.as_str()), size)
                } else {
                    two_lines(found.title.as_str(), tr.text("documents-title-only"))
                })
                .cell(category_word(tr, found.category))
                .cell(two_lines(added, format!("{}, {}", listed.added_by, listed.agency)))
        }))
}

async fn download(page: Page, Path((person, id)): Path<(PersonId, DocumentId)>) -> Answer {
    let (found, content) = page.run(move |cx| document::download(cx, person, id)).await?;
    // The name was made safe when the file came in; other scripts travel as RFC 5987.
    let ascii: String = found.file_name.chars().map(|c| if c.is_ascii() { c } else { '_' }).collect();
    let encoded: String = found
        .file_name
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect();
    let disposition = format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{encoded}");
    Response::builder()
        .status(StatusCode::OK)
        .header(header::CONTENT_TYPE, found.media_type.code())
        .header(header::CONTENT_DISPOSITION, disposition)
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header(header::CACHE_CONTROL, "no-store")
        .body(Body::from(content))
        .map_err(|error| Failure::App(throughline_app::Error::Internal(error.to_string())))
}
