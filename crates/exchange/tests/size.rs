//! A list of a hundred thousand rows stays small in memory.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop")]

mod support;

use std::fmt::Write;

use jiff::civil::date;
use support::{Memory, source};
use throughline_exchange::roster;

/// What the process has held at most, in MiB; Linux only.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().trim_end_matches(" kB").parse::<u64>().ok()? / 1024)
}

#[test]
fn a_hundred_thousand_rows_stay_under_300_mib() {
    let mut list = "NIS;Cognoms;Nom;Data de naixement;Sexe;Pa\u{ed}s de naixement;Document;Centre;Data d'ingr\u{e9}s;\
        Situaci\u{f3};Data de llibertat prevista;Tipus de llibertat;Municipi d'arrelament;Suport familiar;Fills menors\n"
        .to_owned();
    for number in 0..100_000 {
        let _ = writeln!(
            list,
            "{number:010};ROCA PUIG;NURIA;01/05/1980;Dona;ES;{number:08}Z;CP Ponent;10/01/2026;Penada;01/12/2026;\
             Definitiva;Girona;Feble;2"
        );
    }
    let bytes: Vec<u8> = list.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    drop(list);
    let source = source("ca");
    let table = roster::read(&source, &bytes, "list.csv").unwrap();
    let list = roster::classify(&source, &table, date(2026, 11, 2), &mut Memory::default()).unwrap();
    assert_eq!((list.counts.rows, list.counts.new), (100_000, 100_000));
    match peak() {
        Some(mib) => assert!(mib < 300, "{mib} MiB"),
        None => eprintln!("skipped: this system does not tell how much memory was used"),
    }
}
