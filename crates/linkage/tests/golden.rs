//! Given Splink's stored model, our engine gives Splink's match weights: 3,000 pairs of each golden
//! file, with the weight of every field, to a billionth of a bit.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "all of this file is tests, and clippy sees only the functions marked so"
)]

mod sets;

use std::collections::HashMap;

use serde::Deserialize;
use throughline_linkage::{
    compare::Test,
    evidence::Scorer,
    layout::{Column, Layout},
    model::{Comparison, Grade, Level, Model},
    register::Builder,
    role::Role,
    value::DateOrder,
};

#[derive(Deserialize)]
struct Fixture {
    tables: Vec<String>,
    comparison: Vec<Mapped>,
}

#[derive(Deserialize)]
struct Mapped {
    column: String,
    #[serde(default)]
    date: bool,
    levels: Vec<Vec<Test>>,
    default_m: Option<f64>,
}

/// There, comparisons were of bytes. A character for each byte makes ours the same.
fn bytes_as_characters(text: &str) -> String {
    text.bytes().map(char::from).collect()
}

/// There, a date that no calendar has says nothing.
fn real_date(text: &str) -> bool {
    let digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(10)).collect();
    let number = |from: usize, to: usize| digits[from..to].iter().fold(0, |n, d| n * 10 + d);
    if digits.len() != 8 {
        return false;
    }
    let (year, month, day) = (number(0, 4), number(4, 6), number(6, 8));
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let longest = [31, 28 + u32::from(leap), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    (1..=12).contains(&month) && day >= 1 && day <= longest[month as usize - 1]
}

fn model(name: &str, fixture: &Fixture, stored: &serde_json::Value) -> Model {
    let number = |value: &serde_json::Value| value.as_f64();
    let comparison = fixture
        .comparison
        .iter()
        .map(|mapped| {
            let stored = stored["comparisons"]
                .as_array()
                .unwrap()
                .iter()
                .find(|comparison| comparison["output_column_name"] == mapped.column.as_str())
                .unwrap();
            let levels: Vec<&serde_json::Value> = stored["comparison_levels"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|level| level["is_null_level"] != true)
                .collect();
            assert_eq!(levels.len(), mapped.levels.len(), "{name}: {}", mapped.column);
            let level = levels
                .iter()
                .zip(&mapped.levels)
                .map(|(stored, tests)| {
                    let u = number(&stored["u_probability"]).unwrap();
                    Level {
                        test: tests.clone(),
                        shows: Grade::Agrees,
                        m: number(&stored["m_probability"]).or(mapped.default_m).unwrap(),
                        u,
                        share: stored["tf_adjustment_column"].is_string().then_some(u),
                        kin: None,
                    }
                })
                .collect();
            Comparison { field: mapped.column.clone(), role: Role::Verbatim, level }
        })
        .collect();
    let prior = number(&stored["probability_two_random_records_match"]).unwrap();
    Model { version: name.to_owned(), prior, estimated: None, comparison }
}

fn reproduces(name: &str) {
    let fixture = std::fs::read_to_string(format!("{}/tests/splink/{name}.toml", env!("CARGO_MANIFEST_DIR")));
    let fixture: Fixture = toml::from_str(&fixture.unwrap()).unwrap();
    let stored = sets::set(&format!("splink/{name}.model.json"));
    let golden = sets::set(&format!("splink/{name}.golden.csv.gz"));
    let tables: Option<Vec<String>> =
        fixture.tables.iter().map(|table| sets::set(&format!("{table}.csv.gz"))).collect();
    let (Some(stored), Some(golden), Some(tables)) = (stored, golden, tables) else { return };
    let mut model = model(name, &fixture, &serde_json::from_str(&stored).unwrap());

    let columns: Vec<Column> = fixture
        .comparison
        .iter()
        .map(|mapped| Column {
            field: mapped.column.clone(),
            column: mapped.column.clone(),
            role: Role::Verbatim,
            order: DateOrder::YearFirst,
        })
        .collect();
    let layout = Layout::new(&columns).unwrap();
    let fields = layout.fields().to_vec();
    model.comparison.sort_by_key(|c| fields.iter().position(|field| field.name == c.field));
    let mut builder = Builder::new(layout);
    for table in &tables {
        let (headings, rows) = sets::rows(table);
        let place = |column: &str| headings.iter().position(|heading| heading == column).unwrap();
        let places: Vec<(usize, bool)> = builder
            .layout()
            .columns()
            .iter()
            .map(|column| {
                let date = fixture.comparison.iter().any(|mapped| mapped.column == *column && mapped.date);
                (place(column), date)
            })
            .collect();
        for row in rows {
            let cells: Vec<String> = places
                .iter()
                .map(|(place, date)| {
                    let cell = row[*place].trim();
                    if *date && !real_date(cell) { String::new() } else { bytes_as_characters(cell) }
                })
                .collect();
            builder.push(&row[place("id")], 0, |column| &cells[column]);
        }
    }
    let register = builder.finish().unwrap();
    let records: HashMap<&str, u32> =
        (0..u32::try_from(register.len()).unwrap()).map(|record| (register.id(record), record)).collect();
    let scorer = Scorer::new(model, register.layout()).unwrap();

    let (headings, rows) = sets::rows(&golden);
    assert_eq!(rows.len(), 3000);
    let place = |column: &str| headings.iter().position(|heading| heading == column);
    for row in rows {
        let [left, right] = ["id_l", "id_r"].map(|column| &row[place(column).unwrap()]);
        let found = scorer.in_register(&register, records[left], records[right]);
        let expected = |column: &str| place(column).map(|place| row[place].parse::<f64>().unwrap());
        for field in &found.fields {
            let weight = expected(&format!("mw_{}", field.field)).unwrap();
            assert!((field.weight - weight).abs() < 1e-9, "{left} {right} {field:?} {weight}");
            let rarity = expected(&format!("mw_tf_adj_{}", field.field)).unwrap_or(0.0);
            assert!((field.rarity - rarity).abs() < 1e-9, "{left} {right} {field:?} {rarity}");
        }
        let weight = expected("match_weight").unwrap();
        assert!((found.weight - weight).abs() < 1e-9, "{left} {right} {} {weight}", found.weight);
        let probability = expected("match_probability").unwrap();
        assert!((found.probability - probability).abs() < 1e-9, "{left} {right}");
        // And the other way round it is the same.
        let back = scorer.in_register(&register, records[right], records[left]);
        assert!((back.weight - found.weight).abs() < 1e-12, "{left} {right} is not symmetric");
    }
}

#[test]
fn the_weights_of_fake_1000_are_reproduced() {
    reproduces("fake_1000");
}

#[test]
fn the_weights_of_febrl4_are_reproduced() {
    reproduces("febrl4");
}
