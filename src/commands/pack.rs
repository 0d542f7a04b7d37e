//! `throughline pack check | test`

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use clap::Subcommand;
use serde_json::json;
use throughline_app::programme::shipped_jurisdictions;
use throughline_domain::{
    calendar::Jurisdiction,
    programme::{
        check::{Checked, Finding, Severity, check_all},
        pack::PackFiles,
        scenario,
        text::position,
    },
};

use crate::outcome::{Failure, Outcome};

/// Check a programme pack before it is used
///
/// A pack is a folder with pack.toml, its texts and its scenarios. Neither command needs a
/// database. Both exit with 1 if the pack is not in order.
#[derive(Debug, clap::Args)]
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
}

/// Checks or tests the pack.
pub fn run(args: &Args) -> Outcome {
    match &args.command {
        Command::Check { directory, json } => check(directory, *json),
        Command::Test { directory, json } => test(directory, *json),
    }
}

fn check(directory: &Path, as_json: bool) -> Outcome {
    let (pack, findings) = match check_all(&read(directory)?) {
        Ok(Checked { pack, warnings, .. }) => (Some(pack), warnings),
        Err(findings) => (None, findings),
    };
    if as_json {
        let listed: Vec<_> = findings.iter().map(|found| finding_as_json(directory, found)).collect();
        super::print_json(&json!({ "findings": listed }));
    } else {
        for finding in &findings {
            println!("{}", in_folder(directory, finding));
        }
        if let Some(pack) = &pack {
            let manifest = &pack.manifest;
            println!(
                "{} {} can be used ({})",
                manifest.id.as_str(),
                manifest.version,
                of(findings.len(), "warning")
            );
        }
    }
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    if errors == 0 { Ok(()) } else { Err(Failure::Finding(of(errors, "error"))) }
}

/// A sentence of a scenario that did not come true.
struct Untrue {
    file: String,
    line: usize,
    title: String,
    message: String,
}

fn test(directory: &Path, as_json: bool) -> Outcome {
    let files = read(directory)?;
    let checked = check_all(&files).map_err(|findings| {
        let first = findings.first().map(|found| in_folder(directory, found).to_string()).unwrap_or_default();
        Failure::Finding(format!(
            "{first}\nthe pack cannot be used; `throughline pack check` lists everything"
        ))
    })?;
    let jurisdictions = shipped_jurisdictions()?;
    let failures = run_scenarios(&checked, &files, &jurisdictions);
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
                None => println!("ok      {}", scenario.title),
                Some(untrue) => {
                    println!("FAILED  {}", untrue.title);
                    println!(
                        "        {}:{}: {}",
                        directory.join(&untrue.file).display(),
                        untrue.line,
                        untrue.message
                    );
                }
            }
        }
        println!("{passed} passed, {} failed", failures.len());
    }
    if failures.is_empty() {
        Ok(())
    } else {
        Err(Failure::Finding(of(failures.len(), "scenario") + " not true"))
    }
}

fn run_scenarios(
    checked: &Checked,
    files: &PackFiles,
    jurisdictions: &BTreeMap<String, Jurisdiction>,
) -> Vec<Untrue> {
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
            let (line, _) = position(files.get(&file).unwrap_or_default(), offset);
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

/// "1 error", "2 errors".
fn of(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// The text files of a pack's folder, as they would be installed.
fn read(directory: &Path) -> Result<PackFiles, Failure> {
    let mut files = BTreeMap::new();
    collect(directory, directory, &mut files)?;
    Ok(PackFiles(files))
}

fn collect(directory: &Path, root: &Path, into: &mut BTreeMap<String, String>) -> Outcome {
    for entry in fs::read_dir(directory).map_err(|error| Failure::file(directory, &error))? {
        let path = entry.map_err(|error| Failure::file(directory, &error))?.path();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if hidden {
            continue;
        }
        if path.is_dir() {
            collect(&path, root, into)?;
        } else if let Ok(within) = path.strip_prefix(root) {
            let text = fs::read_to_string(&path).map_err(|error| Failure::file(&path, &error))?;
            into.insert(within.to_string_lossy().replace('\\', "/"), text);
        }
    }
    Ok(())
}
