//! Who may see what under a programme: kinds of agency by category, on a day, in a state of the case,
//! as the policies give it. No person stands on it, so everybody who is signed in may read it.

use axum::{
    extract::{Path, Query},
    http::header,
    response::{IntoResponse as _, Response},
};
use jiff::civil::Date;
use maud::{Markup, html};
use throughline_app::sharing::{self, Basis, Cell, Circumstances, Column, Matrix};
use throughline_domain::{
    category::{Category, Depth},
    purpose::Purpose,
};

use super::address;
use crate::{
    components::{
        button::Button,
        choice::Choice,
        date_input::DateParts,
        depth::{depth, depth_word},
        error_summary::{FieldError as ShownError, error_for},
        field::Field,
        icon::{Icon, icon},
        link::link,
        table::{Column as Head, Fold, Row, Table},
    },
    errors::Answer,
    forms::Form,
    i18n::Tr,
    visit::Page,
};

/// Groups of rows, as the field reads them.
pub(crate) const GROUPS: &[(&str, &[Category])] = &[
    ("every_day", &[Category::Identity, Category::Plan, Category::ContactNote]),
    (
        "justice",
        &[
            Category::Sentence,
            Category::Offence,
            Category::Risk,
            Category::Victim,
            Category::ViolenceCommitted,
        ],
    ),
    (
        "health",
        &[
            Category::PhysicalHealth,
            Category::MentalHealth,
            Category::SubstanceUse,
            Category::ViolenceSurvived,
        ],
    ),
    (
        "life",
        &[
            Category::Housing,
            Category::Employment,
            Category::Education,
            Category::Finance,
            Category::Family,
            Category::Immigration,
        ],
    ),
];

/// The boxes of the form that say how the case stands.
const STATES: &[&str] = &["accepted", "permitted", "agreed", "judged", "break_glass"];

/// What was asked for, and what is wrong with it.
struct Asked {
    form: Form,
    circumstances: Circumstances,
    errors: Vec<ShownError>,
}

fn read(tr: Tr, pairs: Vec<(String, String)>) -> Asked {
    if pairs.is_empty() {
        let usual = ["accepted", "permitted", "agreed"].map(|state| ("case", state));
        let form = Form::from_pairs(usual);
        return Asked { form, circumstances: Circumstances::USUAL, errors: Vec::new() };
    }
    let form = Form::from_pairs(pairs);
    let parts = form.date_parts("day");
    let mut errors = Vec::new();
    let day: Option<Date> = parts.date();
    if day.is_none() && parts != DateParts::default() {
        errors.push(ShownError { field: "day".to_owned(), text: tr.text("sharing-error-day") });
    }
    let is = |state: &str| form.chose("case", state);
    let circumstances = Circumstances {
        day,
        accepted: is("accepted"),
        permitted: is("permitted"),
        agreed: is("agreed"),
        judged: is("judged"),
        break_glass: is("break_glass"),
        level: form.value("level").parse().ok().filter(|level| *level <= 3).unwrap_or(0),
        purpose: Purpose::from_code(form.value("purpose")).unwrap_or(Purpose::Throughcare),
    };
    Asked { form, circumstances, errors }
}

pub(super) async fn show(
    page: Page,
    Path(id): Path<String>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Answer {
    let query = serde_urlencoded::to_string(&pairs).unwrap_or_default();
    let asked = read(page.tr(), pairs);
    let (pack, circumstances) = (id.clone(), asked.circumstances);
    let matrix = page.run(move |cx| sharing::matrix(cx, &pack, circumstances)).await?;
    let tr = page.tr();
    let name = matrix.pack.text(tr.locale().code(), "name").to_owned();
    let file = format!("{}/sharing.csv?{query}", address(&id));
    Ok(page.html(tr.text("sharing-title")).back(address(&id), name.clone()).errors(&asked.errors).body(html! {
        h1.tl-title { (tr.text("sharing-title")) }
        p.tl-lead {
            (tr.with("sharing-lead", &[("programme", name.into()), ("day", tr.full_date(matrix.day).into())]))
        }
        (form(tr, &id, &asked))
        p.tl-links { (link(&file, tr.text("sharing-download"))) }
        (duty(tr, &matrix))
        (legend(tr))
        @for (group, categories) in GROUPS {
            h2.tl-section-title { (tr.with("sharing-group", &[("code", (*group).into())])) }
            div.tl-matrix-frame tabindex="0" role="region"
                aria-label=(tr.with("sharing-group", &[("code", (*group).into())])) {
                (table(tr, &matrix, categories))
            }
        }
        p.tl-second { (tr.text("sharing-how")) }
        p.tl-second {
            (tr.with("sharing-rules", &[
                ("profile", if matrix.pack.policy.is_some() { "own" } else { "default" }.into()),
                ("version", matrix.pack.manifest.version.as_str().into()),
            ]))
        }
    }))
}

fn form(tr: Tr, id: &str, asked: &Asked) -> Markup {
    let given = |state: &'static str| {
        Choice::new(state, tr.with("sharing-state", &[("code", state.into())]))
            .chosen(asked.form.chose("case", state))
    };
    let states: Vec<Choice<'_>> = STATES.iter().copied().map(given).collect();
    let level = |level: u8| {
        Choice::new(level.to_string(), tr.with("sharing-level", &[("level", level.to_string().into())]))
            .chosen(asked.circumstances.level == level)
    };
    let levels: Vec<Choice<'_>> = (0..=3).map(level).collect();
    let purpose = |purpose: &Purpose| {
        Choice::new(purpose.code(), tr.with("sharing-purpose", &[("code", purpose.code().into())]))
            .chosen(asked.circumstances.purpose == *purpose)
    };
    let purposes: Vec<Choice<'_>> = Purpose::ALL.iter().map(purpose).collect();
    html! {
        form.tl-matrix-form method="get" action=(format!("{}/sharing", address(id))) novalidate {
            div.tl-matrix-form__fields {
                (Field::new("case", tr.text("sharing-case")).checkboxes_small(tr, &states))
                (Field::new("day", tr.text("sharing-day"))
                    .hint(tr.text("sharing-day-hint"))
                    .error(error_for(&asked.errors, "day"))
                    .date(tr, &asked.form.date_parts("day")))
                div {
                    (Field::new("level", tr.text("sharing-level-label")).select(tr, &levels))
                    (Field::new("purpose", tr.text("sharing-purpose-label")).select(tr, &purposes))
                }
            }
            (Button::new(tr.text("sharing-show")).secondary())
        }
    }
}

