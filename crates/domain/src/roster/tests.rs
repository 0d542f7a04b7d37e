//! What a list means, told as the field would tell it.

use std::{collections::BTreeMap, convert::Infallible, sync::Arc};

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::{category::Category, town::Towns};

const LIST_DATE: Date = date(2026, 11, 2);

/// Somebody sentenced, admitted in January 2026, to be released on 1 December 2026.
fn person(number: u64, key: &str, surname: &str, birth: Date) -> Draft {
    Draft {
        number,
        key: key.to_owned(),
        name: Name { surname: surname.to_owned(), given_name: "ANA".to_owned() },
        birth_date: Reading::Read(birth),
        admitted_on: Reading::Read(date(2026, 1, 10)),
        release_date: Reading::Read(date(2026, 12, 1)),
        release_kind: "final".to_owned(),
        facts: vec![fact(field::LEGAL_STATUS, Reading::Read("sentenced".to_owned()))],
        ..Draft::default()
    }
}

fn fact(name: &str, reading: Reading<String>) -> DraftFact {
    DraftFact {
        name: name.into(),
        category: Category::Sentence,
        as_written: "as written".to_owned(),
        reading,
    }
}

fn rules() -> Rules {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    Rules {
        required: words(&[field::SURNAME]),
        release_date_optional_for: words(&["remand"]),
        towns: Some(Arc::new(Towns::parse("Girona\nSalt"))),
        establishments: None,
    }
}

fn reasons(draft: Draft) -> Vec<&'static str> {
    match parse_row(draft, &rules(), LIST_DATE) {
        Ok(_) => Vec::new(),
        Err(refused) => refused.rejections.iter().map(|rejection| rejection.reason.code()).collect(),
    }
}

fn cautions(draft: Draft) -> Vec<&'static str> {
    let row = parse_row(draft, &rules(), LIST_DATE).unwrap();
    row.warnings.iter().map(|warning| warning.caution.code()).collect()
}

/// What was accepted before, by key.
#[derive(Default)]
struct Memory(BTreeMap<String, Row>);

impl Previous for Memory {
    type Error = Infallible;
    fn accepted(&mut self, key: &str) -> Result<Option<Accepted>, Infallible> {
        Ok(self.0.get(key).map(|row| Accepted::from(&row.fields())))
    }
    fn keys_carrying(&mut self, kind: &str, normal: &str) -> Result<Vec<String>, Infallible> {
        let carries =
            |row: &&Row| row.identifiers.iter().any(|found| &*found.kind == kind && found.normal() == normal);
        Ok(self.0.values().filter(carries).map(|row| row.key.clone()).collect())
    }
}

fn classified(drafts: &[Draft], memory: &mut Memory) -> Classified {
    let sketches: Vec<_> =
        drafts.iter().map(|draft| Sketch::of(&parse_row(draft.clone(), &rules(), LIST_DATE))).collect();
    classify(&sketches, memory).unwrap()
}

fn remember(drafts: &[Draft]) -> Memory {
    let rows = drafts.iter().filter_map(|draft| parse_row(draft.clone(), &rules(), LIST_DATE).ok());
    Memory(rows.map(|row| (row.key.clone(), row)).collect())
}

/// One word per row: new, changed, unchanged, or the first reason.
fn words(list: &Classified) -> Vec<&'static str> {
    let word = |verdict: &Verdict| match &verdict.outcome {
        Outcome::New => "new",
        Outcome::Changed => "changed",
        Outcome::Unchanged => "unchanged",
        Outcome::Rejected(rejections) => rejections[0].reason.code(),
    };
    list.verdicts.iter().map(word).collect()
}

const BORN: Date = date(1980, 5, 1);
const BORN_LATER: Date = date(1991, 7, 9);

#[test]
fn a_row_is_refused_for_what_cannot_be_true() {
    let plain = || person(2, "1", "ROCA", BORN);
    assert_eq!(reasons(plain()), [""; 0]);
    assert_eq!(reasons(Draft { key: String::new(), ..plain() }), ["no_identifier"]);
    assert_eq!(
        reasons(Draft { birth_date: Reading::Read(date(2031, 5, 12)), ..plain() }),
        ["birth_in_future"]
    );
    assert_eq!(
        reasons(Draft { birth_date: Reading::Impossible("31/02".into()), ..plain() }),
        ["date_impossible"]
    );
    assert_eq!(
        reasons(Draft { admitted_on: Reading::Unknown("soon".into()), ..plain() }),
        ["date_unreadable"]
    );
    assert_eq!(
        reasons(Draft { release_date: Reading::Read(date(2026, 1, 9)), ..plain() }),
        ["release_before_admission"]
    );
    assert_eq!(reasons(Draft { release_date: Reading::Blank, ..plain() }), ["release_date_required"]);
    assert_eq!(reasons(Draft { shape: Shape::Short, ..Draft::default() }), ["short_row", "no_identifier"]);
    let nobody = Name::default();
    assert_eq!(reasons(Draft { name: nobody, ..plain() }), ["name_missing"]);
}

