//! Marking one of the release-day six.

use axum::{extract::Path, response::Response};
use maud::{Markup, html};
use throughline_app::{
    Error, FieldError,
    custody::{self, ReleaseDayItem},
};
use throughline_domain::{
    custody::{ItemStatus, ReleaseItem},
    id::PersonId,
};

use crate::{
    components::{
        banner::notice_banner,
        button::{Button, button_group},
        choice::Choice,
        date_input::DateParts,
        error_summary::error_for,
        field::{Field, csrf, hidden},
        link::link,
    },
    errors::{Answer, Failure},
    forms::{Form, VERSION},
    i18n::Tr,
    pages::case_frame::{Frame, Tab, address},
    route::{Access, Route},
    undo::{self, Undo},
    visit::Page,
};

/// The longest detail, in characters: it must fit on the release sheet.
pub(in crate::pages) const MAX_DETAIL: usize = 200;

/// The states, with their words and what they mean.
pub(in crate::pages) const STATES: [(ItemStatus, &str, &str); 4] = [
    (ItemStatus::Ready, "components-status-ready", "case-six-ready-hint"),
    (ItemStatus::Waiting, "components-status-waiting", "case-six-waiting-hint"),
    (ItemStatus::Missing, "components-status-missing", "case-six-missing-hint"),
    (ItemStatus::Declined, "case-six-declined", "case-six-declined-hint"),
];

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/people/{person}/six/{item}", Access::Session, ask),
        Route::post("/people/{person}/six/{item}", Access::Session, mark),
    ]
}

/// The words of an item.
pub(in crate::pages) const fn key(item: ReleaseItem) -> &'static str {
    match item {
        ReleaseItem::Id => "components-six-id",
        ReleaseItem::Bed => "components-six-bed",
        ReleaseItem::Money => "components-six-money",
        ReleaseItem::Travel => "components-six-travel",
        ReleaseItem::Medicine => "components-six-medicine",
        ReleaseItem::Contact => "components-six-contact",
    }
}

/// The word of a state.
pub(in crate::pages) fn state_key(status: ItemStatus) -> &'static str {
    STATES
        .iter()
        .find(|(state, ..)| *state == status)
        .map_or("components-status-missing", |(_, words, _)| *words)
}

fn parse(code: &str) -> Result<ReleaseItem, Failure> {
    ReleaseItem::from_code(code).ok_or_else(Failure::not_found)
}

async fn ask(page: Page, Path((person, item)): Path<(PersonId, String)>) -> Answer {
    let item = parse(&item)?;
    let kept = page.kept_form(&format!("{}/six/{}", address(person), item.code())).await?;
    question(&page, person, item, kept.as_ref(), &[], None).await
}

async fn mark(page: Page, Path((person, item)): Path<(PersonId, String)>, form: Form) -> Answer {
    let item = parse(&item)?;
    let marked = match read(item, &form) {
        Ok(marked) => marked,
        Err(errors) => return question(&page, person, item, Some(&form), &errors, None).await,
    };
    let (_, before) = page.run(move |cx| custody::item(cx, person, item)).await?;
    let mine = marked.clone();
    match page.run(move |cx| custody::mark_item(cx, person, marked)).await {
        Ok(()) if undo::is_undo(&form) => page.go_saying(&address(person), page.tr().text("undo-done")).await,
        Ok(()) => {
            let tr = page.tr();
            let undo = Undo::of(format!("{}/six/{}", address(person), item.code()), mine.version)
                .with("status", before.status.code())
                .with("detail", before.detail.unwrap_or_default())
                .with("due", before.due_on.map(|due| due.to_string()).unwrap_or_default());
            let said = tr.with("case-six-done", &[("item", tr.text(key(item)).into())]);
            page.go_saying_with_undo(&address(person), &said, &undo).await
        }
        Err(Failure::App(Error::Conflict(_))) => {
            question(&page, person, item, Some(&form), &[], Some(&mine)).await
        }
        Err(failure) => Err(failure),
    }
}

