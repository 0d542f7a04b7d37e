//! Throughline in the browser: pages rendered on the server, use cases called, nothing decided.

pub mod assets;
pub mod components;
pub mod i18n;
pub mod layout;
