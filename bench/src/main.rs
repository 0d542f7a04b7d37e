//! `throughline-bench`: measures the built program under load. See `bench/README.md`.
//!
//! Everything is a ratio within one run: the server's processor time over that of the bare statements,
//! on the same rows, with as many writes to a commit. Absolute numbers say as much about the machine.

mod import;
mod load;
mod pages;
mod reference;
mod report;

use std::{path::PathBuf, time::Duration};

use clap::{Parser, Subcommand};
use throughline_bench::{Outcome, fill, known, now, program, region, statements};

use crate::{
    load::{Ask, Operation},
    pages::Plan,
    program::Program,
    region::Region,
    report::Report,
};

#[derive(Parser)]
#[command(about)]
struct Arguments {
    #[command(subcommand)]
    command: Act,
}

#[derive(Subcommand)]
enum Act {
    /// Measure, and write the table and its JSON
    Run {
        /// The built program
        #[arg(long, default_value = "target/release/throughline")]
        program: PathBuf,
        /// So many people; several times for several sizes
        #[arg(long, default_values_t = [10_000, 100_000])]
        people: Vec<u64>,
        /// How long each operation is kept up, in seconds
        #[arg(long, default_value_t = 8.0)]
        seconds: f64,
        /// Rows of the list that is imported; none skips it
        #[arg(long, default_value_t = 10_000)]
        import: u64,
        /// Where filled databases are kept
        #[arg(long, default_value = "target/bench")]
        cache: PathBuf,
        /// Only these operations
        #[arg(long, value_enum)]
        only: Vec<Operation>,
        /// Where the table is written
        #[arg(long, default_value = "bench/results")]
        out: PathBuf,
        /// The name of its files
        #[arg(long, default_value = "bench")]
        name: String,
    },
    /// Fill a database and keep it
    Fill {
        /// The built program
        #[arg(long, default_value = "target/release/throughline")]
        program: PathBuf,
        /// So many people
        #[arg(long)]
        people: u64,
        /// Where it is kept
        #[arg(long, default_value = "target/bench")]
        cache: PathBuf,
    },
    /// Put load on a server; started by `run` as a process of its own
    Load {
        /// Where the server listens
        #[arg(long)]
        address: String,
        /// What is done
        #[arg(long, value_enum)]
        operation: Operation,
        /// People in its database
        #[arg(long)]
        people: u64,
        /// How many do it at the same time
        #[arg(long, default_value_t = 4)]
        connections: u64,
        /// For how long
        #[arg(long)]
        seconds: f64,
    },
}

/// People from whom on there are enough workers to ask again and again whether somebody is known.
const ENOUGH_TO_ASK: u64 = 50_000;

fn main() -> Outcome<()> {
    match Arguments::parse().command {
        Act::Load { address, operation, people, connections, seconds } => {
            let ask = Ask {
                address: &address,
                region: Region { people },
                operation,
                connections,
                lasts: Duration::from_secs_f64(seconds),
                seed: u64::from(std::process::id()),
            };
            println!("{}", serde_json::to_string(&load::load(ask)?)?);
            Ok(())
        }
        Act::Fill { program, people, cache } => {
            let filled = fill::cached(&Program { path: program }, &cache, people)?;
            println!("{}", filled.path.display());
            Ok(())
        }
        Act::Run { program, people, seconds, import, cache, only, out, name } => {
            let program = Program { path: program.canonicalize()? };
            let plan =
                Plan { folder: pages::folder(&cache)?, lasts: Duration::from_secs_f64(seconds), program };
            let report = run(&plan, &people, import, &cache, &only)?;
            report::write(&report, &out, &name)?;
            println!("{}", report::table(&report)?);
            Ok(())
        }
    }
}

fn run(
    plan: &Plan,
    people: &[u64],
    import_rows: u64,
    cache: &std::path::Path,
    only: &[Operation],
) -> Outcome<Report> {
    let wanted = |operation| only.is_empty() || only.contains(&operation);
    let mut report = Report {
        date: now().strftime("%Y-%m-%d").to_string(),
        machine: report::machine(),
        version: plan.program.run(&["--version"])?.trim().to_owned(),
        pages: Vec::new(),
        running: None,
        import: None,
    };
    let sizes = people.len();
    for (index, people) in (1..=sizes).zip(people) {
        let filled = plan.copy(&fill::cached(&plan.program, cache, *people)?)?;
        let operations =
            [Operation::Case, Operation::Caseload, Operation::Note, Operation::Search, Operation::SearchTwo];
        for operation in operations.into_iter().filter(|operation| wanted(*operation)) {
            report.pages.push(plan.measure(&filled, operation, 4)?);
        }
        // A worker may ask 60 times in a quarter of an hour: that takes many workers.
        if wanted(Operation::Known) && *people >= ENOUGH_TO_ASK {
            report.pages.push(plan.measure(&filled, Operation::Known, 1)?);
            report.pages.push(plan.measure(&filled, Operation::Known, 4)?);
        }
        if wanted(Operation::Note) {
            report.pages.push(plan.measure(&filled, Operation::Note, 16)?);
        }
        if index == sizes && import_rows > 0 && only.is_empty() {
            report.running = Some(pages::running(plan, &filled)?);
            report.import = Some(import::measure(plan, &filled, import_rows, 10_000)?);
        }
    }
    Ok(report)
}
