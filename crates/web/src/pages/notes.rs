//! Contact notes: the form of twenty seconds, and the notes of a case, newest first.
//!
//! The form stands on its own page and, inline, on My people. It works without a script; a note
//! that is kept for later is saved as a draft, by its button or, where the script runs, while it
//! is typed.

use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use jiff::Timestamp;
use maud::{Markup, html};
use throughline_app::{
    FieldError as Wrong,
    note::{self, NoteInput, Notes, Readers, ShownNote, ShownParagraph, StepFromNote},
    plan,
};
use throughline_domain::{
    id::{NoteId, PersonId},
    note::{About, Happened, Paragraph},
};

use crate::{
    components::{
        button::{Button, button_group},
        card::card,
        depth::depth_word,
        details::details,
        error_summary::{FieldError, error_for},
        field::{Field, hidden},
        link::link,
        note_form::{NoteChip, NoteForm, inline_tick, note_form},
        pagination::{Pagination, pagination},
        tag::{Tone, tag},
    },
    errors::{Answer, Failure},
    forms::Form,
    i18n::Tr,
    pages::{
        beside,
        case_frame::{Frame, Tab, case_frame},
        permissions::category_word,
        plan::step::{owner_choices, owner_of},
    },
    route::{Access, Route},
    visit::Page,
};

/// The routes.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/people/{person}/notes", Access::Session, show),
        Route::get("/people/{person}/notes/new", Access::Session, new),
        Route::post("/people/{person}/notes", Access::Session, write),
        Route::post("/people/{person}/notes/draft", Access::Session, keep),
        Route::get("/people/{person}/notes/{note}/correct", Access::Session, correct),
    ]
}

/// The fields of the first paragraph.
const FIRST: (&str, &str) = ("about", "text");
/// The fields of the second paragraph, which may be about something else.
const SECOND: (&str, &str) = ("about-2", "text-2");
/// The page to go back to; only our own are followed.
const BACK: &str = "back";

/// What happened, in words.
pub(in crate::pages) fn happened_text(tr: Tr, happened: Happened) -> String {
    tr.with("notes-happened", &[("code", happened.code().into())])
}

fn about_text(tr: Tr, about: About) -> String {
    tr.with("notes-about", &[("code", about.code().into())])
}

fn paragraph(form: &Form, (about, text): (&str, &str), second: bool) -> Paragraph {
    let about = form.values(about).filter_map(About::from_code).collect();
    Paragraph { about, words: form.value(text).to_owned(), beside: beside::read(form, second) }
}

fn read(page: &Page, form: &Form) -> Result<NoteInput, Vec<Wrong>> {
    let mut reader = form.read();
    let when = reader.date_optional("when", "plan-error-date");
    let due_on = reader.date_optional("due", "plan-error-date");
    reader.finish()?;
    let paragraphs = vec![paragraph(form, FIRST, false), paragraph(form, SECOND, true)];
    let topic = paragraphs.first().and_then(|first| first.about.first().copied()).unwrap_or(About::Other);
    let step = form.chose("step", "yes").then(|| StepFromNote {
        owner: owner_of(form.value("step-owner")),
        due_on,
        goal_title: about_text(page.tr(), topic),
    });
    Ok(NoteInput {
        happened: Happened::from_code(form.value("kind")),
        happened_at: when.filter(|day| *day != page.tr().today()).and_then(|day| noon(page, day)),
        paragraphs,
        corrects: form.value("corrects").parse().ok(),
        step,
    })
}

/// A contact of another day is written down at noon: nobody asks for the minute.
fn noon(page: &Page, day: jiff::civil::Date) -> Option<Timestamp> {
    let zone = page.local_time(page.cx().now).time_zone().clone();
    day.at(12, 0, 0, 0).to_zoned(zone).ok().map(|zoned| zoned.timestamp())
}

async fn new(page: Page, Path(person): Path<PersonId>) -> Answer {
    let kept = page.kept_form(&format!("/people/{person}/notes")).await?;
    let form = match kept {
        Some(form) => form,
        None => draft(&page, person).await?,
    };
    question(&page, person, &form, &[]).await
}

/// The note half written, as a form; empty where there is none.
pub(in crate::pages) async fn draft(page: &Page, person: PersonId) -> Result<Form, Failure> {
    let kept = page.run(move |cx| note::find_draft(cx, person)).await?;
    Ok(kept.as_deref().map(Form::from_kept).unwrap_or_default())
}

