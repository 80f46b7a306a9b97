//! What all tests share.

#![allow(dead_code, reason = "each test binary takes what it needs")]

pub mod cases;
pub mod compiled;
pub mod html;
pub mod report;
pub mod samples;
pub mod schema;
pub mod world;
