//! File formats: what other systems export, read without losing or guessing anything.
//!
//! Parsing only: bytes come in as arguments, nothing here opens a file, knows a database or
//! looks at a clock.
//!
//! - [`source`]: a TOML file that explains one system's release list;
//! - [`roster`]: a release list, read by its source into rows that `domain::roster` judges;
//! - [`register`]: a register of people that is linked with others, and what comes out;
//! - [`wizard`]: a first proposal of a source for a file nobody has explained yet.

pub mod date;
pub mod encoding;
pub mod register;
pub mod roster;
pub mod source;
pub mod wizard;
