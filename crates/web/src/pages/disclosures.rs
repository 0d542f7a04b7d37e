//! Disclosures: what the data-protection officer watches over.

use axum::extract::Query;
use jiff::civil::Date;
use maud::{Markup, html};
use throughline_app::disclosure::{self, Disclosures, Shown, Wanted};
use throughline_domain::{agency::Role, category::Category, ledger::Operation};

use crate::{
    components::{
        button::Button,
        card::page_head,
        choice::Choice,
        empty::good_empty,
        error_summary::error_for,
        field::{Field, hidden},
        link::link,
        pagination::{Pagination, pagination},
        table::{Column, Row, Table, two_lines},
    },
    errors::Answer,
    forms::Form,
    i18n::Tr,
    pages::{
        history::key_of,
        permissions::{categories_text, category_word},
    },
    route::{Access, Route},
    visit::Page,
};

const LIST: &str = "/disclosures";
/// Who watches over disclosure.
pub(super) const OFFICERS: &[Role] = &[Role::DataProtectionOfficer];

/// The routes.
pub fn routes() -> Vec<Route> {
    vec![Route::get(LIST, Access::Roles(OFFICERS), show)]
}

/// What stands in the address.
type Asked = Vec<(String, String)>;

fn wanted(form: &Form) -> Wanted {
    let day = |name: &str| form.value(name).parse::<Date>().ok();
    Wanted {
        from: day("from"),
        to: day("to"),
        agency: form.value("agency").parse().ok(),
        user: form.value("user").parse().ok(),
        person: form.value("person").parse().ok(),
        category: Category::from_code(form.value("category")),
        refused: form.chose("refused", "yes"),
    }
}

async fn show(page: Page, Query(asked): Query<Asked>) -> Answer {
    let form = Form::from_pairs(asked.clone());
    let (asks, number) = (wanted(&form), form.value("page").parse().unwrap_or(1));
    let tr = page.tr();
    let outcome = page.attempt(move |cx| disclosure::list(cx, &asks, number)).await?;
    let (found, errors) = match outcome {
        Ok(found) => (found, Vec::new()),
        Err(errors) => {
            let found = page.run(|cx| disclosure::list(cx, &Wanted::default(), 1)).await?;
            (found, page.words(&errors))
        }
    };
    let (current, more) = found.page;
    let to = |number: i64| {
        let pairs: Vec<(&str, String)> = asked
            .iter()
            .filter(|(name, value)| name != "page" && !value.is_empty())
            .map(|(name, value)| (name.as_str(), value.clone()))
            .chain([("page", number.to_string())])
            .collect();
        format!("{LIST}?{}", serde_urlencoded::to_string(pairs).unwrap_or_default())
    };
    let previous = (current > 1).then(|| to(current - 1));
    let next = more.then(|| to(current + 1));
    let lead = tr.with(
        "disclosures-lead",
        &[("from", tr.full_date(found.days.0).into()), ("to", tr.full_date(found.days.1).into())],
    );
    Ok(page.html(tr.text("disclosures-title")).errors(&errors).body(html! {
        (page_head(&tr.text("disclosures-title"), lead, html! {}))
        (watch(tr, &found))
        (filter(tr, &found, &form, error_for(&errors, "from")))
        @if found.entries.is_empty() {
            (good_empty(&tr.text("disclosures-none")))
        } @else {
            (table(&page, &found))
            (pagination(tr, Pagination { previous: previous.as_deref(), next: next.as_deref() }))
        }
    }))
}

/// What waits: reviews and agreements.
fn watch(tr: Tr, found: &Disclosures) -> Markup {
    let (waiting, overdue) = found.glass;
    html! {
        p {
            (link("/break-glass/reviews",
                tr.with("disclosures-glass", &[("waiting", waiting.into()), ("overdue", overdue.into())])))
        }
        @if !found.agreements.is_empty() {
            p { (link("/agreements", tr.count("disclosures-agreements", found.agreements.len()))) }
            ul class="govuk-list govuk-list--bullet" {
                @for (title, day) in &found.agreements { li { (title) ": " (tr.full_date(*day)) } }
            }
        }
    }
}

