//! A note in twenty seconds: what happened, what about, one or two lines.

use maud::{Markup, Render, html};

use super::button::Button;
use super::field::csrf;
use super::link::link;
use crate::i18n::Tr;

/// A chip of the note: one kind of contact, one topic.
#[derive(Debug, Clone)]
pub struct NoteChip<'a> {
    /// What is sent.
    pub value: &'a str,
    /// The word.
    pub text: &'a str,
    /// Fewer people can read a note about this (health, safety).
    pub fewer_readers: bool,
    /// Chosen.
    pub chosen: bool,
}

/// The form of a note about one person.
#[derive(Debug, Clone)]
pub struct NoteForm<'a> {
    /// The person's name.
    pub person: &'a str,
    /// Where the form goes.
    pub action: &'a str,
    /// The anti-forgery token.
    pub csrf: &'a str,
    /// What happened: exactly one, sent as `kind`.
    pub kinds: Vec<NoteChip<'a>>,
    /// What it was about: any number, sent as `about`.
    pub topics: Vec<NoteChip<'a>>,
    /// What was typed so far, sent as `text`.
    pub text: &'a str,
    /// What to put right in the text.
    pub error: Option<&'a str>,
    /// What to put right in what happened.
    pub kind_error: Option<&'a str>,
    /// What to put right in what it was about.
    pub topic_error: Option<&'a str>,
    /// "Make it a step" and what belongs to it; empty without.
    pub follow_up: Markup,
    /// Another way to send it, such as to keep it for later; empty without.
    pub later: Markup,
    /// Who can read it, in words: "you, your team and Fatima".
    pub readers: &'a str,
    /// Where that can be changed; empty without.
    pub change_readers: &'a str,
    /// The way back.
    pub cancel: &'a str,
    /// Under which name the script keeps what was typed on this device until it is saved.
    pub draft: &'a str,
}

/// The block: chips are radios and checkboxes, the focus starts in the text.
pub fn note_form(tr: Tr, form: &NoteForm<'_>) -> Markup {
    let heading = tr.with("components-note-about", &[("person", form.person.into())]);
    html! {
        form.tl-note id="note" method="post" action=(form.action) aria-labelledby="note-title"
            data-module="tl-note" data-draft=(form.draft)
            data-saved=(tr.text("components-note-saved")) {
            (csrf(form.csrf))
            div.tl-note__head {
                h2.tl-note__title id="note-title" { (heading) }
                // Says "Saved as you type" once the script does so; without it, it would be a lie.
                p.tl-note__saved role="status" {}
            }
            (chips(&tr.text("components-note-what"), "kind", "radio", &form.kinds, form.kind_error, tr))
            (chips(&tr.text("components-note-topic"), "about", "checkbox", &form.topics, form.topic_error, tr))
            div class=(if form.error.is_some() { "govuk-form-group govuk-form-group--error" } else { "govuk-form-group" }) {
                label class="govuk-label govuk-label--s" for="note-text" { (tr.text("components-note-text")) }
                @if let Some(error) = form.error {
                    p.govuk-error-message id="note-text-error" {
                        span.govuk-visually-hidden { (tr.text("components-error-prefix")) } " " (error)
                    }
                }
                textarea class=(if form.error.is_some() { "govuk-textarea govuk-textarea--error" } else { "govuk-textarea" })
                    id="note-text" name="text" rows="3" autofocus
                    aria-describedby=[form.error.map(|_| "note-text-error")] { (form.text) }
            }
            @if !form.follow_up.0.is_empty() { div.tl-note__follow-up { (form.follow_up) } }
            div.tl-note__foot {
                p.tl-second {
                    (tr.with("components-note-readers", &[("readers", form.readers.into())]))
                    @if !form.change_readers.is_empty() {
                        " " (link(form.change_readers, tr.text("components-note-readers-change")))
                    }
                }
                div.tl-note__acts {
                    // The first button is what the Enter key presses; it is drawn at the right end.
                    (Button::new(tr.text("components-note-save")).small().once())
                    (form.later)
                    (link(form.cancel, tr.text("components-note-cancel")))
                }
            }
        }
    }
}

fn chips(
    legend: &str,
    name: &str,
    kind: &str,
    chips: &[NoteChip<'_>],
    error: Option<&str>,
    tr: Tr,
) -> Markup {
    let error_id = format!("{name}-error");
    html! {
        fieldset class="govuk-fieldset tl-pick" aria-describedby=[error.map(|_| error_id.as_str())] {
            legend.tl-pick__legend { (legend) }
            @if let Some(error) = error {
                p.govuk-error-message id=(error_id) {
                    span.govuk-visually-hidden { (tr.text("components-error-prefix")) } " " (error)
                }
            }
            div.tl-pick__list {
                @for (index, chip) in chips.iter().enumerate() {
                    label.tl-pick__item {
                        // The error summary leads to the first.
                        input.tl-pick__input id=[(index == 0).then_some(name)] type=(kind) name=(name) value=(chip.value) checked[chip.chosen];
                        span.tl-pick__chip {
                            (chip.text)
                            @if chip.fewer_readers {
                                " " span.tl-pick__fewer { (tr.text("components-note-fewer")) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A tick box with words, small enough for the line under the text of a note.
pub fn inline_tick(name: &str, text: impl Render, ticked: bool) -> Markup {
    html! {
        label class="tl-tick tl-tick--worded" {
            input.tl-tick__input type="checkbox" name=(name) value="yes" checked[ticked];
            span.tl-tick__box aria-hidden="true" {}
            span { (text) }
        }
    }
}
