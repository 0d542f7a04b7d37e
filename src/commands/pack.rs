//! `throughline pack check | test | install`

mod sharing;

use std::path::{Path, PathBuf};

use clap::Subcommand;
use serde_json::json;
use throughline_app::{
    Cx, operations,
    programme::{self, Installed},
};
use throughline_domain::programme::{
    check::{Checked, Finding, Jurisdictions, Severity, check_folder},
    scenario,
    text::position,
};

use crate::{
    config::Config,
    outcome::{Failure, Outcome},
    packs,
    terminal::say,
    world,
};

const HELP: &str = "\
Examples:
  throughline pack check packs/my-programme
  throughline pack test packs/my-programme --json
  throughline pack install packs/my-programme

Exit codes:
  0  in order, and installed where that was asked; warnings may have been printed
  1  the pack has errors, a scenario did not come true, or its version is taken
  2  the folder is not there or cannot be read
  3  install: the database cannot be reached, is damaged or is not migrated
  4  a fault of the program or of the machine";

/// Check a programme pack, run its stories, and install it
///
/// A pack is a folder with pack.toml, its texts and its scenarios. Checking and testing need no
/// database. All three exit with 1 if the pack is not in order.
#[derive(Debug, clap::Args)]
#[command(after_help = HELP)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Lint a pack: every finding names the file, the line and the remedy
    ///
    /// Errors end with 1: with one of them the pack would not be installed, and the one before
    /// would stay. Warnings alone end with 0.
    ///
    /// A pack with sharing rules of its own (policy.cedar) is also held against every guarantee that
    /// no request may break, where a solver is there to prove it (cvc5 on the path, or the setting
    /// proof.solver). A guarantee that does not hold is an error, told as a story.
    Check {
        /// The pack's folder
        directory: PathBuf,
        /// Print one JSON object: {"findings": […]}
        #[arg(long)]
        json: bool,
    },
    /// Run a pack's scenarios: a person, dates, and what must be due when
    ///
    /// They run through the rules that the application uses, without a database. A failure names
    /// the sentence of the scenario that did not come true, and what was found instead.
    Test {
        /// The pack's folder
        directory: PathBuf,
        /// Print one JSON object: {"passed": …, "failed": …, "failures": […]}
        #[arg(long)]
        json: bool,
    },
    /// Test a pack and make it the version that new enrolments take
    ///
    /// It is stored in the database by the hash of its files; running enrolments keep the version
    /// they have until somebody moves them on the programme's page. A broken pack, one whose stories
    /// are not true, and a version that was installed before with other content are refused, and the
    /// version before stays.
    Install {
        /// The pack's folder
        directory: PathBuf,
    },
}

impl Args {
    /// Whether one JSON object was asked for.
    pub const fn wants_json(&self) -> bool {
        match &self.command {
            Command::Check { json, .. } | Command::Test { json, .. } => *json,
            Command::Install { .. } => false,
        }
    }

    /// Whether it touches a database, and so needs a sound configuration.
    pub const fn installs(&self) -> bool {
        matches!(self.command, Command::Install { .. })
    }
}

/// Checks, tests or installs the pack.
pub fn run(args: &Args, config: &Config) -> Outcome {
    match &args.command {
        Command::Check { directory, json } => {
            check(directory, *json, &packs::jurisdictions(config)?, config.proof.solver.as_deref())
        }
        Command::Test { directory, json } => test(directory, *json, &packs::jurisdictions(config)?),
        Command::Install { directory } => install(directory, config),
    }
}

/// Tests the pack and makes it the version that new enrolments take.
fn install(directory: &Path, config: &Config) -> Outcome {
    let cx = Cx::operator(world::open(config)?);
    test(directory, false, &cx.world.jurisdictions)?;
    let checked = check_folder(&packs::folder(directory)?.files, &cx.world.jurisdictions)
        .map_err(|findings| Failure::finding("errors", of(findings.len(), "finding")))?;
    let name = checked.pack.to_string();
    let installed = programme::install(&cx, checked.files)?;
    let refused = matches!(installed, Installed::Broken(_) | Installed::VersionTaken);
    let line = packs::in_words(&programme::Outcome { name: name.clone(), installed });
    operations::checkpoint(&cx)?;
    if refused {
        return Err(Failure::finding("refused", line.unwrap_or_default()));
    }
    say!("{}", line.unwrap_or_else(|| format!("nothing to do: {name} is what new enrolments take")));
    Ok(())
}

