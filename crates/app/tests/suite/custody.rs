//! Dates of custody as workers enter them: the hour of a release, the day of sentence, the date that
//! counts, and a return.

use jiff::civil::{date, time};
use throughline_app::{
    Error, case,
    custody::{self, Because, DateChange, Return},
    enrolment, milestone, my_people, need, programme, release,
    testing::{Listed, TestApp},
    transfer,
};
use throughline_domain::{
    agency::Role,
    beside::Beside,
    custody::StatusChange,
    enrolment::{Event, Participation},
    need::{Level, Views},
    plan::Domain,
    programme::{
        milestone::{Effect, Status},
        pack::PackFiles,
    },
};

use crate::{
    prison::{Prison, because, moved_to, prison, prison_in},
    region::Region,
};

/// A programme that this build ships, as its files.
pub fn shipped(id: &str) -> PackFiles {
    let marked = format!("id = \"{id}\"");
    programme::shipped().into_iter().find(|files| files.0["pack.toml"].contains(&marked)).unwrap()
}

fn invalid(outcome: Result<impl std::fmt::Debug, Error>) -> Vec<(String, &'static str)> {
    match outcome {
        Err(Error::Invalid(errors)) => errors.into_iter().map(|it| (it.field, it.message)).collect(),
        other => panic!("not refused: {other:?}"),
    }
}

fn back_on(day: jiff::civil::Date, prison: &Prison) -> Return {
    Return {
        admitted_on: day,
        legal_status: "sentenced".to_owned(),
        unit: Some(prison.agency.units["Ponent"]),
        sentenced_on: None,
        reason: "recall".to_owned(),
        note: Some("Order 7/2026".to_owned()),
    }
}

#[test]
fn hours_count_from_the_hour_of_release_and_from_midnight_without_one() {
    let prison = prison();
    prison.says_yes();
    prison.app.set_now("2026-11-05T12:00:00+01:00");
    let due_at = |prison: &Prison| prison.milestone("first_contact").milestone.due.unwrap().at;
    prison.change(DateChange::Released { on: date(2026, 11, 5), time: Some(time(9, 30, 0, 0)) });
    assert_eq!(due_at(&prison), "2026-11-06T09:30:00+01:00".parse().unwrap());
    let cx = prison.app.cx(&prison.nuria);
    let head = case::head(&cx, prison.youssef).unwrap();
    let since = case::Countdown::Since { day: date(2026, 11, 5), time: Some(time(9, 30, 0, 0)) };
    assert_eq!(head.countdown, since);
    let timeline = milestone::view(&cx, prison.youssef).unwrap();
    assert_eq!(timeline.episodes[0].released_on, Some((date(2026, 11, 5), Some(time(9, 30, 0, 0)))));
    prison.change(DateChange::ReleaseTakenBack);
    prison.change(DateChange::Released { on: date(2026, 11, 5), time: None });
    assert_eq!(due_at(&prison), "2026-11-06T00:00:00+01:00".parse().unwrap());
}

#[test]
fn an_hour_that_has_not_come_yet_is_refused_beside_its_field() {
    let prison = prison();
    let cx = prison.app.cx(&prison.nuria);
    // It is nine in the morning.
    let tonight = DateChange::Released { on: date(2026, 11, 2), time: Some(time(18, 0, 0, 0)) };
    let fields = invalid(custody::preview(&cx, prison.youssef, &tonight));
    assert_eq!(fields, [("date".to_owned(), "custody-refused-future")]);
}

