//! One of the release-day six for several people at once: the bed was asked for, the tickets are there.
//!
//! Chosen and previewed by GET, so that nothing happens before it was seen; the act is a POST, for all
//! of them or for none, and one click takes it back.

use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use jiff::civil::Date;
use maud::{Markup, html};
use throughline_app::{
    FieldError,
    custody::{self, MOST_AT_ONCE, OneOfSeveral, ReleaseDayItem, Several},
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
        empty::good_empty,
        error_summary::{FieldError as ShownError, error_for},
        field::{Field, csrf, hidden},
        link::link,
        table::{Column, Fold, Row, Table, two_lines},
    },
    errors::{Answer, Failure},
    forms::{Form, VERSION},
    i18n::Tr,
    pages::case::six::{MAX_DETAIL, STATES, key, state_key},
    route::{Access, Route},
    security,
    undo::{self, Undo},
    visit::Page,
};

/// The address, also of the lists whose ticked people are sent here.
pub const SIX: &str = "/releases/six";

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get(SIX, Access::Session, choose), Route::post(SIX, Access::Session, mark)]
}

/// What is to be marked for everybody.
#[derive(Debug, Clone)]
struct Wanted {
    item: ReleaseItem,
    status: ItemStatus,
    detail: Option<String>,
    due_on: Option<Date>,
}

impl Wanted {
    fn over(&self, version: i64) -> ReleaseDayItem {
        let Self { item, status, detail, due_on } = self.clone();
        ReleaseDayItem { item, status, detail, due_on, version }
    }

    fn is(&self, stands: &ReleaseDayItem) -> bool {
        self.over(stands.version) == *stands
    }
}

async fn choose(page: Page, Query(asked): Query<Vec<(String, String)>>) -> Answer {
    let form = Form::from_pairs(asked);
    let people = people(&form);
    if people.is_empty() {
        return Ok(nobody(&page, &form));
    }
    let item = ReleaseItem::from_code(form.value("item")).unwrap_or(ReleaseItem::Bed);
    let found = page.run(move |cx| custody::items(cx, &people, item)).await?;
    if form.value("look").is_empty() {
        return Ok(question(&page, &form, &found, &[]));
    }
    match read(&form) {
        Ok(wanted) => Ok(preview(&page, &form, &found, &wanted, None)),
        Err(errors) => Ok(question(&page, &form, &found, &page.words(&errors))),
    }
}

async fn mark(page: Page, form: Form) -> Answer {
    if undo::is_undo(&form) {
        return take_back(&page, &form).await;
    }
    let wanted = match read(&form) {
        Ok(wanted) => wanted,
        Err(errors) => {
            let people = people(&form);
            let found = page.run(move |cx| custody::items(cx, &people, ReleaseItem::Bed)).await?;
            return Ok(question(&page, &form, &found, &page.words(&errors)));
        }
    };
    let people = people(&form);
    let item = wanted.item;
    let before = {
        let people = people.clone();
        page.run(move |cx| custody::items(cx, &people, item)).await?
    };
    let marks: Vec<_> = people.iter().map(|person| (*person, wanted.over(version(&form, *person)))).collect();
    match page.attempt(move |cx| custody::mark_items(cx, marks)).await? {
        Ok(Several::Done(marked)) => {
            let tr = page.tr();
            let said =
                tr.with("releases-six-done", &[("item", tr.text(key(item)).into()), ("n", marked.into())]);
            page.go_saying_with_undo(back(&form), &said, &undo_of(&form, item, &people, &before)).await
        }
        Ok(Several::Meanwhile(changed)) => Ok(preview(&page, &form, &before, &wanted, Some(&changed))),
        Err(errors) => Ok(question(&page, &form, &before, &page.words(&errors))),
    }
}

/// The form that gives every item back what it was.
fn undo_of(form: &Form, item: ReleaseItem, people: &[PersonId], before: &[OneOfSeveral]) -> Undo {
    let undo = Undo::of(SIX, 0).with("item", item.code()).with("back", back(form));
    people.iter().fold(undo, |undo, person| {
        let Some(was) = before.iter().find(|one| one.person == *person).and_then(|one| one.stands.as_ref())
        else {
            return undo;
        };
        undo.with("person", person.to_string())
            .with(&format!("{VERSION}-{person}"), (was.version + 1).to_string())
            .with(&format!("status-{person}"), was.status.code())
            .with(&format!("detail-{person}"), was.detail.clone().unwrap_or_default())
            .with(&format!("due-{person}"), was.due_on.map(|due| due.to_string()).unwrap_or_default())
    })
}

