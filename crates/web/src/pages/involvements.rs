//! "People and agencies" of a case: who is on it since when and resting on which rule, who can be
//! asked, and who led.

use axum::{extract::Path, response::Response};
use maud::{Markup, html};
use throughline_app::{
    involvement::{self, Agencies, Basis, Candidate, Choice as Open, Led, OnTheCase, OwnLead},
    lead,
    workload::Worker,
};
use throughline_domain::{
    id::{InvolvementId, PersonId, UserId},
    involvement::{Part, Status},
};

use crate::{
    components::{
        button::{Button, button_group},
        card::card,
        choice::Choice,
        empty::good_empty,
        error_summary::{FieldError as ShownError, error_for},
        field::{Field, csrf, hidden},
        link::link,
        table::{Column, Fold, Row, Table, two_lines},
        tag::{Tone, tag},
    },
    errors::{Answer, Failure},
    forms::{Form, VERSION},
    i18n::Tr,
    pages::{
        agencies::kind_name,
        case_frame::{Frame, Tab, case_frame},
        reassign::workers,
    },
    route::{Access, Route},
    visit::Page,
};

/// The routes.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/people/{person}/agencies", Access::Session, show),
        Route::post("/people/{person}/agencies", Access::Session, ask),
        Route::post("/people/{person}/agencies/lead", Access::Session, take_lead),
        Route::post("/people/{person}/agencies/{involvement}/invite", Access::Session, invite),
        Route::get("/people/{person}/agencies/{involvement}/close", Access::Session, show_close),
        Route::post("/people/{person}/agencies/{involvement}/close", Access::Session, close),
    ]
}

fn address(person: PersonId) -> String {
    format!("/people/{person}/agencies")
}

async fn show(page: Page, Path(person): Path<PersonId>) -> Answer {
    tab(&page, person, &[]).await
}

async fn tab(page: &Page, person: PersonId, errors: &[ShownError]) -> Answer {
    let found = page.run(move |cx| involvement::view(cx, person)).await?;
    let frame = Frame::new(found.head.clone(), Tab::Agencies);
    let tr = page.tr();
    let jurisdiction = frame.head.jurisdiction.clone();
    Ok(frame.html(page, tr.text("involvements-title")).errors(errors).body(html! {
        (frame.tabs(tr))
        h1.tl-title { (tr.text("involvements-title")) }
        p.tl-lead { (lead_sentence(tr, &found)) }
        @if !found.live.is_empty() { (on_the_case(page, person, &jurisdiction, &found)) }
        @for own in &found.own_lead { (own_lead(page, person, own, &found, errors)) }
        (open_roles(page, person, &found, errors))
        h2.tl-section-title { (tr.text("involvements-led")) }
        (led(tr, &found.led))
        @if !found.ended.is_empty() {
            h2.tl-section-title { (tr.text("involvements-ended")) }
            (ended(page, &jurisdiction, &found.ended))
        }
        @if frame.head.case.is_some() {
            p { (link(&format!("/people/{person}/handovers"), tr.text("involvements-handovers"))) }
        }
        p { (link(&format!("/people/{person}/towns"), tr.text("routing-link"))) }
        (frame.closing(tr))
    }))
}

fn lead_sentence(tr: Tr, found: &Agencies) -> String {
    if !found.has_case {
        return tr.text("involvements-no-case");
    }
    if !found.said_yes {
        return tr.text("involvements-no-yes");
    }
    tr.count("involvements-lead", found.live.iter().filter(|row| row.status == Status::Accepted).count())
}

/// The words of a part.
pub(crate) const fn part_key(part: Part) -> &'static str {
    match part {
        Part::Referring => "involvements-part-referring",
        Part::Lead => "involvements-part-lead",
        Part::Partner => "involvements-part-partner",
    }
}

fn status(tr: Tr, row: &OnTheCase) -> Markup {
    let (tone, key) = match row.status {
        Status::Proposed => (Tone::Stone, "involvements-status-proposed"),
        Status::Invited => (Tone::Slate, "involvements-status-invited"),
        Status::Accepted => (Tone::Pine, "involvements-status-accepted"),
        Status::Declined => (Tone::Stone, "involvements-status-declined"),
        Status::Closed => (Tone::Stone, "involvements-status-closed"),
    };
    tag(tone, &tr.text(key))
}