#[test]
fn a_release_is_long_past_after_365_days() {
    let released = |day: Date| Draft {
        admitted_on: Reading::Blank,
        release_date: Reading::Read(day),
        ..person(2, "1", "ROCA", BORN)
    };
    assert_eq!(reasons(released(date(2025, 11, 2))), [""; 0], "365 days");
    assert_eq!(reasons(released(date(2025, 11, 1))), ["release_long_past"], "366 days");
}

#[test]
fn a_day_that_stands_for_no_date_is_refused() {
    let plain = || person(2, "1", "ROCA", BORN);
    let born = |day| reasons(Draft { birth_date: Reading::Read(day), ..plain() });
    assert_eq!(born(date(1900, 1, 1)), ["date_implausible"]);
    assert_eq!(born(date(1906, 11, 2)), [""; 0], "120 years");
    assert_eq!(born(date(9999, 12, 31)), ["date_implausible", "birth_in_future"]);
    let leaves = |day| reasons(Draft { release_date: Reading::Read(day), ..plain() });
    assert_eq!(leaves(date(9999, 12, 31)), ["date_implausible"]);
    assert_eq!(leaves(date(2086, 11, 2)), [""; 0], "60 years");
    let admitted = |day| reasons(Draft { admitted_on: Reading::Read(day), ..plain() });
    assert_eq!(admitted(date(1, 1, 1)), ["date_implausible"]);
    let sentenced = |day| reasons(Draft { sentenced_on: Reading::Read(day), ..plain() });
    assert_eq!(sentenced(date(1, 1, 1)), ["date_implausible"]);
    assert_eq!(sentenced(date(2026, 3, 1)), [""; 0]);
}

#[test]
fn a_birth_date_that_stands_for_none_makes_nobody_the_same_person() {
    let none = |number, surname| Draft {
        birth_date: Reading::Read(date(1900, 1, 1)),
        ..person(number, "1", surname, BORN)
    };
    let list = classified(&[none(2, "ROCA"), none(3, "VIDAL")], &mut Memory::default());
    assert_eq!(list.conflicts.len(), 1, "two surnames, no birth date: two people");
}

#[test]
fn a_text_that_fills_a_page_is_no_name_and_no_number() {
    let plain = || person(2, "1", "ROCA", BORN);
    assert_eq!(reasons(person(2, &"1".repeat(201), "ROCA", BORN)), ["cell_too_long"]);
    assert_eq!(reasons(person(2, "1", &"É".repeat(201), BORN)), ["cell_too_long"]);
    assert_eq!(reasons(person(2, "1", &"É".repeat(200), BORN)), [""; 0], "characters, not bytes");
    assert_eq!(reasons(Draft { establishment: "x".repeat(201), ..plain() }), ["cell_too_long"]);
    let refused = parse_row(person(2, &"1".repeat(201), "ROCA", BORN), &rules(), LIST_DATE).unwrap_err();
    assert_eq!(refused.key, None, "it is no key that anything can be found under");
}

#[test]
fn a_row_is_taken_with_a_warning_for_what_only_wants_a_look() {
    let plain = || person(2, "1", "ROCA", BORN);
    assert_eq!(cautions(Draft { town: "Gerona".into(), ..plain() }), ["unknown_town"]);
    assert_eq!(cautions(Draft { town: "SALT".into(), ..plain() }), [""; 0]);
    assert_eq!(cautions(Draft { birth_date: Reading::Blank, ..plain() }), ["birth_date_missing"]);
    let remand = fact(field::LEGAL_STATUS, Reading::Read("remand".into()));
    let waiting = Draft { facts: vec![remand], release_date: Reading::Blank, ..plain() };
    assert_eq!(cautions(waiting), ["release_date_missing"]);
    let unknown =
        Draft { facts: vec![fact("support_network", Reading::Unknown("potser".into()))], ..plain() };
    assert_eq!(cautions(unknown.clone()), ["unknown_value"]);
    let row = parse_row(unknown, &rules(), LIST_DATE).unwrap();
    assert_eq!(row.fact("support_network"), None, "not yet known");
    assert_eq!(row.facts[0].as_written, "as written", "but kept");
}