fn read(item: ReleaseItem, form: &Form) -> Result<ReleaseDayItem, Vec<FieldError>> {
    let mut reader = form.read();
    let status = ItemStatus::from_code(form.value("status"));
    if status.is_none() {
        reader.refuse(FieldError::new("status", "case-six-error-status"));
    }
    let detail = reader.optional("detail");
    if detail.as_ref().is_some_and(|detail| detail.chars().count() > MAX_DETAIL) {
        reader.refuse(FieldError::new("detail", "case-six-error-long").with("max", MAX_DETAIL));
    }
    let due_on = reader.date_optional("due", "case-six-error-due");
    reader.finish()?;
    let status = status.unwrap_or(ItemStatus::Missing);
    Ok(ReleaseDayItem { item, status, detail, due_on, version: form.version() })
}

/// The form; `mine` is what could not be saved because somebody else was faster.
async fn question(
    page: &Page,
    person: PersonId,
    item: ReleaseItem,
    form: Option<&Form>,
    errors: &[FieldError],
    mine: Option<&ReleaseDayItem>,
) -> Result<Response, Failure> {
    let (head, stored) = page.run(move |cx| custody::item(cx, person, item)).await?;
    let errors = page.words(errors);
    let tr = page.tr();
    let status = form.map_or_else(|| stored.status.code().to_owned(), |form| form.value("status").to_owned());
    let detail = form
        .map_or_else(|| stored.detail.clone().unwrap_or_default(), |form| form.value("detail").to_owned());
    let due = form
        .map_or_else(|| stored.due_on.map(DateParts::of).unwrap_or_default(), |form| form.date_parts("due"));
    // After a conflict both versions stand on the page, and saving again is a choice.
    let version = match (form, mine) {
        (Some(form), None) if form.version() > 0 => form.version(),
        _ => stored.version,
    };
    let choices: Vec<Choice<'_>> = STATES
        .iter()
        .map(|(state, words, hint)| {
            Choice::new(state.code(), tr.text(words)).hint(tr.text(hint)).chosen(state.code() == status)
        })
        .collect();
    let base = address(person);
    let title = tr.with(
        "case-six-title",
        &[("item", tr.text(key(item)).into()), ("name", head.first_name.as_str().into())],
    );
    let frame = Frame::new(head, Tab::Plan);
    let mut shown = frame.slim(page, title.clone()).version(version).errors(&errors);
    if mine.is_some() {
        shown = shown.status(axum::http::StatusCode::CONFLICT).notice(theirs(tr, &stored));
    }
    Ok(shown.body(html! {
        h1.tl-question { (title) }
        form.tl-prose method="post" action=(format!("{base}/six/{}", item.code())) novalidate {
            (csrf(&page.csrf()))
            (hidden(VERSION, &version.to_string()))
            (Field::new("status", tr.text("case-six-status")).bold().error(error_for(&errors, "status"))
                .radios(tr, &choices))
            (Field::new("detail", tr.text("case-six-detail")).bold().hint(tr.text("case-six-detail-hint"))
                .error(error_for(&errors, "detail"))
                .input(tr, &detail))
            (Field::new("due", tr.text("case-six-due")).bold().error(error_for(&errors, "due"))
                .date(tr, &due))
            (button_group(html! {
                (Button::new(tr.text("case-six-save")).once())
                (link(&base, tr.text("case-cancel")))
            }))
        }
        (frame.closing(tr))
    }))
}

fn theirs(tr: Tr, stored: &ReleaseDayItem) -> Markup {
    let words = state_key(stored.status);
    notice_banner(
        tr,
        tr.text("case-conflict"),
        html! {
            p.govuk-body {
                (tr.text("case-conflict-now")) " "
                strong { (tr.text(words)) }
                @if let Some(detail) = &stored.detail { ": " (detail) }
            }
            p.govuk-body { (tr.text("case-conflict-yours")) }
        },
    )
}
