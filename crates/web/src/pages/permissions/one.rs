//! One permission: what it would open, the form to record the answer, the form to sign, and the way to
//! stop it in two steps.

use std::sync::Arc;

use axum::{
    extract::{Path, Query},
    response::Response,
};
use maud::{Markup, html};
use throughline_app::permission::{self, One, Said, Shared};
use throughline_domain::{
    id::{PermissionId, PersonId},
    permission::Status,
};

use super::{
    address, again_text, categories_in_sentence, categories_text, category_word, given_line, purpose_text,
    recipient_text, state_line,
};
use crate::{
    components::{
        button::{Button, button_group},
        choice::Choice,
        depth::{depth, depth_word},
        empty::good_empty,
        error_summary::{FieldError, error_for},
        field::{Field, csrf, hidden},
        link::link,
        summary_list::{SummaryRow, summary_list},
        table::{Column, Row, Table},
    },
    errors::{Answer, Failure},
    forms::{Form, VERSION},
    i18n::{Locale, Tr},
    pages::case_frame::{Frame, Tab, case_frame, language_choices},
    visit::Page,
};

pub(super) async fn show(page: Page, Path((person, id)): Path<(PersonId, PermissionId)>) -> Answer {
    let kept = page.kept_form(&format!("{}/{id}", address(person))).await?;
    view(&page, person, id, &kept.unwrap_or_default(), &[]).await
}

pub(super) async fn answer(
    page: Page,
    Path((person, id)): Path<(PersonId, PermissionId)>,
    form: Form,
) -> Answer {
    let tr = page.tr();
    let said = Said {
        yes: form.value("said") == "yes",
        on_paper: form.value("way") == "paper",
        language: form.value("language").to_owned(),
        witness: form.value("witness").to_owned(),
        interpreter: form.value("interpreter").to_owned(),
        guardian: form.value("guardian").to_owned(),
        own_words: form.value("own_words").to_owned(),
        told_no_effect: form.chose("told", "yes"),
        scan: form.file("scan").map(|file| (file.file_name.clone(), Arc::from(file.content.as_ref()))),
    };
    if !["yes", "no"].contains(&form.value("said")) {
        let error = FieldError { field: "said".to_owned(), text: tr.text("permissions-error-said") };
        return view(&page, person, id, &form, &[error]).await;
    }
    let version = form.version();
    match page.attempt(move |cx| permission::answer(cx, person, id, version, &said)).await? {
        Ok(status) => {
            let said = tr.with("permissions-recorded", &[("code", status.code().into())]);
            page.go_saying(&address(person), said).await
        }
        Err(errors) => view(&page, person, id, &form, &page.words(&errors)).await,
    }
}

async fn view(
    page: &Page,
    person: PersonId,
    id: PermissionId,
    form: &Form,
    errors: &[FieldError],
) -> Result<Response, Failure> {
    let frame = case_frame(page, person, Tab::Permissions).await?;
    let one = page.run(move |cx| permission::get(cx, person, id)).await?;
    let tr = page.tr();
    let of = &one.shown.permission;
    let to = recipient_text(tr, page, &frame.head.jurisdiction, &of.to, one.shown.to.as_deref());
    let title = tr.with("permissions-one", &[("to", to.as_str().into())]);
    let asked = of.status == Status::Asked;
    let again = one.shown.in_force && of.again.is_some();
    Ok(page
        .html(title.clone())
        .back(address(person), tr.text("permissions-title"))
        .errors(errors)
        .version(of.version)
        .body(html! {
            h1.tl-question { (title) }
            p.tl-lead { (state_line(tr, &one.shown)) }
            @if let Some(line) = given_line(tr, &one.shown) { p.tl-second { (line) } }
            (scope(tr, &one))
            @if asked || again {
                (answer_form(page, person, &frame, &one, form, errors))
            }
            @if of.status == Status::Given {
                h2.tl-section-title { (tr.text("permissions-stop-title")) }
                p { (tr.with("permissions-stop-lead", &[("name", frame.head.first_name.as_str().into())])) }
                (Button::link(tr.text("permissions-stop"), format!("{}/{id}/stop", address(person))).secondary())
            }
            @if of.status != Status::Asked { (already_shared(tr, &one.shared)) }
            @if asked {
                form method="post" action=(format!("{}/{id}/drop", address(person))) {
                    (csrf(&page.csrf())) (hidden(VERSION, &of.version.to_string()))
                    (Button::new(tr.text("permissions-drop")).secondary().small())
                }
            }
            (frame.closing(tr))
        }))
}

