//! What is wrong with a source, said so that its author can mend it.
//!
//! A problem is a variant, not a sentence: the command line says it in English, pages say it in the
//! reader's language.

/// A fault in a source: where, what, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {problem}. {}", problem.remedy())]
pub struct SourceError {
    /// The file.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong.
    pub problem: SourceProblem,
}

/// What can be wrong with a source.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SourceProblem {
    /// The text is no TOML.
    #[error("this is no TOML: {detail}")]
    NoToml {
        /// What the reader of TOML says, in English.
        detail: String,
    },
    /// A key stands twice in one table.
    #[error("a key stands twice")]
    KeyTwice,
    /// A key that a source does not have.
    #[error("unknown field `{key}`")]
    UnknownKey {
        /// The key.
        key: String,
        /// The known key that is spelt most like it.
        nearest: Option<String>,
    },
    /// A word where one of a few is expected.
    #[error("unknown value `{value}`")]
    UnknownValue {
        /// The word.
        value: String,
        /// The known word that is spelt most like it.
        nearest: Option<String>,
    },
    /// A key that every source has.
    #[error("the field `{key}` is missing")]
    MissingKey {
        /// The key.
        key: String,
    },
    /// A number where a text is expected, a text where a list is, and the like.
    #[error("{detail}")]
    WrongType {
        /// What the reader of TOML says, in English.
        detail: String,
    },
    /// `establishments` is neither a list nor "any".
    #[error("establishments = {word:?} is neither a list nor \"any\"")]
    Establishments {
        /// What it is.
        word: String,
    },
    /// The list of towns cannot be read.
    #[error("the list of towns {path:?} cannot be read: {why}")]
    Towns {
        /// Its path.
        path: String,
        /// What the operating system says.
        why: String,
    },
    /// A workbook has no delimiter, encoding or quote.
    #[error("a workbook has no delimiter, encoding or quote")]
    TextKeysOfWorkbook,
    /// A text file has no sheet.
    #[error("a text file has no sheet")]
    SheetOfText,
    /// An encoding that nobody knows.
    #[error("the encoding {name:?} is not known")]
    Encoding {
        /// Its name.
        name: String,
    },
    /// A delimiter or quote is more than one character.
    #[error("{key} = {text:?} is not one character")]
    NotOneCharacter {
        /// Which of them.
        key: String,
        /// What it is.
        text: String,
    },
    /// Something that is not the form of a date.
    #[error("{form:?} is not the form of a date")]
    DateForm {
        /// What it is.
        form: String,
    },
    /// No form of a date is given.
    #[error("no form of a date is given")]
    NoDateForm,
    /// Two forms read one text as two days.
    #[error("{first:?} and {second:?} read one text as two different days")]
    DateForms {
        /// One form.
        first: String,
        /// The other.
        second: String,
    },
    /// A language whose months nobody knows.
    #[error("the names of the months in {language:?} are not known")]
    Months {
        /// Its code.
        language: String,
    },
    /// The name has no column, or a column and its parts.
    #[error("the name must come from one column or from its parts")]
    NameColumns,
    /// A category that the sharing matrix does not have.
    #[error("{category:?} is no category of the sharing matrix")]
    Category {
        /// What is written.
        category: String,
    },
    /// A fact with neither values nor a type, or with both.
    #[error("the fact `{fact}` needs either values or another type")]
    FactValues {
        /// The fact.
        fact: String,
    },
    /// One word stands for two codes.
    #[error("{word:?} stands for two codes of `{fact}`")]
    TwoCodes {
        /// The word.
        word: String,
        /// The fact.
        fact: String,
    },
    /// The horizon is neither a number of days nor a known word.
    #[error("horizon = {word:?} is neither a number of days nor a word that is known here")]
    Horizon {
        /// What it is.
        word: String,
    },
    /// A column without a heading.
    #[error("a column has no heading")]
    NoHeading,
    /// Two columns are mapped to one field.
    #[error("two columns are mapped to `{field}`")]
    FieldTwice {
        /// The field.
        field: String,
    },
    /// A required field that no column is mapped to.
    #[error("`{field}` is required, but no column is mapped to it")]
    RequiredUnmapped {
        /// The field.
        field: String,
        /// The mapped field that is spelt most like it.
        nearest: String,
    },
}

