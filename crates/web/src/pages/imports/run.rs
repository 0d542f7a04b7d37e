//! One run: what it would do, how far it is, what it did and what there is to fix.

use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use maud::{Markup, html};
use throughline_app::import::{self, Fault, RunPage, RunStatus};
use throughline_domain::id::ImportRunId;

use super::{IMPORTERS, LIST, address, ask, status_tag, to_count, words};
use crate::{
    components::{
        banner::notice_banner,
        button::{Button, button_group},
        card::section_head,
        choice::Choice,
        empty::{good_empty, progress},
        error_summary::{FieldError as ShownError, error_for},
        field::{Field, csrf},
        fix_first::{Fix, fix_first},
        link::link,
        table::{Column, Row, Table},
    },
    errors::Answer,
    forms::Form,
    i18n::Tr,
    route::Route,
    visit::Page,
};

/// A page of a run that goes on asks again after so many seconds.
const LOOK_AGAIN: &str = "4";

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/imports/{id}", IMPORTERS, show),
        Route::post("/imports/{id}/start", IMPORTERS, start),
        Route::post("/imports/{id}/discard", IMPORTERS, discard),
        Route::get("/imports/{id}/rejected.csv", IMPORTERS, rejects_file),
    ]
}

async fn show(page: Page, Path(id): Path<ImportRunId>) -> Answer {
    let found = page.run(move |cx| import::run(cx, id)).await?;
    Ok(run_page(&page, &found, &[]))
}

async fn start(page: Page, Path(id): Path<ImportRunId>, form: Form) -> Answer {
    let older_is_fine = form.chose("older", "yes");
    match ask(&page, move |cx| import::start(cx, id, older_is_fine)).await? {
        Ok(started) => {
            let to = address(started.id());
            // Nobody waits for it: the page says how far it is, also to who comes back later.
            drop(tokio::task::spawn_blocking(move || started.run()));
            Ok(page.go(&to))
        }
        Err(fault) => {
            let field = if matches!(fault, Fault::Older { .. }) { "older" } else { "start" };
            let text = words::fault(page.tr(), &fault);
            let found = page.run(move |cx| import::run(cx, id)).await?;
            Ok(run_page(&page, &found, &[ShownError { field: field.to_owned(), text }]))
        }
    }
}

async fn discard(page: Page, Path(id): Path<ImportRunId>) -> Answer {
    page.run(move |cx| import::discard(cx, id)).await?;
    page.go_saying(LIST, page.tr().text("imports-discarded")).await
}

async fn rejects_file(page: Page, Path(id): Path<ImportRunId>) -> Answer {
    let (name, bytes) = page.run(move |cx| import::rejects_file(cx, id)).await?;
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv"));
    let disposition = format!("attachment; filename=\"{name}\"");
    if let Ok(value) = HeaderValue::from_str(&disposition) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}

fn run_page(page: &Page, found: &RunPage, errors: &[ShownError]) -> Response {
    let tr = page.tr();
    let run = &found.run;
    let title = tr.with("imports-run-title", &[("date", tr.long_date(run.list_date).into())]);
    let moves = run.status == RunStatus::Running && !found.interrupted;
    let html = page.html(title.clone()).back(LIST, tr.text("imports-title")).errors(errors);
    let mut response = html.body(html! {
        h1.tl-title { (title) " " (status_tag(tr, run.status)) }
        p.tl-lead { (found.title) ", " (run.file_name) }
        @match run.status {
            RunStatus::Previewed => (previewed(page, found, errors)),
            RunStatus::Running => (running(page, found)),
            RunStatus::Done => (done(tr, found)),
            RunStatus::Failed => (notice_banner(tr, tr.text("imports-failed"), tr.text("imports-failed-lead"))),
            RunStatus::Discarded => p { (tr.text("imports-discarded-lead")) },
        }
    });
    if moves {
        response.headers_mut().insert(header::REFRESH, HeaderValue::from_static(LOOK_AGAIN));
    }
    response
}

