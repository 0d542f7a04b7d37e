//! The towns of a person: where they come from, where they mean to settle, and which town was asked.
//!
//! A move is asked for and previewed on one address, read by GET; the act is a POST to the same.

use axum::{
    extract::{Path, Query},
    response::Response,
};
use maud::{Markup, html};
use throughline_app::{
    FieldError,
    routing::{self, Consequence, KnownTown, Move, ShownClaim, Towns, Verdict},
    taking_part::SaidBy,
};
use throughline_domain::{
    id::{InvolvementId, PersonId},
    programme::pack::Town,
    routing::Standing,
};

use crate::{
    components::{
        button::{Button, button_group},
        choice::Choice,
        error_summary::{FieldError as ShownError, error_for},
        field::{Field, csrf, hidden},
        link::link,
        summary_list::{SummaryRow, summary_list},
        table::{Column, Fold, Row, Table, two_lines},
        tag::{Tone, tag},
        town::{not_in_the_table, town_field},
    },
    errors::{Answer, Failure},
    forms::{Form, VERSION},
    i18n::Tr,
    pages::case_frame::{Frame, Tab, address},
    route::{Access, Route},
    visit::Page,
};

/// The routes.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/people/{person}/towns", Access::Session, show),
        Route::post("/people/{person}/towns", Access::Session, say),
        Route::post("/people/{person}/towns/{involvement}/decide", Access::Session, decide),
    ]
}

async fn show(
    page: Page,
    Path(person): Path<PersonId>,
    Query(asked): Query<Vec<(String, String)>>,
) -> Answer {
    let form = Form::from_pairs(asked);
    if form.is_empty() {
        return view(&page, person, &form, None, &[]).await;
    }
    let moved = match read(&form) {
        Ok(moved) => moved,
        Err(errors) => return view(&page, person, &form, None, &errors).await,
    };
    match page.attempt(move |cx| routing::preview(cx, person, &moved)).await? {
        Ok(found) => view(&page, person, &form, Some(found), &[]).await,
        Err(errors) => view(&page, person, &form, None, &errors).await,
    }
}

async fn say(page: Page, Path(person): Path<PersonId>, form: Form) -> Answer {
    let moved = match read(&form) {
        Ok(moved) => moved,
        Err(errors) => return view(&page, person, &form, None, &errors).await,
    };
    match page.attempt(move |cx| routing::say(cx, person, &moved)).await? {
        Ok(done) => {
            let asked = done.iter().filter(|it| it.asks.is_some()).count();
            page.go_saying(&here(person), page.tr().count("routing-done", asked)).await
        }
        Err(errors) => view(&page, person, &form, None, &errors).await,
    }
}

async fn decide(page: Page, Path((person, id)): Path<(PersonId, InvolvementId)>, form: Form) -> Answer {
    let verdict = match form.value("verdict") {
        "uphold" => Verdict::Uphold,
        "another" => Verdict::Another { town: form.value("town").to_owned() },
        _ => {
            let errors = [FieldError::new("verdict", "routing-verdict-missing")];
            return view(&page, person, &form, None, &errors).await;
        }
    };
    let (version, reason) = (form.version(), form.value("reason").to_owned());
    let done = page.attempt(move |cx| routing::decide(cx, person, id, version, &verdict, &reason)).await?;
    match done {
        Ok(()) => page.go_saying(&here(person), page.tr().text("routing-decided")).await,
        Err(errors) => view(&page, person, &form, None, &errors).await,
    }
}

fn here(person: PersonId) -> String {
    format!("{}/towns", address(person))
}

fn read(form: &Form) -> Result<Move, Vec<FieldError>> {
    let mut reader = form.read();
    let fact = Town::from_code(form.value("fact"));
    if fact.is_none() {
        reader.refuse(FieldError::new("fact", "routing-fact-missing"));
    }
    let town = reader.text("town", "routing-town-missing");
    reader.finish()?;
    let said_by = if form.value("said_by") == "worker" { SaidBy::Worker } else { SaidBy::Person };
    Ok(Move { fact: fact.unwrap_or(Town::IntendedSettlement), town, said_by })
}

