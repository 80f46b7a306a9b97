//! What all tests share: the one builder of sites, the one way to run the program, and how expectations are held.

#![allow(dead_code, reason = "each test binary takes what it needs")]

pub mod cases;
pub mod csv;
pub mod expect;
pub mod html;
pub mod in_memory;
pub mod let_go;
pub mod papers;
pub mod program;
pub mod report;
pub mod samples;
pub mod schema;
pub mod seeds;
pub mod site;
