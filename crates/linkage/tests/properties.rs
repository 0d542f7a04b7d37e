//! What holds for any records: scores are symmetric, the order of input changes nothing, a run that
//! was cut short goes on to the same end.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "all of this file is tests, and clippy sees only the functions marked so"
)]

use std::{collections::BTreeMap, sync::Mutex};

use proptest::prelude::*;
use throughline_linkage::{
    candidates::Budget,
    evidence::{NotCounted, Profile, Scorer},
    layout::{Column, Layout},
    link::{Linked, NotKept, Options, Pieces, link},
    model::{Grade, Model},
    register::{Builder, Register},
    role::Role,
    value::DateOrder,
};

const ROLES: [Role; 7] = [
    Role::GivenName,
    Role::Surname,
    Role::SecondSurname,
    Role::BirthDate,
    Role::Identifier,
    Role::Phone,
    Role::Place,
];

fn layout() -> Layout {
    let column = |role: Role| Column {
        field: role.name().to_owned(),
        column: role.name().to_owned(),
        role,
        order: DateOrder::YearFirst,
    };
    Layout::new(&ROLES.map(column)).unwrap()
}

type Record = [String; 7];

fn register(records: &[(String, Record)]) -> Register {
    let layout = layout();
    let mut builder = Builder::new(layout.clone());
    for (id, cells) in records {
        let at = |column: usize| {
            let name = &layout.columns()[column];
            cells[ROLES.iter().position(|role| role.name() == name).unwrap()].clone()
        };
        let cells: Vec<String> = (0..ROLES.len()).map(at).collect();
        builder.push(id, 0, |column| &cells[column]);
    }
    builder.finish().unwrap()
}

fn record() -> impl Strategy<Value = Record> {
    let name =
        "(José|Pepe|Josep Maria|Mohamed|Mouhamed|M.|Anna|García|de la Cruz|El Amrani|Amrani|Puig-Serra)?";
    let date = "(19[5-9][0-9]-0[1-9]-(0[1-9]|1[0-2])|)";
    (name, name, name, date, "([0-9]{1,2}345678[A-Z])?", "(6001122[0-9]{2})?", "(08019|25120|Vic)?")
        .prop_map(|(a, b, c, d, e, f, g)| [a, b, c, d, e, f, g])
}

fn numbered(records: Vec<Record>) -> Vec<(String, Record)> {
    records.into_iter().enumerate().map(|(number, record)| (format!("r{number:03}"), record)).collect()
}

/// Nothing fits into this budget but what the rules find.
fn by_rules() -> Options {
    Options { budget: Budget { for_each_record: 12, at_least: 0 }, report_from: -40.0, ..Options::default() }
}

fn told(register: &Register, linked: &Linked) -> BTreeMap<(String, String), u64> {
    linked
        .pairs
        .iter()
        .map(|p| ((register.id(p.left).to_owned(), register.id(p.right).to_owned()), p.weight.to_bits()))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn scores_are_symmetric(a in record(), b in record()) {
        let layout = layout();
        let scorer = Scorer::new(Model::shipped().unwrap().for_layout(&layout).unwrap(), &layout).unwrap();
        let read = |record: &Record| Profile::read(&layout, |column| {
            let name = &layout.columns()[column];
            &record[ROLES.iter().position(|role| role.name() == name).unwrap()]
        });
        let (a, b) = (read(&a), read(&b));
        let there = scorer.profiles(&a, &b, &NotCounted);
        let back = scorer.profiles(&b, &a, &NotCounted);
        prop_assert!((there.weight - back.weight).abs() < 1e-9, "{:?} {:?}", there, back);
        let sum: f64 = there.fields.iter().map(|field| field.weight + field.rarity).sum();
        prop_assert!((there.weight - sum - scorer.model().prior_weight()).abs() < 1e-9);
        for field in &there.fields {
            prop_assert_eq!(field.grade == Grade::Missing, field.level == 0);
        }
    }

    #[test]
    fn the_order_of_input_does_not_matter(records in proptest::collection::vec(record(), 2..40), by in 0_usize..40) {
        let records = numbered(records);
        let mut turned = records.clone();
        turned.rotate_left(by % records.len());
        turned.swap(0, records.len() - 1);
        let (one, other) = (register(&records), register(&turned));
        let linked = |register: &Register| link(register, &by_rules(), &NotKept).unwrap();
        let (a, b) = (linked(&one), linked(&other));
        prop_assert_eq!(told(&one, &a), told(&other, &b));
        prop_assert_eq!(a.model, b.model);
    }
}