#[test]
fn two_rows_of_one_key() {
    let roca = person(2, "1", "ROCA PUIG", BORN);
    let moved = Draft { number: 3, release_date: Reading::Read(date(2026, 12, 9)), ..roca.clone() };
    let again = Draft { number: 4, ..roca.clone() };
    let broken = Draft { number: 5, release_date: Reading::Impossible("31/02/2027".into()), ..roca.clone() };
    let other = person(6, "1", "VIDAL", BORN_LATER);
    let broken_other = Draft { number: 7, release_date: Reading::Blank, ..other.clone() };
    let list = |drafts: &[&Draft]| {
        let drafts: Vec<Draft> = drafts.iter().map(|draft| (*draft).clone()).collect();
        words(&classified(&drafts, &mut Memory::default()))
    };
    assert_eq!(list(&[&roca, &again]), ["new", "unchanged"]);
    assert_eq!(list(&[&roca, &moved]), ["contradicting_rows"; 2]);
    assert_eq!(list(&[&roca, &again, &moved]), ["contradicting_rows"; 3], "a majority proves nothing");
    assert_eq!(list(&[&roca, &other]), ["key_on_two_people"; 2]);
    assert_eq!(list(&[&roca, &again, &other]), ["key_on_two_people"; 3]);
    assert_eq!(list(&[&broken, &roca]), ["date_impossible", "new"], "a broken row does not spoil a good one");
    assert_eq!(list(&[&roca, &broken_other]), ["key_on_two_people", "release_date_required"]);
}

#[test]
fn a_shortened_name_is_a_change_and_a_stranger_is_a_conflict() {
    let mut memory = remember(&[person(2, "1", "ROCA I PUIG", BORN), person(3, "2", "FONT", BORN)]);
    let list = classified(
        &[person(2, "1", "ROCA", BORN), person(3, "2", "VIDAL", BORN_LATER), person(4, "3", "SERRA", BORN)],
        &mut memory,
    );
    assert_eq!(words(&list), ["changed", "key_known_on_other_person", "new"]);
    assert_eq!(list.conflicts, [Conflict { key: "2".into(), rows: vec![3], known_before: true }]);
}

#[test]
fn people_differ_when_neither_birth_nor_any_part_of_the_surname_agrees() {
    let who = |surname: &str, birth: Option<Date>| Identity { surname: surname.into(), birth_date: birth };
    let roca = who("DE LA ROCA-PUIG", Some(BORN));
    assert!(!different_people(&roca, &who("Vidal", Some(BORN))), "married and renamed");
    assert!(!different_people(&roca, &who("puig", Some(BORN_LATER))), "a mistyped birth date");
    assert!(different_people(&roca, &who("DE LA FONT", Some(BORN_LATER))), "particles are no agreement");
    assert!(different_people(&roca, &who("VIDAL", None)), "an unknown birth date confirms nobody");
}

#[test]
fn one_document_on_two_numbers_is_a_possible_match() {
    let with = |draft: Draft, value: &str| Draft {
        identifiers: vec![Identifier { kind: "document".into(), value: value.into() }],
        ..draft
    };
    let mut memory = remember(&[with(person(2, "1", "ROCA", BORN), "X-1234567-L")]);
    let list = classified(&[with(person(3, "2", "ROCA", BORN), "x1234567l")], &mut memory);
    assert_eq!(words(&list), ["new"]);
    assert_eq!(list.verdicts[0].warnings[0].caution, Caution::SharedIdentifier);
    let expected = PossibleMatch {
        kind: "document".into(),
        normal: "x1234567l".into(),
        left_key: "1".into(),
        right_key: "2".into(),
    };
    assert_eq!(list.possible_matches, [expected]);
    // The other number gave its document up in the same list: nothing is shared any more.
    let list = classified(
        &[with(person(2, "1", "ROCA", BORN), "Y7654321"), with(person(3, "2", "ROCA", BORN), "x1234567l")],
        &mut memory,
    );
    assert!(list.possible_matches.is_empty());
}

#[test]
fn gone_is_asked_only_where_the_list_promised_to_be_complete() {
    let list = classified(
        &[Draft { number: 2, release_date: Reading::Blank, ..person(2, "rejected", "ROCA", BORN) }],
        &mut Memory::default(),
    );
    let expected = |key: &str, unit: &str, release: Option<Date>| Expected {
        key: key.into(),
        establishment: Some(unit.into()),
        release_date: release,
    };
    let people = || {
        vec![
            expected("soon", "Ponent", Some(date(2026, 11, 20))),
            expected("passed", "Ponent", Some(date(2026, 10, 30))),
            expected("far", "Ponent", Some(date(2028, 1, 1))),
            expected("undated", "Ponent", None),
            expected("elsewhere", "Joves", Some(date(2026, 11, 20))),
            expected("rejected", "Ponent", Some(date(2026, 11, 20))),
        ]
    };
    let ponent = Some(["ponent".to_owned()].into());
    let within = Completeness { establishments: ponent.clone(), horizon: Horizon::Days(90) };
    let keys = |completeness: &Completeness| -> Vec<String> {
        gone(completeness, LIST_DATE, &list, people().into_iter()).map(|person| person.key).collect()
    };
    assert_eq!(keys(&within), ["soon", "passed"]);
    let everybody = Completeness { establishments: None, horizon: Horizon::Everybody };
    assert_eq!(keys(&everybody), ["soon", "passed", "far", "undated", "elsewhere"]);
}