fn scope(tr: Tr, one: &One) -> Markup {
    let of = &one.shown.permission;
    summary_list(&[
        SummaryRow::new(tr.text("permissions-what"), categories_text(tr, &of.scope.categories)),
        SummaryRow::new(tr.text("permissions-depth"), depth(tr, of.scope.depth)),
        SummaryRow::new(tr.text("permissions-purpose-label"), purpose_text(tr, of.purpose)),
        SummaryRow::new(tr.text("permissions-until"), tr.full_date(one.shown.last_day)),
    ])
}

/// What is to be said, then what was said.
fn answer_form(
    page: &Page,
    person: PersonId,
    frame: &Frame,
    one: &One,
    form: &Form,
    errors: &[FieldError],
) -> Markup {
    let tr = page.tr();
    let of = &one.shown.permission;
    let name = frame.head.first_name.as_str();
    let to = recipient_text(tr, page, &frame.head.jurisdiction, &of.to, one.shown.to.as_deref());
    let spoken = one.languages.first().map_or_else(|| tr.locale().code().to_owned(), Clone::clone);
    let chosen = if form.value("language").is_empty() { spoken } else { form.value("language").to_owned() };
    let base = format!("{}/{}", address(person), of.id);
    let radio = |value: &'static str, key: &str, field: &str| {
        Choice::new(value, tr.text(key)).chosen(form.value(field) == value)
    };
    let paper = form.value("way") == "paper";
    html! {
        h2.tl-section-title { (tr.with("permissions-say", &[("name", name.into())])) }
        @if let Some((why, since)) = of.again { p { strong { (again_text(tr, why, since)) } } }
        div.govuk-inset-text { (statement(tr, one, &to)) }
        p { (link(&format!("{base}/form"), tr.text("permissions-print"))) }
        form method="post" action=(base) enctype="multipart/form-data" novalidate {
            (csrf(&page.csrf()))
            (hidden(VERSION, &of.version.to_string()))
            (Field::new("said", tr.with("permissions-said", &[("name", name.into())])).bold()
                .error(error_for(errors, "said"))
                .radios_inline(tr, &[radio("yes", "permissions-yes", "said"), radio("no", "permissions-no", "said")]))
            (Field::new("told", tr.text("permissions-told")).error(error_for(errors, "told"))
                .checkbox(tr, "yes", form.chose("told", "yes")))
            (Field::new("way", tr.text("permissions-way")).bold().radios(tr, &[
                radio("spoken", "permissions-way-spoken", "way").chosen(!paper),
                radio("paper", "permissions-way-paper", "way").chosen(paper),
            ]))
            (Field::new("language", tr.text("permissions-language")).bold().error(error_for(errors, "language"))
                .select(tr, &language_choices(tr, &one.languages, &chosen)))
            (Field::new("witness", tr.text("permissions-witness")).bold().hint(tr.text("permissions-witness-hint"))
                .error(error_for(errors, "witness")).spellcheck(false).input(tr, form.value("witness")))
            @if one.interpreter_needed { p { (tr.text("permissions-interpreter-needed")) } }
            (Field::new("interpreter", tr.text("permissions-interpreter")).bold()
                .error(error_for(errors, "interpreter")).spellcheck(false).input(tr, form.value("interpreter")))
            @if one.minor {
                (Field::new("guardian", tr.text("permissions-guardian")).bold().hint(tr.text("permissions-guardian-hint"))
                    .error(error_for(errors, "guardian")).spellcheck(false).input(tr, form.value("guardian")))
                (Field::new("own_words", tr.text("permissions-own-words")).bold()
                    .hint(tr.text("permissions-own-words-hint"))
                    .error(error_for(errors, "own_words")).textarea(tr, 3, form.value("own_words")))
            }
            (Field::new("scan", tr.text("permissions-scan")).bold().hint(tr.text("documents-file-hint"))
                .error(error_for(errors, "scan")).kind("file").input(tr, ""))
            (Button::new(tr.text("permissions-record")).once())
        }
    }
}

