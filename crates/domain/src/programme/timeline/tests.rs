//! Deadlines where clocks change: summer time, 29 February, the end of a year.

use std::{collections::BTreeMap, sync::LazyLock};

use jiff::{
    ToSpan,
    civil::{Date, date, time},
};
use proptest::prelude::*;

use super::*;
use crate::{
    calendar::{Jurisdiction, Roll},
    programme::{
        check::read,
        eligibility::Facts,
        pack::{Pack, PackFiles},
    },
};

/// One zone of each kind: clocks change at two, at one, and at midnight, so that a day has no 00:00 or
/// an hour of it comes twice; and a zone without any change.
const ZONES: [&str; 6] =
    ["Europe/Madrid", "Europe/London", "America/Santiago", "America/Havana", "Australia/Lord_Howe", "UTC"];

static CALENDARS: LazyLock<Vec<Jurisdiction>> = LazyLock::new(|| {
    let path = format!("{}/../../jurisdictions/gb-eaw.toml", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    let zone = text.lines().find(|line| line.starts_with("time_zone")).unwrap();
    let in_zone = |id: &&str| {
        let text = text.replace(zone, &format!("time_zone = \"{id}\""));
        Jurisdiction::parse(&text, &|_| Err(std::io::ErrorKind::NotFound.into())).unwrap()
    };
    ZONES.iter().map(in_zone).collect()
});

static PACK: LazyLock<Pack> = LazyLock::new(|| {
    let manifest = r#"
        id = "test"
        version = "1"
        jurisdiction = "gb-eaw"
        languages = ["en"]
        valid_from = 2020-01-01
        participation = "voluntary"
        window = { open = "R-3m", close = "R*+12m", verified = false }
        legal_basis = [{ code = "deal", kind = "agreement", verified = false }]
        agency_role = [{ code = "team", part = "lead", kinds = ["ngo"] }]
        stage = [{ code = "all", weight = 1.0 }]
        exit = [{ code = "done", outcome = "completed" }]
        milestone = [{ code = "exit", kind = "exit_report", due = "R*+12m", who = "team", verified = false }]
    "#;
    let files = [("pack.toml", manifest), ("texts/en.ftl", "name = Test\nsummary = Test\n")];
    let files: BTreeMap<String, String> =
        files.into_iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect();
    read(&PackFiles(files)).unwrap()
});

fn due(calendar: &Jurisdiction, anchor: Actual, offset: &str, roll: Option<Roll>) -> DueDate {
    let facts = Facts::new();
    let situation = Situation {
        pack: &PACK,
        variant: None,
        facts: &facts,
        anchors: Anchors { actual: Some(anchor), ..Anchors::default() },
        jurisdiction: calendar,
        started_on: anchor.date,
        said_yes_on: None,
    };
    situation.resolve(offset.parse().unwrap(), roll).unwrap().0
}

fn on(date: Date) -> Actual {
    Actual { date, time: None }
}

/// Days near which something happens to the clock or the calendar, and the days around them.
fn a_day() -> impl Strategy<Value = Date> {
    let turns = [
        date(2026, 3, 29),  // Summer time begins in Europe.
        date(2026, 10, 25), // It ends.
        date(2026, 9, 6),   // It begins in Santiago, at midnight.
        date(2026, 4, 5),   // It ends there, and in Lord Howe, by half an hour.
        date(2026, 3, 8),   // It begins in Havana, at midnight.
        date(2026, 11, 1),  // It ends there: an hour after midnight comes twice.
        date(2028, 2, 29),
        date(2026, 12, 31),
        date(2027, 5, 31),
    ];
    (prop::sample::select(turns.to_vec()), -400_i64..400).prop_map(|(turn, days)| {
        // Half of all days lie close by, the others anywhere.
        let days = if days % 2 == 0 { days / 100 } else { days };
        turn.checked_add(days.days()).unwrap()
    })
}

fn an_offset() -> impl Strategy<Value = String> {
    (prop::sample::select(vec!["d", "w", "m", "wd"]), -40_i32..40)
        .prop_map(|(unit, amount)| format!("R*{amount:+}{unit}"))
}

fn a_roll() -> impl Strategy<Value = Option<Roll>> {
    prop::sample::select(vec![None, Some(Roll::Earlier), Some(Roll::Later)])
}

proptest! {
    #[test]
    fn every_local_day_begins_where_the_one_before_it_ends(day in a_day()) {
        for calendar in CALENDARS.iter() {
            let (begins, ends) = (calendar.start_of_local_day(day), calendar.end_of_local_day(day));
            prop_assert!(begins < ends);
            prop_assert_eq!(calendar.local_date(begins), day);
            prop_assert_eq!(calendar.local_date(ends), day);
            prop_assert_eq!(calendar.local_date(begins - 1.microsecond()), day.yesterday().unwrap());
            prop_assert_eq!(ends + 1.microsecond(), calendar.start_of_local_day(day.tomorrow().unwrap()));
        }
    }

    #[test]
    fn what_is_due_on_a_day_is_due_until_that_day_ends(day in a_day(), offset in an_offset(), roll in a_roll()) {
        for calendar in CALENDARS.iter() {
            let due = due(calendar, on(day), &offset, roll);
            prop_assert_eq!(calendar.local_date(due.at), due.on);
            prop_assert_eq!(calendar.end_of_local_day(due.on), due.at);
        }
    }

    #[test]
    fn who_leaves_later_has_no_deadline_earlier(
        day in a_day(),
        later in 0_i64..60,
        offset in an_offset(),
        roll in a_roll(),
    ) {
        let second = day.checked_add(later.days()).unwrap();
        for calendar in CALENDARS.iter() {
            prop_assert!(due(calendar, on(day), &offset, roll) <= due(calendar, on(second), &offset, roll));
        }
    }

    #[test]
    fn days_and_weeks_skip_no_local_day_and_repeat_none(day in a_day(), amount in -60_i32..60, weeks in any::<bool>()) {
        let offset = format!("R*{amount:+}{}", if weeks { "w" } else { "d" });
        for calendar in CALENDARS.iter() {
            let today = due(calendar, on(day), &offset, None);
            let tomorrow = due(calendar, on(day.tomorrow().unwrap()), &offset, None);
            prop_assert_eq!(today.on.tomorrow().unwrap(), tomorrow.on);
        }
    }

    #[test]
    fn months_keep_the_day_or_end_with_the_month(day in a_day(), months in -30_i32..30) {
        for calendar in CALENDARS.iter() {
            let due = due(calendar, on(day), &format!("R*{months:+}m"), None).on;
            prop_assert_eq!(due.day(), day.day().min(due.days_in_month()));
            let counted = i32::from(due.year()) * 12 + i32::from(due.month())
                - i32::from(day.year()) * 12 - i32::from(day.month());
            prop_assert_eq!(counted, months);
        }
    }

    #[test]
    fn hours_are_hours_whatever_the_clock_does(
        day in a_day(),
        hour in 0_i8..24,
        later in 0_i64..600,
        amount in 0_i32..200,
    ) {
        let offset = format!("R*+{amount}h");
        for calendar in CALENDARS.iter() {
            let first = Actual { date: day, time: Some(time(hour, 30, 0, 0)) };
            let due_first = due(calendar, first, &offset, None);
            let wall = day.to_datetime(time(hour, 30, 0, 0));
            let left = calendar.instant(wall);
            prop_assert_eq!(due_first.at, left + i64::from(amount).hours());
            prop_assert_eq!(calendar.local_date(due_first.at), due_first.on);
            // Whoever leaves later, by the clock on the wall, is not due earlier. (An hour that comes
            // twice is read as the first, one that is skipped as the one after it.)
            let then = wall.checked_add(later.minutes()).unwrap();
            let second = Actual { date: then.date(), time: Some(then.time()) };
            if !calendar.time_zone.to_ambiguous_timestamp(wall).is_ambiguous() {
                prop_assert!(due_first.at <= due(calendar, second, &offset, None).at);
            }
            // Without an hour it counts from the beginning of the day.
            let midnight = due(calendar, on(day), &offset, None);
            prop_assert_eq!(midnight.at, calendar.start_of_local_day(day) + i64::from(amount).hours());
            prop_assert!(midnight.at <= due_first.at);
        }
    }
}

#[test]
fn the_days_that_people_stumble_over() {
    let madrid = &CALENDARS[0];
    let day = |from: Date, offset: &str| due(madrid, on(from), offset, None);
    assert_eq!(day(date(2028, 2, 29), "R*+12m").on, date(2029, 2, 28));
    assert_eq!(day(date(2027, 12, 31), "R*+2m").on, date(2028, 2, 29));
    assert_eq!(day(date(2026, 12, 31), "R*+1d").on, date(2027, 1, 1));
    // Twenty-four hours after a midnight before summer time end at one in the morning.
    let spring = day(date(2026, 3, 29), "R*+24h");
    assert_eq!(spring.at, "2026-03-30T01:00:00+02:00".parse().unwrap());
    let autumn = day(date(2026, 10, 25), "R*+24h");
    assert_eq!((autumn.on, autumn.at), (date(2026, 10, 25), "2026-10-25T23:00:00+01:00".parse().unwrap()));
    // A day that has no midnight begins when it begins.
    let santiago = &CALENDARS[2];
    let first = santiago.start_of_local_day(date(2026, 9, 6));
    assert_eq!(first, "2026-09-06T01:00:00-03:00".parse().unwrap());
}
