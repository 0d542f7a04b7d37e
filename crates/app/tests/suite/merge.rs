//! Records put together and taken apart: the way back is exact, and nothing that was written meanwhile is
//! lost, doubled, or seen by who should not.

use jiff::civil::date;
use proptest::prelude::*;
use throughline_app::{
    Error, case, merge,
    merge::{Kind, Side},
    need, note,
    pair::{self, Found, ReviewStatus},
    person::{self, Whereabouts},
    taking_part,
    testing::TestUser,
};
use throughline_domain::{
    beside::Beside,
    id::{MergeId, PersonId, RecordId},
    need::{Level, Views},
    note::{About, Happened, Paragraph},
    plan::Domain,
};

use crate::{
    matching::{as_the_ngo_writes_him, compare, found, only_pair, steward, walked_in},
    region::Region,
};

/// What a merge itself writes, and what was only looked at.
const BESIDE: [&str; 7] = ["ledger", "person_merge", "link_", "notice", "rate_limit", "session", "refinery"];

fn record(region: &Region, user: &TestUser, person: PersonId) -> RecordId {
    let records = person::identity(&region.cx(user), person).unwrap().records;
    records.into_iter().find(|record| record.own).unwrap().id
}

/// Whether a reader is told that there is no such person.
fn is_nobody(region: &Region, reader: &TestUser, person: PersonId) -> bool {
    match case::head(&region.cx(reader), person) {
        Err(Error::Denied(denied)) => !denied.may_know,
        Err(Error::NotFound) => true,
        _ => false,
    }
}

/// The steward finds that the only pair is one person's, and whose case goes on.
fn put_together(region: &Region, steward: &TestUser, goes_on: Option<RecordId>) -> MergeId {
    let cx = region.cx(steward);
    let id = only_pair(region, steward);
    let version = pair::get(&cx, id).unwrap().pair.version;
    let same = Found { goes_on, ..found(ReviewStatus::Same) };
    pair::decide(&cx, id, version, same).unwrap();
    pair::get(&cx, id).unwrap().merge.unwrap()
}

fn take_apart(region: &Region, steward: &TestUser, id: MergeId) {
    let cx = region.cx(steward);
    let version = merge::get(&cx, id).unwrap().merge.version;
    merge::part(&cx, id, version, "Two brothers, as their mother says").unwrap();
}

fn met(region: &Region, user: &TestUser, person: PersonId, words: &str) {
    let note = note::NoteInput {
        happened: Some(Happened::Met),
        happened_at: None,
        paragraphs: vec![Paragraph {
            about: vec![About::Housing],
            words: words.to_owned(),
            beside: Beside::default(),
        }],
        corrects: None,
        step: None,
    };
    note::write(&region.cx(user), person, &note).unwrap();
}

fn assessed(region: &Region, user: &TestUser, person: PersonId) {
    let views = Views { person: Level::from_number(2), worker: Level::from_number(3) };
    let said = need::Assessment {
        domain: Domain::Housing,
        views,
        person_words: "A room".to_owned(),
        worker_words: String::new(),
        beside: Beside::default(),
    };
    need::assess(&region.cx(user), person, &said).unwrap();
}

fn inside() -> Whereabouts {
    Whereabouts::Inside {
        unit: None,
        admitted_on: None,
        sentenced_on: None,
        legal_status: None,
        kind: Some("final".to_owned()),
        leaves_on: Some(date(2027, 2, 1)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(10) })]

    #[test]
    fn with_nothing_written_between_putting_together_and_taking_apart_changes_nothing(
        led in any::<bool>(), noted in any::<bool>(), both_inside in any::<bool>(), ngo_goes_on in any::<bool>(),
        died in any::<bool>(),
    ) {
        let region = Region::new();
        let steward = steward(&region);
        if led {
            region.marta_leads(region.youssef);
        }
        if noted && led {
            met(&region, &region.marta, region.youssef, "Calm.");
            assessed(&region, &region.marta, region.youssef);
        }
        let other =
            walked_in(&region, as_the_ngo_writes_him(), if both_inside { inside() } else { Whereabouts::NotKnown });
        if died {
            person::record_death(&region.cx(&region.marta), other, date(2026, 10, 30)).unwrap();
        }
        compare(&region);
        let goes_on = if ngo_goes_on {
            record(&region, &region.marta, other)
        } else {
            record(&region, &region.nuria, region.youssef)
        };
        let before = region.app.contents(&BESIDE);
        let id = put_together(&region, &steward, Some(goes_on));
        prop_assert_ne!(&before, &region.app.contents(&BESIDE));
        take_apart(&region, &steward, id);
        let after = region.app.contents(&BESIDE);
        for (table, rows) in &before {
            prop_assert_eq!(rows, &after[table], "{}", table);
        }
    }
}

#[test]
fn both_agencies_see_one_person_and_both_chains_say_so() {
    let region = Region::new();
    let steward = steward(&region);
    let other = walked_in(&region, as_the_ngo_writes_him(), Whereabouts::NotKnown);
    compare(&region);
    put_together(&region, &steward, None);
    // The prison's case goes on; the NGO's page of its own person is there no more, and its record is here.
    let identity = person::identity(&region.cx(&region.marta), region.youssef).unwrap();
    assert!(identity.records.iter().any(|record| record.own));
    assert!(is_nobody(&region, &region.marta, other));
    assert_eq!(person::search(&region.cx(&region.marta), "amrani").unwrap().found.len(), 1);
    let merged = region.app.ledger().iter().filter(|action| *action == "records.link").count();
    assert!(merged >= 4, "two records' chains, the agency's, and the looks: {merged}");
    for agency in [&region.prison, &region.ngo] {
        let told = region
            .app
            .world
            .db
            .read(|tx| throughline_store::testing::notices(tx, agency.id, "people_merged"));
        assert_eq!(told.unwrap(), 1);
    }
}

