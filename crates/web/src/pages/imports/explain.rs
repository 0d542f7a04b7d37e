//! Explaining a kind of list: which column is which field, what its words mean, and at the top what
//! an import by these decisions would do. Every change is tried out; nothing is imported.

use std::collections::{BTreeMap, BTreeSet};

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use maud::{Markup, html};
use throughline_app::import::{self, Explained, Fault, Mapping, Question, SampleColumn, Tried};
use throughline_domain::roster::{Row as ListRow, field};

use super::{
    EXPLAIN, IMPORTERS, NEW, WIZARD, ask, completeness, field_name, to_count, wizard::toml_form, words,
};
use crate::{
    components::{
        button::{Button, button_group},
        card::section_head,
        choice::Choice,
        details::details,
        error_summary::{FieldError as ShownError, error_for},
        field::{Field, csrf},
        link::link,
        table::{Column, Fold, Row, Table, two_lines},
    },
    errors::Answer,
    forms::Form,
    i18n::Tr,
    route::Route,
    visit::Page,
};

const TEXT: &str = "/imports/sources/explain.toml";
/// The button that keeps the description; the other one only tries it out.
const KEEP: &str = "keep";

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(EXPLAIN, IMPORTERS, show),
        Route::post(EXPLAIN, IMPORTERS, decide),
        Route::get(TEXT, IMPORTERS, download),
    ]
}

async fn show(page: Page) -> Answer {
    match ask(&page, import::explained).await? {
        Ok(explained) => Ok(explain_page(&page, &explained, &[])),
        Err(fault) => page.go_saying(WIZARD, words::fault(page.tr(), &fault)).await,
    }
}

async fn decide(page: Page, form: Form) -> Answer {
    let keeps = form.chose("act", KEEP);
    let decided = ask(&page, move |cx| {
        let before = import::explained(cx)?;
        import::decide(cx, read(&form, &before))?;
        let after = import::explained(cx)?;
        let saved = keeps.then(|| import::keep_explained(cx));
        Ok((after, saved))
    });
    match decided.await? {
        Ok((_, None)) => Ok(page.go(EXPLAIN)),
        Ok((_, Some(Ok(saved)))) => {
            let said = page.tr().with("imports-source-saved", &[("name", saved.title.into())]);
            page.go_saying(NEW, said).await
        }
        Ok((explained, Some(Err(fault)))) => {
            let error =
                ShownError { field: fault_field(&fault).to_owned(), text: words::fault(page.tr(), &fault) };
            Ok(explain_page(&page, &explained, &[error]))
        }
        Err(fault) => page.go_saying(WIZARD, words::fault(page.tr(), &fault)).await,
    }
}

fn fault_field(fault: &Fault) -> &'static str {
    if matches!(fault, Fault::ForeignSource(_)) { "id" } else { "title" }
}

async fn download(page: Page) -> Answer {
    match ask(&page, import::explained).await? {
        Ok(explained) => {
            let mut response = explained.mapping.toml().into_response();
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/toml"));
            let disposition = HeaderValue::from_static("attachment; filename=\"source.toml\"");
            headers.insert(header::CONTENT_DISPOSITION, disposition);
            Ok(response)
        }
        Err(fault) => page.go_saying(WIZARD, words::fault(page.tr(), &fault)).await,
    }
}

