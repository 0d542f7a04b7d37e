//! What a use case can answer besides its outcome.

use throughline_policy::Denied;
use throughline_store::DbError;
pub use throughline_store::Unusable;

/// The result of a use case.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a use case did not do what was asked. `web` maps each to one page or problem document.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or this actor may not know that there is.
    #[error("not found")]
    NotFound,
    /// The rules do not allow it.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// Somebody else changed it meanwhile, or a rule the database keeps was broken. The text is
    /// the constraint or the record, for the log; pages show both versions.
    #[error("conflict: {0}")]
    Conflict(String),
    /// What was entered cannot be taken as it is.
    #[error("{} fields need attention", .0.len())]
    Invalid(Vec<FieldError>),
    /// The event does not fit the state that the thing is in; a key of the message.
    #[error("refused: {0}")]
    Refused(&'static str),
    /// The database cannot be reached or has no room; nothing was saved, trying again may help.
    #[error("unavailable: {0}")]
    Unavailable(String),
    /// The database cannot be used as it is: nothing was saved, and somebody has to put it right.
    #[error("{}; {}", .0, .0.remedy())]
    Unusable(Unusable),
    /// A fault of the program.
    #[error("internal fault: {0}")]
    Internal(String),
}

/// What is wrong with one field, as the key of a message that says what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name in the form.
    pub field: String,
    /// The message's key.
    pub message: &'static str,
    /// Values that the message names.
    pub args: Vec<(&'static str, String)>,
}

impl FieldError {
    /// An error without values.
    pub fn new(field: impl Into<String>, message: &'static str) -> Self {
        Self { field: field.into(), message, args: Vec::new() }
    }
    /// Adds a value that the message names.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "call sites read better with plain values")]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }
}

impl From<FieldError> for Error {
    fn from(error: FieldError) -> Self {
        Self::Invalid(vec![error])
    }
}

impl From<DbError> for Error {
    fn from(error: DbError) -> Self {
        match error {
            DbError::NotFound => Self::NotFound,
            DbError::Stale => Self::Conflict("stale".to_owned()),
            DbError::Constraint(name) => Self::Conflict(name),
            DbError::Full => Self::Unavailable("no room left".to_owned()),
            DbError::Unavailable(why) => Self::Unavailable(why),
            DbError::Unusable(why) => Self::Unusable(why),
            other @ (DbError::NoLedgerEntry | DbError::Column(_) | DbError::Other(_)) => {
                Self::Internal(other.to_string())
            }
        }
    }
}
