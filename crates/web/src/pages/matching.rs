//! Possible matches: what speaks for two records being one person's, the data steward's queue, and people
//! whose records were put together.

mod merges;
mod quality;

use axum::{
    extract::{Path, Query},
    response::Response,
};
use maud::{Markup, html};
use serde::Deserialize;
use throughline_app::{
    matching::{Evidence, Grade},
    pair::{self, Compared, Found, Listed, ReviewStatus, Side},
};
use throughline_domain::{
    agency::Role,
    id::{RecordId, ReviewId},
};

use super::people;
use crate::{
    components::{
        button::Button,
        choice::Choice,
        empty::good_empty,
        error_summary::{FieldError as ShownError, error_for},
        field::{Field, csrf, hidden},
        link::link,
        pagination::{Pagination, pagination},
        summary_list::{SummaryRow, summary_list},
        table::{Column, Fold, Row, Table, two_lines},
    },
    errors::Answer,
    forms::{Form, VERSION},
    i18n::Tr,
    route::{Access, Route},
    visit::Page,
};

/// Who looks after the queue.
pub const STEWARDS: &[Role] = &[Role::DataSteward];

const LIST: &str = "/matches";
/// From how many bits on a field says something, and a lot.
const SAYS: (f64, f64) = (1.0, 6.0);

/// The routes.
pub fn routes() -> Vec<Route> {
    let stewards = Access::Roles(STEWARDS);
    let mut routes = vec![
        Route::get(LIST, stewards, list),
        Route::get("/matches/{pair}", stewards, show),
        Route::post("/matches/{pair}", stewards, decide),
    ];
    routes.extend(merges::routes());
    routes.extend(quality::routes());
    routes
}

fn address(id: ReviewId) -> String {
    format!("{LIST}/{id}")
}

/// What every field says, in words that need no numbers.
pub(crate) fn why(tr: Tr, evidence: &[Evidence]) -> Markup {
    let rows: Vec<SummaryRow<'_>> =
        evidence.iter().map(|said| SummaryRow::new(field_name(tr, &said.field), says(tr, said))).collect();
    summary_list(&rows)
}

fn field_name(tr: Tr, field: &str) -> String {
    tr.with("matching-field", &[("code", field.into())])
}

fn says(tr: Tr, said: &Evidence) -> String {
    let grade = match said.grade {
        Grade::Agrees => "agrees",
        Grade::Close => "close",
        Grade::Differs => "differs",
        Grade::Missing => return tr.text("matching-missing"),
    };
    let strength = match said.weight {
        weight if weight >= SAYS.1 => "much_for",
        weight if weight >= SAYS.0 => "for",
        weight if weight > -SAYS.0 => "little",
        weight if weight > -SAYS.1 => "against",
        _ => "much_against",
    };
    let weighs = tr.with("matching-weighs", &[("code", strength.into())]);
    tr.with("matching-says", &[("grade", grade.into()), ("weighs", weighs.into())])
}

/// How likely it is, in words: a percentage would look surer than it is.
fn likely(tr: Tr, weight: f64) -> String {
    let code = match weight {
        weight if weight >= 6.6 => "very",
        weight if weight >= 0.0 => "likely",
        _ => "possible",
    };
    tr.with("matching-likely", &[("code", code.into())])
}

fn status_text(tr: Tr, status: ReviewStatus) -> String {
    tr.with("matching-status", &[("code", status.code().into())])
}

#[derive(Deserialize)]
struct Asked {
    page: Option<i64>,
}

async fn list(page: Page, Query(asked): Query<Asked>) -> Answer {
    let wanted = asked.page.unwrap_or(1);
    let queue = page.run(move |cx| pair::list(cx, wanted)).await?;
    let tr = page.tr();
    let (number, more) = queue.page;
    let of = |number: i64| format!("{LIST}?page={number}");
    let (before, after) = ((number > 1).then(|| of(number - 1)), more.then(|| of(number + 1)));
    let waiting = usize::try_from(queue.waiting).unwrap_or_default();
    Ok(page.html(tr.text("matching-title")).body(html! {
        h1.tl-title { (tr.text("matching-title")) }
        p.tl-lead { (tr.count("matching-lead", waiting)) }
        @if queue.pairs.is_empty() {
            (good_empty(&tr.text("matching-none")))
        } @else {
            (Table::new(tr.text("matching-title"))
                .column(Column::new(tr.text("matching-pair")))
                .column(Column::new(tr.text("matching-likely-head")))
                .column(Column::new(tr.text("matching-since")))
                .column(Column::new(tr.text("matching-found")))
                .rows(queue.pairs.iter().map(|listed| row(&page, listed))))
        }
        (pagination(tr, Pagination { previous: before.as_deref(), next: after.as_deref() }))
        (merges::table(&page, &queue.merges))
    }))
}