/// The decisions as they were sent. A fact that has just been given a column is explained by the
/// words that are known; its answers were about another column.
fn read(form: &Form, before: &Explained) -> Mapping {
    let known = |heading: &str| before.columns.iter().find(|column| column.heading == heading);
    let mut mapping = Mapping {
        id: form.value("id").trim().to_owned(),
        title: form.value("title").trim().to_owned(),
        forms: [form.value("form"), form.value("form-2")]
            .into_iter()
            .filter(|form| import::FORMS.contains(form))
            .map(str::to_owned)
            .collect(),
        language: form.value("language").to_owned(),
        name_shape: form.value("shape").to_owned(),
        ..before.mapping.clone()
    };
    mapping.forms.dedup();
    mapping.no_date = words_of(form.value("no_date"));
    mapping.columns = BTreeMap::new();
    mapping.required = BTreeSet::new();
    for name in import::FIELDS {
        let heading = form.value(&format!("column-{name}"));
        if known(heading).is_some() {
            mapping.columns.insert(name.to_owned(), heading.to_owned());
            if form.chose(&format!("required-{name}"), "yes") {
                mapping.required.insert(name.to_owned());
            }
        }
    }
    let mut values = BTreeMap::new();
    for fact in mapping.explained() {
        let Some(column) = mapping.column(fact).and_then(known) else { continue };
        let same = before.mapping.column(fact) == mapping.column(fact);
        let codes = if same {
            let answer = |(index, value): (usize, &String)| {
                (value.clone(), form.value(&value_name(fact, index)).to_owned())
            };
            column.values.iter().enumerate().map(answer).collect()
        } else {
            import::explain(fact, &column.values)
        };
        values.insert(fact.to_owned(), codes);
    }
    mapping.values = values;
    completeness::read(form, before, &mut mapping);
    mapping
}

