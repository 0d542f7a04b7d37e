//! Every kind of file that a list comes in: our own small invented ones.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop")]

mod support;

use jiff::civil::{Date, date};
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use support::{Memory, counts, import, shared, source, source_of};
use throughline_domain::roster::{Outcome, Refused, Row};
use throughline_exchange::{
    roster::{self, ReadError, Table},
    source::Source,
    wizard,
};

const LIST_DATE: Date = date(2026, 11, 2);
const TITLES: &str = include_str!("fixtures/titles.toml");
const TITLES_LIST: &[u8] = include_bytes!("fixtures/titles_utf16.csv");

fn rows(source: &Source, table: &Table) -> Vec<Result<Row, Refused>> {
    table.rows().iter().map(|row| roster::parse(source, table, row, LIST_DATE)).collect()
}

/// Each data row: its line, and "taken", its warnings, or its first reason.
fn verdicts(source: &Source, bytes: &[u8], name: &str) -> Vec<(u64, String)> {
    let (list, _) = import(source, bytes, name, LIST_DATE, &mut Memory::default());
    counts(&list);
    let word = |row: &throughline_domain::roster::Verdict| match &row.outcome {
        Outcome::Rejected(rejections) => rejections[0].reason.code().to_owned(),
        _ if row.warnings.is_empty() => "taken".to_owned(),
        _ => row.warnings.iter().map(|warning| warning.caution.code()).collect::<Vec<_>>().join(" "),
    };
    list.verdicts.iter().map(|row| (row.number, word(row))).collect()
}

fn expected(rows: &[(u64, &str)]) -> Vec<(u64, String)> {
    rows.iter().map(|(number, word)| (*number, (*word).to_owned())).collect()
}

#[test]
fn a_marked_utf16_list_with_titles_and_whole_names() {
    let source = source_of(&TITLES.replace("\"Num\"", "\"Núm.\""));
    assert_eq!(
        verdicts(&source, TITLES_LIST, "list.csv"),
        expected(&[
            (4, "taken"),
            (5, "exact_duplicate"), // the date in another form, the number in another case
            (6, "date_impossible"),
            (7, "release_date_missing"), // on remand; a time of day beside the birth date
            (8, "name_missing"),         // one name, where the source's people have two
            (9, "short_row"),
            (10, "long_row"),           // a separator inside the name
            (12, "birth_date_missing"), // "n/d" stands for nothing
            (13, "unknown_town unknown_value"),
        ])
    );
}

#[test]
fn a_renamed_column_is_named_with_the_nearest_one() {
    let source = source_of(&TITLES.replace("\"Num\"", "\"Numero\""));
    let message = roster::read(&source, TITLES_LIST, "list.csv").unwrap_err().to_string();
    assert!(message.contains("no column is headed \"Numero\" (the nearest is \"Núm.\")"), "{message}");
}

#[test]
fn a_quote_that_never_closes_does_not_swallow_the_list() {
    let source = source_of(&TITLES.replace("windows-1252", "utf-8"));
    let list = "Num;Nom complet;Naixement;Situació;Llibertat;Població\nA1;\"Roca, Ona;;;;\nA2;Pla, Teo;;;;\n";
    let error = roster::read(&source, list.as_bytes(), "list.csv").unwrap_err();
    assert_eq!(error, ReadError::UnclosedQuote { line: 2 });
}

const SHEET: &str = r#"
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

