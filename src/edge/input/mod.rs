//! What comes in: the folder of a site, papers that people bring, and what changed since.

pub(super) mod folder;
pub(super) mod foreign;
mod picture_size;
mod site_walk;
pub(super) mod skipped;
pub(super) mod source_file;
pub(super) mod stamp;
pub(super) mod watch;