fn rule(tr: Tr, row: &OnTheCase) -> Markup {
    match &row.basis {
        Basis::OwnRecord => two_lines(tr.text("involvements-rule-own"), tr.text("involvements-rule-own-why")),
        Basis::Role { role, programme, legal } => two_lines(
            tr.with(
                "involvements-rule-role",
                &[("role", role.as_str().into()), ("programme", programme.as_str().into())],
            ),
            html! {
                @for (number, (basis, verified)) in legal.iter().enumerate() {
                    @if number > 0 { "; " }
                    (basis) @if !verified { " (" (tr.text("involvements-not-verified")) ")" }
                }
            },
        ),
        Basis::Team { programme } => {
            two_lines(tr.text("involvements-rule-team"), programme.as_deref().unwrap_or_default())
        }
    }
}

fn since(tr: Tr, row: &OnTheCase) -> Markup {
    let by = row.asked_by.as_ref().filter(|_| row.status != Status::Proposed);
    let second = by.map(|by| tr.with("involvements-asked-by", &[("agency", by.as_str().into())]));
    two_lines(tr.table_date(row.since), second.unwrap_or_default())
}

fn on_the_case(page: &Page, person: PersonId, jurisdiction: &str, found: &Agencies) -> Markup {
    let tr = page.tr();
    let rows = found.live.iter().map(|row| {
        Row::new()
            .cell(two_lines(html! { strong { (row.agency) } }, kind(page, jurisdiction, row)))
            .cell(two_lines(tr.text(part_key(row.part)), status(tr, row)))
            .cell(since(tr, row))
            .cell(rule(tr, row))
            .cell(acts(page, person, row))
    });
    html! { (columns(tr, tr.text("involvements-on-the-case")).column(Column::new(tr.text("involvements-head-acts")).actions()).rows(rows)) }
}

fn columns(tr: Tr, caption: String) -> Table<'static> {
    Table::new(caption)
        .column(Column::new(tr.text("involvements-head-agency")))
        .column(Column::new(tr.text("involvements-head-part")).fold(Fold::Half))
        .column(Column::new(tr.text("involvements-head-since")).fold(Fold::Half))
        .column(Column::new(tr.text("involvements-head-rule")))
}

fn kind(page: &Page, jurisdiction: &str, row: &OnTheCase) -> String {
    kind_name(page.tr(), page.state().world(), jurisdiction, row.kind.code())
}

fn acts(page: &Page, person: PersonId, row: &OnTheCase) -> Markup {
    let tr = page.tr();
    let close = match row.status {
        Status::Proposed => "involvements-drop",
        Status::Invited => "involvements-take-back",
        Status::Accepted | Status::Declined | Status::Closed => "involvements-close",
    };
    html! {
        @if row.can_invite {
            form.tl-act method="post" action=(format!("{}/{}/invite", address(person), row.id)) {
                (csrf(&page.csrf()))
                (hidden(VERSION, &row.version.to_string()))
                (Button::new(tr.text("involvements-invite")).small().about(&*row.agency).once())
            }
        }
        @if row.can_close {
            a.govuk-link href=(format!("{}/{}/close", address(person), row.id)) {
                (tr.text(close)) span.govuk-visually-hidden { " " (row.agency) }
            }
        }
    }
}

/// The people of an agency who can lead, as choices.
pub(crate) fn team_choices(tr: Tr, team: &[Worker], chosen: Option<UserId>) -> Vec<Choice<'static>> {
    workers(tr, team.iter(), &chosen.map(|chosen| chosen.to_string()).unwrap_or_default())
}

fn own_lead(page: &Page, person: PersonId, own: &OwnLead, found: &Agencies, errors: &[ShownError]) -> Markup {
    let tr = page.tr();
    let title = tr.with("involvements-own-lead", &[("programme", own.programme.as_str().into())]);
    card(
        &title,
        html! {
            p { (tr.text("involvements-own-lead-why")) }
            form method="post" action=(format!("{}/lead", address(person))) novalidate {
                (csrf(&page.csrf()))
                (hidden(VERSION, &own.version.to_string()))
                (hidden("enrolment", &own.enrolment.to_string()))
                (Field::new("lead", tr.text("requests-lead-worker")).error(error_for(errors, "lead"))
                    .select(tr, &team_choices(tr, &own.team, found.reader)))
                (Button::new(tr.text("involvements-own-lead-act")).once())
            }
        },
    )
}