async fn view(
    page: &Page,
    person: PersonId,
    form: &Form,
    preview: Option<Vec<Consequence>>,
    errors: &[FieldError],
) -> Result<Response, Failure> {
    let found = page.run(move |cx| routing::view(cx, person)).await?;
    let errors = page.words(errors);
    let tr = page.tr();
    let frame = Frame::new(found.head.clone(), Tab::Agencies);
    let title = tr.with("routing-title", &[("name", found.head.name.as_str().into())]);
    Ok(frame.slim(page, title.clone()).errors(&errors).body(html! {
        h1.tl-question { (title) }
        @if let Some(preview) = &preview {
            (previewed(page, person, form, preview))
        } @else {
            p.tl-lead { (tr.text("routing-lead")) }
            (summary_list(&found.towns.iter().map(|town| known(page, town)).collect::<Vec<_>>()))
            @for claim in found.claims.iter().filter(|it| it.standing == Standing::Disputed) {
                (dispute(page, person, &found, claim, form, &errors))
            }
            @if !found.claims.is_empty() { (claims(tr, &found)) }
            @if found.can_say { (question(page, person, form, &errors)) }
        }
        (frame.closing(tr))
    }))
}

fn known(page: &Page, town: &KnownTown) -> SummaryRow<'static> {
    let tr = page.tr();
    let value = match (&town.town, &town.said) {
        (Some(town), Some((by, on))) => {
            let key = match by.as_str() {
                "person" => "routing-said-person",
                "list" => "routing-said-list",
                _ => "routing-said-worker",
            };
            two_lines(town, tr.with(key, &[("date", tr.full_date(*on).into())]))
        }
        (Some(town), None) => two_lines(town, tr.text("routing-said-record")),
        (None, _) => html! { span.tl-second { (tr.text("routing-not-known")) } },
    };
    let elsewhere = town.town.as_ref().and_then(|town| not_in_the_table(tr, page.jurisdiction(), town));
    let value = html! { (value) @if let Some(elsewhere) = elsewhere { p.tl-second { (elsewhere) } } };
    SummaryRow::new(tr.text(fact_key(town.fact)), value)
}

/// The words for one of a person's towns.
pub(super) const fn fact_key(fact: Town) -> &'static str {
    match fact {
        Town::OriginOrMainStay => "routing-fact-origin",
        Town::IntendedSettlement => "routing-fact-intended",
    }
}

/// The words for where a town stands.
pub(super) fn standing(tr: Tr, standing: Standing) -> Markup {
    let (tone, key) = match standing {
        Standing::Proposed => (Tone::Stone, "routing-standing-proposed"),
        Standing::Asked => (Tone::Slate, "routing-standing-asked"),
        Standing::Responsible => (Tone::Pine, "routing-standing-responsible"),
        Standing::Disputed => (Tone::Brick, "routing-standing-disputed"),
        Standing::Upheld => (Tone::Stone, "routing-standing-upheld"),
        Standing::PassedOn => (Tone::Stone, "routing-standing-passed-on"),
        Standing::Ended => (Tone::Stone, "routing-standing-ended"),
    };
    tag(tone, &tr.text(key))
}

/// Every town that was asked, newest first, with what it said and what was decided.
fn claims(tr: Tr, found: &Towns) -> Markup {
    let mut table = Table::new(tr.text("routing-claims"))
        .column(Column::new(tr.text("routing-head-town")))
        .column(Column::new(tr.text("routing-head-standing")).fold(Fold::Half))
        .column(Column::new(tr.text("routing-head-why")));
    for claim in &found.claims {
        let why = claim.fact.map_or_else(|| tr.text("routing-fact-named"), |fact| tr.text(fact_key(fact)));
        let said = claim.dispute.as_ref().map(|(reason, on)| {
            tr.with(
                "routing-dispute-said",
                &[("date", tr.day_month(*on).into()), ("reason", reason.as_str().into())],
            )
        });
        let decided = claim.decision.as_ref().map(|(reason, by, on)| {
            let by = by.clone().unwrap_or_default();
            tr.with(
                "routing-dispute-decided",
                &[("who", by.into()), ("date", tr.day_month(*on).into()), ("reason", reason.as_str().into())],
            )
        });
        let second = html! {
            (claim.programme)
            @for line in said.iter().chain(decided.iter()) { br; (line) }
        };
        table = table.row(
            Row::new()
                .cell(two_lines(html! { strong { (claim.town) } }, &claim.agency))
                .cell(two_lines(
                    standing(tr, claim.standing),
                    tr.with("routing-since", &[("date", tr.day_month(claim.since).into())]),
                ))
                .cell(two_lines(why, second))
                .fix_first(claim.standing == Standing::Disputed),
        );
    }
    html! { h2.tl-section-title { (tr.text("routing-claims")) } (table) }
}

