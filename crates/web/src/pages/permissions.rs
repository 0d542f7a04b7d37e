//! Permissions of a case: what the person allows, what they are asked, what they have stopped.

use axum::{
    extract::{Path, Query},
    response::Response,
};
use jiff::civil::Date;
use maud::{Markup, html};
use throughline_app::permission::{self, Question, Shown, ToAsk};
use throughline_domain::{
    agency::AgencyKind,
    category::{Category, Depth},
    id::PersonId,
    permission::{Again, Recipient, answer_due},
    purpose::Purpose,
};

use crate::{
    components::{
        button::{Button, button_group},
        choice::Choice,
        depth::depth,
        details::details,
        empty::{empty, good_empty},
        error_summary::{FieldError, error_for},
        field::{Field, csrf},
        link::link,
        qr_code::qr_code,
        tag::{Tone, tag},
    },
    errors::{Answer, Failure},
    forms::Form,
    i18n::Tr,
    pages::{
        agencies::kind_name,
        case_frame::{Tab, case_frame, language},
        own_page::OWN,
    },
    route::{Access, Route},
    visit::{Page, Visit},
};

pub(crate) mod one;

/// The form with its scan.
const LIMIT: usize = throughline_domain::document::MAX_SIZE + 64 * 1024;

/// The routes.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/people/{person}/permissions", Access::Session, show),
        Route::get("/people/{person}/permissions/new", Access::Session, new),
        Route::post("/people/{person}/permissions/new", Access::Session, ask),
        Route::post("/people/{person}/permissions/code", Access::Session, code),
        Route::get("/people/{person}/permissions/{permission}", Access::Session, one::show),
        Route::post("/people/{person}/permissions/{permission}", Access::Session, one::answer).uploads(LIMIT),
        Route::get("/people/{person}/permissions/{permission}/form", Access::Session, one::form),
        Route::get("/people/{person}/permissions/{permission}/stop", Access::Session, one::ask_stop),
        Route::post("/people/{person}/permissions/{permission}/stop", Access::Session, one::stop),
        Route::post("/people/{person}/permissions/{permission}/drop", Access::Session, one::drop_question),
    ]
}

pub(crate) fn category_word(tr: Tr, category: Category) -> String {
    tr.with("permissions-category", &[("code", format!("row-{}", category.code()).into())])
}

pub(crate) fn categories_text(tr: Tr, categories: &[Category]) -> String {
    let words: Vec<String> = categories.iter().map(|category| category_word(tr, *category)).collect();
    tr.list(&words)
}

/// The same within a sentence: "housing, money and plan and steps". None of these words is a name.
pub(crate) fn categories_in_sentence(tr: Tr, categories: &[Category]) -> String {
    let words: Vec<String> =
        categories.iter().map(|category| uncapitalised(&category_word(tr, *category))).collect();
    tr.list(&words)
}

fn uncapitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

pub(crate) fn purpose_text(tr: Tr, purpose: Purpose) -> String {
    tr.with("permissions-purpose", &[("code", purpose.code().into())])
}

/// The name of whom something opens to.
pub(crate) fn recipient_text(
    tr: Tr,
    visit: &Visit,
    jurisdiction: &str,
    to: &Recipient,
    name: Option<&str>,
) -> String {
    match (to, name) {
        (_, Some(name)) => name.to_owned(),
        (Recipient::Kind(kind), None) => {
            let kind = kind_name(tr, visit.state().world(), jurisdiction, kind.code());
            tr.with("permissions-every", &[("kind", kind.into())])
        }
        (Recipient::Agency(_), None) => String::new(),
    }
}

fn address(person: PersonId) -> String {
    format!("/people/{person}/permissions")
}

