//! `throughline doctor`

mod checks;

use serde_json::json;

use crate::{
    config::{KEYS, Settings},
    outcome::{Failure, Outcome},
    terminal::say,
};

const HELP: &str = "\
Examples:
  throughline doctor
  throughline doctor --json
  throughline doctor --config /etc/throughline.toml --database sqlite:/srv/plans.sqlite

What is looked at: the configuration, the clock, the database and its schema, its folder, the room
left on the disk, the sealing keys, whether it is a demonstration, the administrators, the packs, the checkpoints.

Exit codes:
  0  nothing is wrong; there may be warnings
  1  something has to be corrected";

/// Explain the configuration, and say what is wrong with this installation
///
/// Prints every setting with its value and where it comes from (default, file and line, variable,
/// command line), then every fault with its remedy. Changes nothing. Exits with 1 if something
/// has to be corrected.
#[derive(Debug, clap::Args)]
#[command(after_help = HELP)]
pub struct Args {
    /// Print one JSON object: {"settings": [{"key", "variable", "value", "origin"}], "checks":
    /// [{"what", "state", "message", "remedy"}]}; `state` is ok, warning or fault
    #[arg(long)]
    pub json: bool,
}

/// What was looked at, and how it is.
#[derive(Debug, PartialEq, Eq)]
struct Check {
    what: &'static str,
    state: State,
    message: String,
    remedy: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
    let checks = checks::all(settings);
    if args.json {
        super::print_json(&as_json(settings, &checks));
    } else {
        print(settings, &checks);
    }
    let faults = checks.iter().filter(|check| check.state == State::Fault).count();
    let failure = match faults {
        0 => return Ok(()),
        1 => Failure::finding("faults", "1 fault"),
        _ => Failure::finding("faults", format!("{faults} faults")),
    };
    Err(if args.json { failure.answered() } else { failure })
}

fn print(settings: &Settings, checks: &[Check]) {
    say!("Settings");
    for (key, origin) in KEYS.iter().zip(&settings.origins) {
        say!("  {:<24} {:<34} {origin}", key.path(), (key.show)(&settings.config));
        say!("  {:<24} {}", "", key.about);
    }
    say!("\nChecks");
    for check in checks {
        say!("  {:<8} {:<14} {}", check.state.word(), check.what, check.message);
        if let Some(remedy) = &check.remedy {
            say!("  {:<8} {:<14} {remedy}", "", "");
        }
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
        .map(|check| {
            json!({
                "what": check.what,
                "state": check.state.word(),
                "message": check.message,
                "remedy": check.remedy,
            })
        })
        .collect();
    json!({ "settings": settings, "checks": checks })
}
