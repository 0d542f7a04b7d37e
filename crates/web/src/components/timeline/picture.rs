//! The wide picture of a case: milestones above the line, contacts and referrals below.

use jiff::civil::Date;
use jiff::{Span, ToSpan as _};
use maud::{Markup, html};

use super::labels::{Placed, Side, Wanted, place, width};
use super::scale::Scale;
use super::{CaseTimeline, MilestoneState, Shape, gate, hatch};
use crate::i18n::{Tr, days_between};

/// The drawing's own units; one is one CSS pixel on a desk.
const WIDTH: f64 = 1140.0;
const LEFT: f64 = 92.0;
const RIGHT: f64 = 1122.0;
/// Where the preparation begins and the release stands when the sentence is long.
const PREPARATION: f64 = 180.0;
const RELEASE: f64 = 668.0;
/// Heights, from the top.
const LINE: f64 = 134.0;
const LEVELS: [f64; 2] = [34.0, 80.0];
const CONTACTS: f64 = 186.0;
const FIRST_BAR: f64 = 210.0;
const BAR: f64 = 28.0;
/// Days before the release that get the most room.
const PREPARATION_DAYS: i32 = 92;

/// Everything that has been worked out before drawing.
struct Plan {
    scale: Scale,
    /// First day of the preparation, where the cut piece ends.
    begin: Option<Date>,
    preparation: Option<(f64, f64)>,
    cut: Option<f64>,
    today: Option<f64>,
    height: f64,
}

pub(super) fn picture(tr: Tr, case: &CaseTimeline<'_>) -> Markup {
    let plan = Plan::of(tr, case);
    let middle = plan.height - 40.0;
    html! {
        svg.tl-picture viewBox=(format!("0 0 {WIDTH} {}", plan.height)) role="img" aria-labelledby="tl-picture-name" {
            title id="tl-picture-name" { (name(tr, case)) }
            defs {
                (hatch("tl-picture-inside", "tl-hatch-inside"))
                (hatch("tl-picture-waiting", "tl-hatch-slate"))
            }
            @if let Some((from, to)) = plan.preparation {
                rect.tl-picture__preparation x=(n(from)) y="22" width=(n(to - from)) height=(n(middle - 6.0)) {}
            }
            (rows(tr, &plan, case))
            (captions(tr, &plan, case, plan.height - 26.0))
            (line(tr, &plan, case))
            (labels(tr, &plan, case))
            @if let Some(x) = plan.today { (today(tr, x, middle)) }
            (contacts(&plan, case))
            (referrals(&plan, case))
            @for milestone in &case.milestones {
                (Shape::of(milestone.state).at(plan.scale.x(milestone.date), LINE))
            }
        }
    }
}

impl Plan {
    fn of(tr: Tr, case: &CaseTimeline<'_>) -> Self {
        let mut days: Vec<Date> = case.milestones.iter().map(|m| m.date).collect();
        days.extend(case.contacts.iter().map(|contact| contact.date));
        days.push(tr.today());
        let release = case.release;
        let first = case.admission.or_else(|| days.iter().min().copied()).unwrap_or_else(|| tr.today());
        let last = case.follow_up_ends.or_else(|| days.iter().max().copied()).unwrap_or_else(|| tr.today());
        let preparation = release.and_then(|day| day.checked_sub(Span::new().days(PREPARATION_DAYS)).ok());
        let (stops, cut) = match (release, preparation) {
            (Some(release), Some(begin)) if first < begin => (
                vec![(first, LEFT), (begin, PREPARATION), (release, RELEASE), (last, RIGHT)],
                Some(f64::midpoint(LEFT, PREPARATION) + 8.0),
            ),
            (Some(release), _) if first < release => {
                (vec![(first, LEFT), (release, RELEASE), (last, RIGHT)], None)
            }
            _ => (vec![(first, LEFT), (last.max(first.saturating_add(1.day())), RIGHT)], None),
        };
        let scale = Scale::new(&with_first_months(stops, release, last));
        let begin = preparation;
        let preparation =
            release.zip(preparation).map(|(release, begin)| (scale.x(begin.max(first)), scale.x(release)));
        let bars = f64::from(u32::try_from(case.referrals.len()).unwrap_or(u32::MAX));
        let today = (first <= tr.today() && tr.today() <= last).then(|| scale.x(tr.today()));
        Self { scale, begin, preparation, cut, today, height: FIRST_BAR + bars.max(1.0) * BAR + 34.0 }
    }
}

/// Gives the first months outside more room than the rest of the follow-up: that is when most
/// happens, and when it goes wrong.
fn with_first_months(mut stops: Vec<(Date, f64)>, release: Option<Date>, last: Date) -> Vec<(Date, f64)> {
    let first_months = release.and_then(|day| day.checked_add(Span::new().days(PREPARATION_DAYS)).ok());
    if let Some(day) = first_months.filter(|day| *day < last)
        && let Some(end) = stops.pop()
    {
        stops.push((day, RELEASE + (RIGHT - RELEASE) * 0.7));
        stops.push(end);
    }
    stops
}

