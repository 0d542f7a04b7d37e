//! What is damaged in a list costs the rows that it stands in, and no others.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop")]

mod support;

use std::time::{Duration, Instant};

use jiff::civil::{Date, date};
use proptest::prelude::*;
use support::{Memory, counts, import, plain_source, source_of};
use throughline_domain::roster::{Outcome, Rejection};
use throughline_exchange::{
    encoding::NotText,
    roster::{self, ReadError, Written, rejects_csv},
    source::Source,
    wizard,
};

const LIST_DATE: Date = date(2026, 11, 2);
const HEADING: &str = "No;Surname;Given;Born;Release;Note\n";
const ANA: &str = "1;ROCA;ANA;01/05/1980;01/12/2026;\n";
const TEO: &str = "3;PLA;TEO;02/06/1990;02/12/2026;\n";

/// Line and first reason of the rejected rows; every row is counted once.
fn rejected(bytes: &[u8]) -> Vec<(u64, &'static str)> {
    let (list, table) = import(&plain_source(), bytes, "list.csv", LIST_DATE, &mut Memory::default());
    assert_eq!(counts(&list).0, table.rows().len() as u64);
    let rejected = list.verdicts.iter().filter_map(|verdict| match &verdict.outcome {
        Outcome::Rejected(rejections) => Some((verdict.number, rejections[0].reason.code())),
        _ => None,
    });
    rejected.collect()
}

/// A list of three rows, of which this is the second.
fn between(row: &[u8]) -> Vec<u8> {
    [HEADING.as_bytes(), ANA.as_bytes(), row, b"\n", TEO.as_bytes()].concat()
}

#[test]
fn a_quote_that_never_closes_costs_its_row() {
    for row in ["2;\"VIDAL;PAU;03/07/1985;03/12/2026;", "2;VIDAL;PAU;03/07/1985;03/12/2026;\"note"] {
        assert_eq!(rejected(&between(row.as_bytes())), [(3, "unclosed_quote")], "{row}");
    }
    // Two rows, each with a stray mark in the same column: together they would look like one.
    let two = "2;\"VIDAL;PAU;03/07/1985;03/12/2026;\n4;FONT\";NIL;03/07/1985;03/12/2026;";
    assert_eq!(rejected(&between(two.as_bytes())), [(3, "unclosed_quote")]);
    // In the last row there is nothing left to swallow.
    let last = [HEADING, ANA, "2;VIDAL;\"PAU;03/07/1985;03/12/2026;"].concat();
    assert_eq!(rejected(last.as_bytes()), [(3, "unclosed_quote")]);
    // A cell of several lines that closes is a cell of several lines.
    let note = "2;VIDAL;PAU;03/07/1985;03/12/2026;\"speaks Catalan;\nwrites \"\"little\"\"\"";
    assert_eq!(rejected(&between(note.as_bytes())), []);
}

#[test]
fn a_zero_a_wrong_byte_and_an_endless_cell_cost_their_row() {
    assert_eq!(rejected(&between(b"2;VI\0DAL;PAU;03/07/1985;03/12/2026;")), [(3, "unreadable_text")]);
    assert_eq!(rejected(&between(b"2;VID\xc0L;PAU;03/07/1985;03/12/2026;")), [(3, "unreadable_text")]);
    let long = format!("2;VIDAL;PAU;03/07/1985;03/12/2026;{}", "x".repeat(10_001));
    assert_eq!(rejected(&between(long.as_bytes())), [(3, "cell_too_long")]);
    let as_long_as_may_be = format!("2;VIDAL;PAU;03/07/1985;03/12/2026;{}", "é".repeat(10_000));
    assert_eq!(rejected(&between(as_long_as_may_be.as_bytes())), []);
    let wide = format!("2;VIDAL;PAU;03/07/1985;03/12/2026;{}", ";x".repeat(600));
    assert_eq!(rejected(&between(wide.as_bytes())), [(3, "long_row")]);
}

#[test]
fn a_damaged_row_comes_back_from_its_download_and_can_be_corrected() {
    let source = plain_source();
    for (row, from, to) in [
        (&b"2;\"VIDAL;PAU;03/07/1985;03/12/2026;"[..], "\"\"\"VIDAL\"", "VIDAL"),
        (b"2;VI\0DAL;PAU;03/07/1985;03/12/2026;", "VI\u{FFFD}DAL", "VIDAL"),
    ] {
        let (list, table) = import(&source, &between(row), "list.csv", LIST_DATE, &mut Memory::default());
        let download = String::from_utf8(support::rejects(&source, &table, &list)).unwrap();
        let first = rejected(&between(row))[0].1;
        assert_eq!(rejected(download.as_bytes()), [(2, first)], "{download}");
        assert!(download.contains(from), "{download}");
        assert_eq!(rejected(download.replace(from, to).as_bytes()), []);
    }
}