async fn show(page: Page, Path(person): Path<PersonId>) -> Answer {
    let frame = case_frame(&page, person, Tab::Permissions).await?;
    let found = page.run(move |cx| permission::list(cx, person)).await?;
    let tr = page.tr();
    let name = frame.head.first_name.clone();
    let jurisdiction = frame.head.jurisdiction.clone();
    let card = |shown: &Shown, class| card(&page, person, &jurisdiction, shown, class);
    // What is asked again stands meanwhile: it is counted as allowed too, and shown where it is allowed.
    let (again, asked): (Vec<&Shown>, Vec<&Shown>) = found.waiting.iter().partition(|shown| shown.in_force);
    let allowed: Vec<&Shown> = again.into_iter().chain(&found.given).collect();
    Ok(frame.html(&page, tr.text("permissions-title")).body(html! {
        (frame.tabs(tr))
        h1.tl-title { (tr.text("permissions-title")) }
        p.tl-lead {
            (tr.with("permissions-lead", &[
                ("given", allowed.len().into()), ("waiting", found.waiting.len().into()), ("name", name.as_str().into()),
            ]))
        }
        @if found.may_record {
            (button_group(html! {
                (Button::link(tr.with("permissions-ask", &[("name", name.as_str().into())]), format!("{}/new", address(person))))
            }))
        }
        @if !asked.is_empty() {
            h2.tl-section-title { (tr.text("permissions-waiting")) }
            @for shown in asked { (card(shown, "tl-permission")) }
        }
        h2.tl-section-title { (tr.text("permissions-given")) }
        @if allowed.is_empty() {
            @if found.may_record {
                (empty(&tr.text("permissions-none"), &tr.text("permissions-none-why"),
                    &tr.with("permissions-ask", &[("name", name.as_str().into())]), &format!("{}/new", address(person))))
            } @else { (good_empty(&tr.text("permissions-none"))) }
        }
        @for shown in allowed { (card(shown, "tl-permission tl-permission--given")) }
        @if !found.past.is_empty() {
            (details(tr.count("permissions-past", found.past.len()), html! {
                @for shown in &found.past { (card(shown, "tl-permission tl-permission--past")) }
            }))
        }
        @if found.may_record {
            h2.tl-section-title { (tr.text("permissions-own")) }
            p { (tr.with("permissions-own-lead", &[("name", name.as_str().into())])) }
            form method="post" action=(format!("{}/code", address(person))) {
                (csrf(&page.csrf()))
                (Button::new(tr.text("permissions-own-act")).secondary())
            }
        }
        p { (link(&format!("/people/{person}/sharing"), tr.text("who-sees-title"))) }
        @if found.sees_limits { p { (link(&format!("/people/{person}/limits"), tr.text("limits-title"))) } }
        @if found.may_record { p { (link(&format!("/people/{person}/break-glass"), tr.text("glass-offer"))) } }
        (frame.closing(tr))
    }))
}

fn card(page: &Page, person: PersonId, jurisdiction: &str, shown: &Shown, class: &str) -> Markup {
    let tr = page.tr();
    let of = &shown.permission;
    let to = recipient_text(tr, page, jurisdiction, &of.to, shown.to.as_deref());
    html! {
        section class=(class) {
            h3.tl-permission__to { (link(&format!("{}/{}", address(person), of.id), to.as_str())) }
            p { (categories_text(tr, &of.scope.categories)) }
            p { (depth(tr, of.scope.depth)) " " span.tl-second { (purpose_text(tr, of.purpose)) } }
            p.tl-second { (state_line(tr, shown)) }
            @if let Some(line) = given_line(tr, shown) { p.tl-second { (line) } }
        }
    }
}

/// How it stands, with its tag: "Asked on …", "Ends …", "Asked again by …".
fn state_line(tr: Tr, shown: &Shown) -> Markup {
    use throughline_domain::permission::Status as S;
    let of = &shown.permission;
    let code = match (of.status, shown.in_force) {
        (S::Given, false) => "run_out",
        (status, _) => status.code(),
    };
    let word = tr.with("permissions-status", &[("code", code.into())]);
    let tone = match (of.status, shown.in_force) {
        (S::Asked, _) => Tone::Plum,
        (S::Given, true) => Tone::Pine,
        _ => Tone::Stone,
    };
    html! {
        (tag(tone, &word))
        @match of.status {
            S::Given => { " " (tr.with("permissions-ends", &[("date", tr.full_date(shown.last_day).into())])) }
            S::Asked => { " " (tr.with("permissions-asked-by", &[("agency", shown.asked_by.as_str().into())])) }
            S::Refused | S::Withdrawn | S::Dropped => {}
        }
        @if let Some((why, since)) = of.again.filter(|_| shown.in_force) {
            " " (tag(Tone::Amber, &again_text(tr, why, since)))
        }
    }
}

fn again_text(tr: Tr, why: Again, since: Date) -> String {
    let due = tr.day_month(answer_due(since));
    tr.with("permissions-again", &[("code", why.code().into()), ("date", due.into())])
}

