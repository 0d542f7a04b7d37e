//! Victims and third parties, and the protective rules derived from them. For everybody but who works
//! with victims, these addresses are not there.

use axum::{extract::Path, response::Response};
use maud::{Markup, html};
use throughline_app::{
    protective_rule::{self, Shown},
    release_notice,
    victim::{self, Input, Kept, Victim},
};
use throughline_domain::{
    agency::Role,
    id::{PersonId, ProtectiveRuleId, VictimId},
    release_notice::Wish,
    victim::{RuleKind, Whom},
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
        table::{Column, Row, Table},
    },
    errors::{Answer, Failure},
    forms::{Form, VERSION},
    i18n::Tr,
    route::{Access, Route},
    visit::Page,
};

mod notices;

/// Who keeps what is known of victims.
pub(super) const KEEPERS: &[Role] = &[Role::VictimServiceWorker];

const LIST: &str = "/victims";

/// The routes.
pub fn routes() -> Vec<Route> {
    let hidden = Access::Hidden(KEEPERS);
    vec![
        Route::get(LIST, hidden, list),
        Route::get(notices::LIST, hidden, notices::list),
        Route::post("/victims/notices/{notice}/told", hidden, notices::told),
        Route::post("/victims/notices/{notice}/end", hidden, notices::end),
        Route::get("/people/{person}/victims/{victim}/notice", hidden, notices::one),
        Route::post("/people/{person}/victims/{victim}/notice", hidden, notices::ask),
        Route::get("/people/{person}/victims", hidden, show),
        Route::get("/people/{person}/victims/new", hidden, new),
        Route::post("/people/{person}/victims/new", hidden, add),
        Route::get("/people/{person}/victims/{victim}", hidden, one),
        Route::post("/people/{person}/victims/{victim}", hidden, correct),
        Route::post("/people/{person}/victims/{victim}/remove", hidden, remove),
        Route::post("/people/{person}/victims/rules", hidden, add_rule),
        Route::post("/people/{person}/victims/rules/{rule}/remove", hidden, remove_rule),
    ]
}

fn address(person: PersonId) -> String {
    format!("/people/{person}/victims")
}

async fn list(page: Page) -> Answer {
    let found = page.run(victim::list).await?;
    let waiting = page.run(release_notice::due_now).await?;
    let tr = page.tr();
    Ok(page.html(tr.text("victims-title")).body(html! {
        h1.tl-title { (tr.text("victims-title")) }
        p.tl-lead { (tr.count("victims-lead", found.len())) }
        @if notices::are_kept_by(&page) {
            p { (link(notices::LIST, tr.text("victims-notices-title"))) ": " (tr.count("victims-notices-due", waiting)) }
        }
        @if found.is_empty() { (good_empty(&tr.text("victims-none"))) } @else {
            (Table::new(tr.text("victims-title"))
                .column(Column::new(tr.text("victims-since")))
                .column(Column::new(tr.text("victims-person")))
                .column(Column::new(tr.text("victims-known")))
                .rows(found.iter().map(|it| {
                    let known: Vec<&str> = it.known.iter().map(String::as_str).collect();
                    Row::new()
                        .cell(tr.full_date(page.local_time(it.since).date()))
                        .cell(html! {
                            (link(&address(it.person), it.name.as_str()))
                            @if let Some(agency) = &it.asked_by {
                                br;
                                span.tl-second { (tr.with("victims-asked-by", &[("agency", agency.as_str().into())])) }
                            }
                        })
                        .cell(if known.is_empty() { tr.text("victims-nobody-yet") } else { tr.list(&known) })
                })))
        }
    }))
}

async fn show(page: Page, Path(person): Path<PersonId>) -> Answer {
    view(&page, person, &Form::default(), &[]).await
}

async fn view(
    page: &Page,
    person: PersonId,
    form: &Form,
    errors: &[FieldError],
) -> Result<Response, Failure> {
    let kept = page.run(move |cx| victim::view(cx, person)).await?;
    let tr = page.tr();
    let title = tr.with("victims-of", &[("name", kept.name.as_str().into())]);
    let base = address(person);
    Ok(page.html(title.clone()).back(LIST, tr.text("victims-title")).errors(errors).body(html! {
        h1.tl-question { (title) }
        p.tl-lead { (tr.text("victims-sealed")) }
        h2.tl-section-title { (tr.text("victims-known")) }
        @if kept.victims.is_empty() { (good_empty(&tr.text("victims-nobody-yet"))) }
        @for it in &kept.victims { (person_card(page, &base, it, kept.asked.get(&it.id))) }
        (button_group(html! { (Button::link(tr.text("victims-add"), format!("{base}/new"))) }))
        (rules(page, &base, &kept, form, errors))
    }))
}

