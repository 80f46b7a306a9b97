//! A source takes its id from its name, and one that is where nothing reads it is named.

use std::collections::BTreeMap;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::diagnostic::codes::sources as faults;
use crate::model::Id;
use crate::tree::RelPath;

/// Takes a file whose name without its ending is an id.
pub(super) fn named(
    file: &str,
    endings: &[&str],
    path: &RelPath,
    list: &mut BTreeMap<Id, RelPath>,
    found: &mut Vec<Diagnostic>,
) {
    let Some((stem, _)) = file.rsplit_once('.').filter(|(_, ending)| endings.contains(ending)) else {
        return found.push(stray(path));
    };
    match Id::new(stem) {
        Some(id) => claim(id, path, list, found),
        None => found.push(fault(&faults::FILE_NAME, path, file)),
    }
}

/// Takes a file for an id, unless another has it.
pub(super) fn claim(id: Id, path: &RelPath, list: &mut BTreeMap<Id, RelPath>, found: &mut Vec<Diagnostic>) {
    match list.get(&id) {
        Some(other) => {
            found.push(fault(&faults::SAME_ID, path, id.as_str()).also(Span::new(other, 0, 0)));
        }
        None => {
            list.insert(id, path.clone());
        }
    }
}

/// A fault at the beginning of a file.
pub(super) fn fault(code: &'static Code, path: &RelPath, found: &str) -> Diagnostic {
    Diagnostic::new(code, Span::new(path, 0, 0)).with("found", found)
}

/// A fault for a file that nothing reads.
pub(super) fn stray(path: &RelPath) -> Diagnostic {
    let zh =
        "通报放进 content/notices/，文章放进 content/articles/，页面放进 content/pages/，法院放进 content/organs/。";
    let en = "Notices go to content/notices/, articles to content/articles/, pages to content/pages/, courts to content/organs/.";
    fault(&faults::STRAY_FILE, path, path.as_str()).with("suggestion", zh).with("suggestion_en", en)
}