/// To whom information goes by duty on the day, and under what.
fn duty(tr: Tr, matrix: &Matrix) -> Markup {
    if matrix.bound.is_empty() {
        return html! { p.tl-prose { (tr.text("sharing-no-statute")) } };
    }
    let names: Vec<String> = matrix.bound.iter().map(|column| column_name(tr, matrix, column)).collect();
    let bound = tr.list(&names.iter().map(String::as_str).collect::<Vec<_>>());
    html! { p.tl-prose { (tr.with("sharing-statute", &[("bound", bound.into())])) } }
}

/// What the squares mean.
pub(crate) fn legend(tr: Tr) -> Markup {
    html! {
        p.tl-matrix-legend {
            strong { (tr.text("sharing-how-much")) }
            @for shown in Depth::SEEN.iter().rev() { " " (depth(tr, *shown)) }
            " " span.tl-matrix__permission { (icon(Icon::Lock)) " " (tr.text("sharing-needs-permission")) }
        }
    }
}

fn table<'a>(tr: Tr, matrix: &'a Matrix, categories: &[Category]) -> Table<'a> {
    let mut table =
        Table::new(tr.text("sharing-title")).class("tl-matrix").column(Head::new(tr.text("sharing-kind")));
    for column in &matrix.columns {
        table = table.column(Head::new(column_name(tr, matrix, column)).fold(Fold::Half));
    }
    let of = |category: &Category| matrix.rows.iter().find(|row| row.category == *category);
    table.rows(categories.iter().filter_map(of).map(|row| {
        let first = Row::new().cell(html! { strong { (category_name(tr, row.category)) } });
        row.cells.iter().fold(first, |line, cell| line.cell(cell_of(tr, cell)))
    }))
}

fn cell_of(tr: Tr, shown: &Cell) -> Markup {
    cell(tr, shown.depth, shown.basis, shown.permission_opens)
}

/// What stands in a cell: how much, on which basis, and what a permission would open where nothing is.
pub(crate) fn cell(tr: Tr, shown: Depth, basis: Option<Basis>, permission_opens: Option<Depth>) -> Markup {
    html! {
        @if let (Depth::None, Some(opens)) = (shown, permission_opens) {
            span.tl-matrix__permission { (icon(Icon::Lock)) " " (tr.text("sharing-needs-permission")) }
            " " span.tl-second { (tr.with("sharing-then", &[("depth", depth_word(tr, opens).into())])) }
        } @else if shown == Depth::None {
            span.tl-second { (depth_word(tr, Depth::None)) }
        } @else {
            (depth(tr, shown))
            @if let Some(basis) = basis {
                " " span.tl-second { (tr.with("sharing-basis", &[("code", basis.code().into())])) }
            }
        }
    }
}

fn category_name(tr: Tr, category: Category) -> String {
    tr.with("sharing-category", &[("code", format!("row-{}", category.code()).into())])
}

fn column_name(tr: Tr, matrix: &Matrix, column: &Column) -> String {
    let named = matrix.names.get(column).cloned();
    named.unwrap_or_else(|| tr.with("sharing-column", &[("code", column.code().into())]))
}

/// The same as a file: one line for each cell, with the policy that decides it.
pub(super) async fn download(
    page: Page,
    Path(id): Path<String>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Answer {
    let asked = read(page.tr(), pairs);
    let (pack, circumstances) = (id.clone(), asked.circumstances);
    let matrix = page.run(move |cx| sharing::matrix(cx, &pack, circumstances)).await?;
    Ok(file(page.tr(), &id, &matrix))
}

fn file(tr: Tr, id: &str, matrix: &Matrix) -> Response {
    let mut text =
        String::from("category,category_name,column,column_name,depth,basis,policy,with_permission\r\n");
    for row in &matrix.rows {
        for (column, cell) in matrix.columns.iter().zip(&row.cells) {
            let fields = [
                row.category.code(),
                &category_name(tr, row.category),
                column.code(),
                &column_name(tr, matrix, column),
                cell.depth.code(),
                cell.basis.map_or("", |basis| basis.code()),
                cell.policy.as_deref().unwrap_or_default(),
                cell.permission_opens.map_or("", Depth::code),
            ];
            let line: Vec<String> = fields.iter().map(|field| quoted(field)).collect();
            text.push_str(&line.join(","));
            text.push_str("\r\n");
        }
    }
    let name = format!("attachment; filename=\"sharing-{}-{}.csv\"", safe(id), matrix.day);
    let headers =
        [(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)];
    (headers, text).into_response()
}

/// A field of the file: always in quotes, so that commas and quotes in it are its own.
fn quoted(field: &str) -> String {
    format!("\"{}\"", field.replace('"', "\"\""))
}

fn safe(id: &str) -> String {
    id.chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-').collect()
}