impl SourceProblem {
    /// What to do, in English.
    pub fn remedy(&self) -> String {
        let said = match self {
            Self::UnknownKey { nearest: Some(nearest), .. }
            | Self::UnknownValue { nearest: Some(nearest), .. }
            | Self::RequiredUnmapped { nearest, .. } => return format!("Did you mean `{nearest}`?"),
            Self::MissingKey { key } => return format!("Add `{key} = …`"),
            Self::UnknownKey { nearest: None, .. } => "Remove it, or correct its spelling",
            Self::UnknownValue { nearest: None, .. } => "Write one of the words of docs/SOURCES.md",
            Self::NoToml { .. } | Self::WrongType { .. } => "Correct this line",
            Self::KeyTwice => "Keep one of them",
            Self::Establishments { .. } => "List the names, or write \"any\"",
            Self::Towns { .. } => "Give the path relative to this file, or leave `towns` out",
            Self::TextKeysOfWorkbook => "Remove them, or write type = \"csv\"",
            Self::SheetOfText => "Remove it, or write type = \"xlsx\"",
            Self::Encoding { .. } => "Use utf-8, utf-16, windows-1252 or another name of the WHATWG list",
            Self::NotOneCharacter { .. } => "Give one ASCII character, such as \";\" or \"\\t\"",
            Self::DateForm { .. } => "Write it with d, dd, m, mm, mon, month, yy and yyyy, as in dd/mm/yyyy",
            Self::NoDateForm => "Name at least one",
            Self::DateForms { .. } => "Keep the one that this system writes",
            Self::Months { .. } => "Give them: months = [\"…\", eleven more]",
            Self::NameColumns => "Give `surname` and `given_name`, or `name` with its shape",
            Self::Category { .. } => "Give the number of its row, from \"1\" to \"17\"",
            Self::FactValues { .. } => {
                "Give values = { \"as written\" = \"code\" }, or type = \"integer\" or \"text\""
            }
            Self::TwoCodes { .. } => "Case and accents make no difference here: keep one",
            Self::Horizon { .. } => "Write \"everybody\", or \"nobody\" if the list promises nothing",
            Self::NoHeading => "Write the heading as it stands in the file",
            Self::FieldTwice { .. } => "Give one of them another name",
        };
        said.to_owned()
    }

    /// What the reader of TOML found.
    fn of_toml(message: &str) -> Self {
        let quoted = |rest: &str| rest.split('`').next().unwrap_or_default().to_owned();
        if let Some(rest) = message.strip_prefix("unknown field `") {
            Self::UnknownKey { key: quoted(rest), nearest: nearest_known(rest) }
        } else if let Some(rest) = message.strip_prefix("unknown variant `") {
            Self::UnknownValue { value: quoted(rest), nearest: nearest_known(rest) }
        } else if let Some(rest) = message.strip_prefix("missing field `") {
            Self::MissingKey { key: quoted(rest) }
        } else if message.starts_with("duplicate key") {
            Self::KeyTwice
        } else if message.starts_with("invalid type")
            || message.starts_with("invalid value")
            || message.starts_with("invalid length")
            || message.starts_with("data did not match any variant")
        {
            Self::WrongType { detail: message.to_owned() }
        } else {
            Self::NoToml { detail: message.to_owned() }
        }
    }
}

impl SourceError {
    /// A fault found by the TOML reader.
    pub(super) fn from_toml(error: &toml::de::Error, text: &str, file: &str) -> Self {
        let line = error.span().map_or(1, |span| line_of(text, span.start));
        Self { file: file.to_owned(), line, problem: SourceProblem::of_toml(error.message().trim()) }
    }

    /// A fault found by reading what the source means. `near` is a text of the faulty line.
    pub(super) fn at(text: &str, file: &str, near: &str, problem: SourceProblem) -> Self {
        let line = text.find(near).map_or(1, |start| line_of(text, start));
        Self { file: file.to_owned(), line, problem }
    }
}

/// The line that holds a byte, counted from 1.
fn line_of(text: &str, byte: usize) -> usize {
    1 + text.bytes().take(byte).filter(|byte| *byte == b'\n').count()
}

/// From the rest of "unknown field `colums`, expected one of `columns`, `key`": the known word that is
/// spelt most like the unknown one.
fn nearest_known(rest: &str) -> Option<String> {
    let mut quoted = rest.split('`');
    let unknown = quoted.next()?;
    let known = quoted.skip(1).step_by(2);
    nearest(unknown, known).map(str::to_owned)
}

/// The candidate spelt most like a word.
pub(crate) fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let folded = super::values::fold(word);
    candidates
        .map(|candidate| (strsim::jaro_winkler(&folded, &super::values::fold(candidate)), candidate))
        .filter(|(likeness, _)| *likeness > 0.6)
        .max_by(|left, right| left.0.total_cmp(&right.0))
        .map(|(_, candidate)| candidate)
}
