//! Choosing controls of a [`Field`]: a list, one of several, several of several.

use std::borrow::Cow;

use maud::{Markup, html};

use super::field::Field;
use crate::i18n::Tr;

/// One thing to choose.
#[must_use]
#[derive(Debug, Clone)]
pub struct Choice<'a> {
    value: Cow<'a, str>,
    text: Cow<'a, str>,
    hint: Option<Cow<'a, str>>,
    id: Option<Cow<'a, str>>,
    chosen: bool,
    disabled: bool,
}

impl<'a> Choice<'a> {
    /// What is sent, and what is read.
    pub fn new(value: impl Into<Cow<'a, str>>, text: impl Into<Cow<'a, str>>) -> Self {
        Self { value: value.into(), text: text.into(), hint: None, id: None, chosen: false, disabled: false }
    }

    /// Chosen already.
    pub fn chosen(mut self, chosen: bool) -> Self {
        self.chosen = chosen;
        self
    }

    /// A sentence under the choice.
    pub fn hint(mut self, hint: impl Into<Cow<'a, str>>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// An `id` of its own, for a link that leads straight to it.
    pub fn id(mut self, id: impl Into<Cow<'a, str>>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Shown but not to be chosen.
    pub fn disabled(mut self) -> Self {
        self.disabled = true;
        self
    }

    pub(super) fn option(&self) -> Markup {
        html! {
            option value=(self.value) selected[self.chosen] disabled[self.disabled] { (self.text) }
        }
    }
}

/// The two kinds of lists with boxes to tick.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Radios,
    Checkboxes,
}

impl Field<'_> {
    /// A list that folds open; for more than seven choices, or in a filter row.
    pub fn select(self, tr: Tr, choices: &[Choice<'_>]) -> Markup {
        let class = if self.error.is_some() { "govuk-select govuk-select--error" } else { "govuk-select" };
        let control = html! {
            select class=(class) id=(self.id) name=(self.name) aria-describedby=[self.described_by()] {
                @for choice in choices { (choice.option()) }
            }
        };
        self.labelled(tr, control)
    }

    /// One of a few.
    pub fn radios(self, tr: Tr, choices: &[Choice<'_>]) -> Markup {
        let items = self.items(Kind::Radios, choices);
        let list = html! { div.govuk-radios data-module="govuk-radios" { (items) } };
        self.grouped(tr, None, list)
    }

    /// One of two or three short ones, side by side.
    pub fn radios_inline(self, tr: Tr, choices: &[Choice<'_>]) -> Markup {
        let items = self.items(Kind::Radios, choices);
        let list = html! {
            div class="govuk-radios govuk-radios--inline" data-module="govuk-radios" { (items) }
        };
        self.grouped(tr, None, list)
    }

    /// Any number of several.
    pub fn checkboxes(self, tr: Tr, choices: &[Choice<'_>]) -> Markup {
        let items = self.items(Kind::Checkboxes, choices);
        let list = html! { div.govuk-checkboxes data-module="govuk-checkboxes" { (items) } };
        self.grouped(tr, None, list)
    }

    /// Any number of several, small, beside other controls.
    pub fn checkboxes_small(self, tr: Tr, choices: &[Choice<'_>]) -> Markup {
        let items = self.items(Kind::Checkboxes, choices);
        let list = html! {
            div class="govuk-checkboxes govuk-checkboxes--small" data-module="govuk-checkboxes" {
                (items)
            }
        };
        self.grouped(tr, None, list)
    }

    /// A single box that says yes to a whole sentence, its label.
    pub fn checkbox(self, tr: Tr, value: &str, ticked: bool) -> Markup {
        let choice = Choice::new(value, self.label.clone()).chosen(ticked);
        html! {
            div class=(self.group_class()) {
                (self.messages(tr))
                div class="govuk-checkboxes govuk-checkboxes--small" data-module="govuk-checkboxes" {
                    (self.items(Kind::Checkboxes, &[choice]))
                }
            }
        }
    }

    fn items(&self, kind: Kind, choices: &[Choice<'_>]) -> Markup {
        let (block, control) = match kind {
            Kind::Radios => ("govuk-radios", "radio"),
            Kind::Checkboxes => ("govuk-checkboxes", "checkbox"),
        };
        html! {
            @for (index, choice) in choices.iter().enumerate() {
                @let id = self.choice_id(choice, index);
                @let hint_id = choice.hint.is_some().then(|| format!("{id}-item-hint"));
                div class=(format!("{block}__item")) {
                    input class=(format!("{block}__input")) id=(id) name=(self.name) type=(control)
                        value=(choice.value) checked[choice.chosen] disabled[choice.disabled]
                        aria-describedby=[hint_id.as_deref()];
                    label class=(format!("govuk-label {block}__label")) for=(id) { (choice.text) }
                    @if let Some(hint) = &choice.hint {
                        div id=[hint_id.as_deref()] class=(format!("govuk-hint {block}__hint")) { (hint) }
                    }
                }
            }
        }
    }

    /// The first choice carries the field's own id, so that the error summary can lead to it.
    fn choice_id(&self, choice: &Choice<'_>, index: usize) -> String {
        match (&choice.id, index) {
            (Some(id), _) => id.clone().into_owned(),
            (None, 0) => self.id.clone().into_owned(),
            (None, index) => format!("{}-{}", self.id, index + 1),
        }
    }
}
