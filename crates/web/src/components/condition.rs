//! A legal condition: its own block, never inside a goal.

use maud::{Markup, Render, html};

use super::tag::{Status, status_tag};
use crate::i18n::Tr;

/// What a court or an authority has set. `source` says which, and until when.
pub fn condition(tr: Tr, title: &str, content: impl Render, source: &str) -> Markup {
    html! {
        section class="tl-card tl-condition" {
            p { (status_tag(tr, Status::Condition)) }
            h3.tl-goal__title { (title) }
            (content)
            p.tl-second { (source) }
        }
    }
}