#[test]
fn the_day_of_sentence_moves_what_hangs_on_it_as_the_preview_says() {
    let app = TestApp::new();
    let mut files = shipped("cat-postrelease");
    let manifest = files.0.get_mut("pack.toml").unwrap();
    *manifest = manifest.replacen("due = \"R-14d\"", "due = \"S+1m\"", 1);
    programme::install(&app.operator(), files).unwrap();
    let prison = prison_in(app, &Listed { sentenced_on: None, ..Listed::default() });
    prison.says_yes();
    let cx = prison.app.cx(&prison.nuria);
    let plan = |prison: &Prison| prison.milestone("work_plan");
    assert_eq!(plan(&prison).status, Status::Waiting);
    let change = DateChange::Sentenced { on: Some(date(2026, 10, 26)), legal_status: None };
    let preview = custody::preview(&cx, prison.youssef, &change).unwrap();
    assert_eq!((preview.before, preview.after), (None, Some(date(2026, 10, 26))));
    let starts: Vec<_> = preview.with(Effect::StartsNow).iter().map(|it| it.after).collect();
    assert_eq!(starts, [Some(date(2026, 11, 26))]);
    assert_eq!(plan(&prison).status, Status::Waiting, "a preview saves nothing");
    prison.change(change);
    assert_eq!(prison.due("work_plan"), Some(date(2026, 11, 26)));
    prison.change(DateChange::Sentenced { on: None, legal_status: Some("remand".to_owned()) });
    assert_eq!(plan(&prison).status, Status::Waiting);
    assert_eq!(milestone::view(&cx, prison.youssef).unwrap().episodes[0].legal_status, "On remand");
}

#[test]
fn kinds_and_legal_statuses_are_those_of_the_jurisdiction() {
    let prison = prison();
    let cx = prison.app.cx(&prison.nuria);
    let preview = |change: &DateChange| invalid(custody::preview(&cx, prison.youssef, change));
    let kind = Some("on_a_whim".to_owned());
    let wrong = [("kind".to_owned(), "custody-kind-unknown")];
    assert_eq!(preview(&DateChange::Planned { kind: kind.clone(), value: Some(date(2027, 1, 5)) }), wrong);
    assert_eq!(preview(&DateChange::Chosen { kind }), wrong);
    let status = DateChange::Sentenced { on: None, legal_status: Some("bored".to_owned()) };
    assert_eq!(preview(&status), [("legal_status".to_owned(), "custody-error-legal-status")]);
    let tomorrow = DateChange::Sentenced { on: Some(date(2026, 11, 3)), legal_status: None };
    assert_eq!(preview(&tomorrow), [("date".to_owned(), "custody-sentence-future")]);
}

#[test]
fn only_a_kind_that_has_a_date_can_be_chosen_while_the_stay_runs() {
    let prison = prison();
    let cx = prison.app.cx(&prison.nuria);
    let conditional = DateChange::Chosen { kind: Some("conditional".to_owned()) };
    assert_eq!(
        invalid(custody::preview(&cx, prison.youssef, &conditional)),
        [("kind".to_owned(), "custody-kind-without-date")]
    );
    prison.change(DateChange::Released { on: date(2026, 11, 2), time: None });
    for kind in [Some("final".to_owned()), None] {
        let ended = custody::preview(&cx, prison.youssef, &DateChange::Chosen { kind });
        assert!(matches!(ended, Err(Error::Refused("custody-refused-ended"))), "{ended:?}");
    }
}

#[test]
fn a_choice_with_a_reason_survives_the_next_list_and_says_that_it_disagrees() {
    let prison = prison();
    let cx = prison.app.cx(&prison.nuria);
    let leaves_on = || case::head(&cx, prison.youssef).unwrap().leaves_on();
    prison
        .change(DateChange::Planned { kind: Some("conditional".to_owned()), value: Some(date(2026, 12, 1)) });
    assert_eq!(leaves_on(), Some(date(2026, 12, 1)), "the order of kinds");
    prison.change(DateChange::Chosen { kind: Some("final".to_owned()) });
    assert_eq!(leaves_on(), Some(date(2027, 1, 28)));

    prison.list_says("conditional", Some(date(2026, 11, 20)));
    assert_eq!(leaves_on(), Some(date(2027, 1, 28)), "a list overrules nobody");
    // Even where the list no longer knows the kind that was chosen.
    prison.list_says("final", None);
    assert_eq!(leaves_on(), Some(date(2027, 1, 28)));
    let said = case::head(&cx, prison.youssef).unwrap().disagreement.unwrap();
    assert_eq!((said.day, said.from_list, said.reason.as_str()), (date(2026, 11, 20), true, "court"));
    let asked = custody::ask(&cx, prison.youssef).unwrap();
    assert!(asked.chosen && asked.disagreement == Some(said));

    prison.change(DateChange::Chosen { kind: None });
    assert_eq!(leaves_on(), Some(date(2026, 11, 20)));
    assert_eq!(case::head(&cx, prison.youssef).unwrap().disagreement, None);
}

