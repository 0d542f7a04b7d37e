use jiff::civil::date;
use throughline_app::{
    Error,
    handover::{self, Answer, Asked},
    reassign::{self, Reassigned, Reassignment},
};
use throughline_domain::{
    agency::Role,
    handover::{Attendee, Status},
    id::{HandoverId, PersonId, UserId},
};

use crate::casework::region::Region;

fn asked(to: UserId) -> Asked {
    Asked {
        to: Some(to),
        held_on: Some(date(2026, 11, 2)),
        attendance: vec![Attendee::Person, Attendee::From, Attendee::To],
        reason: "I go on leave.".to_owned(),
    }
}

fn accept() -> Answer {
    Answer::Accept { held_on: None, attendance: vec![] }
}

/// The region on Friday 6 November, with a handover from Marta to Joan.
fn on_a_friday() -> (Region, PersonId, HandoverId) {
    let region = Region::new();
    let merce = region.leaving("Mercè", "Solé i Roig", date(2026, 12, 10));
    region.app.set_now("2026-11-06T16:00:00+01:00");
    let id = handover::ask(&region.marta(), merce, &asked(region.joan.id)).unwrap();
    (region, merce, id)
}

#[test]
fn the_lead_passes_when_the_other_says_yes_and_not_before() {
    let (region, merce, id) = on_a_friday();
    assert_eq!(region.lead_of(merce), region.marta.id);
    assert_eq!(region.notices(region.ngo.id, "handover_asked"), 1);
    let by_another = handover::answer(&region.badia(), merce, id, 1, &accept());
    assert!(matches!(by_another, Err(Error::Refused("handovers-error-not-asked"))));

    assert_eq!(handover::answer(&region.joan(), merce, id, 1, &accept()).unwrap(), Status::Accepted);
    assert_eq!(region.lead_of(merce), region.joan.id);
    assert_eq!(region.notices(region.ngo.id, "handover_accepted"), 1);
    let seen = handover::view(&region.joan(), merce).unwrap();
    assert_eq!(seen.handovers[0].handover.attendance, [Attendee::Person, Attendee::From, Attendee::To]);
}

#[test]
fn a_no_has_a_reason_and_leaves_the_lead_where_it_was() {
    let (region, merce, id) = on_a_friday();
    let no = |reason: &str| {
        let answer = Answer::Decline { reason: reason.to_owned() };
        handover::answer(&region.joan(), merce, id, 1, &answer)
    };
    assert!(matches!(no(" "), Err(Error::Invalid(_))));
    assert_eq!(no("I have fifty people.").unwrap(), Status::Declined);
    assert_eq!(region.lead_of(merce), region.marta.id);
    assert!(matches!(no("again"), Err(Error::Refused("handovers-error-ended"))));
}

#[test]
fn a_handover_asked_on_a_friday_returns_after_tuesday() {
    let (region, merce, id) = on_a_friday();
    let run = || handover::return_unanswered(&region.app.operator()).unwrap();
    region.app.set_now("2026-11-10T23:59:00+01:00");
    assert_eq!(run(), 0, "Tuesday is not over");
    region.app.set_now("2026-11-11T00:01:00+01:00");
    assert_eq!(run(), 1);
    assert_eq!(run(), 0, "once");
    assert_eq!(region.lead_of(merce), region.marta.id);
    assert_eq!(region.notices(region.ngo.id, "handover_returned"), 2, "both are told");
    let late = handover::answer(&region.joan(), merce, id, 1, &accept());
    assert!(matches!(late, Err(Error::Refused("handovers-error-ended"))));
}

#[test]
fn only_one_handover_waits_at_a_time_and_who_asked_can_take_it_back() {
    let (region, merce, id) = on_a_friday();
    let again = handover::ask(&region.marta(), merce, &asked(region.chief.id));
    assert!(matches!(again, Err(Error::Refused("handovers-error-open"))));
    let back = handover::answer(&region.marta(), merce, id, 1, &Answer::TakeBack);
    assert_eq!(back.unwrap(), Status::Returned);
    handover::ask(&region.marta(), merce, &asked(region.chief.id)).unwrap();
}

#[test]
fn a_case_goes_to_a_colleague_or_to_a_partner_that_has_accepted_and_to_nobody_else() {
    let region = Region::new();
    let merce = region.leaving("Mercè", "Solé i Roig", date(2026, 12, 10));
    let ask = |to| handover::ask(&region.marta(), merce, &asked(to));
    assert!(matches!(ask(region.nurse.id), Err(Error::Invalid(_))), "the clinic has not accepted");
    assert!(matches!(ask(region.marta.id), Err(Error::Invalid(_))), "nobody hands over to themselves");
    let id = ask(region.badia.id).unwrap();
    region.app.set_now("2026-11-03T09:00:00+01:00");
    handover::answer(&region.badia(), merce, id, 1, &accept()).unwrap();
    assert_eq!(region.lead_of(merce), region.badia.id);
}