fn row(page: &Page, listed: &Listed) -> Row {
    let tr = page.tr();
    let pair = &listed.pair;
    let names = match &listed.names {
        Some((left, right)) => format!("{left} · {right}"),
        None => tr.text("matching-decided"),
    };
    Row::new()
        .fix_first(pair.status == ReviewStatus::Open)
        .cell(two_lines(
            link(&address(pair.id), names),
            format!("{} · {}", listed.agencies.0, listed.agencies.1),
        ))
        .cell(likely(tr, pair.weight))
        .cell(tr.table_date(page.local_time(pair.raised_at).date()))
        .cell(status_text(tr, pair.status))
}

async fn show(page: Page, Path(id): Path<ReviewId>) -> Answer {
    let kept = page.kept_form(&address(id)).await?;
    let found = page.run(move |cx| pair::get(cx, id)).await?;
    let form = kept.unwrap_or_else(|| {
        let note = found.pair.note.clone().unwrap_or_default();
        Form::from_pairs([("found", found.pair.status.code().to_owned()), ("note", note)])
    });
    Ok(pair_page(&page, &found, &form, &[]))
}

async fn decide(page: Page, Path(id): Path<ReviewId>, form: Form) -> Answer {
    let version = form.version();
    let found = Found {
        // Without an answer it is still open, which the use case refuses in the right words.
        status: form.value("found").parse().unwrap_or(ReviewStatus::Open),
        note: form.value("note").to_owned(),
        goes_on: form.value("goes_on").parse::<RecordId>().ok(),
    };
    match page.attempt(move |cx| pair::decide(cx, id, version, found)).await? {
        Ok(next) => {
            let to = next.map_or_else(|| LIST.to_owned(), address);
            page.go_saying(&to, page.tr().text("matching-kept")).await
        }
        Err(errors) => {
            let found = page.run(move |cx| pair::get(cx, id)).await?;
            Ok(pair_page(&page, &found, &form, &page.words(&errors)))
        }
    }
}

fn pair_page(page: &Page, found: &Compared, form: &Form, errors: &[ShownError]) -> Response {
    let tr = page.tr();
    let html = page
        .html(tr.text("matching-question"))
        .back(LIST, tr.text("matching-title"))
        .version(found.pair.version)
        .errors(errors);
    let Some((left, right)) = &found.sides else {
        return html.body(html! {
            h1.tl-question { (tr.text("matching-question")) }
            (decided(page, found))
        });
    };
    html.body(html! {
        h1.tl-question { (tr.text("matching-question")) }
        p.tl-lead { (likely(tr, found.weight)) }
        (side_by_side(page, (left, right), &found.evidence))
        form method="post" action=(address(found.pair.id)) novalidate
            data-module=[page.has_shortcuts().then_some("tl-answer-keys")] {
            (csrf(&page.csrf()))
            (hidden(VERSION, &found.pair.version.to_string()))
            // The script that makes the keys act shows this line.
            @if page.has_shortcuts() { p.tl-second data-keys hidden { (tr.text("matching-keys")) } }
            (Field::new("found", tr.text("matching-answer")).bold().hint(tr.text("matching-answer-hint"))
                .error(error_for(errors, "found")).radios(tr, &answers(tr, form)))
            @if found.clash {
                (Field::new("goes_on", tr.text("matching-goes-on")).bold().hint(tr.text("matching-goes-on-hint"))
                    .error(error_for(errors, "goes_on")).radios(tr, &[choice(tr, left, form), choice(tr, right, form)]))
            }
            (Field::new("note", tr.text("matching-note")).hint(tr.text("matching-note-hint"))
                .error(error_for(errors, "note")).textarea(tr, 2, form.value("note")))
            (Button::new(tr.text("matching-keep")).once())
        }
    })
}

