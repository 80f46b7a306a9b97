//! Papers as import reads them, and the notices that are then built.

use tongbao::import::Imported;
use tongbao::import::paper::Paper;
use tongbao::import::readers;
use tongbao::import::readers::ReadAttempt;
use tongbao::model::Id;
use tongbao::model::Notice;
use tongbao::source;
use tongbao::tree::RelPath;

use super::samples;

/// A paper by the name of its file; none where no reader takes it.
pub fn paper(name: &str, bytes: &[u8]) -> Option<Paper> {
    match readers::read(name, bytes) {
        Ok(ReadAttempt::Paper(paper)) => Some(paper),
        _ => None,
    }
}

/// What an imported paper is written as, and what a build reads of it.
pub fn written(imported: &Imported) -> (String, Notice) {
    let path = RelPath::new("content/notices/a.md").expect("a path");
    let id = Id::new("a").expect("an id");
    let written = source::print(&Notice::new(id, path, imported.head.clone(), imported.body.clone()));
    let (notice, _) = samples::parse(written.as_bytes());
    (written, notice)
}
