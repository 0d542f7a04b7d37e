//! "Why?": a popover with the short answer and a link to the long one.

use maud::{Markup, html};

use super::link::link;
use crate::i18n::Tr;

/// The popover. `answer` in one sentence, `basis` in a second; `href` explains the decision.
pub fn why_popover(tr: Tr, answer: &str, basis: &str, href: &str) -> Markup {
    html! {
        details.tl-why data-module="tl-popover" {
            summary { (tr.text("components-why")) }
            div.tl-why__answer {
                p { strong { (answer) } }
                @if !basis.is_empty() { p { (basis) } }
                p { (link(href, tr.text("components-why-decided"))) }
            }
        }
    }
}
