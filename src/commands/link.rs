//! `throughline link`

mod records;

use std::{
    fs,
    io::{BufWriter, Read as _, Write as _},
    path::{Path, PathBuf},
    sync::Mutex,
};

use flate2::read::MultiGzDecoder;
use serde_json::json;
use throughline_app::link::{Done, Fault, File, Pieces, Plan, run as link};

pub use records::run as run_over_records;

use crate::{
    outcome::{Failure, Outcome},
    progress::Progress,
    terminal::{say, tell},
};

const HELP: &str = "\
Examples:
  throughline link people.csv --config people.toml --pairs pairs.csv
  throughline link prison.csv ngo.csv --config map.toml --pairs pairs.csv --clusters clusters.csv --review review.csv
  throughline link people.csv.gz --config people.toml --pairs pairs.csv --save-model model.toml --json
  throughline link more.csv --config people.toml --pairs pairs.csv --model model.toml
  throughline link --records --database sqlite:throughline.sqlite

Exit codes:
  0  done
  2  the mapping, a register or the parameters have to be corrected, or a file cannot be read or written
  4  a fault of the program or of the machine; the same command takes the work on";

/// Find the records of one person in registers
///
/// Reads CSV files (also packed as .gz) with a mapping that says which column says what, estimates
/// from the records themselves how much each field weighs, and writes pairs with their match weight
/// (in bits) and probability. Needs no database and changes none. The same files give the same
/// result, in whatever order their rows stand. A run that was cut short goes on when the same
/// command is given again. docs/LINKAGE.md explains the mapping and the numbers.
///
/// With --records it compares the records of the database with each other instead, and puts pairs
/// that may be one person into the data steward's queue. It joins nobody, and what somebody has
/// decided stays decided.
#[derive(Debug, clap::Args)]
#[command(after_help = HELP)]
pub struct Args {
    /// The registers: CSV files with a heading
    #[arg(required_unless_present = "records", conflicts_with = "records", value_name = "FILE")]
    files: Vec<PathBuf>,

    /// Compare the records of the database (--database) instead of files
    #[arg(long, conflicts_with_all = ["clusters", "review", "model", "save_model"])]
    pub records: bool,

    /// With --records, keep finished pieces of work in this folder until the run is done; the same
    /// command takes them on
    #[arg(long, value_name = "FOLDER", requires = "records")]
    work: Option<PathBuf>,

    /// The mapping: which column says what. The program's own configuration is not read
    #[arg(
        long,
        value_name = "LINKAGE.toml",
        required_unless_present = "records",
        conflicts_with = "records"
    )]
    config: Option<PathBuf>,

    /// Write the pairs here: left_id,right_id,match_weight,probability
    #[arg(long, value_name = "OUT.csv", required_unless_present = "records", conflicts_with = "records")]
    pairs: Option<PathBuf>,

    /// Write the cluster of every record here: record_id,cluster_id
    #[arg(long, value_name = "OUT.csv")]
    clusters: Option<PathBuf>,

    /// Write the pairs that somebody has to look at here, with what speaks for and against each
    #[arg(long, value_name = "OUT.csv")]
    review: Option<PathBuf>,

    /// Weigh with these stored parameters instead of estimating them
    #[arg(long, value_name = "MODEL.toml")]
    model: Option<PathBuf>,

    /// Store the parameters here
    #[arg(long, value_name = "MODEL.toml")]
    save_model: Option<PathBuf>,

    /// Threads that compare; without it, as many as the machine has
    #[arg(long, value_name = "NUMBER")]
    threads: Option<usize>,

    /// Print one JSON object: records, candidates, pairs, expected_matches, missed_by_blocking,
    /// clusters, review, and what became of each blocking rule
    #[arg(long)]
    pub json: bool,
}

impl Args {
    fn threads(&self) -> usize {
        let all = || std::thread::available_parallelism().map(usize::from).ok();
        self.threads.or_else(all).unwrap_or(1).max(1)
    }
}

/// Links the registers and says what was found.
pub fn run(args: &Args) -> Outcome {
    let text = |path: &PathBuf| fs::read_to_string(path).map_err(|error| Failure::file(path, &error));
    let stored = args.model.as_ref().map(text).transpose()?;
    let (Some(mapping), Some(into)) = (&args.config, &args.pairs) else {
        return Err(Failure::usage("command_line", "a mapping and a file for the pairs are needed")
            .remedy("give --config and --pairs, or --records"));
    };
    let plan = Plan::read(&text(mapping)?, stored.as_deref()).map_err(|fault| failure(args, &fault))?;
    let contents = args.files.iter().map(|path| read(path)).collect::<Result<Vec<_>, _>>()?;
    let files: Vec<File<'_>> =
        args.files.iter().zip(&contents).map(|(path, bytes)| File { name: name_of(path), bytes }).collect();
    // Made before the work: a folder that is not there is better known now.
    let pairs = create(into)?;
    let clusters = args.clusters.as_deref().map(create).transpose()?;
    let review = args.review.as_deref().map(create).transpose()?;
    let pieces = Folder::beside(into, &plan.digest(&files))?;
    let done = link(&plan, &files, args.threads(), &pieces).map_err(|fault| failure(args, &fault))?;

    let write = |fault: Fault| failure(args, &fault);
    done.write_pairs(pairs).map_err(write)?;
    if let Some(file) = clusters {
        done.write_clusters(file).map_err(write)?;
    }
    if let Some(file) = review {
        done.write_review(file).map_err(write)?;
    }
    if let Some(path) = &args.save_model {
        let model = done.model().map_err(write)?;
        fs::write(path, model).map_err(|error| Failure::file(path, &error))?;
    }
    pieces.remove();
    if args.json {
        super::print_json(&as_json(&done));
    } else {
        print(args, into, &done);
    }
    // The program ends here. To take millions of values apart one by one first would cost time and give
    // nothing back.
    std::mem::forget(done);
    Ok(())
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let bytes = fs::read(path).map_err(|error| Failure::file(path, &error))?;
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return Ok(bytes);
    }
    let mut unpacked = Vec::new();
    MultiGzDecoder::new(bytes.as_slice())
        .read_to_end(&mut unpacked)
        .map_err(|error| Failure::file(path, &error))?;
    Ok(unpacked)
}

