//! Handovers of one case.

use axum::{extract::Path, response::Response};
use jiff::civil::Date;
use maud::{Markup, html};
use throughline_app::{
    FieldError as Wrong,
    handover::{self, Answer as Said, Asked, Candidate, Handovers, Named},
};
use throughline_domain::{
    handover::{Attendee, Status},
    id::{HandoverId, PersonId},
};

use crate::{
    components::{
        button::{Button, button_group},
        card::card,
        choice::Choice,
        error_summary::{FieldError, error_for},
        field::{Field, csrf, hidden},
        tag::{Tone, tag},
    },
    errors::{Answer, Failure},
    forms::{Form, VERSION},
    i18n::Tr,
    pages::{
        case_frame::{Tab, case_frame},
        workload::{done_for, of_line},
    },
    route::{Access, Route},
    visit::Page,
};

/// The routes.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/people/{person}/handovers", Access::Session, show),
        Route::post("/people/{person}/handovers", Access::Session, ask),
        Route::post("/people/{person}/handovers/{handover}", Access::Session, answer),
    ]
}

fn attendees(tr: Tr, form: &Form) -> Vec<Choice<'static>> {
    Attendee::ALL
        .iter()
        .map(|attendee| {
            Choice::new(attendee.code(), tr.with("handovers-attendee", &[("code", attendee.code().into())]))
                .chosen(form.chose("attendance", attendee.code()))
        })
        .collect()
}

fn colleagues(tr: Tr, list: &[Candidate], chosen: &str) -> Vec<Choice<'static>> {
    list.iter()
        .map(|candidate| {
            let id = candidate.colleague.user.to_string();
            let text = tr.with(
                "handovers-colleague",
                &[
                    ("name", candidate.colleague.name.as_str().into()),
                    ("agency", candidate.colleague.agency_name.as_str().into()),
                ],
            );
            let is_chosen = id == chosen;
            let choice = Choice::new(id, text).chosen(is_chosen);
            match hint(tr, candidate) {
                Some(hint) => choice.hint(hint),
                None => choice,
            }
        })
        .collect()
}

/// What a colleague of the reader's own agency carries, and whether they are away.
fn hint(tr: Tr, candidate: &Candidate) -> Option<String> {
    let (load, red_line) = candidate.load?;
    let load = of_line(tr, load, red_line);
    let key = if candidate.away { "handovers-carries-away" } else { "handovers-carries" };
    Some(tr.with(key, &[("load", load.into())]))
}

fn meeting(form: &Form) -> Result<(Option<Date>, Vec<Attendee>), Vec<Wrong>> {
    let mut reader = form.read();
    let held_on = reader.date_optional("held", "plan-error-date");
    reader.finish()?;
    Ok((held_on, form.values("attendance").filter_map(Attendee::from_code).collect()))
}

async fn show(page: Page, Path(person): Path<PersonId>) -> Answer {
    let kept = page.kept_form(&format!("/people/{person}/handovers")).await?;
    view(&page, person, &kept.unwrap_or_default(), &[]).await
}

async fn ask(page: Page, Path(person): Path<PersonId>, form: Form) -> Answer {
    let (held_on, attendance) = match meeting(&form) {
        Ok(meeting) => meeting,
        Err(errors) => return view(&page, person, &form, &page.words(&errors)).await,
    };
    let asked = Asked {
        to: form.value("to").parse().ok(),
        held_on,
        attendance,
        reason: form.value("reason").to_owned(),
    };
    match page.attempt(move |cx| handover::ask(cx, person, &asked)).await? {
        Ok(_) => {
            page.go_saying(&format!("/people/{person}/handovers"), page.tr().text("handovers-asked")).await
        }
        Err(errors) => view(&page, person, &form, &page.words(&errors)).await,
    }
}

async fn answer(page: Page, Path((person, id)): Path<(PersonId, HandoverId)>, form: Form) -> Answer {
    let (held_on, attendance) = match meeting(&form) {
        Ok(meeting) => meeting,
        Err(errors) => return view(&page, person, &form, &page.words(&errors)).await,
    };
    let said = match form.value("answer") {
        "accept" => Said::Accept { held_on, attendance },
        "decline" => Said::Decline { reason: form.value("no-reason").to_owned() },
        _ => Said::TakeBack,
    };
    let version = form.version();
    match page.attempt(move |cx| handover::answer(cx, person, id, version, &said)).await? {
        Ok(status) => {
            let tr = page.tr();
            let mut said = tr.with("handovers-said", &[("status", status.code().into())]);
            if let (Status::Accepted, Some(reader)) = (status, page.user().actor.user) {
                said = done_for(&page, said, reader).await?;
            }
            page.go_saying(&format!("/people/{person}/handovers"), said).await
        }
        Err(errors) => {
            // The form has two reasons, of which this is the one for saying no.
            let errors: Vec<Wrong> =
                errors.into_iter().map(|error| Wrong { field: "no-reason".to_owned(), ..error }).collect();
            view(&page, person, &form, &page.words(&errors)).await
        }
    }
}

