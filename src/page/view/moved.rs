//! What is shown at addresses where nothing stands any more: at a former one, and at that of a notice that was taken back.

use serde::Serialize;

use super::view_parts::DateView;
use super::view_parts::Link;
use crate::model::WithdrawnNotice;
use crate::page::Labels;

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

/// What a notice that was taken back is called.
pub fn withdrawn_name(labels: &Labels, of: &WithdrawnNotice) -> String {
    of.title.clone().unwrap_or_else(|| labels.say("withdrawn_untitled", &[("id", &of.id)]))
}
