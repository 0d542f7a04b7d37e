//! Programmes: one rule book each, as versioned data called a *pack*.
//!
//! A pack is a folder: `pack.toml`, `texts/<language>.ftl`, `scenarios/*.toml`. It is read once
//! ([`check::check`]), and then answers three questions, each in its own file:
//!
//! - [`eligibility`]: is this programme for this person, criterion by criterion?
//! - [`timeline`]: what is due when, as offsets from admission, sentence, planned and actual release?
//! - [`milestone`]: how does each deadline stand, and what happens to all of them when a date moves?
//!
//! [`scenario`] runs the stories that a pack ships with, through the same functions.

pub mod check;
pub mod cited;
pub mod eligibility;
pub mod milestone;
pub mod offset;
pub mod pack;
pub mod scenario;
pub mod schema;
pub mod standards;
pub mod taking_part;
pub mod text;
pub mod timeline;
