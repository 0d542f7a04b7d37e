//! People whose records were put together: what that was, the way back, and what was written meanwhile.

use axum::{extract::Path, response::Response};
use maud::{Markup, html};
use throughline_app::merge::{self, Kind, Listed, Shown, Side, Written};
use throughline_domain::id::MergeId;

use super::{LIST, STEWARDS};
use crate::{
    components::{
        button::Button,
        error_summary::{FieldError as ShownError, error_for},
        field::{Field, csrf, hidden},
        link::link,
        summary_list::{SummaryRow, summary_list},
        table::{Column, Row, Table, two_lines},
        tag::{Tone, tag},
    },
    errors::{Answer, Failure},
    forms::{Form, VERSION},
    i18n::Tr,
    route::{Access, Route},
    visit::Page,
};

pub(super) fn routes() -> Vec<Route> {
    let stewards = Access::Roles(STEWARDS);
    vec![
        Route::get("/matches/merges/{merge}", stewards, show),
        Route::post("/matches/merges/{merge}", stewards, part),
        Route::post("/matches/merges/{merge}/give", stewards, give),
    ]
}

pub(super) fn address(id: MergeId) -> String {
    format!("{LIST}/merges/{id}")
}

/// The merges, below the queue.
pub(super) fn table(page: &Page, merges: &[Listed]) -> Markup {
    let tr = page.tr();
    let rows = merges.iter().map(|listed| {
        let at = page.local_time(listed.merge.merged.2);
        Row::new()
            .fix_first(listed.waiting > 0)
            .cell(link(&address(listed.merge.id), tr.full_date(at.date())))
            .cell(listed.by.as_str())
            .cell(state(tr, listed))
    });
    html! {
        @if !merges.is_empty() {
            h2.tl-section-title { (tr.text("matching-merges")) }
            (Table::new(tr.text("matching-merges"))
                .column(Column::new(tr.text("matching-merged-on")))
                .column(Column::new(tr.text("matching-by")))
                .column(Column::new(tr.text("matching-state")))
                .rows(rows))
        }
    }
}

fn state(tr: Tr, listed: &Listed) -> Markup {
    match (&listed.merge.unmerged, listed.waiting) {
        (None, _) => tag(Tone::Pine, &tr.text("matching-one")),
        (Some(_), 0) => tag(Tone::Stone, &tr.text("matching-two")),
        (Some(_), waiting) => tag(Tone::Brick, &tr.count("matching-to-give", waiting)),
    }
}

async fn show(page: Page, Path(id): Path<MergeId>) -> Answer {
    let form = page.kept_form(&address(id)).await?.unwrap_or_default();
    merge_page(&page, id, &form, &[]).await
}

async fn merge_page(
    page: &Page,
    id: MergeId,
    form: &Form,
    errors: &[ShownError],
) -> Result<Response, Failure> {
    let shown = page.run(move |cx| merge::get(cx, id)).await?;
    let tr = page.tr();
    Ok(page
        .html(tr.text("matching-merge-title"))
        .back(LIST, tr.text("matching-title"))
        .version(shown.merge.version)
        .errors(errors)
        .body(html! {
            h1.tl-title { (tr.text("matching-merge-title")) }
            (facts(page, &shown))
            @if shown.merge.unmerged.is_none() { (part_form(page, &shown, form, errors)) }
            @if !shown.written.is_empty() { (written(page, &shown)) }
        }))
}

fn facts(page: &Page, shown: &Shown) -> Markup {
    let tr = page.tr();
    let day = |at| tr.full_date(page.local_time(at).date());
    let sides = [&shown.agencies.0, &shown.agencies.1].map(|names| {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        tr.list(&names)
    });
    let [kept, joined] = sides;
    let mut rows = vec![
        SummaryRow::new(tr.text("matching-merged-on"), day(shown.merge.merged.2)),
        SummaryRow::new(tr.text("matching-by"), shown.by.as_str()),
        SummaryRow::new(tr.text("matching-side-kept"), kept),
        SummaryRow::new(tr.text("matching-side-joined"), joined),
    ];
    if !shown.merge.reason.is_empty() {
        rows.push(SummaryRow::new(tr.text("matching-note"), shown.merge.reason.as_str()));
    }
    if let (Some((_, at, why)), Some(by)) = (&shown.merge.unmerged, &shown.parted_by) {
        rows.push(SummaryRow::new(tr.text("matching-parted"), format!("{by}, {}", day(*at))));
        rows.push(SummaryRow::new(tr.text("matching-part-reason"), why.as_str()));
    }
    summary_list(&rows)
}

