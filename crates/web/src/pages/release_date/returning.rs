//! A return to custody: a new episode in the same case.

use axum::{extract::Path, response::Response};
use maud::html;
use throughline_app::{
    FieldError,
    custody::{self, DateQuestion, Return},
};
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
    i18n::Tr,
    pages::case_frame::{Frame, Tab, address},
    visit::Page,
};

/// Why somebody comes back, with the words.
const REASONS: [(&str, &str); 5] = [
    ("recall", "custody-return-reason-recall"),
    ("new_sentence", "custody-return-reason-new-sentence"),
    ("remand", "custody-return-reason-remand"),
    ("fine", "custody-return-reason-fine"),
    ("other", "custody-return-reason-other"),
];

/// The words of a reason; a code that an older version knew stands as it is.
pub(in crate::pages) fn reason_words(tr: Tr, code: &str) -> String {
    REASONS.iter().find(|(known, _)| *known == code).map_or_else(|| code.to_owned(), |(_, key)| tr.text(key))
}

pub(super) async fn ask(page: Page, Path(person): Path<PersonId>) -> Answer {
    let kept = page.kept_form(&format!("{}/return", address(person))).await?;
    question(&page, person, &kept.unwrap_or_default(), &[]).await
}

pub(super) async fn act(page: Page, Path(person): Path<PersonId>, form: Form) -> Answer {
    let back = match read(&form) {
        Ok(back) => back,
        Err(errors) => return question(&page, person, &form, &errors).await,
    };
    match page.attempt(move |cx| custody::return_to_custody(cx, person, back)).await? {
        Ok(()) => page.go_saying(&address(person), page.tr().text("custody-done-returned")).await,
        Err(errors) => question(&page, person, &form, &errors).await,
    }
}

fn read(form: &Form) -> Result<Return, Vec<FieldError>> {
    let mut reader = form.read();
    let admitted_on = reader.date("date", "custody-error-return-date");
    let back = Return {
        admitted_on: admitted_on.unwrap_or_default(),
        legal_status: reader.text("legal_status", "custody-error-legal-status"),
        unit: reader.parse_optional("unit", "custody-return-unit-missing"),
        sentenced_on: reader.date_optional("sentenced", "custody-error-sentence-date"),
        reason: reader.text("reason", "custody-return-reason-missing"),
        note: reader.optional("note"),
    };
    reader.finish().map(|()| back)
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
    let frame = Frame::new(asked.head.clone(), Tab::Plan);
    let base = address(person);
    let example = super::example(asked.head.today);
    let (units, statuses, reasons) = choices(tr, &asked, form);
    Ok(frame.slim(page, title.clone()).errors(&errors).body(html! {
        h1.tl-question { (title) }
        p.tl-lead { (tr.text("custody-return-lead")) }
        form.tl-prose method="post" action=(format!("{base}/return")) novalidate {
            (csrf(&page.csrf()))
            (Field::new("date", tr.text("custody-return-date")).bold().error(error_for(&errors, "date"))
                .hint(tr.with("custody-date-hint", &[("example", example.as_str().into())]))
                .date(tr, &form.date_parts("date")))
            @if !asked.units.is_empty() {
                (Field::new("unit", tr.text("custody-return-unit")).bold().error(error_for(&errors, "unit"))
                    .select(tr, &units))
            }
            (Field::new("legal_status", tr.text("custody-legal-status")).bold()
                .error(error_for(&errors, "legal_status"))
                .radios(tr, &statuses))
            (Field::new("sentenced", tr.text("custody-return-sentenced")).bold()
                .hint(tr.text("custody-return-sentenced-hint"))
                .error(error_for(&errors, "sentenced"))
                .date(tr, &form.date_parts("sentenced")))
            (Field::new("reason", tr.text("custody-return-reason")).bold()
                .error(error_for(&errors, "reason"))
                .radios(tr, &reasons))
            (Field::new("note", tr.text("custody-note")).bold().hint(tr.text("custody-return-note-hint"))
                .error(error_for(&errors, "note"))
                .input(tr, form.value("note")))
            (button_group(html! {
                (Button::new(tr.text("custody-return-act")).once())
                (link(&base, tr.text("custody-cancel")))
            }))
        }
        (frame.closing(tr))
    }))
}

/// Establishments, legal statuses and reasons to choose from.
fn choices(
    tr: Tr,
    asked: &DateQuestion,
    form: &Form,
) -> (Vec<Choice<'static>>, Vec<Choice<'static>>, Vec<Choice<'static>>) {
    let option = |code: String, words: String, name: &str| {
        let is_chosen = form.value(name) == code;
        Choice::new(code, words).chosen(is_chosen)
    };
    let mut units = vec![Choice::new("", tr.text("transfer-choose"))];
    units.extend(asked.units.iter().map(|(id, name)| option(id.to_string(), name.clone(), "unit")));
    let statuses = asked
        .legal_statuses
        .iter()
        .map(|(code, words)| option(code.clone(), words.clone(), "legal_status"))
        .collect();
    let reasons =
        REASONS.iter().map(|(code, key)| option((*code).to_owned(), tr.text(key), "reason")).collect();
    (units, statuses, reasons)
}
