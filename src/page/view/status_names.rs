//! What statuses are called in addresses and in words.

use crate::model::StatusKind;
use crate::model::meaning::UNSTATED;

/// The key of a status in addresses, classes and data.
pub fn status_key(kind: Option<StatusKind>) -> &'static str {
    kind.map_or(UNSTATED.0, StatusKind::key)
}

/// The plain word for a status.
pub fn status_word(kind: Option<StatusKind>) -> &'static str {
    kind.map_or(UNSTATED.1, StatusKind::word)
}
