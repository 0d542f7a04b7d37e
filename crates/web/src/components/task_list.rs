//! Things to do with their status, as the kit draws them. Goals have rows of their own, with
//! the status first: see [`goal`](super::goal).

use std::borrow::Cow;

use maud::{Markup, Render, html};

/// One thing to do.
#[must_use]
#[derive(Debug, Clone)]
pub struct Task<'a> {
    title: Cow<'a, str>,
    href: Option<Cow<'a, str>>,
    hint: Option<Cow<'a, str>>,
    status: Markup,
}

impl<'a> Task<'a> {
    /// A task with its status: a tag, or plain words when it is done.
    pub fn new(title: impl Into<Cow<'a, str>>, status: impl Render) -> Self {
        Self { title: title.into(), href: None, hint: None, status: status.render() }
    }

    /// Where it is done.
    pub fn href(mut self, href: impl Into<Cow<'a, str>>) -> Self {
        self.href = Some(href.into());
        self
    }

    /// A sentence under the title.
    pub fn hint(mut self, hint: impl Into<Cow<'a, str>>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// The list; `prefix` begins the ids of its hints and statuses.
pub fn task_list(prefix: &str, tasks: &[Task<'_>]) -> Markup {
    html! {
        ul.govuk-task-list {
            @for (index, task) in tasks.iter().enumerate() {
                (item(&format!("{prefix}-{}", index + 1), task))
            }
        }
    }
}

fn item(id: &str, task: &Task<'_>) -> Markup {
    let status_id = format!("{id}-status");
    let hint_id = format!("{id}-hint");
    let described_by = match task.hint {
        Some(_) => format!("{hint_id} {status_id}"),
        None => status_id.clone(),
    };
    let class = match task.href {
        Some(_) => "govuk-task-list__item govuk-task-list__item--with-link",
        None => "govuk-task-list__item",
    };
    html! {
        li class=(class) {
            div.govuk-task-list__name-and-hint {
                @if let Some(href) = &task.href {
                    a class="govuk-link govuk-task-list__link" href=(href) aria-describedby=(described_by) {
                        (task.title)
                    }
                } @else {
                    div { (task.title) }
                }
                @if let Some(hint) = &task.hint {
                    div id=(hint_id) class="govuk-task-list__hint" { (hint) }
                }
            }
            div.govuk-task-list__status id=(status_id) { (task.status) }
        }
    }
}
