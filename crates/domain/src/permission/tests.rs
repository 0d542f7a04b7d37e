use jiff::civil::date;
use proptest::prelude::*;

use super::*;

const TODAY: Date = date(2026, 11, 2);

fn scope(categories: &[Category], ends_on: Date) -> Scope {
    Scope { categories: categories.to_vec(), depth: Depth::Summary, ends_on }
}

#[test]
fn every_state_takes_what_fits_it_and_an_end_is_an_end() {
    use Status as S;
    let events = [Event::Give, Event::Refuse, Event::Withdraw, Event::Drop];
    let table: [(S, [Option<S>; 4]); 5] = [
        (S::Asked, [Some(S::Given), Some(S::Refused), None, Some(S::Dropped)]),
        (S::Given, [Some(S::Given), None, Some(S::Withdrawn), None]),
        (S::Refused, [None; 4]),
        (S::Withdrawn, [None; 4]),
        (S::Dropped, [None; 4]),
    ];
    for (status, expected) in table {
        for (event, expected) in events.into_iter().zip(expected) {
            assert_eq!(apply(status, event).ok(), expected, "{status:?} on {event:?}");
        }
    }
}

#[test]
fn nobody_permits_what_is_not_theirs_to_give() {
    for category in [Category::Victim, Category::Risk, Category::ViolenceCommitted] {
        let both = scope(&[Category::Housing, category], TODAY);
        assert_eq!(check(&both, TODAY), Err(Invalid::NotTheirs), "{category:?}");
    }
    assert_eq!(check(&scope(&[], TODAY), TODAY), Err(Invalid::NoCategory));
    assert_eq!(check(&scope(&[Category::Housing], TODAY), TODAY), Ok(()));
}

#[test]
fn a_permission_ends_and_not_in_a_lifetime() {
    let of = |ends_on| check(&scope(&[Category::Housing], ends_on), TODAY);
    assert_eq!(of(date(2026, 11, 1)), Err(Invalid::EndsInThePast));
    assert_eq!(of(date(2029, 11, 2)), Ok(()));
    assert_eq!(of(date(2029, 11, 3)), Err(Invalid::TooLong));
}

#[test]
fn a_young_person_is_heard_beside_the_guardian() {
    let of = |born, guardian, own_words| {
        check_voices(Voices { born: Some(born), guardian, own_words, told_no_effect: true }, TODAY)
    };
    let (young, adult) = (date(2009, 3, 1), date(1997, 6, 14));
    assert_eq!(of(adult, None, None), Ok(()));
    assert_eq!(of(young, None, Some("Yes")), Err(Invalid::NoGuardian));
    assert_eq!(of(young, Some("Mother"), Some("  ")), Err(Invalid::NotHeard));
    assert_eq!(of(young, Some("Mother"), Some("I want the room")), Ok(()));
    // On the birthday itself nobody else is asked any more.
    assert_eq!(of(date(2008, 11, 2), None, None), Ok(()));
    assert_eq!(of(date(2008, 11, 3), None, None), Err(Invalid::NoGuardian));
}

#[test]
fn whoever_was_not_told_that_no_changes_nothing_has_not_said_yes() {
    let voices = Voices { born: None, guardian: None, own_words: None, told_no_effect: false };
    assert_eq!(check_voices(voices, TODAY), Err(Invalid::NotTold));
}

#[test]
fn it_lasts_a_year_after_release_or_as_long_as_the_service() {
    let release = Some(date(2027, 1, 28));
    assert_eq!(usual_end(TODAY, release, None), date(2028, 1, 28));
    assert_eq!(usual_end(TODAY, release, Some(date(2027, 9, 28))), date(2027, 9, 28));
    assert_eq!(
        usual_end(TODAY, release, Some(date(2026, 1, 1))),
        date(2028, 1, 28),
        "a service that has ended"
    );
    assert_eq!(usual_end(TODAY, None, None), date(2027, 11, 2));
    assert_eq!(usual_end(TODAY, Some(date(2024, 1, 1)), None), date(2027, 11, 2), "out for years");
}

#[test]
fn a_yes_stands_while_it_is_asked_again_after_release_and_ends_after_coming_of_age() {
    let of = |again| Standing { status: Status::Given, ends_on: date(2027, 11, 2), again };
    let (since, later) = (TODAY, date(2026, 12, 24));
    assert!(in_force(&of(None), later));
    assert!(in_force(&of(Some((Again::Release, since))), later));
    assert!(in_force(&of(Some((Again::OfAge, since))), date(2026, 11, 16)));
    assert!(!in_force(&of(Some((Again::OfAge, since))), date(2026, 11, 17)));
    assert!(!in_force(&Standing { status: Status::Withdrawn, ..of(None) }, TODAY));
}

proptest! {
    #[test]
    fn nothing_is_open_after_its_last_day_and_being_asked_again_never_makes_it_longer(
        ends in 0_i64..2_000, since in 0_i64..2_000, day in 0_i64..3_000, of_age: bool, asked: bool,
    ) {
        let on = |days: i64| TODAY.saturating_add(days.days());
        let why = if of_age { Again::OfAge } else { Again::Release };
        let plain = Standing { status: Status::Given, ends_on: on(ends), again: None };
        let again = Standing { again: asked.then_some((why, on(since))), ..plain };
        prop_assert!(!in_force(&again, on(day)) || in_force(&plain, on(day)));
        prop_assert_eq!(in_force(&again, on(day)), on(day) <= last_day(&again));
        for status in [Status::Asked, Status::Refused, Status::Withdrawn, Status::Dropped] {
            let ended = Standing { status, ..again };
            prop_assert!(!in_force(&ended, on(day)));
        }
    }

    #[test]
    fn the_usual_end_can_always_be_given(release in proptest::option::of(-4_000_i64..4_000), service in proptest::option::of(-900_i64..4_000)) {
        let on = |days: i64| TODAY.saturating_add(days.days());
        let ends_on = usual_end(TODAY, release.map(on), service.map(on));
        prop_assert_eq!(check(&scope(&[Category::Housing], ends_on), TODAY), Ok(()));
    }
}
