//! A row of filters over a list: a GET form, so the filters stand in the address and can be
//! kept as a bookmark.

use std::borrow::Cow;

use maud::{Markup, html};

use super::button::Button;
use super::choice::Choice;
use crate::i18n::Tr;

/// One filter: a short list to choose from.
#[derive(Debug, Clone)]
pub struct Filter<'a> {
    /// The name in the address.
    pub name: &'a str,
    /// The word above it.
    pub label: Cow<'a, str>,
    /// What there is to choose.
    pub choices: Vec<Choice<'a>>,
}

/// The row. `kept` are other names and values of the address that the filters must not lose
/// (the view, the order); `summary` says what the list shows: "1 to 11 of 74, soonest first".
/// The row may stand twice on a page (see [`views_and_filters`](super::chips::views_and_filters)),
/// so each label holds its own control instead of naming an id.
pub fn filter_row(
    tr: Tr,
    action: &str,
    filters: &[Filter<'_>],
    kept: &[(&str, &str)],
    summary: &str,
) -> Markup {
    html! {
        form.tl-filters method="get" action=(action) {
            @for (name, value) in kept { input type="hidden" name=(name) value=(value); }
            @for filter in filters {
                label.tl-filter {
                    span.tl-filter__label { (filter.label) }
                    select class="govuk-select tl-filter__select" name=(filter.name) {
                        @for choice in &filter.choices { (choice.option()) }
                    }
                }
            }
            (Button::new(tr.text("components-filter")).secondary().small())
            @if !summary.is_empty() { p.tl-filters__summary { (summary) } }
        }
    }
}
