//! A first proposal of a source, from a sample of a list that nobody has explained yet.
//!
//! The wizard guesses so that a person need not begin with an empty page, and says what it was
//! not sure of. Its proposal is a text to be read and corrected; nothing is imported by a guess.

mod columns;
mod mapping;
mod render;
mod sample;

pub use self::{
    columns::{Mapped, Words},
    mapping::{
        Complete, DOCUMENT, FIELDS, FORMS, LANGUAGES, Mapping, PARTICLE, SHAPES, SampleColumn, TextForm,
        WHOLE_NAME, codes, columns, explain,
    },
};
use crate::roster::ReadError;

/// A proposed source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The decisions, as far as the sample could say.
    pub mapping: Mapping,
    /// Which column was taken for which field, with an example.
    pub mapped: Vec<Mapped>,
    /// Headings that nothing was mapped to.
    pub unmapped: Vec<String>,
    /// What a person must decide.
    pub questions: Vec<Question>,
}

/// What the wizard could not know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// Which agency sends the list, in which jurisdiction.
    WhichAgency,
    /// No column looks like the key.
    NoKey,
    /// No column looks like the release date.
    NoReleaseDate,
    /// No column looks like a name.
    NoName,
    /// The dates can be read with the day or the month first; the day was taken.
    DayOrMonthFirst,
    /// The dates of a column are in no form that is known.
    UnknownDateForm {
        /// The column.
        column: String,
        /// One of its texts.
        example: String,
    },
    /// A value that no code was found for.
    UnexplainedValue {
        /// The fact.
        field: String,
        /// The value as written.
        value: String,
    },
}

/// Proposes a source for a file.
pub fn propose(bytes: &[u8], file_name: &str) -> Result<Proposal, ReadError> {
    let sample = sample::Sample::take(bytes)?;
    let words = Words::shipped();
    let guess = columns::Guess::of(&sample, &words);
    Ok(Proposal {
        mapping: guess.mapping(&sample, file_name),
        mapped: guess.mapped,
        unmapped: guess.unmapped,
        questions: guess.questions,
    })
}
