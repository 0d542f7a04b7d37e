//! The picture of a date that moves: the gate where it stood, where it would stand, and the days
//! on which nobody answers.

use jiff::ToSpan as _;
use jiff::civil::Date;
use maud::{Markup, html};

use super::labels::width;
use super::scale::Scale;
use super::{gate, hatch};
use crate::components::tag::{Tone, tag};
use crate::i18n::Tr;

/// A release date that is about to move.
#[derive(Debug, Clone)]
pub struct DateChange<'a> {
    /// The date so far.
    pub old: Date,
    /// The date it would be.
    pub new: Date,
    /// Days near the new date on which offices are closed.
    pub closed: Option<Closed<'a>>,
    /// The flag of the new date in words: "Before a holiday", "Friday"; empty without.
    pub flag: &'a str,
}

/// A stretch of days without offices, both days included.
#[derive(Debug, Clone)]
pub struct Closed<'a> {
    /// First closed day.
    pub from: Date,
    /// Last closed day.
    pub to: Date,
    /// "Offices closed 3 to 6 April".
    pub label: &'a str,
}

const WIDTH: f64 = 1140.0;
const LEFT: f64 = 36.0;
const RIGHT: f64 = 1120.0;
const LINE: f64 = 92.0;

/// The picture in its card; on a phone the same in words.
pub fn date_change(tr: Tr, change: &DateChange<'_>) -> Markup {
    html! {
        div class="tl-card tl-timeline" {
            div.tl-timeline__wide { (picture(tr, change)) }
            div.tl-timeline__narrow { (words(tr, change)) }
        }
    }
}

/// The days that get a tick below the line: about six, never under other words.
fn ticks(from: Date, to: Date, scale: &Scale, blocked: &[(f64, f64)]) -> Vec<(Date, f64)> {
    let days = crate::i18n::days_between(from, to).max(1);
    let step = (days / 7).max(1);
    let mut taken: Vec<(f64, f64)> = blocked.to_vec();
    let mut found = Vec::new();
    let mut day = from.saturating_add(2.days());
    while day < to {
        let x = scale.x(day);
        if taken.iter().all(|(a, b)| x + 34.0 < *a || x - 34.0 > *b) {
            taken.push((x - 30.0, x + 30.0));
            found.push((day, x));
        }
        day = day.saturating_add(step.days());
    }
    found
}

fn picture(tr: Tr, change: &DateChange<'_>) -> Markup {
    let today = tr.today();
    let first = today.min(change.new).min(change.old).saturating_sub(1.day());
    let last = change.old.max(change.new).saturating_add(7.days());
    let scale = Scale::new(&[(first, LEFT), (last, RIGHT)]);
    let (old, new) = (scale.x(change.old), scale.x(change.new));
    let now = scale.x(today);
    let sooner = change.new < change.old;
    let closed = change.closed.as_ref().map(|closed| {
        let end = closed.to.saturating_add(1.day());
        (scale.x(closed.from), scale.x(end), closed.label)
    });
    let mut blocked = vec![(now, now), (new - 12.0, new + 12.0)];
    if let Some((from, to, label)) = closed {
        let (middle, half) = (f64::midpoint(from, to), width(label) / 2.0);
        blocked.push((middle - half, middle + half));
    }
    html! {
        svg.tl-picture viewBox=(format!("0 0 {WIDTH} 150")) role="img" aria-labelledby="tl-change-name" {
            title id="tl-change-name" { (tr.with("components-change-name", &[
                ("old", tr.long_date(change.old).into()),
                ("new", tr.long_date(change.new).into()),
                ("shift", tr.shift(change.old, change.new).into()),
            ])) }
            defs {
                (hatch("tl-change-inside", "tl-hatch-inside"))
                (hatch("tl-change-closed", "tl-hatch-closed"))
            }
            @if let Some((from, to, label)) = closed {
                rect.tl-picture__closed x=(n(from)) y="26" width=(n(to - from)) height="102" {}
                rect x=(n(from)) y="26" width=(n(to - from)) height="102" fill="url(#tl-change-closed)" {}
                text.tl-picture__closed-label x=(n(f64::midpoint(from, to))) y="145" text-anchor="middle" { (label) }
            }
            rect.tl-line-inside x=(n(LEFT)) y=(n(LINE - 4.0)) width=(n(new - LEFT)) height="9" {}
            rect x=(n(LEFT)) y=(n(LINE - 4.0)) width=(n(new - LEFT)) height="9" fill="url(#tl-change-inside)" {}
            rect.tl-line-outside x=(n(new)) y=(n(LINE - 4.0)) width=(n(RIGHT - new)) height="9" {}
            @for (day, x) in ticks(first, last, &scale, &blocked) {
                path.tl-picture__stem d=(format!("M{x:.1} {:.1}V{:.1}", LINE + 5.0, LINE + 14.0)) {}
                text.tl-picture__soft x=(n(x)) y=(n(LINE + 30.0)) text-anchor="middle" { (tr.short_date(day)) }
            }
            (gate(old, LINE + 5.0, "tl-gate tl-gate--old"))
            (gate(new, LINE + 5.0, "tl-gate"))
            (arrow(tr, change, old, new))
            (gate_words(tr, change, old, new, sooner))
            path.tl-picture__today d=(format!("M{now:.1} 30V{:.1}", LINE + 24.0)) {}
            @let flag = tr.text("components-timeline-today-short");
            @let half = width(&flag) / 2.0 + 9.0;
            @let at = now.max(half);
            rect.tl-picture__flag x=(n(at - half)) y="10" width=(n(half * 2.0)) height="22" rx="3" {}
            text.tl-picture__flag-text x=(n(at)) y="26" text-anchor="middle" { (flag) }
        }
    }
}

