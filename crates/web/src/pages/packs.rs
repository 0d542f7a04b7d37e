//! Programmes: the rule book of each as people read it, and moving people to a newer version.

mod upgrade;
mod words;

use axum::extract::Path;
use maud::{Markup, html};
use throughline_app::pack::{self, PackView, Version};
use throughline_domain::{
    involvement::Part,
    programme::pack::{AgencyRole, LegalBasis, MilestoneDef, Pack},
};

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
    pages::{agencies::kind_name, involvements::part_key},
    route::{Access, Route},
    visit::Page,
};

const LIST: &str = "/packs";

/// The routes.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get(LIST, Access::Session, list),
        Route::get("/packs/{pack}", Access::Session, show),
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
    }))
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
            ])) " · "
            (tr.with("packs-participation", &[("code", manifest.participation.code().into())]))
        }
        h2.tl-section-title { (tr.text("packs-for-whom")) }
        p { (tr.with("packs-window", &[
            ("open", words::offset(tr, manifest.window.open).into()),
            ("close", words::offset(tr, manifest.window.close).into()),
        ])) " " (mark(tr, *manifest.window.verified, manifest.window.source.as_deref())) }
        p { (tr.text("packs-criteria")) }
        ul class="govuk-list govuk-list--bullet" {
            @for criterion in &manifest.criterion {
                li { (pack.label(language, "criterion", &criterion.code)) " " (mark(tr, *criterion.verified, criterion.source.as_deref())) }
            }
        }
        @if !manifest.variant.is_empty() {
            p { (tr.text("packs-variants")) }
            ul class="govuk-list govuk-list--bullet" {
                @for variant in &manifest.variant {
                    li { (pack.label(language, "variant", &variant.code)) " " (mark(tr, *variant.verified, variant.source.as_deref())) }
                }
            }
        }
        @for absent in &manifest.no_variant { p { (pack.label(language, "no-variant", &absent.code)) } }
        h2.tl-section-title { (tr.text("packs-bases")) }
        (bases(tr, view))
        h2.tl-section-title { (tr.text("packs-due")) }
        p.tl-second { (tr.text("packs-due-why")) }
        (milestones(tr, pack))
        h2.tl-section-title { (tr.text("packs-agencies")) }
        (roles(page, pack))
        h2.tl-section-title { (tr.text("packs-stages")) }
        (stages(tr, pack))
        h2.tl-section-title { (tr.text("packs-needs")) }
        (names(pack, language, "need", manifest.need.iter().map(|it| it.code.as_str())))
        (details(tr.text("packs-more"), more(tr, pack)))
        h2.tl-section-title { (tr.text("packs-kept")) }
        (versions(tr, view))
    })
}

/// Whether somebody has read a rule where it is said to stand, and where that is.
fn mark(tr: Tr, verified: bool, source: Option<&str>) -> Markup {
    html! {
        @if verified { (tag(Tone::Pine, &tr.text("packs-verified"))) }
        @else { (tag(Tone::Amber, &tr.text("packs-not-verified"))) }
        @if let Some(source) = source { span.tl-second { (tr.with("packs-source", &[("source", source.into())])) } }
    }
}

fn bases(tr: Tr, view: &PackView) -> Markup {
    let language = tr.locale().code();
    let in_force = |basis: &LegalBasis| view.pack.bases_on(view.today).any(|known| known.code == basis.code);
    let rows = view.pack.manifest.legal_basis.iter().map(|basis| {
        let from = basis.valid_from.map_or_else(|| tr.text("packs-always"), |day| tr.full_date(day.0));
        let to = basis.valid_to.map_or_else(|| tr.text("packs-no-end"), |day| tr.full_date(day.0));
        Row::new()
            .cell(two_lines(
                html! { strong { (view.pack.label(language, "basis", &basis.code)) } },
                tr.with("packs-basis-kind", &[("code", basis.kind.code().into())]),
            ))
            .cell(from)
            .cell(to)
            .cell(html! {
                @if in_force(basis) { (tag(Tone::Pine, &tr.text("packs-in-force"))) }
                @else { (tag(Tone::Stone, &tr.text("packs-not-in-force"))) }
                " " (mark(tr, *basis.verified, basis.source.as_deref()))
            })
    });
    html! {
        (Table::new(tr.text("packs-bases"))
            .column(Column::new(tr.text("packs-head-basis")))
            .column(Column::new(tr.text("packs-head-from")).fold(Fold::Half))
            .column(Column::new(tr.text("packs-head-to")).fold(Fold::Half))
            .column(Column::new(tr.text("packs-head-mark")))
            .rows(rows))
    }
}

fn who(tr: Tr, pack: &Pack, code: &str) -> String {
    if code == "person" {
        tr.text("packs-person")
    } else {
        pack.label(tr.locale().code(), "role", code).to_owned()
    }
}

