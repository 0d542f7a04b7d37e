//! The languages, each in its own name.

use maud::{Markup, html};

use crate::i18n::{Locale, Tr};

/// A link to this page in every language; `href` makes the address of one.
pub fn language_navigation(tr: Tr, href: impl Fn(Locale) -> String) -> Markup {
    html! {
        nav.govuk-language-navigation aria-label=(tr.text("components-language")) {
            ul.govuk-language-navigation__list {
                @for locale in Locale::ALL {
                    li.govuk-language-navigation__list-item {
                        @if locale == tr.locale() {
                            span.govuk-language-navigation__text aria-current="true" lang=(locale.code()) {
                                (locale.own_name())
                            }
                        } @else {
                            a.govuk-language-navigation__link href=(href(locale)) rel="alternate"
                                lang=(locale.code()) hreflang=(locale.code()) {
                                (locale.own_name())
                            }
                        }
                    }
                }
            }
        }
    }
}
