//! Keys and values, each with the links that change it.

use std::borrow::Cow;

use maud::{Markup, Render, html};

/// A key, its value and what can be done about it.
#[must_use]
#[derive(Debug, Clone)]
pub struct SummaryRow<'a> {
    key: Cow<'a, str>,
    value: Markup,
    actions: Vec<Action<'a>>,
}

#[derive(Debug, Clone)]
struct Action<'a> {
    href: Cow<'a, str>,
    text: Cow<'a, str>,
    about: Cow<'a, str>,
}

impl<'a> SummaryRow<'a> {
    /// A row without actions.
    pub fn new(key: impl Into<Cow<'a, str>>, value: impl Render) -> Self {
        Self { key: key.into(), value: value.render(), actions: Vec::new() }
    }

    /// A link that changes the value; `about` is spoken after it: "Change *date of birth*".
    pub fn action(
        mut self,
        href: impl Into<Cow<'a, str>>,
        text: impl Into<Cow<'a, str>>,
        about: impl Into<Cow<'a, str>>,
    ) -> Self {
        self.actions.push(Action { href: href.into(), text: text.into(), about: about.into() });
        self
    }
}

/// The list. Where some rows have actions, the others are marked, so that the lines meet.
pub fn summary_list(rows: &[SummaryRow<'_>]) -> Markup {
    let any_action = rows.iter().any(|row| !row.actions.is_empty());
    html! {
        dl.govuk-summary-list {
            @for row in rows {
                @let class = if any_action && row.actions.is_empty() {
                    "govuk-summary-list__row govuk-summary-list__row--no-actions"
                } else {
                    "govuk-summary-list__row"
                };
                div class=(class) {
                    dt.govuk-summary-list__key { (row.key) }
                    dd.govuk-summary-list__value { (row.value) }
                    (actions(&row.actions))
                }
            }
        }
    }
}

fn actions(actions: &[Action<'_>]) -> Markup {
    let link = |action: &Action<'_>| {
        html! {
            a.govuk-link href=(action.href) {
                (action.text) span.govuk-visually-hidden { " " (action.about) }
            }
        }
    };
    match actions {
        [] => html! {},
        [only] => html! { dd.govuk-summary-list__actions { (link(only)) } },
        several => html! {
            dd.govuk-summary-list__actions {
                ul.govuk-summary-list__actions-list {
                    @for action in several {
                        li.govuk-summary-list__actions-list-item { (link(action)) }
                    }
                }
            }
        },
    }
}
