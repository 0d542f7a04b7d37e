//! What is wrong with the description of a list, in the reader's language: the line, the field, and
//! what to do.

use throughline_app::import::{SourceError, SourceProblem};

use crate::i18n::Tr;

/// The fault with its line.
pub(super) fn fault(tr: Tr, error: &SourceError) -> String {
    tr.with("sources-fault", &[("line", error.line.into()), ("why", problem(tr, &error.problem).into())])
}

fn problem(tr: Tr, problem: &SourceProblem) -> String {
    let one = |key: &str, name: &'static str, value: &str| tr.with(key, &[(name, value.into())]);
    match problem {
        SourceProblem::NoToml { .. } => tr.text("sources-no-toml"),
        SourceProblem::KeyTwice => tr.text("sources-key-twice"),
        SourceProblem::UnknownKey { key, nearest: None } => one("sources-unknown-key", "key", key),
        SourceProblem::UnknownKey { key, nearest: Some(nearest) } => tr.with(
            "sources-unknown-key-nearest",
            &[("key", key.as_str().into()), ("nearest", nearest.as_str().into())],
        ),
        SourceProblem::UnknownValue { value, nearest: None } => one("sources-unknown-value", "value", value),
        SourceProblem::UnknownValue { value, nearest: Some(nearest) } => tr.with(
            "sources-unknown-value-nearest",
            &[("value", value.as_str().into()), ("nearest", nearest.as_str().into())],
        ),
        SourceProblem::MissingKey { key } => one("sources-missing-key", "key", key),
        SourceProblem::WrongType { .. } => tr.text("sources-wrong-type"),
        SourceProblem::Establishments { word } => one("sources-establishments", "word", word),
        SourceProblem::Towns { path, .. } => one("sources-towns", "path", path),
        SourceProblem::TextKeysOfWorkbook => tr.text("sources-text-keys-of-workbook"),
        SourceProblem::SheetOfText => tr.text("sources-sheet-of-text"),
        SourceProblem::Encoding { name } => one("sources-encoding", "name", name),
        SourceProblem::NotOneCharacter { key, text } => tr.with(
            "sources-not-one-character",
            &[("key", key.as_str().into()), ("text", text.as_str().into())],
        ),
        SourceProblem::DateForm { form } => one("sources-date-form", "form", form),
        SourceProblem::NoDateForm => tr.text("sources-no-date-form"),
        SourceProblem::DateForms { first, second } => tr.with(
            "sources-date-forms",
            &[("first", first.as_str().into()), ("second", second.as_str().into())],
        ),
        SourceProblem::Months { language } => one("sources-months", "language", language),
        SourceProblem::NameColumns => tr.text("sources-name-columns"),
        SourceProblem::Category { category } => one("sources-category", "category", category),
        SourceProblem::FactValues { fact } => one("sources-fact-values", "fact", fact),
        SourceProblem::TwoCodes { word, fact } => {
            tr.with("sources-two-codes", &[("word", word.as_str().into()), ("fact", fact.as_str().into())])
        }
        SourceProblem::Horizon { word } => one("sources-horizon", "word", word),
        SourceProblem::NoHeading => tr.text("sources-no-heading"),
        SourceProblem::FieldTwice { field } => one("sources-field-twice", "field", field),
        SourceProblem::RequiredUnmapped { field, nearest } => tr.with(
            "sources-required-unmapped",
            &[("field", field.as_str().into()), ("nearest", nearest.as_str().into())],
        ),
    }
}
