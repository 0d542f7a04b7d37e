//! Every kind of file that a list comes in: our own small invented ones.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop")]

mod support;

use jiff::civil::{Date, date};
use support::{Memory, SHEET, counts, import, shared, source, source_of, workbook};
use throughline_domain::roster::{Outcome, Refused, Row};
use throughline_exchange::{
    roster::{self, Table},
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
        let proposed = source_of(&proposal.mapping.toml());
        let (list, _) = import(&proposed, &bytes, file, LIST_DATE, &mut Memory::default());
        let (known, _) = import(&source(name), &bytes, file, LIST_DATE, &mut Memory::default());
        assert_eq!(counts(&list), counts(&known), "{}", proposal.mapping.toml());
    }
}

#[test]
fn the_wizard_reads_titles_workbooks_and_whole_names() {
    let proposal = wizard::propose(TITLES_LIST, "C:\\lists\\titles_2026.csv").unwrap();
    let source = source_of(&proposal.mapping.toml());
    let (list, _) = import(&source, TITLES_LIST, "list.csv", LIST_DATE, &mut Memory::default());
    assert_eq!(list.counts.rows, 9, "{}", proposal.mapping.toml());
    let proposal = wizard::propose(&workbook(), "list.xlsx").unwrap();
    let source = source_of(&proposal.mapping.toml());
    let table = roster::read(&source, &workbook(), "list.xlsx").unwrap();
    assert!(rows(&source, &table)[0].is_ok(), "{}", proposal.mapping.toml());
}
