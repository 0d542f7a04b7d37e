use jiff::civil::date;
use throughline_app::{
    Error,
    plan::{self, Edited, GoalInput, StepInput},
};
use throughline_domain::{
    category::Category,
    id::{GoalId, PersonId},
    plan::{Domain, GoalStatus, Owner, PlanAnswer, StepStatus},
};

use crate::casework::region::Region;

fn goal(domain: Domain, title: &str, words: &str) -> GoalInput {
    GoalInput {
        domain: Some(domain),
        title: title.to_owned(),
        words: words.to_owned(),
        status: GoalStatus::Active,
        reason: String::new(),
    }
}

fn step(title: &str) -> StepInput {
    StepInput {
        title: title.to_owned(),
        detail: String::new(),
        owner: Owner::Person,
        due_on: Some(date(2026, 11, 20)),
        status: StepStatus::NotStarted,
        reason: String::new(),
    }
}

fn with_a_room(region: &Region) -> (PersonId, GoalId) {
    let youssef = region.leaving("Youssef", "El Amrani", date(2026, 12, 10));
    let input = goal(Domain::Housing, "A room of my own", "I want a door I can close.");
    let id = plan::add_goal(&region.marta(), youssef, &input).unwrap();
    (youssef, id)
}

#[test]
fn a_goal_stands_in_the_persons_words_and_a_partner_reads_its_title_and_its_steps() {
    let region = Region::new();
    let (youssef, room) = with_a_room(&region);
    let apply = StepInput { detail: "Ask for Lina".to_owned(), ..step("Apply to Llar Sant Roc") };
    plan::add_step(&region.marta(), youssef, room, &apply).unwrap();

    let own = plan::view(&region.joan(), youssef).unwrap();
    assert_eq!(own.active[0].goal.person_words.as_deref(), Some("I want a door I can close."));
    assert_eq!(own.active[0].steps[0].0.detail.as_deref(), Some("Ask for Lina"));

    let seen = plan::view(&region.badia(), youssef).unwrap();
    assert_eq!(seen.active[0].goal.title, "A room of my own");
    assert_eq!(seen.active[0].goal.person_words, None, "the person's words are not the summary");
    let (shown, _) = &seen.active[0].steps[0];
    assert_eq!((shown.title.as_str(), shown.detail.as_deref()), ("Apply to Llar Sant Roc", None));
    assert_eq!(seen.active[0].done(), (0, 1));
}

#[test]
fn a_partner_helps_with_a_goal_that_it_sees_in_short_and_changes_only_what_is_its_to_do() {
    let region = Region::new();
    let (youssef, room) = with_a_room(&region);
    let (marta, badia) = (region.marta(), region.badia());
    let theirs = StepInput { owner: Owner::Agency(region.town.id), ..step("Register the address") };
    let detail = "She may sign for him".to_owned();
    let own = plan::add_step(&marta, youssef, room, &StepInput { detail, ..theirs.clone() }).unwrap();
    let other = plan::add_step(&marta, youssef, room, &step("Visit the house")).unwrap();
    assert!(matches!(plan::step(&badia, youssef, other), Err(Error::NotFound)));
    assert!(matches!(plan::goal(&badia, youssef, room), Err(Error::NotFound)));

    let (read, _) = plan::step(&badia, youssef, own).unwrap();
    assert_eq!(read.detail, None);
    let done = StepInput { status: StepStatus::Done, ..theirs };
    assert_eq!(plan::edit_step(&badia, youssef, own, read.version, &done).unwrap(), Edited::Saved);
    let (after, _) = plan::step(&marta, youssef, own).unwrap();
    assert_eq!((after.status, after.detail.as_deref()), (StepStatus::Done, Some("She may sign for him")));
    plan::add_step(&badia, youssef, room, &step("Ask at the counter")).unwrap();
}

