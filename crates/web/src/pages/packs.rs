//! Programmes: the rule book of each as people read it, and moving people to a newer version.

mod due;
mod line;
mod more;
mod sections;
pub(crate) mod sharing;
mod sources;
mod upgrade;
mod words;

use axum::extract::Path;
use maud::{Markup, html};
use throughline_app::{
    pack::{self, PackView, Version},
    programme::Refused,
};
use throughline_domain::programme::{pack::Pack, schema::Spot};

use crate::{
    components::{
        button::Button,
        details::details,
        link::link,
        table::{Column, Fold, Row, Table, two_lines},
        tag::{Tone, tag},
    },
    errors::Answer,
    i18n::Tr,
    route::{Access, Route},
    visit::Page,
};

const LIST: &str = "/packs";

/// The routes.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get(LIST, Access::Session, list),
        Route::get("/packs/{pack}", Access::Session, show),
        Route::get("/packs/{pack}/sharing", Access::Session, sharing::show),
        Route::get("/packs/{pack}/sharing.csv", Access::Session, sharing::download),
        Route::get("/packs/{pack}/versions/{hash}", Access::Session, show_version),
        Route::get("/packs/{pack}/upgrade", Access::Session, upgrade::show),
        Route::post("/packs/{pack}/upgrade", Access::Session, upgrade::upgrade),
    ]
}

fn address(id: &str) -> String {
    format!("{LIST}/{id}")
}

async fn list(page: Page) -> Answer {
    let programmes = page.run(pack::list).await?;
    let refused = page.run(pack::refused).await?;
    let tr = page.tr();
    let language = tr.locale().code();
    let rows = programmes.iter().map(|programme| {
        let pack = &programme.current;
        Row::new()
            .cell(two_lines(
                link(&address(&programme.id), pack.text(language, "name")),
                pack.text(language, "summary"),
            ))
            .cell(tr.with("packs-participation", &[("code", pack.manifest.participation.code().into())]))
            .cell(two_lines(pack.manifest.version.as_str(), tr.count("packs-versions", programme.versions)))
            .cell(if programme.takes_people {
                tag(Tone::Pine, &tr.text("packs-open"))
            } else {
                tag(Tone::Stone, &tr.text("packs-closed"))
            })
    });
    Ok(page.html(tr.text("packs-title")).body(html! {
        h1.tl-title { (tr.text("packs-title")) }
        p.tl-lead { (tr.count("packs-lead", programmes.len())) }
        (Table::new(tr.text("packs-title"))
            .column(Column::new(tr.text("packs-head-programme")))
            .column(Column::new(tr.text("packs-head-participation")))
            .column(Column::new(tr.text("packs-head-version")).fold(Fold::Half))
            .column(Column::new(tr.text("packs-head-state")).fold(Fold::Half))
            .rows(rows))
        @if !refused.is_empty() { (not_installed(tr, &refused)) }
    }))
}

/// For administrators: what the server refused to install when it began, and why.
fn not_installed(tr: Tr, refused: &[Refused]) -> Markup {
    html! {
        h2.tl-section-title { (tr.text("packs-refused")) }
        p.tl-prose { (tr.text("packs-refused-why")) }
        @for pack in refused {
            h3 class="govuk-heading-s" { (pack.name) }
            @if pack.findings.is_empty() { p { (tr.text("packs-refused-version-taken")) } }
            ul class="govuk-list govuk-list--bullet" {
                @for finding in &pack.findings {
                    li lang="en" {
                        code { (finding.file) ":" (finding.line) } " " (finding.message) ". " (finding.remedy)
                    }
                }
            }
        }
    }
}

async fn show(page: Page, Path(id): Path<String>) -> Answer {
    let view = page.run(move |cx| pack::view(cx, &id, None)).await?;
    Ok(pack_page(&page, &view))
}

async fn show_version(page: Page, Path((id, hash)): Path<(String, String)>) -> Answer {
    let view = page.run(move |cx| pack::view(cx, &id, Some(&hash))).await?;
    Ok(pack_page(&page, &view))
}

