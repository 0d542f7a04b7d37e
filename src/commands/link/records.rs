//! `throughline link --records`: the records of the database, compared with each other.

use serde_json::json;
use throughline_app::{
    Cx,
    link::Pieces,
    matching::{self, Report},
    operations,
};

use super::{Args, Folder};
use crate::{
    config::Config,
    outcome::{Failure, Outcome},
    terminal::say,
    world,
};

/// Compares all records and says what was found.
pub fn run(args: &Args, config: &Config) -> Outcome {
    let world = world::open(config)?;
    let cx = Cx::operator(world.clone());
    let report = matching::run::<Failure>(&cx, args.threads(), |digest| {
        let Some(path) = args.work.clone() else { return Ok(None) };
        let folder = Folder::open(path, digest)?;
        Ok(Some(Box::new(folder) as Box<dyn Pieces>))
    })?;
    if let Some(path) = &args.work {
        // What stays is removed by the next run.
        std::fs::remove_dir_all(path).ok();
    }
    operations::checkpoint(&cx)?;
    if args.json {
        super::super::print_json(&as_json(&report));
    } else {
        print(&report);
    }
    Ok(())
}

fn as_json(report: &Report) -> serde_json::Value {
    json!({
        "records": report.records,
        "candidates": report.candidates,
        "pairs": report.pairs,
        "raised": report.raised,
        "estimated": report.estimated,
        "missed_by_blocking": report.missed,
    })
}

fn print(report: &Report) {
    say!("{:>10}  records", report.records);
    if let Some(candidates) = report.candidates {
        say!("{candidates:>10}  pairs compared");
    }
    if let Some(missed) = report.missed {
        say!("{missed:>10.0}  pairs of one person that were not compared, as estimated");
    }
    if let Some(pairs) = report.pairs {
        say!("{pairs:>10}  pairs of two people's records that may be one person's");
    }
    say!("{:>10}  of them new in the data steward's queue, or weighed anew", report.raised);
    if !report.estimated {
        say!(
            "\nThere are too few records to estimate from: they were compared with the parameters in force."
        );
    }
}