#[test]
fn a_partner_that_has_not_accepted_can_reach_nothing_of_the_plan() {
    let region = Region::new();
    let (youssef, room) = with_a_room(&region);
    let nurse = region.nurse();
    let hidden = |error: Error| matches!(error, Error::Denied(denied) if !denied.may_know);
    assert!(hidden(plan::view(&nurse, youssef).unwrap_err()));
    assert!(hidden(plan::versions(&nurse, youssef).unwrap_err()));
    assert!(hidden(plan::goal(&nurse, youssef, room).unwrap_err()));
    assert!(hidden(plan::add_goal(&nurse, youssef, &goal(Domain::Health, "x", "")).unwrap_err()));
    assert_eq!(region.app.ledger().iter().filter(|action| action.ends_with(".refused")).count(), 4);
}

#[test]
fn a_goal_about_health_is_withheld_from_other_agencies_and_can_be_neither_read_nor_changed() {
    let region = Region::new();
    let (youssef, _) = with_a_room(&region);
    let dentist = goal(Domain::Health, "Teeth that do not hurt", "");
    let teeth = plan::add_goal(&region.marta(), youssef, &dentist).unwrap();

    let seen = plan::view(&region.badia(), youssef).unwrap();
    assert_eq!(seen.active.len(), 1);
    assert_eq!(seen.withheld, [Category::PhysicalHealth]);
    assert!(matches!(plan::goal(&region.badia(), youssef, teeth), Err(Error::NotFound)));
    let changed = plan::edit_goal(&region.badia(), youssef, teeth, 1, &dentist);
    assert!(matches!(changed, Err(Error::NotFound)));
}

#[test]
fn two_people_edit_the_same_goal_and_the_second_sees_both_versions_and_loses_nothing() {
    let region = Region::new();
    let (youssef, room) = with_a_room(&region);
    let read = plan::goal(&region.marta(), youssef, room).unwrap();

    let theirs = goal(Domain::Housing, "A room near my sister", "Near Lina.");
    assert_eq!(plan::edit_goal(&region.joan(), youssef, room, read.version, &theirs).unwrap(), Edited::Saved);

    let mine = goal(Domain::Housing, "A room with a key", "I want a key.");
    let Edited::Changed(found) =
        plan::edit_goal(&region.marta(), youssef, room, read.version, &mine).unwrap()
    else {
        panic!("the second write must not win silently");
    };
    assert_eq!(found.title, "A room near my sister");
    assert_eq!(plan::goal(&region.marta(), youssef, room).unwrap().title, "A room near my sister");

    // Having seen both, Marta saves over the version she has seen now.
    assert_eq!(plan::edit_goal(&region.marta(), youssef, room, found.version, &mine).unwrap(), Edited::Saved);
}

#[test]
fn a_step_that_somebody_changed_meanwhile_comes_back_with_both_versions() {
    let region = Region::new();
    let (youssef, room) = with_a_room(&region);
    let id = plan::add_step(&region.marta(), youssef, room, &step("Visit the house")).unwrap();
    let (read, _) = plan::step(&region.marta(), youssef, id).unwrap();
    let done = StepInput { status: StepStatus::Done, ..step("Visit the house") };
    assert_eq!(plan::edit_step(&region.joan(), youssef, id, read.version, &done).unwrap(), Edited::Saved);
    let later = StepInput { due_on: Some(date(2026, 12, 1)), ..step("Visit the house") };
    let Edited::Changed(theirs) =
        plan::edit_step(&region.marta(), youssef, id, read.version, &later).unwrap()
    else {
        panic!("the second write must not win silently");
    };
    assert_eq!(theirs.status, StepStatus::Done);
}

#[test]
fn waiting_says_who_was_asked_and_since_when() {
    let region = Region::new();
    let (youssef, room) = with_a_room(&region);
    let id = plan::add_step(&region.marta(), youssef, room, &step("Ask for a bed")).unwrap();
    let wait = |reason: &str| StepInput {
        status: StepStatus::Waiting,
        reason: reason.to_owned(),
        ..step("Ask for a bed")
    };
    let Err(Error::Invalid(errors)) = plan::edit_step(&region.marta(), youssef, id, 1, &wait("")) else {
        panic!("waiting for nobody");
    };
    assert_eq!(errors[0].field, "reason");
    region.app.set_now("2026-11-05T10:00:00+01:00");
    plan::edit_step(&region.marta(), youssef, id, 1, &wait("asked the town hall")).unwrap();
    let (waiting, _) = plan::step(&region.marta(), youssef, id).unwrap();
    assert_eq!(waiting.status_since, date(2026, 11, 5));
}