/// The file's name without folder and endings.
fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.trim_end_matches(".gz").trim_end_matches(".csv").to_owned()
}

fn create(path: &Path) -> Result<BufWriter<fs::File>, Failure> {
    fs::File::create(path).map(BufWriter::new).map_err(|error| Failure::file(path, &error))
}

fn failure(args: &Args, fault: &Fault) -> Failure {
    let mapping = args.config.as_deref().unwrap_or(Path::new("")).display();
    match fault {
        Fault::Mapping(_) | Fault::NoRole { .. } | Fault::Field(..) | Fault::Layout(_) => {
            Failure::usage("mapping", format!("{mapping}: {fault}"))
                .remedy("correct the mapping; docs/LINKAGE.md explains every line of it")
        }
        Fault::Model(_) => Failure::usage("model", fault.to_string())
            .remedy("leave --model out, and the parameters are estimated"),
        Fault::File { .. } => Failure::usage("register", fault.to_string())
            .remedy("correct the file, or `id`, [fields] and [format] of the mapping"),
        Fault::Records(_) => Failure::usage("record_id", fault.to_string())
            .remedy("name another column as `id` in the mapping, or correct the file"),
        Fault::Nothing => {
            Failure::usage("no_record", fault.to_string()).remedy("see that these are the files")
        }
        Fault::Write(_) => Failure::usage("write", fault.to_string()).remedy("see that there is room for it"),
    }
}

/// Pieces of a run, in a folder beside its result until it is done.
#[derive(Debug)]
struct Folder {
    path: PathBuf,
    progress: Mutex<Progress>,
}

impl Folder {
    /// Opens the folder of this work, beside its result.
    fn beside(pairs: &Path, digest: &str) -> Result<Self, Failure> {
        let mut name = pairs.file_name().unwrap_or_default().to_os_string();
        name.push(".work");
        Self::open(pairs.with_file_name(name), digest)
    }

    /// Opens a folder of this work. What another work left there is removed.
    fn open(path: PathBuf, digest: &str) -> Result<Self, Failure> {
        let fault = |error: &std::io::Error| Failure::file(&path, error);
        let mark = path.join("work");
        if path.exists() {
            if fs::read_to_string(&mark).is_ok_and(|of| of == digest) {
                tell!("Taking on the work in {}", path.display());
                return Ok(Self { path, progress: Mutex::new(Progress::new("pieces")) });
            }
            if !mark.exists() {
                return Err(Failure::usage("work_folder", format!("{} is in the way", path.display()))
                    .remedy("move it, or write the pairs elsewhere"));
            }
            fs::remove_dir_all(&path).map_err(|error| fault(&error))?;
        }
        fs::create_dir(&path).map_err(|error| fault(&error))?;
        fs::write(&mark, digest).map_err(|error| fault(&error))?;
        Ok(Self { path, progress: Mutex::new(Progress::new("pieces")) })
    }

    fn remove(&self) {
        // What stays is removed by the next run.
        fs::remove_dir_all(&self.path).ok();
    }
}

impl Pieces for Folder {
    fn take(&self, number: usize) -> Option<Vec<u8>> {
        fs::read(self.path.join(number.to_string())).ok()
    }

    /// A piece that cannot be kept is made again by a run that takes the work on.
    fn keep(&self, number: usize, piece: &[u8]) {
        let unfinished = self.path.join(format!("{number}.new"));
        let written = fs::File::create(&unfinished).and_then(|mut file| file.write_all(piece));
        if written.is_ok() {
            fs::rename(unfinished, self.path.join(number.to_string())).ok();
        }
    }

    fn progress(&self, done: usize, of: usize) {
        if let Ok(mut progress) = self.progress.lock() {
            progress.at(done as u64, of as u64);
        }
    }
}

fn as_json(done: &Done) -> serde_json::Value {
    let rules: Vec<serde_json::Value> = done
        .rules()
        .iter()
        .map(|rule| json!({ "rule": rule.rule, "pairs": rule.pairs, "left_out": rule.left_out }))
        .collect();
    json!({
        "records": done.records,
        "short_rows": done.short,
        "candidates": done.candidates(),
        "pairs": done.pairs(),
        "expected_matches": done.expected(),
        "missed_by_blocking": done.missed(),
        "clusters": done.joined(),
        "review": done.in_doubt(),
        "ids_qualified": done.qualified,
        "rules": rules,
    })
}

fn print(args: &Args, into: &Path, done: &Done) {
    for (path, records) in args.files.iter().zip(&done.records) {
        say!("{records:>10}  records of {}", path.display());
    }
    if done.short > 0 {
        say!("{:>10}  of them with fewer cells than their heading; what is missing says nothing", done.short);
    }
    say!("{:>10}  pairs compared", done.candidates());
    say!("{:>10}  pairs written to {}", done.pairs(), into.display());
    say!("{:>10.0}  pairs of one person expected among them", done.expected());
    if let Some(missed) = done.missed() {
        say!("{missed:>10.0}  more that were not compared, as estimated");
    }
    say!("{:>10}  clusters of more than one record", done.joined());
    say!("{:>10}  pairs for somebody to look at", done.in_doubt());
    if done.qualified {
        say!("\nIds stand in more than one file: each is written behind its file's name.");
    }
}