async fn take_back(page: &Page, form: &Form) -> Answer {
    let item = ReleaseItem::from_code(form.value("item")).ok_or_else(Failure::not_found)?;
    let was = |person: PersonId| {
        let of = |field: &str| form.value(&format!("{field}-{person}"));
        let status = ItemStatus::from_code(of("status"))?;
        let detail = Some(of("detail").to_owned()).filter(|detail| !detail.is_empty());
        let item = Wanted { item, status, detail, due_on: of("due").parse().ok() };
        Some((person, item.over(version(form, person))))
    };
    let marks: Vec<_> = people(form).into_iter().filter_map(was).collect();
    match page.run(move |cx| custody::mark_items(cx, marks)).await? {
        Several::Done(_) => page.go_saying(back(form), page.tr().text("undo-done")).await,
        Several::Meanwhile(_) => page.go_saying(back(form), page.tr().text("releases-six-undo-late")).await,
    }
}

/// The ticked people, each once.
fn people(form: &Form) -> Vec<PersonId> {
    let mut people: Vec<PersonId> = form.values("person").filter_map(|id| id.parse().ok()).collect();
    people.sort_unstable();
    people.dedup();
    people.truncate(MOST_AT_ONCE);
    people
}

fn version(form: &Form, person: PersonId) -> i64 {
    form.value(&format!("{VERSION}-{person}")).parse().unwrap_or(0)
}

/// The list that the people were ticked on.
fn back(form: &Form) -> &str {
    security::local_path(form.value("back")).filter(|path| *path != "/").unwrap_or("/releases")
}

fn read(form: &Form) -> Result<Wanted, Vec<FieldError>> {
    let mut reader = form.read();
    let item = ReleaseItem::from_code(form.value("item"));
    if item.is_none() {
        reader.refuse(FieldError::new("item", "releases-six-error-item"));
    }
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
    let (Some(item), Some(status)) = (item, status) else { return Err(Vec::new()) };
    Ok(Wanted { item, status, detail, due_on })
}

fn nobody(page: &Page, form: &Form) -> Response {
    let tr = page.tr();
    let title = tr.text("releases-six-title");
    page.html(title.clone()).back(back(form), tr.text("releases-six-back")).body(html! {
        h1.tl-question { (title) }
        (good_empty(&tr.text("releases-six-nobody")))
    })
}

/// Who it is about, hidden in a form.
fn ticked(form: &Form, found: &[OneOfSeveral]) -> Markup {
    html! {
        @for one in found { (hidden("person", &one.person.to_string())) }
        (hidden("back", back(form)))
    }
}

fn question(page: &Page, form: &Form, found: &[OneOfSeveral], errors: &[ShownError]) -> Response {
    let tr = page.tr();
    let title = tr.count("releases-six-question", found.len());
    let chosen = ReleaseItem::from_code(form.value("item")).unwrap_or(ReleaseItem::Bed);
    let items: Vec<Choice<'_>> = ReleaseItem::ALL
        .iter()
        .map(|item| Choice::new(item.code(), tr.text(key(*item))).chosen(*item == chosen))
        .collect();
    let states: Vec<Choice<'_>> = STATES
        .iter()
        .map(|(state, words, hint)| {
            Choice::new(state.code(), tr.text(words))
                .hint(tr.text(hint))
                .chosen(form.chose("status", state.code()))
        })
        .collect();
    let names: Vec<&str> = found.iter().map(|one| one.name.as_str()).collect();
    page.html(title.clone()).back(back(form), tr.text("releases-six-back")).errors(errors).body(html! {
        h1.tl-question { (title) }
        p.tl-lead { (tr.list(&names)) }
        form.tl-prose method="get" action=(SIX) novalidate {
            (ticked(form, found))
            (hidden("look", "yes"))
            (Field::new("item", tr.text("releases-six-item")).bold().error(error_for(errors, "item"))
                .select(tr, &items))
            (Field::new("status", tr.text("case-six-status")).bold().error(error_for(errors, "status"))
                .radios(tr, &states))
            (Field::new("detail", tr.text("case-six-detail")).bold().hint(tr.text("releases-six-detail-hint"))
                .error(error_for(errors, "detail")).input(tr, form.value("detail")))
            (Field::new("due", tr.text("case-six-due")).bold().error(error_for(errors, "due"))
                .date(tr, &form.date_parts("due")))
            (button_group(html! {
                (Button::new(tr.text("releases-six-see")))
                (link(back(form), tr.text("case-cancel")))
            }))
        }
    })
}

