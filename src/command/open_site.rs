//! A site's folder, read and compiled under the default theme.

use std::path::Path;
use std::sync::Arc;

use super::Exit;
use super::environment;
use super::say::complain;
use super::show_faults;
use super::theme;
use crate::compile::Compiled;
use crate::compile::Input;
use crate::compile::Memo;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Lang;
use crate::diagnostic::limit::LIMITS;
use crate::edge;
use crate::edge::Failure;
use crate::edge::Keep;
use crate::edge::SourceReader;
use crate::model::Id;
use crate::text::date::Date;
use crate::text::lang::Bilingual;
use crate::tree::SourceChanged;

/// A site as it stands in its folder.
pub struct Opened {
    /// Its files, and how they are read again.
    pub input: Input,
    /// What they come to.
    pub compiled: Compiled,
    /// The files that were passed over.
    pub skipped: Vec<Diagnostic>,
}

impl Opened {
    /// Every fault that was found on reading.
    pub fn faults(&self) -> Vec<Diagnostic> {
        self.compiled.faults().iter().chain(&self.skipped).cloned().collect()
    }
}

/// The days that somebody named.
#[derive(Clone, Copy, Debug)]
pub struct Days {
    /// At which days are counted.
    pub as_of: Option<Date>,
    /// By which embargoes have ended.
    pub day: Option<Date>,
}

/// Reads and compiles the site in a folder, at these days. Bodies are read again from the folder, file by file.
pub fn open(root: &Path, Days { as_of, day }: Days, memo: &Arc<Memo>) -> Result<Opened, Failure> {
    let mut reader = edge::Reader::new(root, LIMITS.source_bytes).keeping(Keep::Left);
    let (tree, skipped) = reader.read()?;
    let input = Input {
        tree: Arc::new(tree),
        built_in: Arc::new(theme::built_in()),
        as_of,
        day,
        today: environment::today(),
        again: Some(Arc::new(SourceReader::new(root, LIMITS.source_bytes))),
    };
    let compiled = Compiled::to_be_checked(input.clone(), memo).map_err(|source| changed(root, &source))?;
    Ok(Opened { input, compiled, skipped: show_faults::skipped(&skipped) })
}

/// A source that was changed during the run, as a failure with its place.
pub fn changed(root: &Path, source: &SourceChanged) -> Failure {
    Failure::changed(root.join(source.path.as_str()))
}

/// Says that there is no such notice.
pub fn no_such_notice(id: &Id, near: Option<Id>, lang: Lang) -> Exit {
    let (zh, en) = match near {
        Some(near) => (format!("；是不是想写“{near}”？"), format!("; did you mean `{near}`?")),
        None => ("。".to_owned(), ".".to_owned()),
    };
    let words = Bilingual {
        zh: format!("没有标识为“{id}”的通报{zh}"), en: format!("there is no notice `{id}`{en}")
    };
    complain(words, lang);
    Exit::USAGE
}
