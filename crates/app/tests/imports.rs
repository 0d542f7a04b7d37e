//! Release lists, from the file to the caseload.

#[path = "imports/corrections.rs"]
mod corrections;
#[path = "imports/lists.rs"]
mod lists;
#[path = "imports/service.rs"]
mod service;
#[path = "imports/shared.rs"]
mod shared;
#[path = "imports/uploads.rs"]
mod uploads;
