//! The table of all settings.

use crate::clock::Clock;

use super::{Config, Directory, LogFormat};

/// One setting. Its environment variable is `THROUGHLINE_<SECTION>_<NAME>`.
pub struct Key {
    /// The section of the file.
    pub section: &'static str,
    /// The name within the section.
    pub name: &'static str,
    /// What it does, in one line.
    pub about: &'static str,
    /// Whether its value may hold a password and is not repeated in messages.
    pub secret: bool,
    /// Sets it from text, or says what the text must be.
    pub(super) set: fn(&mut Config, &str) -> Result<(), &'static str>,
    /// Its value, fit to be shown.
    pub show: fn(&Config) -> String,
}

/// Every setting, in the order in which they are explained.
pub const KEYS: &[Key] = &[
    Key {
        section: "server",
        name: "bind",
        about: "address and port to listen on",
        secret: false,
        set: |config, text| {
            config.server.bind =
                text.parse().map_err(|_| "an address with a port, such as 127.0.0.1:8080")?;
            Ok(())
        },
        show: |config| config.server.bind.to_string(),
    },
    Key {
        section: "server",
        name: "base_url",
        about: "the address people type; links begin with it",
        secret: false,
        set: |config, text| {
            config.server.base_url =
                Some(web_address(text).ok_or("an address such as https://plans.example.org")?);
            Ok(())
        },
        show: |config| config.server.base_url(),
    },
    Key {
        section: "server",
        name: "behind_proxy",
        about: "whether a proxy in front adds the client's address to X-Forwarded-For",
        secret: false,
        set: |config, text| {
            config.server.behind_proxy = text.parse().map_err(|_| "true or false")?;
            Ok(())
        },
        show: |config| config.server.behind_proxy.to_string(),
    },
    Key {
        section: "database",
        name: "url",
        about: "where the data is: sqlite:FILE or postgres://USER:PASSWORD@HOST/NAME",
        secret: true,
        set: |config, text| {
            let known = ["sqlite:", "postgres://", "postgresql://"];
            if !known.iter().any(|scheme| text.len() > scheme.len() && text.starts_with(scheme)) {
                return Err("sqlite:FILE or postgres://USER:PASSWORD@HOST/NAME");
            }
            text.clone_into(&mut config.database.url);
            Ok(())
        },
        show: |config| without_password(&config.database.url),
    },
    Key {
        section: "session",
        name: "idle_minutes",
        about: "minutes without a request after which a user signs in again",
        secret: false,
        set: |config, text| {
            config.session.idle_minutes = within(text, 1, 480).ok_or("a number of minutes from 1 to 480")?;
            Ok(())
        },
        show: |config| config.session.idle_minutes.to_string(),
    },
    Key {
        section: "session",
        name: "absolute_hours",
        about: "hours after which a user signs in again, whatever they did",
        secret: false,
        set: |config, text| {
            config.session.absolute_hours = within(text, 1, 24).ok_or("a number of hours from 1 to 24")?;
            Ok(())
        },
        show: |config| config.session.absolute_hours.to_string(),
    },
    Key {
        section: "log",
        name: "level",
        about: "how much is logged: error, warn, info, debug, trace",
        secret: false,
        set: |config, text| {
            if !["error", "warn", "info", "debug", "trace"].contains(&text) {
                return Err("error, warn, info, debug or trace");
            }
            text.clone_into(&mut config.log.level);
            Ok(())
        },
        show: |config| config.log.level.clone(),
    },
    Key {
        section: "log",
        name: "format",
        about: "how a line looks: text for people, json for a log collector",
        secret: false,
        set: |config, text| {
            config.log.format = match text {
                "text" => LogFormat::Text,
                "json" => LogFormat::Json,
                _ => return Err("text or json"),
            };
            Ok(())
        },
        show: |config| match config.log.format {
            LogFormat::Text => "text".to_owned(),
            LogFormat::Json => "json".to_owned(),
        },
    },
    Key {
        section: "packs",
        name: "directory",
        about: "your own programmes: every folder in it is a pack",
        secret: false,
        set: |config, text| {
            config.packs.directory = Some(text.into());
            Ok(())
        },
        show: |config| directory(&config.packs),
    },
    Key {
        section: "jurisdictions",
        name: "directory",
        about: "your own jurisdictions: every .toml file in it is one",
        secret: false,
        set: |config, text| {
            config.jurisdictions.directory = Some(text.into());
            Ok(())
        },
        show: |config| directory(&config.jurisdictions),
    },
    Key {
        section: "proof",
        name: "solver",
        about: "the command of an SMT solver, with which `pack check` proves sharing rules",
        secret: false,
        set: |config, text| {
            config.proof.solver = Some(text.to_owned());
            Ok(())
        },
        show: |config| {
            config.proof.solver.clone().unwrap_or_else(|| "cvc5, where it is on the path".to_owned())
        },
    },
    Key {
        section: "sealing",
        name: "key_file",
        about: "the file of the keys that seal data on victims, and the secrets of authenticators",
        secret: false,
        set: |config, text| {
            config.sealing.key_file = Some(text.into());
            Ok(())
        },
        show: |config| {
            let file = config.sealing.key_file.as_ref();
            file.map_or_else(|| "none".to_owned(), |path| path.display().to_string())
        },
    },
    Key {
        section: "clock",
        name: "fixed",
        about: "an instant at which the clock stands still, for tests; `serve` refuses it",
        secret: false,
        set: |config, text| {
            let instant = text.parse().map_err(|_| "an instant such as 2026-11-02T09:00:00+01:00")?;
            config.clock = Clock::Fixed(instant);
            Ok(())
        },
        show: |config| match config.clock {
            Clock::System => "the clock of this machine".to_owned(),
            Clock::Fixed(instant) => instant.to_string(),
        },
    },
];

