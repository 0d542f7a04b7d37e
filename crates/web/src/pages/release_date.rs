//! Moving a release date: what changes, what that would do, and doing it.
//!
//! The question and its preview are one address, read by GET, so that a preview can be left, found
//! again and shown to a colleague. The act is sent with the version that the preview was made from.

use axum::{
    extract::{Path, Query},
    response::Response,
};
use maud::{Markup, html};
use throughline_app::{
    FieldError,
    custody::{self, Because, DateChange, DateQuestion, Disagreement},
};
use throughline_domain::id::PersonId;

use crate::{
    components::{
        button::{Button, button_group},
        choice::Choice,
        error_summary::{FieldError as ShownError, error_for},
        field::{Field, csrf},
        link::link,
    },
    errors::{Answer, Failure},
    forms::Form,
    pages::case_frame::{Frame, Tab, address},
    route::{Access, Route},
    visit::Page,
};

mod preview;
mod returning;

/// The reasons offered, with their words.
pub(super) const REASONS: [(&str, &str); 8] = [
    ("court", "custody-reason-court"),
    ("credit", "custody-reason-credit"),
    ("board", "custody-reason-board"),
    ("conditional", "custody-reason-conditional"),
    ("new_sentence", "custody-reason-new-sentence"),
    ("list", "custody-reason-list"),
    ("mistake", "custody-reason-mistake"),
    ("other", "custody-reason-other"),
];

/// The routes.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/people/{person}/release", Access::Session, ask),
        Route::post("/people/{person}/release", Access::Session, act),
        Route::get("/people/{person}/return", Access::Session, returning::ask),
        Route::post("/people/{person}/return", Access::Session, returning::act),
    ]
}

async fn ask(page: Page, Path(person): Path<PersonId>, Query(asked): Query<Vec<(String, String)>>) -> Answer {
    // A change that was sent after the session had run out is previewed again, its reason filled in.
    let kept = page.kept_form(&format!("{}/release", address(person))).await?;
    let form = kept.unwrap_or_else(|| Form::from_pairs(asked));
    if form.value("what").is_empty() {
        return question(&page, person, &form, &[]).await;
    }
    let change = match read(&form) {
        Ok(change) => change,
        Err(errors) => return question(&page, person, &form, &errors).await,
    };
    show_preview(&page, person, &form, change, &[]).await
}

async fn act(page: Page, Path(person): Path<PersonId>, form: Form) -> Answer {
    let change = match read(&form) {
        Ok(change) => change,
        Err(errors) => return question(&page, person, &form, &errors).await,
    };
    let because = Because {
        reason: form.value("reason").to_owned(),
        note: form.read().optional("note"),
        person_told: form.chose("told", "yes"),
    };
    let (version, doing) = (form.version(), change.clone());
    let done = page.attempt(move |cx| custody::change(cx, person, doing, because, version)).await?;
    match done {
        Ok(agencies) => {
            let tr = page.tr();
            let said = match &change {
                DateChange::Planned { value: Some(day), .. } => tr.with(
                    "custody-done-moved",
                    &[("date", tr.long_date(*day).into()), ("n", agencies.into())],
                ),
                DateChange::Planned { value: None, .. } => tr.count("custody-done-withdrawn", agencies),
                DateChange::Released { .. } => tr.count("custody-done-released", agencies),
                DateChange::ReleaseTakenBack => tr.count("custody-done-taken-back", agencies),
                DateChange::Chosen { .. } => tr.count("custody-done-chosen", agencies),
                DateChange::Sentenced { on: Some(day), .. } => tr.with(
                    "custody-done-sentenced",
                    &[("date", tr.long_date(*day).into()), ("n", agencies.into())],
                ),
                DateChange::Sentenced { on: None, .. } => tr.count("custody-done-not-sentenced", agencies),
            };
            page.go_saying(&address(person), said).await
        }
        Err(errors) => show_preview(&page, person, &form, change, &errors).await,
    }
}

