//! What a worker does with a case: the plan, needs, notes, documents, handovers, My people.

mod absence;
mod contact;
mod document;
mod handover;
mod lead;
mod my_people;
mod need;
pub mod note;
mod notice;
mod plan;
mod region;
mod silence;
mod today;
mod workload;
