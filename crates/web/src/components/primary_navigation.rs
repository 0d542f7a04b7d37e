//! The main menu: four to six words, a badge where something waits.

use maud::{Markup, html};

use crate::i18n::Tr;

/// A word of the main menu.
#[derive(Debug, Clone, Copy)]
pub struct NavItem<'a> {
    /// The word.
    pub text: &'a str,
    /// Where it leads.
    pub href: &'a str,
    /// Whether this page stands under it.
    pub current: bool,
    /// How many things wait there; 0 shows no badge.
    pub waiting: usize,
}

impl<'a> NavItem<'a> {
    /// A word that leads somewhere, without a badge.
    pub const fn new(text: &'a str, href: &'a str) -> Self {
        Self { text, href, current: false, waiting: 0 }
    }

    /// Marks the item as the one this page stands under.
    #[must_use]
    pub const fn current(mut self, current: bool) -> Self {
        self.current = current;
        self
    }

    /// How many things wait there.
    #[must_use]
    pub const fn waiting(mut self, count: usize) -> Self {
        self.waiting = count;
        self
    }
}

/// The bar under the header: the menu, and at its end the search box.
pub(crate) fn primary_navigation(tr: Tr, items: &[NavItem<'_>], search: &Markup) -> Markup {
    html! {
        div class="moj-primary-navigation tl-primary-navigation" {
            div class="moj-primary-navigation__container tl-width" {
                div.moj-primary-navigation__nav {
                    nav aria-label=(tr.text("layout-main-menu")) {
                        ul.moj-primary-navigation__list { (menu_items(tr, items)) }
                    }
                }
                div.moj-primary-navigation__search { (search) }
            }
        }
    }
}

/// The items alone, for the bar and for the menu of a phone.
pub(crate) fn menu_items(tr: Tr, items: &[NavItem<'_>]) -> Markup {
    html! {
        @for item in items {
            li.moj-primary-navigation__item {
                a.moj-primary-navigation__link href=(item.href)
                    aria-current=[item.current.then_some("page")] {
                    (item.text)
                    @if item.waiting > 0 { (badge(tr, item.waiting)) }
                }
            }
        }
    }
}

fn badge(tr: Tr, count: usize) -> Markup {
    html! {
        span.moj-notification-badge {
            span aria-hidden="true" { @if count > 99 { "99+" } @else { (count) } }
            span.govuk-visually-hidden { (tr.count("layout-waiting", count)) }
        }
    }
}
