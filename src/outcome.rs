//! How a command ends: nothing to say, or a failure with an exit code that scripts can use.

use std::{fmt, io::ErrorKind, path::Path, process::ExitCode};

use serde_json::json;

use crate::{terminal::tell, words};

/// What a command gives.
pub type Outcome = Result<(), Failure>;

/// Why a command ended without doing all it was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    ending: Ending,
    code: String,
    message: String,
    remedy: Option<String>,
    answered: bool,
}

/// Which kind of failure it is. [`EXIT_CODES`] tells the same to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// The command ran, and what it looked at is not in order, or a rule refused the act.
    Finding = 1,
    /// The command line, a file named on it, or the configuration has to be corrected first.
    Usage = 2,
    /// The database cannot be reached, is not migrated, or is not for this command.
    Database = 3,
    /// A fault of the program or of the machine.
    Internal = 4,
}

/// The exit codes, as `--help` prints them.
pub const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  done, and something is not in order: the ledger does not fit, a pack has faults,
     a check failed, a rule refused the act
  2  the command line, a file named on it or the configuration has to be corrected
  3  the database cannot be reached, is damaged, not migrated, or not for this command
  4  a fault of the program or of the machine
141  whoever read the output stopped reading (`throughline … | head -1`)

With --json, a command that fails prints one object, and ends with the same code:
  {\"error\": {\"code\": \"older_list\", \"message\": \"what is wrong\", \"remedy\": \"what to do\"}}
`remedy` is null where there is none. verify, doctor, migrate --check and pack print what they
found instead, with everything that is not in order in it.";

impl Failure {
    fn new(ending: Ending, code: &str, message: impl Into<String>) -> Self {
        Self { ending, code: code.to_owned(), message: message.into(), remedy: None, answered: false }
    }

    /// The command ran, and something is not in order, or a rule refused the act.
    pub fn finding(code: &str, message: impl Into<String>) -> Self {
        Self::new(Ending::Finding, code, message)
    }

    /// The command line, a file named on it, or the configuration has to be corrected first.
    pub fn usage(code: &str, message: impl Into<String>) -> Self {
        Self::new(Ending::Usage, code, message)
    }

    /// The database cannot be reached, is not migrated, or is not for this command.
    pub fn database(code: &str, message: impl Into<String>) -> Self {
        Self::new(Ending::Database, code, message)
    }

    /// A fault of the program or of the machine.
    pub fn internal(message: impl Into<String>) -> Self {
        Self::new(Ending::Internal, "fault", message)
    }

    /// What to do about it.
    #[must_use]
    pub fn remedy(self, remedy: impl Into<String>) -> Self {
        Self { remedy: Some(remedy.into()), ..self }
    }

    /// The command has printed its one JSON object already, with what is not in order in it.
    #[must_use]
    pub fn answered(self) -> Self {
        Self { answered: true, ..self }
    }

    /// What is wrong.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What to do about it, where that can be said.
    pub fn what_to_do(&self) -> Option<&str> {
        self.remedy.as_deref()
    }

    /// A file or folder that cannot be read or written.
    pub fn file(path: &Path, error: &std::io::Error) -> Self {
        let (code, wrong, remedy) = match error.kind() {
            ErrorKind::NotFound => {
                ("file_missing", "there is no such file or folder", "look for a slip in the name")
            }
            ErrorKind::PermissionDenied => (
                "permission",
                "this user has no right to it",
                "give this user the right, or name another file",
            ),
            ErrorKind::ReadOnlyFilesystem => {
                ("permission", "it lies where nothing can be written", "name another place")
            }
            ErrorKind::IsADirectory => ("not_a_file", "it is a folder", "name a file in it"),
            ErrorKind::NotADirectory => {
                ("not_a_folder", "a part of its path is a file, not a folder", "look for a slip in the name")
            }
            ErrorKind::AlreadyExists => ("file_exists", "it is there already", "name a new file"),
            ErrorKind::InvalidData => {
                ("not_text", "it is not a text in UTF-8", "save it as UTF-8, or name another file")
            }
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
                ("no_room", "there is no room left for it", "make room, or name another place")
            }
            _ => {
                return Self::usage("file", format!("{}: {error}", path.display()))
                    .remedy("see that the file is in order, or name another one");
            }
        };
        Self::usage(code, format!("{}: {wrong}", path.display())).remedy(remedy)
    }

    /// Tells it on standard error, with `as_json` also as one object on standard output, and gives
    /// the code that the process ends with. 2 is also what a wrong command line ends with.
    pub fn end(&self, as_json: bool) -> ExitCode {
        if as_json && !self.answered {
            crate::commands::print_json(&self.as_json());
        }
        tell!("{self}");
        ExitCode::from(self.ending as u8)
    }

    fn as_json(&self) -> serde_json::Value {
        json!({ "error": { "code": self.code, "message": self.message, "remedy": self.remedy } })
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        self.remedy.as_ref().map_or(Ok(()), |remedy| write!(f, "\n{remedy}"))
    }
}

impl From<throughline_app::Error> for Failure {
    fn from(error: throughline_app::Error) -> Self {
        use throughline_app::{Error, Unusable};
        match error {
            Error::Unusable(why) => {
                let kind = match why {
                    // These are slips in what was typed, not states of the database.
                    Unusable::Backup { .. } | Unusable::Url => Self::usage,
                    _ => Self::database,
                };
                kind(why.code(), why.to_string()).remedy(why.remedy())
            }
            Error::Unavailable(why) => Self::database("database_unavailable", why),
            Error::NotFound => Self::finding("not_found", "there is no such thing"),
            Error::Denied(denied) => Self::finding("denied", format!("the rules do not allow it: {denied}")),
            Error::Conflict(why) if why == "stale" => {
                Self::finding("stale", "somebody else changed it at the same moment; nothing was changed")
                    .remedy("run the command again")
            }
            Error::Conflict(why) => Self::finding("conflict", why),
            Error::Refused(key) => Self::finding(key, words::of(key, &[])),
            Error::Invalid(errors) => {
                let code = errors.first().map_or("invalid", |error| error.message);
                let said: Vec<String> = errors.iter().map(words::of_field).collect();
                Self::usage(code, said.join("\n"))
            }
            Error::Internal(why) => Self::internal(why).remedy(
                "nothing was saved by this step; the log, with THROUGHLINE_LOG_LEVEL=debug, says more",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use throughline_app::{Error, FieldError};

    use super::*;

    #[test]
    fn a_key_of_the_pages_never_reaches_the_terminal() {
        let refused = Failure::from(Error::Refused("users-last-administrator"));
        assert!(refused.message.contains("administrator") && refused.message.contains(' '), "{refused}");
        assert_eq!(refused.code, "users-last-administrator", "programs want the key");
        let long = Failure::from(Error::from(FieldError::new("login", "users-login-long").with("n", 120)));
        assert!(long.message.contains("120"), "{long}");
    }

    #[test]
    fn an_error_of_a_file_names_it_and_what_to_do() {
        let error = std::fs::read(Path::new("nowhere.csv")).unwrap_err();
        let told = Failure::file(Path::new("nowhere.csv"), &error).to_string();
        assert_eq!(told, "nowhere.csv: there is no such file or folder\nlook for a slip in the name");
    }
}
