//! The program that is measured, as a process of its own: started, asked for its figures, ended.

use std::{
    fs::{self, File},
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use crate::Outcome;

/// Ticks of `/proc/*/stat` in a second, on every Linux there is.
const TICKS: f64 = 100.0;

/// The URL of a database file.
pub fn url(path: &Path) -> String {
    format!("sqlite:{}", path.display())
}

/// The built program.
#[derive(Debug, Clone)]
pub struct Program {
    /// The file.
    pub path: PathBuf,
}

impl Program {
    /// Runs a command to its end and gives what it printed.
    pub fn run(&self, arguments: &[&str]) -> Outcome<String> {
        let done = Command::new(&self.path).args(arguments).output()?;
        if !done.status.success() {
            let said = String::from_utf8_lossy(&done.stderr).into_owned();
            return Err(format!("throughline {}: {said}", arguments.join(" ")).into());
        }
        Ok(String::from_utf8(done.stdout)?)
    }

    /// Imports a list; gives what the program counted.
    pub fn import(&self, database: &Path, list: &Path, source: &Path) -> Outcome<String> {
        let (list, source, url) = (list.display().to_string(), source.display().to_string(), url(database));
        self.run(&["import", &list, "--source", &source, "--database", &url, "--json"])
    }

    /// A name for the schema of this program: the last migration.
    pub fn schema(&self) -> Outcome<String> {
        let scratch = std::env::temp_dir().join(format!("throughline-bench-{}.db", std::process::id()));
        let told = self.run(&["migrate", "--database", &url(&scratch)]);
        for ending in ["db", "db-wal", "db-shm"] {
            fs::remove_file(scratch.with_extension(ending)).ok();
        }
        let last =
            told?.lines().filter_map(|line| line.strip_prefix("applied ")).next_back().map(str::to_owned);
        let last = last.ok_or("the program has no migrations")?;
        Ok(last.split('_').next().unwrap_or_default().to_lowercase())
    }

    /// Serves a database; what it logs goes to `log`.
    pub fn serve(&self, url: &str, log: &Path) -> Outcome<Server> {
        let begun = Instant::now();
        let mut child = Command::new(&self.path)
            .args(["serve", "--bind", "127.0.0.1:0", "--database", url])
            .stdout(Stdio::piped())
            .stderr(File::create(log)?)
            .spawn()?;
        let out = child.stdout.take().ok_or("the server has an output")?;
        let mut lines = BufReader::new(out).lines();
        let address = lines.by_ref().map_while(Result::ok).find_map(|line| {
            line.strip_prefix("Throughline listens on ").map(|address| address.trim().to_owned())
        });
        let Some(address) = address else {
            child.kill().ok();
            child.wait()?;
            return Err(format!("the server did not start: {}", fs::read_to_string(log)?).into());
        };
        // Whoever prints must be listened to.
        std::thread::spawn(move || lines.for_each(drop));
        Ok(Server { child, address, ready: begun.elapsed(), log: log.to_owned() })
    }
}

/// A server that runs; it is stopped when dropped.
#[derive(Debug)]
pub struct Server {
    child: Child,
    /// Where it listens.
    pub address: String,
    /// How long it took until it did.
    pub ready: Duration,
    log: PathBuf,
}

/// How the writer shared its commits.
#[derive(Debug, Clone, Copy, Default)]
pub struct Groups {
    /// Writes.
    pub writes: u64,
    /// Commits.
    pub commits: u64,
}

impl Groups {
    /// Writes per commit, at least one.
    #[expect(clippy::cast_precision_loss, reason = "counts of a few minutes")]
    pub fn mean(self) -> f64 {
        (self.writes as f64 / self.commits.max(1) as f64).max(1.0)
    }
}

impl Server {
    /// User and system time so far, of all threads.
    pub fn cpu(&self) -> Outcome<Duration> {
        cpu_of(self.child.id())
    }

    /// Anonymous memory now, in bytes.
    pub fn anonymous_memory(&self) -> Outcome<u64> {
        status_of(self.child.id(), "RssAnon:")
    }

    /// Ends it as an operator would, and gives what its writer said of its commits.
    pub fn stop(mut self) -> Outcome<Groups> {
        Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status()?;
        self.child.wait()?;
        let log = fs::read_to_string(&self.log)?;
        let figure = |name: &str| -> u64 {
            let line = log.lines().rev().find(|line| line.contains("the writer ends")).unwrap_or_default();
            let from = line.split_once(&format!("{name}=")).map_or("", |(_, rest)| rest);
            from.split(|c: char| !c.is_ascii_digit()).next().and_then(|n| n.parse().ok()).unwrap_or(0)
        };
        Ok(Groups { writes: figure("writes"), commits: figure("commits") })
    }

    /// Ends it as a power cut would.
    pub fn kill(mut self) -> Outcome<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// User and system time of a process.
pub fn cpu_of(process: u32) -> Outcome<Duration> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat"))?;
    // The name stands in brackets and may hold anything.
    let after = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let ticks: f64 =
        after.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<f64>().ok()).sum();
    Ok(Duration::from_secs_f64(ticks / TICKS))
}

/// A line of `/proc/*/status` in bytes.
pub fn status_of(process: u32, name: &str) -> Outcome<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
    let kilobytes: u64 = line.split_whitespace().next().and_then(|n| n.parse().ok()).unwrap_or(0);
    Ok(kilobytes * 1_024)
}
