//! What a programme rests on, as references that can be followed.

use maud::{Markup, html};
use throughline_domain::programme::{
    cited::{Cited, Claim},
    pack::Pack,
};

use crate::{components::citation::standing, i18n::Tr};

/// Whether somebody has read a part where it is said to stand, what stands there, and the numbers of
/// its sources in the list at the end of the page.
pub(super) fn mark(tr: Tr, pack: &Pack, claim: Claim<'_>) -> Markup {
    let cited = pack.cited(tr.locale().code(), claim);
    html! {
        (standing(tr, &cited))
        @if !cited.words.is_empty() || !cited.sources.is_empty() {
            " " span.tl-second { (cited.words) (references(tr, pack, &cited)) }
        }
    }
}

fn references(tr: Tr, pack: &Pack, cited: &Cited) -> Markup {
    let number = |mark: &str| {
        pack.manifest.source.iter().position(|known| *known.mark == mark).map_or(0, |place| place + 1)
    };
    html! {
        @for source in &cited.sources {
            @let number = number(&source.mark);
            " " a.govuk-link href={ "#source-" (number) } title=(source.title) {
                (tr.with("packs-reference", &[("n", number.into())]))
            }
        }
    }
}

/// The list at the end of the page, and what the words in front of a source mean.
pub(super) fn register(tr: Tr, pack: &Pack) -> Markup {
    html! {
        @if pack.manifest.source.is_empty() { p { (tr.text("packs-sources-none")) } }
        ol class="govuk-list govuk-list--number" {
            @for (index, source) in pack.manifest.source.iter().enumerate() {
                li id={ "source-" (index + 1) } {
                    @match &source.url {
                        Some(url) => a.govuk-link href=(url) rel="noreferrer" { cite { (source.title) } },
                        None => cite { (source.title) },
                    }
                    @if let Some(pages) = &source.pages { ", " (pages) }
                }
            }
        }
        p.tl-second.tl-prose { (tr.text("packs-sources-marks")) }
    }
}
