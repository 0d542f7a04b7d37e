//! What happens to a case when its clock changes.

use jiff::civil::date;
use throughline_app::{
    Error,
    custody::{self, DateChange},
    enrolment, milestone,
    milestone::Settling,
    release,
    testing::{Listed, TestUser},
};
use throughline_domain::{
    agency::Role,
    custody::ItemStatus,
    enrolment::{Event, Participation},
    involvement::Status as Involved,
    programme::milestone::{Effect, MissedBecause, State, Status},
};
use throughline_store::ledger;

use crate::prison::{because, moved_to, prison, prison_with};

#[test]
fn an_eligible_person_of_the_list_is_a_candidate_and_only_what_leads_to_an_answer_runs() {
    let prison = prison();
    let head = throughline_app::case::head(&prison.app.cx(&prison.nuria), prison.youssef).unwrap();
    assert_eq!(head.programmes[0].participation, Participation::Candidate);
    assert_eq!(head.lead, None);
    let running: Vec<String> = prison.milestones().into_iter().map(|shown| shown.milestone.code).collect();
    assert_eq!(running, ["referral", "offer"]);
    // R is 28 January 2027: twelve and ten weeks before.
    assert_eq!(prison.due("referral"), Some(date(2026, 11, 5)));
    assert_eq!(prison.due("offer"), Some(date(2026, 11, 19)));
}

#[test]
fn what_is_not_known_is_asked_once_and_the_answer_makes_a_candidate() {
    use throughline_app::taking_part::{SaidBy, answer};
    let prison = prison_with(&Listed { support_network: "", ..Listed::default() });
    let cx = prison.app.cx(&prison.nuria);
    let page = throughline_app::case::view(&cx, prison.youssef).unwrap();
    assert!(page.head.programmes.is_empty());
    let questions: Vec<&str> = page.open_to[0].questions.iter().map(|asked| asked.fact.as_str()).collect();
    assert_eq!(questions, ["support_network"]);
    assert!(matches!(
        answer(&cx, prison.youssef, "support_network", "perhaps", SaidBy::Person),
        Err(Error::Invalid(_))
    ));
    assert_eq!(answer(&cx, prison.youssef, "support_network", "none", SaidBy::Person).unwrap(), 1);
    let page = throughline_app::case::view(&cx, prison.youssef).unwrap();
    assert_eq!(page.head.programmes[0].participation, Participation::Candidate);
    assert!(page.open_to.is_empty());
}

#[test]
fn a_yes_starts_the_rest_and_a_yes_taken_back_stops_it() {
    let prison = prison();
    prison.says_yes();
    assert_eq!(prison.milestone("offer").status, Status::Met, "an offer recorded is an offer made");
    assert_eq!(prison.due("work_plan"), Some(date(2027, 1, 14)));
    let first_contact = prison.milestone("first_contact");
    assert_eq!(first_contact.status, Status::Projected);
    prison.answer(Event::Withdraw);
    assert_eq!(prison.milestone("work_plan").status, Status::NotApplicable);
    // Asked again, the person may still say yes.
    prison.answer(Event::Reopen);
    prison.answer(Event::Accept);
    assert_eq!(prison.due("work_plan"), Some(date(2027, 1, 14)));
}

#[test]
fn a_moved_date_does_exactly_what_the_preview_said() {
    let prison = prison();
    prison.says_yes();
    prison.app.set_now("2026-11-04T09:00:00+01:00");
    let cx = prison.app.cx(&prison.nuria);
    let before = prison.milestones();
    let change = moved_to(2026, 12, 24);
    let preview = custody::preview(&cx, prison.youssef, &change).unwrap();
    assert_eq!((preview.before, preview.after), (Some(date(2027, 1, 28)), Some(date(2026, 12, 24))));
    // Twelve weeks before Christmas Eve Youssef was on no list yet: this was due the day he came. The
    // offer was made, so that no date moves it.
    let overdue: Vec<&str> =
        preview.with(Effect::OverdueAtOnce).iter().map(|deadline| deadline.label.as_str()).collect();
    assert_eq!(overdue, ["Referral to the service"]);
    assert_eq!(prison.milestones(), before, "a preview saves nothing");
    prison.change(change);
    for deadline in &preview.deadlines {
        let after = prison.milestones().into_iter().find(|shown| shown.label == deadline.label).unwrap();
        assert_eq!(after.milestone.due.map(|due| due.on), deadline.after, "{}", deadline.label);
    }
    assert_eq!(prison.milestones().len(), before.len());
}

