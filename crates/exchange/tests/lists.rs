//! Release lists, read by their sources: our own small dirty ones, and the shared ones where
//! they are at hand.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop")]

mod support;

use jiff::civil::{Date, date};
use support::{Memory, counts, import, shared, source};
use throughline_domain::roster::{Caution, Outcome, Reason};
use throughline_exchange::roster;

const MONDAY: Date = date(2026, 11, 2);
const NEXT_MONDAY: Date = date(2026, 11, 9);

/// Worked out by hand and by an independent script over the file:
///
/// 402 data rows. Not taken: line 9 released on 31/02/2027 and line 21 born on 00/00/1980 (no
/// such days), line 35 without NIS, line 60 sentenced and without a release date, line 73
/// without surnames, line 92 released in 2019 (also before admission: the first reason counts),
/// line 122 born in 2031, line 157 stops after nine cells, lines 47 and 303 give one person two
/// release dates. That is ten. Line 302 repeats line 14: unchanged. The other 391 are new.
///
/// Warnings: the town "Barcelone" (line 203), the support "potser" (line 242), the repeated
/// line 302, and six documents carried by two numbers each: twelve rows.
#[test]
fn the_first_catalan_list() {
    let Some(bytes) = shared("rosters/ca_2026-11-02.csv") else { return };
    let (list, _) = import(&source("ca"), &bytes, "ca_2026-11-02.csv", MONDAY, &mut Memory::default());
    assert_eq!(counts(&list), (402, 391, 0, 1, 10));
    assert_eq!(list.counts.warnings, 15);
    let reasons: Vec<_> = list.counts.reasons.iter().map(|(reason, rows)| (*reason, *rows)).collect();
    assert_eq!(
        reasons,
        [
            (Reason::ShortRow, 1),
            (Reason::NoIdentifier, 1),
            (Reason::NameMissing, 1),
            (Reason::DateImpossible, 2),
            (Reason::BirthInFuture, 1),
            (Reason::ReleaseLongPast, 1),
            (Reason::ReleaseDateRequired, 1),
            (Reason::ContradictingRows, 2),
        ]
    );
    let rejected = list.verdicts.iter().filter(|verdict| matches!(verdict.outcome, Outcome::Rejected(_)));
    let lines: Vec<u64> = rejected.map(|verdict| verdict.number).collect();
    assert_eq!(lines, [9, 21, 35, 47, 60, 73, 92, 122, 157, 303]);
    let cautions = |wanted: Caution| -> Vec<u64> {
        let rows =
            list.verdicts.iter().filter(|row| row.warnings.iter().any(|warning| warning.caution == wanted));
        rows.map(|row| row.number).collect()
    };
    assert_eq!(cautions(Caution::UnknownTown), [203]);
    assert_eq!(cautions(Caution::UnknownValue), [242]);
    assert_eq!(cautions(Caution::ExactDuplicate), [302]);
    assert_eq!(cautions(Caution::SharedIdentifier).len(), 12);
    assert_eq!(list.possible_matches.len(), 6);
    assert!(list.conflicts.is_empty());
}

/// One week later, after the first list. 430 rows: 59 people with another release date (36),
/// establishment (13), a shortened surname (8), a corrected town (1, "Barcelone" no longer) or
/// support (1, no longer "potser"). New are 60 newcomers and seven people whose rows were not
/// taken last week and are good now; one of them had no NIS and has one. Nothing is rejected:
/// four release dates have passed by a few days, which is for a worker to say and no fault.
#[test]
fn the_next_catalan_list_after_the_first() {
    let (Some(first), Some(next)) =
        (shared("rosters/ca_2026-11-02.csv"), shared("rosters/ca_2026-11-09.csv"))
    else {
        return;
    };
    let mut memory = Memory::default();
    let catalan = source("ca");
    import(&catalan, &first, "ca_2026-11-02.csv", MONDAY, &mut memory);
    let (list, _) = import(&catalan, &next, "ca_2026-11-09.csv", NEXT_MONDAY, &mut memory);
    assert_eq!(counts(&list), (430, 67, 59, 304, 0));
    assert_eq!(list.counts.warnings, 12);
    let (again, _) = import(&catalan, &next, "ca_2026-11-09.csv", NEXT_MONDAY, &mut memory);
    assert_eq!(counts(&again), (430, 0, 0, 430, 0), "the same file twice changes nothing");
}

/// 200 rows: two NOMS IDs are carried by two different people each (lines 46 and 121, 61 and
/// 151), so four rows are not taken and two conflicts wait. Line 133 has no birth date.
#[test]
fn the_english_list() {
    let Some(bytes) = shared("rosters/en_2026-11-02.csv") else { return };
    let (list, _) = import(&source("en"), &bytes, "en_2026-11-02.csv", MONDAY, &mut Memory::default());
    assert_eq!(counts(&list), (200, 196, 0, 0, 4));
    assert_eq!(list.counts.reasons.get(&Reason::KeyOnTwoPeople), Some(&4));
    assert_eq!(list.counts.warnings, 1);
    let conflicts: Vec<_> =
        list.conflicts.iter().map(|conflict| (conflict.key.as_str(), conflict.rows.as_slice())).collect();
    assert_eq!(conflicts, [("A3012BX", [61, 151].as_slice()), ("A3148BX", &[46, 121])]);
}

/// What was rejected can be downloaded, corrected and imported again.
#[test]
fn rejected_rows_come_back_corrected() {
    let Some(bytes) = shared("rosters/ca_2026-11-02.csv") else { return };
    let catalan = source("ca");
    let mut memory = Memory::default();
    let (list, table) = import(&catalan, &bytes, "ca.csv", MONDAY, &mut memory);
    let download = support::rejects(&catalan, &table, &list);
    // As handed out, the same rows are rejected for the same reasons.
    let (same, _) = import(&catalan, &download, "rejects.csv", MONDAY, &mut memory);
    assert_eq!((same.counts.rejected, &same.counts.reasons), (10, &list.counts.reasons));
    // One date corrected: one person more, new although rejected before.
    let text: Vec<u8> = {
        let text = encoding_rs::WINDOWS_1252.decode(&download).0.replace("31/02/2027", "28/02/2027");
        encoding_rs::WINDOWS_1252.encode(&text).0.into_owned()
    };
    let table = roster::read(&catalan, &text, "rejects.csv").unwrap();
    assert!(table.is_correction(), "nobody is gone for being absent from a file of corrections");
    let (corrected, _) = import(&catalan, &text, "rejects.csv", MONDAY, &mut memory);
    assert_eq!(counts(&corrected), (10, 1, 0, 0, 9));
}