/// What the person is told before they answer, in a few plain sentences.
fn statement(tr: Tr, one: &One, to: &str) -> Markup {
    let of = &one.shown.permission;
    html! {
        p { (tr.with("permissions-statement", &[
            ("to", to.into()),
            ("what", categories_in_sentence(tr, &of.scope.categories).into()),
            ("date", tr.full_date(one.shown.last_day).into()),
        ])) }
        p { (tr.with("permissions-statement-depth", &[("code", of.scope.depth.code().into())])) }
        p { strong { (tr.text("permissions-no-effect")) } }
        p { (tr.text("permissions-statement-stop")) }
    }
}

fn already_shared(tr: Tr, shared: &[Shared]) -> Markup {
    html! {
        h2.tl-section-title { (tr.text("permissions-shared")) }
        @if shared.is_empty() {
            (good_empty(&tr.text("permissions-shared-none")))
        } @else {
            p { (tr.text("permissions-shared-lead")) }
            (Table::new(tr.text("permissions-shared"))
                .column(Column::new(tr.text("permissions-shared-who")))
                .column(Column::new(tr.text("permissions-shared-when")))
                .column(Column::new(tr.text("permissions-shared-what")))
                .rows(shared.iter().map(|line| {
                    Row::new()
                        .cell(line.agency.as_str())
                        .cell(tr.full_date(line.day))
                        .cell(categories_text(tr, &line.categories))
                })))
        }
    }
}

#[derive(Debug, Default, serde::Deserialize)]
pub(super) struct Printed {
    language: Option<String>,
}

/// The form to be signed on paper: in the language asked for, else the person's best of ours.
pub(super) async fn form(
    page: Page,
    Path((person, id)): Path<(PersonId, PermissionId)>,
    Query(asked): Query<Printed>,
) -> Answer {
    let frame = case_frame(&page, person, Tab::Permissions).await?;
    let one = page.run(move |cx| permission::get(cx, person, id)).await?;
    let reader = page.tr();
    let chosen = asked.language.as_deref().and_then(Locale::from_code);
    let spoken = || one.languages.iter().find_map(|code| Locale::ALL.into_iter().find(|l| l.code() == code));
    let locale = chosen.or_else(spoken).unwrap_or(reader.locale());
    let title = reader.text("permissions-form-title");
    let back = format!("{}/{id}", address(person));
    Ok(page.html(title.clone()).back(back.clone(), reader.text("permissions-form-back")).body(html! {
        div.tl-sheet-tools {
            h1.tl-question { (title) }
            p { (reader.text("permissions-form-how")) }
            p.tl-links {
                (reader.text("sheet-language")) " "
                @for known in Locale::ALL {
                    @if known == locale {
                        strong lang=(known.code()) { (known.own_name()) } " "
                    } @else {
                        span lang=(known.code()) {
                            (link(&format!("{back}/form?language={}", known.code()), known.own_name()))
                        } " "
                    }
                }
            }
        }
        (paper(&page, locale, &frame, &one))
    }))
}

