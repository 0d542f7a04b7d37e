//! `throughline import`

use std::{
    fs,
    io::{BufRead as _, IsTerminal as _, Write as _},
    path::{Path, PathBuf},
};

use jiff::civil::Date;
use serde_json::json;
use throughline_app::{
    Cx,
    import::{self, Fault, Imported, List, ListDay, SourceError, SourceText},
    operations,
};
use throughline_domain::roster::Reason;

use crate::{
    config::Config,
    outcome::{Failure, Outcome},
    packs,
    progress::Progress,
    terminal::{ask, say, tell},
    world,
};

const HELP: &str = "\
Examples:
  throughline import list_2026-11-02.csv --source sources/ca.toml --dry-run
  throughline import list_2026-11-02.csv --source sources/ca.toml --rejects rejected.csv
  throughline import rejected.csv --source sources/ca.toml --as-of 2026-11-02
  throughline import list.xlsx --source sources/ca.toml --as-of 2026-11-02 --json

Exit codes:
  0  every row is in its place; rejected rows are no failure
  1  another list of this source is being imported, or another process went on with this one
  2  the list or the source cannot be read, or a newer list was imported and --older is missing
  3  the database cannot be reached, is damaged or is not migrated
  4  a fault of the program or of the machine; the same file takes the import on";

/// Import a release list
///
/// Every row is exactly one of new, changed, unchanged or rejected. Rejected rows are normal and
/// keep their reason: correct them on screen, or take them with --rejects, correct them there and
/// import that file. The same file twice changes nothing; an import that was cut short goes on
/// when the same file is imported again. Nobody is released by an import: people who are no longer
/// on a list that should name them are a question to the prison.
///
/// Works on a freshly migrated database: the source names its agency, jurisdiction and
/// establishments. In the ledger, the actor is the operator. Rejected rows are no failure: the
/// exit code is 0.
#[expect(clippy::struct_excessive_bools, reason = "each is an option of the command line")]
#[derive(Debug, clap::Args)]
#[command(after_help = HELP)]
pub struct Args {
    /// The list: CSV or XLSX, as the source describes it
    file: PathBuf,

    /// The source: how this system's export is read
    #[arg(long, value_name = "SOURCE.toml")]
    source: PathBuf,

    /// The day the list was made; without it, the date in the file's name, else today. A name that
    /// says an impossible day is refused, and so is a day more than two weeks ahead
    #[arg(long, value_name = "YYYY-MM-DD")]
    as_of: Option<Date>,

    /// Read and judge every row, and save nothing
    #[arg(long)]
    dry_run: bool,

    /// Write the rejected rows, as they came and with their reasons, to this file
    #[arg(long, value_name = "OUT.csv")]
    rejects: Option<PathBuf>,

    /// Import although a newer list of this source was imported before, without asking
    #[arg(long)]
    older: bool,

    /// Import although the list's day lies more than two weeks ahead
    #[arg(long)]
    ahead: bool,

    /// Print one JSON object: rows, new, changed, unchanged, gone, rejected, warnings (numbers of
    /// rows, gone: of people), and reasons (reason code to rows; their sum is rejected)
    #[arg(long)]
    pub json: bool,
}

/// Imports the list and prints what became of its rows.
pub fn run(args: &Args, config: &Config) -> Outcome {
    let text = read_source(&args.source)?;
    let bytes = fs::read(&args.file).map_err(|error| Failure::file(&args.file, &error))?;
    let cx = Cx::operator(world::open(config)?);
    let day = ListDay { as_of: args.as_of, ahead_is_fine: args.ahead };
    let read = || List::read(&cx, text.clone(), &bytes, &name_of(&args.file), day);
    let list = read().map_err(|fault| failure(&args.file, fault))?;
    // Opened before anything is imported: a folder that is not there is better known now.
    let mut rejects = args.rejects.as_deref().map(create).transpose()?;

    let done = if args.dry_run {
        import::preview(&cx, &list)
    } else {
        packs::install(config, &cx)?.iter().for_each(|line| tell!("{line}"));
        match go(&cx, list, args.older) {
            Err(Fault::Older { list, newest }) if asks(args) && confirmed(list, newest) => {
                go(&cx, read().map_err(|fault| failure(&args.file, fault))?, true)
            }
            done => done,
        }
    };
    let done = done.map_err(|fault| failure(&args.file, fault))?;
    if let Some(newer) = done.newer {
        tell!("A newer list, of {newer}, was imported before; to import this older one, add --older.");
    }
    if !args.dry_run {
        operations::checkpoint(&cx)?;
    }
    if let (Some(file), Some(path)) = (&mut rejects, &args.rejects) {
        file.write_all(&done.rejects).map_err(|error| Failure::file(path, &error))?;
    }
    if args.json {
        super::print_json(&as_json(&done));
    } else {
        print(args, &done);
    }
    Ok(())
}

fn go(cx: &Cx, list: List, older_is_fine: bool) -> Result<Imported, Fault> {
    let mut progress = Progress::new("rows");
    import::import(cx, list, older_is_fine, &mut |done, total| progress.at(done, total))
}

