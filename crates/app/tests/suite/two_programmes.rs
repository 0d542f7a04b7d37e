//! One person in two programmes: one case, one plan, one lead, and nothing asked twice.

use std::sync::{Arc, Barrier};

use jiff::civil::{Date, date};
use throughline_app::{
    Cx, Error, case, enrolment,
    involvement::{self, Basis},
    milestone::{self, Settling, ShownMilestone},
    release,
    taking_part::{self, TakingPart},
    testing::Listed,
};
use throughline_domain::{
    enrolment::Event,
    id::EnrolmentId,
    involvement::Status as Involved,
    programme::milestone::{State, Status},
};
use throughline_store::milestone::StoredMilestone;

use crate::prison::{Prison, moved_to, prison_with};

/// The programme for everybody who leaves without support.
const LONG: &str = "Post-release support";
/// The programme for whoever stays less than thirty days.
const SHORT: &str = "Short sentences";

/// Twenty-five days inside, hardly anybody to lean on: eligible for both.
fn twenty_five_days() -> Prison {
    prison_with(&Listed {
        admitted_on: Some(date(2026, 11, 2)),
        sentenced_on: Some(date(2026, 11, 2)),
        leaves_on: Some(date(2026, 11, 27)),
        ..Listed::default()
    })
}

fn part(prison: &Prison, name: &str) -> TakingPart {
    let head = case::head(&prison.app.cx(&prison.nuria), prison.youssef).unwrap();
    head.programmes.into_iter().find(|part| part.name == name).unwrap()
}

fn says_yes_to(prison: &Prison, name: &str) {
    for event in [Event::Offer, Event::Accept] {
        let part = part(prison, name);
        enrolment::record(&prison.app.cx(&prison.nuria), part.id, event, part.version).unwrap();
    }
}

fn in_both() -> Prison {
    let prison = twenty_five_days();
    says_yes_to(&prison, LONG);
    says_yes_to(&prison, SHORT);
    prison
}

fn settle(prison: &Prison, shown: &ShownMilestone, settling: &Settling) -> Result<(), Error> {
    let cx = prison.app.cx(&prison.nuria);
    milestone::settle(&cx, prison.youssef, shown.id, settling, shown.version)
}

/// The row of a programme, wherever it is shown.
fn row(prison: &Prison, programme: &str, code: &str) -> ShownMilestone {
    prison
        .milestones()
        .into_iter()
        .flat_map(|shown| [vec![shown.clone()], shown.also].concat())
        .find(|row| row.programme == programme && row.milestone.code == code)
        .unwrap()
}

fn rows_of(prison: &Prison, enrolment: EnrolmentId) -> Vec<StoredMilestone> {
    prison.app.world.db.read(|tx| throughline_store::milestone::list(tx, enrolment)).unwrap()
}

fn days(shown: &ShownMilestone) -> (Option<Date>, Vec<Option<Date>>) {
    let due = |shown: &ShownMilestone| shown.milestone.due.map(|due| due.on);
    (due(shown), shown.also.iter().map(due).collect())
}

#[test]
fn who_is_eligible_for_two_has_one_case_and_is_a_candidate_in_both() {
    let prison = twenty_five_days();
    let cx = prison.app.cx(&prison.nuria);
    let head = case::head(&cx, prison.youssef).unwrap();
    let mut names: Vec<&str> = head.programmes.iter().map(|part| part.name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, [LONG, SHORT]);
    // Each is offered by itself: a referral or an offer is never the same as that of another.
    let codes: Vec<String> = prison.milestones().into_iter().map(|shown| shown.milestone.code).collect();
    assert_eq!(codes.iter().filter(|code| *code == "offer").count(), 2, "{codes:?}");
    let (person, episodes) = (prison.youssef, 1);
    let cases = prison.app.world.db.read(|tx| throughline_store::custody::list(tx, person)).unwrap().len();
    assert_eq!(cases, episodes);
}

