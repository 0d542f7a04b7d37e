//! One code and one default configuration reach what Splink reached on every set with truth, each at
//! its best threshold, with parameters estimated anew from the records alone.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "all of this file is tests, and clippy sees only the functions marked so"
)]

mod sets;

use std::collections::HashMap;

use throughline_linkage::{
    candidates::Scope,
    layout::{Column, Layout},
    link::{NotKept, Options, link},
    register::{Builder, Register},
    role::Role,
    value::DateOrder,
};

/// The mapping of the benchmark: the test measures what `bench/linkage/run.py` measures.
fn mapping(name: &str) -> toml::Table {
    let path = format!("{}/../../bench/linkage/maps/{name}.toml", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap().parse().unwrap()
}

fn columns(mapping: &toml::Table) -> Vec<Column> {
    let fields = mapping["fields"].as_table().unwrap();
    fields
        .iter()
        .map(|(field, mapped)| {
            let said = |key: &str| mapped.get(key).and_then(toml::Value::as_str);
            Column {
                field: field.clone(),
                column: mapped.as_str().or_else(|| said("column")).unwrap().to_owned(),
                role: Role::from_name(said("role").unwrap_or(field)).unwrap(),
                order: said("format").map_or(DateOrder::YearFirst, |form| DateOrder::of_form(form).unwrap()),
            }
        })
        .collect()
}

fn register(mapping: &toml::Table, tables: &[String]) -> Register {
    let mut builder = Builder::new(Layout::new(&columns(mapping)).unwrap());
    for (source, table) in (0_u16..).zip(tables) {
        let (headings, rows) = sets::rows(table);
        let place = |column: &str| headings.iter().position(|heading| heading == column).unwrap();
        let id = place(mapping["id"].as_str().unwrap());
        let places: Vec<usize> = builder.layout().columns().iter().map(|column| place(column)).collect();
        for row in rows {
            builder.push(&row[id], source, |column| &row[places[column]]);
        }
    }
    builder.finish().unwrap()
}

/// Pairs of one person in scope, and for each record its person.
fn truth(register: &Register, scope: Scope, text: &str) -> (f64, Vec<String>) {
    let (headings, rows) = sets::rows(text);
    let cluster = headings.iter().position(|heading| heading == "cluster").unwrap();
    let known: HashMap<&str, &str> = rows.iter().map(|row| (&row[0], &row[cluster])).collect();
    let records = 0..u32::try_from(register.len()).unwrap();
    let people: Vec<String> = records.clone().map(|record| known[register.id(record)].to_owned()).collect();
    let mut of_person: HashMap<&str, Vec<u32>> = HashMap::new();
    for record in records {
        of_person.entry(&people[record as usize]).or_default().push(record);
    }
    let mut pairs = 0.0;
    for records in of_person.values() {
        for (place, a) in records.iter().enumerate() {
            let in_scope = |b: &&u32| scope == Scope::All || register.source(*a) != register.source(**b);
            pairs += f64::from(u32::try_from(records[place + 1..].iter().filter(in_scope).count()).unwrap());
        }
    }
    (pairs, people)
}

/// The best F1 over all thresholds. Pairs of one weight stand or fall together.
fn best_f1(mut weighed: Vec<(f64, bool)>, possible: f64) -> f64 {
    weighed.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut best, mut found, mut right): (f64, f64, f64) = (0.0, 0.0, 0.0);
    for of_one_weight in weighed.chunk_by(|a, b| a.0.to_bits() == b.0.to_bits()) {
        for (_, of_one_person) in of_one_weight {
            found += 1.0;
            right += f64::from(u8::from(*of_one_person));
        }
        best = best.max(2.0 * right / (found + possible));
    }
    best
}

/// Links a set with the default configuration and holds it against what Splink reached there.
fn reaches_splink(set: &str, map: &str, tables: &[&str]) {
    let tables: Option<Vec<String>> =
        tables.iter().map(|table| sets::set(&format!("{table}.csv.gz"))).collect();
    let (Some(tables), Some(known), Some(theirs)) =
        (tables, sets::set(&format!("{set}.truth.csv.gz")), sets::set(&format!("splink/{set}.result.json")))
    else {
        return;
    };
    let mapping = mapping(map);
    let between = mapping.get("link").is_some_and(|link| link["pairs"].as_str() == Some("between_files"));
    let scope = if between { Scope::BetweenFiles } else { Scope::All };
    let register = register(&mapping, &tables);
    let (possible, people) = truth(&register, scope, &known);
    let linked = link(&register, &Options { scope, threads: 2, ..Options::default() }, &NotKept).unwrap();
    let weighed = linked
        .pairs
        .iter()
        .map(|pair| (pair.weight, people[pair.left as usize] == people[pair.right as usize]));
    let ours = best_f1(weighed.collect(), possible);
    let theirs: serde_json::Value = serde_json::from_str(&theirs).unwrap();
    let best = &theirs["best_pairwise"];
    let number = |value: &serde_json::Value| value.as_f64().unwrap();
    // The stored result is of these records and these pairs, and was reckoned as ours is.
    assert!((number(&theirs["true_pairs"]) - possible).abs() < 0.5, "{set} has {possible} pairs");
    let again = 2.0 * number(&best["tp"]) / (number(&best["tp"]) + number(&best["fp"]) + possible);
    assert!((number(&best["f1"]) - again).abs() < 1e-9);
    // Its estimate of u depends on the order of rows, which small sets show.
    let below = if register.len() < 10_000 { 0.002 } else { 0.001 };
    println!("{set}: F1 {ours:.4}, Splink's {again:.4}");
    assert!(ours >= again - below, "{set}: F1 {ours:.4} is below Splink's {again:.4}");
}

#[test]
fn fake_1000_is_linked_as_well_as_by_splink() {
    reaches_splink("fake_1000", "fake_1000", &["fake_1000"]);
}

#[test]
fn febrl4_is_linked_as_well_as_by_splink() {
    reaches_splink("febrl4", "febrl4", &["febrl4a", "febrl4b"]);
}

#[test]
fn people_of_five_agencies_are_linked_as_well_as_by_splink() {
    reaches_splink("throughcare_5k_seed7", "throughcare", &["throughcare_5k_seed7"]);
}

#[test]
fn the_best_threshold_is_found() {
    // Three of four true pairs, one false one below them: without it 6/7, with it 6/8.
    let weighed = vec![(9.0, true), (1.0, false), (5.0, true), (4.0, true)];
    assert!((best_f1(weighed, 4.0) - 6.0 / 7.0).abs() < 1e-12);
    // A false pair of the same weight cannot be told apart.
    assert!((best_f1(vec![(4.0, true), (4.0, false)], 1.0) - 2.0 / 3.0).abs() < 1e-12);
}
