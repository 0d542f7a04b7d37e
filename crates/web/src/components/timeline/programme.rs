//! The line of a programme, drawn: what is due for anybody, from admission through the release to the
//! end. No day is anybody's; places say only how far something lies from its anchor.

use jiff::{ToSpan as _, civil::Date};
use maud::{Markup, html};

use super::{
    Shape, gate, hatch,
    labels::{Placed, Side, Wanted, place},
    picture::n,
    scale::Scale,
};
use crate::i18n::Tr;

/// What is due in a programme, to be drawn.
#[derive(Debug, Clone)]
pub struct ProgrammeLine<'a> {
    /// What a screen reader says instead of the picture.
    pub name: &'a str,
    /// What is due; what is due on one day is one mark.
    pub marks: Vec<Mark>,
    /// Days from the release to the end.
    pub ends: i32,
    /// Where the same stands in words.
    pub table: &'a str,
}

/// What is due on a day.
#[derive(Debug, Clone)]
pub struct Mark {
    /// The day.
    pub day: Day,
    /// What: "Joint interview".
    pub label: String,
    /// When: "8 weeks before".
    pub when: String,
    /// Whether all of it has been read in a source.
    pub read: bool,
}

/// A day of nobody's calendar, in days from its anchor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Day {
    /// From admission or sentence.
    Inside(i32),
    /// From the release, planned or actual; below zero before it.
    Release(i32),
}

const WIDTH: f64 = 1140.0;
const LEFT: f64 = 18.0;
const RIGHT: f64 = 1122.0;
/// The release, and the end of what counts from admission where something does.
const RELEASE: f64 = 610.0;
const FIRST_DAYS: f64 = 270.0;
const LINE: f64 = 124.0;
/// Labels above the line, the far level first, and below it.
const ABOVE: [f64; 2] = [20.0, 66.0];
const BELOW: [f64; 2] = [214.0, 164.0];
const HEIGHT: f64 = 246.0;
/// The short line of a phone.
const SHORT: f64 = 320.0;
const SHORT_LINE: f64 = 48.0;
/// The days before and after a release in which most happens have more room.
const NEAR: i32 = 31;
/// No programme is measured in more than a lifetime.
const FAR: i32 = 40_000;

/// The picture in its card: with labels on a desk, the bare line on a phone.
pub fn programme_line(tr: Tr, line: &ProgrammeLine<'_>) -> Markup {
    let wide = Places::new(line, [LEFT, FIRST_DAYS, RELEASE, RIGHT]);
    let short = Places::new(line, [10.0, 86.0, 172.0, SHORT - 10.0]);
    html! {
        section class="tl-card tl-timeline" aria-label=(tr.text("components-timeline")) {
            div.tl-timeline__wide { (picture(tr, line, &wide)) }
            div.tl-timeline__narrow {
                svg.tl-short viewBox=(format!("0 0 {SHORT} 66")) role="img" aria-label=(line.name) {
                    defs { (hatch("tl-short-programme", "tl-hatch-inside")) }
                    text.tl-picture__label x="0" y="14" { (tr.text("components-timeline-admission")) }
                    text.tl-picture__label x=(n(short.release())) y="14" text-anchor="middle" {
                        (tr.text("components-timeline-release"))
                    }
                    (drawn(line, &short, SHORT_LINE, "tl-short-programme"))
                }
            }
            div.tl-timeline__foot {
                ul.tl-timeline__legend {
                    (legend(Shape::Held, &tr.text("citation-read")))
                    (legend(Shape::Booked, &tr.text("citation-not-verified")))
                }
                p { a.govuk-link href=(line.table) { (tr.text("components-timeline-table")) } }
            }
        }
    }
}

fn legend(shape: Shape, words: &str) -> Markup {
    html! {
        li {
            svg viewBox="-9 -9 18 18" width="18" height="18" aria-hidden="true" focusable="false" {
                (shape.at(0.0, 0.0))
            }
            " " (words)
        }
    }
}

/// Where everything stands.
struct Places {
    scale: Scale,
    admission: Date,
    gate: Date,
    left: f64,
    right: f64,
    /// Where the unknown length of a stay in custody is left out.
    cut: f64,
}

