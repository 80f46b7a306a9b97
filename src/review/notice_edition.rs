//! A notice in one of its editions.

use super::enclosed_files::EnclosedFile;
use crate::model::Contact;
use crate::model::Notice;

/// A notice as it stands in one edition, with what is shown beside its text.
#[derive(Clone, Copy, Debug)]
pub struct NoticeEdition<'n> {
    /// The notice.
    pub notice: &'n Notice,
    /// Whom to reach, as its page shows it: its own block, its court's or the site's.
    pub contact: Option<&'n Contact>,
    /// The files that are published with it.
    pub files: &'n [EnclosedFile],
}