fn read_source(path: &Path) -> Result<SourceText, Failure> {
    let toml = fs::read_to_string(path).map_err(|error| Failure::file(path, &error))?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let beside = |name: &str| fs::read_to_string(folder.join(name));
    let (text, _) = SourceText::read(toml, &path.display().to_string(), &beside)
        .map_err(|error| source_failure(&error))?;
    Ok(text)
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn create(path: &Path) -> Result<fs::File, Failure> {
    fs::File::create(path).map_err(|error| Failure::file(path, &error))
}

/// A script is never asked.
fn asks(args: &Args) -> bool {
    !args.json && std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

fn confirmed(list: Date, newest: Date) -> bool {
    ask(format_args!(
        "This list is of {list}; one of {newest} was imported before. Import the older one? [y/N] "
    ));
    let mut answer = String::new();
    std::io::stdin().lock().read_line(&mut answer).is_ok()
        && matches!(answer.trim().to_lowercase().as_str(), "y" | "yes")
}

fn source_failure(error: &SourceError) -> Failure {
    Failure::usage("source", error.to_string())
        .remedy("correct the source; docs/SOURCES.md explains every line of it")
}

fn failure(file: &Path, fault: Fault) -> Failure {
    match fault {
        Fault::File(error) => Failure::usage("list", format!("{}: {error}", file.display()))
            .remedy("see that this is the right file, and the right source for it; nothing was imported"),
        Fault::Older { .. } => Failure::usage("older_list", format!("{fault}; nothing was imported"))
            .remedy("if going back is meant: --older"),
        Fault::NoSuchDay { .. } => Failure::usage("no_such_day", format!("{fault}; nothing was imported"))
            .remedy("say which day it is: --as-of YYYY-MM-DD"),
        Fault::Ahead { .. } => Failure::usage("list_ahead", format!("{fault}; nothing was imported"))
            .remedy("say which day it is with --as-of YYYY-MM-DD, or --ahead if it is meant"),
        Fault::Source(error) => source_failure(&error),
        Fault::UnknownJurisdiction(_) => Failure::usage("jurisdiction", fault.to_string()).remedy(
            "correct `jurisdiction` in the source, or add the jurisdiction: [jurisdictions] directory",
        ),
        Fault::ForeignSource(_) => Failure::usage("foreign_source", fault.to_string())
            .remedy("change `id` in the source to one that no other agency uses"),
        Fault::Busy { .. } => Failure::finding("busy", fault.to_string()).remedy("try again when it is done"),
        Fault::TakenOver => {
            Failure::finding("taken_over", fault.to_string()).remedy("nothing; it goes on there")
        }
        Fault::App(error) => error.into(),
    }
}

fn as_json(done: &Imported) -> serde_json::Value {
    let counts = &done.counts;
    json!({
        "rows": counts.rows,
        "new": counts.new,
        "changed": counts.changed,
        "unchanged": counts.unchanged,
        "gone": counts.gone,
        "rejected": counts.rejected,
        "warnings": counts.warnings,
        "reasons": counts.reasons,
    })
}

fn print(args: &Args, done: &Imported) {
    let counts = &done.counts;
    let what = if args.dry_run { "nothing was saved" } else { "imported" };
    say!("{}, list of {}: {what}", args.file.display(), done.list_date);
    if done.resumed {
        say!("An import that had been cut short was taken on; the numbers are those of the whole list.");
    }
    say!();
    say!("{:>7}  rows", counts.rows);
    for (number, name) in [
        (counts.new, "new"),
        (counts.changed, "changed"),
        (counts.unchanged, "unchanged"),
        (counts.rejected, "rejected"),
    ] {
        say!("{number:>7}    {name}");
    }
    say!("{:>7}  warnings", counts.warnings);
    say!("{:>7}  no longer on the list", counts.gone);
    if counts.rejected > 0 {
        say!("\nRejected rows, by reason:");
        for (code, rows) in &counts.reasons {
            say!("{rows:>7}  {code}: {}", Reason::from_code(code).map_or("", explain));
        }
    }
    next_steps(args, done);
}

fn next_steps(args: &Args, done: &Imported) {
    let mut steps = Vec::new();
    if args.dry_run {
        steps.push("run the same command without --dry-run".to_owned());
    }
    if done.counts.rejected > 0 {
        steps.push(match &args.rejects {
            Some(path) => format!(
                "correct the rows in {} and import that file, or correct them on screen",
                path.display()
            ),
            None => "correct the rejected rows on screen, or run again with --rejects OUT.csv".to_owned(),
        });
    }
    if done.counts.gone > 0 {
        steps.push("answer for those no longer on the list: released, still here, or elsewhere".to_owned());
    }
    if !steps.is_empty() {
        say!("\nWhat to do next:");
        for step in &steps {
            say!("  - {step}");
        }
    }
}

fn explain(reason: Reason) -> &'static str {
    match reason {
        Reason::ShortRow => "the row has fewer cells than the heading",
        Reason::LongRow => "the row has more cells than the heading",
        Reason::UnreadableText => "characters that no text has; the encoding may be another",
        Reason::UnclosedQuote => "a quotation mark opens and does not close; remove it",
        Reason::CellTooLong => "a cell longer than anything a list says; shorten it",
        Reason::NoIdentifier => "the key is empty",
        Reason::NameMissing => "a required part of the name is empty",
        Reason::RequiredMissing => "a required field is empty",
        Reason::ValueUnknown => "a required field holds a value that the source does not explain",
        Reason::DateUnreadable => "not a date in any form that the source names",
        Reason::DateImpossible => "there is no such day",
        Reason::DateImplausible => {
            "a day too far away to be true; if it stands for \"no date\", name it in no_date"
        }
        Reason::BirthInFuture => "born after the list's date",
        Reason::ReleaseLongPast => "the release lies more than a year before the list's date",
        Reason::ReleaseBeforeAdmission => "released before admitted",
        Reason::ReleaseDateRequired => "no release date, and the legal status needs one",
        Reason::KeyOnTwoPeople => "one key on two different people",
        Reason::ContradictingRows => "two rows of one person that say different things",
        Reason::KeyKnownOnOtherPerson => "the key is known on a different person",
    }
}
