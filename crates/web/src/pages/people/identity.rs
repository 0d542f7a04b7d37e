//! Who somebody is: every name and number with where it came from, and what can be put right.

use axum::{extract::Path, response::Response};
use maud::{Markup, html};
use throughline_app::{
    Error,
    person::{self, Details, RecordView},
};
use throughline_domain::id::{PersonId, RecordId};

use super::{country, form};
use crate::{
    components::{
        banner::notice_banner,
        button::Button,
        card::card,
        choice::Choice,
        error_summary::{FieldError as ShownError, error_for},
        field::{Field, csrf, hidden},
        link::link,
        summary_list::{SummaryRow, summary_list},
        table::{Column, Row, Table, two_lines},
        town::not_in_the_table,
    },
    errors::{Answer, Failure},
    forms::{Form, VERSION},
    i18n::Tr,
    pages::case_frame::{Frame, Tab, address, case_frame, language},
    visit::Page,
};

pub(super) async fn show(page: Page, Path(id): Path<PersonId>) -> Answer {
    let found = page.run(move |cx| person::identity(cx, id)).await?;
    let frame = Frame::new(found.head.clone(), Tab::Identity);
    let tr = page.tr();
    Ok(frame.html(&page, tr.text("people-identity")).body(html! {
        (frame.tabs(tr))
        h1.tl-title { (tr.with("people-identity-of", &[("name", frame.head.name.as_str().into())])) }
        p.tl-lead { (tr.count("people-identity-lead", found.records.len())) }
        @if let Some(died_on) = found.died_on {
            p { strong { (tr.with("people-died", &[("date", tr.full_date(died_on).into())])) } }
        }
        @for record in &found.records {
            (card(&tr.with("people-record-of", &[("agency", record.agency.as_str().into())]), html! {
                (summary_list(&facts(&page, &record.details)))
                @if record.own && found.can_edit {
                    @if record.from_list { p.tl-second { (tr.text("people-record-from-list")) } }
                    p { (Button::link(tr.text("people-correct"), format!("{}/records/{}", address(id), record.id)).secondary()) }
                }
            }))
        }
        @if found.no_custody && found.can_edit {
            p { (link(&format!("{}/custody/new", address(id)), tr.text("people-custody-add"))) }
        }
        @if found.can_record_death && found.died_on.is_none() {
            p { (link(&format!("{}/death", address(id)), tr.text("people-death"))) }
        }
        (frame.closing(tr))
    }))
}

/// What a record says; what nobody has written stands as not known.
fn facts<'a>(page: &Page, details: &Details) -> Vec<SummaryRow<'a>> {
    let tr = page.tr();
    let said_of = |town: &str| not_in_the_table(tr, page.jurisdiction(), town).unwrap_or_default();
    let town = html! {
        @if let Some(town) = &details.town { (two_lines(town, said_of(town))) }
        @else { (tr.text("people-not-known")) }
    };
    let known = |value: Option<String>| {
        value.filter(|it| !it.is_empty()).unwrap_or_else(|| tr.text("people-not-known"))
    };
    let languages: Vec<String> = details.languages.iter().map(|code| language(tr, code)).collect();
    let names: Vec<&str> = languages.iter().map(String::as_str).collect();
    let interpreter =
        details.interpreter_needed.map(|needed| tr.text(if needed { "people-yes" } else { "people-no" }));
    let mut rows = vec![
        SummaryRow::new(tr.text("people-given-name"), known(Some(details.name.given_name.clone()))),
        SummaryRow::new(tr.text("people-surname"), known(Some(details.name.surname.clone()))),
        SummaryRow::new(tr.text("people-birth-date"), known(details.birth_date.map(|day| tr.full_date(day)))),
        SummaryRow::new(tr.text("people-sex"), known(details.sex.as_deref().map(|code| form::sex(tr, code)))),
        SummaryRow::new(
            tr.text("people-birth-country"),
            known(details.birth_country.as_deref().map(|code| country(tr, code))),
        ),
        SummaryRow::new(tr.text("people-town"), town),
        SummaryRow::new(tr.text("people-languages"), known(Some(tr.list(&names)))),
        SummaryRow::new(tr.text("people-interpreter"), known(interpreter)),
        SummaryRow::new(tr.text("people-reading"), known(details.reading_needs.clone())),
    ];
    for number in &details.identifiers {
        rows.push(SummaryRow::new(form::number_kind(tr, &number.kind), number.value.clone()));
    }
    rows
}