impl Places {
    /// `stops` are the places of admission, the end of its days, the release and the end.
    fn new(line: &ProgrammeLine<'_>, [left, first_days, release, right]: [f64; 4]) -> Self {
        let inside = line.marks.iter().filter_map(|mark| match mark.day {
            Day::Inside(days) => Some(days),
            Day::Release(_) => None,
        });
        let around = || {
            line.marks.iter().filter_map(|mark| match mark.day {
                Day::Release(days) => Some(days),
                Day::Inside(_) => None,
            })
        };
        let inside = inside.max().unwrap_or(0).clamp(0, FAR);
        let before = around().min().unwrap_or(0).clamp(-FAR, -1);
        let after = around().max().unwrap_or(0).max(line.ends).clamp(1, FAR);
        let gate = Date::constant(2001, 1, 1);
        let day = |days: i32| gate.saturating_add(days.days());
        // As much of nothing as keeps the two parts apart.
        let admission = day(before - 30 - inside);
        let first_days = if inside == 0 { left + (first_days - left) * 0.3 } else { first_days };
        let begin = first_days + (release - first_days) * 0.12;
        let mut stops = vec![(admission, left), (day(before - 30), first_days), (day(before), begin)];
        if before < -2 * NEAR {
            stops.push((day(-NEAR), begin + (release - begin) * 0.5));
        }
        stops.push((gate, release));
        if after > 2 * NEAR {
            stops.push((day(NEAR), release + (right - release) * 0.42));
        }
        stops.push((day(after), right));
        Self {
            scale: Scale::new(&stops),
            admission,
            gate,
            left,
            right,
            cut: f64::midpoint(first_days, begin),
        }
    }

    fn x(&self, day: Day) -> f64 {
        let (anchor, days) = match day {
            Day::Inside(days) => (self.admission, days),
            Day::Release(days) => (self.gate, days),
        };
        self.scale.x(anchor.saturating_add(days.clamp(-FAR, FAR).days()))
    }

    fn release(&self) -> f64 {
        self.x(Day::Release(0))
    }
}

fn picture(tr: Tr, line: &ProgrammeLine<'_>, places: &Places) -> Markup {
    let (above, below) = labels(tr, line, places);
    html! {
        svg.tl-picture viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) role="img" aria-labelledby="tl-programme-name" {
            title id="tl-programme-name" { (line.name) }
            defs { (hatch("tl-programme-inside", "tl-hatch-inside")) }
            @for label in &above { (one_label(label, ABOVE, 20.0, LINE - 5.0)) }
            @for label in &below { (one_label(label, BELOW, -15.0, LINE + 5.0)) }
            (drawn(line, places, LINE, "tl-programme-inside"))
        }
    }
}

/// The line itself, the gate and the marks.
fn drawn(line: &ProgrammeLine<'_>, places: &Places, y: f64, inside: &str) -> Markup {
    let (top, gate_at, left) = (y - 4.0, places.release(), places.left);
    let cut = places.cut;
    html! {
        rect.tl-line-inside x=(n(left)) y=(n(top)) width=(n(gate_at - left)) height="9" {}
        rect x=(n(left)) y=(n(top)) width=(n(gate_at - left)) height="9" fill={ "url(#" (inside) ")" } {}
        path.tl-picture__cut-ground d=(format!("M{0} {2}L{1} {3}H{4}L{5} {2}Z", cut - 5.0, cut + 1.0, y + 10.0, y - 10.0, cut + 8.0, cut + 2.0)) {}
        path.tl-picture__cut d=(format!("M{0} {2}L{1} {3}M{4} {2}L{5} {3}", cut - 5.0, cut + 1.0, y + 10.0, y - 10.0, cut + 2.0, cut + 8.0)) {}
        rect.tl-line-outside x=(n(gate_at)) y=(n(top)) width=(n(places.right - gate_at)) height="9" {}
        (gate(gate_at, y + 5.0, "tl-gate"))
        @for mark in &line.marks {
            (if mark.read { Shape::Held } else { Shape::Booked }.at(places.x(mark.day), y + 0.5))
        }
    }
}

