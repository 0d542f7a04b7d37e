//! Programmes of a person: what they take part in, what is open to them, what must be asked.

use axum::{extract::Path, response::Response};
use maud::{Markup, html};
use throughline_app::{
    Error, FieldError,
    case::Case,
    enrolment,
    taking_part::{self, Detail, KnownAnswer, OpenTo, Question, SaidBy, TakingPart},
    variant::Other,
};
use throughline_domain::{
    enrolment::{Event, Participation},
    id::{AnswerId, EnrolmentId, PersonId},
    programme::{
        eligibility::{Outcome, Verdict},
        pack::FactType,
    },
};

use crate::{
    components::{
        button::{Button, button_group},
        card::card,
        choice::Choice,
        date_input::DateParts,
        details::details,
        error_summary::error_for,
        field::{Field, csrf, hidden},
        icon::{Icon, icon},
        link::link,
        tag::{Tone, tag},
    },
    errors::{Answer, Failure},
    forms::{Form, VERSION},
    i18n::Tr,
    pages::case_frame::{Frame, Tab, address, participation_key},
    route::{Access, Route},
    visit::Page,
};

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/people/{person}/programmes/{enrolment}", Access::Session, show),
        Route::post("/people/{person}/programmes/{enrolment}", Access::Session, act),
        Route::post("/people/{person}/programmes/{enrolment}/variant", Access::Session, variant),
        Route::post("/people/{person}/programmes/{enrolment}/answers", Access::Session, confirm),
        Route::post("/people/{person}/answers", Access::Session, answer),
    ]
}

/// The side card of the first page.
pub(super) fn card_of(tr: Tr, case: &Case, token: &str) -> Markup {
    let base = address(case.head.person);
    let nothing = case.head.programmes.is_empty() && case.open_to.is_empty();
    card(
        &tr.text("case-programmes"),
        html! {
            @if nothing { p.tl-second { (tr.text("case-programmes-none")) } }
            @for part in &case.head.programmes {
                p.tl-first { (link(&format!("{base}/programmes/{}", part.id), &part.name)) }
                p.tl-second { (state_line(tr, part)) }
                @if case.head.can.enrol { (next_acts(tr, &base, part, token)) }
            }
            @for open in &case.open_to { (open_to(tr, &base, open, token)) }
        },
    )
}

/// How the person stands to a programme, in one line.
fn state_line(tr: Tr, part: &TakingPart) -> Markup {
    if let Some((day, reason)) = &part.ended {
        let no_exit = reason == enrolment::NOT_ELIGIBLE;
        let reason = if no_exit { tr.text("case-exit-not-eligible") } else { reason.clone() };
        return html! {
            (tr.with("case-ended", &[("date", tr.day_month(*day).into()), ("reason", reason.as_str().into())]))
        };
    }
    let day = match part.participation {
        Participation::Offered => part.offered_on,
        Participation::Accepted | Participation::Declined | Participation::Withdrawn => part.answered_on,
        Participation::Candidate | Participation::Mandatory | Participation::NoAccess => None,
    };
    html! {
        @if part.participation == Participation::NoAccess {
            (tag(Tone::Brick, &tr.text("components-status-no-access"))) " "
        } @else {
            (tr.text(participation_key(part.participation)))
            @if let Some(day) = day { " " (tr.day_month(day)) }
        }
        @if let Some((reason, retry)) = &part.no_access {
            (reason)
            @if let Some(retry) = retry {
                ". " (tr.with("case-no-access-retry", &[("date", tr.day_month(*retry).into())]))
            }
        }
        @if !part.stage.is_empty() { " · " (part.stage) }
    }
}