/// The change that a form asks for.
fn read(form: &Form) -> Result<DateChange, Vec<FieldError>> {
    let mut reader = form.read();
    let kind = reader.optional("kind");
    let change = match form.value("what") {
        "planned" => {
            let value = reader.date("date", "custody-error-date");
            Some(DateChange::Planned { kind, value })
        }
        "withdrawn" => Some(DateChange::Planned { kind, value: None }),
        "released" => {
            let time = reader.time_optional("time", "custody-error-time");
            reader.date("date", "custody-error-released-date").map(|on| DateChange::Released { on, time })
        }
        "not_released" => Some(DateChange::ReleaseTakenBack),
        "chosen" => Some(DateChange::Chosen { kind }),
        "by_order" => Some(DateChange::Chosen { kind: None }),
        "sentenced" => Some(DateChange::Sentenced {
            on: reader.date_optional("date", "custody-error-sentence-date"),
            legal_status: reader.optional("legal_status"),
        }),
        _ => {
            reader.refuse(FieldError::new("what", "custody-error-what"));
            None
        }
    };
    reader.finish()?;
    change.ok_or_else(|| vec![FieldError::new("what", "custody-error-what")])
}

async fn show_preview(
    page: &Page,
    person: PersonId,
    form: &Form,
    change: DateChange,
    errors: &[FieldError],
) -> Result<Response, Failure> {
    let asked = page.run(move |cx| custody::ask(cx, person)).await?;
    let previewed = change.clone();
    match page.attempt(move |cx| custody::preview(cx, person, &previewed)).await? {
        Ok(found) => {
            let tr = page.tr();
            let errors = words(page, errors);
            let shown = preview::Shown { tr, head: &asked.head, preview: &found, change: &change, form };
            let title = preview::title(&shown);
            let frame = Frame::new(asked.head.clone(), Tab::Plan);
            Ok(frame.slim(page, title.clone()).version(found.version).errors(&errors).body(preview::body(
                &shown,
                &title,
                &errors,
                &page.csrf(),
            )))
        }
        Err(wrong) => question(page, person, form, &wrong).await,
    }
}

/// Errors in words, their dates written out.
fn words(page: &Page, errors: &[FieldError]) -> Vec<ShownError> {
    let tr = page.tr();
    let written: Vec<FieldError> = errors
        .iter()
        .cloned()
        .map(|mut error| {
            for (_, value) in &mut error.args {
                if let Ok(day) = value.parse::<jiff::civil::Date>() {
                    *value = tr.full_date(day);
                }
            }
            error
        })
        .collect();
    page.words(&written)
}

async fn question(
    page: &Page,
    person: PersonId,
    form: &Form,
    errors: &[FieldError],
) -> Result<Response, Failure> {
    let asked = page.run(move |cx| custody::ask(cx, person)).await?;
    let errors = words(page, errors);
    let tr = page.tr();
    let title = tr.with("custody-title", &[("name", asked.head.name.as_str().into())]);
    let frame = Frame::new(asked.head.clone(), Tab::Plan);
    let body = if asked.head.released_on().is_some() {
        released_already(page, &asked)
    } else {
        changes(page, &asked, form, &errors)
    };
    Ok(frame.slim(page, title.clone()).errors(&errors).body(html! {
        h1.tl-question { (title) }
        (body)
        (frame.closing(tr))
    }))
}

