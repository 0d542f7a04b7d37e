use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;
use jiff::civil::{Date, date};

use super::{Locale, Tr};

const TODAY: Date = date(2026, 3, 10);

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every file below a folder with this extension.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|e| e == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The keys of a language, each with its file and the arguments that it names.
fn keys(locale: Locale) -> BTreeMap<String, (String, BTreeSet<String>)> {
    let mut keys = BTreeMap::new();
    for path in files(&root().join("locales").join(locale.code()), "ftl") {
        let text = fs::read_to_string(&path).unwrap();
        let file = path.file_stem().unwrap().to_string_lossy().into_owned();
        let resource = parser::parse(text.as_str())
            .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let mut arguments = BTreeSet::new();
            if let Some(pattern) = &message.value {
                collect(pattern, &mut arguments);
            }
            let known = keys.insert(message.id.name.to_owned(), (file.clone(), arguments));
            assert!(known.is_none(), "{} stands twice in {}", message.id.name, locale.code());
        }
    }
    keys
}

fn collect(pattern: &Pattern<&str>, into: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            match expression {
                Expression::Inline(inline) => collect_inline(inline, into),
                Expression::Select { selector, variants } => {
                    collect_inline(selector, into);
                    for variant in variants {
                        collect(&variant.value, into);
                    }
                }
            }
        }
    }
}

fn collect_inline(inline: &InlineExpression<&str>, into: &mut BTreeSet<String>) {
    if let InlineExpression::VariableReference { id } = inline {
        into.insert(id.name.to_owned());
    }
}

/// The sources that speak to people, without their tests and comments.
fn sources() -> String {
    ["crates/web/src", "crates/app/src", "src"]
        .iter()
        .flat_map(|folder| files(&root().join(folder), "rs"))
        .filter(|path| !path.to_string_lossy().contains("tests"))
        .map(|path| fs::read_to_string(path).unwrap())
        .flat_map(|text| text.lines().map(|line| line.trim_start().to_owned() + "\n").collect::<Vec<_>>())
        .filter(|line| !line.starts_with("//"))
        .collect()
}

#[test]
fn every_language_has_the_same_keys_with_the_same_arguments() {
    let english = keys(Locale::En);
    for locale in [Locale::Ca, Locale::Es] {
        let other = keys(locale);
        let missing: Vec<_> = english.keys().filter(|key| !other.contains_key(*key)).collect();
        let extra: Vec<_> = other.keys().filter(|key| !english.contains_key(*key)).collect();
        assert!(missing.is_empty(), "missing in {}: {missing:?}", locale.code());
        assert!(extra.is_empty(), "only in {}: {extra:?}", locale.code());
        for (key, (_, arguments)) in &english {
            let theirs = &other[key].1;
            assert!(
                theirs.is_subset(arguments),
                "{key} in {} names {theirs:?}, in English {arguments:?}",
                locale.code()
            );
        }
    }
}

#[test]
fn keys_begin_with_the_noun_of_their_file() {
    for (key, (file, _)) in keys(Locale::En) {
        let noun = file.trim_end_matches('s');
        assert!(key.starts_with(noun), "{key} stands in {file}.ftl");
    }
}

#[test]
fn every_key_in_use_exists_and_every_key_is_in_use() {
    let sources = sources();
    let keys = keys(Locale::En);
    let unused: Vec<_> = keys.keys().filter(|key| !sources.contains(&format!("\"{key}\""))).collect();
    assert!(unused.is_empty(), "keys that nothing uses: {unused:?}");
    let missing: BTreeSet<&str> = [".text(\"", ".with(\"", ".count(\"", ".text(\n", ".with(\n", ".count(\n"]
        .iter()
        .flat_map(|call| sources.split(call).skip(1))
        .filter_map(|rest| {
            // After a line break the literal may stand on the next line, or be no literal.
            let rest = rest.trim_start();
            let rest = rest.strip_prefix('"').unwrap_or(rest);
            let end = rest.find('"')?;
            rest.get(..end)
        })
        .filter(|key| is_key(key) && !keys.contains_key(*key))
        .collect();
    assert!(missing.is_empty(), "keys without words: {missing:?}");
}

