//! The one explained decision on who may do and see what.
//!
//! [`decide`] turns a request into a [`Permit`] or a [`Denied`] with its reason. A permit cannot
//! be cloned or made elsewhere; the store consumes it to hand out a writer, so nothing is
//! written that was not decided first.

mod decision;
mod disclosure;
mod rules;
pub mod sharing;

pub use decision::{Action, Denied, Permit, Relation, Request, Subject, decide};
pub use disclosure::{Classified, Shown};
