//! Form fields, one builder for all: name, label, hint, error, then the control.
//!
//! ```
//! use throughline_web::components::field::Field;
//! # use throughline_web::i18n::{Locale, Tr};
//! # let tr = Tr::new(Locale::En, jiff::civil::date(2026, 3, 10));
//! let markup = Field::new("reference", "Reference or note")
//!     .hint("Kept with the date, for good")
//!     .error(None)
//!     .input(tr, "Order 118/2026");
//! assert!(markup.into_string().contains("govuk-hint"));
//! ```
//!
//! What was typed is always passed back in, so a refused form comes back filled.

use std::borrow::Cow;

use maud::{Markup, Render, html};

use crate::i18n::Tr;

/// What all form controls share. Ends in one of `input`, `textarea`, `password`, `select`,
/// `radios`, `checkboxes`, `date`.
#[must_use]
#[derive(Debug, Clone)]
pub struct Field<'a> {
    pub(super) id: Cow<'a, str>,
    pub(super) name: Cow<'a, str>,
    pub(super) label: Cow<'a, str>,
    pub(super) label_size: LabelSize,
    pub(super) hint: Option<Cow<'a, str>>,
    pub(super) error: Option<Cow<'a, str>>,
    pub(super) kind: &'a str,
    pub(super) input_mode: Option<&'a str>,
    pub(super) autocomplete: Option<&'a str>,
    pub(super) spellcheck: Option<bool>,
    pub(super) width: Option<u8>,
    pub(super) autofocus: bool,
    pub(super) suggestions: Option<&'a str>,
}

/// How much the label or the legend weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LabelSize {
    /// As drawn by the kit.
    #[default]
    Plain,
    /// Bold, for forms with several fields.
    Bold,
    /// The question is the page: the label is its heading.
    PageHeading,
}

impl<'a> Field<'a> {
    /// A field; its `id` is its name until [`Field::id`] says otherwise.
    pub fn new(name: impl Into<Cow<'a, str>>, label: impl Into<Cow<'a, str>>) -> Self {
        let name = name.into();
        Self {
            id: name.clone(),
            name,
            label: label.into(),
            label_size: LabelSize::default(),
            hint: None,
            error: None,
            kind: "text",
            input_mode: None,
            autocomplete: None,
            spellcheck: None,
            width: None,
            autofocus: false,
            suggestions: None,
        }
    }

    /// Another `id`, where a name stands twice on a page.
    pub fn id(mut self, id: impl Into<Cow<'a, str>>) -> Self {
        self.id = id.into();
        self
    }

    /// A sentence under the label.
    pub fn hint(mut self, hint: impl Into<Cow<'a, str>>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// What to do about what was typed; the same words stand in the error summary.
    pub fn error(mut self, error: Option<&'a str>) -> Self {
        self.error = error.map(Cow::Borrowed);
        self
    }

    /// A bold label.
    pub fn bold(mut self) -> Self {
        self.label_size = LabelSize::Bold;
        self
    }

    /// The label is the heading of the page.
    pub fn page_heading(mut self) -> Self {
        self.label_size = LabelSize::PageHeading;
        self
    }

    /// The input's type: `email`, `tel`, `search`; text unless said.
    pub fn kind(mut self, kind: &'a str) -> Self {
        self.kind = kind;
        self
    }

    /// The phone's keyboard: `numeric` for codes and amounts.
    pub fn input_mode(mut self, mode: &'a str) -> Self {
        self.input_mode = Some(mode);
        self
    }

    /// What the browser may fill in: `username`, `current-password`, `one-time-code`.
    pub fn autocomplete(mut self, purpose: &'a str) -> Self {
        self.autocomplete = Some(purpose);
        self
    }

    /// Whether the browser checks the spelling; off for names, numbers and codes.
    pub fn spellcheck(mut self, on: bool) -> Self {
        self.spellcheck = Some(on);
        self
    }

    /// As wide as that many characters: 2, 3, 4, 5, 10, 20 or 30.
    pub fn width(mut self, characters: u8) -> Self {
        self.width = Some(characters);
        self
    }

    /// Focus starts here: only for the one field a page is about.
    pub fn autofocus(mut self) -> Self {
        self.autofocus = true;
        self
    }

    /// The id of the `datalist` that proposes what may be typed.
    pub fn suggestions(mut self, list: &'a str) -> Self {
        self.suggestions = Some(list);
        self
    }

    pub(super) fn hint_id(&self) -> String {
        format!("{}-hint", self.id)
    }

    pub(super) fn error_id(&self) -> String {
        format!("{}-error", self.id)
    }

    /// The ids of hint and error, for `aria-describedby`.
    pub(super) fn described_by(&self) -> Option<String> {
        let hint = self.hint.is_some().then(|| self.hint_id());
        let error = self.error.is_some().then(|| self.error_id());
        match (hint, error) {
            (Some(hint), Some(error)) => Some(format!("{hint} {error}")),
            (hint, error) => hint.or(error),
        }
    }

    /// Hint and error, in the order in which they are read.
    pub(super) fn messages(&self, tr: Tr) -> Markup {
        html! {
            @if let Some(hint) = &self.hint {
                div id=(self.hint_id()) class="govuk-hint" { (hint) }
            }
            @if let Some(error) = &self.error {
                p id=(self.error_id()) class="govuk-error-message" {
                    span.govuk-visually-hidden { (tr.text("components-error-prefix")) }
                    " " (error)
                }
            }
        }
    }

    /// The group with label and messages around one control.
    pub(super) fn labelled(&self, tr: Tr, control: impl Render) -> Markup {
        html! {
            div class=(self.group_class()) {
                (self.label_tag())
                (self.messages(tr))
                (control)
            }
        }
    }

    /// The group with fieldset and legend around several controls that answer one question.
    /// `role` repeats what the element says, for the date input, where some readers need it.
    pub(super) fn grouped(&self, tr: Tr, role: Option<&str>, controls: impl Render) -> Markup {
        let class = match self.label_size {
            LabelSize::Plain => "govuk-fieldset__legend",
            LabelSize::Bold => "govuk-fieldset__legend govuk-fieldset__legend--s",
            LabelSize::PageHeading => "govuk-fieldset__legend govuk-fieldset__legend--l",
        };
        html! {
            div class=(self.group_class()) {
                fieldset class="govuk-fieldset" role=[role] aria-describedby=[self.described_by()] {
                    legend class=(class) {
                        @if self.label_size == LabelSize::PageHeading {
                            h1.govuk-fieldset__heading { (self.label) }
                        } @else {
                            (self.label)
                        }
                    }
                    (self.messages(tr))
                    (controls)
                }
            }
        }
    }

    pub(super) fn group_class(&self) -> &'static str {
        if self.error.is_some() { "govuk-form-group govuk-form-group--error" } else { "govuk-form-group" }
    }

    pub(super) fn label_tag(&self) -> Markup {
        let label = |class: &str| html! { label class=(class) for=(self.id) { (self.label) } };
        match self.label_size {
            LabelSize::Plain => label("govuk-label"),
            LabelSize::Bold => label("govuk-label govuk-label--s"),
            LabelSize::PageHeading => html! {
                h1.govuk-label-wrapper { (label("govuk-label govuk-label--l")) }
            },
        }
    }
}

/// A hidden field: the anti-forgery token (`csrf`), the version of what is being edited.
pub fn hidden(name: &str, value: &str) -> Markup {
    html! { input type="hidden" name=(name) value=(value); }
}

/// The anti-forgery token, first in every form that changes something.
pub fn csrf(token: &str) -> Markup {
    hidden("csrf", token)
}