fn open_roles(page: &Page, person: PersonId, found: &Agencies, errors: &[ShownError]) -> Markup {
    let tr = page.tr();
    html! {
        @if !found.choices.is_empty() {
            h2.tl-section-title id="ask" { (tr.text("involvements-ask")) }
            p.tl-prose { (tr.text("involvements-ask-why")) }
            @for (number, open) in found.choices.iter().enumerate() { (open_role(page, person, number, open, errors)) }
        }
    }
}

fn open_role(page: &Page, person: PersonId, number: usize, open: &Open, errors: &[ShownError]) -> Markup {
    let tr = page.tr();
    let label = match &open.label {
        Some(role) => tr.with(
            "involvements-role",
            &[("role", role.as_str().into()), ("programme", open.programme.as_str().into())],
        ),
        // Two programmes of one case offer others each for itself.
        None => tr.with("involvements-role-other", &[("programme", open.programme.as_str().into())]),
    };
    let choices: Vec<Choice<'_>> =
        open.agencies.iter().map(|(id, name)| Choice::new(id.to_string(), name.as_str())).collect();
    html! {
        form class="tl-side-by-side tl-ask" method="post" action=(address(person)) novalidate {
            (csrf(&page.csrf()))
            (hidden("enrolment", &open.enrolment.to_string()))
            (hidden("role", open.role.as_deref().unwrap_or_default()))
            (Field::new("agency", label).id(if number == 0 { "agency".to_owned() } else { format!("agency-{number}") })
                .hint(tr.text(part_key(open.part)))
                .error(error_for(errors, "agency").filter(|_| number == 0)).select(tr, &choices))
            (button_group(html! {
                (Button::new(tr.text("involvements-invite")).secondary().once())
            }))
        }
    }
}

fn led(tr: Tr, led: &[Led]) -> Markup {
    if led.is_empty() {
        return good_empty(&tr.text("involvements-led-nobody"));
    }
    let rows = led.iter().map(|time| {
        let to = time.to.map_or_else(|| tr.text("involvements-led-now"), |day| tr.table_date(day));
        Row::new()
            .cell(two_lines(html! { strong { (time.name) } }, &time.agency))
            .cell(tr.table_date(time.from))
            .cell(to)
            .cell(time.reason.clone().unwrap_or_default())
    });
    html! {
        (Table::new(tr.text("involvements-led"))
            .column(Column::new(tr.text("involvements-led-who")))
            .column(Column::new(tr.text("involvements-led-from")).fold(Fold::Half))
            .column(Column::new(tr.text("involvements-led-to")).fold(Fold::Half))
            .column(Column::new(tr.text("involvements-led-why")))
            .rows(rows))
    }
}

fn ended(page: &Page, jurisdiction: &str, ended: &[OnTheCase]) -> Markup {
    let tr = page.tr();
    let rows = ended.iter().map(|row| {
        Row::new()
            .cell(two_lines(html! { strong { (row.agency) } }, kind(page, jurisdiction, row)))
            .cell(two_lines(tr.text(part_key(row.part)), status(tr, row)))
            .cell(since(tr, row))
            .cell(row.reason.clone().unwrap_or_default())
    });
    html! {
        (Table::new(tr.text("involvements-ended"))
            .column(Column::new(tr.text("involvements-head-agency")))
            .column(Column::new(tr.text("involvements-head-part")).fold(Fold::Half))
            .column(Column::new(tr.text("involvements-head-since")).fold(Fold::Half))
            .column(Column::new(tr.text("involvements-head-reason")))
            .rows(rows))
    }
}

async fn ask(page: Page, Path(person): Path<PersonId>, form: Form) -> Answer {
    let mut read = form.read();
    let enrolment = read.parse("enrolment", "involvements-error-agency");
    let agency = read.parse("agency", "involvements-error-agency");
    let role = read.optional("role");
    let problems = read.finish();
    let (Some(enrolment), Some(agency), Ok(())) = (enrolment, agency, &problems) else {
        return tab(&page, person, &page.words(&problems.err().unwrap_or_default())).await;
    };
    let candidate = Candidate { enrolment, role, agency };
    match page.attempt(move |cx| involvement::ask(cx, person, candidate)).await? {
        Ok(_) => page.go_saying(&address(person), page.tr().text("involvements-invited")).await,
        Err(errors) => tab(&page, person, &page.words(&errors)).await,
    }
}

