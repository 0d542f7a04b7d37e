//! Progress of long work: a bar in a terminal, a plain line at every tenth in a log.

use std::io::IsTerminal as _;

use indicatif::{ProgressBar, ProgressStyle};

/// Shows how far a piece of work is, on standard error.
#[derive(Debug)]
pub struct Progress {
    what: &'static str,
    bar: Option<ProgressBar>,
    last_tenth: u64,
}

impl Progress {
    /// Begins. `what` says what is counted: "rows", "entries".
    pub fn new(what: &'static str) -> Self {
        let bar = std::io::stderr().is_terminal().then(|| {
            let style = ProgressStyle::with_template("{bar:40} {human_pos} of {human_len} {msg}, {eta} left");
            ProgressBar::new(0)
                .with_message(what)
                .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        });
        Self { what, bar, last_tenth: 0 }
    }

    /// Says that `done` of `total` are done.
    pub fn at(&mut self, done: u64, total: u64) {
        if let Some(bar) = &self.bar {
            bar.set_length(total);
            bar.set_position(done);
        } else if let Some(line) = self.line(done, total) {
            crate::terminal::tell!("{line}");
        }
    }

    /// Says that `done` are done, where nobody knows how many there are. A log hears of it when
    /// the work ends.
    pub fn so_far(&self, done: u64) {
        if let Some(bar) = &self.bar {
            bar.set_position(done);
        }
    }

    /// The line for a log, when another tenth is done.
    fn line(&mut self, done: u64, total: u64) -> Option<String> {
        let tenth = (done * 10).checked_div(total)?;
        if tenth <= self.last_tenth {
            return None;
        }
        self.last_tenth = tenth;
        Some(format!("{done} of {total} {}", self.what))
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_gets_one_line_for_every_tenth() {
        let mut progress = Progress { what: "rows", bar: None, last_tenth: 0 };
        let lines: Vec<_> = (0..=1180).filter_map(|done| progress.line(done, 1180)).collect();
        assert_eq!(lines.len(), 10);
        assert_eq!(lines.last().unwrap(), "1180 of 1180 rows");
    }

    #[test]
    fn no_work_is_no_line() {
        let mut progress = Progress { what: "rows", bar: None, last_tenth: 0 };
        assert_eq!(progress.line(0, 0), None);
    }
}
