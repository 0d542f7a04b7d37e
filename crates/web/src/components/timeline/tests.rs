use jiff::ToSpan as _;
use jiff::civil::{Date, date};

use super::labels::{Placed, Side, Wanted, place, width};
use super::scale::Scale;
use super::*;
use crate::i18n::Locale;
use written::labels_of;

/// Reads a picture back: what is written where.
mod written {
    /// The words of every milestone label in a picture.
    pub fn labels_of(svg: &str) -> Vec<&str> {
        svg.split(r#"class="tl-picture__label""#)
            .skip(1)
            .filter_map(|rest| rest.split_once('>')?.1.split_once('<').map(|(words, _)| words))
            .collect()
    }
}

fn wanted(x: f64, name: &str) -> Wanted {
    Wanted { x, name: name.to_owned(), date: "16 Jan".to_owned(), priority: 1 }
}

fn stretch(placed: &Placed) -> (f64, f64) {
    let width = width(&placed.wanted.name).max(width(&placed.wanted.date));
    let x = placed.wanted.x;
    match placed.side {
        Side::Middle => (x - width / 2.0, x + width / 2.0),
        Side::After => (x, x + width),
        Side::Before => (x - width, x),
    }
}

#[test]
fn labels_never_touch_however_close_the_milestones_stand() {
    for step in [3, 9, 17, 31, 60, 111] {
        let many =
            (0..14).map(|n| wanted(100.0 + f64::from(n * step % 1000), "Entrevista de valoració")).collect();
        let placed = place(many, (88.0, 1138.0), [vec![], vec![(600.0, 680.0)]]);
        assert!(!placed.is_empty());
        for (index, one) in placed.iter().enumerate() {
            for other in placed.iter().skip(index + 1).filter(|other| other.level == one.level) {
                let (a, b) = (stretch(one), stretch(other));
                assert!(a.1 < b.0 || b.1 < a.0, "{one:?} touches {other:?}");
            }
            for stem in placed.iter().filter(|other| one.level == 1 && other.level == 0) {
                let (from, to) = stretch(one);
                assert!(stem.wanted.x < from || stem.wanted.x > to, "{stem:?} runs through {one:?}");
            }
        }
    }
}

#[test]
fn an_overdue_label_is_never_the_one_left_out() {
    let mut crowd: Vec<Wanted> = (0..20).map(|n| wanted(400.0 + f64::from(n), "One-week check")).collect();
    crowd.push(Wanted { priority: 0, ..wanted(409.5, "Apply for ID") });
    let placed = place(crowd, (88.0, 1138.0), [vec![], vec![]]);
    assert!(placed.iter().any(|label| label.wanted.name == "Apply for ID"));
}

#[test]
fn days_off_the_line_stand_at_its_ends() {
    let scale = Scale::new(&[(date(2026, 1, 1), 0.0), (date(2026, 4, 1), 90.0), (date(2027, 4, 1), 100.0)]);
    assert!(scale.x(date(2020, 1, 1)).abs() < f64::EPSILON);
    assert!((scale.x(date(2030, 1, 1)) - 100.0).abs() < f64::EPSILON);
    assert!((scale.x(date(2026, 4, 1)) - 90.0).abs() < f64::EPSILON);
}

fn case(release: Option<Date>) -> CaseTimeline<'static> {
    CaseTimeline {
        admission: Some(date(2024, 9, 4)),
        release,
        follow_up_ends: release.map(|day| day.saturating_add(1.year())),
        milestones: vec![Milestone {
            label: "Apply for ID",
            date: date(2026, 3, 5),
            state: MilestoneState::Overdue,
        }],
        contacts: vec![],
        referrals: vec![],
        table: "/cases/1/timeline",
    }
}

fn tr() -> Tr {
    Tr::new(Locale::En, date(2026, 3, 10))
}

#[test]
fn the_picture_has_a_name_that_says_what_matters_and_a_table_beside_it() {
    let html = case_timeline(tr(), &case(Some(date(2026, 4, 16)))).into_string();
    assert!(html.contains("Release on 16 April 2026. Overdue: Apply for ID."));
    assert!(html.contains(r#"role="img""#));
    assert!(html.contains("/cases/1/timeline"));
    assert!(!html.contains("style="), "the content policy forbids it");
    assert_eq!(labels_of(&html), ["Apply for ID", "Admission", "Follow-up ends", "Today"]);
}

#[test]
fn a_case_without_a_release_date_has_a_line_and_no_gate() {
    let html = case_timeline(tr(), &case(None)).into_string();
    assert!(html.contains("Release date not yet known"));
    assert!(!html.contains("tl-gate"));
}

#[test]
fn odd_dates_draw_without_a_fault() {
    for release in [date(2024, 9, 4), date(2024, 9, 5), date(2025, 1, 1), date(2040, 1, 1)] {
        assert!(!case_timeline(tr(), &case(Some(release))).into_string().contains("NaN"));
    }
}