/// A dispute that waits, and the form of who decides it.
fn dispute(
    page: &Page,
    person: PersonId,
    found: &Towns,
    claim: &ShownClaim,
    form: &Form,
    errors: &[ShownError],
) -> Markup {
    let tr = page.tr();
    let title = tr.with("routing-dispute-title", &[("agency", claim.agency.as_str().into())]);
    let reason = claim.dispute.as_ref().map_or("", |(reason, _)| reason.as_str());
    let verdicts = [
        Choice::new("uphold", tr.with("routing-uphold", &[("town", claim.town.as_str().into())]))
            .chosen(form.chose("verdict", "uphold")),
        Choice::new("another", tr.text("routing-another")).chosen(form.chose("verdict", "another")),
    ];
    crate::components::card::card(
        &title,
        html! {
            p { (reason) }
            @if found.can_decide {
                form.tl-prose method="post" action=(format!("{}/{}/decide", here(person), claim.id)) novalidate {
                    (csrf(&page.csrf()))
                    (hidden(VERSION, &claim.version.to_string()))
                    (Field::new("verdict", tr.text("routing-verdict")).bold()
                        .error(error_for(errors, "verdict")).radios(tr, &verdicts))
                    (Field::new("town", tr.text("routing-another-town")).id("another-town").bold()
                        .error(error_for(errors, "town").filter(|_| form.chose("verdict", "another")))
                        .width(20).input(tr, form.value("town")))
                    (Field::new("reason", tr.text("routing-reason")).bold().hint(tr.text("routing-reason-hint"))
                        .error(error_for(errors, "reason")).textarea(tr, 3, form.value("reason")))
                    (button_group(html! { (Button::new(tr.text("routing-decide")).once()) }))
                }
            } @else {
                p.tl-second { (tr.text("routing-who-decides")) }
            }
        },
    )
}

/// The form that says that a town is another one now.
fn question(page: &Page, person: PersonId, form: &Form, errors: &[ShownError]) -> Markup {
    let tr = page.tr();
    let facts: Vec<Choice<'_>> = Town::ALL
        .iter()
        .rev()
        .map(|fact| {
            Choice::new(fact.code(), tr.text(fact_key(*fact))).chosen(form.chose("fact", fact.code()))
        })
        .collect();
    let said = [
        Choice::new("person", tr.text("routing-by-person")).chosen(form.value("said_by") != "worker"),
        Choice::new("worker", tr.text("routing-by-worker")).chosen(form.chose("said_by", "worker")),
    ];
    html! {
        h2.tl-section-title { (tr.text("routing-question")) }
        form.tl-prose method="get" action=(here(person)) novalidate {
            (Field::new("fact", tr.text("routing-fact")).bold().error(error_for(errors, "fact")).radios(tr, &facts))
            (town_field(tr, Field::new("town", tr.text("routing-town")).bold()
                .error(error_for(errors, "town").filter(|_| form.value("verdict").is_empty())),
                page.jurisdiction().and_then(|it| it.towns.as_deref()), form.value("town")))
            (Field::new("said_by", tr.text("routing-by")).bold().select(tr, &said))
            (button_group(html! {
                (Button::new(tr.text("routing-see")))
                (link(&address(person), tr.text("custody-cancel")))
            }))
        }
    }
}

/// The town as the table writes it, else as it was typed.
fn as_written(page: &Page, form: &Form) -> String {
    let typed = form.value("town");
    page.jurisdiction().map_or_else(|| typed.to_owned(), |known| known.town(typed))
}

/// What a move would do, and the act.
fn previewed(page: &Page, person: PersonId, form: &Form, preview: &[Consequence]) -> Markup {
    let tr = page.tr();
    html! {
        p.tl-lead { (tr.text("custody-nothing-saved")) " "
            (tr.with("routing-preview-lead", &[("town", as_written(page, form).into())])) }
        @if let Some(elsewhere) = not_in_the_table(tr, page.jurisdiction(), form.value("town")) {
            p.tl-alarm { (elsewhere) }
        }
        @if preview.is_empty() { p { (tr.text("routing-preview-none")) } }
        @for it in preview {
            h2.tl-section-title { (it.role) ", " (it.programme) }
            ul {
                @match &it.asks {
                    Some(agency) => li { (tr.with("routing-asks", &[("agency", agency.as_str().into())])) },
                    None if it.served => li { (tr.text("routing-asks-nobody-new")) },
                    None => li { strong { (tr.with("routing-unserved", &[("town", it.town.as_str().into())])) } },
                }
                @if let Some(agency) = &it.stays {
                    li { (tr.with("routing-stays", &[("agency", agency.as_str().into())])) }
                }
                @for agency in &it.takes_back {
                    li { (tr.with("routing-takes-back", &[("agency", agency.as_str().into())])) }
                }
            }
        }
        form method="post" action=(here(person)) {
            (csrf(&page.csrf()))
            (hidden("fact", form.value("fact")))
            (hidden("town", form.value("town")))
            (hidden("said_by", form.value("said_by")))
            (button_group(html! {
                (Button::new(tr.text("routing-save")).once())
                (link(&here(person), tr.text("custody-cancel")))
            }))
        }
    }
}
