//! Text controls of a [`Field`]: one line, several lines, a password.

use maud::{Markup, html};

use super::field::Field;
use crate::i18n::Tr;

impl Field<'_> {
    /// One line of text with what was typed or known.
    pub fn input(self, tr: Tr, value: &str) -> Markup {
        let control = self.input_tag(value);
        self.labelled(tr, control)
    }

    fn input_tag(&self, value: &str) -> Markup {
        let mut class = String::from("govuk-input");
        if let Some(width) = self.width {
            class.push_str(" govuk-input--width-");
            class.push_str(&width.to_string());
        }
        if self.error.is_some() {
            class.push_str(" govuk-input--error");
        }
        html! {
            input class=(class) id=(self.id) name=(self.name) type=(self.kind)
                spellcheck=[self.spellcheck.map(|on| on.to_string())]
                value=[(!value.is_empty()).then_some(value)]
                aria-describedby=[self.described_by()]
                autocomplete=[self.autocomplete] inputmode=[self.input_mode] list=[self.suggestions]
                autofocus[self.autofocus];
        }
    }

    /// Several lines of text; `rows` high at first.
    pub fn textarea(self, tr: Tr, rows: u8, value: &str) -> Markup {
        let class =
            if self.error.is_some() { "govuk-textarea govuk-textarea--error" } else { "govuk-textarea" };
        let control = html! {
            textarea class=(class) id=(self.id) name=(self.name) rows=(rows)
                spellcheck=[self.spellcheck.map(|on| on.to_string())]
                aria-describedby=[self.described_by()] autocomplete=[self.autocomplete]
                autofocus[self.autofocus] { (value) }
        };
        self.labelled(tr, control)
    }

    /// A password with a button that shows it (where the script runs). Never sent back filled.
    pub fn password(self, tr: Tr) -> Markup {
        let mut class = String::from("govuk-input govuk-password-input__input govuk-js-password-input-input");
        if self.error.is_some() {
            class.push_str(" govuk-input--error");
        }
        let mut group = String::from(self.group_class());
        group.push_str(" govuk-password-input");
        html! {
            div class=(group) data-module="govuk-password-input"
                data-show=(tr.text("components-password-show"))
                data-hide=(tr.text("components-password-hide"))
                data-show-label=(tr.text("components-password-show-label"))
                data-hide-label=(tr.text("components-password-hide-label")) {
                (self.label_tag())
                (self.messages(tr))
                div class="govuk-input__wrapper govuk-password-input__wrapper" {
                    input class=(class) id=(self.id) name=(self.name) type="password"
                        spellcheck="false" aria-describedby=[self.described_by()]
                        autocomplete=(self.autocomplete.unwrap_or("current-password"))
                        autocapitalize="none";
                    button type="button" class="govuk-button govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle"
                        data-module="govuk-button" aria-controls=(self.id)
                        aria-label=(tr.text("components-password-show-label")) hidden {
                        (tr.text("components-password-show"))
                    }
                }
            }
        }
    }
}
