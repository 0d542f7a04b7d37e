//! What is set about sharing in one case, beside the person's permissions: what is narrowed, what was
//! decided in the single case, and the public-protection level.

use axum::{extract::Path, response::Response};
use maud::{Markup, html};
use throughline_app::{
    FieldError as Wrong,
    narrowing::{self, Decision, Limits, QUESTIONS},
};
use throughline_domain::{
    category::{Category, Depth},
    id::{AgencyId, NarrowingId, PersonId, SharingDecisionId},
    judgement::Test,
    protection::Level,
};

use crate::{
    components::{
        button::Button,
        choice::Choice,
        depth::{depth, depth_word},
        details::details,
        empty::good_empty,
        error_summary::{FieldError, error_for},
        field::{Field, csrf, hidden},
        tag::{Tone, tag},
    },
    errors::{Answer, Failure},
    forms::{Form, VERSION},
    i18n::Tr,
    pages::{
        case_frame::{Frame, Tab, case_frame},
        permissions::category_word,
    },
    route::{Access, Route},
    visit::Page,
};

/// The routes.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/people/{person}/limits", Access::Session, show),
        Route::post("/people/{person}/limits/narrow", Access::Session, narrow),
        Route::post("/people/{person}/limits/narrow/{narrowing}/lift", Access::Session, lift),
        Route::post("/people/{person}/limits/decisions", Access::Session, decide),
        Route::post("/people/{person}/limits/decisions/{decision}/end", Access::Session, end),
        Route::post("/people/{person}/limits/level", Access::Session, set_level),
    ]
}

fn address(person: PersonId) -> String {
    format!("/people/{person}/limits")
}

async fn show(page: Page, Path(person): Path<PersonId>) -> Answer {
    view(&page, person, &Form::default(), &[]).await
}

/// Says what was done, or shows the page with the form as it was typed.
async fn then(
    page: &Page,
    person: PersonId,
    form: &Form,
    outcome: Result<(), Vec<Wrong>>,
    said: &str,
) -> Answer {
    match outcome {
        Ok(()) => page.go_saying(&address(person), page.tr().text(said)).await,
        Err(errors) => view(page, person, form, &page.words(&errors)).await,
    }
}

async fn narrow(page: Page, Path(person): Path<PersonId>, form: Form) -> Answer {
    let agency: Option<AgencyId> = form.value("agency").parse().ok();
    let everybody = form.value("agency") == "all";
    let category = Category::from_code(form.value("category"));
    let most = Depth::from_code(form.value("most"));
    let reason = form.value("narrow-reason").to_owned();
    // The use case names the first that is missing; a form says all of it at once.
    let missing = [
        (agency.is_none() && !everybody, "agency", "limits-error-agency"),
        (category.is_none(), "category", "limits-error-category"),
        (most.is_none(), "most", "limits-error-most"),
        (reason.trim().is_empty(), "narrow-reason", "limits-error-reason"),
    ];
    let errors: Vec<Wrong> = missing
        .into_iter()
        .filter(|(is_missing, ..)| *is_missing)
        .map(|(_, field, message)| Wrong::new(field, message))
        .collect();
    if !errors.is_empty() {
        return then(&page, person, &form, Err(errors), "limits-narrowed").await;
    }
    let act = move |cx: &throughline_app::Cx| {
        narrowing::narrow(cx, person, agency, category, most, &reason).map(drop)
    };
    let outcome = page.attempt(act).await?;
    then(&page, person, &form, outcome, "limits-narrowed").await
}

async fn lift(page: Page, Path((person, id)): Path<(PersonId, NarrowingId)>) -> Answer {
    page.run(move |cx| narrowing::lift(cx, person, id)).await?;
    page.go_saying(&address(person), page.tr().text("limits-lifted")).await
}

async fn decide(page: Page, Path(person): Path<PersonId>, form: Form) -> Answer {
    let mut reader = form.read();
    let until = reader.date_optional("until", "limits-error-until");
    if let Err(errors) = reader.finish() {
        return then(&page, person, &form, Err(errors), "limits-decided").await;
    }
    let decision = Decision {
        agency: form.value("decide-agency").parse().ok(),
        category: Category::from_code(form.value("decide-category")),
        depth: Depth::from_code(form.value("depth")).unwrap_or(Depth::None),
        until,
        test: Test {
            other_law: form.value("other_law").trim().to_owned(),
            own_task: form.value("own_task").trim().to_owned(),
            interest: form.value("interest").trim().to_owned(),
            necessary: form.value("necessary").trim().to_owned(),
        },
    };
    let outcome = page.attempt(move |cx| narrowing::decide(cx, person, &decision).map(drop)).await?;
    then(&page, person, &form, outcome, "limits-decided").await
}

async fn end(page: Page, Path((person, id)): Path<(PersonId, SharingDecisionId)>, form: Form) -> Answer {
    let version = form.version();
    page.run(move |cx| narrowing::end_decision(cx, person, id, version)).await?;
    page.go_saying(&address(person), page.tr().text("limits-decision-ended")).await
}

