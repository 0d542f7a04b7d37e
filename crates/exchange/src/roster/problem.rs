//! Why a file cannot be read as a whole.

use crate::encoding::NotText;

/// A file that cannot be read. Every message says what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Over a limit.
    #[error("the file has more than {limit} {what}; cut it into several lists")]
    TooLarge {
        /// What there is too much of.
        what: &'static str,
        /// The most that is read.
        limit: usize,
    },
    /// Not text in the source's encoding.
    #[error(transparent)]
    NotText(#[from] NotText),
    /// A workbook where the source describes a text file.
    #[error(
        "{file} is an Excel workbook, the source describes a text file; save it as CSV, or set type = \"xlsx\""
    )]
    UnexpectedWorkbook {
        /// The file's name.
        file: String,
    },
    /// The binary workbook of the years before 2007.
    #[error("this is a workbook in the old .xls form; save it as .xlsx")]
    OldWorkbook,
    /// A workbook that does not open.
    #[error("the workbook does not open ({0}); open it in a spreadsheet program and save it again")]
    BrokenWorkbook(String),
    /// The sheet that the source names is not there.
    #[error("the workbook has no sheet {wanted:?}; it has {found}")]
    NoSheet {
        /// The sheet that the source names.
        wanted: String,
        /// The sheets there are.
        found: String,
    },
    /// Nothing in the file.
    #[error("the file is empty; export the list again")]
    Empty,
    /// A heading that the source maps is not there.
    #[error(
        "no column is headed {column:?}{}; correct the heading in the file, or the column in the source. \
         The file has: {found}", near.as_ref().map(|near| format!(" (the nearest is {near:?})")).unwrap_or_default()
    )]
    MissingColumn {
        /// The heading that the source maps.
        column: String,
        /// The heading spelt most like it.
        near: Option<String>,
        /// The headings there are.
        found: String,
    },
    /// A heading that the source maps is there twice.
    #[error("two columns are headed {column:?}; rename the one that is not meant")]
    DuplicateColumn {
        /// The heading.
        column: String,
    },
}
