//! Links: plain, back, breadcrumbs and the skip link.

use maud::{Markup, Render, html};

use crate::i18n::Tr;

/// A link in text. The text says where it leads, also out of its sentence.
pub fn link(href: &str, text: impl Render) -> Markup {
    html! { a.govuk-link href=(href) { (text) } }
}

/// The way back to the page this one was opened from.
pub fn back_link(href: &str, text: impl Render) -> Markup {
    html! { a.govuk-back-link href=(href) { (text) } }
}

/// "Skip to main content", the first thing the keyboard meets.
pub fn skip_link(target: &str, text: impl Render) -> Markup {
    html! {
        a.govuk-skip-link href=(target) data-module="govuk-skip-link" { (text) }
    }
}

/// A step of the way from the first page; without an address it is the current page.
#[derive(Debug, Clone, Copy)]
pub struct Crumb<'a> {
    /// The name of the page.
    pub text: &'a str,
    /// Its address; `None` for the page itself.
    pub href: Option<&'a str>,
}

/// The way from the first page to this one, for pages three levels down.
pub fn breadcrumbs(tr: Tr, crumbs: &[Crumb<'_>]) -> Markup {
    html! {
        nav.govuk-breadcrumbs aria-label=(tr.text("components-breadcrumbs")) {
            ol.govuk-breadcrumbs__list {
                @for crumb in crumbs {
                    @if let Some(href) = crumb.href {
                        li.govuk-breadcrumbs__list-item {
                            a.govuk-breadcrumbs__link href=(href) { (crumb.text) }
                        }
                    } @else {
                        li.govuk-breadcrumbs__list-item aria-current="page" { (crumb.text) }
                    }
                }
            }
        }
    }
}