/// What comes next, as buttons that send what happened.
fn next_acts(tr: Tr, base: &str, part: &TakingPart, token: &str) -> Markup {
    if part.ended.is_some() {
        return html! {};
    }
    let acts: &[(&str, &str)] = match part.participation {
        Participation::Candidate | Participation::NoAccess => &[("offer", "case-act-offer")],
        Participation::Offered => &[("accept", "case-act-accept"), ("decline", "case-act-decline")],
        Participation::Declined | Participation::Withdrawn => &[("reopen", "case-act-reopen")],
        Participation::Accepted | Participation::Mandatory => &[],
    };
    if acts.is_empty() {
        return html! {};
    }
    html! {
        form method="post" action=(format!("{base}/programmes/{}", part.id)) {
            (csrf(token))
            (hidden(VERSION, &part.version.to_string()))
            (button_group(html! {
                @for (index, (value, key)) in acts.iter().enumerate() {
                    @let button = Button::new(tr.text(key)).small().sends("event", *value).about(part.name.as_str()).once();
                    @if index == 0 { (button) } @else { (button.secondary()) }
                }
            }))
        }
    }
}

fn open_to(tr: Tr, base: &str, open: &OpenTo, token: &str) -> Markup {
    let (tone, key) = match open.verdict {
        Verdict::Eligible => (Tone::Pine, "case-verdict-eligible"),
        Verdict::NotEligible => (Tone::Stone, "case-verdict-not-eligible"),
        Verdict::NotYetKnown => (Tone::Amber, "case-verdict-not-yet-known"),
    };
    html! {
        p.tl-first { (open.name) }
        p { (tag(tone, &tr.text(key))) }
        @for asked in &open.questions { (question(tr, base, asked, token)) }
        (details(tr.text("case-why-eligible"), criteria(tr, &open.criteria)))
    }
}

/// Criterion by criterion, with an icon and a word.
fn criteria(tr: Tr, criteria: &[(String, Outcome)]) -> Markup {
    html! {
        ul.tl-facts {
            @for (words, outcome) in criteria {
                @let (sign, key) = match outcome {
                    Outcome::Met => (Icon::Done, "case-criterion-met"),
                    Outcome::NotMet => (Icon::Gap, "case-criterion-not-met"),
                    Outcome::NotYetKnown { .. } => (Icon::ToCome, "case-criterion-not-yet-known"),
                };
                li {
                    span.tl-first { (icon(sign)) " " (words) } " "
                    span.tl-second { (tr.text(key)) }
                }
            }
        }
    }
}

/// A question that is asked once.
fn question(tr: Tr, base: &str, asked: &Question, token: &str) -> Markup {
    let id = format!("answer-{}", asked.fact);
    let field = Field::new("value", asked.words.clone()).id(id).bold();
    let choices: Vec<Choice<'_>> = match asked.kind {
        FactType::Bool => vec![
            Choice::new("true", tr.text("case-answer-yes")),
            Choice::new("false", tr.text("case-answer-no")),
        ],
        FactType::Enum => {
            asked.values.iter().map(|(code, words)| Choice::new(code.clone(), words.clone())).collect()
        }
        FactType::Int | FactType::Date => Vec::new(),
    };
    let said = [
        Choice::new("person", tr.text("case-said-person")).chosen(true),
        Choice::new("worker", tr.text("case-said-worker")),
    ];
    html! {
        form method="post" action=(format!("{base}/answers")) {
            (csrf(token))
            (hidden("fact", &asked.fact))
            @match asked.kind {
                FactType::Int => (field.input_mode("numeric").width(4).input(tr, "")),
                FactType::Date => (field.date(tr, &DateParts::default())),
                FactType::Bool | FactType::Enum => (field.radios(tr, &choices)),
            }
            (Field::new("said_by", tr.text("case-said-by")).id(format!("said-{}", asked.fact)).select(tr, &said))
            (Button::new(tr.text("case-answer-save")).small().about(asked.words.as_str()).once())
        }
    }
}

async fn answer(page: Page, Path(person): Path<PersonId>, form: Form) -> Answer {
    let fact = form.value("fact").to_owned();
    // A day comes in three boxes; what is no day stays empty and is refused by name.
    let day = form.date_parts("value").date().map(|day| day.to_string());
    let value = day.unwrap_or_else(|| form.value("value").to_owned());
    let said_by = if form.value("said_by") == "worker" { SaidBy::Worker } else { SaidBy::Person };
    let field = format!("answer-{fact}");
    match page.attempt(move |cx| taking_part::answer(cx, person, &fact, &value, said_by)).await? {
        Ok(begun) => {
            let key = if begun > 0 { "case-answer-begun" } else { "case-answer-done" };
            page.go_saying(&address(person), page.tr().text(key)).await
        }
        Err(errors) => {
            // The question's control is named after its fact, because a page may ask several.
            let errors: Vec<FieldError> =
                errors.into_iter().map(|error| FieldError { field: field.clone(), ..error }).collect();
            super::first_page(&page, person, &errors).await
        }
    }
}

