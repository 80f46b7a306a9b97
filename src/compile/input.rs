//! Everything that the bytes of a site depend on, and how its sources are read again.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::text::date::Date;
use crate::text::lang::Bilingual;
use crate::tree::Digest;
use crate::tree::RelPath;
use crate::tree::Tree;

/// Reads the bytes of a file again that must have a digest; none where it has other bytes now, or is away.
pub type ReadAgain = dyn Fn(&RelPath, Digest) -> Option<Vec<u8>> + Send + Sync;

/// Everything that the bytes of a site depend on.
#[derive(Clone)]
pub struct Input {
    /// The sources. Bytes of notices and articles need not be held: they are read again for each visit.
    pub tree: Arc<Tree>,
    /// Files of the built-in theme by path: `templates/notice.html`, `static/css/site.css`.
    pub built_in: Arc<BTreeMap<String, Vec<u8>>>,
    /// The day at which overdue and days open are computed, where it was given.
    pub as_of: Option<Date>,
    /// Reads the sources whose bytes are not held.
    pub read_again: Arc<ReadAgain>,
}

/// A source has other bytes than when the run began, or is away: nothing that was made of it so far holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceChanged {
    /// The source.
    pub path: RelPath,
}

impl SourceChanged {
    /// What happened, and what helps.
    pub fn words(&self) -> Bilingual {
        let path = &self.path;
        Bilingual {
            zh: format!("{path} 在运行中被改动或删除，请等文件保存好后再运行一次。"),
            en: format!("{path} was changed or removed during the run; run again when it is saved."),
        }
    }
}

impl Input {
    /// An input whose sources are all held.
    pub fn held(tree: Arc<Tree>, built_in: Arc<BTreeMap<String, Vec<u8>>>, as_of: Option<Date>) -> Input {
        Input { tree, built_in, as_of, read_again: Arc::new(|_, _| None) }
    }

    /// The bytes of a source. What is not in the tree has none.
    pub fn bytes(&self, path: &RelPath) -> Result<Cow<'_, [u8]>, SourceChanged> {
        let changed = || SourceChanged { path: path.clone() };
        let file = self.tree.get(path.as_str()).ok_or_else(changed)?;
        match &file.bytes {
            Some(bytes) => Ok(Cow::Borrowed(bytes)),
            None => (self.read_again)(path, file.digest).map(Cow::Owned).ok_or_else(changed),
        }
    }

    /// The text of a file of the tree, if it is text and can be read; held ones always can.
    pub fn text(&self, path: &RelPath) -> Option<String> {
        String::from_utf8(self.bytes(path).ok()?.into_owned()).ok()
    }
}
