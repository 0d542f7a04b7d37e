//! Buttons. The text names the effect: "Move date and tell 6 people", never "Submit".

use std::borrow::Cow;

use maud::{Markup, Render, html};

/// A button, or a link that looks like one. One primary button per form.
#[must_use]
#[derive(Debug, Clone)]
pub struct Button<'a> {
    text: Cow<'a, str>,
    href: Option<Cow<'a, str>>,
    name: Option<&'a str>,
    value: Option<Cow<'a, str>>,
    classes: Vec<&'static str>,
    disabled: bool,
    once: bool,
    /// Spoken after the text where the same words stand many times on a page.
    about: Option<Cow<'a, str>>,
    form_action: Option<Cow<'a, str>>,
}

impl<'a> Button<'a> {
    /// The primary button of a form.
    pub fn new(text: impl Into<Cow<'a, str>>) -> Self {
        Self {
            text: text.into(),
            href: None,
            name: None,
            value: None,
            classes: Vec::new(),
            disabled: false,
            once: false,
            about: None,
            form_action: None,
        }
    }

    /// A link that looks like a button, for an act that begins on another page.
    pub fn link(text: impl Into<Cow<'a, str>>, href: impl Into<Cow<'a, str>>) -> Self {
        Self { href: Some(href.into()), ..Self::new(text) }
    }

    /// Outlined: any act beside the primary one.
    pub fn secondary(self) -> Self {
        self.class("govuk-button--secondary")
    }

    /// Brick: stops or takes away something; only on a page of its own.
    pub fn warning(self) -> Self {
        self.class("govuk-button--warning")
    }

    /// Lower, for rows of tables and filter rows.
    pub fn small(self) -> Self {
        self.class("tl-button--small")
    }

    /// As wide as its column.
    pub fn wide(self) -> Self {
        self.class("tl-button--wide")
    }

    /// The name and value sent with the form, where a form has several buttons.
    pub fn sends(mut self, name: &'a str, value: impl Into<Cow<'a, str>>) -> Self {
        self.name = Some(name);
        self.value = Some(value.into());
        self
    }

    /// Another address for the form to go to.
    pub fn form_action(mut self, action: impl Into<Cow<'a, str>>) -> Self {
        self.form_action = Some(action.into());
        self
    }

    /// Words for screen readers that tell equal buttons apart: "Write a note" *about Núria*.
    pub fn about(mut self, about: impl Into<Cow<'a, str>>) -> Self {
        self.about = Some(about.into());
        self
    }

    /// Not available; say why beside it.
    pub fn disabled(mut self) -> Self {
        self.disabled = true;
        self
    }

    /// A second click within a second does nothing, for what must not happen twice.
    pub fn once(mut self) -> Self {
        self.once = true;
        self
    }

    fn class(mut self, class: &'static str) -> Self {
        self.classes.push(class);
        self
    }

    fn content(&self) -> Markup {
        html! {
            (self.text)
            @if let Some(about) = &self.about {
                span.govuk-visually-hidden { " " (about) }
            }
        }
    }
}

impl Render for Button<'_> {
    fn render(&self) -> Markup {
        let mut class = String::from("govuk-button");
        for extra in &self.classes {
            class.push(' ');
            class.push_str(extra);
        }
        if let Some(href) = &self.href {
            return html! {
                a class=(class) href=(href) role="button" draggable="false" data-module="govuk-button" {
                    (self.content())
                }
            };
        }
        html! {
            button type="submit" class=(class) name=[self.name] value=[self.value.as_deref()]
                formaction=[self.form_action.as_deref()]
                disabled[self.disabled] aria-disabled=[self.disabled.then_some("true")]
                data-prevent-double-click=[self.once.then_some("true")]
                data-module="govuk-button" {
                (self.content())
            }
        }
    }
}

/// Buttons and links side by side, wrapping on a phone.
pub fn button_group(content: impl Render) -> Markup {
    html! { div.govuk-button-group { (content) } }
}