#[test]
fn who_does_not_lead_does_not_hand_over_unless_standing_in_or_manager() {
    let region = Region::new();
    let merce = region.leaving("Mercè", "Solé i Roig", date(2026, 12, 10));
    let refused = |cx| {
        matches!(
            handover::ask(&cx, merce, &asked(region.chief.id)),
            Err(Error::Refused("handovers-error-not-lead"))
        )
    };
    assert!(refused(region.joan()) && refused(region.badia()));
    region.joan_stands_in_for_marta(date(2026, 11, 6));
    handover::ask(&region.joan(), merce, &asked(region.chief.id)).unwrap();
}

#[test]
fn a_manager_gives_the_people_of_a_worker_who_is_ill_to_another_in_one_act() {
    let region = Region::new();
    let people: Vec<PersonId> = ["Mercè", "Iker", "Hassan"]
        .into_iter()
        .map(|name| region.leaving(name, "Ruiz", date(2026, 12, 10)))
        .collect();
    region.app.set_now("2026-11-03T09:00:00+01:00");
    handover::ask(&region.marta(), people[0], &asked(region.chief.id)).unwrap();

    let to = |to, reason: &str| decided(&region, &people, to, reason);
    let refused = reassign::give(&region.joan(), &to(region.joan.id, "ill"));
    assert!(matches!(refused, Err(Error::Denied(_))), "only a manager");
    let without_reason = reassign::give(&region.chief(), &to(region.joan.id, ""));
    assert!(matches!(without_reason, Err(Error::Invalid(_))));
    let abroad = reassign::give(&region.chief(), &to(region.badia.id, "ill"));
    assert!(matches!(abroad, Err(Error::Invalid(_))), "only within the agency");

    let listed = reassign::caseload(&region.chief(), Some(region.marta.id)).unwrap();
    assert_eq!(listed.people.len(), 3);
    let loads = |after: &[reassign::After]| -> Vec<(UserId, u32)> {
        after.iter().map(|after| (after.worker.user, after.load)).collect()
    };
    let mut after = loads(&listed.after(&people[..2], region.joan.id));
    after.sort_by_key(|(_, load)| *load);
    assert_eq!(after, [(region.marta.id, 100), (region.joan.id, 200)], "one stays, two go");
    let done = reassign::give(&region.chief(), &to(region.joan.id, "ill")).unwrap();
    assert_eq!(done, Reassigned::Done(3));
    assert!(people.iter().all(|person| region.lead_of(*person) == region.joan.id));
    let seen = handover::view(&region.joan(), people[0]).unwrap();
    assert_eq!(seen.handovers[0].handover.state.status, Status::Returned, "what waited is closed");
}

fn decided(region: &Region, people: &[PersonId], to: UserId, reason: &str) -> Reassignment {
    Reassignment { from: region.marta.id, people: people.to_vec(), to: Some(to), reason: reason.to_owned() }
}

#[test]
fn of_two_managers_who_reassign_at_once_the_second_sees_both_decisions() {
    let region = Region::new();
    let second = region.app.user(&region.ngo, &[Role::Manager]);
    let people: Vec<PersonId> =
        ["Mercè", "Iker"].into_iter().map(|name| region.leaving(name, "Ruiz", date(2026, 12, 10))).collect();
    region.app.set_now("2026-11-03T09:00:00+01:00");
    let to_joan = decided(&region, &people[..1], region.joan.id, "Marta is ill.");
    reassign::give(&region.chief(), &to_joan).unwrap();

    region.app.set_now("2026-11-03T09:01:00+01:00");
    let to_chief = decided(&region, &people, region.chief.id, "I know them.");
    let answered = reassign::give(&region.app.cx(&second), &to_chief).unwrap();
    let Reassigned::Meanwhile(taken) = answered else { panic!("the second must be told") };
    assert_eq!(taken.len(), 1);
    assert_eq!((taken[0].person, taken[0].reason.as_deref()), (people[0], Some("Marta is ill.")));
    assert_eq!(region.lead_of(people[0]), region.joan.id, "the first decision stands");
    assert_eq!(region.lead_of(people[1]), region.marta.id, "nothing of the second was done");
}

#[test]
fn an_acceptance_and_a_reassignment_at_once_leave_one_lead_without_gap() {
    let region = Region::new();
    for round in 0..8 {
        let person = region.leaving("Mercè", &format!("Solé {round}"), date(2026, 12, 10));
        region.app.wait(jiff::SignedDuration::from_hours(1));
        let id = handover::ask(&region.marta(), person, &asked(region.joan.id)).unwrap();
        region.app.wait(jiff::SignedDuration::from_hours(1));
        let (joan, chief) = (region.joan(), region.chief());
        let chief = throughline_app::Cx { now: chief.now + jiff::SignedDuration::from_secs(1), ..chief };
        let to = decided(&region, &[person], region.chief.id, "ill");
        let (accepted, given) = std::thread::scope(|scope| {
            let accepted = scope.spawn(|| handover::answer(&joan, person, id, 1, &accept()));
            let given = scope.spawn(|| reassign::give(&chief, &to));
            (accepted.join().unwrap(), given.join().unwrap())
        });
        // Whoever comes second is told; never do both believe that they decided it alone.
        let done = matches!(given, Ok(Reassigned::Done(_)));
        assert!(accepted.is_ok() != done, "{accepted:?} {given:?}");
        let lead = region.lead_of(person);
        assert_eq!(lead, if done { region.chief.id } else { region.joan.id });
        assert_eq!(region.leads_without_gap(person), 2);
    }
}
