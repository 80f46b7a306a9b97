//! `tongbao serve` as a program: what it answers over the network, whom it refuses, and how it follows a folder.

#[path = "serve/follow.rs"]
mod follow;
#[path = "serve/papers.rs"]
mod papers;
#[path = "serve/safety.rs"]
mod safety;
#[path = "serve/server.rs"]
mod server;
