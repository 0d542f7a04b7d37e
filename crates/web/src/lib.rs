//! Throughline in the browser: pages rendered on the server, use cases called, nothing decided.

pub mod assets;
mod auth;
pub mod components;
pub mod errors;
pub mod forms;
pub mod i18n;
pub mod layout;
mod one_thread;
mod packing;
pub mod pages;
pub mod route;
mod said;
mod security;
pub mod server;
pub mod undo;
pub mod visit;

#[cfg(test)]
mod testing;
