//! The forecast: what a caseload will weigh in the next twelve weeks, if dates stay as they are.
//!
//! A person moves through the stages of a programme by its offsets, so the weight they will have is
//! known as far as their dates are. Nobody is added and nobody is discharged by guessing: who leaves
//! custody enters the first weeks, whose programme closes weighs nothing more.

use jiff::{ToSpan, civil::Date};

use super::Weight;
use crate::{
    calendar::Jurisdiction,
    programme::{
        eligibility::Facts,
        pack::Pack,
        timeline::{Actual, Anchors, Situation},
    },
};

/// How many weeks are forecast.
pub const WEEKS: usize = 12;

/// What somebody or something weighs today and at the same weekday of the next twelve weeks, in
/// hundredths.
pub type Course = [u32; WEEKS + 1];

/// One programme of one person, as far as its weight needs it.
#[derive(Debug, Clone, Copy)]
pub struct Running<'a> {
    /// The rules it is pinned to.
    pub pack: &'a Pack,
    /// The calendar.
    pub jurisdiction: &'a Jurisdiction,
    /// The dates.
    pub anchors: Anchors,
    /// The stage that was last written down.
    pub stage: &'a str,
}

/// The days of a forecast: today, and a week from there to the next.
pub fn days(today: Date) -> [Date; WEEKS + 1] {
    std::array::from_fn(|week| {
        i64::try_from(week).ok().and_then(|week| today.checked_add(week.weeks()).ok()).unwrap_or(today)
    })
}

/// What a person weighs in one programme, today and week by week.
///
/// The release is expected on its planned day. A planned day that has passed without a release is
/// expected tomorrow: it is what everybody waits for.
pub fn course(running: &Running<'_>, today: Date) -> Course {
    let days = days(today);
    let now = situation(running, running.anchors);
    let mut expected = running.anchors;
    if expected.actual.is_none() {
        let tomorrow = today.tomorrow().unwrap_or(today);
        expected.actual = expected.planned.map(|day| Actual { date: day.max(tomorrow), time: None });
    }
    let later = situation(running, expected);
    let (_, _, closes) = later.window();
    std::array::from_fn(|week| {
        let day = days.get(week).copied().unwrap_or(today);
        if day <= today {
            return weight(running, &now, day).0;
        }
        if closes.is_some_and(|last| last < day) { 0 } else { weight(running, &later, day).0 }
    })
}

/// What a person weighs in one programme today: the first of their [`course`].
pub fn today(running: &Running<'_>, today: Date) -> Weight {
    weight(running, &situation(running, running.anchors), today)
}

/// What a person weighs: the heaviest of their programmes in each week, because one worker carries the
/// person once; an average person without any programme.
pub fn person(courses: &[Course]) -> Course {
    if courses.is_empty() {
        return [Weight::REGULAR.0; WEEKS + 1];
    }
    courses.iter().fold(Course::default(), |heaviest, course| {
        std::array::from_fn(|week| at(&heaviest, week).max(at(course, week)))
    })
}

/// What several people weigh together, week by week.
pub fn together<'a>(people: impl IntoIterator<Item = &'a Course>) -> Course {
    people.into_iter().fold(Course::default(), |sum, person| {
        std::array::from_fn(|week| at(&sum, week).saturating_add(at(person, week)))
    })
}

/// The first week, counted from 0 for today, in which a load is over the red line.
pub fn first_over(course: &Course, red_line: u32) -> Option<usize> {
    course.iter().position(|load| *load > red_line)
}

fn at(course: &Course, week: usize) -> u32 {
    course.get(week).copied().unwrap_or_default()
}

fn situation<'a>(running: &Running<'a>, anchors: Anchors) -> Situation<'a> {
    // Stages begin by dates alone: neither what is known nor the variant plays a part.
    const NOTHING_KNOWN: &Facts = &Facts::new();
    Situation {
        pack: running.pack,
        variant: None,
        facts: NOTHING_KNOWN,
        anchors,
        jurisdiction: running.jurisdiction,
        started_on: Date::MIN,
        said_yes_on: None,
    }
}

/// The weight of the stage on a day: the one its dates say, or the one written down, whichever is
/// further on. A stage that begins with the days has nobody who writes it down.
fn weight(running: &Running<'_>, situation: &Situation<'_>, day: Date) -> Weight {
    let stages = &running.pack.manifest.stage;
    let place = |code: &str| stages.iter().position(|stage| *stage.code == *code);
    let by_dates = situation.stage_on(day).and_then(|stage| place(&stage.code));
    by_dates
        .max(place(running.stage))
        .and_then(|index| stages.get(index))
        .and_then(|stage| Weight::from_decimal(*stage.weight))
        .unwrap_or(Weight::REGULAR)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::workload::Workload;

    fn courses() -> impl Strategy<Value = Vec<Course>> {
        proptest::collection::vec(proptest::array::uniform13(0_u32..1000), 0..4)
    }

    #[test]
    fn the_days_are_today_and_the_same_weekday_of_twelve_weeks() {
        let days = days(date(2026, 11, 2));
        assert_eq!((days[0], days[1], days[12]), (date(2026, 11, 2), date(2026, 11, 9), date(2027, 1, 25)));
    }

    #[test]
    fn somebody_in_two_programmes_weighs_what_the_heavier_one_says_in_each_week() {
        let mut first = [50; WEEKS + 1];
        first[12] = 300;
        let second = [200; WEEKS + 1];
        let both = person(&[first, second]);
        assert_eq!((both[0], both[12]), (200, 300));
        assert_eq!(person(&[]), [100; WEEKS + 1], "without a programme an average person");
    }

    #[test]
    fn the_red_line_is_crossed_where_it_is_exceeded() {
        let mut load = [5_000; WEEKS + 1];
        assert_eq!(first_over(&load, 5_000), None, "on it is not over it");
        load[3] = 5_001;
        assert_eq!(first_over(&load, 5_000), Some(3));
    }

    proptest! {
        #[test]
        fn week_0_is_the_load_of_today(people in proptest::collection::vec(courses(), 0..30)) {
            let persons: Vec<Course> = people.iter().map(|courses| person(courses)).collect();
            let today = Workload::of(persons.iter().map(|one| Weight(one[0])), 5_000);
            prop_assert_eq!(together(&persons)[0], today.total());
        }

        #[test]
        fn a_load_is_the_sum_of_its_parts_however_it_is_split(
            people in proptest::collection::vec(courses(), 0..30),
            at in 0_usize..30,
        ) {
            let persons: Vec<Course> = people.iter().map(|courses| person(courses)).collect();
            let (some, others) = persons.split_at(at.min(persons.len()));
            let parts = [together(some), together(others)];
            prop_assert_eq!(together(&persons), together(&parts));
        }

        #[test]
        fn nobody_added_makes_a_load_lighter_in_any_week(
            people in proptest::collection::vec(courses(), 0..30),
            one in courses(),
        ) {
            let mut persons: Vec<Course> = people.iter().map(|courses| person(courses)).collect();
            let before = together(&persons);
            persons.push(person(&one));
            let after = together(&persons);
            prop_assert!(before.iter().zip(after).all(|(before, after)| *before <= after));
        }

        #[test]
        fn no_programme_more_makes_a_person_lighter(some in courses(), more in courses()) {
            prop_assume!(!some.is_empty());
            let all: Vec<Course> = some.iter().chain(&more).copied().collect();
            prop_assert!(person(&some).iter().zip(person(&all)).all(|(some, all)| *some <= all));
        }
    }
}
