//! What is not shown, where its existence may be known: what it is about, why, the way forward.
//!
//! There is no block for what would be revealed by being named; for that stands the sentence of
//! [`standing_sentence`] on every page about a person.

use maud::{Markup, html};

use super::icon::{Icon, icon};
use super::link::link;
use crate::i18n::Tr;

/// Why it is withheld.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Withholding<'a> {
    /// The person decides: striped, with a way to ask.
    NeedsPermission {
        /// The person's first name.
        of: &'a str,
        /// Where to ask for it.
        ask: &'a str,
    },
    /// A rule decides.
    ByRule {
        /// The reason in words: "not needed for your work in this programme".
        reason: &'a str,
    },
}

/// The block. `why` is the page that explains the decision.
pub fn withheld(tr: Tr, topic: &str, withholding: Withholding<'_>, why: &str) -> Markup {
    let (class, sentence) = match withholding {
        Withholding::NeedsPermission { of, .. } => (
            "tl-withheld tl-withheld--permission",
            tr.with("components-withheld-permission", &[("name", of.into())]),
        ),
        Withholding::ByRule { reason } => {
            ("tl-withheld", tr.with("components-withheld-rule", &[("reason", reason.into())]))
        }
    };
    html! {
        section class=(class) {
            h3.tl-withheld__topic { (icon(Icon::Lock)) " " (topic) }
            p { (sentence) }
            p.tl-links {
                @if let Withholding::NeedsPermission { ask, .. } = withholding {
                    (link(ask, tr.text("components-withheld-ask")))
                    " "
                }
                (link(why, html! {
                    (tr.text("components-why"))
                    span.govuk-visually-hidden { " " (topic) }
                }))
            }
        }
    }
}

/// "Some information may be withheld by law": on every page about a person, always the same.
pub fn standing_sentence(tr: Tr) -> Markup {
    html! { p.tl-standing { (tr.text("components-standing-sentence")) } }
}
