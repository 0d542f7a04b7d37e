//! Questions about identity that lists raised: both rows side by side, and what somebody found.

use axum::{extract::Path, response::Response};
use maud::html;
use throughline_app::review::{self, Compared, ReviewKind, ReviewStatus};
use throughline_domain::{calendar::Jurisdiction, id::ReviewId, roster::field};

use super::{
    imports::{IMPORTERS, field_name},
    people,
};
use crate::{
    components::{
        button::Button,
        choice::Choice,
        empty::good_empty,
        error_summary::{FieldError as ShownError, error_for},
        field::{Field, csrf, hidden},
        link::link,
        table::{Column, Fold, Row, Table, two_lines},
    },
    errors::Answer,
    forms::{Form, VERSION},
    i18n::Tr,
    route::Route,
    visit::Page,
};

const LIST: &str = "/reviews";
/// The fact of which the sources shipped here know the values.
const SUPPORT_NETWORK: &str = "support_network";

/// The routes.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get(LIST, IMPORTERS, list),
        Route::get("/reviews/{id}", IMPORTERS, show),
        Route::post("/reviews/{id}", IMPORTERS, decide),
    ]
}

fn address(id: ReviewId) -> String {
    format!("{LIST}/{id}")
}

async fn list(page: Page) -> Answer {
    let tr = page.tr();
    let found = page.run(review::list).await?;
    let open = found.iter().filter(|one| one.review.status == ReviewStatus::Open).count();
    let rows = found.iter().map(|one| {
        let asked = page.local_time(one.review.created_at).date();
        Row::new()
            .fix_first(one.review.status == ReviewStatus::Open)
            .cell(two_lines(link(&address(one.review.id), question(tr, one)), keys(one)))
            .cell(tr.table_date(asked))
            .cell(found_text(tr, one.review.status))
    });
    Ok(page.html(tr.text("reviews-title")).back("/imports", tr.text("imports-title")).body(html! {
        h1.tl-title { (tr.text("reviews-title")) }
        p.tl-lead { (tr.count("reviews-lead", open)) }
        @if found.is_empty() {
            (good_empty(&tr.text("reviews-none")))
        } @else {
            (Table::new(tr.text("reviews-title"))
                .column(Column::new(tr.text("reviews-question")))
                .column(Column::new(tr.text("reviews-since")))
                .column(Column::new(tr.text("reviews-found")))
                .rows(rows))
        }
    }))
}

fn question(tr: Tr, one: &Compared) -> String {
    match one.review.kind {
        ReviewKind::KeyConflict => tr.text("reviews-kind-key-conflict"),
        ReviewKind::SharedIdentifier => tr.text("reviews-kind-shared-identifier"),
    }
}

fn keys(one: &Compared) -> String {
    if one.review.left_key == one.review.right_key {
        one.review.left_key.clone()
    } else {
        format!("{} · {}", one.review.left_key, one.review.right_key)
    }
}

fn found_text(tr: Tr, status: ReviewStatus) -> String {
    tr.text(match status {
        ReviewStatus::Open => "reviews-status-open",
        ReviewStatus::Same => "reviews-status-same",
        ReviewStatus::Different => "reviews-status-different",
        ReviewStatus::NotSure => "reviews-status-not-sure",
    })
}

async fn show(page: Page, Path(id): Path<ReviewId>) -> Answer {
    let found = page.run(move |cx| review::get(cx, id)).await?;
    let form = match page.kept_form(&address(id)).await? {
        Some(kept) => kept,
        None => Form::from_pairs([
            ("found", found.review.status.code()),
            ("note", found.review.note.as_deref().unwrap_or_default()),
        ]),
    };
    Ok(review_page(&page, &found, &form, &[]))
}

async fn decide(page: Page, Path(id): Path<ReviewId>, form: Form) -> Answer {
    let (version, note) = (form.version(), form.value("note").to_owned());
    // Without an answer it is still open, which the use case refuses in the right words.
    let answer = form.value("found").parse().unwrap_or(ReviewStatus::Open);
    match page.attempt(move |cx| review::decide(cx, id, version, answer, note)).await? {
        Ok(()) => page.go_saying(LIST, page.tr().text("reviews-decided")).await,
        Err(errors) => {
            let found = page.run(move |cx| review::get(cx, id)).await?;
            Ok(review_page(&page, &found, &form, &page.words(&errors)))
        }
    }
}

/// A value of a list in the reader's words; what is no code stands as the list has it.
fn words(page: &Page, name: &str, value: Option<&str>) -> String {
    let (tr, value) = (page.tr(), value.unwrap_or_default());
    if let Ok(day) = value.parse() {
        return tr.full_date(day);
    }
    let jurisdiction = page.jurisdiction();
    let named = |find: fn(&Jurisdiction, &str, &str) -> Option<String>| {
        jurisdiction.and_then(|known| find(known, value, tr.locale().code()))
    };
    match name {
        field::SEX => people::sex(tr, value),
        field::BIRTH_COUNTRY => people::country(tr, value),
        field::LEGAL_STATUS => named(legal_status).unwrap_or_else(|| value.to_owned()),
        field::RELEASE_KIND | field::RELEASE_TYPE => named(date_kind).unwrap_or_else(|| value.to_owned()),
        SUPPORT_NETWORK => tr.with("reviews-support", &[("code", value.into())]),
        _ => value.to_owned(),
    }
}

fn legal_status(known: &Jurisdiction, code: &str, locale: &str) -> Option<String> {
    known.legal_statuses.iter().find(|status| status.code == code)?.name.get(locale).cloned()
}

fn date_kind(known: &Jurisdiction, code: &str, locale: &str) -> Option<String> {
    known.date_kinds.iter().find(|kind| kind.code == code)?.name.get(locale).cloned()
}

fn review_page(page: &Page, found: &Compared, form: &Form, errors: &[ShownError]) -> Response {
    let tr = page.tr();
    let title = question(tr, found);
    let rows = found.fields.iter().map(|(name, left, right)| {
        let second = if left == right { String::new() } else { tr.text("reviews-differs") };
        Row::new()
            .cell(two_lines(field_name(tr, name), second))
            .cell(words(page, name, left.as_deref()))
            .cell(words(page, name, right.as_deref()))
    });
    let answers = [ReviewStatus::Same, ReviewStatus::Different, ReviewStatus::NotSure].map(|status| {
        Choice::new(status.code(), found_text(tr, status)).chosen(form.value("found") == status.code())
    });
    page.html(title.clone()).back(LIST, tr.text("reviews-title")).version(found.review.version).errors(errors).body(html! {
        h1.tl-title { (title) }
        // It is kept as it is compared, in small letters; nobody writes a number so.
        p.tl-lead { (tr.with("reviews-lead-one", &[("identifier", found.review.identifier.to_uppercase().into())])) }
        (Table::new(tr.text("reviews-rows")).even()
            .column(Column::new(tr.text("reviews-field")))
            .column(Column::new(&*found.review.left_key).fold(Fold::Half))
            .column(Column::new(&*found.review.right_key).fold(Fold::Half))
            .rows(rows))
        form method="post" action=(address(found.review.id)) novalidate {
            (csrf(&page.csrf()))
            (hidden(VERSION, &found.review.version.to_string()))
            (Field::new("found", tr.text("reviews-what-found")).hint(tr.text("reviews-no-merge"))
                .error(error_for(errors, "found")).radios(tr, &answers))
            (Field::new("note", tr.text("reviews-note")).hint(tr.text("reviews-note-hint"))
                .textarea(tr, 3, form.value("note")))
            (Button::new(tr.text("reviews-keep")).once())
        }
    })
}
