//! The program as it is run: its commands, what they say, and the one writer of all they write.

#[path = "../support/mod.rs"]
mod support;

mod approve;
mod command;
mod export;
mod output;
mod publish;
mod review;