impl Key {
    /// The key as it is spoken of: `server.bind`.
    pub fn path(&self) -> String {
        format!("{}.{}", self.section, self.name)
    }
    /// The environment variable that sets it.
    pub fn variable(&self) -> String {
        format!("THROUGHLINE_{}_{}", self.section, self.name).to_uppercase()
    }
    /// The key that comes nearest to an unknown one. The same name in another section is nearer
    /// than another name in the same section, because that is the likelier slip.
    pub fn nearest(section: &str, name: &str) -> Option<&'static Self> {
        let path = format!("{section}.{name}");
        let likeness = |key: &Self| {
            strsim::jaro_winkler(key.name, name)
                .mul_add(2.0, strsim::normalized_levenshtein(&key.path(), &path))
        };
        KEYS.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)))
    }
}

/// A whole number within bounds, both included.
fn within(text: &str, least: u32, most: u32) -> Option<u32> {
    text.parse().ok().filter(|number| (least..=most).contains(number))
}

/// A web address without a path, as links begin with it.
fn web_address(text: &str) -> Option<String> {
    let trimmed = text.trim_end_matches('/');
    let host = trimmed.strip_prefix("https://").or_else(|| trimmed.strip_prefix("http://"))?;
    let plain = !host.is_empty() && !host.contains(['/', '?', '#', '@', ' ']);
    plain.then(|| trimmed.to_owned())
}

/// The URL with the password left out, both as `user:password@` and as `password=`.
fn without_password(url: &str) -> String {
    let mut shown = url.to_owned();
    if let Some((scheme, rest)) = url.split_once("://")
        && let Some((user, place)) = rest.rsplit_once('@')
    {
        let name = user.split_once(':').map_or(user, |(name, _)| name);
        shown = format!("{scheme}://{name}@{place}");
    }
    if let Some((before, after)) = shown.split_once("password=") {
        let rest = after.split_once('&').map_or(String::new(), |(_, rest)| format!("&{rest}"));
        shown = format!("{before}password=…{rest}");
    }
    shown
}

fn directory(of: &Directory) -> String {
    of.directory.as_ref().map_or_else(|| "none".to_owned(), |path| path.display().to_string())
}