fn answers(tr: Tr, form: &Form) -> Vec<Choice<'static>> {
    [ReviewStatus::Same, ReviewStatus::Different, ReviewStatus::NotSure]
        .into_iter()
        .map(|status| {
            let hint = tr.with("matching-then", &[("code", status.code().into())]);
            let chosen = form.value("found") == status.code();
            Choice::new(status.code(), status_text(tr, status)).hint(hint).chosen(chosen)
        })
        .collect()
}

/// A side as the one whose case goes on.
fn choice(tr: Tr, side: &Side, form: &Form) -> Choice<'static> {
    let id = side.record.id.to_string();
    let chosen = form.value("goes_on") == id;
    let who = match &side.lead {
        Some((name, agency)) => tr.with(
            "matching-goes-on-lead",
            &[("name", name.as_str().into()), ("agency", agency.as_str().into())],
        ),
        None if side.has_case => tr.text("matching-goes-on-no-lead"),
        None => tr.text("matching-goes-on-no-case"),
    };
    let name = side.record.name.readable();
    let words = tr.with("matching-side", &[("name", name.into()), ("agency", side.agency.as_str().into())]);
    Choice::new(id, words).hint(who).chosen(chosen)
}

fn side_by_side(page: &Page, (left, right): (&Side, &Side), evidence: &[Evidence]) -> Markup {
    let tr = page.tr();
    let said = |field: &str| {
        evidence.iter().find(|said| said.field == field).map(|said| says(tr, said)).unwrap_or_default()
    };
    let order = evidence.iter().any(|said| said.field == "name_order").then(|| said("name_order"));
    let rows = ["given_name", "surname", "birth_date", "sex", "birth_country", "town", "identifier"]
        .into_iter()
        .map(|field| {
            Row::new()
                .cell(two_lines(field_name(tr, field), said(field)))
                .cell(value(page, left, field))
                .cell(value(page, right, field))
        });
    // Two records of one agency are told apart by their place, as the page shows them.
    let alike = left.agency == right.agency;
    let of = |side: &Side, place: &str| {
        let agency = if alike { format!("{} ({place})", side.agency) } else { side.agency.clone() };
        tr.with("matching-record-of", &[("agency", agency.into())])
    };
    html! {
        (Table::new(tr.text("matching-both")).even()
            .column(Column::new(tr.text("matching-field-head")))
            .column(Column::new(of(left, "1")).fold(Fold::Half))
            .column(Column::new(of(right, "2")).fold(Fold::Half))
            .rows(rows))
        @if let Some(order) = order { p.tl-second { (field_name(tr, "name_order")) ": " (order) } }
    }
}

fn value(page: &Page, side: &Side, field: &str) -> String {
    let (tr, record) = (page.tr(), &side.record);
    let said = match field {
        "given_name" => Some(record.name.given_name.clone()),
        "surname" => Some(record.name.surname.clone()),
        "birth_date" => record.birth_date.map(|day| tr.full_date(day)),
        "sex" => record.sex.as_deref().map(|code| people::sex(tr, code)),
        "birth_country" => record.birth_country.as_deref().map(|code| people::country(tr, code)),
        "town" => record.town.clone(),
        _ => {
            let numbers: Vec<String> = side
                .numbers
                .iter()
                .map(|number| format!("{} {}", people::number_kind(tr, &number.kind), number.value))
                .collect();
            Some(numbers.join(" · "))
        }
    };
    said.filter(|said| !said.is_empty()).unwrap_or_else(|| tr.text("people-not-known"))
}

/// What was decided, without the records: nobody has to look at them any more.
fn decided(page: &Page, found: &Compared) -> Markup {
    let tr = page.tr();
    let mut rows = vec![SummaryRow::new(tr.text("matching-found"), status_text(tr, found.pair.status))];
    if let (Some(by), Some((_, at))) = (&found.decided_by, found.pair.decided) {
        let day = tr.full_date(page.local_time(at).date());
        rows.push(SummaryRow::new(tr.text("matching-by"), format!("{by}, {day}")));
    }
    if let Some(note) = &found.pair.note {
        rows.push(SummaryRow::new(tr.text("matching-note"), note.as_str()));
    }
    html! {
        (summary_list(&rows))
        @if let Some(merge) = found.merge {
            p { (link(&merges::address(merge), tr.text("matching-merge-look"))) }
        }
    }
}

#[cfg(test)]
mod tests;
