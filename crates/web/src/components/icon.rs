//! The five icons and the overdue diamond. Each stands beside a word, so it is hidden from
//! screen readers.

use maud::{Markup, html};

/// What an icon means; there are no others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// Circle with "!": a gap that someone can fix.
    Gap,
    /// Tick: done.
    Done,
    /// Clock: waiting for someone.
    Waiting,
    /// Lock: withheld.
    Lock,
    /// Empty ring: to come.
    ToCome,
    /// Brick diamond: an overdue milestone.
    Overdue,
}

/// Draws an icon 16 px high, in its own colour.
pub fn icon(kind: Icon) -> Markup {
    let class = match kind {
        Icon::Gap => "tl-icon tl-icon--gap",
        Icon::Done => "tl-icon tl-icon--done",
        Icon::Waiting => "tl-icon tl-icon--waiting",
        Icon::Lock => "tl-icon tl-icon--lock",
        Icon::ToCome => "tl-icon tl-icon--to-come",
        Icon::Overdue => "tl-icon tl-icon--overdue",
    };
    html! {
        svg class=(class) viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false" {
            @match kind {
                Icon::Gap => {
                    circle cx="8" cy="8" r="8" fill="currentColor" {}
                    path d="M8 3.6v5.2M8 11v1.6" stroke="#fff" stroke-width="2" fill="none" {}
                }
                Icon::Done => {
                    circle cx="8" cy="8" r="8" fill="currentColor" {}
                    path d="M4.4 8.3l2.5 2.4 4.7-5" stroke="#fff" stroke-width="2" fill="none" {}
                }
                Icon::Waiting => {
                    circle cx="8" cy="8" r="7" fill="#fff" stroke="currentColor" stroke-width="1.8" {}
                    path d="M8 4.2V8.3l2.7 1.6" stroke="currentColor" stroke-width="1.6" fill="none" {}
                }
                Icon::Lock => {
                    rect x="2" y="7" width="12" height="9" rx="1.5" fill="currentColor" {}
                    path d="M4.8 7V4.6a3.2 3.2 0 0 1 6.4 0V7" stroke="currentColor" stroke-width="2" fill="none" {}
                }
                Icon::ToCome => {
                    circle cx="8" cy="8" r="6.8" fill="#fff" stroke="currentColor" stroke-width="2" {}
                }
                Icon::Overdue => {
                    path d="M8 0l8 8-8 8-8-8z" fill="currentColor" {}
                    path d="M8 4v5M8 10.4v1.4" stroke="#fff" stroke-width="1.6" fill="none" {}
                }
            }
        }
    }
}

/// A gap in words: the icon and what is missing, in brick.
pub fn gap(text: &str) -> Markup {
    html! { span.tl-gap { (icon(Icon::Gap)) " " (text) } }
}