/// Whether a literal has the shape of a key: `noun-of-something`.
fn is_key(literal: &str) -> bool {
    literal.contains('-') && literal.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

#[test]
fn every_sentence_can_be_said() {
    // Each message is formatted with every argument as a number and as a text: a mistake in a
    // selector or a reference would show as a missing key, which fails here.
    for locale in Locale::ALL {
        let tr = Tr::new(locale, TODAY);
        for (key, (_, arguments)) in keys(locale) {
            let arguments: Vec<(&'static str, super::Argument<'_>)> =
                arguments.into_iter().map(|name| (&*name.leak(), super::Argument::from(2))).collect();
            assert!(!tr.with(&key, &arguments).is_empty(), "{key}");
        }
    }
}

#[test]
fn dates_are_written_as_each_language_writes_them() {
    let day = date(2026, 4, 2);
    for (locale, table, long, short) in [
        (Locale::En, "Thu 2 Apr", "Thursday 2 April", "2 Apr"),
        (Locale::Ca, "dj. 2 abr.", "dijous 2 d’abril", "2 abr."),
        (Locale::Es, "jue 2 abr", "jueves 2 de abril", "2 abr"),
    ] {
        let tr = Tr::new(locale, TODAY);
        assert_eq!(tr.table_date(day), table);
        assert_eq!(tr.long_date(day), long);
        assert_eq!(tr.short_date(day), short);
    }
}

#[test]
fn catalan_elides_before_a_vowel_only() {
    let tr = Tr::new(Locale::Ca, TODAY);
    assert_eq!(tr.day_month(date(2026, 3, 13)), "13 de març");
    assert_eq!(tr.day_month(date(2026, 8, 1)), "1 d’agost");
    assert_eq!(tr.full_date(date(2024, 10, 4)), "4 d’octubre de 2024");
}

#[test]
fn the_year_stands_only_when_it_is_not_this_one() {
    let tr = Tr::new(Locale::En, TODAY);
    let next = date(2027, 4, 16);
    assert_eq!(tr.table_date(next), "Fri 16 Apr 2027");
    assert_eq!(tr.day_month(next), "16 April 2027");
    assert_eq!(tr.full_date(date(2026, 6, 14)), "14 June 2026");
    let spanish = Tr::new(Locale::Es, TODAY);
    assert_eq!(spanish.long_date(next), "viernes 16 de abril de 2027");
}

#[test]
fn a_countdown_speaks_of_days_then_of_weeks() {
    let tr = Tr::new(Locale::En, TODAY);
    for (day, words) in [
        (date(2026, 3, 10), "today"),
        (date(2026, 3, 11), "tomorrow"),
        (date(2026, 3, 16), "in 6 days"),
        (date(2026, 3, 23), "in 13 days"),
        (date(2026, 3, 24), "in 2 weeks"),
        (date(2026, 3, 25), "in 2 weeks 1 day"),
        (date(2026, 4, 2), "in 3 weeks 2 days"),
        (date(2026, 3, 9), "yesterday"),
        (date(2026, 3, 7), "3 days ago"),
    ] {
        assert_eq!(tr.countdown(day), words);
    }
}

#[test]
fn after_the_gate_days_are_counted_then_months() {
    let tr = Tr::new(Locale::En, TODAY);
    assert_eq!(tr.outside(date(2026, 3, 10)), "today");
    assert_eq!(tr.outside(date(2026, 3, 2)), "day 8 outside");
    assert_eq!(tr.outside(date(2026, 2, 11)), "day 27 outside");
    assert_eq!(tr.outside(date(2026, 2, 8)), "month 2 outside");
    assert_eq!(tr.outside(date(2025, 6, 30)), "month 9 outside");
}

#[test]
fn lists_end_as_each_language_ends_them() {
    let english = Tr::new(Locale::En, TODAY);
    assert_eq!(english.list::<&str>(&[]), "");
    assert_eq!(english.list(&["bed"]), "bed");
    assert_eq!(english.list(&["bed", "money", "travel"]), "bed, money and travel");
    let spanish = Tr::new(Locale::Es, TODAY);
    assert_eq!(spanish.list(&["Ana", "Iker"]), "Ana e Iker");
    assert_eq!(spanish.list(&["Ana", "Hierro"]), "Ana y Hierro");
    let catalan = Tr::new(Locale::Ca, TODAY);
    assert_eq!(catalan.sorted_names(["Vic", "Òdena", "Olot"]), "Òdena, Olot i Vic");
}

#[test]
fn numbers_have_the_decimal_sign_of_the_language() {
    assert_eq!(Tr::new(Locale::En, TODAY).decimal(50.5), "50.5");
    assert_eq!(Tr::new(Locale::Ca, TODAY).decimal(50.5), "50,5");
    assert_eq!(Tr::new(Locale::Es, TODAY).decimal(50.0), "50");
}

#[test]
fn the_browsers_first_language_that_we_speak_is_taken() {
    assert_eq!(Locale::from_accept_language("fr-FR,ca-ES;q=0.8,en;q=0.5"), Locale::Ca);
    assert_eq!(Locale::from_accept_language("de"), Locale::En);
    assert_eq!(Locale::from_accept_language(""), Locale::En);
}
