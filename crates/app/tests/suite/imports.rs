//! Release lists, from the file to the caseload.

mod corrections;
mod lists;
mod prison;
mod shared;
mod uploads;
