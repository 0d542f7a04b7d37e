//! Break-glass: the form that opens it, the page that it opens, and the reviews.

use axum::{extract::Path, response::Response};
use maud::{Markup, html};
use throughline_app::break_glass::{self, Called, Emergency, ToReview};
use throughline_domain::{
    agency::Role,
    break_glass::{Finding, Ground, OPEN_FOR, REVIEW_WORKING_DAYS},
    id::{BreakGlassId, PersonId},
};

use crate::{
    components::{
        button::{Button, button_group},
        choice::Choice,
        empty::good_empty,
        error_summary::{FieldError, error_for},
        field::{Field, csrf, hidden},
        link::link,
        summary_list::{SummaryRow, summary_list},
        table::{Column, Row, Table, two_lines},
        tag::{Tone, tag},
        withheld::standing_sentence,
    },
    errors::{Answer, Failure},
    forms::{Form, VERSION},
    i18n::Tr,
    pages::{
        case_frame::{Tab, address, case_frame, language},
        disclosures::OFFICERS,
        needs::level_text,
        plan::domain_text,
    },
    route::{Access, Route},
    visit::Page,
};

/// Where police and health name whom they were called to.
pub(crate) const CALLED: &str = "/break-glass";
const REVIEWS: &str = "/break-glass/reviews";
/// Who reviews.
pub(super) const REVIEWERS: &[Role] = &[Role::DataProtectionOfficer, Role::Manager];

/// The routes.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/people/{person}/break-glass", Access::Session, ask),
        Route::post("/people/{person}/break-glass", Access::Session, open),
        Route::get(CALLED, Access::Session, ask_called),
        Route::post(CALLED, Access::Session, open_called),
        Route::get(REVIEWS, Access::Roles(REVIEWERS), reviews),
        Route::get("/break-glass/reviews/{glass}", Access::Roles(REVIEWERS), show_review),
        Route::post("/break-glass/reviews/{glass}", Access::Roles(REVIEWERS), review),
        Route::get("/break-glass/{glass}", Access::Session, emergency),
        Route::post("/break-glass/{glass}/close", Access::Session, close),
    ]
}

fn grounds(tr: Tr, form: &Form) -> Vec<Choice<'static>> {
    Ground::ALL
        .iter()
        .map(|ground| {
            Choice::new(ground.code(), ground_text(tr, *ground)).chosen(form.value("ground") == ground.code())
        })
        .collect()
}

fn ground_text(tr: Tr, ground: Ground) -> String {
    tr.with("glass-ground-of", &[("code", ground.code().into())])
}

/// What opens, for how long, and who is told: the same before each opening.
fn what_happens(tr: Tr) -> Markup {
    let hours = [("n", OPEN_FOR.as_hours().into())];
    let days = [("n", i64::from(REVIEW_WORKING_DAYS).into())];
    summary_list(&[
        SummaryRow::new(tr.text("glass-opens"), tr.text("glass-opens-what")),
        SummaryRow::new(tr.text("glass-never"), tr.text("glass-never-what")),
        SummaryRow::new(tr.text("glass-ends"), tr.with("glass-ends-what", &hours)),
        SummaryRow::new(tr.text("glass-told"), tr.text("glass-told-what")),
        SummaryRow::new(tr.text("glass-looked-at"), tr.with("glass-looked-at-what", &days)),
    ])
}

fn why_fields(tr: Tr, form: &Form, errors: &[FieldError]) -> Markup {
    html! {
        (Field::new("ground", tr.text("glass-ground")).bold().error(error_for(errors, "ground"))
            .radios(tr, &grounds(tr, form)))
        (Field::new("reason", tr.text("glass-reason")).bold().hint(tr.text("glass-reason-hint"))
            .error(error_for(errors, "reason")).textarea(tr, 3, form.value("reason")))
        (Button::new(tr.text("glass-open-act")).warning().once())
    }
}

