//! What stopped a form, at the top of the page, each with a link to its field.

use maud::{Markup, html};

use crate::i18n::Tr;

/// Something to put right: the words and the id of the field, which also shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The id of the control, without `#`.
    pub field: String,
    /// What to do: "Enter a date after 4 September 2024, the day of admission".
    pub text: String,
}

/// "There is a problem" and what to do about it. Empty without errors.
pub fn error_summary(tr: Tr, errors: &[FieldError]) -> Markup {
    html! {
        @if !errors.is_empty() {
            div.govuk-error-summary data-module="govuk-error-summary" {
                div role="alert" {
                    h2.govuk-error-summary__title { (tr.text("components-error-title")) }
                    div.govuk-error-summary__body {
                        ul class="govuk-list govuk-error-summary__list" {
                            @for error in errors {
                                li { a href=(format!("#{}", error.field)) { (error.text) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The words for one field, for [`Field::error`](super::field::Field::error).
pub fn error_for<'a>(errors: &'a [FieldError], field: &str) -> Option<&'a str> {
    errors.iter().find(|error| error.field == field).map(|error| error.text.as_str())
}
