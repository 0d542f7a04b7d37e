//! Importing a release list.
//!
//! A list is read by its source ([`List::read`]), every row is judged beside what was accepted
//! before ([`preview`]), and what is new or changed is written in short transactions
//! ([`import`]). Each row is applied whole or not at all, so a run that was cut short leaves
//! nothing half done; the same file then takes the run on and ends with the same numbers, because
//! every row is judged against what stood there before the run began.
//!
//! An import makes a person visible to the agency that sent the list and to nobody else, opens
//! custody episodes and moves dates. It never releases anybody: who is missing on a list that
//! should name them is a question.

mod apply;
mod begin;
mod correct;
mod findings;
mod judge;
mod list;
mod look;
mod run;
mod sources;
mod upload;
mod wizard;

use jiff::{Timestamp, civil::Date};
use throughline_domain::id::ImportRunId;
pub use throughline_exchange::{
    encoding::NotText,
    roster::ReadError,
    source::{SourceError, SourceProblem},
    wizard::{
        Complete, FIELDS, FORMS, LANGUAGES, Mapping, Proposal, Question, SHAPES, SampleColumn, codes, explain,
    },
};
pub use throughline_store::import::{
    finding::{Finding, FindingStatus, Severity},
    run::{Run, RunCounts, RunStatus},
};

pub(crate) use self::sources::shipped_beside;
pub use self::{
    correct::{Corrected, GoneAnswer, answer_gone, correct, set_aside},
    judge::Judged,
    list::{List, ListDay, SourceText},
    look::{
        GonePerson, RejectedRow, RunPage, gone, rejected, rejected_row, rejects_file, run, runs, warnings,
    },
    run::{import, preview},
    sources::{KnownSource, save_source, sources},
    upload::{Started, discard, keep, start, take_on_interrupted},
    wizard::{Explained, Tried, decide, explained, keep_explained, keep_sample, propose},
};

/// Why a list was not imported.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The source cannot be understood.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// The file cannot be read by its source.
    #[error(transparent)]
    File(#[from] ReadError),
    /// The source speaks of a jurisdiction that is not installed.
    #[error("the source names the jurisdiction {0:?}, which is not installed")]
    UnknownJurisdiction(String),
    /// The source id was used by another agency before, or the actor works for another agency.
    #[error("the source {0:?} belongs to another agency; give it an id of its own")]
    ForeignSource(String),
    /// The file's name says a day that there is not.
    #[error("the file's name says {written:?}, and there is no such day")]
    NoSuchDay {
        /// The text in the name.
        written: String,
    },
    /// The list would be of a day that lies ahead; that has to be meant.
    #[error("this list would be of {list}, and today is {today}")]
    Ahead {
        /// The date of this list.
        list: Date,
        /// Today, where the list comes from.
        today: Date,
    },
    /// A newer list of this source was imported; going back has to be meant.
    #[error("this list is of {list}, and one of {newest} was imported before")]
    Older {
        /// The date of this list.
        list: Date,
        /// The date of the newest list imported.
        newest: Date,
    },
    /// Another list of this source is being imported right now.
    #[error("another list of this source is being imported (since {since}); try again when it is done")]
    Busy {
        /// The run.
        run: ImportRunId,
        /// When it was begun.
        since: Timestamp,
    },
    /// Another process has taken the run on; it goes on there.
    #[error("another process has taken this import on; it goes on there")]
    TakenOver,
    /// Anything else.
    #[error(transparent)]
    App(#[from] crate::Error),
}

impl From<throughline_store::DbError> for Fault {
    fn from(error: throughline_store::DbError) -> Self {
        Self::App(error.into())
    }
}

/// The result of an import's use cases.
pub type Outcome<T> = std::result::Result<T, Fault>;

/// What became of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The run; `None` for a preview.
    pub run: Option<ImportRunId>,
    /// The day the list speaks of.
    pub list_date: Date,
    /// The newest list imported before, where a preview is of an older one: an import would ask.
    pub newer: Option<Date>,
    /// The numbers.
    pub counts: RunCounts,
    /// Whether a run that had been cut short was taken on.
    pub resumed: bool,
    /// The rejected rows with their reasons, in the source's own format, to be corrected and
    /// imported again.
    pub rejects: Vec<u8>,
}
