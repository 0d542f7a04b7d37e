//! One click that takes an act back, offered beside the words that say it is done.
//!
//! Nothing is deleted: taking back is an act of its own, through the same use case and with its own
//! entry in the ledger. It is offered once, in the session that acted, and carries the version that
//! the act made; so it is refused, with both versions shown, as soon as somebody else was there.

use maud::{Markup, html};

use crate::{
    components::{
        button::Button,
        field::{csrf, hidden},
    },
    forms::{Form, VERSION},
    i18n::Tr,
    visit::FLASH_PART,
};

/// The field that says that a form takes back what was done.
const UNDO: &str = "undo";

/// The form behind the button.
#[derive(Debug, Clone)]
pub struct Undo {
    action: String,
    fields: Vec<(String, String)>,
}

impl Undo {
    /// Takes back, by a form to `action`, an act that was saved over `version` of its record. A
    /// record that was saved has the version after it.
    pub fn of(action: impl Into<String>, version: i64) -> Self {
        let fields = [(VERSION, (version + 1).to_string()), (UNDO, "yes".to_owned())];
        Self {
            action: action.into(),
            fields: fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        }
    }

    /// One more field of the form.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.fields.push((name.to_owned(), value.into()));
        self
    }

    /// How it waits in the session, behind the words: an empty part, the address, the fields.
    pub(crate) fn behind(&self, said: &str) -> String {
        let fields = serde_urlencoded::to_string(&self.fields).unwrap_or_default();
        format!("{said}{FLASH_PART}{FLASH_PART}{}{FLASH_PART}{fields}", self.action)
    }

    /// The form on the next page.
    pub(crate) fn form(tr: Tr, token: &str, action: &str, fields: &str) -> Markup {
        let fields: Vec<(String, String)> = serde_urlencoded::from_str(fields).unwrap_or_default();
        html! {
            form method="post" action=(action) {
                (csrf(token))
                @for (name, value) in &fields { (hidden(name, value)) }
                (Button::new(tr.text("undo-act")).secondary().small().once())
            }
        }
    }
}

/// Whether a form takes back what was done.
pub fn is_undo(form: &Form) -> bool {
    form.chose(UNDO, "yes")
}

#[cfg(test)]
mod tests;
