//! `tongbao serve` as a program: what it answers over the network, whom it refuses, and how it follows a folder.

mod follow;
mod papers;
mod safety;
mod server;