/// What would change for whom; `changed` are those for whom somebody else was faster.
fn preview(
    page: &Page,
    form: &Form,
    found: &[OneOfSeveral],
    wanted: &Wanted,
    changed: Option<&[OneOfSeveral]>,
) -> Response {
    let tr = page.tr();
    let item = tr.text(key(wanted.item));
    let (to_mark, rest): (Vec<_>, Vec<_>) =
        found.iter().partition(|one| one.stands.as_ref().is_some_and(|stands| !wanted.is(stands)));
    let title =
        tr.with("releases-six-preview", &[("item", item.clone().into()), ("n", to_mark.len().into())]);
    let rows = to_mark.iter().map(|one| {
        let now = one.stands.as_ref().map(|stands| stands_as(tr, stands)).unwrap_or_default();
        let meanwhile = changed.is_some_and(|changed| changed.iter().any(|it| it.person == one.person));
        Row::new()
            .cell(link(&format!("/people/{}", one.person), &one.name))
            .cell(now)
            .cell(stands_as(tr, &wanted.over(0)))
            .fix_first(meanwhile)
    });
    let mut html = page.html(title.clone()).back(back(form), tr.text("releases-six-back"));
    if changed.is_some() {
        html = html.status(StatusCode::CONFLICT);
    }
    html.body(html! {
        @if let Some(changed) = changed {
            @let names: Vec<&str> = changed.iter().map(|one| one.name.as_str()).collect();
            (notice_banner(tr, tr.text("releases-six-meanwhile"), html! {
                p.govuk-body { (tr.list(&names)) }
            }))
        }
        h1.tl-question { (title) }
        p.tl-lead { (tr.text("custody-nothing-saved")) }
        @if !to_mark.is_empty() {
            (Table::new(title.clone())
                .column(Column::new(tr.text("releases-head-person")))
                .column(Column::new(tr.text("releases-six-now")).fold(Fold::Half))
                .column(Column::new(tr.text("releases-six-then")).fold(Fold::Half))
                .rows(rows))
        }
        @for one in &rest {
            p.tl-second {
                @let key = if one.stands.is_some() { "releases-six-already" } else { "releases-six-no-custody" };
                (tr.with(key, &[("name", one.name.as_str().into())]))
            }
        }
        form method="post" action=(SIX) {
            (csrf(&page.csrf()))
            @for one in &to_mark {
                @let version = one.stands.as_ref().map_or(0, |stands| stands.version);
                (hidden("person", &one.person.to_string()))
                (hidden(&format!("{VERSION}-{}", one.person), &version.to_string()))
            }
            (hidden("back", back(form)))
            (hidden("item", wanted.item.code()))
            (hidden("status", wanted.status.code()))
            (hidden("detail", wanted.detail.as_deref().unwrap_or_default()))
            (hidden("due", &wanted.due_on.map(|due| due.to_string()).unwrap_or_default()))
            (button_group(html! {
                @if !to_mark.is_empty() {
                    (Button::new(tr.count("releases-six-act", to_mark.len())).once())
                }
                (link(back(form), tr.text("case-cancel")))
            }))
        }
    })
}

fn stands_as(tr: Tr, item: &ReleaseDayItem) -> Markup {
    let due = item.due_on.map(|due| tr.with("case-six-by", &[("date", tr.day_month(due).into())]));
    let second: Vec<String> = item.detail.clone().into_iter().chain(due).collect();
    two_lines(tr.text(state_key(item.status)), second.join(", "))
}

#[cfg(test)]
mod tests;