fn previewed(page: &Page, found: &RunPage, errors: &[ShownError]) -> Markup {
    let tr = page.tr();
    let here = address(found.run.id);
    let takes = found.run.counts.new + found.run.counts.changed;
    html! {
        p { (tr.text("imports-preview-lead")) }
        (numbers(tr, found))
        (reasons(tr, found))
        form method="post" action=(format!("{here}/start")) novalidate {
            (csrf(&page.csrf()))
            @if let Some(newer) = found.newer {
                (Field::new("older", tr.with("imports-older", &[("newest", tr.long_date(newer).into())]))
                    .error(error_for(errors, "older"))
                    .checkboxes(tr, &[Choice::new("yes", tr.text("imports-older-meant"))]))
            }
            (button_group(html! {
                (Button::new(tr.count("imports-import", to_count(takes))).once())
                (Button::new(tr.text("imports-discard")).secondary().form_action(format!("{here}/discard")))
            }))
        }
    }
}

fn running(page: &Page, found: &RunPage) -> Markup {
    let tr = page.tr();
    let run = &found.run;
    let total = run.counts.new + run.counts.changed;
    let title = tr.with("imports-progress", &[("done", run.done.into()), ("total", total.into())]);
    html! {
        (progress(tr, &title, to_count(run.done), to_count(total).max(1), LIST))
        @if found.interrupted {
            p { (tr.text("imports-interrupted")) }
            form method="post" action=(format!("{}/start", address(run.id))) {
                (csrf(&page.csrf()))
                (Button::new(tr.text("imports-go-on")).once())
            }
        } @else {
            p { (link(&address(run.id), tr.text("imports-look-again"))) }
        }
    }
}

fn done(tr: Tr, found: &RunPage) -> Markup {
    let here = address(found.run.id);
    let (rejected, gone) = (format!("{here}/rejected"), format!("{here}/gone"));
    let texts = [
        tr.count("imports-fix-rejected", to_count(found.open_rejected)),
        tr.text("imports-fix-rejected-who"),
        tr.text("imports-fix-rejected-act"),
        tr.count("imports-fix-gone", to_count(found.open_gone)),
        tr.text("imports-fix-gone-who"),
        tr.text("imports-fix-gone-act"),
    ];
    let [rejected_what, rejected_who, rejected_act, gone_what, gone_who, gone_act] = &texts;
    let mut fixes = Vec::new();
    if found.open_rejected > 0 {
        fixes.push(Fix { what: rejected_what, who: rejected_who, act: rejected_act, href: &rejected });
    }
    if found.open_gone > 0 {
        fixes.push(Fix { what: gone_what, who: gone_who, act: gone_act, href: &gone });
    }
    html! {
        @if fixes.is_empty() { (good_empty(&tr.text("imports-nothing-to-fix"))) }
        (fix_first(&tr.text("imports-fix-first"), &fixes))
        (numbers(tr, found))
        (reasons(tr, found))
        ul.govuk-list {
            @if found.run.counts.rejected > 0 {
                li { (link(&rejected, tr.text("imports-see-rejected"))) }
                li { (link(&format!("{here}/rejected.csv"), tr.text("imports-download"))) }
            }
            @if found.run.counts.warnings > 0 {
                @let warnings = tr.count("imports-see-warnings", to_count(found.run.counts.warnings));
                li { (link(&format!("{here}/warnings"), warnings)) }
            }
            li { (link(super::REVIEWS, tr.text("imports-see-reviews"))) }
        }
    }
}

/// The four that add up to the rows, and what stands beside them.
fn numbers(tr: Tr, found: &RunPage) -> Markup {
    let counts = &found.run.counts;
    let sums = [
        ("imports-rows", counts.rows, false),
        ("imports-new-rows", counts.new, false),
        ("imports-changed", counts.changed, false),
        ("imports-unchanged", counts.unchanged, false),
        ("imports-rejected", counts.rejected, found.open_rejected > 0),
        ("imports-gone", counts.gone, found.open_gone > 0),
        ("imports-warnings", counts.warnings, false),
    ];
    html! {
        dl.tl-sums {
            @for (key, number, open) in sums {
                div class=[open.then_some("tl-sums__open")] {
                    dt { (tr.text(key)) }
                    dd { (number) }
                }
            }
        }
    }
}

fn reasons(tr: Tr, found: &RunPage) -> Markup {
    let counts = &found.run.counts;
    if counts.reasons.is_empty() {
        return Markup::default();
    }
    let rows = counts.reasons.iter().map(|(code, rows)| Row::new().cell(words::reason(tr, code)).cell(rows));
    html! {
        (section_head(tr.text("imports-reasons"), ""))
        (Table::new(tr.text("imports-reasons")).joined()
            .column(Column::new(tr.text("imports-reason")))
            .column(Column::new(tr.text("imports-rows")).numeric())
            .rows(rows))
    }
}
