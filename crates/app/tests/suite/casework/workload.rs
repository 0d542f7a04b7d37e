use jiff::civil::date;
use throughline_app::{
    Error, agency,
    custody::{self, DateChange},
    lead,
    my_people::{self, Tab},
    reassign,
    testing::TestUser,
    user,
    workload::{self, TeamLoad},
};
use throughline_domain::{agency::Role, enrolment::Event, involvement::Part};

use crate::{prison::because, region::Region};

/// Youssef said yes and the support team is asked to lead; he leaves on the day his list says.
fn asked_to_lead() -> (Region, TestUser) {
    let region = Region::new();
    let chief = region.app.user(&region.ngo, &[Role::Manager]);
    region.says_yes(region.youssef);
    region.invite(region.youssef, "Pont Obert");
    (region, chief)
}

fn load(region: &Region, chief: &TestUser) -> TeamLoad {
    workload::view(&region.cx(chief)).unwrap()
}

fn marta_takes(region: &Region) {
    let asked = region.invitation(&region.marta);
    assert_eq!(asked.part, Part::Lead);
    lead::accept(&region.cx(&region.marta), asked.id, asked.version, Some(region.marta.id)).unwrap();
}

#[test]
fn what_nobody_leads_yet_is_counted_to_the_team_until_somebody_takes_it() {
    let (region, chief) = asked_to_lead();
    let before = load(&region, &chief);
    assert_eq!(
        (before.waiting.0, before.waiting.1),
        (1, [100; 13]),
        "whoever has not accepted knows no date"
    );
    assert_eq!((before.team, before.undated), ([100; 13], 1));
    marta_takes(&region);
    let after = load(&region, &chief);
    assert_eq!((after.waiting.0, after.undated), (0, 0));
    let marta = after.workers.iter().find(|worker| worker.user == region.marta.id).unwrap();
    assert_eq!((marta.people, marta.load(), marta.red_line), (1, 50, 5_000));
    assert_eq!(after.team[0], 50, "half a person while inside");
}

/// What the sums say is the same whenever somebody leaves, for a manager whose agency may not know it, and for
/// the worker who leads; and it is said that one person is counted so.
#[test]
fn no_sum_tells_when_somebody_leaves_whose_dates_are_not_shared() {
    let region = Region::new();
    let chief = region.app.user(&region.ngo, &[Role::Manager]);
    region.answer(region.youssef, Event::Offer);
    region.answer(region.youssef, Event::Accept);
    region.invite(region.youssef, "Pont Obert");
    marta_takes(&region);
    let course = |day| {
        let (cx, change) = (region.cx(&region.nuria), DateChange::Planned { kind: None, value: Some(day) });
        let version = custody::preview(&cx, region.youssef, &change).unwrap().version;
        custody::change(&cx, region.youssef, change, because(), version).unwrap();
        let found = load(&region, &chief);
        let marta = found.workers.iter().find(|worker| worker.user == region.marta.id).unwrap();
        assert_eq!((marta.people, marta.undated, marta.course), (1, found.undated, found.team));
        let own = my_people::view(&region.cx(&region.marta), Tab::All, 1).unwrap().workload.total();
        let led = reassign::caseload(&region.cx(&chief), Some(region.marta.id)).unwrap().people;
        assert_eq!((own, led[0].weight), (found.team[0], found.team[0]), "everywhere the same weight");
        (found.undated, found.team)
    };
    let days = [date(2026, 11, 9), date(2026, 12, 21), date(2027, 6, 1)];
    for day in days {
        assert_eq!(course(day), (1, [100; 13]), "{day}");
    }
    region.app.everything_is_shared(region.youssef, &region.nuria);
    let mut open = days.map(course).to_vec();
    assert!(open.iter().all(|(undated, _)| *undated == 0));
    open.dedup();
    assert_eq!(open.len(), 3, "the control: with the dates, each says something else");
}

#[test]
fn who_leaves_prison_enters_the_weight_of_the_first_weeks_and_later_that_of_accompaniment() {
    let (region, chief) = asked_to_lead();
    marta_takes(&region);
    let leaves = date(2027, 1, 28);
    region.app.set_now("2027-01-04T09:00:00+01:00");
    let found = load(&region, &chief);
    for (day, weight) in found.days.iter().zip(found.team) {
        let after = throughline_domain::calendar::days_between(leaves, *day);
        let expected = match after {
            ..0 => 50,
            0..30 => 200,
            _ => 100,
        };
        assert_eq!(weight, expected, "{day}: {after} days after the release");
    }
    assert!(found.team.contains(&200) && found.team[12] == 100, "all of it within twelve weeks");
}

#[test]
fn a_half_post_an_own_number_and_another_red_line_of_the_agency() {
    let (region, chief) = asked_to_lead();
    let operator = region.app.operator();
    let line = || {
        let found = load(&region, &chief);
        found.workers.iter().find(|worker| worker.user == region.marta.id).map(|worker| worker.red_line)
    };
    let known = agency::get(&operator, region.ngo.id).unwrap().agency;
    let details = agency::Details { full_time_capacity: 40, ..agency::Details::named(known.name.clone()) };
    agency::edit(&operator, known.id, known.version, details).unwrap();
    assert_eq!(line(), Some(4_000));
    let edit = |percent, own_capacity| {
        let known = user::get(&operator, region.marta.id).unwrap();
        let details = user::Details {
            full_time_percent: percent,
            own_capacity,
            ..user::Details::named(known.user.display_name.clone(), "en", known.roles.clone())
        };
        user::edit(&operator, region.marta.id, known.user.version, details)
    };
    edit(50, None).unwrap();
    assert_eq!(line(), Some(2_000));
    edit(50, Some(30)).unwrap();
    assert_eq!(line(), Some(3_000), "one's own number takes the place of both");
    assert!(matches!(edit(50, Some(0)), Err(Error::Invalid(_))));
}

#[test]
fn who_is_away_leaves_the_red_line_of_the_team() {
    let (region, chief) = asked_to_lead();
    let before = load(&region, &chief).red_line;
    let marta = region.cx(&region.marta);
    let input = throughline_app::absence::Input {
        from: Some(date(2026, 11, 2)),
        to: Some(date(2026, 11, 6)),
        deputy: Some(region.joan.id),
    };
    let version = throughline_app::absence::view(&marta, None).unwrap().version;
    throughline_app::absence::enter(&marta, None, version, input).unwrap();
    assert_eq!(load(&region, &chief).red_line, before - 5_000);
}

#[test]
fn workload_is_for_managers_of_the_agency() {
    let (region, _) = asked_to_lead();
    assert!(matches!(workload::view(&region.cx(&region.marta)), Err(Error::Denied(_))));
}

#[test]
fn a_worker_with_open_cases_stays_until_they_are_handed_on() {
    let (region, chief) = asked_to_lead();
    marta_takes(&region);
    let version = || user::get(&region.app.operator(), region.marta.id).unwrap().user.version;
    let refused = user::deactivate(&region.app.operator(), region.marta.id, version()).unwrap();
    assert!(matches!(refused, user::Deactivation::HandOnFirst(cases) if cases.len() == 1));
    region.app.set_now("2026-11-03T09:00:00+01:00");
    let decided = reassign::Reassignment {
        from: region.marta.id,
        people: vec![region.youssef],
        to: Some(region.joan.id),
        reason: "She leaves.".to_owned(),
    };
    reassign::give(&region.cx(&chief), &decided).unwrap();
    let done = user::deactivate(&region.app.operator(), region.marta.id, version()).unwrap();
    assert_eq!(done, user::Deactivation::Done);
}