#[test]
fn two_open_stays_ask_whose_goes_on() {
    let region = Region::new();
    let steward = steward(&region);
    walked_in(&region, as_the_ngo_writes_him(), inside());
    compare(&region);
    let (cx, id) = (region.cx(&steward), only_pair(&region, &steward));
    let shown = pair::get(&cx, id).unwrap();
    assert!(shown.clash);
    let refused = pair::decide(&cx, id, shown.pair.version, found(ReviewStatus::Same));
    let Err(Error::Invalid(errors)) = refused else { panic!("{refused:?}") };
    assert_eq!(errors[0].field, "goes_on");
    put_together(&region, &steward, Some(record(&region, &region.nuria, region.youssef)));
    let head = case::head(&region.cx(&region.nuria), region.youssef).unwrap();
    assert_eq!(head.name, "Youssef El Amrani");
}

#[test]
fn what_was_written_meanwhile_is_nobodys_until_the_steward_gives_it() {
    let region = Region::new();
    let steward = steward(&region);
    region.marta_leads(region.youssef);
    met(&region, &region.marta, region.youssef, "Before.");
    let other = walked_in(&region, as_the_ngo_writes_him(), Whereabouts::NotKnown);
    compare(&region);
    let id = put_together(&region, &steward, None);
    met(&region, &region.marta, region.youssef, "Meanwhile.");
    assessed(&region, &region.marta, region.youssef);
    let said = taking_part::SaidBy::Person;
    taking_part::answer(&region.cx(&region.marta), region.youssef, "support_network", "none", said).unwrap();
    region.app.everything_is_shared(region.youssef, &region.marta);
    let counted = |table: &str| region.app.count(table);
    let tables = ["note", "note_paragraph", "need", "answer", "permission"];
    let before = tables.map(counted);
    let expected = merge::get(&region.cx(&steward), id).unwrap().since;
    assert!(expected >= 4, "{expected}");

    take_apart(&region, &steward, id);
    assert_eq!(before, tables.map(counted), "nothing is lost or doubled");
    let notes = |person| note::list(&region.cx(&region.marta), person, 1).map(|seen| seen.notes.len());
    assert_eq!(notes(region.youssef).unwrap(), 1, "what was written before is his");
    let shown = merge::get(&region.cx(&steward), id).unwrap();
    assert_eq!(shown.written.len(), expected);
    assert!(shown.written.iter().all(|one| one.fact.given_to.is_none()));

    // The note was about the other one, who has no case yet; everything else was about Youssef.
    let cx = region.cx(&steward);
    for one in &shown.written {
        let side = if one.fact.kind == Kind::Note { Side::Joined } else { Side::Kept };
        merge::give(&cx, id, one.fact.kind, &one.fact.row, side).unwrap();
        let twice = merge::give(&cx, id, one.fact.kind, &one.fact.row, side);
        assert!(matches!(twice, Err(Error::Conflict(_))), "{twice:?}");
    }
    let permissions = shown.written.iter().filter(|one| one.fact.kind == Kind::Permission).count();
    let mut after = tables.map(counted);
    after[4] -= u64::try_from(permissions).unwrap();
    assert_eq!(before, after, "each yes stands, and is asked for again beside it");
    assert_eq!(notes(region.youssef).unwrap(), 1);
    let held = merge::get(&cx, id).unwrap().merge.holder.unwrap();
    for reader in [&region.marta, &region.nuria] {
        assert!(is_nobody(&region, reader, held));
    }
    assert!(region.app.sees(&region.marta, other));
}

#[test]
fn whom_somebody_found_to_be_two_people_no_other_pair_puts_together() {
    let region = Region::new();
    let steward = steward(&region);
    let first = walked_in(&region, as_the_ngo_writes_him(), Whereabouts::NotKnown);
    compare(&region);
    let (cx, id) = (region.cx(&steward), only_pair(&region, &steward));
    let version = pair::get(&cx, id).unwrap().pair.version;
    pair::decide(&cx, id, version, found(ReviewStatus::Different)).unwrap();
    // A second record of the NGO's, alike to both: joined to the first it cannot join the other.
    walked_in(&region, as_the_ngo_writes_him(), Whereabouts::NotKnown);
    compare(&region);
    let ngo_steward = region.app.user(&region.ngo, &[throughline_domain::agency::Role::DataSteward]);
    let cx = region.cx(&ngo_steward);
    let own = record(&region, &region.marta, first);
    let mut outcomes = Vec::new();
    for listed in pair::list(&cx, 1).unwrap().pairs.iter().filter(|it| it.pair.status == ReviewStatus::Open) {
        let (left, right) = listed.pair.records;
        let goes_on = Some(if left == own || right == own { own } else { left });
        let same = Found { goes_on, ..found(ReviewStatus::Same) };
        outcomes.push(pair::decide(&cx, listed.pair.id, listed.pair.version, same).is_ok());
    }
    outcomes.sort_unstable();
    assert_eq!(outcomes, [false, true]);
}