fn record_address(person: PersonId, record: RecordId) -> String {
    format!("{}/records/{record}", address(person))
}

pub(super) async fn show_record(page: Page, Path((id, record)): Path<(PersonId, RecordId)>) -> Answer {
    let frame = case_frame(&page, id, Tab::Plan).await?;
    let found = page.run(move |cx| person::record(cx, id, record)).await?;
    let form = match page.kept_form(&record_address(id, record)).await? {
        Some(kept) => kept,
        None => form::filled(&found.details),
    };
    Ok(record_page(&page, &frame, &found, &form, &[], None))
}

pub(super) async fn edit(page: Page, Path((id, record)): Path<(PersonId, RecordId)>, form: Form) -> Answer {
    let frame = case_frame(&page, id, Tab::Plan).await?;
    let mut read = form.read();
    let details = form::details(&form, &mut read);
    let version = form.version();
    let outcome = if let Err(errors) = read.finish() {
        Ok(Err(errors))
    } else {
        let typed = details.clone();
        page.attempt(move |cx| person::edit(cx, id, record, version, typed)).await
    };
    match outcome {
        Ok(Ok(())) => {
            page.go_saying(&format!("{}/identity", address(id)), page.tr().text("people-corrected")).await
        }
        Ok(Err(errors)) => {
            let found = page.run(move |cx| person::record(cx, id, record)).await?;
            Ok(record_page(&page, &frame, &found, &form, &page.words(&errors), None))
        }
        Err(Failure::App(Error::Conflict(_))) => {
            let theirs = page.run(move |cx| person::record(cx, id, record)).await?;
            Ok(record_page(&page, &frame, &theirs, &form, &[], Some(&details)))
        }
        Err(failure) => Err(failure),
    }
}

/// The form of a record. After a conflict it shows both versions, keeps what was typed, and saves over
/// the newer version, which the reader has then seen.
fn record_page(
    page: &Page,
    frame: &Frame,
    found: &RecordView,
    form: &Form,
    errors: &[ShownError],
    mine: Option<&Details>,
) -> Response {
    let tr = page.tr();
    let id = frame.head.person;
    let mut html = page
        .html(tr.text("people-correct"))
        .back(format!("{}/identity", address(id)), tr.text("people-identity"))
        .version(version_for(found, form, mine))
        .errors(errors);
    if mine.is_some() {
        html = html.status(axum::http::StatusCode::CONFLICT);
    }
    html.body(html! {
        h1.tl-question { (tr.with("people-correct-of", &[("name", frame.head.name.as_str().into())])) }
        @if let Some(mine) = mine { (both(tr, &found.details, mine)) }
        p.tl-prose { (tr.text("people-correct-lead")) }
        form method="post" action=(record_address(id, found.id)) novalidate {
            (csrf(&page.csrf()))
            // With errors alone, the version stays the one that was being edited.
            (hidden(VERSION, &version_for(found, form, mine).to_string()))
            (form::details_fields(page, form, errors))
            (Button::new(tr.text("people-correct-act")).once())
        }
        (frame.closing(tr))
    })
}

fn version_for(found: &RecordView, form: &Form, mine: Option<&Details>) -> i64 {
    if mine.is_none() && form.version() > 0 { form.version() } else { found.version }
}

/// Both versions side by side, as far as they differ.
fn both(tr: Tr, theirs: &Details, mine: &Details) -> Markup {
    let lines = |details: &Details| -> Vec<(String, String)> {
        let plain = |value: &Option<String>| value.clone().unwrap_or_default();
        let numbers: Vec<String> = details
            .identifiers
            .iter()
            .map(|number| format!("{} {}", form::number_kind(tr, &number.kind), number.value))
            .collect();
        vec![
            (tr.text("people-given-name"), details.name.given_name.clone()),
            (tr.text("people-surname"), details.name.surname.clone()),
            (
                tr.text("people-birth-date"),
                details.birth_date.map(|day| tr.full_date(day)).unwrap_or_default(),
            ),
            (tr.text("people-sex"), plain(&details.sex)),
            (tr.text("people-birth-country"), plain(&details.birth_country)),
            (tr.text("people-town"), plain(&details.town)),
            (tr.text("people-languages"), details.languages.join(", ")),
            (
                tr.text("people-interpreter"),
                details
                    .interpreter_needed
                    .map(|needed| tr.text(if needed { "people-yes" } else { "people-no" }))
                    .unwrap_or_default(),
            ),
            (tr.text("people-reading"), plain(&details.reading_needs)),
            (tr.text("people-numbers"), numbers.join(", ")),
        ]
    };
    let rows = lines(theirs)
        .into_iter()
        .zip(lines(mine))
        .filter(|(theirs, mine)| theirs != mine)
        .map(|((field, theirs), (_, mine))| Row::new().cell(field).cell(theirs).cell(mine));
    notice_banner(
        tr,
        tr.text("people-conflict"),
        html! {
            (Table::new(tr.text("people-conflict-table"))
                .column(Column::new(tr.text("people-conflict-field")))
                .column(Column::new(tr.text("people-conflict-theirs")))
                .column(Column::new(tr.text("people-conflict-yours")))
                .rows(rows))
        },
    )
}

