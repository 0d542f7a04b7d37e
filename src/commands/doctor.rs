//! `throughline doctor`

use serde_json::json;
use throughline_app::operations::{self, Schema};

use crate::{
    config::{Config, KEYS, Settings},
    outcome::{Failure, Outcome},
};

/// Explain the configuration, and say what is wrong with this installation
///
/// Prints every setting with its value and where it comes from (default, file and line, variable,
/// command line), then every fault with its remedy. Changes nothing. Exits with 1 if something
/// has to be corrected.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Print one JSON object: {"settings": […], "checks": […]}
    #[arg(long)]
    json: bool,
}

/// What was looked at, and how it is.
struct Check {
    what: &'static str,
    state: State,
    message: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Ok,
    Warning,
    Fault,
}

impl State {
    const fn word(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Warning => "warning",
            Self::Fault => "fault",
        }
    }
}

/// Looks at everything and reports.
pub fn run(args: &Args, settings: &Settings) -> Outcome {
    let mut checks = configuration(settings);
    checks.push(database(&settings.config));
    if args.json {
        super::print_json(&as_json(settings, &checks));
    } else {
        print(settings, &checks);
    }
    let faults = checks.iter().filter(|check| check.state == State::Fault).count();
    match faults {
        0 => Ok(()),
        1 => Err(Failure::Finding("1 fault".to_owned())),
        _ => Err(Failure::Finding(format!("{faults} faults"))),
    }
}

/// Whether the database can be reached and has the schema of this version.
fn database(config: &Config) -> Check {
    let (state, message) = match operations::schema(&config.database.url) {
        Ok(Schema::Current) => (State::Ok, "reached; it has the schema of this version".to_owned()),
        Ok(Schema::Behind(missing)) => {
            (State::Fault, format!("run `throughline migrate`: it lacks {}", missing.join(", ")))
        }
        Ok(Schema::Unknown(unknown)) => (State::Fault, super::migrate::newer(&unknown).to_string()),
        Err(error) => (State::Fault, error.to_string()),
    };
    Check { what: "database", state, message }
}

fn configuration(settings: &Settings) -> Vec<Check> {
    let told = |state, faults: &[crate::config::Fault]| -> Vec<Check> {
        faults
            .iter()
            .map(|fault| Check { what: "configuration", state, message: fault.to_string() })
            .collect()
    };
    let mut checks = told(State::Fault, &settings.faults);
    checks.extend(told(State::Warning, &settings.warnings));
    if settings.faults.is_empty() {
        checks.push(Check { what: "configuration", state: State::Ok, message: "can be read".to_owned() });
    }
    checks
}

fn print(settings: &Settings, checks: &[Check]) {
    println!("Settings");
    for (key, origin) in KEYS.iter().zip(&settings.origins) {
        println!("  {:<24} {:<34} {origin}", key.path(), (key.show)(&settings.config));
        println!("  {:<24} {}", "", key.about);
    }
    println!("\nChecks");
    for check in checks {
        println!("  {:<8} {:<14} {}", check.state.word(), check.what, check.message);
    }
}

fn as_json(settings: &Settings, checks: &[Check]) -> serde_json::Value {
    let settings: Vec<_> = KEYS
        .iter()
        .zip(&settings.origins)
        .map(|(key, origin)| {
            json!({
                "key": key.path(),
                "variable": key.variable(),
                "value": (key.show)(&settings.config),
                "origin": origin.to_string(),
            })
        })
        .collect();
    let checks: Vec<_> = checks
        .iter()
        .map(|check| json!({ "what": check.what, "state": check.state.word(), "message": check.message }))
        .collect();
    json!({ "settings": settings, "checks": checks })
}
