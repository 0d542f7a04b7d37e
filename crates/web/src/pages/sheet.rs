//! The release sheet, for print: one A4 page in the person's language.
//!
//! It says what is ready, what comes after and whom to call. It names no prison and no offence and
//! bears no crest, so that it can be shown at any counter.

use axum::extract::{Path, Query};
use maud::{Markup, html};
use throughline_app::sheet::{self, Sheet};
use throughline_domain::{
    custody::{ItemStatus, ReleaseItem},
    id::PersonId,
};

use crate::{
    components::{empty::good_empty, link::link},
    errors::Answer,
    i18n::{Locale, Tr},
    pages::case_frame::address,
    route::{Access, Route},
    visit::Page,
};

/// The most sheets in one go.
const MOST: usize = 100;

/// The routes.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/people/{person}/sheet", Access::Session, one),
        Route::get("/releases/sheets", Access::Session, several),
    ]
}

/// The languages in which a sheet can be had.
const LOCALES: [Locale; 3] = Locale::ALL;

/// The language asked for; without one the person's best of ours, else the reader's.
fn locale(asked: &[(String, String)], sheet: Option<&Sheet>, reader: Locale) -> Locale {
    let chosen =
        asked.iter().find(|(name, _)| name == "language").and_then(|(_, code)| Locale::from_code(code));
    let spoken =
        || sheet?.languages.iter().find_map(|code| LOCALES.into_iter().find(|known| known.code() == code));
    chosen.or_else(spoken).unwrap_or(reader)
}

async fn one(page: Page, Path(person): Path<PersonId>, Query(asked): Query<Vec<(String, String)>>) -> Answer {
    let shown = page.run(move |cx| sheet::get(cx, person)).await?;
    let tr = page.tr();
    let locale = locale(&asked, Some(&shown), tr.locale());
    let title = tr.with("sheet-title", &[("name", shown.name.as_str().into())]);
    Ok(page.html(title.clone()).back(address(person), &shown.name).body(html! {
        (tools(tr, &title, &format!("{}/sheet?", address(person)), locale))
        (sheet_page(locale, tr, &shown))
    }))
}

async fn several(page: Page, Query(asked): Query<Vec<(String, String)>>) -> Answer {
    let mut people: Vec<PersonId> = asked
        .iter()
        .filter(|(name, _)| name == "person")
        .filter_map(|(_, id)| id.parse().ok())
        .take(MOST)
        .collect();
    people.sort();
    people.dedup();
    let tr = page.tr();
    let title = tr.count("sheet-titles", people.len());
    let query: Vec<String> = people.iter().map(|id| format!("person={id}&")).collect();
    let sheets =
        if people.is_empty() { Vec::new() } else { page.run(move |cx| sheet::list(cx, &people)).await? };
    Ok(page.html(title.clone()).back("/releases", tr.text("releases-title")).body(html! {
        @if sheets.is_empty() {
            h1.tl-question { (tr.text("sheet-nobody-title")) }
            (good_empty(&tr.text("sheet-nobody")))
        } @else {
            (tools(tr, &title, &format!("/releases/sheets?{}", query.concat()), locale(&asked, None, tr.locale())))
            @for shown in &sheets { (sheet_page(locale(&asked, Some(shown), tr.locale()), tr, shown)) }
        }
    }))
}

/// What stands above the sheets on a screen: the choice of language, and how to print.
fn tools(tr: Tr, title: &str, base: &str, chosen: Locale) -> Markup {
    html! {
        div.tl-sheet-tools {
            h1.tl-question { (title) }
            p { (tr.text("sheet-how")) }
            p.tl-links {
                (tr.text("sheet-language")) " "
                @for locale in LOCALES {
                    @if locale == chosen {
                        strong lang=(locale.code()) { (locale.own_name()) } " "
                    } @else {
                        span lang=(locale.code()) {
                            (link(&format!("{base}language={}", locale.code()), locale.own_name()))
                        } " "
                    }
                }
            }
        }
    }
}

/// The names of the six as the person reads them.
const ITEMS: [(ReleaseItem, &str); 6] = [
    (ReleaseItem::Id, "sheet-item-id"),
    (ReleaseItem::Bed, "sheet-item-bed"),
    (ReleaseItem::Money, "sheet-item-money"),
    (ReleaseItem::Travel, "sheet-item-travel"),
    (ReleaseItem::Medicine, "sheet-item-medicine"),
    (ReleaseItem::Contact, "sheet-item-contact"),
];

fn sheet_page(locale: Locale, reader: Tr, shown: &Sheet) -> Markup {
    let tr = Tr::new(locale, reader.today());
    let contact = shown
        .six
        .iter()
        .find(|known| known.item == ReleaseItem::Contact)
        .and_then(|known| known.detail.clone())
        .or_else(|| shown.lead.clone());
    html! {
        article.tl-sheet lang=(locale.code()) {
            header.tl-sheet__head {
                div {
                    p.tl-sheet__name { (shown.name) }
                    h2.tl-sheet__day {
                        @match shown.day {
                            Some(day) => (tr.long_date(day)),
                            None => (tr.text("sheet-no-day")),
                        }
                    }
                }
                (crate::layout::MARK)
            }
            dl.tl-sheet__six {
                @for (item, key) in ITEMS { (row(tr, shown, item, key)) }
            }
            section.tl-sheet__box {
                h3 { (tr.text("sheet-afterwards")) }
                @if shown.afterwards.is_empty() {
                    p { (tr.text("sheet-afterwards-none")) }
                }
                @for (day, what) in &shown.afterwards {
                    p { strong { (tr.medium_date(*day)) } " " (what) }
                }
            }
            section.tl-sheet__box {
                h3 { (tr.text("sheet-help")) }
                @if let Some(contact) = &contact {
                    p { (tr.text("sheet-call")) " " strong { (contact) } }
                }
                p { (tr.text("sheet-danger")) " " strong { (tr.text("sheet-emergency")) } }
            }
            p.tl-sheet__sign {
                span { (tr.text("sheet-signed")) } " " span { (tr.text("sheet-given-by")) } " " span { (tr.text("sheet-hour")) }
            }
        }
    }
}

/// One of the six, with its box: ticked where it is ready.
fn row(tr: Tr, shown: &Sheet, item: ReleaseItem, key: &str) -> Markup {
    let known = shown.six.iter().find(|known| known.item == item);
    let status = known.map_or(ItemStatus::Missing, |known| known.status);
    // Only what is ready is told in the worker's words; who was asked would say where the person was.
    let ready = known.filter(|known| known.status == ItemStatus::Ready);
    let detail = ready.and_then(|known| known.detail.clone()).unwrap_or_default();
    html! {
        div.tl-sheet__row {
            dt {
                span.tl-sheet__tick aria-hidden="true" { @if status == ItemStatus::Ready { "✓" } }
                (tr.text(key))
            }
            dd {
                (detail)
                @match status {
                    ItemStatus::Ready => {}
                    ItemStatus::Waiting => (tr.text("sheet-waiting")),
                    ItemStatus::Missing => (tr.text("sheet-missing")),
                    ItemStatus::Declined => (tr.text("sheet-declined")),
                }
            }
        }
    }
}