async fn show(page: Page, Path((person, id)): Path<(PersonId, EnrolmentId)>) -> Answer {
    view(&page, person, id, &Form::default(), &[]).await
}

async fn act(page: Page, Path((person, id)): Path<(PersonId, EnrolmentId)>, form: Form) -> Answer {
    // An address that joins one person with the programme of another leads nowhere.
    page.run(move |cx| taking_part::belongs(cx, person, id)).await?;
    let version = form.version();
    if form.value("event") == "end" {
        let reason = form.value("exit_reason").to_owned();
        return match page.attempt(move |cx| enrolment::end(cx, id, reason, version)).await? {
            Ok(()) => page.go_saying(&address(person), page.tr().text("case-end-done")).await,
            Err(errors) => view(&page, person, id, &form, &errors).await,
        };
    }
    let event = match read(&form) {
        Ok(event) => event,
        Err(errors) => return view(&page, person, id, &form, &errors).await,
    };
    let said = page.run(move |cx| enrolment::record(cx, id, event, version)).await?;
    let tr = page.tr();
    if said == Participation::Accepted {
        // Taking part and letting others see are two answers: the second question waits on this page.
        let ask = format!("{}/permissions", address(person));
        return page.go_saying(&ask, tr.text("case-accepted-ask")).await;
    }
    let state = tr.text(participation_key(said));
    page.go_saying(&address(person), tr.with("case-enrolment-done", &[("state", state.into())])).await
}

fn read(form: &Form) -> Result<Event, Vec<FieldError>> {
    Ok(match form.value("event") {
        "offer" => Event::Offer,
        "accept" => Event::Accept,
        "decline" => Event::Decline,
        "withdraw" => Event::Withdraw,
        "reopen" => Event::Reopen,
        "no_access" => {
            let mut reader = form.read();
            let reason = reader.text("no_access", "case-no-access-missing");
            let retry_on = reader.date("retry", "case-no-access-retry-missing");
            reader.finish()?;
            let retry_on =
                retry_on.ok_or_else(|| vec![FieldError::new("retry", "case-no-access-retry-missing")])?;
            Event::NoAccess { reason, retry_on }
        }
        _ => return Err(vec![FieldError::new("event", "case-event-missing")]),
    })
}

async fn view(
    page: &Page,
    person: PersonId,
    id: EnrolmentId,
    form: &Form,
    errors: &[FieldError],
) -> Result<Response, Failure> {
    let detail = page.run(move |cx| taking_part::view(cx, person, id)).await?;
    if detail.head.person != person {
        return Err(Failure::App(Error::NotFound));
    }
    let errors = page.words(errors);
    let tr = page.tr();
    let frame = Frame::new(detail.head.clone(), Tab::Plan);
    let token = page.csrf();
    let base = address(person);
    let may = detail.head.can.enrol && detail.part.ended.is_none();
    Ok(frame.slim(page, detail.part.name.clone()).errors(&errors).body(html! {
        h1.tl-question { (detail.part.name) }
        p.tl-lead { (detail.summary) }
        p { strong { (state_line(tr, &detail.part)) } }
        @if may {
            (next_acts(tr, &base, &detail.part, &token))
            @if detail.part.participation == Participation::Accepted { (withdraw(tr, &base, &detail, &token)) }
        }
        @if !detail.criteria.is_empty() {
            h2.tl-section-title { (tr.text("case-criteria")) }
            div.tl-prose { (criteria(tr, &detail.criteria)) }
        }
        @if may { (known(tr, &base, &detail, &token)) }
        @if may { (forms(tr, &base, &detail, &token)) }
        @if may { (no_access(tr, &base, &detail, form, &errors, &token)) (end(tr, &base, &detail, form, &errors, &token)) }
        (frame.closing(tr))
    }))
}

