//! Who may see what: the whole matrix, the rules of reading it, and the fast path against the naive one.

mod forms;
mod matrix;
mod naive;
mod profiles;
mod rules;
mod stage;