fn pack_page(page: &Page, view: &PackView) -> axum::response::Response {
    let tr = page.tr();
    let (pack, manifest) = (&view.pack, &view.pack.manifest);
    let language = tr.locale().code();
    let name = pack.text(language, "name");
    page.html(name).back(LIST, tr.text("packs-title")).body(html! {
        h1.tl-title { (name) }
        p.tl-lead { (pack.text(language, "summary")) }
        p.tl-second {
            (tr.with("packs-version-of", &[
                ("version", manifest.version.as_str().into()),
                ("date", tr.full_date(manifest.valid_from.0).into()),
            ]))
            @if let Some(until) = &manifest.valid_to {
                " " (tr.with("packs-version-until", &[("date", tr.full_date(until.0).into())]))
            }
            " · " (tr.with("packs-participation", &[("code", manifest.participation.code().into())]))
        }
        (line::line(tr, pack))
        (sections::how_far_verified(tr, pack))
        h2.tl-section-title { (tr.text("packs-for-whom")) }
        (sections::for_whom(tr, pack))
        h2.tl-section-title #due { (tr.text("packs-due")) }
        p.tl-second { (tr.text("packs-due-why")) }
        (due::by_stage(tr, pack))
        h2.tl-section-title { (tr.text("packs-agencies")) }
        (sections::roles(page, pack))
        h2.tl-section-title { (tr.text("packs-bases")) }
        (sections::bases(tr, view))
        p.tl-links { (link(&format!("{}/sharing", address(manifest.id.as_str())), tr.text("sharing-link"))) }
        h2.tl-section-title { (tr.text("packs-needs")) }
        (sections::covers(tr, pack))
        (details(tr.text("packs-more"), more::more(tr, pack)))
        h2.tl-section-title #sources { (tr.text("packs-sources")) }
        (sources::register(tr, pack))
        h2.tl-section-title { (tr.text("packs-kept")) }
        (versions(tr, view))
    })
}

/// Who does something: a role in words, or the person.
fn who(tr: Tr, pack: &Pack, code: &str) -> String {
    if code == "person" {
        tr.text("packs-person")
    } else {
        pack.label(tr.locale().code(), "role", code).to_owned()
    }
}

/// Several of them.
fn all_of(tr: Tr, pack: &Pack, codes: &[Spot<String>]) -> String {
    let names: Vec<String> = codes.iter().map(|code| who(tr, pack, code)).collect();
    tr.list(&names.iter().map(String::as_str).collect::<Vec<_>>())
}

/// The names of coded things, as a list.
fn names<'a>(pack: &Pack, language: &str, prefix: &str, codes: impl Iterator<Item = &'a str>) -> Markup {
    html! {
        ul class="govuk-list govuk-list--bullet" {
            @for code in codes { li { (pack.label(language, prefix, code)) } }
        }
    }
}

fn versions(tr: Tr, view: &PackView) -> Markup {
    let id = view.pack.manifest.id.as_str();
    let rows = view.versions.iter().map(|version| row_of(tr, id, view, version));
    let behind = view
        .versions
        .iter()
        .filter(|version| !version.current)
        .filter_map(|version| version.enrolments)
        .sum::<usize>();
    html! {
        (Table::new(tr.text("packs-kept"))
            .column(Column::new(tr.text("packs-head-version")))
            .column(Column::new(tr.text("packs-head-state")).fold(Fold::Half))
            .column(Column::new(tr.text("packs-head-people")).numeric().fold(Fold::Half))
            .rows(rows))
        @if view.can_upgrade && behind > 0 {
            p { (Button::link(tr.text("packs-upgrade-look"), format!("{}/upgrade", address(id))).secondary()) }
        }
    }
}

fn row_of(tr: Tr, id: &str, view: &PackView, version: &Version) -> Row {
    let short = version.hash.get(..12).unwrap_or(&version.hash);
    let shown = version.hash == view.pack.hash;
    let href = format!("{}/versions/{}", address(id), version.hash);
    Row::new()
        .cell(two_lines(
            html! { @if shown { strong { (link(&href, &version.version)) } } @else { (link(&href, &version.version)) } },
            short,
        ))
        .cell(if version.current {
            tag(Tone::Pine, &tr.text("packs-current"))
        } else {
            tag(Tone::Stone, &tr.text("packs-older"))
        })
        .cell(version.enrolments.map_or_else(String::new, |people| people.to_string()))
}

#[cfg(test)]
mod tests;
