//! Sections of a case, and the views of a list that stand as tabs.

use std::borrow::Cow;

use maud::{Markup, Render, html};

use crate::i18n::Tr;

/// A section: its word, its address, whether it is this one, and a count where one helps.
#[must_use]
#[derive(Debug, Clone)]
pub struct Section<'a> {
    text: Cow<'a, str>,
    href: Cow<'a, str>,
    current: bool,
    count: Option<usize>,
    alarm: bool,
}

impl<'a> Section<'a> {
    /// A section that is not this page.
    pub fn new(text: impl Into<Cow<'a, str>>, href: impl Into<Cow<'a, str>>) -> Self {
        Self { text: text.into(), href: href.into(), current: false, count: None, alarm: false }
    }

    /// Whether this page is the section.
    pub fn current(mut self, current: bool) -> Self {
        self.current = current;
        self
    }

    /// How many stand in it.
    pub fn count(mut self, count: usize) -> Self {
        self.count = Some(count);
        self
    }

    /// The count is of gaps: brick, unless it is 0.
    pub fn alarm(mut self) -> Self {
        self.alarm = true;
        self
    }
}

impl Render for Section<'_> {
    fn render(&self) -> Markup {
        html! {
            li.moj-sub-navigation__item {
                a.moj-sub-navigation__link href=(self.href) aria-current=[self.current.then_some("page")] {
                    (self.text)
                    @if let Some(count) = self.count {
                        " " (count_of(count, self.alarm))
                    }
                }
            }
        }
    }
}

/// A number in a tab or a chip.
pub(super) fn count_of(count: usize, alarm: bool) -> Markup {
    let class = if alarm && count > 0 { "tl-count tl-count--alarm" } else { "tl-count" };
    html! { strong class=(class) { (count) } }
}

/// The sections of a case: a row of links, on a phone one line that unfolds.
pub fn sub_navigation(tr: Tr, label: &str, sections: &[Section<'_>]) -> Markup {
    let current = sections.iter().position(|section| section.current);
    let name = current.and_then(|index| sections.get(index)).map_or("", |section| section.text.as_ref());
    let place = tr.with(
        "components-section-of",
        &[("n", current.map_or(1, |index| index + 1).into()), ("total", sections.len().into())],
    );
    html! {
        nav class="moj-sub-navigation tl-sub-navigation tl-from-tablet" aria-label=(label) {
            ul.moj-sub-navigation__list { @for section in sections { (section) } }
        }
        details class="govuk-details tl-sections tl-on-phone" {
            summary.govuk-details__summary {
                span.govuk-details__summary-text { (name) }
                span.tl-sections__place { (place) }
            }
            nav.govuk-details__text aria-label=(label) {
                ul.moj-sub-navigation__list { @for section in sections { (section) } }
            }
        }
    }
}

/// Views of one list, few enough to stand in a row on a phone: *Today 7, Overdue 5, …*
pub fn tabs(label: &str, sections: &[Section<'_>]) -> Markup {
    html! {
        nav class="moj-sub-navigation tl-tabs" aria-label=(label) {
            ul.moj-sub-navigation__list { @for section in sections { (section) } }
        }
    }
}