async fn ask(page: Page, Path(person): Path<PersonId>) -> Answer {
    ask_about(&page, person, &Form::default(), &[]).await
}

async fn ask_about(page: &Page, person: PersonId, form: &Form, errors: &[FieldError]) -> Answer {
    let frame = case_frame(page, person, Tab::Permissions).await?;
    let tr = page.tr();
    let title = tr.with("glass-title", &[("name", frame.head.first_name.as_str().into())]);
    Ok(frame.slim(page, title.clone()).errors(errors).body(html! {
        h1.tl-question { (title) }
        p.tl-lead { (tr.text("glass-lead")) }
        (what_happens(tr))
        form method="post" novalidate {
            (csrf(&page.csrf()))
            (why_fields(tr, form, errors))
        }
        (frame.closing(tr))
    }))
}

async fn open(page: Page, Path(person): Path<PersonId>, form: Form) -> Answer {
    let (ground, reason) = (Ground::from_code(form.value("ground")), form.value("reason").to_owned());
    match page.attempt(move |cx| break_glass::open(cx, person, ground, &reason)).await? {
        Ok(id) => Ok(page.go(&format!("{CALLED}/{id}"))),
        Err(errors) => ask_about(&page, person, &form, &page.words(&errors)).await,
    }
}

async fn ask_called(page: Page) -> Answer {
    called_form(&page, &Form::default(), &[])
}

fn called_form(page: &Page, form: &Form, errors: &[FieldError]) -> Answer {
    if !break_glass::may_be_called(page.cx()) {
        return Err(Failure::not_found());
    }
    let tr = page.tr();
    let name = |field: &'static str, key: &str| {
        Field::new(field, tr.text(key))
            .bold()
            .error(error_for(errors, field))
            .spellcheck(false)
            .input(tr, form.value(field))
    };
    Ok(page.html(tr.text("glass-called-title")).errors(errors).body(html! {
        h1.tl-question { (tr.text("glass-called-title")) }
        p.tl-lead { (tr.text("glass-called-lead")) }
        (what_happens(tr))
        form method="post" action=(CALLED) novalidate {
            (csrf(&page.csrf()))
            (name("given_name", "glass-given-name"))
            (name("surname", "glass-surname"))
            (Field::new("born", tr.text("glass-born")).bold().error(error_for(errors, "born"))
                .date(tr, &form.date_parts("born")))
            (why_fields(tr, form, errors))
        }
    }))
}

async fn open_called(page: Page, form: Form) -> Answer {
    let mut reader = form.read();
    let called = Called {
        surname: form.value("surname").to_owned(),
        given_name: form.value("given_name").to_owned(),
        born: reader.date_optional("born", "glass-error-born"),
    };
    if let Err(errors) = reader.finish() {
        return called_form(&page, &form, &page.words(&errors));
    }
    let (ground, reason) = (Ground::from_code(form.value("ground")), form.value("reason").to_owned());
    match page.attempt(move |cx| break_glass::open_called(cx, &called, ground, &reason)).await? {
        Ok(id) => Ok(page.go(&format!("{CALLED}/{id}"))),
        Err(errors) => called_form(&page, &form, &page.words(&errors)),
    }
}

