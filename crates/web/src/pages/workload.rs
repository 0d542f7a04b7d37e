//! Workload: what everybody of a team carries, now and in twelve weeks; for managers.

use maud::{Markup, html};
use throughline_app::workload::{self, TeamLoad, Worker};
use throughline_domain::{
    agency::Role,
    id::UserId,
    workload::forecast::{Course, first_over},
};

use crate::{
    components::{
        button::{Button, button_group},
        details::details,
        forecast::{Forecast, forecast},
        icon::gap,
        link::link,
        table::{Column, Fold, Row, Table},
        tag::{Tone, tag},
    },
    errors::{Answer, Failure},
    i18n::Tr,
    route::{Access, Route},
    visit::Page,
};

/// Who sees it.
pub const MANAGERS: &[Role] = &[Role::Manager];

/// The routes.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/workload", Access::Roles(MANAGERS), show)]
}

async fn show(page: Page) -> Answer {
    let found = page.run(workload::view).await?;
    let tr = page.tr();
    let over = found.workers.iter().filter(|worker| worker.over()).count();
    Ok(page.html(tr.text("workload-title")).body(html! {
        h1.tl-title { (tr.text("workload-title")) }
        p.tl-lead {
            (tr.with("workload-lead", &[
                ("agency", found.agency.as_str().into()),
                ("load", points(tr, found.team[0]).into()),
                ("line", points(tr, found.red_line).into()),
            ])) " "
            (tr.count("workload-over", over))
        }
        (button_group(html! {
            (Button::link(tr.text("handovers-reassign"), "/reassign").secondary())
            (Button::link(tr.text("silence-title"), "/team/silent").secondary())
        }))
        (team(tr, &found))
        h2.tl-section-title { (tr.text("workload-workers")) }
        div.tl-workers { @for worker in &found.workers { (card(tr, &found, worker)) } }
        h2.tl-section-title { (tr.text("workload-weeks")) }
        p.tl-second { (tr.text("workload-weeks-hint")) }
        div.tl-weeks tabindex="0" role="region" aria-label=(tr.text("workload-weeks")) { (table(tr, &found)) }
        @if !found.spared.is_empty() {
            h2.tl-section-title { (tr.text("workload-spared")) }
            p.tl-second { (tr.text("workload-spared-hint")) }
            (Table::new(tr.text("workload-spared"))
                .column(Column::new(tr.text("workload-programme")))
                .column(Column::new(tr.text("workload-questions")).numeric())
                .rows(found.spared.iter().map(|(name, questions)| {
                    Row::new().cell(name.as_str()).cell(questions.to_string())
                })))
        }
        (details(tr.text("workload-how"), html! {
            p { (tr.text("workload-how-weights")) }
            p { (tr.text("workload-how-forecast")) }
            p { (tr.text("workload-how-line")) }
        }))
    }))
}

/// Hundredths as people read them.
pub(crate) fn points(tr: Tr, hundredths: u32) -> String {
    tr.decimal(f64::from(hundredths) / 100.0)
}

/// What was done, and that a colleague is over the red line by it.
pub(crate) async fn done_for(page: &Page, said: String, worker: UserId) -> Result<String, Failure> {
    let tr = page.tr();
    let Some(over) = page.run(move |cx| workload::over(cx, worker)).await? else { return Ok(said) };
    let warning = tr.with(
        "workload-now-over",
        &[
            ("name", over.name.as_str().into()),
            ("load", points(tr, over.load()).into()),
            ("line", points(tr, over.red_line).into()),
        ],
    );
    Ok(format!("{}. {warning}", said.trim_end_matches('.')))
}

/// "48.5 of 50", and whether it is over the red line.
pub(crate) fn of_line(tr: Tr, load: u32, red_line: u32) -> String {
    let key = if load > red_line { "workload-of-over" } else { "workload-of" };
    tr.with(key, &[("load", points(tr, load).into()), ("line", points(tr, red_line).into())])
}

fn team(tr: Tr, found: &TeamLoad) -> Markup {
    let (waiting, weight) = &found.waiting;
    html! {
        section.tl-card aria-labelledby="team" {
            h2.tl-card__title id="team" { (tr.text("workload-team")) }
            p { strong { (of_line(tr, found.team[0], found.red_line)) } ". " (outlook(tr, found, &found.team, found.red_line)) }
            @if *waiting > 0 {
                p { (tr.with("workload-waiting", &[
                    ("n", (*waiting).into()), ("weight", points(tr, weight[0]).into()),
                ])) " " (link("/requests", tr.text("workload-waiting-link"))) }
            }
            @if found.undated > 0 { p.tl-second { (tr.count("workload-undated", found.undated)) } }
            (drawn(tr, found, &tr.text("workload-team"), &found.team, found.red_line))
        }
    }
}

