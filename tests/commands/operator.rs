//! What every test here needs: an empty folder, the program, and what it said.

use std::{
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
};

use serde_json::Value;
use tempfile::TempDir;

/// An empty folder in which commands run, without the environment of whoever runs the tests.
pub struct Operator {
    folder: TempDir,
}

impl Operator {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn writes(&self, file: &str, text: &str) {
        std::fs::write(self.path().join(file), text).expect("a file of the test");
    }

    pub fn runs(&self, arguments: &[&str]) -> Ran {
        self.runs_with(arguments, &[])
    }

    pub fn runs_with(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Ran {
        let mut command = self.command(arguments);
        command.envs(variables.iter().copied());
        Ran(command.output().expect("the program starts"))
    }

    /// The program with these arguments, without the environment of whoever runs the tests.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_throughline"));
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("THROUGHLINE_") {
                command.env_remove(name);
            }
        }
        command.current_dir(self.path()).args(arguments);
        command
    }

    /// Starts what serves until it is ended, and waits until it has printed a line with these words.
    pub fn starts(&self, arguments: &[&str], until: &str) -> Serving {
        let mut child =
            self.command(arguments).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("it starts");
        let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        let mut printed = String::new();
        for line in &mut lines {
            let line = line.expect("a line of text");
            printed.push_str(&line);
            printed.push('\n');
            if line.contains(until) {
                return Serving { child, printed };
            }
        }
        let code = child.wait().expect("it ended").code();
        panic!("it ended with {code:?} before it said {until:?}: {printed}");
    }
}

/// A command that ended.
pub struct Ran(Output);

impl Ran {
    pub fn code(&self) -> i32 {
        self.0.status.code().expect("the program ended by itself")
    }
    pub fn printed(&self) -> String {
        String::from_utf8_lossy(&self.0.stdout).into_owned()
    }
    pub fn said(&self) -> String {
        String::from_utf8_lossy(&self.0.stderr).into_owned()
    }
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.0.stdout).expect("one JSON object and nothing else")
    }
}

/// A server that was started. It is ended when the test is.
pub struct Serving {
    child: Child,
    printed: String,
}

impl Serving {
    pub fn printed(&self) -> &str {
        &self.printed
    }

    /// Asks it to end, as whoever looks after services does, and gives what it ended with.
    #[cfg(unix)]
    pub fn ends(mut self) -> Option<i32> {
        let id = self.child.id().to_string();
        Command::new("kill").args(["-TERM", &id]).status().expect("kill");
        self.child.wait().expect("it ends").code()
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // An error means that it has ended already.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// A file that lies beside the work tree, or nothing: not everybody has the shared lists.
pub fn shared(path: &str) -> Option<PathBuf> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(path);
    if file.exists() {
        return Some(file);
    }
    println!("skipped: {} is not there", file.display());
    None
}

/// A file of the work tree.
pub fn ours(path: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path).display().to_string()
}
