//! A step: what, who, by when, and how it stands.

use axum::{extract::Path, response::Response};
use maud::{Markup, html};
use throughline_app::{
    FieldError as Wrong,
    plan::{self, Edited, Helper, Step, StepInput},
};
use throughline_domain::{
    id::{GoalId, PersonId, StepId},
    plan::{Owner, StepStatus},
};

use super::{back_to_plan, both_versions, conflict};
use crate::{
    components::{
        button::Button,
        choice::Choice,
        error_summary::{FieldError, error_for},
        field::{Field, csrf, hidden},
    },
    errors::{Answer, Failure},
    forms::{Form, VERSION},
    i18n::Tr,
    pages::case_frame::{Tab, case_frame},
    route::{Access, Route},
    undo::{self, Undo},
    visit::Page,
};

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/people/{person}/goals/{goal}/steps/new", Access::Session, new),
        Route::post("/people/{person}/goals/{goal}/steps", Access::Session, add),
        Route::get("/people/{person}/steps/{step}", Access::Session, show),
        Route::post("/people/{person}/steps/{step}", Access::Session, edit),
    ]
}

/// An owner as a value of a form.
pub(in crate::pages) fn owner_code(owner: Owner) -> String {
    match owner {
        Owner::Person => "person".to_owned(),
        Owner::User(user) => format!("user:{user}"),
        Owner::Agency(agency) => format!("agency:{agency}"),
    }
}

/// The owner of a value; the person where the value is none of ours.
pub(in crate::pages) fn owner_of(code: &str) -> Owner {
    match code.split_once(':') {
        Some(("user", id)) => id.parse().map_or(Owner::Person, Owner::User),
        Some(("agency", id)) => id.parse().map_or(Owner::Person, Owner::Agency),
        _ => Owner::Person,
    }
}

/// Who can be chosen as an owner: the person, colleagues, agencies on the case.
pub(in crate::pages) fn owner_choices(
    person_name: &str,
    helpers: &[Helper],
    chosen: &str,
) -> Vec<Choice<'static>> {
    let person = ("person".to_owned(), person_name.to_owned());
    let others = helpers.iter().map(|helper| match &helper.user {
        Some((user, name)) => (owner_code(Owner::User(*user)), name.clone()),
        None => (owner_code(Owner::Agency(helper.agency)), helper.agency_name.clone()),
    });
    [person]
        .into_iter()
        .chain(others)
        .map(|(code, name)| {
            let is_chosen = code == chosen;
            Choice::new(code, name).chosen(is_chosen)
        })
        .collect()
}

fn read(form: &Form) -> Result<StepInput, Vec<Wrong>> {
    let mut reader = form.read();
    let due_on = reader.date_optional("due", "plan-error-date");
    reader.finish()?;
    Ok(StepInput {
        title: form.value("title").to_owned(),
        detail: form.value("detail").to_owned(),
        owner: owner_of(form.value("owner")),
        due_on,
        status: StepStatus::from_code(form.value("status")).unwrap_or(StepStatus::NotStarted),
        reason: form.value("reason").to_owned(),
    })
}

fn filled(step: &Step) -> Form {
    Form::from_pairs([
        ("title", step.title.clone()),
        ("detail", step.detail.clone().unwrap_or_default()),
        ("owner", owner_code(step.owner)),
        ("due", step.due_on.map(|due| due.to_string()).unwrap_or_default()),
        ("status", step.status.code().to_owned()),
        ("reason", step.status_reason.clone().unwrap_or_default()),
        (VERSION, step.version.to_string()),
    ])
}

async fn new(page: Page, Path((person, goal)): Path<(PersonId, GoalId)>) -> Answer {
    // Also the answer to who may not see the goal.
    page.run(move |cx| plan::goal(cx, person, goal)).await?;
    let kept = page.kept_form(&format!("/people/{person}/goals/{goal}/steps")).await?;
    let form = kept.unwrap_or_default();
    question(&page, person, &At::New(goal), &form, &[], html! {}).await
}

async fn add(page: Page, Path((person, goal)): Path<(PersonId, GoalId)>, form: Form) -> Answer {
    let at = At::New(goal);
    let input = match read(&form) {
        Ok(input) => input,
        Err(errors) => return question(&page, person, &at, &form, &page.words(&errors), html! {}).await,
    };
    match page.attempt(move |cx| plan::add_step(cx, person, goal, &input)).await? {
        Ok(_) => back_to_plan(&page, person, "plan-step-added").await,
        Err(errors) => question(&page, person, &at, &form, &page.words(&errors), html! {}).await,
    }
}

async fn show(page: Page, Path((person, step)): Path<(PersonId, StepId)>) -> Answer {
    let (found, _) = page.run(move |cx| plan::step(cx, person, step)).await?;
    let kept = page.kept_form(&format!("/people/{person}/steps/{step}")).await?;
    let form = kept.unwrap_or_else(|| filled(&found));
    question(&page, person, &At::Known(step), &form, &[], html! {}).await
}

