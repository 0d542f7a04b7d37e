//! The built program, started to be killed.

use std::{
    fs::{self, File},
    io::{BufRead as _, BufReader},
    net::SocketAddr,
    path::Path,
    process::{Child, Command, Output, Stdio},
};

/// The program with its arguments, without the environment of whoever runs the tests.
pub(crate) fn program(folder: &Path, url: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_throughline"));
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("THROUGHLINE_") {
            command.env_remove(name);
        }
    }
    command.current_dir(folder).args(arguments).env("THROUGHLINE_DATABASE", url);
    command
}

/// Runs a command to its end.
pub(crate) fn ran(folder: &Path, url: &str, arguments: &[&str]) -> Output {
    program(folder, url, arguments).output().expect("the program starts")
}

/// What `verify` says; it must say that the ledger fits.
#[track_caller]
pub(crate) fn ledger_fits(folder: &Path, url: &str) {
    let verified = ran(folder, url, &["verify"]);
    assert!(
        verified.status.success(),
        "{}{}",
        String::from_utf8_lossy(&verified.stdout),
        String::from_utf8_lossy(&verified.stderr)
    );
}

/// A server that listens.
pub(crate) struct Server {
    child: Child,
    pub(crate) address: SocketAddr,
}

impl Server {
    pub(crate) fn start(folder: &Path, url: &str) -> Self {
        let log = folder.join("serve.log");
        let mut child = program(folder, url, &["serve", "--bind", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .stderr(File::create(&log).expect("a log"))
            .spawn()
            .expect("the program starts");
        let mut lines = BufReader::new(child.stdout.take().expect("its output"));
        let mut line = String::new();
        let address = loop {
            line.clear();
            if lines.read_line(&mut line).expect("its output can be read") == 0 {
                break None;
            }
            if let Some((_, address)) = line.trim().split_once("listens on ") {
                break address.trim_start_matches("http://").parse().ok();
            }
        };
        let address = address.unwrap_or_else(|| not_there(&log));
        Self { child, address }
    }

    /// `kill -9`: no handler runs, nothing is flushed.
    pub(crate) fn kill(mut self) {
        self.child.kill().expect("it still ran");
        self.child.wait().expect("it is gone");
    }
}

#[expect(clippy::panic, reason = "a server that does not listen is a failed test")]
fn not_there(log: &Path) -> SocketAddr {
    panic!("the server did not say where it listens: {}", fs::read_to_string(log).unwrap_or_default())
}