fn whom_text(tr: Tr, whom: Whom) -> String {
    tr.with("victims-whom-is", &[("code", whom.code().into())])
}

fn person_card(page: &Page, base: &str, it: &Victim, asked: Option<&Vec<Wish>>) -> Markup {
    let tr = page.tr();
    let details = &it.details;
    let asked = asked.map(|wishes| notices::wishes_text(tr, wishes)).unwrap_or_default();
    let rows: Vec<SummaryRow<'_>> = [
        ("victims-relation", &details.relation),
        ("victims-area", &details.area),
        ("victims-contact", &details.contact),
        ("victims-must-not", &details.must_not),
        ("victims-note", &details.note),
        ("victims-notice-wishes", &asked),
    ]
    .into_iter()
    .filter(|(_, text)| !text.is_empty())
    .map(|(key, text)| SummaryRow::new(tr.text(key), text.as_str()))
    .collect();
    html! {
        section.tl-permission {
            h3.tl-permission__to { (details.name) }
            p.tl-second { (whom_text(tr, details.whom)) }
            @if !rows.is_empty() { (summary_list(&rows)) }
            p.tl-second {
                (tr.with("victims-written", &[("date", tr.full_date(page.local_time(it.written.1).date()).into())]))
            }
            (button_group(html! {
                (Button::link(tr.text("victims-correct"), format!("{base}/{}", it.id)).secondary().small()
                    .about(details.name.clone()))
                @if notices::are_kept_by(page) {
                    (Button::link(tr.text("victims-notice"), format!("{base}/{}/notice", it.id)).secondary().small()
                        .about(details.name.clone()))
                }
            }))
        }
    }
}

fn rules(page: &Page, base: &str, kept: &Kept, form: &Form, errors: &[FieldError]) -> Markup {
    let tr = page.tr();
    let kinds: Vec<Choice<'_>> = RuleKind::ALL
        .iter()
        .map(|kind| Choice::new(kind.code(), rule_kind(tr, *kind)).chosen(form.value("kind") == kind.code()))
        .collect();
    html! {
        h2.tl-section-title { (tr.text("victims-rules")) }
        p { (tr.text("victims-rules-lead")) }
        @if kept.rules.is_empty() { (good_empty(&tr.text("victims-rules-none"))) }
        @for rule in &kept.rules {
            section.tl-permission {
                (rule_text(tr, rule))
                @if rule.own {
                    form method="post" action=(format!("{base}/rules/{}/remove", rule.id)) {
                        (csrf(&page.csrf()))
                        (Button::new(tr.text("victims-rule-remove")).secondary().small().about(rule.words.clone()))
                    }
                }
            }
        }
        form method="post" action=(format!("{base}/rules")) novalidate {
            (csrf(&page.csrf()))
            (Field::new("kind", tr.text("victims-rule-kind")).bold().error(error_for(errors, "kind"))
                .radios(tr, &kinds))
            (Field::new("words", tr.text("victims-rule-words")).bold().hint(tr.text("victims-rule-words-hint"))
                .error(error_for(errors, "words")).textarea(tr, 2, form.value("words")))
            (Button::new(tr.text("victims-rule-add")).once())
        }
    }
}

fn rule_kind(tr: Tr, kind: RuleKind) -> String {
    tr.with("victims-rule-is", &[("code", kind.code().into())])
}

/// A protective rule in words, here and on the page of the person.
pub(super) fn rule_text(tr: Tr, rule: &Shown) -> Markup {
    html! { p { strong { (rule_kind(tr, rule.kind)) ":" } " " (rule.words) } }
}

async fn new(page: Page, Path(person): Path<PersonId>) -> Answer {
    write(&page, person, None, &Form::default(), &[]).await
}

async fn one(page: Page, Path((person, id)): Path<(PersonId, VictimId)>) -> Answer {
    let found = page.run(move |cx| victim::get(cx, person, id)).await?;
    write(&page, person, Some(id), &filled(&found), &[]).await
}

async fn add(page: Page, Path(person): Path<PersonId>, form: Form) -> Answer {
    save(&page, person, None, form).await
}

async fn correct(page: Page, Path((person, id)): Path<(PersonId, VictimId)>, form: Form) -> Answer {
    save(&page, person, Some(id), form).await
}

fn filled(of: &Victim) -> Form {
    let details = &of.details;
    Form::from_pairs([
        ("whom", details.whom.code().to_owned()),
        ("name", details.name.clone()),
        ("area", details.area.clone()),
        ("contact", details.contact.clone()),
        ("relation", details.relation.clone()),
        ("must_not", details.must_not.clone()),
        ("note", details.note.clone()),
        (VERSION, of.version.to_string()),
    ])
}

