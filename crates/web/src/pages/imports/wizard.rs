//! Explaining a new kind of list: a sample comes in, a proposal comes back, somebody corrects it.

use axum::response::Response;
use maud::{Markup, html};
use throughline_app::{
    FieldError,
    import::{self, Proposal, Question},
};

use super::{IMPORTERS, LIST, NEW, WIZARD, ask, field_name, words};
use crate::{
    components::{
        button::Button,
        card::section_head,
        error_summary::{FieldError as ShownError, error_for},
        field::{Field, csrf},
        table::{Column, Row, Table},
    },
    errors::Answer,
    forms::Form,
    i18n::Tr,
    route::Route,
    visit::Page,
};

const SAVE: &str = "/imports/sources";
const LARGEST: usize = 65 * 1024 * 1024;

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(WIZARD, IMPORTERS, show),
        Route::post(WIZARD, IMPORTERS, propose).uploads(LARGEST),
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

async fn propose(page: Page, form: Form) -> Answer {
    let tr = page.tr();
    let Some(file) = form.file("file") else {
        let errors = [FieldError::new("file", "imports-file-missing")];
        return Ok(sample_page(&page, &page.words(&errors)));
    };
    let (content, name) = (file.content.clone(), file.file_name.clone());
    match ask(&page, move |cx| import::propose(cx, &content, &name)).await? {
        Ok(proposal) => Ok(source_page(&page, Some(&proposal), &proposal.toml, &[])),
        Err(fault) => {
            let text = words::fault(tr, &fault);
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
            let error = ShownError { field: "toml".to_owned(), text: words::fault(page.tr(), &fault) };
            Ok(source_page(&page, None, form.value("toml"), &[error]))
        }
    }
}

fn source_page(page: &Page, proposal: Option<&Proposal>, toml: &str, errors: &[ShownError]) -> Response {
    let tr = page.tr();
    page.html(tr.text("imports-wizard")).back(WIZARD, tr.text("imports-wizard")).errors(errors).body(html! {
        h1.tl-title { (tr.text("imports-proposal")) }
        p.tl-lead { (tr.text("imports-proposal-lead")) }
        @if let Some(proposal) = proposal {
            (questions(tr, proposal))
            (mapping(tr, proposal))
        }
        form method="post" action=(SAVE) novalidate {
            (csrf(&page.csrf()))
            (Field::new("toml", tr.text("imports-toml")).hint(tr.text("imports-toml-hint"))
                .error(error_for(errors, "toml")).spellcheck(false).textarea(tr, 30, toml))
            (Button::new(tr.text("imports-save-source")).once())
        }
    })
}

fn questions(tr: Tr, proposal: &Proposal) -> Markup {
    html! {
        @if !proposal.questions.is_empty() {
            (section_head(tr.text("imports-decide"), ""))
            ul class="govuk-list govuk-list--bullet" {
                @for question in &proposal.questions { li { (question_text(tr, question)) } }
            }
        }
    }
}

fn question_text(tr: Tr, question: &Question) -> String {
    match question {
        Question::WhichAgency => tr.text("imports-ask-agency"),
        Question::NoKey => tr.text("imports-ask-key"),
        Question::NoReleaseDate => tr.text("imports-ask-release-date"),
        Question::NoName => tr.text("imports-ask-name"),
        Question::DayOrMonthFirst => tr.text("imports-ask-day-first"),
        Question::UnknownDateForm { column, example } => tr.with(
            "imports-ask-date-form",
            &[("column", column.as_str().into()), ("example", example.as_str().into())],
        ),
        Question::UnexplainedValue { field, value } => tr.with(
            "imports-ask-value",
            &[("field", field_name(tr, field).into()), ("value", value.as_str().into())],
        ),
    }
}

fn mapping(tr: Tr, proposal: &Proposal) -> Markup {
    let mapped = proposal.mapped.iter().map(|mapped| {
        Row::new().cell(&mapped.column).cell(field_name(tr, &mapped.field)).cell(&mapped.example)
    });
    let unmapped = proposal
        .unmapped
        .iter()
        .map(|column| Row::new().cell(column).cell(tr.text("imports-not-used")).cell(""));
    html! {
        (section_head(tr.text("imports-mapping"), ""))
        (Table::new(tr.text("imports-mapping"))
            .column(Column::new(tr.text("imports-column")))
            .column(Column::new(tr.text("imports-meaning")))
            .column(Column::new(tr.text("imports-example")))
            .rows(mapped.chain(unmapped)))
    }
}
