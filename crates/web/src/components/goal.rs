//! A goal with its steps: the person's words first, then status, step, owner, date.

use maud::{Markup, html};

use super::link::link;
use super::tag::{Status, status_tag};
use crate::i18n::Tr;

/// A goal of the plan.
#[derive(Debug, Clone)]
pub struct Goal<'a> {
    /// A short name: "A room of my own".
    pub title: &'a str,
    /// What the person said, without quotation marks.
    pub words: &'a str,
    /// Domain and progress: "Housing · 2 of 3 steps done".
    pub about: &'a str,
    /// Its steps, in the order in which they are to be done.
    pub steps: Vec<Step<'a>>,
    /// Links at the foot of the card: add a step, change the goal; empty without.
    pub foot: Markup,
}

/// A step of a goal.
#[derive(Debug, Clone)]
pub struct Step<'a> {
    /// Where it stands.
    pub status: Status,
    /// What is to be done.
    pub text: &'a str,
    /// Where it can be changed; for whoever only reads the plan there is no such place.
    pub href: Option<&'a str>,
    /// A soft second line, which may hold one link; empty without.
    pub second: Markup,
    /// The agency, worker or person who does it.
    pub owner: &'a str,
    /// The date in words: "9 Apr", "asked 26 Feb", "5 Mar, 5 days overdue".
    pub when: &'a str,
}

/// The card of a goal.
pub fn goal_card(tr: Tr, goal: &Goal<'_>) -> Markup {
    html! {
        section class="tl-card tl-goal" {
            div.tl-goal__head {
                div {
                    h3.tl-goal__title { (goal.title) }
                    @if !goal.words.is_empty() {
                        p.tl-goal__words { (tr.with("components-quoted", &[("words", goal.words.into())])) }
                    }
                }
                p.tl-goal__about { (goal.about) }
            }
            ul class="govuk-task-list tl-steps" {
                @for step in &goal.steps {
                    li class="govuk-task-list__item tl-step" {
                        div.tl-step__status { (status_tag(tr, step.status)) }
                        div.tl-step__text {
                            @if let Some(href) = step.href { (link(href, step.text)) } @else { (step.text) }
                            @if !step.second.0.is_empty() { div.tl-second { (step.second) } }
                        }
                        div.tl-step__owner { (step.owner) }
                        div class=(if step.status == Status::Overdue { "tl-step__when tl-alarm" } else { "tl-step__when" }) {
                            (step.when)
                        }
                    }
                }
            }
            @if !goal.foot.0.is_empty() { div.tl-goal__foot { (goal.foot) } }
        }
    }
}
