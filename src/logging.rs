//! The log: on standard error, so that what a command prints can be piped.

use std::io::IsTerminal as _;

use tracing_subscriber::EnvFilter;

use crate::config::{Log, LogFormat};

/// Starts the log as the configuration wants it. A second call changes nothing.
pub fn start(log: &Log) {
    // Only our own crates speak below "warn": a driver's debug line may hold a statement's values.
    let filter = EnvFilter::new(format!("warn,throughline={0}", log.level));
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        // A log that nobody reads any more ends neither a command nor a server.
        .log_internal_errors(false)
        .with_ansi(std::io::stderr().is_terminal());
    let started = match log.format {
        LogFormat::Text => builder.compact().try_init(),
        LogFormat::Json => builder.json().flatten_event(true).try_init(),
    };
    // The only error is "already started", which a test that runs two commands meets.
    drop(started);
}
