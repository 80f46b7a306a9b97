//! What is shown at addresses where nothing stands any more: at a former one, and at that of a notice that was taken back.

use serde::Serialize;

use super::view_parts::DateView;
use super::view_parts::Link;

/// A page at a former address.
#[derive(Clone, Debug, Serialize)]
pub struct MovedView {
    /// The present address.
    pub to: Link,
}

/// A notice that was taken back.
#[derive(Clone, Debug, Serialize)]
pub struct TakenBackView {
    /// What it was called; its id where that may not be told.
    pub title: String,
    /// When it was taken back.
    pub on: DateView,
    /// Why.
    pub reason: String,
    /// Whether its text was removed everywhere.
    pub retracted: bool,
    /// Its court, where the site has that.
    pub organ: Option<Link>,
}
