//! Probabilistic record linkage after Fellegi and Sunter: which records are of one person.
//!
//! No input and output, no clock, no randomness but a seed that is an argument.
//!
//! - [`layout`]: which column says what ([`role`]); [`register`]: records in memory;
//! - [`value`], [`spelling`], [`compare`]: one cell in the form in which it is compared, and how;
//! - [`model`]: levels of agreement and their weights; [`link`] estimates them and weighs all pairs
//!   that [`block`] and [`candidates`] find; [`cluster`] puts records together;
//! - [`evidence`]: one record against another, with what each field adds.

mod agreement;
pub mod block;
pub mod candidates;
mod chance;
pub mod cluster;
pub mod compare;
pub mod distance;
pub mod evidence;
mod kin;
pub mod layout;
pub mod link;
pub mod model;
pub mod register;
pub mod role;
pub mod spelling;
mod train;
pub mod value;
