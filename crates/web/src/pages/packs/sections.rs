//! Who a programme is for, who does what in it, and what it rests on.

use maud::{Markup, html};
use throughline_app::pack::PackView;
use throughline_domain::{
    involvement::Part,
    programme::{
        cited::Claim,
        pack::{AgencyRole, LegalBasis, Pack},
    },
};

use super::{names, sources::mark, words};
use crate::{
    components::{
        table::{Column, Fold, Row, Table, two_lines},
        tag::{Tone, tag},
    },
    i18n::Tr,
    pages::{agencies::kind_name, involvements::part_key},
    visit::Page,
};

/// How much of the programme somebody has read in a source.
pub(super) fn how_far_verified(tr: Tr, pack: &Pack) -> Markup {
    let claims = Claim::all(&pack.manifest);
    let read = claims.iter().filter(|claim| **claim.verified()).count();
    html! {
        p.tl-prose {
            (tr.with("packs-how-far", &[("read", read.into()), ("all", claims.len().into())]))
            " " a.govuk-link href="#sources" { (tr.text("packs-to-sources")) }
        }
    }
}

pub(super) fn for_whom(tr: Tr, pack: &Pack) -> Markup {
    let (language, manifest) = (tr.locale().code(), &pack.manifest);
    html! {
        p {
            (tr.with("packs-window", &[
                ("open", words::offset(tr, *manifest.window.open).into()),
                ("close", words::offset(tr, *manifest.window.close).into()),
            ]))
            @if let Some(earliest) = &manifest.window.min_close {
                " " (tr.with("packs-window-earliest", &[("when", words::offset(tr, **earliest).into())]))
            }
            " " (mark(tr, pack, Claim::Window(&manifest.window)))
        }
        @if manifest.criterion.is_empty() {
            p { (tr.text("packs-criteria-none")) }
        } @else {
            p { (tr.text("packs-criteria")) }
            ul class="govuk-list govuk-list--bullet" {
                @for criterion in &manifest.criterion {
                    li {
                        (pack.label(language, "criterion", &criterion.code)) " "
                        (mark(tr, pack, Claim::Criterion(criterion)))
                    }
                }
            }
        }
        @if !manifest.variant.is_empty() {
            p { (tr.text("packs-variants")) }
            ul class="govuk-list govuk-list--bullet" {
                @for variant in &manifest.variant {
                    li {
                        (pack.label(language, "variant", &variant.code)) " "
                        (mark(tr, pack, Claim::Variant(variant)))
                    }
                }
            }
        }
        @for absent in &manifest.no_variant { p { (pack.label(language, "no-variant", &absent.code)) } }
    }
}

pub(super) fn bases(tr: Tr, view: &PackView) -> Markup {
    let pack = &view.pack;
    let language = tr.locale().code();
    let in_force = |basis: &LegalBasis| pack.bases_on(view.today).any(|known| known.code == basis.code);
    let rows = pack.manifest.legal_basis.iter().map(|basis| {
        let day = |day: Option<jiff::civil::Date>, none: String| day.map_or(none, |day| tr.full_date(day));
        let kind = tr.with("packs-basis-kind", &[("code", basis.kind.code().into())]);
        let follows = basis.replaces.as_ref().map(|before| {
            let before = pack.label(language, "basis", before);
            tr.with("packs-basis-follows", &[("basis", before.into())])
        });
        let second = follows.map_or(kind.clone(), |follows| format!("{kind} · {follows}"));
        Row::new()
            .cell(two_lines(html! { strong { (pack.label(language, "basis", &basis.code)) } }, second))
            .cell(day(basis.valid_from.as_ref().map(|from| from.0), tr.text("packs-always")))
            .cell(day(basis.valid_to.as_ref().map(|to| to.0), tr.text("packs-no-end")))
            .cell(html! {
                @if in_force(basis) { (tag(Tone::Pine, &tr.text("packs-in-force"))) }
                @else { (tag(Tone::Stone, &tr.text("packs-not-in-force"))) }
                " " (mark(tr, pack, Claim::Basis(basis)))
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

pub(super) fn roles(page: &Page, pack: &Pack) -> Markup {
    let tr = page.tr();
    let world = page.state().world();
    let kinds = |role: &AgencyRole| {
        let names: Vec<String> =
            role.kinds.iter().map(|kind| kind_name(tr, world, &pack.manifest.jurisdiction, kind)).collect();
        tr.list(&names.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let towns = |role: &AgencyRole| {
        let names: Vec<String> = role
            .routed_towns()
            .iter()
            .map(|town| tr.with("packs-town", &[("code", town.code().into())]))
            .collect();
        names.join(", ")
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
            .cell(two_lines(chosen, towns(role)))
    });
    html! {
        (Table::new(tr.text("packs-agencies"))
            .column(Column::new(tr.text("packs-head-role")))
            .column(Column::new(tr.text("packs-head-part")).fold(Fold::Half))
            .column(Column::new(tr.text("packs-head-route")).fold(Fold::Half))
            .rows(rows))
    }
}

/// The domains of need, and what is measured of everybody.
pub(super) fn covers(tr: Tr, pack: &Pack) -> Markup {
    let (language, manifest) = (tr.locale().code(), &pack.manifest);
    html! {
        (names(pack, language, "need", manifest.need.iter().map(|it| it.code.as_str())))
        @if !manifest.condition.is_empty() {
            p { (tr.text("packs-conditions")) }
            ul class="govuk-list govuk-list--bullet" {
                @for condition in &manifest.condition {
                    li {
                        (pack.label(language, "condition", &condition.code)) ": "
                        @for (index, code) in condition.milestones.iter().enumerate() {
                            @if index > 0 { ", " }
                            @if let Some(milestone) = pack.milestone(code) {
                                (words::offset(tr, *milestone.due))
                            }
                        }
                    }
                }
            }
        }
    }
}