pub(super) async fn show_custody(page: Page, Path(id): Path<PersonId>) -> Answer {
    custody_page(&page, id, &Form::default(), &[]).await
}

async fn custody_page(page: &Page, id: PersonId, form: &Form, errors: &[ShownError]) -> Answer {
    let frame = case_frame(page, id, Tab::Plan).await?;
    let units = page.run(person::units).await?;
    let tr = page.tr();
    Ok(frame.slim(page, tr.text("people-custody-add")).errors(errors).body(html! {
        h1.tl-question { (tr.text("people-custody-add")) }
        form method="post" action=(format!("{}/custody/new", address(id))) novalidate {
            (csrf(&page.csrf()))
            (form::custody_fields(page, &units, form, errors))
            (Button::new(tr.text("people-custody-act")).once())
        }
        (frame.closing(tr))
    }))
}

pub(super) async fn add_custody(page: Page, Path(id): Path<PersonId>, form: Form) -> Answer {
    let mut read = form.read();
    let whereabouts = form::whereabouts(&form, &mut read);
    let problems = read.finish();
    let (Some(whereabouts), Ok(())) = (whereabouts, &problems) else {
        return custody_page(&page, id, &form, &page.words(&problems.err().unwrap_or_default())).await;
    };
    match page.attempt(move |cx| person::add_custody(cx, id, whereabouts)).await? {
        Ok(()) => page.go_saying(&address(id), page.tr().text("people-custody-done")).await,
        Err(errors) => custody_page(&page, id, &form, &page.words(&errors)).await,
    }
}

pub(super) async fn show_death(page: Page, Path(id): Path<PersonId>) -> Answer {
    death_page(&page, id, &Form::default(), &[]).await
}

async fn death_page(page: &Page, id: PersonId, form: &Form, errors: &[ShownError]) -> Answer {
    let frame = case_frame(page, id, Tab::Plan).await?;
    let tr = page.tr();
    let name = [("name", frame.head.name.as_str().into())];
    Ok(frame.slim(page, tr.text("people-death")).errors(errors).body(html! {
        h1.tl-question { (tr.with("people-death-of", &name)) }
        p.tl-prose { (tr.text("people-death-effect")) }
        form method="post" action=(format!("{}/death", address(id))) novalidate {
            (csrf(&page.csrf()))
            (Field::new("died_on", tr.text("people-death-day")).error(error_for(errors, "died_on"))
                .date(tr, &form.date_parts("died_on")))
            (Field::new("sure", tr.text("people-death-sure")).error(error_for(errors, "sure"))
                .checkboxes(tr, &[Choice::new("yes", tr.with("people-death-yes", &name)).chosen(form.chose("sure", "yes"))]))
            (Button::new(tr.text("people-death-act")).warning().once())
        }
        (frame.closing(tr))
    }))
}

pub(super) async fn record_death(page: Page, Path(id): Path<PersonId>, form: Form) -> Answer {
    let mut read = form.read();
    let on = read.date("died_on", "people-error-died");
    if !form.chose("sure", "yes") {
        read.refuse(throughline_app::FieldError::new("sure", "people-error-sure"));
    }
    let problems = read.finish();
    let (Some(on), Ok(())) = (on, &problems) else {
        return death_page(&page, id, &form, &page.words(&problems.err().unwrap_or_default())).await;
    };
    match page.attempt(move |cx| person::record_death(cx, id, on)).await? {
        Ok(()) => {
            page.go_saying(&format!("{}/identity", address(id)), page.tr().text("people-death-done")).await
        }
        Err(errors) => death_page(&page, id, &form, &page.words(&errors)).await,
    }
}
