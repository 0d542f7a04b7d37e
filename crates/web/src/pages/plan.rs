//! The plan of a case: goals in the person's words, their steps, and the versions the person answered.
//!
//! Every form carries the version of the record that it was filled from. When somebody else was
//! faster the answer is a page with both versions side by side, and the form below it holds what
//! was typed, ready to be saved over the version that the reader has now seen.

mod goal;
pub(super) mod step;
mod version;

use axum::response::Response;
use maud::{Markup, html};
use throughline_app::{
    case::Head,
    plan::{Plan, ShownGoal, Step},
};
use throughline_domain::{
    category::Category,
    id::PersonId,
    plan::{Domain, GoalStatus, PlanAnswer, Standing, StepStatus, standing},
};

use crate::{
    components::{
        button::{Button, button_group},
        card::section_head,
        choice::Choice,
        details::details,
        empty::empty,
        goal::{Goal, Step as StepRow, goal_card},
        link::link,
        tag::Status,
        withheld::{Withholding, withheld},
    },
    errors::Answer,
    i18n::Tr,
    pages::{permissions::category_word, who_sees::why_address},
    route::Route,
    visit::Page,
};

/// The routes.
pub fn routes() -> Vec<Route> {
    let mut routes = goal::routes();
    routes.extend(step::routes());
    routes.extend(version::routes());
    routes
}

pub(super) fn goals(tr: Tr, head: &Head, plan: &Plan) -> Markup {
    let person = head.person;
    let home = format!("/people/{person}");
    let acts = html! {
        @if plan.may_edit {
            (button_group(html! {
                (Button::link(tr.text("plan-add-goal"), format!("{home}/goals/new")).secondary().small())
                (Button::link(tr.text("plan-write-note"), format!("{home}/notes/new")).small())
            }))
        }
    };
    html! {
        section id="plan" {
            (section_head(tr.text("plan-title"), acts))
            @if plan.active.is_empty() && plan.withheld.is_empty() {
                @if plan.may_edit {
                    (empty(
                        &tr.text("plan-empty"),
                        &tr.with("plan-empty-lead", &[("name", head.first_name.as_str().into())]),
                        &tr.text("plan-add-goal"),
                        &format!("{home}/goals/new"),
                    ))
                } @else {
                    p { (tr.text("plan-empty")) }
                }
            }
            @for shown in &plan.active { (card(tr, head, plan, shown)) }
            @if !plan.finished.is_empty() {
                (details(tr.count("plan-finished", plan.finished.len()), html! {
                    @for shown in &plan.finished { (card(tr, head, plan, shown)) }
                }))
            }
            (withheld_blocks(tr, person, &plan.withheld))
            (version_line(tr, person, plan))
        }
    }
}

/// One block per category that may be known of and is not shown.
pub(super) fn withheld_blocks(tr: Tr, person: PersonId, categories: &[Category]) -> Markup {
    let reason = tr.text("plan-withheld-reason");
    html! {
        @for category in categories {
            (withheld(tr, &category_word(tr, *category), Withholding::ByRule { reason: &reason },
                &why_address(person, *category, None)))
        }
    }
}

fn version_line(tr: Tr, person: PersonId, plan: &Plan) -> Markup {
    let versions = format!("/people/{person}/plan/versions");
    html! {
        p.tl-second {
            @match &plan.newest {
                None => { (tr.text("plan-no-version")) }
                Some(newest) => {
                    (tr.with("plan-newest", &[
                        ("number", newest.number.into()),
                        ("answer", newest.answer.map_or("none", PlanAnswer::code).into()),
                    ]))
                    @if plan.changed_since { " " (tr.text("plan-changed-since")) }
                }
            }
            " " (link(&versions, tr.text("plan-versions")))
        }
    }
}

