//! Release lists: what a row must say to be accepted, and what a list changes.
//!
//! A list arrives every week from another system, full of real life: impossible dates, one
//! number on two people, a row that stops half way. Two questions are answered here, both pure:
//!
//! 1. [`parse_row`]: can this row be taken as it stands? Either a [`Row`], perhaps with
//!    [`Warning`]s, or a [`Refused`] with every [`Rejection`] that was found.
//! 2. [`classify`]: what does each row mean beside its neighbours and beside what was accepted
//!    before? Every data row gets exactly one [`Outcome`], and they add up to the rows read.
//!
//! Nothing is guessed: where two rows of one key disagree, neither is taken, because no rule
//! could know which of them is true. Reading files and cells is the business of `exchange`.

mod classify;
mod gone;
mod row;
#[cfg(test)]
mod tests;

pub use classify::{
    Accepted, Classified, Conflict, Counts, Outcome, PossibleMatch, Previous, Sketch, Verdict, classify,
    different_people,
};
pub use gone::{Completeness, Expected, Horizon, gone};
pub use row::{
    Change, Draft, DraftFact, Fact, Fields, Identifier, Reading, Row, Rules, Shape, field, parse_row,
};

use jiff::civil::Date;

use crate::{coded_enum, person::Name};

/// A release date more than this many days before the list's date belongs to another list.
pub const LONG_PAST_DAYS: i32 = 365;
/// Nobody in custody was born more years than this before the list's date: 1900-01-01 is what a
/// system writes that knows no birth date.
pub const LONGEST_LIFE_YEARS: i32 = 120;
/// No sentence ends more years than this after the list's date, and no stay in custody or sentence
/// began more than so many before it: 9999-12-31 and 0001-01-01 stand for "no date".
pub const LONGEST_SENTENCE_YEARS: i32 = 60;
/// The longest name, number, establishment or town, in characters.
pub const LONGEST_TEXT: usize = 200;

coded_enum! {
    /// Why a row is not taken. In the order of precedence: the first reason of a row is the one
    /// it is counted under, so a row that stops half way is a short row and not ten empty fields.
    Reason {
        /// Fewer cells than the heading.
        ShortRow = "short_row",
        /// More cells than the heading: a separator inside a value has shifted them.
        LongRow = "long_row",
        /// Characters that no text has, a sign of a wrong encoding.
        UnreadableText = "unreadable_text",
        /// A quotation mark that opens and does not close.
        UnclosedQuote = "unclosed_quote",
        /// A cell longer than anything a list says.
        CellTooLong = "cell_too_long",
        /// The key is empty.
        NoIdentifier = "no_identifier",
        /// A required part of the name is empty, or the whole name is.
        NameMissing = "name_missing",
        /// Another required field is empty.
        RequiredMissing = "required_missing",
        /// A required field holds a value that the source does not explain.
        ValueUnknown = "value_unknown",
        /// Not a date in any form that the source names.
        DateUnreadable = "date_unreadable",
        /// The form of a date, but no such day: 31/02, 00/00.
        DateImpossible = "date_impossible",
        /// A day so far from the list's that it stands for "no date" or is a slip.
        DateImplausible = "date_implausible",
        /// Born after the list's date.
        BirthInFuture = "birth_in_future",
        /// Released more than [`LONG_PAST_DAYS`] before the list's date.
        ReleaseLongPast = "release_long_past",
        /// Released before admitted.
        ReleaseBeforeAdmission = "release_before_admission",
        /// No release date, and the legal status is not one that may lack it.
        ReleaseDateRequired = "release_date_required",
        /// One key on two different people of this list.
        KeyOnTwoPeople = "key_on_two_people",
        /// Two rows of one key, one person, that say different things.
        ContradictingRows = "contradicting_rows",
        /// The key was accepted before, for a different person.
        KeyKnownOnOtherPerson = "key_known_on_other_person",
    }
}

coded_enum! {
    /// What is worth a look in a row that is taken.
    Caution {
        /// A town that the source's list of towns does not name.
        UnknownTown = "unknown_town",
        /// An establishment that the source does not name.
        UnknownEstablishment = "unknown_establishment",
        /// A value that the source does not explain: kept as written, not yet known.
        UnknownValue = "unknown_value",
        /// No birth date.
        BirthDateMissing = "birth_date_missing",
        /// No release date, where the legal status allows that.
        ReleaseDateMissing = "release_date_missing",
        /// The same row again, counted unchanged.
        ExactDuplicate = "exact_duplicate",
        /// Another identifier, such as a document number, that two keys carry: a possible match.
        SharedIdentifier = "shared_identifier",
    }
}

/// One reason why a row is not taken, with what was written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rejection {
    /// Why.
    pub reason: Reason,
    /// The canonical field at fault; empty where it is the row as a whole.
    pub field: String,
    /// What the row says there, as written.
    pub value: String,
}

/// One thing worth a look in a row that is taken.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Warning {
    /// What.
    pub caution: Caution,
    /// The canonical field that it is about; empty where it is the row as a whole.
    pub field: String,
    /// What the row says there, as written.
    pub value: String,
}

/// Who a row is about, as far as the row could be read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Identity {
    /// The surname, or the only name of a person with one name.
    pub surname: String,
    /// The birth date, where it is known.
    pub birth_date: Option<Date>,
}

impl Identity {
    /// The identity of a name and birth date.
    pub fn new(name: &Name, birth_date: Option<Date>) -> Self {
        let surname = if name.surname.is_empty() { &name.given_name } else { &name.surname };
        Self { surname: surname.clone(), birth_date }
    }
}

/// A row that is not taken: who it seems to be about, and everything that is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The line of the file, counted from 1.
    pub number: u64,
    /// The key, where it could be read.
    pub key: Option<String>,
    /// Who, where the cells are where they should be.
    pub identity: Option<Identity>,
    /// Every fault found, in order of precedence; never empty.
    pub rejections: Vec<Rejection>,
}
