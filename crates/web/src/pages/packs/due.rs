//! What is due when, stage by stage.

use maud::{Markup, html};
use throughline_domain::programme::{
    cited::Claim,
    pack::{MilestoneDef, Pack, Stage},
};

use super::{line, sources::mark, who, words};
use crate::{
    components::table::{Column, Row, Table, two_lines},
    i18n::Tr,
};

/// A table for each stage, in the order in which a person goes through them.
pub(super) fn by_stage(tr: Tr, pack: &Pack) -> Markup {
    let manifest = &pack.manifest;
    let of = |stage: Option<&Stage>| -> Vec<&MilestoneDef> {
        let code = stage.map(|stage| stage.code.as_str());
        let mut due: Vec<&MilestoneDef> =
            manifest.milestone.iter().filter(|it| it.stage.as_ref().map(|it| it.as_str()) == code).collect();
        due.sort_by_key(|it| line::day(*it.due));
        due
    };
    let anywhere = of(None);
    html! {
        @for (index, stage) in manifest.stage.iter().enumerate() {
            h3 class="govuk-heading-s" id={ "stage-" (index + 1) } {
                (pack.label(tr.locale().code(), "stage", &stage.code))
            }
            p.tl-second {
                (tr.with("packs-stage-begins", &[("when", begins(tr, stage).into())])) " · "
                (tr.with("packs-stage-weight", &[("weight", tr.decimal(*stage.weight).into())]))
            }
            @let due = of(Some(stage));
            @if due.is_empty() {
                p { (tr.text("packs-stage-nothing")) }
            } @else {
                (table(tr, pack, pack.label(tr.locale().code(), "stage", &stage.code), &due))
            }
        }
        @if !anywhere.is_empty() {
            h3 class="govuk-heading-s" { (tr.text("packs-stage-any")) }
            (table(tr, pack, &tr.text("packs-stage-any"), &anywhere))
        }
    }
}

fn begins(tr: Tr, stage: &Stage) -> String {
    stage.begins.map_or_else(|| tr.text("packs-stage-first"), |begins| words::offset(tr, begins))
}

fn table(tr: Tr, pack: &Pack, stage: &str, due: &[&MilestoneDef]) -> Markup {
    let language = tr.locale().code();
    let caption = tr.with("packs-due-in", &[("stage", stage.into())]);
    let rows = due.iter().map(|milestone| {
        Row::new()
            .cell(two_lines(words::begun(tr, *milestone.due), opens(tr, milestone)))
            .cell(two_lines(
                html! { strong { (pack.label(language, "milestone", &milestone.code)) } },
                what_else(tr, pack, milestone),
            ))
            .cell(who(tr, pack, &milestone.who))
            .cell(mark(tr, pack, Claim::Milestone(milestone)))
    });
    html! {
        (Table::new(caption).even()
            .column(Column::new(tr.text("packs-head-when")))
            .column(Column::new(tr.text("packs-head-what")))
            .column(Column::new(tr.text("packs-head-who")))
            .column(Column::new(tr.text("packs-head-mark")))
            .rows(rows))
    }
}

fn opens(tr: Tr, milestone: &MilestoneDef) -> String {
    milestone.opens.as_ref().map_or_else(String::new, |opens| {
        tr.with("packs-not-before", &[("offset", words::offset(tr, **opens).into())])
    })
}

/// For whom it is, and what is particular about it.
fn what_else(tr: Tr, pack: &Pack, milestone: &MilestoneDef) -> String {
    let language = tr.locale().code();
    let mut said: Vec<String> =
        milestone.variants.iter().map(|code| pack.label(language, "variant", code).to_owned()).collect();
    if milestone.mandatory {
        said.push(tr.text("packs-laid-down"));
    }
    if let Some(offer) = &milestone.repeats {
        let offer = pack.label(language, "milestone", offer);
        said.push(tr.with("packs-repeats", &[("offer", offer.into())]));
    }
    if milestone.when.is_some() {
        said.push(tr.text("packs-on-condition"));
    }
    if milestone.kind.is_shared() {
        said.push(tr.text("packs-shared"));
    }
    said.join(" · ")
}
