//! What comes in: the folder of a site, papers that people bring, and what changed since.

pub(super) mod folder;
pub(super) mod foreign;
pub(super) mod stamp;
pub(super) mod watch;
