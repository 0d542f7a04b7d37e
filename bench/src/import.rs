//! Measuring an import: its rate against bare inserts, its memory, who waits meanwhile, and how long
//! it takes to plan everybody anew whose date moved.

use std::{
    fmt::Write as _,
    fs,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::{
    Outcome,
    fill::{self, Filled, HEADINGS},
    load::{Load, Operation},
    pages::Plan,
    program::status_of,
    reference::{self, Cost},
};

/// People of the list are others than those in the database.
const FIRST: u64 = 50_000_000;

/// How an import went.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Imported {
    /// Rows of the list, all of them new people.
    pub rows: u64,
    /// How long it took, in seconds, with nobody else there.
    pub seconds: f64,
    /// Rows in a second.
    pub per_second: f64,
    /// The bare inserts of such rows.
    pub reference: Cost,
    /// Its rate over that of the bare inserts.
    pub ratio: f64,
    /// The most memory it held, in bytes.
    pub peak_bytes: u64,
    /// Notes saved while such a list was imported.
    pub notes_meanwhile: Load,
    /// How many dates moved, and how long planning anew took.
    pub moved: (u64, f64),
}

/// Measures it.
pub fn measure(plan: &Plan, filled: &Filled, rows: u64, moved: u64) -> Outcome<Imported> {
    let reference = reference::import(filled, plan.lasts / 2)?;
    let (seconds, peak_bytes) = import(plan, filled, FIRST, rows, 0)?;
    let (replanned, _) = import(plan, filled, FIRST, moved.min(rows), 30)?;
    let notes_meanwhile = meanwhile(plan, filled, rows)?;
    #[expect(clippy::cast_precision_loss, reason = "a count of rows")]
    let per_second = rows as f64 / seconds;
    Ok(Imported {
        rows,
        seconds,
        per_second,
        ratio: per_second / reference.per_second,
        reference,
        peak_bytes,
        notes_meanwhile,
        moved: (moved.min(rows), replanned),
    })
}

fn command(plan: &Plan, filled: &Filled, first: u64, rows: u64, later: i64) -> Outcome<Command> {
    let mut text = HEADINGS.to_owned();
    for person in first..first + rows {
        text.write_str(&fill::list_row(person, later))?;
    }
    let list = plan.folder.join("list.csv");
    fs::write(&list, text)?;
    let source = fill::source(&plan.folder)?;
    let mut command = Command::new(&plan.program.path);
    let url = crate::program::url(&filled.path);
    command.arg("import").arg(list).arg("--source").arg(source).args(["--database", &url, "--json"]);
    command.stdout(Stdio::null()).stderr(fs::File::create(plan.folder.join("import.log"))?);
    Ok(command)
}

/// Imports a list; gives how long it took and the most memory.
fn import(plan: &Plan, filled: &Filled, first: u64, rows: u64, later: i64) -> Outcome<(f64, u64)> {
    let mut command = command(plan, filled, first, rows, later)?;
    let begun = Instant::now();
    let mut child = command.spawn()?;
    let mut peak = 0;
    loop {
        // It is gone between the two at the end; what was seen before counts.
        peak = status_of(child.id(), "VmHWM:").unwrap_or(0).max(peak);
        if let Some(status) = child.try_wait()? {
            if !status.success() {
                let said = fs::read_to_string(plan.folder.join("import.log"))?;
                return Err(format!("the import failed: {said}").into());
            }
            return Ok((begun.elapsed().as_secs_f64(), peak));
        }
        thread::sleep(Duration::from_millis(20));
    }
}

/// Notes saved through the server while the command imports another list beside it.
fn meanwhile(plan: &Plan, filled: &Filled, rows: u64) -> Outcome<Load> {
    let server = plan.serve(filled)?;
    let mut import = command(plan, filled, FIRST * 2, rows, 0)?.spawn()?;
    let notes = Plan::load(&server, filled, Operation::Note, 1, plan.lasts);
    import.kill().ok();
    import.wait()?;
    server.stop()?;
    notes
}
