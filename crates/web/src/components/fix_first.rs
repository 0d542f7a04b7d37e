//! Fix first: at most three gaps, each with who, and one link that fixes it.

use maud::{Markup, html};

use super::icon::{Icon, icon};
use super::link::link;

/// A gap that somebody can fix today.
#[derive(Debug, Clone)]
pub struct Fix<'a> {
    /// "Leaves Friday with no bed".
    pub what: &'a str,
    /// Who it is about and what was tried: one sentence.
    pub who: &'a str,
    /// "Find a bed".
    pub act: &'a str,
    /// Where it is fixed.
    pub href: &'a str,
}

/// The block. Shows the first three; the rest stands in the list below it. Empty without gaps.
pub fn fix_first(label: &str, fixes: &[Fix<'_>]) -> Markup {
    html! {
        @if !fixes.is_empty() {
            section.tl-fix-first aria-label=(label) {
                ul {
                    @for fix in fixes.iter().take(3) {
                        li {
                            h2.tl-fix-first__what { (icon(Icon::Gap)) " " (fix.what) }
                            p { (fix.who) }
                            p { (link(fix.href, fix.act)) }
                        }
                    }
                }
            }
        }
    }
}