/// What a screen reader says instead of the picture.
fn name(tr: Tr, case: &CaseTimeline<'_>) -> String {
    let release = case.release.map_or_else(
        || tr.text("components-timeline-release-unknown"),
        |date| tr.with("components-timeline-release-on", &[("date", tr.full_date(date).into())]),
    );
    let overdue: Vec<&str> = case
        .milestones
        .iter()
        .filter(|milestone| milestone.state == MilestoneState::Overdue)
        .map(|milestone| milestone.label)
        .collect();
    if overdue.is_empty() {
        return tr.with("components-timeline-name", &[("release", release.into())]);
    }
    tr.with(
        "components-timeline-name-overdue",
        &[("release", release.into()), ("overdue", tr.list(&overdue).into())],
    )
}

fn rows(tr: Tr, plan: &Plan, case: &CaseTimeline<'_>) -> Markup {
    html! {
        text.tl-picture__row x="4" y=(n(LINE + 5.0)) { (tr.text("components-timeline-milestones")) }
        text.tl-picture__row x="4" y=(n(CONTACTS + 5.0)) { (tr.text("components-timeline-contacts")) }
        path.tl-picture__rule d=(format!("M0 {0}H{WIDTH}M0 {1}H{WIDTH}", CONTACTS - 22.0, CONTACTS + 17.0)) {}
        @if !case.referrals.is_empty() {
            text.tl-picture__row x="4" y=(n(FIRST_BAR + 15.0)) { (tr.text("components-timeline-referrals")) }
        }
        @if let (Some(_), Some(admission), Some(begin)) = (plan.cut, case.admission, plan.begin) {
            text.tl-picture__soft x=(n(LEFT)) y=(n(LINE + 24.0)) {
                (tr.with("components-timeline-inside", &[("span", tr.months(days_between(admission, begin)).into())]))
            }
        }
    }
}

fn captions(tr: Tr, plan: &Plan, case: &CaseTimeline<'_>, y: f64) -> Markup {
    html! {
        @if let Some((from, to)) = plan.preparation {
            @let text = tr.text("components-timeline-preparation");
            @if to - from > width(&text) {
                text.tl-picture__soft x=(n(from + 8.0)) y=(n(y)) { (text) }
            }
            @if let (Some(release), Some(end)) = (case.release, case.follow_up_ends) {
                text.tl-picture__soft x=(n(to + 8.0)) y=(n(y)) {
                    (tr.with("components-timeline-follow-up", &[("span", tr.months(days_between(release, end)).into())]))
                }
            }
        }
    }
}

fn line(tr: Tr, plan: &Plan, case: &CaseTimeline<'_>) -> Markup {
    let top = LINE - 4.0;
    let gate_at = case.release.map(|date| plan.scale.x(date));
    let inside_to = gate_at.unwrap_or(RIGHT);
    html! {
        rect.tl-line-inside x=(n(LEFT)) y=(n(top)) width=(n(inside_to - LEFT)) height="9" {}
        rect x=(n(LEFT)) y=(n(top)) width=(n(inside_to - LEFT)) height="9" fill="url(#tl-picture-inside)" {}
        @if let Some(cut) = plan.cut {
            path.tl-picture__cut-ground d=(format!("M{0} {2}L{1} {3}H{4}L{5} {2}Z", cut - 2.0, cut + 4.0, LINE + 10.0, LINE - 10.0, cut + 11.0, cut + 5.0)) {}
            path.tl-picture__cut d=(format!("M{0} {2}L{1} {3}M{4} {2}L{5} {3}", cut - 2.0, cut + 4.0, LINE + 10.0, LINE - 10.0, cut + 5.0, cut + 11.0)) {}
        }
        @if let (Some(x), Some(date)) = (gate_at, case.release) {
            rect.tl-line-outside x=(n(x)) y=(n(top)) width=(n(RIGHT - x)) height="9" {}
            (gate(x, LINE + 5.0, "tl-gate"))
            text.tl-picture__release x=(n(x + 19.0)) y=(n(LINE - 32.0)) { (tr.text("components-timeline-release")) }
            text.tl-picture__soft x=(n(x + 19.0)) y=(n(LINE - 14.0)) { (tr.table_date(date)) }
        }
    }
}

