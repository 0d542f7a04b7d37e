//! A goal: written with the person, changed, reached or given up.

use axum::{extract::Path, response::Response};
use maud::{Markup, html};
use throughline_app::plan::{self, Edited, Goal, GoalInput};
use throughline_domain::{
    id::{GoalId, PersonId},
    plan::{Domain, GoalStatus},
};

use super::{back_to_plan, both_versions, conflict, domain_choices, domain_text};
use crate::{
    components::{
        button::Button,
        choice::Choice,
        error_summary::{FieldError, error_for},
        field::{Field, csrf, hidden},
    },
    errors::Answer,
    forms::{Form, VERSION},
    i18n::Tr,
    pages::case_frame::{Tab, case_frame},
    route::{Access, Route},
    visit::Page,
};

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/people/{person}/goals/new", Access::Session, new),
        Route::post("/people/{person}/goals", Access::Session, add),
        Route::get("/people/{person}/goals/{goal}", Access::Session, show),
        Route::post("/people/{person}/goals/{goal}", Access::Session, edit),
    ]
}

fn read(form: &Form) -> GoalInput {
    GoalInput {
        domain: Domain::from_code(form.value("domain")),
        title: form.value("title").to_owned(),
        words: form.value("words").to_owned(),
        status: GoalStatus::from_code(form.value("status")).unwrap_or(GoalStatus::Active),
        reason: form.value("reason").to_owned(),
    }
}

fn filled(goal: &Goal) -> Form {
    Form::from_pairs([
        ("domain", goal.domain.code().to_owned()),
        ("title", goal.title.clone()),
        ("words", goal.person_words.clone().unwrap_or_default()),
        ("status", goal.status.code().to_owned()),
        ("reason", goal.reason.clone().unwrap_or_default()),
        (VERSION, goal.version.to_string()),
    ])
}

async fn new(page: Page, Path(person): Path<PersonId>) -> Answer {
    let kept = page.kept_form(&format!("/people/{person}/goals")).await?.unwrap_or_default();
    question(&page, person, None, &kept, &[], html! {}).await
}

async fn add(page: Page, Path(person): Path<PersonId>, form: Form) -> Answer {
    let input = read(&form);
    match page.attempt(move |cx| plan::add_goal(cx, person, &input)).await? {
        Ok(_) => back_to_plan(&page, person, "plan-goal-added").await,
        Err(errors) => question(&page, person, None, &form, &page.words(&errors), html! {}).await,
    }
}

async fn show(page: Page, Path((person, goal)): Path<(PersonId, GoalId)>) -> Answer {
    let found = page.run(move |cx| plan::goal(cx, person, goal)).await?;
    let kept = page.kept_form(&format!("/people/{person}/goals/{goal}")).await?;
    question(&page, person, Some(goal), &kept.unwrap_or_else(|| filled(&found)), &[], html! {}).await
}

async fn edit(page: Page, Path((person, goal)): Path<(PersonId, GoalId)>, form: Form) -> Answer {
    let (input, version) = (read(&form), form.version());
    match page.attempt(move |cx| plan::edit_goal(cx, person, goal, version, &input)).await? {
        Ok(Edited::Saved) => back_to_plan(&page, person, "plan-goal-saved").await,
        Ok(Edited::Changed(theirs)) => {
            let tr = page.tr();
            let both = both_versions(tr, &rows(tr, &theirs, &form));
            // What was typed, over the version that the reader sees beside it now.
            let mut mine = read(&form);
            mine.domain = mine.domain.or(Some(theirs.domain));
            let again = filled(&Goal {
                domain: mine.domain.unwrap_or(theirs.domain),
                title: mine.title,
                person_words: Some(mine.words),
                status: mine.status,
                reason: Some(mine.reason),
                ..theirs
            });
            Ok(conflict(question(&page, person, Some(goal), &again, &[], both).await?))
        }
        Err(errors) => question(&page, person, Some(goal), &form, &page.words(&errors), html! {}).await,
    }
}

fn rows(tr: Tr, theirs: &Goal, form: &Form) -> Vec<(String, String, String)> {
    let mine = read(form);
    let status = |status: GoalStatus| tr.with("plan-goal-status", &[("status", status.code().into())]);
    vec![
        (
            tr.text("plan-domain-label"),
            domain_text(tr, theirs.domain),
            domain_text(tr, mine.domain.unwrap_or(theirs.domain)),
        ),
        (tr.text("plan-goal-label"), theirs.title.clone(), mine.title),
        (tr.text("plan-words-label"), theirs.person_words.clone().unwrap_or_default(), mine.words),
        (tr.text("plan-status-label"), status(theirs.status), status(mine.status)),
    ]
}

async fn question(
    page: &Page,
    person: PersonId,
    goal: Option<GoalId>,
    form: &Form,
    errors: &[FieldError],
    before: Markup,
) -> Result<Response, crate::errors::Failure> {
    let frame = case_frame(page, person, Tab::Plan).await?;
    let tr = page.tr();
    let title = tr.text(if goal.is_some() { "plan-change-goal" } else { "plan-add-goal" });
    let action = goal
        .map_or_else(|| format!("/people/{person}/goals"), |goal| format!("/people/{person}/goals/{goal}"));
    let statuses: Vec<Choice<'_>> = GoalStatus::ALL
        .iter()
        .map(|status| {
            Choice::new(status.code(), tr.with("plan-goal-status", &[("status", status.code().into())]))
                .chosen(form.value("status") == status.code())
        })
        .collect();
    Ok(frame.slim(page, title.clone()).version(form.version()).errors(errors).body(html! {
        (before)
        h1.tl-question { (title) }
        form method="post" action=(action) novalidate {
            (csrf(&page.csrf()))
            @if goal.is_some() { (hidden(VERSION, form.value(VERSION))) }
            (Field::new("title", tr.text("plan-goal-label")).hint(tr.text("plan-goal-hint"))
                .error(error_for(errors, "title")).input(tr, form.value("title")))
            (Field::new("words", tr.text("plan-words-label")).hint(tr.text("plan-words-hint"))
                .error(error_for(errors, "words")).textarea(tr, 3, form.value("words")))
            (Field::new("domain", tr.text("plan-domain-label")).hint(tr.text("plan-domain-hint"))
                .error(error_for(errors, "domain"))
                .radios(tr, &domain_choices(tr, form.value("domain"))))
            @if goal.is_some() {
                (Field::new("status", tr.text("plan-status-label")).error(error_for(errors, "status"))
                    .radios(tr, &statuses))
                (Field::new("reason", tr.text("plan-drop-label")).error(error_for(errors, "reason"))
                    .input(tr, form.value("reason")))
            }
            (Button::new(tr.text("plan-save-goal")).once())
        }
        (frame.closing(tr))
    }))
}