#[test]
fn overdue_keeps_its_first_date_for_ever() {
    let prison = prison();
    // 12 November: the referral was due on the 5th.
    prison.app.set_now("2026-11-12T09:00:00+01:00");
    assert_eq!(prison.milestone("referral").status, Status::Overdue { days: 7 });
    prison.change(moved_to(2027, 4, 1));
    let referral = prison.milestone("referral");
    assert_eq!(referral.status, Status::Open);
    assert_eq!(referral.milestone.due.map(|due| due.on), Some(date(2027, 1, 7)));
    let kept = referral.milestone.overdue.unwrap();
    assert_eq!((kept.first_due.on, kept.days), (date(2026, 11, 5), 7));
    // Met in time for the new date, it was late all the same.
    let cx = prison.app.cx(&prison.nuria);
    milestone::settle(
        &cx,
        prison.youssef,
        referral.id,
        &Settling::Met { on: date(2026, 11, 12) },
        referral.version,
    )
    .unwrap();
    assert_eq!(prison.milestone("referral").overdue_days, 7);
}

#[test]
fn a_withdrawn_date_lets_everything_wait() {
    let prison = prison();
    prison.change(DateChange::Planned { kind: None, value: None });
    assert_eq!(prison.milestone("offer").status, Status::Waiting);
    let list = release::list(
        &prison.app.cx(&prison.nuria),
        &release::Filter { view: release::View::NoDate, ..release::Filter::default() },
    )
    .unwrap();
    assert_eq!(list.total, 1);
    prison.change(moved_to(2027, 1, 28));
    assert_eq!(prison.due("offer"), Some(date(2026, 11, 19)));
}

#[test]
fn released_today_what_was_left_is_missed_and_the_time_outside_begins() {
    let prison = prison();
    prison.says_yes();
    prison.change(DateChange::Released { on: date(2026, 11, 2), time: None });
    let missed = prison.milestone("work_plan").milestone.state;
    let early = State::Missed { on: date(2026, 11, 2), reason: MissedBecause::ReleasedEarly };
    assert_eq!(missed, early, "missed, because released early");
    let first_contact = prison.milestone("first_contact");
    assert!(!first_contact.milestone.projected);
    assert_eq!(first_contact.milestone.due.map(|due| due.on), Some(date(2026, 11, 3)));
    let list = release::list(&prison.app.cx(&prison.nuria), &release::Filter::default()).unwrap();
    assert_eq!(list.total, 0, "who is out is on no release list");
    // It was somebody else: the release is taken back, and all is as it was.
    prison.change(DateChange::ReleaseTakenBack);
    assert_eq!(prison.due("work_plan"), Some(date(2027, 1, 14)));
    assert!(prison.milestone("first_contact").milestone.projected);
}

#[test]
fn who_saw_an_older_version_changes_nothing() {
    let prison = prison();
    let cx = prison.app.cx(&prison.nuria);
    let version = custody::preview(&cx, prison.youssef, &moved_to(2027, 1, 5)).unwrap().version;
    custody::change(&cx, prison.youssef, moved_to(2027, 1, 5), because(), version).unwrap();
    let late = custody::change(&cx, prison.youssef, moved_to(2027, 3, 1), because(), version);
    assert!(matches!(late, Err(Error::Conflict(_))));
    assert_eq!(throughline_app::case::head(&cx, prison.youssef).unwrap().leaves_on(), Some(date(2027, 1, 5)));
}

#[test]
fn a_worker_of_another_establishment_finds_nobody_and_the_try_is_written_down() {
    let prison = prison();
    let ana = prison.app.worker_of(&prison.agency, &[Role::ResettlementOfficer], &["Ponent"]);
    let cx = prison.app.cx(&ana);
    let refused = [
        custody::preview(&cx, prison.youssef, &moved_to(2027, 1, 5)).map(drop),
        custody::change(&cx, prison.youssef, moved_to(2027, 1, 5), because(), 1).map(drop),
        throughline_app::case::view(&cx, prison.youssef).map(drop),
        milestone::view(&cx, prison.youssef).map(drop),
        throughline_app::history::view(&cx, prison.youssef, 1).map(drop),
        throughline_app::sheet::get(&cx, prison.youssef).map(drop),
    ];
    for outcome in refused {
        let Err(Error::Denied(denied)) = outcome else { panic!("not refused: {outcome:?}") };
        assert!(!denied.may_know, "the page says that there is no such person");
    }
    let refusals = prison.app.ledger().iter().filter(|action| action.ends_with(".refused")).count();
    assert_eq!(refusals, 6);
    assert_eq!(release::list(&cx, &release::Filter::default()).unwrap().total, 0);
}

