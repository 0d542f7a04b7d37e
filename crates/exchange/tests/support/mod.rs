//! What the tests of lists share: sources by name, and a memory of what was accepted.

#![allow(dead_code, clippy::unwrap_used, reason = "each test binary uses a part of this; a test may stop")]

use std::{collections::BTreeMap, convert::Infallible, fs, path::Path};

use jiff::civil::Date;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use throughline_domain::roster::{Accepted, Classified, Fields, Outcome, Previous, Rejection};
use throughline_exchange::{
    roster::{self, Table, Written, rejects_csv},
    source::Source,
};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// A small list: semicolons, UTF-8, one form of dates.
pub const PLAIN: &str = r#"
id = "plain"
title = "Invented list"
jurisdiction = "xx"
establishments = "any"
required = ["surname", "given_name"]
[agency]
name = "Invented prison service"
kind = "prison"
[format]
type = "csv"
delimiter = ";"
[dates]
forms = ["dd/mm/yyyy"]
[key]
kind = "number"
column = "No"
[columns]
surname = "Surname"
given_name = "Given"
birth_date = "Born"
release_date = "Release"
"#;

pub fn plain_source() -> Source {
    source_of(PLAIN)
}

/// One of the sources that are shipped.
pub fn source(name: &str) -> Source {
    let folder = Path::new(ROOT).join("sources");
    let text = fs::read_to_string(folder.join(format!("{name}.toml"))).unwrap();
    Source::parse(&text, name, &|path| fs::read_to_string(folder.join(path))).unwrap()
}

/// A source written in a test.
pub fn source_of(text: &str) -> Source {
    Source::parse(text, "test.toml", &|_| Ok("Girona\nHospitalet de Llobregat, L'\n".to_owned())).unwrap()
}

/// A file of the shared data, if it is at hand.
pub fn shared(path: &str) -> Option<Vec<u8>> {
    let found = fs::read(Path::new(ROOT).join("../shared/data").join(path)).ok();
    if found.is_none() {
        eprintln!("skipped: ../shared/data/{path} is not here");
    }
    found
}

/// What a database would remember of a source.
#[derive(Default, Clone)]
pub struct Memory {
    pub accepted: BTreeMap<String, Fields>,
    identifiers: BTreeMap<String, Vec<(String, String)>>,
}

impl Previous for Memory {
    type Error = Infallible;

    fn accepted(&mut self, key: &str) -> Result<Option<Accepted>, Infallible> {
        Ok(self.accepted.get(key).map(Accepted::from))
    }

    fn keys_carrying(&mut self, kind: &str, normal: &str) -> Result<Vec<String>, Infallible> {
        let carries = |(_, found): &(&String, &Vec<(String, String)>)| {
            found.iter().any(|(k, n)| k == kind && n == normal)
        };
        Ok(self.identifiers.iter().filter(carries).map(|(key, _)| key.clone()).collect())
    }
}

/// Imports a list: classifies it and remembers what was accepted, row by row.
pub fn import(
    source: &Source,
    bytes: &[u8],
    name: &str,
    list_date: Date,
    memory: &mut Memory,
) -> (Classified, Table) {
    let table = roster::read(source, bytes, name).unwrap();
    let list = roster::classify(source, &table, list_date, memory).unwrap();
    for (raw, verdict) in table.rows().iter().zip(&list.verdicts) {
        assert_eq!(raw.number(), verdict.number);
        if matches!(verdict.outcome, Outcome::New | Outcome::Changed) {
            let row = roster::parse(source, &table, raw, list_date).unwrap();
            let identifiers = row.identifiers.iter().map(|found| (found.kind.to_string(), found.normal()));
            memory.identifiers.insert(row.key.clone(), identifiers.collect());
            memory.accepted.insert(row.key.clone(), row.fields());
        }
    }
    (list, table)
}

/// Rows, new, changed, unchanged, rejected; they add up.
pub fn counts(list: &Classified) -> (u64, u64, u64, u64, u64) {
    let counts = &list.counts;
    assert_eq!(counts.rows, counts.new + counts.changed + counts.unchanged + counts.rejected);
    assert_eq!(counts.rejected, counts.reasons.values().sum::<u64>());
    assert_eq!(counts.rows, list.verdicts.len() as u64);
    (counts.rows, counts.new, counts.changed, counts.unchanged, counts.rejected)
}

/// The download of the rejected rows of a list.
pub fn rejects(source: &Source, table: &Table, list: &Classified) -> Vec<u8> {
    let rejected: Vec<(Written, &[Rejection])> = table
        .rows()
        .iter()
        .zip(&list.verdicts)
        .filter_map(|(raw, verdict)| match &verdict.outcome {
            Outcome::Rejected(rejections) => {
                let written = table.written(raw);
                assert_eq!(Written::from_text(&written.to_text()).unwrap(), written);
                Some((written, rejections.as_slice()))
            }
            _ => None,
        })
        .collect();
    rejects_csv(source, rejected.iter().map(|(written, rejections)| (written, *rejections)))
}

/// A workbook with real dates and a particle column.
pub const SHEET: &str = r#"
id = "sheet"
title = "Invented workbook"
jurisdiction = "xx"
establishments = "any"
[agency]
name = "Invented prison service"
kind = "prison"
[format]
type = "xlsx"
[dates]
forms = ["dd/mm/yyyy"]
[key]
kind = "number"
column = "Number"
[columns]
surname = "Surname"
particle = "Prefix"
given_name = "Given"
birth_date = "Born"
release_date = "Release"
[facts.dependent_children]
column = "Children"
category = "13"
type = "integer"
"#;

/// A list as [`SHEET`] describes it: a title, and two people.
pub fn workbook() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    sheet.write(0, 0, "Release list").unwrap();
    for (column, heading) in
        (0..).zip(["Number", "Prefix", "Surname", "Given", "Born", "Release", "Children"])
    {
        sheet.write(2, column, heading).unwrap();
    }
    sheet.write(3, 0, 3_625_655_523_f64).unwrap();
    sheet.write(3, 1, "van der").unwrap();
    sheet.write(3, 2, "Berg").unwrap();
    sheet.write(3, 3, "Jan").unwrap();
    let born = ExcelDateTime::from_ymd(1980, 5, 1).unwrap().and_hms(9, 30, 0).unwrap();
    sheet.write_with_format(3, 4, born, &day).unwrap();
    sheet.write_with_format(3, 5, ExcelDateTime::from_ymd(2026, 12, 1).unwrap(), &day).unwrap();
    sheet.write(3, 6, 2).unwrap();
    sheet.write(4, 0, 77).unwrap();
    sheet.write(4, 2, "Pla").unwrap();
    sheet.write(4, 4, "31/02/1980").unwrap();
    workbook.save_to_buffer().unwrap()
}
