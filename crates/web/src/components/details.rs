//! Something to unfold.

use maud::{Markup, Render, html};

/// A line that opens what most people do not need.
pub fn details(summary: impl Render, content: impl Render) -> Markup {
    html! {
        details.govuk-details {
            summary.govuk-details__summary {
                span.govuk-details__summary-text { (summary) }
            }
            div.govuk-details__text { (content) }
        }
    }
}