#[test]
fn who_takes_the_chosen_date_back_takes_the_choice_back() {
    let prison = prison();
    let cx = prison.app.cx(&prison.nuria);
    prison
        .change(DateChange::Planned { kind: Some("conditional".to_owned()), value: Some(date(2026, 12, 1)) });
    prison.change(DateChange::Chosen { kind: Some("final".to_owned()) });
    prison.change(DateChange::Planned { kind: Some("final".to_owned()), value: None });
    let head = case::head(&cx, prison.youssef).unwrap();
    assert_eq!((head.leaves_on(), head.disagreement), (Some(date(2026, 12, 1)), None));
}

#[test]
fn a_return_is_a_new_stay_in_the_same_case_with_its_place_and_its_reason() {
    let prison = prison();
    prison.says_yes();
    prison.change(DateChange::Released { on: date(2026, 11, 2), time: None });
    prison.app.set_now("2026-12-01T09:00:00+01:00");
    let cx = prison.app.cx(&prison.nuria);
    let before = case::head(&cx, prison.youssef).unwrap();
    let back = Return {
        sentenced_on: Some(date(2026, 11, 29)),
        unit: Some(prison.agency.units["Brians 1"]),
        ..back_on(date(2026, 11, 30), &prison)
    };
    custody::return_to_custody(&cx, prison.youssef, back.clone()).unwrap();
    let timeline = milestone::view(&cx, prison.youssef).unwrap();
    assert_eq!(timeline.head.case, before.case);
    assert_eq!(timeline.head.programmes.len(), before.programmes.len(), "the programme goes on");
    let [present, earlier] = timeline.episodes.as_slice() else { panic!("two stays") };
    assert_eq!(present.admitted_on, Some(date(2026, 11, 30)));
    assert_eq!(present.sentenced_on, Some(date(2026, 11, 29)));
    assert_eq!(present.unit.as_deref(), Some("Brians 1"));
    assert_eq!(present.began, Some(("recall".to_owned(), Some("Order 7/2026".to_owned()))));
    // What was overdue outside is missed, and stays in the earlier stay; the new one waits for R.
    let first_contact = earlier.milestones.iter().find(|it| it.milestone.code == "first_contact").unwrap();
    assert_eq!(first_contact.status, Status::Missed);
    assert!(present.milestones.iter().all(|shown| shown.status == Status::Waiting));
    assert_eq!(earlier.released_on, Some((date(2026, 11, 2), None)), "nothing is deleted");
    let again = custody::return_to_custody(&cx, prison.youssef, back);
    assert!(matches!(again, Err(Error::Refused("custody-refused-running"))));
}

