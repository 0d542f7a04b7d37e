//! Release lists, from the file to the caseload.

mod corrections;
mod days;
mod faults;
mod known;
mod lists;
pub mod prison;
mod shared;
mod uploads;