#[test]
fn what_both_ask_for_is_shown_once_and_the_stricter_day_says_whose_it_is() {
    let prison = in_both();
    let shown = prison.milestones();
    // Two weeks before 27 November is the 13th; three days after admission is the 5th.
    let plan: Vec<&ShownMilestone> =
        shown.iter().filter(|it| ["work_plan", "one_page"].contains(&it.milestone.code.as_str())).collect();
    assert_eq!(plan.len(), 1, "one plan");
    assert_eq!((plan[0].programme.as_str(), plan[0].also[0].programme.as_str()), (SHORT, LONG));
    assert_eq!(days(plan[0]), (Some(date(2026, 11, 5)), vec![Some(date(2026, 11, 13))]));
    // The other way round: three working days before are stricter than one.
    let six = shown.iter().find(|it| it.milestone.code == "release_six_check").unwrap();
    assert_eq!(
        (six.programme.as_str(), days(six)),
        (LONG, (Some(date(2026, 11, 24)), vec![Some(date(2026, 11, 26))]))
    );

    // Drawn, counted and listed it is one thing too.
    let cx = prison.app.cx(&prison.nuria);
    let drawn = case::view(&cx, prison.youssef).unwrap().milestones;
    let on_the_line = |label: &str| drawn.iter().filter(|it| it.label == label).count();
    assert_eq!((on_the_line("The one page"), on_the_line("Work plan agreed")), (1, 0));
    prison.app.set_now("2026-11-16T09:00:00+01:00");
    let cx = prison.app.cx(&prison.nuria);
    let late = prison.milestones().iter().filter(|it| matches!(it.status, Status::Overdue { .. })).count();
    assert_eq!(case::head(&cx, prison.youssef).unwrap().overdue, late);
    let list = release::list(&cx, &release::Filter::default()).unwrap();
    assert_eq!(list.rows[0].overdue, late);
}

#[test]
fn a_list_says_whose_day_it_is() {
    let prison = in_both();
    prison.app.set_now("2026-11-03T09:00:00+01:00");
    // Everything that comes before the plan is done.
    for shown in prison.milestones() {
        let due = shown.milestone.due.map(|due| due.on);
        if shown.is_open() && due < Some(date(2026, 11, 5)) && !shown.milestone.projected {
            settle(&prison, &shown, &Settling::Met { on: date(2026, 11, 3) }).unwrap();
        }
    }
    for code in ["joint_interview", "handover_meeting", "work_plan", "one_page"] {
        let open: Vec<_> = prison.milestones().into_iter().filter(|it| it.milestone.code == code).collect();
        for shown in open.iter().filter(|it| it.is_open() && it.also.is_empty()) {
            settle(&prison, shown, &Settling::Met { on: date(2026, 11, 3) }).unwrap();
        }
    }
    let cx = prison.app.cx(&prison.nuria);
    let next = release::list(&cx, &release::Filter::default()).unwrap().rows[0].next.clone().unwrap();
    assert_eq!((next.label.as_str(), next.due_on), ("The one page", date(2026, 11, 5)));
    let shared = next.shared.unwrap();
    assert_eq!(shared.by, SHORT);
    assert_eq!(shared.others, [(LONG.to_owned(), date(2026, 11, 13))]);
}

#[test]
fn met_once_it_is_met_in_both_and_the_ledger_names_both_rows() {
    let prison = in_both();
    prison.app.set_now("2026-11-04T09:00:00+01:00");
    let met = Settling::Met { on: date(2026, 11, 4) };
    settle(&prison, &row(&prison, LONG, "work_plan"), &met).unwrap();
    assert_eq!(row(&prison, SHORT, "one_page").status, Status::Met, "the same act");
    assert_eq!(row(&prison, LONG, "work_plan").status, Status::Met);
    let person = prison.youssef;
    let history =
        prison.app.world.db.read(|tx| throughline_store::history::list(tx, person, None, 50)).unwrap().0;
    let acts: Vec<String> =
        history.into_iter().filter_map(|line| line.payload).filter(|it| it.contains("work_plan")).collect();
    assert_eq!(acts.len(), 1, "one act, one entry: {acts:?}");
    assert!(acts[0].contains("one_page"), "{acts:?}");

    // Taken back, it is taken back in both, with the days that each had.
    settle(&prison, &row(&prison, SHORT, "one_page"), &Settling::TakenBack).unwrap();
    let plan = row(&prison, SHORT, "one_page");
    assert_eq!(plan.milestone.state, State::Open);
    assert_eq!(row(&prison, LONG, "work_plan").milestone.due.unwrap().on, date(2026, 11, 13));
}

