//! The proposal as a TOML text that a person can read, correct and keep.

use std::fmt::Write;

use throughline_domain::roster::field;

use super::{columns::Guess, sample::Sample};
use crate::source::fold;

/// Facts with the category of the sharing matrix that they fall under.
const FACTS: [(&str, &str); 6] = [
    (field::SEX, "1"),
    (field::LEGAL_STATUS, "2"),
    (field::RELEASE_TYPE, "2"),
    ("support_network", "13"),
    ("no_fixed_abode", "9"),
    ("dependent_children", "13"),
];

pub(super) fn toml(sample: &Sample, guess: &Guess, file_name: &str) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = write_all(&mut out, sample, guess, file_name);
    out
}

fn write_all(out: &mut String, sample: &Sample, guess: &Guess, file_name: &str) -> std::fmt::Result {
    let stem = file_name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem: String = stem.chars().take_while(|c| *c != '.' && !c.is_ascii_digit()).collect();
    let id = fold(&stem).replace(' ', "-");
    writeln!(
        out,
        "# Proposed from a sample. Read every line; what the sample could not say is marked TODO.\n"
    )?;
    writeln!(out, "id = {}", quoted(if id.is_empty() { "new" } else { &id }))?;
    writeln!(out, "title = \"Release list\"")?;
    writeln!(out, "jurisdiction = \"\" # TODO")?;
    writeln!(out, "establishments = \"any\"")?;
    let required: Vec<String> = [field::SURNAME, field::GIVEN_NAME, field::ESTABLISHMENT]
        .into_iter()
        .filter(|name| {
            guess.column(name).is_some() || (guess.column("name").is_some() && name.contains("name"))
        })
        .map(quoted)
        .collect();
    writeln!(out, "required = [{}]", required.join(", "))?;
    writeln!(out, "release_date_optional_for = [\"remand\"]\n")?;
    writeln!(out, "[agency]\nname = \"\" # TODO\nkind = \"prison\"\n")?;
    match &sample.csv {
        Some(format) => {
            let delimiter = char::from(format.delimiter).to_string();
            writeln!(out, "[format]\ntype = \"csv\"\ndelimiter = {}", quoted(&delimiter))?;
            writeln!(out, "encoding = {}\n", quoted(&format.encoding.name().to_lowercase()))?;
        }
        None => writeln!(out, "[format]\ntype = \"xlsx\"\n")?,
    }
    let forms: Vec<String> = guess.forms.iter().map(|form| quoted(form)).collect();
    writeln!(out, "[dates]\nforms = [{}]\nlanguage = {}", forms.join(", "), quoted(guess.language))?;
    writeln!(out, "file_name = \"yyyy-mm-dd\"\n")?;
    let key = guess.column(field::KEY).unwrap_or_default();
    let todo = if key.is_empty() { " # TODO" } else { "" };
    writeln!(out, "[key]\nkind = {0}{todo}\ncolumn = {0}{todo}\n", quoted(key))?;
    write_columns(out, guess)?;
    write_facts(out, guess)
}

fn write_columns(out: &mut String, guess: &Guess) -> std::fmt::Result {
    writeln!(out, "[columns]")?;
    if let Some(column) = guess.column("name") {
        writeln!(out, "name = {{ column = {}, shape = {} }}", quoted(column), quoted(guess.name_shape))?;
    } else if guess.column(field::SURNAME).is_none() {
        writeln!(out, "surname = \"\" # TODO")?;
    }
    for name in [
        field::SURNAME,
        field::GIVEN_NAME,
        "particle",
        field::BIRTH_DATE,
        field::BIRTH_COUNTRY,
        field::ESTABLISHMENT,
        field::ADMITTED_ON,
        field::TOWN,
    ] {
        if let Some(column) = guess.column(name) {
            writeln!(out, "{name} = {}", quoted(column))?;
        }
    }
    match guess.column(field::RELEASE_DATE) {
        Some(column) => writeln!(out, "release_date = {}", quoted(column))?,
        None => writeln!(out, "release_date = \"\" # TODO")?,
    }
    if let Some(column) = guess.column("document") {
        writeln!(out, "\n[identifiers]\ndocument = {}", quoted(column))?;
    }
    Ok(())
}

fn write_facts(out: &mut String, guess: &Guess) -> std::fmt::Result {
    for (fact, category) in FACTS {
        let Some(column) = guess.column(fact) else { continue };
        writeln!(out, "\n[facts.{fact}]\ncolumn = {}\ncategory = {}", quoted(column), quoted(category))?;
        let values = guess.values.get(fact).map(Vec::as_slice).unwrap_or_default();
        if fact == "dependent_children" {
            writeln!(out, "type = \"integer\"")?;
            continue;
        }
        if values.iter().all(|(_, code)| code.is_none()) {
            writeln!(
                out,
                "type = \"text\" # TODO: explain the values: values = {{ \"as written\" = \"code\" }}"
            )?;
            continue;
        }
        writeln!(out, "[facts.{fact}.values]")?;
        for (value, code) in values {
            match code {
                Some(code) => writeln!(out, "{} = {}", quoted(value), quoted(code))?,
                None => writeln!(out, "# TODO: {} = \"\"", quoted(value))?,
            }
        }
    }
    if guess.column(field::RELEASE_TYPE).is_some() {
        writeln!(out, "\n[release_kinds]")?;
        let mut codes: Vec<&str> = Vec::new();
        for (_, code) in guess.values.get(field::RELEASE_TYPE).map(Vec::as_slice).unwrap_or_default() {
            if let Some(code) = code.as_deref().filter(|code| !codes.contains(code)) {
                codes.push(code);
                writeln!(out, "{code} = {}", quoted(code))?;
            }
        }
        writeln!(out, "otherwise = \"final\"")?;
    }
    Ok(())
}

/// A text as a TOML string: on one line whatever it holds.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\t' => out.push_str("\\t"),
            character if character.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(character));
            }
            character => out.push(character),
        }
    }
    out.push('"');
    out
}