#[test]
fn lines_that_say_nothing_are_no_rows() {
    let list = [HEADING, "\n;;;;;\n", ANA, "  \n\"\";\"\";;;;\n\u{FEFF};;;;;\n", TEO, "\n\n\u{1A}"].concat();
    let (list, _) = import(&plain_source(), list.as_bytes(), "list.csv", LIST_DATE, &mut Memory::default());
    assert_eq!(counts(&list), (2, 2, 0, 0, 0));
}

#[test]
fn a_file_that_is_wrong_as_a_whole_says_so() {
    let source = plain_source();
    let fault = |bytes: &[u8]| roster::read(&source, bytes, "list.csv").unwrap_err();
    assert_eq!(fault(b""), ReadError::Empty);
    assert!(matches!(fault(HEADING.replace(';', ",").as_bytes()), ReadError::MissingColumn { .. }));
    let utf16: Vec<u8> = [HEADING, ANA].concat().encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(matches!(fault(&utf16), ReadError::NotText(NotText::Zeroes { line: 1, .. })));
    let western = [HEADING.as_bytes(), b"1;S\xcd;A;;;\n2;N\xdaRIA;B;;;\n"].concat();
    assert!(matches!(fault(&western), ReadError::NotText(NotText::Malformed { line: 2, .. })));
    assert_eq!(fault(b"\xd0\xcf\x11\xe0"), ReadError::OldWorkbook);
    assert!(matches!(fault(b"PK\x03\x04"), ReadError::UnexpectedWorkbook { .. }));
}

#[test]
fn a_stray_quote_in_the_headings_costs_nothing() {
    assert_eq!(rejected(["\"", HEADING, ANA, TEO].concat().as_bytes()), []);
}

#[test]
fn a_day_that_the_source_calls_no_date_is_blank() {
    let toml = support::PLAIN.replace(
        "forms = [\"dd/mm/yyyy\"]",
        "forms = [\"dd/mm/yyyy\"]\nno_date = [\"31/12/9999\", \"01/01/1900\"]",
    );
    let list = [HEADING, "1;ROCA;ANA;01/01/1900;31/12/9999;\n"].concat();
    let of = |toml: &str| {
        let (list, _) = import(&source_of(toml), list.as_bytes(), "l.csv", LIST_DATE, &mut Memory::default());
        match &list.verdicts[0].outcome {
            Outcome::Rejected(rejections) => {
                rejections.iter().map(|one| one.reason.code()).collect::<Vec<_>>()
            }
            _ => list.verdicts[0].warnings.iter().map(|one| one.caution.code()).collect(),
        }
    };
    assert_eq!(of(support::PLAIN), ["date_implausible"; 2]);
    assert_eq!(of(&toml), ["release_date_required"], "and somebody sentenced needs one");
    let lists_of_99 = list.replace("31/12/9999", "99/99/9999");
    let (list, _) =
        import(&source_of(&toml), lists_of_99.as_bytes(), "l.csv", LIST_DATE, &mut Memory::default());
    assert!(
        matches!(&list.verdicts[0].outcome, Outcome::Rejected(why) if why[0].reason.code() == "date_impossible")
    );
}

#[test]
fn the_day_of_sentence_is_read_where_the_source_names_its_column() {
    let toml = support::PLAIN.replace("release_date =", "sentenced_on = \"Note\"\nrelease_date =");
    let source = source_of(&toml);
    let list = [HEADING, "1;ROCA;ANA;01/05/1980;01/12/2026;15/03/2026\n"].concat();
    let table = roster::read(&source, list.as_bytes(), "list.csv").unwrap();
    let row = roster::parse(&source, &table, &table.rows()[0], LIST_DATE).unwrap();
    assert_eq!(row.sentenced_on, Some(date(2026, 3, 15)));
    assert_eq!(row.fields().get("sentenced_on"), Some("2026-03-15"));
}