/// What stands between semicolons: a date may hold a comma.
fn words_of(text: &str) -> Vec<String> {
    text.split(';').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn value_name(fact: &str, index: usize) -> String {
    format!("value-{fact}-{index}")
}

fn explain_page(page: &Page, explained: &Explained, errors: &[ShownError]) -> Response {
    let tr = page.tr();
    let mapping = &explained.mapping;
    let title = tr.text("imports-proposal");
    page.html(title.clone()).back(WIZARD, tr.text("imports-wizard")).errors(errors).body(html! {
        h1.tl-title { (title) }
        p.tl-lead { (explained.file_name) }
        (what_it_would_do(tr, explained))
        form method="post" action=(EXPLAIN) novalidate {
            (csrf(&page.csrf()))
            (section_head(tr.text("imports-mapping"), ""))
            p { (tr.text("imports-mapping-lead")) }
            div.tl-decisions {
                @for name in import::FIELDS { div { (column_field(tr, explained, name)) } }
            }
            (section_head(tr.text("imports-dates"), ""))
            div.tl-decisions { (date_fields(tr, mapping)) }
            @if mapping.explained().next().is_some() {
                (section_head(tr.text("imports-values"), ""))
                p { (tr.text("imports-values-lead")) }
                @for fact in mapping.explained() { (value_fields(tr, explained, fact)) }
            }
            (section_head(tr.text("imports-whole"), ""))
            (completeness::fields(tr, explained))
            (section_head(tr.text("imports-name-it"), ""))
            (Field::new("title", tr.text("imports-list-title")).error(error_for(errors, "title"))
                .input(tr, &mapping.title))
            (Field::new("id", tr.text("imports-list-id")).hint(tr.text("imports-list-id-hint"))
                .error(error_for(errors, "id")).width(20).spellcheck(false).input(tr, &mapping.id))
            (button_group(html! {
                (Button::new(tr.text("imports-try")).secondary().sends("act", "try"))
                (Button::new(tr.text("imports-save-source")).sends("act", KEEP))
            }))
        }
        (details(tr.text("imports-advanced"), html! {
            p { (link(TEXT, tr.text("imports-download-toml"))) }
            (toml_form(page, &mapping.toml(), &[]))
        }))
    })
}

fn what_it_would_do(tr: Tr, explained: &Explained) -> Markup {
    html! {
        @match &explained.tried {
            None => {
                (section_head(tr.text("imports-decide"), ""))
                ul class="govuk-list govuk-list--bullet" {
                    @for question in &explained.missing { li { (question_text(tr, question)) } }
                }
            }
            Some(Err(fault)) => p.tl-alarm { (words::fault(tr, fault)) },
            Some(Ok(tried)) => (tried_out(tr, tried)),
        }
    }
}

fn question_text(tr: Tr, question: &Question) -> String {
    match question {
        Question::NoKey => tr.text("imports-ask-key"),
        Question::NoReleaseDate => tr.text("imports-ask-release-date"),
        _ => tr.text("imports-ask-name"),
    }
}

/// The numbers, why rows would be rejected, and the first rows as they are read.
fn tried_out(tr: Tr, tried: &Tried) -> Markup {
    let counts = &tried.counts;
    let sum = tr.with(
        "imports-tried",
        &[
            ("rows", counts.rows.into()),
            ("new", counts.new.into()),
            ("changed", counts.changed.into()),
            ("unchanged", counts.unchanged.into()),
            ("rejected", counts.rejected.into()),
            ("warnings", counts.warnings.into()),
        ],
    );
    let rows = tried.rows.iter().map(|row| match row {
        Ok(row) => read_row(tr, row),
        Err(refused) => {
            let why = refused.rejections.first().map(|one| words::reason(tr, one.reason.code()));
            let who = two_lines(why.unwrap_or_default(), refused.key.clone().unwrap_or_default());
            Row::new().fix_first(true).cell(who).cell("").cell("").cell("").cell("")
        }
    });
    html! {
        p { strong { (sum) } }
        @if !counts.reasons.is_empty() {
            ul class="govuk-list govuk-list--bullet" {
                @for (code, rows) in &counts.reasons {
                    li { (tr.count("imports-rejected-rows", to_count(*rows))) ": " (words::reason(tr, code)) }
                }
            }
        }
        (Table::new(tr.text("imports-first-rows"))
            .column(Column::new(tr.text("imports-person")))
            .column(Column::new(tr.text("imports-field-birth-date")).fold(Fold::Labelled))
            .column(Column::new(tr.text("imports-field-establishment")).fold(Fold::Labelled))
            .column(Column::new(tr.text("imports-field-legal-status")).fold(Fold::Labelled))
            .column(Column::new(tr.text("imports-field-release-date")).fold(Fold::Labelled))
            .rows(rows))
    }
}

fn read_row(tr: Tr, row: &ListRow) -> Row {
    let day = |day: Option<jiff::civil::Date>| day.map(|day| tr.full_date(day)).unwrap_or_default();
    let status = row.legal_status().map(|code| code_name(tr, field::LEGAL_STATUS, code));
    Row::new()
        .cell(two_lines(row.name.full(), &row.key))
        .cell(day(row.birth_date))
        .cell(row.establishment.clone().unwrap_or_default())
        .cell(status.unwrap_or_default())
        .cell(day(row.release_date))
}

fn column_field(tr: Tr, explained: &Explained, name: &'static str) -> Markup {
    let chosen = explained.mapping.column(name);
    let none = Choice::new("", tr.text("imports-not-in-list")).chosen(chosen.is_none());
    let choices: Vec<Choice<'_>> = std::iter::once(none)
        .chain(explained.columns.iter().map(|column| {
            Choice::new(column.heading.as_str(), column.heading.as_str())
                .chosen(chosen == Some(column.heading.as_str()))
        }))
        .collect();
    let examples = chosen.and_then(|heading| find(&explained.columns, heading));
    let hint = examples.map(|column| column.examples.join(" · ")).unwrap_or_default();
    let select = Field::new(format!("column-{name}"), field_name(tr, name)).bold();
    let select = if hint.is_empty() { select } else { select.hint(hint) };
    let required = explained.mapping.required.contains(name);
    // The key is always needed, and a whole name is what its parts are.
    let asks = chosen.is_some() && ![field::KEY, "name", "particle"].contains(&name);
    html! {
        (select.select(tr, &choices))
        @if asks {
            (Field::new(format!("required-{name}"), tr.text("imports-required")).checkbox(tr, "yes", required))
        }
        @if name == "name" && chosen.is_some() { (shape_field(tr, &explained.mapping)) }
    }
}

fn find<'a>(columns: &'a [SampleColumn], heading: &str) -> Option<&'a SampleColumn> {
    columns.iter().find(|column| column.heading == heading)
}