/// The arrow from the old gate to the new one, with the length of the way. Left out when the
/// gates stand too near to each other for it.
fn arrow(tr: Tr, change: &DateChange<'_>, old: f64, new: f64) -> Markup {
    let (from, to, head) =
        if new < old { (old - 16.0, new + 26.0, 9.0) } else { (old + 16.0, new - 26.0, -9.0) };
    if (from - to).abs() < 40.0 || (new < old) != (to < from) {
        return html! {};
    }
    let y = 52.0;
    let shift = tr.shift(change.old, change.new);
    // The words stand nearer to the old gate, clear of the closed days beside the new one.
    let at = from + (to - from) * 0.28;
    html! {
        path.tl-picture__arrow d=(format!("M{from:.1} {y}H{:.1}", to + head / 2.0)) {}
        path.tl-picture__arrow-head d=(format!("M{to:.1} {y}l{head} -5v10z")) {}
        text.tl-picture__label x=(n(at)) y=(n(y - 8.0)) text-anchor="middle" { (shift) }
    }
}

fn gate_words(tr: Tr, change: &DateChange<'_>, old: f64, new: f64, sooner: bool) -> Markup {
    let (new_at, new_anchor, old_at, old_anchor) = if sooner {
        (new - 26.0, "end", old + 22.0, "start")
    } else {
        (new + 26.0, "start", old - 22.0, "end")
    };
    html! {
        text.tl-picture__release x=(n(new_at)) y="58" text-anchor=(new_anchor) {
            (tr.with("components-change-new", &[("date", tr.medium_date(change.new).into())]))
        }
        text.tl-picture__soft x=(n(new_at)) y="76" text-anchor=(new_anchor) { (tr.countdown(change.new)) }
        text class="tl-picture__soft tl-picture__struck" x=(n(old_at)) y="61" text-anchor=(old_anchor) {
            (tr.medium_date(change.old))
        }
        text.tl-picture__soft x=(n(old_at)) y="77" text-anchor=(old_anchor) { (tr.text("components-change-so-far")) }
    }
}

fn words(tr: Tr, change: &DateChange<'_>) -> Markup {
    html! {
        p.tl-second { (tr.text("components-timeline-release")) }
        p { s.tl-second {
            span.govuk-visually-hidden { (tr.text("components-change-so-far")) " " }
            (tr.medium_date(change.old))
        } }
        p.tl-change__new { strong { (tr.medium_date(change.new)) } }
        p { (tr.countdown(change.new)) ", " (tr.shift(change.old, change.new)) }
        @if !change.flag.is_empty() || change.closed.is_some() {
            p {
                @if !change.flag.is_empty() { (tag(Tone::Amber, change.flag)) " " }
                @if let Some(closed) = &change.closed { span.tl-amber { (closed.label) } }
            }
        }
    }
}

fn n(value: f64) -> String {
    format!("{value:.1}")
}