fn filter(tr: Tr, found: &Disclosures, form: &Form, error: Option<&str>) -> Markup {
    let select = |name: &'static str, key: &str, all: Vec<(String, String)>| {
        let none = Choice::new("", tr.text("disclosures-any"));
        let choices: Vec<Choice<'_>> = std::iter::once(none)
            .chain(all.into_iter().map(|(value, text)| {
                let chosen = form.value(name) == value;
                Choice::new(value, text).chosen(chosen)
            }))
            .collect();
        Field::new(name, tr.text(key)).select(tr, &choices)
    };
    let agencies = found.agencies.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
    let users = found.users.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
    let categories = Category::ALL
        .iter()
        .map(|category| (category.code().to_owned(), category_word(tr, *category)))
        .collect();
    let day = |name: &'static str, key: &str, day: Date| {
        Field::new(name, tr.text(key))
            .kind("date")
            .width(10)
            .error(error.filter(|_| name == "from"))
            .input(tr, &day.to_string())
    };
    html! {
        form.tl-filters method="get" action=(LIST) {
            (day("from", "disclosures-from", found.days.0))
            (day("to", "disclosures-to", found.days.1))
            (select("agency", "disclosures-agency", agencies))
            (select("user", "disclosures-user", users))
            (select("category", "disclosures-category", categories))
            @if !form.value("person").is_empty() { (hidden("person", form.value("person"))) }
            (Field::new("refused", tr.text("disclosures-refused")).checkbox(tr, "yes", form.chose("refused", "yes")))
            (Button::new(tr.text("disclosures-act")).secondary())
        }
        @if !form.value("person").is_empty() {
            p { (tr.text("disclosures-one")) " " (link(LIST, tr.text("disclosures-everybody"))) }
        }
    }
}

fn table<'a>(page: &'a Page, found: &Disclosures) -> Table<'a> {
    let tr = page.tr();
    Table::new(tr.text("disclosures-title"))
        .column(Column::new(tr.text("history-head-when")))
        .column(Column::new(tr.text("history-head-who")))
        .column(Column::new(tr.text("history-head-what")))
        .column(Column::new(tr.text("disclosures-about")))
        .rows(found.entries.iter().map(|shown| row(page, shown)))
}

fn row(page: &Page, shown: &Shown) -> Row {
    let tr = page.tr();
    let line = &shown.line;
    let at = page.local_time(line.at);
    let who = line.actor.as_ref().map_or_else(|| tr.text("history-system"), |(_, name)| name.clone());
    let agency = line.agency.as_ref().map(|(_, name)| name.clone()).unwrap_or_default();
    let what = tr.text(key_of(&line.action, shown.detail.as_deref().unwrap_or_default()));
    let operation = shown.operation.map(|operation| operation_text(tr, operation)).unwrap_or_default();
    let rule = tr.with("disclosures-rule", &[("code", line.rule.as_str().into())]);
    let second = if operation.is_empty() { rule } else { format!("{operation} · {rule}") };
    let about = match line.person {
        Some(person) => link(&format!("{LIST}?person={person}"), short(&person.to_string())),
        None if line.pseudonym.is_some() => html! { (short(line.pseudonym.as_deref().unwrap_or_default())) },
        None if shown.listed > 0 => html! { (tr.count("disclosures-people", shown.listed)) },
        None => html! {},
    };
    Row::new()
        .cell(two_lines(tr.table_date(at.date()), tr.time(at.time())))
        .cell(two_lines(who, agency))
        .cell(html! {
            (two_lines(what, second))
            @for (basis, policies) in &shown.opened_by {
                p.tl-second {
                    (tr.with("who-sees-basis", &[("code", basis.code().into())])) ": "
                    @for (place, policy) in policies.iter().enumerate() {
                        @if place > 0 { ", " }
                        code { (policy) }
                    }
                }
            }
        })
        .cell(two_lines(about, categories_text(tr, &line.categories)))
}

fn operation_text(tr: Tr, operation: Operation) -> String {
    tr.with("disclosures-operation", &[("code", operation.code().into())])
}

/// The end of an opaque id or of a name in a sealed chain: enough to tell two people of a page apart.
fn short(id: &str) -> String {
    let end = id.rsplit('-').next().unwrap_or(id);
    end.get(end.len().saturating_sub(12)..).unwrap_or(end).to_owned()
}
