//! The decisions as a TOML text that a person can read, correct and keep.

use std::fmt::Write;

use throughline_domain::roster::field;

use super::mapping::{Complete, DOCUMENT, FACTS, Mapping, NUMBER, PARTICLE, WHOLE_NAME};

pub(super) fn toml(mapping: &Mapping) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = write_all(&mut out, mapping);
    out
}

/// What nobody has decided yet is empty, and marked.
fn todo(text: &str) -> &'static str {
    if text.is_empty() { " # TODO" } else { "" }
}

fn list<'a>(texts: impl IntoIterator<Item = &'a String>) -> String {
    texts.into_iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", ")
}

fn write_all(out: &mut String, mapping: &Mapping) -> std::fmt::Result {
    let Mapping { id, title, jurisdiction, agency, agency_kind, .. } = mapping;
    writeln!(out, "# Proposed from a sample. What the sample could not say is marked TODO.\n")?;
    writeln!(out, "id = {}\ntitle = {}", quoted(id), quoted(title))?;
    writeln!(out, "jurisdiction = {}{}", quoted(jurisdiction), todo(jurisdiction))?;
    if mapping.establishments.is_empty() {
        writeln!(out, "establishments = \"any\"")?;
    } else {
        writeln!(out, "establishments = [{}]", list(&mapping.establishments))?;
    }
    writeln!(out, "required = [{}]", list(&mapping.required))?;
    writeln!(out, "release_date_optional_for = [\"remand\"]\n")?;
    writeln!(out, "[agency]\nname = {}{}\nkind = {}\n", quoted(agency), todo(agency), quoted(agency_kind))?;
    match &mapping.text {
        Some(form) => {
            let delimiter = quoted(&form.delimiter.to_string());
            writeln!(out, "[format]\ntype = \"csv\"\ndelimiter = {delimiter}")?;
            writeln!(out, "encoding = {}\n", quoted(&form.encoding.to_lowercase()))?;
        }
        None => writeln!(out, "[format]\ntype = \"xlsx\"\n")?,
    }
    writeln!(out, "[dates]\nforms = [{}]\nlanguage = {}", list(&mapping.forms), quoted(&mapping.language))?;
    writeln!(out, "file_name = \"yyyy-mm-dd\"")?;
    if !mapping.no_date.is_empty() {
        writeln!(out, "no_date = [{}]", list(&mapping.no_date))?;
    }
    writeln!(out)?;
    let key = mapping.column(field::KEY).unwrap_or_default();
    writeln!(out, "[key]\nkind = {0}{1}\ncolumn = {0}{1}\n", quoted(key), todo(key))?;
    write_columns(out, mapping)?;
    write_facts(out, mapping)?;
    write_completeness(out, mapping.complete)
}

/// Nothing is written for everybody: that is what a source says that says nothing.
fn write_completeness(out: &mut String, complete: Complete) -> std::fmt::Result {
    match complete {
        Complete::Everybody => Ok(()),
        Complete::Nobody => writeln!(out, "\n[completeness]\nhorizon = \"nobody\""),
        Complete::Days(days) => writeln!(out, "\n[completeness]\nhorizon = {days}"),
    }
}

fn write_columns(out: &mut String, mapping: &Mapping) -> std::fmt::Result {
    writeln!(out, "[columns]")?;
    let parts = [field::SURNAME, field::GIVEN_NAME, PARTICLE];
    let whole = mapping.column(WHOLE_NAME).filter(|_| mapping.column(field::SURNAME).is_none());
    if let Some(column) = whole {
        let shape = quoted(&mapping.name_shape);
        writeln!(out, "name = {{ column = {}, shape = {shape} }}", quoted(column))?;
    } else {
        if mapping.column(field::SURNAME).is_none() {
            writeln!(out, "surname = \"\" # TODO")?;
        }
        write_mapped(out, mapping, &parts)?;
    }
    write_mapped(
        out,
        mapping,
        &[
            field::BIRTH_DATE,
            field::BIRTH_COUNTRY,
            field::ESTABLISHMENT,
            field::ADMITTED_ON,
            field::SENTENCED_ON,
            field::TOWN,
        ],
    )?;
    let release = mapping.column(field::RELEASE_DATE).unwrap_or_default();
    writeln!(out, "release_date = {}{}", quoted(release), todo(release))?;
    if let Some(column) = mapping.column(DOCUMENT) {
        writeln!(out, "\n[identifiers]\ndocument = {}", quoted(column))?;
    }
    Ok(())
}

fn write_mapped(out: &mut String, mapping: &Mapping, fields: &[&str]) -> std::fmt::Result {
    for field in fields {
        if let Some(column) = mapping.column(field) {
            writeln!(out, "{field} = {}", quoted(column))?;
        }
    }
    Ok(())
}

fn write_facts(out: &mut String, mapping: &Mapping) -> std::fmt::Result {
    for (fact, category) in FACTS {
        let Some(column) = mapping.column(fact) else { continue };
        writeln!(out, "\n[facts.{fact}]\ncolumn = {}\ncategory = {}", quoted(column), quoted(category))?;
        if fact == NUMBER {
            writeln!(out, "type = \"integer\"")?;
            continue;
        }
        let values = mapping.values.get(fact);
        let values = || values.into_iter().flatten();
        if values().all(|(_, code)| code.is_empty()) {
            writeln!(
                out,
                "type = \"text\" # TODO: explain the values: values = {{ \"as written\" = \"code\" }}"
            )?;
            continue;
        }
        writeln!(out, "[facts.{fact}.values]")?;
        for (value, code) in values() {
            let unknown = if code.is_empty() { "# not yet known: " } else { "" };
            writeln!(out, "{unknown}{} = {}", quoted(value), quoted(code))?;
        }
    }
    if mapping.column(field::RELEASE_TYPE).is_some() {
        writeln!(out, "\n[release_kinds]")?;
        let mut codes: Vec<&String> =
            mapping.values.get(field::RELEASE_TYPE).into_iter().flatten().map(|(_, code)| code).collect();
        codes.sort();
        codes.dedup();
        for code in codes.into_iter().filter(|code| !code.is_empty()) {
            writeln!(out, "{code} = {}", quoted(code))?;
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
