use std::sync::LazyLock;

use jiff::{ToSpan, civil::date};
use proptest::prelude::*;

use super::*;
use crate::{
    calendar::Jurisdiction,
    programme::{
        check::read,
        eligibility::Facts,
        offset::Offset,
        pack::{Pack, PackFiles},
        timeline::{Actual, Anchors, Situation, schedule},
    },
};

/// A small invented programme that has one of everything.
static PACK: LazyLock<Pack> = LazyLock::new(|| {
    let toml = r#"
        id = "test"
        version = "1"
        jurisdiction = "gb-eaw"
        languages = ["en"]
        valid_from = 2020-01-01
        participation = "voluntary"
        window = { open = "R-3m", close = "R*+12m", verified = false }
        legal_basis = [{ code = "deal", kind = "agreement", verified = false }]
        agency_role = [
          { code = "prison", part = "referring", kinds = ["prison"] },
          { code = "team", part = "lead", kinds = ["ngo"] },
        ]
        stage = [{ code = "all", weight = 1.0 }]
        no_variant = [{ code = "women" }]
        exit = [{ code = "done", outcome = "completed" }]
        milestone = [
          { code = "offer", kind = "offer", due = "R-6w", who = "prison", verified = false },
          { code = "offer_again", kind = "offer", repeats = "offer", due = "R-2w", who = "prison", verified = false },
          { code = "screen", kind = "assessment", due = "A+72h", who = "prison", verified = false },
          { code = "sentence_plan", kind = "work_plan", due = "S+1m", who = "prison", on_early_release = "stays", verified = false },
          { code = "interview", kind = "joint_interview", due = "R-12w", who = "team", late_start = "compress", verified = false },
          { code = "review", kind = "review", due = "R-30d", who = "team", late_start = "skip", on_early_release = "not_applicable", verified = false },
          { code = "check", kind = "release_six_check", due = "R-3wd", who = "prison", verified = false },
          { code = "plan", kind = "work_plan", due = "R-1m", who = "team", roll = "earlier", verified = false },
          { code = "contact", kind = "first_contact", due = "R*+24h", who = "team", verified = false },
          { code = "monthly", kind = "review", due = "R*+1m", who = "team", roll = "later", verified = false },
          { code = "exit", kind = "exit_report", due = "R*+12m", who = "team", verified = false },
        ]
    "#;
    let mut words = String::from("name = Test\nsummary = Test\n");
    for key in [
        "basis-deal",
        "role-prison",
        "role-team",
        "stage-all",
        "no-variant-women",
        "exit-done",
        "milestone-offer",
        "milestone-offer-again",
        "milestone-screen",
        "milestone-sentence-plan",
        "milestone-interview",
        "milestone-interview-late",
        "milestone-review",
        "milestone-review-late",
        "milestone-check",
        "milestone-plan",
        "milestone-contact",
        "milestone-monthly",
        "milestone-exit",
    ] {
        words.extend([key, " = words\n"]);
    }
    let files = [("pack.toml", toml.to_owned()), ("texts/en.ftl", words)];
    let files = PackFiles(files.map(|(path, text)| (path.to_owned(), text)).into());
    read(&files).unwrap_or_else(|findings| panic!("{findings:#?}"))
});

static ENGLAND: LazyLock<Jurisdiction> = LazyLock::new(|| {
    let text = include_str!("../../../../../jurisdictions/gb-eaw.toml");
    Jurisdiction::parse(text, &|_| Err(std::io::ErrorKind::NotFound.into())).unwrap()
});

static NOTHING_KNOWN: Facts = Facts::new();

fn situation(anchors: Anchors, started_on: Date) -> Situation<'static> {
    Situation {
        pack: &PACK,
        variant: None,
        facts: &NOTHING_KNOWN,
        anchors,
        jurisdiction: &ENGLAND,
        started_on,
        said_yes_on: None,
    }
}

fn planned(day: Date) -> Anchors {
    Anchors { planned: Some(day), ..Anchors::default() }
}

/// Ten in the morning of a local day.
fn morning(day: Date) -> Moment {
    Moment { at: ENGLAND.instant(day.at(10, 0, 0, 0)), today: day }
}

fn due_on(anchors: Anchors, code: &str) -> Date {
    let schedule = schedule(&situation(anchors, date(2000, 1, 1)));
    match schedule.iter().find(|it| it.code == code).unwrap().due {
        Due::At { date, .. } => date.on,
        other => panic!("{code}: {other:?}"),
    }
}

fn open(due: DueDate) -> Milestone {
    Milestone {
        code: "plan".to_owned(),
        kind: MilestoneKind::WorkPlan,
        due: Some(due),
        projected: false,
        state: State::Open,
        overdue: None,
    }
}

fn end_of(day: Date) -> DueDate {
    DueDate { on: day, at: ENGLAND.end_of_local_day(day) }
}