#[test]
fn a_return_asks_for_place_status_day_and_reason() {
    let prison = prison();
    prison.change(DateChange::Released { on: date(2026, 11, 2), time: None });
    let cx = prison.app.cx(&prison.nuria);
    let right = back_on(date(2026, 11, 2), &prison);
    let elsewhere = prison.app.agency_with_units("prison", "Another service", &["Far away"]);
    let wrong = [
        (Return { unit: None, ..right.clone() }, "unit"),
        (Return { unit: Some(elsewhere.units["Far away"]), ..right.clone() }, "unit"),
        (Return { legal_status: "bored".to_owned(), ..right.clone() }, "legal_status"),
        (Return { reason: " ".to_owned(), ..right.clone() }, "reason"),
        (Return { sentenced_on: Some(date(2026, 11, 3)), ..right.clone() }, "sentenced"),
        (Return { admitted_on: date(2026, 11, 1), ..right.clone() }, "date"),
        (Return { admitted_on: date(2099, 1, 1), ..right.clone() }, "date"),
    ];
    for (back, field) in wrong {
        let fields = invalid(custody::return_to_custody(&cx, prison.youssef, back));
        assert_eq!(fields.len(), 1, "{fields:?}");
        assert_eq!(fields[0].0, field);
    }
    custody::return_to_custody(&cx, prison.youssef, right).unwrap();
    // The establishment that the person came to sees them.
    let ana = prison.app.worker_of(&prison.agency, &[Role::ResettlementOfficer], &["Ponent"]);
    assert!(prison.app.sees(&ana, prison.youssef));
}

#[test]
fn a_return_carries_the_plan_over_and_makes_what_was_assessed_old() {
    let region = Region::new();
    region.marta_leads(region.youssef);
    let marta = region.cx(&region.marta);
    let housing = need::Assessment {
        domain: Domain::Housing,
        views: Views { person: None, worker: Some(Level::Stable) },
        person_words: String::new(),
        worker_words: String::new(),
        beside: Beside::default(),
    };
    need::assess(&marta, region.youssef, &housing).unwrap();
    let plan_before = throughline_app::plan::view(&marta, region.youssef).unwrap();
    let nuria = region.cx(&region.nuria);
    let released = DateChange::Released { on: date(2026, 11, 2), time: None };
    let version = custody::preview(&nuria, region.youssef, &released).unwrap().version;
    custody::change(&nuria, region.youssef, released, because(), version).unwrap();
    let back = Return {
        admitted_on: date(2026, 11, 2),
        legal_status: "remand".to_owned(),
        unit: Some(region.prison.units["Brians 1"]),
        sentenced_on: None,
        reason: "new_sentence".to_owned(),
        note: None,
    };
    custody::return_to_custody(&nuria, region.youssef, back).unwrap();
    let needs = need::view(&marta, region.youssef).unwrap();
    let housing = needs.domains.iter().find(|view| view.domain == Domain::Housing).unwrap();
    assert!(housing.history[0].stale, "asked again");
    assert_eq!(housing.history.len(), 1, "and not deleted");
    let plan_after = throughline_app::plan::view(&marta, region.youssef).unwrap();
    assert_eq!(plan_after.active.len(), plan_before.active.len());
    let head = case::head(&marta, region.youssef).unwrap();
    assert_eq!(head.lead.map(|lead| lead.user), Some(region.marta.id), "the lead survives the gate");
}

#[test]
fn what_is_changed_has_a_reason() {
    let prison = prison();
    let cx = prison.app.cx(&prison.nuria);
    let change = DateChange::Sentenced { on: Some(date(2026, 10, 1)), legal_status: None };
    let silent = custody::change(&cx, prison.youssef, change, Because::default(), 1);
    assert_eq!(invalid(silent), [("reason".to_owned(), "custody-reason-missing")]);
}

#[test]
fn nobody_is_out_of_reach_without_a_reason_and_a_day_to_try_again() {
    let prison = prison();
    let cx = prison.app.cx(&prison.nuria);
    let part = prison.part();
    let no_access = |reason: &str, retry_on| {
        let event = Event::NoAccess { reason: reason.to_owned(), retry_on };
        invalid(enrolment::record(&cx, part.id, event, part.version))
    };
    assert_eq!(no_access("", date(2026, 11, 9)), [("no_access".to_owned(), "case-no-access-missing")]);
    assert_eq!(
        no_access("on_a_whim", date(2026, 11, 9)),
        [("no_access".to_owned(), "case-no-access-missing")]
    );
    assert_eq!(no_access("hospital", date(2026, 11, 2)), [("retry".to_owned(), "case-no-access-retry-past")]);
    assert_eq!(no_access("hospital", date(2029, 1, 1)), [("retry".to_owned(), "case-no-access-retry-far")]);
    assert_eq!(prison.part().participation, Participation::Candidate);
}

