//! The rows of a run that ask for somebody: rejected ones, warnings, people who are missing.

use axum::{extract::Path, http::StatusCode, response::Response};
use maud::{Markup, html};
use throughline_app::import::{self, Corrected, FindingStatus, GoneAnswer, GonePerson, RejectedRow};
use throughline_domain::{
    id::{ImportFindingId, ImportRunId},
    roster::Rejection,
};

use super::{IMPORTERS, address, words};
use crate::{
    components::{
        button::{Button, button_group},
        details::details,
        empty::good_empty,
        error_summary::{FieldError as ShownError, error_for},
        field::{Field, csrf, hidden},
        link::link,
        table::{Column, Fold, Row, Table, two_lines},
    },
    errors::{Answer, Failure},
    forms::{Form, VERSION},
    route::Route,
    visit::Page,
};

/// A cell of more characters than this is more than a line.
const LONG_CELL: usize = 100;

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/imports/{id}/rejected", IMPORTERS, rejected),
        Route::get("/imports/{id}/warnings", IMPORTERS, warnings),
        Route::get("/imports/{id}/gone", IMPORTERS, gone),
        Route::get("/imports/rows/{id}", IMPORTERS, show_row),
        Route::post("/imports/rows/{id}", IMPORTERS, correct),
        Route::post("/imports/rows/{id}/set-aside", IMPORTERS, set_aside),
        Route::post("/imports/gone/{id}", IMPORTERS, answer),
    ]
}

fn row_address(id: ImportFindingId) -> String {
    format!("/imports/rows/{id}")
}

async fn rejected(page: Page, Path(id): Path<ImportRunId>) -> Answer {
    let tr = page.tr();
    let found = page.run(move |cx| import::rejected(cx, id)).await?;
    let rows = found.iter().map(|row| {
        let finding = &row.finding;
        let open = finding.status == FindingStatus::Open;
        Row::new()
            .fix_first(open)
            .cell(finding.row_number)
            .cell(two_lines(reason_of(&page, row), row_text(row)))
            .cell(finding.key.clone().unwrap_or_default())
            .cell(words::finding_status(tr, finding.status))
            .cell(html! {
                @if open {
                    (link(&row_address(finding.id), html! {
                        (tr.text("imports-correct"))
                        span.govuk-visually-hidden { " " (finding.row_number) }
                    }))
                }
            })
    });
    let title = tr.text("imports-rejected-title");
    Ok(page.html(title.clone()).back(address(id), tr.text("imports-back-to-run")).body(html! {
        h1.tl-title { (title) }
        p.tl-lead { (tr.text("imports-rejected-lead")) }
        p { (link(&format!("{}/rejected.csv", address(id)), tr.text("imports-download"))) }
        (Table::new(tr.text("imports-rejected-title"))
            .column(Column::new(tr.text("imports-line")).numeric())
            .column(Column::new(tr.text("imports-reason")))
            .column(Column::new(tr.text("imports-key")).fold(Fold::Labelled))
            .column(Column::new(tr.text("imports-status")).fold(Fold::Labelled))
            .column(Column::new(tr.text("imports-correct")).actions())
            .rows(rows))
    }))
}

/// Every reason, each with its field where it has one.
fn reason_of(page: &Page, row: &RejectedRow) -> Markup {
    html! {
        @for (index, rejection) in row.rejections.iter().enumerate() {
            @if index > 0 { br; }
            (rejection_text(page, rejection))
        }
    }
}

fn rejection_text(page: &Page, rejection: &Rejection) -> String {
    let tr = page.tr();
    let reason = words::reason(tr, rejection.reason.code());
    if rejection.field.is_empty() {
        return reason;
    }
    let field = words::field_name(tr, &rejection.field);
    tr.with("imports-reason-in", &[("field", field.into()), ("reason", reason.into())])
}

/// The row as one line, as it came, as far as a line can hold it.
fn row_text(row: &RejectedRow) -> String {
    let cells = row.cells.iter().map(|(_, cell)| cell.trim()).filter(|cell| !cell.is_empty());
    let short = cells.map(|cell| match cell.char_indices().nth(LONG_CELL) {
        Some((end, _)) => format!("{}…", cell.get(..end).unwrap_or_default()),
        None => cell.to_owned(),
    });
    short.collect::<Vec<_>>().join(" · ")
}

