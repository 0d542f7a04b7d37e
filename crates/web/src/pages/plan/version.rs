//! Versions of the plan: what the person was shown, and what they said to it.

use axum::extract::Path;
use maud::{Markup, html};
use throughline_app::plan::{self, Edited, ShownVersion};
use throughline_domain::{
    id::{PersonId, PlanVersionId},
    plan::PlanAnswer,
};

use super::{conflict, withheld_blocks};
use crate::{
    components::{
        button::Button,
        card::{card, section_head},
        choice::Choice,
        error_summary::{FieldError, error_for},
        field::{Field, csrf, hidden},
    },
    errors::{Answer, Failure},
    forms::{Form, VERSION},
    i18n::Tr,
    pages::case_frame::{Tab, case_frame},
    route::{Access, Route},
    visit::Page,
};

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/people/{person}/plan/versions", Access::Session, show),
        Route::post("/people/{person}/plan/versions", Access::Session, make),
        Route::post("/people/{person}/plan/versions/{version}", Access::Session, answer),
    ]
}

async fn show(page: Page, Path(person): Path<PersonId>) -> Answer {
    list(&page, person, &Form::default(), &[], html! {}).await
}

async fn make(page: Page, Path(person): Path<PersonId>, form: Form) -> Answer {
    let mark = form.value("mark").to_owned();
    match page.run(move |cx| plan::make_version(cx, person, &mark)).await? {
        Edited::Saved => {
            let said = page.tr().text("plan-version-made");
            page.go_saying(&format!("/people/{person}/plan/versions"), said).await
        }
        Edited::Changed(_) => Ok(conflict(list(&page, person, &form, &[], changed(page.tr())).await?)),
    }
}

async fn answer(page: Page, Path((person, id)): Path<(PersonId, PlanVersionId)>, form: Form) -> Answer {
    let version = form.version();
    let Some(said) = PlanAnswer::from_code(form.value("answer")) else {
        let wrong = [throughline_app::FieldError::new("answer", "plan-error-answer")];
        return list(&page, person, &form, &page.words(&wrong), html! {}).await;
    };
    let words = form.value("words").to_owned();
    match page.attempt(move |cx| plan::answer(cx, person, id, version, said, &words)).await? {
        Ok(Edited::Saved) => {
            let said = page.tr().text("plan-answer-saved");
            page.go_saying(&format!("/people/{person}/plan/versions"), said).await
        }
        // The other's answer stands on the page, and what was typed stands in the form.
        Ok(Edited::Changed(_)) => Ok(conflict(list(&page, person, &form, &[], changed(page.tr())).await?)),
        Err(errors) => list(&page, person, &form, &page.words(&errors), html! {}).await,
    }
}

fn changed(tr: Tr) -> Markup {
    html! { div class="govuk-inset-text" { p { (tr.text("plan-version-changed")) } } }
}

async fn list(
    page: &Page,
    person: PersonId,
    form: &Form,
    errors: &[FieldError],
    before: Markup,
) -> Result<axum::response::Response, Failure> {
    let frame = case_frame(page, person, Tab::Plan).await?;
    let (versions, current) = page
        .run(move |cx| Ok((plan::versions(cx, person)?, cx.read(|cx, tx| plan::read(cx, tx, person))?)))
        .await?;
    let tr = page.tr();
    let name = frame.head.first_name.as_str();
    Ok(frame.slim(page, tr.text("plan-versions")).errors(errors).body(html! {
        (before)
        h1.tl-question { (tr.text("plan-versions")) }
        p.tl-lead { (tr.with("plan-versions-lead", &[("name", name.into())])) }
        @if current.may_edit && current.changed_since && !current.active.is_empty() {
            form method="post" action=(format!("/people/{person}/plan/versions")) {
                (csrf(&page.csrf()))
                (hidden("mark", &current.mark))
                (Button::new(tr.with("plan-make-version", &[("name", name.into())])).once())
            }
        }
        @if versions.is_empty() { p { (tr.text("plan-no-version")) } }
        @for (index, shown) in versions.iter().enumerate() {
            (one(page, person, shown, current.may_edit && index == 0, form, errors))
        }
        (frame.closing(tr))
    }))
}

fn one(
    page: &Page,
    person: PersonId,
    shown: &ShownVersion,
    may_answer: bool,
    form: &Form,
    errors: &[FieldError],
) -> Markup {
    let tr = page.tr();
    let version = &shown.version;
    let title = tr.with(
        "plan-version-title",
        &[
            ("number", version.number.into()),
            ("date", tr.long_date(page.local_time(version.made_at).date()).into()),
            ("name", version.made_by_name.as_str().into()),
        ],
    );
    let open = matches!(version.answer, None | Some(PlanAnswer::CouldNotAnswer));
    card(
        &title,
        html! {
            @if let Some(answer) = version.answer {
                p {
                    strong { (tr.with("plan-answer", &[("code", answer.code().into())])) }
                    @if let Some(on) = version.answered_on { ", " (tr.long_date(on)) }
                    @if let Some(by) = &version.answer_recorded_by {
                        " " span.tl-second { (tr.with("plan-answer-by", &[("name", by.as_str().into())])) }
                    }
                }
                @if let Some(words) = &version.answer_words {
                    p { (tr.with("components-quoted", &[("words", words.as_str().into())])) }
                }
            }
            @for goal in &shown.goals {
                (section_head(&goal.title, html! {}))
                @if let Some(words) = &goal.words {
                    p { (tr.with("components-quoted", &[("words", words.as_str().into())])) }
                }
                ul class="govuk-list govuk-list--bullet tl-version" {
                    @for step in &goal.steps {
                        li {
                            (step.title)
                            span.tl-second {
                                " · " (tr.with("plan-step-status", &[("status", step.status.as_str().into())]))
                                @if let Some(owner) = &step.owner { " · " (owner) }
                                @if let Some(due) = step.due_on { " · " (tr.full_date(due)) }
                            }
                        }
                    }
                }
            }
            (withheld_blocks(tr, person, &shown.withheld))
            @if may_answer && open { (answer_form(page, person, shown, form, errors)) }
        },
    )
}

fn answer_form(
    page: &Page,
    person: PersonId,
    shown: &ShownVersion,
    form: &Form,
    errors: &[FieldError],
) -> Markup {
    let tr = page.tr();
    let version = &shown.version;
    let answers: Vec<Choice<'_>> = PlanAnswer::ALL
        .iter()
        .map(|answer| {
            Choice::new(answer.code(), tr.with("plan-answer", &[("code", answer.code().into())]))
                .chosen(form.value("answer") == answer.code())
        })
        .collect();
    html! {
        form method="post" action=(format!("/people/{person}/plan/versions/{}", version.id)) novalidate {
            (csrf(&page.csrf()))
            (hidden(VERSION, &version.version.to_string()))
            (Field::new("answer", tr.text("plan-answer-label")).error(error_for(errors, "answer"))
                .radios(tr, &answers))
            (Field::new("words", tr.text("plan-answer-words")).error(error_for(errors, "words"))
                .textarea(tr, 2, form.value("words")))
            (Button::new(tr.text("plan-save-answer")).once())
        }
    }
}
