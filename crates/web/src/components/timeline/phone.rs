//! The picture of a case on a phone: the line with today and the gate, and what comes next in
//! words.

use maud::{Markup, html};

use super::{CaseTimeline, Milestone, MilestoneState, gate, hatch};
use crate::components::icon::{Icon, icon};
use crate::components::link::link;
use crate::i18n::Tr;

/// How many milestones to come are named.
const NEXT: usize = 2;
/// Where the gate stands on the short line.
const GATE: f64 = 172.0;

pub(super) fn phone(tr: Tr, case: &CaseTimeline<'_>) -> Markup {
    html! {
        (short_line(tr, case))
        ul.tl-next {
            @for milestone in upcoming(case) { (entry(tr, milestone)) }
        }
        p { (link(case.table, tr.text("components-timeline-whole"))) }
    }
}

/// What is overdue, oldest first, then the next to come.
fn upcoming<'a>(case: &'a CaseTimeline<'a>) -> Vec<&'a Milestone<'a>> {
    let of = |state| {
        let mut found: Vec<&Milestone<'_>> =
            case.milestones.iter().filter(|milestone| milestone.state == state).collect();
        found.sort_by_key(|milestone| milestone.date);
        found
    };
    let mut shown = of(MilestoneState::Overdue);
    shown.extend(of(MilestoneState::ToCome).into_iter().take(NEXT));
    shown
}

fn entry(tr: Tr, milestone: &Milestone<'_>) -> Markup {
    let overdue = milestone.state == MilestoneState::Overdue;
    html! {
        li class=[overdue.then_some("tl-alarm")] {
            span {
                (icon(if overdue { Icon::Gap } else { Icon::ToCome })) " " (milestone.label)
            }
            span {
                @if overdue { (tr.overdue(milestone.date)) } @else { (tr.medium_date(milestone.date)) }
            }
        }
    }
}

fn short_line(tr: Tr, case: &CaseTimeline<'_>) -> Markup {
    let Some(release) = case.release else {
        return html! { p.tl-second { (tr.text("components-timeline-release-unknown")) } };
    };
    let first = case.admission.unwrap_or_else(|| tr.today().min(release));
    let last = case.follow_up_ends.unwrap_or_else(|| tr.today().max(release));
    let scale = super::scale::Scale::new(&[(first, 0.0), (release, GATE), (last, 320.0)]);
    // Today may not hide the gate, however near it is.
    let raw = scale.x(tr.today());
    let today = match tr.today().cmp(&release) {
        std::cmp::Ordering::Less => raw.clamp(30.0, GATE - 24.0),
        std::cmp::Ordering::Equal => GATE,
        std::cmp::Ordering::Greater => raw.clamp(GATE + 24.0, 290.0),
    };
    // The word stands on the side away from the gate.
    let (word_at, anchor) = if tr.today() <= release { (today + 8.0, "end") } else { (today - 8.0, "start") };
    html! {
        p.tl-next__release {
            (tr.with("components-timeline-release-short", &[("date", tr.medium_date(release).into())]))
        }
        svg.tl-short viewBox="0 0 320 56" role="img" aria-label=(tr.with("components-timeline-release-on", &[("date", tr.full_date(release).into())])) {
            defs { (hatch("tl-short-inside", "tl-hatch-inside")) }
            rect.tl-line-inside x="0" y="36" width=(format!("{GATE}")) height="9" {}
            rect x="0" y="36" width=(format!("{GATE}")) height="9" fill="url(#tl-short-inside)" {}
            rect.tl-line-outside x=(format!("{GATE}")) y="36" width=(format!("{}", 320.0 - GATE)) height="9" {}
            (gate(GATE, 45.0, "tl-gate"))
            path.tl-picture__today d=(format!("M{today:.1} 22V56")) {}
            text.tl-picture__label x=(format!("{word_at:.1}")) y="16" text-anchor=(anchor) { (tr.text("components-timeline-today-short")) }
        }
    }
}