fn labels(tr: Tr, plan: &Plan, case: &CaseTimeline<'_>) -> Markup {
    let mut taken: [Vec<(f64, f64)>; 2] = [Vec::new(), Vec::new()];
    if let Some(date) = case.release {
        let x = plan.scale.x(date);
        let words = width(&tr.text("components-timeline-release")) * 1.15;
        let words = words.max(width(&tr.table_date(date)));
        taken[1].push((x - 14.0, x + 19.0 + words));
    }
    if let Some(x) = plan.today {
        for level in &mut taken {
            level.push((x, x));
        }
    }
    let mut wanted: Vec<Wanted> = case
        .milestones
        .iter()
        .map(|milestone| Wanted {
            x: plan.scale.x(milestone.date),
            name: milestone.label.to_owned(),
            date: match milestone.state {
                MilestoneState::Overdue => {
                    tr.with("components-timeline-due", &[("date", tr.short_date(milestone.date).into())])
                }
                _ => tr.short_date(milestone.date),
            },
            priority: match milestone.state {
                MilestoneState::Overdue => 0,
                MilestoneState::ToCome => 1,
                MilestoneState::Done => 2,
            },
        })
        .collect();
    // The two ends of the line say where it begins and stops, when no milestone does.
    let has = |date: Date| case.milestones.iter().any(|m| m.date == date);
    for (date, key) in [
        (case.admission, "components-timeline-admission"),
        (case.follow_up_ends, "components-timeline-follow-up-ends"),
    ] {
        if let Some(date) = date.filter(|date| !has(*date)) {
            wanted.push(Wanted {
                x: plan.scale.x(date),
                name: tr.text(key),
                date: tr.short_date(date),
                priority: 1,
            });
        }
    }
    let placed = place(wanted, (LEFT - 4.0, WIDTH - 2.0), taken);
    html! {
        @for label in &placed { (one_label(label)) }
    }
}

fn one_label(label: &Placed) -> Markup {
    let Some(y) = LEVELS.get(label.level).copied() else {
        return html! {};
    };
    let (anchor, x) = match label.side {
        Side::Middle => ("middle", label.wanted.x),
        Side::After => ("start", label.wanted.x - 2.0),
        Side::Before => ("end", label.wanted.x + 2.0),
    };
    let class =
        if label.wanted.priority == 0 { "tl-picture__soft tl-picture__alarm" } else { "tl-picture__soft" };
    html! {
        path.tl-picture__stem d=(format!("M{} {}V{}", n(label.wanted.x), n(y + 20.0), n(LINE - 4.0))) {}
        text.tl-picture__label x=(n(x)) y=(n(y)) text-anchor=(anchor) { (label.wanted.name) }
        text class=(class) x=(n(x)) y=(n(y + 16.0)) text-anchor=(anchor) { (label.wanted.date) }
    }
}

fn contacts(plan: &Plan, case: &CaseTimeline<'_>) -> Markup {
    html! {
        @for contact in &case.contacts {
            @let shape = if contact.held { Shape::Held } else { Shape::Booked };
            (shape.at(plan.scale.x(contact.date), CONTACTS))
        }
    }
}

fn referrals(plan: &Plan, case: &CaseTimeline<'_>) -> Markup {
    html! {
        @for (index, bar) in case.referrals.iter().enumerate() {
            @let y = FIRST_BAR + BAR * f64::from(u32::try_from(index).unwrap_or(u32::MAX));
            @let from = plan.scale.x(bar.from);
            @let to = bar.to.map_or(RIGHT, |date| plan.scale.x(date)).max(from + 24.0);
            @let class = if bar.accepted { "tl-bar tl-bar--accepted" } else { "tl-bar tl-bar--waiting" };
            rect class=(class) x=(n(from)) y=(n(y)) width=(n(to - from)) height="21" rx="3" {}
            @if !bar.accepted {
                rect x=(n(from)) y=(n(y)) width=(n(to - from)) height="21" rx="3" fill="url(#tl-picture-waiting)" {}
            }
            // Words that do not fit into the bar begin with it and run on, or end before it.
            @if from + 8.0 + width(bar.label) <= WIDTH {
                text class=(format!("tl-bar__label {class}__label")) x=(n(from + 8.0)) y=(n(y + 15.5)) { (bar.label) }
            } @else {
                text class=(format!("tl-bar__label {class}__label")) x=(n(from - 6.0)) y=(n(y + 15.5)) text-anchor="end" { (bar.label) }
            }
        }
    }
}

fn today(tr: Tr, x: f64, bottom: f64) -> Markup {
    let words = tr.with("components-timeline-today", &[("date", tr.day_month(tr.today()).into())]);
    let half = width(&words) / 2.0 + 8.0;
    let at = x.clamp(half, WIDTH - half);
    html! {
        path.tl-picture__today d=(format!("M{} 18V{}", n(x), n(bottom))) {}
        rect.tl-picture__flag x=(n(at - half)) y="0" width=(n(half * 2.0)) height="20" rx="3" {}
        text.tl-picture__flag-text x=(n(at)) y="15" text-anchor="middle" { (words) }
    }
}

/// A length in the drawing's units, to a tenth. By whole numbers: a picture has hundreds of them, and
/// writing a fraction exactly costs ten times as much.
pub(super) fn n(value: f64) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "a place in a picture of some thousand units")]
    let tenths = (value * 10.0).round() as i64;
    let (sign, tenths) = (if tenths < 0 { "-" } else { "" }, tenths.unsigned_abs());
    format!("{sign}{}.{}", tenths / 10, tenths % 10)
}