#[test]
fn partners_on_the_case_are_told_that_something_moved_and_nothing_else() {
    let prison = prison();
    let marta = prison.partner("ngo", "Pont Obert", Involved::Accepted);
    let fatima = prison.partner("housing", "Llar Sant Roc", Involved::Invited);
    assert!(prison.app.sees(&marta, prison.youssef));
    assert!(!prison.app.sees(&fatima, prison.youssef));
    assert_eq!(prison.change(moved_to(2027, 1, 5)), 1);
    let notices = |user: &TestUser| {
        let (agency, id) = (user.agency, user.id);
        let now = prison.app.now();
        let found =
            prison.app.world.db.read(|tx| throughline_store::notice::list(tx, agency, id, now, (0, 10)));
        found.unwrap().into_iter().map(|readable| readable.notice).collect::<Vec<_>>()
    };
    let told = notices(&marta);
    assert_eq!(told.len(), 1);
    assert_eq!((told[0].kind.as_str(), told[0].person), ("release_date_moved", Some(prison.youssef)));
    assert!(notices(&fatima).is_empty(), "who has not accepted is told nothing");
}

#[test]
fn the_six_are_marked_one_by_one_and_not_over_each_other() {
    let prison = prison();
    let cx = prison.app.cx(&prison.nuria);
    let mut bed = throughline_app::case::view(&cx, prison.youssef).unwrap().six.remove(1);
    bed.status = ItemStatus::Ready;
    bed.detail = Some("Llar Sant Roc".to_owned());
    custody::mark_item(&cx, prison.youssef, bed.clone()).unwrap();
    let again = custody::mark_item(&cx, prison.youssef, bed);
    assert!(matches!(again, Err(Error::Conflict(_))));
    let list = release::list(&cx, &release::Filter { weeks: 26, ..release::Filter::default() }).unwrap();
    assert_eq!(list.rows[0].item(throughline_domain::custody::ReleaseItem::Bed), Some(ItemStatus::Ready));
    assert_eq!(list.count(release::View::NoBed), 0);
    assert_eq!(list.count(release::View::NoId), 1);
}

#[test]
fn a_page_is_one_disclosure_in_the_ledger() {
    let prison = prison();
    let cx = prison.app.cx(&prison.nuria);
    let before = prison.app.ledger().len();
    throughline_app::case::view(&cx, prison.youssef).unwrap();
    assert_eq!(prison.app.ledger().len(), before + 1);
    let history = throughline_app::history::view(&cx, prison.youssef, 1).unwrap();
    assert_eq!(history.events[0].detail.as_deref(), Some("case"));
    prison.app.world.db.read(|tx| ledger::verify(tx, &mut |_| ())).unwrap();
}

#[test]
fn what_somebody_ended_does_not_begin_again_by_itself() {
    let prison = prison();
    prison.says_yes();
    let cx = prison.app.cx(&prison.nuria);
    let part = throughline_app::case::head(&cx, prison.youssef).unwrap().programmes.remove(0);
    enrolment::end(&cx, part.id, "own_wish".to_owned(), part.version).unwrap();
    prison.change(moved_to(2027, 1, 5));
    let programmes = throughline_app::case::head(&cx, prison.youssef).unwrap().programmes;
    assert!(programmes.iter().all(|part| part.ended.is_some()), "{programmes:?}");
}

#[test]
fn a_programme_whose_time_is_over_takes_nobody() {
    let prison = prison();
    let long_out = prison.app.listed(
        &prison.agency,
        "Brians 1",
        &Listed { key: "0777", leaves_on: Some(date(2024, 1, 15)), ..Listed::default() },
    );
    let cx = prison.app.cx(&prison.nuria);
    assert!(throughline_app::case::head(&cx, long_out).unwrap().programmes.is_empty());
}