async fn emergency(page: Page, Path(id): Path<BreakGlassId>) -> Answer {
    let shown = page.run(move |cx| break_glass::view(cx, id)).await?;
    let tr = page.tr();
    let closes = page.local_time(shown.glass.closes_at);
    let open_until = tr.with(
        "glass-open-until",
        &[("date", tr.long_date(closes.date()).into()), ("time", tr.time(closes.time()).into())],
    );
    Ok(page.html(shown.name.clone()).body(html! {
        p { (tag(Tone::Brick, &open_until)) }
        h1.tl-title { (shown.name) }
        (facts(tr, &shown))
        h2.tl-section-title { (tr.text("glass-needs")) }
        @if shown.needs.is_empty() { (good_empty(&tr.text("glass-needs-none"))) }
        @for need in &shown.needs {
            section.tl-permission {
                h3.tl-permission__to { (domain_text(tr, need.domain)) }
                p.tl-second {
                    (tr.with("glass-need-levels", &[
                        ("person", level_text(tr, need.views.person).into()),
                        ("worker", level_text(tr, need.views.worker).into()),
                        ("date", tr.full_date(page.local_time(need.at).date()).into()),
                    ]))
                }
                @if let Some(words) = &need.person_words { p { "“" (words) "”" } }
                @if let Some(words) = &need.worker_words { p { (words) } }
            }
        }
        @if let Some(person) = shown.person { p { (link(&address(person), tr.text("glass-case"))) } }
        form method="post" action=(format!("{CALLED}/{id}/close")) {
            (csrf(&page.csrf()))
            (Button::new(tr.text("glass-close")).secondary())
        }
        (standing_sentence(tr))
    }))
}

fn facts(tr: Tr, shown: &Emergency) -> Markup {
    let mut rows = Vec::new();
    if let Some(born) = shown.born {
        rows.push(SummaryRow::new(tr.text("glass-born"), tr.full_date(born)));
    }
    if !shown.languages.is_empty() {
        let names: Vec<String> = shown.languages.iter().map(|code| language(tr, code)).collect();
        rows.push(SummaryRow::new(tr.text("glass-languages"), tr.list(&names)));
    }
    if let Some(unit) = &shown.held_in {
        rows.push(SummaryRow::new(tr.text("glass-held-in"), unit.as_str()));
    }
    if let Some(day) = shown.released_on {
        rows.push(SummaryRow::new(tr.text("glass-released"), tr.full_date(day)));
    }
    if let Some((name, agency)) = &shown.lead {
        rows.push(SummaryRow::new(tr.text("glass-lead-worker"), format!("{name}, {agency}")));
    }
    summary_list(&rows)
}

async fn close(page: Page, Path(id): Path<BreakGlassId>) -> Answer {
    page.run(move |cx| break_glass::close(cx, id)).await?;
    page.go_saying("/", page.tr().text("glass-closed")).await
}

async fn reviews(page: Page) -> Answer {
    let found = page.run(break_glass::list).await?;
    let tr = page.tr();
    let waiting = found.iter().filter(|one| one.glass.review.is_none()).count();
    Ok(page.html(tr.text("glass-reviews-title")).body(html! {
        h1.tl-title { (tr.text("glass-reviews-title")) }
        p.tl-lead { (tr.count("glass-reviews-lead", waiting)) }
        @if found.is_empty() {
            (good_empty(&tr.text("glass-reviews-none")))
        } @else {
            (Table::new(tr.text("glass-reviews-title"))
                .column(Column::new(tr.text("glass-when")))
                .column(Column::new(tr.text("glass-who")))
                .column(Column::new(tr.text("glass-ground")))
                .column(Column::new(tr.text("glass-review-state")))
                .rows(found.iter().map(|one| row(&page, one))))
        }
    }))
}

fn row(page: &Page, one: &ToReview) -> Row {
    let tr = page.tr();
    let at = page.local_time(one.glass.opened_at);
    Row::new()
        .cell(two_lines(
            link(&format!("{REVIEWS}/{}", one.glass.id), tr.full_date(at.date())),
            tr.time(at.time()),
        ))
        .cell(two_lines(one.opened_by.as_str(), one.agency.as_str()))
        .cell(ground_text(tr, one.glass.ground))
        .cell(state(page, one))
}

fn state(page: &Page, one: &ToReview) -> Markup {
    let tr = page.tr();
    let due = page.local_time(one.glass.review_due_at).date();
    match &one.glass.review {
        Some(review) => {
            let tone = if review.finding == Finding::Justified { Tone::Pine } else { Tone::Brick };
            tag(tone, &finding_text(tr, review.finding))
        }
        None if one.overdue => {
            tag(Tone::Brick, &tr.with("glass-overdue", &[("date", tr.full_date(due).into())]))
        }
        None => tag(Tone::Amber, &tr.with("glass-due", &[("date", tr.full_date(due).into())])),
    }
}

