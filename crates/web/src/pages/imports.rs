//! Release lists: importing one, what became of its rows, and what there is to do about them.

mod completeness;
mod explain;
mod rows;
mod run;
mod source;
#[cfg(test)]
mod tests;
mod upload;
mod wizard;
mod words;

use maud::{Markup, html};
use throughline_app::import::{self, Run, RunStatus};
use throughline_app::review;
use throughline_domain::{agency::Role, id::ImportRunId};

use crate::{
    components::{
        button::{Button, button_group},
        empty::empty,
        link::link,
        table::{Column, Fold, Row, Table, two_lines},
        tag::{Tone, tag},
    },
    errors::{Answer, Failure},
    i18n::Tr,
    route::{Access, Route},
    visit::Page,
};

pub(super) use self::words::field_name;

const LIST: &str = "/imports";
const NEW: &str = "/imports/new";
const WIZARD: &str = "/imports/sources/new";
const EXPLAIN: &str = "/imports/sources/explain";
const REVIEWS: &str = "/reviews";

/// Who imports lists and answers what they ask.
pub(super) const IMPORTERS: Access = Access::Roles(IMPORT_ROLES);
/// The same, for the main menu.
pub(super) const IMPORT_ROLES: &[Role] = &[Role::ResettlementOfficer, Role::DataSteward, Role::Administrator];

/// The routes.
pub fn routes() -> Vec<Route> {
    let mut routes = vec![Route::get(LIST, IMPORTERS, list)];
    routes.extend(upload::routes());
    routes.extend(wizard::routes());
    routes.extend(explain::routes());
    routes.extend(run::routes());
    routes.extend(rows::routes());
    routes
}

fn address(id: ImportRunId) -> String {
    format!("{LIST}/{id}")
}

async fn list(page: Page) -> Answer {
    let tr = page.tr();
    let (runs, questions) = page.run(|cx| Ok((import::runs(cx)?, review::count_open(cx)?))).await?;
    let body = if runs.is_empty() {
        empty(&tr.text("imports-none"), &tr.text("imports-none-lead"), &tr.text("imports-new"), NEW)
    } else {
        table(&page, &runs)
    };
    Ok(page.html(tr.text("imports-title")).body(html! {
        h1.tl-title { (tr.text("imports-title")) }
        p.tl-lead { (tr.text("imports-lead")) }
        (button_group(html! {
            (Button::link(tr.text("imports-new"), NEW))
            (Button::link(tr.text("imports-wizard"), WIZARD).secondary())
        }))
        @if questions > 0 { p { (link(REVIEWS, tr.count("imports-questions", to_count(questions)))) } }
        (body)
    }))
}

fn table(page: &Page, runs: &[Run]) -> Markup {
    let tr = page.tr();
    let rows = runs.iter().map(|run| {
        let when = page.local_time(run.started_at);
        let second = tr.with(
            "imports-started",
            &[("date", tr.table_date(when.date()).into()), ("time", tr.time(when.time()).into())],
        );
        Row::new()
            .cell(two_lines(link(&address(run.id), tr.long_date(run.list_date)), &run.file_name))
            .cell(second)
            .cell(run.counts.rows)
            .cell(run.counts.new)
            .cell(run.counts.changed)
            .cell(run.counts.rejected)
            .cell(status_tag(tr, run.status))
    });
    html! {
        (Table::new(tr.text("imports-title"))
            .column(Column::new(tr.text("imports-list")))
            .column(Column::new(tr.text("imports-when")).fold(Fold::Labelled))
            .column(Column::new(tr.text("imports-rows")).numeric())
            .column(Column::new(tr.text("imports-new-rows")).numeric())
            .column(Column::new(tr.text("imports-changed")).numeric())
            .column(Column::new(tr.text("imports-rejected")).numeric())
            .column(Column::new(tr.text("imports-status")).fold(Fold::Labelled))
            .rows(rows))
    }
}

fn status_tag(tr: Tr, status: RunStatus) -> Markup {
    match status {
        RunStatus::Previewed => tag(Tone::Slate, &tr.text("imports-status-previewed")),
        RunStatus::Running => tag(Tone::Slate, &tr.text("imports-status-running")),
        RunStatus::Done => tag(Tone::Pine, &tr.text("imports-status-done")),
        RunStatus::Failed => tag(Tone::Brick, &tr.text("imports-status-failed")),
        RunStatus::Discarded => tag(Tone::Stone, &tr.text("imports-status-discarded")),
    }
}

/// A number as messages count it.
fn to_count(number: i64) -> usize {
    usize::try_from(number).unwrap_or(0)
}

/// What a use case of imports gives, with the reasons it can refuse for apart from other failures.
async fn ask<T: Send + 'static>(
    page: &Page,
    use_case: impl FnOnce(&throughline_app::Cx) -> import::Outcome<T> + Send + 'static,
) -> Result<Result<T, import::Fault>, Failure> {
    match page.run(move |cx| Ok(use_case(cx))).await? {
        Err(import::Fault::App(error)) => Err(error.into()),
        outcome => Ok(outcome),
    }
}