fn workbook() -> Vec<u8> {
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

#[test]
fn a_workbook_with_titles_and_real_dates() {
    let source = source_of(SHEET);
    let table = roster::read(&source, &workbook(), "list.xlsx").unwrap();
    let rows = rows(&source, &table);
    let jan = rows[0].as_ref().unwrap();
    assert_eq!((jan.number, jan.key.as_str()), (4, "3625655523"));
    assert_eq!(jan.name.surname, "van der Berg");
    assert_eq!((jan.birth_date, jan.release_date), (Some(date(1980, 5, 1)), Some(date(2026, 12, 1))));
    assert_eq!(jan.fact("dependent_children"), Some("2"));
    let pla = rows[1].as_ref().unwrap_err();
    let reasons: Vec<_> = pla.rejections.iter().map(|rejection| rejection.reason.code()).collect();
    assert_eq!(reasons, ["date_impossible", "release_date_required"]);
}

#[test]
fn rejected_rows_of_a_workbook_come_back_as_text() {
    let source = source_of(SHEET);
    let (list, table) = import(&source, &workbook(), "list.xlsx", LIST_DATE, &mut Memory::default());
    let download = String::from_utf8(support::rejects(&source, &table, &list)).unwrap();
    assert!(
        download.contains("date_impossible release_date_required,birth_date release_date,77,,Pla"),
        "{download}"
    );
    let corrected = download.replace("31/02/1980,", "28/02/1980,01/12/2026");
    assert_eq!(verdicts(&source, corrected.as_bytes(), "rejects.csv"), expected(&[(2, "taken")]));
}

#[test]
fn the_wizard_proposes_what_reads_the_shared_lists_alike() {
    for (name, file) in [("ca", "rosters/ca_2026-11-02.csv"), ("en", "rosters/en_2026-11-02.csv")] {
        let Some(bytes) = shared(file) else { return };
        let proposal = wizard::propose(&bytes, file).unwrap();
        assert!(proposal.unmapped.is_empty(), "{:?}", proposal.unmapped);
        let proposed = source_of(&proposal.toml);
        let (list, _) = import(&proposed, &bytes, file, LIST_DATE, &mut Memory::default());
        let (known, _) = import(&source(name), &bytes, file, LIST_DATE, &mut Memory::default());
        assert_eq!(counts(&list), counts(&known), "{}", proposal.toml);
    }
}

#[test]
fn the_wizard_reads_titles_workbooks_and_whole_names() {
    let proposal = wizard::propose(TITLES_LIST, "C:\\lists\\titles_2026.csv").unwrap();
    let source = source_of(&proposal.toml);
    let (list, _) = import(&source, TITLES_LIST, "list.csv", LIST_DATE, &mut Memory::default());
    assert_eq!(list.counts.rows, 9, "{}", proposal.toml);
    let proposal = wizard::propose(&workbook(), "list.xlsx").unwrap();
    let source = source_of(&proposal.toml);
    let table = roster::read(&source, &workbook(), "list.xlsx").unwrap();
    assert!(rows(&source, &table)[0].is_ok(), "{}", proposal.toml);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..600), mark in 0..5_usize) {
        let marks: [&[u8]; 5] = [b"", b"PK\x03\x04", b"\xff\xfe", b"\xef\xbb\xbf", b"\xd0\xcf\x11\xe0"];
        let bytes = [marks[mark], &bytes].concat();
        let text = source_of(&TITLES.replace("\"Num\"", "\"Núm.\""));
        for source in [&text, &source_of(SHEET)] {
            let _ = roster::read(source, &bytes, "any");
        }
        let _ = wizard::propose(&bytes, "any");
        let _ = Source::parse(&String::from_utf8_lossy(&bytes), "any", &|_| Ok(String::new()));
    }

    #[test]
    fn a_damaged_workbook_does_not_make_it_panic(place in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = workbook();
        let place = place.index(bytes.len());
        bytes[place] = byte;
        let _ = roster::read(&source_of(SHEET), &bytes, "list.xlsx");
        bytes.truncate(place);
        let _ = roster::read(&source_of(SHEET), &bytes, "list.xlsx");
    }

    #[test]
    fn any_rows_under_good_headings_add_up(lines in prop::collection::vec("[A1; \"0-9/a\u{e9},]{0,40}", 0..20)) {
        let source = source_of(&TITLES.replace("\"Num\"", "\"Núm.\"").replace("windows-1252", "utf-8"));
        let text = format!("Núm.;Nom complet;Naixement;Situació;Llibertat;Població\n{}", lines.join("\n"));
        if let Ok(table) = roster::read(&source, text.as_bytes(), "list.csv") {
            let list = roster::classify(&source, &table, LIST_DATE, &mut Memory::default()).unwrap();
            prop_assert_eq!(counts(&list).0, table.rows().len() as u64);
            // What was rejected comes back rejected for the same reasons.
            if list.counts.rejected > 0 {
                let download = support::rejects(&source, &table, &list);
                let (again, _) = import(&source, &download, "rejects.csv", LIST_DATE, &mut Memory::default());
                prop_assert_eq!(again.counts.rows, list.counts.rejected);
            }
        }
    }
}