fn finding_text(tr: Tr, finding: Finding) -> String {
    tr.with("glass-finding-of", &[("code", finding.code().into())])
}

async fn show_review(page: Page, Path(id): Path<BreakGlassId>) -> Answer {
    let kept = page.kept_form(&format!("{REVIEWS}/{id}")).await?;
    review_page(&page, id, &kept.unwrap_or_default(), &[]).await
}

async fn review(page: Page, Path(id): Path<BreakGlassId>, form: Form) -> Answer {
    let (version, finding) = (form.version(), Finding::from_code(form.value("finding")));
    let words = form.value("words").to_owned();
    match page.attempt(move |cx| break_glass::review(cx, id, version, finding, &words)).await? {
        Ok(()) => page.go_saying(REVIEWS, page.tr().text("glass-reviewed")).await,
        Err(errors) => review_page(&page, id, &form, &page.words(&errors)).await,
    }
}

async fn review_page(
    page: &Page,
    id: BreakGlassId,
    form: &Form,
    errors: &[FieldError],
) -> Result<Response, Failure> {
    let one = page.run(move |cx| break_glass::to_review(cx, id)).await?;
    let tr = page.tr();
    let at = page.local_time(one.glass.opened_at);
    let title = tr.with("glass-review-title", &[("date", tr.full_date(at.date()).into())]);
    let choices: Vec<Choice<'_>> = Finding::ALL
        .iter()
        .map(|finding| {
            Choice::new(finding.code(), finding_text(tr, *finding))
                .chosen(form.value("finding") == finding.code())
        })
        .collect();
    let mut rows = vec![
        SummaryRow::new(tr.text("glass-who"), format!("{}, {}", one.opened_by, one.agency)),
        SummaryRow::new(tr.text("glass-ground"), ground_text(tr, one.glass.ground)),
        SummaryRow::new(tr.text("glass-reason"), one.glass.reason.as_str()),
        SummaryRow::new(tr.text("glass-about"), one.glass.person.to_string()),
        SummaryRow::new(tr.text("glass-review-state"), state(page, &one)),
    ];
    if let (Some(review), Some(by)) = (&one.glass.review, &one.reviewed_by) {
        rows.push(SummaryRow::new(tr.text("glass-reviewed-by"), by.as_str()));
        if !review.words.is_empty() {
            rows.push(SummaryRow::new(tr.text("glass-words"), review.words.as_str()));
        }
    }
    Ok(page
        .html(title.clone())
        .back(REVIEWS, tr.text("glass-reviews-title"))
        .errors(errors)
        .version(one.glass.version)
        .body(html! {
            h1.tl-question { (title) }
            (summary_list(&rows))
            // A manager reviews too, but only the officer watches over what was disclosed.
            @if OFFICERS.iter().any(|role| page.user().actor.has(*role)) {
                p { (link(&format!("/disclosures?person={}", one.glass.person), tr.text("glass-entries"))) }
            }
            @if one.may_review {
                form method="post" novalidate {
                    (csrf(&page.csrf()))
                    (hidden(VERSION, &one.glass.version.to_string()))
                    (Field::new("finding", tr.text("glass-finding")).bold().error(error_for(errors, "finding"))
                        .radios(tr, &choices))
                    (Field::new("words", tr.text("glass-words")).bold().hint(tr.text("glass-words-hint"))
                        .error(error_for(errors, "words")).textarea(tr, 3, form.value("words")))
                    (button_group(html! { (Button::new(tr.text("glass-review-act")).once()) }))
                }
            } @else if one.glass.review.is_none() {
                p { (tr.text("glass-refused-own")) }
            }
        }))
}