/// The question about somebody who is inside.
fn changes(page: &Page, asked: &DateQuestion, form: &Form, errors: &[ShownError]) -> Markup {
    let tr = page.tr();
    let today = asked.head.today;
    let what = form.value("what");
    let offered = [
        ("planned", "custody-what-planned", "custody-what-planned-hint", true),
        ("withdrawn", "custody-what-withdrawn", "custody-what-withdrawn-hint", true),
        ("released", "custody-what-released", "custody-what-released-hint", true),
        ("sentenced", "custody-what-sentenced", "custody-what-sentenced-hint", true),
        ("chosen", "custody-what-chosen", "custody-what-chosen-hint", asked.dated.len() > 1),
        ("by_order", "custody-what-by-order", "custody-what-by-order-hint", asked.chosen),
    ];
    let choices: Vec<Choice<'_>> = offered
        .into_iter()
        .filter(|(.., possible)| *possible)
        .map(|(value, words, hint, _)| {
            Choice::new(value, tr.text(words))
                .hint(tr.text(hint))
                .chosen(value == what || (what.is_empty() && value == "planned"))
        })
        .collect();
    let mut statuses = vec![Choice::new("", tr.text("custody-legal-status-same"))];
    statuses.extend(asked.legal_statuses.iter().map(|(code, words)| {
        Choice::new(code.clone(), words.clone()).chosen(code == form.value("legal_status"))
    }));
    let chosen_kind =
        if form.value("kind").is_empty() { asked.kind.as_deref() } else { Some(form.value("kind")) };
    let kinds: Vec<Choice<'_>> = asked
        .kinds
        .iter()
        .map(|(code, words)| {
            Choice::new(code.clone(), words.clone()).chosen(Some(code.as_str()) == chosen_kind)
        })
        .collect();
    html! {
        p.tl-lead {
            @match asked.head.leaves_on() {
                Some(day) => (tr.with("custody-lead", &[
                    ("date", tr.long_date(day).into()),
                    ("countdown", tr.countdown(day).into()),
                ])),
                None => (tr.text("custody-lead-none")),
            }
            " " (tr.text("custody-lead-preview"))
        }
        @if let Some(found) = &asked.disagreement {
            p.tl-prose { strong { (disagreement_words(tr, found)) } }
        }
        form.tl-prose method="get" action=(format!("{}/release", address(asked.head.person))) novalidate {
            (Field::new("what", tr.text("custody-what")).bold().error(error_for(errors, "what"))
                .radios(tr, &choices))
            (Field::new("date", tr.text("custody-date")).bold()
                .hint(tr.with("custody-date-hint", &[("example", example(today).into())]))
                .error(error_for(errors, "date"))
                .date(tr, &form.date_parts("date")))
            (Field::new("kind", tr.text("custody-kind")).bold().hint(tr.text("custody-kind-hint"))
                .error(error_for(errors, "kind"))
                .select(tr, &kinds))
            (Field::new("time", tr.text("custody-time")).bold().hint(tr.text("custody-time-hint"))
                .error(error_for(errors, "time"))
                .width(5)
                .input(tr, form.value("time")))
            (Field::new("legal_status", tr.text("custody-legal-status")).bold()
                .hint(tr.text("custody-legal-status-hint"))
                .error(error_for(errors, "legal_status"))
                .select(tr, &statuses))
            (button_group(html! {
                (Button::new(tr.text("custody-see")))
                (link(&address(asked.head.person), tr.text("custody-cancel")))
            }))
        }
    }
}

/// A day as it is typed into three boxes.
fn example(today: jiff::civil::Date) -> String {
    format!("{} {} {}", today.day(), today.month(), today.year())
}

/// The question about somebody who is out.
fn released_already(page: &Page, asked: &DateQuestion) -> Markup {
    let tr = page.tr();
    let base = address(asked.head.person);
    let day = asked.head.released_on().unwrap_or(asked.head.today);
    html! {
        p.tl-lead { (tr.with("custody-lead-released", &[("date", tr.long_date(day).into())])) }
        form.tl-prose method="get" action=(format!("{base}/release")) {
            (button_group(html! {
                (Button::link(tr.text("custody-returned"), format!("{base}/return")))
                (Button::new(tr.text("custody-not-released")).secondary().sends("what", "not_released"))
            }))
            p { (link(&base, tr.text("custody-cancel"))) }
        }
    }
}

/// The form's token and what it is about, to be sent again with the act.
fn carried(form: &Form, csrf_token: &str) -> Markup {
    let names = ["what", "kind", "date", "date-day", "date-month", "date-year", "time", "legal_status"];
    html! {
        (csrf(csrf_token))
        @for name in names {
            @if !form.value(name).is_empty() {
                (crate::components::field::hidden(name, form.value(name)))
            }
        }
    }
}

/// That a worker's choice stands, and what the dates given would make of it.
pub(super) fn disagreement_words(tr: crate::i18n::Tr, found: &Disagreement) -> String {
    let key = if found.from_list { "custody-disagreement-list" } else { "custody-disagreement" };
    tr.with(
        key,
        &[
            ("reason", reason_words(tr, &found.reason).into()),
            ("date", tr.full_date(found.day).into()),
            ("kind", found.kind.as_str().into()),
        ],
    )
}

pub(super) use returning::reason_words as return_reason_words;

/// The words of a reason; a code that an older version knew stands as it is.
pub(super) fn reason_words(tr: crate::i18n::Tr, code: &str) -> String {
    REASONS.iter().find(|(known, _)| *known == code).map_or_else(|| code.to_owned(), |(_, key)| tr.text(key))
}

#[cfg(test)]
mod tests;