#[test]
fn stored_fields_come_back_and_say_what_changed() {
    let before = parse_row(person(2, "1", "ROCA PUIG", BORN), &rules(), LIST_DATE).unwrap().fields();
    let now = parse_row(person(9, "1", "ROCA", BORN), &rules(), LIST_DATE).unwrap().fields();
    assert_eq!(Fields::from_text(&before.to_text()).unwrap(), before);
    let change = |before: &str, after: &str| Change {
        field: "surname".into(),
        before: Some(before.into()),
        after: Some(after.into()),
    };
    assert_eq!(before.changes(&now), [change("ROCA PUIG", "ROCA")]);
}

fn any_draft() -> impl Strategy<Value = Draft> {
    let key = prop_oneof![Just(""), Just("1"), Just("2"), Just("3")];
    let surname = prop_oneof![Just("ROCA PUIG"), Just("ROCA"), Just("VIDAL"), Just("")];
    let birth = prop_oneof![
        Just(Reading::Read(BORN)),
        Just(Reading::Read(BORN_LATER)),
        Just(Reading::Blank),
        Just(Reading::Impossible("00/00".to_owned())),
    ];
    let document = prop_oneof![Just(""), Just("X1"), Just("x-1"), Just("Y2")];
    (key, surname, birth, document, any::<bool>()).prop_map(|(key, surname, birth_date, document, whole)| {
        Draft {
            birth_date,
            shape: if whole { Shape::Whole } else { Shape::Short },
            identifiers: vec![Identifier { kind: "document".into(), value: document.into() }],
            ..person(0, key, surname, BORN)
        }
    })
}

fn numbered(drafts: Vec<Draft>) -> Vec<Draft> {
    (1..).zip(drafts).map(|(number, draft)| Draft { number, ..draft }).collect()
}

proptest! {
    #[test]
    fn every_row_gets_exactly_one_outcome(drafts in prop::collection::vec(any_draft(), 0..24)) {
        let drafts = numbered(drafts);
        let list = classified(&drafts, &mut Memory::default());
        let counts = &list.counts;
        prop_assert_eq!(counts.rows, drafts.len() as u64);
        prop_assert_eq!(counts.rows, counts.new + counts.changed + counts.unchanged + counts.rejected);
        prop_assert_eq!(counts.rejected, counts.reasons.values().sum::<u64>());
    }

    #[test]
    fn the_same_list_twice_changes_nothing(drafts in prop::collection::vec(any_draft(), 0..24)) {
        let drafts = numbered(drafts);
        let first = classified(&drafts, &mut Memory::default());
        let taken: Vec<Draft> = drafts.iter().zip(&first.verdicts)
            .filter(|(_, verdict)| !matches!(verdict.outcome, Outcome::Rejected(_)))
            .map(|(draft, _)| draft.clone())
            .collect();
        let again = classified(&drafts, &mut remember(&taken));
        prop_assert_eq!((again.counts.new, again.counts.changed), (0, 0));
        prop_assert_eq!(again.counts.unchanged, first.counts.new + first.counts.unchanged);
        prop_assert_eq!(again.counts.reasons, first.counts.reasons);
    }

    #[test]
    fn the_order_of_the_rows_does_not_matter(
        drafts in prop::collection::vec(any_draft(), 0..24).prop_map(numbered),
        seed in any::<prop::sample::Index>(),
    ) {
        let mut turned = drafts.clone();
        turned.reverse();
        let middle = if turned.is_empty() { 0 } else { seed.index(turned.len()) };
        turned.rotate_left(middle);
        let (straight, turned) =
            (classified(&drafts, &mut Memory::default()), classified(&turned, &mut Memory::default()));
        prop_assert_eq!(&straight.counts, &turned.counts);
        prop_assert_eq!(&straight.possible_matches, &turned.possible_matches);
        // Row by row too, except which of several exact duplicates is the first.
        let rejected = |list: &Classified| {
            let mut rows: Vec<_> = list.verdicts.iter()
                .filter(|verdict| matches!(verdict.outcome, Outcome::Rejected(_)))
                .map(|verdict| (verdict.number, verdict.outcome.clone()))
                .collect();
            rows.sort_by_key(|(number, _)| *number);
            rows
        };
        prop_assert_eq!(rejected(&straight), rejected(&turned));
    }
}