/// What was answered already, to whichever agency: it is not asked again, but whether it is still true.
fn known(tr: Tr, base: &str, detail: &Detail, token: &str) -> Markup {
    if detail.known.is_empty() {
        return html! {};
    }
    let said = |answer: &KnownAnswer| match (answer.kind, &answer.value) {
        (_, (_, Some(words))) => words.clone(),
        (FactType::Bool, (value, _)) if value == "true" => tr.text("case-answer-yes"),
        (FactType::Bool, _) => tr.text("case-answer-no"),
        (FactType::Date, (value, _)) => value.parse().map_or_else(|_| value.clone(), |day| tr.full_date(day)),
        (_, (value, _)) => value.clone(),
    };
    html! {
        h2.tl-section-title { (tr.text("case-known")) }
        p.tl-second { (tr.text("case-known-hint")) }
        @for answer in &detail.known {
            div.tl-prose {
                p.tl-first { (answer.words) " " strong { (said(answer)) } }
                p.tl-second {
                    (tr.with("case-known-from", &[
                        ("agency", answer.agency.as_str().into()),
                        ("date", tr.full_date(answer.days.0).into()),
                        ("confirmed", tr.full_date(answer.days.1).into()),
                    ]))
                }
                form method="post" action=(format!("{base}/programmes/{}/answers", detail.part.id)) {
                    (csrf(token))
                    (hidden("answer", &answer.id.to_string()))
                    (Button::new(tr.text("case-known-act")).secondary().small().about(answer.words.as_str()).once())
                }
            }
        }
    }
}

async fn confirm(page: Page, Path((person, id)): Path<(PersonId, EnrolmentId)>, form: Form) -> Answer {
    let answer: AnswerId = form.value("answer").parse().map_err(|_| Failure::not_found())?;
    page.run(move |cx| taking_part::confirm(cx, person, id, answer)).await?;
    let here = format!("{}/programmes/{id}", address(person));
    page.go_saying(&here, page.tr().text("case-known-done")).await
}

async fn variant(page: Page, Path((person, id)): Path<(PersonId, EnrolmentId)>, form: Form) -> Answer {
    page.run(move |cx| taking_part::belongs(cx, person, id)).await?;
    let version = form.version();
    let chosen = Some(form.value("variant").to_owned()).filter(|code| !code.is_empty());
    match page.attempt(move |cx| throughline_app::variant::choose(cx, id, chosen, version)).await? {
        Ok(()) => {
            let here = format!("{}/programmes/{id}", address(person));
            page.go_saying(&here, page.tr().text("case-variant-done")).await
        }
        Err(errors) => view(&page, person, id, &form, &errors).await,
    }
}

/// The form of the programme that the person is in, and what another one would change. Nothing
/// changes by itself when a fact becomes known.
fn forms(tr: Tr, base: &str, detail: &Detail, token: &str) -> Markup {
    if detail.other_variants.is_empty() {
        return html! {};
    }
    let (fitting, others): (Vec<&Other>, Vec<&Other>) =
        detail.other_variants.iter().partition(|other| other.fits);
    let choices = |others: &[&Other]| {
        html! { @for other in others { (one_form(tr, base, detail, other, token)) } }
    };
    html! {
        h2.tl-section-title #variant { (tr.text("case-variant")) }
        p {
            @match &detail.variant {
                Some(name) => (tr.with("case-variant-in", &[("name", name.as_str().into())])),
                None => (tr.text("case-variant-none")),
            }
        }
        @if !fitting.is_empty() {
            p { (tag(Tone::Amber, &tr.text("case-variant-fits"))) }
            (choices(&fitting))
        }
        @if !others.is_empty() { (details(tr.text("case-variant-others"), choices(&others))) }
    }
}

