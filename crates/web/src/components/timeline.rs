//! The line of a case, drawn: admission, release, the end of follow-up, and what happens between.
//!
//! Drawn on the server as SVG. Shapes carry classes and the style sheet gives them colours and
//! patterns, so print and forced colours keep their meaning. The picture is one image with a
//! name; a table with the same dates is always one link away.

mod change;
mod labels;
mod phone;
mod picture;
mod programme;
mod scale;
#[cfg(test)]
mod tests;

use jiff::civil::Date;
use maud::{Markup, html};

use super::link::link;
use crate::i18n::Tr;

pub use change::{Closed, DateChange, date_change};
pub use programme::{Day, Mark, ProgrammeLine, programme_line};

/// Everything the picture of a case shows. All dates are local days.
#[derive(Debug, Clone)]
pub struct CaseTimeline<'a> {
    /// Day of admission of the present custody episode, if known.
    pub admission: Option<Date>,
    /// The release, planned or past; `None` while it is unknown.
    pub release: Option<Date>,
    /// End of follow-up.
    pub follow_up_ends: Option<Date>,
    /// Milestones, in any order.
    pub milestones: Vec<Milestone<'a>>,
    /// Contacts held and booked.
    pub contacts: Vec<ContactDot>,
    /// Referrals, in the order in which they are to stand.
    pub referrals: Vec<ReferralBar<'a>>,
    /// The same as a table.
    pub table: &'a str,
}

/// A dated milestone.
#[derive(Debug, Clone)]
pub struct Milestone<'a> {
    /// Its name, short: "Plan signed".
    pub label: &'a str,
    /// The day it was met, or is due.
    pub date: Date,
    /// Where it stands.
    pub state: MilestoneState,
}

/// Where a milestone stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MilestoneState {
    /// Met.
    Done,
    /// Past its date.
    Overdue,
    /// To come.
    ToCome,
}

/// A contact on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ContactDot {
    /// The day.
    pub date: Date,
    /// Held, or only booked.
    pub held: bool,
}

/// A referral or a service, from its first day to its last.
#[derive(Debug, Clone)]
pub struct ReferralBar<'a> {
    /// Name and state in words: "Llar Sant Roc: bed, accepted".
    pub label: &'a str,
    /// First day.
    pub from: Date,
    /// Last day; `None` runs to the end of follow-up.
    pub to: Option<Date>,
    /// Accepted, or still waiting for an answer.
    pub accepted: bool,
}

/// The picture in its card: the wide one on a desk, the short one on a phone.
pub fn case_timeline(tr: Tr, case: &CaseTimeline<'_>) -> Markup {
    html! {
        section class="tl-card tl-timeline" aria-label=(tr.text("components-timeline")) {
            div.tl-timeline__wide {
                (picture::picture(tr, case))
                div.tl-timeline__foot {
                    (legend(tr))
                    p { (link(case.table, tr.text("components-timeline-table"))) }
                }
            }
            div.tl-timeline__narrow { (phone::phone(tr, case)) }
        }
    }
}

fn legend(tr: Tr) -> Markup {
    let entries = [
        ("components-status-done", Shape::Done),
        ("components-status-overdue", Shape::Overdue),
        ("components-timeline-to-come", Shape::ToCome),
        ("components-timeline-held", Shape::Held),
        ("components-timeline-booked", Shape::Booked),
    ];
    html! {
        ul.tl-timeline__legend {
            @for (key, shape) in entries {
                li {
                    svg viewBox="-9 -9 18 18" width="18" height="18" aria-hidden="true" focusable="false" {
                        (shape.at(0.0, 0.0))
                    }
                    " " (tr.text(key))
                }
            }
        }
    }
}

/// The shapes that stand on the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Done,
    Overdue,
    ToCome,
    Held,
    Booked,
}

impl Shape {
    const fn of(state: MilestoneState) -> Self {
        match state {
            MilestoneState::Done => Self::Done,
            MilestoneState::Overdue => Self::Overdue,
            MilestoneState::ToCome => Self::ToCome,
        }
    }

    fn at(self, x: f64, y: f64) -> Markup {
        let place = format!("translate({} {})", picture::n(x), picture::n(y));
        html! {
            @match self {
                Self::Done => g.tl-shape-done transform=(place) {
                    circle r="7.5" {}
                    path d="M-3.2 .2l2.3 2.3L3.4-2.6" {}
                }
                Self::Overdue => g.tl-shape-overdue transform=(place) {
                    path.tl-shape-overdue__edge d="M0-9l9 9-9 9-9-9z" {}
                    path.tl-shape-overdue__sign d="M0-4.2V1M0 2.8v1.6" {}
                }
                Self::ToCome => circle.tl-shape-to-come transform=(place) r="6.5" {}
                Self::Held => circle.tl-shape-held transform=(place) r="5" {}
                Self::Booked => circle.tl-shape-booked transform=(place) r="4.6" {}
            }
        }
    }
}

/// Stripes at 45 degrees under an id of the page's own.
pub(super) fn hatch(id: &str, class: &str) -> Markup {
    html! {
        pattern id=(id) class=(class) width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
            path d="M1 0V7" {}
        }
    }
}

/// The gate, standing on the line at `x`, its feet at `y`.
fn gate(x: f64, y: f64, class: &str) -> Markup {
    html! {
        path class=(class) transform=(format!("translate({x:.1} {y:.1})")) d="M-10 0V-20a10 10 0 0 1 20 0V0" {}
    }
}
