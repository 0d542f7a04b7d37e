//! Measuring pages: load from another process, processor time of the server, and the bare statements in
//! the same run with the same sharing of commits.

use std::{
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use crate::{
    Outcome,
    fill::{self, Filled},
    load::{Load, Operation},
    program::{Program, Server},
    reference::{self, Cost},
};

/// What one operation cost, on one size of database.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Measured {
    /// Its name in the table.
    pub operation: String,
    /// People in the database.
    pub people: u64,
    /// Connections at the same time.
    pub connections: u64,
    /// User and system time of the server for one, in milliseconds.
    pub cpu_ms: f64,
    /// Writes that shared a commit, on the mean.
    pub group: f64,
    /// The bare statements, where there are some.
    pub reference: Option<Cost>,
    /// The server's processor time over that of the bare statements.
    pub ratio: Option<f64>,
    /// What the load generator saw.
    pub load: Load,
}

/// How measuring is done.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The program.
    pub program: Program,
    /// Where files are kept.
    pub folder: PathBuf,
    /// How long each operation is kept up.
    pub lasts: Duration,
}

impl Plan {
    /// A copy of a filled database, to be written to, with sessions that are in use.
    pub fn copy(&self, filled: &Filled) -> Outcome<Filled> {
        let path = self.folder.join("measured.db");
        for ending in ["db-wal", "db-shm"] {
            std::fs::remove_file(path.with_extension(ending)).ok();
        }
        std::fs::copy(&filled.path, &path)?;
        fill::wake_sessions(&path)?;
        Ok(Filled { path, region: filled.region })
    }

    /// The server over a database file.
    pub fn serve(&self, filled: &Filled) -> Outcome<Server> {
        self.program.serve(&crate::program::url(&filled.path), &self.folder.join("server.log"))
    }

    /// Puts load on a server, from another process.
    pub fn load(
        server: &Server,
        filled: &Filled,
        operation: Operation,
        connections: u64,
        lasts: Duration,
    ) -> Outcome<Load> {
        let child = Self::load_command(server, filled, operation, connections, lasts)?.output()?;
        if !child.status.success() {
            return Err(String::from_utf8_lossy(&child.stderr).into_owned().into());
        }
        let load: Load = serde_json::from_slice(&child.stdout)?;
        if load.wrong > 0 {
            let complaint = load.complaint.clone().unwrap_or_default();
            return Err(format!("{operation:?}: {} wrong answers: {complaint}", load.wrong).into());
        }
        Ok(load)
    }

    /// The load generator, ready to be started.
    pub fn load_command(
        server: &Server,
        filled: &Filled,
        operation: Operation,
        connections: u64,
        lasts: Duration,
    ) -> Outcome<Command> {
        let mut command = Command::new(std::env::current_exe()?);
        let name = clap::ValueEnum::to_possible_value(&operation).ok_or("an operation has a name")?;
        command.args(["load", "--address", &server.address, "--operation", name.get_name()]);
        command.args(["--people", &filled.region.people.to_string()]);
        command.args([
            "--connections",
            &connections.to_string(),
            "--seconds",
            &lasts.as_secs_f64().to_string(),
        ]);
        Ok(command)
    }

    /// Measures one operation on a server of its own.
    pub fn measure(&self, filled: &Filled, operation: Operation, connections: u64) -> Outcome<Measured> {
        let server = self.serve(filled)?;
        Self::load(&server, filled, operation, connections, self.lasts / 3)?;
        let before = server.cpu()?;
        let load = Self::load(&server, filled, operation, connections, self.lasts)?;
        let cpu = server.cpu()?.saturating_sub(before);
        let groups = server.stop()?;
        let reference = self.reference(filled, operation, groups.mean())?;
        #[expect(clippy::cast_precision_loss, reason = "counts of a few seconds")]
        let cpu_ms = cpu.as_secs_f64() * 1_000.0 / load.answers.max(1) as f64;
        let measured = Measured {
            operation: name_of(operation).to_owned(),
            people: filled.region.people,
            connections,
            cpu_ms,
            group: groups.mean(),
            ratio: reference.map(|cost| cpu_ms * 1_000.0 / cost.cpu_us),
            reference,
            load,
        };
        eprintln!("{}", crate::report::line(&measured));
        Ok(measured)
    }

    fn reference(&self, filled: &Filled, operation: Operation, group: f64) -> Outcome<Option<Cost>> {
        let lasts = self.lasts / 2;
        Ok(match operation {
            Operation::Case => Some(reference::open_case(filled, lasts, group)?),
            Operation::Caseload => Some(reference::caseload(filled, lasts)?),
            Operation::Note => Some(reference::note(filled, lasts, group)?),
            Operation::Search | Operation::SearchTwo | Operation::Known => None,
        })
    }
}

/// What the table calls an operation.
pub const fn name_of(operation: Operation) -> &'static str {
    match operation {
        Operation::Case => "open a case (25 events) with its ledger entry",
        Operation::Caseload => "caseload page of 25",
        Operation::Note => "create a note, durable",
        Operation::Search => "search by one beginning",
        Operation::SearchTwo => "search by two beginnings",
        Operation::Known => "is this person already known?",
    }
}

/// Readiness and memory of the server.
#[derive(Debug, Clone, Copy, serde::Serialize)]
pub struct Running {
    /// From the start to the first line, on a clean database, in seconds.
    pub ready_s: f64,
    /// The same after a kill in the middle of writing.
    pub ready_after_kill_s: f64,
    /// Anonymous memory after some thousand pages, in bytes.
    pub anonymous_bytes: u64,
}

/// Starts, fills with pages, kills and starts again.
pub fn running(plan: &Plan, filled: &Filled) -> Outcome<Running> {
    let first = plan.serve(filled)?;
    let ready_s = first.ready.as_secs_f64();
    for operation in [Operation::Case, Operation::Caseload] {
        Plan::load(&first, filled, operation, 4, plan.lasts / 2)?;
    }
    let anonymous_bytes = first.anonymous_memory()?;
    let mut notes = Plan::load_command(&first, filled, Operation::Note, 4, Duration::from_secs(20))?;
    let mut notes = notes.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null()).spawn()?;
    std::thread::sleep(plan.lasts / 4);
    first.kill()?;
    notes.wait()?;
    let again = plan.serve(filled)?;
    let ready_after_kill_s = again.ready.as_secs_f64();
    again.stop()?;
    Ok(Running { ready_s, ready_after_kill_s, anonymous_bytes })
}

/// Where a folder for the files of a run is.
pub fn folder(cache: &Path) -> Outcome<PathBuf> {
    let folder = cache.join("run");
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}