#[test]
fn months_clamp_and_a_year_is_a_year() {
    for (release, month_before, year_after) in [
        (date(2027, 3, 31), date(2027, 2, 26), date(2028, 3, 31)), // the 28th is a Sunday: rolled
        (date(2028, 3, 30), date(2028, 2, 29), date(2029, 3, 30)),
        (date(2028, 2, 29), date(2028, 1, 28), date(2029, 2, 28)), // the 29th is a Saturday
        (date(2027, 1, 15), date(2026, 12, 15), date(2028, 1, 15)),
    ] {
        assert_eq!(due_on(planned(release), "plan"), month_before, "{release}");
        assert_eq!(due_on(planned(release), "exit"), year_after, "{release}");
    }
}

#[test]
fn an_offer_made_again_falls_away_with_a_yes_and_with_nothing_else() {
    let again = |said_yes_on| {
        let before = situation(planned(date(2026, 6, 15)), date(2026, 3, 1));
        let schedule = schedule(&Situation { said_yes_on, ..before });
        schedule.into_iter().find(|it| it.code == "offer_again").unwrap().due
    };
    let Due::At { date: due, .. } = again(None) else { panic!("{:?}", again(None)) };
    assert_eq!(due.on, date(2026, 6, 1), "a no, or no answer yet");
    assert_eq!(again(Some(date(2026, 5, 4))), Due::NotApplicable { reason: WhyNot::SaidYes });
}

#[test]
fn working_days_count_back_over_easter() {
    // Tuesday after Easter: Good Friday, the weekend and Easter Monday do not count.
    assert_eq!(due_on(planned(date(2026, 4, 7)), "check"), date(2026, 3, 31));
}

#[test]
fn hours_run_through_summer_time_and_from_midnight_without_an_hour() {
    let released =
        |time| Anchors { actual: Some(Actual { date: date(2026, 3, 28), time }), ..Anchors::default() };
    let at = |anchors| {
        let schedule = schedule(&situation(anchors, date(2026, 3, 1)));
        match schedule.iter().find(|it| it.code == "contact").unwrap().due {
            Due::At { date, .. } => date,
            other => panic!("{other:?}"),
        }
    };
    let from_the_hour = at(released(Some(jiff::civil::time(9, 30, 0, 0))));
    assert_eq!(from_the_hour.at, "2026-03-29T09:30:00Z".parse().unwrap());
    assert_eq!(from_the_hour.on, date(2026, 3, 29));
    assert_eq!(at(released(None)).at, "2026-03-29T00:00:00Z".parse().unwrap());
}

#[test]
fn a_milestone_looks_different_as_its_day_comes_and_goes() {
    let milestone = open(end_of(date(2026, 11, 20)));
    for (day, expected) in [
        (date(2026, 11, 2), Status::Open),
        (date(2026, 11, 12), Status::Open),
        (date(2026, 11, 13), Status::DueSoon),
        (date(2026, 11, 20), Status::DueToday),
        (date(2026, 11, 21), Status::Overdue { days: 1 }),
        (date(2026, 12, 1), Status::Overdue { days: 11 }),
    ] {
        assert_eq!(milestone.status(morning(day)), expected, "{day}");
    }
    let last = Moment { at: milestone.due.unwrap().at, today: date(2026, 11, 20) };
    assert_eq!(milestone.status(last), Status::DueToday);
    let projected = Milestone { projected: true, ..milestone };
    assert_eq!(projected.status(morning(date(2026, 12, 1))), Status::Projected);
}

#[test]
fn every_state_answers_every_event() {
    let on = date(2026, 11, 2);
    let met = State::Met { on, by: None };
    let exempt = State::Exempt { on, by: None, reason: "held elsewhere".to_owned() };
    let not_applicable = State::NotApplicable { reason: WhyNot::Condition };
    let missed = State::Missed { on, reason: MissedBecause::ReleasedEarly };
    let events = [
        Event::Meet { on, by: None },
        Event::Exempt { on, by: None, reason: " held elsewhere ".to_owned() },
        Event::TakeBack,
    ];
    // state × (meet, exempt, take back)
    let nothing = || Err(Refused::NothingToTakeBack);
    let table = [
        (State::Waiting, [Ok(met.clone()), Ok(exempt.clone()), nothing()]),
        (State::Open, [Ok(met.clone()), Ok(exempt.clone()), nothing()]),
        (met.clone(), [Err(Refused::AlreadySettled), Err(Refused::AlreadySettled), Ok(State::Open)]),
        (exempt, [Ok(met.clone()), Err(Refused::AlreadySettled), Ok(State::Open)]),
        (not_applicable, [Ok(met.clone()), Err(Refused::DoesNotApply), nothing()]),
        (missed, [Ok(met), Err(Refused::AlreadySettled), nothing()]),
    ];
    for (state, expected) in table {
        let columns =
            State::from_columns(state.code(), state.settled_on(), state.settled_by(), state.reason());
        assert_eq!(columns, Ok(state.clone()), "read back from the table");
        for (event, expected) in events.iter().zip(expected) {
            assert_eq!(apply(&state, event), expected, "{state:?} on {event:?}");
        }
    }
    let without_reason = Event::Exempt { on, by: None, reason: "  ".to_owned() };
    assert_eq!(apply(&State::Open, &without_reason), Err(Refused::NoReason));
}