#[test]
fn only_somebody_on_the_case_can_own_a_step() {
    let region = Region::new();
    let (youssef, room) = with_a_room(&region);
    let owned = |owner| StepInput { owner, ..step("Register the address") };
    let add = |owner| plan::add_step(&region.marta(), youssef, room, &owned(owner));
    add(Owner::User(region.joan.id)).unwrap();
    add(Owner::Agency(region.town.id)).unwrap();
    assert!(matches!(add(Owner::User(region.nurse.id)), Err(Error::Invalid(_))));
    assert!(matches!(add(Owner::Agency(region.clinic.id)), Err(Error::Invalid(_))), "only invited");
}

#[test]
fn the_person_answers_the_version_they_were_shown() {
    let region = Region::new();
    let (youssef, room) = with_a_room(&region);
    let marta = region.marta();
    let seen = plan::view(&marta, youssef).unwrap();
    // The town hall adds a step while Marta turns the screen to Youssef.
    plan::add_step(&region.badia(), youssef, room, &step("Register the address")).unwrap();
    let Edited::Changed(now) = plan::make_version(&marta, youssef, &seen.mark).unwrap() else {
        panic!("a version of something the person was not shown");
    };
    assert_eq!(plan::make_version(&marta, youssef, &now.mark).unwrap(), Edited::Saved);

    let versions = plan::versions(&marta, youssef).unwrap();
    let first = &versions[0].version;
    assert_eq!((first.number, first.answer), (1, None));
    let say = |answer, words| plan::answer(&marta, youssef, first.id, first.version, answer, words);
    assert!(matches!(say(PlanAnswer::Disagreed, ""), Err(Error::Invalid(_))), "in which words?");
    assert_eq!(say(PlanAnswer::Disagreed, "Not near the port.").unwrap(), Edited::Saved);

    let versions = plan::versions(&marta, youssef).unwrap();
    let answered = &versions[0].version;
    assert_eq!(answered.answer_words.as_deref(), Some("Not near the port."));
    assert_eq!(answered.answered_on, Some(date(2026, 11, 2)));
    assert!(answered.answer_recorded_by.is_some());
    let again = plan::answer(&marta, youssef, first.id, answered.version, PlanAnswer::Agreed, "");
    assert!(matches!(again, Err(Error::Refused("plan-error-answered"))));
    assert!(!plan::view(&marta, youssef).unwrap().changed_since);
}

#[test]
fn an_old_version_keeps_what_was_shown_and_withholds_what_must_be_withheld() {
    let region = Region::new();
    let (youssef, room) = with_a_room(&region);
    let marta = region.marta();
    plan::add_goal(&marta, youssef, &goal(Domain::MentalHealth, "Sleep at night", "")).unwrap();
    let mark = plan::view(&marta, youssef).unwrap().mark;
    plan::make_version(&marta, youssef, &mark).unwrap();
    plan::edit_goal(&marta, youssef, room, 1, &goal(Domain::Housing, "A flat", "")).unwrap();

    let own = plan::versions(&marta, youssef).unwrap();
    assert_eq!(own[0].goals[0].title, "A room of my own");
    assert_eq!(own[0].goals.len(), 2);
    let other = plan::versions(&region.badia(), youssef).unwrap();
    assert_eq!(other[0].goals.len(), 1);
    assert_eq!(other[0].withheld, [Category::MentalHealth]);
}

#[test]
fn an_empty_goal_says_what_is_missing() {
    let region = Region::new();
    let (youssef, _) = with_a_room(&region);
    let empty = GoalInput { domain: None, ..goal(Domain::Work, "  ", "") };
    let Err(Error::Invalid(errors)) = plan::add_goal(&region.marta(), youssef, &empty) else {
        panic!("an empty goal");
    };
    let fields: Vec<_> = errors.iter().map(|error| error.field.as_str()).collect();
    assert_eq!(fields, ["title", "domain"]);
}
