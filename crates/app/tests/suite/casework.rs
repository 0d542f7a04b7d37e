//! What a worker does with a case: the plan, needs, notes, documents, handovers, My people.

mod document;
mod handover;
mod my_people;
mod need;
mod note;
mod plan;
mod region;
