//! Today: at most three red things, and how much else there is.

use maud::{Markup, html};
use throughline_app::{
    my_people::Reason,
    today::{self, MOST_RED, Red, Today},
};
use throughline_domain::agency::Role;

use crate::{
    components::{
        details::details,
        empty::good_empty,
        link::link,
        tag::{Tone, tag},
    },
    errors::Answer,
    i18n::Tr,
    pages::my_people::{self, WORKERS},
    route::{Access, Route},
    visit::Page,
};

/// The routes.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/today", Access::Roles(WORKERS), show)]
}

async fn show(page: Page) -> Answer {
    let found = page.run(today::view).await?;
    let tr = page.tr();
    Ok(page.html(tr.text("today-title")).body(html! {
        h1.tl-title { (tr.text("today-title")) }
        p.tl-lead { (tr.with("today-lead", &[
            ("date", tr.opening_date(found.today).into()),
            ("n", found.red.len().into()),
        ])) }
        (my_people::waiting(&page, &found.handovers))
        @if found.red.is_empty() {
            (good_empty(&tr.text("today-none")))
        } @else {
            h2.tl-section-title { (tr.text("today-red")) }
            ol.tl-red { @for red in &found.red { (item(tr, red)) } }
            (details(tr.text("today-why"), html! {
                p { (tr.with("today-why-three", &[("n", MOST_RED.into())])) }
                p { (tr.text("today-why-order")) }
            }))
        }
        h2.tl-section-title { (tr.text("today-rest")) }
        (rest(&page, &found))
    }))
}

fn item(tr: Tr, red: &Red) -> Markup {
    let (act, path) = act(&red.reason);
    html! {
        li.tl-red__item {
            p.tl-red__what {
                strong { (red.name) }
                @if let Some(colleague) = &red.covers_for {
                    " " (tag(Tone::Slate, &tr.with("my-people-for", &[("name", colleague.as_str().into())])))
                }
                br;
                (my_people::reason(tr, &red.reason))
            }
            p.tl-red__why.tl-second { (why(tr, &red.reason)) }
            (link(&format!("/people/{}{path}", red.person), tr.text(act)))
        }
    }
}

/// What to do about it, and where below the person.
const fn act(reason: &Reason) -> (&'static str, &'static str) {
    match reason {
        Reason::FirstWeek { .. } => ("today-act-note", "/notes/new"),
        Reason::Released { .. } => ("today-act-release", "/release"),
        Reason::MilestoneOverdue(_) => ("today-act-timeline", "/timeline"),
        _ => ("today-act-plan", ""),
    }
}

/// Why it is red.
fn why(tr: Tr, reason: &Reason) -> String {
    tr.text(match reason {
        Reason::FirstWeek { .. } => "today-because-first-week",
        Reason::Released { .. } => "today-because-released",
        Reason::MilestoneOverdue(_) => "today-because-milestone",
        _ => "today-because-step",
    })
}

/// Everything that is not red, counted and linked.
fn rest(page: &Page, found: &Today) -> Markup {
    let tr = page.tr();
    let lines = [
        ("today-more-red", found.more_red, "/my-people?view=overdue"),
        ("today-due", found.due, "/my-people?view=today"),
        ("today-silent", found.silent, "/my-people?view=silent"),
        ("today-requests", usize::try_from(found.requests).unwrap_or_default(), "/requests"),
        ("today-notices", usize::try_from(found.notices).unwrap_or_default(), "/notices"),
    ];
    html! {
        ul class="govuk-list tl-facts" {
            @for (key, count, href) in lines.into_iter().filter(|(_, count, _)| *count > 0) {
                li { (link(href, tr.with(key, &[("n", count.into()), ("days", found.silent_days.into())]))) }
            }
            @if found.people > 0 {
                li { (link("/my-people?view=all", tr.count("today-people", found.people))) }
            }
            li { (link("/team/silent", tr.text("today-team-silent"))) }
            @if page.user().actor.has(Role::Manager) {
                li { (link("/workload", tr.text("today-workload"))) }
            }
        }
    }
}