async fn set_level(page: Page, Path(person): Path<PersonId>, form: Form) -> Answer {
    let (level, reason) = (Level::from_code(form.value("level")), form.value("level-reason").to_owned());
    let outcome = page.attempt(move |cx| narrowing::set_level(cx, person, level, &reason)).await?;
    then(&page, person, &form, outcome, "limits-level-set").await
}

async fn view(
    page: &Page,
    person: PersonId,
    form: &Form,
    errors: &[FieldError],
) -> Result<Response, Failure> {
    let frame = case_frame(page, person, Tab::Permissions).await?;
    let limits = page.run(move |cx| narrowing::view(cx, person)).await?;
    let tr = page.tr();
    let title = tr.text("limits-title");
    let back = format!("/people/{person}/permissions");
    Ok(page.html(title.clone()).back(back, tr.text("permissions-title")).errors(errors).body(html! {
        h1.tl-question { (title) }
        p.tl-lead { (tr.text("limits-lead")) }
        (narrowings(page, person, &limits, form, errors))
        (decisions(page, person, &limits, form, errors))
        @if let Some(level) = limits.level.filter(|_| limits.may_set_level) {
            (levels(page, person, &limits, level, form, errors))
        }
        (closing(tr, &frame))
    }))
}

fn closing(tr: Tr, frame: &Frame) -> Markup {
    frame.closing(tr)
}

fn agencies(limits: &Limits, chosen: &str) -> Vec<Choice<'static>> {
    limits
        .agencies
        .iter()
        .map(|(id, name)| {
            let value = id.to_string();
            let is_chosen = value == chosen;
            Choice::new(value, name.clone()).chosen(is_chosen)
        })
        .collect()
}

fn categories(tr: Tr, chosen: &str) -> Vec<Choice<'static>> {
    let none = Choice::new("", tr.text("limits-choose"));
    let all = Category::ALL.iter().filter(|category| **category != Category::Victim).map(|category| {
        Choice::new(category.code(), category_word(tr, *category)).chosen(category.code() == chosen)
    });
    std::iter::once(none).chain(all).collect()
}

fn depths(tr: Tr, of: &[Depth], chosen: &str) -> Vec<Choice<'static>> {
    of.iter()
        .map(|depth| Choice::new(depth.code(), depth_word(tr, *depth)).chosen(depth.code() == chosen))
        .collect()
}

fn narrowings(page: &Page, person: PersonId, limits: &Limits, form: &Form, errors: &[FieldError]) -> Markup {
    let tr = page.tr();
    let everybody = Choice::new("all", tr.text("limits-everybody")).chosen(form.value("agency") == "all");
    let choices: Vec<Choice<'_>> =
        std::iter::once(everybody).chain(agencies(limits, form.value("agency"))).collect();
    html! {
        h2.tl-section-title { (tr.text("limits-narrowed-title")) }
        @if limits.narrowings.is_empty() { (good_empty(&tr.text("limits-narrowed-none"))) }
        @for narrowed in &limits.narrowings {
            @let set = &narrowed.set;
            section.tl-permission {
                h3.tl-permission__to {
                    (narrowed.agency.clone().unwrap_or_else(|| tr.text("limits-everybody"))) ": "
                    (category_word(tr, set.narrowing.category))
                }
                p { (tr.text("limits-at-most")) " " (depth(tr, set.narrowing.most)) }
                p { (set.reason) }
                p.tl-second {
                    (tr.with("limits-by", &[
                        ("name", narrowed.set_by.as_str().into()),
                        ("date", tr.full_date(page.local_time(set.set_at).date()).into()),
                    ]))
                }
                @if limits.may_narrow {
                    form method="post" action=(format!("{}/narrow/{}/lift", address(person), set.id)) {
                        (csrf(&page.csrf()))
                        (Button::new(tr.text("limits-lift")).secondary().small()
                            .about(category_word(tr, set.narrowing.category)))
                    }
                }
            }
        }
        @if limits.may_narrow {
            (details(tr.text("limits-narrow"), html! {
                form method="post" action=(format!("{}/narrow", address(person))) novalidate {
                    (csrf(&page.csrf()))
                    (Field::new("agency", tr.text("limits-for")).bold().error(error_for(errors, "agency"))
                        .radios(tr, &choices))
                    (Field::new("category", tr.text("limits-what")).bold().error(error_for(errors, "category"))
                        .select(tr, &categories(tr, form.value("category"))))
                    (Field::new("most", tr.text("limits-at-most")).bold().error(error_for(errors, "most"))
                        .radios(tr, &depths(tr, &[Depth::Summary, Depth::Consequence, Depth::Existence, Depth::None], form.value("most"))))
                    (Field::new("narrow-reason", tr.text("limits-reason")).bold().error(error_for(errors, "narrow-reason"))
                        .textarea(tr, 2, form.value("narrow-reason")))
                    (Button::new(tr.text("limits-narrow-act")).once())
                }
            }))
        }
    }
}