async fn view(
    page: &Page,
    person: PersonId,
    form: &Form,
    errors: &[FieldError],
) -> Result<Response, Failure> {
    let frame = case_frame(page, person, Tab::Agencies).await?;
    let found = page.run(move |cx| handover::view(cx, person)).await?;
    let tr = page.tr();
    let waits = found.handovers.iter().any(|named| named.handover.state.status == Status::Asked);
    Ok(frame.slim(page, tr.text("handovers-title")).errors(errors).body(html! {
        h1.tl-question { (tr.text("handovers-title")) }
        p.tl-lead { (tr.text("handovers-lead")) }
        @for named in &found.handovers { (one(page, person, &found, named, form, errors)) }
        @if found.handovers.is_empty() { p { (tr.text("handovers-none")) } }
        @if !waits && !found.candidates.is_empty() {
            h2.tl-section-title { (tr.text("handovers-ask")) }
            form method="post" action=(format!("/people/{person}/handovers")) novalidate {
                (csrf(&page.csrf()))
                (Field::new("to", tr.text("handovers-to")).error(error_for(errors, "to"))
                    .radios(tr, &colleagues(tr, &found.candidates, form.value("to"))))
                (meeting_fields(tr, form, errors))
                (Field::new("reason", tr.text("handovers-reason")).error(error_for(errors, "reason"))
                    .textarea(tr, 2, form.value("reason")))
                (Button::new(tr.text("handovers-ask-act")).once())
            }
        }
        (frame.closing(tr))
    }))
}

fn meeting_fields(tr: Tr, form: &Form, errors: &[FieldError]) -> Markup {
    html! {
        (Field::new("held", tr.text("handovers-held")).error(error_for(errors, "held"))
            .date(tr, &form.date_parts("held")))
        (Field::new("attendance", tr.text("handovers-attendance"))
            .checkboxes(tr, &attendees(tr, form)))
    }
}

fn one(
    page: &Page,
    person: PersonId,
    found: &Handovers,
    named: &Named,
    form: &Form,
    errors: &[FieldError],
) -> Markup {
    let tr = page.tr();
    let handover = &named.handover;
    let asked = handover.state.status == Status::Asked;
    let mine = asked && found.reader == Some(handover.state.to);
    let took_the_first_step = asked && found.reader == Some(handover.state.from);
    let title = tr
        .with("handovers-from-to", &[("from", named.from.as_str().into()), ("to", named.to.as_str().into())]);
    let attended: Vec<String> = handover
        .attendance
        .iter()
        .map(|attendee| tr.with("handovers-attendee", &[("code", attendee.code().into())]))
        .collect();
    let attended: Vec<&str> = attended.iter().map(String::as_str).collect();
    let tone = match handover.state.status {
        Status::Asked => Tone::Slate,
        Status::Accepted => Tone::Pine,
        Status::Declined | Status::Returned => Tone::Stone,
    };
    card(
        &title,
        html! {
            p {
                (tag(tone, &tr.with("handovers-status", &[("status", handover.state.status.code().into())])))
                " " (tr.with("handovers-asked-on", &[
                    ("date", tr.long_date(page.local_time(handover.asked_at).date()).into()),
                ]))
            }
            @if let Some(on) = handover.held_on {
                p { (tr.with("handovers-held-on", &[("date", tr.long_date(on).into())])) }
            }
            @if !attended.is_empty() {
                p.tl-second { (tr.with("handovers-there", &[("who", tr.list(&attended).into())])) }
            }
            @if let Some(reason) = &handover.reason { p { (reason) } }
            @if asked {
                p.tl-second { (tr.with("handovers-due", &[
                    ("date", tr.long_date(page.local_time(handover.state.answer_due_at).date()).into()),
                ])) }
            }
            @if mine || took_the_first_step {
                form method="post" action=(format!("/people/{person}/handovers/{}", handover.id)) novalidate {
                    (csrf(&page.csrf()))
                    (hidden(VERSION, &handover.version.to_string()))
                    @if mine {
                        @if handover.held_on.is_none() { (meeting_fields(tr, form, errors)) }
                        (Field::new("no-reason", tr.text("handovers-no-reason"))
                            .error(error_for(errors, "no-reason")).input(tr, form.value("no-reason")))
                        (button_group(html! {
                            (Button::new(tr.text("handovers-accept")).sends("answer", "accept"))
                            (Button::new(tr.text("handovers-decline")).secondary().sends("answer", "decline"))
                        }))
                    } @else {
                        (Button::new(tr.text("handovers-take-back")).secondary().sends("answer", "take_back"))
                    }
                }
            }
        },
    )
}