/// The labels above the line, and below it those that found no room there.
fn labels(tr: Tr, line: &ProgrammeLine<'_>, places: &Places) -> (Vec<Placed>, Vec<Placed>) {
    let wanted = |(priority, mark): (u8, &Mark)| Wanted {
        x: places.x(mark.day),
        name: mark.label.clone(),
        date: mark.when.clone(),
        priority,
    };
    let end = |day: Day, key: &str| {
        let here = line.marks.iter().any(|mark| mark.day == day);
        (!here).then(|| Mark { day, label: tr.text(key), when: String::new(), read: true })
    };
    let mut marks = line.marks.clone();
    marks.extend(end(Day::Inside(0), "components-timeline-admission"));
    marks.extend(end(Day::Release(0), "components-timeline-release"));
    marks.sort_by_key(|mark| mark.day);
    let room = (0.0, WIDTH);
    // By turns above and below: neighbours have room then.
    let (up, down): (Vec<_>, Vec<_>) = marks.iter().enumerate().partition(|(index, _)| index % 2 == 0);
    let all = |marks: Vec<(usize, &Mark)>| marks.into_iter().map(|(_, mark)| wanted((1, mark))).collect();
    let (up, down): (Vec<Wanted>, Vec<Wanted>) = (all(up), all(down));
    let free = || [Vec::new(), Vec::new()];
    let above = place(up.clone(), room, free());
    let spilt = up.into_iter().filter(|want| above.iter().all(|placed| placed.wanted != *want));
    let below = place(spilt.chain(down.clone()).collect(), room, free());
    (above, below)
}

/// A label, with its stem to the line.
fn one_label(label: &Placed, levels: [f64; 2], under: f64, line: f64) -> Markup {
    let Some(y) = levels.get(label.level).copied() else { return html! {} };
    let (anchor, x) = match label.side {
        Side::Middle => ("middle", label.wanted.x),
        Side::After => ("start", label.wanted.x - 2.0),
        Side::Before => ("end", label.wanted.x + 2.0),
    };
    html! {
        path.tl-picture__stem d=(format!("M{:.1} {:.1}V{line:.1}", label.wanted.x, y + under)) {}
        text.tl-picture__label x=(n(x)) y=(n(y)) text-anchor=(anchor) { (label.wanted.name) }
        text.tl-picture__soft x=(n(x)) y=(n(y + 16.0)) text-anchor=(anchor) { (label.wanted.date) }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::i18n::Locale;

    fn drawn(marks: &[(Day, bool)]) -> String {
        let marks = marks
            .iter()
            .map(|(day, read)| Mark {
                day: *day,
                label: format!("{day:?}"),
                when: "some day".to_owned(),
                read: *read,
            })
            .collect();
        let line = ProgrammeLine { name: "A programme, drawn", marks, ends: 365, table: "#due" };
        programme_line(Tr::new(Locale::En, date(2026, 11, 2)), &line).into_string()
    }

    #[test]
    fn what_nobody_has_read_looks_different_and_the_legend_says_so() {
        let html = drawn(&[(Day::Inside(10), true), (Day::Release(-84), false), (Day::Release(0), true)]);
        // Two marks on each of both lines, and one in the legend.
        assert_eq!(html.matches("tl-shape-held").count(), 5);
        assert_eq!(html.matches("tl-shape-booked").count(), 3);
        assert!(html.contains("Not verified") && html.contains("Read in the source"));
        assert!(html.contains("A programme, drawn") && html.contains("#due"));
    }

    #[test]
    fn what_comes_first_stands_to_the_left() {
        let days = [
            Day::Inside(0),
            Day::Inside(30),
            Day::Release(-180),
            Day::Release(-31),
            Day::Release(-3),
            Day::Release(0),
            Day::Release(1),
            Day::Release(90),
            Day::Release(365),
        ];
        let marks = days
            .iter()
            .map(|day| Mark { day: *day, label: String::new(), when: String::new(), read: true })
            .collect();
        let line = ProgrammeLine { name: "", marks, ends: 0, table: "" };
        let places = Places::new(&line, [LEFT, FIRST_DAYS, RELEASE, RIGHT]);
        let at: Vec<f64> = days.iter().map(|day| places.x(*day)).collect();
        assert!(at.is_sorted_by(|a, b| a < b), "{at:?}");
        assert!((places.release() - RELEASE).abs() < f64::EPSILON);
    }

    #[test]
    fn odd_programmes_draw_without_a_fault() {
        for marks in [vec![], vec![(Day::Release(i32::MAX), true)], vec![(Day::Inside(i32::MIN), false)]] {
            let html = drawn(&marks);
            assert!(!html.contains("NaN") && !html.contains("inf"), "{html}");
        }
    }
}