fn decisions(page: &Page, person: PersonId, limits: &Limits, form: &Form, errors: &[FieldError]) -> Markup {
    let tr = page.tr();
    html! {
        h2.tl-section-title { (tr.text("limits-decisions-title")) }
        @if limits.decisions.is_empty() { (good_empty(&tr.text("limits-decisions-none"))) }
        @for decided in &limits.decisions {
            @let of = &decided.judgement;
            section.tl-permission {
                h3.tl-permission__to { (decided.agency) ": " (category_word(tr, of.category)) }
                p {
                    (depth(tr, of.depth)) " "
                    @if decided.holds {
                        (tag(Tone::Pine, &tr.with("limits-until-day", &[("date", tr.full_date(of.until).into())])))
                    } @else { (tag(Tone::Stone, &tr.text("limits-over"))) }
                }
                @for (index, answer) in of.test.answers().into_iter().enumerate() {
                    p { strong { (question(tr, index)) } " " (answer) }
                }
                p.tl-second {
                    (tr.with("limits-by", &[
                        ("name", decided.decided_by.as_str().into()),
                        ("date", tr.full_date(page.local_time(of.decided.2).date()).into()),
                    ]))
                }
                @if decided.holds && limits.may_decide {
                    form method="post" action=(format!("{}/decisions/{}/end", address(person), of.id)) {
                        (csrf(&page.csrf())) (hidden(VERSION, &of.version.to_string()))
                        (Button::new(tr.text("limits-decision-end")).secondary().small().about(decided.agency.clone()))
                    }
                }
            }
        }
        @if limits.may_decide && !limits.agencies.is_empty() {
            (details(tr.text("limits-decide"), html! {
                p { (tr.text("limits-decide-lead")) }
                form method="post" action=(format!("{}/decisions", address(person))) novalidate {
                    (csrf(&page.csrf()))
                    (Field::new("decide-agency", tr.text("limits-for")).bold().error(error_for(errors, "decide-agency"))
                        .radios(tr, &agencies(limits, form.value("decide-agency"))))
                    (Field::new("decide-category", tr.text("limits-what")).bold()
                        .error(error_for(errors, "decide-category"))
                        .select(tr, &categories(tr, form.value("decide-category"))))
                    (Field::new("depth", tr.text("limits-at-most")).bold().error(error_for(errors, "depth"))
                        .radios(tr, &depths(tr, &[Depth::Full, Depth::Summary, Depth::Consequence, Depth::Existence], form.value("depth"))))
                    (Field::new("until", tr.text("limits-until")).bold().error(error_for(errors, "until"))
                        .date(tr, &form.date_parts("until")))
                    @for (index, field) in QUESTIONS.into_iter().enumerate() {
                        (Field::new(field, question(tr, index)).bold().error(error_for(errors, field))
                            .textarea(tr, 2, form.value(field)))
                    }
                    (Button::new(tr.text("limits-decide-act")).once())
                }
            }))
        }
    }
}

fn question(tr: Tr, index: usize) -> String {
    tr.with("limits-question", &[("code", QUESTIONS.get(index).copied().unwrap_or_default().into())])
}

fn level_text(tr: Tr, level: Level) -> String {
    tr.with("limits-level-of", &[("code", format!("level-{}", level.code()).into())])
}

fn levels(
    page: &Page,
    person: PersonId,
    limits: &Limits,
    now: Level,
    form: &Form,
    errors: &[FieldError],
) -> Markup {
    let tr = page.tr();
    let choices: Vec<Choice<'_>> = Level::ALL
        .iter()
        .map(|level| {
            Choice::new(level.code(), level_text(tr, *level)).chosen(form.value("level") == level.code())
        })
        .collect();
    html! {
        h2.tl-section-title { (tr.text("limits-level-title")) }
        p.tl-lead { (level_text(tr, now)) }
        @if !limits.levels.is_empty() {
            ul class="govuk-list govuk-list--bullet" {
                @for set in &limits.levels {
                    li {
                        (tr.full_date(page.local_time(set.from_at).date())) ": "
                        (level_text(tr, set.level)) ". " (set.reason)
                    }
                }
            }
        }
        (details(tr.text("limits-level-change"), html! {
            form method="post" action=(format!("{}/level", address(person))) novalidate {
                (csrf(&page.csrf()))
                (Field::new("level", tr.text("limits-level")).bold().error(error_for(errors, "level"))
                    .radios(tr, &choices))
                (Field::new("level-reason", tr.text("limits-reason")).bold().hint(tr.text("limits-level-reason-hint"))
                    .error(error_for(errors, "level-reason")).textarea(tr, 2, form.value("level-reason")))
                (Button::new(tr.text("limits-level-act")).once())
            }
        }))
    }
}
