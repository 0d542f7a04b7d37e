//! Asked once: what one agency was told the next one reads, says that it is still true, and does not ask.

use throughline_app::{Error, case, taking_part, workload};
use throughline_domain::{agency::Role, category::Category};
use throughline_policy::{Permit, Subject};
use throughline_store::answer::{self, Answer};

use crate::region::Region;

/// An answer that came with the prison's record.
fn told_in_prison(region: &Region, fact: &'static str, value: &'static str, category: Category) {
    let person = region.youssef;
    region
        .app
        .operator()
        .write(move |cx, tx| {
            let record = throughline_store::person::records(tx, person)?.remove(0);
            let chains = throughline_app::authorise::chains(tx, person)?;
            let mut w = tx.permitted(Permit::system(Subject::Person(person), "test"));
            let told = Answer {
                id: cx.new_id(),
                person,
                record: record.id,
                fact: fact.to_owned(),
                value: value.to_owned(),
                as_written: None,
                category,
                said_by: "person".to_owned(),
                recorded_by: None,
                recorded_at: cx.now,
                confirmed_at: cx.now,
            };
            answer::insert(&mut w, &told)?;
            throughline_app::authorise::record(cx, &mut w, &chains, &[], serde_json::json!({}))
        })
        .unwrap();
}

#[test]
fn what_the_prison_was_told_is_offered_to_who_leads_and_counted_once_when_it_is_still_true() {
    let region = Region::new();
    region.marta_leads(region.youssef);
    told_in_prison(&region, "dependent_children", "2", Category::Plan);
    let cx = region.cx(&region.marta);
    let enrolment = case::head(&cx, region.youssef).unwrap().programmes.remove(0).id;
    let known = taking_part::view(&cx, region.youssef, enrolment).unwrap().known;
    // Of family she sees no more than a summary, which nobody has written: that answer is not offered.
    assert!(known.iter().all(|answer| answer.value.0 != "weak"), "{known:?}");
    let told = known.iter().find(|answer| answer.value.0 == "2").expect("the prison's answer");
    assert_eq!((told.agency.as_str(), told.own), ("Serveis penitenciaris", false));

    region.app.wait(jiff::SignedDuration::from_hours(48));
    let cx = region.cx(&region.marta);
    for _ in 0..2 {
        taking_part::confirm(&cx, region.youssef, enrolment, told.id).unwrap();
    }
    let again = taking_part::view(&cx, region.youssef, enrolment).unwrap().known;
    let again = again.iter().find(|answer| answer.id == told.id).unwrap();
    assert!(again.days.1 > again.days.0, "{:?}", again.days);
    let manager = region.app.user(&region.ngo, &[Role::Manager]);
    let spared = workload::view(&region.cx(&manager)).unwrap().spared;
    assert_eq!(spared.iter().map(|(_, questions)| *questions).collect::<Vec<_>>(), [1]);

    // The prison's own answer spares the prison no question; nobody else reaches it.
    let cx = region.cx(&region.nuria);
    taking_part::confirm(&cx, region.youssef, enrolment, told.id).unwrap();
    let boss = region.app.user(&region.prison, &[Role::Manager]);
    assert!(workload::view(&region.cx(&boss)).unwrap().spared.is_empty());
    let stranger = taking_part::confirm(&region.cx(&region.quim), region.youssef, enrolment, told.id);
    assert!(matches!(stranger, Err(Error::Denied(denied)) if !denied.may_know));
}
