//! What a worker does with a case: the plan, needs, notes, documents, handovers, My people.

#[path = "casework/document.rs"]
mod document;
#[path = "casework/handover.rs"]
mod handover;
#[path = "casework/my_people.rs"]
mod my_people;
#[path = "casework/need.rs"]
mod need;
#[path = "casework/note.rs"]
mod note;
#[path = "casework/plan.rs"]
mod plan;
#[path = "casework/region.rs"]
mod region;