/// Keeps pieces as a folder would.
#[derive(Default)]
struct Kept {
    pieces: Mutex<BTreeMap<usize, Vec<u8>>>,
    taken: Mutex<usize>,
}

impl Pieces for Kept {
    fn take(&self, number: usize) -> Option<Vec<u8>> {
        let piece = self.pieces.lock().unwrap().get(&number).cloned();
        *self.taken.lock().unwrap() += usize::from(piece.is_some());
        piece
    }
    fn keep(&self, number: usize, piece: &[u8]) {
        self.pieces.lock().unwrap().insert(number, piece.to_vec());
    }
    fn progress(&self, _: usize, _: usize) {}
}

fn people() -> Vec<(String, Record)> {
    let names = ["Anna", "Josep", "José", "Mohamed", "Mohammed", "Marta"];
    let surnames = ["Puig", "García", "Garcia", "Amrani", "El Amrani", "Serra"];
    numbered(
        (0..90_usize)
            .map(|n| {
                let person = n / 2;
                [
                    names[person % 6].to_owned(),
                    surnames[person / 3 % 6].to_owned(),
                    String::new(),
                    format!("19{:02}-0{}-1{}", 50 + person % 50, 1 + person % 9, person % 7),
                    String::new(),
                    format!("6001{:05}", person * 37),
                    "08019".to_owned(),
                ]
            })
            .collect(),
    )
}

#[test]
fn a_run_that_was_cut_short_goes_on_to_the_same_end() {
    let register = register(&people());
    let kept = Kept::default();
    let first = link(&register, &by_rules(), &kept).unwrap();
    assert_eq!((*kept.taken.lock().unwrap(), kept.pieces.lock().unwrap().len()), (0, 1));
    let second = link(&register, &by_rules(), &kept).unwrap();
    assert_eq!(*kept.taken.lock().unwrap(), 1);
    assert_eq!(told(&register, &first), told(&register, &second));
    // A piece that was written half is made again.
    kept.pieces.lock().unwrap().values_mut().for_each(|piece| piece.truncate(piece.len() / 2));
    let third = link(&register, &by_rules(), &kept).unwrap();
    assert_eq!(told(&register, &first), told(&register, &third));
}

#[test]
fn threads_change_nothing() {
    let register = register(&people());
    let alone = link(&register, &by_rules(), &NotKept).unwrap();
    let together = link(&register, &Options { threads: 3, ..by_rules() }, &NotKept).unwrap();
    assert_eq!(told(&register, &alone), told(&register, &together));
    assert_eq!(alone.model, together.model);
}

#[test]
fn a_stored_model_is_taken_as_it_is() {
    let register = register(&people());
    let estimated = link(&register, &by_rules(), &NotKept).unwrap();
    assert!(estimated.model.estimated.is_some());
    let stored = Model::read(&estimated.model.write().unwrap()).unwrap();
    let again = link(&register, &Options { stored: Some(stored), ..by_rules() }, &NotKept).unwrap();
    assert_eq!(told(&register, &estimated), told(&register, &again));
}

#[test]
fn what_a_social_worker_reads_says_what_agrees_and_what_does_not() {
    let layout = layout();
    let scorer = Scorer::new(Model::shipped().unwrap().for_layout(&layout).unwrap(), &layout).unwrap();
    let read = |cells: [&str; 7]| {
        let cells: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
        let layout = layout.clone();
        Profile::read(&layout.clone(), |column| {
            let name = &layout.columns()[column];
            &cells[ROLES.iter().position(|role| role.name() == name).unwrap()]
        })
    };
    let prison = read(["MOHAMED", "EL AMRANI", "", "1980-04-05", "X1234567L", "", "08019"]);
    let town = read(["Mohammed", "Amrani", "", "1980-05-04", "X1234567L", "600112233", "25120"]);
    let found = scorer.profiles(&prison, &town, &NotCounted);
    let grade = |role: Role| found.fields.iter().find(|field| field.role == role).unwrap().grade;
    assert_eq!(grade(Role::GivenName), Grade::Close);
    assert_eq!(grade(Role::Surname), Grade::Agrees);
    assert_eq!(grade(Role::BirthDate), Grade::Close);
    assert_eq!(grade(Role::Identifier), Grade::Agrees);
    assert_eq!(grade(Role::Phone), Grade::Missing);
    assert_eq!(grade(Role::Place), Grade::Differs);
    assert!(found.probability > 0.999, "{found:?}");
    let another = read(["Marta", "Puig", "Serra", "1971-02-03", "12345678Z", "600445566", "08019"]);
    assert!(scorer.profiles(&prison, &another, &NotCounted).probability < 1e-6);
}
