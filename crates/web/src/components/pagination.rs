//! Pages of a list. Cursors have no numbers, so there is a next and a previous, and the words
//! say where one stands.

use maud::{Markup, PreEscaped, html};

use crate::i18n::Tr;

const PREVIOUS: PreEscaped<&str> = PreEscaped(
    r#"<svg class="govuk-pagination__icon govuk-pagination__icon--prev" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z"></path></svg>"#,
);
const NEXT: PreEscaped<&str> = PreEscaped(
    r#"<svg class="govuk-pagination__icon govuk-pagination__icon--next" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z"></path></svg>"#,
);

/// Addresses of the pages around this one.
#[derive(Debug, Clone, Copy, Default)]
pub struct Pagination<'a> {
    /// The page before, if any.
    pub previous: Option<&'a str>,
    /// The page after, if any.
    pub next: Option<&'a str>,
}

/// Previous and next page. Empty when everything stands on one page.
pub fn pagination(tr: Tr, pages: Pagination<'_>) -> Markup {
    if pages.previous.is_none() && pages.next.is_none() {
        return html! {};
    }
    html! {
        nav class="govuk-pagination govuk-pagination--block" aria-label=(tr.text("components-pagination")) {
            @if let Some(href) = pages.previous {
                div.govuk-pagination__prev {
                    a class="govuk-link govuk-pagination__link" href=(href) rel="prev" {
                        (PREVIOUS)
                        span class="govuk-pagination__link-title govuk-pagination__link-title--decorated" {
                            (tr.text("components-pagination-previous"))
                            span.govuk-visually-hidden { " " (tr.text("components-pagination-page")) }
                        }
                    }
                }
            }
            @if let Some(href) = pages.next {
                div.govuk-pagination__next {
                    a class="govuk-link govuk-pagination__link" href=(href) rel="next" {
                        (NEXT)
                        span class="govuk-pagination__link-title govuk-pagination__link-title--decorated" {
                            (tr.text("components-pagination-next"))
                            span.govuk-visually-hidden { " " (tr.text("components-pagination-page")) }
                        }
                    }
                }
            }
        }
    }
}
