//! A date in three boxes, the control that everybody can use. The script adds nothing to it.

use maud::{Markup, html};

use super::field::Field;
use crate::i18n::Tr;

/// What stands in the three boxes: as typed, not yet a date.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DateParts {
    /// Day of the month, as typed.
    pub day: String,
    /// Month, as typed.
    pub month: String,
    /// Year, as typed.
    pub year: String,
}

impl DateParts {
    /// The boxes filled with a date.
    pub fn of(date: jiff::civil::Date) -> Self {
        Self { day: date.day().to_string(), month: date.month().to_string(), year: date.year().to_string() }
    }

    /// The date, if the three boxes name one.
    pub fn date(&self) -> Option<jiff::civil::Date> {
        let year = self.year.trim().parse().ok()?;
        let month = self.month.trim().parse().ok()?;
        let day = self.day.trim().parse().ok()?;
        jiff::civil::Date::new(year, month, day).ok()
    }
}

impl Field<'_> {
    /// Day, month and year, named `<name>-day`, `<name>-month`, `<name>-year`.
    pub fn date(self, tr: Tr, parts: &DateParts) -> Markup {
        let prefix = format!("{}-", self.name);
        self.date_named(tr, &prefix, parts)
    }

    /// The same with another prefix of the three names; with an empty one they are `day`,
    /// `month` and `year`.
    pub fn date_named(self, tr: Tr, prefix: &str, parts: &DateParts) -> Markup {
        let boxes = [
            ("day", tr.text("components-date-day"), 2, &parts.day),
            ("month", tr.text("components-date-month"), 2, &parts.month),
            ("year", tr.text("components-date-year"), 4, &parts.year),
        ];
        let error = if self.error.is_some() { " govuk-input--error" } else { "" };
        let controls = html! {
            div.govuk-date-input id=(self.id) {
                @for (part, label, width, value) in boxes {
                    @let id = format!("{}-{part}", self.id);
                    div.govuk-date-input__item {
                        div.govuk-form-group {
                            label class="govuk-label govuk-date-input__label" for=(id) { (label) }
                            input class=(format!("govuk-input govuk-date-input__input{error} govuk-input--width-{width}"))
                                id=(id) name=(format!("{prefix}{part}")) type="text"
                                value=[(!value.is_empty()).then_some(value)] inputmode="numeric";
                        }
                    }
                }
            }
        };
        self.grouped(tr, Some("group"), controls)
    }
}
