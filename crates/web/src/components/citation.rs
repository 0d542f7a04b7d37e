//! Where a rule is laid down, as a reader can follow it up.

use maud::{Markup, html};
use throughline_domain::programme::cited::Cited;

use super::tag::{Tone, tag};
use crate::i18n::Tr;

/// Whether somebody has read it, what it is if nobody has, and what can be read.
pub fn citation(tr: Tr, cited: &Cited) -> Markup {
    html! {
        span.tl-citation {
            (standing(tr, cited))
            @if !cited.words.is_empty() { " " span { (cited.words) } }
            @for source in &cited.sources {
                " " span.tl-second {
                    @match &source.url {
                        Some(url) => a.govuk-link href=(url) rel="noreferrer" { cite { (source.title) } },
                        None => cite { (source.title) },
                    }
                    @if let Some(pages) = &source.pages { ", " (pages) }
                }
            }
        }
    }
}

/// The one word that says how far it can be trusted: read, or proposed, or only said.
pub fn standing(tr: Tr, cited: &Cited) -> Markup {
    if cited.verified {
        tag(Tone::Pine, &tr.text("citation-read"))
    } else if cited.own_proposal {
        tag(Tone::Amber, &tr.text("citation-own-proposal"))
    } else if cited.unread {
        tag(Tone::Amber, &tr.text("citation-general-knowledge"))
    } else {
        tag(Tone::Amber, &tr.text("citation-not-verified"))
    }
}
