//! Something to unfold.

use maud::{Markup, Render, html};

/// A line that opens what most people do not need. It stands open where something in it is wrong: whoever
/// follows the link of the error summary must see the field.
pub fn details(summary: impl Render, content: impl Render) -> Markup {
    let content = content.render();
    let wrong = content.0.contains("govuk-error-message");
    html! {
        details.govuk-details open[wrong] {
            summary.govuk-details__summary {
                span.govuk-details__summary-text { (summary) }
            }
            div.govuk-details__text { (content) }
        }
    }
}