fn milestones(tr: Tr, pack: &Pack) -> Markup {
    let language = tr.locale().code();
    let only = |milestone: &MilestoneDef| -> String {
        let variants: Vec<&str> =
            milestone.variants.iter().map(|code| pack.label(language, "variant", code)).collect();
        if variants.is_empty() { String::new() } else { tr.list(&variants) }
    };
    let rows = pack.manifest.milestone.iter().map(|milestone| {
        let opens = milestone
            .opens
            .map(|opens| tr.with("packs-not-before", &[("offset", words::offset(tr, opens).into())]));
        Row::new()
            .cell(two_lines(words::offset(tr, milestone.due), opens.unwrap_or_default()))
            .cell(two_lines(
                html! { strong { (pack.label(language, "milestone", &milestone.code)) } },
                only(milestone),
            ))
            .cell(who(tr, pack, &milestone.who))
            .cell(mark(tr, *milestone.verified, milestone.source.as_deref()))
    });
    html! {
        (Table::new(tr.text("packs-due"))
            .column(Column::new(tr.text("packs-head-when")))
            .column(Column::new(tr.text("packs-head-what")))
            .column(Column::new(tr.text("packs-head-who")))
            .column(Column::new(tr.text("packs-head-mark")))
            .rows(rows))
    }
}

fn roles(page: &Page, pack: &Pack) -> Markup {
    let tr = page.tr();
    let world = page.state().world();
    let kinds = |role: &AgencyRole| {
        let names: Vec<String> =
            role.kinds.iter().map(|kind| kind_name(tr, world, &pack.manifest.jurisdiction, kind)).collect();
        tr.list(&names.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let rows = pack.manifest.agency_role.iter().map(|role| {
        let route = role.route.map_or("none", |route| route.code());
        let chosen = if role.part == Part::Referring {
            String::new()
        } else {
            tr.with("packs-route", &[("code", route.into())])
        };
        Row::new()
            .cell(two_lines(
                html! { strong { (pack.label(tr.locale().code(), "role", &role.code)) } },
                kinds(role),
            ))
            .cell(tr.text(part_key(role.part)))
            .cell(chosen)
    });
    html! {
        (Table::new(tr.text("packs-agencies"))
            .column(Column::new(tr.text("packs-head-role")))
            .column(Column::new(tr.text("packs-head-part")).fold(Fold::Half))
            .column(Column::new(tr.text("packs-head-route")).fold(Fold::Half))
            .rows(rows))
    }
}

fn stages(tr: Tr, pack: &Pack) -> Markup {
    let rows = pack.manifest.stage.iter().map(|stage| {
        let begins =
            stage.begins.map_or_else(|| tr.text("packs-stage-first"), |begins| words::offset(tr, begins));
        Row::new()
            .cell(html! { strong { (pack.label(tr.locale().code(), "stage", &stage.code)) } })
            .cell(begins)
            .cell(tr.decimal(*stage.weight))
    });
    html! {
        (Table::new(tr.text("packs-stages"))
            .column(Column::new(tr.text("packs-head-stage")))
            .column(Column::new(tr.text("packs-head-begins")))
            .column(Column::new(tr.text("packs-head-weight")).numeric())
            .rows(rows))
    }
}

fn names<'a>(pack: &Pack, language: &str, prefix: &str, codes: impl Iterator<Item = &'a str>) -> Markup {
    html! {
        ul class="govuk-list govuk-list--bullet" {
            @for code in codes { li { (pack.label(language, prefix, code)) } }
        }
    }
}

/// Documents, meetings, standards, exits, and why nobody could reach somebody.
fn more(tr: Tr, pack: &Pack) -> Markup {
    let (language, manifest) = (tr.locale().code(), &pack.manifest);
    let signers = |codes: &[throughline_domain::programme::schema::Spot<String>]| {
        let names: Vec<String> = codes.iter().map(|code| who(tr, pack, code)).collect();
        tr.list(&names.iter().map(String::as_str).collect::<Vec<_>>())
    };
    html! {
        h3 class="govuk-heading-s" { (tr.text("packs-documents")) }
        ul class="govuk-list govuk-list--bullet" {
            @for document in &manifest.document {
                li { (pack.label(language, "document", &document.code)) ": "
                    (tr.with("packs-signed-by", &[("names", signers(&document.signed_by).into())])) }
            }
        }
        h3 class="govuk-heading-s" { (tr.text("packs-meetings")) }
        ul class="govuk-list govuk-list--bullet" {
            @for meeting in &manifest.meeting {
                li { (pack.label(language, "meeting", &meeting.code)) ": "
                    (tr.with("packs-attended-by", &[("names", signers(&meeting.attended_by).into())])) }
            }
        }
        h3 class="govuk-heading-s" { (tr.text("packs-standards")) }
        ul class="govuk-list govuk-list--bullet" {
            @for standard in &manifest.standard {
                li { (pack.label(language, "standard", &standard.code)) ": "
                    (tr.with("packs-share", &[("percent", tr.decimal((*standard.share * 100.0).round()).into())]))
                    " " (mark(tr, *standard.verified, standard.source.as_deref())) }
            }
        }
        h3 class="govuk-heading-s" { (tr.text("packs-exits")) }
        (names(pack, language, "exit", manifest.exit.iter().map(|it| it.code.as_str())))
        h3 class="govuk-heading-s" { (tr.text("packs-no-access")) }
        ul class="govuk-list govuk-list--bullet" {
            @for reason in &manifest.no_access {
                li { (pack.label(language, "no-access", &reason.code)) ": "
                    (tr.count("packs-retry", usize::from(*reason.retry_after_days))) }
            }
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
            html! { @if shown { strong { (version.version) } } @else { (link(&href, &version.version)) } },
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