#[test]
fn done_in_time_and_written_down_late_was_never_overdue() {
    let milestone = open(end_of(date(2026, 11, 20)));
    let now = morning(date(2026, 11, 27));
    let met =
        |on| milestone.record(&Event::Meet { on, by: None }, now).unwrap().overdue.map(|late| late.days);
    assert_eq!(met(date(2026, 11, 20)), None);
    assert_eq!(met(date(2026, 11, 23)), Some(3));
    let tomorrow = Event::Meet { on: date(2026, 11, 28), by: None };
    assert_eq!(milestone.record(&tomorrow, now), Err(Refused::InTheFuture));
    let outside = Milestone { projected: true, ..milestone.clone() };
    let today = Event::Meet { on: now.today, by: None };
    assert_eq!(outside.record(&today, now), Err(Refused::BeforeRelease));
}

#[test]
fn a_release_taken_back_gives_back_what_it_ended() {
    let started = date(2026, 11, 2);
    let before = planned(date(2027, 3, 1));
    let now = morning(date(2026, 11, 20));
    let start = replan(&[], &schedule(&situation(before, started)), morning(started), Cause::Started).after();
    let out = Anchors { actual: Some(Actual { date: now.today, time: None }), ..before };
    let schedule_out = schedule(&situation(out, started));
    let released = replan(&start, &schedule_out, now, Cause::of_release(before.planned, now.today));
    assert!(released.with(Effect::Missed).count() > 0);
    let back =
        replan(&released.after(), &schedule(&situation(before, started)), now, Cause::ReleaseTakenBack);
    assert_eq!(back.after(), start);
}

fn day() -> impl Strategy<Value = Date> {
    // Seven years with two leap days, all changes of summer time, all year ends.
    (0_i64..2600).prop_map(|days| date(2024, 1, 1).checked_add(days.days()).unwrap())
}

fn anchors() -> impl Strategy<Value = Anchors> {
    (proptest::option::of(day()), proptest::option::of(day()), proptest::option::of(day()))
        .prop_map(|(admitted, sentenced, planned)| Anchors { admitted, sentenced, planned, actual: None })
}

fn cause() -> impl Strategy<Value = Cause> {
    proptest::sample::select(Cause::ALL)
}

proptest! {
    #[test]
    fn a_day_is_due_at_its_local_end_wherever_the_clocks_stand(release in day()) {
        for scheduled in schedule(&situation(planned(release), date(2000, 1, 1))) {
            let Due::At { date, .. } = scheduled.due else { continue };
            prop_assert_eq!(ENGLAND.local_date(date.at), date.on);
            if scheduled.code != "contact" {
                prop_assert_eq!(date.at, ENGLAND.end_of_local_day(date.on));
            }
        }
    }

    #[test]
    fn months_land_on_the_same_day_or_on_the_last(release in day(), months in -24_i32..24) {
        let offset: Offset = format!("R{months:+}m").parse().unwrap();
        let (due, _) = situation(planned(release), release).resolve(offset, None).unwrap();
        let last = due.on.last_of_month();
        prop_assert!(due.on.day() == release.day() || (due.on == last && last.day() < release.day()));
    }

    #[test]
    fn a_later_release_never_makes_a_deadline_earlier(release in day(), days in 0_i64..400) {
        let later = release.checked_add(days.days()).unwrap();
        for code in ["interview", "review", "check", "plan", "contact", "monthly", "exit"] {
            prop_assert!(due_on(planned(release), code) <= due_on(planned(later), code), "{}", code);
        }
    }

    #[test]
    fn planning_again_with_the_same_dates_changes_nothing(
        first in anchors(), second in anchors(), started in day(), today in day(), cause in cause(),
    ) {
        let now = morning(today);
        let start = replan(&[], &schedule(&situation(first, started)), morning(started), Cause::Started).after();
        let moved = schedule(&situation(second, started));
        let once = replan(&start, &moved, now, cause);
        let twice = replan(&once.after(), &moved, now, cause);
        prop_assert!(twice.changes.iter().all(|change| change.effect == Effect::Stays), "{:?}", twice);
        prop_assert_eq!(twice.changed().count(), 0);
    }

    #[test]
    fn what_was_overdue_keeps_its_first_date_and_never_fewer_days(
        dates in proptest::collection::vec((anchors(), 0_i64..60, cause()), 1..8), started in day(),
    ) {
        let mut today = started;
        let mut milestones =
            replan(&[], &schedule(&situation(dates[0].0, started)), morning(today), Cause::Started).after();
        for (anchors, later, cause) in dates {
            today = today.checked_add(later.days()).unwrap();
            let now = morning(today);
            let replan = replan(&milestones, &schedule(&situation(anchors, started)), now, cause);
            for change in &replan.changes {
                let Some(was) = change.before.as_ref().and_then(|it| it.overdue_at(now)) else { continue };
                let is = change.after.overdue_at(now).unwrap();
                prop_assert_eq!(is.first_due, was.first_due);
                prop_assert!(is.days >= was.days);
            }
            for change in replan.changes.iter().filter(|it| it.effect == Effect::Stays) {
                prop_assert_eq!(change.before.as_ref(), Some(&change.after));
            }
            milestones = replan.after();
        }
    }
}