/// "Said on 12 February 2026 in Darija, with Omar B. interpreting; Fatima was there."
fn given_line(tr: Tr, shown: &Shown) -> Option<String> {
    let answer = shown.permission.answer.as_ref()?;
    let mut parts = vec![tr.with(
        "permissions-answered",
        &[
            ("way", answer.way.code().into()),
            ("date", tr.full_date(answer.on).into()),
            ("language", language(tr, &answer.language).into()),
        ],
    )];
    if let Some(name) = &answer.interpreter {
        parts.push(tr.with("permissions-interpreted", &[("name", name.as_str().into())]));
    }
    if let Some(name) = &answer.witness {
        parts.push(tr.with("permissions-witnessed", &[("name", name.as_str().into())]));
    }
    if let Some(name) = &answer.guardian {
        parts.push(tr.with("permissions-guarded", &[("name", name.as_str().into())]));
    }
    Some(parts.join(" · "))
}

/// What stands in the address where a page offers to ask for something.
#[derive(Debug, Default, serde::Deserialize)]
struct Wanted {
    category: Option<String>,
    to: Option<String>,
}

async fn new(page: Page, Path(person): Path<PersonId>, Query(wanted): Query<Wanted>) -> Answer {
    let kept = page.kept_form(&format!("{}/new", address(person))).await?;
    let form = kept.unwrap_or_else(|| {
        let mut pairs = vec![("depth", "summary".to_owned()), ("purpose", "throughcare".to_owned())];
        pairs.extend(wanted.category.map(|code| ("categories", code)));
        pairs.extend(wanted.to.map(|id| ("to", format!("agency:{id}"))));
        Form::from_pairs(pairs)
    });
    question(&page, person, &form, &[]).await
}

async fn ask(page: Page, Path(person): Path<PersonId>, form: Form) -> Answer {
    let mut reader = form.read();
    let ends_on = reader.date_optional("ends", "permissions-error-ends");
    let asked = Question {
        to: recipient(form.value("to")),
        categories: reader.parse_each("categories", "permissions-error-categories"),
        purpose: Purpose::from_code(form.value("purpose")).unwrap_or(Purpose::Throughcare),
        depth: Depth::from_code(form.value("depth")).unwrap_or(Depth::None),
        ends_on,
    };
    if let Err(errors) = reader.finish() {
        return question(&page, person, &form, &page.words(&errors)).await;
    }
    match page.attempt(move |cx| permission::ask(cx, person, &asked)).await? {
        Ok(id) => {
            page.go_saying(&format!("{}/{id}", address(person)), page.tr().text("permissions-asked")).await
        }
        Err(errors) => question(&page, person, &form, &page.words(&errors)).await,
    }
}

fn recipient(value: &str) -> Option<Recipient> {
    match value.split_once(':')? {
        ("agency", id) => id.parse().ok().map(Recipient::Agency),
        ("kind", code) => Some(Recipient::Kind(AgencyKind(code.into()))),
        _ => None,
    }
}

async fn question(
    page: &Page,
    person: PersonId,
    form: &Form,
    errors: &[FieldError],
) -> Result<Response, Failure> {
    let frame = case_frame(page, person, Tab::Permissions).await?;
    let to_ask = page.run(move |cx| permission::to_ask(cx, person)).await?;
    let tr = page.tr();
    let title = tr.with("permissions-ask", &[("name", frame.head.first_name.as_str().into())]);
    let ends = if form.value("ends").is_empty() && form.value("ends-day").is_empty() {
        crate::components::date_input::DateParts::of(to_ask.ends_on)
    } else {
        form.date_parts("ends")
    };
    Ok(page.html(title.clone()).back(address(person), tr.text("permissions-title")).errors(errors).body(html! {
        h1.tl-question { (title) }
        p.tl-lead { (tr.text("permissions-ask-lead")) }
        form method="post" action=(format!("{}/new", address(person))) novalidate {
            (csrf(&page.csrf()))
            (Field::new("to", tr.text("permissions-to")).bold().hint(tr.text("permissions-to-hint"))
                .error(error_for(errors, "to"))
                .radios(tr, &recipients(page, &frame.head.jurisdiction, &to_ask, form.value("to"))))
            (Field::new("categories", tr.text("permissions-what")).bold().hint(tr.text("permissions-what-hint"))
                .error(error_for(errors, "categories")).checkboxes_small(tr, &categories(tr, &to_ask, form)))
            (Field::new("depth", tr.text("permissions-depth")).bold().error(error_for(errors, "depth"))
                .radios(tr, &depths(tr, form.value("depth"))))
            (Field::new("purpose", tr.text("permissions-purpose-label")).bold()
                .radios(tr, &purposes(tr, form.value("purpose"))))
            (Field::new("ends", tr.text("permissions-until")).bold().hint(tr.text("permissions-until-hint"))
                .error(error_for(errors, "ends")).date(tr, &ends))
            (Button::new(tr.text("permissions-ask-act")).once())
        }
        (frame.closing(tr))
    }))
}