/// What a spreadsheet would calculate, plain texts, and everything that could confuse the two.
fn any_cell() -> impl Strategy<Value = String> {
    prop_oneof![
        "['=+@\t\r\n-]{0,3}[a-z;\"' ]{0,6}",
        "[=+@-]cmd\\|' /C calc'!A0",
        "\\PC{0,12}",
        "['\"=;,\r\n\t x]{0,8}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    /// No spreadsheet calculates what stands in a download, and our own reader gets it back as it was.
    #[test]
    fn a_download_is_harmless_and_comes_back_as_it_was(
        cells in prop::collection::vec(any_cell(), 6..7),
        delimiter in prop::sample::select(vec![";", ",", "\t", "|"]),
    ) {
        let toml = support::PLAIN.replace("delimiter = \";\"", &format!("delimiter = {delimiter:?}"));
        let source = source_of(&toml);
        let heading: Vec<String> = HEADING.trim().split(';').map(str::to_owned).collect();
        let row = Written { heading, cells };
        prop_assert_eq!(&Written::from_text(&row.to_text()).unwrap(), &row);
        let why = [Rejection { reason: throughline_domain::roster::Reason::ShortRow, field: String::new(), value: String::new() }];
        let bytes = rejects_csv(&source, [(&row, why.as_slice())]);
        let text = std::str::from_utf8(&bytes).unwrap().trim_start_matches('\u{FEFF}');
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter.as_bytes()[0]).has_headers(false).flexible(true).from_reader(text.as_bytes());
        for cell in reader.records().flat_map(|record| record.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()) {
            prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?}");
        }
        let table = roster::read(&source, &bytes, "rejects.csv").unwrap();
        prop_assert!(table.is_correction());
        if row.cells.iter().any(|cell| !cell.trim().is_empty()) || !table.rows().is_empty() {
            let back: Vec<&str> = table.rows()[0].cells().skip(2).collect();
            prop_assert_eq!(back, row.cells.iter().map(String::as_str).collect::<Vec<_>>());
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..600), mark in 0..5_usize) {
        let marks: [&[u8]; 5] = [b"", b"PK\x03\x04", b"\xff\xfe", b"\xef\xbb\xbf", b"\xd0\xcf\x11\xe0"];
        let bytes = [marks[mark], &bytes].concat();
        for source in [&plain_source(), &source_of(support::SHEET)] {
            let _ = roster::read(source, &bytes, "any");
        }
        let _ = wizard::propose(&bytes, "any");
        let _ = Source::parse(&String::from_utf8_lossy(&bytes), "any", &|_| Ok(String::new()));
    }

    /// Under good headings any bytes are rows, and every row is counted exactly once.
    #[test]
    fn any_bytes_under_good_headings_add_up(
        bytes in prop::collection::vec(prop_oneof![any::<u8>(), prop::sample::select(b";;;\"\"\n\r\t\0 123/ABC\xe9=+'".to_vec())], 0..400),
    ) {
        let list = [HEADING.as_bytes(), ANA.as_bytes(), &bytes].concat();
        let source = plain_source();
        let Ok(table) = roster::read(&source, &list, "list.csv") else { return Ok(()) };
        let list = roster::classify(&source, &table, LIST_DATE, &mut Memory::default()).unwrap();
        prop_assert_eq!(counts(&list).0, table.rows().len() as u64);
        // Line after line, and none of them twice.
        let numbers: Vec<u64> = table.rows().iter().map(roster::RawRow::number).collect();
        prop_assert!(numbers.windows(2).all(|pair| pair[0] < pair[1]));
        if list.counts.rejected > 0 {
            let download = support::rejects(&source, &table, &list);
            let (again, _) = import(&source, &download, "rejects.csv", LIST_DATE, &mut Memory::default());
            prop_assert_eq!(again.counts.rows, list.counts.rejected);
        }
    }

    #[test]
    fn a_damaged_workbook_does_not_make_it_panic(place in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let source = source_of(support::SHEET);
        let mut bytes = support::workbook();
        let place = place.index(bytes.len());
        bytes[place] = byte;
        if let Ok(table) = roster::read(&source, &bytes, "list.xlsx") {
            counts(&roster::classify(&source, &table, LIST_DATE, &mut Memory::default()).unwrap());
        }
        bytes.truncate(place);
        let _ = roster::read(&source, &bytes, "list.xlsx");
    }

    /// A source with any line replaced is a source, or says where it is wrong.
    #[test]
    fn a_source_with_any_line_is_read_or_names_it(place in any::<prop::sample::Index>(), line in "\\PC{0,40}") {
        let mut lines: Vec<&str> = support::PLAIN.lines().collect();
        let place = place.index(lines.len());
        lines[place] = &line;
        if let Err(error) = Source::parse(&lines.join("\n"), "test.toml", &|_| Ok(String::new())) {
            prop_assert!((1..=lines.len() + 1).contains(&error.line), "{error}");
        }
    }
}

/// The worst files for a reader that looks for a closing mark: each mark is far from the next one.
#[test]
fn many_stray_quotes_take_no_longer_than_none() {
    let source = plain_source();
    let row = "2;\"VIDAL;PAU;03/07/1985;03/12/2026;\n";
    for list in [row.repeat(20_000), format!("{row}{}", ANA.repeat(20_000)), "\"\n".repeat(60_000)] {
        let begun = Instant::now();
        let table = roster::read(&source, [HEADING, &list].concat().as_bytes(), "list.csv").unwrap();
        assert!(table.rows().len() >= 20_000);
        assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
    }
}
