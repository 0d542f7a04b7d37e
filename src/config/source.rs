//! Where settings come from: a file, the environment, the command line.

use std::{
    fmt,
    path::{Path, PathBuf},
};

use super::{Fault, KEYS, Settings, file::ConfigFile, key::Key};
use crate::outcome::Failure;

/// The file that is read when none is named.
const DEFAULT_FILE: &str = "throughline.toml";

/// The short name for `THROUGHLINE_DATABASE_URL`, and the stronger of the two.
const DATABASE: &str = "THROUGHLINE_DATABASE";

/// Variables of ours that are no settings: for the command line, the tests and the build.
const OTHERS: &[&str] =
    &["THROUGHLINE_CONFIG", "THROUGHLINE_BINARY", "THROUGHLINE_CHROMIUM", "THROUGHLINE_TEST_"];

/// Where a setting comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Nobody set it.
    Default,
    /// A line of the configuration file.
    File {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
    },
    /// An environment variable.
    Environment(String),
    /// The command line.
    Flag(&'static str),
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::File { path, line } => write!(f, "{}:{line}", path.display()),
            Self::Environment(name) => f.write_str(name),
            Self::Flag(name) => f.write_str(name),
        }
    }
}

/// Everything a configuration is read from, so that tests can make it up.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// The configuration file, if there is one.
    pub file: Option<ConfigFile>,
    /// The environment.
    pub environment: Vec<(String, String)>,
    /// `--database`.
    pub database_flag: Option<String>,
}

impl Sources {
    /// The sources of this process. A file that was named must be there; the default one may be.
    pub fn of_process(file: Option<&Path>, database_flag: Option<String>) -> Result<Self, Failure> {
        let file = match file {
            Some(path) => Some(read_file(path)?),
            None if Path::new(DEFAULT_FILE).exists() => Some(read_file(Path::new(DEFAULT_FILE))?),
            None => None,
        };
        // Not `vars`, which stops the process at a variable that is not text, ours or not.
        let environment = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
            .collect();
        Ok(Self { file, environment, database_flag })
    }
}

fn read_file(path: &Path) -> Result<ConfigFile, Failure> {
    let text = std::fs::read_to_string(path).map_err(|error| Failure::file(path, &error))?;
    Ok(ConfigFile { path: path.to_owned(), text })
}

/// Takes every setting from the environment.
///
/// A variable of ours that is not known is a warning, not a fault as in the file: an orchestrator
/// sets variables such as `THROUGHLINE_SERVICE_HOST` for a service of this name by itself.
pub(super) fn environment(variables: &[(String, String)], settings: &mut Settings) {
    let of = |wanted: &str| variables.iter().find(|(name, _)| name == wanted);
    for key in KEYS {
        if let Some((name, value)) = of(&key.variable()) {
            settings.set(key.section, key.name, value, Origin::Environment(name.clone()));
        }
    }
    if let Some((name, value)) = of(DATABASE) {
        settings.set("database", "url", value, Origin::Environment(name.clone()));
    }
    for (name, _) in variables {
        let Some(rest) = name.strip_prefix("THROUGHLINE_") else { continue };
        let known = name == DATABASE
            || OTHERS.iter().any(|other| name.starts_with(other))
            || KEYS.iter().any(|key| *name == key.variable());
        if known {
            continue;
        }
        let rest = rest.to_lowercase();
        let (section, key) = rest.split_once('_').unwrap_or(("", &rest));
        let nearest = Key::nearest(section, key).map(Key::variable).unwrap_or_default();
        let message = format!("is not a setting and has no effect; the nearest is {nearest}");
        settings.warnings.push(Fault { origin: Origin::Environment(name.clone()), message });
    }
}