async fn edit(page: Page, Path((person, step)): Path<(PersonId, StepId)>, form: Form) -> Answer {
    let (at, version) = (At::Known(step), form.version());
    let input = match read(&form) {
        Ok(input) => input,
        Err(errors) => return question(&page, person, &at, &form, &page.words(&errors), html! {}).await,
    };
    let mine = input.clone();
    let (before, _) = page.run(move |cx| plan::step(cx, person, step)).await?;
    let taken_back = undo::is_undo(&form);
    let saved = page
        .attempt(move |cx| {
            if taken_back {
                plan::take_back_step(cx, person, step, version, &input)
            } else {
                plan::edit_step(cx, person, step, version, &input)
            }
        })
        .await?;
    match saved {
        Ok(Edited::Saved) if taken_back => back_to_plan(&page, person, "undo-done").await,
        Ok(Edited::Saved) if mine.status.has_ended() && !before.status.has_ended() => {
            let undo = as_it_was(person, &before);
            let said = page.tr().text("plan-step-saved");
            page.go_saying_with_undo(&format!("/people/{person}#plan"), &said, &undo).await
        }
        Ok(Edited::Saved) => back_to_plan(&page, person, "plan-step-saved").await,
        Ok(Edited::Changed(theirs)) => {
            let tr = page.tr();
            let helpers = page.run(move |cx| plan::helpers(cx, person)).await?;
            let both = both_versions(tr, &rows(tr, &theirs, &mine, &helpers));
            let again = filled(&Step {
                title: mine.title,
                detail: Some(mine.detail),
                owner: mine.owner,
                due_on: mine.due_on,
                status: mine.status,
                status_reason: Some(mine.reason),
                ..theirs
            });
            Ok(conflict(question(&page, person, &at, &again, &[], both).await?))
        }
        Err(errors) => question(&page, person, &at, &form, &page.words(&errors), html! {}).await,
    }
}

/// Opens a step again as it stood before it was closed.
fn as_it_was(person: PersonId, before: &Step) -> Undo {
    let undo = Undo::of(format!("/people/{person}/steps/{}", before.id), before.version);
    let was = filled(before);
    ["title", "detail", "owner", "due", "status", "reason"]
        .into_iter()
        .fold(undo, |undo, name| undo.with(name, was.value(name)))
}

fn rows(tr: Tr, theirs: &Step, mine: &StepInput, helpers: &[Helper]) -> Vec<(String, String, String)> {
    let status = |status: StepStatus| tr.with("plan-step-status", &[("status", status.code().into())]);
    let date = |date: Option<jiff::civil::Date>| date.map(|date| tr.full_date(date)).unwrap_or_default();
    let owner = |owner: Owner| {
        let known = helpers.iter().find_map(|helper| match (&helper.user, owner) {
            (Some((user, name)), Owner::User(wanted)) if *user == wanted => Some(name.clone()),
            (None, Owner::Agency(wanted)) if helper.agency == wanted => Some(helper.agency_name.clone()),
            _ => None,
        });
        known.unwrap_or_else(|| tr.text("plan-owner-person"))
    };
    vec![
        (tr.text("plan-step-label"), theirs.title.clone(), mine.title.clone()),
        (tr.text("plan-detail-label"), theirs.detail.clone().unwrap_or_default(), mine.detail.clone()),
        (tr.text("plan-owner-label"), owner(theirs.owner), owner(mine.owner)),
        (tr.text("plan-due-label"), date(theirs.due_on), date(mine.due_on)),
        (tr.text("plan-status-label"), status(theirs.status), status(mine.status)),
        (tr.text("plan-reason-label"), theirs.status_reason.clone().unwrap_or_default(), mine.reason.clone()),
    ]
}

/// Which step the form is about.
enum At {
    New(GoalId),
    Known(StepId),
}

async fn question(
    page: &Page,
    person: PersonId,
    at: &At,
    form: &Form,
    errors: &[FieldError],
    before: Markup,
) -> Result<Response, Failure> {
    let frame = case_frame(page, person, Tab::Plan).await?;
    let helpers = page.run(move |cx| plan::helpers(cx, person)).await?;
    let tr = page.tr();
    let (title, action) = match at {
        At::New(goal) => (tr.text("plan-add-step"), format!("/people/{person}/goals/{goal}/steps")),
        At::Known(step) => (tr.text("plan-change-step"), format!("/people/{person}/steps/{step}")),
    };
    let current = form.value("status");
    let statuses: Vec<Choice<'_>> = StepStatus::ALL
        .iter()
        .map(|status| {
            let chosen =
                status.code() == current || (current.is_empty() && *status == StepStatus::NotStarted);
            Choice::new(status.code(), tr.with("plan-step-status", &[("status", status.code().into())]))
                .chosen(chosen)
        })
        .collect();
    let owners = owner_choices(&frame.head.name, &helpers, form.value("owner"));
    Ok(frame.slim(page, title.clone()).version(form.version()).errors(errors).body(html! {
        (before)
        h1.tl-question { (title) }
        form method="post" action=(action) novalidate {
            (csrf(&page.csrf()))
            @if matches!(at, At::Known(_)) { (hidden(VERSION, form.value(VERSION))) }
            (Field::new("title", tr.text("plan-step-label")).error(error_for(errors, "title"))
                .input(tr, form.value("title")))
            (Field::new("detail", tr.text("plan-detail-label")).error(error_for(errors, "detail"))
                .input(tr, form.value("detail")))
            (Field::new("owner", tr.text("plan-owner-label")).error(error_for(errors, "owner"))
                .select(tr, &owners))
            (Field::new("due", tr.text("plan-due-label")).error(error_for(errors, "due"))
                .date(tr, &form.date_parts("due")))
            (Field::new("status", tr.text("plan-status-label")).error(error_for(errors, "status"))
                .radios(tr, &statuses))
            (Field::new("reason", tr.text("plan-reason-label")).hint(tr.text("plan-reason-hint"))
                .error(error_for(errors, "reason")).input(tr, form.value("reason")))
            (Button::new(tr.text("plan-save-step")).once())
        }
        (frame.closing(tr))
    }))
}