async fn show_row(page: Page, Path(id): Path<ImportFindingId>) -> Answer {
    let row = page.run(move |cx| import::rejected_row(cx, id)).await?;
    let errors: Vec<ShownError> = errors_of(&page, &row, &row.rejections);
    let kept = page.kept_form(&row_address(id)).await?;
    // What is wrong is what the page is about, not the answer to anything that was sent.
    let mut response = row_page(&page, &row, kept.as_ref(), &errors);
    *response.status_mut() = StatusCode::OK;
    Ok(response)
}

async fn correct(page: Page, Path(id): Path<ImportFindingId>, form: Form) -> Answer {
    let row = page.run(move |cx| import::rejected_row(cx, id)).await?;
    let cells: Vec<String> =
        (0..row.cells.len()).map(|index| form.value(&cell_name(index)).to_owned()).collect();
    let version = form.version();
    let tr = page.tr();
    let corrected = match page.attempt(move |cx| import::correct(cx, id, version, cells)).await? {
        Ok(corrected) => corrected,
        // Nothing was filled in at all: the first cell is where to begin.
        Err(errors) => {
            let texts = page.words(&errors).into_iter().map(|error| error.text);
            let errors: Vec<_> = texts.map(|text| ShownError { field: cell_name(0), text }).collect();
            return Ok(row_page(&page, &row, Some(&form), &errors));
        }
    };
    let said = match corrected {
        Corrected::Rejected(rejections) => {
            let errors = errors_of(&page, &row, &rejections);
            return Ok(row_page(&page, &row, Some(&form), &errors));
        }
        Corrected::New => tr.text("imports-corrected-new"),
        Corrected::Changed => tr.text("imports-corrected-changed"),
        Corrected::Unchanged => tr.text("imports-corrected-unchanged"),
    };
    page.go_saying(&format!("{}/rejected", address(row.finding.run)), said).await
}

async fn set_aside(page: Page, Path(id): Path<ImportFindingId>, form: Form) -> Answer {
    let (version, reason) = (form.version(), form.value("reason").to_owned());
    match page.attempt(move |cx| import::set_aside(cx, id, version, reason)).await? {
        Ok(()) => {
            let row = page.run(move |cx| import::rejected_row(cx, id)).await?;
            let to = format!("{}/rejected", address(row.finding.run));
            page.go_saying(&to, page.tr().text("imports-set-aside-done")).await
        }
        Err(errors) => {
            let row = page.run(move |cx| import::rejected_row(cx, id)).await?;
            Ok(row_page(&page, &row, None, &page.words(&errors)))
        }
    }
}

fn cell_name(index: usize) -> String {
    format!("cell-{index}")
}

fn errors_of(page: &Page, row: &RejectedRow, rejections: &[Rejection]) -> Vec<ShownError> {
    rejections
        .iter()
        .map(|rejection| ShownError {
            field: cell_name(row.place(rejection).unwrap_or(0)),
            text: rejection_text(page, rejection),
        })
        .collect()
}

fn row_page(page: &Page, row: &RejectedRow, typed: Option<&Form>, errors: &[ShownError]) -> Response {
    let tr = page.tr();
    let finding = &row.finding;
    let here = row_address(finding.id);
    let version = finding.version.to_string();
    let back = format!("{}/rejected", address(finding.run));
    let title = tr.with("imports-row-title", &[("n", finding.row_number.into())]);
    page.html(title.clone()).back(back, tr.text("imports-rejected-title")).version(finding.version).errors(errors).body(html! {
        h1.tl-title { (title) }
        p.tl-lead { (row.title) }
        form method="post" action=(here) novalidate {
            (csrf(&page.csrf()))
            (hidden(VERSION, &version))
            div.tl-cells {
                @for (index, (heading, cell)) in row.cells.iter().enumerate() {
                    @let name = cell_name(index);
                    @let value = typed.map_or(cell.as_str(), |form| form.value(&name));
                    @let field = Field::new(name.clone(), heading.as_str()).error(error_for(errors, &name)).spellcheck(false);
                    // One line of input would drop the ends of the others.
                    @if value.contains(['\n', '\r']) || value.len() > LONG_CELL {
                        (field.textarea(tr, 4, value))
                    } @else {
                        (field.input(tr, value))
                    }
                }
            }
            (button_group(Button::new(tr.text("imports-save-row")).once()))
        }
        (details(tr.text("imports-set-aside"), html! {
            p { (tr.text("imports-set-aside-lead")) }
            form method="post" action=(format!("{here}/set-aside")) novalidate {
                (csrf(&page.csrf()))
                (hidden(VERSION, &version))
                (Field::new("reason", tr.text("imports-set-aside-reason")).error(error_for(errors, "reason"))
                    .input(tr, ""))
                (Button::new(tr.text("imports-set-aside-act")).secondary().once())
            }
        }))
    })
}

