//! Release lists: sources, runs, what was last accepted for each key, and findings.

pub mod accepted;
pub mod finding;
pub mod run;
pub mod sample;
pub mod source;
