//! What is kept ready of a caseload and for search says what the nouns say, whatever was done before.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp, ToSpan};
use throughline_app::{
    Cx, Result, authorise, operations,
    testing::{Listed, TestAgency, TestUser},
};
use throughline_domain::{
    category::Category,
    custody::{EpisodeStatus, WorkingDate},
    id::{Entropy, PersonId},
    note::Happened,
    plan::{Domain, GoalStatus, Owner, StepStatus},
};
use throughline_policy::{Permit, Subject};
use throughline_store::{
    case::{self, CaseFile},
    caseload, custody,
    db::Writer,
    enrolment::{self, Enrolment},
    lead, milestone, note, person, plan, search,
    testing::caseload::{joined, kept, lose},
    visibility,
};

use crate::region::Region;

const ACTS: usize = 150;

/// Numbers that look random and are the same in every run.
fn below(entropy: &dyn Entropy, bound: usize) -> usize {
    let mut bytes = [0_u8; 8];
    entropy.fill(&mut bytes);
    usize::try_from(u64::from_be_bytes(bytes) % u64::try_from(bound).unwrap()).unwrap()
}

fn three_people() -> (Region, Vec<PersonId>) {
    let region = Region::new();
    let mut people = vec![region.youssef];
    for (name, key) in [(("PUIG ROCA", "Ana"), "0002"), (("MAS", "Pol"), "0003")] {
        let listed = Listed { name, key, ..Listed::default() };
        people.push(region.app.listed(&region.prison, "Brians 1", &listed));
    }
    for person in &people {
        region.marta_leads(*person);
    }
    (region, people)
}

/// Who acts, as far as an act needs it.
struct Few {
    prison: TestAgency,
    marta: TestUser,
    joan: TestUser,
}

/// Does something to somebody's case, past every rule: what is kept ready follows from the tables.
fn act(cx: &Cx, w: &mut Writer<'_>, region: &Few, case: &CaseFile, at: Timestamp) -> Result<()> {
    let person = case.person;
    let entropy = &*cx.world.entropy;
    let day = cx.now.to_zoned(jiff::tz::TimeZone::UTC).date();
    let some_day = day.saturating_add((i64::try_from(below(entropy, 40)).unwrap() - 15).days());
    match below(entropy, 12) {
        0 => {
            let mut episode = custody::current(w, person)?.expect("an episode");
            episode.working = Some(WorkingDate { kind: "final".to_owned(), date: some_day });
            custody::update(w, &episode)?;
        }
        1 => {
            let mut episode = custody::current(w, person)?.expect("an episode");
            episode.status = match episode.status {
                EpisodeStatus::Open => EpisodeStatus::Closed { released_on: some_day, released_at: None },
                EpisodeStatus::Closed { .. } => EpisodeStatus::Open,
            };
            custody::update(w, &episode)?;
        }
        2 | 3 => {
            let all = milestone::of_case(w, case.id)?;
            let mut one = all[below(entropy, all.len())].clone();
            one.milestone.due = one.milestone.due.map(|mut due| {
                due.on = some_day;
                due.at = some_day.at(17, 0, 0, 0).in_tz("UTC").unwrap().timestamp();
                due
            });
            one.milestone.projected = below(entropy, 4) == 0;
            milestone::update(w, &one)?;
        }
        4 => {
            let all = enrolment::list(w, case.id)?;
            let one = all[below(entropy, all.len())].clone();
            let retry_on = (below(entropy, 2) == 0).then_some(some_day);
            let ended_on = (below(entropy, 3) == 0).then_some(some_day);
            let stage = ["", "first_weeks", "follow_up"][below(entropy, 3)].to_owned();
            enrolment::update(w, &Enrolment { retry_on, ended_on, stage, ..one })?;
        }
        5 => {
            let goal = plan::Goal {
                id: cx.new_id(),
                case: case.id,
                domain: Domain::Housing,
                category: Category::Housing,
                title: "A room".to_owned(),
                person_words: None,
                status: GoalStatus::Active,
                reason: None,
                created_by: Some(region.marta.id),
                agency: None,
                version: 1,
            };
            plan::insert_goal(w, &goal, cx.now)?;
            let step = plan::Step {
                id: cx.new_id(),
                goal: goal.id,
                case: case.id,
                title: "Ring the office and wait - for an answer".to_owned(),
                detail: None,
                owner: Owner::Person,
                due_on: Some(some_day),
                status: StepStatus::NotStarted,
                status_reason: None,
                status_since: day,
                note: None,
                created_by: Some(region.marta.id),
                version: 1,
            };
            plan::insert_step(w, &step, cx.now)?;
        }
        6 => {
            for (goal, steps) in plan::whole(w, case.id)? {
                let status = [GoalStatus::Active, GoalStatus::Reached][below(entropy, 2)];
                plan::update_goal(w, &plan::Goal { status, ..goal })?;
                for (step, _) in steps {
                    let status = [StepStatus::Started, StepStatus::Done][below(entropy, 2)];
                    plan::update_step(w, &plan::Step { status, ..step })?;
                }
            }
        }
        7 => {
            let written = note::Note {
                id: cx.new_id(),
                case: case.id,
                agency: region.marta.agency,
                author: region.marta.id,
                happened: [Happened::Met, Happened::NoAnswer][below(entropy, 2)],
                happened_at: cx.now,
                written_at: cx.now,
                corrects: None,
                paragraphs: Vec::new(),
            };
            note::insert(w, &written)?;
        }
        8 => {
            let to = [&region.marta, &region.joan][below(entropy, 2)];
            lead::give(w, case.id, to.id, to.agency, None, at)?;
        }
        9 => {
            let mut record = person::records(w, person)?.remove(0);
            ["PUIG", "Roca i Vidal", "Mas"][below(entropy, 3)].clone_into(&mut record.name.surname);
            record.town = (below(entropy, 2) == 1).then(|| "Vic".to_owned());
            person::update_record(w, &record, cx.now)?;
        }
        10 => {
            let episode = custody::current(w, person)?.expect("an episode");
            let unit = region.prison.units["Brians 1"];
            custody::leave(w, episode.id, at)?;
            custody::hand_over(w, episode.id, unit, at)?;
            visibility::refresh(w, person)?;
        }
        _ => {
            let episode = custody::current(w, person)?.expect("an episode");
            custody::arrive(w, episode.id, region.prison.units["Ponent"], at)?;
            visibility::refresh(w, person)?;
        }
    }
    Ok(())
}