async fn write(page: Page, Path(person): Path<PersonId>, form: Form) -> Answer {
    let input = match read(&page, &form) {
        Ok(input) => input,
        Err(errors) => return question(&page, person, &form, &page.words(&errors)).await,
    };
    match page.attempt(move |cx| note::write(cx, person, &input)).await? {
        Ok(_) => {
            let to = back(&form).unwrap_or_else(|| format!("/people/{person}/notes"));
            page.go_saying(&to, page.tr().text("notes-saved")).await
        }
        Err(errors) => question(&page, person, &form, &page.words(&errors)).await,
    }
}

/// Only a path of our own, so that a form cannot lead away.
fn back(form: &Form) -> Option<String> {
    let to = form.value(BACK);
    (to.starts_with("/my-people") && !to.contains(['\\', '\r', '\n'])).then(|| to.to_owned())
}

async fn keep(page: Page, Path(person): Path<PersonId>, form: Form) -> Answer {
    let content = form.to_keep();
    page.run(move |cx| note::keep_draft(cx, person, &content)).await?;
    if form.chose("quietly", "yes") {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    let to = back(&form).unwrap_or_else(|| format!("/people/{person}"));
    page.go_saying(&to, page.tr().text("notes-kept")).await
}

async fn correct(page: Page, Path((person, id)): Path<(PersonId, NoteId)>) -> Answer {
    let old = page.run(move |cx| note::get(cx, person, id)).await?;
    let mut fields = vec![
        ("kind".to_owned(), old.happened.code().to_owned()),
        ("corrects".to_owned(), id.to_string()),
        ("when".to_owned(), page.local_time(old.happened_at).date().to_string()),
    ];
    for (paragraph, (about, text)) in old.paragraphs.iter().zip([FIRST, SECOND]) {
        fields.push((text.to_owned(), paragraph.words.clone()));
        fields.extend(beside::filled(&paragraph.beside, text == SECOND.1));
        fields.extend(paragraph.about.iter().map(|topic| (about.to_owned(), topic.code().to_owned())));
    }
    question(&page, person, &Form::from_pairs(fields), &[]).await
}

async fn question(
    page: &Page,
    person: PersonId,
    form: &Form,
    errors: &[FieldError],
) -> Result<Response, Failure> {
    let frame = case_frame(page, person, Tab::Plan).await?;
    let cancel = back(form).unwrap_or_else(|| format!("/people/{person}"));
    let note = fill(page, person, form, errors, &cancel).await?;
    let tr = page.tr();
    let correcting = !form.value("corrects").is_empty();
    let title = tr.text(if correcting { "notes-correct" } else { "notes-write" });
    Ok(frame.slim(page, title.clone()).errors(errors).body(html! {
        h1.tl-question { (title) }
        @if correcting { p { (tr.text("notes-correct-lead")) } }
        (note)
        (frame.closing(tr))
    }))
}

/// The form about one person, filled; `cancel` is where it came from.
pub(in crate::pages) async fn fill(
    page: &Page,
    person: PersonId,
    form: &Form,
    errors: &[FieldError],
    cancel: &str,
) -> Result<Markup, Failure> {
    let (readers, helpers) =
        page.run(move |cx| Ok((note::readers(cx, person)?, plan::helpers(cx, person)?))).await?;
    let tr = page.tr();
    let kinds: Vec<(&str, String)> =
        Happened::ALL.iter().map(|kind| (kind.code(), happened_text(tr, *kind))).collect();
    let topics = topics(tr, &readers);
    let action = format!("/people/{person}/notes");
    let keep = format!("{action}/draft");
    let who = readers_text(tr, &readers, form);
    let me = page.user().actor.user.map(|user| format!("user:{user}")).unwrap_or_default();
    let owner = if form.value("step-owner").is_empty() { me.as_str() } else { form.value("step-owner") };
    let follow_up = html! {
        @for name in ["corrects", BACK] {
            @if !form.value(name).is_empty() { (hidden(name, form.value(name))) }
        }
        @if form.value(BACK).is_empty() && cancel.starts_with("/my-people") { (hidden(BACK, cancel)) }
        @if form.value("corrects").is_empty() {
            (inline_tick("step", tr.text("notes-make-step"), form.chose("step", "yes")))
            (Field::new("step-owner", tr.text("notes-step-for"))
                .select(tr, &owner_choices(&readers.person, &helpers, owner)))
            (Field::new("due", tr.text("notes-step-on")).error(error_for(errors, "due"))
                .date(tr, &form.date_parts("due")))
        }
        (details(tr.text("beside-title"), html! {
            (beside::fields(tr, form, errors, false))
            (who_reads_beside(tr, &readers))
        }))
        (details(tr.text("notes-more"), html! {
            (Field::new("when", tr.text("notes-when")).error(error_for(errors, "when"))
                .date(tr, &form.date_parts("when")))
            (second_paragraph(tr, &topics, form, errors))
            (readers_by_topic(tr, &readers))
        }))
    };
    let later = Button::new(tr.text("notes-keep")).secondary().small().form_action(keep.as_str());
    let chips = topics
        .iter()
        .map(|(value, text, fewer)| NoteChip {
            value,
            text,
            fewer_readers: *fewer,
            chosen: form.chose("about", value),
        })
        .collect();
    Ok(note_form(
        tr,
        &NoteForm {
            person: &readers.person,
            action: &action,
            csrf: &page.csrf(),
            kinds: kinds
                .iter()
                .map(|(value, text)| NoteChip {
                    value,
                    text,
                    fewer_readers: false,
                    chosen: form.chose("kind", value),
                })
                .collect(),
            topics: chips,
            text: form.value("text"),
            error: error_for(errors, "text"),
            kind_error: error_for(errors, "kind"),
            topic_error: error_for(errors, "about"),
            follow_up,
            later: html! { (later) },
            readers: &who,
            change_readers: "",
            cancel,
            draft: &keep,
        },
    ))
}

fn topics(tr: Tr, readers: &Readers) -> Vec<(&'static str, String, bool)> {
    About::ALL.iter().map(|about| (about.code(), about_text(tr, *about), readers.fewer(*about))).collect()
}

/// "you, your team, Badalona and Fatima": before a topic is chosen, who reads the most open one.
fn readers_text(tr: Tr, readers: &Readers, form: &Form) -> String {
    let chosen: Vec<About> = form.values("about").filter_map(About::from_code).collect();
    let chosen = if chosen.is_empty() { vec![About::Other] } else { chosen };
    let others = readers.of(&chosen);
    let (you, team) = (tr.text("notes-you"), tr.text("notes-your-team"));
    let mut names = vec![you.as_str(), team.as_str()];
    names.extend(others.iter().map(String::as_str));
    names.push(&readers.person);
    tr.list(&names)
}

/// Who reads no more than the short forms, by topic; nothing where there is nobody.
fn who_reads_beside(tr: Tr, readers: &Readers) -> Markup {
    let some: Vec<_> = readers.beside.iter().filter(|(_, names)| !names.is_empty()).collect();
    html! {
        p { strong { (tr.text(if some.is_empty() { "beside-readers-none" } else { "beside-readers" })) } }
        @if !some.is_empty() {
            ul class="govuk-list" {
                @for (about, names) in some {
                    li {
                        (about_text(tr, *about)) ": "
                        @for (place, (name, deep)) in names.iter().enumerate() {
                            @if place > 0 { ", " }
                            (name) " (" (depth_word(tr, *deep)) ")"
                        }
                    }
                }
            }
        }
    }
}

fn readers_by_topic(tr: Tr, readers: &Readers) -> Markup {
    html! {
        p { strong { (tr.text("notes-readers-by-topic")) } }
        ul class="govuk-list" {
            @for (about, names) in &readers.others {
                li {
                    (about_text(tr, *about)) ": "
                    @if names.is_empty() {
                        (tr.text("notes-only-your-agency"))
                    } @else {
                        (tr.list(&names.iter().map(String::as_str).collect::<Vec<_>>()))
                    }
                }
            }
        }
    }
}

fn second_paragraph(tr: Tr, topics: &[(&str, String, bool)], form: &Form, errors: &[FieldError]) -> Markup {
    html! {
        fieldset class="govuk-fieldset tl-pick" {
            legend.tl-pick__legend { (tr.text("notes-second")) }
            div.tl-pick__list {
                @for (value, text, fewer) in topics {
                    label.tl-pick__item {
                        input.tl-pick__input type="checkbox" name=(SECOND.0) value=(value)
                            checked[form.chose(SECOND.0, value)];
                        span.tl-pick__chip {
                            (text)
                            @if *fewer { " " span.tl-pick__fewer { (tr.text("components-note-fewer")) } }
                        }
                    }
                }
            }
        }
        (Field::new(SECOND.1, tr.text("notes-second-text")).textarea(tr, 2, form.value(SECOND.1)))
        (beside::fields(tr, form, errors, true))
    }
}

/// Which page of the list.
#[derive(Debug, Default, serde::Deserialize)]
struct At {
    page: Option<usize>,
}

async fn show(page: Page, Path(person): Path<PersonId>, Query(at): Query<At>) -> Answer {
    let notes = page.run(move |cx| note::list(cx, person, at.page.unwrap_or(1))).await?;
    let frame = Frame::new(notes.head.clone(), Tab::Notes);
    let tr = page.tr();
    let home = format!("/people/{person}/notes");
    let lead = html! {
        (tr.count("notes-contacts", notes.contacts)) " " (tr.count("notes-attempts", notes.attempts))
    };
    let (at, pages) = notes.page;
    let before = (at > 1).then(|| format!("{home}?page={}", at - 1));
    let after = (at < pages).then(|| format!("{home}?page={}", at + 1));
    let act = html! {
        @if notes.may_write {
            (button_group(html! { (Button::link(tr.text("notes-write"), format!("{home}/new")).small()) }))
        }
    };
    Ok(frame.html(&page, tr.text("notes-title")).body(html! {
        (frame.tabs(tr))
        h1.tl-title { (tr.text("notes-title")) }
        p.tl-lead { (lead) }
        (act)
        @if notes.notes.is_empty() { p { (tr.text("notes-empty")) } }
        @for shown in &notes.notes { (one(&page, person, &notes, shown)) }
        (pagination(tr, Pagination { previous: before.as_deref(), next: after.as_deref() }))
        (frame.closing(tr))
    }))
}

fn topics_of(tr: Tr, about: &[About]) -> Markup {
    html! { @for topic in about { (tag(Tone::Stone, &about_text(tr, *topic))) " " } }
}

fn one(page: &Page, person: PersonId, notes: &Notes, shown: &ShownNote) -> Markup {
    let tr = page.tr();
    let at = page.local_time(shown.happened_at);
    let title =
        format!("{}, {} {}", happened_text(tr, shown.happened), tr.long_date(at.date()), tr.time(at.time()));
    let own = Some(shown.agency.as_str()) == Some(page.user().agency_name.as_str());
    card(
        &title,
        html! {
            div id=(format!("note-{}", shown.id)) {
                p.tl-second {
                    (tr.with("notes-by", &[
                        ("name", shown.author.as_str().into()),
                        ("agency", shown.agency.as_str().into()),
                    ]))
                    @if shown.happened.is_attempt() {
                        " " (tag(Tone::Stone, &tr.text("notes-attempt")))
                    }
                }
                @if let Some(by) = shown.corrected_by {
                    p { (tag(Tone::Amber, &tr.text("notes-corrected"))) " "
                        (link(&format!("#note-{by}"), tr.text("notes-see-correction"))) }
                }
                @if let Some(old) = shown.corrects {
                    p { (link(&format!("#note-{old}"), tr.text("notes-see-corrected"))) }
                }
                @for paragraph in &shown.paragraphs {
                    @match paragraph {
                        ShownParagraph::Words { about, words, beside } => {
                            p.tl-prose { (topics_of(tr, about)) (words) }
                            (beside::shown(tr, beside))
                        }
                        ShownParagraph::Summary { about, words } => {
                            p.tl-prose { (topics_of(tr, about)) (beside::summary(tr)) " " (words) }
                        }
                        ShownParagraph::Consequence(words) => {
                            p.tl-prose { (beside::consequence(tr)) " " (words) }
                        }
                        ShownParagraph::Withheld(category) => {
                            p.tl-second {
                                (tr.with("notes-withheld", &[("topic", category_word(tr, *category).into())]))
                            }
                        }
                    }
                }
                @if notes.may_write && own && shown.corrected_by.is_none() {
                    p.tl-links { (link(
                        &format!("/people/{person}/notes/{}/correct", shown.id),
                        tr.text("notes-correct"),
                    )) }
                }
            }
        },
    )
}
