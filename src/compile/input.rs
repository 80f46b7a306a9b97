//! Everything that the bytes of a site depend on, and how its sources are read again.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::text::date::Date;
use crate::tree::ReadAgain;
use crate::tree::RelPath;
use crate::tree::SourceChanged;
use crate::tree::Tree;

/// Everything that the bytes of a site depend on.
#[derive(Clone)]
pub struct Input {
    /// The sources. Bytes of notices and articles need not be held: they are read again for each visit.
    pub tree: Arc<Tree>,
    /// Files of the built-in theme by path: `templates/notice.html`, `static/css/site.css`.
    pub built_in: Arc<BTreeMap<String, Vec<u8>>>,
    /// The day at which overdue and days open are computed, where it was given.
    pub as_of: Option<Date>,
    /// The day by which it is told which embargoes have ended, where it was given.
    pub day: Option<Date>,
    /// Today, where the command knows it: what is said to have been approved later does not count.
    pub today: Option<Date>,
    /// Reads the sources whose bytes are not held; none where all are.
    pub again: Option<Arc<dyn ReadAgain + Send>>,
}

impl Input {
    /// An input whose sources are all held.
    pub fn held(tree: Arc<Tree>, built_in: Arc<BTreeMap<String, Vec<u8>>>, as_of: Option<Date>) -> Input {
        Input { tree, built_in, as_of, day: None, today: None, again: None }
    }

    /// The bytes of a source. One that is not in the tree has changed too.
    pub fn bytes(&self, path: &RelPath) -> Result<Cow<'_, [u8]>, SourceChanged> {
        let changed = || SourceChanged { path: path.clone(), system: None };
        let file = self.tree.get(path.as_str()).ok_or_else(changed)?;
        match (file.bytes(), &self.again) {
            (Some(bytes), _) => Ok(bytes),
            (None, Some(again)) => again.read_again(path, file.digest).map(Cow::Owned),
            (None, None) => Err(changed()),
        }
    }

    /// The text of a file of the tree, if it is text and can be read; held ones always can.
    pub fn text(&self, path: &RelPath) -> Option<String> {
        String::from_utf8(self.bytes(path).ok()?.into_owned()).ok()
    }
}
