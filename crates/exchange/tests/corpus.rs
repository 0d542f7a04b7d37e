//! Files that are kept because something like them once went wrong, or nearly: whoever finds another
//! one puts it into `corpus/lists` or `corpus/sources`, and it is read from then on.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop")]

mod support;

use std::{fs, path::Path};

use jiff::civil::date;
use support::{Memory, counts, plain_source, rejects, source_of};
use throughline_exchange::{roster, source::Source, wizard};

/// Every file of a folder of the corpus, with its name.
fn files(folder: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(folder);
    let found: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(path).unwrap()))
        .collect();
    assert!(!found.is_empty(), "the corpus is there");
    found
}

#[test]
fn every_list_is_read_or_refused_by_name_and_its_rows_add_up() {
    let day = date(2026, 11, 2);
    for source in [plain_source(), source_of(support::SHEET)] {
        for (name, bytes) in files("lists") {
            let _ = wizard::propose(&bytes, &name);
            let Ok(table) = roster::read(&source, &bytes, &name) else { continue };
            let list = roster::classify(&source, &table, day, &mut Memory::default()).unwrap();
            assert_eq!(counts(&list).0, table.rows().len() as u64, "{name}");
            // What was rejected comes back from its download, row for row.
            let download = rejects(&source, &table, &list);
            if list.counts.rejected > 0 {
                let again = roster::read(&source, &download, "rejects.csv").unwrap();
                assert_eq!(again.rows().len() as u64, list.counts.rejected, "{name}");
            }
        }
    }
}

#[test]
fn every_source_is_read_or_names_its_line_and_what_to_do() {
    for (name, bytes) in files("sources") {
        let text = String::from_utf8_lossy(&bytes);
        let refuse = |_: &str| Err(std::io::ErrorKind::NotFound.into());
        let error = Source::parse(&text, &name, &refuse).expect_err(&name);
        assert!((1..=text.matches('\n').count() + 2).contains(&error.line), "{error}");
        assert!(!error.problem.remedy().is_empty(), "{error}");
    }
}