async fn warnings(page: Page, Path(id): Path<ImportRunId>) -> Answer {
    let tr = page.tr();
    let found = page.run(move |cx| import::warnings(cx, id)).await?;
    let rows = found.iter().map(|finding| {
        Row::new()
            .cell(finding.row_number)
            .cell(words::caution(tr, &finding.reason))
            .cell(words::field_name(tr, &finding.field))
            .cell(&finding.content)
            .cell(finding.key.clone().unwrap_or_default())
    });
    let title = tr.text("imports-warnings-title");
    Ok(page.html(title.clone()).back(address(id), tr.text("imports-back-to-run")).body(html! {
        h1.tl-title { (title) }
        p.tl-lead { (tr.text("imports-warnings-lead")) }
        (Table::new(tr.text("imports-warnings-title"))
            .column(Column::new(tr.text("imports-line")).numeric())
            .column(Column::new(tr.text("imports-warning")))
            .column(Column::new(tr.text("imports-field")).fold(Fold::Labelled))
            .column(Column::new(tr.text("imports-written")).fold(Fold::Labelled))
            .column(Column::new(tr.text("imports-key")).fold(Fold::Labelled))
            .rows(rows))
    }))
}

async fn gone(page: Page, Path(id): Path<ImportRunId>) -> Answer {
    let tr = page.tr();
    let people = page.run(move |cx| import::gone(cx, id)).await?;
    let title = tr.text("imports-gone-title");
    let rows = people.iter().map(|person| gone_row(&page, person));
    Ok(page.html(title.clone()).back(address(id), tr.text("imports-back-to-run")).body(html! {
        h1.tl-title { (title) }
        p.tl-lead { (tr.text("imports-gone-lead")) }
        @if people.is_empty() {
            (good_empty(&tr.text("imports-gone-nobody")))
        } @else {
            (Table::new(tr.text("imports-gone-title"))
                .column(Column::new(tr.text("imports-person")))
                .column(Column::new(tr.text("imports-field-release-date")).fold(Fold::Labelled))
                .column(Column::new(tr.text("imports-field-establishment")).fold(Fold::Labelled))
                .column(Column::new(tr.text("imports-answer")))
                .rows(rows))
        }
    }))
}

fn gone_row(page: &Page, gone: &GonePerson) -> Row {
    let tr = page.tr();
    let finding = &gone.finding;
    let key = finding.key.clone().unwrap_or_default();
    // Of somebody in an establishment that the reader is not assigned to, only the number.
    let who = gone.person.as_ref().map_or_else(
        || html! { (key) },
        |(id, name)| {
            let name = name.readable();
            let shown = if gone.opens {
                link(&format!("/people/{id}"), name)
            } else {
                html! { (name) }
            };
            two_lines(shown, &key)
        },
    );
    Row::new()
        .cell(who)
        .cell(gone.release_date.map(|date| tr.table_date(date)).unwrap_or_default())
        .cell(gone.establishment.clone().unwrap_or_default())
        .cell(html! {
            @if finding.status == FindingStatus::Open {
                form method="post" action=(format!("/imports/gone/{}", finding.id)) {
                    (csrf(&page.csrf()))
                    (hidden(VERSION, &finding.version.to_string()))
                    (button_group(html! {
                        (Button::new(tr.text("imports-gone-released")).small()
                            .sends("answer", GoneAnswer::Released.code()).about(&*key))
                        (Button::new(tr.text("imports-gone-still-here")).secondary().small()
                            .sends("answer", GoneAnswer::StillHere.code()).about(&*key))
                        (Button::new(tr.text("imports-gone-elsewhere")).secondary().small()
                            .sends("answer", GoneAnswer::Elsewhere.code()).about(&*key))
                    }))
                }
            } @else {
                (words::finding_status(tr, finding.status))
            }
        })
}

async fn answer(page: Page, Path(id): Path<ImportFindingId>, form: Form) -> Answer {
    let version = form.version();
    let answer: GoneAnswer = form.value("answer").parse().map_err(|_| Failure::Unreadable)?;
    let (run, person) = page.run(move |cx| import::answer_gone(cx, id, version, answer)).await?;
    let tr = page.tr();
    match (answer, person) {
        // A release is recorded where its consequences are shown, before it is saved.
        (GoneAnswer::Released, Some(person)) => Ok(page.go(&format!("/people/{person}/release"))),
        _ => page.go_saying(&format!("{}/gone", address(run)), tr.text("imports-gone-answered")).await,
    }
}
