//! Proofs over the sharing policies: what must hold for every request there can be.
//!
//! A test tries some requests; a proof covers all of them. Policies are compiled to formulas (Cedar's
//! symbolic compiler), and a solver of satisfiability modulo theories is asked for a request that
//! breaks a [`guarantee`]. That there is none is the proof; if there is one, it is told as a [`story`].
//!
//! The solver is a process of its own (`scripts/solver.sh` installs one). What the proofs cover, and
//! what not, stands in `docs/SECURITY.md`.

pub mod guarantee;
mod prover;
mod rewrite;
mod story;

pub use guarantee::{GUARANTEES, Guarantee};
pub use prover::{Error, Outcome, Prover, Shown, Solver, Subject, of_pack};
pub use story::Story;