fn shape_field(tr: Tr, mapping: &Mapping) -> Markup {
    let choices: Vec<Choice<'_>> = import::SHAPES
        .iter()
        .map(|shape| Choice::new(*shape, *shape).chosen(mapping.name_shape == *shape))
        .collect();
    Field::new("shape", tr.text("imports-shape")).select(tr, &choices)
}

fn date_fields(tr: Tr, mapping: &Mapping) -> Markup {
    let form = |place: usize| mapping.forms.get(place).map(String::as_str);
    let forms = |place: usize| {
        import::FORMS.iter().map(move |known| Choice::new(*known, *known).chosen(form(place) == Some(*known)))
    };
    let first: Vec<Choice<'_>> = forms(0).collect();
    let none = Choice::new("", tr.text("imports-no-other-form")).chosen(form(1).is_none());
    let second: Vec<Choice<'_>> = std::iter::once(none).chain(forms(1)).collect();
    let languages: Vec<Choice<'_>> = import::LANGUAGES
        .iter()
        .map(|code| {
            let name = tr.with("imports-months-of", &[("code", (*code).into())]);
            Choice::new(*code, name).chosen(mapping.language == *code)
        })
        .collect();
    html! {
        div {
            (Field::new("form", tr.text("imports-date-form")).hint(tr.text("imports-date-form-hint"))
                .select(tr, &first))
        }
        div { (Field::new("form-2", tr.text("imports-date-form-2")).select(tr, &second)) }
        div { (Field::new("language", tr.text("imports-date-language")).select(tr, &languages)) }
        div {
            (Field::new("no_date", tr.text("imports-no-date")).hint(tr.text("imports-no-date-hint"))
                .spellcheck(false).input(tr, &mapping.no_date.join("; ")))
        }
    }
}

fn value_fields(tr: Tr, explained: &Explained, fact: &'static str) -> Markup {
    let mapping = &explained.mapping;
    let column = mapping.column(fact).and_then(|heading| find(&explained.columns, heading));
    let values = column.map(|column| column.values.as_slice()).unwrap_or_default();
    let codes = import::codes(fact);
    let code_of = |value: &str| {
        mapping.values.get(fact).and_then(|values| values.get(value)).map_or("", String::as_str)
    };
    html! {
        fieldset class="govuk-fieldset" {
            legend class="govuk-fieldset__legend govuk-fieldset__legend--s" { (field_name(tr, fact)) }
            div.tl-decisions {
                @for (index, value) in values.iter().enumerate() {
                    @let chosen = code_of(value);
                    @let none = Choice::new("", tr.text("imports-not-yet-known")).chosen(chosen.is_empty());
                    @let choices: Vec<Choice<'_>> = std::iter::once(none)
                        .chain(codes.iter().map(|code| {
                            Choice::new(code.as_str(), code_name(tr, fact, code)).chosen(chosen == code)
                        }))
                        .collect();
                    div { (Field::new(value_name(fact, index), format!("“{value}”")).select(tr, &choices)) }
                }
            }
        }
    }
}

/// What a code means, in the reader's language.
fn code_name(tr: Tr, fact: &str, code: &str) -> String {
    tr.text(match (fact, code) {
        (field::SEX, "female") => "imports-code-female",
        (field::SEX, "male") => "imports-code-male",
        (field::SEX, "other") => "imports-code-other",
        (field::LEGAL_STATUS, "sentenced") => "imports-code-sentenced",
        (field::LEGAL_STATUS, "remand") => "imports-code-remand",
        (field::RELEASE_TYPE, "final") => "imports-code-final",
        (field::RELEASE_TYPE, "conditional") => "imports-code-conditional",
        (field::RELEASE_TYPE, "open_regime") => "imports-code-open-regime",
        (field::RELEASE_TYPE, "automatic") => "imports-code-automatic",
        (field::RELEASE_TYPE, "home_detention") => "imports-code-home-detention",
        (_, "none") => "imports-code-none",
        (_, "weak") => "imports-code-weak",
        (_, "strong") => "imports-code-strong",
        (_, "yes") => "imports-code-yes",
        (_, "no") => "imports-code-no",
        _ => return code.replace('_', " "),
    })
}