fn card(tr: Tr, head: &Head, plan: &Plan, shown: &ShownGoal) -> Markup {
    let home = format!("/people/{}", head.person);
    let (done, all) = shown.done();
    let about = tr.with(
        "plan-about",
        &[("domain", domain_text(tr, shown.goal.domain).into()), ("done", done.into()), ("all", all.into())],
    );
    let rows: Vec<_> = shown
        .steps
        .iter()
        .map(|(step, owner)| {
            let owner = owner.clone().unwrap_or_else(|| head.first_name.clone());
            (step, owner, format!("{home}/steps/{}", step.id), when(tr, plan, step))
        })
        .collect();
    let steps = rows
        .iter()
        .map(|(step, owner, href, when)| StepRow {
            status: status_tag_of(standing(step.status, step.due_on, plan.today)),
            text: &step.title,
            href: plan.open_steps.contains(&step.id).then_some(href.as_str()),
            second: second_line(step),
            owner,
            when,
        })
        .collect();
    let goal = &shown.goal;
    let words = goal.person_words.as_deref().unwrap_or_default();
    let foot = html! {
        @if goal.status != GoalStatus::Active {
            p.tl-second {
                (tr.with("plan-goal-status", &[("status", goal.status.code().into())]))
                @if let Some(reason) = &goal.reason { ": " (reason) }
            }
        }
        @if plan.may_edit {
            p.tl-links {
                // Who sees a summary of a goal cannot open it, and so adds nothing to it.
                @if shown.whole && goal.status == GoalStatus::Active {
                    (link(&format!("{home}/goals/{}/steps/new", goal.id), html! {
                        (tr.text("plan-add-step")) span.govuk-visually-hidden { ": " (goal.title) }
                    })) " "
                }
                @if shown.whole {
                    (link(&format!("{home}/goals/{}", goal.id), html! {
                        (tr.text("plan-change-goal")) span.govuk-visually-hidden { ": " (goal.title) }
                    }))
                }
            }
        }
    };
    goal_card(tr, &Goal { title: &goal.title, words, about: &about, steps, foot })
}

fn second_line(step: &Step) -> Markup {
    html! {
        @if let Some(detail) = &step.detail { (detail) }
        @if let Some(reason) = step.status_reason.as_ref().filter(|_| {
            matches!(step.status, StepStatus::Waiting | StepStatus::Cancelled)
        }) {
            @if step.detail.is_some() { ". " }
            (reason)
        }
    }
}

/// "9 Apr", "asked 26 Feb", "5 Mar, 5 days overdue".
fn when(tr: Tr, plan: &Plan, step: &Step) -> String {
    match (standing(step.status, step.due_on, plan.today), step.due_on) {
        (Standing::Overdue { .. }, Some(due)) => format!("{}, {}", tr.short_date(due), tr.overdue(due)),
        (Standing::Waiting, _) => tr.with("plan-asked", &[("date", tr.short_date(step.status_since).into())]),
        (Standing::Done | Standing::Cancelled, _) => tr.short_date(step.status_since),
        (_, Some(due)) => tr.short_date(due),
        (_, None) => String::new(),
    }
}

const fn status_tag_of(standing: Standing) -> Status {
    match standing {
        Standing::NotStarted => Status::NotStarted,
        Standing::Started => Status::Started,
        Standing::Waiting => Status::Waiting,
        Standing::DueSoon => Status::DueSoon,
        Standing::Overdue { .. } => Status::Overdue,
        Standing::Done => Status::Done,
        Standing::Cancelled => Status::Cancelled,
    }
}

/// A domain of life in the reader's language.
pub(super) fn domain_text(tr: Tr, domain: Domain) -> String {
    tr.with("plan-domain", &[("code", domain.code().into())])
}

/// A data category in the reader's language.
/// The domains to choose from.
pub(super) fn domain_choices(tr: Tr, chosen: &str) -> Vec<Choice<'static>> {
    Domain::ALL
        .iter()
        .map(|domain| Choice::new(domain.code(), domain_text(tr, *domain)).chosen(domain.code() == chosen))
        .collect()
}

/// Two versions of one record side by side: theirs, which is saved, and the reader's, which is not.
pub(super) fn both_versions(tr: Tr, rows: &[(String, String, String)]) -> Markup {
    html! {
        div class="govuk-notification-banner" role="region" aria-labelledby="conflict-title" data-module="govuk-notification-banner" {
            div.govuk-notification-banner__header {
                h2.govuk-notification-banner__title id="conflict-title" { (tr.text("plan-conflict")) }
            }
            div.govuk-notification-banner__content {
                p { (tr.text("plan-conflict-lead")) }
                table.govuk-table {
                    caption.govuk-visually-hidden { (tr.text("plan-conflict")) }
                    thead { tr {
                        td.govuk-table__cell {}
                        th.govuk-table__header scope="col" { (tr.text("plan-conflict-theirs")) }
                        th.govuk-table__header scope="col" { (tr.text("plan-conflict-yours")) }
                    } }
                    tbody { @for (name, theirs, yours) in rows { tr {
                        th.govuk-table__header scope="row" { (name) }
                        td.govuk-table__cell { (theirs) }
                        td.govuk-table__cell { @if theirs == yours { (yours) } @else { strong { (yours) } } }
                    } } }
                }
            }
        }
    }
}

/// The page after an act of the plan: the case page, at the plan.
async fn back_to_plan(page: &Page, person: PersonId, said: &str) -> Answer {
    page.go_saying(&format!("/people/{person}#plan"), page.tr().text(said)).await
}

/// A page answered with 409, because somebody else was faster.
pub(super) fn conflict(mut response: Response) -> Response {
    *response.status_mut() = axum::http::StatusCode::CONFLICT;
    response
}

#[cfg(test)]
mod tests;
