//! How a command ends: nothing to say, or a failure with an exit code that scripts can use.

use std::process::ExitCode;

/// What a command gives.
pub type Outcome = Result<(), Failure>;

/// Why a command ended without doing all it was asked. [`EXIT_CODES`] tells the same to people.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// The command ran, and what it looked at is not in order, or a rule refused the act.
    #[error("{0}")]
    Finding(String),
    /// The command line, a file named on it, or the configuration has to be corrected first.
    #[error("{0}")]
    Usage(String),
    /// The database cannot be reached, is not migrated, or is not for this command.
    #[error("{0}")]
    Database(String),
    /// A fault of the program or of the machine.
    #[error("{0}")]
    Internal(String),
}

/// The exit codes, as `--help` prints them.
pub const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  done, and something is not in order: the ledger does not fit, a pack has faults,
     a check failed, a rule refused the act
  2  the command line, a file named on it or the configuration has to be corrected
  3  the database cannot be reached, is not migrated, or is not for this command
  4  a fault of the program or of the machine";

impl Failure {
    /// The code the process ends with. 2 is also what clap ends with.
    pub fn exit_code(&self) -> ExitCode {
        ExitCode::from(match self {
            Self::Finding(_) => 1,
            Self::Usage(_) => 2,
            Self::Database(_) => 3,
            Self::Internal(_) => 4,
        })
    }

    /// A file that was named on the command line and cannot be read or written.
    pub fn file(path: &std::path::Path, error: &std::io::Error) -> Self {
        Self::Usage(format!("{}: {error}", path.display()))
    }
}

impl From<throughline_app::Error> for Failure {
    fn from(error: throughline_app::Error) -> Self {
        use throughline_app::Error;
        let message = error.to_string();
        match error {
            Error::Unavailable(_) => Self::Database(message),
            Error::NotFound
            | Error::Denied(_)
            | Error::Conflict(_)
            | Error::Invalid(_)
            | Error::Refused(_) => Self::Finding(message),
            Error::Internal(_) => Self::Internal(message),
        }
    }
}
