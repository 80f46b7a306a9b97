//! What holds for every paper: understanding it never stops, and what is written of it is all that came.

use tongbao::import;
use tongbao::import::Given;
use tongbao::import::paper::Paper;
use tongbao::model::Id;
use tongbao::model::Notice;
use tongbao::model::block;
use tongbao::source;
use tongbao::tree::RelPath;

/// Imports a paper, prints it, reads it again and compares it with what came.
pub fn hold(paper: &Paper) {
    let imported = import::understand(paper, &Given::default());
    let path = RelPath::new("content/notices/x.md").expect("a path");
    let id = Id::new("x").expect("an id");
    let written = source::print(&Notice::new(id.clone(), path.clone(), imported.head.clone(), imported.body.clone()));
    let (notice, _) = source::notice(id, source::File { path: &path, bytes: written.as_bytes() }, None);
    let shown = block::plain(&notice.body);
    let loss = import::loss(paper, &imported.furniture, &imported.printed_title, &shown, false);
    assert!(loss.is_none(), "{loss:?}\n{written}");
}
