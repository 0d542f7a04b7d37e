//! Whatever somebody hands in, `pack check` answers; it never panics.

use proptest::prelude::*;

use super::*;

/// The shipped pack as bytes.
fn folder() -> BTreeMap<String, Vec<u8>> {
    shipped("cat-postrelease").0.into_iter().map(|(path, text)| (path, text.into_bytes())).collect()
}

/// What a slip of the hand does to a file.
#[derive(Debug, Clone)]
enum Slip {
    Delete(usize, usize),
    Insert(usize, Vec<u8>),
    /// A piece of the file, somewhere else.
    Move(usize, usize, usize),
    CutOff(usize),
}

fn slips() -> impl Strategy<Value = Vec<(usize, Slip)>> {
    let place = 0..20_000_usize;
    let piece = prop_oneof![
        proptest::collection::vec(any::<u8>(), 1..6),
        prop::sample::select(vec![
            "[[",
            "]]",
            "'",
            "\"",
            "=",
            "R-",
            "9999999999",
            "{",
            "}",
            "((",
            "\n[",
            "\u{feff}",
            "\r",
            "é",
            "-",
            "in ["
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
    ];
    let slip = prop_oneof![
        (place.clone(), 1..40_usize).prop_map(|(at, length)| Slip::Delete(at, length)),
        (place.clone(), piece).prop_map(|(at, bytes)| Slip::Insert(at, bytes)),
        (place.clone(), 1..60_usize, place.clone())
            .prop_map(|(from, length, to)| Slip::Move(from, length, to)),
        place.prop_map(Slip::CutOff),
    ];
    proptest::collection::vec((0..12_usize, slip), 1..5)
}

fn apply(bytes: &mut Vec<u8>, slip: &Slip) {
    let length = bytes.len();
    let within = |at: usize| at % (length + 1);
    match slip {
        Slip::Delete(at, count) => {
            let at = within(*at);
            bytes.drain(at..(at + count).min(length));
        }
        Slip::Insert(at, piece) => {
            let at = within(*at);
            bytes.splice(at..at, piece.iter().copied());
        }
        Slip::Move(from, count, to) => {
            let from = within(*from);
            let piece = bytes[from..(from + count).min(length)].to_vec();
            let to = within(*to);
            bytes.splice(to..to, piece);
        }
        Slip::CutOff(at) => bytes.truncate(within(*at)),
    }
}

/// Every finding stands in a file, at a line that the file has, and says what to do.
fn can_be_read(folder: &BTreeMap<String, Vec<u8>>, findings: &[Finding]) {
    for finding in findings {
        let lines =
            folder.get(&finding.file).map_or(1, |it| String::from_utf8_lossy(it).matches('\n').count() + 1);
        assert!((1..=lines).contains(&finding.line), "{finding}");
        assert!(!finding.message.is_empty() && !finding.remedy.is_empty(), "{finding}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn a_pack_with_slips_of_the_hand_is_answered(slips in slips()) {
        let mut folder = folder();
        let paths: Vec<String> = folder.keys().cloned().collect();
        let known = jurisdictions();
        for (file, slip) in &slips {
            apply(folder.get_mut(&paths[file % paths.len()]).unwrap(), slip);
        }
        match check_folder(&folder, &known) {
            Err(findings) => {
                assert!(findings.iter().any(|it| it.severity == Severity::Error));
                can_be_read(&folder, &findings);
            }
            Ok(checked) => {
                can_be_read(&folder, &checked.warnings);
                for story in checked.scenarios.values() {
                    if let Some(named) = story.jurisdiction(&checked.pack.manifest).and_then(|it| known.get(it)) {
                        let _ = run(&checked.pack, story, named);
                    }
                }
            }
        }
    }

    #[test]
    fn arbitrary_bytes_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..600), text in "\\PC{0,300}") {
        let known = jurisdictions();
        for content in [bytes, text.into_bytes()] {
            for path in ["pack.toml", "texts/en.ftl", "scenarios/story.toml"] {
                let mut folder = folder();
                folder.insert(path.to_owned(), content.clone());
                if let Err(findings) = check_folder(&folder, &known) {
                    can_be_read(&folder, &findings);
                }
            }
        }
    }
}

#[test]
fn brackets_without_end_do_not_exhaust_the_stack() {
    for open in ["(", "[", "!", "-", "a.b(", "true ? "] {
        let mut files = shipped("cat-postrelease");
        let manifest = files.0.get_mut(MANIFEST).unwrap();
        *manifest = manifest.replace("release_type == 'final'", &open.repeat(50_000));
        assert!(check(files, &jurisdictions()).is_err());
    }
    for deep in ["a = [", "a = {a=", "[a.", "a."] {
        let files = PackFiles([(MANIFEST.to_owned(), deep.repeat(50_000))].into());
        assert!(check(files, &jurisdictions()).is_err());
    }
    let mut files = shipped("cat-postrelease");
    files.0.insert("texts/en.ftl".to_owned(), format!("name = {}", "{".repeat(50_000)));
    assert!(check(files, &jurisdictions()).is_err());
}
