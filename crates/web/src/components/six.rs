//! The release-day six: ID, bed, money, travel, medicine, contact. Always all, always in this
//! order.

use maud::{Markup, Render, html};

use super::icon::{Icon, icon};
use super::link::link;
use crate::i18n::Tr;

/// The state of one of the six.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SixState {
    /// It is there.
    Ready,
    /// Somebody was asked and has not answered.
    Waiting,
    /// It is not there and nobody has answered.
    Missing,
    /// How it stands is not shared with the reader's agency.
    Withheld,
}

/// One of the six with its second line ("Llar Sant Roc, key at 13:00").
#[derive(Debug, Clone)]
pub struct SixItem<'a> {
    /// How it stands.
    pub state: SixState,
    /// What is known about it; may be empty.
    pub note: &'a str,
    /// Where it is marked, for who may.
    pub href: Option<&'a str>,
}

/// The keys of the six, in order.
const NAMES: [&str; 6] = [
    "components-six-id",
    "components-six-bed",
    "components-six-money",
    "components-six-travel",
    "components-six-medicine",
    "components-six-contact",
];

const fn word(state: SixState) -> &'static str {
    match state {
        SixState::Ready => "components-status-ready",
        SixState::Waiting => "components-status-waiting",
        SixState::Missing => "components-status-missing",
        SixState::Withheld => "components-six-withheld",
    }
}

/// Six squares and "5 of 6", for a row of a table. Read aloud as "5 of 6 ready. Bed: Missing."
pub fn six_squares(tr: Tr, states: &[SixState; 6]) -> Markup {
    let ready = states.iter().filter(|s| **s == SixState::Ready).count();
    let rest: Vec<String> = NAMES
        .iter()
        .zip(states)
        .filter(|(_, state)| **state != SixState::Ready)
        .map(|(name, state)| format!("{}: {}.", tr.text(name), tr.text(word(*state))))
        .collect();
    let class = if ready == 6 { "tl-six__count tl-six__count--full" } else { "tl-six__count" };
    html! {
        span.tl-six {
            span.tl-six__squares aria-hidden="true" {
                @for state in states { (square(*state)) }
            }
            " "
            span class=(class) {
                (tr.count("components-six-count", ready))
            }
            @if !rest.is_empty() { span.govuk-visually-hidden { ". " (rest.join(" ")) } }
        }
    }
}

/// What the squares mean, under the table.
pub fn six_legend(tr: Tr) -> Markup {
    html! {
        p.tl-six-legend {
            span { strong { (tr.text("components-six-order")) } " " (tr.text("components-six-names")) }
            @for state in [SixState::Ready, SixState::Waiting, SixState::Missing] {
                span.tl-six-legend__item {
                    span aria-hidden="true" { (square(state)) }
                    " "
                    (tr.text(match state {
                        SixState::Waiting => "components-six-waiting",
                        other => word(other),
                    }))
                }
            }
        }
    }
}

/// The six as a list with their second lines, for the side column of a case.
pub fn six_list(tr: Tr, items: &[SixItem<'_>; 6]) -> Markup {
    html! {
        dl.tl-six-list {
            @for (name, item) in NAMES.iter().zip(items) {
                @let (sign, class) = match item.state {
                    SixState::Ready => (Icon::Done, "tl-six-list__row"),
                    SixState::Waiting => (Icon::Waiting, "tl-six-list__row tl-six-list__row--waiting"),
                    SixState::Missing => (Icon::Gap, "tl-six-list__row tl-six-list__row--missing"),
                    SixState::Withheld => (Icon::Lock, "tl-six-list__row tl-six-list__row--waiting"),
                };
                div class=(class) {
                    dt {
                        (icon(sign)) " "
                        @if let Some(href) = item.href { (link(href, tr.text(name))) } @else { (tr.text(name)) }
                    }
                    dd.tl-six-list__state { (tr.text(word(item.state))) }
                    @if !item.note.is_empty() { dd.tl-six-list__note { (item.note) } }
                }
            }
        }
    }
}

fn square(state: SixState) -> impl Render {
    let class = match state {
        SixState::Ready => "tl-square tl-square--ready",
        SixState::Waiting => "tl-square tl-square--waiting",
        SixState::Missing => "tl-square tl-square--missing",
        SixState::Withheld => "tl-square tl-square--withheld",
    };
    html! {
        svg class=(class) viewBox="0 0 16 16" width="16" height="16" focusable="false" {
            rect x="1" y="1" width="14" height="14" rx="2.5" {}
            @match state {
                SixState::Ready | SixState::Withheld => {}
                SixState::Waiting => path d="M2 9.5L9.5 2M2 14L14 2M6.5 14L14 6.5" {}
                SixState::Missing => path d="M2 2l12 12" {}
            }
        }
    }
}
