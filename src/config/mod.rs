//! The configuration: one file with sections, every setting also from the environment.
//!
//! What counts, from weakest to strongest: the default, the file, the environment
//! (`THROUGHLINE_<SECTION>_<KEY>`), the command line. All settings stand in one table
//! ([`key::KEYS`]), so that file, environment, `doctor` and documentation cannot drift apart. All
//! faults are reported together, each with its file and line or its variable.

mod file;
mod key;
mod source;
#[cfg(test)]
mod tests;

use std::{
    net::{Ipv4Addr, SocketAddr},
    path::PathBuf,
};

use crate::clock::Clock;

pub use key::KEYS;
pub use source::{Origin, Sources};

/// Every setting, with a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// Where the server listens.
    pub server: Server,
    /// Where the data is.
    pub database: Database,
    /// How long a session lasts.
    pub session: Session,
    /// What is logged, and how.
    pub log: Log,
    /// The operator's own programmes.
    pub packs: Directory,
    /// The operator's own jurisdictions.
    pub jurisdictions: Directory,
    /// With what sharing rules are proved.
    pub proof: Proof,
    /// What keeps sealed data readable.
    pub sealing: Sealing,
    /// What time it is.
    pub clock: Clock,
}

/// What keeps sealed data readable.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sealing {
    /// The file of the sealing keys.
    pub key_file: Option<PathBuf>,
}

/// With what sharing rules are proved.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Proof {
    /// The command line of a solver; without one `cvc5` is looked for.
    pub solver: Option<String>,
}

/// A directory, if one is set.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Directory {
    /// Where it is.
    pub directory: Option<PathBuf>,
}

/// Where the server listens and how it is reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    /// The address and port to listen on.
    pub bind: SocketAddr,
    /// The address people type, which links to this installation begin with. Follows `bind`
    /// unless it is set.
    pub base_url: Option<String>,
    /// Whether a proxy stands in front that adds the client's address to `X-Forwarded-For`.
    pub behind_proxy: bool,
}

/// Where the data is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Database {
    /// `sqlite:FILE` or `postgres://…`.
    pub url: String,
}

/// How long a session lasts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Minutes without a request after which a user signs in again.
    pub idle_minutes: u32,
    /// Hours after which a user signs in again, whatever they did.
    pub absolute_hours: u32,
}

/// What is logged, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Log {
    /// `error`, `warn`, `info`, `debug` or `trace`.
    pub level: String,
    /// How a line looks.
    pub format: LogFormat,
}

/// How a line of the log looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object per line, for a log collector.
    Json,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            server: Server {
                bind: SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)),
                base_url: None,
                behind_proxy: false,
            },
            database: Database { url: "sqlite:throughline.sqlite".to_owned() },
            session: Session { idle_minutes: 30, absolute_hours: 10 },
            log: Log { level: "info".to_owned(), format: LogFormat::Text },
            packs: Directory::default(),
            proof: Proof::default(),
            jurisdictions: Directory::default(),
            sealing: Sealing::default(),
            clock: Clock::System,
        }
    }
}

impl Server {
    /// The address people type, without a slash at the end.
    pub fn base_url(&self) -> String {
        self.base_url.clone().unwrap_or_else(|| format!("http://{}", self.bind))
    }
}

/// A configuration that was read, with what was wrong in it.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The values: of a setting with a fault, what a weaker source says.
    pub config: Config,
    /// Where each setting comes from, in the order of [`KEYS`].
    pub origins: Vec<Origin>,
    /// What has to be corrected before anything runs.
    pub faults: Vec<Fault>,
    /// What is probably a mistake, but may be meant.
    pub warnings: Vec<Fault>,
}

/// Something wrong in the configuration, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{origin}: {message}")]
pub struct Fault {
    /// Where it stands.
    pub origin: Origin,
    /// What is wrong, and what to write instead.
    pub message: String,
}

impl Settings {
    /// Reads every source. Never fails: what is wrong is in `faults`, so that `doctor` can tell.
    pub fn read(sources: &Sources) -> Self {
        let mut settings = Self {
            config: Config::default(),
            origins: vec![Origin::Default; KEYS.len()],
            faults: Vec::new(),
            warnings: Vec::new(),
        };
        if let Some(file) = &sources.file {
            file::read(file, &mut settings);
        }
        source::environment(&sources.environment, &mut settings);
        if let Some(url) = &sources.database_flag {
            settings.set("database", "url", url, Origin::Flag("--database"));
        }
        settings
    }

    /// Sets one known setting, or notes why it cannot be set.
    fn set(&mut self, section: &str, name: &str, value: &str, origin: Origin) {
        let found =
            KEYS.iter().zip(&mut self.origins).find(|(key, _)| key.section == section && key.name == name);
        let Some((key, origin_of_key)) = found else { return };
        match (key.set)(&mut self.config, value) {
            Ok(()) => *origin_of_key = origin,
            Err(wanted) => {
                let shown = if key.secret { String::new() } else { format!(", not {value:?}") };
                let message = format!("{section}.{name} must be {wanted}{shown}");
                self.faults.push(Fault { origin, message });
            }
        }
    }
}