fn check(directory: &Path, as_json: bool, jurisdictions: &Jurisdictions, solver: Option<&str>) -> Outcome {
    let (pack, mut findings) = match check_folder(&packs::folder(directory)?.files, jurisdictions) {
        Ok(Checked { pack, warnings, .. }) => (Some(pack), warnings),
        Err(findings) => (None, findings),
    };
    let mut said = None;
    if let Some(pack) = &pack {
        let proved = sharing::prove(pack, solver)?;
        findings.extend(proved.findings);
        said = proved.said;
    }
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    let pack = pack.filter(|_| errors == 0);
    if as_json {
        let listed: Vec<_> = findings.iter().map(|found| finding_as_json(directory, found)).collect();
        super::print_json(&json!({ "findings": listed }));
    } else {
        for finding in &findings {
            say!("{}", in_folder(directory, finding));
        }
        if let Some(said) = said {
            say!("{said}");
        }
        if let Some(pack) = &pack {
            let manifest = &pack.manifest;
            say!(
                "{} {} can be used ({})",
                manifest.id.as_str(),
                manifest.version,
                of(findings.len(), "warning")
            );
        }
    }
    if errors == 0 { Ok(()) } else { Err(ended(as_json, Failure::finding("errors", of(errors, "error")))) }
}

/// A sentence of a scenario that did not come true.
struct Untrue {
    file: String,
    line: usize,
    title: String,
    message: String,
}

fn test(directory: &Path, as_json: bool, jurisdictions: &Jurisdictions) -> Outcome {
    let checked = check_folder(&packs::folder(directory)?.files, jurisdictions).map_err(|findings| {
        let first = findings.first().map(|found| in_folder(directory, found).to_string()).unwrap_or_default();
        Failure::finding("errors", format!("{first}\nthe pack cannot be used"))
            .remedy("`throughline pack check` lists everything")
    })?;
    let failures = run_scenarios(&checked, jurisdictions);
    let passed = checked.scenarios.len() - failures.len();
    if as_json {
        let listed: Vec<_> = failures
            .iter()
            .map(|untrue| {
                let file = directory.join(&untrue.file).display().to_string();
                json!({ "file": file, "line": untrue.line, "title": untrue.title, "message": untrue.message })
            })
            .collect();
        super::print_json(&json!({ "passed": passed, "failed": failures.len(), "failures": listed }));
    } else {
        for (name, scenario) in &checked.scenarios {
            let file = file_of(name);
            match failures.iter().find(|untrue| untrue.file == file) {
                None => say!("ok      {}", scenario.title),
                Some(untrue) => {
                    say!("FAILED  {}", untrue.title);
                    say!(
                        "        {}:{}: {}",
                        directory.join(&untrue.file).display(),
                        untrue.line,
                        untrue.message
                    );
                }
            }
        }
        say!("{passed} passed, {} failed", failures.len());
    }
    if failures.is_empty() {
        Ok(())
    } else {
        Err(ended(as_json, Failure::finding("untrue", of(failures.len(), "scenario") + " not true")))
    }
}

fn run_scenarios(checked: &Checked, jurisdictions: &Jurisdictions) -> Vec<Untrue> {
    checked
        .scenarios
        .iter()
        .filter_map(|(name, story)| {
            let named = story.jurisdiction(&checked.pack.manifest);
            let (offset, message) = match named.map(|named| (named, jurisdictions.get(named))) {
                Some((_, Some(jurisdiction))) => {
                    let failure = scenario::run(&checked.pack, story, jurisdiction).err()?;
                    (failure.offset, failure.to_string())
                }
                Some((named, None)) => (0, format!("there is no jurisdiction `{named}`")),
                None => (0, "name the `jurisdiction` of the story; its pack is for any".to_owned()),
            };
            let file = file_of(name);
            let (line, _) = position(checked.files.get(&file).unwrap_or_default(), offset);
            Some(Untrue { file, line, title: story.title.clone(), message })
        })
        .collect()
}

fn file_of(scenario: &str) -> String {
    format!("scenarios/{scenario}.toml")
}

/// The finding with a path that an editor can open from where the command was run.
fn in_folder(directory: &Path, finding: &Finding) -> Finding {
    Finding { file: directory.join(&finding.file).display().to_string(), ..finding.clone() }
}

fn finding_as_json(directory: &Path, finding: &Finding) -> serde_json::Value {
    json!({
        "file": directory.join(&finding.file).display().to_string(),
        "line": finding.line,
        "column": finding.column,
        "severity": finding.severity.code(),
        "message": finding.message,
        "remedy": finding.remedy,
    })
}

/// What was found stands in the JSON object already, where one was asked for.
fn ended(as_json: bool, failure: Failure) -> Failure {
    if as_json { failure.answered() } else { failure }
}

/// "1 error", "2 errors".
fn of(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
