//! Saved views of a list, as links with their counts.

use std::borrow::Cow;

use maud::{Markup, Render, html};

use super::sub_navigation::count_of;
use crate::i18n::Tr;

/// A saved view.
#[must_use]
#[derive(Debug, Clone)]
pub struct Chip<'a> {
    text: Cow<'a, str>,
    href: Cow<'a, str>,
    count: usize,
    current: bool,
    alarm: bool,
}

impl<'a> Chip<'a> {
    /// A view with the number of rows it shows.
    pub fn new(text: impl Into<Cow<'a, str>>, href: impl Into<Cow<'a, str>>, count: usize) -> Self {
        Self { text: text.into(), href: href.into(), count, current: false, alarm: false }
    }

    /// Whether the list shows this view.
    pub fn current(mut self, current: bool) -> Self {
        self.current = current;
        self
    }

    /// The count is of gaps: brick, unless it is 0.
    pub fn alarm(mut self) -> Self {
        self.alarm = true;
        self
    }
}

/// How many views stay in sight on a phone; the others move behind "More views and filters".
const ON_PHONE: usize = 3;

/// The views, with the filters under them. On a phone all but the first three views, and the
/// filters, stay folded until asked for.
pub fn views_and_filters(tr: Tr, label: &str, chips: &[Chip<'_>], filters: impl Render) -> Markup {
    html! {
        nav.tl-chips aria-label=(label) {
            ul.tl-chips__list {
                @for (index, chip) in chips.iter().enumerate() {
                    li class=[(index >= ON_PHONE && !chip.current).then_some("tl-chips__more")] {
                        a.tl-chip href=(chip.href) aria-current=[chip.current.then_some("page")] {
                            (chip.text) " " (count_of(chip.count, chip.alarm))
                        }
                    }
                }
            }
        }
        div.tl-from-tablet { (filters) }
        details class="tl-more tl-on-phone" {
            summary { (tr.text("components-more-views")) }
            ul.tl-more__views {
                @for chip in chips.iter().skip(ON_PHONE).filter(|chip| !chip.current) {
                    li { a.govuk-link href=(chip.href) { (chip.text) " " (count_of(chip.count, chip.alarm)) } }
                }
            }
            (filters)
        }
    }
}