fn recipients(page: &Page, jurisdiction: &str, to_ask: &ToAsk, chosen: &str) -> Vec<Choice<'static>> {
    let tr = page.tr();
    let mut choices: Vec<Choice<'static>> = to_ask
        .agencies
        .iter()
        .map(|agency| {
            let value = format!("agency:{}", agency.id);
            let is_chosen = value == chosen;
            let kind = kind_name(tr, page.state().world(), jurisdiction, agency.kind.code());
            Choice::new(value, agency.name.clone()).hint(kind).chosen(is_chosen)
        })
        .collect();
    // A whole kind is a choice where several agencies of it are on the case.
    let mut kinds: Vec<&str> = to_ask.agencies.iter().map(|agency| agency.kind.code()).collect();
    kinds.sort_unstable();
    for group in kinds.chunk_by(|left, right| left == right).filter(|group| group.len() > 1) {
        let Some(code) = group.first() else { continue };
        let value = format!("kind:{code}");
        let is_chosen = value == chosen;
        let kind = kind_name(tr, page.state().world(), jurisdiction, code);
        choices.push(
            Choice::new(value, tr.with("permissions-every", &[("kind", kind.into())])).chosen(is_chosen),
        );
    }
    choices
}

fn categories(tr: Tr, to_ask: &ToAsk, form: &Form) -> Vec<Choice<'static>> {
    to_ask
        .categories
        .iter()
        .map(|category| {
            Choice::new(category.code(), category_word(tr, *category))
                .chosen(form.chose("categories", category.code()))
        })
        .collect()
}

fn depths(tr: Tr, chosen: &str) -> Vec<Choice<'static>> {
    [Depth::Full, Depth::Summary, Depth::Consequence, Depth::Existence]
        .into_iter()
        .map(|depth| {
            let word = crate::components::depth::depth_word(tr, depth);
            Choice::new(depth.code(), word)
                .hint(tr.with("permissions-depth-hint", &[("code", depth.code().into())]))
                .chosen(depth.code() == chosen)
        })
        .collect()
}

/// What a person can permit something for; the other purposes rest on no permission.
fn purposes(tr: Tr, chosen: &str) -> Vec<Choice<'static>> {
    [Purpose::Throughcare, Purpose::Treatment, Purpose::Safety]
        .into_iter()
        .map(|purpose| {
            Choice::new(purpose.code(), purpose_text(tr, purpose)).chosen(purpose.code() == chosen)
        })
        .collect()
}

/// The code stands on the answer itself: it is shown once and kept nowhere.
async fn code(page: Page, Path(person): Path<PersonId>) -> Answer {
    let frame = case_frame(&page, person, Tab::Permissions).await?;
    let made = page.run(move |cx| permission::make_code(cx, person)).await?;
    let tr = page.tr();
    let title = tr.with("permissions-code-title", &[("name", frame.head.first_name.as_str().into())]);
    let until = page.local_time(made.expires_at);
    let short = page.state().address_of(OWN);
    let whole = format!("{short}/{}", made.code);
    Ok(page.html(title.clone()).back(address(person), tr.text("permissions-title")).body(html! {
        h1.tl-question { (title) }
        p.tl-lead { (tr.text("permissions-code-lead")) }
        div.tl-qr role="img" aria-label=(tr.text("permissions-code-picture")) { (qr_code(&whole)) }
        p { (tr.with("permissions-code-address", &[("address", short.as_str().into())])) }
        p.tl-code { (made.code) }
        p { (tr.with("permissions-code-until", &[
            ("date", tr.long_date(until.date()).into()), ("time", tr.time(until.time()).into()),
        ])) }
        p.tl-second { (tr.text("permissions-code-once")) }
    }))
}

#[cfg(test)]
mod tests;