async fn save(page: &Page, person: PersonId, id: Option<VictimId>, form: Form) -> Answer {
    let text = |name: &str| form.value(name).to_owned();
    let input = Input {
        whom: Whom::from_code(form.value("whom")),
        name: text("name"),
        area: text("area"),
        contact: text("contact"),
        relation: text("relation"),
        must_not: text("must_not"),
        note: text("note"),
    };
    let known = id.map(|id| (id, form.version()));
    match page.attempt(move |cx| victim::save(cx, person, known, &input)).await? {
        Ok(_) => page.go_saying(&address(person), page.tr().text("victims-saved")).await,
        Err(errors) => write(page, person, id, &form, &page.words(&errors)).await,
    }
}

async fn write(
    page: &Page,
    person: PersonId,
    id: Option<VictimId>,
    form: &Form,
    errors: &[FieldError],
) -> Result<Response, Failure> {
    // Whoever may not keep victims finds no form either.
    let kept = page.run(move |cx| victim::view(cx, person)).await?;
    let tr = page.tr();
    let title = tr.text(if id.is_some() { "victims-correct-title" } else { "victims-add" });
    let back = tr.with("victims-of", &[("name", kept.name.as_str().into())]);
    let base = address(person);
    let action = id.map_or_else(|| format!("{base}/new"), |id| format!("{base}/{id}"));
    let whom: Vec<Choice<'_>> = Whom::ALL
        .iter()
        .map(|whom| Choice::new(whom.code(), whom_text(tr, *whom)).chosen(form.value("whom") == whom.code()))
        .collect();
    let field =
        |name: &'static str, key: &str| Field::new(name, tr.text(key)).bold().error(error_for(errors, name));
    Ok(page
        .html(title.clone())
        .back(base, back)
        .errors(errors)
        .version(if id.is_some() { form.version() } else { 0 })
        .body(html! {
            h1.tl-question { (title) }
            form method="post" action=(action) novalidate autocomplete="off" {
                (csrf(&page.csrf()))
                (hidden(VERSION, form.value(VERSION)))
                (field("whom", "victims-whom").radios(tr, &whom))
                (field("name", "victims-name").autocomplete("off").spellcheck(false).input(tr, form.value("name")))
                (field("relation", "victims-relation").hint(tr.text("victims-relation-hint"))
                    .input(tr, form.value("relation")))
                (field("area", "victims-area").hint(tr.text("victims-area-hint"))
                    .textarea(tr, 2, form.value("area")))
                (field("contact", "victims-contact").hint(tr.text("victims-contact-hint")).autocomplete("off")
                    .input(tr, form.value("contact")))
                (field("must_not", "victims-must-not").hint(tr.text("victims-must-not-hint"))
                    .textarea(tr, 2, form.value("must_not")))
                (field("note", "victims-note").textarea(tr, 3, form.value("note")))
                (Button::new(tr.text("victims-save")).once())
            }
            @if let Some(id) = id {
                h2.tl-section-title { (tr.text("victims-remove")) }
                p { (tr.text("victims-remove-lead")) }
                form method="post" action=(format!("{}/{id}/remove", address(person))) {
                    (csrf(&page.csrf()))
                    (hidden(VERSION, form.value(VERSION)))
                    (Button::new(tr.text("victims-remove-act")).warning().once())
                }
            }
        }))
}

async fn remove(page: Page, Path((person, id)): Path<(PersonId, VictimId)>, form: Form) -> Answer {
    let version = form.version();
    page.run(move |cx| victim::remove(cx, person, id, version)).await?;
    page.go_saying(&address(person), page.tr().text("victims-removed")).await
}

async fn add_rule(page: Page, Path(person): Path<PersonId>, form: Form) -> Answer {
    let (kind, words) = (RuleKind::from_code(form.value("kind")), form.value("words").to_owned());
    let added = page.attempt(move |cx| protective_rule::add(cx, person, kind, &words)).await?;
    match added {
        Ok(_) => page.go_saying(&address(person), page.tr().text("victims-rule-added")).await,
        Err(errors) => view(&page, person, &form, &page.words(&errors)).await,
    }
}

async fn remove_rule(page: Page, Path((person, id)): Path<(PersonId, ProtectiveRuleId)>) -> Answer {
    page.run(move |cx| protective_rule::remove(cx, person, id)).await?;
    page.go_saying(&address(person), page.tr().text("victims-rule-removed")).await
}

#[cfg(test)]
mod tests;
