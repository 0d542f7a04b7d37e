//! The table that people read, and the JSON beside it.

use std::{fmt::Write as _, fs, path::Path};

use crate::{
    Outcome,
    import::Imported,
    pages::{Measured, Running},
};

/// Everything that one run measured.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Report {
    /// The day, and the machine it ran on.
    pub date: String,
    /// The processor, how many cores of it, the memory.
    pub machine: String,
    /// The version of the program.
    pub version: String,
    /// The pages.
    pub pages: Vec<Measured>,
    /// Readiness and memory.
    pub running: Option<Running>,
    /// The import.
    pub import: Option<Imported>,
}

/// Processor, cores and memory of this machine.
pub fn machine() -> String {
    let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
    let cpu = read("/proc/cpuinfo");
    let model = cpu
        .lines()
        .find_map(|line| line.strip_prefix("model name").and_then(|rest| rest.split_once(':')))
        .map_or_else(|| "unknown processor".to_owned(), |(_, model)| model.trim().to_owned());
    let cores = cpu.lines().filter(|line| line.starts_with("processor")).count();
    let memory = read("/proc/meminfo");
    let kilobytes: u64 =
        memory.split_whitespace().nth(1).and_then(|number| number.parse().ok()).unwrap_or_default();
    format!("{model}, {cores} cores, {} GB", kilobytes / 1_000_000)
}

/// One operation in one line of the table.
pub fn line(it: &Measured) -> String {
    let ratio = it.ratio.map_or_else(|| "–".to_owned(), |ratio| format!("{ratio:.1} ×"));
    let bare = it.reference.map_or_else(|| "–".to_owned(), |cost| format!("{:.3} ms", cost.cpu_us / 1_000.0));
    let rate = {
        #[expect(clippy::cast_precision_loss, reason = "a count")]
        let answers = it.load.answers as f64;
        answers / it.load.seconds
    };
    format!(
        "| {} | {} | {} | {:.2} ms | {bare} | {ratio} | {:.1} / {:.1} ms | {rate:.0} | {:.1} |",
        it.operation, it.people, it.connections, it.cpu_ms, it.load.p50, it.load.p99, it.group
    )
}

/// The whole report in Markdown.
pub fn table(report: &Report) -> Outcome<String> {
    let mut text = format!(
        "Measured on {} with version {}: {}; load generator on the same machine.\n\n\
         | Operation | People | Connections | CPU | Bare statements | Ratio | p50 / p99 | A second | Writes a commit |\n\
         |---|---|---|---|---|---|---|---|---|\n",
        report.date, report.version, report.machine
    );
    for it in &report.pages {
        writeln!(text, "{}", line(it))?;
    }
    if let Some(it) = &report.import {
        writeln!(
            text,
            "\nImport of {} rows: {:.0} rows a second, {:.2} of the bare inserts' {:.0}; at most {} MB of memory. \
             A note saved meanwhile: p50 / p99 {:.1} / {:.1} ms. {} moved dates planned anew in {:.1} s.",
            it.rows,
            it.per_second,
            it.ratio,
            it.reference.per_second,
            it.peak_bytes / 1_000_000,
            it.notes_meanwhile.p50,
            it.notes_meanwhile.p99,
            it.moved.0,
            it.moved.1
        )?;
    }
    if let Some(it) = &report.running {
        writeln!(
            text,
            "\n`serve` is ready after {:.2} s on a clean database and {:.2} s after a kill, and holds {} MB of \
             anonymous memory after some thousand pages.",
            it.ready_s,
            it.ready_after_kill_s,
            it.anonymous_bytes / 1_000_000
        )?;
    }
    Ok(text)
}

/// Writes both files.
pub fn write(report: &Report, folder: &Path, name: &str) -> Outcome<()> {
    fs::create_dir_all(folder)?;
    fs::write(folder.join(format!("{name}.json")), serde_json::to_string_pretty(report)?)?;
    fs::write(folder.join(format!("{name}.md")), table(report)?)?;
    Ok(())
}
