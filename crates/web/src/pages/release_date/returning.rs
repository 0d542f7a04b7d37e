//! A return to custody: a new episode in the same case.

use axum::{extract::Path, response::Response};
use maud::html;
use throughline_app::{FieldError, custody};
use throughline_domain::id::PersonId;

use crate::{
    components::{
        button::{Button, button_group},
        choice::Choice,
        error_summary::error_for,
        field::{Field, csrf},
        link::link,
    },
    errors::{Answer, Failure},
    forms::Form,
    pages::case_frame::{Frame, Tab, address},
    visit::Page,
};

pub(super) async fn ask(page: Page, Path(person): Path<PersonId>) -> Answer {
    let kept = page.kept_form(&format!("{}/return", address(person))).await?;
    question(&page, person, &kept.unwrap_or_default(), &[]).await
}

pub(super) async fn act(page: Page, Path(person): Path<PersonId>, form: Form) -> Answer {
    let mut reader = form.read();
    let day = reader.date("date", "custody-error-return-date");
    let status = reader.text("legal_status", "custody-error-legal-status");
    let (Some(day), Ok(())) = (day, reader.finish()) else {
        let errors = wrong(&form);
        return question(&page, person, &form, &errors).await;
    };
    match page.attempt(move |cx| custody::return_to_custody(cx, person, day, status, None)).await? {
        Ok(()) => page.go_saying(&address(person), page.tr().text("custody-done-returned")).await,
        Err(errors) => question(&page, person, &form, &errors).await,
    }
}

fn wrong(form: &Form) -> Vec<FieldError> {
    let mut reader = form.read();
    reader.date("date", "custody-error-return-date");
    reader.text("legal_status", "custody-error-legal-status");
    reader.finish().err().unwrap_or_default()
}

async fn question(
    page: &Page,
    person: PersonId,
    form: &Form,
    errors: &[FieldError],
) -> Result<Response, Failure> {
    let asked = page.run(move |cx| custody::ask(cx, person)).await?;
    let errors = super::words(page, errors);
    let tr = page.tr();
    let title = tr.with("custody-return-title", &[("name", asked.head.name.as_str().into())]);
    let statuses: Vec<Choice<'_>> = asked
        .legal_statuses
        .iter()
        .map(|(code, words)| {
            Choice::new(code.clone(), words.clone()).chosen(code == form.value("legal_status"))
        })
        .collect();
    let frame = Frame::new(asked.head.clone(), Tab::Plan);
    let base = address(person);
    Ok(frame.slim(page, title.clone()).errors(&errors).body(html! {
        h1.tl-question { (title) }
        p.tl-lead { (tr.text("custody-return-lead")) }
        form.tl-prose method="post" action=(format!("{base}/return")) novalidate {
            (csrf(&page.csrf()))
            (Field::new("date", tr.text("custody-return-date")).bold().error(error_for(&errors, "date"))
                .hint(tr.with("custody-date-hint", &[("example", super::example(asked.head.today).into())]))
                .date(tr, &form.date_parts("date")))
            (Field::new("legal_status", tr.text("custody-legal-status")).bold()
                .error(error_for(&errors, "legal_status"))
                .radios(tr, &statuses))
            (button_group(html! {
                (Button::new(tr.text("custody-return-act")).once())
                (link(&base, tr.text("custody-cancel")))
            }))
        }
        (frame.closing(tr))
    }))
}