#[test]
fn the_day_to_try_again_comes_on_the_releases_page_amber_and_then_red() {
    let prison = prison();
    prison.answer(Event::NoAccess { reason: "hospital".to_owned(), retry_on: date(2026, 11, 9) });
    let list = |prison: &Prison| {
        let filter = release::Filter { weeks: 26, ..release::Filter::default() };
        release::list(&prison.app.cx(&prison.nuria), &filter).unwrap()
    };
    assert_eq!(list(&prison).count(release::View::Retry), 0, "not yet");
    prison.app.set_now("2026-11-09T09:00:00+01:00");
    let today = list(&prison);
    assert_eq!(today.count(release::View::Retry), 1);
    assert_eq!(today.rows[0].retry_days(today.today), Some(0));
    prison.app.set_now("2026-11-12T09:00:00+01:00");
    let late = list(&prison);
    assert_eq!(late.rows[0].retry_days(late.today), Some(3));
    assert!(late.rows[0].needs_fixing(late.today));
    assert!(late.fix_first.iter().any(|it| matches!(it, release::FixFirst::Retry(_))));
    prison.answer(Event::Offer);
    assert_eq!(list(&prison).count(release::View::Retry), 0, "somebody reached the person");
}

#[test]
fn every_change_of_status_opens_the_question_again() {
    type Happens<'a> = &'a dyn Fn(&Prison);
    let changed: [(Happens<'_>, StatusChange); 5] = [
        (
            &|prison| {
                prison.change(moved_to(2027, 3, 1));
            },
            StatusChange::ReleaseDate,
        ),
        (
            &|prison| {
                let value = Some(date(2026, 12, 1));
                prison.change(DateChange::Planned { kind: Some("conditional".to_owned()), value });
            },
            StatusChange::ReleaseType,
        ),
        (
            &|prison| {
                let cx = prison.app.cx(&prison.nuria);
                let version = transfer::view(&cx, prison.youssef).unwrap().version;
                transfer::transfer(&cx, prison.youssef, prison.agency.units["Ponent"], version).unwrap();
            },
            StatusChange::Establishment,
        ),
        (
            &|prison| {
                let legal_status = Some("remand".to_owned());
                prison.change(DateChange::Sentenced { on: None, legal_status });
            },
            StatusChange::LegalStatus,
        ),
        (
            &|prison| {
                prison.change(DateChange::Released { on: date(2026, 11, 2), time: None });
            },
            StatusChange::Custody,
        ),
    ];
    for (change, because) in changed {
        let prison = prison();
        prison.answer(Event::NoAccess { reason: "visit_refused".to_owned(), retry_on: date(2026, 12, 1) });
        prison.app.wait(jiff::SignedDuration::from_hours(1));
        change(&prison);
        let part = prison.part();
        let (_, retry) = part.no_access.clone().unwrap_or_else(|| panic!("{because:?}: {part:?}"));
        assert_eq!(retry, Some(date(2026, 11, 2)), "{because:?}");
    }
}

#[test]
fn a_lead_worker_finds_the_day_to_try_again_among_their_people() {
    let region = Region::new();
    region.marta_leads(region.youssef);
    region.out_of_reach(region.youssef, date(2026, 11, 9));
    region.app.set_now("2026-11-10T09:00:00+01:00");
    let mine = my_people::view(&region.cx(&region.marta), my_people::Tab::Overdue, 1).unwrap();
    let found = mine.rows[0].reasons.iter().any(|it| matches!(it, my_people::Reason::Retry { days: 1, .. }));
    assert!(found, "{:?}", mine.rows[0].reasons);
}
