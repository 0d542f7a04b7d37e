//! The use cases, each on the engine that the environment names.

mod clock;