#[test]
fn exempting_one_leaves_the_other() {
    let prison = in_both();
    let why = Settling::Exempt { reason: "His sister keeps everything in order.".to_owned() };
    settle(&prison, &row(&prison, SHORT, "one_page"), &why).unwrap();
    let plan = row(&prison, LONG, "work_plan");
    assert_eq!(plan.milestone.state, State::Open);
    let shown = prison.milestones().into_iter().find(|it| it.milestone.code == "work_plan").unwrap();
    assert_eq!(days(&shown).0, Some(date(2026, 11, 13)), "now the day of the other counts");
    assert_eq!(shown.also[0].status, Status::Exempt);
    // And what was exempted stays so when the other is met.
    settle(&prison, &plan, &Settling::Met { on: date(2026, 11, 2) }).unwrap();
    assert_eq!(row(&prison, SHORT, "one_page").status, Status::Exempt);
}

#[test]
fn what_one_programme_has_done_is_not_asked_again_by_the_next() {
    let prison = twenty_five_days();
    says_yes_to(&prison, SHORT);
    settle(&prison, &row(&prison, SHORT, "one_page"), &Settling::Met { on: date(2026, 11, 2) }).unwrap();
    says_yes_to(&prison, LONG);
    let plan = row(&prison, LONG, "work_plan");
    assert_eq!(plan.status, Status::Met);
    assert_eq!(plan.milestone.state.settled_on(), Some(date(2026, 11, 2)));
    assert_eq!(row(&prison, LONG, "release_six_check").milestone.state, State::Open);
}

#[test]
fn leaving_one_leaves_the_other_whole() {
    for (left, other, exit) in [(SHORT, LONG, "own_wish"), (LONG, SHORT, "own_wish")] {
        let prison = in_both();
        prison.app.set_now("2026-11-03T09:00:00+01:00");
        settle(&prison, &row(&prison, LONG, "release_six_check"), &Settling::Met { on: date(2026, 11, 3) })
            .unwrap();
        let (leaving, staying) = (part(&prison, left), part(&prison, other));
        let before = rows_of(&prison, staying.id);
        let cx = prison.app.cx(&prison.nuria);
        enrolment::end(&cx, leaving.id, exit.to_owned(), leaving.version).unwrap();
        assert_eq!(rows_of(&prison, staying.id), before, "leaving {left} changed {other}");
        let after = part(&prison, other);
        assert_eq!(after, staying);
        // Its day counts now, and what it met by a common act stays met.
        let plan = prison
            .milestones()
            .into_iter()
            .find(|it| it.programme == other && it.is_open() && it.milestone.kind.is_shared());
        assert!(plan.is_some());
        assert_eq!(row(&prison, other, "release_six_check").status, Status::Met);
        // A date that moves afterwards moves the one that is left, and nothing of the one that ended.
        let ended = rows_of(&prison, leaving.id);
        prison.change(moved_to(2026, 11, 25));
        assert_eq!(rows_of(&prison, leaving.id), ended);
        assert_ne!(rows_of(&prison, staying.id), before);
        assert_eq!(rows_of(&prison, staying.id).len(), before.len());
    }
}