fn part_form(page: &Page, shown: &Shown, form: &Form, errors: &[ShownError]) -> Markup {
    let tr = page.tr();
    html! {
        h2.tl-section-title { (tr.text("matching-part-title")) }
        p.tl-prose { (tr.text("matching-part-effect")) }
        p { (tr.count("matching-part-since", shown.since)) }
        @if shown.later_first {
            p { strong { (tr.text("matching-refused-later")) } }
        } @else {
            form method="post" action=(address(shown.merge.id)) novalidate {
                (csrf(&page.csrf()))
                (hidden(VERSION, &shown.merge.version.to_string()))
                (Field::new("reason", tr.text("matching-part-reason")).bold().error(error_for(errors, "reason"))
                    .textarea(tr, 2, form.value("reason")))
                (Button::new(tr.text("matching-part-act")).warning().once())
            }
        }
    }
}

/// What was written while they were one, each with whose it is. What it says is not shown: of people in
/// the queue the steward knows who they are, and nothing else.
fn written(page: &Page, shown: &Shown) -> Markup {
    let tr = page.tr();
    html! {
        h2.tl-section-title { (tr.text("matching-written")) }
        p.tl-prose { (tr.text("matching-written-lead")) }
        (Table::new(tr.text("matching-written"))
            .column(Column::new(tr.text("matching-what")))
            .column(Column::new(tr.text("matching-by")))
            .column(Column::new(tr.text("matching-whose")).actions())
            .rows(shown.written.iter().enumerate().map(|(place, one)| fact(page, shown, place + 1, one))))
    }
}

fn fact(page: &Page, shown: &Shown, place: usize, one: &Written) -> Row {
    let tr = page.tr();
    let at = page.local_time(one.fact.written.0);
    let by = html! {
        @if let Some((name, agency)) = &one.by { (two_lines(name.as_str(), agency.as_str())) }
        @else { (tr.text("history-system")) }
    };
    let whose = html! {
        @if let Some(side) = one.fact.given_to {
            (side_text(tr, side))
        } @else {
            form method="post" action=(format!("{}/give", address(shown.merge.id))) {
                (csrf(&page.csrf()))
                (hidden("kind", one.fact.kind.code()))
                (hidden("row", &one.fact.row))
                @for side in [Side::Kept, Side::Joined] {
                    (Button::new(side_text(tr, side)).secondary().small().sends("side", side.code())
                        .about(tr.with("matching-number", &[("n", place.into())])))
                    " "
                }
            }
        }
    };
    Row::new()
        .fix_first(one.fact.given_to.is_none())
        .cell(two_lines(
            tr.with("matching-kind", &[("code", one.fact.kind.code().into())]),
            tr.full_date(at.date()),
        ))
        .cell(by)
        .cell(whose)
}

fn side_text(tr: Tr, side: Side) -> String {
    tr.text(match side {
        Side::Kept => "matching-side-kept",
        Side::Joined => "matching-side-joined",
    })
}

async fn part(page: Page, Path(id): Path<MergeId>, form: Form) -> Answer {
    let (version, reason) = (form.version(), form.value("reason").to_owned());
    match page.attempt(move |cx| merge::part(cx, id, version, &reason)).await? {
        Ok(()) => page.go_saying(&address(id), page.tr().text("matching-parted-done")).await,
        Err(errors) => merge_page(&page, id, &form, &page.words(&errors)).await,
    }
}

async fn give(page: Page, Path(id): Path<MergeId>, form: Form) -> Answer {
    let (Some(kind), Some(side)) = (Kind::from_code(form.value("kind")), Side::from_code(form.value("side")))
    else {
        return Err(Failure::Unreadable);
    };
    let row = form.value("row").to_owned();
    page.run(move |cx| merge::give(cx, id, kind, &row, side)).await?;
    page.go_saying(&address(id), page.tr().text("matching-given")).await
}