fn card(tr: Tr, found: &TeamLoad, worker: &Worker) -> Markup {
    let load = of_line(tr, worker.load(), worker.red_line);
    html! {
        section.tl-card {
            h3.tl-card__title {
                (worker.name)
                @if worker.away { " " (tag(Tone::Slate, &tr.text("workload-away"))) }
            }
            p {
                @if worker.over() { (gap(&load)) } @else { strong { (load) } }
                ", " (tr.count("workload-people", worker.people)) ". "
                (outlook(tr, found, &worker.course, worker.red_line))
            }
            (drawn(tr, found, &worker.name, &worker.course, worker.red_line))
            @if worker.undated > 0 { p.tl-second { (tr.count("workload-undated", worker.undated)) } }
            p.tl-second { (line_from(tr, worker)) }
            p.tl-links {
                (link(&format!("/reassign?of={}", worker.user), tr.text("workload-reassign")))
                " " (link(&format!("/team/{}/away", worker.user), tr.text("workload-enter-away")))
            }
        }
    }
}

/// What the red line follows from.
fn line_from(tr: Tr, worker: &Worker) -> String {
    match worker.capacity.own {
        Some(_) => tr.text("workload-line-own"),
        None => tr.with(
            "workload-line",
            &[("percent", worker.capacity.percent.into()), ("capacity", worker.capacity.full_time.into())],
        ),
    }
}

/// When the red line is crossed, in a sentence.
fn outlook(tr: Tr, found: &TeamLoad, course: &Course, red_line: u32) -> String {
    let date = |week: usize| found.days.get(week).map(|day| tr.long_date(*day)).unwrap_or_default();
    match first_over(course, red_line) {
        None => tr.text("workload-under"),
        Some(0) => match course.iter().position(|load| *load <= red_line) {
            Some(week) => tr.with("workload-over-until", &[("date", date(week).into())]),
            None => tr.text("workload-over-throughout"),
        },
        Some(week) => tr.with("workload-over-from", &[("date", date(week).into())]),
    }
}

fn drawn(tr: Tr, found: &TeamLoad, whose: &str, course: &Course, red_line: u32) -> Markup {
    let weeks: Vec<(u32, String)> = course
        .iter()
        .zip(&found.days)
        .enumerate()
        .map(|(week, (load, day))| {
            (*load, if week == 0 { tr.text("workload-now") } else { tr.short_date(*day) })
        })
        .collect();
    let most = course.iter().copied().max().unwrap_or_default();
    let spoken = tr.with(
        "workload-drawn",
        &[
            ("name", whose.into()),
            ("load", points(tr, course[0]).into()),
            ("most", points(tr, most).into()),
            ("line", points(tr, red_line).into()),
            ("outlook", outlook(tr, found, course, red_line).into()),
        ],
    );
    forecast(&Forecast { weeks: &weeks, red_line, red_line_text: &points(tr, red_line), spoken: &spoken })
}

fn table<'a>(tr: Tr, found: &TeamLoad) -> Table<'a> {
    let mut table = Table::new(tr.text("workload-weeks"))
        .unfolded()
        .column(Column::new(tr.text("workload-worker")))
        .column(Column::new(tr.text("workload-red-line")).numeric().fold(Fold::Half));
    for (week, day) in found.days.iter().enumerate() {
        let head = if week == 0 { tr.text("workload-now") } else { tr.short_date(*day) };
        table = table.column(Column::new(head).numeric().fold(Fold::Half));
    }
    let row = |name: Markup, course: &Course, line: Option<u32>| {
        let mut row = Row::new().cell(name).cell(line.map(|line| points(tr, line)).unwrap_or_default());
        for load in course {
            let text = points(tr, *load);
            row = row.cell(html! {
                @if line.is_some_and(|line| *load > line) {
                    strong.tl-alarm { (text) }
                    span class="govuk-visually-hidden" { " " (tr.text("workload-over-spoken")) }
                } @else { (text) }
            });
        }
        row
    };
    let mut rows: Vec<Row> = found
        .workers
        .iter()
        .map(|worker| row(html! { (worker.name) }, &worker.course, Some(worker.red_line)))
        .collect();
    rows.push(row(html! { (tr.text("workload-not-led")) }, &found.waiting.1, None));
    rows.push(row(html! { strong { (tr.text("workload-team")) } }, &found.team, Some(found.red_line)));
    table.rows(rows)
}

#[cfg(test)]
mod tests;