fn one_form(tr: Tr, base: &str, detail: &Detail, other: &Other, token: &str) -> Markup {
    let name = if other.code.is_some() { other.name.clone() } else { tr.text("case-variant-everybody") };
    html! {
        div.tl-prose {
            h3 class="govuk-heading-s" { (name) }
            @if other.adds.is_empty() && other.drops.is_empty() {
                p { (tr.text("case-variant-nothing")) }
            }
            @if !other.adds.is_empty() {
                p { (tr.text("case-variant-adds")) }
                ul class="govuk-list govuk-list--bullet" {
                    @for (label, due) in &other.adds {
                        li { (label) @if let Some(due) = due { ", " (tr.long_date(*due)) } }
                    }
                }
            }
            @if !other.drops.is_empty() {
                p { (tr.text("case-variant-drops")) }
                ul class="govuk-list govuk-list--bullet" { @for label in &other.drops { li { (label) } } }
            }
            form method="post" action=(format!("{base}/programmes/{}/variant", detail.part.id)) {
                (csrf(token))
                (hidden(VERSION, &detail.part.version.to_string()))
                (hidden("variant", other.code.as_deref().unwrap_or_default()))
                (Button::new(tr.text("case-variant-use")).secondary().small().about(name.as_str()).once())
            }
        }
    }
}

fn form_of(base: &str, detail: &Detail, event: &str, token: &str, content: &Markup) -> Markup {
    html! {
        form.tl-prose method="post" action=(format!("{base}/programmes/{}", detail.part.id)) novalidate {
            (csrf(token))
            (hidden(VERSION, &detail.part.version.to_string()))
            (hidden("event", event))
            (content)
        }
    }
}

fn withdraw(tr: Tr, base: &str, detail: &Detail, token: &str) -> Markup {
    let content = html! { (Button::new(tr.text("case-act-withdraw")).secondary().small().once()) };
    form_of(base, detail, "withdraw", token, &content)
}

/// Nobody could reach the person: why, and when to try again.
fn no_access(
    tr: Tr,
    base: &str,
    detail: &Detail,
    form: &Form,
    errors: &[crate::components::error_summary::FieldError],
    token: &str,
) -> Markup {
    let possible = matches!(
        detail.part.participation,
        Participation::Candidate | Participation::Offered | Participation::NoAccess
    );
    if !possible || detail.no_access.is_empty() {
        return html! {};
    }
    let reasons: Vec<Choice<'_>> = detail
        .no_access
        .iter()
        .map(|(code, words, again)| {
            Choice::new(code.clone(), words.clone())
                .hint(tr.with("case-no-access-hint", &[("date", tr.day_month(*again).into())]))
                .chosen(form.value("no_access") == code)
        })
        .collect();
    let proposed = detail.no_access.iter().map(|(_, _, again)| *again).min();
    let typed = form.date_parts("retry");
    let retry =
        if typed == DateParts::default() { proposed.map(DateParts::of).unwrap_or_default() } else { typed };
    let content = html! {
        (Field::new("no_access", tr.text("case-no-access-why")).bold().error(error_for(errors, "no_access"))
            .radios(tr, &reasons))
        (Field::new("retry", tr.text("case-no-access-again")).bold().error(error_for(errors, "retry"))
            .date(tr, &retry))
        (Button::new(tr.text("case-no-access-save")).secondary().once())
    };
    html! {
        h2.tl-section-title { (tr.text("case-no-access-title")) }
        (form_of(base, detail, "no_access", token, &content))
    }
}

/// The end of a programme, for one of its reasons.
fn end(
    tr: Tr,
    base: &str,
    detail: &Detail,
    form: &Form,
    errors: &[crate::components::error_summary::FieldError],
    token: &str,
) -> Markup {
    let reasons: Vec<Choice<'_>> = detail
        .exits
        .iter()
        .map(|(code, words)| {
            Choice::new(code.clone(), words.clone()).chosen(form.value("exit_reason") == code)
        })
        .collect();
    let content = html! {
        (Field::new("exit_reason", tr.text("case-end-why")).bold().error(error_for(errors, "exit_reason"))
            .radios(tr, &reasons))
        (Button::new(tr.text("case-end-act")).warning().once())
    };
    html! {
        h2.tl-section-title { (tr.text("case-end-title")) }
        (form_of(base, detail, "end", token, &content))
    }
}
