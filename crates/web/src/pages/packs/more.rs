//! Documents, meetings, standards, steps that are counted, endings.

use maud::{Markup, html};
use throughline_domain::programme::{
    cited::Claim,
    pack::{DocumentDef, MeetingDef, Pack},
};

use super::{all_of, names, sources::mark, who};
use crate::i18n::Tr;

pub(super) fn more(tr: Tr, pack: &Pack) -> Markup {
    let (language, manifest) = (tr.locale().code(), &pack.manifest);
    let title = |key: &str| html! { h3 class="govuk-heading-s" { (tr.text(key)) } };
    html! {
        @if !manifest.document.is_empty() {
            (title("packs-documents"))
            ul class="govuk-list govuk-list--bullet" {
                @for document in &manifest.document { li { (of_document(tr, pack, document)) } }
            }
        }
        @if !manifest.meeting.is_empty() {
            (title("packs-meetings"))
            ul class="govuk-list govuk-list--bullet" {
                @for meeting in &manifest.meeting { li { (of_meeting(tr, pack, meeting)) } }
            }
        }
        @if !manifest.standard.is_empty() {
            (title("packs-standards"))
            ul class="govuk-list govuk-list--bullet" {
                @for standard in &manifest.standard {
                    li {
                        (pack.label(language, "standard", &standard.code)) ": "
                        (tr.with("packs-share", &[
                            ("percent", tr.decimal((*standard.share * 100.0).round()).into()),
                        ]))
                        " " (mark(tr, pack, Claim::Standard(standard)))
                    }
                }
            }
        }
        @if !manifest.funnel.is_empty() {
            (title("packs-funnel"))
            ol class="govuk-list govuk-list--number" {
                @for step in &manifest.funnel { li { (pack.label(language, "funnel", &step.code)) } }
            }
        }
        (title("packs-exits"))
        (names(pack, language, "exit", manifest.exit.iter().map(|it| it.code.as_str())))
        @if !manifest.no_access.is_empty() {
            (title("packs-no-access"))
            ul class="govuk-list govuk-list--bullet" {
                @for reason in &manifest.no_access {
                    li {
                        (pack.label(language, "no-access", &reason.code)) ": "
                        (tr.count("packs-retry", usize::from(*reason.retry_after_days)))
                    }
                }
            }
        }
    }
}

fn of_document(tr: Tr, pack: &Pack, document: &DocumentDef) -> Markup {
    let language = tr.locale().code();
    let mut said = Vec::new();
    if document.one_page {
        said.push(tr.text("packs-one-page"));
    }
    for (key, who) in [("packs-signed-by", &document.signed_by), ("packs-reviewed-by", &document.reviewed_by)]
    {
        if !who.is_empty() {
            said.push(tr.with(key, &[("names", all_of(tr, pack, who).into())]));
        }
    }
    let items: Vec<&str> = document
        .items
        .iter()
        .map(|item| pack.label(language, &format!("document-{}", document.code.as_str()), item))
        .collect();
    html! {
        (pack.label(language, "document", &document.code))
        @if !said.is_empty() { ": " (said.join("; ")) }
        @if !items.is_empty() { ". " (tr.with("packs-items", &[("items", tr.list(&items).into())])) }
    }
}

fn of_meeting(tr: Tr, pack: &Pack, meeting: &MeetingDef) -> Markup {
    let mut said =
        vec![tr.with("packs-attended-by", &[("names", all_of(tr, pack, &meeting.attended_by).into())])];
    if let Some(quorum) = &meeting.quorum {
        said.push(tr.count("packs-quorum", usize::from(**quorum)));
    }
    if !meeting.optional.is_empty() {
        said.push(tr.with("packs-may-join", &[("names", all_of(tr, pack, &meeting.optional).into())]));
    }
    if let Some(chair) = &meeting.chair {
        said.push(tr.with("packs-chaired-by", &[("name", who(tr, pack, chair).into())]));
    }
    if let Some(held) = meeting.held {
        said.push(tr.with("packs-held", &[("code", held.code().into())]));
    }
    if let Some(output) = &meeting.output {
        let document = pack.label(tr.locale().code(), "document", output);
        said.push(tr.with("packs-output", &[("document", document.into())]));
    }
    html! { (pack.label(tr.locale().code(), "meeting", &meeting.code)) ": " (said.join("; ")) }
}
