//! `tongbao publish` and `history`: what is refused, what comes to a target, what the history says, and what runs that die
//! leave.

mod behind_nginx;
mod deaths;
mod ends;
mod file_host;
mod gate;
mod order;
mod published_site;
mod targets;
mod verified;

/// A number that whoever runs the tests may set.
fn number(name: &str, usual: usize) -> usize {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}
