//! Why a database cannot be opened or read, in words that say what to do.
//!
//! The engines tell programmers; this tells whoever has to put it right. No message holds a
//! password: a URL is taken apart into what may be shown.

use std::{
    fmt,
    io::ErrorKind,
    path::{Path, PathBuf},
    time::Duration,
};

use postgres::{Client, Config, NoTls, config::Host, error::SqlState};
use rusqlite::ErrorCode;

use super::postgres::fault as postgres_fault;
use crate::error::DbError;

/// How long a server may take to answer at all.
const CONNECT_WAIT: Duration = Duration::from_secs(10);

/// Why a database, or a backup, cannot be used as it is. Trying again does not help; the
/// [`remedy`](Self::remedy) does.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unusable {
    /// There is no such file.
    #[error("there is no database {}", .0.display())]
    Missing(PathBuf),
    /// The folder that the file would lie in is not there.
    #[error("{} cannot be created: there is no folder {}", .0.display(), folder_of(.0).display())]
    NoFolder(PathBuf),
    /// A folder stands where the file should.
    #[error("{} is a folder, not a database", .0.display())]
    Folder(PathBuf),
    /// The file is something else.
    #[error("{} is not a database: it is another kind of file", .0.display())]
    Foreign(PathBuf),
    /// Its pages contradict each other.
    #[error("the database is damaged: {0}")]
    Damaged(String),
    /// The operating system does not let this user in.
    #[error("this user may not read and write {}", .0.display())]
    Forbidden(PathBuf),
    /// Nothing listens there, or nothing can be reached.
    #[error("the PostgreSQL server at {place} cannot be reached: {why}")]
    NoServer {
        /// Host and port.
        place: String,
        /// What the network said.
        why: String,
    },
    /// The server does not know this user, or not with this password.
    #[error("the PostgreSQL server at {place} does not let {user:?} in")]
    NotLetIn {
        /// Host and port.
        place: String,
        /// The user's name.
        user: String,
    },
    /// The server has no database of this name.
    #[error("the PostgreSQL server at {place} has no database {name:?}")]
    NoDatabase {
        /// Host and port.
        place: String,
        /// The database's name.
        name: String,
    },
    /// The database sorts text as one language does.
    #[error("the database has the collation {collation} and the encoding {encoding}")]
    Collation {
        /// Its collation.
        collation: String,
        /// Its encoding.
        encoding: String,
    },
    /// The URL is none.
    #[error("the database's URL cannot be read")]
    Url,
    /// A file that was to be restored is no backup, or not a whole one.
    #[error("{} cannot be restored: {why}", file.display())]
    Backup {
        /// The file.
        file: PathBuf,
        /// What is wrong with it.
        why: String,
    },
}

impl Unusable {
    /// A code for programs.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Missing(_) => "database_missing",
            Self::NoFolder(_) => "folder_missing",
            Self::Folder(_) => "database_is_folder",
            Self::Foreign(_) => "not_a_database",
            Self::Damaged(_) => "database_damaged",
            Self::Forbidden(_) => "permission",
            Self::NoServer { .. } => "server_unreachable",
            Self::NotLetIn { .. } => "sign_in_refused",
            Self::NoDatabase { .. } => "no_such_database",
            Self::Collation { .. } => "collation",
            Self::Url => "url",
            Self::Backup { .. } => "backup_damaged",
        }
    }

    /// What to do about it.
    pub const fn remedy(&self) -> &'static str {
        match self {
            Self::Missing(_) => {
                "`throughline migrate` creates it; if it should be there, look for a slip in its name"
            }
            Self::NoFolder(_) => "create the folder first, or look for a slip in its name",
            Self::Folder(_) => "name a file in it, such as sqlite:FOLDER/throughline.sqlite",
            Self::Foreign(_) => {
                "look for a slip in the name; a backup of PostgreSQL goes into PostgreSQL only, by `throughline restore`"
            }
            Self::Damaged(_) => {
                "stop the server, keep the file, and put the last backup into a new one: \
                 `throughline restore BACKUP --database sqlite:new.sqlite`"
            }
            Self::Forbidden(_) => {
                "run the command as the user that the server runs as, or give this user the right to the file and its \
                 folder, in which SQLite keeps its log"
            }
            Self::NoServer { .. } => {
                "see that PostgreSQL runs there, and that host and port in the URL are right"
            }
            Self::NotLetIn { .. } => {
                "correct user and password in the URL (THROUGHLINE_DATABASE or [database] url), or let the user in"
            }
            Self::NoDatabase { .. } | Self::Collation { .. } => {
                "create it with: CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'"
            }
            Self::Url => {
                "write sqlite:FILE or postgres://USER:PASSWORD@HOST:PORT/NAME; in a password, %40 stands for @, %2F for /"
            }
            Self::Backup { .. } => "take another backup; nothing was changed",
        }
    }
}

fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// What an error at a file means.
pub(crate) fn file_fault(path: &Path, error: &std::io::Error) -> DbError {
    match error.kind() {
        ErrorKind::NotFound if !folder_of(path).exists() => Unusable::NoFolder(path.to_owned()).into(),
        ErrorKind::NotFound => Unusable::Missing(path.to_owned()).into(),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            Unusable::Forbidden(path.to_owned()).into()
        }
        ErrorKind::IsADirectory => Unusable::Folder(path.to_owned()).into(),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => DbError::Full,
        _ => DbError::Unavailable(format!("{}: {error}", path.display())),
    }
}

/// What an error of SQLite means while a file is opened.
pub(super) fn opening(path: &Path, error: rusqlite::Error) -> DbError {
    let path_of = || path.to_owned();
    match error.sqlite_error_code() {
        _ if path.is_dir() => Unusable::Folder(path_of()).into(),
        Some(ErrorCode::NotADatabase) => Unusable::Foreign(path_of()).into(),
        Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
            Unusable::Forbidden(path_of()).into()
        }
        _ => super::sqlite::fault(error),
    }
}

/// Reads the URL of a PostgreSQL database.
pub(super) fn postgres_config(url: &str) -> Result<Config, Unusable> {
    let mut config: Config = url.parse().map_err(|_| Unusable::Url)?;
    if config.get_hosts().is_empty() || !config.get_hosts().iter().all(can_be_shown) {
        return Err(Unusable::Url);
    }
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(CONNECT_WAIT);
    }
    Ok(config)
}

/// Whether it can be a host at all. A password with an @ in it, as it is, leaves its end where the
/// host should be, and no message may repeat that.
fn can_be_shown(host: &Host) -> bool {
    match host {
        Host::Tcp(name) => name.chars().all(|sign| sign.is_alphanumeric() || ".-_:[]".contains(sign)),
        #[cfg(unix)]
        Host::Unix(_) => true,
    }
}

/// Connects, or says why not. Never from async code.
pub(crate) fn connect_postgres(config: &Config) -> Result<Client, DbError> {
    config.connect(NoTls).map_err(|error| connecting(config, error))
}

fn connecting(config: &Config, error: postgres::Error) -> DbError {
    let place = place_of(config);
    match error.code() {
        Some(code)
            if [SqlState::INVALID_PASSWORD, SqlState::INVALID_AUTHORIZATION_SPECIFICATION].contains(code) =>
        {
            Unusable::NotLetIn { place, user: config.get_user().unwrap_or_default().to_owned() }.into()
        }
        Some(code) if *code == SqlState::INVALID_CATALOG_NAME => {
            let name = config.get_dbname().or(config.get_user()).unwrap_or_default();
            Unusable::NoDatabase { place, name: name.to_owned() }.into()
        }
        Some(_) => postgres_fault(error),
        None => {
            let why =
                std::error::Error::source(&error).map_or_else(|| error.to_string(), ToString::to_string);
            if why.contains("password") {
                let user = config.get_user().unwrap_or_default().to_owned();
                return Unusable::NotLetIn { place, user }.into();
            }
            Unusable::NoServer { place, why }.into()
        }
    }
}

/// Host and port, which hold no secret.
fn place_of(config: &Config) -> String {
    struct Shown<'a>(&'a Host);
    impl fmt::Display for Shown<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match self.0 {
                Host::Tcp(name) => f.write_str(name),
                #[cfg(unix)]
                Host::Unix(folder) => write!(f, "{}", folder.display()),
            }
        }
    }
    let host = config.get_hosts().first().map_or_else(String::new, |host| Shown(host).to_string());
    let port = config.get_ports().first().copied().unwrap_or(5432);
    format!("{host}:{port}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_shows_no_password() {
        let config = postgres_config("postgres://ana:secret@db.example.org:5433/plans").unwrap();
        assert_eq!(place_of(&config), "db.example.org:5433");
    }

    #[test]
    fn a_url_needs_a_host() {
        assert_eq!(postgres_config("postgres://").unwrap_err(), Unusable::Url);
        assert_eq!(postgres_config("postgres://ana:pa@ss w@db/plans").unwrap_err(), Unusable::Url);
    }

    #[test]
    fn nobody_listening_is_told_by_place() {
        let config = postgres_config("postgres://ana:secret@127.0.0.1:1/plans").unwrap();
        let error = connect_postgres(&config).map(|_| ()).unwrap_err();
        let DbError::Unusable(unusable) = &error else { panic!("{error}") };
        assert_eq!(unusable.code(), "server_unreachable");
        assert!(error.to_string().contains("127.0.0.1:1"), "{error}");
        assert!(!error.to_string().contains("secret"));
    }
}
