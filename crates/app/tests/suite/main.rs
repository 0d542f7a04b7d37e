//! The use cases, each on the engine that the environment names.

mod clock;
mod coming_home;
mod involvement;
mod pack;
mod person;
mod region;
