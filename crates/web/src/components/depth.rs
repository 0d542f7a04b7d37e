//! How much is shown, as squares with the word beside them: four solid ones for all of it, three hatched
//! ones for a summary, two dotted ones for the effect alone, one ring for yes or no. Never by colour alone.

use maud::{Markup, html};
use throughline_domain::category::Depth;

use crate::i18n::Tr;

/// The squares and the word.
pub fn depth(tr: Tr, depth: Depth) -> Markup {
    let filled: u8 = match depth {
        Depth::None => 0,
        Depth::Existence => 1,
        Depth::Consequence => 2,
        Depth::Summary => 3,
        Depth::Full => 4,
    };
    html! {
        span class=(format!("tl-depth tl-depth--{}", depth.code())) {
            @if filled > 0 {
                span.tl-depth__squares aria-hidden="true" {
                    @for square in 0..4 {
                        span class=(if square < filled { "tl-depth__square tl-depth__square--on" } else { "tl-depth__square" }) {}
                    }
                }
            }
            span.tl-depth__word { (depth_word(tr, depth)) }
        }
    }
}

/// The word alone.
pub fn depth_word(tr: Tr, depth: Depth) -> String {
    tr.with("components-depth", &[("code", depth.code().into())])
}