fn paper(page: &Page, locale: Locale, frame: &Frame, one: &One) -> Markup {
    let tr = Tr::new(locale, page.tr().today());
    let of = &one.shown.permission;
    let to = recipient_text(tr, page, &frame.head.jurisdiction, &of.to, one.shown.to.as_deref());
    html! {
        article.tl-sheet lang=(locale.code()) {
            header.tl-sheet__head {
                div {
                    p.tl-sheet__name { (one.name) }
                    h2.tl-sheet__day { (tr.text("permissions-form-heading")) }
                }
                (crate::layout::MARK)
            }
            section.tl-sheet__box {
                (statement(tr, one, &to))
                ul.govuk-list.govuk-list--bullet {
                    @for category in &of.scope.categories { li { (category_word(tr, *category)) } }
                }
                p { (depth_word(tr, of.scope.depth)) ". " (purpose_text(tr, of.purpose)) }
            }
            section.tl-sheet__box {
                p { "☐ " (tr.text("permissions-form-yes")) }
                p { "☐ " (tr.text("permissions-form-no")) }
                p { "☐ " (tr.text("permissions-told")) }
            }
            p.tl-sheet__sign {
                span { (tr.text("permissions-form-signed")) } " "
                span { (tr.text("permissions-form-witness")) } " "
                span { (tr.text("permissions-form-day")) }
            }
            @if one.minor {
                p { (tr.text("permissions-own-words")) }
                p.tl-sheet__sign { span { (tr.text("permissions-form-guardian")) } }
            }
        }
    }
}

pub(super) async fn ask_stop(page: Page, Path((person, id)): Path<(PersonId, PermissionId)>) -> Answer {
    let frame = case_frame(&page, person, Tab::Permissions).await?;
    let one = page.run(move |cx| permission::get(cx, person, id)).await?;
    let tr = page.tr();
    let of = &one.shown.permission;
    let to = recipient_text(tr, &page, &frame.head.jurisdiction, &of.to, one.shown.to.as_deref());
    let what = categories_in_sentence(tr, &of.scope.categories);
    let title = tr.with("permissions-stop-question", &[("to", to.as_str().into()), ("what", what.into())]);
    let back = format!("{}/{id}", address(person));
    Ok(page.html(title.clone()).back(back.clone(), tr.text("permissions-form-back")).body(html! {
        h1.tl-question { (title) }
        @if of.status == Status::Given {
            (what_stopping_does(tr, &to))
            form method="post" novalidate {
                (csrf(&page.csrf())) (hidden(VERSION, &of.version.to_string()))
                (button_group(html! {
                    (Button::new(tr.text("permissions-stop-yes")).warning().once())
                    (Button::link(tr.text("permissions-stop-no"), back).secondary())
                }))
            }
            p.tl-second { (tr.text("permissions-stop-again")) }
            (already_shared(tr, &one.shared))
        } @else {
            p { (tr.text("permissions-refused-not-given")) }
        }
        (frame.closing(tr))
    }))
}

/// From now, today, what was read, and what does not change: the same four for a worker and the person.
pub(crate) fn what_stopping_does(tr: Tr, to: &str) -> Markup {
    let to = [("to", to.into())];
    summary_list(&[
        SummaryRow::new(tr.text("permissions-stop-now"), tr.with("permissions-stop-now-what", &to)),
        SummaryRow::new(tr.text("permissions-stop-today"), tr.with("permissions-stop-today-what", &to)),
        SummaryRow::new(tr.text("permissions-stop-read"), tr.text("permissions-stop-read-what")),
        SummaryRow::new(tr.text("permissions-stop-rest"), tr.text("permissions-stop-rest-what")),
    ])
}

pub(super) async fn stop(
    page: Page,
    Path((person, id)): Path<(PersonId, PermissionId)>,
    form: Form,
) -> Answer {
    let version = form.version();
    page.run(move |cx| permission::withdraw(cx, person, id, version)).await?;
    let said = page.tr().with("permissions-recorded", &[("code", Status::Withdrawn.code().into())]);
    page.go_saying(&format!("{}/{id}", address(person)), said).await
}

pub(super) async fn drop_question(
    page: Page,
    Path((person, id)): Path<(PersonId, PermissionId)>,
    form: Form,
) -> Answer {
    let version = form.version();
    page.run(move |cx| permission::drop_question(cx, person, id, version)).await?;
    page.go_saying(&address(person), page.tr().text("permissions-dropped")).await
}
