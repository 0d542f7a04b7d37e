//! Reasons, fields and faults in the reader's language.

use throughline_app::import::{Fault, FindingStatus, NotText, ReadError};
use throughline_domain::roster::{Caution, Reason, field};

use crate::i18n::Tr;

/// Why a row was not taken, and what to do.
pub(super) fn reason(tr: Tr, code: &str) -> String {
    let Some(reason) = Reason::from_code(code) else { return code.to_owned() };
    tr.text(match reason {
        Reason::ShortRow => "imports-reason-short-row",
        Reason::LongRow => "imports-reason-long-row",
        Reason::UnreadableText => "imports-reason-unreadable-text",
        Reason::UnclosedQuote => "imports-reason-unclosed-quote",
        Reason::CellTooLong => "imports-reason-cell-too-long",
        Reason::NoIdentifier => "imports-reason-no-identifier",
        Reason::NameMissing => "imports-reason-name-missing",
        Reason::RequiredMissing => "imports-reason-required-missing",
        Reason::ValueUnknown => "imports-reason-value-unknown",
        Reason::DateUnreadable => "imports-reason-date-unreadable",
        Reason::DateImpossible => "imports-reason-date-impossible",
        Reason::DateImplausible => "imports-reason-date-implausible",
        Reason::BirthInFuture => "imports-reason-birth-in-future",
        Reason::ReleaseLongPast => "imports-reason-release-long-past",
        Reason::ReleaseBeforeAdmission => "imports-reason-release-before-admission",
        Reason::ReleaseDateRequired => "imports-reason-release-date-required",
        Reason::KeyOnTwoPeople => "imports-reason-key-on-two-people",
        Reason::ContradictingRows => "imports-reason-contradicting-rows",
        Reason::KeyKnownOnOtherPerson => "imports-reason-key-known-on-other-person",
    })
}

/// What is worth a look in a row that was taken.
pub(super) fn caution(tr: Tr, code: &str) -> String {
    let Some(caution) = Caution::from_code(code) else { return code.to_owned() };
    tr.text(match caution {
        Caution::UnknownTown => "imports-caution-unknown-town",
        Caution::UnknownEstablishment => "imports-caution-unknown-establishment",
        Caution::UnknownValue => "imports-caution-unknown-value",
        Caution::BirthDateMissing => "imports-caution-birth-date-missing",
        Caution::ReleaseDateMissing => "imports-caution-release-date-missing",
        Caution::ExactDuplicate => "imports-caution-exact-duplicate",
        Caution::SharedIdentifier => "imports-caution-shared-identifier",
    })
}

/// What became of a finding.
pub(super) fn finding_status(tr: Tr, status: FindingStatus) -> String {
    tr.text(match status {
        FindingStatus::Open => "imports-finding-open",
        FindingStatus::Corrected => "imports-finding-corrected",
        FindingStatus::Superseded => "imports-finding-superseded",
        FindingStatus::SetAside => "imports-finding-set-aside",
        FindingStatus::Answered => "imports-finding-answered",
        FindingStatus::Noted => "imports-finding-noted",
    })
}

/// The name of a canonical field. Facts and identifiers that a source has added keep the name
/// that the source gives them.
pub(in super::super) fn field_name(tr: Tr, name: &str) -> String {
    let key = match name {
        field::KEY => "imports-field-key",
        field::SURNAME => "imports-field-surname",
        field::GIVEN_NAME => "imports-field-given-name",
        field::BIRTH_DATE => "imports-field-birth-date",
        field::BIRTH_COUNTRY => "imports-field-birth-country",
        field::ESTABLISHMENT => "imports-field-establishment",
        field::ADMITTED_ON => "imports-field-admitted-on",
        field::SENTENCED_ON => "imports-field-sentenced-on",
        field::RELEASE_DATE => "imports-field-release-date",
        field::RELEASE_KIND => "imports-field-release-kind",
        field::TOWN => "imports-field-town",
        field::LEGAL_STATUS => "imports-field-legal-status",
        field::SEX => "imports-field-sex",
        field::RELEASE_TYPE => "imports-field-release-type",
        "name" => "imports-field-name",
        "particle" => "imports-field-particle",
        "document" => "imports-field-document",
        "support_network" => "imports-field-support-network",
        "dependent_children" => "imports-field-dependent-children",
        "no_fixed_abode" => "imports-field-no-fixed-abode",
        other => return other.replace('_', " "),
    };
    tr.text(key)
}

/// Why a file could not be read, and what to do.
fn file(tr: Tr, error: &ReadError) -> String {
    match error {
        ReadError::TooLarge { .. } => tr.text("imports-file-too-large"),
        ReadError::NotText(NotText::Malformed { line, encoding }) => {
            tr.with("imports-file-not-text", &[("line", (*line).into()), ("encoding", (*encoding).into())])
        }
        ReadError::NotText(NotText::Zeroes { line, encoding }) => {
            tr.with("imports-file-zeroes", &[("line", (*line).into()), ("encoding", (*encoding).into())])
        }
        ReadError::NotText(NotText::IsUtf8 { declared }) => {
            tr.with("imports-file-utf8", &[("encoding", (*declared).into())])
        }
        ReadError::UnexpectedWorkbook { .. } => tr.text("imports-file-workbook"),
        ReadError::OldWorkbook => tr.text("imports-file-old-workbook"),
        ReadError::BrokenWorkbook(_) => tr.text("imports-file-broken-workbook"),
        ReadError::NoSheet { wanted, found } => tr.with(
            "imports-file-no-sheet",
            &[("wanted", wanted.as_str().into()), ("found", found.as_str().into())],
        ),
        ReadError::Empty => tr.text("imports-file-empty"),
        ReadError::MissingColumn { column, found, .. } => tr.with(
            "imports-file-missing-column",
            &[("column", column.as_str().into()), ("found", found.as_str().into())],
        ),
        ReadError::DuplicateColumn { column } => {
            tr.with("imports-file-duplicate-column", &[("column", column.as_str().into())])
        }
    }
}

/// Why a list was not taken at all.
pub(super) fn fault(tr: Tr, fault: &Fault) -> String {
    match fault {
        Fault::Source(error) => super::source::fault(tr, error),
        Fault::File(error) => file(tr, error),
        Fault::UnknownJurisdiction(name) => {
            tr.with("imports-fault-jurisdiction", &[("name", name.as_str().into())])
        }
        Fault::ForeignSource(_) => tr.text("imports-fault-foreign"),
        Fault::Older { newest, .. } => {
            tr.with("imports-fault-older", &[("newest", tr.long_date(*newest).into())])
        }
        Fault::NoSuchDay { written } => {
            tr.with("imports-fault-no-such-day", &[("written", written.as_str().into())])
        }
        Fault::Ahead { list, .. } => tr.with("imports-fault-ahead", &[("date", tr.long_date(*list).into())]),
        Fault::Busy { .. } | Fault::TakenOver => tr.text("imports-fault-busy"),
        // Answered before it comes here.
        Fault::App(error) => error.to_string(),
    }
}
