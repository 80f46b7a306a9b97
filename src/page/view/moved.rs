//! What is shown at a former address.

use serde::Serialize;

use super::view_parts::Link;

/// A page at a former address.
#[derive(Clone, Debug, Serialize)]
pub struct MovedView {
    /// The present address.
    pub to: Link,
}