#[test]
fn leaving_one_while_somebody_meets_what_both_ask_for() {
    let prison = in_both();
    prison.app.set_now("2026-11-04T09:00:00+01:00");
    let (leaving, staying) = (part(&prison, SHORT), part(&prison, LONG));
    let plan = row(&prison, LONG, "work_plan");
    let start = Arc::new(Barrier::new(2));
    let (one, two): (Cx, Cx) = (prison.app.cx(&prison.nuria), prison.app.cx(&prison.nuria));
    let (first, second) = (start.clone(), start);
    let person = prison.youssef;
    let leave = std::thread::spawn(move || {
        first.wait();
        enrolment::end(&one, leaving.id, "own_wish".to_owned(), leaving.version)
    });
    let meet = std::thread::spawn(move || {
        second.wait();
        milestone::settle(&two, person, plan.id, &Settling::Met { on: date(2026, 11, 4) }, plan.version)
    });
    leave.join().unwrap().unwrap();
    meet.join().unwrap().unwrap();
    let rows = rows_of(&prison, staying.id);
    let plan = rows.iter().find(|stored| stored.milestone.code == "work_plan").unwrap();
    assert!(matches!(plan.milestone.state, State::Met { .. }));
    assert_eq!(part(&prison, LONG).ended, None);
    assert!(part(&prison, SHORT).ended.is_some());
}

#[test]
fn of_two_who_meet_the_two_rows_at_once_one_acts_and_the_other_is_told() {
    let prison = in_both();
    prison.app.set_now("2026-11-04T09:00:00+01:00");
    let rows = [row(&prison, LONG, "work_plan"), row(&prison, SHORT, "one_page")];
    let start = Arc::new(Barrier::new(2));
    let person = prison.youssef;
    let race = rows.map(|shown| {
        let (cx, start) = (prison.app.cx(&prison.nuria), start.clone());
        std::thread::spawn(move || {
            start.wait();
            milestone::settle(&cx, person, shown.id, &Settling::Met { on: date(2026, 11, 4) }, shown.version)
        })
    });
    let answers = race.map(|thread| thread.join().unwrap());
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
    assert!(answers.iter().any(|answer| matches!(answer, Err(Error::Conflict(_)))), "{answers:?}");
    assert_eq!(row(&prison, LONG, "work_plan").status, Status::Met);
    assert_eq!(row(&prison, SHORT, "one_page").status, Status::Met);
}

#[test]
fn a_second_stay_has_a_plan_and_a_gate_of_its_own() {
    let prison = in_both();
    prison.app.set_now("2026-11-04T09:00:00+01:00");
    settle(&prison, &row(&prison, LONG, "work_plan"), &Settling::Met { on: date(2026, 11, 4) }).unwrap();
    prison.change(throughline_app::custody::DateChange::Released { on: date(2026, 11, 4), time: None });
    let first = prison.milestones();
    assert_eq!(first.iter().filter(|it| it.milestone.code == "work_plan" && it.is_open()).count(), 0);
    let contact = first.iter().find(|it| it.milestone.code == "first_contact").unwrap();
    assert_eq!(contact.also.len(), 1, "a call is a first contact in both");
    assert_eq!(days(contact), (Some(date(2026, 11, 5)), vec![Some(date(2026, 11, 7))]));
}

/// What a programme is for can tell as much as a diagnosis: a partner learns of it with the plan, not before.
#[test]
fn a_partner_without_the_plan_knows_of_no_programme_and_of_no_deadline() {
    let prison = in_both();
    let house = prison.partner("housing", "Llar Sant Roc", Involved::Accepted);
    let seen = || {
        let cx = prison.app.cx(&house);
        let head = case::head(&cx, prison.youssef).unwrap();
        let bases: Vec<Basis> =
            involvement::view(&cx, prison.youssef).unwrap().live.into_iter().map(|row| row.basis).collect();
        let named = |basis: &Basis| matches!(basis, Basis::Role { .. } | Basis::Team { programme: Some(_) });
        (head.programmes.len(), bases.iter().filter(|it| named(it)).count())
    };
    assert_eq!(seen(), (0, 0));
    let (long, row) = (part(&prison, LONG), row(&prison, LONG, "release_six_check"));
    let cx = prison.app.cx(&house);
    assert!(matches!(taking_part::view(&cx, prison.youssef, long.id), Err(Error::NotFound)));
    assert!(matches!(milestone::get(&cx, prison.youssef, row.id), Err(Error::NotFound)));
    assert_eq!(case::view(&prison.app.cx(&prison.nuria), prison.youssef).unwrap().head.programmes.len(), 2);

    prison.app.everything_is_shared(prison.youssef, &prison.nuria);
    assert_eq!(seen().0, 2, "the plan is open in short, and the programmes with it");
}