async fn invite(page: Page, Path((person, id)): Path<(PersonId, InvolvementId)>, form: Form) -> Answer {
    let version = form.version();
    page.run(move |cx| involvement::invite(cx, person, id, version)).await?;
    page.go_saying(&address(person), page.tr().text("involvements-invited")).await
}

async fn take_lead(page: Page, Path(person): Path<PersonId>, form: Form) -> Answer {
    let mut read = form.read();
    let enrolment = read.parse("enrolment", "requests-error-lead");
    let worker = read.parse_optional("lead", "requests-error-lead");
    let problems = read.finish();
    let (Some(enrolment), Ok(())) = (enrolment, &problems) else {
        return tab(&page, person, &page.words(&problems.err().unwrap_or_default())).await;
    };
    let version = form.version();
    match page.attempt(move |cx| lead::take(cx, person, enrolment, version, worker)).await? {
        Ok(_) => page.go_saying(&address(person), page.tr().text("involvements-led-since-today")).await,
        Err(errors) => tab(&page, person, &page.words(&errors)).await,
    }
}

async fn show_close(page: Page, Path((person, id)): Path<(PersonId, InvolvementId)>) -> Answer {
    let row = closable(&page, person, id).await?;
    close_page(&page, person, &row, &Form::default(), &[]).await
}

async fn closable(page: &Page, person: PersonId, id: InvolvementId) -> Result<OnTheCase, Failure> {
    let found = page.run(move |cx| involvement::view(cx, person)).await?;
    found.live.into_iter().find(|row| row.id == id && row.can_close).ok_or_else(Failure::not_found)
}

async fn close_page(
    page: &Page,
    person: PersonId,
    row: &OnTheCase,
    form: &Form,
    errors: &[ShownError],
) -> Result<Response, Failure> {
    let frame = case_frame(page, person, Tab::Agencies).await?;
    let tr = page.tr();
    let arguments = [("agency", row.agency.as_str().into()), ("name", frame.head.name.as_str().into())];
    let title = tr.with(
        match row.status {
            Status::Proposed => "involvements-drop-title",
            Status::Invited => "involvements-take-back-title",
            Status::Accepted | Status::Declined | Status::Closed => "involvements-close-title",
        },
        &arguments,
    );
    let effect = match row.status {
        Status::Proposed => "involvements-drop-effect",
        Status::Invited => "involvements-take-back-effect",
        Status::Accepted | Status::Declined | Status::Closed => "involvements-close-effect",
    };
    let act = match row.status {
        Status::Proposed => "involvements-drop",
        Status::Invited => "involvements-take-back",
        Status::Accepted | Status::Declined | Status::Closed => "involvements-close",
    };
    Ok(page.html(&title).back(address(person), tr.text("involvements-title")).errors(errors).body(html! {
        h1.tl-question { (title) }
        p.tl-prose { (tr.with(effect, &arguments)) }
        form method="post" action=(format!("{}/{}/close", address(person), row.id)) novalidate {
            (csrf(&page.csrf()))
            (hidden(VERSION, &row.version.to_string()))
            (Field::new("reason", tr.text("involvements-reason")).hint(tr.text("involvements-reason-hint"))
                .error(error_for(errors, "reason")).textarea(tr, 3, form.value("reason")))
            (Button::new(tr.text(act)).warning().once())
        }
        (frame.closing(tr))
    }))
}

async fn close(page: Page, Path((person, id)): Path<(PersonId, InvolvementId)>, form: Form) -> Answer {
    let (version, reason) = (form.version(), form.value("reason").to_owned());
    match page.attempt(move |cx| involvement::close(cx, person, id, version, &reason)).await? {
        Ok(()) => {
            // Whoever closed their own agency's part sees the person no more.
            let still = case_frame(&page, person, Tab::Agencies).await.is_ok();
            let to = if still { address(person) } else { "/".to_owned() };
            page.go_saying(&to, page.tr().text("involvements-closed-done")).await
        }
        Err(errors) => {
            let row = closable(&page, person, id).await?;
            close_page(&page, person, &row, &form, &page.words(&errors)).await
        }
    }
}

#[cfg(test)]
mod tests;
