//! Approvals: what they are bound to, which entries count, and what voids them.

mod bad_forms;
mod bound_site;
mod digest_laws;
mod flips;
mod steps;