fn hold_against_the_nouns(region: &Region, after: usize) -> usize {
    let compared = region.app.operator().read(|_, tx| {
        let mut seen = 0;
        for worker in [&region.marta, &region.joan] {
            let kept = kept(tx, worker.agency, worker.id)?;
            assert_eq!(kept, joined(tx, worker.agency, worker.id)?, "after {after} acts");
            seen += kept.len();
        }
        assert_eq!(search::differences(tx)?, 0, "what is searched, after {after} acts");
        Ok(seen)
    });
    compared.unwrap()
}

#[test]
fn whatever_is_done_the_caseload_and_the_search_say_what_the_nouns_say() {
    let (region, people) = three_people();
    assert_eq!(hold_against_the_nouns(&region, 0), 3);
    let mut worst = BTreeSet::new();
    for after in 1..=ACTS {
        region.app.wait(SignedDuration::from_hours(7));
        let cx = region.app.operator();
        let person = people[below(&*cx.world.entropy, people.len())];
        let made = {
            let (prison, marta, joan) = (region.prison.clone(), region.marta.clone(), region.joan.clone());
            let few = Few { prison, marta, joan };
            cx.write(move |cx, tx| {
                let case = case::find_open_of(tx, person)?.expect("a case");
                let chains = authorise::chains(tx, person)?;
                let mut w = tx.permitted(Permit::system(Subject::Person(person), "test"));
                for nth in 0..2 {
                    let at = cx.now + SignedDuration::from_secs(nth);
                    act(cx, &mut w, &few, &case, at)?;
                }
                authorise::record(cx, &mut w, &chains, &[], serde_json::json!({}))
            })
        };
        made.unwrap();
        worst.insert(hold_against_the_nouns(&region, after));
    }
    assert!(!worst.contains(&0), "somebody leads somebody all the time");
}

#[test]
fn a_caseload_can_be_made_anew() {
    let (region, _) = three_people();
    let operator = region.app.operator();
    let lost = operator.write(|cx, tx| {
        let mut w = tx.permitted(authorise::installation(cx)?);
        lose(&mut w)?;
        authorise::record_as(cx, &mut w, "lost", serde_json::json!({}))
    });
    lost.unwrap();
    operations::make_ready(&operator).unwrap();
    assert_eq!(hold_against_the_nouns(&region, 0), 3);
    let unready = operator.write(|_, tx| Ok(caseload::make_ready(tx, None, 1)?));
    assert_eq!(unready.unwrap(), None);
}
